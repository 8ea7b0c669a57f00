"""The casework log: who entered the formal disciplinary process, and when."""

from datetime import date

import numpy as np
import pandas as pd

from wres_xl.codes import is_formal_disciplinary, yes_no
from wres_xl.extracts.columns import Mask, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.frames import frame
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.people import dates, given_groups, of_the_year, people
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_STOPS = FEEDS[Kind.DISCIPLINARY]


def _is_formal(formality: str) -> bool | None:
    """Formal or informal, in words or as the answer to a heading such as `Formal?`; None for neither."""
    told = is_formal_disciplinary(formality)
    return yes_no(formality) if told is None else told


_FORMALITIES = CodeList(
    field="formality",
    what="whether the case is formal",
    read=_is_formal,
    expected="Formal or Informal, Yes or No",
)


def tidy_disciplinary(
    table: Table, decisions: Decisions, snapshot: date | None = None
) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """The tidy casework log.

    What is wrong in cases that are not formal disciplinary ones is not told, nor in those of other years
    than the one that ends with `snapshot`, where that is known.
    """
    of_year = of_the_year(table, snapshot)
    formal, findings = _formal(table, decisions, of_year)
    group, group_findings = given_groups(table, decisions, among=formal & of_year, stops=_STOPS)
    opened, date_findings = dates(table, among=formal, stops=_STOPS)
    person = people(table)
    tidy = frame(
        Kind.DISCIPLINARY,
        {"person": person, "group": group, "formal": formal, "date": opened, "row": table.rows},
    )
    nameless = formal & of_year & pd.isna(person)
    return tidy, (*findings, *group_findings, *date_findings, *_nameless(table, nameless))


def _formal(table: Table, decisions: Decisions, of_year: Mask) -> tuple[Mask, tuple[Finding, ...]]:
    """Which cases are formal disciplinary ones: by their type, and by their formality where that is given.

    Findings are about cases `of_year`.
    """
    formal: Mask = np.ones(len(table), dtype=bool)
    findings: tuple[Finding, ...] = ()
    if "formality" in table.columns:
        given = ~table.columns["formality"].blank
        if "case_type" not in table.columns:
            given[:] = True
        formality, findings = look_up(table, _FORMALITIES, among=given & of_year, stops=_STOPS)
        formal &= ~given | (formality == True)  # noqa: E712 - an array, in which None is not True
    if "case_type" in table.columns:
        case_type, case_findings = look_up(
            table, _case_types(decisions), among=formal & of_year, stops=_STOPS
        )
        formal &= case_type == True  # noqa: E712
        findings += case_findings
    return formal, findings


def _case_types(decisions: Decisions) -> CodeList:
    return CodeList(
        field="case_type",
        what="the case type",
        read=is_formal_disciplinary,
        expected="a kind of case, such as Formal Disciplinary, Informal, Grievance or Capability",
        decided=decisions.case_type,
    )


def _nameless(table: Table, nameless: Mask) -> tuple[Finding, ...]:
    if not nameless.any():
        return ()
    finding = table.finding(
        Level.WARNING,
        "A formal case has no employee number, so it counts as a person of its own",
        field="employee_number" if "employee_number" in table.columns else "",
        rows=table.rows[nameless],
        mend="Enter the employee number in the source: who has two cases in a year is counted once.",
    )
    return (finding,)
