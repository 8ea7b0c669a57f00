"""A plain reading and counting of the example's files, with nothing of the product's own in it."""

import csv
import re
from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

Record = dict[str, Any]

ACTIVE = {"active assignment", "internal secondment", "acting up"}
SUBSTANTIVE = {"permanent", "fixed term temp", "locum"}
WHITE_LABELS = {
    "english, welsh, scottish, northern irish or british",
    "irish",
    "gypsy or irish traveller",
    "roma",
    "any other white background",
}
UNKNOWN_LABELS = {"", "not stated", "prefer not to say", "null"}


@cache
def rows_of(path: Path) -> list[list[Any]]:
    """Every row, cells as they are stored; None is an empty cell."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [[cell or None for cell in row] for row in csv.reader(file)]
    book = openpyxl.load_workbook(path)
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def records_of(path: Path, heading: str) -> list[Record]:
    """Rows below the headings that have something under `heading` and are no total or note."""
    rows = rows_of(path)
    at = next(at for at, row in enumerate(rows) if heading in row)
    found = [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]]
    filled = [record for record in found if any(v is not None for k, v in record.items() if k != heading)]
    return [record for record in filled if record[heading] and record[rows[at][0]] != "Total"]


def tidy(value: Any) -> str:
    return " ".join(str(value or "").split()).casefold()


def number_of(value: Any) -> str:
    return str(value).strip()


def staff_group(origin: Any) -> str:
    """By the first letter of the code; a bare label for people who gave none."""
    text = tidy(origin)
    if text in UNKNOWN_LABELS or text[0] in "z9":
        return "Unknown"
    return "White" if text[0] in "abc" else "BME"


def census_group(origin: Any) -> str:
    text = tidy(origin)
    if text in UNKNOWN_LABELS:
        return "Unknown"
    if " - " in text:
        return "White" if text.startswith("white - ") else "BME"
    return "White" if text in WHITE_LABELS else "BME"


def band_of(grade: Any) -> str:
    text = tidy(grade)
    if "very senior manager" in text:
        return "VSM"
    match = re.search(r"review body band (\d)(?: - range ([a-d]))?$", text)
    assert match, text
    return f"Band {match[1]}{(match[2] or '').upper()}"


def staff(folder: Path) -> list[Record]:
    return records_of(folder / "esr_staff_in_post.xlsx", "Assignment Number")


def is_counted(row: Record) -> bool:
    return (
        tidy(row["Assignment Status"]) in ACTIVE
        and tidy(row["Assignment Category"]) in SUBSTANTIVE
        and tidy(row["Staff Group"]) != "students"
    )


def workforce(folder: Path) -> dict[str, Record]:
    """The row in which each person counts, by employee number: the primary one, else the highest FTE."""
    chosen: dict[str, Record] = {}
    for row in filter(is_counted, staff(folder)):
        number = number_of(row["Employee Number"])
        if number not in chosen or _rank(row) > _rank(chosen[number]):
            chosen[number] = row
    return chosen


def _rank(row: Record) -> tuple[bool, float]:
    return tidy(row["Primary Assignment"]).startswith("y"), float(row["FTE"] or 0)


def headcounts(folder: Path) -> Counter[tuple[str, str]]:
    return Counter(
        (band_of(row["Pay Grade"]), staff_group(row["Ethnic Origin"])) for row in workforce(folder).values()
    )


def day_of(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return datetime.strptime(value, "%d/%m/%Y").date() if value else None


def in_year(value: Any, start: int) -> bool:
    day = day_of(value)
    return day is not None and date(start, 4, 1) <= day <= date(start + 1, 3, 31)


def cases(folder: Path) -> list[Record]:
    return records_of(folder / "casework.xlsx", "Case Type")


def formal_people(folder: Path, start: int) -> dict[str, str]:
    """The group of each person with a formal case in the year, by employee number."""
    groups = {number_of(row["Employee Number"]): staff_group(row["Ethnic Origin"]) for row in staff(folder)}
    return {
        number: groups[number]
        for row in cases(folder)
        if row["Case Type"] == "Formal Disciplinary"
        and in_year(row["Date Formal Investigation Opened"], start)
        for number in [number_of(row["Employee Number"])]
    }


def courses(folder: Path) -> list[Record]:
    return records_of(folder / "learning.csv", "Employee Number")


def learners(folder: Path, start: int) -> Counter[str]:
    """People of the workforce with a non-mandatory course in the year, by group."""
    counted = workforce(folder)
    people = {
        row["Employee Number"]
        for row in courses(folder)
        if row["Mandatory"] == "No" and in_year(row["Date Completed"], start)
    }
    return Counter(staff_group(counted[number]["Ethnic Origin"]) for number in people & set(counted))
