"""The publication copy: the pages as values, small numbers hidden, for everybody to read."""

from collections.abc import Mapping
from pathlib import Path

from wres_xl import __version__
from wres_xl.publication import Publication, publication_of
from wres_xl.standard.disclosure import SYMBOL
from wres_xl.workbook import methods_page, national_return, statistics, statistics_page
from wres_xl.workbook.about_copy_page import write as write_about
from wres_xl.workbook.build import footer, write_indicators
from wres_xl.workbook.cells import NOT_AVAILABLE, Content, Live, Value
from wres_xl.workbook.charts import LONGEST_INTERVAL, UNSEEN
from wres_xl.workbook.page import Book, Copied, Place
from wres_xl.workbook.page_cells import PageCells, cells_of
from wres_xl.workbook.report import Report

_TEXTS: dict[tuple[str, Place], str] = {
    (national_return.NAME, (0, 0)): "National return: the data items, small numbers hidden",
    (national_return.NAME, (1, 0)): (
        "Shaded figures are counted from the organisation's records; the others are calculated from them. "
        f"{SYMBOL} is a hidden figure. The national collection receives all figures in full."
    ),
    (methods_page.NAME, (1, 0)): (
        f"WRES-XL {__version__}. What is hidden here, and why, stands on About this copy."
    ),
    (statistics.NAME, (1, 0)): "The intervals, exact tests and readings behind the other pages.",
    (statistics.NAME, (2, 0)): (
        f"{SYMBOL} is a hidden figure. Columns named Chart hold what charts draw: intervals of ratios up to "
        f"{LONGEST_INTERVAL}, and nothing for what is hidden or not known."
    ),
}
"""What pages say of their formulas, in the words of a copy that has none."""

_BELOW_TITLES: Place = (2, 0)
"""Where every page of an indicator names the organisation and the year."""


def write_publication_copy(report: Report, path: Path) -> Publication:
    """Write what may be published of a report (.xlsx) to `path`, and return it.

    It holds no formula, no name, no hidden sheet, and nothing of a hidden figure.
    """
    publication = publication_of(report.this, report.last, report.settings, report.earlier)
    # Made anew, so that nothing is in it but what is named here.
    masked = Report(
        this=publication.this,
        last=publication.last,
        commentary=publication.commentary,
        settings=report.settings,
        earlier=publication.earlier,
        totals=publication.totals,
    )
    organisation, year = report.settings.organisation, report.this.year
    book = Book.create(
        path,
        title=f"WRES {year}, {organisation}: publication copy",
        organisation=organisation,
        footer=footer(organisation, year),
        copied=_copied(cells_of(report), is_hiding=bool(publication.hidden_figures())),
    )
    book.file.set_custom_property("Language", "en-GB")
    write_about(book, masked, publication)
    write_indicators(book, masked)
    national_return.write(book, masked)
    methods_page.write(book, masked)
    statistics_page.write(book, masked)
    book.file.close()
    return publication


def _copied(true: Mapping[str, PageCells], is_hiding: bool) -> Copied:
    """What the copy shows in a cell, given what stands there in full: a value, the symbol, or nothing."""

    def shown(page: str, place: Place, content: Content) -> Value | None:
        if (page, place) in _TEXTS:
            return _TEXTS[page, place]
        value = content.value if isinstance(content, Live) else content
        if value == UNSEEN:
            # Only a chart could leave this number unseen; it leaves a gap for a blank cell as well.
            return None
        if page not in true:
            return value
        if isinstance(value, bool):
            return "yes" if value else "no"
        in_full = _value(true[page].cells.get(place))
        if value in (None, NOT_AVAILABLE) and in_full not in (None, "", NOT_AVAILABLE):
            return SYMBOL
        if is_hiding and place == _BELOW_TITLES and page not in _PAGES_OF_OUR_OWN:
            return f"{value} {SYMBOL}: hidden, small numbers, in no chart (see About this copy)."
        return value

    return shown


_PAGES_OF_OUR_OWN = {name for name, _ in _TEXTS}


def _value(content: Content) -> Value | None:
    return content.value if isinstance(content, Live) else content
