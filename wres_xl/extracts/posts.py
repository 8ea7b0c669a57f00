"""The posts that applicants applied for: their section of the national return, and their pay band.

Recruitment extracts need tell neither. What they do not tell, or what is not recognised, stops no figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wres_xl.codes import is_medical_grade, post_band
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.columns import Mask, Objects, Table
from wres_xl.extracts.conflicts import post_conflicts
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.layouts import POST_FIELDS
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.sections import OCCUPATION_CODES, staff_group_codes
from wres_xl.findings import Finding, Level

_MEDICAL, _STUDENT = "medical", "student"
_Findings = tuple[Finding, ...]


@dataclass(frozen=True)
class Posts:
    """Each row's section and pay band, None where it is not told; doctors and dentists have no band.

    `told` has, for each column that tells of the post, the rows in which it does.
    """

    section: Objects
    band: Objects
    told: Mapping[str, Mask]


def posts(table: Table, decisions: Decisions, *, shortlisted: NDArray[np.int64]) -> tuple[Posts, _Findings]:
    """The post of every row, and what was found in the rows of anybody shortlisted: warnings and notes only.

    The staff group decides the section. Where it is blank, or of students, the occupation code does; and a
    grade of doctors and dentists makes a post medical whatever else is said of it.
    """
    among: Mask = shortlisted > 0
    by_group, group_findings = _meanings(table, staff_group_codes(decisions), among)
    by_group[by_group == _STUDENT] = None
    by_code, code_findings = _meanings(table, OCCUPATION_CODES, among & pd.isna(by_group))
    is_medical = _has_medical_grade(table, decisions)
    sections = np.where(pd.isna(by_group), by_code, by_group)
    contradictions = [
        replace(each, mend="Correct the one that is wrong in the source.")
        for each in post_conflicts(table, decisions, sections, among=among)
    ]
    sections[is_medical] = _MEDICAL
    band, grade_findings = _meanings(table, _grades(decisions), among & (sections != _MEDICAL))
    told = {"staff_group": pd.notna(by_group), "occupation_code": pd.notna(by_code)}
    told["grade"] = pd.notna(band) | is_medical
    band[sections == _MEDICAL] = None
    post = Posts(sections, band, {field: told[field] for field in told if field in table.columns})
    return post, (
        *group_findings,
        *code_findings,
        *grade_findings,
        *contradictions,
        *_blank(table, post, shortlisted),
    )


def post_texts(table: Table) -> list[tuple[str, ...]]:
    """What each row says of its post, as texts are compared; the same for all where no column tells of it."""
    columns = [table.columns[field].each(normalise) for field in POST_FIELDS if field in table.columns]
    return list(zip(*columns, strict=True)) if columns else [()] * len(table)


def _meanings(table: Table, codes: CodeList, among: Mask) -> tuple[Objects, _Findings]:
    """What a column tells, None where it is blank or there is no such column."""
    if codes.field not in table.columns:
        return np.full(len(table), None, dtype=object), ()
    filled = ~table.columns[codes.field].blank
    return look_up(table, codes, among=among & filled, level=Level.WARNING)


def _grades(decisions: Decisions) -> CodeList:
    return CodeList(
        field="grade",
        what="the grade of the post",
        read=post_band,
        expected="a pay band, such as Band 5 or NHS AfC: Band 5, or a grade of doctors and dentists",
        decided=decisions.grade,
    )


def _has_medical_grade(table: Table, decisions: Decisions) -> Mask:
    """The rows whose grade only doctors and dentists have, unless a person decided that it is a band."""
    if "grade" not in table.columns:
        return np.zeros(len(table), dtype=bool)
    return table.columns["grade"].where(
        lambda grade: is_medical_grade(grade) and normalise(grade) not in decisions.grade
    )


def _blank(table: Table, post: Posts, shortlisted: NDArray[np.int64]) -> _Findings:
    """What is told of rows that have columns for the post, but nothing in one of them, and so lack a part.

    A warning where they are counts of many; a note where they are applicants, of whom there is often one.
    """
    fields = [field for field in ("staff_group", "grade") if field in table.columns]
    if not fields:
        return ()
    lacks = pd.isna(post.section) | (pd.isna(post.band) & (post.section != _MEDICAL))
    any_blank = np.any([table.columns[field].blank for field in fields], axis=0)
    blank: Mask = (shortlisted > 0) & any_blank & lacks
    if not blank.any():
        return ()
    problem = "The staff group or the pay band of the post is blank"
    field = fields[0] if len(fields) == 1 else ""
    if not (shortlisted > 1).any():
        problem += ": counted in all posts, and where it is told"
        return (table.finding(Level.NOTE, problem, field=field, rows=table.rows[blank]),)
    finding = table.finding(
        Level.WARNING,
        f"{problem}: '2 By band' has {shortlisted[blank].sum():,} shortlisted in no section or level",
        field=field,
        rows=table.rows[blank],
        mend="Enter it in every row of the source, where it is known.",
    )
    return (finding,)
