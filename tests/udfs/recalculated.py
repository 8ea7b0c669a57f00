"""A worksheet function in a cell of a sheet that is recalculated, with our functions registered."""

from typing import Any

import formualizer

import udfs.functions  # noqa: F401 - it defines the functions
from udfs.worksheet import FUNCTIONS

_KINDS = {
    "Div": "#DIV/0!",
    "Na": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}
_ERRORS = {text: {"type": "Error", "kind": kind} for kind, text in _KINDS.items()}
_FORMULAS = {
    "#DIV/0!": "=1/0",
    "#N/A": "=NA()",
    "#NUM!": "=SQRT(-1)",
    "#VALUE!": '=1+"x"',
    "#REF!": '=INDIRECT("nowhere")',
}
"""How a cell comes to hold an error."""

COMES_OF_FORMULA = frozenset(_FORMULAS)


def _from_sheet(value: Any) -> Any:
    """What the engine hands to a function, as Excel's doors would."""
    if isinstance(value, dict):
        return _KINDS[value["kind"]]
    return [[_from_sheet(cell) for cell in row] for row in value] if isinstance(value, list) else value


def _to_sheet(value: Any) -> Any:
    """An answer as the engine takes it: agreed errors become its own."""
    if isinstance(value, list):
        return [[_to_sheet(cell) for cell in row] for row in value]
    return _ERRORS.get(value, value) if isinstance(value, str) else value


def workbook() -> formualizer.Workbook:
    """An empty workbook that knows our functions."""
    book = formualizer.Workbook()
    for name, function in FUNCTIONS.items():
        book.register_function(
            name,
            lambda *values, _call=function.call: _to_sheet(_call(*map(_from_sheet, values))),
            min_args=0,
            max_args=30,
        )
    return book


def shown(value: Any) -> Any:
    """What a cell shows."""
    return _KINDS[value["kind"]] if isinstance(value, dict) else ("" if value is None else value)


def recalculated(name: str, *arguments: list[list[Any]], size: tuple[int, int]) -> list[list[Any]]:
    """The answer of `=NAME(range, range, ...)` over as many cells as `size` says."""
    book = workbook()
    sheet = book.sheet("Sheet")
    ranges, column = [], 1
    for rows in arguments:
        for i, row in enumerate(rows, start=1):
            for j, cell in enumerate(row, start=column):
                if cell in _FORMULAS:
                    sheet.set_formula(i, j, _FORMULAS[cell])
                elif cell is not None:
                    sheet.set_value(i, j, cell)
        last = column + len(rows[0]) - 1
        ranges.append(f"{_letters(column)}1:{_letters(last)}{len(rows)}")
        column = last + 2
    sheet.set_formula(1, column, f"={name}({','.join(ranges)})")
    book.evaluate_cell("Sheet", 1, column)
    rows, columns = size
    return [
        [shown(book.evaluate_cell("Sheet", i + 1, column + j)) for j in range(columns)] for i in range(rows)
    ]


def _letters(column: int) -> str:
    more, last = divmod(column - 1, 26)
    return (_letters(more) if more else "") + chr(ord("A") + last)
