"""Who works what, with the complications of a real staff record, none of which may change a figure."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from wres_xl.example.people import Inventor, Person
from wres_xl.example.posts import ESTATES_ROLES, GRADES, ROLES, other_grade
from wres_xl.example.workforce import OLDEST_START, Post, Workforce
from wres_xl.standard.groups import ETHNIC_GROUPS


@dataclass(frozen=True)
class Assignment:
    """One row of the staff record. `suffix` ends the assignment number; `fte` is None where it is blank."""

    person: Person
    title: str
    role: str
    occupation: str
    grade: str
    fte: float | None
    staff_group: str = "Administrative and Clerical"
    suffix: str = ""
    primary: str = "Yes"
    category: str = "Permanent"
    status: str = "Active Assignment"


def assignments(rng: random.Random, inventor: Inventor, workforce: Workforce) -> list[Assignment]:
    """Every assignment of a snapshot, in no order: people who count, people who do not, second posts."""
    counted = [_substantive(rng, post) for post in workforce.posts]
    rng.shuffle(counted)
    remaining = iter(counted)
    rows = [
        each
        for number, complicate in COMPLICATIONS
        for main in islice(remaining, number)
        for each in complicate(main)
    ]
    rows += remaining
    rows += [_left(rng, person) for person in workforce.leavers]
    rows += _outsiders(rng, inventor, workforce)
    rng.shuffle(rows)
    return rows


def second_post(main: Assignment) -> tuple[Assignment, ...]:
    """A smaller second post in another band: the primary one counts."""
    return replace(main, fte=0.6), _second(main, _other_band(main), fte=0.4)


def bank_as_well(main: Assignment) -> tuple[Assignment, ...]:
    """Bank shifts beside a substantive post: the post counts."""
    return main, replace(_second(main, _other_band(main), fte=None), category="Bank")


def bank_marked_primary(main: Assignment) -> tuple[Assignment, ...]:
    """The bank assignment is marked primary by mistake: bank shifts never count, so the post still does."""
    bank = replace(_second(main, _other_band(main), fte=None), category="Bank", primary="Yes")
    return replace(main, primary="No"), bank


def neither_primary(main: Assignment) -> tuple[Assignment, ...]:
    """Two posts, neither marked primary: the one with the higher FTE counts."""
    return replace(main, primary="No", fte=0.7), _second(main, _other_band(main), fte=0.3)


def primary_has_ended(main: Assignment) -> tuple[Assignment, ...]:
    """The post marked primary has ended: the other, still active, counts."""
    ended = replace(_second(main, _other_band(main), fte=1.0), primary="Yes", status="Terminate Assignment")
    return replace(main, primary="No", fte=0.8), ended


def in_post_as(status: str) -> Callable[[Assignment], tuple[Assignment, ...]]:
    """In post under another status that counts as active."""
    return lambda main: (replace(main, status=status),)


def fixed_term(main: Assignment) -> tuple[Assignment, ...]:
    """On a fixed-term contract, which counts."""
    return (replace(main, category="Fixed Term Temp"),)


COMPLICATIONS: Sequence[tuple[int, Callable[[Assignment], tuple[Assignment, ...]]]] = (
    (34, second_post),
    (16, bank_as_well),
    (3, bank_marked_primary),
    (9, neither_primary),
    (5, primary_has_ended),
    (12, in_post_as("Internal Secondment")),
    (9, in_post_as("Acting Up")),
    (110, fixed_term),
)
"""How many of the people who count have each complication."""


def _substantive(rng: random.Random, post: Post) -> Assignment:
    in_estates = post.band in ESTATES_ROLES and rng.random() < 0.08
    role, occupation, titles = (ESTATES_ROLES if in_estates else ROLES)[post.band]
    grade = GRADES[post.band]
    return Assignment(
        post.person,
        rng.choice(titles),
        role,
        occupation,
        other_grade(grade) if rng.random() < 0.06 else grade,
        rng.choice((1.0, 1.0, 1.0, 1.0, 0.8, 0.6, 0.5)),
        "Estates and Ancillary" if in_estates else "Administrative and Clerical",
    )


def _second(main: Assignment, band: str, fte: float | None) -> Assignment:
    role, occupation, titles = ROLES[band]
    return Assignment(main.person, titles[0], role, occupation, GRADES[band], fte, suffix="-2", primary="No")


def _other_band(main: Assignment) -> str:
    """A band in which `main` is not, so that counting the wrong row shows in the headcounts."""
    return "Band 7" if "Band 7" not in main.grade else "Band 6"


def _left(rng: random.Random, person: Person) -> Assignment:
    main = _substantive(rng, Post(person, rng.choice(("Band 3", "Band 5", "Band 6", "Band 7"))))
    return replace(main, status=rng.choice(("Terminate Assignment", "Inactive Not Worked")))


def _outsiders(rng: random.Random, inventor: Inventor, workforce: Workforce) -> list[Assignment]:
    """People who are in the staff record and, by the headcount rules, not in the workforce."""
    return [
        outside(_substantive(rng, Post(_anyone(rng, inventor, workforce), rng.choice(tuple(ROLES)[:6]))))
        for number, outside in OUTSIDERS
        for _ in range(number)
    ]


def _anyone(rng: random.Random, inventor: Inventor, workforce: Workforce) -> Person:
    return inventor.person(rng.choices(ETHNIC_GROUPS, (80, 12, 8))[0], OLDEST_START, workforce.snapshot)


def _of_category(category: str) -> Callable[[Assignment], Assignment]:
    return lambda post: replace(post, category=category, fte=None)


def _of_status(status: str) -> Callable[[Assignment], Assignment]:
    return lambda post: replace(post, status=status)


def _board_post(role: str) -> Callable[[Assignment], Assignment]:
    """A chair or non-executive director, whose local grade no code list knows."""
    return lambda post: replace(
        post, category="Non-Exec Director/Chair", title=role, role=role, grade=f"LOC|NED|{role}", fte=0.1
    )


def _placement(post: Assignment) -> Assignment:
    return replace(
        post, staff_group="Students", role="Student", title="Student Placement", category="Fixed Term Temp"
    )


OUTSIDERS: Sequence[tuple[int, Callable[[Assignment], Assignment]]] = (
    (48, _of_category("Bank")),
    (3, _of_category("Honorary")),
    (1, _board_post("Chair")),
    (5, _board_post("Non Executive Director")),
    (2, _placement),
    (22, _of_status("Maternity & Adoption")),
    (4, _of_status("Career Break")),
    (3, _of_status("Out on External Secondment - Paid")),
    (1, _of_status("Out on External Secondment - Unpaid")),
    (1, _of_status("Suspend With Pay")),
)
"""How many people stand in the staff record in each way that the default rules leave out."""
