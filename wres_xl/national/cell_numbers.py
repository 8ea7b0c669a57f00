"""What a number in a cell of a form means, how a figure is written there, and whether the two agree.

Figures are counts of people, ratios, or fractions of 1; a form may hold a fraction as 0.158, shown as 15.8%,
or as 15.8. The cell's number format decides; where it says nothing, the other numbers of its column do.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from wres_xl.national.form_map import Place
from wres_xl.standard.data_items import (
    ITEM,
    DataItem,
    Likelihood,
    Measure,
    RelativeLikelihood,
    Share,
    ShareDifference,
)
from wres_xl.wording import number, percent, rounded

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a number format shows or reserves as it stands: quoted or escaped text, padding, colours."""
_PLAIN = re.compile(r"[#0?,]*(?:\.([#0?]*))?")

_LEAST_PERCENTAGE_DECIMALS = 1
_LEAST_RATIO_DECIMALS = 2
_LEAST_FRACTION_DECIMALS = 4
"""Compared where a cell's format leaves the decimals open: as many as published figures have."""


def is_percent_format(number_format: str) -> bool:
    """Whether Excel shows 0.158 as 15.8% under this format; a percent sign in quotes is only text."""
    return "%" in _positive(number_format)


def decimals_shown(number_format: str) -> int | None:
    """The decimals that a number format shows; None where it leaves them open, as General does."""
    digits = _positive(number_format).replace("%", "").strip()
    match = _PLAIN.fullmatch(digits)
    if not digits or match is None:
        return None
    return len(match[1] or "")


def _positive(number_format: str) -> str:
    """The part of a format for positive numbers, without literal text (ECMA-376 part 1, 18.8.31)."""
    return _LITERAL.sub("", number_format).partition(";")[0]


def is_count(item: DataItem) -> bool:
    """Whether a data item is a number of people."""
    return not is_percentage(item) and not isinstance(item.calculation, Likelihood | RelativeLikelihood)


def is_percentage(item: DataItem) -> bool:
    """Whether a data item is named as a percentage, so that a plain cell holds 15.8 for 15.8 %."""
    return item.measure is Measure.PERCENTAGE or isinstance(item.calculation, Share | ShareDifference)


def number_in(place: Place) -> float | None:
    """The number that a cell holds; None where it is empty or holds something else."""
    value = place.value
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def is_empty(place: Place) -> bool:
    """Whether nothing that a reader sees stands in the cell."""
    return place.value is None or (isinstance(place.value, str) and not place.value.strip())


def scale_of(place: Place, places: Iterable[Place]) -> int:
    """What a fraction is multiplied with to stand in this cell: 1, or 100 where 15.8 means 15.8 %.

    `places` are all those of the form: numbers that stand already in a plain cell of the same column, else
    of the same sheet, tell how the form means them. Where there are none, a plain cell holds percents.
    """
    if not is_percentage(ITEM[place.key]) or is_percent_format(place.number_format):
        return 1
    alike = [each for each in places if _is_alike(each, place)]
    in_column = [each for each in alike if each.column == place.column]
    for candidates in (in_column, alike):
        numbers = [abs(number) for each in candidates if (number := number_in(each))]
        if numbers:
            return 100 if max(numbers) > 1 else 1
    return 100


def _is_alike(other: Place, place: Place) -> bool:
    """Whether `other` is a percentage of the same sort on the same sheet, in a plain cell too."""
    one, two = ITEM[other.key], ITEM[place.key]
    return (
        other.sheet == place.sheet
        and is_percentage(one)
        and (one.measure is Measure.PERCENTAGE) == (two.measure is Measure.PERCENTAGE)
        and not is_percent_format(other.number_format)
    )


def cell_value(figure: float, scale: int) -> float:
    """A figure as the number that belongs into a cell; without the binary noise of multiplying by 100."""
    return round(figure * scale, 10) if scale != 1 else figure


def figure_in(place: Place, scale: int) -> float | None:
    """The number that a cell holds as a figure; None where it holds none."""
    number = number_in(place)
    return number if number is None or scale == 1 else round(number / scale, 12)


def agrees(place: Place, figure: float, scale: int) -> bool:
    """Whether the number in a cell is our figure: counts exactly, others to the decimals that the cell shows.

    Where the format shows as many as there are, the number's own decimals count, but never fewer than
    published figures have.
    """
    there, item = number_in(place), ITEM[place.key]
    if there is None:
        return False
    if is_count(item):
        return there == figure
    shown_scale = 100 if is_percent_format(place.number_format) else 1
    decimals = decimals_shown(place.number_format)
    if decimals is None:
        decimals = max(_own_decimals(there), _least_decimals(item, scale))
    ours = cell_value(figure, scale)
    return rounded(there * shown_scale, decimals) == rounded(ours * shown_scale, decimals)


def _own_decimals(number: float) -> int:
    exponent = Decimal(f"{number:.12g}").as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _least_decimals(item: DataItem, scale: int) -> int:
    if item.is_ratio:
        return _LEAST_RATIO_DECIMALS
    if not is_percentage(item):
        return _LEAST_FRACTION_DECIMALS
    return _LEAST_PERCENTAGE_DECIMALS if scale == 100 else _LEAST_PERCENTAGE_DECIMALS + 2


def shown_in(place: Place) -> str:
    """What stands in a cell, as its number format shows it; but a fraction of a person is never rounded."""
    if place.value is None:
        return ""
    value = number_in(place)
    if value is None:
        return str(place.value)
    decimals = decimals_shown(place.number_format)
    if is_count(ITEM[place.key]) and not value.is_integer():
        return f"{value:.12g}"
    if is_percent_format(place.number_format):
        return percent(value, 1 if decimals is None else decimals)
    return f"{value:.12g}" if decimals is None else number(value, decimals)
