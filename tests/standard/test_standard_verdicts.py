"""Reading a ratio by the four-fifths rule, and a gap between two percentages by an exact test."""

import pytest

from wres_xl.standard.inference import Interval
from wres_xl.standard.measures import relative_likelihood
from wres_xl.standard.verdicts import Verdict, four_fifths, survey_gap

EVEN, TOO_FEW = Verdict.EVEN, Verdict.TOO_FEW
WORSE_FOR_BME, WORSE_FOR_WHITE = Verdict.WORSE_FOR_BME, Verdict.WORSE_FOR_WHITE

ABOVE_1, BELOW_1, AROUND_1 = Interval(1.001, 9), Interval(0.1, 0.999), Interval(0.5, 2)
SURE = 0.0499
UNSURE = 0.05


@pytest.mark.parametrize(
    ("ratio", "interval", "p_value", "verdict"),
    [
        # Within 0.80 to 1.25 nothing is read as adverse, however sure the numbers are.
        (0.80, BELOW_1, SURE, EVEN),
        (1.25, ABOVE_1, SURE, EVEN),
        (1.00, Interval(0.81, 1.24), 1.0, EVEN),
        (1.00, Interval(0.80, 2), 1.0, EVEN),
        (1.00, Interval(0.5, 1.25), 1.0, EVEN),
        # But an interval that reaches beyond both ends allows either group a disadvantage.
        (1.00, AROUND_1, 1.0, TOO_FEW),
        (0.80, AROUND_1, UNSURE, TOO_FEW),
        (1.00, Interval(0.799, 1.251), 1.0, TOO_FEW),
        # Outside, both the interval and the test must rule chance out.
        (0.799, BELOW_1, SURE, WORSE_FOR_WHITE),
        (1.251, ABOVE_1, SURE, WORSE_FOR_BME),
        (0.799, AROUND_1, SURE, TOO_FEW),
        (1.251, AROUND_1, SURE, TOO_FEW),
        (0.799, BELOW_1, UNSURE, TOO_FEW),
        (1.251, ABOVE_1, UNSURE, TOO_FEW),
        (0.0, Interval(0, 43.4), 1.0, TOO_FEW),
        (0.0, Interval(0, 0.9), SURE, WORSE_FOR_WHITE),
        # An interval that ends at 1 contains it.
        (1.251, Interval(1, 9), SURE, TOO_FEW),
        (0.799, Interval(0.1, 1), SURE, TOO_FEW),
    ],
)
def test_the_four_fifths_rule(ratio: float, interval: Interval, p_value: float, verdict: Verdict) -> None:
    assert four_fifths(ratio, interval, p_value) is verdict


@pytest.mark.parametrize(
    "counts", [(0, 3, 20, 100), (1, 3, 33, 100), (1, 1, 1, 1), (1, 5, 4, 20), (0, 123, 1, 1398)]
)
def test_a_handful_of_people_is_too_few_to_tell(counts: tuple[int, int, int, int]) -> None:
    estimate = relative_likelihood(*counts)
    assert estimate.value is not None
    assert estimate.interval is not None
    assert estimate.p_value is not None
    assert four_fifths(estimate.value, estimate.interval, estimate.p_value) is TOO_FEW


@pytest.mark.parametrize(
    ("counts", "ratio"),
    [
        ((200, 300, 500, 600), 0.8),
        ((100, 300, 500, 1200), 0.8),
        ((500, 600, 200, 300), 1.25),
        ((500, 1200, 100, 300), 1.25),
    ],
)
def test_a_ratio_of_exactly_four_fifths_or_five_quarters_is_even(
    counts: tuple[int, int, int, int], ratio: float
) -> None:
    estimate = relative_likelihood(*counts)
    assert estimate.value == ratio
    assert estimate.interval is not None
    assert estimate.p_value is not None
    assert estimate.p_value < 0.05
    assert four_fifths(estimate.value, estimate.interval, estimate.p_value) is EVEN


@pytest.mark.parametrize(
    ("bme", "white", "p_value", "higher_is_better", "verdict"),
    [
        (0.20, 0.10, SURE, False, WORSE_FOR_BME),
        (0.10, 0.20, SURE, False, WORSE_FOR_WHITE),
        (0.64, 0.90, SURE, True, WORSE_FOR_BME),
        (0.90, 0.64, SURE, True, WORSE_FOR_WHITE),
        (0.20, 0.10, UNSURE, False, TOO_FEW),
        (0.10, 0.20, UNSURE, False, TOO_FEW),
        (0.64, 0.90, UNSURE, True, TOO_FEW),
        (0.10, 0.10, 1.0, False, TOO_FEW),
    ],
)
def test_the_gap_between_two_survey_percentages(
    bme: float, white: float, p_value: float, higher_is_better: bool, verdict: Verdict
) -> None:
    assert survey_gap(bme, white, p_value, higher_is_better) is verdict


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (WORSE_FOR_BME, "Less favourable for ethnic minority"),
        (WORSE_FOR_WHITE, "Less favourable for White"),
        (EVEN, "No adverse difference"),
        (TOO_FEW, "Too few to tell"),
    ],
)
def test_a_verdict_speaks_with_the_organisations_own_term(verdict: Verdict, words: str) -> None:
    assert verdict.words("ethnic minority") == words
