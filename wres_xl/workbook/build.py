"""Writing the whole WRES workbook."""

from pathlib import Path

from wres_xl import __version__
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import (
    action_plan_page,
    appointment_by_band_page,
    board_page,
    completeness_page,
    data_quality_page,
    disparity_page,
    ethnic_origin_page,
    home_page,
    lambdas,
    likelihood_pages,
    methods_page,
    national_return,
    sentences,
    statistics_page,
    summary_page,
    survey_pages,
    trend_page,
    workforce_page,
)
from wres_xl.workbook.page import Book
from wres_xl.workbook.report import Report

_LONGEST_NAME = 90
"""Longer names are cut in footers, which Excel limits to 255 characters; an & counts twice."""


def write_workbook(report: Report, path: Path) -> None:
    """Write the WRES workbook (.xlsx) to `path`. It holds no row of any extract."""
    organisation, year = report.settings.organisation, report.this.year
    book = Book.create(
        path,
        title=f"WRES {year}, {organisation}",
        organisation=organisation,
        footer=footer(organisation, year),
    )
    home_page.write(book, report)
    write_pages(book, report)
    lambdas.define(book.file)
    book.file.close()


def write_pages(book: Book, report: Report) -> None:
    """Write all pages but Home, in the order of their tabs; the book may hold other sheets already.

    Whatever the report, sheets, cells, formulas, formats and charts are the same: only constants differ.
    """
    data_quality_page.write(book, report)
    completeness_page.write(book, report)
    write_indicators(book, report)
    appointment_by_band_page.write(book, report)
    ethnic_origin_page.write(book, report)
    action_plan_page.write(book, report)
    national_return.write(book, report)
    methods_page.write(book, report)
    statistics_page.write(book, report)
    sentences.write(book, report)


def write_indicators(book: Book, report: Report) -> None:
    """Write the Summary and the pages of the nine indicators."""
    summary_page.write(book, report)
    workforce_page.write(book, report)
    for likelihoods in likelihood_pages.LIKELIHOOD_PAGES:
        likelihood_pages.write(book, report, likelihoods)
    for surveys in survey_pages.SURVEY_PAGES:
        survey_pages.write(book, report, surveys)
    board_page.write(book, report)
    disparity_page.write(book, report)
    trend_page.write(book, report)


def footer(organisation: str, year: ReportingYear) -> str:
    """What stands at the foot of every printed page."""
    long = len(organisation) > _LONGEST_NAME
    name = f"{organisation[: _LONGEST_NAME - 1].rstrip()}…" if long else organisation
    return f"{name}, WRES {year}. Made with WRES-XL {__version__}."
