"""Our Python functions called from the add-in's VBA: what a cell shows is what Python answers.

The interpreter stands for Excel, and this process for the one that xlwings starts.
"""

from typing import Any

import pytest
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.interpreter import EMPTY, VBAArray, VBAErrorValue, VBAObject, method

from udfs.errors import ExcelError
from udfs.worksheet import FUNCTIONS, WorksheetFunction

ERRORS = {
    ExcelError.DIV0: 2007,
    ExcelError.VALUE: 2015,
    ExcelError.NUM: 2036,
    ExcelError.NA: 2042,
}


class ThisPython(VBAObject):
    """What xlwings hands to VBA, as far as the wrappers use it."""

    @method
    def CallUDF(self, module: str, function: str, arguments: VBAArray) -> object:  # noqa: N802
        """The answer as xlwings returns it: a value, one row as a plain array, or rows and columns."""
        assert module == "udfs.functions"
        answer = FUNCTIONS[function].call(*map(to_python, arguments.items))
        rows = answer if isinstance(answer, list) else [[answer]]
        if len(rows) == 1:
            row = [to_vba(cell) for cell in rows[0]]
            return row[0] if len(row) == 1 else VBAArray([(0, len(row) - 1)], items=row)
        shape = [(0, len(rows) - 1), (0, len(rows[0]) - 1)]
        return VBAArray(shape, items=[to_vba(cell) for column in zip(*rows, strict=True) for cell in column])


def to_python(value: object) -> object:
    if isinstance(value, VBAArray):
        rows = range(value.bounds[0][0], value.bounds[0][1] + 1)
        columns = range(value.bounds[1][0], value.bounds[1][1] + 1)
        return [[to_python(value.get([row, column])) for column in columns] for row in rows]
    return None if value is EMPTY else value if isinstance(value, str) else float(str(value))


def to_vba(cell: object) -> object:
    return "" if cell is None else str(cell) if isinstance(cell, str) else cell


def shown(answer: object) -> list[list[object]]:
    """An answer as cells: an error by its number, a blank as no text."""
    rows = answer if isinstance(answer, list) else [[answer]]
    grid = rows if isinstance(rows[0], list) else [rows]
    return [[one_shown(cell) for cell in row] for row in grid]


def one_shown(cell: object) -> object:
    if isinstance(cell, VBAErrorValue):
        return f"Error {cell.number}"
    if isinstance(cell, ExcelError):
        return f"Error {ERRORS[cell]}"
    return "" if cell is None else cell


def ask(
    excel: ExcelApplication, function: WorksheetFunction, arguments: tuple[Any, ...]
) -> list[list[object]]:
    """The function called with its arguments on a sheet, one below the other."""
    sheet, row, areas = excel.sheet("Log"), 1, []
    for argument in arguments:
        rows = argument if isinstance(argument, list) else [[argument]]
        for down, cells in enumerate(rows):
            for along, cell in enumerate(cells):
                if cell is not None:
                    sheet.set_value(f"{chr(ord('H') + along)}{row + down}", cell)
        last = f"{chr(ord('H') + len(rows[0]) - 1)}{row + len(rows) - 1}"
        areas.append(f'Worksheets("Log").Range("H{row}:{last}")')
        row += len(rows)
    excel.run("UsePython", ThisPython())
    return shown(excel.evaluate(f"{function.name}({', '.join(areas)})"))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_example_of_every_function(excel: ExcelApplication, name: str) -> None:
    function = FUNCTIONS[name]
    assert ask(excel, function, function.example) == shown(function.call(*function.example))


@pytest.mark.parametrize(
    ("name", "arguments", "number"),
    [
        ("WRES_LIKELIHOOD", (0, 0), 2007),
        ("WRES_LIKELIHOOD", (5, 4), 2036),
        ("WRES_LIKELIHOOD", (5, "many"), 2015),
        ("WRES_LIKELIHOOD", (5, None), 2042),
    ],
)
def test_impossible_input_is_a_real_error(
    excel: ExcelApplication, name: str, arguments: tuple[Any, ...], number: int
) -> None:
    assert ask(excel, FUNCTIONS[name], arguments) == [[f"Error {number}"]]
