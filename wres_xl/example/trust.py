"""The example trust's extracts for two reporting years, as files."""

import random
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from wres_xl.example.assignments import Assignment, assignments
from wres_xl.example.casework import case_rows, cases
from wres_xl.example.ethnic_origins import CENSUS_2011, CENSUS_2021
from wres_xl.example.facts import YEARS, Facts, published_facts
from wres_xl.example.learning import course_rows, courses
from wres_xl.example.people import Inventor
from wres_xl.example.recruitment import applicant_rows, applicants, stage_rows
from wres_xl.example.sheets import make_folder, write_csv, write_workbook
from wres_xl.example.staff import staff_rows
from wres_xl.example.survey_and_board import board_rows, survey_rows
from wres_xl.example.workforce import OLDEST_START, Workforce, first_workforce, next_workforce
from wres_xl.standard.groups import Group

_SEED = 20210331
_PEOPLE = 3000


def write_example(folder: Path) -> tuple[Path, ...]:
    """Write both years' extracts to `folder/2019-20` and `folder/2020-21`, over files of the same names.

    The content is the same on every run. Counted by the WRES rules it gives exactly the published figures.
    Returns the files' paths.

    Raises:
        UnreadableFile: a file or folder cannot be written.
    """
    rng = random.Random(_SEED)
    inventor = Inventor(rng, _PEOPLE)
    before, now = (published_facts(year) for year in YEARS)
    first = first_workforce(inventor, before)
    second = next_workforce(rng, inventor, now, first)
    make_folder(folder)
    settings = folder / "settings.toml"
    settings.write_bytes(files("wres_xl.example").joinpath("settings.toml").read_bytes())
    return (
        settings,
        *_write_year(folder / before.year.label, rng, inventor, before, first),
        *_write_year(folder / now.year.label, rng, inventor, now, second),
    )


def _write_year(
    folder: Path, rng: random.Random, inventor: Inventor, facts: Facts, workforce: Workforce
) -> tuple[Path, ...]:
    year = facts.year
    make_folder(folder)
    record = assignments(rng, inventor, workforce)
    log = cases(rng, facts, workforce, stranger=inventor.person(Group.WHITE, OLDEST_START, year.first_day))
    taken = courses(rng, facts, workforce, _outside(record, workforce))
    staff = staff_rows(rng, record, year.snapshot)
    casework = case_rows(log, year, with_ethnic_origin=year == YEARS[0])
    return (
        write_workbook(folder / "esr_staff_in_post.xlsx", "Staff in Post", staff),
        _write_recruitment(folder, rng, facts),
        write_workbook(folder / "casework.xlsx", "Casework", casework),
        write_csv(folder / "learning.csv", course_rows(taken)),
        write_workbook(folder / "staff_survey.xlsx", "Staff survey", survey_rows(facts)),
        write_workbook(folder / "board.xlsx", "Board", board_rows(rng, facts)),
    )


def _outside(record: Sequence[Assignment], workforce: Workforce) -> list[str]:
    """Employee numbers in the staff record of people who are not in the workforce, leavers among them."""
    counted = {post.person.number for post in workforce.posts}
    return sorted({each.person.number for each in record} - counted)


def _write_recruitment(folder: Path, rng: random.Random, facts: Facts) -> Path:
    """The first year as a table of stages, the second applicant by applicant."""
    if facts.year == YEARS[0]:
        return write_csv(folder / "recruitment.csv", stage_rows(applicants(rng, facts, CENSUS_2011)))
    found = applicants(rng, facts, CENSUS_2021)
    return write_workbook(
        folder / "recruitment.xlsx", "Applicants", applicant_rows(rng, found, facts.year.label)
    )
