"""Mapping: values that no code list knows, and what each stands for, chosen by a person and remembered."""

from wres_xl.workbook.cells import Live
from wres_xl.workbook.entry_style import TO_CHOOSE
from wres_xl.workbook.lists_sheet import ACCEPTED, accepted_name
from wres_xl.workbook.page import Book, Page

NAME = "Mapping"
TABLE = "Mapping"
AREA = "wres_mapping"
"""The defined name of the rows below the headings."""
ROWS = 300
"""Rows prepared with lists; a trust has some dozens of local grades and roles at most."""

_WIDTHS = (24, 62, 12, 40)
_HEADERS = ("Kind", "Value", "Rows", "Stands for")
_HEADER_LIKE = ("label", "label", "count", "label_indented")
_STYLES = ("plain_text", "plain_text", "plain_number", "plain_choice")
_HEADER_ROW = 4
_FIRST, _LAST = _HEADER_ROW + 1, _HEADER_ROW + ROWS
_VALUES, _CHOICES = (f"${letter}${_FIRST + 1}:${letter}${_LAST + 1}" for letter in "BD")

_ABOUT = "Choose what each value stands for. Your choices are remembered; press Check data again afterwards."
_NOTHING = "Nothing to choose. Check data lists here what the code lists do not know, and in how many rows."
_DONE = "Every value has its meaning."
_STATE = (
    f'IF(COUNTA({_VALUES})=0,"{_NOTHING}",'
    f'IF(COUNTIFS({_VALUES},"<>",{_CHOICES},"")=0,"{_DONE}",'
    f'COUNTIFS({_VALUES},"<>",{_CHOICES},"")&" of "&COUNTA({_VALUES})&" values wait for a choice."))'
)


def write(book: Book) -> None:
    """Write the page and name its rows."""
    page = Page(book, NAME, "Mapping", _WIDTHS)
    page.write(1, 0, _ABOUT, "subtitle")
    page.write(2, 0, Live(_STATE, _NOTHING), "muted")
    blank = [[None] * len(_HEADERS)] * ROWS
    page.table(_HEADER_ROW, 0, TABLE, _HEADERS, blank, [_HEADER_LIKE] * ROWS, height=18)
    for row in range(_FIRST, _LAST + 1):
        for column, style in enumerate(_STYLES):
            page.write(row, column, None, style)
    _add_lists(page)
    look = {"type": "formula", "criteria": f'=$B{_FIRST + 1}<>""', "format": book.file.add_format(TO_CHOOSE)}
    page.sheet.conditional_format(_FIRST, 3, _LAST, 3, look)
    book.file.define_name(AREA, f"={NAME}!$A${_FIRST + 1}:$D${_LAST + 1}")
    page.sheet.freeze_panes(_FIRST, 0)
    page.sheet.repeat_rows(_HEADER_ROW)
    page.sheet.fit_to_pages(1, 0)


def _add_lists(page: Page) -> None:
    """A list of kinds, and beside each value the list of what a value of its kind may stand for."""
    kinds = {
        "validate": "list",
        "source": list(ACCEPTED),
        "error_title": "Kind",
        "error_message": "Choose a kind from the list.",
    }
    page.sheet.data_validation(_FIRST, 0, _LAST, 0, kinds)
    # INDIRECT leads from the kind in the row to the list of its name on Lists.
    prefix = accepted_name("")
    meanings = {
        "validate": "list",
        "source": f'=INDIRECT("{prefix}"&SUBSTITUTE($A{_FIRST + 1}," ","_"))',
        "error_title": "Stands for",
        "error_message": "Choose what the value stands for from the list.",
    }
    page.sheet.data_validation(_FIRST, 3, _LAST, 3, meanings)
