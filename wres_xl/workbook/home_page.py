"""Home: what this workbook is, and the way to each page."""

from wres_xl.workbook import (
    appointment_by_band_cells,
    board_page,
    completeness_page,
    disparity_page,
    ethnic_origin_page,
    national_return,
    sentences,
    statistics,
    summary_page,
    trend_page,
    workforce_page,
)
from wres_xl.workbook.likelihood_pages import LIKELIHOOD_PAGES
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.survey_pages import SURVEY_PAGES

NAME = "Home"
_WIDTHS = (26, 100)


def write(book: Book, report: Report) -> None:
    """Write the page."""
    year = report.this.year
    page = Page(book, NAME, "Workforce Race Equality Standard", _WIDTHS)
    day = year.snapshot
    page.write(1, 0, f"{report.settings.organisation}, reporting year {year}", "subtitle")
    page.write(2, 0, f"Staff in post on {day.day} {day:%B %Y}; staff survey of {year.survey}.", "muted")
    page.write(4, 0, "Pages", "section")
    listed = pages(report.settings.term)
    rows = [[name, about] for name, about in listed]
    page.table(5, 0, "Pages", ["Page", "What it shows"], rows, [["label", "label"]] * len(rows), height=20)
    for at, (name, _) in enumerate(listed, start=6):
        page.sheet.write_url(at, 0, f"internal:'{name}'!A1", book.style("link_label"), name)
    row = 6 + len(rows) + 1
    page.write(row, 0, "How to use it", "section")
    for at, line in enumerate(_HOW, start=1):
        page.write(row + at, 0, line, "sentence")


_HOW = (
    "1.  Read Data quality first: it says what was left out, what is missing, and how to mend it.",
    "2.  Read Summary, then the indicator pages. Each prints on one A4 page.",
    "3.  Write your own words on the shaded lines of the indicator pages, and your actions on Action plan.",
    "4.  Copy the shaded figures of National return into the national data collection.",
    "5.  Every indicator's figures are formulas that lead to National return: select a cell to follow it.",
)


def pages(term: str) -> list[tuple[str, str]]:
    """The pages of the workbook and what each shows."""
    events = {
        2: "be appointed from shortlisting",
        3: "enter the formal disciplinary process",
        4: "take up non-mandatory training and CPD",
    }
    return [
        (
            "Data quality",
            "What was found in the extracts, who was left out and why, how complete ethnicity is",
        ),
        (
            completeness_page.NAME,
            "Staff of unknown ethnicity in each section, pay band and staff group, and where to begin",
        ),
        (summary_page.NAME, "The nine indicators on one page"),
        (workforce_page.NAME, "Staff in each pay band, non-clinical and clinical"),
        *(
            (page.name, f"How likely White and {term} people are to {events[page.number]}")
            for page in LIKELIHOOD_PAGES
        ),
        *((page.name, page.title) for page in SURVEY_PAGES),
        (board_page.NAME, "The board beside the workforce"),
        (disparity_page.NAME, f"How far White and {term} staff get from lower to higher pay bands"),
        (trend_page.NAME, "The headline figures of the indicators over six years, as far as they are known"),
        (
            appointment_by_band_cells.NAME,
            "Appointment from shortlisting by kind of post and level of pay, where the extract tells them",
        ),
        (
            ethnic_origin_page.NAME,
            "The workforce in the sixteen ethnic categories and the five groups of 2001",
        ),
        ("Action plan", "What is being done, by whom and by when"),
        (national_return.NAME, "The data items of the national collection, from which all pages follow"),
        ("Methods", "Definitions, statistics and settings behind the figures"),
        (
            statistics.NAME,
            "Intervals, exact tests and readings of every likelihood, ratio and survey result",
        ),
        (sentences.NAME, "The generated sentences, and whether they still fit the figures"),
    ]
