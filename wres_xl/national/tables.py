"""The tables of a sheet: columns of White, BME and unknown figures, and the rows of labels beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wres_xl.national.grid import Entry, Grid
from wres_xl.national.headers import Header, read_header, strays
from wres_xl.national.headings import Heading, HeadingReader, combined
from wres_xl.national.labels import ItemLabel, Labels
from wres_xl.standard.groups import COMPARED_GROUPS, Group

_HIGHEST_HEADER = 8
"""How many rows above the groups a header may begin."""

_LEAST_LABELS = 3
"""How many labels between its columns part a table in two."""

_COMPARED = frozenset(map(str, COMPARED_GROUPS))


@dataclass(frozen=True)
class Table:
    """A table. Its `labels` stand to the left of column `first`, its figures in the columns of the header.

    `groups_row` names the groups, and `last_row` is the last row that its header speaks of; `left` and `last`
    are the first and last column that are its own.
    """

    grid: Grid
    groups_row: int
    last_row: int
    left: int
    first: int
    last: int
    labels: tuple[ItemLabel, ...]
    header: Header

    @property
    def place(self) -> str:
        """Where it is, for messages."""
        return f"Sheet '{self.grid.sheet.name}', row {self.groups_row}"

    @property
    def missing_groups(self) -> tuple[Group, ...]:
        """The compared groups that its header does not name."""
        named = {column.heading.group for column in self.header.columns}
        return tuple(group for group in COMPARED_GROUPS if str(group) not in named)


@dataclass(frozen=True)
class _Run:
    """A row's headings of groups, as far as no labels stand between them."""

    row: int
    first: int
    last: int
    groups: frozenset[str]

    def meets(self, other: "_Run") -> bool:
        return self.first <= other.last and other.first <= self.last


class TableFinder:
    """Finds the tables of one sheet."""

    most_headers = 50
    """More rows that name groups than any form has; beyond this a sheet is not read."""

    def __init__(self, grid: Grid, labels: Labels, reader: HeadingReader) -> None:
        self._grid, self._labels, self._reader = grid, labels, reader

    @property
    def has_too_many(self) -> bool:
        """Whether the sheet has more headers than a form."""
        return len(self._named_rows) > self.most_headers

    def tables(self) -> tuple[Table, ...]:
        """All tables that have a label, from the top down."""
        tables: list[Table] = []
        runs = [part for run in self._headers for part in self._parted(run)]
        for run in runs:
            left = 1 + max((other.last for other in runs if self._is_beside(other, run)), default=0)
            limit = min((other.first for other in runs if self._is_beside(run, other)), default=10**6) - 1
            table = self._table(run, left, limit)
            if table:
                tables.append(self._dated(table, tables))
        return tuple(tables)

    def orphans(self, tables: Sequence[Table]) -> tuple[ItemLabel, ...]:
        """Labels that belong to no table, in columns where the labels of tables stand."""
        held = {id(label) for table in tables for label in table.labels}
        columns = {label.entry.column for table in tables for label in table.labels}
        return tuple(
            label
            for label in self._labels.items
            if id(label) not in held
            and label.entry.column in columns
            and not any(label.entry.meets(table.first, table.last) for table in tables)
        )

    @cached_property
    def _named_rows(self) -> tuple[_Run, ...]:
        """The rows that name White or BME."""
        return tuple(run for row in self._grid.rows if (run := self._run(row, self._groups(row))))

    @cached_property
    def _headers(self) -> tuple[_Run, ...]:
        """Those of them that do not merely lead to another one below."""
        return tuple(
            run
            for run in self._named_rows
            if not any(
                run.row < below.row
                and run.meets(below)
                and below.groups >= _COMPARED
                and not self._label_rows(run.row, below.row, 1, max(run.last, below.last))
                for below in self._named_rows
            )
        )

    def _groups(self, row: int) -> list[tuple[Entry, Heading]]:
        headings = [(entry, self._reader.of_entry(entry)) for entry in self._grid.rows[row] if entry.words]
        return [(entry, heading) for entry, heading in headings if heading and heading.group]

    def _run(self, row: int, groups: Sequence[tuple[Entry, Heading]]) -> _Run | None:
        names = frozenset(str(heading.group) for _, heading in groups)
        if not names & _COMPARED:
            return None
        entries = [entry for entry, _ in groups]
        return _Run(row, entries[0].column, max(entry.last_column for entry in entries), names)

    def _parted(self, run: _Run) -> Iterator[_Run]:
        """Tables side by side: a row of groups is parted where labels stand between its columns."""
        end = min(
            (each.row for each in self._headers if each.row > run.row and each.meets(run)), default=10**7
        )
        columns = Counter(
            each.entry.column
            for each in self._labels.items
            if run.row < each.entry.row < end and not each.label.needs_section
        )
        part: list[tuple[Entry, Heading]] = []
        for entry, heading in self._groups(run.row):
            before = part[-1][0].last_column if part else entry.column
            if max((columns[each] for each in range(before + 1, entry.column)), default=0) >= _LEAST_LABELS:
                yield from self._named(run.row, part)
                part = []
            part.append((entry, heading))
        yield from self._named(run.row, part)

    def _named(self, row: int, part: Sequence[tuple[Entry, Heading]]) -> Iterator[_Run]:
        if run := self._run(row, part):
            yield run

    def _is_beside(self, left: _Run, right: _Run) -> bool:
        """Whether `left` stands to the left of `right`, and in rows of its own as well as of the other."""
        if left.last >= right.first:
            return False
        return self._end(left) > right.row and self._end(right) > left.row

    def _end(self, run: _Run) -> int:
        return min(
            (each.row for each in self._headers if each.row > run.row and each.meets(run)), default=10**7
        )

    def _label_rows(self, above: int, below: int, first: int, last: int) -> list[int]:
        """The rows between two others that have a label in the columns from `first` to `last`."""
        return [
            row
            for row, labels in self._labels.by_row.items()
            if above < row < below and any(first <= each.entry.column <= last for each in labels)
        ]

    def _table(self, run: _Run, left: int, limit: int) -> Table | None:
        rows = self._label_rows(run.row, self._end(run), left, run.first - 1)
        if not rows:
            return None
        top = max(
            (run.row - _HIGHEST_HEADER, *(row + 1 for row in self._label_rows(0, run.row, left, run.last)))
        )
        top = max((top, *(each.row + 1 for each in self._headers if each.row < run.row and each.meets(run))))
        zone = [row for row in self._grid.rows if top <= row < rows[0]]
        beyond = (each.entry.column - 1 for each in self._labels.items if each.entry.row > run.row)
        limit = min((limit, *(column for column in beyond if column >= run.last)))
        header = read_header(self._grid, zone, run.first, run.last, limit, self._reader)
        below = (row for row in zone if row > run.row)
        loose = (*strays(self._grid, below, left, run.first, self._reader), *self._between(run))
        header = replace(header, loose=(*header.loose, *loose))
        last = max((run.last, *(column.number for column in header.columns)))
        table = Table(self._grid, run.row, self._end(run) - 1, left, run.first, last, (), header)
        last_row = self._last_row(table, rows)
        labels = tuple(
            each
            for row in rows
            if row <= last_row
            for each in self._labels.by_row[row]
            if left <= each.entry.column and each.entry.last_column < run.first
        )
        return replace(table, last_row=last_row, labels=labels) if labels else None

    def _between(self, run: _Run) -> Iterator[str]:
        """In words, the first label that stands among the groups, where there are too few to part a table."""
        for each in self._labels.items:
            is_among = run.first < each.entry.column < run.last
            if is_among and run.row < each.entry.row < self._end(run) and not each.label.needs_section:
                yield f"{each.entry} stands between the groups"
                return

    def _last_row(self, table: Table, rows: Sequence[int]) -> int:
        """The row above the next heading: what stands below that is no longer said by this header."""
        of_labels = frozenset(rows)
        for row in self._grid.rows:
            if rows[0] < row <= table.last_row and row not in of_labels and self._is_heading(row, table):
                return row - 1
        return table.last_row

    def _is_heading(self, row: int, table: Table) -> bool:
        """Whether a row says something of the columns that their header does not say."""
        columns = {column.number: column.heading for column in table.header.columns}
        unknown: set[str] = set()
        for entry in self._grid.rows[row]:
            over = [columns[number] for number in columns if entry.meets(number, number)]
            if not over or entry.column < table.first or not (entry.words or entry.cell.is_date):
                continue
            heading = self._reader.of_entry(entry)
            if heading is None:
                unknown.add(entry.words)
            elif heading.describes and any(combined((heading, each)) != each for each in over):
                return True
        return len(unknown) > 1

    def _dated(self, table: Table, before: Iterable[Table]) -> Table:
        """A table without years takes those of the one above with the same columns, or of its title."""
        header = table.header
        if header.has_years or not header.columns:
            return table
        for other in before:
            if other.header.groups() == header.groups() and other.header.has_years:
                return replace(table, header=replace(other.header, unclear=header.unclear))
        titles = dict.fromkeys(self._titles(table))
        named = self._reader.of_text(self._grid.sheet.name)
        if not titles and named and named.has_year and not named.group:
            titles = {named: None}
        return replace(table, header=header.of_year(next(iter(titles)))) if len(titles) == 1 else table

    def _titles(self, table: Table) -> Iterator[Heading]:
        """What the lines above a table say of the year."""
        for row in self._grid.rows:
            for entry in self._grid.rows[row] if row < table.groups_row else ():
                heading = self._reader.of_entry(entry)
                if heading and heading.has_year and entry.column <= table.last:
                    yield Heading(year=heading.year, relative=heading.relative, is_bare=heading.is_bare)
