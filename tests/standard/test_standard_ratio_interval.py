"""Miettinen and Nurminen's score interval for the ratio of two proportions."""

from itertools import pairwise
from math import inf, sqrt

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep

from wres_xl.standard.inference import Interval, ratio_interval

Counts = tuple[int, int, int, int]
"""Events and total of one group, then of the comparator."""

CONFIDENCES = st.sampled_from([0.5, 0.9, 0.95, 0.99])

STEP = 1e-7
"""How far on either side of a limit the score is looked at: limits are right to seven digits."""


@st.composite
def tables(draw: st.DrawFn, largest: int = 10**6) -> Counts:
    """Small and large groups; nobody, everybody and few as often as any other number."""

    def proportion() -> tuple[int, int]:
        total = draw(st.integers(1, 30) | st.integers(1, largest))
        events = st.sampled_from([0, total]) | st.integers(0, min(total, 5)) | st.integers(0, total)
        return draw(events), total

    return (*proportion(), *proportion())


@st.composite
def interior_tables(draw: st.DrawFn) -> Counts:
    """Proportions of a tenth to nine tenths: nearer to the ends statsmodels' search loses its way."""

    def proportion() -> tuple[int, int]:
        total = draw(st.integers(10, 3000))
        return draw(st.integers(total // 10 + 1, total - total // 10 - 1)), total

    return (*proportion(), *proportion())


def score(ratio: float, counts: Counts) -> float:
    """Miettinen and Nurminen's statistic, its constrained estimate found where the likelihood is flat."""
    x1, n1, x2, n2 = counts
    p2 = constrained_estimate(ratio, counts)
    p1 = ratio * p2
    total = n1 + n2
    variance = (p1 * (1 - p1) / n1 + ratio**2 * p2 * (1 - p2) / n2) * total / (total - 1)
    distance = (x1 / n1 - ratio * x2 / n2) ** 2
    return 0.0 if distance == 0 else distance / variance


def constrained_estimate(ratio: float, counts: Counts) -> float:
    """The p2 of the greatest binomial likelihood where p1 is `ratio` times p2."""
    x1, n1, x2, n2 = counts

    def slope(p2: float) -> float:
        """p2 times the log likelihood's derivative, which falls as p2 rises."""
        missed1 = (n1 - x1) * ratio * p2 / (1 - ratio * p2) if n1 > x1 else 0.0
        missed2 = (n2 - x2) * p2 / (1 - p2) if n2 > x2 else 0.0
        return x1 + x2 - missed1 - missed2

    if x1 + x2 == 0:
        return 0.0
    highest = min(1.0, 1 / ratio)
    just_below = highest * (1 - 1e-15)
    return highest if slope(just_below) >= 0 else brentq(slope, 1e-300, just_below, xtol=1e-300, rtol=1e-14)


@given(counts=interior_tables(), confidence=CONFIDENCES)
@settings(deadline=None, max_examples=30)
def test_it_is_that_of_statsmodels_where_neither_count_is_extreme(counts: Counts, confidence: float) -> None:
    interval = ratio_interval(*counts, confidence)
    lower, upper = confint_proportions_2indep(
        *counts, method="score", compare="ratio", alpha=1 - confidence, correction=True
    )
    assert interval.lower == pytest.approx(lower, rel=1e-6)
    assert interval.upper == pytest.approx(upper, rel=1e-6)


@given(counts=tables(), confidence=CONFIDENCES)
@example(counts=(0, 123, 1, 1398), confidence=0.95)
@example(counts=(30, 457, 268, 1887), confidence=0.95)
@example(counts=(1, 1, 1, 1), confidence=0.95)
@example(counts=(10**6, 10**6, 1, 10**6), confidence=0.95)
@settings(deadline=None, max_examples=60)
def test_each_finite_limit_is_where_the_score_is_just_improbable(counts: Counts, confidence: float) -> None:
    interval = ratio_interval(*counts, confidence)
    critical = norm.ppf((1 + confidence) / 2) ** 2
    if interval.lower > 0:
        assert (
            score(interval.lower * (1 + STEP), counts) < critical < score(interval.lower * (1 - STEP), counts)
        )
    if interval.upper < inf:
        assert (
            score(interval.upper * (1 - STEP), counts) < critical < score(interval.upper * (1 + STEP), counts)
        )


@given(counts=tables(), confidence=CONFIDENCES)
@settings(deadline=None, max_examples=60)
def test_it_is_infinite_only_where_nothing_happened_to_the_comparator(
    counts: Counts, confidence: float
) -> None:
    events, _, comparator_events, _ = counts
    interval = ratio_interval(*counts, confidence)
    assert (interval.lower == 0) == (events == 0)
    assert (interval.upper == inf) == (comparator_events == 0)


@given(counts=tables(), confidence=CONFIDENCES)
@settings(deadline=None, max_examples=60)
def test_it_contains_the_ratio(counts: Counts, confidence: float) -> None:
    events, total, comparator_events, comparator_total = counts
    assume(comparator_events > 0)
    interval = ratio_interval(*counts, confidence)
    assert (events / total) / (comparator_events / comparator_total) in interval
    assert interval.lower < interval.upper


@given(counts=tables(), confidence=CONFIDENCES)
@settings(deadline=None, max_examples=60)
def test_swapping_the_groups_inverts_it(counts: Counts, confidence: float) -> None:
    interval = ratio_interval(*counts, confidence)
    swapped = ratio_interval(*counts[2:], *counts[:2], confidence)
    inverted = Interval(inverse(swapped.upper), inverse(swapped.lower))
    assert interval.lower == pytest.approx(inverted.lower, rel=1e-7)
    assert interval.upper == pytest.approx(inverted.upper, rel=1e-7)


def inverse(limit: float) -> float:
    return inf if limit == 0 else 1 / limit


@given(counts=tables())
@settings(deadline=None, max_examples=60)
def test_more_confidence_is_wider(counts: Counts) -> None:
    intervals = [ratio_interval(*counts, confidence) for confidence in (0.5, 0.9, 0.95, 0.99)]
    for narrow, wide in pairwise(intervals):
        assert wide.lower < narrow.lower or wide.lower == narrow.lower == 0
        assert narrow.upper < wide.upper or wide.upper == narrow.upper == inf


def test_it_nears_the_log_interval_as_numbers_grow() -> None:
    events, total, comparator_events, comparator_total = 20_000, 100_000, 10_000, 100_000
    log_error = sqrt(1 / events - 1 / total + 1 / comparator_events - 1 / comparator_total)
    factor = 2.718281828459045 ** (norm.ppf(0.975) * log_error)
    interval = ratio_interval(events, total, comparator_events, comparator_total)
    assert interval.lower == pytest.approx(2 / factor, rel=1e-4)
    assert interval.upper == pytest.approx(2 * factor, rel=1e-4)


@pytest.mark.parametrize(
    "counts",
    [(-1, 10, 1, 10), (11, 10, 1, 10), (0, 0, 1, 10), (1, 10, -1, 10), (1, 10, 11, 10), (1, 10, 0, 0)],
)
def test_what_is_no_proportion_is_refused(counts: Counts) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        ratio_interval(*counts)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="is not between 0 and 1"):
        ratio_interval(1, 2, 1, 2, confidence)
