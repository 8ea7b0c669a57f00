"""From sheets to tidy tables: the table of each kind is found, and read by that kind's module."""

from collections.abc import Callable, Sequence

import pandas as pd

from wres_xl.extracts.board import tidy_board
from wres_xl.extracts.columns import Table
from wres_xl.extracts.decisions import Decisions, understand
from wres_xl.extracts.detect import detect
from wres_xl.extracts.disciplinary import tidy_disciplinary
from wres_xl.extracts.previous import tidy_previous
from wres_xl.extracts.raw import read_table
from wres_xl.extracts.recruitment import tidy_recruitment
from wres_xl.extracts.sheets import Sheet
from wres_xl.extracts.staff import tidy_staff
from wres_xl.extracts.survey import tidy_survey
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.training import tidy_training
from wres_xl.findings import Finding
from wres_xl.settings import Settings

_Tidy = Callable[[Table, Decisions, Settings], tuple[pd.DataFrame, tuple[Finding, ...]]]

_TIDY: dict[Kind, _Tidy] = {
    Kind.STAFF: lambda table, decisions, settings: tidy_staff(table, decisions, settings.headcount),
    Kind.RECRUITMENT: lambda table, decisions, _: tidy_recruitment(table, decisions),
    Kind.DISCIPLINARY: lambda table, decisions, _: tidy_disciplinary(table, decisions),
    Kind.TRAINING: lambda table, decisions, _: tidy_training(table, decisions),
    Kind.SURVEY: lambda table, *_: tidy_survey(table),
    Kind.BOARD: lambda table, decisions, _: tidy_board(table, decisions),
    Kind.PREVIOUS: lambda table, *_: tidy_previous(table),
}


def tidy(sheets: Sequence[Sheet], settings: Settings) -> Extracts:
    """The tidy tables that `sheets` hold, at most one of each kind, and everything that was found in them.

    Raises:
        UnreadableFile: the rows of a text file cannot be read to their end.
    """
    decisions, mapping_findings = understand(settings.mapping)
    detected = detect(sheets)
    findings: list[Finding] = [*mapping_findings, *detected.findings]
    tables: dict[Kind, pd.DataFrame] = {}
    sources: dict[Kind, tuple[str, ...]] = {}
    for kind, candidate in detected.tables.items():
        table, raw_findings = read_table(candidate)
        findings += raw_findings
        if table is not None:
            tables[kind], kind_findings = _TIDY[kind](table, decisions, settings)
            findings += kind_findings
            sources[kind] = (candidate.sheet.place,)
    return Extracts(tables, tuple(findings), sources)
