"""The learning record: one row per course taken, mandatory courses for nearly everyone."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wres_xl.example.facts import Facts
from wres_xl.example.sheets import Row
from wres_xl.example.workforce import Workforce
from wres_xl.standard.groups import ETHNIC_GROUPS

MANDATORY = (
    "Information Governance and Data Security",
    "Fire Safety",
    "Equality, Diversity and Human Rights",
    "Moving and Handling Level 1",
)
NON_MANDATORY = (
    "Introduction to Project Management",
    "Spreadsheets: Advanced",
    "Aspiring Leaders Programme",
    "Coaching Conversations",
    "Chairing Meetings",
    "Presenting with Confidence",
    "Writing for Boards",
)
_MOST_COURSES = 4
_MANDATORY_PERCENT = 96
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Course:
    """One course that one person completed."""

    number: str
    course: str
    mandatory: bool
    completed: date


def courses(rng: random.Random, facts: Facts, workforce: Workforce, outside: Sequence[str]) -> list[Course]:
    """A year's learning record.

    As many people of each group took a non-mandatory course as published. A tenth of the others took one
    in another year. `outside` holds employee numbers of people who are not in the workforce and took one.
    """
    year = facts.year
    taken: list[Course] = []
    for group in ETHNIC_GROUPS:
        people = [person.number for person in workforce.of(group)]
        rng.shuffle(people)
        learners, others = _split(people, facts.counts["4_trained"][group])
        too_early, others = _split(others, len(others) // 20)
        too_late, _ = _split(others, len(others) // 20)
        taken += _taken(rng, learners, NON_MANDATORY, year.first_day, year.snapshot)
        taken += _taken(rng, too_early, NON_MANDATORY, year.previous.first_day, year.previous.snapshot)
        taken += _taken(rng, too_late, NON_MANDATORY, year.snapshot + _DAY, year.snapshot + 30 * _DAY)
        up_to_date, _ = _split(people, _MANDATORY_PERCENT * len(people) // 100)
        taken += _taken(rng, up_to_date, MANDATORY, year.first_day, year.snapshot)
    taken += _taken(rng, outside, NON_MANDATORY, year.first_day, year.snapshot)
    taken += _taken(rng, outside, MANDATORY, year.first_day, year.snapshot)
    rng.shuffle(taken)
    return taken


def _split(numbers: Sequence[str], size: int) -> tuple[Sequence[str], Sequence[str]]:
    return numbers[:size], numbers[size:]


def _taken(
    rng: random.Random, numbers: Sequence[str], names: Sequence[str], first: date, last: date
) -> Iterator[Course]:
    """One to four courses for each person, on days from `first` to `last`."""
    days = (last - first).days + 1
    for number in numbers:
        for name in rng.sample(names, rng.randint(1, _MOST_COURSES)):
            yield Course(number, name, names is MANDATORY, first + rng.randrange(days) * _DAY)


def course_rows(taken: Sequence[Course]) -> list[Row]:
    """The table: headings, then one row per course."""
    return [
        ["Employee Number", "Course Name", "Mandatory", "Date Completed"],
        *(
            [each.number, each.course, "Yes" if each.mandatory else "No", f"{each.completed:%d/%m/%Y}"]
            for each in taken
        ),
    ]
