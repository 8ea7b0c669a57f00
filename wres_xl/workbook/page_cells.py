"""What stands in every cell of the report pages, without a file: made by the same builders that write one."""

from collections.abc import Mapping
from dataclasses import dataclass

from wres_xl.workbook.build import write_pages
from wres_xl.workbook.cells import Content, Live, Value
from wres_xl.workbook.page import Book, Page, Place
from wres_xl.workbook.report import Report


@dataclass(frozen=True)
class PageCells:
    """What stands on one page. Rows and columns are counted from 0.

    Which cells there are, which of them hold a formula and what it says is the same for every report; only
    the constants and the values of the formulas differ. `cells` holds numbers, texts, `Live` formulas, and
    None where a cell is formatted but blank. `own` are the cells of the organisation's own words, which are
    never written. `headers` are the headings of tables: Excel keeps those of a table different from one
    another, and alters one that is written while its twin still stands.
    """

    cells: Mapping[Place, Content]
    own: frozenset[Place]
    headers: frozenset[Place]
    last_row: int
    last_column: int

    @property
    def constants(self) -> dict[Place, Value | None]:
        """The cells that differ from report to report: neither formulas nor the organisation's own words."""
        return {
            place: content
            for place, content in self.cells.items()
            if not isinstance(content, Live) and place not in self.own
        }


def cells_of(report: Report) -> dict[str, PageCells]:
    """Every report page by its name, in the order of the tabs; Home is none of them."""
    book = Book.unsaved()
    write_pages(book, report)
    return {name: _cells_of(page) for name, page in book.pages.items()}


def _cells_of(page: Page) -> PageCells:
    rows, columns = zip(*page.cells, strict=True)
    return PageCells(page.cells, frozenset(page.own), frozenset(page.headers), max(rows), max(columns))
