"""The pages of indicators 5 to 8: the staff survey, two indicators to a page."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS, SURVEY_ITEMS, survey_question
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import percent
from wres_xl.workbook import charts, national_return, sentences, statistics
from wres_xl.workbook.cells import Content, Live, if_numbers, shown
from wres_xl.workbook.page import DONE, PLANNED, Book, Page, Place
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import BLUE, LIGHT_BLUE, LIGHT_GREY, LIGHT_ORANGE, ORANGE, PERCENT

_TABLE_WIDTHS = (26, 9, 11, 11, 12, 11, 11, 9)
_WIDTHS = (*_TABLE_WIDTHS, 2, *_TABLE_WIDTHS)
_RIGHT = len(_TABLE_WIDTHS) + 1
_CHART_LINES = 18
_OWN_LINES = 5
"""Lines for the organisation's own words; both indicators of a page share them."""


@dataclass(frozen=True)
class SurveyPage:
    """Two survey indicators that share a page."""

    name: str
    title: str
    indicators: tuple[int, int]


SURVEY_PAGES = (
    SurveyPage("5-6 Harassment", "Indicators 5 and 6: harassment, bullying or abuse", (5, 6)),
    SurveyPage("7-8 Opportunity", "Indicators 7 and 8: equal opportunities and discrimination", (7, 8)),
)


def write(book: Book, report: Report, content: SurveyPage) -> None:
    """Write one page: the first indicator on the left, the second on the right."""
    page = Page(book, content.name, content.title, _WIDTHS)
    years = report.years
    page.write(
        1,
        0,
        f"Staff survey results of {years[0].survey} and {years[1].survey}, beside the median of the "
        f"benchmark group. Only White and {report.settings.term} staff are compared.",
        "subtitle",
    )
    page.write(2, 0, f"{report.settings.organisation}, reporting year {report.this.year}.", "muted")
    row = 4
    for number in content.indicators:
        row = page.sentences(row, sentences.of(report, number)[:_SENTENCES], _heading(report, number)) + 1
    placed = [
        _indicator(page, report, number, row, column)
        for number, column in zip(content.indicators, (0, _RIGHT), strict=True)
    ]
    below = page.charts(row + 8, placed, _CHART_LINES)
    page.own_words(
        below,
        _OWN_LINES,
        ((DONE, 0, _RIGHT - 2), (PLANNED, _RIGHT, len(_WIDTHS) - 1)),
    )


_SENTENCES = 4


def _heading(report: Report, number: int) -> str:
    question = survey_question(number, report.this.year)
    indicator = INDICATORS[number - 1]
    return f"Indicator {number}: {indicator.title} ({question}). {indicator.better}"


def _indicator(page: Page, report: Report, number: int, row: int, column: int) -> tuple[Any, str]:
    """The table of one indicator, and its chart with a description."""
    key = SURVEY_ITEMS[number]
    level = percent(report.settings.confidence, 0)
    headers = [
        f"Indicator {number}",
        "Result",
        "Benchmark median",
        "Result less benchmark",
        "Respondents",
        f"{level} interval from",
        f"{level} interval to",
        "p-value",
    ]
    cells = [(group, year) for group in COMPARED_GROUPS for year in report.years]
    rows = [
        _result(report, key, group, year, _less_benchmark(report, key, group, year, (row + at, column)))
        for at, (group, year) in enumerate(cells, start=1)
    ]
    rows += [_gap(report, key, year) for year in report.years]
    styles = [["label", "percent", "percent", "points", "count", "percent", "percent", "p_value"]] * 4
    styles += [["label_bold", "points", *["percent"] * 5, "p_value"]] * 2
    page.table(row, column, f"Survey{number}", headers, rows, styles, height=18)

    sheet = f"'{page.name}'"
    categories = f"={sheet}!{xl_range_abs(row + 1, column, row + 4, column)}"
    series = (
        charts.Series(
            "This organisation",
            colour=BLUE,
            point_colours=(LIGHT_BLUE, BLUE, LIGHT_ORANGE, ORANGE),
            **statistics.plotted_survey(key),
        ),
        charts.Series("Benchmark median", statistics.plotted_benchmarks(key), LIGHT_GREY),
    )
    title = INDICATORS[number - 1].short_title
    chart = charts.columns(page.book, f"{number}: {title}, % of respondents", categories, series, PERCENT)
    return chart, (
        f"Column chart: indicator {number}, results of both groups of staff in both surveys, with "
        "intervals, beside the benchmark median."
    )


def _less_benchmark(report: Report, key: str, group: Group, year: ReportingYear, row: Place) -> Live:
    """A result less the benchmark median, which stand beside one another in a row that begins at a place."""
    at, column = row
    result, benchmark = (xl_rowcol_to_cell(at, column + across, True, True) for across in (1, 2))
    value = report.value(year, key, group)
    median = statistics.statistic(report, year, key, group, "Benchmark").value
    difference = None if value is None or isinstance(median, str) else value - median
    return Live(if_numbers([result, benchmark], f"{result}-{benchmark}"), shown(difference))


def _result(
    report: Report, key: str, group: Group, year: ReportingYear, less_benchmark: Live
) -> list[Content]:
    return [
        f"{report.name(group)} {year.survey}",
        national_return.live(report, year, key, group),
        statistics.statistic(report, year, key, group, "Benchmark"),
        less_benchmark,
        statistics.statistic(report, year, key, group, "Of"),
        statistics.statistic(report, year, key, group, "Interval from"),
        statistics.statistic(report, year, key, group, "Interval to"),
        None,
    ]


def _gap(report: Report, key: str, year: ReportingYear) -> list[Content]:
    """BME less White, and the exact test of the two."""
    cells = [national_return.reference(report, year, key, group) for group in (Group.BME, Group.WHITE)]
    bme, white = (report.value(year, key, group) for group in (Group.BME, Group.WHITE))
    gap = None if bme is None or white is None else bme - white
    return [
        f"Gap {year.survey}, {report.settings.term} less White",
        Live(if_numbers(cells, "-".join(cells)), shown(gap)),
        *[None] * 5,
        statistics.survey_test(report, year, key),
    ]
