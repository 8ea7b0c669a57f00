"""A trust of 85 people whose extracts are short enough to be changed by hand, written as CSV files.

White, BME and unknown: 61, 20 and 4 in post, non-clinical, clinical and medical; 50, 25 and 3 shortlisted,
of whom 10, 3 and 1 were appointed; 3, 2 and 0 entered the formal disciplinary process; 30, 8 and 2 took
non-mandatory training; the board has 5, 1 and 0 members, of whom 4, 1 and 0 vote, and 3, 1 and 0 are
executive.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

Rows = list[list[str]]
Tables = dict[str, Rows]
"""An extract's rows by its name, headings first. The name is also the file's, without its ending."""

WHITE, BME, UNKNOWN = "A White - British", "M Black or Black British - Caribbean", "Z Not Stated"
STAFF_HEADINGS = [
    "Employee Number",
    "Last Name",
    "Ethnic Origin",
    "Staff Group",
    "Job Role",
    "Pay Grade",
    "FTE",
    "Primary Assignment",
    "Assignment Category",
    "Assignment Status",
]
ETHNIC_ORIGIN, STAFF_GROUP, JOB_ROLE, GRADE = 2, 3, 4, 5
"""Columns of the staff extract."""

_POSTS = (
    ("Administrative and Clerical", "Officer", "NHS|XR05|Review Body Band 5", (20, 4, 1)),
    ("Administrative and Clerical", "Senior Manager", "NHS|XR08|Review Body Band 8 - Range A", (10, 2, 1)),
    ("Nursing and Midwifery Registered", "Staff Nurse", "NHS|XR06|Review Body Band 6", (20, 8, 1)),
    ("Medical and Dental", "Consultant", "NHS|YC72|Consultant", (8, 5, 1)),
    ("Medical and Dental", "Specialty Doctor", "NHS|MC46|Specialty Doctor", (3, 1, 0)),
)


def extracts(year: int = 2020) -> Tables:
    """The extracts of the reporting year that begins in April of `year`."""
    return {
        "staff": _staff(),
        "recruitment": [
            ["Ethnic Origin", "Shortlisted", "Appointed"],
            [WHITE, "40", "8"],
            ["B White - Irish", "10", "2"],
            ["H Asian or Asian British - Indian", "20", "2"],
            [BME, "5", "1"],
            [UNKNOWN, "3", "1"],
        ],
        "casework": [
            ["Employee Number", "Case Type", "Date Formal Investigation Opened"],
            *(
                [number, "Formal Disciplinary", f"0{at + 5}/06/{year}"]
                for at, number in enumerate(_accused())
            ),
        ],
        "learning": [
            ["Employee Number", "Course Name", "Mandatory", "Date Completed"],
            *([number, "Leadership", "No", f"12/11/{year}"] for number in _learners()),
        ],
        "survey": [
            ["Survey Year", "Indicator", "White %", "White respondents", "BME %", "BME respondents"],
            [str(year), "5", "20.0", "40", "30.0", "10"],
            [str(year), "6", "15.0", "40", "40.0", "10"],
            [str(year), "7", "90.0", "40", "60.0", "10"],
            [str(year), "8", "5.0", "40", "20.0", "10"],
        ],
        "board": [
            ["Role", "Executive", "Voting", "Ethnic Origin"],
            *([f"Director {n}", "Yes", "Yes", WHITE] for n in range(3)),
            ["Chair", "No", "Yes", WHITE],
            ["Associate", "No", "No", WHITE],
            ["Chief Nurse", "Yes", "Yes", BME],
        ],
    }


def write(folder: Path, tables: Tables) -> Path:
    """Write each table as a CSV file in `folder`, which is made, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def _staff() -> Rows:
    return [STAFF_HEADINGS, *(row for _, row in _people())]


def _people() -> Iterator[tuple[str, list[str]]]:
    """Each person's ethnic origin and row; employee numbers count up from 70000001."""
    number = 70000000
    for staff_group, role, grade, heads in _POSTS:
        for origin, many in zip((WHITE, BME, UNKNOWN), heads, strict=True):
            for _ in range(many):
                number += 1
                terms = ["1.0", "Yes", "Permanent", "Active Assignment"]
                yield origin, [str(number), f"Quolm{number}", origin, staff_group, role, grade, *terms]


def _some(**heads: int) -> list[str]:
    """Employee numbers of so many of each group."""
    origins = {"white": WHITE, "bme": BME, "unknown": UNKNOWN}
    return [
        number
        for group, many in heads.items()
        for number in [row[0] for origin, row in _people() if origin == origins[group]][:many]
    ]


def _accused() -> list[str]:
    return _some(white=3, bme=2)


def _learners() -> list[str]:
    return _some(white=30, bme=8, unknown=2)
