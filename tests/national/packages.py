"""A workbook's file before and after it was filled: which parts differ, and which cells within them."""

import re
import warnings
import zipfile
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_RESULT = re.compile(rb"<v>[^<]*</v>|<v/>")
_TYPE_OF_RESULT = re.compile(rb' t="(?:str|n|e|b)"')
_CALCULATION = re.compile(rb"<calcPr[^>]*/>")


def parts(path: Path) -> dict[str, bytes]:
    """Every part by its name, in order."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def differing_parts(before: Path, after: Path) -> set[str]:
    """The parts that are not byte for byte the same; both files have the same ones in the same order."""
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def differing_cells(before: bytes, after: bytes) -> set[str]:
    """The cells of a sheet whose XML differs, but for results of formulas that were taken out.

    What surrounds the cells must be the same to the byte.
    """
    assert _CELL.sub(b"", before) == _CELL.sub(b"", after)
    old, new = ({match[1]: match[0] for match in _CELL.finditer(xml)} for xml in (before, after))
    assert old.keys() == new.keys()
    changed = {address for address in old if old[address] != new[address]}
    return {
        address.decode()
        for address in changed
        if b"<f" not in old[address] or _without_result(old[address]) != new[address]
    }


def _without_result(cell: bytes) -> bytes:
    return _TYPE_OF_RESULT.sub(b"", _RESULT.sub(b"", cell), count=1)


def without_calculation(workbook: bytes) -> bytes:
    """`xl/workbook.xml` without what it says of calculation."""
    return _CALCULATION.sub(b"", workbook)


def contents(path: Path, as_shown: bool = False) -> dict[tuple[str, str], Any]:
    """What is entered in every cell that is not blank: numbers, texts, and formulas as text.

    `as_shown`: what a reader shows that does not calculate, with the results of formulas in the file.
    """
    with warnings.catch_warnings():
        # openpyxl warns of extensions that it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=as_shown)
    found = {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }
    book.close()
    return found
