"""Excel workbooks, .xlsx and .xlsm, to sheets."""

import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from wres_xl.extracts.cells import Cell
from wres_xl.extracts.sheets import TOP_ROWS, Row, Sheet, blocks_of
from wres_xl.findings import UnreadableFile

_ERROR_MARK = b't="e"'
_ERROR_CELL = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d+)"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL
)
_CHUNK = 1 << 20

_DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, ElementTree.ParseError, KeyError, CalamineError)
"""What is raised for packages that Excel did not write so."""

_ErrorCells = dict[int, dict[int, str]]
"""Excel errors by row and then by column, both counted from 0."""


def open_workbook(path: Path, name: str) -> tuple[Sheet, ...]:
    """The worksheets of a workbook, in its order, hidden ones too.

    Raises:
        UnreadableFile: the file is damaged, protected, or a package of another kind.
        OSError: the file cannot be opened.
    """
    try:
        with zipfile.ZipFile(path) as package, ThreadPoolExecutor(1) as beside:
            _check_format(path, package)
            search = beside.submit(_error_cells, package)
            with CalamineWorkbook.from_path(path) as workbook:
                worksheets = {
                    sheet.name: workbook.get_sheet_by_name(sheet.name)
                    for sheet in workbook.sheets_metadata
                    if sheet.typ is SheetTypeEnum.WorkSheet
                }
            errors = search.result()
    except PasswordError as error:
        raise UnreadableFile(
            f"{path}: the workbook is protected by a password. Save a copy without one and use that."
        ) from error
    except _DAMAGED as error:
        raise UnreadableFile(
            f"{path}: the workbook is damaged. Open it in Excel, let Excel repair it, and save it again; "
            "or export it again."
        ) from error
    return tuple(_sheet(name, title, each, errors.get(title, {})) for title, each in worksheets.items())


def _check_format(path: Path, package: zipfile.ZipFile) -> None:
    parts = set(package.namelist())
    if "xl/workbook.xml" in parts:
        return
    if "xl/workbook.bin" in parts:
        reason = "this is a workbook in the .xlsb format, which is not read"
    elif "content.xml" in parts:
        reason = "this is an OpenDocument file (.ods), which is not read"
    else:
        reason = "this is not an Excel workbook"
    raise UnreadableFile(f"{path}: {reason}. Open it in Excel and save it as .xlsx.")


def _sheet(file: str, title: str, worksheet: CalamineSheet, errors: _ErrorCells) -> Sheet:
    """A sheet whose cells become Python's only as its rows are read: most belong to columns nobody needs."""

    def blocks_after(row: int) -> Iterator[Sequence[Row]]:
        return blocks_of(_rows(worksheet, errors), row)

    return Sheet(file, title, list(islice(chain.from_iterable(blocks_after(0)), TOP_ROWS)), blocks_after)


def _rows(worksheet: CalamineSheet, errors: _ErrorCells) -> Iterable[list[Cell]]:
    """All rows from A1 on; calamine leaves out columns before the first that is in use."""
    rows: Iterable[list[Cell]] = worksheet.iter_rows()
    if worksheet.start and worksheet.start[1]:
        unused: list[Cell] = [""] * worksheet.start[1]
        rows = ([*unused, *row] for row in rows)
    if errors:
        rows = (_with(errors.get(number, {}), row) for number, row in enumerate(rows))
    return rows


def _with(errors: Mapping[int, str], row: list[Cell]) -> list[Cell]:
    return [errors.get(column, cell) for column, cell in enumerate(row)] if errors else row


def _error_cells(package: zipfile.ZipFile) -> dict[str, _ErrorCells]:
    """The cells that show an Excel error, by sheet: calamine makes them blanks, and a blank has a meaning."""
    found: dict[str, _ErrorCells] = {}
    for title, part in _worksheet_parts(package):
        if _holds_error(package, part):
            by_row: _ErrorCells = defaultdict(dict)
            for column, row, error in _ERROR_CELL.findall(package.read(part)):
                by_row[int(row) - 1][_column_number(column)] = error.decode()
            found[title] = by_row
    return found


def _holds_error(package: zipfile.ZipFile, part: str) -> bool:
    """Whether a worksheet holds an error cell, told without keeping all of it in memory."""
    end = b""
    with package.open(part) as xml:
        while chunk := xml.read(_CHUNK):
            if _ERROR_MARK in end + chunk:
                return True
            end = chunk[-len(_ERROR_MARK) :]
    return False


def _worksheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name and the part of each worksheet."""
    relationships = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {
        each.get("Id"): each.get("Target", "")
        for each in relationships
        if each.get("Type", "").endswith("/worksheet")
    }
    for sheet in ElementTree.fromstring(package.read("xl/workbook.xml")).findall("{*}sheets/{*}sheet"):
        target = targets.get(next((id_ for name, id_ in sheet.items() if name.endswith("}id")), None))
        if target:
            yield sheet.get("name", ""), target.removeprefix("/") if target[0] == "/" else f"xl/{target}"


def _column_number(letters: bytes) -> int:
    """A column's number from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
