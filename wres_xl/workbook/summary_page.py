"""The Summary: nine indicators at a glance, on one page."""

from wres_xl.commentary import headline_key
from wres_xl.settings import Settings
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS, SURVEY_ITEMS, Indicator
from wres_xl.standard.verdicts import Verdict
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import chart_cells, charts, national_return, sentences
from wres_xl.workbook.cells import Content, Live, if_numbers, shown
from wres_xl.workbook.page import GROUP_HEADERS, Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import DARK_BLUE, PALE_BLUE, PALE_GREEN, PALE_ORANGE

NAME = "Summary"
_WIDTHS = (5, 58, 25, 8, 8, 8, 8, 22, 10, 10, 32)
_ROW = 4
_CHART_LINES = 27
_MEASURES = {
    1: ("Share of workforce", "9_workforce_share", "percent"),
    2: ("Appointed, of shortlisted", "2_likelihood", "percent_2"),
    3: ("Entered the formal process", "3_likelihood", "percent_2"),
    4: ("Took up training or CPD", "4_likelihood", "percent_2"),
    **{number: ("Survey respondents", key, "percent") for number, key in SURVEY_ITEMS.items()},
    9: ("Share of the board", "9_board_share", "percent"),
}
_TWO_YEARS = ("Two years' cases, of staff", "3_two_year_likelihood", "percent_2")
_TINTS = {
    Verdict.WORSE_FOR_BME.value.removesuffix("BME"): PALE_ORANGE,
    "Under-represented": PALE_ORANGE,
    Verdict.EVEN.value: PALE_GREEN,
    "Not under-represented": PALE_GREEN,
    Verdict.TOO_FEW.value: PALE_BLUE,
}
"""Colours of readings by how they begin, whatever the group that they name."""


def write(book: Book, report: Report) -> None:
    """Write the page."""
    settings = report.settings
    page = Page(book, NAME, f"Workforce Race Equality Standard: {settings.organisation}", _WIDTHS)
    page.write(1, 0, f"The nine indicators, {report.years[0]} and {report.years[1]}", "subtitle")
    page.write(
        2,
        0,
        "Likelihoods and shares are percentages of each group. A reading is given only where the numbers are "
        "large enough to tell a difference from chance.",
        "muted",
    )
    headers = ["No.", "Indicator", "What is counted"]
    headers += [f"{year} {report.name(group)}" for group in COMPARED_GROUPS for year in report.years]
    headers += ["Comparison", *(f"{year} compared" for year in report.years), f"{report.this.year} reading"]
    rows = [_row(report, indicator) for indicator in INDICATORS]
    styles = [_styles(indicator) for indicator in INDICATORS]
    page.table(_ROW, 0, "Summary", headers, rows, styles, height=36, header_height=GROUP_HEADERS)
    _mark_readings(page)
    _chart(page)


def _measure(settings: Settings, number: int) -> tuple[str, str, str]:
    two_years = number == 3 and settings.indicator_3_basis == "two years"
    return _TWO_YEARS if two_years else _MEASURES[number]


def _row(report: Report, indicator: Indicator) -> list[Content]:
    number = indicator.number
    groups = [_result(report, number, year, group) for group in COMPARED_GROUPS for year in report.years]
    return [
        number,
        indicator.title,
        _measure(report.settings, number)[0],
        *groups,
        _comparison(report, number),
        *(_compared(report, number, year) for year in report.years),
        sentences.summary(report, number),
    ]


def _result(report: Report, number: int, year: ReportingYear, group: Group) -> Live:
    """A group's share or likelihood."""

    def live(settings: Settings) -> Live:
        return national_return.live(report, year, _measure(settings, number)[1], group)

    return chart_cells.by_basis(report, live) if number == 3 else live(report.settings)


def _comparison(report: Report, number: int) -> str:
    term = report.settings.term
    if number in (2, 4):
        return f"Ratio, White to {term}"
    if number == 3:
        return f"Ratio, {term} to White"
    if number == 9:
        return f"{term} board less staff"
    return "" if number == 1 else f"{term} less White"


def _compared(report: Report, number: int, year: ReportingYear) -> Content:
    """The ratio of indicators 2 to 4, and a difference for the survey and the board."""
    if number == 1:
        return None
    if number == 3:
        return chart_cells.by_basis(
            report, lambda settings: national_return.live(report, year, headline_key(number, settings))
        )
    key = headline_key(number, report.settings)
    if number in (2, 4):
        return national_return.live(report, year, key)
    if number == 9:
        return national_return.live(report, year, key, Group.BME)
    cells = [national_return.reference(report, year, key, group) for group in (Group.BME, Group.WHITE)]
    bme, white = (report.value(year, key, group) for group in (Group.BME, Group.WHITE))
    gap = None if bme is None or white is None else bme - white
    return Live(if_numbers(cells, "-".join(cells)), shown(gap))


def _styles(indicator: Indicator) -> list[str]:
    number = _MEASURES[indicator.number][2]
    compared = "ratio_bold" if indicator.number in (2, 3, 4) else "points_bold"
    return [
        "centred",
        "label",
        "label",
        *[number] * 4,
        "label_indented",
        compared,
        compared,
        "reading_text",
    ]


def _mark_readings(page: Page) -> None:
    """Tint the readings; the words themselves say the same."""
    last = len(_WIDTHS) - 1
    for words, colour in _TINTS.items():
        tint = page.book.file.add_format({"bg_color": colour})
        options = {"type": "text", "criteria": "begins with", "value": words, "format": tint}
        page.sheet.conditional_format(_ROW + 1, last, _ROW + len(INDICATORS), last, options)


def _chart(page: Page) -> None:
    """The three relative likelihoods of both years over the band read as even."""
    categories, cells = chart_cells.all_ratios()
    series = charts.Series(name="Ratio with its interval", colour=DARK_BLUE, **cells)
    title = chart_cells.text("ratios")
    chart = charts.ratios(page.book, title, categories, series, *chart_cells.even_band(chart_cells.RATIOS))
    description = "Point chart: relative likelihoods of indicators 2, 3 and 4 in both years, with intervals."
    below = page.charts(_ROW + len(INDICATORS) + 2, [(chart, description)], _CHART_LINES)
    page.write(below - 1, 0, charts.LONGEST_INTERVAL_NOTE, "muted")
