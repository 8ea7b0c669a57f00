"""Places of a form made by hand, without a file."""

from collections.abc import Iterable
from typing import Literal

from wres_xl.national.form_map import FormMap, Place
from wres_xl.standard.data_items import DATA_ITEMS, ITEM, Measure
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear

LAST, THIS = ReportingYear(2019), ReportingYear(2020)
W, B, U = Group.WHITE, Group.BME, Group.UNKNOWN


def place(
    key: str,
    group: Group | None = W,
    value: str | float | None = None,
    number_format: str = "General",
    year: ReportingYear = THIS,
    role: Literal["verified", "prepopulated"] = "verified",
    is_input: bool | None = None,
    is_locked: bool = False,
) -> Place:
    """A place as a form of one sheet has it: a row for each item, a column for each group and year."""
    item = ITEM[key]
    first = {(LAST, "verified"): 4, (THIS, "prepopulated"): 7}.get((year, role), 10)
    column = first + (ETHNIC_GROUPS.index(group) if group else 0)
    entered = item.calculation is None if is_input is None else is_input
    return Place(
        *(key, group, year, "Data", item.number, column, item.label, role, entered, number_format, value),
        is_locked=is_locked,
    )


def whole_form(years: Iterable[ReportingYear] = (THIS,), *others: Place) -> FormMap:
    """All data items of these years, blank; `others` stand in their places or beside them."""
    places = {
        (item.key, group, year, "verified"): place(item.key, group, year=year)
        for year in years
        for item in DATA_ITEMS
        for group in ((None,) if item.is_ratio else ETHNIC_GROUPS)
        if not (item.measure is Measure.PERCENTAGE and group is U)
    }
    for other in others:
        places[other.key, other.group, other.year, other.role] = other
    return FormMap(tuple(places.values()), (), ())
