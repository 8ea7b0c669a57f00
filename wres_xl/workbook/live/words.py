"""The organisation's own words on the pages of an open workbook, held against the figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from wres_xl.findings import Finding
from wres_xl.own_words import check_page
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import board_page, workforce_page
from wres_xl.workbook.likelihood_pages import LIKELIHOOD_PAGES
from wres_xl.workbook.live.open_workbook import OpenWorkbook
from wres_xl.workbook.live.ranges import Cell, cell_at, sheet_values
from wres_xl.workbook.page import Place
from wres_xl.workbook.page_cells import cells_of
from wres_xl.workbook.places_sheet import SheetPlaces
from wres_xl.workbook.report import Report, blank_report
from wres_xl.workbook.survey_pages import SURVEY_PAGES

_INDICATORS: Mapping[str, tuple[int, ...]] = {
    workforce_page.NAME: (1,),
    **{page.name: (page.number,) for page in LIKELIHOOD_PAGES},
    **{page.name: page.indicators for page in SURVEY_PAGES},
    board_page.NAME: (9,),
}
"""The indicators that each page's own words are about."""


def words_findings(workbook: OpenWorkbook, report: Report) -> Iterator[Finding]:
    """What in the own words contradicts the figures of the report, where it stands now."""
    own = _own_places()
    for name, indicators in _INDICATORS.items():
        sheet = workbook.sheet(name)
        if sheet is None:
            continue
        cells, places = sheet_values(sheet), workbook.places[name]
        for answer in _answers(own[name]):
            first, lines = _lines(answer, cells, places)
            if not any(lines):
                continue
            found = check_page("\n".join(lines), indicators, report.this, report.last, report.settings)
            for finding in found:
                row = first + finding.row if finding.row else first + 1
                yield replace(finding, file=workbook.book.name, sheet=sheet.name, row=row)


@cache
def _own_places() -> Mapping[str, frozenset[Place]]:
    """Where the own words of each page are, which is the same for every report."""
    blank = blank_report(Settings(), ReportingYear(2020))
    return {name: page.own for name, page in cells_of(blank).items()}


def _answers(own: frozenset[Place]) -> Iterator[list[Place]]:
    """The lines of each question on a page: cells below one another, told by the column they begin in."""
    columns = sorted(own, key=lambda place: (place[1], place[0]))
    for _, places in groupby(columns, key=lambda place: place[1]):
        yield list(places)


def _lines(
    answer: Sequence[Place], cells: Sequence[Sequence[Cell]], places: SheetPlaces
) -> tuple[int, list[str]]:
    """The first row of an answer, counted from 0, and what stands on its lines."""
    now = [(places.rows.get(row), places.columns.get(column)) for row, column in answer]
    kept = [(row, column) for row, column in now if row is not None and column is not None]
    return (kept[0][0] if kept else 0), [str(cell_at(cells, place)) for place in kept]
