"""The race disparity ratio: how far staff of two groups get from lower levels of pay to higher ones.

The definition is that of practice in WRES reports: Band 5 and under, Bands 6 and 7, Band 8A and over with
VSM; medical and dental staff are left out, and clinical and non-clinical staff are told apart. It could not
be checked against an official document.
"""

from dataclasses import dataclass

from wres_xl.standard.data_items import PAY_BANDS

_BANDS = tuple(PAY_BANDS.values())
_MIDDLE, _UPPER = _BANDS.index("band_6"), _BANDS.index("band_8a")

LEVELS: dict[str, tuple[str, ...]] = {
    "lower": _BANDS[:_MIDDLE],
    "middle": _BANDS[_MIDDLE:_UPPER],
    "upper": _BANDS[_UPPER:],
}
"""The levels, each with the endings of its data items' keys: `1a_band_5` is non-clinical, `1b_` clinical."""

SECTIONS = {"Non-clinical": "1a", "Clinical": "1b"}
"""The staff that are told apart, with the beginnings of their data items' keys."""


@dataclass(frozen=True)
class Step:
    """A step from one level to a higher one."""

    start: str
    end: str


STEPS = (Step("lower", "middle"), Step("middle", "upper"), Step("lower", "upper"))
"""The three ratios; the last is the product of the other two."""


def level_items(section: str, level: str) -> tuple[str, ...]:
    """The data items of a level, which are neighbours in the national return; `section` as in `SECTIONS`."""
    return tuple(f"{SECTIONS[section]}_{ending}" for ending in LEVELS[level])


def disparity_ratio(white_start: int, white_end: int, bme_start: int, bme_end: int) -> float | None:
    """White staff at the higher level for each at the lower, over the same of BME staff; headcounts.

    1 is parity; above 1 the step favours White staff. None where a group has nobody to divide by.
    """
    if not white_start or not bme_start or not bme_end:
        return None
    return (white_end / white_start) / (bme_end / bme_start)
