"""A WRES workbook as a person fills it in: settings chosen, extracts pasted, files picked."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import small_trust
import xlwings
from necs import GROUPS, necs_submission

from wres_xl.standard.data_items import INPUT_ITEMS
from wres_xl.standard.groups import Group

Row = Sequence[object]

SHEETS = {
    "staff": "ESR staff",
    "recruitment": "Recruitment",
    "casework": "Disciplinary",
    "learning": "Training",
    "survey": "Staff survey",
    "board": "Board",
}
"""The sheets for the extracts of `small_trust`."""


def rows_of(path: Path) -> list[list[object]]:
    """All rows of an extract: of a text file as text, of a workbook as Excel has them."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [list(row) for row in csv.reader(file)]
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def paste(book: xlwings.Book, sheet: str, rows: Iterable[Row], at: str = "A3") -> None:
    """Paste rows as values: text stays text, whatever it looks like."""
    whole = [list(row) for row in rows]
    width = max(map(len, whole))
    block = [[*map(_pasted, row), *[None] * (width - len(row))] for row in whole]
    book.sheets[sheet].range(at).resize(len(block), width).value = block


def _pasted(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell and not cell.startswith("=") else cell


def choose(book: xlwings.Book, **settings: object) -> None:
    """Choose settings, each by its key."""
    for key, value in settings.items():
        book.names[f"wres_{key}"].refers_to_range.value = _pasted(value)


def pick(book: xlwings.Book, *paths: Path) -> None:
    """Pick files, as the add-in's dialogue leaves them for Python."""
    area = book.names["wres_chosen_files"].refers_to_range
    for row, path in enumerate(paths):
        area[row, 0].value = f"'{path}"


def fill_small_trust(book: xlwings.Book, **tables: small_trust.Rows) -> None:
    """The settings and extracts of `small_trust` for 2020-21; `tables` replace some of them."""
    choose(book, organisation="Small Trust", year="2020-21")
    for name, rows in (small_trust.extracts() | tables).items():
        paste(book, SHEETS[name], rows)


def previous_years(year: str) -> list[list[object]]:
    """The NECS report's counts of a year as a person types them in: a row for each data item."""
    entries = necs_submission(year).entries
    values = {
        item.key: [
            entry.value if (entry := entries.get((item.key, Group(group)))) else None for group in GROUPS
        ]
        for item in INPUT_ITEMS
    }
    return [["Year", "Data item", *GROUPS], *([year, key, *row] for key, row in values.items())]
