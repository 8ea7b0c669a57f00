"""ESR's generic outbound interface (GO2) as a staff extract: everybody's assignments on the snapshot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from wres_xl.extracts.cells import Cell
from wres_xl.extracts.go2_records import OPEN, Entry, InterfaceFile, effective_day
from wres_xl.extracts.go2_state import History, history_of, in_force, nearest
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.sheets import Part, Sheet, sheet_of
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Affected, Finding, Level

HEADINGS = (
    "Employee Number",
    "Assignment Number",
    "Ethnic Origin",
    "Staff Group",
    "Job Role",
    "Occupation Code",
    "Pay Grade",
    "FTE",
    "Primary Assignment",
    "Assignment Category",
    "Assignment Status",
)
"""The headings under which the interface's fields stand, as a staff in post export has them."""

_CUT_SHORT = "not given: the record is cut short"
_EMPLOYEE = ("", "E")
"""The types of assignment that are employments; the others are applicants', ended or contingent ones."""

_STOPS = FEEDS[Kind.STAFF]


def staff_sheet(
    files: Sequence[InterfaceFile], snapshot: date | None, kind: Kind | None = None
) -> tuple[Sheet, tuple[Finding, ...]]:
    """The assignments in force on `snapshot`, one row each, and what was found in the files.

    Where no snapshot is known it is the day of the latest run, else the latest day on which a record starts.
    """
    ordered = _in_order(files)
    parts = _parts(ordered)
    above = {part.file: part.above for part in parts}
    history = history_of((file, above[file.name]) for file in ordered)
    day = snapshot or _latest_run(ordered) or history.latest_start or date.max
    rows, told = _rows(history, day)
    sheet = sheet_of(
        [HEADINGS, *(row.cells for row in rows)],
        file="; ".join(file.name for file in ordered) if len(ordered) > 1 else ordered[0].name,
        kind=kind,
        numbers=[row.number for row in rows],
        parts=parts,
    )
    findings = [
        *_about_the_day(ordered, snapshot, day, bool(rows)),
        *_about_the_files(ordered),
        *_located(told, parts),
    ]
    return sheet, tuple(findings)


def _in_order(files: Sequence[InterfaceFile]) -> list[InterfaceFile]:
    """By when they were made, which their headers tell; as they were given where one does not."""
    return sorted(files, key=lambda file: file.made) if all(file.made for file in files) else list(files)


def _parts(files: Sequence[InterfaceFile]) -> tuple[Part, ...]:
    above = accumulate((file.length for file in files), initial=0)
    return tuple(Part(file.name, "", number) for file, number in zip(files, above, strict=False))


def _latest_run(files: Sequence[InterfaceFile]) -> date | None:
    return max((file.run for file in files if file.run), default=None)


@dataclass(frozen=True)
class _Row:
    number: int
    cells: Sequence[Cell]


_Told = dict[str, list[int]]
"""The rows that have a problem."""

_NO_PERSON = "The person of an assignment is in none of the files"
_OTHER_TIME = "A person has no record in force on the snapshot; the nearest one's ethnic origin is taken"
_FORMER = "An assignment in force belongs to somebody marked as a former employee, and is counted"
_NOT_EMPLOYED = "Assignments of applicants and others who are not employed are left out"
_OVERLAP = "Records that say different things are in force at once; the one that starts last is taken"
_SHORT = "A record ends before fields that every release of the interface has; they are taken as blank"


def _rows(history: History, day: date) -> tuple[list[_Row], _Told]:
    """The assignments in force on a day with what is known of their people and positions."""
    people, assignments = in_force(history.people, day), in_force(history.assignments, day)
    positions = in_force(history.positions, day)
    told: _Told = {
        _OVERLAP: [each.row for each in (*people.overlapping, *assignments.overlapping)],
    }
    rows: list[_Row] = []
    for assignment in assignments.entries.values():
        values = assignment.values
        last_day = effective_day(values["last_day"])
        if last_day is not None and last_day < day:
            continue
        if values["type"].upper() not in _EMPLOYEE:
            told.setdefault(_NOT_EMPLOYED, []).append(assignment.row)
            continue
        person = people.entries.get(values["person"])
        if person is None and values["person"] in history.people:
            person = nearest(history.people[values["person"]], day)
            told.setdefault(_OTHER_TIME, []).append(assignment.row)
        position = positions.entries.get(values["position"])
        for problem in _problems(assignment, person):
            told.setdefault(problem, []).append(assignment.row)
        rows.append(_Row(assignment.row, _cells(assignment, person, position)))
    return sorted(rows, key=lambda row: row.number), told


def _problems(assignment: Entry, person: Entry | None) -> Iterable[str]:
    if person is None:
        yield _NO_PERSON
    elif _is_former(person.values["type"]):
        yield _FORMER
    if assignment.is_short or (person is not None and person.is_short):
        yield _SHORT


def _is_former(person_type: str) -> bool:
    words = person_type.casefold().replace("-", "").replace(" ", "")
    return words.startswith("exemployee")


def _cells(assignment: Entry, person: Entry | None, position: Entry | None) -> list[Cell]:
    """A row as a staff in post export has it. What an assignment leaves open its position says."""
    values = assignment.values
    post: Mapping[str, str] = position.values if position else {}
    staff_group, _, job_role = (each.strip() for each in values["job_name"].partition("|"))
    name_parts = [each.strip() for each in values["position_name"].split("|")]
    occupation_code = name_parts[2] if len(name_parts) > 2 else ""
    return [
        person.values["employee_number"] if person else "",
        values["number"] or values["id"],
        _ethnic_origin(person),
        staff_group or post.get("staff_group", ""),
        job_role or post.get("job_role", ""),
        occupation_code or post.get("occupation_code", ""),
        values["grade"] or post.get("grade", ""),
        values["fte"],
        values["primary"],
        values["category"],
        values["status"],
    ]


def _ethnic_origin(person: Entry | None) -> str:
    """What a person's record says. One that ends before the ethnic origin does not say that it is unknown."""
    if person is None:
        return ""
    return person.values["ethnic_origin"] or (_CUT_SHORT if person.is_short else "")


_LEVELS = {_OVERLAP: Level.NOTE, _NOT_EMPLOYED: Level.NOTE, _NO_PERSON: Level.ERROR}
_MENDS = {
    _OTHER_TIME: "Give the files of the time around the snapshot too.",
    _FORMER: "End the assignment in ESR if the person has left.",
    _NO_PERSON: "Give the full file as well as the files of changes, from the same organisation.",
    _SHORT: "Export the file again; blanks that matter are told one by one.",
}


def _located(told: _Told, parts: Sequence[Part]) -> Iterable[Finding]:
    for problem, numbers in told.items():
        for part, rows in _by_part(numbers, parts):
            yield Finding(
                _LEVELS.get(problem, Level.WARNING),
                problem,
                file=part.file,
                row=rows[0],
                rows=len(rows),
                mend=_MENDS.get(problem, ""),
                affected=(Affected(tuple(rows)),),
            )


def _by_part(numbers: Sequence[int], parts: Sequence[Part]) -> Iterable[tuple[Part, list[int]]]:
    """The rows in each file, as they are counted there."""
    for part, end in zip(parts, [*(each.above for each in parts[1:]), None], strict=True):
        rows = sorted(n - part.above for n in numbers if n > part.above and (end is None or n <= end))
        if rows:
            yield part, rows


def _about_the_day(
    files: Sequence[InterfaceFile], snapshot: date | None, day: date, any_rows: bool
) -> Iterable[Finding]:
    file = files[-1].name
    if snapshot is None:
        when = f"{day:%d/%m/%Y}" if day is not OPEN else "no day"
        yield Finding(
            Level.WARNING,
            f"No reporting year was named, so staff are those of the latest effective date, {when}",
            file=file,
            mend="Name the year with --year: the snapshot is then its 31 March.",
        )
    run = _latest_run(files)
    if snapshot and run and run < snapshot:
        yield Finding(
            Level.WARNING,
            f"The latest file was run for {run:%d/%m/%Y}, before the snapshot of {snapshot:%d/%m/%Y}",
            file=file,
            mend="Give the files of changes up to the snapshot too.",
        )
    if not any_rows:
        yield Finding(
            Level.ERROR,
            "No assignment is in force on the snapshot" + (f" of {snapshot:%d/%m/%Y}" if snapshot else ""),
            file=file,
            mend="Check that the year is the one meant, and give the full file too.",
            stops=_STOPS,
        )


def _about_the_files(files: Sequence[InterfaceFile]) -> Iterable[Finding]:
    if len(files) > 1 and not all(file.made for file in files):
        yield Finding(
            Level.WARNING,
            "Not every file has a header that tells when it was made: they are taken in the order given",
            file=files[0].name,
            mend="Name the files in the order in which they were made, the full one first.",
        )
    for file in files:
        yield from _unusable(file)
        yield from _trailer(file)


def _unusable(file: InterfaceFile) -> Iterable[Finding]:
    for problem, rows in file.problems.items():
        yield Finding(
            Level.ERROR,
            problem,
            file=file.name,
            row=rows[0],
            rows=len(rows),
            affected=(Affected(tuple(rows)),),
            expected="dates as 20210331, and the number in the first fields",
            mend="Export the file again.",
            stops=_STOPS,
        )
    if file.unknown:
        yield Finding(
            Level.WARNING,
            "A record of a type that is not known was left out",
            file=file.name,
            row=file.unknown[0],
            rows=len(file.unknown),
            affected=(Affected(tuple(file.unknown)),),
            expected="HDR, PRA, ASA, POA and others of the generic outbound interface",
            mend="Check that the line is whole: a line break within a field starts a new one.",
        )


def _trailer(file: InterfaceFile) -> Iterable[Finding]:
    """Whether a file is whole. A trailer counts the records, with or without the header and itself."""
    if file.announced is None:
        if file.made:
            yield Finding(
                Level.WARNING,
                "The file has a header but no trailer with the number of its records, so it may be cut short",
                file=file.name,
                mend="Export or copy it again.",
            )
    elif not file.filled - 2 <= file.announced <= file.filled:
        yield Finding(
            Level.WARNING,
            "The trailer counts other records than there are, so the file may not be whole",
            file=file.name,
            value=f"{file.announced:,} announced, {file.filled:,} lines",
            mend="Export or copy it again.",
        )
