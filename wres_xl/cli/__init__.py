"""The terminal's door: the commands, their options, what they print and their exit codes.

Exit codes: 0 done; 1 done or refused because of what was found in the data; 2 wrong usage; 3 a file that
cannot be read or written.
"""

import sys
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wres_xl import __version__, jobs, terminal
from wres_xl.cli.excel import addin_app, template_app
from wres_xl.extracts.protected import read_password
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level, Refused, WresError
from wres_xl.national.existing import Existing
from wres_xl.outputs import refuse_input, save_text
from wres_xl.results import Sources
from wres_xl.settings import Settings, read_settings
from wres_xl.standard.years import ReportingYear
from wres_xl.tidy import FIGURE_COLUMNS, FINDING_COLUMNS, figure_rows, finding_rows, to_csv, to_json

app = typer.Typer(
    help="The Workforce Race Equality Standard: from a trust's extracts to the nine indicators in Excel.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(addin_app, name="addin")
app.add_typer(template_app, name="template")


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Paths = Annotated[
    list[Path] | None, typer.Argument(help="Extract files and folders, in any mix.", show_default=False)
]
YearText = Annotated[str, typer.Option("--year", help="The reporting year, such as 2020-21.")]
Previous = Annotated[
    list[Path] | None,
    typer.Option(help="Last year's extracts, figures or WRES workbook. May be given several times."),
]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="A TOML file with settings.")]
Form = Annotated[Format, typer.Option("--format", help="How to write the result.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="The file to write; else the screen.")]
Replace = Annotated[bool, typer.Option("--replace", help="Write over an existing file.")]
PasswordFile = Annotated[
    Path | None,
    typer.Option(help="A text file whose first line is the password of protected workbooks."),
]
Staff = Annotated[Path | None, typer.Option(help="The file that holds the staff extract.")]
Recruitment = Annotated[Path | None, typer.Option(help="The file that holds recruitment.")]
Disciplinary = Annotated[Path | None, typer.Option(help="The file that holds disciplinary casework.")]
Training = Annotated[Path | None, typer.Option(help="The file that holds learning records.")]
Survey = Annotated[Path | None, typer.Option(help="The file that holds staff survey results.")]
Board = Annotated[Path | None, typer.Option(help="The file that holds the board list.")]


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
) -> None:
    """Tell what is wrong in extracts, where it stands, and how to mend it."""
    sources = _sources(source, password_file, staff, recruitment, disciplinary, training, survey, board)
    with terminal.progress() as progress:
        findings = jobs.check(sources, _year(year) if year else None, _settings(settings_file), progress)
    if form is not Format.TABLE or output:
        rows = finding_rows(findings)
        text = to_json(rows) if form is Format.JSON else to_csv(rows, FINDING_COLUMNS)
        _write(text, output, sources.files, replace_existing)
    elif findings:
        terminal.show_findings(findings)
    else:
        terminal.say("Nothing was found that needs mending.")
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
) -> None:
    """Give every WRES figure with its numerator, denominator, interval, test and verdict."""
    sources = _sources(source, password_file, staff, recruitment, disciplinary, training, survey, board)
    settings = _settings(settings_file)
    with terminal.progress() as progress:
        results = jobs.figures(sources, _year(year), _previous(previous, password_file), settings, progress)
    both = [each for each in (results.last, results.this) if each]
    if form is Format.TABLE and not output:
        terminal.show_figures(both)
    else:
        rows = figure_rows(both)
        text = to_json(rows) if form is Format.JSON else to_csv(rows, FIGURE_COLUMNS)
        _write(text, output, (*sources.files, *(previous or ())), replace_existing)
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
    sources = _sources(source, password_file, staff, recruitment, disciplinary, training, survey, board)
    settings = _settings(settings_file)
    if organisation:
        settings = replace(settings, organisation=organisation)
    with terminal.progress() as progress:
        results = jobs.generate(
            sources,
            _year(year),
            _previous(previous, password_file),
            settings,
            output,
            progress,
            replace_existing,
        )
    terminal.show_findings(results.findings, to_errors=True, notes=False)
    terminal.say(f"Written: {output}")
    _leave(results.findings, "Done, but figures that rest on the errors above are not available.")


@app.command()
def fill(
    form: Annotated[Path, typer.Argument(help="The national form, .xlsx or .xlsm. It is only ever read.")],
    year: Annotated[str, typer.Option(help="The reporting year, such as 2020-21.")] = "",
    source: Annotated[
        list[Path] | None,
        typer.Option(
            "--from", help="Extract files and folders, or a WRES workbook. May be given several times."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The filled form, a new file of the form's kind.")
    ] = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(help="Last year's extracts, figures, WRES workbook or national form."),
    ] = None,
    existing: Annotated[
        Existing, typer.Option(help="What becomes of numbers that already stand in cells to be filled.")
    ] = Existing.KEEP,
    explain: Annotated[
        bool, typer.Option("--explain", help="Only show what is understood of the form.")
    ] = False,
    settings_file: SettingsFile = None,
    wordings: Annotated[
        Path | None, typer.Option(help="A CSV or TOML file with words that your form uses.")
    ] = None,
    replace_existing: Replace = False,
    password_file: PasswordFile = None,
) -> None:
    """Fill a copy of the national form, and tell what became of every cell of it."""
    if explain:
        with terminal.progress() as progress:
            form_map = jobs.explain(form, _year(year) if year else None, wordings, progress)
        terminal.show_form(form_map)
        raise typer.Exit(int(bool(form_map.problems)))
    if not source:
        raise typer.BadParameter("Name at least one file or folder.", param_hint="--from")
    if not year:
        raise typer.BadParameter("Name the reporting year.", param_hint="--year")
    if output is None:
        raise typer.BadParameter("Name the file to write.", param_hint="-o")
    last = _previous(previous, password_file)
    settings = _settings(settings_file)
    with terminal.progress() as progress:
        filled = jobs.fill(
            *(form, _sources(source, password_file), _year(year), last, settings, output),
            *(progress, existing, wordings, replace_existing),
        )
    terminal.show_findings(filled.findings, to_errors=True, notes=False)
    terminal.show_reconciliation(filled.reconciliation)
    terminal.say(f"Written: {filled.output}\nAnd:     {filled.reconciliation_file}")
    if not filled.reconciliation.is_settled:
        terminal.say("Done, but something differs or is missing: see above.", to_errors=True)
        raise typer.Exit(1)


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


def _sources(paths: Iterable[Path] | None, password_file: Path | None, *kinds: Path | None) -> Sources:
    """The sources, with the files whose kind the options `--staff` to `--board` settle, in that order."""
    named = (Kind.STAFF, Kind.RECRUITMENT, Kind.DISCIPLINARY, Kind.TRAINING, Kind.SURVEY, Kind.BOARD)
    settled = {path: kind for path, kind in zip(kinds, named, strict=False) if path is not None}
    sources = Sources(tuple(paths or ()), settled, read_password(password_file) if password_file else "")
    if not sources:
        raise typer.BadParameter("Name at least one file or folder.", param_hint="SOURCE")
    return sources


def _previous(paths: Iterable[Path] | None, password_file: Path | None) -> Sources:
    return Sources(tuple(paths or ()), password=read_password(password_file) if password_file else "")


def _settings(path: Path | None) -> Settings:
    return read_settings(path) if path else Settings()


def _year(text: str) -> ReportingYear:
    try:
        return ReportingYear.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--year") from error


def _write(text: str, output: Path | None, read: Iterable[Path], replace_existing: bool) -> None:
    if output:
        refuse_input(output, read)
        save_text(output, text, replace_existing)
        terminal.say(f"Written: {output}")
    else:
        sys.stdout.write(text)


def _leave(findings: Iterable[Finding], message: str) -> None:
    """End with exit code 1, and say why, where errors were found."""
    if any(finding.level is Level.ERROR for finding in findings):
        terminal.say(message, to_errors=True)
        raise typer.Exit(1)
