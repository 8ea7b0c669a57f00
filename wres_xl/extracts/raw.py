"""From a detected table to its data rows: which heading serves which field, and which rows are not data."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wres_xl.codes import ethnic_group
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.blanks import Places, filled_down, hidden_errors
from wres_xl.extracts.cells import Cell, is_blank, shown, texts
from wres_xl.extracts.columns import Column, Mask, Numbers, Table
from wres_xl.extracts.detect import Candidate, Heading
from wres_xl.extracts.layouts import FEEDS, IDENTIFIERS, LAYOUTS, Need, described, headings_for
from wres_xl.extracts.origins import Origins, merged, told_of, with_origins
from wres_xl.extracts.sheets import read_columns
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_FIRST = ""
"""The field under which a table's first column is kept as well, because totals and notes stand there."""

_TOTAL_HINT = re.compile("total|count", re.IGNORECASE)
_TOTAL_WORDS = re.compile(r"(?:(?:grand|sub|overall) ?)?totals?(?: .*)?|.* totals?|(?:head)?count(?: .*)?")
_ORIGIN = "ethnic_origin"

_MOST_SHOWN = 30
_MOST_SUGGESTED = 4

_Groups = Mapping[str, Sequence[Heading]]


def read_table(candidate: Candidate) -> tuple[Table | None, tuple[Finding, ...]]:
    """A candidate's data rows; None where it lacks what its kind cannot do without."""
    findings = [_lacking(candidate, need) for need in candidate.missing]
    if any(need.stops is None for need in candidate.missing):
        return None, tuple(findings)
    groups = _by_field(candidate.headings)
    findings += [_less_preferred(candidate, group) for group in groups.values() if _has_others(group)]
    columns, overlong = _columns(candidate, groups)
    contradicting = {field: group for field, group in groups.items() if not _agree(group, columns)}
    beside = LAYOUTS[candidate.kind].beside
    refused = [_contradiction(candidate, contradicting[each]) for each in contradicting if each not in beside]
    if refused:
        return None, (*findings, *refused)
    findings += [_unused(candidate, group) for group in contradicting.values()]
    groups = {field: group for field, group in groups.items() if field not in contradicting}
    origins = _origins(groups, columns)
    table = Table(
        kind=candidate.kind,
        file=candidate.sheet.file,
        sheet=candidate.sheet.name,
        columns={
            _FIRST: columns[0],
            **{field: columns[group[0].position] for field, group in groups.items()},
        },
        rows=_row_numbers(candidate, len(columns[0].index)),
        parts=candidate.sheet.parts,
    )
    table = with_origins(table, origins)
    kept, stepped_over = _data_rows(table)
    data = table.only(kept)
    positions = {field: group[0].position for field, group in groups.items()}
    filled, filled_findings = filled_down(data, Places(data.columns[_FIRST], positions))
    return filled, (
        *findings,
        *_overlong(table, kept, overlong),
        *stepped_over,
        *told_of(table, origins, kept),
        *(hidden_errors(data) if candidate.sheet.hides_errors else ()),
        *filled_findings,
    )


def _origins(groups: _Groups, columns: Mapping[int, Column]) -> Origins | None:
    """Ethnic origins of several columns in one; None where there is but one heading for them."""
    group = groups.get(_ORIGIN, ())
    if not group or not _has_others(group):
        return None
    return merged([columns[heading.position] for heading in group])


def _row_numbers(candidate: Candidate, count: int) -> Numbers:
    if candidate.sheet.numbers is not None:
        return np.array(candidate.sheet.numbers, dtype=np.int32)
    return np.arange(count, dtype=np.int32) + np.int32(candidate.row + 1)


def _by_field(headings: Sequence[Heading]) -> _Groups:
    """The headings that stand for each field, the preferred ones first."""
    groups: defaultdict[str, list[Heading]] = defaultdict(list)
    for heading in sorted(headings, key=lambda each: (each.preference, each.position)):
        groups[heading.field].append(heading)
    return groups


def _has_others(group: Sequence[Heading]) -> bool:
    return group[-1].preference > group[0].preference


def _same(group: Sequence[Heading]) -> list[Heading]:
    """The best heading of a field, as often as it is there."""
    return [each for each in group if each.preference == group[0].preference]


def _columns(candidate: Candidate, groups: _Groups) -> tuple[dict[int, Column], tuple[int, ...]]:
    """The first column and the best headings' by position; and the rows with cells beyond the last one."""
    headings = {
        each.position: each
        for field, group in groups.items()
        for each in (group if field == _ORIGIN else _same(group))
    }
    # A person has one row among the staff, but many courses among the learning records.
    distinct = IDENTIFIERS if candidate.kind is Kind.STAFF else frozenset()
    positions = {0: False} | {each.position: each.field in distinct for each in headings.values()}
    width = max(len(candidate.sheet.top[candidate.row - 1]), *(position + 1 for position in positions))
    coded, overlong = read_columns(candidate.sheet, candidate.row, width, positions)
    columns = {
        position: Column(
            headings[position].text if position in headings else "",
            np.array(each.index, dtype=np.int32),
            each.values,
            texts(each.values),
        )
        for position, each in coded.items()
    }
    return columns, overlong


def _agree(group: Sequence[Heading], columns: Mapping[int, Column]) -> bool:
    first, *others = (columns[each.position] for each in _same(group))
    return all(np.array_equal(first.spread(first.texts), other.spread(other.texts)) for other in others)


def _data_rows(table: Table) -> tuple[Mask, list[Finding]]:
    """Which rows are data, and what the others are. Blank rows below the last data are nobody's concern."""
    layout = LAYOUTS[table.kind]
    besides = [table.columns[field] for field in layout.beside & table.columns.keys()]
    aside = {_FIRST, *layout.beside}
    filled = {field: ~each.blank for field, each in table.columns.items() if field not in aside}
    values = np.sum(list(filled.values()), axis=0)
    labels = [_looks(table.columns[field]) for field in layout.label if field in table.columns]
    nameless = np.all([(each == _BLANK) | (each == _TOTAL) for each in labels], axis=0)
    first, *others = (_looks_where(nameless, column) for column in (table.columns[_FIRST], *besides))
    totals = nameless & np.any([each == _TOTAL for each in (first, *others, *labels)], axis=0)
    repeated = np.all([each == _HEADING for each in labels], axis=0)
    content = [filled[field] for field in layout.content & filled.keys()]
    has_content = np.any([values >= 2, _has_origin(table), *content], axis=0)
    kept: Mask = has_content & ~totals & ~repeated
    blank = (values == 0) & (first == _BLANK)
    ended = np.arange(len(table)) > (np.flatnonzero(kept)[-1] if kept.any() else -1)
    stepped_over = ~kept & ~(blank & ended)
    stepped = {
        "blank": blank,
        "total": totals,
        "headings again": repeated,
        "note": ~(blank | totals | repeated),
    }
    counts = {name: int((mask & stepped_over).sum()) for name, mask in stepped.items()}
    if not any(counts.values()):
        return kept, []
    words = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
    problem = f"Rows that hold no data were stepped over ({words})"
    mend = layout.notes if counts["note"] else ""
    level = Level.WARNING if mend else Level.NOTE
    return kept, [table.finding(level, problem, rows=table.rows[stepped_over], mend=mend)]


def _has_origin(table: Table) -> Mask:
    """The rows that hold an ethnic origin, which is always somebody's."""
    if "ethnic_origin" not in table.columns:
        return np.zeros(len(table), dtype=bool)
    column = table.columns["ethnic_origin"]
    return column.where(lambda origin: ethnic_group(origin) is not None) & ~column.blank


_OTHER, _BLANK, _TOTAL, _HEADING = range(4)
_Looks = NDArray[np.int8]


def _looks(column: Column) -> _Looks:
    """What each row's value looks like, at a glance."""
    looks = [
        _OTHER if isinstance(value, str) and value.isdigit() else _look(value, column.heading)
        for value in column.values
    ]
    return np.array(looks, dtype=np.int8)[column.index]


def _looks_where(where: Mask, column: Column) -> _Looks:
    """The same for some rows only, where that is all that is needed."""
    looks = np.full(len(where), _OTHER, dtype=np.int8)
    looks[where] = [_look(column.at(int(row)), column.heading) for row in np.flatnonzero(where)]
    return looks


def _look(cell: Cell, heading: str) -> int:
    if not isinstance(cell, str):
        return _OTHER
    if not cell or cell.isspace():
        return _BLANK
    if _TOTAL_HINT.search(cell) and _TOTAL_WORDS.fullmatch(normalise(cell)):
        return _TOTAL
    return _HEADING if cell.strip() == heading else _OTHER


def _lacking(candidate: Candidate, need: Need) -> Finding:
    suggested = [
        heading
        for field in dict.fromkeys(field for alternative in need.alternatives for field in alternative)
        for heading in headings_for(candidate.kind, field)[:_MOST_SUGGESTED]
    ]
    there = [shown(cell) for cell in candidate.sheet.top[candidate.row - 1] if not is_blank(cell)]
    listed = ", ".join(there[:_MOST_SHOWN]) + (", \u2026" if len(there) > _MOST_SHOWN else "")
    return Finding(
        Level.ERROR,
        f"The {candidate.kind} table has no column for {described(candidate.kind, need)}",
        file=candidate.sheet.file,
        sheet=candidate.sheet.name,
        row=candidate.row,
        expected=f"a heading such as {', '.join(suggested)}",
        mend=f"Add the column, or rename its heading. The headings there: {listed}.",
        stops=FEEDS[candidate.kind] if need.stops is None else need.stops,
    )


def _less_preferred(candidate: Candidate, group: Sequence[Heading]) -> Finding:
    others = ", ".join(each.text for each in group if each.preference > group[0].preference)
    return Finding(
        Level.NOTE,
        f"Several columns fit: {group[0].text} is used, not {others}",
        file=candidate.sheet.file,
        sheet=candidate.sheet.name,
        row=candidate.row,
        column=group[0].text,
    )


def _unused(candidate: Candidate, group: Sequence[Heading]) -> Finding:
    return Finding(
        Level.NOTE,
        f"The same heading stands over different contents, in columns {_columns_of(group)}: none is used",
        file=candidate.sheet.file,
        sheet=candidate.sheet.name,
        row=candidate.row,
        column=group[0].text,
    )


def _columns_of(group: Sequence[Heading]) -> str:
    return " and ".join(_letters(each.position) for each in _same(group))


def _contradiction(candidate: Candidate, group: Sequence[Heading]) -> Finding:
    return Finding(
        Level.ERROR,
        f"The same heading stands over different contents, in columns {_columns_of(group)}",
        file=candidate.sheet.file,
        sheet=candidate.sheet.name,
        row=candidate.row,
        column=group[0].text,
        mend="Remove or rename the column that is not meant.",
        stops=FEEDS[candidate.kind],
    )


def _overlong(table: Table, kept: Mask, rows: Sequence[int]) -> list[Finding]:
    """Data rows with more cells than there are headings: what stands where in them cannot be told."""
    affected = kept & np.isin(table.rows, rows)
    if not affected.any():
        return []
    return [
        table.finding(
            Level.ERROR,
            "A row has more cells than there are headings, so its values may stand under the wrong ones",
            rows=table.rows[affected],
            mend="Put quotation marks around values that hold the delimiter, or give the extract as .xlsx.",
            stops=FEEDS[table.kind],
        )
    ]


def _letters(position: int) -> str:
    """A column's letters in Excel: 0 is A, 26 is AA."""
    more, last = divmod(position, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)
