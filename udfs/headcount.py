"""Distinct people in a range of employee numbers, by criteria as COUNTIFS has them."""

from collections.abc import Sequence

from udfs.criteria import criterion
from udfs.errors import CellError, ExcelError, error_in
from udfs.values import Cell, Grid, Values, grid, is_blank, spread, used, words
from wres_xl.codes import employee_number


def headcount(employee_numbers: Values, criteria: Sequence[Values]) -> Values:
    """How many people have a row that meets all criteria; a range of criteria spills.

    Raises:
        CellError: a range has another shape than the numbers, a criterion is missing, or a number is an
            error.
    """
    if len(criteria) % 2:
        raise CellError(ExcelError.VALUE)
    numbers = grid(employee_numbers)
    ranges = [grid(each) for each in criteria[::2]]
    if any((len(each), len(each[0])) != (len(numbers), len(numbers[0])) for each in ranges):
        raise CellError(ExcelError.VALUE)
    # A row without a number is nobody's: in a whole column most rows are.
    numbers = used(numbers)
    people = [_person(cell) for row in numbers for cell in row]
    columns = [_Column(each[: len(numbers)]) for each in ranges]

    def people_meeting(*cells: Cell) -> int:
        masks = [column.meeting(cell) for column, cell in zip(columns, cells, strict=True)]
        met = [person for person, *meets in zip(people, *masks, strict=True) if all(meets)]
        return len(set(met) - {""})

    return spread(people_meeting, *criteria[1::2]) if columns else people_meeting()


class _Column:
    """A range whose distinct cells are asked once for each criterion."""

    def __init__(self, rows: Grid) -> None:
        self._cells = [cell for row in rows for cell in row]
        # True would else be found under 1.0, and the other way round.
        self._distinct = {(type(cell), cell): cell for cell in self._cells}

    def meeting(self, wanted: Cell) -> list[bool]:
        """Whether each cell meets a criterion."""
        meets = criterion(wanted)
        answers = {key: meets(cell) for key, cell in self._distinct.items()}
        return [answers[type(cell), cell] for cell in self._cells]


def _person(number: Cell) -> str:
    """Whose number it is, however it is written; "" where it is nobody's own, such as a blank or `TBC`.

    Raises:
        CellError: the cell holds an error.
    """
    if error := error_in(number):
        raise CellError(error)
    return "" if is_blank(number) else employee_number(words(number)) or ""
