"""Cells and ranges as Excel sends them, and one way for ranges to go through a function of single cells."""

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any

from udfs.errors import CellError, ExcelError, error_in
from wres_xl.extracts.cells import number, text
from wres_xl.standard.years import ReportingYear

Cell = str | float | bool | date | Decimal | None
"""A cell: numbers are floats, a blank is None or "", an error is its text, money may come as a Decimal."""

Values = Any
"""What an argument or an answer may be: a cell, or the rows of a range."""

Grid = Sequence[Sequence[Cell]]
"""The rows of a range, all of the same length; a single cell is a grid of one."""

MOST_PEOPLE = 100_000_000
"""No count of people is higher. Beyond it the exact test would keep Excel waiting."""

LOWEST_CONFIDENCE, HIGHEST_CONFIDENCE = 0.5, 0.999

_TALL, _WIDE = 500_000, 8_000
"""From about half a sheet on, a range stands for a whole column, or a whole row."""


def grid(values: Values) -> Grid:
    """The rows of an argument; a plain list is one row, as xlwings has it."""
    if not isinstance(values, list | tuple):
        return ((values,),)
    if not values or not isinstance(values[0], list | tuple):
        return (values,) if values else ((None,),)
    return values


def is_blank(cell: Cell) -> bool:
    """Whether a cell is empty or holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def spread(
    function: Callable[..., Any], *arguments: Values, optional: Sequence[Values] = (), blank: Cell = ""
) -> Values:
    """`function` of every cell of the arguments: a single cell goes with every cell of a range.

    The first error among a function's cells is its answer; where all but the optional ones are blank, it is
    `blank`.

    Raises:
        CellError: the ranges are not of one shape.
    """
    answers = _answers(function, arguments, optional, blank)
    return answers[0][0] if len(answers) == len(answers[0]) == 1 else answers


def spread_pairs(function: Callable[..., Any], *arguments: Values, optional: Sequence[Values] = ()) -> Values:
    """As `spread`, for a function that answers two values: side by side, or below each other for a row.

    Raises:
        CellError: the ranges are not of one shape, or are more than one row or column.
    """
    answers = _answers(function, arguments, optional, "")
    if len(answers[0]) == 1:
        return [list(_pair(row[0])) for row in answers]
    if len(answers) > 1:
        raise CellError(ExcelError.VALUE)
    return [list(each) for each in zip(*map(_pair, answers[0]), strict=True)]


def count(cell: Cell) -> int:
    """A number of people.

    Raises:
        CellError: `#N/A` for a blank, `#VALUE!` for what is no number, `#NUM!` for a number that is no count.
    """
    value = _number(cell)
    if not 0 <= value <= MOST_PEOPLE or not value.is_integer():
        raise CellError(ExcelError.NUM)
    return int(value)


def confidence(cell: Cell, default: float = 0.95) -> float:
    """The level of an interval, a fraction; `default` for a blank.

    Raises:
        CellError: `#VALUE!` for what is no number, `#NUM!` outside 0.5 to 0.999.
    """
    if is_blank(cell):
        return default
    value = _number(cell)
    if not LOWEST_CONFIDENCE <= value <= HIGHEST_CONFIDENCE:
        raise CellError(ExcelError.NUM)
    return value


def indicator_number(values: Values, numbers: Container[int]) -> int:
    """The number of an indicator, one of `numbers`.

    Raises:
        CellError: as `single` and `count` do, and `#NUM!` for a number that is not one of them.
    """
    value = count(single(values))
    if value not in numbers:
        raise CellError(ExcelError.NUM)
    return value


def fraction(cell: Cell) -> float:
    """A percentage as Excel keeps it, 0.25 for 25%.

    Raises:
        CellError: `#N/A` for a blank, `#VALUE!` for what is no number, `#NUM!` outside 0 to 1.
    """
    value = _number(cell)
    if not 0 <= value <= 1:
        raise CellError(ExcelError.NUM)
    return value


def reporting_year(cell: Cell) -> ReportingYear | None:
    """A reporting year; None for a blank.

    Raises:
        CellError: `#VALUE!` for what is no reporting year.
    """
    try:
        return None if is_blank(cell) else ReportingYear.parse(str(cell))
    except ValueError as error:
        raise CellError(ExcelError.VALUE) from error


def words(cell: Cell) -> str:
    """A cell as the code lists read it: 99.0 is `99`, and spaces around do not matter."""
    if cell is None:
        return ""
    return text(float(cell) if isinstance(cell, Decimal) else cell)


def single(values: Values) -> Cell:
    """The cell of an argument that must be one; None where it is left out.

    Raises:
        CellError: it is a range, or holds an error, which is then the answer.
    """
    rows = grid(values)
    if len(rows) != 1 or len(rows[0]) != 1:
        raise CellError(ExcelError.VALUE)
    cell = rows[0][0]
    if error := error_in(cell):
        raise CellError(error)
    return cell


def used(rows: Grid) -> Grid:
    """A range without the blank rows at its end; at least one row."""
    # A million rows are compared in a tenth of the time that looking into each of them takes.
    blank = [None] * len(rows[0])
    last = len(rows)
    while last > 1 and (rows[last - 1] == blank or all(map(is_blank, rows[last - 1]))):
        last -= 1
    return rows[:last]


def _number(cell: Cell) -> float:
    if is_blank(cell):
        raise CellError(ExcelError.NA)
    value = float(cell) if isinstance(cell, Decimal) else number("" if cell is None else cell)
    if value is None:
        raise CellError(ExcelError.VALUE)
    if not isfinite(value):
        raise CellError(ExcelError.NUM)
    return value


def _answers(
    function: Callable[..., Any], arguments: Sequence[Values], optional: Sequence[Values], blank: Cell
) -> list[list[Any]]:
    grids = _trimmed([grid(each) for each in (*arguments, *optional)])
    rows, columns = _common_shape(grids)
    by_argument = [_filled(each, rows, columns) for each in grids]
    return [
        [_cell_answer(function, cells, len(arguments), blank) for cells in zip(*row, strict=True)]
        for row in zip(*by_argument, strict=True)
    ]


def _cell_answer(function: Callable[..., Any], cells: Sequence[Cell], needed: int, blank: Cell) -> Any:
    for cell in cells:
        if error := error_in(cell):
            return error
    if all(map(is_blank, cells[:needed])):
        return blank
    try:
        return function(*cells)
    except CellError as error:
        return error.error


def _pair(answer: Any) -> tuple[Any, Any]:
    """Two cells of an answer: an error, or a blank, stands in both."""
    return answer if isinstance(answer, tuple) else (answer, answer)


def _common_shape(grids: Iterable[Grid]) -> tuple[int, int]:
    """The shape of all grids of more than one cell.

    Raises:
        CellError: they have more than one shape.
    """
    shapes = {(len(each), len(each[0])) for each in grids} - {(1, 1)}
    if len(shapes) > 1:
        raise CellError(ExcelError.VALUE)
    return shapes.pop() if shapes else (1, 1)


def _filled(cells: Grid, rows: int, columns: int) -> Grid:
    """A single cell repeated to a shape; a range as it is."""
    return ((cells[0][0],) * columns,) * rows if len(cells) == len(cells[0]) == 1 else cells


def _trimmed(grids: list[Grid]) -> list[Grid]:
    """Whole columns and rows cut to what the longest of them holds; all other ranges as they are.

    A shorter range answers for every cell of it, for a blank ethnic origin is an answer too.
    """
    if max(map(len, grids)) >= _TALL:
        grids = _cut(grids, _TALL)
    if max(len(each[0]) for each in grids) >= _WIDE:
        grids = [_turned(each) for each in _cut([_turned(each) for each in grids], _WIDE)]
    return grids


def _cut(grids: list[Grid], long: int) -> list[Grid]:
    filled = max(len(used(each)) for each in grids if len(each) >= long)
    return [each[:filled] if len(each) >= long else each for each in grids]


def _turned(cells: Grid) -> Grid:
    return list(zip(*cells, strict=True))
