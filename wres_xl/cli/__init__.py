"""The terminal's door: the commands, their options, what they print and their exit codes.

Exit codes: 0 done; 1 done or refused because of what was found in the data; 2 wrong usage; 3 a file that
cannot be read or written.
"""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from wres_xl import __version__, jobs, terminal, tidy
from wres_xl.cli.excel import addin_app, template_app
from wres_xl.cli.options import (
    Board,
    ByBand,
    ByEthnicCategory,
    Disciplinary,
    Form,
    Format,
    From,
    NationalForm,
    Output,
    PasswordFile,
    Paths,
    Previous,
    Recruitment,
    Replace,
    SettingsFile,
    Staff,
    Survey,
    Training,
    WithNumbers,
    WordingsFile,
    WorkList,
    YearText,
    previous_of,
    settings_of,
    sources_of,
    year_of,
)
from wres_xl.cli.output import give_findings, give_text
from wres_xl.cli.words import words
from wres_xl.findings import Finding, Level, Refused, WresError
from wres_xl.national.existing import Existing
from wres_xl.work_list import work_list as list_work

app = typer.Typer(
    help="The Workforce Race Equality Standard: from a trust's extracts to the nine indicators in Excel.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(addin_app, name="addin")
app.add_typer(template_app, name="template")


@app.command()
def check(
    source: Paths = None,
    year: Annotated[str, typer.Option("--year", help="Count for this year too: dates, joins, people.")] = "",
    settings_file: SettingsFile = None,
    form: Form = Format.TABLE,
    output: Output = None,
    replace_existing: Replace = False,
    staff: Staff = None,
    recruitment: Recruitment = None,
    disciplinary: Disciplinary = None,
    training: Training = None,
    survey: Survey = None,
    board: Board = None,
    password_file: PasswordFile = None,
    work_list: WorkList = None,
    with_employee_numbers: WithNumbers = False,
) -> None:
    """Tell what is wrong in extracts, where it stands, and how to mend it."""
    sources = sources_of(
        *(source, settings_file, password_file),
        *(staff, recruitment, disciplinary, training, survey, board),
    )
    if with_employee_numbers and not work_list:
        raise typer.BadParameter("They stand in a work list only: name it.", param_hint="--work-list")
    told = sources, year_of(year) if year else None, settings_of(settings_file)
    with terminal.progress() as progress:
        findings = (
            list_work(
                *(*told, work_list, progress),
                with_employee_numbers=with_employee_numbers,
                replace_existing=replace_existing,
            )
            if work_list
            else jobs.check(*told, progress)
        )
    nothing = "Nothing was found that needs mending."
    give_findings(findings, nothing, form, output, sources.files, replace_existing)
    if work_list:
        terminal.say(f"Work list: {work_list}", to_errors=True)
    _leave(findings, "Errors were found: figures that rest on them cannot be given.")


@app.command()
def figures(
    year: YearText,
    source: Paths = None,
    previous: Previous = None,
    settings_file: SettingsFile = None,
    form: Form = Format.TABLE,
    output: Output = None,
    replace_existing: Replace = False,
    staff: Staff = None,
    recruitment: Recruitment = None,
    disciplinary: Disciplinary = None,
    training: Training = None,
    survey: Survey = None,
    board: Board = None,
    password_file: PasswordFile = None,
    by_ethnic_category: ByEthnicCategory = False,
    by_band: ByBand = False,
) -> None:
    """Give every WRES figure with its numerator, denominator, interval, test and verdict."""
    sources = sources_of(
        *(source, settings_file, password_file),
        *(staff, recruitment, disciplinary, training, survey, board),
    )
    if by_ethnic_category and by_band:
        raise typer.BadParameter("It cannot go with --by-ethnic-category.", param_hint="--by-band")
    settings = settings_of(settings_file)
    with terminal.progress() as progress:
        results = jobs.figures(
            sources, year_of(year), previous_of(previous, password_file), settings, progress
        )
    table, columns = (
        (tidy.origin_rows, tidy.ORIGIN_COLUMNS)
        if by_ethnic_category
        else (tidy.post_rows, tidy.POST_COLUMNS)
        if by_band
        else (tidy.figure_rows, tidy.FIGURE_COLUMNS)
    )
    rows = table(results.years)
    if form is Format.TABLE and not output:
        if by_ethnic_category or by_band:
            terminal.show_rows(columns, rows)
        else:
            terminal.show_figures(results.years[-2:])
    else:
        text = tidy.to_json(rows) if form is Format.JSON else tidy.to_csv(rows, columns)
        give_text(text, output, (*sources.files, *(previous or ())), replace_existing)
    terminal.show_findings(results.findings, to_errors=True, notes=False)
    _leave(results.findings, "Done, but figures that rest on the errors above are not available.")


@app.command()
def generate(
    year: YearText,
    output: Annotated[Path, typer.Option("-o", "--output", help="The workbook to write, an .xlsx file.")],
    source: Paths = None,
    organisation: Annotated[
        str, typer.Option(help="The organisation's name; else that of the settings.")
    ] = "",
    previous: Previous = None,
    settings_file: SettingsFile = None,
    publication: Annotated[
        bool,
        typer.Option("--publication", help="Write a copy to publish, small numbers hidden."),
    ] = False,
    replace_existing: Replace = False,
    staff: Staff = None,
    recruitment: Recruitment = None,
    disciplinary: Disciplinary = None,
    training: Training = None,
    survey: Survey = None,
    board: Board = None,
    password_file: PasswordFile = None,
) -> None:
    """Make the WRES workbook: nine indicators in formatted tabs with native charts."""
    sources = sources_of(
        *(source, settings_file, password_file),
        *(staff, recruitment, disciplinary, training, survey, board),
    )
    settings = settings_of(settings_file)
    if organisation:
        settings = replace(settings, organisation=organisation)
    with terminal.progress() as progress:
        results = jobs.generate(
            sources,
            year_of(year),
            previous_of(previous, password_file),
            settings,
            output,
            progress,
            replace_existing,
            publication,
        )
    terminal.show_findings(results.findings, to_errors=True, notes=False)
    terminal.say(f"Written: {output}")
    _leave(results.findings, "Done, but figures that rest on the errors above are not available.")


@app.command()
def fill(
    form: NationalForm,
    year: Annotated[str, typer.Option(help="The reporting year, such as 2020-21.")] = "",
    source: From = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The filled form, a new file of the form's kind.")
    ] = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(help="Last year's extracts, figures, WRES workbook or national form.", readable=False),
    ] = None,
    existing: Annotated[
        Existing, typer.Option(help="What becomes of numbers that already stand in cells to be filled.")
    ] = Existing.KEEP,
    explain: Annotated[
        bool, typer.Option("--explain", help="Only show what is understood of the form.")
    ] = False,
    settings_file: SettingsFile = None,
    wordings: WordingsFile = None,
    replace_existing: Replace = False,
    password_file: PasswordFile = None,
) -> None:
    """Fill a copy of the national form, and tell what became of every cell of it."""
    if explain:
        with terminal.progress() as progress:
            form_map = jobs.explain(form, year_of(year) if year else None, wordings, progress)
        terminal.show_form(form_map)
        raise typer.Exit(int(bool(form_map.problems)))
    if not source:
        raise typer.BadParameter("Name at least one file or folder.", param_hint="--from")
    if not year:
        raise typer.BadParameter("Name the reporting year.", param_hint="--year")
    if output is None:
        raise typer.BadParameter("Name the file to write.", param_hint="-o")
    last = previous_of(previous, password_file)
    settings = settings_of(settings_file)
    with terminal.progress() as progress:
        filled = jobs.fill(
            *(form, sources_of(source, settings_file, password_file), year_of(year), last, settings, output),
            *(progress, existing, wordings, replace_existing),
        )
    terminal.show_findings(filled.findings, to_errors=True, notes=False)
    terminal.show_reconciliation(filled.reconciliation)
    terminal.say(f"Written: {filled.output}\nAnd:     {filled.reconciliation_file}")
    if not filled.reconciliation.is_settled:
        terminal.say("Done, but something differs or is missing: see above.", to_errors=True)
        raise typer.Exit(1)


app.command()(words)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to put the example; it is made.")] = Path("wres-demo"),
    replace_existing: Replace = False,
) -> None:
    """Make the example trust's extracts, count them, and write its WRES workbook."""
    with terminal.progress() as progress:
        made = jobs.demo(folder, progress, replace_existing)
    terminal.show_indicators(made.results, made.results.commentary(made.settings), made.settings)
    terminal.say(f"Extracts:   {', '.join(str(path) for path in made.extracts)}")
    terminal.say(f"Figures:    {made.figures}")
    terminal.say(f"Workbook:   {made.workbook}\n\nThe national workbook of the example, {made.form}, filled:")
    terminal.show_reconciliation(made.filled.reconciliation, in_full=False)
    terminal.say(f"Filled:     {made.filled.output}\nReconciled: {made.filled.reconciliation_file}")


@app.command()
def version() -> None:
    """Print the version."""
    terminal.say(__version__)


def main() -> None:
    """Run the command line; a user's mistake is told in words and by the exit code."""
    try:
        app()
    except Refused as error:
        terminal.show_findings(error.findings, to_errors=True)
        _fail(error)
    except WresError as error:
        _fail(error)


def _fail(error: WresError) -> None:
    terminal.say(str(error), to_errors=True)
    sys.exit(error.exit_code)


def _leave(findings: Iterable[Finding], message: str) -> None:
    """End with exit code 1, and say why, where errors were found."""
    if any(finding.level is Level.ERROR for finding in findings):
        terminal.say(message, to_errors=True)
        raise typer.Exit(1)
