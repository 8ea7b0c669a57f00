"""What a filled form must keep within itself, and where it has changed much since the year before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import isclose

from wres_xl.figures import Figures
from wres_xl.national.cell_numbers import agrees, is_count, is_percentage
from wres_xl.national.fill import Line, Outcome, Plan
from wres_xl.standard.data_items import INPUT_ITEMS, ITEM, SUBSETS, DataItem, Total
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import is_comparable
from wres_xl.standard.years import ReportingYear

WORKFORCE_TOTALS = ("3_workforce", "4_workforce", "9_workforce")
"""The rows of the form that hold the number of all staff."""

LARGE_CHANGE = (
    "A change is large from 10 people and a quarter of last year's number on, 10 percentage points, "
    "or 0.50 of a relative likelihood."
)
_PEOPLE, _PART, _POINTS, _RATIO = 10, 0.25, 0.10, 0.50
_FOLLOWED = (
    *INPUT_ITEMS,
    *(ITEM[key] for key in ("3_workforce", "9_difference")),
    *(ITEM[f"{indicator}_relative_likelihood"] for indicator in (2, 3, 4)),
)
"""The items held against last year's: those entered, and those that are read first."""


class Result(StrEnum):
    """Whether a rule is kept, those that are not first."""

    BROKEN = "broken"
    UNKNOWN = "cannot be checked"
    KEPT = "kept"


@dataclass(frozen=True)
class Check:
    """A rule held against the figures that the filled form has, for one group: `value` against `against`."""

    year: ReportingYear
    group: Group | None
    rule: str
    value: float | None
    against: float | None
    item: DataItem
    result: Result


@dataclass(frozen=True)
class Change:
    """A figure of a group that has changed much from one year to the next."""

    item: DataItem
    group: Group | None
    last: float
    this: float


def checks(plan: Plan) -> tuple[Check, ...]:
    """The cross-checks of a form on what it holds once it is filled, those that are broken first."""
    found = [
        *(check for year in plan.then for check in _parts(plan.then[year])),
        *_totals(plan),
        *_typed(plan),
    ]
    order = tuple(Result)
    return tuple(sorted(found, key=lambda each: (order.index(each.result), -each.year.start)))


def _parts(then: Figures) -> Iterator[Check]:
    """No part is more than its whole, such as those appointed of those shortlisted."""
    for part, whole in SUBSETS:
        rule = f"{_named(part)} is never more than {_named(whole)}"
        for group in ETHNIC_GROUPS:
            few, many = then.value(part, group), then.value(whole, group)
            kept = None if few is None or many is None else few <= many
            yield Check(then.year, group, rule, few, many, ITEM[part], _result(kept))


def _totals(plan: Plan) -> Iterator[Check]:
    """The three rows of all staff hold the same number, and that is the sum of their parts."""
    rows = [line for line in plan.lines if line.item.key in WORKFORCE_TOTALS and _is_verified(line)]
    numbers = ", ".join(str(ITEM[key].number) for key in WORKFORCE_TOTALS)
    rule = f"All staff, rows {numbers}: the same, and the sum of rows 1 to 29 and 31 to 33"
    for year, then in plan.then.items():
        for group in ETHNIC_GROUPS:
            values = [line.then for line in rows if line.year == year and line.group is group]
            total = then.value("3_workforce", group)
            other = next((value for value in values if value != total), total)
            kept = None if total is None or None in values else other == total
            if values:
                yield Check(year, group, rule, other, total, ITEM["3_workforce"], _result(kept))


def _typed(plan: Plan) -> Iterator[Check]:
    """A calculated item that the form has no formula for is what follows from the others."""
    for line in plan.lines:
        if line.item.calculation is None or line.outcome is Outcome.FORMULA or not _is_verified(line):
            continue
        if line.item.key in WORKFORCE_TOTALS and isinstance(line.item.calculation, Total):
            continue
        follows = plan.then[line.year].value(line.item.key, line.group)
        kept = None if line.then is None or follows is None else _is_same(plan, line, follows)
        rule = f"{_named(line.item.key)} follows from the rows that it rests on"
        yield Check(line.year, line.group, rule, line.then, follows, line.item, _result(kept))


def _is_verified(line: Line) -> bool:
    return line.place is not None and line.place.role == "verified"


def _is_same(plan: Plan, line: Line, follows: float) -> bool:
    if line.place is None or line.then is None:
        return False
    return isclose(line.then, follows, abs_tol=1e-9) or agrees(line.place, follows, plan.scales[line.place])


def _named(key: str) -> str:
    return f"row {ITEM[key].number} ({ITEM[key].label.lstrip(': ')})"


def _result(kept: bool | None) -> Result:
    return Result.UNKNOWN if kept is None else Result.KEPT if kept else Result.BROKEN


def large_changes(this: Figures, last: Figures) -> tuple[Change, ...]:
    """Where a figure is much another than in the year before, in the order of the national form."""
    return tuple(sorted(_changes(this, last), key=lambda each: each.item.number))


def _changes(this: Figures, last: Figures) -> Iterable[Change]:
    for item in _FOLLOWED:
        if not is_comparable(item.indicator, this.year):
            continue
        for group in (None,) if item.is_ratio else ETHNIC_GROUPS:
            if (item.key, group) in this.by_cell:
                now, before = this.value(item.key, group), last.value(item.key, group)
                if now is not None and before is not None and _is_large(item, now, before):
                    yield Change(item, group, before, now)


def _is_large(item: DataItem, now: float, before: float) -> bool:
    by = round(abs(now - before), 10)
    if is_count(item):
        return by >= _PEOPLE and by >= _PART * before
    return by >= (_POINTS if is_percentage(item) else _RATIO)
