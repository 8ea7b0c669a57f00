"""The measures: what each is made of, where it is undefined and why, and what is impossible."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.standard.inference import (
    SCORE,
    WILSON,
    fisher_exact_p,
    ratio_interval,
    wilson_interval,
)
from wres_xl.standard.measures import (
    Estimate,
    board_difference,
    likelihood,
    race_disparity_ratio,
    relative_likelihood,
    share,
)

COUNTS = st.integers(0, 5000)


def test_a_likelihood_is_events_over_everyone_at_risk() -> None:
    assert likelihood(268, 1887) == Estimate(268 / 1887, 268, 1887, wilson_interval(268, 1887), method=WILSON)


def test_its_interval_has_the_confidence_asked_for() -> None:
    assert likelihood(3, 10, 0.8).interval == wilson_interval(3, 10, 0.8)


def test_a_likelihood_of_nobody_is_undefined() -> None:
    assert likelihood(0, 0) == Estimate(
        None, 0, 0, reason="Nobody is in this group, so there is no likelihood."
    )


def test_a_likelihood_of_0_is_a_figure() -> None:
    assert likelihood(0, 123).value == 0


def test_a_share_is_a_part_of_the_whole() -> None:
    assert share(123, 1618) == Estimate(123 / 1618, 123, 1618, wilson_interval(123, 1618), method=WILSON)


def test_a_share_of_nobody_is_undefined() -> None:
    assert share(0, 0) == Estimate(None, 0, 0, reason="There is nobody to take a share of.")


def test_a_relative_likelihood_is_computed_from_counts_with_its_interval_and_test() -> None:
    counts = (268, 1887, 30, 457)
    assert relative_likelihood(*counts) == Estimate(
        float(Fraction(268, 1887) / Fraction(30, 457)),
        268 / 1887,
        30 / 457,
        ratio_interval(*counts),
        fisher_exact_p(*counts),
        SCORE,
    )


def test_it_is_not_computed_from_rounded_rates() -> None:
    # 17 % over 10 % would be 1.7.
    assert relative_likelihood(44, 263, 10, 109).value == pytest.approx(1.8235741)


def test_its_interval_has_the_confidence_asked_for_too() -> None:
    assert relative_likelihood(3, 10, 4, 20, 0.8).interval == ratio_interval(3, 10, 4, 20, 0.8)


@given(events=COUNTS, missed=COUNTS, comparator_events=st.integers(1, 5000), comparator_missed=COUNTS)
def test_it_is_the_exact_ratio_rounded_once(
    events: int, missed: int, comparator_events: int, comparator_missed: int
) -> None:
    total, comparator_total = events + missed + 1, comparator_events + comparator_missed
    exact = Fraction(events, total) / Fraction(comparator_events, comparator_total)
    assert relative_likelihood(events, total, comparator_events, comparator_total).value == float(exact)


def test_it_is_0_where_only_the_first_group_has_no_events() -> None:
    estimate = relative_likelihood(0, 123, 1, 1398)
    assert estimate.value == 0
    assert estimate.interval == ratio_interval(0, 123, 1, 1398)


@pytest.mark.parametrize("events", [0, 5])
def test_it_is_undefined_never_infinite_where_the_group_compared_with_has_no_events(events: int) -> None:
    assert relative_likelihood(events, 10, 0, 40) == Estimate(
        None,
        events / 10,
        0,
        reason="The group compared with has a count of 0, so the ratio cannot be calculated.",
    )


@pytest.mark.parametrize("counts", [(0, 0, 1, 10), (1, 10, 0, 0), (0, 0, 0, 0)])
def test_it_is_undefined_where_a_group_has_nobody(counts: tuple[int, int, int, int]) -> None:
    assert relative_likelihood(*counts) == Estimate(
        None, reason="One of the two groups has nobody in it, so there is no ratio."
    )


def test_the_board_difference_is_the_share_of_the_board_less_that_of_the_workforce() -> None:
    estimate = board_difference(1, 10, 150, 1000)
    assert estimate.value == pytest.approx(-0.05)
    assert (estimate.numerator, estimate.denominator) == (0.1, 0.15)


@given(groups=st.lists(st.tuples(COUNTS, COUNTS), min_size=3, max_size=3))
def test_the_differences_of_all_groups_cancel_out(groups: list[tuple[int, int]]) -> None:
    board, workforce = sum(b for b, _ in groups), sum(w for _, w in groups)
    values = [board_difference(b, board, w, workforce).value for b, w in groups]
    if board and workforce:
        assert sum(value for value in values if value is not None) == pytest.approx(0, abs=1e-12)
    else:
        assert values == [None, None, None]


@pytest.mark.parametrize("counts", [(0, 0, 1, 10), (1, 10, 0, 0)])
def test_without_a_board_or_a_workforce_there_is_no_difference(counts: tuple[int, int, int, int]) -> None:
    assert board_difference(*counts) == Estimate(None, reason="The board or the workforce has nobody in it.")


def test_the_race_disparity_ratio_compares_progression_from_lower_to_upper_bands() -> None:
    # 100 White staff for each 200 below, 10 BME staff for each 40 below.
    assert race_disparity_ratio(200, 100, 40, 10) == Estimate(2.0, 0.5, 0.25)


def test_it_is_1_at_parity() -> None:
    assert race_disparity_ratio(300, 100, 30, 10).value == pytest.approx(1)


@given(white=st.tuples(*[st.integers(1, 5000)] * 3), bme=st.tuples(*[st.integers(1, 5000)] * 3))
def test_lower_to_upper_is_the_product_of_the_two_steps(
    white: tuple[int, int, int], bme: tuple[int, int, int]
) -> None:
    lower, middle, upper = zip(white, bme, strict=True)

    def ratio(start: tuple[int, int], end: tuple[int, int]) -> float:
        value = race_disparity_ratio(start[0], end[0], start[1], end[1]).value
        assert value is not None
        return value

    assert ratio(lower, upper) == pytest.approx(ratio(lower, middle) * ratio(middle, upper))


@pytest.mark.parametrize("counts", [(0, 5, 5, 5), (5, 5, 0, 5), (5, 5, 5, 0)])
def test_it_is_undefined_where_it_would_divide_by_nobody(counts: tuple[int, int, int, int]) -> None:
    assert race_disparity_ratio(*counts) == Estimate(
        None, reason="A group that the ratio divides by has nobody in it."
    )


def test_it_is_0_where_no_white_staff_are_in_the_upper_bands() -> None:
    assert race_disparity_ratio(5, 0, 5, 5).value == 0


@pytest.mark.parametrize("measure", [likelihood, share])
@pytest.mark.parametrize("counts", [(-1, 5), (6, 5), (0, -1), (1, 0)])
def test_a_part_beyond_its_whole_is_refused(
    measure: Callable[[int, int], Estimate], counts: tuple[int, int]
) -> None:
    with pytest.raises(ValueError, match="never negative and never more than its whole"):
        measure(*counts)


@pytest.mark.parametrize("measure", [relative_likelihood, board_difference])
@pytest.mark.parametrize(
    "counts", [(-1, 5, 1, 5), (6, 5, 1, 5), (1, 5, -1, 5), (1, 5, 6, 5), (0, 0, 1, 0), (1, 0, 0, 0)]
)
def test_a_part_beyond_its_whole_is_refused_in_either_group(
    measure: Callable[[int, int, int, int], Estimate], counts: tuple[int, int, int, int]
) -> None:
    with pytest.raises(ValueError, match="never negative and never more than its whole"):
        measure(*counts)


@pytest.mark.parametrize("position", range(4))
def test_the_race_disparity_ratio_refuses_a_negative_count(position: int) -> None:
    counts = [5, 5, 5, 5]
    counts[position] = -1
    with pytest.raises(ValueError, match="never negative"):
        race_disparity_ratio(*counts)
