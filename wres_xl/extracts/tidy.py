"""From sheets to tidy tables: the table of each kind is found, and read by that kind's module."""

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd

from wres_xl.extracts.append import one_table
from wres_xl.extracts.board import tidy_board
from wres_xl.extracts.columns import Table
from wres_xl.extracts.decisions import Decisions, understand
from wres_xl.extracts.detect import Candidate, detect
from wres_xl.extracts.disciplinary import tidy_disciplinary
from wres_xl.extracts.people import employee_numbers
from wres_xl.extracts.previous import tidy_previous
from wres_xl.extracts.raw import read_table
from wres_xl.extracts.recruitment import tidy_recruitment
from wres_xl.extracts.sheets import Sheet
from wres_xl.extracts.staff import tidy_staff
from wres_xl.extracts.survey import tidy_survey
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.titles import titles_of_another_day
from wres_xl.extracts.training import tidy_training
from wres_xl.findings import Finding, Level, UnreadableFile, worst_first
from wres_xl.settings import Settings

_Tidy = Callable[[Table, Decisions, Settings, date | None], tuple[pd.DataFrame, tuple[Finding, ...]]]

_MOST_TOLD = 20

_TIDY: dict[Kind, _Tidy] = {
    Kind.STAFF: lambda table, decisions, settings, snapshot: tidy_staff(
        table, decisions, settings.headcount, snapshot
    ),
    Kind.RECRUITMENT: lambda table, decisions, *_: tidy_recruitment(table, decisions),
    Kind.DISCIPLINARY: lambda table, decisions, _, snapshot: tidy_disciplinary(table, decisions, snapshot),
    Kind.TRAINING: lambda table, decisions, _, snapshot: tidy_training(table, decisions, snapshot),
    Kind.SURVEY: lambda table, *_: tidy_survey(table),
    Kind.BOARD: lambda table, decisions, *_: tidy_board(table, decisions),
    Kind.PREVIOUS: lambda table, *_: tidy_previous(table),
}


def tidy(
    sheets: Sequence[Sheet],
    settings: Settings,
    snapshot: date | None = None,
    unreadable: Sequence[str] = (),
    *,
    with_employee_numbers: bool = False,
) -> Extracts:
    """The tidy tables that `sheets` hold, at most one of each kind, and everything that was found in them.

    `snapshot` is the day on which staff are counted, where it is known. `unreadable` tells of other files
    that cannot be read, so that everything can be told at once. Employee numbers are kept only
    `with_employee_numbers`.

    Raises:
        UnreadableFile: there are such files, or the rows of a text file cannot be read to their end.
    """
    decisions, mapping_findings = understand(settings.mapping)
    detected = detect(sheets)
    findings: list[Finding] = [*mapping_findings, *detected.findings]
    problems = list(unreadable)
    tables: dict[Kind, pd.DataFrame] = {}
    sources: dict[Kind, tuple[str, ...]] = {}
    numbers: dict[str, dict[int, str]] = {}
    for kind, candidates in detected.tables.items():
        try:
            table, table_findings = _table(candidates)
        except UnreadableFile as problem:
            problems.append(str(problem))
            continue
        findings += table_findings
        if table is not None:
            frame, kind_findings = _TIDY[kind](table, decisions, settings, snapshot)
            rows = table.rows_in_parts(frame["row"].to_numpy())
            tables[kind] = frame.assign(row=rows) if table.parts else frame
            findings += kind_findings
            numbers |= employee_numbers(table) if with_employee_numbers else {}
            sources[kind] = tuple(candidate.sheet.place for candidate in candidates)
    findings += titles_of_another_day(detected.tables.get(Kind.STAFF, ()), snapshot)
    if problems:
        raise UnreadableFile("\n".join([*problems, *_also_found(findings)]))
    return Extracts(tables, tuple(findings), sources, numbers)


def _also_found(findings: Sequence[Finding]) -> list[str]:
    """The errors and warnings in files that can be read, so that they need not wait for the others."""
    told = [each for each in worst_first(findings) if each.level is not Level.NOTE]
    if not told:
        return []
    more = len(told) - _MOST_TOLD
    return [
        "Found in the other files:",
        *(f"{each.level}: {each.sentence}" for each in told[:_MOST_TOLD]),
        *([f"and {more:,} more"] if more > 0 else []),
    ]


def _table(candidates: Sequence[Candidate]) -> tuple[Table | None, list[Finding]]:
    """The data rows of one table, or of several that are its parts; None where they cannot be used."""
    tables: list[Table] = []
    findings: list[Finding] = []
    for candidate in candidates:
        table, raw_findings = read_table(candidate)
        findings += raw_findings
        if table is not None:
            tables.append(table)
    if len(tables) < len(candidates):
        return None, findings
    together, append_findings = one_table(candidates, tables)
    return together, [*append_findings, *findings]
