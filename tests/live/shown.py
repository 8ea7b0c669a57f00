"""What a person sees of a workbook at one moment, and whether its pages are those of a report."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import xlwings

from wres_xl.workbook.cells import Content, Live
from wres_xl.workbook.page_cells import cells_of
from wres_xl.workbook.report import Report

RELATIVE_TOLERANCE = 1e-9
ABSOLUTE_TOLERANCE = 1e-12

Grid = list[list[object]]
Moved = Callable[[str, int, int], tuple[str, int, int]]
"""Where a cell of a page, counted from 0, is now: its sheet, row and column."""


@dataclass(frozen=True)
class Shown:
    """Sheets at one moment, their values from A1 on, and which of all can be seen.

    A blank cell is None, an error "#ERROR". Messages are those since the moment before.
    """

    values: Mapping[str, Grid]
    visible: Mapping[str, bool]
    active: str
    messages: tuple[str, ...]
    statuses: tuple[str, ...]

    @cached_property
    def hidden(self) -> set[str]:
        return {name for name, visible in self.visible.items() if not visible}

    def cell(self, sheet: str, row: int, column: int) -> object:
        """A cell, counted from 0; a blank one is None."""
        grid = self.values[sheet]
        return grid[row][column] if row < len(grid) and column < len(grid[row]) else None

    def texts(self, sheet: str) -> list[str]:
        return [cell for row in self.values[sheet] for cell in row if isinstance(cell, str)]

    def numbers(self, sheet: str) -> list[float]:
        return [cell for row in self.values[sheet] for cell in row if type(cell) is float]

    def under(self, sheet: str, row: object, column: str) -> object:
        """What stands below a heading in the one row whose first or second cell is `row`."""
        grid = self.values[sheet]
        across = next(line.index(column) for line in grid if column in line)
        (line,) = (line for line in grid if row in line[:2])
        return line[across]


def shown(book: xlwings.Book, *without: str) -> Shown:
    """What stands now on all sheets but Places and some, and what was said since this was last asked."""
    said, statuses = book.app.impl.alerts, book.app.impl.status_texts
    messages, history = tuple(alert.prompt for alert in said), tuple(statuses)
    said.clear()
    statuses.clear()
    return Shown(
        values={sheet.name: grid(sheet) for sheet in book.sheets if sheet.name not in {"Places", *without}},
        visible={sheet.name: bool(sheet.visible) for sheet in book.sheets},
        active=book.sheets.active.name,
        messages=messages,
        statuses=history,
    )


def grid(sheet: xlwings.Sheet) -> Grid:
    """A sheet's values from A1 on."""
    rows = sheet.book.impl.document.values(sheet.name, _whole(sheet).address.replace("$", ""))
    return [["#ERROR" if cell is None else cell if cell != "" else None for cell in row] for row in rows]


def contents(book: xlwings.Book, *without: str) -> dict[str, Grid]:
    """The formulas and constants of all sheets but some and Places, whose formulas take long to read."""
    return {
        sheet.name: _whole(sheet).impl.ask("read_formulas")
        for sheet in book.sheets
        if sheet.name not in {"Places", *without}
    }


def _whole(sheet: xlwings.Sheet) -> xlwings.Range:
    used = sheet.used_range
    return sheet.range((1, 1), (used.row + used.shape[0] - 1, used.column + used.shape[1] - 1))


def _unmoved(page: str, row: int, column: int) -> tuple[str, int, int]:
    return page, row, column


def differences(seen: Shown, report: Report, moved: Moved = _unmoved) -> Iterator[str]:
    """Every cell of every page, own words apart, that does not show what the report says."""
    for name, page in cells_of(report).items():
        for (row, column), content in page.cells.items():
            sheet, now, across = moved(name, row, column)
            expected, found = _expected(content), seen.cell(sheet, now, across)
            if (row, column) not in page.own and not _agree(expected, found):
                yield f"{name} {row},{column}: {found!r} instead of {expected!r}"


def _expected(content: Content) -> object:
    value = content.value if isinstance(content, Live) else content
    return None if value == "" else value


def _agree(expected: object, found: object) -> bool:
    if isinstance(expected, bool) or isinstance(found, bool):
        return bool(expected) == bool(found)
    if isinstance(expected, int | float) and isinstance(found, int | float):
        return math.isclose(expected, found, rel_tol=RELATIVE_TOLERANCE, abs_tol=ABSOLUTE_TOLERANCE)
    return expected == found
