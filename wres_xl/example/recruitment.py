"""The recruitment extracts: one row per applicant, or one row per ethnic origin with stage counts."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wres_xl.example.ethnic_origins import Labels, draw
from wres_xl.example.facts import Facts
from wres_xl.example.posts import ROLES
from wres_xl.example.sheets import Row
from wres_xl.standard.groups import ETHNIC_GROUPS

STAGES = ("Applied", "Shortlisted", "Interviewed", "Offered", "Appointed")
"""In the order in which an applicant passes them."""

_NOT_SHORTLISTED = 0.9
_INTERVIEWED = 0.6
_OFFER_DECLINED = 0.02
_VACANCIES_PER_BAND = 14


@dataclass(frozen=True)
class Applicant:
    """An application: the furthest stage that it reached, and how it ended."""

    ethnic_origin: str
    stage: str
    outcome: str


_OUTCOMES: Mapping[str, Sequence[str]] = {
    "Applied": ("Not shortlisted", "Not shortlisted", "Not shortlisted", "Withdrawn by applicant"),
    "Shortlisted": ("Withdrawn by applicant", "Did not attend interview"),
    "Interviewed": ("Unsuccessful at interview",),
    "Offered": ("Offer declined", "Offer withdrawn: checks not met"),
    "Appointed": ("Started in post", "Start date agreed"),
}


def applicants(rng: random.Random, facts: Facts, labels: Labels) -> list[Applicant]:
    """Everyone who applied in a year: as many shortlisted and appointed as published, the rest invented."""
    shortlisted, appointed = facts.counts["2_shortlisted"], facts.counts["2_appointed"]
    found = [
        Applicant(draw(rng, labels, group), stage, rng.choice(_OUTCOMES[stage]))
        for group in ETHNIC_GROUPS
        for stage, number in _stage_counts(shortlisted[group], appointed[group]).items()
        for _ in range(number)
    ]
    rng.shuffle(found)
    return found


def _stage_counts(shortlisted: int, appointed: int) -> dict[str, int]:
    """Applicants by furthest stage. An offer that was declined is not an appointment."""
    declined = int(_OFFER_DECLINED * (shortlisted - appointed))
    interviewed = int(_INTERVIEWED * (shortlisted - appointed))
    return {
        "Applied": int(_NOT_SHORTLISTED * shortlisted),
        "Shortlisted": shortlisted - appointed - declined - interviewed,
        "Interviewed": interviewed,
        "Offered": declined,
        "Appointed": appointed,
    }


def applicant_rows(rng: random.Random, found: Sequence[Applicant], year_label: str) -> list[Row]:
    """A sheet with one row per applicant."""
    vacancies = _vacancies(rng)
    return [
        ["Applications by furthest stage reached"],
        [f"Vacancies closed in {year_label}"],
        [],
        [
            "Applicant Reference",
            "Vacancy Reference",
            "Job Title",
            "Band",
            "Ethnic Origin",
            "Furthest Stage",
            "Outcome",
        ],
        *(
            [f"AR{at:06d}", *rng.choice(vacancies), each.ethnic_origin, each.stage, each.outcome]
            for at, each in enumerate(found, start=1)
        ),
    ]


def _vacancies(rng: random.Random) -> list[tuple[str, str, str]]:
    """Reference, job title and pay band of a year's vacancies."""
    posts = [(band, titles) for band, (_, _, titles) in ROLES.items() if band != "VSM"] * _VACANCIES_PER_BAND
    return [(f"EX-{at:04d}", rng.choice(titles), band) for at, (band, titles) in enumerate(posts, start=1)]


def stage_rows(found: Sequence[Applicant]) -> list[Row]:
    """A table with one row per ethnic origin, of how many reached each stage, and a total row."""
    reached = Counter(
        (each.ethnic_origin, stage) for each in found for stage in STAGES[: STAGES.index(each.stage) + 1]
    )
    totals = Counter(stage for _, stage in reached.elements())
    rows: list[Row] = [["Ethnic Origin", *STAGES]]
    for origin in sorted({each.ethnic_origin for each in found}):
        rows.append([origin, *(reached[origin, stage] for stage in STAGES)])
    rows.append(["Total", *(totals[stage] for stage in STAGES)])
    return rows
