"""The header above a table's columns: its rows of headings put together, column by column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wres_xl.national.addresses import column_letters
from wres_xl.national.grid import Entry, Grid
from wres_xl.national.headings import Heading, HeadingReader, combined
from wres_xl.wording import listed

_WIDEST = 60
"""How many columns beyond the last group a header is followed at the most."""


@dataclass(frozen=True)
class Column:
    """A column of figures and all that is said of it; its heading has a group."""

    number: int
    heading: Heading


@dataclass(frozen=True)
class Header:
    """The columns of a table.

    In words, `unclear` are those that could not be understood. `loose` are those that lack what the others
    have, so that headings which are not merged may be meant for other columns than they stand over.
    """

    columns: tuple[Column, ...]
    unclear: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()

    @property
    def has_years(self) -> bool:
        """Whether its columns tell their years."""
        return any(column.heading.has_year for column in self.columns)

    def groups(self) -> tuple[tuple[int, str | None], ...]:
        """Each column with its group."""
        return tuple((column.number, column.heading.group) for column in self.columns)

    def of_year(self, heading: Heading) -> "Header":
        """The header with the year that another heading tells."""
        dated = (
            replace(
                column,
                heading=replace(
                    column.heading, year=heading.year, relative=heading.relative, is_bare=heading.is_bare
                ),
            )
            for column in self.columns
        )
        return replace(self, columns=tuple(dated))


@dataclass(frozen=True)
class _Row:
    """The headings of a row: what covers each column, in its own cells or by standing to the left of it."""

    covers: Mapping[int, Entry]

    def over(self, columns: Iterable[int]) -> list[Entry | None]:
        return [self.covers.get(column) for column in columns]


def read_header(
    grid: Grid, rows: Sequence[int], first: int, last: int, limit: int, reader: HeadingReader
) -> Header:
    """The header that stands in `rows`, over the groups from column `first` to `last`, and no further than
    the column `limit`.

    A merged heading holds for its columns. Any other holds for those to the right too, up to the next one in
    its row, where a heading below it begins a column of its own, and no further than the headings above it.
    """
    limit = min(limit, last + _WIDEST)
    speaking = [
        row for row in rows if any(_describes(entry, reader) for entry in _from(grid, row, first, limit))
    ]
    between = [row for row in rows if speaking and speaking[0] <= row <= speaking[-1]]
    direct = [_direct(grid, row, first, last, limit, reader) for row in between]
    filled: list[_Row] = []
    for at, own in enumerate(direct):
        below = [
            {column for column, entry in each.items() if _describes(entry, reader)}
            for each in direct[at + 1 :]
        ]
        filled.append(_Row(own | dict(_filled_right(own, below, filled, reader))))
    return _columns(filled, reader)


def _from(grid: Grid, row: int, first: int, limit: int) -> Iterator[Entry]:
    return (entry for entry in grid.rows.get(row, ()) if entry.meets(first, limit))


def _describes(entry: Entry, reader: HeadingReader) -> bool:
    heading = reader.of_entry(entry)
    return heading is not None and heading.describes


def _direct(
    grid: Grid, row: int, first: int, last: int, limit: int, reader: HeadingReader
) -> dict[int, Entry]:
    """What stands over each column itself. Notes across the whole table and plain numbers are no headings."""
    covers: dict[int, Entry] = {}
    for entry in _from(grid, row, first, limit):
        is_unknown = reader.of_entry(entry) is None
        is_note = entry.column <= first and entry.last_column >= last
        if not (is_unknown and (is_note or entry.number is not None)):
            for column in range(max(first, entry.column), min(limit, entry.last_column) + 1):
                covers[column] = entry
    return covers


def _filled_right(
    own: Mapping[int, Entry], below: Sequence[set[int]], above: Sequence[_Row], reader: HeadingReader
) -> Iterator[tuple[int, Entry]]:
    """The columns that headings not merged hold for, besides their own; `below` are those with headings."""
    headings = sorted((column, entry) for column, entry in own.items() if not _is_aside(entry, reader))
    for column in set().union(*below) - own.keys():
        entry = next((entry for at, entry in reversed(headings) if at < column), None)
        if entry is None or entry.is_wide:
            continue
        is_parted = any(entry.column in columns and column in columns for columns in below)
        if is_parted and all(row.covers.get(column) is row.covers.get(entry.column) for row in above):
            yield column, entry


def _is_aside(entry: Entry, reader: HeadingReader) -> bool:
    """Whether it heads a column without figures, such as one for notes, that may stand among the others."""
    heading = reader.of_entry(entry)
    return heading is not None and heading.column is not None


def _columns(rows: Sequence[_Row], reader: HeadingReader) -> Header:
    candidates = sorted({column for row in rows for column in row.covers})
    grouped = [
        number for number in candidates if any(_has_group(row.covers.get(number), reader) for row in rows)
    ]
    titles = _titles(rows, grouped, reader)
    columns: list[Column] = []
    unclear: list[str] = []
    for number in candidates:
        entries = {row: entry for row, each in enumerate(rows) if (entry := each.covers.get(number))}
        if number not in grouped and all(reader.of_entry(entry) for entry in entries.values()):
            continue
        headings = [
            replace(heading, year=None, relative=None) if heading and row in titles else heading
            for row, entry in entries.items()
            for heading in [reader.of_entry(entry)]
        ]
        heading = combined(each for each in headings if each)
        if heading is None or None in headings or heading.column:
            texts = list(dict.fromkeys(str(entry) for entry in entries.values()))
            unclear.append(f"{column_letters(number)} ({listed(texts)})")
        elif heading.group:
            columns.append(Column(number, heading))
    dated = [column for column in columns if column.heading.has_year]
    loose = [
        f"column {column_letters(each.number)} has no year"
        for each in columns
        if dated and each not in dated and each.heading.role != "other" and _is_own(rows, each.number, reader)
    ]
    return Header(tuple(dated or columns), tuple(unclear), tuple(loose))


def strays(grid: Grid, rows: Iterable[int], left: int, first: int, reader: HeadingReader) -> Iterator[str]:
    """In words, years and roles that stand in `rows`, below the groups, but to the left of the first."""
    for row in rows:
        for entry in grid.rows[row]:
            heading = reader.of_entry(entry)
            if heading and (heading.has_year or heading.role) and left <= entry.column < first:
                yield f"{entry} stands under no group"


def _is_own(rows: Sequence[_Row], number: int, reader: HeadingReader) -> bool:
    """Whether a column's group stands over it alone; one merged over several may span a column for notes."""
    entries = (row.covers.get(number) for row in rows)
    return any(entry and _has_group(entry, reader) and entry.column == entry.last_column for entry in entries)


def _has_group(entry: Entry | None, reader: HeadingReader) -> bool:
    heading = reader.of_entry(entry) if entry else None
    return heading is not None and heading.group is not None


def _titles(rows: Sequence[_Row], columns: Sequence[int], reader: HeadingReader) -> frozenset[int]:
    """The rows that say one year over the whole table, as a title does, where another row tells the years."""
    of_years = {
        at: row.over(columns)
        for at, row in enumerate(rows)
        if any(_has_year(entry, reader) for entry in row.over(columns))
    }
    titles = [at for at, entries in of_years.items() if all(entry is entries[0] for entry in entries)]
    if len(titles) == len(of_years):
        titles = titles[:-1]
    return frozenset(titles)


def _has_year(entry: Entry | None, reader: HeadingReader) -> bool:
    heading = reader.of_entry(entry) if entry else None
    return heading is not None and heading.has_year
