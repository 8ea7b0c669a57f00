"""Figures of earlier years: our tidy figures, a sheet with a column for each group, or a national return."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import isnan, nan

import numpy as np
import pandas as pd

from wres_xl.codes import ethnic_group
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import EXCEL_ERRORS, Cell, count, day, is_blank, shown, text
from wres_xl.extracts.columns import Objects, Table
from wres_xl.extracts.frames import frame
from wres_xl.extracts.layouts import YEAR_FIGURES, stem
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.percentages import NOT_GIVEN, reader
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level
from wres_xl.standard.data_items import DATA_ITEMS, INPUT_ITEMS, ITEM, Measure
from wres_xl.standard.disclosure import SYMBOL
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear

_ALL = frozenset(("all", "all staff", "total", "overall"))
_OTHER_KEY = re.compile(r"[1-9]_[a-z0-9]+(?:_[a-z0-9]+)+")
"""What our tidy figures hold beyond the data items, such as `3_two_year_likelihood`: it follows from them."""

_WIDE = {"white": Group.WHITE, "bme": Group.BME, "unknown": Group.UNKNOWN}
_Findings = tuple[Finding, ...]
_Place = tuple[str, str, str]
"""A year's label, a data item's key and a group."""


@dataclass(frozen=True)
class _Figure:
    """A cell that holds a figure, in the column of `field`, and the place where it belongs."""

    place: _Place
    cell: Cell
    field: str
    row: int


def tidy_previous(table: Table) -> tuple[pd.DataFrame, _Findings]:
    """The tidy table of earlier years' figures, as a person or an earlier run entered them.

    Calculated items are left out, because they follow from the others; so are blanks. A figure that cannot
    be read is left out with a finding, which stops no item: these are not the figures of the year reported.
    """
    items, item_findings = look_up(table, _ITEMS)
    is_input = np.array([bool(each) and ITEM[each].calculation is None for each in items], dtype=bool)
    figures, place_findings = _figures(table.only(is_input), items[is_input])
    hidden = [figure for figure in figures if text(figure.cell) == SYMBOL]
    figures = [figure for figure in figures if not is_blank(figure.cell) and figure not in hidden]
    shares = reader(figure.cell for figure in figures if _is_percentage(figure))
    values: dict[_Place, tuple[float, int]] = {}
    findings: list[Finding] = [*item_findings, *place_findings, *_hidden(table, hidden)]
    contradicted: set[_Place] = set()
    for figure in figures:
        value = _value(figure, shares)
        if value is None:
            findings.append(_unreadable(table, figure))
        elif isnan(value):
            continue
        elif values.setdefault(figure.place, (value, figure.row))[0] != value:
            contradicted.add(figure.place)
            findings.append(_contradiction(table, figure))
    kept = [(*place, *values[place]) for place in values if place not in contradicted]
    columns = ("year", "item", "group", "value", "row")
    tidy = {name: [each[i] for each in kept] for i, name in enumerate(columns)}
    return frame(Kind.PREVIOUS, tidy), tuple(findings)


def _figures(table: Table, items: Objects) -> tuple[list[_Figure], _Findings]:
    """The figures of the input items, blanks too, each in its place."""
    if {"year", "group", "value"} <= table.columns.keys():
        years, year_findings = look_up(table, _YEARS)
        groups, group_findings = look_up(table, _GROUPS)
        columns = [("value", years, groups)]
        findings = (*year_findings, *group_findings)
    elif {"year", "white", "bme"} <= table.columns.keys():
        years, findings = look_up(table, _YEARS)
        fields = [field for field in _WIDE if field in table.columns]
        columns = [(field, years, _constant(table, _WIDE[field])) for field in fields]
    else:
        parts = {field: field.split("/") for field in table.columns if stem(field) == YEAR_FIGURES}
        columns = [
            (field, _constant(table, year), _constant(table, group))
            for field, (_, year, group) in parts.items()
        ]
        findings = ()
    figures = [
        _Figure((year, item, group), table.columns[field].at(i), field, int(table.rows[i]))
        for field, years, groups in columns
        for i, (year, item, group) in enumerate(zip(years, items, groups, strict=True))
        if year and group and not (group == Group.UNKNOWN and ITEM[item].measure is Measure.PERCENTAGE)
    ]
    return figures, findings


def _constant(table: Table, value: str) -> Objects:
    return np.full(len(table), str(value), dtype=object)


def _is_percentage(figure: _Figure) -> bool:
    return ITEM[figure.place[1]].measure is Measure.PERCENTAGE


def _value(figure: _Figure, share: Callable[[str], float | None]) -> float | None:
    """A figure as a number, percentages as fractions; NaN for one that was suppressed, None for no figure."""
    written = text(figure.cell)
    if written in EXCEL_ERRORS:
        return None
    if _is_percentage(figure):
        return share(written)
    people = count(written)
    return nan if people is None and normalise(written) in NOT_GIVEN else people


def _hidden(table: Table, figures: list[_Figure]) -> _Findings:
    """A warning where figures are hidden, as they are in a publication copy."""
    if not figures:
        return ()
    finding = table.finding(
        Level.WARNING,
        f"{len(figures):,} figures are hidden, as in a copy for publication, and are not available",
        rows=np.unique(np.array([figure.row for figure in figures], dtype=np.int32)),
        value=SYMBOL,
        mend="Give the WRES workbook, not its publication copy.",
    )
    return (finding,)


def _unreadable(table: Table, figure: _Figure) -> Finding:
    kind = "a percentage" if _is_percentage(figure) else "a whole number of people, 0 or more"
    return _finding(table, figure, f"A figure of {figure.place[0]} cannot be read", kind, "Correct it.")


def _contradiction(table: Table, figure: _Figure) -> Finding:
    problem = f"{figure.place[1]} of {figure.place[0]} is given twice, with different figures"
    return _finding(table, figure, problem, "one figure", "Keep the one that is meant.")


def _finding(table: Table, figure: _Figure, problem: str, expected: str, mend: str) -> Finding:
    return table.finding(
        Level.ERROR,
        problem,
        field=figure.field,
        rows=np.array([figure.row], dtype=np.int32),
        value=shown(figure.cell),
        expected=expected,
        mend=f"{mend} Until then it is not available.",
    )


def _year(written: str) -> str | None:
    """A reporting year's label, from two years in a row or any day in it."""
    try:
        return ReportingYear.parse(written).label
    except ValueError:
        when = day(written)
        return ReportingYear.containing(when).label if when else None


def _group(written: str) -> str | None:
    """A group's name; "" for all of them together."""
    if normalise(written) in _ALL:
        return ""
    group = ethnic_group(written)
    return None if group is None else group.value


def _item(written: str) -> str | None:
    """The key of a data item that is given by key, number or label; "" for the other keys of our figures."""
    key = _items().get(normalise(written))
    return "" if key is None and _OTHER_KEY.fullmatch(written) else key


@cache
def _items() -> Mapping[str, str]:
    """The data items by key, by number, and by label where only one item that is entered has it."""
    names: dict[str, str] = {}
    labels = Counter(item.label for item in INPUT_ITEMS)
    for item in (*INPUT_ITEMS, *(each for each in DATA_ITEMS if each.calculation)):
        names[normalise(item.key)] = names[str(item.number)] = item.key
        if labels[item.label] <= 1:
            names.setdefault(normalise(item.label), item.key)
    return names


_ITEMS = CodeList(
    field="item",
    what="the data item",
    read=_item,
    expected="a key such as 1a_band_5, a number from 1 to 63, or a label that only one item has",
)
_YEARS = CodeList("year", "the reporting year", _year, "two years in a row, such as 2019-20")
_GROUPS = CodeList("group", "the group", _group, "White, BME, Unknown or All")
