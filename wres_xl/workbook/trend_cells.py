"""Cells of the Statistics sheet that the charts of the Trend page are drawn from.

A line must stop where a year is not known and where a definition changed, but a chart draws a line through
every point of a series, and a formula is never an empty cell. So each stretch between two years is a series
of its own: where it is not to be drawn, both its ends lie where no chart shows them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs

from wres_xl.standard.indicators import SURVEY_ITEMS, is_comparable
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import disparity_page, statistics
from wres_xl.workbook.cells import Content, Live, number_or
from wres_xl.workbook.charts import UNSEEN
from wres_xl.workbook.page import Page
from wres_xl.workbook.report import TREND_YEARS, Report

_ROW = disparity_page.LAST_ROW + 3
_EVEN, _COMPARABLE, _FIRST_LINE = _ROW + 1, _ROW + 2, _ROW + 3
_STRETCHES = TREND_YEARS - 1
_BROKEN = 7
"""The indicator whose definition changed."""


@dataclass(frozen=True)
class Line:
    """A line of a chart: the indicator, and its row in the body of the Trend page's table, from 0."""

    indicator: int
    row: int


_ROWS_EACH = 3
"""Rows of each indicator in the Trend page's table."""


def first_row(indicator: int) -> int:
    """The first row of an indicator in the body of the Trend page's table, counted from 0."""
    return (indicator - 1) * _ROWS_EACH


LINES = tuple(
    Line(number, first_row(number) + at)
    for number, rows in {
        1: (1,),
        2: (2,),
        3: (2,),
        4: (2,),
        **dict.fromkeys(SURVEY_ITEMS, (0, 1)),
        9: (1,),
    }.items()
    for at in rows
)
"""The lines of the charts in the order of the indicators; of two, the first is that of White staff."""

LAST_ROW = _COMPARABLE + len(LINES) * (1 + _STRETCHES)
"""The last row of these cells."""


def even() -> str:
    """The cells of the line at 1."""
    return _cells(_EVEN)


def cells(line: Line) -> tuple[str, tuple[str, ...]]:
    """The cells of a line's points, and of its stretches from year to year."""
    row = _FIRST_LINE + LINES.index(line) * (1 + _STRETCHES)
    return _cells(row), tuple(_cells(row + 1 + stretch) for stretch in range(_STRETCHES))


def _cells(row: int) -> str:
    return f"={statistics.NAME}!{xl_range_abs(row, 1, row, TREND_YEARS)}"


def write(page: Page, report: Report, point: Callable[[Line, ReportingYear], Live]) -> None:
    """Write the cells of all lines; `point` refers to a line's cell of the Trend page in a year."""
    years = report.trend_years
    headers = ["Chart of trends", *(f"Year {at}" for at in range(1, TREND_YEARS + 1))]
    rows: list[list[Content]] = [
        ["Equal", *[1] * TREND_YEARS],
        [f"{_BROKEN}: as the year before", *(int(is_comparable(_BROKEN, year)) for year in years)],
    ]
    for line in LINES:
        row = _ROW + 1 + len(rows)
        refers = [point(line, year) for year in years]
        points = [number_or(each.formula, UNSEEN, each.value) for each in refers]
        label = f"{line.indicator}: row {line.row + 1}"
        rows.append([label, *points])
        for start in range(_STRETCHES):
            blank: list[Content] = [None] * TREND_YEARS
            blank[start : start + 2] = _stretch(report, line, row, start, points)
            rows.append([f"{label}, years {start + 1} and {start + 2}", *blank])
    page.table(_ROW, 0, "TrendChart", headers, rows, [["label", *["number"] * TREND_YEARS]] * len(rows))


def _stretch(report: Report, line: Line, row: int, start: int, points: Sequence[Live]) -> list[Content]:
    """Both ends of a stretch, or twice a point that is not to be seen."""
    ends = [statistics.reference(row, 1 + start + at) for at in (0, 1)]
    conditions = [f"MIN({','.join(ends)})>{UNSEEN}"]
    values = [points[start].value, points[start + 1].value]
    is_drawn = UNSEEN not in values
    if line.indicator == _BROKEN:
        conditions.append(f"{statistics.reference(_COMPARABLE, 2 + start)}=1")
        is_drawn = is_drawn and is_comparable(_BROKEN, report.trend_years[start + 1])
    return [
        Live(f"IF(AND({','.join(conditions)}),{end},{UNSEEN})", value if is_drawn else UNSEEN)
        for end, value in zip(ends, values, strict=True)
    ]
