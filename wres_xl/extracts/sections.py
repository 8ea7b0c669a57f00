"""Which section of the national return a post belongs to: by staff group, or else by occupation code."""

import numpy as np

from wres_xl.codes import section, section_of_occupation_code
from wres_xl.extracts.columns import Mask, Objects, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.findings import Finding, Level

_STUDENT = "student"

_OCCUPATION_CODES = CodeList(
    field="occupation_code",
    what="the occupation code",
    read=section_of_occupation_code,
    expected="an NHS occupation code, such as N6A or 021",
)


def _staff_groups(decisions: Decisions) -> CodeList:
    return CodeList(
        field="staff_group",
        what="the staff group",
        read=section,
        expected="a staff group of ESR, such as Administrative and Clerical",
        decided=decisions.staff_group,
    )


def are_students(table: Table, decisions: Decisions) -> Mask:
    """Which rows are of the staff group of students."""
    if "staff_group" not in table.columns:
        return np.zeros(len(table), dtype=bool)
    codes = _staff_groups(decisions)
    return table.columns["staff_group"].where(lambda group: codes.meaning(group) == _STUDENT)


def sections(table: Table, decisions: Decisions, *, among: Mask) -> tuple[Objects, tuple[Finding, ...]]:
    """Each row's section, None where it cannot be told, and what was found in the rows `among` all.

    The staff group decides. Where it is blank, or of students, the occupation code does.
    """
    findings: tuple[Finding, ...] = ()
    by_group, is_open = _nothing(table), np.ones(len(table), dtype=bool)
    if "staff_group" in table.columns:
        is_open = table.columns["staff_group"].blank
        by_group, findings = look_up(table, _staff_groups(decisions), among=among & ~is_open)
    code_findings: tuple[Finding, ...] = ()
    by_code, has_code = _nothing(table), np.zeros(len(table), dtype=bool)
    if "occupation_code" in table.columns:
        has_code = ~table.columns["occupation_code"].blank
        by_code, code_findings = look_up(table, _OCCUPATION_CODES, among=among & is_open & has_code)
    is_student = by_group == _STUDENT
    return np.where(is_open | is_student, by_code, by_group), (
        *findings,
        *code_findings,
        *_without(table, among & is_open & ~has_code),
    )


def _nothing(table: Table) -> Objects:
    return np.full(len(table), None, dtype=object)


def _without(table: Table, neither: Mask) -> list[Finding]:
    if not neither.any():
        return []
    return [
        table.finding(
            Level.ERROR,
            "Neither the staff group nor the occupation code is given",
            field="staff_group" if "staff_group" in table.columns else "occupation_code",
            rows=table.rows[neither],
            mend="Enter the staff group in the source.",
        )
    ]
