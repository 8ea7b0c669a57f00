"""The labels of a sheet: which texts name data items, and which open a section."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wres_xl.national.grid import Entry, Grid
from wres_xl.national.headings import INDICATOR, MEASURE, HeadingReader
from wres_xl.national.wordings import SECTIONS, Label, Wordings

_LONGEST = 400
"""Characters of the longest text that is tried as a label."""

_TALLEST = 200
"""How many rows a measure merged over them is followed at the most."""


@dataclass(frozen=True)
class ItemLabel:
    """A text that names a data item; `is_title` where it may as well be the title of an indicator."""

    entry: Entry
    label: Label
    is_title: bool


@dataclass(frozen=True)
class Section:
    """A text that opens a section (`SECTIONS`), or a cell beside its rows that names it."""

    entry: Entry
    key: str


@dataclass(frozen=True)
class Labels:
    """All labels and sections of a sheet, in reading order."""

    items: tuple[ItemLabel, ...]
    sections: tuple[Section, ...]
    measures: tuple[tuple[Entry, str], ...]
    """The cells in columns for measures and what they say: `headcount`, `percentage` or `calculated`."""

    def measure(self, row: int, first: int, last: int) -> str | None:
        """What a row's cell in the columns from `first` to `last` says of its measure."""
        near = (each for each in self._measures_of_rows.get(row, ()) if each[0].meets(first, last))
        return next((measure for _, measure in near), None)

    @cached_property
    def _measures_of_rows(self) -> Mapping[int, list[tuple[Entry, str]]]:
        rows: dict[int, list[tuple[Entry, str]]] = {}
        for entry, measure in self.measures:
            for row in range(entry.row, min(entry.last_row, entry.row + _TALLEST) + 1):
                rows.setdefault(row, []).append((entry, measure))
        return rows

    @cached_property
    def by_row(self) -> Mapping[int, tuple[ItemLabel, ...]]:
        """The labels of each row that has any, left to right."""
        rows: dict[int, tuple[ItemLabel, ...]] = {}
        for each in self.items:
            rows[each.entry.row] = (*rows.get(each.entry.row, ()), each)
        return rows


def read_labels(grid: Grid, wordings: Wordings, reader: HeadingReader) -> Labels:
    """The labels and sections of a sheet."""
    items: list[ItemLabel] = []
    sections: list[Section] = []
    measures: list[tuple[Entry, str]] = []
    special: dict[int, str] = {}
    for entry in grid.entries():
        heading = reader.of_entry(entry)
        if heading and heading.column:
            special[entry.column] = heading.column
            continue
        if heading and heading.measure and special.get(entry.column) == MEASURE:
            measures.append((entry, heading.measure))
        if special.get(entry.column) == INDICATOR and (numbered := _numbered(entry)):
            sections.append(Section(entry, numbered))
            continue
        if not entry.words or len(entry.words) > _LONGEST:
            continue
        label, section = wordings.label(entry.words), wordings.section(entry.words)
        if section:
            sections.append(Section(entry, section))
        if label:
            items.append(ItemLabel(entry, label, section is not None))
    return Labels(_on_one_row(items), tuple(sections), tuple(measures))


def _numbered(entry: Entry) -> str | None:
    """The indicator that a cell of an indicator column names: `3`, or a text that its number leads."""
    if entry.number is not None:
        text = f"{entry.number:g}"
    else:
        text = "".join(entry.words.split(maxsplit=1)[:1]).rstrip(".):")
    return text if text in SECTIONS else None


def _on_one_row(items: list[ItemLabel]) -> tuple[ItemLabel, ...]:
    """All but the texts merged over rows that have labels of their own: those are titles."""
    rows = {(each.entry.row, each.entry.column) for each in items}
    return tuple(
        each
        for each in items
        if not any(
            each.entry.row <= row <= each.entry.last_row and column != each.entry.column
            for row, column in (rows if each.entry.is_tall else ())
        )
    )
