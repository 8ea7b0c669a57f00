"""The casework log: the published formal disciplinary cases among others that do not count."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wres_xl.example.facts import Facts
from wres_xl.example.people import Person
from wres_xl.example.sheets import Cell, Row
from wres_xl.example.workforce import Workforce
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear

FORMAL = "Formal Disciplinary"
OTHER_CASES = {
    "Informal Disciplinary": 12,
    "Grievance": 9,
    "Capability": 5,
    "Bullying and Harassment": 4,
    "Sickness Absence": 7,
}
"""Cases that never count, and how many of each stand in a year's log."""

_OUTCOMES = ("No further action", "First written warning", "Final written warning", "Ongoing")
_OTHER_OUTCOMES = ("Closed", "Ongoing")
_UNINVESTIGATED = ("Informal Disciplinary", "Sickness Absence")


@dataclass(frozen=True)
class Case:
    """A case in the log. `opened` is the day the formal investigation opened, None where there was none."""

    person: Person
    kind: str
    opened: date | None
    outcome: str


def cases(rng: random.Random, facts: Facts, workforce: Workforce, stranger: Person) -> list[Case]:
    """A year's log.

    The first of the White people with a formal case is one who has left since, and who has two cases in the
    year. Formal cases opened too early or too late belong to others, one of them a `stranger` to the staff
    record.
    """
    leaver = next(person for person in workforce.leavers if person.group is Group.WHITE)
    people = [
        person
        for group in ETHNIC_GROUPS
        for person in rng.sample(workforce.of(group), facts.counts["3_disciplinary"][group])
    ]
    numbers = {person.number for person in people}
    uninvolved = [post.person for post in workforce.posts if post.person.number not in numbers]
    others = iter(rng.sample(uninvolved, 2 + sum(OTHER_CASES.values())))
    year = facts.year
    log = [
        Case(leaver, FORMAL, year.first_day, "First written warning"),
        *(Case(person, FORMAL, _day(rng, year), rng.choice(_OUTCOMES)) for person in people[1:]),
        Case(leaver, FORMAL, year.snapshot, "Dismissed"),
        Case(next(others), FORMAL, year.first_day - timedelta(days=1), "First written warning"),
        Case(stranger, FORMAL, year.first_day - timedelta(days=90), "Dismissed"),
        Case(next(others), FORMAL, year.snapshot + timedelta(days=1), "Ongoing"),
        *_other_cases(rng, year, others),
    ]
    rng.shuffle(log)
    return log


def _other_cases(rng: random.Random, year: ReportingYear, people: Iterator[Person]) -> Iterator[Case]:
    for kind, number in OTHER_CASES.items():
        for _ in range(number):
            opened = None if kind in _UNINVESTIGATED else _day(rng, year)
            yield Case(next(people), kind, opened, rng.choice(_OTHER_OUTCOMES))


def _day(rng: random.Random, year: ReportingYear) -> date:
    return year.first_day + timedelta(days=rng.randrange(1, 364))


def case_rows(log: Sequence[Case], year: ReportingYear, *, with_ethnic_origin: bool) -> list[Row]:
    """A sheet with one row per case, as people keep such a log."""
    headings = [
        "Case Reference",
        "Employee Number",
        "Case Type",
        "Date Formal Investigation Opened",
        "Outcome",
    ]
    rows = [_case_row(at, case) for at, case in enumerate(log, start=1)]
    if with_ethnic_origin:
        headings.insert(2, "Ethnic Origin")
        for row, origin in zip(rows, _origins(log), strict=True):
            row.insert(2, origin)
    return [[f"Employee relations casework log {year}"], headings, *rows]


def _case_row(at: int, case: Case) -> list[Cell]:
    """Employee numbers are numbers unless they begin with a nought; every fourth date is text."""
    number = case.person.number
    text_date = case.opened and at % 4 == 0
    return [
        f"ER-{at:03d}",
        number if number.startswith("0") else int(number),
        case.kind,
        f"{case.opened:%d/%m/%Y}" if text_date else case.opened,
        case.outcome,
    ]


def _origins(log: Sequence[Case]) -> list[str]:
    """Ethnic origins, but for one BME person's with a formal case: only the staff record tells it."""
    origins = [case.person.ethnic_origin for case in log]
    unrecorded = next(
        at for at, case in enumerate(log) if case.kind == FORMAL and case.person.group is Group.BME
    )
    origins[unrecorded] = ""
    return origins
