"""Which counts to hide in what is published, so that none of them can be worked out from the others.

A count is small from 1 to one below the threshold; 0 stays, so a reader knows that a hidden count is at least
1. Everything else that is shown may be added and subtracted: rows, sections and the workforce, and a part
against its whole. Every hidden count is left so wide a range of possible values that its highest and its
lowest differ by the threshold or more.

Method: primary and secondary cell suppression in a hierarchy (Hundepool A and others, Statistical Disclosure
Control, 2012). Two or more hidden counts whose sum S is known leave each of the n anything from 1 to
S - (n - 1), which is S - n wide: their slack, what they exceed 1 by together.
"""

from collections.abc import Collection, Iterator, Mapping

from wres_xl.standard.data_items import (
    CLINICAL_ITEMS,
    MEDICAL_ITEMS,
    NON_CLINICAL_ITEMS,
    SENIOR_MEDICAL_MANAGERS,
    WORKFORCE_ITEMS,
)
from wres_xl.standard.groups import ETHNIC_GROUPS, Group

Cell = tuple[str, Group]
"""A data item's key, or the name of a sum of several, and a group."""

SYMBOL = "[c]"
"""What stands for a hidden figure: confidential, as government statistics mark it."""

WORKFORCE = "workforce"
SECTIONS = ("non-clinical", "clinical", "medical")

_PARTS: dict[str, tuple[str, ...]] = {
    "non-clinical, Band 7 and under": NON_CLINICAL_ITEMS[:8],
    "non-clinical, Band 8A to 9": NON_CLINICAL_ITEMS[8:13],
    "clinical, Band 7 and under": CLINICAL_ITEMS[:8],
    "clinical, Band 8A to 9": CLINICAL_ITEMS[8:13],
    "non-clinical": ("non-clinical, Band 7 and under", "non-clinical, Band 8A to 9", NON_CLINICAL_ITEMS[13]),
    "clinical": ("clinical, Band 7 and under", "clinical, Band 8A to 9", CLINICAL_ITEMS[13]),
    "medical": MEDICAL_ITEMS,
    WORKFORCE: SECTIONS,
}
"""The sums that may be told, each with its parts, which are rows or other sums named before it."""

FEWEST_RESPONDENTS = 11
"""Results of fewer are suppressed in the NHS Staff Survey itself. Unverified."""

_CONSULTANTS = "1m_consultants"
_STAFF_EVENTS = ("3_disciplinary", "4_trained")
_APPOINTED, _SHORTLISTED = "2_appointed", "2_shortlisted"
_BOARD = "9_board"
_BOARD_PARTS = (
    ("9_board_voting", "9_board_non_voting"),
    ("9_board_executive", "9_board_non_executive"),
)
BOARD_ITEMS = (_BOARD, *(key for parts in _BOARD_PARTS for key in parts))
"""All counts of board members; the second of each pair is what the first leaves of the whole."""


def is_small(count: int, threshold: int) -> bool:
    """Whether so few people could be known by their number."""
    return 0 < count < threshold


def hidden_counts(counts: Mapping[Cell, int], threshold: int) -> frozenset[Cell]:
    """The counts of indicators 1 to 4 to hide, in one year.

    `counts` are those entered in the national return, without what is not known. The answer names sections
    and the workforce too. Where a group's count is hidden, so is that of all groups together.
    """
    hidden = {
        (key, group)
        for group in ETHNIC_GROUPS
        for key in _hidden_of_group({key: n for (key, of), n in counts.items() if of is group}, threshold)
    }
    return frozenset(hidden | {(key, Group.ALL) for key, _ in hidden})


def sums_of(items: Collection[str]) -> tuple[str, ...]:
    """The fewest sums and rows that rows of the workforce make up together.

    Raises:
        ValueError: one of them is no row of the workforce.
    """
    if strange := {*items} - {*WORKFORCE_ITEMS}:
        raise ValueError(f"{', '.join(sorted(strange))}: not counted in the workforce")
    return tuple(_cover(WORKFORCE, items))


def _cover(name: str, items: Collection[str]) -> Iterator[str]:
    if all(row in items for row in _rows(name)):
        yield name
    else:
        for part in _PARTS.get(name, ()):
            yield from _cover(part, items)


def _rows(name: str) -> tuple[str, ...]:
    """The rows of a sum; a row is its own."""
    return tuple(row for part in _PARTS[name] for row in _rows(part)) if name in _PARTS else (name,)


def hidden_board(counts: Mapping[Cell, int], threshold: int) -> frozenset[Cell]:
    """The counts of board members to hide: all groups' or none, for a board is small and its members known.

    The numbers of members stay, unless they are small themselves or follow from those that are.
    """
    members = _board_members(counts)
    if not any(is_small(n, threshold) for n in members.values()):
        return frozenset()
    totals = {key: sum(n for (of, _), n in members.items() if of == key) for key in BOARD_ITEMS}
    # That nobody is in a part of the board is told by its number of members.
    hidden = {(key, group) for key, group in members if totals[key]}
    for keys in (BOARD_ITEMS[:1], *_BOARD_PARTS):
        if any(is_small(totals[key], threshold) for key in keys):
            hidden |= {(key, Group.ALL) for key in keys if totals[key]}
    return frozenset(hidden)


def is_percentage_hidden(share: float, respondents: int | None, threshold: int) -> bool:
    """Whether a survey result rests on too few answers; `share` is a fraction.

    Where it is not known how many answered, no count follows from it.
    """
    if respondents is None or not threshold:
        return False
    return respondents < FEWEST_RESPONDENTS or is_small(round(share * respondents), threshold)


def _board_members(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    """Members of each kind and group, those that follow from others included."""
    members = {cell: n for cell, n in counts.items() if cell[0] in BOARD_ITEMS}
    for part, rest in _BOARD_PARTS:
        for group in ETHNIC_GROUPS:
            if (_BOARD, group) in members and (part, group) in members:
                members[rest, group] = members[_BOARD, group] - members[part, group]
    return members


def _hidden_of_group(counts: Mapping[str, int], threshold: int) -> set[str]:
    """What to hide of one group: its equations hold no other group, because totals of groups are hidden."""
    hidden = {
        key for key in (_SHORTLISTED, _APPOINTED, *_STAFF_EVENTS) if is_small(counts.get(key, 0), threshold)
    }
    if _APPOINTED in hidden and _is_narrow(counts.get(_SHORTLISTED), threshold):
        hidden.add(_SHORTLISTED)
    staff = _Staff(counts, threshold)
    if hidden & {*_STAFF_EVENTS} and _is_narrow(staff.sum_of(WORKFORCE), threshold):
        return hidden | staff.everybody()
    return hidden | staff.hidden()


def _is_narrow(whole: int | None, threshold: int) -> bool:
    """Whether a hidden part of a shown whole would be left too few possible values, from 1 to the whole."""
    return whole is not None and whole - 1 < threshold


class _Staff:
    """The rows and sums of the workforce of one group, and which of them to hide."""

    def __init__(self, counts: Mapping[str, int], threshold: int) -> None:
        self._counts = counts
        self._threshold = threshold
        self._hidden = {row for row in WORKFORCE_ITEMS if is_small(counts.get(row, 0), threshold)}

    def everybody(self) -> set[str]:
        """Every count of staff that is not 0."""
        return {name for name in (*WORKFORCE_ITEMS, *_PARTS, SENIOR_MEDICAL_MANAGERS) if self.sum_of(name)}

    def hidden(self) -> set[str]:
        """Small counts, and what it takes to protect them."""
        managers = self._counts.get(SENIOR_MEDICAL_MANAGERS, 0)
        few = is_small(managers, self._threshold)
        if few and _is_narrow(self._counts.get(_CONSULTANTS), self._threshold):
            self._hidden.add(_CONSULTANTS)
        for name in _PARTS:
            if self.sum_of(name) is not None and not self._widened(name):
                self._hidden.add(name)
        # Managers are consultants: while they are shown, there cannot be fewer consultants.
        if few or (managers and _CONSULTANTS in self._hidden):
            return self._hidden | {SENIOR_MEDICAL_MANAGERS}
        return self._hidden

    def sum_of(self, name: str) -> int | None:
        """The count of a sum or row; None where it is not known, so that no reader knows it either."""
        counts = [self._counts.get(row) for row in _rows(name)]
        return None if None in counts else sum(count or 0 for count in counts)

    def _widened(self, name: str) -> bool:
        """Hide more while the hidden rows are too closely bound by a sum; False where there is no more."""
        while (lacking := self._lacking(self._bound_by(name))) > 0:
            if not (shown := list(self._shown_in(name))):
                return False
            self._hidden.add(min(shown, key=lambda part: self._cost(part, lacking)))
        return True

    def _lacking(self, rows: Collection[str]) -> int:
        """How much slack hidden rows lack, at least 1 where there is but one row; 0 or less is enough."""
        slack = sum(self._counts[row] - 1 for row in rows)
        return max(self._threshold - slack, 1 if len(rows) == 1 else 0) if rows else 0

    def _bound_by(self, name: str) -> list[str]:
        """The hidden rows whose sum follows from a sum: those in it, but for parts whose sums are shown."""
        hidden = [part for part in _PARTS[name] if part in self._hidden]
        return [row for part in hidden for row in (self._bound_by(part) if part in _PARTS else [part])]

    def _shown_in(self, name: str) -> Iterator[str]:
        """The parts that are shown, those of hidden parts too; nothing is won by hiding a 0."""
        for part in _PARTS[name]:
            if part not in self._hidden:
                yield from [part] if self.sum_of(part) else []
            elif part in _PARTS:
                yield from self._shown_in(part)

    def _cost(self, part: str, lacking: int) -> tuple[bool, bool, int]:
        """What is hidden first: a sum of rows hidden already, then the smallest that is enough."""
        rows_hidden = part in _PARTS and not self._hidden.isdisjoint(_rows(part))
        people = self.sum_of(part) or 0
        return not rows_hidden, people - 1 < lacking, people
