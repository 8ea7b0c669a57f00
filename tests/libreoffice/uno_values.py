"""Blocks of cells in and out of LibreOffice, as JSON can hold them.

A blank cell is null, a date {"serial": 44286.0}, an error {"error": "#N/A"}; other values are themselves. To
be written, {"formula": "=A1"} is a formula, with "filled" one that is written for the range's first cell, and
{"value": 0.12, "format": "0%", "text": "12%"} what Excel
makes of a text: its value, the number format that a cell without one gets, and the text itself, which stays
in cells formatted as text.

Runs on the system's Python beside `uno_server`, and therefore imports nothing of ours.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from libreoffice.uno_formats import BOOLEAN, DATE_OR_TIME, LOGICAL, TEXT, groups, is_general, key_of, kind
from libreoffice.uno_formulas import Formulas

# UNO objects have no types that a checker could read.
Uno = Any
Block = list[list[Any]]

FORMULA_CELLS = 16  # com.sun.star.sheet.CellFlags.FORMULA
ERROR_RESULTS = 4  # com.sun.star.sheet.FormulaResult.ERROR
ERRORS = {32767: "#N/A", 503: "#NUM!", 521: "#NULL!", 524: "#REF!", 525: "#NAME?", 532: "#DIV/0!"}
OTHER_ERROR = "#VALUE!"


class Place(NamedTuple):
    """A cell's place in a block, counted from 0."""

    row: int
    column: int


def read(document: Uno, cells: Uno) -> Block:
    """The values of a range, row by row."""
    # Reading works formulas out, and only then has a formula's TRUE the number format that says so.
    block = [[None if value == "" else value for value in row] for row in cells.DataArray]
    for place, meaning in _formatted_specially(document, cells):
        value = block[place.row][place.column]
        if isinstance(value, float):
            block[place.row][place.column] = bool(value) if meaning & LOGICAL else {"serial": value}
    for place, cell in _enumerated(cells, cells.queryFormulaCells(ERROR_RESULTS)):
        block[place.row][place.column] = {"error": ERRORS.get(cell.getError(), OTHER_ERROR)}
    return block


def read_formulas(cells: Uno, formulas: Formulas) -> list[list[str]]:
    """What stands in the cells of a range: formulas, and constants as text."""
    # LibreOffice marks a text that looks like a number by an apostrophe, which Excel keeps apart.
    block = [[text.removeprefix("'") for text in row] for row in cells.FormulaArray]
    for place, cell in _enumerated(cells, cells.queryContentCells(FORMULA_CELLS)):
        block[place.row][place.column] = formulas.read(cell)
    return block


def write(document: Uno, cells: Uno, block: Block, formulas: Formulas) -> None:
    """Write a block of the range's own shape; what is null becomes blank."""
    forbid_locked(cells)
    parts = groups(cells)
    formats = [part.NumberFormat for part in parts]
    for part, key in zip(parts, formats, strict=True):
        if kind(document, key) == TEXT:
            for place in _places(cells, part.RangeAddresses):
                block[place.row][place.column] = _as_text(block[place.row][place.column])
    cells.setDataArray(tuple(tuple(map(_plain, row)) for row in block))
    for part, key in zip(parts, formats, strict=True):
        # LibreOffice formats as text what could be read as a number, and TRUE may have been overwritten.
        part.NumberFormat = 0 if kind(document, key) & LOGICAL else key
    for rows, column, code in _formatted(block):
        run = cells.getCellRangeByPosition(column, rows.start, column, rows.stop - 1)
        for part in groups(run):
            if is_general(document, part.NumberFormat):
                part.NumberFormat = key_of(document, code)
    for row, values in enumerate(block):
        for column, value in enumerate(values):
            if isinstance(value, dict) and "formula" in value:
                origin = cells if value.get("filled") else cells.getCellByPosition(column, row)
                formulas.write(cells.getCellByPosition(column, row), value["formula"], _corner(origin))


def forbid_locked(cells: Uno) -> None:
    # UNO lets a protected cell be written, or not, without a word: Excel refuses.
    if cells.Spreadsheet.isProtected() and any(part.CellProtection.IsLocked for part in groups(cells)):
        raise ValueError(f"{cells.AbsoluteName} is protected")


def _as_text(value: Any) -> Any:
    """What Excel keeps in a cell formatted as text."""
    match value:
        case {"text": text}:
            return text
        case {"formula": formula}:
            return formula
        case bool():
            return str(value).upper()
        case float() | int():
            return f"{value:.15g}"
    return value


def _plain(value: Any) -> float | str:
    match value:
        case None | {"formula": _}:
            return ""
        case {"value": number} | {"serial": number}:
            return float(number)
        case bool() | int() | float():
            return float(value)
    return str(value)


def _formatted(block: Block) -> Iterator[tuple[range, int, str]]:
    """The runs of cells in a column that get the same number format."""
    for column in range(len(block[0])):
        start, current = 0, _format(block[0][column])
        for row in range(1, len(block) + 1):
            following = _format(block[row][column]) if row < len(block) else None
            if following != current or row == len(block):
                if current:
                    yield range(start, row), column, current
                start, current = row, following


def _format(value: Any) -> str | None:
    match value:
        case bool():
            return BOOLEAN
        case {"format": str() as code}:
            return str(code)
    return None


def _corner(cells: Uno) -> Uno:
    return cells.getCellByPosition(0, 0).CellAddress


def _places(cells: Uno, addresses: Any) -> Iterator[Place]:
    start = cells.RangeAddress
    for each in addresses:
        for row in range(each.StartRow - start.StartRow, each.EndRow - start.StartRow + 1):
            for column in range(each.StartColumn - start.StartColumn, each.EndColumn - start.StartColumn + 1):
                yield Place(row, column)


def _formatted_specially(document: Uno, cells: Uno) -> Iterator[tuple[Place, int]]:
    """The cells whose number format says what their number means, with the kind of the format."""
    kinds: dict[int, int] = {}
    for group in groups(cells):
        key = group.NumberFormat
        if key not in kinds:
            kinds[key] = kind(document, key)
        if kinds[key] & (DATE_OR_TIME | LOGICAL):
            yield from ((place, kinds[key]) for place in _places(cells, group.RangeAddresses))


def _enumerated(cells: Uno, ranges: Uno) -> Iterator[tuple[Place, Uno]]:
    start, found = cells.RangeAddress, ranges.Cells.createEnumeration()
    while found.hasMoreElements():
        cell = found.nextElement()
        at = cell.CellAddress
        yield Place(at.Row - start.StartRow, at.Column - start.StartColumn), cell
