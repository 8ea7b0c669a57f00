"""Small extracts, as files or in memory, and what is found in them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from wres_xl.extracts.cells import Cell
from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.findings import Finding, Level
from wres_xl.settings import Settings

Value = Cell | None
Rows = Sequence[Sequence[Value]]

STAFF: dict[str, Value] = {
    "Employee Number": "20000001",
    "Assignment Number": "20000001-2",
    "Ethnic Origin": "A White - British",
    "Staff Group": "Administrative and Clerical",
    "Job Role": "Officer",
    "Pay Grade": "NHS|XR05|Review Body Band 5",
    "FTE": 0.8,
    "Primary Assignment": "Yes",
    "Assignment Category": "Permanent",
    "Assignment Status": "Active Assignment",
}
"""A member of staff about whom there is nothing to find."""

DOCTOR: dict[str, Value] = {
    "Staff Group": "Medical and Dental",
    "Job Role": "Consultant",
    "Pay Grade": "NHS|YC72|Consultant",
}


def staff_rows(
    *changes: Mapping[str, Value], without: Iterable[str] = (), **also: Value
) -> list[list[Value]]:
    """A heading row and a row for each of `changes` to the usual member of staff; `also` adds columns."""
    usual = {name: value for name, value in {**STAFF, **also}.items() if name not in without}
    return [list(usual), *([*(usual | change).values()] for change in changes)]


def read(rows: Rows, settings: Settings | None = None, kind: Kind | None = None) -> Extracts:
    """What a sheet named `Sheet` in `file.xlsx` becomes."""
    return tidy([sheet_of(rows, file="file.xlsx", name="Sheet", kind=kind)], settings or Settings())


def records(extracts: Extracts, kind: Kind, *columns: str) -> list[tuple[object, ...]]:
    """The rows of a tidy table, with None for what is missing."""
    table = extracts.tables[kind]
    chosen = table[list(columns)].astype(object)
    return list(chosen.where(chosen.notna(), None).itertuples(index=False, name=None))


def of_level(extracts: Extracts, level: Level) -> list[Finding]:
    return [finding for finding in extracts.findings if finding.level is level]


def errors(extracts: Extracts) -> list[Finding]:
    return of_level(extracts, Level.ERROR)


def warnings(extracts: Extracts) -> list[Finding]:
    return of_level(extracts, Level.WARNING)


def notes(extracts: Extracts) -> list[Finding]:
    return of_level(extracts, Level.NOTE)


def write_xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date | datetime):
                        page.write_datetime(at, column, value, day)
                    elif isinstance(value, str):
                        page.write_string(at, column, value)
                    elif value is not None:
                        page.write(at, column, value)
    return path


def write_csv(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path
