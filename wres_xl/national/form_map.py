"""What a form was understood to be: where each data item of each group and year stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from wres_xl.national.addresses import address
from wres_xl.standard.data_items import ITEM
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear

Role = Literal["verified", "prepopulated"]


@dataclass(frozen=True)
class Place:
    """Where the figure of a data item, group and year stands. A ratio is no group's: its `group` is None.

    `label` is the row's label as the form has it. `is_input` tells that the cell holds no formula;
    `is_locked` that the form does not let a person write there. `value` is what stands there: a count, a
    ratio, or a percentage as the number format means it.
    """

    key: str
    group: Group | None
    year: ReportingYear
    sheet: str
    row: int
    column: int
    label: str
    role: Role
    is_input: bool
    number_format: str
    value: str | float | bool | None
    is_locked: bool = False

    @property
    def address(self) -> str:
        """`D12`."""
        return address(self.row, self.column)


@dataclass(frozen=True)
class FormMap:
    """The places of a form, and in sentences what was understood, what was passed over, and what forbids to
    use the form; where there are such problems there are no places."""

    places: tuple[Place, ...]
    understood: tuple[str, ...]
    problems: tuple[str, ...]
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class MapRow:
    """A place in words, for a reader."""

    item: int
    label: str
    group: str
    year: str
    sheet: str
    cell: str
    role: str
    content: str


def map_rows(places: Iterable[Place]) -> tuple[MapRow, ...]:
    """The places in words, in the order of the national return, the latest year first."""
    return tuple(
        MapRow(
            ITEM[place.key].number,
            " ".join(place.label.split()),
            str(place.group or "ratio"),
            place.year.label,
            place.sheet,
            place.address,
            place.role,
            _content(place),
        )
        for place in sorted(places, key=_in_order)
    )


def _content(place: Place) -> str:
    if not place.is_input:
        return "formula"
    return "locked" if place.is_locked else "input"


def _in_order(place: Place) -> tuple[int, int, str, int]:
    groups = (*ETHNIC_GROUPS, Group.ALL, None)
    return -place.year.start, ITEM[place.key].number, place.role, groups.index(place.group)
