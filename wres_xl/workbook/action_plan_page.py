"""The Action plan: an empty table for the organisation's actions, with lists to choose from."""

from datetime import date

from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import PALE_BLUE, PALE_GREEN, PALE_ORANGE, WHITE

NAME = "Action plan"
ACTIONS = 16
"""Rows ready to be filled in; the table grows in Excel as rows are added."""

_WIDTHS = (6, 11, 20, 46, 30, 14, 13, 15, *(16,) * 4)
_HEADERS = (
    "No.",
    "Indicator",
    "Area of focus",
    "Action",
    "Intended impact",
    "Owner",
    "Due",
    "Status",
    "Quarter 1 update",
    "Quarter 2 update",
    "Quarter 3 update",
    "Quarter 4 update",
)
_INDICATORS = [*(str(number) for number in range(1, 10)), "1 and 9", "5 to 8", "All"]
STATUSES = {
    "○ Not started": WHITE,
    "◐ In progress": PALE_BLUE,
    "● Done": PALE_GREEN,
    "▲ Behind": PALE_ORANGE,
}
"""Each status has a sign of its own, so that it is told apart without colour."""

_EARLIEST = date(2015, 4, 1)
"""The first year of the WRES: what lies before it is a slip of the pen."""

_ROW = 4


def write(book: Book, report: Report) -> None:
    """Write the page."""
    page = Page(book, NAME, f"Action plan {ReportingYear(report.this.year.start + 1)}", _WIDTHS)
    page.write(
        1, 0, f"{report.settings.organisation}: what follows from the WRES {report.this.year}", "subtitle"
    )
    page.write(
        2,
        0,
        "Choose indicator and status from their lists; write dates as 31/03/2027. Add rows as needed.",
        "muted",
    )
    special = {"No.": "own_number", "Due": "own_date"}
    styles = [special.get(header, "own_cell") for header in _HEADERS]
    rows = [[number, *[None] * (len(_HEADERS) - 1)] for number in range(1, ACTIONS + 1)]
    page.table(_ROW, 0, "ActionPlan", _HEADERS, rows, [styles] * ACTIONS, height=50)
    first, last = _ROW + 1, _ROW + ACTIONS
    indicator, due, status = (_HEADERS.index(header) for header in ("Indicator", "Due", "Status"))
    page.sheet.data_validation(
        first,
        indicator,
        last,
        indicator,
        {
            "validate": "list",
            "source": _INDICATORS,
            "error_type": "warning",
            "error_message": "This is no indicator of the list. Keep it all the same?",
        },
    )
    page.sheet.data_validation(
        first,
        due,
        last,
        due,
        {
            "validate": "date",
            "criteria": ">",
            "value": _EARLIEST,
            "error_message": "Write a date, such as 31/03/2027.",
        },
    )
    page.sheet.data_validation(
        first,
        status,
        last,
        status,
        {"validate": "list", "source": list(STATUSES), "error_message": "Choose a status from the list."},
    )
    for words, colour in STATUSES.items():
        tint = book.file.add_format({"bg_color": colour})
        options = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": tint}
        page.sheet.conditional_format(first, status, last, status, options)
    page.sheet.freeze_panes(first, 0)
    page.sheet.repeat_rows(_ROW)
