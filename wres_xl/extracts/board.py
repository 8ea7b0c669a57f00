"""The board: who sits on it, with which vote."""

import re

import numpy as np
import pandas as pd

from wres_xl.codes import ethnic_group, yes_no
from wres_xl.extracts.columns import Mask, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.frames import frame
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.people import groups
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level
from wres_xl.standard.groups import COMPARED_GROUPS

_VACANT = re.compile(r"\bvacan(?:t|cy|cies)\b|\bto be (?:appointed|confirmed|recruited)\b", re.IGNORECASE)


def tidy_board(table: Table, decisions: Decisions) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """The tidy board table. A seat that is vacant is nobody's."""
    table, vacancies = _without_vacancies(table)
    group, findings = groups(table, decisions, stops=FEEDS[Kind.BOARD])
    voting, voting_findings = _answers(table, "voting", "whether the member votes", "9_board_voting")
    executive, executive_findings = _answers(
        table, "executive", "whether the member is executive", "9_board_executive"
    )
    tidy = frame(Kind.BOARD, {"group": group, "voting": voting, "executive": executive, "row": table.rows})
    return tidy, (*vacancies, *findings, *voting_findings, *executive_findings)


def _without_vacancies(table: Table) -> tuple[Table, tuple[Finding, ...]]:
    """The table without the rows whose role says that nobody has it, `Vacant` or `NED (vacancy)`.

    A row that tells an ethnic origin is somebody's, such as that of a `Director covering a vacant post`.
    """
    if "role" not in table.columns:
        return table, ()
    vacant = table.columns["role"].where(lambda role: _VACANT.search(role) is not None)
    vacant &= ~table.columns["ethnic_origin"].where(lambda origin: ethnic_group(origin) in COMPARED_GROUPS)
    if not vacant.any():
        return table, ()
    problem = "A seat on the board is vacant, and is left out"
    return table.only(~vacant), (table.finding(Level.NOTE, problem, field="role", rows=table.rows[vacant]),)


def _answers(table: Table, field: str, what: str, item: str) -> tuple[Mask, tuple[Finding, ...]]:
    """Who is marked in a column; nobody where it is missing, which was told when the headings were read."""
    if field not in table.columns:
        return np.zeros(len(table), dtype=bool), ()
    answers, findings = look_up(table, CodeList(field, what, yes_no, "Yes or No"), stops=(item,))
    return answers == True, findings  # noqa: E712 - an array, in which None is not True
