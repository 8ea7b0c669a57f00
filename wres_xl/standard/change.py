"""The change from one year to the next: how large it is, and whether chance alone would explain it.

The two years are taken as independent, which fits events of a year (appointments, cases, courses) and the
answers to two surveys. It does not fit the workforce or the board on two snapshot days: most of the people
are the same on both, and all of them are counted, so that their shares are subtracted and not tested. A test
of them would need to follow each person (Agresti 2013, chapter 11; Newcombe 1998b), which counts do not.

References:
    Newcombe RG (1998). Interval estimation for the difference between independent proportions: comparison of
        eleven methods. Statistics in Medicine 17:873-890, method 10.
    Newcombe RG (1998b). Improved confidence intervals for the difference between binomial proportions based
        on paired data. Statistics in Medicine 17:2635-2650.
    Gart JJ (1985). Approximate tests and interval estimation of the common relative risk in the combination
        of 2 x 2 tables. Biometrika 72:673-677 (the score test of homogeneity).
    Miettinen O, Nurminen M (1985). Comparative analysis of two rates. Statistics in Medicine 4:213-226 (the
        score, whose variance holds for small counts and for counts of 0).
    Tarone RE (1990). A modified Bonferroni method for discrete data. Biometrics 46:515-522 (the smallest
        p-value that the totals of a table allow).
    Agresti A (2013). Categorical Data Analysis, 3rd edition.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import erfc, exp, log, sqrt

from wres_xl.standard.inference import Interval, fisher_exact_p, ratio_score, wilson_interval
from wres_xl.standard.verdicts import FEW_CASES, SIGNIFICANCE


class Reading(StrEnum):
    """What a change is beside chance."""

    BEYOND_CHANCE = "more than chance would explain"
    MAY_BE_CHANCE = "may be chance"
    TOO_FEW = "too few to tell"


@dataclass(frozen=True)
class Change:
    """A change from the earlier year to the later one, and its reading.

    `value` is a difference of fractions, with its interval, or one ratio over another, which has none.
    Where it is undefined, or there is no test of it, `reason` says why in words.
    """

    value: float | None
    interval: Interval | None = None
    p_value: float | None = None
    reading: Reading | None = None
    reason: str = ""


@dataclass(frozen=True)
class Comparison:
    """The counts behind a ratio of two likelihoods in one year: a group's, and those it is compared with."""

    events: int
    total: int
    comparator_events: int
    comparator_total: int

    def __post_init__(self) -> None:
        _require_proportion(self.events, self.total)
        _require_proportion(self.comparator_events, self.comparator_total)

    @property
    def cases(self) -> int:
        """The events of both groups."""
        return self.events + self.comparator_events

    @property
    def ratio(self) -> float | None:
        """The relative likelihood; None where the comparator's likelihood is 0 or a group has nobody."""
        if not self.total or not self.comparator_events:
            return None
        return (self.events * self.comparator_total) / (self.total * self.comparator_events)


def difference_interval(
    events: float, total: float, earlier_events: float, earlier_total: float, confidence: float = 0.95
) -> Interval:
    """The interval of `events / total - earlier_events / earlier_total` (Newcombe 1998, method 10).

    It combines the two Wilson intervals, so that it never leaves -1 to 1 and has a width where a count is 0.

    Raises:
        ValueError: a total is not positive, or events are not within 0 to their total.
    """
    now, then = events / total if total else 0.0, earlier_events / earlier_total if earlier_total else 0.0
    of_now = wilson_interval(events, total, confidence)
    of_then = wilson_interval(earlier_events, earlier_total, confidence)
    below = sqrt((now - of_now.lower) ** 2 + (of_then.upper - then) ** 2)
    above = sqrt((of_now.upper - now) ** 2 + (then - of_then.lower) ** 2)
    return Interval(now - then - below, now - then + above)


def proportion_change(
    events: int, total: int, earlier_events: int, earlier_total: int, confidence: float = 0.95
) -> Change:
    """The change of a proportion between two years, tested by Fisher's exact test.

    Where it finds nothing, there are too few to tell if either year has fewer than 10 people, or if the
    totals are so small that no division of the events between the years could have been significant (Tarone
    1990). What it finds holds of however few, for it is exact.

    Raises:
        ValueError: events are not within 0 to their total.
    """
    counts = (events, total, earlier_events, earlier_total)
    _require_proportion(events, total)
    _require_proportion(earlier_events, earlier_total)
    if not total or not earlier_total:
        return Change(None, reason="One of the two years has nobody in this group.")
    p_value = fisher_exact_p(*counts)
    reading = _reading(p_value)
    few = min(total, earlier_total) < FEW_CASES or smallest_p(*counts) >= SIGNIFICANCE
    if few and reading is Reading.MAY_BE_CHANCE:
        reading = Reading.TOO_FEW
    difference = events / total - earlier_events / earlier_total
    return Change(difference, difference_interval(*counts, confidence), p_value, reading)


def smallest_p(events: int, total: int, earlier_events: int, earlier_total: int) -> float:
    """The smallest p-value of Fisher's exact test that the same totals could have given (Tarone 1990)."""
    all_events = events + earlier_events
    fewest, most = max(0, all_events - earlier_total), min(total, all_events)
    return min(fisher_exact_p(count, total, all_events - count, earlier_total) for count in (fewest, most))


def ratio_change(now: Comparison, then: Comparison) -> Change:
    """The change of a relative likelihood between two years: this year's ratio over last year's.

    The test asks whether one ratio could stand behind both years: the least sum of the two years' squared
    scores (Miettinen and Nurminen 1985) over all ratios, beside chi-squared with one degree of freedom (Gart
    1985 takes the sum at the most likely ratio; the two agree as numbers grow, and the least is never the
    larger). It is not exact, so fewer than 10 cases in either year are too few to tell, whatever it finds.
    """
    ratio, before = now.ratio, then.ratio
    if ratio is None or before is None:
        when = "this year" if ratio is None else "last year"
        return Change(None, reason=f"There is no ratio {when}, so there is no change of it.")
    p_value = homogeneity_p(now, then)
    enough = min(now.cases, then.cases) >= FEW_CASES
    reading = _reading(p_value) if enough else Reading.TOO_FEW
    if not before:
        return Change(None, None, p_value, reading, "Last year's ratio is 0, and nothing is a multiple of 0.")
    return Change(ratio / before, None, p_value, reading)


def homogeneity_p(now: Comparison, then: Comparison) -> float:
    """The chance of two ratios at least so far apart if one ratio stood behind both years.

    Raises:
        ValueError: a year has no ratio.
    """
    if now.ratio is None or then.ratio is None:
        raise ValueError("a year without a ratio has nothing to compare")
    low, high = sorted((now.ratio, then.ratio))
    if low == high:
        return 1.0
    # A ratio of 0 has no logarithm. What one event in ten thousand people less than half would give is as
    # good as 0: the score of the year without events falls to 0 there.
    least = low or 1e-6 * high
    return erfc(sqrt(_least_score(now, then, log(least), log(high)) / 2))


_STEPS = 200
_GOLDEN = (sqrt(5) - 1) / 2


def _least_score(now: Comparison, then: Comparison, low: float, high: float) -> float:
    """The least sum of both years' scores where the ratio's logarithm is from `low` to `high`.

    Beyond the two ratios both scores rise. Between them their sum may have more than one valley, so the
    lowest of many points is found first, and the bottom then sought between its neighbours.
    """

    def score(logarithm: float) -> float:
        ratio = exp(logarithm)
        return _score(ratio, now) + _score(ratio, then)

    step = (high - low) / _STEPS
    lowest = min(range(_STEPS + 1), key=lambda at: score(low + at * step))
    left, right = low + max(0, lowest - 1) * step, low + min(_STEPS, lowest + 1) * step
    while right - left > 1e-10 * max(1.0, abs(left)):
        inner, outer = right - _GOLDEN * (right - left), left + _GOLDEN * (right - left)
        left, right = (left, outer) if score(inner) <= score(outer) else (inner, right)
    return score((left + right) / 2)


def _score(ratio: float, counts: Comparison) -> float:
    return ratio_score(ratio, counts.events, counts.total, counts.comparator_events, counts.comparator_total)


def _reading(p_value: float) -> Reading:
    return Reading.BEYOND_CHANCE if p_value < SIGNIFICANCE else Reading.MAY_BE_CHANCE


def _require_proportion(part: int, whole: int) -> None:
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is not a proportion")
