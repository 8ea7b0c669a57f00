"""Numbers as people read them, rounded once and half up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.wording import chance, listed, lower_first, number, percent, points, ratio, rounded


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (2.4999, 0, "2"),
        (-2.5, 0, "-3"),
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),  # in binary a little less
        (1.005, 2, "1.01"),
        (14.45, 1, "14.5"),
        (1.25, 1, "1.3"),
        (0.285 * 100, 0, "29"),  # 28.499999999999996
        (28.4999, 0, "28"),
        (2, 2, "2.00"),
        (1398, 0, "1,398"),
        (1234567.891, 1, "1,234,567.9"),
        (0.0, 0, "0"),
        (-0.0, 0, "0"),
        (-0.4, 0, "0"),
        (-0.004, 2, "0.00"),
    ],
)
def test_numbers_round_half_up_with_commas_and_no_minus_before_zero(
    value: float, decimals: int, text: str
) -> None:
    assert number(value, decimals) == text


@given(whole=st.integers(-(10**9), 10**9), decimals=st.integers(0, 4))
def test_a_number_of_so_many_decimals_is_left_alone(whole: int, decimals: int) -> None:
    exact = Decimal(whole).scaleb(-decimals)
    assert rounded(float(exact), decimals) == exact


@given(value=st.floats(-1e6, 1e6), decimals=st.integers(0, 3))
def test_rounding_moves_by_half_a_last_digit_at_most(value: float, decimals: int) -> None:
    assert abs(float(rounded(value, decimals)) - value) <= 0.5 * 10.0**-decimals + 1e-6


@pytest.mark.parametrize(
    ("fraction", "decimals", "text"),
    [(0.142024, 1, "14.2%"), (0.142024, 2, "14.20%"), (0.0, 1, "0.0%"), (1, 0, "100%"), (0.285, 0, "29%")],
)
def test_percentages(fraction: float, decimals: int, text: str) -> None:
    assert percent(fraction, decimals) == text


@pytest.mark.parametrize(
    ("difference", "decimals", "text"),
    [
        (0.027, 1, "2.7 percentage points"),
        (-0.027, 1, "2.7 percentage points"),
        (0.01, 1, "1.0 percentage point"),
        (0.0, 1, "0.0 percentage points"),
        (0.01, 0, "1 percentage point"),
    ],
)
def test_percentage_points_are_told_without_a_sign(difference: float, decimals: int, text: str) -> None:
    assert points(difference, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"), [(2.163505, "2.16"), (0, "0.00"), (1.005, "1.01"), (12.3, "12.30")]
)
def test_ratios_have_two_decimals(value: float, text: str) -> None:
    assert ratio(value) == text


@pytest.mark.parametrize(
    ("p_value", "text"),
    [
        (0.0, "p < 0.001"),
        (0.00099, "p < 0.001"),
        (0.001, "p = 0.001"),
        (0.0314, "p = 0.031"),
        (0.0994, "p = 0.099"),
        (0.1, "p = 0.10"),
        (0.3249, "p = 0.32"),
        (1.0, "p = 1.00"),
    ],
)
def test_chances(p_value: float, text: str) -> None:
    assert chance(p_value) == text


def test_an_abbreviation_keeps_its_capitals_in_the_middle_of_a_sentence() -> None:
    assert lower_first("Took up training or CPD") == "took up training or CPD"


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(parts: list[str], text: str) -> None:
    assert listed(parts) == text
