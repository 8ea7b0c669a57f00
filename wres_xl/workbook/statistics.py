"""The Statistics sheet: intervals, tests and readings, written by Python beside the data items.

They are values, written for the counts of one moment. Each row tells whether those counts are still the ones
on the National return sheet; where they are not, pages say so instead of showing what no longer holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.standard.data_items import (
    DATA_ITEMS,
    SUPPLEMENTARY_ITEMS,
    Likelihood,
    Measure,
    RelativeLikelihood,
)
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.measures import Estimate
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import national_return
from wres_xl.workbook.cells import NOT_AVAILABLE, Content, Live, Value, number_or, shown
from wres_xl.workbook.charts import LONGEST_INTERVAL, UNSEEN
from wres_xl.workbook.page import Page
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
_RowKey = tuple[str, Group | None, bool]
"""A figure's key and group, and whether it is last year's."""
_ROW = {
    (each.key, each.group, last): _HEADER_ROW + 1 + 2 * place + (0 if last else 1)
    for place, each in enumerate(TESTED)
    for last in (True, False)
}
_CALCULATION = {item.key: item.calculation for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS)}
LAST_ROW = _HEADER_ROW + 2 * len(TESTED)
"""The last row of the statistics; what only charts use stands below it."""
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
            "Chart: count",
            "Chart: of",
            "Chart: value",
            "Chart: below",
            "Chart: above",
            "Chart: top",
            "Benchmark",
            "Chart: benchmark",
        )
    )
}


def statistic(report: Report, year: ReportingYear, key: str, group: Group | None, column: str) -> Live:
    """A cell of the Statistics sheet for another page, or that it is out of date."""
    row = _ROW[key, group, year != report.this.year]
    current = reference(row, _COLUMN["Still current"])
    cell = reference(row, _COLUMN[column])
    value = _written(report, year, key, group)[column]
    return Live(f'IF({current},{cell},"{OUT_OF_DATE}")', value)


def survey_test(report: Report, year: ReportingYear, key: str) -> Live:
    """The exact test of a survey gap, which holds as long as both groups' percentages do."""
    rows = [_ROW[key, group, year != report.this.year] for group in COMPARED_GROUPS]
    current = ",".join(reference(row, _COLUMN["Still current"]) for row in rows)
    cell = reference(rows[COMPARED_GROUPS.index(Group.BME)], _COLUMN["p-value"])
    value = _written(report, year, key, Group.BME)["p-value"]
    return Live(f'IF(AND({current}),{cell},"{OUT_OF_DATE}")', value)


def charted(report: Report, year: ReportingYear, key: str, group: Group | None, column: str) -> Live:
    """A cell of a column for charts, for another table of the sheet."""
    cell = _absolute(_ROW[key, group, year != report.this.year], _COLUMN[column])
    return Live(cell, _chart_cells(report, key, group, year)[column].value)


def plotted(key: str, group: Group | None) -> dict[str, Any]:
    """The cells of a chart series of last year and this year, for `charts.Series`."""
    return _plotted((key, group, True), (key, group, False))


def plotted_counts(key: str, group: Group, column: str) -> str:
    """Counts behind a likelihood, last year and this year.

    They are events in the column `Chart: count`, and people in `Chart: of`.
    """
    return _column((key, group, True), (key, group, False), column)


def plotted_survey(key: str) -> dict[str, Any]:
    """The cells of a chart series of White last year and this year, then BME."""
    return _plotted((key, Group.WHITE, True), (key, Group.BME, False))


def plotted_benchmarks(key: str) -> str:
    """The cells of the benchmark medians, in the order of `plotted_survey`."""
    return _column((key, Group.WHITE, True), (key, Group.BME, False), "Chart: benchmark")


def _plotted(first: _RowKey, last: _RowKey) -> dict[str, Any]:
    values, below, above, top = (
        _column(first, last, f"Chart: {part}") for part in ("value", "below", "above", "top")
    )
    return {"values": values, "error_bars": bars(below, above), "top": top}


def _column(first: _RowKey, last: _RowKey, column: str) -> str:
    at = _COLUMN[column]
    return f"={NAME}!{xl_range_abs(_ROW[first], at, _ROW[last], at)}"


def bars(below: str, above: str) -> dict[str, Any]:
    """Error bars without caps, so that an interval that is not known leaves nothing to see."""
    line = {"color": "#4C6272", "width": 1.5}
    return {"type": "custom", "minus_values": below, "plus_values": above, "end_style": 0, "line": line}


def write(page: Page, report: Report) -> None:
    """Write the statistics of every figure in both years."""
    rows = [_statistics_row(report, tested, year) for tested in TESTED for year in report.years]
    styles = [_statistics_styles(tested) for tested in TESTED for _ in report.years]
    page.table(_HEADER_ROW, 0, "Statistics", list(_COLUMN), rows, styles)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)


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


def _statistics_row(report: Report, tested: _Tested, year: ReportingYear) -> list[Content]:
    cells: dict[str, Content] = {
        "Indicator": tested.indicator,
        "Key": tested.key,
        "Group": report.name(tested.group) if tested.group else "",
        "Year": year.label,
        "Still current": Live(_current(report, tested, year), True),
        **_chart_counts(report, tested, year),
        **_chart_cells(report, tested.key, tested.group, year),
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


def _chart_cells(report: Report, key: str, group: Group | None, year: ReportingYear) -> dict[str, Live]:
    """What charts draw of a figure: itself, and how far its error bar reaches below and above, and how high.

    Without an interval it reaches nowhere, and its height is 0.
    """
    row = _ROW[key, group, year != report.this.year]
    at = {name: _absolute(row, column) for name, column in _COLUMN.items()}
    known = f"AND({at['Still current']},COUNT({at['Value']},{at['Interval from']},{at['Interval to']})=3)"
    limit = LONGEST_INTERVAL if group is None else 1
    reach = f"MAX({at['Value']},MIN({at['Interval to']},{limit}))"
    figure = national_return.reference(report, year, key, group)
    written = _written(report, year, key, group)
    value, lower, upper = (written[name] for name in ("Value", "Interval from", "Interval to"))
    below = above = top = 0.0
    if not isinstance(value, str) and not isinstance(lower, str) and not isinstance(upper, str):
        top = max(value, min(upper, limit))
        below, above = value - lower, top - value
    return {
        "Chart: value": number_or(figure, UNSEEN, report.value(year, key, group)),
        "Chart: below": Live(f"IF({known},{at['Value']}-{at['Interval from']},0)", below),
        "Chart: above": Live(f"IF({known},{reach}-{at['Value']},0)", above),
        "Chart: top": Live(f"IF({known},{reach},0)", top),
        "Chart: benchmark": number_or(at["Benchmark"], UNSEEN, written["Benchmark"]),
    }


def _chart_counts(report: Report, tested: _Tested, year: ReportingYear) -> dict[str, Live | None]:
    """The counts behind a likelihood; other figures' counts are in no chart."""
    calculation = _CALCULATION[tested.key]
    if not isinstance(calculation, Likelihood):
        return {"Chart: count": None, "Chart: of": None}
    keys = {"Chart: count": calculation.events, "Chart: of": calculation.total}
    return {
        column: number_or(
            national_return.reference(report, year, key, tested.group),
            UNSEEN,
            report.value(year, key, tested.group),
        )
        for column, key in keys.items()
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
        *["number"] * 6,
        "percent",
        "number",
    ]


def reference(row: int, column: int) -> str:
    """A cell of the sheet, for other sheets."""
    return f"{NAME}!{_absolute(row, column)}"


def _absolute(row: int, column: int) -> str:
    cell: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    return cell
