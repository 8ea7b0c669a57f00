"""The sheets into which extracts are pasted, empty but for what belongs there."""

from dataclasses import dataclass

from wres_xl.workbook.page import Book, Page

PASTE_ROW = 3
"""The row, counted from 1, into whose first cell an extract is pasted; its headings may stand lower."""

_COLUMNS = 26
_WIDTH = 24
_TITLE_HEIGHT = 26
_HIDDEN_IN_PRINT = 1


@dataclass(frozen=True)
class DataSheet:
    """A sheet for extracts of one `kind`, as `extracts.tables.Kind` has them.

    `needs` names the headings that the kind cannot do without, in words; `also` tells of those it can.
    """

    kind: str
    name: str
    paste: str
    needs: str
    also: str = ""


DATA_SHEETS = (
    DataSheet(
        "staff",
        "ESR staff",
        "staff in post on 31 March from ESR, one row for each assignment",
        "Employee Number, Ethnic Origin, Pay Grade, and Staff Group or Occupation Code",
    ),
    DataSheet(
        "recruitment",
        "Recruitment",
        "the year's applicants from Trac or NHS Jobs, or their numbers by ethnic origin",
        "Ethnic Origin with Furthest Stage; or Ethnic Origin with Shortlisted and Appointed",
        " With Staff Group and Pay Band of the post, 2 By band is filled too.",
    ),
    DataSheet(
        "disciplinary",
        "Disciplinary",
        "the year's casework log from employee relations, one row for each case",
        "Employee Number or Ethnic Origin; Case Type or Formal/Informal; Date Formal Investigation Opened",
    ),
    DataSheet(
        "training",
        "Training",
        "the year's learning records from ESR or your learning system, one row for each course taken",
        "Employee Number, Mandatory; Date Completed, where it is known",
    ),
    DataSheet(
        "survey",
        "Staff survey",
        "the NHS Staff Survey's WRES results, with their benchmarks",
        "Survey Year, Indicator, White % and BME %; or Survey Year, Indicator, Group and Percentage",
    ),
    DataSheet(
        "board",
        "Board",
        "the board's members on 31 March from the company secretary, one row for each",
        "Ethnic Origin, Executive, Voting",
    ),
    DataSheet(
        "previous",
        "Previous years",
        "the verified figures of last year's return, one row for each data item",
        "Year, Data item, White, BME and Unknown",
    ),
)
"""The data sheets in the order of their tabs."""


def lines(sheet: DataSheet) -> tuple[str, str]:
    """What stands at the top of a data sheet: what to paste, from where, and which headings it needs."""
    return (
        f"{sheet.name}: at A{PASTE_ROW}, paste {sheet.paste}",
        f"Headings needed, in any order: {sheet.needs}.{sheet.also} Other columns may stay.",
    )


def write(book: Book, sheet: DataSheet) -> None:
    """Write a data sheet."""
    title, headings = lines(sheet)
    page = Page(book, sheet.name, title, [_WIDTH] * _COLUMNS)
    page.sheet.set_row(0, _TITLE_HEIGHT)
    page.write(0, 0, title, "sheet_title")
    page.write(1, 0, headings, "muted")
    page.sheet.hide_gridlines(_HIDDEN_IN_PRINT)
    page.sheet.set_selection(PASTE_ROW - 1, 0, PASTE_ROW - 1, 0)
    page.sheet.freeze_panes(PASTE_ROW, 0)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(0, PASTE_ROW - 1)
