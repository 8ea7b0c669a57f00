"""The change of a relative likelihood between two years, tested for whether one ratio stands behind both."""

from itertools import pairwise
from math import exp, inf, log

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import chi2

from wres_xl.standard.change import (
    Comparison,
    Reading,
    homogeneity_p,
    ratio_change,
)
from wres_xl.standard.inference import ratio_interval

Counts = tuple[int, int, int, int]
BEYOND, MAY_BE, TOO_FEW = Reading.BEYOND_CHANCE, Reading.MAY_BE_CHANCE, Reading.TOO_FEW


@st.composite
def tables(draw: st.DrawFn, smallest: int = 1, largest: int = 3000) -> Counts:
    def proportion() -> tuple[int, int]:
        total = draw(st.integers(smallest, 40) | st.integers(smallest, largest))
        return draw(st.integers(0, total) | st.integers(0, min(total, 5)) | st.just(total)), total

    return (*proportion(), *proportion())


@st.composite
def years(draw: st.DrawFn, smallest: int = 1, largest: int = 3000) -> tuple[Comparison, Comparison]:
    """Two years whose ratios are defined."""
    now, then = draw(tables(smallest, largest)), draw(tables(smallest, largest))
    assume(now[2] and then[2])
    return Comparison(*now), Comparison(*then)


@st.composite
def large_years(draw: st.DrawFn) -> tuple[Comparison, Comparison]:
    """Groups of thousands with ratios that differ by a tenth at most, where large-sample tests agree."""
    ratio = draw(st.floats(0.7, 1.4))

    def year(factor: float) -> Comparison:
        group, others = draw(st.integers(3000, 9000)), draw(st.integers(3000, 9000))
        share = draw(st.floats(0.1, 0.4))
        return Comparison(int(group * share * ratio * factor), group, int(others * share), others)

    return year(1.0), year(draw(st.floats(0.9, 1.1)))


def binomial_model_p(now: Comparison, then: Comparison) -> float:
    """The score test of homogeneity (Gart 1985): Pearson's chi-squared of a log-binomial model in which each
    year has a likelihood of its own and one ratio stands behind both."""
    counts = [
        (year.events, year.total, year.comparator_events, year.comparator_total) for year in (now, then)
    ]
    outcomes = [(happened, total - happened) for a, n, b, m in counts for happened, total in ((a, n), (b, m))]
    design = np.array([[1, 0, 1], [1, 0, 0], [0, 1, 1], [0, 1, 0]])
    family = sm.families.Binomial(link=sm.families.links.Log())
    start = [log(b / m) for _, _, b, m in counts]
    fitted = sm.GLM(np.array(outcomes), design, family=family).fit(start_params=[*start, 0.0])
    return float(chi2.sf(fitted.pearson_chi2, 1))


# The log link admits probabilities above 1; with shares up to a half the fit stays far below.
@pytest.mark.filterwarnings("ignore:The Log link function", "ignore:Perfect separation")
@given(pair=large_years())
@settings(deadline=None, max_examples=40)
def test_with_large_numbers_it_is_the_score_test_of_statsmodels_model(
    pair: tuple[Comparison, Comparison],
) -> None:
    expected = binomial_model_p(*pair)
    assume(expected > 1e-4)
    assert homogeneity_p(*pair) == pytest.approx(expected, rel=0.02, abs=2e-4)


def score(ratio: float, year: Comparison) -> float:
    """Miettinen and Nurminen's statistic with the constrained estimate as their appendix has it."""
    a, n, b, m = year.events, year.total, year.comparator_events, year.comparator_total
    # The p of the comparator solves (n + m) ratio p^2 - (n ratio + a + m + b ratio) p + a + b = 0.
    p = min(np.roots([(n + m) * ratio, -(n * ratio + a + m + b * ratio), a + b]).real)
    q = min(1.0, ratio * p)
    variance = (q * (1 - q) / n + ratio**2 * p * (1 - p) / m) * (n + m) / (n + m - 1)
    distance = (a / n - ratio * b / m) ** 2
    return 0.0 if distance < 1e-18 else distance / variance if variance > 0 else inf


@given(pair=years(smallest=10, largest=400))
@example(pair=(Comparison(0, 123, 1, 1398), Comparison(2, 65, 15, 1093)))
@example(pair=(Comparison(30, 457, 268, 1887), Comparison(11, 251, 150, 1605)))
@settings(deadline=None, max_examples=20)
def test_it_is_the_least_sum_of_scores_found_by_scipy(pair: tuple[Comparison, Comparison]) -> None:
    now, then = pair
    assume(now.ratio and then.ratio)
    low, high = sorted(log(year.ratio) for year in pair if year.ratio)
    assume(high - low > 1e-6)
    edges = np.linspace(low, high, 21)
    least = min(
        minimize_scalar(
            lambda at: score(exp(at), now) + score(exp(at), then),
            bounds=(left, right),
            method="bounded",
            options={"xatol": 1e-10},
        ).fun
        for left, right in pairwise(edges)
    )
    assert homogeneity_p(now, then) == pytest.approx(chi2.sf(least, 1), rel=1e-4, abs=1e-12)


@given(pair=years())
@settings(deadline=None, max_examples=60)
def test_years_whose_intervals_share_a_ratio_deep_within_both_do_not_differ(
    pair: tuple[Comparison, Comparison],
) -> None:
    now, then = pair
    # Intervals at this level are one half of the test's critical value wide in squared scores each.
    halves = [
        ratio_interval(y.events, y.total, y.comparator_events, y.comparator_total, 0.83422) for y in pair
    ]
    if max(each.lower for each in halves) < min(each.upper for each in halves):
        assert homogeneity_p(now, then) > 0.0499


@given(pair=years())
@settings(deadline=None, max_examples=60)
def test_it_is_a_chance_the_same_for_either_order_and_for_either_way_of_writing_the_ratio(
    pair: tuple[Comparison, Comparison],
) -> None:
    now, then = pair
    p = homogeneity_p(now, then)
    assert 0 <= p <= 1
    assert homogeneity_p(then, now) == pytest.approx(p, rel=1e-6, abs=1e-12)
    if now.events and then.events:
        inverted = [Comparison(y.comparator_events, y.comparator_total, y.events, y.total) for y in pair]
        assert homogeneity_p(inverted[0], inverted[1]) == pytest.approx(p, rel=1e-5, abs=1e-12)


def test_the_same_ratio_in_both_years_is_no_change() -> None:
    change = ratio_change(Comparison(30, 100, 60, 200), Comparison(10, 50, 20, 100))
    assert (change.value, change.p_value, change.reading) == (1.0, 1.0, MAY_BE)


@pytest.mark.parametrize(
    ("now", "then", "reading"),
    [
        # The NECS report: appointment, training and disciplinary.
        ((268, 1887, 30, 457), (150, 1605, 11, 251), MAY_BE),
        ((511, 1398, 42, 123), (218, 1093, 9, 65), MAY_BE),
        ((0, 123, 1, 1398), (2, 65, 15, 1093), TOO_FEW),
        ((300, 1000, 50, 500), (300, 1000, 150, 500), BEYOND),
        # 9 cases and 10.
        ((9, 500, 0, 0), (9, 500, 1, 500), None),
        ((8, 500, 1, 500), (100, 500, 100, 500), TOO_FEW),
        ((9, 500, 1, 500), (100, 500, 100, 500), BEYOND),
        ((100, 500, 100, 500), (8, 500, 1, 500), TOO_FEW),
        # Nobody of the group, in either year or in both.
        ((0, 500, 40, 500), (40, 500, 40, 500), BEYOND),
        ((40, 500, 40, 500), (0, 500, 40, 500), BEYOND),
        ((0, 500, 40, 500), (0, 500, 10, 500), MAY_BE),
    ],
)
def test_what_a_change_of_a_ratio_is_beside_chance(
    now: Counts, then: Counts, reading: Reading | None
) -> None:
    assert ratio_change(Comparison(*now), Comparison(*then)).reading is reading


@pytest.mark.parametrize(
    ("now", "then", "reason"),
    [
        ((5, 10, 0, 10), (5, 10, 5, 10), "There is no ratio this year, so there is no change of it."),
        ((5, 10, 5, 10), (5, 10, 0, 10), "There is no ratio last year, so there is no change of it."),
        ((0, 0, 5, 10), (5, 10, 5, 10), "There is no ratio this year, so there is no change of it."),
    ],
)
def test_an_undefined_ratio_has_no_change_and_the_reason_is_told(
    now: Counts, then: Counts, reason: str
) -> None:
    change = ratio_change(Comparison(*now), Comparison(*then))
    assert (change.value, change.p_value, change.reading, change.reason) == (None, None, None, reason)
    with pytest.raises(ValueError, match="nothing to compare"):
        homogeneity_p(Comparison(*now), Comparison(*then))


def test_a_change_from_a_ratio_of_0_is_tested_but_is_no_multiple() -> None:
    change = ratio_change(Comparison(40, 500, 40, 500), Comparison(0, 500, 40, 500))
    assert change.value is None
    assert change.reason == "Last year's ratio is 0, and nothing is a multiple of 0."
    assert change.p_value is not None
    assert change.p_value < 1e-6


def chance_of_a_false_alarm(now: Counts, then: Counts, draws: int = 200) -> float:
    """How often years of which one ratio is true are read as changed; counts are the expected ones."""
    random = np.random.default_rng(31032021)
    found = 0
    for _ in range(draws):
        a, b = (
            Comparison(int(random.binomial(n, x / n)), n, int(random.binomial(m, y / m)), m)
            for x, n, y, m in (now, then)
        )
        found += ratio_change(a, b).reading is BEYOND
    return found / draws


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ((5, 123, 28, 1398), (3, 65, 22, 1093)),
        ((4, 20, 12, 60), (4, 20, 12, 60)),
        ((42, 123, 511, 1398), (9, 65, 161, 1093)),
    ],
)
def test_years_that_differ_by_chance_alone_are_seldom_read_as_changed(now: Counts, then: Counts) -> None:
    # 5 % of 200 draws is 10; 19 or more of them would be a chance of about 1 in 200.
    assert chance_of_a_false_alarm(now, then) < 19 / 200


@pytest.mark.parametrize("counts", [(3, 2, 1, 2), (1, 2, 3, 2), (-1, 2, 1, 2)])
def test_impossible_counts_of_a_ratio_are_refused(counts: Counts) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        Comparison(*counts)
