"""Sheets as they stand in their files, and the columns that are taken from them.

Standard library only, so that files are being read while pandas is still loading.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice

from wres_xl.extracts.cells import Cell, is_blank
from wres_xl.extracts.tables import Kind
from wres_xl.findings import place_of

TOP_ROWS = 50
"""In how many rows from the top the headings are looked for."""

BLOCK = 50
"""Rows turned into columns at a time. Larger blocks outgrow the processor's cache and are slower."""

Row = Sequence[Cell]


@dataclass(frozen=True)
class Part:
    """Where some of a table's rows stand: those numbered above `above`, counted from there."""

    file: str
    name: str
    above: int


@dataclass(frozen=True)
class Sheet:
    """A sheet whose rows can be read.

    `name` is "" for a text file. `top` holds its first rows, to find the headings in; `blocks_after` gives
    those below a row, counted from 1, some at a time. In `delimited` text a cell too many moves the others,
    on a worksheet it cannot. `kind` is what the user says it holds, None where its headings are to tell.
    `numbers` are those that its rows below the first bear in the `parts` they come from, None where it is one
    sheet as it stands. `hides_errors` tells that a blank may be an Excel error.
    """

    file: str
    name: str
    top: Sequence[Row]
    blocks_after: Callable[[int], Iterable[Sequence[Row]]]
    delimited: bool = False
    kind: Kind | None = None
    numbers: Sequence[int] | None = None
    parts: tuple[Part, ...] = ()
    hides_errors: bool = False

    def rows(self) -> list[Row]:
        """All its rows, from the first."""
        return list(chain.from_iterable(self.blocks_after(0)))

    @property
    def place(self) -> str:
        """Where it is, in words: `staff.xlsx, sheet ESR`."""
        return place_of(self.file, self.name)


def sheet_of(
    rows: Sequence[Sequence[Cell | None]],
    *,
    file: str,
    name: str = "",
    kind: Kind | None = None,
    numbers: Sequence[int] | None = None,
    parts: tuple[Part, ...] = (),
) -> Sheet:
    """A sheet of values that are already in memory, its first row being row 1; None stands for a blank."""
    filled = [["" if cell is None else cell for cell in row] for row in rows]
    return Sheet(
        file,
        name,
        filled[:TOP_ROWS],
        lambda row: blocks_of(filled, row),
        kind=kind,
        numbers=numbers,
        parts=parts,
    )


def blocks_of(rows: Iterable[Row], after_row: int) -> Iterator[Sequence[Row]]:
    """Rows, some at a time, from the one below row `after_row`."""
    following = islice(rows, after_row, None)
    while block := list(islice(following, BLOCK)):
        yield block


@dataclass(frozen=True)
class CodedColumn:
    """A column in little memory: its distinct values, and for each row which of them stands there."""

    index: Sequence[int]
    values: Sequence[Cell]


class _Coding:
    """Builds a column of few distinct values, which are numbered from 0 as they are first met."""

    def __init__(self) -> None:
        self._numbers: defaultdict[Cell, int] = defaultdict(count().__next__)
        self._index = array("i")

    def extend(self, cells: Iterable[Cell]) -> None:
        self._index.extend(map(self._numbers.__getitem__, cells))

    def column(self) -> CodedColumn:
        return CodedColumn(self._index, tuple(self._numbers))


class _Listing:
    """Builds a column in which nearly every value is another, such as a number that identifies."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []

    def extend(self, cells: Iterable[Cell]) -> None:
        self._cells.extend(cells)

    def column(self) -> CodedColumn:
        return CodedColumn(array("i", range(len(self._cells))), self._cells)


def read_columns(
    sheet: Sheet, after_row: int, width: int, positions: Mapping[int, bool]
) -> tuple[dict[int, CodedColumn], tuple[int, ...]]:
    """The columns at `positions`, counted from 0, below row `after_row`, counted from 1.

    Each position tells whether the column's values are nearly all distinct. Rows shorter than `width` end in
    blanks. Also given are the numbers of the rows of delimited text that hold something beyond `width`: their
    values may stand under the wrong headings.
    """
    building = {position: _Listing() if distinct else _Coding() for position, distinct in positions.items()}
    overlong: list[int] = []
    first = after_row + 1
    for block in sheet.blocks_after(after_row):
        is_even = {*map(len, block)} == {width}
        if sheet.delimited and not is_even:
            overlong.extend(first + i for i, row in enumerate(block) if not _fits(row, width))
        by_position = list(zip(*(block if is_even else [_cut(row, width) for row in block]), strict=True))
        for position, column in building.items():
            column.extend(by_position[position])
        first += len(block)
    return {position: column.column() for position, column in building.items()}, tuple(overlong)


def _fits(row: Row, width: int) -> bool:
    return all(is_blank(cell) for cell in row[width:])


def _cut(row: Row, width: int) -> list[Cell]:
    return [*row[:width], *([""] * (width - len(row)))]
