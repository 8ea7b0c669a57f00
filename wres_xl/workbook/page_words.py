"""The organisation's own words on a report page, held against the figures, wherever they stand by now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wres_xl.figures import Figures
from wres_xl.findings import Finding
from wres_xl.own_words import check_page
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import board_page, workforce_page
from wres_xl.workbook.likelihood_pages import LIKELIHOOD_PAGES
from wres_xl.workbook.page import OWN_QUESTIONS, Place
from wres_xl.workbook.page_cells import cells_of
from wres_xl.workbook.places_sheet import SheetPlaces
from wres_xl.workbook.report import blank_report
from wres_xl.workbook.survey_pages import SURVEY_PAGES

INDICATORS: Mapping[str, tuple[int, ...]] = {
    workforce_page.NAME: (1,),
    **{page.name: (page.number,) for page in LIKELIHOOD_PAGES},
    **{page.name: page.indicators for page in SURVEY_PAGES},
    board_page.NAME: (9,),
}
"""The indicators that each page's own words are about."""

Cells = Sequence[Sequence[object]]
"""What a sheet's cells hold, from A1 on; blank ones are ""."""


@dataclass(frozen=True)
class Area:
    """The rows and columns in which own words stand, counted from 0."""

    rows: range
    columns: Sequence[int]


def area_of_places(page: str, places: SheetPlaces) -> Area | None:
    """Where a page's lines for own words have moved to, with those inserted among them; None if deleted."""
    own = _own_places()[page]
    rows = {places.rows[row] for row, _ in own if row in places.rows}
    columns = {places.columns[column] for _, column in own if column in places.columns}
    return Area(range(min(rows), max(rows) + 1), sorted(columns)) if rows and columns else None


def area_below_questions(cells: Cells) -> Area | None:
    """All below the questions that head own words, which are the last on a page; None without a question."""
    heads = [
        (row, column)
        for row, contents in enumerate(cells)
        for column, content in enumerate(contents)
        if isinstance(content, str) and content.strip() in OWN_QUESTIONS
    ]
    if not heads:
        return None
    top, left = min(row for row, _ in heads), min(column for _, column in heads)
    return Area(range(top + 1, len(cells)), range(left, max(map(len, cells))))


def page_findings(
    page: str, cells: Cells, area: Area, this: Figures, last: Figures | None, settings: Settings
) -> Iterator[Finding]:
    """What in a page's own words contradicts the figures; `row` is that of the sheet, as Excel counts.

    Each column is a text of its own, whose lines are below one another.
    """
    for column in area.columns:
        lines = [(row, line) for row in area.rows for line in _text(cells, row, column).splitlines() or [""]]
        if any(line for _, line in lines):
            text = "\n".join(line for _, line in lines)
            for finding in check_page(text, INDICATORS[page], this, last, settings):
                yield replace(finding, row=lines[finding.row - 1][0] + 1)


def _text(cells: Cells, row: int, column: int) -> str:
    """What stands in a cell; those beyond the ones in use are blank."""
    return str(cells[row][column]) if row < len(cells) and column < len(cells[row]) else ""


@cache
def _own_places() -> Mapping[str, frozenset[Place]]:
    """Where the own words of each page are when it is made, which is the same for every report."""
    blank = blank_report(Settings(), ReportingYear(2020))
    return {name: page.own for name, page in cells_of(blank).items()}
