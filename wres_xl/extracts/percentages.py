"""Percentages, however they are written: 15.8, 15.8% or 0.158."""

from collections.abc import Callable, Iterable
from math import nan

from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import Cell, number

NOT_GIVEN = frozenset(("", "suppressed", "n a", "na", "not available", "not reported", "low", "11"))
"""What stands, normalised, where there is no figure: `*`, `-`, `n/a`, or that fewer than 11 answered."""


def reader(cells: Iterable[Cell]) -> Callable[[str], float | None]:
    """How to read the percentages among `cells`, which are all written in the same way.

    They are percents if any number without a percent sign is above 1, else fractions. Read are fractions, 0
    to 1; NaN where a percentage is said to be suppressed, None for anything else. Among percents a number
    above 0 and below 1 is read as neither: it may be a fraction that Excel shows as a percentage.
    """
    numbers = (number(cell) for cell in cells)
    whole = 100.0 if any(value is not None and value > 1 for value in numbers) else 1.0

    def read(written: str) -> float | None:
        has_sign = written.endswith("%")
        value, of = number(written.removesuffix("%")), 100.0 if has_sign else whole
        if value is None:
            return nan if normalise(written) in NOT_GIVEN else None
        if not has_sign and of > 1 and 0 < value < 1:
            return None
        return value / of if 0 <= value <= of else None

    return read
