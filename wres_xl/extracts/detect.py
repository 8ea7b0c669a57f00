"""Telling what kind of table a sheet holds, and in which row its headings stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from wres_xl.extracts.cells import Cell, is_blank, number
from wres_xl.extracts.layouts import FEEDS, LAYOUTS, YEAR_FIGURES, Need, described, field_of, stem
from wres_xl.extracts.sheets import Sheet
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_LONGEST_HEADING = 120
_ORDER = tuple(LAYOUTS)

_Texts = list[tuple[int, tuple[str, ...]]]
"""What may be headings, by their position, each in the ways in which it may be read, the first preferred."""


@dataclass(frozen=True)
class Heading:
    """A heading that stands for a field; `position` counts columns from 0, `preference` from the best, 0."""

    field: str
    preference: int
    position: int
    text: str


@dataclass(frozen=True)
class Candidate:
    """A row of headings, counted from 1, read as those of a table of one kind."""

    kind: Kind
    sheet: Sheet
    row: int
    headings: tuple[Heading, ...]

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that there are headings for."""
        return frozenset(stem(heading.field) for heading in self.headings)

    @cached_property
    def missing(self) -> tuple[Need, ...]:
        """The needs of its kind that are not met."""
        return tuple(need for need in LAYOUTS[self.kind].needs if not need.is_met(self.fields))

    @property
    def is_complete(self) -> bool:
        """Whether everything is there that its kind needs."""
        return not self.missing

    @cached_property
    def is_telling(self) -> bool:
        """Whether a heading tells the kind, and is not a word that tables of many kinds have."""
        layout = LAYOUTS[self.kind]
        return any(layout.is_told_by(stem(each.field), each.text) for each in self.headings)

    @property
    def is_likely(self) -> bool:
        """Whether it is a table of its kind, if perhaps an incomplete one, rather than anything else."""
        met = len(LAYOUTS[self.kind].needs) - len(self.missing)
        return self.is_telling and met >= max(2, len(self.missing))

    @property
    def rank(self) -> tuple[bool, bool, bool, int, int]:
        """How well it fits. Logs about staff may repeat what a staff list has, so staff lists give way."""
        is_not_staff = self.is_complete and self.kind is not Kind.STAFF
        fields = len(self.fields - LAYOUTS[self.kind].beside)
        return self.is_telling, self.is_complete, is_not_staff, fields, -_ORDER.index(self.kind)


@dataclass(frozen=True)
class Detected:
    """The tables of each kind, one or the parts of one, and what was found on the way."""

    tables: Mapping[Kind, Sequence[Candidate]]
    findings: tuple[Finding, ...]


def detect(sheets: Sequence[Sheet]) -> Detected:
    """The tables of each kind in `sheets`; where a user names some for a kind, no other is looked for."""
    nearest = [(sheet, _nearest(sheet)) for sheet in sheets if any(map(_is_filled, sheet.top))]
    likely = [each for _, each in nearest if each and (each.is_likely or each.sheet.kind)]
    chosen = {kind: _chosen([each for each in likely if each.kind is kind]) for kind in _ORDER}
    tables = {kind: each for kind, each in chosen.items() if each}
    used = [each.sheet for candidates in tables.values() for each in candidates]
    places, files = {sheet.place for sheet in used}, {sheet.file for sheet in used}
    skipped = [(sheet, candidate) for sheet, candidate in nearest if sheet.place not in places]
    others = [sheet for sheet, each in skipped if sheet.file in files and not (each and each.is_likely)]
    unexplained = {sheet.place for sheet in others}
    explained = [_skipped(sheet, each, tables) for sheet, each in skipped if sheet.place not in unexplained]
    return Detected(tables, (*explained, *_other_sheets(others)))


def _chosen(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those meant for one kind: those a user named, if any; the complete ones, else the best."""
    named = [each for each in candidates if each.sheet.kind] or _without_workings(candidates)
    return [each for each in named if each.is_complete] or sorted(named, key=_rank, reverse=True)[:1]


def _without_workings(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """All but the tables that a WRES workbook works out from its own national return."""
    returns = {each.sheet.file for each in candidates if YEAR_FIGURES in each.fields}
    return [each for each in candidates if each.sheet.file not in returns or YEAR_FIGURES in each.fields]


def _rank(candidate: Candidate) -> tuple[bool, bool, bool, int, int]:
    return candidate.rank


def _nearest(sheet: Sheet) -> Candidate | None:
    """The row of headings that fits best, the first of equals; None where no row has one."""
    kinds = (sheet.kind,) if sheet.kind else _ORDER
    best: Candidate | None = None
    for at, row in enumerate(sheet.top, start=1):
        above = sheet.top[at - 2] if at > 1 else ()
        found = max(
            chain(
                _candidates(sheet, at, _texts(row), kinds),
                _candidates(sheet, at, _under_groups(row, above), _without_years(kinds)),
            ),
            key=_rank,
            default=None,
        )
        is_settled = best is not None and best.is_complete and best.is_telling
        if found and (best is None or found.rank > best.rank):
            best = found
        if is_settled:
            # One row more was looked at, because headings may reach over two.
            break
    return best


def _texts(row: Sequence[Cell]) -> _Texts:
    return [(position, (heading,)) for position, cell in enumerate(row) if (heading := _heading_text(cell))]


def _under_groups(row: Sequence[Cell], above: Sequence[Cell]) -> _Texts:
    """Headings in two rows: a group's over several columns, or one that reaches over both rows."""
    if not any(map(_heading_text, above)) or any(map(_is_number, row)):
        return []
    both: _Texts = []
    group = ""
    for position in range(max(len(row), len(above))):
        own = _heading_text(above[position]) if position < len(above) else ""
        group = own or group
        lower = _heading_text(row[position]) if position < len(row) else ""
        if lower or own:
            both.append((position, (f"{group} {lower}", lower) if lower else (own,)))
    return both


def _without_years(kinds: Iterable[Kind]) -> list[Kind]:
    """The kinds but for figures of earlier years, where any word beside a year may be a group's."""
    return [kind for kind in kinds if kind is not Kind.PREVIOUS]


def _is_number(cell: Cell) -> bool:
    return number(cell) is not None


def _heading_text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING else ""


def _candidates(sheet: Sheet, row: int, texts: _Texts, kinds: Iterable[Kind]) -> Iterable[Candidate]:
    for kind in kinds:
        headings = tuple(
            found for position, ways in texts if (found := _first_known(kind, position, ways)) is not None
        )
        if headings:
            yield Candidate(kind, sheet, row, headings)


def _first_known(kind: Kind, position: int, ways: Iterable[str]) -> Heading | None:
    for heading in ways:
        if (field := field_of(kind, heading)) is not None:
            return Heading(*field, position, heading)
    return None


def _is_filled(row: Sequence[Cell]) -> bool:
    return not all(is_blank(cell) for cell in row)


def _other_sheets(sheets: Iterable[Sheet]) -> Iterable[Finding]:
    """The sheets without a table in files that have one elsewhere, a note for each file."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for sheet in sheets:
        names[sheet.file].append(sheet.name)
    for file, others in names.items():
        yield Finding(
            Level.NOTE,
            f"Sheets that hold no known kind of table were not read: {', '.join(others)}",
            file=file,
        )


def _skipped(sheet: Sheet, nearest: Candidate | None, tables: Mapping[Kind, Sequence[Candidate]]) -> Finding:
    """Why a sheet is not used. Its cells are not shown: without known headings they may be anybody's."""
    row, mend = (nearest.row, "") if nearest else (0, "")
    is_part = False
    problem = "Not read: no headings of a known kind of table"
    if sheet.kind and sheet.kind not in tables:
        problem = f"This was named as the {sheet.kind} table, but has no such headings"
        needs = "; ".join(described(sheet.kind, need) for need in LAYOUTS[sheet.kind].needs)
        return Finding(
            Level.ERROR,
            problem,
            file=sheet.file,
            sheet=sheet.name,
            expected=f"headings such as {needs}",
            mend="Check which file was meant.",
            stops=FEEDS[sheet.kind],
        )
    if nearest and nearest.kind in tables and (nearest.is_likely or sheet.kind):
        places = "; ".join(each.sheet.place for each in tables[nearest.kind])
        problem = f"Not read: the {nearest.kind} table is {places}"
        is_part = bool(nearest.missing) and not {sheet.file} & {
            each.sheet.file for each in tables[nearest.kind]
        }
        if is_part:
            lacks = " and ".join(described(nearest.kind, need) for need in nearest.missing)
            mend = f"If it is a part of that table, it also needs {lacks}."
    elif nearest and nearest.missing:
        lacks = " and ".join(described(nearest.kind, need) for need in nearest.missing)
        mend = f"Nearest: a {nearest.kind} table, which also needs {lacks}."
    is_missed = (
        nearest
        and nearest.is_telling
        and len(nearest.missing) == 1
        and nearest.kind not in (*tables, Kind.PREVIOUS)
    )
    level = Level.WARNING if is_missed or is_part else Level.NOTE
    return Finding(level, problem, file=sheet.file, sheet=sheet.name, row=row, mend=mend)
