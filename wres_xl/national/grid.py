"""What stands in a sheet of a form: its filled cells and merged ranges, row by row."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wres_xl.national.package import FormCell, FormSheet
from wres_xl.wording import listed

_LONGEST_SHOWN = 70
_MOST_SHOWN = 5


@dataclass(frozen=True)
class Entry:
    """A filled cell, or a filled merged range; `cell` is its first."""

    cell: FormCell
    last_row: int
    last_column: int

    @property
    def row(self) -> int:
        """Its first row, counted from 1."""
        return self.cell.row

    @property
    def column(self) -> int:
        """Its first column, counted from 1."""
        return self.cell.column

    @property
    def words(self) -> str:
        """Its text; "" where it holds a number."""
        return self.cell.value if isinstance(self.cell.value, str) else ""

    @property
    def number(self) -> float | None:
        """Its number, of a day as well; None where it holds anything else."""
        value = self.cell.value
        return value if isinstance(value, float | int) and not isinstance(value, bool) else None

    @property
    def is_tall(self) -> bool:
        """Whether it spans several rows."""
        return self.last_row > self.row

    @property
    def is_wide(self) -> bool:
        """Whether it spans several columns."""
        return self.last_column > self.column

    def meets(self, first: int, last: int) -> bool:
        """Whether it spans one of the columns from `first` to `last`."""
        return self.column <= last and first <= self.last_column

    def __str__(self) -> str:
        """Where it is and what it says, for messages."""
        text = " ".join(self.cell.text.split())
        return f"{self.cell.address} '{text[:_LONGEST_SHOWN]}{'...' if len(text) > _LONGEST_SHOWN else ''}'"


@dataclass(frozen=True)
class Grid:
    """The filled cells of a sheet. `rows` has each entry in all the rows that it spans, left to right."""

    sheet: FormSheet
    rows: Mapping[int, tuple[Entry, ...]]

    @classmethod
    def of(cls, sheet: FormSheet) -> "Grid":
        """The grid of a sheet."""
        used = sorted({row for row, _ in sheet.cells})
        ends = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merged}
        rows: defaultdict[int, list[Entry]] = defaultdict(list)
        for place, cell in sheet.cells.items():
            if _is_filled(cell) and sheet.anchor(*place) == place:
                entry = Entry(cell, *ends.get(place, place))
                for row in used[bisect_left(used, entry.row) : bisect_right(used, entry.last_row)]:
                    rows[row].append(entry)
        return cls(
            sheet, {row: tuple(sorted(rows[row], key=lambda each: each.column)) for row in sorted(rows)}
        )

    def entries(self) -> Iterator[Entry]:
        """All entries, each once, in reading order."""
        for row, entries in self.rows.items():
            yield from (entry for entry in entries if entry.row == row)


def _is_filled(cell: FormCell) -> bool:
    if isinstance(cell.value, str):
        return bool(cell.value.strip())
    return cell.value is not None and not isinstance(cell.value, bool)


def some(names: Sequence[str]) -> str:
    """The first few of these, and how many more there are."""
    more = len(names) - _MOST_SHOWN
    return listed([*names[:_MOST_SHOWN], *([f"{more} more"] if more > 0 else [])])
