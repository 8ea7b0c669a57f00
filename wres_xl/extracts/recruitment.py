"""Recruitment: shortlisted and appointed, by applicant or counted by ethnic origin."""

from collections import Counter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wres_xl.codes import ethnic_category, stages, yes_no
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import count, is_blank, number, shown
from wres_xl.extracts.columns import Objects, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.frames import frame
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.people import groups
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_STOPS = FEEDS[Kind.RECRUITMENT]
_Counts = NDArray[np.int64]
_Findings = tuple[Finding, ...]

_MOST_ORIGINS = 200
"""Longer tables without a count above 1 have a row for each applicant."""


def tidy_recruitment(table: Table, decisions: Decisions) -> tuple[pd.DataFrame, _Findings]:
    """The tidy recruitment table. Counts are used where there are both; else the furthest stage reached."""
    findings: _Findings = ()
    if {"shortlisted", "appointed"} <= table.columns.keys():
        counted, findings = _without_closing_total(table)
        shortlisted, shortlisted_findings = _counts(counted, "shortlisted", "the number shortlisted")
        appointed, appointed_findings = _counts(counted, "appointed", "the number appointed")
        findings += (*shortlisted_findings, *appointed_findings)
    else:
        counted = table
        shortlisted, appointed, stage_findings = _by_stage(table, decisions)
        findings += stage_findings
    group, group_findings = groups(counted, decisions, stops=_STOPS)
    tidy = frame(
        Kind.RECRUITMENT,
        {"group": group, "shortlisted": shortlisted, "appointed": appointed, "row": counted.rows},
    )
    return tidy, (
        *group_findings,
        *findings,
        *_too_many_appointed(counted, shortlisted, appointed),
        *_origins_twice(counted, shortlisted),
        *_subtotals(counted, group, shortlisted, appointed),
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


def _without_closing_total(table: Table) -> tuple[Table, _Findings]:
    """The table without a last row that names no ethnic origin and holds the sums of all the others."""
    last = len(table) - 1
    if last < 2 or not is_blank(table.columns["ethnic_origin"].at(last)):
        return table, ()
    for field in ("shortlisted", "appointed"):
        column = table.columns[field]
        counts = [count(column.at(row)) or 0 for row in range(len(table))]
        if not counts[last] or counts[last] != sum(counts[:last]):
            return table, ()
    finding = table.finding(
        Level.NOTE,
        "The last row names no ethnic origin and holds the sums of the others: stepped over, as their total",
        rows=table.rows[last:],
    )
    return table.only(np.arange(len(table)) < last), (finding,)


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


def _origins_twice(table: Table, shortlisted: _Counts) -> _Findings:
    """A warning where one ethnic origin has several rows of counts; applicants have a row each."""
    if not (shortlisted > 1).any():
        return ()
    column = table.columns["ethnic_origin"]
    origin = column.each(normalise)
    part = (
        np.searchsorted([each.above for each in table.parts], table.rows) if table.parts else table.rows * 0
    )
    keys = list(zip(part, origin, strict=True))
    times = Counter(keys)
    twice = np.array([times[key] > 1 for key in keys], dtype=bool) & ~column.blank
    if not twice.any():
        return ()
    finding = table.finding(
        Level.WARNING,
        "An ethnic origin has more than one row; the rows are added up",
        field="ethnic_origin",
        rows=table.rows[twice],
        mend="Check that no row is a subtotal, or of another year or post that is not meant.",
    )
    return (finding,)


def _subtotals(table: Table, group: Objects, shortlisted: _Counts, appointed: _Counts) -> _Findings:
    """An error where a row for a whole group, such as White, holds the sums of the group's other rows."""
    if len(table) > _MOST_ORIGINS and not (shortlisted > 1).any():
        return ()
    column = table.columns["ethnic_origin"]
    names_group = column.where(lambda text: bool(text) and ethnic_category(text) is None)
    found: list[int] = []
    for row in np.flatnonzero(names_group & (shortlisted > 0)):
        others = (group == group[row]) & (np.arange(len(table)) != row)
        if others.sum() > 1 and all(
            counts[row] == counts[others].sum() for counts in (shortlisted, appointed)
        ):
            found.append(int(row))
    if not found:
        return ()
    finding = table.finding(
        Level.ERROR,
        "The row of a whole ethnic group holds the sums of the group's other rows, so they would count twice",
        field="ethnic_origin",
        rows=table.rows[found],
        value=shown(column.at(found[0])),
        mend="Remove the row, if it is a subtotal.",
        stops=_STOPS,
    )
    return (finding,)
