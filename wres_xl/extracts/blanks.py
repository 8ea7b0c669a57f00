"""A value printed once and meant for the rows below it, as reports with groups print it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from wres_xl.extracts.columns import Column, Mask, Numbers, Objects, Table
from wres_xl.extracts.layouts import LAYOUTS
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_LEADING = ("staff_group", "ethnic_origin", "job_role", "occupation_code", "grade")
"""The fields by which reports are grouped."""

_LABELS = {Kind.STAFF: "employee_number", Kind.RECRUITMENT: "shortlisted"}
"""What follows the groups in the reports that have them: people, or their number."""

_FEWEST_GROUPS = 3
"""Fewer ethnic origins that stand once each may be those of so few people."""

_ORIGIN = "ethnic_origin"


@dataclass(frozen=True)
class Places:
    """Where the columns of a table stand: each field's position, the first column's being 0."""

    first: Column
    positions: Mapping[str, int]

    def leads(self, field: str, label: str) -> bool:
        """Whether a field's column stands before the one of `label`, as a group's does."""
        return {field, label} <= self.positions.keys() and self.positions[field] < self.positions[label]


def filled_down(table: Table, places: Places) -> tuple[Table, tuple[Finding, ...]]:
    """The table with the blanks filled that are unmistakably meant for the value above them.

    A group's column leads, its first row is filled, and no value stands twice within the group around it.
    Where ethnic origins only might be such groups, a warning says so: a blank one is of unknown ethnicity.
    """
    columns, findings = dict(table.columns), []
    for field in _LEADING:
        if not places.leads(field, _LABELS.get(table.kind, "")):
            continue
        column = columns[field]
        around = None if places.positions[field] == 0 else places.first
        blank = column.blank
        if not blank.any() or blank.all() or not _is_printed_once(column, around):
            continue
        if _is_unmistakable(field, ~blank):
            columns[field] = replace(column, index=_from_above(column.index, ~blank))
            findings.append(_filled(table, field, blank))
        elif field == _ORIGIN and blank[: np.flatnonzero(~blank)[-1]].any():
            findings += _doubtful(table, blank)
    filled = replace(table, columns=columns) if findings else table
    whole, person_findings = _second_assignments(filled)
    return whole, (*findings, *person_findings)


def _is_printed_once(column: Column, around: Column | None) -> bool:
    """Whether values stand once each within every group around them, the first of which is filled."""
    filled = ~column.blank
    starts = np.zeros(len(filled), dtype=bool)
    starts[0] = True
    if around is not None and around.blank.any():
        starts |= ~around.blank
    if not filled[starts].all():
        return False
    group = np.cumsum(starts)[filled]
    pairs = set(zip(group.tolist(), column.spread(column.texts)[filled], strict=True))
    return len(pairs) == int(filled.sum())


def _is_unmistakable(field: str, filled: Mask) -> bool:
    """Whether a column's blanks are too many, or too regular, to be values that nobody entered."""
    if field == _ORIGIN:
        return _is_regular(filled)
    return field == "staff_group" or bool(filled.mean() <= 1 / 2)


def _is_regular(filled: Mask) -> bool:
    """Whether blanks follow values as in a report: each value by the same number, or most of them by many."""
    sizes = np.diff([*np.flatnonzero(filled), len(filled)])
    is_even = len(set(sizes.tolist())) == 1 and sizes[0] > 1
    return len(sizes) >= _FEWEST_GROUPS and (is_even or len(filled) >= 3 * len(sizes))


def _from_above(index: Numbers, filled: Mask) -> Numbers:
    above: NDArray[np.int64] = np.maximum.accumulate(np.where(filled, np.arange(len(filled)), 0))
    return index[above]


def _filled(table: Table, field: str, blank: Mask) -> Finding:
    return table.finding(
        Level.NOTE,
        "Each value is printed once for the rows of its group: the blanks below it are filled with it",
        field=field,
        rows=table.rows[blank],
    )


def _doubtful(table: Table, blank: Mask) -> Iterable[Finding]:
    yield table.finding(
        Level.WARNING,
        "No ethnic origin stands twice, so the blanks may stand for the value above them; they are taken as "
        "unknown ethnicity",
        field=_ORIGIN,
        rows=table.rows[blank],
        mend="Export the extract with every value repeated, or enter Not Stated where that is meant.",
    )


def _second_assignments(table: Table) -> tuple[Table, tuple[Finding, ...]]:
    """People whose number and ethnic origin stand in the first of their rows only.

    ESR's assignment numbers begin with the employee number, which tells whose row it is.
    """
    if not {"employee_number", "assignment_number"} <= table.columns.keys():
        return table, ()
    number, assignment = table.columns["employee_number"], table.columns["assignment_number"]
    open_rows = number.blank & ~assignment.blank
    if not open_rows.any() or number.blank[0]:
        return table, ()
    above = _from_above(number.index, ~number.blank)
    assignments = _texts(assignment)
    is_another = np.append(False, assignments[1:] != assignments[:-1])
    theirs = open_rows & is_another & _begins(assignments, _texts(replace(number, index=above)))
    if not theirs.any():
        return table, ()
    columns = dict(table.columns)
    columns["employee_number"] = replace(number, index=np.where(theirs, above, number.index))
    if _ORIGIN in columns:
        origin = columns[_ORIGIN]
        from_person = _from_above(origin.index, ~number.blank)
        columns[_ORIGIN] = replace(
            origin, index=np.where(theirs & origin.blank, from_person, origin.index).astype(np.int32)
        )
    note = table.finding(
        Level.NOTE,
        "The employee number is blank, and the assignment is by its number of the person above: taken so",
        field="employee_number",
        rows=table.rows[theirs],
    )
    return replace(table, columns=columns), (note,)


def _texts(column: Column) -> Objects:
    return column.spread(column.texts)


def _begins(assignments: Objects, numbers: Objects) -> Mask:
    pairs = zip(assignments, numbers, strict=True)
    return np.array([one.startswith(f"{number}-") or one == number for one, number in pairs], dtype=bool)


def hidden_errors(table: Table) -> tuple[Finding, ...]:
    """A warning that blanks in an .xls workbook may be Excel errors, if there are any where they matter."""
    aside = {"", *LAYOUTS[table.kind].beside}
    blank = np.any([column.blank for field, column in table.columns.items() if field not in aside], axis=0)
    if not blank.any():
        return ()
    finding = table.finding(
        Level.WARNING,
        "In the old .xls format blanks and Excel errors cannot be told apart: blanks are taken as blank",
        rows=table.rows[blank],
        mend="Open the workbook in Excel, save it as .xlsx, and give that.",
    )
    return (finding,)
