"""Where a command's result goes: to the screen or into a file."""

import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from wres_xl import terminal, tidy
from wres_xl.cli.options import Format
from wres_xl.findings import Finding
from wres_xl.outputs import refuse_input, save_text

_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
"""Endings of files that Excel would not open if there were text in them."""


def give_text(text: str, output: Path | None, read: Iterable[Path], replace_existing: bool) -> None:
    """Print a text, or save it as `output`, which must be none of the files that were read.

    Raises:
        UsageError: `output` exists already, or was read.
        UnreadableFile: it cannot be written.
    """
    if output:
        if output.suffix.casefold() in _SPREADSHEETS:
            raise typer.BadParameter(f"{output} would hold text. Let its name end in .csv.", param_hint="-o")
        refuse_input(output, read)
        save_text(output, text, replace_existing)
        terminal.say(f"Written: {output}")
    else:
        sys.stdout.write(text)


def give_findings(
    findings: tuple[Finding, ...],
    nothing: str,
    form: Format,
    output: Path | None,
    read: Iterable[Path],
    replace_existing: bool,
) -> None:
    """Show findings as a table, or `nothing` where there are none; else write them as CSV or JSON."""
    if form is not Format.TABLE or output:
        rows = tidy.finding_rows(findings)
        text = tidy.to_json(rows) if form is Format.JSON else tidy.to_csv(rows, tidy.FINDING_COLUMNS)
        give_text(text, output, read, replace_existing)
    elif findings:
        terminal.show_findings(findings)
    else:
        terminal.say(nothing)
