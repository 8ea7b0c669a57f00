"""What a relative likelihood says, in words that a board can use."""

from enum import StrEnum

from wres_xl.standard.inference import Interval

LOWEST_EVEN, HIGHEST_EVEN = 0.80, 1.25
"""The four-fifths rule: ratios within these limits are not read as adverse. National WRES reports use it."""


class Verdict(StrEnum):
    """The reading of a ratio, or of a difference between two percentages.

    All three relative likelihoods of the WRES (indicators 2, 3 and 4) point the same way: above 1 is less
    favourable for BME people.
    """

    WORSE_FOR_BME = "Less favourable for BME"
    WORSE_FOR_WHITE = "Less favourable for White"
    EVEN = "No adverse difference"
    TOO_FEW = "Too few to tell"

    def words(self, term: str) -> str:
        """The verdict with the organisation's own term for BME."""
        return self.value.replace("BME", term)


SIGNIFICANCE = 0.05
"""The level below which an exact test's p-value is read as more than chance."""

FEW_CASES = 10
"""Below so many people, or cases, nothing is read from what chance alone would explain."""


def four_fifths(ratio: float, interval: Interval, p_value: float) -> Verdict:
    """Read a relative likelihood against 0.80 to 1.25, and then ask whether chance alone would explain it.

    There are too few people to tell where the ratio is outside 0.80 to 1.25 and its interval contains 1 or
    the exact test is at the 5 % level or above; and where it is inside but its interval reaches beyond both
    ends, so that a disadvantage of either group would fit the counts as well.
    """
    if LOWEST_EVEN <= ratio <= HIGHEST_EVEN:
        tells_nothing = interval.lower < LOWEST_EVEN and interval.upper > HIGHEST_EVEN
        return Verdict.TOO_FEW if tells_nothing else Verdict.EVEN
    if 1.0 in interval or p_value >= SIGNIFICANCE:
        return Verdict.TOO_FEW
    return Verdict.WORSE_FOR_BME if ratio > 1 else Verdict.WORSE_FOR_WHITE


def survey_gap(bme: float, white: float, p_value: float, higher_is_better: bool) -> Verdict:
    """Read the difference between two survey percentages by an exact test at the 5 % level."""
    if p_value >= SIGNIFICANCE:
        return Verdict.TOO_FEW
    bme_is_worse = (bme < white) if higher_is_better else (bme > white)
    return Verdict.WORSE_FOR_BME if bme_is_worse else Verdict.WORSE_FOR_WHITE
