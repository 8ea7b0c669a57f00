"""The figures that the example trust must show, as North of England Commissioning Support printed them.

Source: NECS Workforce Race Equality Standard report 2020-21 (September 2021). Its headcounts by pay band are
printed as percentages of the workforce; `headcounts.csv` holds the whole numbers that give exactly those.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear

YEARS = (ReportingYear(2019), ReportingYear(2020))

_NOT_PRINTED: Mapping[tuple[str, str], int] = {
    ("2019-20", "3_disciplinary"): 0,
    ("2020-21", "3_disciplinary"): 0,
    ("2019-20", "4_trained"): 22,
    ("2020-21", "4_trained"): 30,
}
"""Our invention: how many people of unknown ethnicity had a formal case, or took non-mandatory training."""


@dataclass(frozen=True)
class SurveyFigure:
    """One survey percentage, 0 to 100, of one group.

    `respondents` and the benchmark group's median percentage are None where the report does not print them.
    """

    item: str
    group: Group
    percentage: float
    respondents: int | None
    benchmark: float | None


@dataclass(frozen=True)
class Facts:
    """What the extracts of one reporting year must count to.

    `headcounts` are people by group, then by pay band from the lowest; `counts` are people by data item,
    then by group.
    """

    year: ReportingYear
    headcounts: Mapping[Group, Mapping[str, int]]
    counts: Mapping[str, Mapping[Group, int]]
    survey: tuple[SurveyFigure, ...]


def published_facts(year: ReportingYear) -> Facts:
    """The published figures of `year`, which is one of `YEARS`."""
    bands = [row for row in _rows("headcounts.csv") if row["snapshot"] == year.snapshot.isoformat()]
    counts = [row for row in _rows("counts.csv") if row["year"] == year.label]
    survey = [row for row in _rows("survey.csv") if row["year"] == year.label]
    return Facts(
        year,
        {group: {row["pay_band"]: int(row[group]) for row in bands} for group in ETHNIC_GROUPS},
        {row["item"]: {group: _count(row, group) for group in ETHNIC_GROUPS} for row in counts},
        tuple(_survey_figure(row) for row in survey),
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _count(row: Mapping[str, str], group: Group) -> int:
    return int(row[group]) if row[group] else _NOT_PRINTED[row["year"], row["item"]]


def _survey_figure(row: Mapping[str, str]) -> SurveyFigure:
    return SurveyFigure(
        row["item"],
        Group(row["group"]),
        float(row["percentage"]),
        int(row["respondents"]) if row["respondents"] else None,
        float(row["benchmark"]) if row["benchmark"] else None,
    )
