"""Lists: the hidden sheet of what may be chosen on Settings and Mapping, and of files that were chosen."""

from dataclasses import dataclass

from wres_xl.codes.lists import read_codes
from wres_xl.standard.data_items import MEDICAL_ROWS, PAY_BANDS
from wres_xl.standard.groups import ETHNIC_GROUPS
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.page import Book, Page

NAME = "Lists"
YEARS = tuple(ReportingYear(start) for start in range(2015, 2041))
"""From the first year of the WRES on. A list of fixed length keeps the template the same on every day."""

CHOSEN_FILES = "wres_chosen_files"
"""The defined name of the cells in which the paths of chosen files wait to be read, one a row."""
CHOSEN_FILES_ROWS = 20

YEARS_NAME = "wres_years"
_WIDTH = 32


@dataclass(frozen=True)
class ValueList:
    """A column of values under a heading; `name` is the defined name of the values."""

    name: str
    heading: str
    values: tuple[str, ...]


def accepted_name(kind: str) -> str:
    """The defined name of what a value of `kind`, such as `ethnic origin`, may stand for."""
    return f"wres_accepted_{kind.replace(' ', '_')}"


def _meanings(code_list: str, column: str) -> tuple[str, ...]:
    """What a code list's values mean, each once, as words."""
    return tuple(dict.fromkeys(row[column].replace("_", " ") for row in read_codes(code_list)))


def _accepted(kind: str, values: tuple[str, ...]) -> ValueList:
    return ValueList(accepted_name(kind), f"{kind.capitalize()} stands for", values)


ACCEPTED = {
    "ethnic origin": tuple(str(group) for group in ETHNIC_GROUPS),
    "grade": tuple(PAY_BANDS),
    "staff group": _meanings("occupation_code", "section"),
    "job role": tuple(MEDICAL_ROWS),
    "assignment status": _meanings("assignment_status", "meaning"),
    "assignment category": _meanings("assignment_category", "meaning"),
    "case type": ("formal", "not formal"),
    "mandatory": ("mandatory", "non-mandatory"),
    "stage": ("appointed", "shortlisted", "not shortlisted"),
}
"""What a value of each kind may stand for; the kinds are the fields of `ValueMapping` in words."""

LISTS = (
    ValueList(YEARS_NAME, "Reporting year", tuple(map(str, YEARS))),
    *(_accepted(kind, values) for kind, values in ACCEPTED.items()),
)


def write(book: Book) -> None:
    """Write the sheet, hidden, and the names of its columns."""
    page = Page(book, NAME, "Lists that other sheets choose from", [_WIDTH] * (len(LISTS) + 1))
    for column, each in enumerate(LISTS):
        page.write(1, column, each.heading, "header_text")
        for row, value in enumerate(each.values, start=2):
            page.write(row, column, value, "plain_text")
        _name(book, each.name, column, len(each.values))
    page.write(1, len(LISTS), "Chosen files", "header_text")
    for row in range(2, CHOSEN_FILES_ROWS + 2):
        page.write(row, len(LISTS), None, "plain_text")
    _name(book, CHOSEN_FILES, len(LISTS), CHOSEN_FILES_ROWS)
    page.sheet.hide()


def _name(book: Book, name: str, column: int, rows: int) -> None:
    letter = chr(ord("A") + column)
    book.file.define_name(name, f"={NAME}!${letter}$3:${letter}${rows + 2}")
