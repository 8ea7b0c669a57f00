"""The cells of a workbook that show an Excel error: calamine makes them blanks, and a blank has a meaning."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree

_ERROR_MARK = b't="e"'
_ERROR_CELL = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d+)"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL
)
_OPEN_DOCUMENT_MARK = b'value-type="error"'
_CHUNK = 1 << 17
"""How much is searched at a time. The memory of larger pieces goes back to the system after each."""

ErrorCells = dict[int, dict[int, str]]
"""Excel errors by row and then by column, both counted from 0."""


def error_cells(package: zipfile.ZipFile) -> dict[str, ErrorCells]:
    """The error cells of an .xlsx or .xlsm workbook, by sheet."""
    found: dict[str, ErrorCells] = {}
    for title, part in _worksheet_parts(package):
        if _holds(package, part, _ERROR_MARK):
            by_row: ErrorCells = defaultdict(dict)
            for column, row, error in _ERROR_CELL.findall(package.read(part)):
                by_row[int(row) - 1][_column_number(column)] = error.decode()
            found[title] = by_row
    return found


def open_document_error_cells(package: zipfile.ZipFile) -> dict[str, ErrorCells]:
    """The error cells of an .ods workbook, by sheet."""
    if not _holds(package, "content.xml", _OPEN_DOCUMENT_MARK):
        return {}
    with package.open("content.xml") as xml:
        tables = list(ElementTree.parse(xml).iterfind(".//{*}spreadsheet/{*}table"))
    return {_attribute(table, "name"): _errors_in(table) for table in tables}


def _errors_in(table: ElementTree.Element) -> ErrorCells:
    """OpenDocument writes alike rows and cells once, with how often they are repeated."""
    by_row: ErrorCells = defaultdict(dict)
    row_number = 0
    for row in table.iterfind(".//{*}table-row"):
        rows, column = _repeats(row, "number-rows-repeated"), 0
        for cell in row:
            columns = _repeats(cell, "number-columns-repeated")
            if "error" in (value for name, value in cell.items() if name.endswith("}value-type")):
                shown = "".join(cell.itertext()).strip()
                for at in range(row_number, row_number + rows):
                    by_row[at].update(dict.fromkeys(range(column, column + columns), shown))
            column += columns
        row_number += rows
    return by_row


def _attribute(element: ElementTree.Element, name: str) -> str:
    return next((value for key, value in element.items() if key.endswith("}" + name)), "")


def _repeats(element: ElementTree.Element, name: str) -> int:
    return int(_attribute(element, name) or 1)


def _holds(package: zipfile.ZipFile, part: str, mark: bytes) -> bool:
    """Whether a part holds a mark, told without keeping all of it in memory."""
    end = b""
    with package.open(part) as xml:
        while chunk := xml.read(_CHUNK):
            if mark in chunk or mark in end + chunk[: len(mark)]:
                return True
            end = chunk[-len(mark) :]
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
