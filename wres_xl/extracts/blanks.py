"""A value printed once and meant for the rows below it, as reports with groups print it."""

from collections.abc import Iterable, Mapping, Sequence
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

    A group's column leads, its first row is filled, and no value stands twice within the group around it, or
    while the columns around it stay the same. Columns that are filled in the same rows are one: merged cells.
    Where ethnic origins only might be such groups, a warning says so: a blank one is of unknown ethnicity.
    """
    columns, findings = dict(table.columns), []
    for field in _LEADING:
        if not places.leads(field, _LABELS.get(table.kind, "")):
            continue
        column = columns[field]
        blank = column.blank
        if not blank.any() or blank.all():
            continue
        is_group = _is_printed_once([column], _blocks(table, field, places))
        if (is_group and _is_unmistakable(field, ~blank)) or _is_part_of_post(table, field, columns, places):
            columns[field] = replace(column, index=_from_above(column.index, ~blank))
            findings.append(_filled(table, field, blank))
        elif is_group and field == _ORIGIN and blank[: np.flatnonzero(~blank)[-1]].any():
            findings += _doubtful(table, blank)
    filled = replace(table, columns=columns) if findings else table
    whole, person_findings = _second_assignments(filled)
    return whole, (*findings, *person_findings)


def _blocks(table: Table, field: str, places: Places) -> Mask:
    """The first rows of the groups around a field: where the table's first column, if not full, is filled."""
    starts = np.zeros(len(table), dtype=bool)
    starts[0] = True
    if places.positions[field] > 0 and places.first.blank.any():
        starts |= ~places.first.blank
    return starts


def _is_part_of_post(table: Table, field: str, columns: Mapping[str, Column], places: Places) -> bool:
    """Whether a column tells part of a post, in the first row of its block, in no more than half of all rows.

    A block goes on while the other columns stay the same; or it has a value in each of several columns, and
    theirs together stand once.
    """
    if field == _ORIGIN or columns[field].blank.mean() < 1 / 2:
        return False
    label = _LABELS[table.kind]
    others = [each for each in _LEADING if each not in {field, _ORIGIN} and places.leads(each, label)]
    blank = table.columns[field].blank
    merged = [each for each in others if np.array_equal(table.columns[each].blank, blank)]
    if merged:
        fields = [field, *merged]
        outermost = min(fields, key=lambda each: places.positions[each])
        return _is_printed_once([table.columns[each] for each in fields], _blocks(table, outermost, places))
    around = [columns[each] for each in others]
    if places.positions.get(_ORIGIN) != 0 and places.positions[field] > 0:
        around.append(places.first)
    changes = [_changes(each) for each in around if not each.blank.any()]
    return _is_printed_once([columns[field]], _blocks(table, field, places) | np.any(changes, axis=0))


def _changes(column: Column) -> Mask:
    """The rows whose value is not the one above."""
    values = _texts(column)
    return np.append(True, values[1:] != values[:-1])


def _is_printed_once(columns: Sequence[Column], starts: Mask) -> bool:
    """Whether columns' values together stand once within every group, the first row of which is filled."""
    filled = ~columns[0].blank
    if not filled[starts].all():
        return False
    group = np.cumsum(starts)[filled]
    values = set(zip(group.tolist(), *(_texts(column)[filled] for column in columns), strict=True))
    return len(values) == int(filled.sum())


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
