"""A post's staff group, and its section of the national return: by staff group, else by occupation code."""

import numpy as np

from wres_xl.codes import national_staff_group, section, section_of_occupation_code
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.columns import Mask, Objects, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.findings import Finding, Level

_STUDENT = "student"

OCCUPATION_CODES = CodeList(
    field="occupation_code",
    what="the occupation code",
    read=section_of_occupation_code,
    expected="an NHS occupation code, such as N6A or 021",
)


def staff_group_codes(decisions: Decisions) -> CodeList:
    """The sections that staff groups belong to."""
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
    codes = staff_group_codes(decisions)
    return table.columns["staff_group"].where(lambda group: codes.meaning(group) == _STUDENT)


def staff_groups(table: Table, decisions: Decisions) -> Objects:
    """Each row's staff group by ESR's own name; "" where it is blank or no national one.

    A value that a person decided about has the name of what it stands for, where that is a staff group:
    `medical` is Medical and Dental, while `clinical` may be any of several.
    """

    def name(text: str) -> str:
        decided = decisions.staff_group.get(normalise(text), "")
        return national_staff_group(decided) or national_staff_group(text)

    if "staff_group" not in table.columns:
        return np.full(len(table), "", dtype=object)
    return table.columns["staff_group"].each(name)


def sections(table: Table, decisions: Decisions, *, among: Mask) -> tuple[Objects, tuple[Finding, ...]]:
    """Each row's section, None where it cannot be told, and what was found in the rows `among` all.

    The staff group decides. Where it is blank, or of students, the occupation code does.
    """
    findings: tuple[Finding, ...] = ()
    by_group, is_open = _nothing(table), np.ones(len(table), dtype=bool)
    if "staff_group" in table.columns:
        is_open = table.columns["staff_group"].blank
        by_group, findings = look_up(table, staff_group_codes(decisions), among=among & ~is_open)
    code_findings: tuple[Finding, ...] = ()
    by_code, has_code = _nothing(table), np.zeros(len(table), dtype=bool)
    if "occupation_code" in table.columns:
        has_code = ~table.columns["occupation_code"].blank
        by_code, code_findings = look_up(table, OCCUPATION_CODES, among=among & is_open & has_code)
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
