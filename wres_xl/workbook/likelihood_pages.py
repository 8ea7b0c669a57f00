"""The pages of indicators 2, 3 and 4: likelihoods in each group, and how they compare."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.wording import lower_first, percent
from wres_xl.workbook import chart_cells, charts, national_return, sentences, statistics
from wres_xl.workbook.cells import Live
from wres_xl.workbook.page import DONE, GROUP_HEADERS, PLANNED, Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import BLUE, COUNT, DARK_BLUE, LIGHT_BLUE, LIGHT_ORANGE, ORANGE, PERCENT_2

_WIDTHS = (38, 8, 8, 8, 8, 8, 8, 2, 36, 16, 16)
_RATIO_COLUMN = 8
_CHART_LINES = 20
_OWN_LINES = 6


@dataclass(frozen=True)
class _Rate:
    """Rows of the left table: events, people at risk, their likelihood and its interval."""

    events: str
    events_label: str
    likelihood: str
    likelihood_label: str
    ratio: str
    ratio_label: str


@dataclass(frozen=True)
class LikelihoodPage:
    """What one of the pages shows."""

    number: int
    name: str
    total: str
    total_label: str
    rates: tuple[_Rate, ...]
    counts_title: str
    rate_title: str


APPOINTMENT = LikelihoodPage(
    2,
    "2 Appointment",
    "2_shortlisted",
    "Shortlisted",
    (
        _Rate(
            "2_appointed",
            "Appointed from shortlisting",
            "2_likelihood",
            "Likelihood of appointment",
            "2_relative_likelihood",
            "Relative likelihood, White to {term}",
        ),
    ),
    "Shortlisted and appointed applicants",
    "Likelihood of appointment from shortlisting",
)
DISCIPLINARY = LikelihoodPage(
    3,
    "3 Disciplinary",
    "3_workforce",
    "Staff in the workforce",
    (
        _Rate(
            "3_disciplinary",
            "Entered the formal process",
            "3_likelihood",
            "Likelihood of entering it",
            "3_relative_likelihood",
            "Relative likelihood, {term} to White",
        ),
        _Rate(
            "3_two_year_disciplinary",
            "Entered, this year and the year before",
            "3_two_year_likelihood",
            "Likelihood on two years' cases",
            "3_two_year_relative_likelihood",
            "Two years' cases: relative likelihood",
        ),
    ),
    "Staff who entered the formal disciplinary process",
    "Likelihood of entering the formal process",
)
TRAINING = LikelihoodPage(
    4,
    "4 Training",
    "4_workforce",
    "Staff in the workforce",
    (
        _Rate(
            "4_trained",
            "Took up non-mandatory training or CPD",
            "4_likelihood",
            "Likelihood of taking it up",
            "4_relative_likelihood",
            "Relative likelihood, White to {term}",
        ),
    ),
    "Staff who took up non-mandatory training or CPD",
    "Likelihood of taking up training or CPD",
)
LIKELIHOOD_PAGES = (APPOINTMENT, DISCIPLINARY, TRAINING)


def write(book: Book, report: Report, content: LikelihoodPage) -> None:
    """Write one page."""
    indicator = INDICATORS[content.number - 1]
    page = Page(book, content.name, f"Indicator {content.number}: {indicator.title}", _WIDTHS)
    page.introduction(report, indicator)
    row = page.sentences(4, sentences.of(report, content.number)) + 1
    counts = _counts_table(page, report, content, row)
    ratio_rows = _ratio_table(page, report, content, row)
    below = _charts(page, content, row, row + max(counts, ratio_rows) + 2)
    page.own_words(
        below,
        _OWN_LINES,
        ((DONE, 0, 6), (PLANNED, _RATIO_COLUMN, 10)),
    )


def _counts_table(page: Page, report: Report, content: LikelihoodPage, row: int) -> int:
    """Counts and likelihoods of each group, last year beside this year; returns the number of rows."""
    headers = ["People and likelihoods"]
    headers += [f"{year} {report.name(group)}" for group in ETHNIC_GROUPS for year in report.years]
    rows: list[list[Live | str]] = [_items(report, content.total_label, content.total)]
    styles = [_row_styles("count")]
    level = percent(report.settings.confidence, 0)
    for prefix, rate in zip(("", "Two years: "), content.rates, strict=False):
        rows += [
            _items(report, rate.events_label, rate.events),
            _items(report, rate.likelihood_label, rate.likelihood),
            _statistics(report, f"{prefix}{level} interval from", rate.likelihood, "Interval from"),
            _statistics(report, f"{prefix}{level} interval to", rate.likelihood, "Interval to"),
        ]
        styles += [_row_styles("count"), *[_row_styles("percent_2")] * 3]
    page.table(
        row, 0, f"Likelihood{content.number}", headers, rows, styles, height=18, header_height=GROUP_HEADERS
    )
    return len(rows)


def _ratio_table(page: Page, report: Report, content: LikelihoodPage, row: int) -> int:
    """Each relative likelihood with its interval, test and reading; returns the number of rows."""
    rows: list[list[Live | str]] = []
    styles: list[list[str]] = []
    level = percent(report.settings.confidence, 0)
    for at, rate in enumerate(content.rates):
        prefix = "" if at == 0 else "Two years: "
        label = rate.ratio_label.format(term=report.settings.term)
        rows.append([label, *(national_return.live(report, year, rate.ratio) for year in report.years)])
        rows += [
            [
                f"{prefix}{name}",
                *(statistics.statistic(report, year, rate.ratio, None, column) for year in report.years),
            ]
            for name, column in (
                (f"{level} interval from", "Interval from"),
                (f"{level} interval to", "Interval to"),
                ("Exact test, p-value", "p-value"),
                ("Reading", "Reading"),
            )
        ]
        styles += [["label_bold", *["ratio_bold"] * 2], *[["label", *["ratio"] * 2]] * 2]
        styles += [["label", *["p_value"] * 2], ["label", *["reading"] * 2]]
    headers = ["Comparison", *(str(year) for year in report.years)]
    page.table(row, _RATIO_COLUMN, f"Ratio{content.number}", headers, rows, styles, height=18)
    return len(rows)


def _charts(page: Page, content: LikelihoodPage, row: int, below: int) -> int:
    """Counts, likelihoods with intervals, and the ratio over the band; returns the row below them."""
    sheet = f"'{content.name}'"
    years = f"={sheet}!{xl_range_abs(row, _RATIO_COLUMN + 1, row, _RATIO_COLUMN + 2)}"

    rate = content.rates[0]
    colours = {Group.WHITE: (BLUE, LIGHT_BLUE), Group.BME: (ORANGE, LIGHT_ORANGE)}
    counts, likelihoods = [], []
    for group, (colour, light) in colours.items():
        if content is APPOINTMENT:
            people = statistics.plotted_counts(rate.likelihood, group, "Chart: of")
            counts.append(charts.Series(_named(group, "shortlisted", "shortlisted"), people, light))
        events = statistics.plotted_counts(rate.likelihood, group, "Chart: count")
        name = _named(group, f"events {content.number}", chart_cells.EVENTS[content.number])
        counts.append(charts.Series(name, events, colour))
        name = chart_cells.text("group") if group is Group.BME else str(group)
        cells = statistics.plotted(rate.likelihood, group)
        likelihoods.append(charts.Series(name, colour=colour, **cells))
    ratio = charts.Series(
        name=f"={sheet}!{xl_rowcol_to_cell(row + 1, _RATIO_COLUMN, True, True)}",
        colour=DARK_BLUE,
        **statistics.plotted(rate.ratio, None),
    )
    placed = (
        (
            charts.columns(page.book, content.counts_title, years, counts, COUNT),
            f"Column chart: {lower_first(content.counts_title)}, both groups, last year and this year.",
        ),
        (
            charts.columns(page.book, f"{content.rate_title}, with intervals", years, likelihoods, PERCENT_2),
            f"Column chart: {lower_first(content.rate_title)} in both groups, both years, with intervals.",
        ),
        (
            charts.ratios(
                page.book, "Relative likelihood, with interval", years, ratio, *chart_cells.even_band(2)
            ),
            f"Point chart: relative likelihood of indicator {content.number} in both years with its "
            f"interval, over the band from {LOWEST_EVEN:.2f} to {HIGHEST_EVEN:.2f}.",
        ),
    )
    row_below = page.charts(below, placed, _CHART_LINES)
    page.write(row_below - 1, _RATIO_COLUMN, charts.LONGEST_INTERVAL_NOTE, "muted")
    return row_below


def _named(group: Group, text: str, words: str) -> str:
    """A series' name: the organisation's own term stands in a cell."""
    return chart_cells.text(text) if group is Group.BME else f"{group}: {words}"


def _items(report: Report, label: str, key: str) -> list[Live | str]:
    cells = [
        national_return.live(report, year, key, group) for group in ETHNIC_GROUPS for year in report.years
    ]
    return [label, *cells]


def _statistics(report: Report, label: str, key: str, column: str) -> list[Live | str]:
    cells = [
        statistics.statistic(report, year, key, group, column)
        for group in ETHNIC_GROUPS
        for year in report.years
    ]
    return [label, *cells]


def _row_styles(number: str) -> list[str]:
    return ["label", *[number] * 6]
