"""The staff survey's results and the list of board members."""

import random
from collections.abc import Sequence

from wres_xl.example.ethnic_origins import STAFF, draw
from wres_xl.example.facts import Facts, SurveyFigure
from wres_xl.example.sheets import Cell, Row
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS, SURVEY_ITEMS, survey_question

_TITLES = {indicator.number: indicator.title for indicator in INDICATORS}


def survey_rows(facts: Facts) -> list[Row]:
    """One row for each survey indicator; what the report does not print is left blank."""
    groups = [
        heading
        for group in COMPARED_GROUPS
        for heading in (f"{group} %", f"{group} respondents", f"{group} benchmark median %")
    ]
    return [
        [f"NHS staff survey {facts.year.survey}: WRES indicators"],
        [],
        ["Survey Year", "Indicator", "Question", "Measure", *groups],
        *_indicator_rows(facts),
    ]


def _indicator_rows(facts: Facts) -> list[list[Cell]]:
    figures = {(figure.item, figure.group): figure for figure in facts.survey}
    return [
        [
            facts.year.survey,
            number,
            survey_question(number, facts.year),
            _TITLES[number],
            *(cell for group in COMPARED_GROUPS for cell in _figure_cells(figures[item, group])),
        ]
        for number, item in SURVEY_ITEMS.items()
    ]


def _figure_cells(figure: SurveyFigure) -> tuple[Cell, ...]:
    return figure.percentage, figure.respondents, figure.benchmark


BOARD_ROLES: Sequence[str] = (
    "Managing Director",
    "Director of Finance",
    "Director of Operations",
    "Director of Digital",
    "Director of People",
    "Director of Commissioning Support",
)
"""Invented: the report prints the number of members only."""


def board_rows(rng: random.Random, facts: Facts) -> list[Row]:
    """One row for each member.

    The report calls the board its Executive Team, so all members are executive; that all vote is our
    assumption.
    """
    members = [group for group in ETHNIC_GROUPS for _ in range(facts.counts["9_board"][group])]
    return [
        ["Board membership"],
        [f"As at 31 March {facts.year.snapshot.year}"],
        [],
        ["Role", "Executive", "Voting", "Ethnic Origin"],
        *(
            [role, "Yes", "Yes", _origin(rng, group)]
            for role, group in zip(BOARD_ROLES, members, strict=True)
        ),
    ]


def _origin(rng: random.Random, group: Group) -> str:
    return draw(rng, STAFF, group)
