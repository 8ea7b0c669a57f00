"""Writing the example's files, the same to the byte each time."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from wres_xl.findings import UnreadableFile

Cell = str | int | float | date | None
Row = Sequence[Cell]

_CREATED = datetime(2021, 9, 1, tzinfo=UTC)
_MEND = "Close it where it is open, or choose another folder."


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there.

    Raises:
        UnreadableFile: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableFile(f"{folder} cannot be made: {error}. Choose another folder.") from error


def write_workbook(path: Path, sheet: str, rows: Iterable[Row]) -> Path:
    """Write one sheet. Text stays text, also where it looks like a number; None and "" are empty cells.

    Raises:
        UnreadableFile: the file cannot be written.
    """
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": _CREATED, "title": sheet, "comments": "Invented people"})
    day = book.add_format({"num_format": "dd-mmm-yyyy"})
    page = book.add_worksheet(sheet)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            if isinstance(cell, date):
                page.write_datetime(at, column, cell, day)
            elif isinstance(cell, str):
                page.write_string(at, column, cell)
            else:
                page.write_number(at, column, cell)
    try:
        book.close()
    except (OSError, XlsxWriterException) as error:
        raise UnreadableFile(f"{path} cannot be written: {error}. {_MEND}") from error
    return path


def write_csv(path: Path, rows: Iterable[Row]) -> Path:
    """Write a file as Excel's "CSV UTF-8" does: with a byte order mark and Windows line ends.

    Raises:
        UnreadableFile: the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be written: {error}. {_MEND}") from error
    return path
