"""The NECS report's counts as tidy tables, and the submissions and figures that follow from them."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

import pandas as pd
import tidy_tables as tables
from published import YEARS, count, headcounts, published_figures

from wres_xl.figures import Figures, figures_of
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission, submission_of

GROUPS = ("White", "BME", "Unknown")


def necs_tables(year: str) -> dict[str, pd.DataFrame]:
    """A tidy table of each kind that gives the report's counts."""
    june = datetime(int(year[:4]), 6, 1)
    return {
        "staff": tables.staff(*_staff(year)),
        "recruitment": tables.recruitment(
            *((g, count(year, "2_shortlisted", g), count(year, "2_appointed", g)) for g in GROUPS)
        ),
        "disciplinary": tables.disciplinary(
            *({"person": person, "date": june} for person in _some(year, "3_disciplinary"))
        ),
        "training": tables.training(
            *({"person": person, "date": june} for person in _some(year, "4_trained"))
        ),
        "survey": tables.survey(*_survey(year)),
        "board": tables.board(*((g, True, True) for g in GROUPS for _ in range(count(year, "9_board", g)))),
    }


@cache
def necs_submission(year: str) -> Submission:
    return submission_of(necs_tables(year), ReportingYear.parse(year), Settings())


@cache
def necs_figures(year: str, beside_last: bool = True) -> Figures:
    """The figures of a year, those of the second year beside the first unless they are to stand alone."""
    before = necs_submission(YEARS[0]) if year != YEARS[0] and beside_last else None
    return figures_of(necs_submission(year), before)


def _staff(year: str) -> Iterator[tables.Record]:
    """A person for every one counted, numbered within the group: `White 1` and on."""
    numbers = dict.fromkeys(GROUPS, 0)
    for (snapshot, band, group), number in headcounts().items():
        if snapshot != year:
            continue
        for _ in range(number):
            numbers[group] += 1
            item = f"1a_{band.lower().replace(' ', '_')}"
            yield {"person": f"{group} {numbers[group]}", "group": group, "item": item}


def _some(year: str, key: str) -> Iterator[str]:
    for group in GROUPS:
        yield from (f"{group} {number + 1}" for number in range(count(year, key, group)))


def _survey(year: str) -> Iterator[tables.Record]:
    for figure in published_figures():
        if figure.year == year and 5 <= figure.indicator <= 8:
            note = figure.survey_note
            yield {
                "survey": int(year[:4]),
                "item": figure.key,
                "group": figure.group,
                "share": figure.exact,
                "respondents": note and note.respondents,
                "benchmark": note and note.median,
            }
