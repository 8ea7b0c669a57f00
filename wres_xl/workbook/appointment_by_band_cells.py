"""What the page of indicator 2 by band rests on: its rows, their counts, and the statistics written for them.

Intervals and readings are written by Python for the counts of one moment. They stand on the Statistics sheet
beside those counts, so that the page can tell whether they still hold. A publication copy has none of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.recruited import NOT_TOLD, POSTS, PostCell, Recruited, added
from wres_xl.standard.disparity import LEVELS
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.measures import Estimate, relative_likelihood
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN, four_fifths
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import completeness_page, statistics
from wres_xl.workbook.cells import NOT_AVAILABLE, Content, Live, Value, number_or, shown
from wres_xl.workbook.charts import LONGEST_INTERVAL, UNSEEN
from wres_xl.workbook.page import GROUP_HEADERS, Page
from wres_xl.workbook.report import Report

NAME = "2 By band"
ROW = 5
"""The row of the page's headings."""

SHORTLISTED, APPOINTED = 0, 1
"""The first columns of a group in a year; the likelihood stands beside them."""

_GROUP_WIDTH = 3
RATIO_COLUMN = 1 + 2 * len(COMPARED_GROUPS) * _GROUP_WIDTH
"""The column of last year's ratio; this year's stands beside it."""

_SECTIONS = {
    "non-clinical": "Non-clinical",
    "clinical": "Clinical",
    "medical": "Medical and dental",
    NOT_TOLD: "Staff group not told",
}
_ALL = "All posts"


@dataclass(frozen=True)
class Line:
    """A row of the page: posts of the extract, the sum of the rows at `parts`, or else all of indicator 2."""

    label: str
    post: tuple[str, str] | None = None
    parts: tuple[int, ...] = ()
    charted: bool = True

    @property
    def is_sum(self) -> bool:
        """Whether the row is made of others."""
        return self.post is None


def _lines() -> Iterator[Line]:
    """The posts of each section with their sum below, then all posts of each level, then all."""
    at: dict[tuple[str, str], int] = {}
    row = 0
    for section, name in _SECTIONS.items():
        own = [post for post in POSTS if post[0] == section]
        for post in own:
            at[post] = row
            yield Line(_label(name, post, own), post, charted=_is_charted(post))
            row += 1
        if len(own) > 1 and section != NOT_TOLD:
            yield Line(f"{name}: all", parts=tuple(at[post] for post in own))
            row += 1
    for level in LEVELS:
        yield Line(f"{_ALL}: {level}", parts=tuple(at[post] for post in POSTS if post[1] == level))
    yield Line(_ALL)


def _label(section: str, post: tuple[str, str], own: Sequence[tuple[str, str]]) -> str:
    if len(own) == 1:
        return section
    if post == (NOT_TOLD, NOT_TOLD):
        return "Staff group and band not told"
    return f"{section}: {post[1] or 'band not told'}"


def _is_charted(post: tuple[str, str]) -> bool:
    """Whether all that there is to tell of a post is told."""
    section, level = post
    return section == "medical" or NOT_TOLD not in (section, level)


LINES = tuple(_lines())
EXTRACTED = tuple(at for at, line in enumerate(LINES) if line.post)
"""The rows that are counted from the extract; each applicant is in one of them."""

_CHARTED = tuple(at for at, line in enumerate(LINES) if line.charted)
_Counts = tuple[int, int, int, int]
"""White people appointed and shortlisted, then those of the other group."""

_COLUMNS = (
    *("By band", "Posts", "Year", "White count", "White of", "{term} count", "{term} of"),
    *("Interval from", "Interval to", "p-value", "Reading", "Method", "Still current"),
)
_COUNT_COLUMN, _FROM, _TO, _P_VALUE, _READING, _CURRENT = 3, 7, 8, 9, 10, 12
STATISTICS_ROW = completeness_page.LAST_ROW + 3
"""The first row of all this on the Statistics sheet, where nothing else stands below it."""

_CHART_ROW = STATISTICS_ROW + 2 * len(LINES) + 3
_CHART_COLUMNS = ("Value", "Below", "Above", "Top", "Even from", "Even height")
WRITTEN = {"Interval from": _FROM, "Interval to": _TO, "Reading": _READING}
"""The statistics that the page shows, with their columns."""


def cell(at: int, column: int) -> str:
    """A cell of the page, in the row of a line."""
    address: str = xl_rowcol_to_cell(ROW + 1 + at, column, row_abs=True, col_abs=True)
    return address


def column_of(report: Report, year: ReportingYear, group: Group, part: int) -> int:
    """The page's column of a group's shortlisted, appointed or likelihood in a year."""
    groups = report.years.index(year) * len(COMPARED_GROUPS) + COMPARED_GROUPS.index(group)
    return 1 + groups * _GROUP_WIDTH + part


def ratio_column(report: Report, year: ReportingYear) -> int:
    """The page's column of a year's ratio."""
    return RATIO_COLUMN + report.years.index(year)


def recruited(report: Report, year: ReportingYear, at: int, group: Group) -> Recruited | None:
    """The applicants of a line and a group; None where they are not known."""
    line = LINES[at]
    if not line.is_sum or line.parts:
        figures = report.of(year)
        counts = figures.submission.recruited if figures else {}
        if not counts:
            return None
        return added(counts.get(key, Recruited()) for key in _keys(line, group))
    shortlisted, appointed = (report.value(year, key, group) for key in ("2_shortlisted", "2_appointed"))
    if shortlisted is None or appointed is None:
        return None
    return Recruited(int(shortlisted), int(appointed))


def _keys(line: Line, group: Group) -> list[PostCell]:
    posts = [line.post, *(LINES[part].post for part in line.parts)]
    return [(*post, group) for post in posts if post]


def estimate(report: Report, year: ReportingYear, at: int) -> Estimate:
    """The relative likelihood of a line, White over the other group, as indicator 2 has it."""
    counts = _counts(report, year, at)
    if counts is None or counts[0] > counts[1] or counts[2] > counts[3]:
        return Estimate(None)
    return _ratio_of(counts, report.settings.confidence)


@lru_cache(maxsize=256)
def _ratio_of(counts: _Counts, confidence: float) -> Estimate:
    """The page, its statistics and its chart ask for the same ones, and their intervals take a while."""
    return relative_likelihood(*counts, confidence)


def _counts(report: Report, year: ReportingYear, at: int) -> _Counts | None:
    white, bme = (recruited(report, year, at, group) for group in COMPARED_GROUPS)
    if white is None or bme is None:
        return None
    return white.appointed, white.shortlisted, bme.appointed, bme.shortlisted


def statistic(report: Report, year: ReportingYear, at: int, name: str) -> Live:
    """One of the `WRITTEN` statistics for the page, or that it is out of date."""
    row = _statistics_row(report, year, at)
    current, of = (statistics.reference(row, column) for column in (_CURRENT, WRITTEN[name]))
    value = _written(report, year, at)[WRITTEN[name] - _FROM]
    return Live(f'IF({current},{of},"{statistics.OUT_OF_DATE}")', value)


def chart_cells(column: str) -> str:
    """The cells of a column of the chart's table, for a chart; "" names that of its categories."""
    at = 1 + _CHART_COLUMNS.index(column) if column else 0
    cells: str = xl_range_abs(_CHART_ROW + 1, at, _CHART_ROW + len(_CHARTED), at)
    return f"={statistics.NAME}!{cells}"


def write(page: Page, report: Report) -> None:
    """Write the statistics of every line in both years, and what the chart is drawn from."""
    if page.book.copied:
        return
    headers = [column.format(term=report.settings.term) for column in _COLUMNS]
    rows = [_row(report, year, at) for at in range(len(LINES)) for year in report.years]
    styles = ["label", "label", "label", *["count"] * 4, "ratio", "ratio", "p_value", *["label_indented"] * 3]
    page.table(
        *(STATISTICS_ROW, 0, "StatisticsByBand", headers, rows, [styles] * len(rows)),
        header_height=GROUP_HEADERS,
    )
    drawn = [_drawn(report, at) for at in _CHARTED]
    headers = ["Chart by band", *_CHART_COLUMNS]
    styles = ["label", *["number"] * len(_CHART_COLUMNS)]
    page.table(_CHART_ROW, 0, "ByBandChart", headers, drawn, [styles] * len(drawn))


def _statistics_row(report: Report, year: ReportingYear, at: int) -> int:
    return STATISTICS_ROW + 1 + 2 * at + report.years.index(year)


def _row(report: Report, year: ReportingYear, at: int) -> list[Content]:
    counts = _counts(report, year, at)
    values: list[Content] = [shown(each) for each in counts or (None,) * 4]
    row = _statistics_row(report, year, at)
    same = [
        f"{_own(row, _COUNT_COLUMN + place)}='{NAME}'!{cell(at, column_of(report, year, group, part))}"
        for place, (group, part) in enumerate(
            (group, part) for group in COMPARED_GROUPS for part in (APPOINTED, SHORTLISTED)
        )
    ]
    current = Live(f"AND({','.join(same)})", True)
    label = LINES[at].label
    return ["2_relative_likelihood", label, year.label, *values, *_written(report, year, at), current]


def _own(row: int, column: int) -> str:
    address: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    return address


def _written(report: Report, year: ReportingYear, at: int) -> list[Value]:
    """Interval, test, reading and method."""
    found = estimate(report, year, at)
    interval = found.interval
    limits = (interval.lower, interval.upper) if interval else (None, None)
    return [*map(shown, (*limits, found.p_value)), _reading(report, year, at, found), found.method]


def _reading(report: Report, year: ReportingYear, at: int, found: Estimate) -> str:
    """What a line's ratio says, as indicator 2 is read; or why there is none."""
    if found.value is not None and found.interval and found.p_value is not None:
        return four_fifths(found.value, found.interval, found.p_value).words(report.settings.term)
    counts = _counts(report, year, at)
    if counts is None:
        return NOT_AVAILABLE
    _, white, appointed, bme = counts
    if not white and not bme:
        return "Nobody shortlisted"
    for group, shortlisted in zip(COMPARED_GROUPS, (white, bme), strict=True):
        if not shortlisted:
            return f"No {report.name(group)} people shortlisted"
    return NOT_AVAILABLE if appointed else f"No {report.settings.term} people appointed"


def _drawn(report: Report, at: int) -> list[Content]:
    """This year's ratio, how far its interval reaches, and the band of ratios that are no difference."""
    year = report.this.year
    row = _statistics_row(report, year, at)
    ratio = f"'{NAME}'!{cell(at, ratio_column(report, year))}"
    current, lower, upper = (_own(row, column) for column in (_CURRENT, _FROM, _TO))
    known = f"AND({current},COUNT({ratio},{lower},{upper})=3)"
    reach = f"MAX({ratio},MIN({upper},{LONGEST_INTERVAL}))"
    found = estimate(report, year, at)
    below = above = top = 0.0
    if found.value is not None and found.interval:
        top = max(found.value, min(found.interval.upper, LONGEST_INTERVAL))
        below, above = found.value - found.interval.lower, top - found.value
    return [
        LINES[at].label,
        number_or(ratio, UNSEEN, found.value),
        Live(f"IF({known},{ratio}-{lower},0)", below),
        Live(f"IF({known},{reach}-{ratio},0)", above),
        Live(f"IF({known},{reach},0)", top),
        LOWEST_EVEN,
        HIGHEST_EVEN - LOWEST_EVEN,
    ]
