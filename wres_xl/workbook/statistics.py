"""The Statistics sheet: intervals, tests and readings, written by Python beside the data items.

They are values, written for the counts of one moment. Each row tells whether those counts are still the ones
on the National return sheet; where they are not, pages say so instead of showing what no longer holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.commentary import headline_key
from wres_xl.standard.data_items import (
    DATA_ITEMS,
    SUPPLEMENTARY_ITEMS,
    Likelihood,
    Measure,
    RelativeLikelihood,
)
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.standard.inference import Interval
from wres_xl.standard.measures import Estimate
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import national_return
from wres_xl.workbook.cells import NOT_AVAILABLE, Live, Value, shown
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report

NAME = "Statistics"
OUT_OF_DATE = "out of date"

_HEADER_ROW = 3


@dataclass(frozen=True)
class _Tested:
    """A figure that has an interval: one row of the Statistics sheet for each year."""

    key: str
    indicator: int
    group: Group | None


def _tested() -> Iterator[_Tested]:
    for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS):
        groups: tuple[Group | None, ...] = ()
        if isinstance(item.calculation, Likelihood):
            groups = ETHNIC_GROUPS
        elif isinstance(item.calculation, RelativeLikelihood):
            groups = (None,)
        elif item.measure is Measure.PERCENTAGE:
            groups = COMPARED_GROUPS
        for group in groups:
            yield _Tested(item.key, item.indicator, group)


TESTED = tuple(_tested())
_ROW = {
    (each.key, each.group, last): _HEADER_ROW + 1 + 2 * place + (0 if last else 1)
    for place, each in enumerate(TESTED)
    for last in (True, False)
}
_CALCULATION = {item.key: item.calculation for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS)}
_RATIO_INDICATORS = (2, 3, 4)
_RATIOS_ROW = _HEADER_ROW + 2 * len(TESTED) + 3
_RATIOS_COLUMN = 0
_COLUMN = {
    name: at
    for at, name in enumerate(
        (
            "Indicator",
            "Key",
            "Group",
            "Year",
            "Count",
            "Of",
            "Value",
            "Interval from",
            "Interval to",
            "p-value",
            "Reading",
            "Method",
            "Still current",
            "Chart: below",
            "Chart: above",
            "Chart: top",
            "Benchmark",
        )
    )
}
_LARGEST_PLOTTED = 5
"""Error bars of ratios end here, so that one very wide interval does not flatten a chart."""


def statistic(report: Report, year: ReportingYear, key: str, group: Group | None, column: str) -> Live:
    """A cell of the Statistics sheet for another page, or that it is out of date."""
    row = _ROW[key, group, year != report.this.year]
    current = _reference(row, _COLUMN["Still current"])
    cell = _reference(row, _COLUMN[column])
    value = _written(report, year, key, group)[column]
    return Live(f'IF({current},{cell},"{OUT_OF_DATE}")', value)


def survey_test(report: Report, year: ReportingYear, key: str) -> Live:
    """The exact test of a survey gap, which holds as long as both groups' percentages do."""
    rows = [_ROW[key, group, year != report.this.year] for group in COMPARED_GROUPS]
    current = ",".join(_reference(row, _COLUMN["Still current"]) for row in rows)
    cell = _reference(rows[COMPARED_GROUPS.index(Group.BME)], _COLUMN["p-value"])
    value = _written(report, year, key, Group.BME)["p-value"]
    return Live(f'IF(AND({current}),{cell},"{OUT_OF_DATE}")', value)


def error_bars(key: str, group: Group | None) -> dict[str, Any]:
    """Error bars of a chart series of last year and this year, for `charts.Series`."""
    return _bars((key, group, True), (key, group, False))


def survey_error_bars(key: str) -> dict[str, Any]:
    """Error bars of a chart series of White last year and this year, then BME."""
    return _bars((key, Group.WHITE, True), (key, Group.BME, False))


def _bars(first: tuple[str, Group | None, bool], last: tuple[str, Group | None, bool]) -> dict[str, Any]:
    def cells(column: str) -> str:
        at = _COLUMN[column]
        return f"={NAME}!{xl_range_abs(_ROW[first], at, _ROW[last], at)}"

    return {
        "error_bars": _error_bars(cells("Chart: below"), cells("Chart: above")),
        "top": cells("Chart: top"),
    }


def _error_bars(below: str, above: str) -> dict[str, Any]:
    """Without caps, so that an interval that is not known leaves nothing to see."""
    line = {"color": "#4C6272", "width": 1.5}
    return {"type": "custom", "minus_values": below, "plus_values": above, "end_style": 0, "line": line}


def even_band(points: int) -> tuple[str, str]:
    """The cells of the shaded band of a ratio chart: how high it begins, and how high it is."""
    return _ratio_cells(5, points), _ratio_cells(6, points)


def all_ratios() -> tuple[str, dict[str, Any]]:
    """The chart of indicators 2, 3 and 4 in both years: its categories, and its series' cells."""
    count = len(_RATIO_INDICATORS) * 2
    return _ratio_cells(0, count), {
        "values": _ratio_cells(1, count),
        "error_bars": _error_bars(_ratio_cells(2, count), _ratio_cells(3, count)),
        "top": _ratio_cells(4, count),
    }


def _ratio_cells(column: int, count: int) -> str:
    at = _RATIOS_COLUMN + column
    return f"={NAME}!{xl_range_abs(_RATIOS_ROW + 1, at, _RATIOS_ROW + count, at)}"


def write(book: Book, report: Report) -> None:
    """Write the Statistics sheet."""
    page = Page(
        book,
        NAME,
        "Statistics: intervals, tests and readings",
        (24, 30, 10, 9, 8, 8, 8, 9, 9, 9, 24, 56, 9, 8, 8, 8, 11),
    )
    page.write(1, 0, "Written when the workbook was generated; each row tells whether its counts still hold.")
    rows = [_statistics_row(report, tested, year) for tested in TESTED for year in report.years]
    styles = [_statistics_styles(tested) for tested in TESTED for _ in report.years]
    page.table(_HEADER_ROW, 0, "Statistics", list(_COLUMN), rows, styles)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)
    headers = ["Chart of ratios", "Ratio", "Below", "Above", "Top", "From", "Height"]
    ratios = [_ratio_row(report, number, year) for number in _RATIO_INDICATORS for year in report.years]
    page.table(
        _RATIOS_ROW, _RATIOS_COLUMN, "RatioChart", headers, ratios, [["label", *["ratio"] * 6]] * len(ratios)
    )


def _ratio_row(report: Report, number: int, year: ReportingYear) -> list[Live | Value | None]:
    key = headline_key(number, report.settings)
    tested = next(each for each in TESTED if each.key == key)
    row = _ROW[key, None, year != report.this.year]
    cells = _error_bar_cells(report, tested, year)
    return [
        f"{INDICATORS[number - 1].short_title} {year}",
        national_return.live(report, year, key),
        *(
            Live(_absolute(row, _COLUMN[column]), cells[column].value)
            for column in ("Chart: below", "Chart: above", "Chart: top")
        ),
        LOWEST_EVEN,
        HIGHEST_EVEN - LOWEST_EVEN,
    ]


def _written(report: Report, year: ReportingYear, key: str, group: Group | None) -> dict[str, Value]:
    """The values of a row that are written and not calculated, by column."""
    figures = report.of(year)
    figure = figures[key, group] if figures else None
    estimate = figure.estimate if figure else Estimate(None)
    interval = estimate.interval
    verdict = figure.verdict.words(report.settings.term) if figure and figure.verdict else NOT_AVAILABLE
    base = figures.submission.survey.get((key, group)) if figures and group else None
    return {
        "Count": shown(_count(report, year, key, group, "events")),
        "Of": shown(_count(report, year, key, group, "total")),
        "Value": shown(estimate.value),
        "Interval from": shown(interval.lower if interval else None),
        "Interval to": shown(interval.upper if interval else None),
        "p-value": shown(estimate.p_value),
        "Reading": verdict,
        "Method": estimate.method,
        "Benchmark": shown(base.benchmark if base else None),
    }


def _count(report: Report, year: ReportingYear, key: str, group: Group | None, part: str) -> float | None:
    """The events or the total behind a likelihood; respondents are the total of a survey result."""
    calculation = _CALCULATION[key]
    if isinstance(calculation, Likelihood):
        return report.value(year, getattr(calculation, part), group)
    figures = report.of(year)
    if figures is None or group is None:
        return None
    estimate = figures[key, group].estimate
    return estimate.numerator if part == "events" else estimate.denominator


def _statistics_row(report: Report, tested: _Tested, year: ReportingYear) -> list[Live | Value | None]:
    cells: dict[str, Live | Value] = {
        "Indicator": tested.indicator,
        "Key": tested.key,
        "Group": report.name(tested.group) if tested.group else "",
        "Year": year.label,
        "Still current": Live(_current(report, tested, year), True),
        **_error_bar_cells(report, tested, year),
        **_written(report, year, tested.key, tested.group),
    }
    return [cells[column] for column in _COLUMN]


def _current(report: Report, tested: _Tested, year: ReportingYear) -> str:
    """Whether the counts that a row was written for still stand on the National return sheet."""
    row = _ROW[tested.key, tested.group, year != report.this.year]
    calculation = _CALCULATION[tested.key]
    if isinstance(calculation, RelativeLikelihood):
        likelihood = next(key for key, other in _CALCULATION.items() if other == _rate_of(calculation))
        rows = [_ROW[likelihood, group, year != report.this.year] for group in COMPARED_GROUPS]
        return f"AND({','.join(_absolute(each, _COLUMN['Still current']) for each in rows)})"
    pairs = [("Value", tested.key)]
    if isinstance(calculation, Likelihood):
        pairs = [("Count", calculation.events), ("Of", calculation.total)]
    same = [
        f"{_absolute(row, _COLUMN[column])}={national_return.live(report, year, key, tested.group).formula}"
        for column, key in pairs
    ]
    return f"AND({','.join(same)})"


def _rate_of(calculation: RelativeLikelihood) -> Likelihood:
    return Likelihood(calculation.events, calculation.total)


def _error_bar_cells(report: Report, tested: _Tested, year: ReportingYear) -> dict[str, Live]:
    """How far a chart's error bar reaches below and above the figure, and to what height.

    Without an interval it reaches nowhere, and its height is 0.
    """
    row = _ROW[tested.key, tested.group, year != report.this.year]
    at = {name: _absolute(row, column) for name, column in _COLUMN.items()}
    known = f"AND({at['Still current']},COUNT({at['Value']},{at['Interval from']},{at['Interval to']})=3)"
    limit = _LARGEST_PLOTTED if tested.group is None else 1
    reach = f"MAX({at['Value']},MIN({at['Interval to']},{limit}))"
    figures = report.of(year)
    estimate = figures[tested.key, tested.group].estimate if figures else Estimate(None)
    value, interval, top = estimate.value or 0.0, Interval(0.0, 0.0), 0.0
    if estimate.value is not None and estimate.interval is not None:
        interval, top = estimate.interval, max(value, min(estimate.interval.upper, limit))
    else:
        value = 0.0
    return {
        "Chart: below": Live(f"IF({known},{at['Value']}-{at['Interval from']},0)", value - interval.lower),
        "Chart: above": Live(f"IF({known},{reach}-{at['Value']},0)", top - value),
        "Chart: top": Live(f"IF({known},{reach},0)", top),
    }


def _statistics_styles(tested: _Tested) -> list[str]:
    ratio = tested.group is None
    number = "ratio" if ratio else "percent_2"
    return [
        *["centred", "label", "label", "label"],
        *["percent_2" if ratio else "count"] * 2,
        *[number] * 3,
        "p_value",
        *["label_indented"] * 3,
        *[number] * 3,
        "percent",
    ]


def _reference(row: int, column: int) -> str:
    return f"{NAME}!{_absolute(row, column)}"


def _absolute(row: int, column: int) -> str:
    cell: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    return cell
