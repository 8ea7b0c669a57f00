"""A raw table in memory: columns of distinct values, each looked at once however often it occurs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wres_xl.extracts.cells import Cell
from wres_xl.extracts.sheets import Part
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Affected, Finding, Level

Mask = NDArray[np.bool_]
Objects = NDArray[np.object_]
Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Column:
    """A column under `heading`: its distinct values, also as text, and for each row which stands there."""

    heading: str
    index: Numbers
    values: Sequence[Cell]
    texts: Sequence[str]

    def each(self, function: Callable[[str], object]) -> Objects:
        """What `function` makes of every row's text."""
        return self.spread(list(map(function, self.texts)))

    def spread(self, results: Sequence[object]) -> Objects:
        """For every row, what belongs to its value in `results`, which holds one for each distinct value."""
        by_value = np.empty(len(results), dtype=object)
        by_value[:] = results
        return by_value[self.index]

    @property
    def used(self) -> list[Cell]:
        """The distinct values that stand in a row."""
        return [self.values[number] for number in np.unique(self.index)]

    def at(self, row: int) -> Cell:
        """The value in a row, counted from 0."""
        return self.values[int(self.index[row])]

    @cached_property
    def blank(self) -> Mask:
        """The rows that have nothing in this column, or nothing but spaces."""
        nothing: Mask = np.array(self.texts, dtype=object) == ""
        return nothing[self.index]

    def where(self, condition: Callable[[str], bool]) -> Mask:
        """The rows whose text meets `condition`."""
        return np.fromiter(map(condition, self.texts), dtype=bool, count=len(self.texts))[self.index]


@dataclass(frozen=True)
class Table:
    """The rows of one table; `rows` are their numbers in the sheet, counted as Excel does from 1.

    A table put together from several sheets has its `parts`, in the order of their rows' numbers.
    """

    kind: Kind
    file: str
    sheet: str
    columns: Mapping[str, Column]
    rows: Numbers
    parts: tuple[Part, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def only(self, kept: Mask) -> "Table":
        """The same table with some of its rows."""
        if kept.all():
            return self
        columns = {field: replace(each, index=each.index[kept]) for field, each in self.columns.items()}
        return replace(self, columns=columns, rows=self.rows[kept])

    def rows_in_parts(self, rows: Numbers) -> Numbers:
        """Row numbers as they are counted in the sheet that each row comes from."""
        if not self.parts:
            return rows
        above = np.array([part.above for part in self.parts], dtype=np.int32)
        return rows - above[np.searchsorted(above, rows, side="left") - 1]

    def places(self, rows: Numbers) -> tuple[Affected, ...]:
        """Rows, given by their numbers, in the sheets that they come from."""
        if not len(rows):
            return ()
        if not self.parts:
            return (Affected(tuple(rows.tolist()), self.file, self.sheet),)
        above = np.array([part.above for part in self.parts], dtype=np.int32)
        part_of = np.searchsorted(above, rows, side="left") - 1
        return tuple(
            Affected(tuple((rows[part_of == at] - part.above).tolist()), part.file, part.name)
            for at, part in enumerate(self.parts)
            if (part_of == at).any()
        )

    def _part(self, row: int) -> Part:
        """The sheet that a row comes from; for no row, 0, the table as a whole."""
        holding = [part for part in self.parts if part.above < row]
        return holding[-1] if holding else Part(self.file, self.sheet, 0)

    def finding(
        self,
        level: Level,
        problem: str,
        *,
        field: str = "",
        rows: Numbers | None = None,
        value: str = "",
        expected: str = "",
        mend: str = "",
        stops: Iterable[str] = (),
        mapped_in: str = "",
        mapped_value: str = "",
    ) -> Finding:
        """A finding about `rows`, given by their numbers, or about the whole table; `field` is a column."""
        affected = self.rows[:0] if rows is None else rows
        first = int(affected[0]) if len(affected) else 0
        part = self._part(first)
        return Finding(
            level,
            problem,
            file=part.file,
            sheet=part.name,
            row=first - part.above,
            column=self.columns[field].heading if field else "",
            value=value,
            rows=len(affected),
            expected=expected,
            mend=mend,
            stops=frozenset(stops),
            mapped_in=mapped_in,
            mapped_value=mapped_value,
            affected=self.places(affected),
        )
