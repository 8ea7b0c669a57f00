"""The command that holds the own words of a saved WRES workbook against its figures."""

from pathlib import Path
from typing import Annotated

import typer

from wres_xl import terminal
from wres_xl.cli.options import Form, Format, Output, PasswordFile, Replace, SettingsFile, settings_of
from wres_xl.cli.output import give_findings
from wres_xl.extracts.protected import read_password
from wres_xl.wording import listed


def words(
    workbook: Annotated[
        Path,
        typer.Argument(
            help="A WRES workbook, .xlsx or .xlsm, saved with your words. It is only read.", readable=False
        ),
    ],
    settings_file: SettingsFile = None,
    form: Form = Format.TABLE,
    output: Output = None,
    replace_existing: Replace = False,
    password_file: PasswordFile = None,
) -> None:
    """Hold your own words in a WRES workbook against its figures, and tell what contradicts them."""
    # Loaded here because every command loads this module, and only this one needs that.
    from wres_xl.saved_words import check_saved_words  # noqa: PLC0415

    settings = settings_of(settings_file) if settings_file else None
    password = read_password(password_file) if password_file else ""
    with terminal.progress() as progress:
        checked = check_saved_words(workbook, settings, password, progress)
    read = [each for each in (workbook, settings_file, password_file) if each]
    nothing = "Nothing in your own words contradicts the figures."
    give_findings(checked.findings, nothing, form, output, read, replace_existing)
    if checked.pages_without:
        pages = listed(checked.pages_without)
        terminal.say(f"Not looked at, because no lines for own words were found: {pages}.", to_errors=True)
    if checked.findings:
        raise typer.Exit(1)
