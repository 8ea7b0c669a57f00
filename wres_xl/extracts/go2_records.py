"""ESR's generic outbound interface (GO2), record by record.

A record is a line of fields between tildes, without quotation marks; its first field is its type. The number
of fields varies with the release, because trailing ones are added and left off.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from wres_xl.extracts.cells import day
from wres_xl.extracts.text_files import encoding_of

DELIMITER = "~"
OPEN = date.max
"""The end of what has no end: a blank, 1 January 1900, or a day in the year 4712."""

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?: \d{4,6})?")
_START_OF_TIME, _LAST_YEAR = date(1900, 1, 1), 4000


class Record(StrEnum):
    """The types of record that tell who is employed in which post, and those around them."""

    HEADER = "HDR"
    TRAILER = "TRL"
    PERSON = "PRA"
    ASSIGNMENT = "ASA"
    POSITION = "POA"
    PERSON_DELETED = "PRD"
    ASSIGNMENT_DELETED = "ASD"
    POSITION_DELETED = "POD"


NOT_NEEDED = frozenset(
    f"{name}{action}"
    for name in ("AD", "AC", "CO", "LO", "OR", "PH", "VH", "VE", "AB", "QU", "CM", "CP")
    for action in "AD"
)
"""Addresses, costings, locations, organisations, telephones, vehicles, absences and training."""

_FIELDS = {
    Record.PERSON: {"id": 1, "start": 2, "end": 3, "employee_number": 4, "ethnic_origin": 22, "type": 34},
    Record.ASSIGNMENT: {
        "person": 1,
        "id": 2,
        "start": 3,
        "end": 4,
        "type": 6,
        "number": 7,
        "status": 9,
        "category": 20,
        "primary": 21,
        "fte": 25,
        "position": 28,
        "position_name": 29,
        "grade": 30,
        "job_name": 34,
        "last_day": 48,
    },
    Record.POSITION: {
        "id": 1,
        "start": 2,
        "end": 3,
        "staff_group": 8,
        "job_role": 9,
        "occupation_code": 10,
        "grade": 11,
    },
}
"""Where the fields stand that are used, counted from the type, which is 0."""

_NEEDED = {
    Record.PERSON: _FIELDS[Record.PERSON]["ethnic_origin"],
    Record.ASSIGNMENT: _FIELDS[Record.ASSIGNMENT]["job_name"],
    Record.POSITION: _FIELDS[Record.POSITION]["occupation_code"],
}
"""The last field that a record of each type is taken to have in every release."""


@dataclass(frozen=True)
class Entry:
    """What a record says of a person, an assignment or a position between two days, both included.

    `row` is its line; `is_short` tells that it ends before a field that every release has.
    """

    key: str
    start: date
    end: date
    values: dict[str, str]
    row: int
    is_short: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Deletion:
    """A person, an assignment or a position is deleted, as if never entered."""

    key: str


@dataclass(frozen=True)
class InterfaceFile:
    """One file: its records in order, what its header and trailer say, and the lines that cannot be used.

    `made` is the header's stamp, "" without a header; `run` the day that the file stands for. `lines` maps a
    problem to the lines that have it; `length` counts lines, `filled` those that hold something.
    """

    name: str
    records: Sequence[tuple[Record, Entry | Deletion]]
    made: str = ""
    run: date | None = None
    is_full: bool = False
    announced: int | None = None
    length: int = 0
    filled: int = 0
    problems: Mapping[str, Sequence[int]] = field(default_factory=dict)
    unknown: Sequence[int] = ()


def read_interface_file(path: Path, name: str) -> InterfaceFile:
    """The records of a file that is called `name` in messages.

    Raises:
        UnreadableFile: the file is not text.
        OSError: the file cannot be opened.
    """
    with path.open(encoding=encoding_of(path), newline=None) as file:
        return records_of(name, file)


BAD_DATE = "An effective date cannot be read"
NO_KEY = "A record has no number of its person, assignment or position"
BACKWARDS = "A record ends before it starts"


def records_of(name: str, lines: Iterable[str]) -> InterfaceFile:
    """The records in `lines`, the first of which is line 1."""
    records: list[tuple[Record, Entry | Deletion]] = []
    problems: dict[str, list[int]] = {}
    unknown: list[int] = []
    made, run, is_full, announced, row, filled = "", None, False, None, 0, 0
    for row, line in enumerate(lines, start=1):
        fields = [each.strip() for each in line.split(DELIMITER)]
        if not any(fields):
            continue
        filled += 1
        name_of_type = fields[0].upper()
        match name_of_type:
            case Record.HEADER:
                made, run, is_full = _header(fields)
            case Record.TRAILER:
                announced = int(fields[1]) if len(fields) > 1 and fields[1].isdecimal() else None
            case _ if name_of_type in _DELETIONS:
                key = _at(fields, 1)
                if key:
                    records.append((_DELETIONS[name_of_type], Deletion(key)))
                else:
                    problems.setdefault(NO_KEY, []).append(row)
            case _ if name_of_type in _ENTRIES:
                record = _ENTRIES[name_of_type]
                entry = _entry(record, fields, row)
                if isinstance(entry, Entry):
                    records.append((record, entry))
                else:
                    problems.setdefault(entry, []).append(row)
            case _ if name_of_type not in NOT_NEEDED:
                unknown.append(row)
    return InterfaceFile(name, records, made, run, is_full, announced, row, filled, problems, unknown)


_ENTRIES = {str(record): record for record in _FIELDS}
_DELETIONS = {
    str(deletion): deleted
    for deletion, deleted in (
        (Record.PERSON_DELETED, Record.PERSON),
        (Record.ASSIGNMENT_DELETED, Record.ASSIGNMENT),
        (Record.POSITION_DELETED, Record.POSITION),
    )
}


def effective_day(text: str) -> date | None:
    """A day as the interface writes it, `20210331`, or as people do; None for what is none.

    `OPEN` for a blank and for the days that stand for no end.
    """
    if not text:
        return OPEN
    if match := _COMPACT.fullmatch(text):
        try:
            found: date | None = date(*map(int, match.groups()))
        except ValueError:
            return None
    else:
        found = day(text)
    return OPEN if found and (found == _START_OF_TIME or found.year >= _LAST_YEAR) else found


def _entry(record: Record, fields: Sequence[str], row: int) -> Entry | str:
    """What a record says, or why it cannot be used."""
    values = {name: _at(fields, position) for name, position in _FIELDS[record].items()}
    start, end = effective_day(values["start"]), effective_day(values["end"])
    if not values["id"]:
        return NO_KEY
    if start is None or end is None:
        return BAD_DATE
    begin = _START_OF_TIME if start is OPEN else start
    if end < begin:
        return BACKWARDS
    return Entry(values["id"], begin, end, values, row, len(fields) <= _NEEDED[record])


def _header(fields: Sequence[str]) -> tuple[str, date | None, bool]:
    """When a file was made, the day it stands for, and whether it holds everything rather than changes.

    `HDR~GO_431_EXP_GOF_20121113_00000001.DAT~made~organisation~previous run~run~version`.
    """
    run = effective_day(_at(fields, 5))
    return (
        f"{_at(fields, 2)} {_at(fields, 1)}",
        None if run is OPEN else run,
        "_GOF_" in _at(fields, 1).upper(),
    )


def _at(fields: Sequence[str], position: int) -> str:
    return fields[position] if position < len(fields) else ""
