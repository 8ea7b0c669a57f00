"""The commands about Excel itself: the add-in and the template workbook."""

from pathlib import Path
from typing import Annotated

import typer

from wres_xl import jobs, terminal

addin_app = typer.Typer(help="The Excel add-in: functions and buttons.", no_args_is_help=True)
template_app = typer.Typer(help="The template workbook with its buttons.", no_args_is_help=True)

_Replace = Annotated[bool, typer.Option("--replace", help="Write over an existing file.")]


@addin_app.command("build")
def build_addin(
    output: Annotated[Path, typer.Option("-o", "--output", help="The .xlam file to write.")] = Path(
        "wres_xl.xlam"
    ),
    interpreter: Annotated[
        str, typer.Option(help="The pythonw.exe that it starts; else that of this Python.")
    ] = "",
    replace_existing: _Replace = False,
) -> None:
    """Build the add-in as a file, on any system."""
    # Loaded here, as below, because it needs xlwings, which the other commands do without.
    from wres_xl.addin.build import build  # noqa: PLC0415

    built = build(output, replace_existing, interpreter or None)
    terminal.say(f"Written: {built.path}\nSHA-256: {built.sha256}\nStarts:  {built.interpreter}")
    terminal.say(f"From:    {', '.join(f'{name} {version}' for name, version in built.versions.items())}")


@addin_app.command("install")
def install_addin() -> None:
    """Install the add-in for this user; on Windows."""
    from wres_xl.addin.install import install  # noqa: PLC0415

    terminal.say("\n".join(install().said))


@addin_app.command("status")
def addin_status() -> None:
    """Tell all that the add-in needs on this PC, and what is missing; on Windows."""
    from wres_xl.addin.status import status  # noqa: PLC0415

    found = status()
    terminal.show_checks([(each.subject, each.found, str(each.state), each.remedy) for each in found.checks])
    if not found.is_fine:
        raise typer.Exit(1)


@addin_app.command("remove")
def remove_addin() -> None:
    """Take the add-in away and put back what stood there before; on Windows."""
    from wres_xl.addin.install import remove  # noqa: PLC0415

    terminal.say("\n".join(remove().said))


@template_app.command("build")
def build_template(
    output: Annotated[Path, typer.Option("-o", "--output", help="The .xlsm file to write.")] = Path(
        "workbook_template.xlsm"
    ),
    replace_existing: _Replace = False,
) -> None:
    """Build the template workbook: paste, press, read."""
    jobs.build_template(output, replace_existing)
    terminal.say(f"Written: {output}")
