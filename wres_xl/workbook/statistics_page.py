"""The Statistics sheet as a whole: the statistics, and below them the cells that charts are drawn from."""

from wres_xl.workbook import (
    appointment_by_band_cells,
    chart_cells,
    completeness_page,
    disparity_page,
    statistics,
    trend_page,
)
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report

_WIDTHS = (24, 30, 10, 9, 8, 8, 8, 9, 9, 9, 24, 56, 9, *(11,) * 8)


def write(book: Book, report: Report) -> None:
    """Write the sheet."""
    page = Page(book, statistics.NAME, "Statistics: intervals, tests and readings", _WIDTHS)
    page.write(1, 0, "Written when the workbook was generated; each row tells whether its counts still hold.")
    page.write(
        2,
        0,
        "Columns named Chart hold what charts draw: intervals of ratios up to 5, and for figures that are "
        "not known a number that no chart shows.",
        "muted",
    )
    statistics.write(page, report)
    chart_cells.write(page, report)
    disparity_page.write_chart_cells(page, report)
    trend_page.write_chart_cells(page, report)
    completeness_page.write_chart_cells(page, report)
    appointment_by_band_cells.write(page, report)
