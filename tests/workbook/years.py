"""Six reporting years of an invented trust, whose figures can be told in the head."""

from wres_xl.commentary import commentary_of
from wres_xl.figures import Figures, figures_of
from wres_xl.settings import Settings
from wres_xl.standard.data_items import WORKFORCE_ITEMS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission
from wres_xl.workbook.cells import Live
from wres_xl.workbook.page_cells import PageCells, cells_of
from wres_xl.workbook.report import Report

WHITE, BME, UNKNOWN = ETHNIC_GROUPS


def submission(start: int) -> Submission:
    """In each row of staff 20 White, 10 BME and 2 unknown; BME cases of a year as its number from 2016 on.

    Of 100 White applicants 40 are appointed, of 100 BME 10 and as many as there are years since 2016. 30 %
    of White and 20 % of BME staff believe in equal opportunities.
    """
    counts: dict[tuple[str, Group], int] = {}
    for key in WORKFORCE_ITEMS:
        counts |= _row(key, 20, 10, 2)
    since = max(0, start - 2016)
    counts |= _row("1m_senior_medical_managers", 1, 1, 0) | _row("2_shortlisted", 100, 100, 0)
    counts |= _row("2_appointed", 40, 10 + since, 0) | _row("3_disciplinary", 32, since, 0)
    counts |= _row("4_trained", 320, 160, 0)
    counts |= _row("9_board", 8, 2, 0) | _row("9_board_voting", 6, 1, 0) | _row("9_board_executive", 4, 1, 0)
    entries = {cell: Entry(count) for cell, count in counts.items()}
    entries |= {("7_equal_opportunities", WHITE): Entry(0.3), ("7_equal_opportunities", BME): Entry(0.2)}
    return Submission(ReportingYear(start), entries)


def _row(key: str, *counts: int) -> dict[tuple[str, Group], int]:
    return {(key, group): count for group, count in zip(ETHNIC_GROUPS, counts, strict=True)}


def report(this: int, known: set[int], settings: Settings | None = None) -> Report:
    """The report of a year; `known` are the years whose figures there are, this year among them."""
    chosen = settings or Settings()
    submissions = {start: submission(start) for start in sorted(known)}
    figures: dict[int, Figures] = {
        start: figures_of(each, submissions.get(start - 1)) for start, each in submissions.items()
    }
    last = figures.get(this - 1)
    earlier = tuple(each for start, each in figures.items() if start < this - 1)
    commentary = commentary_of(figures[this], last, chosen)
    return Report(figures[this], last, commentary, chosen, earlier=earlier)


def table(page: PageCells, corner: str) -> list[list[object]]:
    """The rows of the table whose first heading is `corner`, with what cells show; headings first."""
    (row, left), *_ = (place for place in sorted(page.headers) if page.cells[place] == corner)
    right = left
    while (row, right + 1) in page.headers:
        right += 1
    rows: list[list[object]] = []
    while (row, left) in page.cells:
        contents = [page.cells.get((row, column)) for column in range(left, right + 1)]
        rows.append([each.value if isinstance(each, Live) else each for each in contents])
        row += 1
    return rows


def page(of: Report, name: str) -> PageCells:
    """A page of a report."""
    return cells_of(of)[name]
