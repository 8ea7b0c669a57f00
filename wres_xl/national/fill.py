"""What is to be written into a form, and what becomes of every cell that it has. Nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from wres_xl.figures import Figure, Figures, figures_of
from wres_xl.findings import Refused
from wres_xl.national.cell_numbers import (
    agrees,
    cell_value,
    figure_in,
    is_empty,
    number_in,
    scale_of,
    shown_in,
)
from wres_xl.national.existing import Existing
from wres_xl.national.form_map import FormMap, Place
from wres_xl.national.package import Write
from wres_xl.standard.data_items import DATA_ITEMS, INPUT_ITEMS, ITEM, DataItem
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission
from wres_xl.wording import listed

_CELLS_NAMED = 5
"""How many of the cells that stand in the way a refusal names."""


class Outcome(StrEnum):
    """What became of a cell, those that need a look first."""

    DIFFERS = "differs"
    NOT_AVAILABLE = "not available"
    NOT_IN_FORM = "not in the form"
    KEPT = "kept"
    REPLACED = "replaced"
    FILLED = "filled"
    AGREES = "agrees"
    FORMULA = "formula"
    LOCKED = "locked"


@dataclass(frozen=True)
class Line:
    """A data item of a group and year, and what became of it.

    `place` is None where the form has no cell for it. `ours` is our figure and `then` the figure that the
    cell holds once the form is filled, or that its formula must show: counts, fractions or ratios, None where
    there is none, with the `reason`.
    """

    outcome: Outcome
    year: ReportingYear
    item: DataItem
    group: Group | None
    place: Place | None
    ours: float | None
    then: float | None
    reason: str = ""

    @property
    def there(self) -> str:
        """What stood in the cell, as its number format shows it."""
        return shown_in(self.place) if self.place else ""

    @property
    def is_open(self) -> bool:
        """Whether something differs, or is missing that has to be entered."""
        if self.outcome is Outcome.NOT_IN_FORM:
            return self.item.calculation is None
        return self.outcome in (Outcome.DIFFERS, Outcome.NOT_AVAILABLE)


@dataclass(frozen=True)
class Plan:
    """What is to be done to a form.

    `scales` tells for each place what a fraction is multiplied with there.
    """

    lines: tuple[Line, ...]
    scales: Mapping[Place, int]
    then: Mapping[ReportingYear, Figures]
    """For each year of the form, the figures that it holds once it is filled."""

    @cached_property
    def writes(self) -> tuple[Write, ...]:
        """The cells to write, with the numbers that belong into them."""
        return tuple(
            Write(place.sheet, place.row, place.column, cell_value(line.ours, self.scales[place]))
            for line in self.lines
            if line.outcome in (Outcome.FILLED, Outcome.REPLACED)
            if (place := line.place) is not None and line.ours is not None
        )


def plan(form: FormMap, figures: Sequence[Figures], existing: Existing = Existing.KEEP) -> Plan:
    """Hold every cell of a form against the figures of its year, where they are known.

    Raises:
        Refused: cells to be filled hold something already, and `existing` is to refuse then.
    """
    by_year = {each.year: each for each in figures}
    scales = {place: scale_of(place, form.places) for place in form.places}
    cells = [_cell(place, by_year, scales[place], existing) for place in form.places]
    entered = [line for line in cells if line and line.outcome is not Outcome.FORMULA]
    if existing is Existing.REFUSE:
        _refuse_held(entered)
    then = _then(form, entered, by_year)
    lines = [_calculated(line, then) if line.outcome is Outcome.FORMULA else line for line in cells if line]
    lines += _not_in_form(form, by_year)
    return Plan(tuple(sorted(lines, key=_in_order)), scales, then)


def _cell(
    place: Place, by_year: Mapping[ReportingYear, Figures], scale: int, existing: Existing
) -> Line | None:
    """What becomes of one cell; None where nothing is asked there, as of unknown ethnicity in the survey."""
    ours, reason = _ours(place, by_year)
    if ours is None and not reason:
        return None
    there = figure_in(place, scale)

    def line(outcome: Outcome, then: float | None, reason: str = "") -> Line:
        return Line(outcome, place.year, ITEM[place.key], place.group, place, ours, then, reason)

    if place.role == "prepopulated":
        if is_empty(place):
            return None
        if ours is None:
            return line(Outcome.KEPT, there, reason)
        return line(Outcome.AGREES if agrees(place, ours, scale) else Outcome.DIFFERS, there)
    if not place.is_input:
        return line(Outcome.FORMULA, None, reason)
    if is_empty(place):
        if place.is_locked:
            return line(Outcome.LOCKED, None, "The form lets nobody enter anything there.")
        return line(Outcome.NOT_AVAILABLE if ours is None else Outcome.FILLED, ours, reason)
    if ours is None:
        return line(Outcome.KEPT, there, reason)
    if agrees(place, ours, scale):
        return line(Outcome.AGREES, there)
    if existing is Existing.REPLACE and not place.is_locked:
        return line(Outcome.REPLACED, ours)
    return line(Outcome.DIFFERS, there, "" if number_in(place) is not None else "The cell holds no number.")


def _ours(place: Place, by_year: Mapping[ReportingYear, Figures]) -> tuple[float | None, str]:
    """Our figure for a cell, or why there is none; None and "" where nothing is asked there."""
    any_year = next(iter(by_year.values()))
    if (place.key, place.group) not in any_year.by_cell:
        return None, ""
    figures = by_year.get(place.year)
    if figures is None:
        return None, f"No figures of {place.year} were given."
    figure = figures[place.key, place.group]
    return figure.value, "" if figure.value is not None else _why(figure)


def _why(figure: Figure) -> str:
    return figure.estimate.reason or "There is no figure."


def _refuse_held(lines: Iterable[Line]) -> None:
    held = [
        f"{place.sheet} {place.address}"
        for line in lines
        if (place := line.place) and place.role == "verified"
        if not place.is_locked and not is_empty(place)
    ]
    if held:
        more = [f"{len(held) - _CELLS_NAMED:,} more"] if len(held) > _CELLS_NAMED else []
        raise Refused(
            f"{len(held):,} of the cells to fill already hold something: "
            f"{listed([*held[:_CELLS_NAMED], *more])}. Nothing was written. "
            "Empty them, or choose --existing keep or --existing replace."
        )


def _then(
    form: FormMap, entered: Iterable[Line], by_year: Mapping[ReportingYear, Figures]
) -> dict[ReportingYear, Figures]:
    """The figures of each year as they follow from what the filled form holds.

    Rows that the form does not have are taken to be ours, for its formulas cannot rest on them.
    """
    years = {place.year for place in form.places if place.role == "verified"}
    entries = {year: _ours_entered(by_year.get(year)) for year in sorted(years)}
    for line in entered:
        if line.place and line.place.role == "verified" and line.group and line.item.calculation is None:
            entries[line.year][line.item.key, line.group] = Entry(line.then, line.reason)
    return {year: _figures_of(year, each, by_year.get(year)) for year, each in entries.items()}


def _figures_of(
    year: ReportingYear, entries: dict[tuple[str, Group], Entry], ours: Figures | None
) -> Figures:
    """The figures that follow from these entries, which need no deriving where they are ours."""
    if ours and entries == _ours_entered(ours):
        return ours
    return figures_of(Submission(year, entries))


def _ours_entered(figures: Figures | None) -> dict[tuple[str, Group], Entry]:
    cells = ((item.key, group) for item in INPUT_ITEMS for group in ETHNIC_GROUPS) if figures else ()
    return {cell: figures.submission.entry(*cell) for cell in cells if figures}


def _calculated(line: Line, then: Mapping[ReportingYear, Figures]) -> Line:
    """A formula's line with the figure that it must show, which follows from what the form then holds."""
    figure = then[line.year][line.item.key, line.group]
    reason = line.reason
    if figure.value is None:
        reason = _why(figure)
    elif line.ours not in (None, figure.value):
        reason = "It follows from figures in the form that differ from ours."
    return replace(line, then=figure.value, reason=reason)


def _not_in_form(form: FormMap, by_year: Mapping[ReportingYear, Figures]) -> Iterator[Line]:
    """The data items that the form lacks, for the years that it has."""
    verified = {(place.key, place.group, place.year) for place in form.places if place.role == "verified"}
    for year in sorted({year for _, _, year in verified}):
        figures = by_year.get(year)
        for item in DATA_ITEMS if figures else ():
            for group in (None,) if item.is_ratio else ETHNIC_GROUPS:
                if (
                    figures
                    and (item.key, group) in figures.by_cell
                    and (item.key, group, year) not in verified
                ):
                    ours = figures.value(item.key, group)
                    yield Line(Outcome.NOT_IN_FORM, year, item, group, None, ours, None)


def _in_order(line: Line) -> tuple[int, int, bool, int]:
    """By year, the latest first, then as the national form has its rows and columns."""
    groups = (*ETHNIC_GROUPS, Group.ALL, None)
    is_prepopulated = line.place is not None and line.place.role == "prepopulated"
    return -line.year.start, line.item.number, is_prepopulated, groups.index(line.group)
