"""Extracts of invented large trusts, to measure with: the same on every run, and free of errors."""

import argparse
import csv
import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, cycle, islice
from pathlib import Path

from wres_xl.example.assignments import Assignment, bank_as_well, neither_primary, second_post
from wres_xl.example.casework import case_rows, cases
from wres_xl.example.ethnic_origins import CENSUS_2021
from wres_xl.example.facts import Facts, published_facts
from wres_xl.example.learning import course_rows, courses
from wres_xl.example.people import Inventor
from wres_xl.example.posts import GRADES
from wres_xl.example.recruitment import applicant_rows, applicants
from wres_xl.example.sheets import make_folder, write_csv, write_workbook
from wres_xl.example.staff import HEADINGS, assignment_row, staff_rows, untidy
from wres_xl.example.survey_and_board import board_rows, survey_rows
from wres_xl.example.workforce import OLDEST_START, Post, Workforce
from wres_xl.standard.groups import ETHNIC_GROUPS
from wres_xl.standard.years import ReportingYear

YEAR = ReportingYear(2020)
SEED = 20000
LEARNING_ROWS = 40_000
TEMPLATES = 5_000

GROUP_WEIGHTS = (70, 25, 5)
"""White, BME, Unknown."""


@dataclass(frozen=True)
class Job:
    """A kind of post, and how many in a thousand hold it."""

    weight: int
    staff_group: str
    role: str
    occupation: str
    grade: str


def _banded(staff_group: str, occupation: str, bands: dict[str, tuple[int, str]]) -> list[Job]:
    return [
        Job(weight, staff_group, role, occupation, GRADES[band]) for band, (weight, role) in bands.items()
    ]


JOBS = (
    *_banded(
        "Nursing and Midwifery Registered",
        "N6A",
        {
            "Band 5": (150, "Staff Nurse"),
            "Band 6": (80, "Sister/Charge Nurse"),
            "Band 7": (38, "Specialist Nurse Practitioner"),
            "Band 8A": (10, "Advanced Practitioner"),
            "Band 8B": (3, "Modern Matron"),
            "Band 8C": (1, "Manager"),
        },
    ),
    *_banded(
        "Additional Clinical Services",
        "H1A",
        {
            "Band 2": (120, "Healthcare Assistant"),
            "Band 3": (60, "Health Care Support Worker"),
            "Band 4": (20, "Assistant Practitioner"),
        },
    ),
    *_banded(
        "Allied Health Professionals",
        "S1E",
        {
            "Band 5": (18, "Physiotherapist"),
            "Band 6": (28, "Occupational Therapist"),
            "Band 7": (18, "Radiographer - Diagnostic"),
            "Band 8A": (6, "Manager"),
        },
    ),
    *_banded(
        "Add Prof Scientific and Technic",
        "S1P",
        {
            "Band 6": (14, "Pharmacist"),
            "Band 7": (12, "Practitioner"),
            "Band 8A": (10, "Clinical Psychologist"),
            "Band 8C": (3, "Consultant"),
        },
    ),
    *_banded(
        "Healthcare Scientists",
        "U1A",
        {
            "Band 5": (6, "Healthcare Science Practitioner"),
            "Band 6": (10, "Biomedical Scientist"),
            "Band 7": (6, "Healthcare Scientist"),
        },
    ),
    *_banded(
        "Administrative and Clerical",
        "G2A",
        {
            "Band 2": (40, "Clerical Worker"),
            "Band 3": (50, "Receptionist"),
            "Band 4": (45, "Medical Secretary"),
            "Band 5": (25, "Officer"),
            "Band 6": (16, "Analyst"),
            "Band 7": (14, "Manager"),
            "Band 8A": (9, "Manager"),
            "Band 8B": (5, "Senior Manager"),
            "Band 8C": (3, "Senior Manager"),
            "Band 8D": (2, "Senior Manager"),
            "Band 9": (1, "Senior Manager"),
            "VSM": (1, "Board Level Director"),
        },
    ),
    *_banded(
        "Estates and Ancillary",
        "G3A",
        {"Band 1": (4, "Housekeeper"), "Band 2": (46, "Porter"), "Band 4": (8, "Electrician")},
    ),
    Job(48, "Medical and Dental", "Consultant", "001", "NHS|YC72|Consultant"),
    Job(14, "Medical and Dental", "Specialty Doctor", "011", "NHS|MC46|Specialty Doctor"),
    Job(38, "Medical and Dental", "Specialty Registrar", "021", "NHS|MN37|Specialty Registrar"),
    Job(12, "Medical and Dental", "Foundation Year 1", "021", "NHS|MN13|Foundation Year 1"),
    Job(12, "Medical and Dental", "Foundation Year 2", "021", "NHS|MN15|Foundation Year 2"),
)
"""The kinds of post of an acute trust, in roughly the proportions that they have."""


def write_large_trust(folder: Path, people: int = 20_000) -> tuple[Path, ...]:
    """Write every extract of a trust in which `people` count, and some more do not, for 2020-21."""
    rng = random.Random(SEED)
    inventor = Inventor(rng, people * 2)
    mains = [_main(rng, inventor) for _ in range(people)]
    outsiders = [_outsider(rng, inventor) for _ in range(people // 10)]
    record = [*(each for main in mains for each in _complicated(rng, main)), *outsiders]
    rng.shuffle(record)
    facts = _facts(people)
    workforce = _workforce(mains, outsiders)
    log = cases(rng, facts, workforce, stranger=outsiders[0].person)
    taken = courses(rng, facts, workforce, [each.person.number for each in outsiders])[:LEARNING_ROWS]
    vacancies = applicant_rows(rng, applicants(rng, facts, CENSUS_2021), YEAR.label)
    staff = staff_rows(rng, record, YEAR.snapshot)
    make_folder(folder)
    return (
        write_workbook(folder / "esr_staff_in_post.xlsx", "Staff in Post", staff),
        write_workbook(folder / "recruitment.xlsx", "Applicants", vacancies),
        write_workbook(folder / "casework.xlsx", "Casework", case_rows(log, YEAR, with_ethnic_origin=False)),
        write_csv(folder / "learning.csv", course_rows(taken)),
        write_workbook(folder / "staff_survey.xlsx", "Staff survey", survey_rows(facts)),
        write_workbook(folder / "board.xlsx", "Board", board_rows(rng, facts)),
    )


def write_large_staff_csv(path: Path, rows: int) -> Path:
    """Write a staff extract of so many rows, 25 columns, without holding it in memory.

    Employee numbers run on; everything else repeats after some thousand people. About one in twelve people
    has two assignments, so there are fewer people than rows.
    """
    rng = random.Random(SEED)
    inventor = Inventor(rng, TEMPLATES)
    people = [_complicated(rng, _main(rng, inventor)) for _ in range(TEMPLATES)]
    endings = [[_ending(rng, assignment) for assignment in person] for person in people]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(HEADINGS)
        file.writelines(islice(_lines(endings), rows))
    return path


def _lines(endings: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, person in zip(count(1_000_000), cycle(endings)):
        for ending in person:
            yield f"{number:08d},{number:08d}{ending}"


def _ending(rng: random.Random, assignment: Assignment) -> str:
    """A row of the extract from the end of its assignment number on."""
    row = assignment_row(rng, assignment, YEAR.snapshot)
    untidy(rng, [row])
    text = io.StringIO()
    csv.writer(text).writerow([assignment.suffix, *row[2:]])
    return text.getvalue()


def _main(rng: random.Random, inventor: Inventor) -> Assignment:
    job = rng.choices(JOBS, [job.weight for job in JOBS])[0]
    group = rng.choices(ETHNIC_GROUPS, GROUP_WEIGHTS)[0]
    person = inventor.person(group, OLDEST_START, YEAR.snapshot)
    fte = rng.choice((1.0, 1.0, 1.0, 0.8, 0.6))
    return Assignment(person, job.role, job.role, job.occupation, job.grade, fte, job.staff_group)


def _outsider(rng: random.Random, inventor: Inventor) -> Assignment:
    main = _main(rng, inventor)
    if rng.random() < 0.3:
        return replace(main, status="Terminate Assignment")
    return replace(main, category="Bank", fte=None)


def _complicated(rng: random.Random, main: Assignment) -> tuple[Assignment, ...]:
    ways = (lambda post: (post,), second_post, bank_as_well, neither_primary)
    return rng.choices(ways, (92, 4, 3, 1))[0](main)


def _workforce(mains: Sequence[Assignment], outsiders: Sequence[Assignment]) -> Workforce:
    """The people counted; their pay bands are told by their assignments, not here."""
    left = tuple(each.person for each in outsiders if each.status == "Terminate Assignment")
    return Workforce(YEAR.snapshot, tuple(Post(main.person, "") for main in mains), left)


def _facts(people: int) -> Facts:
    """Counts in the proportions of a large trust, with the published survey and board."""
    published = published_facts(YEAR)
    counts = {
        "2_shortlisted": (5_100, 2_500, 300),
        "2_appointed": (800, 250, 30),
        "3_disciplinary": (66, 42, 2),
        "4_trained": (6 * people // 20, 2 * people // 20, people // 100),
    }
    return replace(
        published,
        counts={
            **published.counts,
            **{item: dict(zip(ETHNIC_GROUPS, each, strict=True)) for item, each in counts.items()},
        },
    )


def main() -> None:
    """Write one of the two to a place that is named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="a folder, or a .csv file for the staff extract alone")
    parser.add_argument("size", type=int, help="people, or rows of the .csv file")
    asked = parser.parse_args()
    if asked.path.suffix == ".csv":
        write_large_staff_csv(asked.path, asked.size)
    else:
        write_large_trust(asked.path, asked.size)


if __name__ == "__main__":
    main()
