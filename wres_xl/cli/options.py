"""The options that several commands have, what their help says, and what is made of them."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wres_xl.extracts.protected import read_password
from wres_xl.extracts.tables import Kind
from wres_xl.settings import Settings, read_settings
from wres_xl.sources import Sources
from wres_xl.standard.years import ReportingYear


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


# Files that are read are not `readable` to Typer, which would take one that may not be read for wrong usage.
Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Extract files and folders, in any mix.", readable=False, show_default=False),
]
YearText = Annotated[str, typer.Option("--year", help="The reporting year, such as 2020-21.")]
Previous = Annotated[
    list[Path] | None,
    typer.Option(
        help="Last year's extracts, figures or WRES workbook. May be given several times.", readable=False
    ),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="A TOML file with settings.", readable=False)
]
Form = Annotated[Format, typer.Option("--format", help="How to write the result.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="The file to write; else the screen.")]
Replace = Annotated[bool, typer.Option("--replace", help="Write over an existing file.")]
PasswordFile = Annotated[
    Path | None,
    typer.Option(help="A text file whose first line is the password of protected workbooks.", readable=False),
]
WorkList = Annotated[
    Path | None,
    typer.Option(
        help="Also write what is to be mended, row by row: a .csv or .xlsx file.", show_default=False
    ),
]
WithNumbers = Annotated[
    bool, typer.Option("--with-employee-numbers", help="Put employee numbers into the work list.")
]
ByEthnicCategory = Annotated[
    bool, typer.Option("--by-ethnic-category", help="Give the workforce by ethnic category instead.")
]
ByBand = Annotated[
    bool, typer.Option("--by-band", help="Give indicator 2 by section and level of the post instead.")
]
NationalForm = Annotated[
    Path, typer.Argument(help="The national form, .xlsx or .xlsm. It is only ever read.", readable=False)
]
From = Annotated[
    list[Path] | None,
    typer.Option(
        "--from",
        help="Extract files and folders, or a WRES workbook. May be given several times.",
        readable=False,
    ),
]
WordingsFile = Annotated[
    Path | None,
    typer.Option("--wordings", help="A CSV or TOML file with words that your form uses.", readable=False),
]
Staff = Annotated[Path | None, typer.Option(help="The file that holds the staff extract.", readable=False)]
Recruitment = Annotated[Path | None, typer.Option(help="The file that holds recruitment.", readable=False)]
Disciplinary = Annotated[
    Path | None, typer.Option(help="The file that holds disciplinary casework.", readable=False)
]
Training = Annotated[Path | None, typer.Option(help="The file that holds learning records.", readable=False)]
Survey = Annotated[
    Path | None, typer.Option(help="The file that holds staff survey results.", readable=False)
]
Board = Annotated[Path | None, typer.Option(help="The file that holds the board list.", readable=False)]


def sources_of(
    paths: Iterable[Path] | None, settings_file: Path | None, password_file: Path | None, *kinds: Path | None
) -> Sources:
    """The sources, with the files whose kind the options `--staff` to `--board` settle, in that order."""
    named = (Kind.STAFF, Kind.RECRUITMENT, Kind.DISCIPLINARY, Kind.TRAINING, Kind.SURVEY, Kind.BOARD)
    settled = {path: kind for path, kind in zip(kinds, named, strict=False) if path is not None}
    password = read_password(password_file) if password_file else ""
    also = tuple(each for each in (settings_file, password_file) if each)
    sources = Sources(tuple(paths or ()), settled, password, also)
    if not sources:
        raise typer.BadParameter("Name at least one file or folder.", param_hint="SOURCE")
    return sources


def previous_of(paths: Iterable[Path] | None, password_file: Path | None) -> Sources:
    """Last year's sources."""
    return Sources(tuple(paths or ()), password=read_password(password_file) if password_file else "")


def settings_of(path: Path | None) -> Settings:
    """The settings of a file, or the defaults.

    Raises:
        UnreadableFile: the file cannot be read.
        UsageError: a setting in it is not one of ours.
    """
    return read_settings(path) if path else Settings()


def year_of(text: str) -> ReportingYear:
    """The reporting year that `--year` names; what is none is wrong usage."""
    try:
        return ReportingYear.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--year") from error
