"""The staff-in-post extract: 25 columns, title rows above, a total and a note below, and untidy cells."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from wres_xl.example.assignments import Assignment
from wres_xl.example.posts import DIRECTORATES
from wres_xl.example.sheets import Cell, Row

HEADINGS = (
    "Employee Number",
    "Assignment Number",
    "Title",
    "Last Name",
    "First Name",
    "Date of Birth",
    "Gender",
    "Ethnic Origin",
    "Org L2",
    "Org L3",
    "Org L4",
    "Org L5",
    "Position Title",
    "Staff Group",
    "Job Role",
    "Occupation Code",
    "Pay Grade",
    "FTE",
    "Primary Assignment",
    "Assignment Category",
    "Assignment Status",
    "Employee Category",
    "Latest Start Date",
    "Assignment Start Date",
    "Fixed Term End Date",
)
_ORGANISATION = "Example Support Services"
_ROWS_BETWEEN_BLANKS = 500


def staff_rows(rng: random.Random, assignments: Sequence[Assignment], snapshot: date) -> list[Row]:
    """The whole sheet."""
    body = [assignment_row(rng, assignment, snapshot) for assignment in assignments]
    untidy(rng, body)
    for at in reversed(range(_ROWS_BETWEEN_BLANKS, len(body), _ROWS_BETWEEN_BLANKS)):
        body.insert(at, [])
    return [
        ["Staff in Post"],
        [f"Effective date: 31-MAR-{snapshot.year}"],
        [],
        HEADINGS,
        *body,
        _total(assignments),
        [],
        ["Invented people. Personal data would stand here: keep such a file to those who need it."],
    ]


def assignment_row(rng: random.Random, assignment: Assignment, snapshot: date) -> list[Cell]:
    """One row, in the order of `HEADINGS`."""
    person = assignment.person
    directorate = rng.choice(tuple(DIRECTORATES))
    department = rng.choice(DIRECTORATES[directorate])
    fixed_term = assignment.category == "Fixed Term Temp"
    return [
        person.number,
        person.number + assignment.suffix,
        person.title,
        person.last_name,
        person.first_name,
        person.born,
        person.gender,
        person.ethnic_origin,
        _ORGANISATION,
        directorate,
        department,
        f"{department} Team {rng.randrange(1, 4)}",
        assignment.title,
        assignment.staff_group,
        assignment.role,
        assignment.occupation,
        assignment.grade,
        assignment.fte,
        assignment.primary,
        assignment.category,
        assignment.status,
        "Full Time" if assignment.fte == 1.0 else "Part Time",
        person.started,
        person.started if not assignment.suffix else max(person.started, snapshot - timedelta(days=200)),
        snapshot + timedelta(days=rng.randrange(30, 600)) if fixed_term else None,
    ]


def _total(assignments: Iterable[Assignment]) -> Row:
    """As the report's last row has it: over all assignments, so neither a headcount nor ours."""
    total = round(sum(assignment.fte or 0.0 for assignment in assignments), 2)
    return ["Total", *[None] * (HEADINGS.index("FTE") - 1), total]


UNTIDY: Mapping[str, tuple[Callable[[str], str], ...]] = {
    "Employee Number": (lambda text: f" {text}", lambda text: f"{text} "),
    "Ethnic Origin": (
        lambda text: f"  {text} ",
        str.upper,
        str.lower,
        lambda text: text.replace(" - ", "  - "),
    ),
    "Pay Grade": (lambda text: f"{text}  ", str.upper, str.lower, lambda text: text.replace("|", " | ")),
    "Staff Group": (str.upper, lambda text: f"{text} "),
    "Assignment Category": (str.upper, lambda text: f" {text}"),
    "Assignment Status": (str.upper, lambda text: f"{text} "),
    "Primary Assignment": (str.upper, lambda text: text[:1]),
}
"""Ways in which a cell may look different and mean the same."""


def untidy(rng: random.Random, body: Sequence[list[Cell]], share: float = 0.02) -> None:
    """Make a share of the cells of each column untidy, and write some of the FTEs as text."""
    at = {heading: HEADINGS.index(heading) for heading in (*UNTIDY, "FTE")}
    for row in body:
        for heading, ways in UNTIDY.items():
            if rng.random() < share:
                row[at[heading]] = rng.choice(ways)(str(row[at[heading]]))
        fte = row[at["FTE"]]
        if fte is not None and rng.random() < share:
            row[at["FTE"]] = f"{fte:.2f}"
