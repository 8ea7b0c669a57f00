"""Learning records: who took part in non-mandatory training and continuing professional development."""

from datetime import date

import pandas as pd

from wres_xl.codes import yes_no
from wres_xl.extracts.columns import Mask, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.frames import frame
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.people import dates, given_groups, of_the_year, people
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_STOPS = FEEDS[Kind.TRAINING]


def tidy_training(
    table: Table, decisions: Decisions, snapshot: date | None = None
) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """The tidy learning records.

    What is wrong in records of mandatory courses is not told, nor in those of other years than the one that
    ends with `snapshot`, where that is known.
    """
    of_year = of_the_year(table, snapshot)
    codes = CodeList(
        field="mandatory",
        what="whether the course is mandatory",
        read=yes_no,
        expected="Yes or No, or Mandatory or Non-mandatory",
        decided=decisions.mandatory,
    )
    mandatory, findings = look_up(table, codes, among=of_year, stops=_STOPS)
    chosen: Mask = mandatory == False  # noqa: E712 - an array, in which None is not False
    group, group_findings = given_groups(table, decisions, among=chosen & of_year, stops=_STOPS)
    taken, date_findings = dates(table, among=chosen, stops=_STOPS)
    person = people(table)
    tidy = frame(
        Kind.TRAINING,
        {"person": person, "group": group, "non_mandatory": chosen, "date": taken, "row": table.rows},
    )
    nameless = chosen & of_year & pd.isna(person)
    if nameless.any():
        finding = table.finding(
            Level.WARNING,
            "A learning record has no employee number, and is not counted",
            field="employee_number",
            rows=table.rows[nameless],
            mend="Enter it in the source, if the learner is one of the staff.",
        )
        findings = (*findings, finding)
    return tidy, (*findings, *group_findings, *date_findings)
