"""Cell addresses as Excel writes them, and rectangles of cells."""

import re
from dataclasses import dataclass

from wres_xl.national.limits import DAMAGED, LAST_COLUMN, LAST_ROW, Unfit

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells: its first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meets(self, other: "Area") -> bool:
        """Whether a cell lies in both."""
        rows = self.top <= other.bottom and other.top <= self.bottom
        return rows and self.left <= other.right and other.left <= self.right

    def with_cell(self, row: int, column: int) -> "Area":
        """The smallest rectangle that holds a cell too."""
        return Area(
            min(self.top, row), min(self.left, column), max(self.bottom, row), max(self.right, column)
        )

    def __str__(self) -> str:
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


def column_letters(column: int) -> str:
    """`A` for 1, `AA` for 27."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for `A`, 27 for `AA`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """`D12` for row 12, column 4."""
    return f"{column_letters(column)}{row}"


def place_of(written: str) -> tuple[int, int]:
    """The row and column of `D12`.

    Raises:
        Unfit: it is no cell of a sheet.
    """
    match = _ADDRESS.fullmatch(written)
    row, column = (int(match[2]), column_number(match[1])) if match else (0, 0)
    if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
        raise Unfit(DAMAGED)
    return row, column


def area_of(written: str) -> Area:
    """The area of `A1:D12`, or of a single cell.

    Raises:
        Unfit: it is no area of a sheet.
    """
    first, _, last = written.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
