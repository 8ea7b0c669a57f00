"""Blocks of cells in an open workbook, read and written as Excel, a Mac and Office.js all do it."""

import gc
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta

import xlwings as xw
from xlsxwriter.utility import xl_rowcol_to_cell

from wres_xl.workbook.cells import Live, Value
from wres_xl.workbook.page import Place

Cell = str | float | bool | date | time | timedelta
"""A cell's value; a blank one is "", an Excel error its text."""

Written = Cell | Live | None
"""What is written into a cell: a constant, a formula, or nothing."""

_AS_READ = frozenset((str, float, bool, datetime))
"""The types of values that stay as xlwings gives them."""
_ERROR_NUMBERS = -2_146_826_000
"""Errors newer than xlwings reach Windows as numbers below this one."""
_DATE_FORMAT = "dd/mm/yyyy"
_EXCEL_EPOCH = datetime(1899, 12, 30)


def values(area: xw.Range) -> list[list[Cell]]:
    """The values of a block, in one call."""
    # On a Mac xlwings cannot name the errors of a block: they arrive as blanks there.
    rows = area.options(ndim=2, empty="", err_to_str=sys.platform != "darwin").value
    # Half a million cells are read of a large trust: a call for each would take as long as counting them.
    return [[each if type(each) in _AS_READ else _cell(each) for each in row] for row in rows]


def sheet_values(sheet: xw.Sheet) -> list[list[Cell]]:
    """All values of a sheet from A1 on, so that they stand in the rows and columns that Excel shows."""
    used = sheet.used_range
    rows, columns = used.row + used.shape[0] - 1, used.column + used.shape[1] - 1
    return values(sheet.range((1, 1), (rows, columns)))


def write(sheet: xw.Sheet, cells: Mapping[Place, Written]) -> None:
    """Write cells, in as few calls as there are blocks; None blanks one. Places are counted from 0."""
    for rows, columns in blocks(cells):
        # Office.js takes some texts that are assigned as values for dates, but none that are as formulas.
        block = [[_typed(cells[row, column]) for column in columns] for row in rows]
        _area(sheet, rows, columns).formula = block
    for rows, columns in blocks(place for place, cell in cells.items() if isinstance(cell, date)):
        _area(sheet, rows, columns).number_format = _DATE_FORMAT


def _area(sheet: xw.Sheet, rows: range, columns: range) -> xw.Range:
    return sheet.range((rows[0] + 1, columns[0] + 1), (rows[-1] + 1, columns[-1] + 1))


def write_changes(
    sheet: xw.Sheet, cells: Mapping[Place, Cell | None], headers: Collection[Place] = ()
) -> None:
    """Write the cells that hold something else now; `headers` are those that head an Excel table."""
    present = sheet_values(sheet)
    changed = {
        place: content
        for place, content in cells.items()
        if cell_at(present, place) != ("" if content is None else content)
    }
    # Excel keeps the headings of a table apart: one that is written while its twin stands becomes another.
    write(sheet, {place: f"Heading {xl_rowcol_to_cell(*place)}" for place in headers if place in changed})
    write(sheet, changed)


def cell_at(present: Sequence[Sequence[Cell]], place: Place) -> Cell:
    """What stands at a place; beyond the values that were read every cell is blank."""
    row, column = place
    return present[row][column] if row < len(present) and column < len(present[row]) else ""


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return "#VALUE!" if value < _ERROR_NUMBERS else float(value)
    if isinstance(value, str | float | bool | date | time | timedelta):
        return value
    return str(value)


def _typed(value: Written) -> Value:
    """What to hand to Excel, which takes a text as if it were typed: `5-6` would become a day in June.

    An apostrophe before a text keeps it as it is, be it a number, a date or a formula by its looks.
    """
    match value:
        case None | "":
            return ""
        case Live(formula):
            return f"={formula}"
        case str():
            return f"'{value}"
        case datetime():
            return (value.replace(tzinfo=None) - _EXCEL_EPOCH) / timedelta(days=1)
        case date():
            return float((value - _EXCEL_EPOCH.date()).days)
        case time():
            return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / timedelta(days=1)
        case timedelta():
            return value / timedelta(days=1)
        case _:
            return value


def blocks(places: Iterable[Place]) -> list[tuple[range, range]]:
    """Cells as rectangles, each its rows and columns: runs down a column, joined with equal ones beside."""
    runs: dict[tuple[int, int], list[list[int]]] = {}
    for column, first, last in _runs_down(sorted(places, key=lambda place: (place[1], place[0]))):
        beside = runs.setdefault((first, last), [])
        if beside and beside[-1][-1] == column - 1:
            beside[-1].append(column)
        else:
            beside.append([column])
    return [
        (range(first, last + 1), range(columns[0], columns[-1] + 1))
        for (first, last), groups in runs.items()
        for columns in groups
    ]


def _runs_down(places: Sequence[Place]) -> Iterable[tuple[int, int, int]]:
    """The column, first and last row of each run of cells below one another; `places` are in that order."""
    start = 0
    for at, (row, column) in enumerate(places):
        if at + 1 == len(places) or places[at + 1] != (row + 1, column):
            yield column, places[start][0], row
            start = at + 1


def say(book: xw.Book, text: str) -> None:
    """Show a text in the status bar, where there is one; an empty text gives the bar back to Excel."""
    with suppress(NotImplementedError):
        book.app.status_bar = text or False


@contextmanager
def still(book: xw.Book) -> Iterator[None]:
    """Without redrawing the screen after every block that is written, or looking for cycles among cells."""
    was_enabled = gc.isenabled()
    gc.disable()
    book.app.screen_updating = False
    try:
        yield
    finally:
        book.app.screen_updating = True
        if was_enabled:
            gc.enable()
