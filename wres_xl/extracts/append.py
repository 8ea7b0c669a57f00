"""Several tables of one kind: the parts of one, put together, or alternatives, which are refused."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, combinations

import numpy as np

from wres_xl.extracts.columns import Column, Table
from wres_xl.extracts.detect import Candidate
from wres_xl.extracts.layouts import FEEDS, LAYOUTS
from wres_xl.extracts.people import people
from wres_xl.extracts.sheets import Part
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_IN_PARTS = frozenset((Kind.STAFF, Kind.RECRUITMENT, Kind.DISCIPLINARY, Kind.TRAINING, Kind.SURVEY))
"""The kinds that come in parts, by directorate, month or survey. A board or a year's figures do not."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def one_table(
    candidates: Sequence[Candidate], tables: Sequence[Table]
) -> tuple[Table | None, tuple[Finding, ...]]:
    """The table that `tables`, read from `candidates`, are the parts of; None where they are alternatives.

    Parts have headings for the same fields, and nobody's assignment twice.
    """
    if len(tables) == 1:
        return tables[0], ()
    reason = _alternatives(candidates, tables)
    if reason:
        return None, (_refusal(candidates, reason),)
    table = _appended(tables)
    return table, (_told(candidates, table),)


def _alternatives(candidates: Sequence[Candidate], tables: Sequence[Table]) -> str:
    """Why the tables cannot be parts of one; "" where they can."""
    kind = tables[0].kind
    if kind not in _IN_PARTS:
        return "one is all there can be"
    if any(table.parts for table in tables):
        return "interface files and exports of the same staff are alternatives"
    fields = [candidate.fields for candidate in candidates]
    differing = frozenset.union(*fields) - frozenset.intersection(*fields) - LAYOUTS[kind].beside
    if differing:
        return f"not all have a column for {', '.join(sorted(each.replace('_', ' ') for each in differing))}"
    if not _tells_its_time(tables[0]) and len({_years(each) for each in candidates}) > 1:
        return "their names are of different years"
    twice = _held_twice(tables)
    if twice:
        return f"{twice:,} assignment{'' if twice == 1 else 's'} in more than one of them"
    shared = frozenset.intersection(*(frozenset(table.columns) for table in tables))
    contents = [_contents(table, sorted(shared)) for table in tables]
    if any(one and one == other for one, other in combinations(contents, 2)):
        return "two of them hold the same rows"
    return ""


def _tells_its_time(table: Table) -> bool:
    """Whether each row says when it was, so that rows of another year do no harm."""
    return table.kind is Kind.SURVEY or "date" in table.columns


def _years(candidate: Candidate) -> frozenset[str]:
    return frozenset(_YEAR.findall(candidate.sheet.place))


def _held_twice(tables: Sequence[Table]) -> int:
    """How many assignments, or people where there is no number of the assignment, are in several tables."""
    if tables[0].kind is not Kind.STAFF:
        return 0
    in_tables = Counter(key for table in tables for key in _assignments(table))
    return sum(count > 1 for count in in_tables.values())


def _assignments(table: Table) -> set[tuple[object, str]]:
    person = people(table)
    if "assignment_number" not in table.columns:
        return {(each, "") for each in person if each is not None}
    column = table.columns["assignment_number"]
    numbers = column.spread(column.texts)
    # Excel takes leading zeros off these numbers too.
    pairs = zip(person, numbers, strict=True)
    return {(one, number.lstrip("0").upper()) for one, number in pairs if one is not None}


def _contents(table: Table, fields: Sequence[str]) -> Counter[tuple[object, ...]]:
    """The rows of a table, however they are ordered."""
    columns = [table.columns[field].spread(table.columns[field].texts) for field in fields]
    return Counter(zip(*columns, strict=True))


def _appended(tables: Sequence[Table]) -> Table:
    above = list(accumulate((int(table.rows[-1]) if len(table) else 0 for table in tables), initial=0))
    first = tables[0]
    fields = dict.fromkeys(field for table in tables for field in table.columns)
    return Table(
        kind=first.kind,
        file="; ".join(_place(table) for table in tables),
        sheet="",
        columns={field: _one_column([_column(table, field) for table in tables]) for field in fields},
        rows=np.concatenate(
            [table.rows + np.int32(number) for table, number in zip(tables, above, strict=False)]
        ),
        parts=tuple(
            Part(table.file, table.sheet, number) for table, number in zip(tables, above, strict=False)
        ),
    )


def _column(table: Table, field: str) -> Column:
    """A column of a part; blank where the part lacks it, as it may one that is `beside`."""
    blank = Column("", np.zeros(len(table), dtype=np.int32), [""], [""])
    return table.columns.get(field, blank)


def _one_column(columns: Sequence[Column]) -> Column:
    above = accumulate((len(column.values) for column in columns), initial=0)
    return Column(
        next((column.heading for column in columns if column.heading), ""),
        np.concatenate(
            [column.index + np.int32(number) for column, number in zip(columns, above, strict=False)]
        ),
        [value for column in columns for value in column.values],
        [text for column in columns for text in column.texts],
    )


def _place(table: Table) -> str:
    return f"{table.file}, sheet {table.sheet}" if table.sheet else table.file


def _refusal(candidates: Sequence[Candidate], reason: str) -> Finding:
    kind = candidates[0].kind
    places = [each.sheet.place for each in candidates]
    mend = f"Give only the one that is meant, with --{kind} if need be; last year's go with --previous."
    if kind in _IN_PARTS:
        mend += " Parts of one table have the same columns and nobody's assignment twice."
    return Finding(
        Level.ERROR,
        f"There are {len(places)} {kind} tables: {'; '.join(places)}",
        file=candidates[0].sheet.file,
        sheet=candidates[0].sheet.name,
        expected=f"one, or the parts of one, but {reason}",
        mend=mend,
        stops=FEEDS[kind],
    )


def _told(candidates: Sequence[Candidate], table: Table) -> Finding:
    """A note; a warning where nothing in the tables tells whether one is another year's or a copy."""
    is_sure = table.kind is Kind.STAFF or _tells_its_time(table)
    places = "; ".join(each.sheet.place for each in candidates)
    return Finding(
        Level.NOTE if is_sure else Level.WARNING,
        f"The {len(candidates)} {table.kind} tables are taken together as parts of one: {places}",
        file=candidates[0].sheet.file,
        sheet=candidates[0].sheet.name,
        mend=""
        if is_sure
        else "Give only one if another is of another year, or holds the same people again.",
    )
