"""Reading the pages of a WRES workbook that is open in LibreOffice by what stands on them."""

from functools import cache

from libreoffice.office import CellValue, Chart, Document, Series
from openpyxl.utils import get_column_letter

_AREA = "A1:Z170"
TABS = (
    *(
        "Home",
        "Data quality",
        "Completeness",
        "Summary",
        "1 Workforce",
        "2 Appointment",
        "3 Disciplinary",
        "4 Training",
    ),
    *("5-6 Harassment", "7-8 Opportunity", "9 Board", "Disparity", "Trend", "2 By band", "Ethnic origin"),
    *("Action plan", "National return"),
    *("Methods", "Statistics", "Commentary"),
)

Place = tuple[int, int]
"""A row and a column, counted from 0."""


class Pages:
    """The values of a document at one moment; cells are found by their table, row and column."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.grid = cache(self._grid)

    def _grid(self, sheet: str) -> list[list[CellValue]]:
        return self._document.values(sheet, _AREA)

    def texts(self, sheet: str) -> list[str]:
        """Every text on a sheet."""
        return [cell for row in self.grid(sheet) for cell in row if isinstance(cell, str) and cell]

    def place(self, sheet: str, table: str, row: str, column: str) -> Place:
        """Where the cell is in the row and column of these headings, in the table whose corner is `table`."""
        grid = self.grid(sheet)
        corners = [(r, c) for r, cells in enumerate(grid) for c, cell in enumerate(cells) if cell == table]
        assert corners, f"{sheet} has no table {table!r}"
        for top, left in corners:
            across = next((c for c in range(left, len(grid[top])) if grid[top][c] == column), None)
            down = next((r for r in range(top + 1, len(grid)) if _same(grid[r][left], row)), None)
            if across is not None and down is not None:
                return down, across
        raise AssertionError(f"{sheet}: table {table!r} has no cell {row!r}, {column!r}")

    def value(self, sheet: str, table: str, row: str, column: str) -> CellValue:
        """What stands there."""
        at, across = self.place(sheet, table, row, column)
        return self.grid(sheet)[at][across]

    def national(self, key: str, column: str) -> CellValue:
        """A data item of the National return sheet, such as `("2_appointed", "2020-21 BME")`."""
        return self.value("National return", "Key", key, column)

    def national_cell(self, key: str, column: str) -> str:
        """The address of a data item on the National return sheet."""
        at, across = self.place("National return", "Key", key, column)
        return f"{get_column_letter(across + 1)}{at + 1}"

    def sentences(self, indicator: int) -> list[str]:
        """What an indicator's page says, empty lines apart."""
        sheet, heading = _SENTENCES[indicator]
        lines = [row[0] for row in self.grid(sheet)]
        start = next(at for at, line in enumerate(lines) if str(line).startswith(heading))
        return [str(line) for line in lines[start + 1 : lines.index("", start + 1)] if line]

    def summary(self, indicator: int, column: str) -> CellValue:
        """A cell of an indicator's row on the Summary."""
        return self.value("Summary", "No.", str(indicator), column)


_HEADING = "What is the data telling us?"
_SENTENCES = {
    1: ("1 Workforce", _HEADING),
    2: ("2 Appointment", _HEADING),
    3: ("3 Disciplinary", _HEADING),
    4: ("4 Training", _HEADING),
    5: ("5-6 Harassment", "Indicator 5:"),
    6: ("5-6 Harassment", "Indicator 6:"),
    7: ("7-8 Opportunity", "Indicator 7:"),
    8: ("7-8 Opportunity", "Indicator 8:"),
    9: ("9 Board", _HEADING),
}


def _same(cell: CellValue, label: str) -> bool:
    return cell == label or (isinstance(cell, float | int) and f"{cell:g}" == label)


def chart_series(charts: list[Chart], sheet: str, title: str, series: str) -> Series:
    """A chart's series; each by its name or by how it begins."""
    (chart,) = (each for each in charts if each.sheet == sheet and each.title.startswith(title))
    (found,) = (each for each in chart.series if each.name.startswith(series))
    return found
