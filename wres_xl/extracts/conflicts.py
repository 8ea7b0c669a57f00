"""What a staff extract says twice and differently: of one post, or of one person.

Such rows are counted as the rules say; nothing here changes a figure.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wres_xl.codes import is_medical_grade, pay_band, staff_group_fits
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import shown
from wres_xl.extracts.columns import Column, Mask, Numbers, Objects, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.sections import are_students
from wres_xl.findings import Finding, Level
from wres_xl.wording import number_of_people

_ABOVE_THE_BANDS = "VSM"

_Positions = NDArray[np.int64]
"""Rows of a table, counted from 0."""


def post_conflicts(
    table: Table, decisions: Decisions, section: Objects, *, among: Mask
) -> tuple[Finding, ...]:
    """Staff group against occupation code, and the grade against the one of them that gave the `section`.

    A value that a person mapped is not held against another: somebody has looked at it.
    """
    return (
        *_group_against_code(table, decisions, section, among),
        *_grade_against_post(table, decisions, section, among),
    )


def person_conflicts(
    table: Table, person: Objects, primary: Mask, group: Objects, *, counted: Mask
) -> tuple[Finding, ...]:
    """People with several primary assignments among those `counted`, or of several ethnic groups.

    One assignment in two rows is not two: reports repeat an assignment for each of its cost centres.
    """
    has_several: Mask = pd.Series(person, dtype=object).duplicated(keep=False).to_numpy()
    primaries = np.flatnonzero(has_several & primary & counted)
    primaries = primaries[_differ_within(person[primaries], _assignments(table, primaries))]
    told = np.flatnonzero(has_several & pd.notna(group))
    of_several = told[_differ_within(person[told], group[told])]
    findings: list[Finding] = []
    if len(primaries):
        findings.append(
            table.finding(
                Level.WARNING,
                f"{_people(person[primaries])} with several primary assignments; the one of the highest FTE "
                "is counted",
                field="primary",
                rows=table.rows[primaries],
                mend="Mark one of a person's assignments as primary in ESR.",
            )
        )
    if len(of_several):
        findings.append(
            table.finding(
                Level.WARNING,
                f"{_people(person[of_several])} with assignments of different ethnic groups; that of the "
                "assignment counted is used",
                field="ethnic_origin",
                rows=table.rows[of_several],
                mend="Make the ethnic origin the same on all of a person's assignments in ESR.",
            )
        )
    return tuple(findings)


def _assignments(table: Table, positions: _Positions) -> Objects:
    """What tells assignments apart: their numbers, or the rows where those are not given."""
    rows = table.rows[positions].tolist()
    if "assignment_number" in table.columns:
        column = table.columns["assignment_number"]
        numbers = [column.texts[value] for value in column.index[positions].tolist()]
        rows = [number or row for number, row in zip(numbers, rows, strict=True)]
    return np.array(rows, dtype=object)


def _differ_within(person: Objects, values: Objects) -> Mask:
    """The rows of people who do not have the same value in all of their rows."""
    pairs = pd.DataFrame({"person": person, "value": values}, dtype=object).drop_duplicates()
    several = pairs.loc[pairs["person"].duplicated(), "person"]
    differ: Mask = pd.Series(person, dtype=object).isin(several).to_numpy()
    return differ


def _people(persons: Objects) -> str:
    return number_of_people(len(set(persons)))


def _group_against_code(
    table: Table, decisions: Decisions, section: Objects, among: Mask
) -> Iterator[Finding]:
    if not {"staff_group", "occupation_code"} <= table.columns.keys():
        return
    group, code = table.columns["staff_group"], table.columns["occupation_code"]
    differ = _meet(group, code, lambda one, other: staff_group_fits(one, other) is False)
    differ &= among & ~_is_mapped(group, decisions.staff_group)
    for position, rows in _by_values((group, code), differ):
        yield _conflict(
            table,
            f"Staff group and occupation code disagree; the staff group decides ({section[position]})",
            ("staff_group", "occupation_code"),
            position,
            rows,
            "Correct the one that is wrong on the position in ESR.",
        )


def _grade_against_post(
    table: Table, decisions: Decisions, section: Objects, among: Mask
) -> Iterator[Finding]:
    """Grades of doctors outside the medical section, and bands of Agenda for Change within it."""
    if "grade" not in table.columns:
        return
    grade = table.columns["grade"]
    looked_at = among & pd.notna(section) & ~_is_mapped(grade, decisions.grade)
    is_medical = section == "medical"
    of_doctors = looked_at & ~is_medical & grade.where(is_medical_grade)
    in_a_band = looked_at & is_medical & grade.where(_is_agenda_for_change)
    for field, decides in _deciding(table, decisions):
        what, mend = field.replace("_", " "), f"Correct the grade or the {field.replace('_', ' ')} in ESR."
        for problem, wrong in (
            (f"The grade is a doctor's or dentist's, but the {what} is not", of_doctors),
            (
                f"The grade is a band of Agenda for Change, but the {what} is a doctor's or dentist's",
                in_a_band,
            ),
        ):
            for position, rows in _by_values((grade, table.columns[field]), wrong & decides):
                yield _conflict(table, problem, ("grade", field), position, rows, mend)


def _is_agenda_for_change(grade: str) -> bool:
    return pay_band(grade) not in (None, _ABOVE_THE_BANDS)


def _deciding(table: Table, decisions: Decisions) -> Iterator[tuple[str, Mask]]:
    """The fields that tell the section, each with the rows of which it does."""
    by_code: Mask = np.ones(len(table), dtype=bool)
    if "staff_group" in table.columns:
        by_code = table.columns["staff_group"].blank | are_students(table, decisions)
        yield "staff_group", ~by_code
    if "occupation_code" in table.columns:
        yield "occupation_code", by_code


def _is_mapped(column: Column, decided: Mapping[str, str]) -> Mask:
    return column.where(lambda text: normalise(text) in decided)


def _meet(one: Column, other: Column, condition: Callable[[str, str], bool]) -> Mask:
    """The rows whose values in two columns meet `condition`; each pair of values is looked at once."""
    width = len(other.texts)
    pairs, index = np.unique(one.index.astype(np.int64) * width + other.index, return_inverse=True)
    met = [condition(one.texts[pair // width], other.texts[pair % width]) for pair in pairs.tolist()]
    return np.array(met, dtype=bool)[index]


def _by_values(columns: Iterable[Column], where: Mask) -> Iterator[tuple[int, Numbers]]:
    """The rows `where`, by position, together where their values read alike; the first one, and all."""
    positions = np.flatnonzero(where)
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    texts = [
        [normalise(column.texts[value]) for value in column.index[positions].tolist()] for column in columns
    ]
    for position, *values in zip(positions.tolist(), *texts, strict=True):
        alike[tuple(values)].append(position)
    for rows in alike.values():
        yield rows[0], np.array(rows, dtype=np.int32)


def _conflict(
    table: Table, problem: str, fields: tuple[str, str], position: int, rows: Numbers, mend: str
) -> Finding:
    return table.finding(
        Level.WARNING,
        problem,
        field=fields[0],
        rows=table.rows[rows],
        value=" / ".join(shown(table.columns[field].at(position)) for field in fields),
        mend=mend,
    )
