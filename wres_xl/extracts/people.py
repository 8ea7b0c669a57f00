"""What several kinds of extract have in common: whose row it is, of which ethnic origin, and when."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wres_xl.codes import employee_number, ethnic_category, ethnic_group
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import day
from wres_xl.extracts.columns import Column, Mask, Objects, Table
from wres_xl.extracts.decisions import Decisions
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.findings import Finding, Level, place_of
from wres_xl.standard.ethnic_categories import GROUP_ONLY, NOT_STATED
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear

Dates = NDArray[np.datetime64]


def people(table: Table) -> Objects:
    """Whose row each is, as text that is the same however the employee number is written; None for nobody."""
    if "employee_number" not in table.columns:
        return np.full(len(table), None, dtype=object)
    column = table.columns["employee_number"]
    return column.each(employee_number)


def employee_numbers(table: Table) -> dict[str, dict[int, str]]:
    """The employee numbers as they are written, by their sheet's place, in words, and their row."""
    if "employee_number" not in table.columns:
        return {}
    column = table.columns["employee_number"]
    numbers = iter(column.spread(column.texts).tolist())
    return {
        place_of(each.file, each.sheet): dict(zip(each.rows, numbers, strict=False))
        for each in table.places(table.rows)
    }


def written_differently(table: Table, person: Objects) -> Iterable[Finding]:
    """A warning where one table writes the same employee number, that of a `person`, in more than one way."""
    if "employee_number" not in table.columns:
        return
    column = table.columns["employee_number"]
    whose, written = person.tolist(), column.spread(column.texts).tolist()
    if len(set(whose)) == len(set(written)):
        return
    ways = Counter(each for each, _ in set(zip(whose, written, strict=True)) if each is not None)
    several = sum(count > 1 for count in ways.values())
    if several:
        yield table.finding(
            Level.WARNING,
            f"{several:,} employee number{'' if several == 1 else 's'} with and without leading zeros, or in "
            "capitals and small letters; each is one person",
            field="employee_number",
            mend="Check that none of them stands for two people.",
        )


def groups(
    table: Table,
    decisions: Decisions,
    *,
    among: Mask | None = None,
    stops: Iterable[str] = (),
    level: Level = Level.ERROR,
) -> tuple[Objects, tuple[Finding, ...]]:
    """The ethnic group of every row, `Unknown` for a blank, None for an origin that is not recognised."""
    codes = CodeList(
        field="ethnic_origin",
        what="the ethnic origin",
        read=_group_name,
        expected="an ethnic origin as ESR, NHS Jobs or the census words it, or its code",
        decided=decisions.ethnic_origin,
    )
    return look_up(table, codes, among=among, stops=stops, level=level)


def categories(table: Table, decisions: Decisions, group: Objects) -> Objects:
    """The ethnic category of every row, by its letter, for rows of the ethnic `group` that was told.

    A value that a person mapped tells its group only.
    """

    def category(origin: str) -> str:
        return (
            GROUP_ONLY
            if normalise(origin) in decisions.ethnic_origin
            else ethnic_category(origin) or GROUP_ONLY
        )

    by_row = table.columns["ethnic_origin"].each(category)
    by_row[group == Group.UNKNOWN.value] = NOT_STATED
    by_row[pd.isna(group)] = None
    return by_row


def given_groups(
    table: Table, decisions: Decisions, *, among: Mask, stops: Iterable[str]
) -> tuple[Objects, tuple[Finding, ...]]:
    """The ethnic groups that a log about staff gives itself; None where it leaves them to the staff list."""
    if "ethnic_origin" not in table.columns:
        return np.full(len(table), None, dtype=object), ()
    group, findings = groups(table, decisions, among=among, stops=stops)
    group[table.columns["ethnic_origin"].blank] = None
    return group, findings


def _group_name(origin: str) -> str | None:
    group = ethnic_group(origin)
    return None if group is None else group.value


def dates(table: Table, *, among: Mask, stops: Iterable[str]) -> tuple[Dates, tuple[Finding, ...]]:
    """The days in the column of dates, and an error for rows `among` which one cannot be read.

    Days are NaT where they cannot be read, are blank, or there is no such column; what becomes of rows
    without one is decided where the reporting year is known.
    """
    if "date" not in table.columns:
        return np.full(len(table), np.datetime64("NaT", "s")), ()
    column = table.columns["date"]
    read = days(column)
    unreadable = np.isnat(read) & ~column.blank & among
    if not unreadable.any():
        return read, ()
    finding = table.finding(
        Level.ERROR,
        "The date cannot be read",
        field="date",
        rows=table.rows[unreadable],
        expected="an Excel date, 2021-03-31, 31/03/2021 or 31-Mar-2021",
        mend="Correct it in the source.",
        stops=stops,
    )
    return read, (finding,)


def of_the_year(table: Table, snapshot: date | None) -> Mask:
    """The rows that may count in the year that ends with `snapshot`: all but those dated outside it."""
    if snapshot is None or "date" not in table.columns:
        return np.ones(len(table), dtype=bool)
    read, year = days(table.columns["date"]), ReportingYear.containing(snapshot)
    return np.isnat(read) | ((read >= np.datetime64(year.first_day)) & (read <= np.datetime64(year.snapshot)))


def days(column: Column) -> Dates:
    """The day in each row of a column, NaT where there is none that can be read."""
    read = pd.Series([day(value) for value in column.values], dtype=object)
    by_value: Dates = pd.to_datetime(read).to_numpy(dtype="datetime64[s]")
    return by_value[column.index]
