"""Sheets of forms made in memory from small grids, in which each cell knows what really belongs into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from wres_xl.national.package import Form, FormCell, FormSheet
from wres_xl.national.recognise import FormMap
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear

Mark = tuple[str, Group | None, ReportingYear, str]
"""A data item's key, group, year and role."""
Position = tuple[str, int, int]


@dataclass(frozen=True)
class Spot:
    """A cell: its value, whether it is a formula, how far it is merged, and what belongs into it."""

    value: Any = None
    formula: bool = False
    wide: int = 1
    tall: int = 1
    mark: Mark | None = None
    number_format: str = "General"
    locked: bool = True


def over(value: Any, wide: int = 1, tall: int = 1) -> Spot:
    """A merged heading."""
    return Spot(value, wide=wide, tall=tall)


def formula(value: Any = 0.0) -> Spot:
    return Spot(value, formula=True)


OPEN = Spot(locked=False)


class Grid:
    """A sheet that rows and columns can be put into and taken out of, as a person does in Excel."""

    def __init__(self, name: str = "WRES", hidden: bool = False, protected: bool = False) -> None:
        self.name, self.hidden, self.protected = name, hidden, protected
        self.spots: dict[tuple[int, int], Spot] = {}

    @classmethod
    def of(
        cls, rows: Sequence[Sequence[Any]], start: tuple[int, int] = (1, 1), name: str = "WRES", **kwargs: Any
    ) -> "Grid":
        """A sheet of rows of values and `Spot`s; None is a cell that the file does not have."""
        grid = cls(name, **kwargs)
        for at, row in enumerate(rows):
            for offset, value in enumerate(row):
                grid.put(start[0] + at, start[1] + offset, value)
        return grid

    def put(self, row: int, column: int, value: Any) -> None:
        if value is not None:
            self.spots[row, column] = value if isinstance(value, Spot) else Spot(value)

    @property
    def last_row(self) -> int:
        return max((row for row, _ in self.spots), default=0)

    @property
    def last_column(self) -> int:
        return max((column for _, column in self.spots), default=0)

    def insert_row(self, at: int, texts: Mapping[int, Any] | None = None) -> None:
        moved = {}
        for (row, column), spot in self.spots.items():
            if row < at < row + spot.tall:
                spot = replace(spot, tall=spot.tall + 1)  # noqa: PLW2901
            moved[row + (row >= at), column] = spot
        self.spots = moved
        for column, text in (texts or {}).items():
            self.put(at, column, text)

    def insert_column(self, at: int, texts: Mapping[int, Any] | None = None) -> None:
        moved = {}
        for (row, column), spot in self.spots.items():
            if column < at < column + spot.wide:
                spot = replace(spot, wide=spot.wide + 1)  # noqa: PLW2901
            moved[row, column + (column >= at)] = spot
        self.spots = moved
        for row, text in (texts or {}).items():
            self.put(row, at, text)

    def delete_row(self, at: int) -> None:
        kept = {}
        for (row, column), spot in self.spots.items():
            if row <= at < row + spot.tall and spot.tall > 1:
                spot = replace(spot, tall=spot.tall - 1)  # noqa: PLW2901
            elif row == at:
                continue
            kept[row - (row > at), column] = spot
        self.spots = kept

    def delete_column(self, at: int) -> None:
        kept = {}
        for (row, column), spot in self.spots.items():
            if column <= at < column + spot.wide and spot.wide > 1:
                spot = replace(spot, wide=spot.wide - 1)  # noqa: PLW2901
            elif column == at:
                continue
            kept[row, column - (column > at)] = spot
        self.spots = kept

    def move_rows(self, first: int, last: int, to: int) -> None:
        """Cut rows and paste them elsewhere; cells merged over rows stay."""
        moved = {place for place, spot in self.spots.items() if first <= place[0] <= last and spot.tall == 1}
        cut = {place: self.spots.pop(place) for place in moved}
        self.spots |= {(to + row - first, column): spot for (row, column), spot in cut.items()}

    def shift_headings(self, row: int, by: int) -> None:
        """Move a row's headings that are not merged, and that have others below them, to the side."""
        headings = [
            column
            for (at, column), spot in self.spots.items()
            if at == row and spot.wide == 1 and column > 2 and self._is_text(row, column)
            if self._is_text(row + 1, column)
        ]
        for column in sorted(headings, reverse=by > 0):
            if (row, column + by) not in self.spots:
                self.spots[row, column + by] = self.spots.pop((row, column))

    def _is_text(self, row: int, column: int) -> bool:
        return (row, column) in self.spots and self.spots[row, column].value is not None

    def sheet(self) -> FormSheet:
        cells = {place: _cell(place, spot) for place, spot in sorted(self.spots.items())}
        merged = tuple(
            (row, column, row + spot.tall - 1, column + spot.wide - 1)
            for (row, column), spot in self.spots.items()
            if spot.wide > 1 or spot.tall > 1
        )
        return FormSheet(self.name, self.hidden, self.protected, cells, merged)

    def marks(self) -> dict[Mark, Position]:
        return {
            spot.mark: (self.name, row, column) for (row, column), spot in self.spots.items() if spot.mark
        }


def _cell(place: tuple[int, int], spot: Spot) -> FormCell:
    value, number_format = spot.value, spot.number_format
    is_date = isinstance(value, date)
    if isinstance(value, date):
        value, number_format = float((value - date(1899, 12, 30)).days), "d mmmm yyyy"
    elif isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    return FormCell(*place, value, spot.formula, number_format, spot.locked, is_date)


def form(*grids: Grid) -> Form:
    return Form(Path("form.xlsx"), tuple(grid.sheet() for grid in grids))


def truth(*grids: Grid) -> dict[Mark, Position]:
    return {mark: place for grid in grids for mark, place in grid.marks().items()}


def found(form_map: FormMap) -> dict[Mark, Position]:
    return {
        (place.key, place.group, place.year, place.role): (place.sheet, place.row, place.column)
        for place in form_map.places
    }


def cells(form_map: FormMap, key: str) -> dict[tuple[Group | None, ReportingYear, str], str]:
    """Where the figures of one data item were found, by group, year and role."""
    return {
        (place.group, place.year, place.role): place.address for place in form_map.places if place.key == key
    }
