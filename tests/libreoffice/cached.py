"""What a workbook's file says of itself, to be held against what LibreOffice works out."""

import math
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.worksheet.formula import ArrayFormula  # type: ignore[import-untyped]

from libreoffice.office import Cell, CellValue, FormulaCell

RELATIVE_TOLERANCE = 1e-9
ABSOLUTE_TOLERANCE = 1e-12


def formulas(path: Path) -> dict[Cell, str]:
    """Every formula of a workbook as its file has it, hidden sheets included."""
    found = {cell: _formula(value) for cell, value in _contents(path, data_only=False)}
    return {cell: formula for cell, formula in found.items() if formula.startswith("=")}


def cached_values(path: Path) -> dict[Cell, Any]:
    """The value that stands in every cell that is not blank: what a reader sees who does not recalculate."""
    return dict(_contents(path, data_only=True))


def disagreements(path: Path, recalculated: Mapping[Cell, FormulaCell]) -> list[str]:
    """Where recalculation gives something else than the file's cached values, a sentence for each cell.

    Numbers agree to 1e-9 of their size, or to 1e-12 near 0. An error agrees with nothing, and a formula of
    the file that LibreOffice does not have, or the other way round, is told too.
    """
    cached, ours = cached_values(path), formulas(path)
    told = []
    for cell in sorted(ours.keys() | recalculated.keys()):
        place, there = f"{cell.sheet}!{cell.address}", recalculated.get(cell)
        if cell not in ours or there is None:
            told.append(f"{place} holds a formula only in {'LibreOffice' if there else 'the file'}")
        elif there.error:
            told.append(f"{place} {ours[cell]} is error {there.error}; cached: {cached.get(cell)!r}")
        elif not _agree(cached.get(cell), there.value):
            told.append(f"{place} {ours[cell]} is {there.value!r}; cached: {cached.get(cell)!r}")
    return told


def _contents(path: Path, *, data_only: bool) -> Iterator[tuple[Cell, Any]]:
    with warnings.catch_warnings():
        # openpyxl warns of extensions that it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=data_only)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (
                (Cell(sheet.title, each.coordinate), each.value) for each in row if each.value is not None
            )
    book.close()


def _formula(value: object) -> str:
    return str(value.text if isinstance(value, ArrayFormula) else value)


def _agree(cached: object, recalculated: CellValue) -> bool:
    if isinstance(cached, int | float) and isinstance(recalculated, int | float):
        return math.isclose(cached, recalculated, rel_tol=RELATIVE_TOLERANCE, abs_tol=ABSOLUTE_TOLERANCE)
    # openpyxl reads a formula whose result is no text as a blank cell.
    return (cached or "") == recalculated
