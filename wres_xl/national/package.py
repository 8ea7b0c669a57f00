"""A form as the cells that a reader sees, and the form's file with numbers put into some of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path

from wres_xl.findings import UnreadableFile
from wres_xl.national.addresses import Area, address
from wres_xl.national.book import Book, file_content, read_book
from wres_xl.national.cell_values import DAYS_FROM_1900_TO_1904, CellValue, day_of, value_of
from wres_xl.national.limits import LAST_COLUMN, LAST_ROW, MAX_MERGED_CELLS, TOO_LARGE, Unfit
from wres_xl.national.patch import patch
from wres_xl.national.sheet_scan import RawCell, Scan
from wres_xl.national.verify import PatchError
from wres_xl.national.workbook_parts import GENERAL, CellStyle, SheetPart, Workbook
from wres_xl.wording import percent


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell as the form holds it; rows and columns are counted from 1, as Excel does.

    `value` is what Excel last worked out where the cell has a formula; an Excel error is its text, `#N/A`. A
    day is Excel's number for it, counted from 1900 whatever the workbook counts from, and `is_date` is True.
    `has_formula` is True for each cell that an array formula fills. `locked` is by the cell's style: it
    means something where the sheet is protected.
    """

    row: int
    column: int
    value: CellValue
    has_formula: bool = False
    number_format: str = GENERAL
    locked: bool = True
    is_date: bool = False

    @property
    def address(self) -> str:
        """`D12`."""
        return address(self.row, self.column)

    @property
    def day(self) -> date | None:
        """The day that a date cell shows; None for any other."""
        return day_of(self.value) if self.is_date and isinstance(self.value, float) else None

    @property
    def text(self) -> str:
        """About what a reader sees: days as `31 March 2021`, percentages as `15.8%`, other numbers plain."""
        match self.value:
            case None:
                return ""
            case bool(value):
                return "TRUE" if value else "FALSE"
            case int(value) | float(value):
                if day := self.day:
                    return f"{day.day} {day:%B %Y}"
                if "%" in self.number_format:
                    return percent(value, self.number_format.partition(".")[2].count("0"))
                return f"{value:.0f}" if float(value).is_integer() else f"{value:.10g}"
            case value:
                return value


@dataclass(frozen=True)
class FormSheet:
    """A worksheet. `cells` holds those that the file has, blank formatted ones too, by row and column.

    A merged range is its first row, first column, last row and last column.
    """

    name: str
    hidden: bool
    protected: bool
    cells: Mapping[tuple[int, int], FormCell]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    row_styles: Mapping[int, CellStyle] = field(default_factory=dict)
    """The styles of rows that have one, for cells there that the file does not have."""
    column_styles: tuple[tuple[int, int, CellStyle], ...] = ()
    """The first and last of columns with their style, likewise; a row's goes before."""

    def at(self, row: int, column: int) -> FormCell:
        """The cell there; where the file has none, the blank one that Excel shows."""
        if cell := self.cells.get((row, column)):
            return cell
        of_column = (style for first, last, style in self.column_styles if first <= column <= last)
        style = self.row_styles.get(row) or next(of_column, CellStyle())
        return FormCell(row, column, None, False, style.number_format, style.locked, style.is_date)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell whose value is seen there: the first of a merged range, or the cell itself."""
        return self._anchors.get((row, column), (row, column))

    def text(self, row: int, column: int) -> str:
        """What a reader sees there; a merged range shows its first cell's value everywhere in it."""
        cell = self.cells.get(self.anchor(row, column))
        return cell.text if cell else ""

    @cached_property
    def _anchors(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        return {
            place: (area.top, area.left)
            for area in _as_far_as_cells([Area(*each) for each in self.merged], self.cells)
            for place in product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))
        }


@dataclass(frozen=True)
class Form:
    """A workbook that may be a national form: its worksheets in order, hidden ones too."""

    path: Path
    sheets: tuple[FormSheet, ...]

    def sheet(self, name: str) -> FormSheet:
        """The sheet of this name.

        Raises:
            KeyError: there is none.
        """
        found = {sheet.name: sheet for sheet in self.sheets}
        return found[name]


@dataclass(frozen=True)
class Write:
    """A number for a cell that holds no formula; a percentage as the cell's format means it."""

    sheet: str
    row: int
    column: int
    value: float


def open_form(path: Path) -> Form:
    """Read a form. The file is opened for reading only.

    Raises:
        UnreadableFile: it is missing, empty, encrypted, damaged, of another format, or larger than any form.
    """
    _, sheets = _opened(path)
    return Form(path, sheets)


def patched(path: Path, writes: Sequence[Write]) -> bytes:
    """The file of a form with these numbers in it, read again and compared before it is returned.

    Every part but the sheets' and the workbook's is byte for byte what it was; in those only these change:
    the cells written, the results of formulas that follow from them, which are taken out, and the request
    that Excel calculates on opening. Without writes the file is what it was.

    Raises:
        UnreadableFile: as `open_form`.
        PatchError: a cell that cannot be written, such as one with a formula; or the result is not right.
    """
    book, _ = _opened(path)
    if not writes:
        return book.package.content
    values: dict[str, dict[tuple[int, int], float]] = {}
    for write in writes:
        _check_write(book, write)
        value = values.setdefault(write.sheet, {}).setdefault((write.row, write.column), write.value)
        if value != write.value:
            raise PatchError(f"{_place(write)} is to hold {value} and {write.value}")
    try:
        return patch(book, values)
    except Unfit as error:
        raise UnreadableFile(f"{path}: {error}") from error


def _opened(path: Path) -> tuple[Book, tuple[FormSheet, ...]]:
    try:
        return _read(file_content(path))
    except Unfit as error:
        raise UnreadableFile(f"{path}: {error}") from error


@lru_cache(maxsize=1)
def _read(content: bytes) -> tuple[Book, tuple[FormSheet, ...]]:
    """A form's content, read. The last one is kept, because a form is opened first and filled then."""
    book = read_book(content)
    workbook = book.workbook
    return book, tuple(_sheet(part, book.scans[part.name], workbook) for part in workbook.sheets)


def _place(write: Write) -> str:
    return f"{write.sheet}!{address(write.row, write.column)}"


def _check_write(book: Book, write: Write) -> None:
    """Say why a cell cannot take a number."""
    scan = book.scans.get(write.sheet)
    if scan is None or not (1 <= write.row <= LAST_ROW and 1 <= write.column <= LAST_COLUMN):
        raise PatchError(f"there is no cell {write.sheet}, row {write.row}, column {write.column}")
    if not math.isfinite(write.value):
        raise PatchError(f"{_place(write)} cannot hold {write.value}")
    place = write.row, write.column
    cell = scan.cells.get(place)
    if (cell and cell.formula) or any(area.holds(*place) for area in scan.areas_of_results):
        raise PatchError(f"{_place(write)} holds a formula")
    if any(area.holds(*place) and place != (area.top, area.left) for area in scan.merged):
        raise PatchError(f"{_place(write)} is hidden by a merged range")


def _sheet(part: SheetPart, scan: Scan, workbook: Workbook) -> FormSheet:
    merged = tuple((area.top, area.left, area.bottom, area.right) for area in scan.merged)
    seen = _as_far_as_cells(scan.merged, scan.cells)
    if sum((area.bottom - area.top + 1) * (area.right - area.left + 1) for area in seen) > MAX_MERGED_CELLS:
        raise Unfit(TOO_LARGE.format(f"{MAX_MERGED_CELLS:,} cells merged"))
    results = scan.filled_by_formulas
    cells = {place: _cell(cell, place in results, workbook) for place, cell in scan.cells.items()}
    styles = workbook.styles
    rows = {row: styles[style] for row, style in scan.row_styles.items()}
    columns = tuple((first, last, styles[style]) for first, last, style in scan.columns)
    return FormSheet(part.name, part.hidden, scan.protected, cells, merged, rows, columns)


def _as_far_as_cells(merged: Sequence[Area], cells: Mapping[tuple[int, int], object]) -> list[Area]:
    """Merged ranges without what lies beyond the last row and column of the cells.

    Those of whole columns would otherwise fill the memory.
    """
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    cut = (
        Area(area.top, area.left, min(area.bottom, last_row), min(area.right, last_column)) for area in merged
    )
    return [area for area in cut if area.top <= area.bottom and area.left <= area.right]


def _cell(cell: RawCell, is_result: bool, workbook: Workbook) -> FormCell:
    style = workbook.styles[cell.style]
    value = value_of(cell, workbook.strings)
    is_date = type(value) is float and (style.is_date or cell.kind == "d")
    if type(value) is float and is_date and workbook.uses_1904 and cell.kind != "d":
        value += DAYS_FROM_1900_TO_1904
    has_formula = is_result or cell.formula is not None
    return FormCell(cell.row, cell.column, value, has_formula, style.number_format, style.locked, is_date)
