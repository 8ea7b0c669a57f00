"""The example trust's 2020-21 in a WRES workbook, and the report that must come of it."""

import csv
from dataclasses import replace
from pathlib import Path

import xlwings

from live.pasted import choose, paste, pick, previous_years, rows_of
from wres_xl import jobs
from wres_xl.findings import Finding
from wres_xl.settings import Settings
from wres_xl.sources import Sources
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.report import Report

LAST, THIS = "2019-20", "2020-21"
ORGANISATION = "Example Commissioning Support Unit"
PASTED_AT = {
    "esr_staff_in_post.xlsx": ("ESR staff", 3),
    "recruitment.xlsx": ("Recruitment", 3),
    "casework.xlsx": ("Disciplinary", 1),
    "staff_survey.xlsx": ("Staff survey", 3),
    "board.xlsx": ("Board", 3),
}
"""The sheet for each extract, and the row of its first cell: one is pasted over the words at the top."""
IMPORTED = "learning.csv"
SHEETS = {
    "staff": "ESR staff",
    "recruitment": "Recruitment",
    "disciplinary": "Disciplinary",
    "training": "Training",
    "survey": "Staff survey",
    "board": "Board",
    "previous": "Previous years",
}
"""The sheet for each kind of extract."""
DATA_SHEETS = tuple(SHEETS.values())


def fill(book: xlwings.Book, example: Path) -> None:
    """Choose the settings, paste the extracts and last year's figures, and pick the file to import."""
    choose(book, organisation=ORGANISATION, year=THIS, indicator_3_basis="two years")
    for file, (sheet, row) in PASTED_AT.items():
        paste(book, sheet, rows_of(example / THIS / file), f"A{row}")
    paste(book, "Previous years", previous_years(LAST))
    pick(book, example / THIS / IMPORTED)


def report(extracts: Path, earlier: Path, book: str, settings: Settings) -> Report:
    """The report of the same files, counted as files are, its findings placed where they were pasted.

    Last year's figures are written to `earlier`.
    """
    with earlier.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(previous_years(LAST))
    counted = jobs.figures(
        Sources((extracts,)), ReportingYear.parse(THIS), Sources((earlier,)), settings, lambda _: None
    )
    results = replace(
        counted,
        findings=tuple(_pasted(each, book) for each in counted.findings),
        sources={kind: (f"{book}, sheet {SHEETS[kind]}",) for kind in ("previous", *counted.sources)},
    )
    return jobs.report_of(results, settings)


def _pasted(finding: Finding, book: str) -> Finding:
    file, comma, _ = finding.file.partition(", sheet ")
    sheet, first = PASTED_AT.get(file, ("Training", 3))
    row = finding.row + first - 1 if finding.row else 0
    # What is about a whole table has its sheet in its file.
    if comma or not (finding.sheet or row):
        return replace(finding, file=f"{book}, sheet {sheet}")
    return replace(finding, file=book, sheet=sheet, row=row)
