"""Who had started and not yet left on the snapshot, where a staff extract tells the days."""

from datetime import date

import numpy as np

from wres_xl.extracts.columns import Mask, Table
from wres_xl.extracts.people import Dates, days
from wres_xl.findings import Finding, Level

_START, _END = "start_date", "end_date"


def not_employed(table: Table, snapshot: date | None) -> tuple[Mask, tuple[Finding, ...]]:
    """The rows of people who left before the snapshot, or started after it, and what was found.

    Both the first and the last day of employment are days of employment.
    """
    nobody: Mask = np.zeros(len(table), dtype=bool)
    if snapshot is None:
        return nobody, ()
    day = np.datetime64(snapshot, "s")
    start, start_findings = _days(table, _START)
    end, end_findings = _days(table, _END)
    left, to_come = end < day, start > day
    findings = [*start_findings, *end_findings]
    if left.any():
        findings.append(_left_out(table, _END, left, f"ended before the snapshot of {snapshot:%d/%m/%Y}"))
    if to_come.any():
        findings.append(_left_out(table, _START, to_come, f"began after the snapshot of {snapshot:%d/%m/%Y}"))
    return left | to_come, tuple(findings)


def _left_out(table: Table, field: str, rows: Mask, what: str) -> Finding:
    return table.finding(
        Level.WARNING,
        f"Employment that {what} is left out",
        field=field,
        rows=table.rows[rows],
        mend="Run the extract for the snapshot, to be sure that those who left since are in it.",
    )


def _days(table: Table, field: str) -> tuple[Dates, tuple[Finding, ...]]:
    """The days in a column, NaT where there is none; comparisons with NaT are false."""
    if field not in table.columns:
        return np.full(len(table), np.datetime64("NaT", "s")), ()
    column = table.columns[field]
    read = days(column)
    # What has no end in ESR ends in the year 4712, as text or as a number that is no day.
    unreadable = np.isnat(read) & ~column.blank & ~column.where(lambda text: "4712" in text)
    if not unreadable.any():
        return read, ()
    finding = table.finding(
        Level.WARNING,
        "The date cannot be read, and nobody is left out by it",
        field=field,
        rows=table.rows[unreadable],
        expected="an Excel date, 2021-03-31, 31/03/2021 or 31-Mar-2021",
        mend="Correct it in the source.",
    )
    return read, (finding,)
