"""The functions over counts: against SciPy and statsmodels, by worked examples, and by their errors."""

import time
from math import isclose
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from udfs.functions import (
    WRES_BOARD_DIFFERENCE,
    WRES_DISPARITY_RATIO,
    WRES_LIKELIHOOD,
    WRES_P_VALUE,
    WRES_PERCENTAGE_INTERVAL,
    WRES_RELATIVE_LIKELIHOOD,
    WRES_RELATIVE_LIKELIHOOD_INTERVAL,
    WRES_VERDICT,
)


@st.composite
def groups(draw: st.DrawFn) -> tuple[int, int]:
    total = draw(st.integers(1, 400))
    return draw(st.integers(0, total)), total


@given(groups(), groups())
def test_p_values_are_scipys(one: tuple[int, int], other: tuple[int, int]) -> None:
    (a, n), (b, m) = one, other
    expected = fisher_exact([[a, n - a], [b, m - b]]).pvalue
    assert WRES_P_VALUE(a, n, b, m) == pytest.approx(expected, rel=1e-6)


@given(groups(), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_percentage_intervals_are_statsmodels_wilson(group: tuple[int, int], confidence: float) -> None:
    expected = proportion_confint(*group, alpha=1 - confidence, method="wilson")
    (limits,) = WRES_PERCENTAGE_INTERVAL(*group, confidence)
    assert limits == pytest.approx(list(expected), abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(st.tuples(st.integers(1, 99), st.just(100)), st.tuples(st.integers(1, 79), st.just(80)))
def test_ratio_intervals_are_statsmodels_score_intervals(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    expected = confint_proportions_2indep(*one, *other, method="score", compare="ratio", correction=True)
    (limits,) = WRES_RELATIVE_LIKELIHOOD_INTERVAL(*one, *other)
    assert limits == pytest.approx(list(expected), rel=1e-4)


def test_the_published_example_of_indicator_2() -> None:
    counts = (268, 1887, 30, 457)
    assert WRES_LIKELIHOOD(268, 1887) == pytest.approx(0.142, abs=0.0005)
    assert WRES_RELATIVE_LIKELIHOOD(*counts) == pytest.approx(2.16350468115174, abs=1e-14)
    assert WRES_VERDICT(*counts) == "Less favourable for BME"
    assert WRES_VERDICT(30, 457, 268, 1887) == "Less favourable for White"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((50, 100, 40, 100), "No adverse difference"),  # 1.25 is still within
        ((40, 100, 50, 100), "No adverse difference"),  # and so is 0.80
        ((3, 10, 1, 10), "Too few to tell"),
        ((0, 1398, 1, 123), "Too few to tell"),
    ],
)
def test_verdicts(counts: tuple[int, ...], words: str) -> None:
    assert WRES_VERDICT(*counts) == words


def test_a_verdict_rests_on_the_confidence() -> None:
    counts = (60, 300, 20, 200)  # p = 0.003, 99.9 % interval from 0.91
    assert WRES_VERDICT(*counts, 0.95) == "Less favourable for BME"
    assert WRES_VERDICT(*counts, 0.999) == "Too few to tell"


def test_shares_and_progression() -> None:
    assert WRES_BOARD_DIFFERENCE(1, 14, 123, 1618) == pytest.approx(1 / 14 - 123 / 1618)
    lower_to_middle = WRES_DISPARITY_RATIO(320, 160, 60, 20)
    middle_to_upper = WRES_DISPARITY_RATIO(160, 40, 20, 4)
    assert lower_to_middle == pytest.approx(1.5)
    assert WRES_DISPARITY_RATIO(320, 40, 60, 4) == pytest.approx(lower_to_middle * middle_to_upper)


RATIOS = (WRES_RELATIVE_LIKELIHOOD, WRES_RELATIVE_LIKELIHOOD_INTERVAL, WRES_VERDICT)
FOUR_COUNTS = (*RATIOS, WRES_P_VALUE, WRES_BOARD_DIFFERENCE)

ERRORS: list[tuple[tuple[Any, ...], str]] = [
    ((41, 40, 5, 40), "#NUM!"),  # a part above its whole
    ((5, 40, 41, 40), "#NUM!"),
    ((-1, 40, 5, 40), "#NUM!"),
    ((0.5, 40, 5, 40), "#NUM!"),
    ((5, 40, 5, 100_000_001), "#NUM!"),
    ((float("nan"), 40, 5, 40), "#NUM!"),
    ((5, float("inf"), 5, 40), "#NUM!"),
    ((0, 0, 5, 40), "#DIV/0!"),
    ((5, 40, 0, 0), "#DIV/0!"),
    (("five", 40, 5, 40), "#VALUE!"),
    ((True, 40, 5, 40), "#VALUE!"),
    ((None, 40, 5, 40), "#N/A"),
    ((5, 40, 5, " "), "#N/A"),
    (("#REF!", 40, "#N/A", 40), "#REF!"),  # of several errors the first
    (("five", 40, 5, "#N/A"), "#N/A"),  # an error before anything else
    ((None, None, None, None), ""),
]


@pytest.mark.parametrize("function", FOUR_COUNTS)
@pytest.mark.parametrize(("arguments", "answer"), ERRORS)
def test_errors_of_four_counts(function: Any, arguments: tuple[Any, ...], answer: str) -> None:
    pair = function is WRES_RELATIVE_LIKELIHOOD_INTERVAL
    assert function(*arguments) == ([[answer, answer]] if pair else answer)


@pytest.mark.parametrize("function", RATIOS)
def test_a_ratio_to_a_rate_of_nobody_cannot_be_calculated(function: Any) -> None:
    answer = function(5, 40, 0, 40)
    assert answer in ("#DIV/0!", [["#DIV/0!", "#DIV/0!"]])
    assert WRES_P_VALUE(5, 40, 0, 40) == pytest.approx(fisher_exact([[5, 35], [0, 40]]).pvalue)


def test_a_ratio_of_nobody_is_0() -> None:
    assert WRES_RELATIVE_LIKELIHOOD(0, 40, 5, 40) == 0
    ((lower, upper),) = WRES_RELATIVE_LIKELIHOOD_INTERVAL(0, 40, 5, 40)
    assert lower == 0
    assert 0 < upper < 1


@pytest.mark.parametrize("counts", [(0, 9, 60, 9), (320, 96, 0, 9), (320, 96, 60, 0)])
def test_a_disparity_ratio_that_would_divide_by_nobody(counts: tuple[int, ...]) -> None:
    assert WRES_DISPARITY_RATIO(*counts) == "#DIV/0!"


@pytest.mark.parametrize(
    ("confidence", "answer"),
    [(0, "#NUM!"), (1, "#NUM!"), (0.4999, "#NUM!"), (95, "#NUM!"), ("95%", "#VALUE!"), ("#N/A", "#N/A")],
)
def test_errors_of_a_confidence(confidence: Any, answer: str) -> None:
    assert WRES_PERCENTAGE_INTERVAL(5, 40, confidence) == [[answer, answer]]
    assert WRES_RELATIVE_LIKELIHOOD_INTERVAL(5, 40, 6, 40, confidence) == [[answer, answer]]
    assert WRES_VERDICT(5, 40, 6, 40, confidence) == answer


@settings(deadline=None)
@given(groups(), groups(), st.floats(0.5, 0.999))
def test_intervals_hold_their_ratio_at_every_confidence(
    one: tuple[int, int], other: tuple[int, int], confidence: float
) -> None:
    ratio = WRES_RELATIVE_LIKELIHOOD(*one, *other)
    ((lower, upper),) = WRES_RELATIVE_LIKELIHOOD_INTERVAL(*one, *other, confidence)
    if other[0] == 0:
        assert ratio == lower == upper == "#DIV/0!"
    else:
        assert lower <= ratio * (1 + 1e-9)
        assert ratio <= upper * (1 + 1e-9)


@pytest.mark.parametrize(
    "counts",
    [
        (50_000_000, 100_000_000, 49_999_000, 100_000_000),
        (1, 100_000_000, 0, 100_000_000),
        (100_000, 200_000, 10, 200_000),
        (50_000_000, 100_000_000, 10, 100_000_000),
    ],
)
def test_the_largest_counts_do_not_keep_excel_waiting(counts: tuple[int, ...]) -> None:
    started = time.perf_counter()
    assert 0 <= WRES_P_VALUE(*counts) <= 1
    assert time.perf_counter() - started < 5


def test_numbers_as_text_are_numbers() -> None:
    assert isclose(WRES_LIKELIHOOD(" 1,000 ", "2000"), 0.5)
    assert WRES_PERCENTAGE_INTERVAL("5", "40 ", "0.9") == WRES_PERCENTAGE_INTERVAL(5, 40, 0.9)
