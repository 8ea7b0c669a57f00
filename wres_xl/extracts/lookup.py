"""Applying a code list to a column, with one finding for each value that the list does not know."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import EXCEL_ERRORS, Cell, is_private, shown, text
from wres_xl.extracts.columns import Column, Mask, Numbers, Objects, Table
from wres_xl.findings import Finding, Level

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class CodeList:
    """How the texts in the column of `field`, such as "the grade", are read.

    `read` gives what a text means, None where it does not know. `decided` goes before it and holds, by
    normalised text, what a person decided; None where people have no say.
    """

    field: str
    what: str
    read: Callable[[str], object | None]
    expected: str
    decided: Mapping[str, object] | None = None
    is_not: str = "is not recognised"

    def meaning(self, text: str) -> object | None:
        """What a text means; None where that is not known."""
        if text in EXCEL_ERRORS:
            return None
        decision = (self.decided or _NOTHING).get(normalise(text))
        return self.read(text) if decision is None else decision


def look_up(
    table: Table,
    codes: CodeList,
    *,
    among: Mask | None = None,
    stops: Iterable[str] = (),
    level: Level = Level.ERROR,
) -> tuple[Objects, tuple[Finding, ...]]:
    """What each row's value means, None where that is not known, and a finding for each such value.

    Findings are about the rows `among` which the values matter, all if it is None.
    """
    column = table.columns[codes.field]
    meanings = [codes.meaning(text) for text in column.texts]
    unknown: Mask = np.array([meaning is None for meaning in meanings], dtype=bool)[column.index]
    if among is not None:
        unknown &= among
    findings = tuple(
        _finding(table, codes, value, rows, level, stops) for value, rows in _by_value(table, column, unknown)
    )
    return column.spread(meanings), findings


def _by_value(table: Table, column: Column, where: Mask) -> Iterator[tuple[Cell, Numbers]]:
    """Each value that stands in the rows `where`, with their numbers; values that read alike are one."""
    positions = np.flatnonzero(where)
    values = column.index[positions]
    rows: defaultdict[str, list[Numbers]] = defaultdict(list)
    first: dict[str, Cell] = {}
    order = np.argsort(values, kind="stable")
    distinct, starts = np.unique(values[order], return_index=True)
    blocks = np.split(positions[order], starts[1:]) if len(distinct) else []
    for value, block in zip(distinct, blocks, strict=True):
        cell = column.values[value]
        key = normalise(column.texts[value])
        first.setdefault(key, cell)
        rows[key].append(table.rows[block])
    for key, cell in first.items():
        yield cell, np.sort(np.concatenate(rows[key]))


def _finding(
    table: Table, codes: CodeList, cell: Cell, rows: Numbers, level: Level, stops: Iterable[str]
) -> Finding:
    value = text(cell)
    mapped_value = ""
    what = f"{codes.what[0].upper()}{codes.what[1:]}"
    if value in EXCEL_ERRORS:
        problem = f"An Excel error stands in place of {codes.what}"
        mend = "Correct the formula in the extract."
    elif value:
        problem, mend = f"{what} {codes.is_not}", "Correct it in the source."
        if codes.decided is not None and normalise(value):  # a sign such as `?` cannot be mapped
            mapped_value = "" if is_private(value) else value
            mend = (
                "Correct it in the source, or say what it stands for: on the sheet Mapping of a WRES "
                f"workbook, or under [mapping.{codes.field}] in the settings file."
            )
    else:
        problem, mend = f"{what} is blank", "Enter it in the source."
    return table.finding(
        level,
        problem,
        field=codes.field,
        rows=rows,
        value=shown(cell),
        expected=codes.expected,
        mend=mend,
        stops=stops,
        mapped_in=codes.field if mapped_value else "",
        mapped_value=mapped_value,
    )
