"""However the same people and events are written down, the figures are the same to the last digit."""

import csv
import random
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, reduce
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from commands import run

Cell = str | int | float | date | None
Rows = list[list[Cell]]
Tables = dict[str, Rows]
"""An extract's rows by its file's name, title rows and notes included."""

YEARS = ("2019-20", "2020-21")
FIRST_HEADINGS = {
    "Employee Number",
    "Ethnic Origin",
    "Applicant Reference",
    "Case Reference",
    "Survey Year",
    "Role",
}
OTHER_HEADINGS = {
    "Employee Number": "Payroll No",
    "Assignment Number": "Asg Number",
    "Ethnic Origin": "ETHNICITY ",
    "Staff Group": "NHS staff  group",
    "Job Role": "Role",
    "Occupation Code": "Occ Code",
    "Pay Grade": "Grade",
    "FTE": "Contracted WTE",
    "Primary Assignment": "Primary Flag",
    "Assignment Category": "Asg Type Of Contract",
    "Assignment Status": "status",
    "Shortlisted": "Number Shortlisted",
    "Appointed": "Number Appointed",
    "Furthest Stage": "Highest stage reached",
    "Case Type": "Type of Case",
    "Date Formal Investigation Opened": "Investigation Start Date",
    "Course Name": "Course Title",
    "Mandatory": "Mandatory (Y/N)",
    "Date Completed": "Completion Date",
    "Survey Year": "Year of survey",
    "Indicator": "WRES Indicator",
    "Executive": "Executive (Y/N)",
    "Voting": "Voting (Y/N)",
}


@cache
def read(folder: Path) -> Tables:
    """The extracts of one year, cells as they are stored."""
    tables: Tables = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                tables[path.stem] = [[cell or None for cell in row] for row in csv.reader(file)]
        else:
            sheet = openpyxl.load_workbook(path).worksheets[0]
            tables[path.stem] = [list(row) for row in sheet.iter_rows(values_only=True)]
    return tables


def head(rows: Rows) -> int:
    """In which row the headings stand."""
    return next(at for at, row in enumerate(rows) if FIRST_HEADINGS & {*row})


def as_csv(folder: Path, tables: Tables) -> None:
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([[in_words(cell) for cell in row] for row in rows])


def in_words(cell: Cell) -> Cell:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, datetime) else cell


def as_workbooks(folder: Path, tables: Tables) -> None:
    for name, rows in tables.items():
        with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
            fill(book, name, rows)


def as_one_workbook(folder: Path, tables: Tables) -> None:
    with xlsxwriter.Workbook(folder / "everything.xlsx") as book:
        book.add_worksheet("Read me").write(0, 0, "The extracts of the year are on the other sheets.")
        for name, rows in tables.items():
            fill(book, name, rows)


def fill(book: xlsxwriter.Workbook, name: str, rows: Rows) -> None:
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(name)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, datetime):
                sheet.write_datetime(at, column, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(at, column, cell)
            elif cell is not None:
                sheet.write_number(at, column, float(str(cell)))


def shuffled(rows: Rows) -> Rows:
    """The rows below the headings in another order; notes and totals stay at the end."""
    first = head(rows) + 1
    width = len(rows[first - 1])
    last = next(
        (
            at
            for at, row in enumerate(rows)
            if at >= first and sum(cell is not None for cell in row) < min(3, width)
        ),
        len(rows),
    )
    body = rows[first:last]
    random.Random(7).shuffle(body)
    return [*rows[:first], *body, *rows[last:]]


def reordered(rows: Rows) -> Rows:
    """The columns in another order, with a strange one between."""
    order = list(range(len(rows[head(rows)])))
    random.Random(11).shuffle(order)
    moved = [[row[at] for at in order] for row in rows]
    for at, row in enumerate(moved):
        row.insert(1, "Cost Code" if at == head(rows) else None)
    return moved


def renamed(rows: Rows) -> Rows:
    at = head(rows)
    headings = [OTHER_HEADINGS.get(str(heading), heading) for heading in rows[at]]
    return [*rows[:at], headings, *rows[at + 1 :]]


def framed(rows: Rows) -> Rows:
    """Other title rows above and blank rows between."""
    at = head(rows)
    titles: Rows = [["Produced by the Workforce Information Team"], [None], ["Official: sensitive"], [None]]
    middle = (at + len(rows)) // 2
    return [*titles, *rows[at:middle], [None], [None], *rows[middle:]]


def each(*changes: Callable[[Rows], Rows]) -> Callable[[Tables], Tables]:
    """Every table with these changes, one after the other."""
    return lambda tables: {
        name: reduce(lambda changed, change: change(changed), changes, rows) for name, rows in tables.items()
    }


WAYS: dict[str, tuple[Callable[[Tables], Tables], Callable[[Path, Tables], None]]] = {
    "shuffled rows": (each(shuffled), as_workbooks),
    "reordered columns": (each(reordered), as_workbooks),
    "renamed headings": (each(renamed), as_workbooks),
    "framed otherwise": (each(framed), as_workbooks),
    "as CSV": (dict, as_csv),
    "as sheets of one workbook": (dict, as_one_workbook),
    "all at once, as CSV": (each(shuffled, reordered, renamed), as_csv),
}


def figures(last: Path, this: Path) -> str:
    made = run("figures", this, "--previous", last, "--year", "2020-21", "--format", "csv")
    assert (made.code, made.err) == (0, "")
    return made.out


@pytest.fixture(scope="module")
def expected(example: Path) -> str:
    return figures(*(example / year for year in YEARS))


@pytest.mark.parametrize("way", WAYS)
def test_the_same_to_the_last_digit(example: Path, expected: str, tmp_path: Path, way: str) -> None:
    change, write = WAYS[way]
    for year in YEARS:
        (tmp_path / year).mkdir()
        tables = change(read(example / year))
        assert tables.keys() == read(example / year).keys()
        write(tmp_path / year, tables)
    assert figures(*(tmp_path / year for year in YEARS)) == expected


def test_the_ways_do_differ(example: Path) -> None:
    """So that the test above is no comparison of a thing with itself."""
    rows = read(example / "2020-21")["esr_staff_in_post"]
    at = head(rows)
    for change in (shuffled, reordered, renamed, framed):
        assert change(rows) != rows
    assert sorted(map(str, shuffled(rows))) == sorted(map(str, rows))
    assert len(shuffled(rows)) == len(rows)
    assert rows[at + 1] != shuffled(rows)[at + 1]
    tables = [table for year in YEARS for table in read(example / year).values()]
    assert OTHER_HEADINGS.keys() <= {heading for table in tables for heading in table[head(table)]}


def test_folders_files_and_options_are_the_same(example: Path, expected: str) -> None:
    last, this = (example / year for year in YEARS)
    files = sorted(this.iterdir())
    by_option = {
        "--staff": "esr_staff_in_post.xlsx",
        "--recruitment": "recruitment.xlsx",
        "--disciplinary": "casework.xlsx",
        "--training": "learning.csv",
        "--survey": "staff_survey.xlsx",
        "--board": "board.xlsx",
    }
    past = [word for path in sorted(last.iterdir()) for word in ("--previous", path)]
    for sources in (
        files,
        files[::-1],
        [word for name, file in by_option.items() for word in (name, this / file)],
    ):
        made = run("figures", *sources, *past, "--year", "2020-21", "--format", "csv")
        assert (made.code, made.err, made.out) == (0, "", expected)
