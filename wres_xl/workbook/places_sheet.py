"""Places: the hidden sheet that knows where every row and column of the other sheets has moved to.

Its cells refer to those sheets. Excel keeps such references right when somebody renames a sheet, moves it,
or inserts and deletes rows and columns, so that writing into an open workbook meets the right cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from wres_xl.workbook.cells import Live
from wres_xl.workbook.page import Book, Page, Place

NAME = "Places"
_SHEETS: Place = (0, 3)
_FIRST_ROW = 3
_WIDTH = 14


@dataclass(frozen=True)
class SheetPlaces:
    """Where a sheet is, and its rows and columns, by what they were when the workbook was made.

    `index` is the sheet's place among all sheets, counted from 1; rows and columns are counted from 0. What
    has been deleted is not there.
    """

    index: int
    rows: Mapping[int, int]
    columns: Mapping[int, int]


def write(book: Book) -> None:
    """Write the sheet, hidden, for all the sheets that the book has so far, one after another."""
    pages = list(book.pages.values())
    page = Page(book, NAME, "Places: where other sheets' rows and columns are now", [_WIDTH] * len(pages) * 2)
    # The sheet of lists is still to come.
    page.write(*_SHEETS, Live("_xlfn.SHEETS()", len(pages) + 2), "plain_text")
    for at, each in enumerate(pages):
        _write_places(page, 2 * at, each, at + 1)
    page.sheet.hide()


def _write_places(page: Page, at: int, of: Page, index: int) -> None:
    """Two columns: the sheet's name, number and rows; then its columns."""
    sheet = f"'{of.name}'"
    rows, columns = zip(*of.cells, strict=True)
    page.write(1, at, of.name, "plain_text")
    page.write(2, at, Live(f"_xlfn.SHEET({sheet}!$A$1)", index), "plain_number")
    for row in range(max(rows) + 1):
        page.write(_FIRST_ROW + row, at, Live(f"ROW({sheet}!$A${row + 1})", row + 1), "plain_number")
    for column in range(max(columns) + 1):
        reference = f"{sheet}!${xl_col_to_name(column)}$1"
        page.write(_FIRST_ROW + column, at + 1, Live(f"COLUMN({reference})", column + 1), "plain_number")


def knows_all_sheets(cells: Sequence[Sequence[object]], sheets: int) -> bool:
    """Whether `sheets` are all there are; those that are nothing but a chart count as well."""
    row, column = _SHEETS
    return len(cells) > _FIRST_ROW and len(cells[row]) > column and cells[row][column] == sheets


def places_of(cells: Sequence[Sequence[object]]) -> dict[str, SheetPlaces]:
    """What the sheet's cells say, from A1 on: the places by the names that the sheets were made with.

    A sheet that was deleted is not there.
    """
    _, names, indices, *below = cells
    places = {}
    for at in range(0, len(names) - 1, 2):
        index = _number(indices[at])
        if names[at] and index is not None:
            rows, columns = (_numbers([row[column] for row in below]) for column in (at, at + 1))
            places[str(names[at])] = SheetPlaces(index, rows, columns)
    return places


def _numbers(cells: Sequence[object]) -> dict[int, int]:
    """From where a row or column was to where it is now, both counted from 0; errors are what was deleted."""
    numbers = {was: _number(cell) for was, cell in enumerate(cells)}
    return {was: now - 1 for was, now in numbers.items() if now is not None}


def _number(cell: object) -> int | None:
    """A number that counts something from 1; None for all else, such as an error."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() and cell >= 1 else None
