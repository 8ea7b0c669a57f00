"""The tidy tables that every extract becomes, whatever its file looked like."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from wres_xl.findings import Finding

if TYPE_CHECKING:  # files are opened while pandas loads, and they know the kinds
    import pandas as pd


class Kind(StrEnum):
    """The kinds of extract."""

    STAFF = "staff"
    RECRUITMENT = "recruitment"
    DISCIPLINARY = "disciplinary"
    TRAINING = "training"
    SURVEY = "survey"
    BOARD = "board"
    PREVIOUS = "previous"


COLUMNS: dict[Kind, tuple[str, ...]] = {
    Kind.STAFF: (
        "person",  # employee number as text; a row without one is a person of its own, and has no group
        "assignment",  # assignment number as text, "" where there is none
        "primary",  # bool
        "fte",  # float, 0.0 where blank
        "status",  # a value of codes/assignment_status.csv, "" where the extract has no such column
        "contract",  # a value of codes/assignment_category.csv, "" likewise; both None if not recognised
        "office",  # "non_executive" (chairs too), "student", or ""
        "section",  # "non-clinical", "clinical", "medical"; None where it cannot be told
        "item",  # key of a data item of indicator 1; None where it cannot be told
        "staff_group",  # ESR's own name of it, "" where it is blank or no national one
        "senior_manager",  # bool: counted in 1m_senior_medical_managers as well
        "group",  # "White", "BME", "Unknown"; None where the ethnic origin is not recognised
        "category",  # "A" to "S", "Z" for unknown, "" where only the group is told; None as group
        "row",  # int, row in the sheet, as Excel counts
    ),
    Kind.RECRUITMENT: (
        "group",  # as above
        "section",  # of the post, as above; None where it is not told
        "band",  # of the post, a key of PAY_BANDS; None where it is not told, and for doctors and dentists
        "shortlisted",  # a count, or 0 and 1 per applicant
        "appointed",  # likewise
        "row",
    ),
    # In the logs a person or group is None, and a date NaT, where it is blank or has no column.
    Kind.DISCIPLINARY: ("person", "group", "formal", "date", "row"),
    Kind.TRAINING: ("person", "group", "non_mandatory", "date", "row"),
    Kind.SURVEY: ("survey", "item", "group", "share", "respondents", "benchmark", "row"),  # fractions
    Kind.BOARD: ("group", "voting", "executive", "row"),
    Kind.PREVIOUS: ("year", "item", "group", "value", "row"),  # year is a label, 2019-20
}
"""The columns of each tidy table, in order. Never a name or a date of birth."""


@dataclass(frozen=True)
class Extracts:
    """Everything read from an organisation's files: at most one tidy table of each kind, and findings."""

    tables: dict[Kind, pd.DataFrame]
    findings: tuple[Finding, ...] = ()
    sources: dict[Kind, tuple[str, ...]] = field(default_factory=dict)
    """Where each table came from, in words: `staff.xlsx, sheet ESR`."""
    employee_numbers: dict[str, dict[int, str]] = field(default_factory=dict, repr=False)
    """By place, in words, and row, where they were asked for; they go into a work list and nowhere else."""
