"""Recruitment: shortlisted and appointed, by applicant or counted by ethnic origin and perhaps post."""

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wres_xl.codes import stages, yes_no
from wres_xl.extracts.cells import count, number
from wres_xl.extracts.columns import Objects, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.frames import frame
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.people import groups
from wres_xl.extracts.posts import posts
from wres_xl.extracts.recruitment_doubles import doubled
from wres_xl.extracts.recruitment_totals import without_totals
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_STOPS = FEEDS[Kind.RECRUITMENT]
_Counts = NDArray[np.int64]
_Findings = tuple[Finding, ...]


def tidy_recruitment(table: Table, decisions: Decisions) -> tuple[pd.DataFrame, _Findings]:
    """The tidy recruitment table. Counts are used where there are both; else the furthest stage reached."""
    findings: _Findings = ()
    if {"shortlisted", "appointed"} <= table.columns.keys():
        counted, findings = without_totals(table)
        group, group_findings = _groups_of_counts(counted, decisions)
        shortlisted, shortlisted_findings = _counts(counted, "shortlisted", "the number shortlisted")
        appointed, appointed_findings = _counts(counted, "appointed", "the number appointed")
        findings += (*shortlisted_findings, *appointed_findings)
    else:
        counted = table
        shortlisted, appointed, findings = _by_stage(table, decisions)
        reached = shortlisted > 0
        group, group_findings = groups(table, decisions, among=reached, stops=_STOPS)
        findings += groups(table, decisions, among=~reached, level=Level.WARNING)[1]
    post, post_findings = posts(counted, decisions, shortlisted=shortlisted)
    tidy = frame(
        Kind.RECRUITMENT,
        {
            "group": group,
            "section": post.section,
            "band": post.band,
            "shortlisted": shortlisted,
            "appointed": appointed,
            "row": counted.rows,
        },
    )
    return tidy, (
        *group_findings,
        *findings,
        *_too_many_appointed(counted, shortlisted, appointed),
        *doubled(counted, post, group, shortlisted, appointed),
        *post_findings,
    )


def _groups_of_counts(table: Table, decisions: Decisions) -> tuple[Objects, _Findings]:
    """The ethnic group of every row of counts; where it is not known, the row may be a total."""
    group, findings = groups(table, decisions, stops=_STOPS)
    return group, tuple(
        replace(each, mend=f"{each.mend} If it is a total or subtotal, remove the row.")
        if each.mapped_in
        else each
        for each in findings
    )


def _counts(table: Table, field: str, what: str) -> tuple[_Counts, _Findings]:
    """The counts in a column, or 1 and 0 for yes and no; a blank is 0."""
    codes = CodeList(
        field=field,
        what=what,
        read=_count,
        expected="a whole number, 0 or more; or Yes or No",
        is_not="is not a whole number of people",
    )
    blank = table.columns[field].blank
    counts, findings = look_up(table, codes, among=~blank, stops=_STOPS)
    if blank.any():
        finding = table.finding(
            Level.WARNING,
            f"{what[0].upper()}{what[1:]} is blank, and is taken as 0",
            field=field,
            rows=table.rows[blank],
            mend="Enter 0 in the source, if that is meant.",
        )
        findings = (*findings, finding)
    return np.array([each or 0 for each in counts], dtype=np.int64), findings


def _count(text: str) -> int | None:
    if number(text) is not None:
        return count(text)
    answer = yes_no(text)
    return None if answer is None else int(answer)


def _by_stage(table: Table, decisions: Decisions) -> tuple[_Counts, _Counts, _Findings]:
    codes = CodeList(
        field="stage",
        what="the stage",
        read=stages,
        expected="the furthest stage reached, such as Shortlisted, Interviewed or Appointed",
        decided=decisions.stage,
    )
    reached, findings = look_up(table, codes, stops=_STOPS)
    shortlisted = np.array([bool(each and each[0]) for each in reached], dtype=np.int64)
    appointed = np.array([bool(each and each[1]) for each in reached], dtype=np.int64)
    return shortlisted, appointed, findings


def _too_many_appointed(table: Table, shortlisted: _Counts, appointed: _Counts) -> _Findings:
    wrong = appointed > shortlisted
    if not wrong.any():
        return ()
    finding = table.finding(
        Level.ERROR,
        "More people were appointed than shortlisted",
        field="appointed",
        rows=table.rows[wrong],
        expected="no more than were shortlisted",
        mend="Correct the numbers in the source.",
        stops=_STOPS,
    )
    return (finding,)
