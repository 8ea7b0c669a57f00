"""Home of the template: the numbered steps with their buttons, and what each sheet holds so far."""

from dataclasses import dataclass

from wres_xl.workbook import mapping_page, settings_page
from wres_xl.workbook.cells import Content, Live
from wres_xl.workbook.data_sheets import DATA_SHEETS, PASTE_ROW
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.settings_page import setting_name

NAME = "Home"
_TITLE = "Workforce Race Equality Standard"
_WIDTHS = (8, 30, 74, 35)
_BUTTON_WIDTH, _BUTTON_HEIGHT = 236, 36
_BUTTON_LEFT, _BUTTON_TOP = 0, 4
_ROW_HEIGHT = 33
_SHEET_HEIGHT = 19
_HEADING_HEIGHT = 24


@dataclass(frozen=True)
class Button:
    """A button and the public Sub of `buttons.bas` that it runs."""

    macro: str
    caption: str


@dataclass(frozen=True)
class Task:
    """Something to be done: by pressing a button, or on the sheet that a link leads to."""

    name: str
    how: str
    where: Button | str


STEPS = (
    Task(
        "Fill in Settings",
        "Your organisation, the reporting year, and who is counted. Everything else has a usual value.",
        settings_page.NAME,
    ),
    Task(
        "Bring in the extracts",
        "Paste each into its sheet, below; or import the files, and each goes to the sheet where it belongs.",
        Button("WRES_ImportExtracts", "Import extracts"),
    ),
    Task(
        "Check the data",
        "Data quality then tells what is wrong, in which cell, and how to mend it.",
        Button("WRES_CheckData", "Check data"),
    ),
    Task(
        "Map unknown values",
        "Local grades, roles and ethnic origins that no code list knows: choose what each stands for, once.",
        mapping_page.NAME,
    ),
    Task(
        "Generate the WRES tabs",
        "The nine indicators with charts and sentences. Press again at any time: your own words stay.",
        Button("WRES_GenerateTabs", "Generate WRES tabs"),
    ),
    Task(
        "Fill the national workbook",
        "Choose the form that you were sent. A filled copy opens, with a list of what became of each cell.",
        Button("WRES_FillNationalWorkbook", "Fill national workbook"),
    ),
    Task(
        "Save as PDF",
        "The indicator pages and the action plan, one page each, for the board.",
        Button("WRES_SaveAsPdf", "Save as PDF"),
    ),
)
"""The way through a year, in order."""

OTHER_TASKS = (
    Task(
        "Publish",
        "A copy in which small numbers are hidden, so that nobody can be recognised.",
        Button("WRES_PublicationCopy", "Publication copy"),
    ),
    Task(
        "Begin another year",
        "This year's figures become last year's, and the data sheets are emptied for the new extracts.",
        Button("WRES_StartNextYear", "Start next year"),
    ),
    Task("Get help", "What each button does, and what to do when it does not.", Button("WRES_Help", "Help")),
)

BUTTONS = tuple(task.where for task in (*STEPS, *OTHER_TASKS) if isinstance(task.where, Button))
"""Every button on the page."""

_EMPTY, _FILLED = "○ Empty", "● Filled"
_UNNAMED = "Your organisation"
_NO_YEAR = ". The reporting year is not chosen yet: begin with step 1."
_ORGANISATION, _YEAR = setting_name("organisation"), setting_name("year")
_WHOSE = Live(
    f'IF({_ORGANISATION}="","{_UNNAMED}",{_ORGANISATION})'
    f'&IF({_YEAR}="","{_NO_YEAR}",", reporting year "&{_YEAR})',
    f"{_UNNAMED}{_NO_YEAR}",
)
_PRIVACY = (
    "The data sheets hold personal data: keep and send this workbook as you would the extracts. "
    "The report pages hold figures only."
)
_NO_MACROS = (
    "If a button does nothing: choose Enable Content above the sheet. If Excel has blocked the file: close "
    "it, right-click it in its folder, choose Properties, tick Unblock, and open it again."
)


def write(book: Book) -> None:
    """Write the page. It is the first, so the workbook opens on it."""
    page = Page(book, NAME, _TITLE, _WIDTHS)
    page.write(1, 0, _WHOSE, "subtitle")
    page.write(2, 0, _PRIVACY, "muted")
    row = _tasks(page, 4, "Steps", ("Step", "What to do", "How", "Button or link"), STEPS)
    _heading(page, row, "When you need them")
    row = _tasks(page, row + 1, "OtherTasks", ("No.", "What to do", "How", "Button or link"), OTHER_TASKS)
    _heading(page, row, "The data sheets")
    row = _sheets(page, row + 1)
    page.write(row, 0, _NO_MACROS, "muted")


def _heading(page: Page, row: int, text: str) -> None:
    page.sheet.set_row(row, _HEADING_HEIGHT)
    page.write(row, 0, text, "section")


def _tasks(page: Page, row: int, table: str, headers: tuple[str, ...], tasks: tuple[Task, ...]) -> int:
    """Write tasks as a table, each with its button or link; return the second row below it."""
    # Buttons are neither printed nor read aloud: the words beneath one are.
    rows: list[list[Content]] = [
        [number, task.name, task.how, _words(task.where)] for number, task in enumerate(tasks, start=1)
    ]
    styles = [["centred", "label_bold", "label", "label"]] * len(rows)
    page.table(row, 0, table, headers, rows, styles, height=_ROW_HEIGHT)
    for at, task in enumerate(tasks, start=row + 1):
        _place(page, at, task.where)
    return row + len(tasks) + 2


def _words(where: Button | str) -> str:
    return f"Press {where.caption}" if isinstance(where, Button) else f"Go to {where}"


def _place(page: Page, row: int, where: Button | str) -> None:
    if isinstance(where, str):
        _link(page, row, 3, where, _words(where))
        return
    options = {
        "macro": where.macro,
        "caption": where.caption,
        "description": where.caption,
        "width": _BUTTON_WIDTH,
        "height": _BUTTON_HEIGHT,
        "x_offset": _BUTTON_LEFT,
        "y_offset": _BUTTON_TOP,
    }
    page.sheet.insert_button(row, 3, options)


def _link(page: Page, row: int, column: int, sheet: str, text: str) -> None:
    page.sheet.write_url(row, column, f"internal:'{sheet}'!A1", page.book.style("link_label"), text)


def _sheets(page: Page, row: int) -> int:
    """Write the data sheets as a table, each with whether it is empty; return the second row below it."""
    rows: list[list[Content]] = [
        [each.name, _sentence(each.paste), Live(_state(each.name), _EMPTY)] for each in DATA_SHEETS
    ]
    page.table(
        row, 1, "DataSheets", ("Sheet", "What belongs there", "So far"), rows, [["label"] * 3] * len(rows)
    )
    for at, each in enumerate(DATA_SHEETS, start=row + 1):
        _link(page, at, 1, each.name, each.name)
    return row + len(rows) + 2


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _state(sheet: str) -> str:
    area = f"'{sheet}'!$A${PASTE_ROW}:$Z${PASTE_ROW + 100}"
    return f'IF(COUNTA({area})=0,"{_EMPTY}","{_FILLED}")'
