"""Workbooks, .xlsx, .xlsm, .xls and .ods, to sheets."""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from wres_xl.extracts.cells import Cell
from wres_xl.extracts.error_cells import ErrorCells, error_cells, open_document_error_cells
from wres_xl.extracts.sheets import TOP_ROWS, Row, Sheet, blocks_of
from wres_xl.findings import UnreadableFile

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    ElementTree.ParseError,
    KeyError,
    CalamineError,
    ValueError,
)
"""What is raised for packages that Excel did not write so."""

_OPEN_DOCUMENT_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"

NEEDS_PASSWORD = (
    "the workbook is protected by a password. Save a copy without one and use that, or give the password in "
    "a file, with --password-file FILE."
)

Source = Path | bytes
"""A workbook's file, or what it holds once its protection is taken off."""

_Search = Callable[[zipfile.ZipFile], dict[str, ErrorCells]]


def open_workbook(path: Path, name: str, unprotected: bytes | None = None) -> tuple[Sheet, ...]:
    """The worksheets of an .xlsx, .xlsm or .ods workbook, in its order, hidden ones too.

    `unprotected` is what the file at `path` holds without its protection, where it has one.

    Raises:
        UnreadableFile: the file is damaged, protected, or a package of another kind.
        OSError: the file cannot be opened.
    """
    source: Source = path if unprotected is None else unprotected
    try:
        with zipfile.ZipFile(_opened(source)) as package, ThreadPoolExecutor(1) as beside:
            search = beside.submit(_search(path, package), package)
            worksheets = _worksheets(source)
            errors = search.result()
    except PasswordError as error:
        raise UnreadableFile(f"{path}: {NEEDS_PASSWORD}") from error
    except _DAMAGED as error:
        raise _damaged(path) from error
    return tuple(_sheet(name, title, each, errors.get(title, {})) for title, each in worksheets.items())


def open_old_workbook(path: Path, name: str, unprotected: bytes | None = None) -> tuple[Sheet, ...]:
    """The worksheets of an .xls workbook; which of their blanks are Excel errors cannot be told.

    Raises:
        UnreadableFile: the file is damaged or protected.
        OSError: the file cannot be opened.
    """
    try:
        worksheets = _worksheets(path if unprotected is None else unprotected)
    except PasswordError as error:
        raise UnreadableFile(f"{path}: {NEEDS_PASSWORD}") from error
    except _DAMAGED as error:
        raise _damaged(path) from error
    return tuple(_sheet(name, title, each, {}, hides_errors=True) for title, each in worksheets.items())


def _damaged(path: Path) -> UnreadableFile:
    return UnreadableFile(
        f"{path}: the workbook is damaged. Open it in Excel, let Excel repair it, and save it again; "
        "or export it again."
    )


def _opened(source: Source) -> Path | BytesIO:
    """What may be read from on its own: two readers of one stream would move each other's place."""
    return source if isinstance(source, Path) else BytesIO(source)


def _worksheets(source: Source) -> dict[str, CalamineSheet]:
    opened = _opened(source)
    with (
        CalamineWorkbook.from_path(opened)
        if isinstance(opened, Path)
        else CalamineWorkbook.from_filelike(opened)
    ) as workbook:
        return {
            sheet.name: workbook.get_sheet_by_name(sheet.name)
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        }


def _search(path: Path, package: zipfile.ZipFile) -> _Search:
    """How the error cells of a package are found, told by the kind of package."""
    parts = set(package.namelist())
    if "xl/workbook.xml" in parts:
        return error_cells
    if "content.xml" in parts and package.read("mimetype").startswith(_OPEN_DOCUMENT_SPREADSHEET):
        return open_document_error_cells
    reason = "this is not an Excel workbook"
    if "xl/workbook.bin" in parts:
        reason = "this is a workbook in the .xlsb format, which is not read"
    raise UnreadableFile(f"{path}: {reason}. Open it in Excel and save it as .xlsx.")


def _sheet(
    file: str, title: str, worksheet: CalamineSheet, errors: ErrorCells, *, hides_errors: bool = False
) -> Sheet:
    """A sheet whose cells become Python's only as its rows are read: most belong to columns nobody needs."""

    def blocks_after(row: int) -> Iterator[Sequence[Row]]:
        return blocks_of(_rows(worksheet, errors), row)

    top = list(islice(chain.from_iterable(blocks_after(0)), TOP_ROWS))
    return Sheet(file, title, top, blocks_after, hides_errors=hides_errors)


def _rows(worksheet: CalamineSheet, errors: ErrorCells) -> Iterable[list[Cell]]:
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
