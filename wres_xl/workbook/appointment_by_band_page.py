"""The page of indicator 2 by band: appointment by section and level of the post, both years.

It holds small numbers that no rule hides, so it is not among the pages of a publication copy.
"""

from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import percent
from wres_xl.workbook import charts, national_return, statistics
from wres_xl.workbook.appointment_by_band_cells import (
    APPOINTED,
    EXTRACTED,
    LINES,
    NAME,
    ROW,
    SHORTLISTED,
    Line,
    cell,
    chart_cells,
    column_of,
    estimate,
    ratio_column,
    recruited,
    statistic,
)
from wres_xl.workbook.cells import NOT_AVAILABLE, Content, Live, if_defined, if_numbers, shown
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import DARK_BLUE, MUTED

_WIDTHS = (26, *(10.6, 10, 10) * 4, *(9.5,) * 4, 23, 23)
_ROW_HEIGHT = 24
_HEADER_HEIGHT = 58
"""Room for four lines, such as `2020-21`, `ethnic`, `minority`, `shortlisted`."""

_CHART_LINES = 17
_ITEMS = {SHORTLISTED: "2_shortlisted", APPOINTED: "2_appointed"}
_ADVERSE = "Less favourable"
"""How readings of an adverse difference begin, for whomever it is."""

_ADDS_UP = "Check: the rows add up"


def write(book: Book, report: Report) -> None:
    """Write the page: counts and likelihoods on the left, ratios and their reading on the right."""
    page = Page(book, NAME, "Indicator 2 by band: appointment by kind of post and level of pay", _WIDTHS)
    term = report.settings.term
    page.write(
        1,
        0,
        f"How likely White and {term} people are to be appointed from shortlisting, by the post's staff "
        "group and pay band. The national return does not ask for it.",
        "subtitle",
    )
    page.write(
        2,
        0,
        f"{report.settings.organisation}, reporting year {report.this.year}. Lower: Band 5 and under. "
        "Middle: Bands 6 and 7. Upper: Band 8A and over, VSM. The ratio is White people's likelihood over "
        f"{term} people's: above 1.00 is less favourable for {term} people.",
        "muted",
    )
    page.write(
        3,
        0,
        "People of unknown ethnicity are left out. Among so many rows one may stand out by chance. Small "
        "numbers may tell who somebody is: this page is in no publication copy. n/a: not known, as where the "
        "extract tells neither staff group nor pay band.",
        "muted",
    )
    rows = [[line.label, *_figures(report, at)] for at, line in enumerate(LINES)]
    rows.append([_ADDS_UP, *_checks(report)])
    styles = [*(_styles(line) for line in LINES), ["label", *["reading"] * 16, *["reading_words"] * 2]]
    page.table(
        *(ROW, 0, "AppointmentByBand", _headers(report), rows, styles),
        height=_ROW_HEIGHT,
        header_height=_HEADER_HEIGHT,
    )
    _mark(page)
    _chart(page, report, ROW + len(rows) + 2)


def _headers(report: Report) -> list[str]:
    level = percent(report.settings.confidence, 0)
    parts = ("shortlisted", "appointed", "likelihood")
    groups = [(year, report.name(group)) for year in report.years for group in COMPARED_GROUPS]
    return [
        "Posts",
        *(f"{year} {name} {part}" for year, name in groups for part in parts),
        *(f"{year} ratio" for year in report.years),
        *(f"{report.this.year} {level} interval {end}" for end in ("from", "to")),
        *(f"{year} in words" for year in report.years),
    ]


def _styles(line: Line) -> list[str]:
    bold = "_bold" if line.is_sum else ""
    counts = [f"count{bold}", f"count{bold}", f"percent{bold}"]
    return [f"label{bold}", *counts * 4, *["ratio_bold"] * 2, *["ratio"] * 2, *["reading_words"] * 2]


def _figures(report: Report, at: int) -> list[Content]:
    this = report.this.year
    return [
        *(
            content
            for year in report.years
            for group in COMPARED_GROUPS
            for content in _of_group(report, year, group, at)
        ),
        *(_ratio(report, year, at) for year in report.years),
        *(statistic(report, this, at, name) for name in ("Interval from", "Interval to")),
        *(statistic(report, year, at, "Reading") for year in report.years),
    ]


def _of_group(report: Report, year: ReportingYear, group: Group, at: int) -> list[Content]:
    """People shortlisted and appointed, and their likelihood of it."""
    counts = recruited(report, year, at, group)
    shortlisted, appointed = (
        cell(at, column_of(report, year, group, part)) for part in (SHORTLISTED, APPOINTED)
    )
    undefined = f"OR({shortlisted}=0,{appointed}>{shortlisted})"
    formula = if_numbers([shortlisted, appointed], if_defined(undefined, f"{appointed}/{shortlisted}"))
    defined = counts is not None and 0 < counts.shortlisted >= counts.appointed
    likelihood = counts.appointed / counts.shortlisted if counts and defined else None
    return [
        _people(report, year, group, at, SHORTLISTED, counts.shortlisted if counts else None),
        _people(report, year, group, at, APPOINTED, counts.appointed if counts else None),
        Live(formula, shown(likelihood)),
    ]


def _people(
    report: Report, year: ReportingYear, group: Group, at: int, part: int, number: int | None
) -> Content:
    """A number as it was counted, the sum of others on the page, or indicator 2 itself."""
    line = LINES[at]
    if not line.is_sum:
        return shown(number)
    if not line.parts:
        return national_return.live(report, year, _ITEMS[part], group)
    cells = [cell(each, column_of(report, year, group, part)) for each in line.parts]
    return Live(if_numbers(cells, "+".join(cells)), shown(number))


def _ratio(report: Report, year: ReportingYear, at: int) -> Live:
    cells = [
        cell(at, column_of(report, year, group, part))
        for group in COMPARED_GROUPS
        for part in (APPOINTED, SHORTLISTED)
    ]
    return Live(national_return.ratio_formula(*cells), shown(estimate(report, year, at).value))


def _checks(report: Report) -> list[Content]:
    """Whether the rows counted from the extract add up to indicator 2, in words, for every count."""
    checks: list[Content] = []
    for year in report.years:
        for group in COMPARED_GROUPS:
            checks += [_check(report, year, group, part) for part in (SHORTLISTED, APPOINTED)]
            checks.append(None)
    return [*checks, *[None] * 6]


def _check(report: Report, year: ReportingYear, group: Group, part: int) -> Live:
    column = column_of(report, year, group, part)
    cells = [cell(at, column) for at in EXTRACTED]
    whole = cell(len(LINES) - 1, column)
    formula = if_numbers([*cells, whole], f'IF({"+".join(cells)}={whole},"Agrees","Differs")')
    counts = [recruited(report, year, at, group) for at in (*EXTRACTED, len(LINES) - 1)]
    known = [(each.shortlisted, each.appointed)[part] for each in counts if each]
    if len(known) < len(counts):
        return Live(formula, NOT_AVAILABLE)
    *parts, total = known
    return Live(formula, "Agrees" if sum(parts) == total else "Differs")


def _mark(page: Page) -> None:
    """Let what is not known stand back, for there may be much of it, and what is adverse stand out."""
    muted = page.book.file.add_format({"font_color": MUTED, "bold": False})
    options = {"type": "cell", "criteria": "==", "value": f'"{NOT_AVAILABLE}"', "format": muted}
    last = ROW + len(LINES)
    page.sheet.conditional_format(ROW + 1, 1, last, len(_WIDTHS) - 1, options)
    bold = page.book.file.add_format({"bold": True})
    options = {"type": "text", "criteria": "begins with", "value": _ADVERSE, "format": bold}
    page.sheet.conditional_format(ROW + 1, len(_WIDTHS) - 2, last, len(_WIDTHS) - 1, options)


def _chart(page: Page, report: Report, row: int) -> None:
    """This year's ratio of every kind of post with its interval, over the band of no difference."""
    points = charts.Series(
        name=f"='{NAME}'!{_header(ratio_column(report, report.this.year))}",
        values=chart_cells("Value"),
        colour=DARK_BLUE,
        error_bars=statistics.bars(chart_cells("Below"), chart_cells("Above")),
        top=chart_cells("Top"),
    )
    title = "Relative likelihood of appointment by kind of post, this year, with intervals"
    band = chart_cells("Even from"), chart_cells("Even height")
    chart = charts.ratios(page.book, title, chart_cells(""), points, *band)
    description = (
        "Point chart: relative likelihood of appointment by section and level of the post, this year, with "
        "intervals, over the band of no adverse difference."
    )
    below = page.charts(row, [(chart, description)], _CHART_LINES)
    page.write(below - 1, 0, charts.LONGEST_INTERVAL_NOTE, "muted")


def _header(column: int) -> str:
    return cell(-1, column)
