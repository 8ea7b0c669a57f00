"""The recruitment extracts: one row per applicant, or counts of each stage by post and ethnic origin."""

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

_POSTS_SEED = 20200401
"""What posts are like is drawn apart from who applies, and depends on nothing else of the example."""

_OTHERS = 0.3
_BANDS = tuple(band for band in ROLES if band != "VSM")
_CLINICAL = (
    "Nursing and Midwifery Registered",
    "Add Prof Scientific and Technic",
    "Allied Health Professionals",
)
_OTHER_STAFF_GROUPS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(
        ("Band 2", "Band 3", "Band 4"), ("Estates and Ancillary", "Additional Clinical Services")
    ),
    **dict.fromkeys(("Band 5", "Band 6", "Band 7", "Band 8A", "Band 8B"), _CLINICAL),
}
"""The staff groups that posts may be in, besides administration, by pay band."""


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
            "Staff Group",
            "Ethnic Origin",
            "Furthest Stage",
            "Outcome",
        ],
        *(
            [f"AR{at:06d}", *rng.choice(vacancies), each.ethnic_origin, each.stage, each.outcome]
            for at, each in enumerate(found, start=1)
        ),
    ]


def _vacancies(rng: random.Random) -> list[tuple[str, str, str, str]]:
    """Reference, job title, pay band and staff group of a year's vacancies."""
    of_posts = random.Random(_POSTS_SEED)
    posts = [(band, ROLES[band][2]) for band in _BANDS] * _VACANCIES_PER_BAND
    return [
        (f"EX-{at:04d}", rng.choice(titles), band, _staff_group(of_posts, band))
        for at, (band, titles) in enumerate(posts, start=1)
    ]


def _staff_group(rng: random.Random, band: str) -> str:
    """Most posts are in administration; some are clinical, which the trust fills for those that it serves."""
    others = _OTHER_STAFF_GROUPS.get(band, ())
    return rng.choice(others) if others and rng.random() < _OTHERS else "Administrative and Clerical"


def stage_rows(found: Sequence[Applicant]) -> list[Row]:
    """A table with one row per post and ethnic origin, of how many reached each stage, and a total row."""
    of_posts = random.Random(_POSTS_SEED)
    bands = [of_posts.choice(_BANDS) for _ in found]
    posts = [(_staff_group(of_posts, band), f"NHS AfC: {band}") for band in bands]
    reached = Counter(
        (*post, each.ethnic_origin, stage)
        for post, each in zip(posts, found, strict=True)
        for stage in STAGES[: STAGES.index(each.stage) + 1]
    )
    totals = Counter(stage for *_, stage in reached.elements())
    rows: list[Row] = [["Staff Group", "Pay Band", "Ethnic Origin", *STAGES]]
    for of in sorted({key[:-1] for key in reached}):
        rows.append([*of, *(reached[(*of, stage)] for stage in STAGES)])
    rows.append(["Total", "", "", *(totals[stage] for stage in STAGES)])
    return rows
