"""What the buttons run: on the ribbon, in the template workbook, and as scripts of xlwings Server.

Nothing is written before everything has been counted. A failure is told in a message and on Data quality, and
else the workbook is as it was.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

import xlwings as xw

from udfs.files import beside, chosen_form, import_into
from wres_xl import jobs, workbook_jobs
from wres_xl.extracts.sheets import Sheet, sheet_of
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level, UsageError, WresError
from wres_xl.results import Results
from wres_xl.settings import Settings
from wres_xl.workbook.live import next_year
from wres_xl.workbook.live.open_workbook import (
    OpenWorkbook,
    chosen_files,
    open_in,
    pasted_sheets,
    report_pages,
    settings_of,
    year_of,
)
from wres_xl.workbook.live.ranges import say, sheet_values, still
from wres_xl.workbook.live.refresh import note_failure, refresh, show, update_mapping
from wres_xl.workbook.live.words import words_findings
from wres_xl.workbook.report import Report

TITLE = "WRES"
_NOTHING_PASTED = (
    "There is nothing to count yet. Paste your extracts into the sheets ESR staff to Board, or press Import "
    "extracts."
)
_HELP = (
    "1. Settings: your organisation and the reporting year.\n"
    "2. Paste your extracts into the sheets ESR staff to Previous years, or press Import extracts.\n"
    "3. Check data: Data quality says what is wrong and where; Mapping asks what unknown values stand for.\n"
    "4. Generate WRES tabs: the figures, charts and sentences. Press it again whenever data change: your own "
    "words stay.\n"
    "5. Fill national workbook: a copy of the form is filled, and a list tells what became of every cell.\n"
    "6. Save as PDF and Publication copy: for the board, and for the public with small numbers hidden."
)

_REPORT = "Your own words and data are as they were. Please report what you did to those who support WRES-XL."
_NOT_HERE = "This needs files: press the button in Excel on Windows or on a Mac with the WRES add-in."

_Macro = Callable[[xw.Book], None]


def _macro(action: Callable[[OpenWorkbook], str]) -> _Macro:
    """A button's macro: runs `action` on the workbook and shows what it says, or why it failed."""

    def macro(book: xw.Book) -> None:
        try:
            workbook = OpenWorkbook.of(book)
        except UsageError as error:
            book.app.alert(str(error), title=TITLE)
            return
        message = _run(action, workbook)
        say(book, "")
        if message:
            book.app.alert(message, title=TITLE)

    macro.__name__ = macro.__qualname__ = action.__name__
    macro.__doc__ = action.__doc__
    return xw.script(macro)


def _run(action: Callable[[OpenWorkbook], str], workbook: OpenWorkbook) -> str:
    """What an action says in the end, or the failure, which stands on Data quality as well."""
    try:
        with still(workbook.book):
            return action(workbook)
    except WresError as error:
        message = _failure(error)
    except Exception as error:
        # A person at a button is told what to do; an error's own text may hold what stands in a cell.
        message = f"Something went wrong that should not ({type(error).__name__}). {_REPORT}"
    note_failure(workbook, message)
    return message


def _failure(error: WresError) -> str:
    """The failure, and the first errors in the data that led to it."""
    errors = [each for each in getattr(error, "findings", ()) if each.level is Level.ERROR]
    return "\n".join([str(error), *(each.sentence for each in errors[:3])])


def new_workbook(app: xw.App) -> None:
    """Make a new WRES workbook among the documents of whoever is using Excel, and open it."""
    documents = Path.home() / "Documents"
    try:
        path = beside(documents if documents.is_dir() else Path.home(), "WRES workbook", ".xlsm")
        jobs.build_template(path)
    except WresError as error:
        app.alert(str(error), title=TITLE)
    else:
        open_in(app, path)


def run(action: str) -> None:
    """Run the macro named `action` on the active workbook: what the add-in's buttons call."""
    # The caller may be the add-in itself; its Excel may be one of several.
    app = xw.Book.caller().app
    if action == new_workbook.__name__:
        new_workbook(app)
    else:
        _MACROS[action](app.books.active)


@_macro
def import_extracts(workbook: OpenWorkbook) -> str:
    """Copy the files that were picked into the sheets for their kinds, and tell what was recognised."""
    _refuse_elsewhere(workbook)
    paths = [Path(each) for each in chosen_files(workbook)]
    if not paths:
        raise UsageError("No file was picked.")
    return "\n".join(import_into(workbook, paths))


@_macro
def check_data(workbook: OpenWorkbook) -> str:
    """Count, and show on Data quality and Mapping what was found; the figures stay as they are."""
    report = _counted_report(workbook)
    refresh(workbook, report, only=("Data quality",))
    waiting = update_mapping(workbook, report.findings)
    show(workbook, (), land_on="Data quality")
    return _told(report.findings, waiting)


@_macro
def generate_tabs(workbook: OpenWorkbook) -> str:
    """Count the sheets, write the figures, and show the pages; own words and formats stay."""
    report = _counted_report(workbook)
    say(workbook.book, "Writing the pages")
    refresh(workbook, report)
    waiting = update_mapping(workbook, report.findings)
    show(workbook, report_pages(workbook), land_on="Summary")
    stopped = sum(bool(each.stops) for each in report.findings)
    return _told(report.findings, waiting) if stopped else ""


@_macro
def fill_national_workbook(workbook: OpenWorkbook) -> str:
    """Fill a copy of the form that was picked, from National return, and open it with its reconciliation."""
    _refuse_elsewhere(workbook)
    form = chosen_form(chosen_files(workbook))
    sheet = workbook.sheet("National return")
    if sheet is None:
        raise UsageError("The sheet National return was deleted. Start a new WRES workbook.")
    figures = sheet_of(sheet_values(sheet), file=workbook.book.name, name=sheet.name, kind=Kind.PREVIOUS)
    output = beside(form, f"{form.stem} filled", form.suffix)
    filled = workbook_jobs.fill_from_sheet(
        form, figures, year_of(workbook), settings_of(workbook), output, _progress(workbook)
    )
    open_in(workbook.book.app, filled.output, filled.reconciliation_file)
    return (
        f"{filled.output.name} is filled. {filled.reconciliation_file.name} tells what became of every cell."
    )


@_macro
def save_as_pdf(workbook: OpenWorkbook) -> str:
    """Save the report pages as one PDF beside the workbook."""
    _refuse_elsewhere(workbook)
    year = year_of(workbook)
    path = beside(Path(workbook.book.fullname), f"WRES {year}", ".pdf")
    sheets = [workbook.sheet(name) for name in report_pages(workbook)]
    pages: list[int | str] = [sheet.name for sheet in sheets if sheet is not None and sheet.visible]
    if not pages:
        raise UsageError("There are no report pages yet. Press Generate WRES tabs first.")
    # Other sheets are hidden meanwhile, and Excel leaves one that is hidden.
    before = workbook.book.sheets.active
    workbook.book.to_pdf(str(path), include=pages)
    before.activate()
    return f"Saved as {path.name}, beside this workbook."


@_macro
def publication_copy(workbook: OpenWorkbook) -> str:
    """Write a copy beside the workbook in which small numbers are hidden, and open it."""
    _refuse_elsewhere(workbook)
    settings, results = _count(workbook)
    say(workbook.book, "Writing the publication copy")
    path = beside(Path(workbook.book.fullname), f"WRES {results.this.year} publication copy", ".xlsx")
    hidden = workbook_jobs.publish(results, settings, path)
    open_in(workbook.book.app, path)
    return f"{path.name} is beside this workbook. {hidden} figures are hidden; About this copy tells how."


@_macro
def start_next_year(workbook: OpenWorkbook) -> str:
    """Turn this year's figures into those of a previous year, and empty the data sheets for the next."""
    settings, year = settings_of(workbook), year_of(workbook)
    earlier = workbook_jobs.earlier_figures(_sheets(workbook, (Kind.PREVIOUS,)), settings)
    return next_year.start(workbook, year, settings, earlier)


@_macro
def show_help(_: OpenWorkbook) -> str:
    """Show the way through the workbook in five lines."""
    return _HELP


def _refuse_elsewhere(workbook: OpenWorkbook) -> None:
    """Stop what needs files where there are none.

    Raises:
        UsageError: the workbook is open in a browser or otherwise through xlwings Server.
    """
    if workbook.book.app.engine.type == "remote":
        raise UsageError(_NOT_HERE)


def _counted_report(workbook: OpenWorkbook) -> Report:
    """Everything to show, with what the own words get wrong."""
    settings, results = _count(workbook)
    report = jobs.report_of(results, settings)
    return replace(report, findings=(*report.findings, *words_findings(workbook, report)))


def _count(workbook: OpenWorkbook) -> tuple[Settings, Results]:
    """The figures, counted from the data sheets."""
    settings, year = settings_of(workbook), year_of(workbook)
    say(workbook.book, "Reading the sheets")
    sheets = _sheets(workbook, tuple(Kind))
    if not sheets:
        raise UsageError(_NOTHING_PASTED)
    return settings, workbook_jobs.count_sheets(sheets, year, settings, _progress(workbook))


def _sheets(workbook: OpenWorkbook, kinds: Collection[Kind]) -> list[Sheet]:
    """The data sheets of these kinds that hold something."""
    return [
        sheet_of(each.rows, file=workbook.book.name, name=each.name, kind=Kind(each.kind))
        for each in pasted_sheets(workbook)
        if Kind(each.kind) in kinds
    ]


def _progress(workbook: OpenWorkbook) -> Callable[[str], None]:
    return lambda text: say(workbook.book, text)


def _told(findings: tuple[Finding, ...], waiting: int) -> str:
    """What was found, in a sentence or two."""
    errors, warnings = (
        sum(each.level is level for each in findings) for level in (Level.ERROR, Level.WARNING)
    )
    found = f"{_many(errors, 'error')} and {_many(warnings, 'warning')}"
    sentences = [f"Found: {found}. Data quality tells each, worst first."]
    if waiting:
        sentences.append(f"Say on Mapping what {_many(waiting, 'value')} stand{'s' * (waiting == 1)} for.")
    return " ".join(sentences)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


_MACROS: dict[str, _Macro] = {
    macro.__name__: macro
    for macro in (
        import_extracts,
        check_data,
        generate_tabs,
        fill_national_workbook,
        save_as_pdf,
        publication_copy,
        start_next_year,
        show_help,
    )
}
