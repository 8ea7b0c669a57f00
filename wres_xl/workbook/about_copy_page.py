"""About this copy: the first page of a publication copy, which tells what was hidden and how."""

from collections.abc import Iterator

from wres_xl.publication import Publication
from wres_xl.settings import Settings
from wres_xl.standard.disclosure import FEWEST_RESPONDENTS, SYMBOL
from wres_xl.standard.indicators import INDICATORS
from wres_xl.workbook import (
    action_plan_page,
    appointment_by_band_cells,
    completeness_page,
    data_quality_page,
    ethnic_origin_page,
    home_page,
    sentences,
)
from wres_xl.workbook.cells import NOT_AVAILABLE, Content
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report

NAME = "About this copy"
_LEFT_OUT = (
    *(data_quality_page.NAME, completeness_page.NAME),
    *(appointment_by_band_cells.NAME, ethnic_origin_page.NAME),
    *(action_plan_page.NAME, sentences.NAME),
)
_WIDTHS = (22, 74, 14, 14, 14, 14)
_SYMBOLS = (
    (SYMBOL, "Hidden: a small number, or a figure from which a small number could be worked out."),
    (NOT_AVAILABLE, "Not available: not given, or it cannot be calculated, as a ratio to 0 cannot."),
    ("-", "A percentage of nobody: no people are in the row."),
    ("0", "Nobody. A true 0 is shown."),
)


def write(book: Book, report: Report, publication: Publication) -> None:
    """Write the page."""
    year, settings = report.this.year, report.settings
    page = Page(book, NAME, f"Workforce Race Equality Standard {year}: publication copy", _WIDTHS)
    day = year.snapshot
    page.write(1, 0, settings.organisation, "subtitle")
    page.write(2, 0, f"Staff in post on {day.day} {day:%B %Y}; staff survey of {year.survey}.", "muted")
    row = _lines(page, 4, "What was done", list(_what_was_done(settings)))
    row = _table(page, row, "Symbols", "Symbols", ["Symbol", "Meaning"], [[*each] for each in _SYMBOLS])
    row = _hidden_table(page, row, report, publication)
    pages = _pages(report)
    _table(page, row, "Pages", "Pages", ["Page", "What it shows"], [[*each] for each in pages])
    for at, (name, _) in enumerate(pages, start=row + 2):
        page.sheet.write_url(at, 0, f"internal:'{name}'!A1", book.style("link_label"), name)
    page.sheet.activate()


def _what_was_done(settings: Settings) -> Iterator[str]:
    threshold = settings.suppression_threshold
    if threshold < 2:
        yield "No figure was hidden: the organisation publishes its numbers however small they are."
    else:
        small = "1" if threshold == 2 else f"1 to {threshold - 1}"
        yield f"Counts of {small} people are hidden, so that nobody can be recognised by a number."
        yield (
            "Where a hidden count could be worked out from totals, percentages, ratios or the other year, "
            "further figures are hidden,"
        )
        yield f"until each hidden count could be any of more than {threshold} numbers."
        yield (
            f"Survey results of fewer than {FEWEST_RESPONDENTS} people, or in which {small} gave the answer, "
            "are hidden."
        )
        yield (
            "The board is shown in full, because its members are public."
            if settings.publish_board
            else f"Where a group has {small} board members, only the size of the board is shown."
        )
        yield "Charts do not draw hidden figures: a bar or column then shows the other groups only."
        yield "Sentences that rest on a hidden figure are left out."
    yield "The national data collection receives all figures in full."
    yield "This copy holds values only: no formulas, macros, hidden sheets or links to other files."


def _lines(page: Page, row: int, heading: str, lines: list[str]) -> int:
    page.write(row, 0, heading, "section")
    for at, line in enumerate(lines, start=1):
        page.write(row + at, 0, line, "sentence")
    return row + len(lines) + 2


def _table(
    page: Page, row: int, heading: str, name: str, headers: list[str], rows: list[list[Content]]
) -> int:
    page.write(row, 0, heading, "section")
    styles = [["label", "label", *["count"] * (len(headers) - 2)]] * len(rows)
    page.table(row + 1, 0, name, headers, rows, styles, height=18)
    return row + len(rows) + 3


def _hidden_table(page: Page, row: int, report: Report, publication: Publication) -> int:
    """How many figures of each indicator are shown and hidden in each year."""
    shown, hidden = publication.shown_figures(), publication.hidden_figures()
    headers = ["Indicator", "Title"]
    headers += [f"{year} {what}" for year in report.years for what in ("shown", "hidden")]
    rows: list[list[Content]] = [
        [
            f"Indicator {each.number}",
            each.title,
            *(number.get((year, each.number), 0) for year in report.years for number in (shown, hidden)),
        ]
        for each in INDICATORS
    ]
    return _table(page, row, "Figures shown and hidden", "Hidden", headers, rows)


def _pages(report: Report) -> list[tuple[str, str]]:
    """The pages of the copy, as Home describes them."""
    return [each for each in home_page.pages(report.settings.term) if each[0] not in _LEFT_OUT]
