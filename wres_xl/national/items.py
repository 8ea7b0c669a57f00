"""Which data item each row of a table is: by its label, its section, its measure and the rows around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wres_xl.national.cell_numbers import is_count
from wres_xl.national.grid import Grid, some
from wres_xl.national.labels import ItemLabel, Labels, Section
from wres_xl.national.tables import Table
from wres_xl.national.wordings import Wordings
from wres_xl.standard.data_items import DATA_ITEMS, ITEM, DataItem, RelativeLikelihood
from wres_xl.standard.groups import COMPARED_GROUPS
from wres_xl.wording import listed

_BOARD = frozenset(("9_board", "9_board_again"))
_BY_VOTE = frozenset(("9_board_voting", "9_board_non_voting"))
_BY_OFFICE = frozenset(("9_board_executive", "9_board_non_executive"))
_WORKFORCE = frozenset(("3_workforce", "4_workforce", "9_workforce"))

_TITLE_HEIGHT = 6
"""How many rows a title may stand above the row that reads like it, with a header between them."""


def has_measure(item: DataItem, measure: str) -> bool:
    """Whether a row or column of this measure may hold the item."""
    if measure == "calculated":
        return item.calculation is not None
    is_ratio = isinstance(item.calculation, RelativeLikelihood)
    return is_count(item) if measure == "headcount" else not (is_count(item) or is_ratio)


def section_of(item: DataItem) -> str:
    """The heading under which a national form has the item."""
    return item.section if item.indicator == 1 else f"indicator {item.indicator}"


def section_name(section: str) -> str:
    """The heading of a section of `SECTIONS`."""
    named = (section_of(item) for item in DATA_ITEMS if section != "1" and _lies_in(item.key, section))
    return next(named, "indicator 1")


@dataclass(frozen=True)
class ItemRow:
    """A row of a table with the data items that it may be; of one that is recognised there is one."""

    table: Table
    label: ItemLabel
    keys: frozenset[str]

    @property
    def row(self) -> int:
        """The row, counted from 1."""
        return self.label.entry.row

    @property
    def key(self) -> str | None:
        """The data item; None while there is a choice."""
        return next(iter(self.keys)) if len(self.keys) == 1 else None

    @property
    def place(self) -> str:
        """The label and where it stands, for messages."""
        return f"Sheet '{self.table.grid.sheet.name}', {self.label.entry}"

    @property
    def is_calculated(self) -> bool:
        """Whether each of its cells for verified figures of White and BME holds a formula."""
        sheet = self.table.grid.sheet
        return all(
            sheet.at(*sheet.anchor(self.row, column.number)).has_formula
            for column in self.table.header.columns
            if column.heading.group in COMPARED_GROUPS and column.heading.role in (None, "verified")
        )


@dataclass(frozen=True)
class Items:
    """The rows recognised in a sheet's tables.

    `doubtful` are those that may be several items; `problems` say what forbids to use the rows, and `left`
    which were passed over.
    """

    rows: tuple[ItemRow, ...] = ()
    doubtful: tuple[ItemRow, ...] = ()
    problems: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class ItemReader:
    """Tells the data items of one sheet's tables."""

    def __init__(self, grid: Grid, labels: Labels, wordings: Wordings) -> None:
        self._grid, self._labels, self._wordings = grid, labels, wordings
        self._problems: list[str] = []
        self._left: list[str] = []

    def items(self, tables: Iterable[Table]) -> Items:
        """The data items of all the tables."""
        rows = [row for table in tables for row in self._rows(table)]
        rows = _without_titles(rows)
        rows = [
            replace(row, keys=_of_neighbours(row, rows)) if row.keys & _WORKFORCE else row for row in rows
        ]
        again = frozenset(id(row) for row in rows if row.is_calculated or self._measure(row) == "calculated")
        boards = _boards(rows, again)
        rows = [replace(row, keys=boards[id(row)]) if boards.get(id(row)) else row for row in rows]
        doubtful = tuple(row for row in rows if row.key is None)
        self._refuse(doubtful)
        kept = tuple(row for row in rows if row.key)
        return Items(kept, doubtful, tuple(self._problems), tuple(self._left))

    def _rows(self, table: Table) -> Iterator[ItemRow]:
        rows: dict[int, list[ItemLabel]] = {}
        for label in table.labels:
            rows.setdefault(label.entry.row, []).append(label)
        before: frozenset[str] = frozenset()
        for labels in rows.values():
            row = self._row(table, labels, before)
            if row:
                before = row.keys
                yield row

    def _row(self, table: Table, labels: list[ItemLabel], before: frozenset[str]) -> ItemRow | None:
        """The item of a row with these labels; None where it is none of ours."""
        plain = [label for label in labels if not label.is_title] or labels
        nearest = plain[-1]
        keys = frozenset.intersection(*(label.label.keys for label in plain))
        row = ItemRow(table, nearest, keys)
        if not keys:
            texts = " and ".join(str(label.entry) for label in plain)
            self._problems.append(f"Sheet '{self._grid.sheet.name}': {texts} name two data items in one row.")
            return None
        measure = self._measure(row)
        fitting = frozenset(key for key in keys if not measure or has_measure(ITEM[key], measure))
        if measure and not fitting and not (measure == "calculated" and len(keys) == 1):
            self._left.append(f"{row.place}: not read, for its measure is {measure}.")
            return None
        return self._in_section(replace(row, keys=fitting or keys), before)

    def _measure(self, row: ItemRow) -> str | None:
        return self._labels.measure(row.row, row.table.left, row.table.first - 1)

    def _in_section(self, row: ItemRow, before: frozenset[str]) -> ItemRow | None:
        named = self._section(row)
        fitting = frozenset(key for key in row.keys if any(_lies_in(key, section) for section in named))
        if row.label.label.needs_section and not fitting:
            follows = any(_same_section(key, other) for key in row.keys for other in before)
            if not follows or not named <= {"1", "1b"}:
                self._left.append(f"{row.place}: not read, for it does not stand under its own heading.")
                return None
        return row if row.key or not fitting else replace(row, keys=fitting)

    def _section(self, row: ItemRow) -> frozenset[str]:
        """The sections that a row lies in, by what stands beside it, else by the nearest heading above it."""
        sections = self._sections_of(row.table)
        beside = {each.key for each in sections if self._is_beside(each, row)} - {"1"}
        if beside:
            return frozenset(beside)
        rows: dict[int, set[str]] = {}
        for each in sections:
            if each.entry.row <= row.row and not self._has_rows(each, row.table):
                rows.setdefault(each.entry.row, set()).add(each.key)
        in_first = False
        for at in sorted(rows, reverse=True):
            named = rows[at] - {"1"}
            if named:
                return frozenset({"1"} if in_first and not _in_first(named) else named)
            in_first = True
        named_by_sheet = self._wordings.section(self._grid.sheet.name)
        return frozenset({named_by_sheet} if named_by_sheet else {"1"} if in_first else ())

    def _sections_of(self, table: Table) -> list[Section]:
        return [each for each in self._labels.sections if each.entry.meets(table.left, table.last)]

    def _is_beside(self, section: Section, row: ItemRow) -> bool:
        entry = section.entry
        return entry.row <= row.row <= entry.last_row and (
            entry.is_tall or entry.column < row.label.entry.column
        )

    def _has_rows(self, section: Section, table: Table) -> bool:
        """Whether it is merged over rows with labels, so that it speaks of these rows alone."""
        entry = section.entry
        return entry.is_tall and any(entry.row <= each.entry.row <= entry.last_row for each in table.labels)

    def _refuse(self, doubtful: Sequence[ItemRow]) -> None:
        """Say which rows may be several items, those of one kind together."""
        kinds: dict[tuple[str, str], list[ItemRow]] = {}
        for row in doubtful:
            if row.keys <= _WORKFORCE and row.is_calculated:
                self._left.append(f"{row.place}: not read, for nothing tells which indicator it belongs to.")
            elif row.keys == _BOARD:
                kinds.setdefault(
                    ("the board members or their repetition", "it stands more than twice"), []
                ).append(row)
            else:
                named = [section_name(section) for section in sorted(self._section(row))]
                heading = f"it stands under {listed(named)}" if named else "no heading tells which"
                sections = " or ".join(sorted({section_of(ITEM[key]) for key in row.keys}))
                kinds.setdefault((sections, heading), []).append(row)
        for (choice, reason), rows in kinds.items():
            which = some([str(row.label.entry) for row in rows])
            self._problems.append(
                f"Sheet '{self._grid.sheet.name}': {which} may belong to {choice}: {reason}. Expected: the "
                "heading of the section above its rows or beside them."
            )


def _lies_in(key: str, section: str) -> bool:
    return key.startswith(f"{section}_") or (section == "1" and ITEM[key].indicator == 1)


def _same_section(key: str, other: str) -> bool:
    return key.partition("_")[0] == other.partition("_")[0]


def _in_first(sections: Iterable[str]) -> bool:
    return any(section.startswith("1") for section in sections)


def _without_titles(rows: Sequence[ItemRow]) -> list[ItemRow]:
    """The rows without titles that read like the label of a row shortly below them."""
    return [row for row in rows if not any(_is_title(row, below) for below in rows)]


def _is_title(row: ItemRow, below: ItemRow) -> bool:
    if row.key is None or row.key != below.key or not 0 < below.row - row.row <= _TITLE_HEIGHT:
        return False
    if _has_cells(row) or _has_cells(below):
        return not _has_cells(row)
    return row.label.is_title and not below.label.is_title


def _has_cells(row: ItemRow) -> bool:
    """Whether the form has cells there for figures; on a protected sheet, cells to fill or with a formula."""
    sheet = row.table.grid.sheet
    cells = (sheet.cells.get((row.row, column.number)) for column in row.table.header.columns)
    return any(cell and (cell.has_formula or not (sheet.protected and cell.locked)) for cell in cells)


def _of_neighbours(row: ItemRow, rows: Sequence[ItemRow]) -> frozenset[str]:
    """The number of all staff belongs to the indicator of the row below it, else of the row above."""
    if row.key:
        return row.keys
    table = [each for each in rows if each.table is row.table and each.key]
    below = next((each.key for each in table if each.row > row.row), None)
    above = next((each.key for each in reversed(table) if each.row < row.row), None)
    for neighbour in (below, above):
        same = frozenset(key for key in row.keys if neighbour and _same_section(key, neighbour))
        if same:
            return same
    return row.keys


def _boards(rows: Sequence[ItemRow], calculated: frozenset[int]) -> dict[int, frozenset[str]]:
    """Which of the two rows of board members each is: one is entered, and one calculated or simply later."""
    by_columns: dict[tuple[object, ...], list[ItemRow]] = {}
    for row in rows:
        if row.keys <= _BOARD:
            columns = row.table.header.columns
            years = tuple((each.heading.year, each.heading.relative) for each in columns)
            by_columns.setdefault(years, []).append(row)
    return {
        id(row): keys for same in by_columns.values() for row, keys in _board_rows(same, rows, calculated)
    }


def _board_rows(
    same: Sequence[ItemRow], rows: Sequence[ItemRow], calculated: frozenset[int]
) -> Iterator[tuple[ItemRow, frozenset[str]]]:
    known = {row.key for row in same if row.key}
    unknown = sorted((row for row in same if not row.key), key=lambda row: row.row)
    first, again = frozenset(("9_board",)), frozenset(("9_board_again",))
    match unknown:
        case [row] if known:
            yield row, _BOARD - known
        case [row]:
            yield row, again if _follows_votes(row, rows) else first
        case [upper, lower] if not known:
            is_swapped = id(upper) in calculated and id(lower) not in calculated
            yield upper, again if is_swapped else first
            yield lower, first if is_swapped else again


def _follows_votes(row: ItemRow, rows: Sequence[ItemRow]) -> bool:
    """Whether it stands between the voting members and the executive ones, as the second of the two does."""
    table = [each for each in rows if each.table is row.table and each.key and each is not row]
    below = next((each.key for each in table if each.row > row.row), None)
    return below in _BY_OFFICE and any(each.row < row.row and each.key in _BY_VOTE for each in table)
