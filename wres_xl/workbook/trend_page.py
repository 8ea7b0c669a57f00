"""The Trend page: the headline figures of the nine indicators over six years."""

from collections.abc import Callable
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.settings import Settings
from wres_xl.standard.groups import Group
from wres_xl.standard.indicators import (
    EQUAL_OPPORTUNITIES_BREAK,
    INDICATORS,
    SURVEY_ITEMS,
    is_comparable,
)
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import chart_cells, charts, national_return, trend_cells
from wres_xl.workbook.cells import NOT_AVAILABLE, Content, Live, if_defined, if_numbers, shown
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import TREND_YEARS, Report
from wres_xl.workbook.style import BLUE, DARK_BLUE, GREY, MUTED, ORANGE, PERCENT, RATIO

NAME = "Trend"
_CHART_COLUMN = 3 + TREND_YEARS
_CHARTS_ACROSS, _CHART_WIDTH = 3, 37
_WIDTHS = (5, 47, *(9.5,) * TREND_YEARS, 2, *(_CHART_WIDTH, 1) * _CHARTS_ACROSS)
_ROW = 4
_ROW_HEIGHT = 33
_CHART_ROWS = 9
_GAP = 8
"""Pixels between a chart and the one below."""

_DISCIPLINARY_ROW = trend_cells.first_row(3)

_Cells = Callable[[Report, ReportingYear], Live]


@dataclass(frozen=True)
class _Figure:
    """A row of the table: its label, format, and what stands there in a year."""

    indicator: int
    label: str
    style: str
    cell: _Cells


def _item(key: str, group: Group | None = None) -> _Cells:
    return lambda report, year: national_return.live(report, year, key, group)


def _likelihood_rows(number: int, of: str, ratio: str) -> tuple[_Figure, ...]:
    key = f"{number}_likelihood"
    return (
        _Figure(number, f"White, {of}", "percent_2", _item(key, Group.WHITE)),
        _Figure(number, f"{{term}}, {of}", "percent_2", _item(key, Group.BME)),
        _Figure(number, ratio, "ratio_bold", _item(f"{number}_relative_likelihood")),
    )


def _survey_rows(number: int) -> tuple[_Figure, ...]:
    key, title = SURVEY_ITEMS[number], INDICATORS[number - 1].short_title

    def gap(report: Report, year: ReportingYear) -> Live:
        cells = [national_return.reference(report, year, key, group) for group in (Group.BME, Group.WHITE)]
        bme, white = (report.value(year, key, group) for group in (Group.BME, Group.WHITE))
        value = None if bme is None or white is None else bme - white
        return Live(if_numbers(cells, "-".join(cells)), shown(value))

    return (
        _Figure(number, f"{title}, White", "percent", _item(key, Group.WHITE)),
        _Figure(number, f"{title}, {{term}}", "percent", _item(key, Group.BME)),
        _Figure(number, f"{title}, {{term}} less White", "points_bold", gap),
    )


def _disciplinary(group: Group) -> _Cells:
    """The likelihood of indicator 3, on the basis that the settings name."""

    def cell(report: Report, year: ReportingYear) -> Live:
        def on_basis(settings: Settings) -> Live:
            if settings.indicator_3_basis == "two years":
                return _two_years(report, year, group)
            return national_return.live(report, year, "3_likelihood", group)

        return chart_cells.by_basis(report, on_basis)

    return cell


def _two_years(report: Report, year: ReportingYear, group: Group) -> Live:
    """Cases of a year and the year before over the year's staff."""
    if year == report.trend_years[0]:
        return Live(f'"{NOT_AVAILABLE}"', NOT_AVAILABLE)
    parts = [(year, "3_disciplinary"), (year.previous, "3_disciplinary"), (year, "3_workforce")]
    now, before, staff = cells = [national_return.reference(report, *part, group) for part in parts]
    likelihood = if_defined(f"OR({staff}=0,{now}+{before}>{staff})", f"({now}+{before})/{staff}")
    return Live(if_numbers(cells, likelihood), shown(_two_year_likelihood(report, year, group)))


def _two_year_likelihood(report: Report, year: ReportingYear, group: Group) -> float | None:
    now, before = (report.value(each, "3_disciplinary", group) for each in (year, year.previous))
    staff = report.value(year, "3_workforce", group)
    if now is None or before is None or not staff or now + before > staff:
        return None
    return (now + before) / staff


def _disciplinary_ratio(report: Report, year: ReportingYear) -> Live:
    """From the two likelihoods above it, so that it follows them on either basis."""
    white, bme = (_cell(report, year, _DISCIPLINARY_ROW + at) for at in (0, 1))
    likelihoods = [_disciplinary(group)(report, year).value for group in (Group.WHITE, Group.BME)]
    known = [value for value in likelihoods if isinstance(value, float | int)]
    ratio = known[1] / known[0] if len(known) == len(likelihoods) and known[0] else None
    return Live(if_numbers([white, bme], if_defined(f"{white}=0", f"{bme}/{white}")), shown(ratio))


_FIGURES = (
    _Figure(1, "White share of the workforce", "percent", _item("9_workforce_share", Group.WHITE)),
    _Figure(1, "{term} share of the workforce", "percent", _item("9_workforce_share", Group.BME)),
    _Figure(1, "Unknown share of the workforce", "percent", _item("9_workforce_share", Group.UNKNOWN)),
    *_likelihood_rows(2, "appointed of shortlisted", "Ratio, White to {term}"),
    _Figure(3, "White, entered the formal process", "percent_2", _disciplinary(Group.WHITE)),
    _Figure(3, "{term}, entered the formal process", "percent_2", _disciplinary(Group.BME)),
    _Figure(3, "Ratio, {term} to White", "ratio_bold", _disciplinary_ratio),
    *_likelihood_rows(4, "took up training or CPD", "Ratio, White to {term}"),
    *(row for number in SURVEY_ITEMS for row in _survey_rows(number)),
    _Figure(9, "White share of the board", "percent", _item("9_board_share", Group.WHITE)),
    _Figure(9, "{term} share of the board", "percent", _item("9_board_share", Group.BME)),
    _Figure(9, "Board less workforce, {term}", "points_bold", _item("9_difference", Group.BME)),
)


def _cell(report: Report, year: ReportingYear, row: int) -> str:
    column = 2 + report.trend_years.index(year)
    cell: str = xl_rowcol_to_cell(_ROW + 1 + row, column, row_abs=True, col_abs=True)
    return cell


def write(book: Book, report: Report) -> None:
    """Write the page: the figures on the left, a chart of each indicator on the right."""
    page = Page(book, NAME, "Trend: the nine indicators over six years", _WIDTHS)
    first, last = report.trend_years[0], report.this.year
    page.write(1, 0, f"Headline figures from {first} to {last}, as far as they are known.", "subtitle")
    page.write(
        2,
        0,
        f"{report.settings.organisation}. Ratios: 1.00, the broken line, is equal. Earlier years come from "
        "the figures given as previous years; what is not known is n/a and has no point.",
        "muted",
    )
    headers = ["No.", "Figure", *(str(year) for year in report.trend_years)]
    rows: list[list[Content]] = [
        [
            figure.indicator,
            figure.label.format(term=report.settings.term),
            *(figure.cell(report, year) for year in report.trend_years),
        ]
        for figure in _FIGURES
    ]
    styles = [["centred", "label", *[figure.style] * TREND_YEARS] for figure in _FIGURES]
    page.table(_ROW, 0, "Trend", headers, rows, styles, height=_ROW_HEIGHT, header_height=20)
    _mute_unknown(page)
    for at, note in enumerate(_notes(report), start=_ROW + len(_FIGURES) + 2):
        page.write(at, 0, note, "muted")
    _charts(page)


def _mute_unknown(page: Page) -> None:
    """Let what is not known stand back, for years that are not may be many."""
    muted = page.book.file.add_format({"font_color": MUTED, "bold": False})
    options = {"type": "cell", "criteria": "==", "value": f'"{NOT_AVAILABLE}"', "format": muted}
    page.sheet.conditional_format(_ROW + 1, 2, _ROW + len(_FIGURES), 1 + TREND_YEARS, options)


def _notes(report: Report) -> tuple[str, str]:
    broken = any(not is_comparable(7, year) for year in report.trend_years[1:])
    return (
        f"Indicator 3 has the basis of the settings in every year: {report.settings.indicator_3_basis}. What "
        "was published in its time may have had another.",
        f"Indicator 7: from the survey of {EQUAL_OPPORTUNITIES_BREAK} on, people who don't know stay in the "
        "base (not verified). Its line is broken there: do not compare across the gap."
        if broken
        else "",
    )


def write_chart_cells(page: Page, report: Report) -> None:
    """Write, on the Statistics sheet, the cells that the charts are drawn from."""

    def point(line: trend_cells.Line, year: ReportingYear) -> Live:
        content = _FIGURES[line.row].cell(report, year)
        return Live(f"{NAME}!{_cell(report, year, line.row)}", content.value)

    trend_cells.write(page, report, point)


def _charts(page: Page) -> None:
    """Three by three charts, in the order of the indicators."""
    categories = f"={NAME}!{xl_range_abs(_ROW, 2, _ROW, 1 + TREND_YEARS)}"
    for indicator in INDICATORS:
        number = indicator.number
        own = [line for line in trend_cells.LINES if line.indicator == number]
        drawn = [_drawn(line, at, len(own)) for at, line in enumerate(own)]
        if number == 9:
            workforce = next(line for line in trend_cells.LINES if line.indicator == 1)
            cells = trend_cells.cells(workforce)
            drawn.append(charts.TrendLine("Workforce", *cells, GREY, labels=False))
        title = f"{number}: {indicator.short_title}"
        if number in (1, 9):
            title = chart_cells.text(f"trend {number}")
        is_ratio = number in (2, 3, 4)
        chart = charts.trend(
            page.book,
            f"{title}, ratio" if is_ratio else title,
            categories,
            drawn,
            RATIO if is_ratio else PERCENT,
            even=trend_cells.even() if is_ratio else "",
        )
        down, across = divmod(number - 1, _CHARTS_ACROSS)
        height = _CHART_ROWS * _ROW_HEIGHT * 4 // 3 - _GAP
        # Exactly a column, so that it fills the column whatever the width of a character.
        chart.set_size({"width": _CHART_WIDTH * 7 + 5, "height": height})
        description = f"Line chart: indicator {number}, {indicator.title.lower()}, over six years."
        options = {"description": description, "object_position": 2}
        row, column = _ROW + 1 + down * _CHART_ROWS, _CHART_COLUMN + 2 * across
        page.sheet.insert_chart(row, column, chart, options)


def _drawn(line: trend_cells.Line, at: int, lines_of_chart: int) -> charts.TrendLine:
    """A line; where a chart has two, the first is that of White staff."""
    cells = trend_cells.cells(line)
    if line.indicator == 9:
        return charts.TrendLine("Board", *cells, ORANGE)
    if lines_of_chart == 1:
        return charts.TrendLine("Ratio", *cells, DARK_BLUE if line.indicator > 1 else ORANGE)
    if at == 0:
        return charts.TrendLine("White", *cells, BLUE, labels=False)
    return charts.TrendLine(chart_cells.text("group"), *cells, ORANGE)
