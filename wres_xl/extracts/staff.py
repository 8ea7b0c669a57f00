"""The staff list: who is employed, in which item of the national return, and on what terms."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wres_xl.codes import (
    assignment_category,
    assignment_status,
    is_senior_medical_manager,
    medical_row,
    office,
    pay_band,
    yes_no,
)
from wres_xl.extracts.cells import number
from wres_xl.extracts.columns import Mask, Objects, Table
from wres_xl.extracts.conflicts import person_conflicts, post_conflicts
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.employment import not_employed
from wres_xl.extracts.frames import frame
from wres_xl.extracts.layouts import WORKFORCE_TOTALS, headings_for
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.people import categories, groups, people, written_differently
from wres_xl.extracts.sections import are_students, sections, staff_groups
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level
from wres_xl.headcount import RULES
from wres_xl.settings import HeadcountRules
from wres_xl.standard.data_items import MEDICAL_ROWS, PAY_BANDS, SENIOR_MEDICAL_MANAGERS

_CONSULTANTS = MEDICAL_ROWS["Consultants"]
_BAND_ITEMS = {
    section: {band: f"{prefix}_{ending}" for band, ending in PAY_BANDS.items()}
    for section, prefix in (("non-clinical", "1a"), ("clinical", "1b"))
}
"""The item of each pay band, by section."""

_LEFT = "left"
_Findings = tuple[Finding, ...]


def tidy_staff(
    table: Table, decisions: Decisions, rules: HeadcountRules, snapshot: date | None = None
) -> tuple[pd.DataFrame, _Findings]:
    """The tidy staff table.

    What is not recognised is None, with a finding. Most of these stop nothing: what matters shows when people
    are counted. Of rows that `rules` leave out only the ethnic origin is looked at, for casework may need it.

    A row without an employee number becomes a person of its own and, as it may be anybody's, has no group.
    Whoever is not employed on `snapshot`, where it is known and the extract tells, has left.
    """
    offices = _offices(table, decisions)
    status, contract = (_terms(table, codes) for codes in (_statuses(decisions), _categories(decisions)))
    has_left, employment_findings = not_employed(table, snapshot)
    status[has_left] = _LEFT
    counted = _counted(rules, {"office": offices, "status": status, "contract": contract})
    section, section_findings = sections(table, decisions, among=counted)
    item, senior, item_findings = _items(table, decisions, section, counted)
    group, group_findings = groups(table, decisions, among=counted)
    _, other_group_findings = groups(table, decisions, among=~counted, level=Level.WARNING)
    person, nameless, person_findings = _persons(table, counted)
    group[nameless] = None
    primary, primary_findings = _primary(table)
    fte, fte_findings = _fte(table)
    tidy = frame(
        Kind.STAFF,
        {
            "person": person,
            "assignment": _texts(table, "assignment_number"),
            "primary": primary,
            "fte": fte,
            "status": status,
            "contract": contract,
            "office": offices,
            "section": section,
            "item": item,
            "staff_group": staff_groups(table, decisions),
            "senior_manager": senior,
            "group": group,
            "category": categories(table, decisions, group),
            "row": table.rows,
        },
    )
    return tidy, (
        *employment_findings,
        *person_findings,
        *group_findings,
        *section_findings,
        *item_findings,
        *_terms_findings(table, _statuses(decisions), counted, item),
        *_terms_findings(table, _categories(decisions), counted, item),
        *other_group_findings,
        *primary_findings,
        *fte_findings,
        *post_conflicts(table, decisions, section, among=counted),
        *person_conflicts(table, person, primary, group, counted=counted),
    )


def _counted(rules: HeadcountRules, columns: Mapping[str, Objects]) -> Mask:
    """The rows that no headcount rule leaves out; what is not recognised may count."""
    applying = [rule for rule in RULES if not (rule.setting and getattr(rules, rule.setting))]
    left_out: Mask = np.any([columns[rule.column] == rule.value for rule in applying], axis=0)
    return ~left_out


def _texts(table: Table, field: str) -> Objects:
    """A column as text, "" where there is no such column."""
    if field not in table.columns:
        return np.full(len(table), "", dtype=object)
    column = table.columns[field]
    return column.spread(column.texts)


def _offices(table: Table, decisions: Decisions) -> Objects:
    offices = np.full(len(table), "", dtype=object)
    if "job_role" in table.columns:
        offices = table.columns["job_role"].each(office)
    offices[are_students(table, decisions)] = "student"
    return offices


def _persons(table: Table, counted: Mask) -> tuple[Objects, Mask, _Findings]:
    """Whose row each is, which rows do not tell, and the finding about these."""
    person = people(table)
    nameless: Mask = pd.isna(person)
    findings = tuple(written_differently(table, person))
    person[nameless] = [f"row {row}" for row in table.rows[nameless]]
    affected = nameless & counted
    if not affected.any():
        return person, nameless, findings
    finding = table.finding(
        Level.ERROR,
        "There is no employee number of somebody's own, so whose assignment it is cannot be told",
        field="employee_number",
        rows=table.rows[affected],
        expected="a number for each person, in full: not blank, 0, TBC or 3.00E+07",
        mend="Enter it in the source.",
    )
    return person, nameless, (finding, *findings)


def _items(
    table: Table, decisions: Decisions, section: Objects, counted: Mask
) -> tuple[Objects, NDArray[np.bool_], _Findings]:
    """The item of indicator 1 that counts each row, who is a senior medical manager too, and findings."""
    is_medical = section == "medical"
    has_band = counted & ((section == "non-clinical") | (section == "clinical"))
    grades = CodeList(
        field="grade",
        what="the grade",
        read=pay_band,
        expected="a national grade, such as NHS|XR05|Review Body Band 5",
        decided=decisions.grade,
    )
    band, grade_findings = look_up(table, grades, among=has_band)
    role, role_findings = _medical_rows(table, decisions, is_medical, counted)
    senior = role == SENIOR_MEDICAL_MANAGERS
    if "job_role" in table.columns:
        senior |= table.columns["job_role"].where(is_senior_medical_manager)
    role[role == SENIOR_MEDICAL_MANAGERS] = _CONSULTANTS
    item = role
    item[~is_medical] = None
    for name, items in _BAND_ITEMS.items():
        in_section = section == name
        item[in_section] = pd.Series(band[in_section], dtype=object).map(items).to_numpy()
    return item, senior & (item == _CONSULTANTS), (*grade_findings, *role_findings)


def _medical_rows(
    table: Table, decisions: Decisions, is_medical: Mask, counted: Mask
) -> tuple[Objects, _Findings]:
    affected = is_medical & counted
    if "job_role" in table.columns:
        roles = CodeList(
            field="job_role",
            what="the job role of a doctor or dentist",
            read=medical_row,
            expected="a medical or dental job role of ESR, such as Consultant or Specialty Doctor",
            decided=decisions.job_role,
        )
        return look_up(table, roles, among=affected)
    nothing = np.full(len(table), None, dtype=object)
    if not affected.any():
        return nothing, ()
    finding = table.finding(
        Level.ERROR,
        "There is no column for the job role, which places doctors and dentists",
        rows=table.rows[affected],
        expected=_headings("job_role"),
        mend="Add it to the extract.",
    )
    return nothing, (finding,)


def _statuses(decisions: Decisions) -> CodeList:
    return CodeList(
        field="assignment_status",
        what="the assignment status",
        read=assignment_status,
        expected="a status of ESR, such as Active Assignment",
        decided=decisions.assignment_status,
    )


def _categories(decisions: Decisions) -> CodeList:
    return CodeList(
        field="assignment_category",
        what="the assignment category",
        read=assignment_category,
        expected="a category of ESR, such as Permanent or Fixed Term Temp",
        decided=decisions.assignment_category,
    )


def _terms(table: Table, codes: CodeList) -> Objects:
    """What a column of statuses or categories means; "" where there is no such column."""
    if codes.field not in table.columns:
        return np.full(len(table), "", dtype=object)
    return table.columns[codes.field].each(codes.meaning)


def _terms_findings(table: Table, codes: CodeList, counted: Mask, item: Objects) -> _Findings:
    """Without its status or category known, whether a row counts is not, so its item has no figure."""
    if codes.field in table.columns:
        unknown = counted & pd.isna(_terms(table, codes))
        stops = {*pd.unique(item[unknown & pd.notna(item)])} | WORKFORCE_TOTALS
        return look_up(table, codes, among=counted, stops=stops)[1]
    finding = table.finding(
        Level.WARNING,
        f"There is no column for {codes.what}, so nobody is left out by it",
        expected=_headings(codes.field),
        mend="Add it to the extract.",
    )
    return (finding,)


def _primary(table: Table) -> tuple[NDArray[np.bool_], _Findings]:
    """Which assignments are primary; not those that do not say."""
    if "primary" not in table.columns:
        finding = table.finding(
            Level.NOTE,
            "There is no column that marks primary assignments: of several the one of highest FTE counts",
            expected=_headings("primary"),
        )
        return np.zeros(len(table), dtype=bool), (finding,)
    codes = CodeList("primary", "whether the assignment is primary", yes_no, "Yes or No")
    given = ~table.columns["primary"].blank
    answers, findings = look_up(table, codes, among=given, level=Level.WARNING)
    return answers == True, findings  # noqa: E712 - an array, in which None is not True


def _fte(table: Table) -> tuple[NDArray[np.float64], _Findings]:
    """Full-time equivalents, 0 where there is none. They only choose between one person's assignments."""
    if "fte" not in table.columns:
        return np.zeros(len(table)), ()
    column = table.columns["fte"]
    read = [number(value) for value in column.values]
    usable = [value is not None and value >= 0 for value in read]
    fte = np.array([value if fits else 0.0 for value, fits in zip(read, usable, strict=True)], dtype=float)
    wrong = ~np.array(usable, dtype=bool)[column.index] & ~column.blank
    if not wrong.any():
        return fte[column.index], ()
    finding = table.finding(
        Level.WARNING,
        "The FTE is not a number of 0 or more, and is taken as 0",
        field="fte",
        rows=table.rows[wrong],
        expected="a number such as 0.8",
        mend="Correct it in the source.",
    )
    return fte[column.index], (finding,)


def _headings(field: str) -> str:
    return f"a heading such as {' or '.join(headings_for(Kind.STAFF, field)[:2])}"
