"""Who and what was in force on a day, from the records of several interface files taken in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from wres_xl.extracts.go2_records import Deletion, Entry, InterfaceFile, Record

_Held = dict[str, dict[date, Entry]]
"""Records by the number of what they are about, and then by the day from which they hold."""


@dataclass(frozen=True)
class History:
    """All records that stand after every file was taken in."""

    people: _Held = field(default_factory=dict)
    assignments: _Held = field(default_factory=dict)
    positions: _Held = field(default_factory=dict)
    assignments_of: dict[str, set[str]] = field(default_factory=dict)

    @property
    def latest_start(self) -> date | None:
        """The latest day on which a person's or an assignment's record starts."""
        held = [*self.people.values(), *self.assignments.values()]
        return max((start for entries in held for start in entries), default=None)


def history_of(files: Iterable[tuple[InterfaceFile, int]]) -> History:
    """The records of `files`, each with the number that its lines are counted from.

    A file that holds everything replaces what came before it. Any other record replaces the one of the same
    person, assignment or position that starts on the same day. Whoever is deleted goes with all assignments.
    """
    history = History()
    for file, above in files:
        if file.is_full:
            history = History()
        held = {
            Record.PERSON: history.people,
            Record.ASSIGNMENT: history.assignments,
            Record.POSITION: history.positions,
        }
        for record, entry in file.records:
            if isinstance(entry, Deletion):
                held[record].pop(entry.key, None)
                if record is Record.PERSON:
                    for assignment in history.assignments_of.pop(entry.key, ()):
                        history.assignments.pop(assignment, None)
            else:
                held[record].setdefault(entry.key, {})[entry.start] = _renumbered(entry, above)
                if record is Record.ASSIGNMENT:
                    history.assignments_of.setdefault(entry.values["person"], set()).add(entry.key)
    return history


def _renumbered(entry: Entry, above: int) -> Entry:
    if not above:
        return entry
    return Entry(entry.key, entry.start, entry.end, entry.values, entry.row + above, entry.is_short)


@dataclass(frozen=True)
class InForce:
    """What holds on a day. `overlapping` are records that hold as well, but started earlier."""

    entries: Mapping[str, Entry]
    overlapping: Sequence[Entry]


def in_force(held: Mapping[str, Mapping[date, Entry]], day: date) -> InForce:
    """The record of each that holds on `day`; of several the one that started last."""
    entries: dict[str, Entry] = {}
    overlapping: list[Entry] = []
    for key, by_start in held.items():
        holding = sorted(_holding(by_start.values(), day), key=attrgetter("start"))
        if holding:
            entries[key] = holding[-1]
            overlapping += [each for each in holding[:-1] if _says_else(each, holding[-1])]
    return InForce(entries, overlapping)


def nearest(by_start: Mapping[date, Entry], day: date) -> Entry:
    """The record that is nearest to a day on which none holds: the next one, else the last one."""
    ordered = sorted(by_start.values(), key=attrgetter("start"))
    return next((each for each in ordered if each.start > day), ordered[-1])


def _holding(entries: Iterable[Entry], day: date) -> Iterable[Entry]:
    return (each for each in entries if each.holds_on(day))


def _says_else(one: Entry, other: Entry) -> bool:
    return any(one.values[name] != other.values[name] for name in one.values if name not in ("start", "end"))
