"""The change of a proportion from one year to the next: its interval, its exact test, and its reading."""

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from statsmodels.stats.proportion import confint_proportions_2indep

from wres_xl.standard.change import (
    Reading,
    difference_interval,
    proportion_change,
    smallest_p,
)

Counts = tuple[int, int, int, int]
BEYOND, MAY_BE, TOO_FEW = Reading.BEYOND_CHANCE, Reading.MAY_BE_CHANCE, Reading.TOO_FEW


@st.composite
def tables(draw: st.DrawFn, smallest: int = 1, largest: int = 3000) -> Counts:
    def proportion() -> tuple[int, int]:
        total = draw(st.integers(smallest, 40) | st.integers(smallest, largest))
        return draw(st.integers(0, total) | st.integers(0, min(total, 5)) | st.just(total)), total

    return (*proportion(), *proportion())


# The interval of a difference ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    [
        # Newcombe RG (1998), Statistics in Medicine 17:873-890, table II, method 10.
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_the_papers_examples(counts: Counts, lower: float, upper: float) -> None:
    interval = difference_interval(*counts)
    assert (round(interval.lower, 4), round(interval.upper, 4)) == (lower, upper)


@given(counts=tables(), confidence=st.sampled_from([0.5, 0.9, 0.95, 0.99]))
@settings(deadline=None)
def test_it_is_that_of_statsmodels(counts: Counts, confidence: float) -> None:
    interval = difference_interval(*counts, confidence)
    lower, upper = confint_proportions_2indep(*counts, method="newcomb", compare="diff", alpha=1 - confidence)
    assert interval.lower == pytest.approx(lower, abs=1e-12)
    assert interval.upper == pytest.approx(upper, abs=1e-12)


@given(counts=tables())
@settings(deadline=None)
def test_it_holds_the_difference_and_turns_over_with_the_years(counts: Counts) -> None:
    events, total, earlier_events, earlier_total = counts
    interval = difference_interval(*counts)
    turned = difference_interval(earlier_events, earlier_total, events, total)
    assert -1 <= interval.lower <= events / total - earlier_events / earlier_total <= interval.upper <= 1
    assert (turned.lower, turned.upper) == pytest.approx((-interval.upper, -interval.lower), abs=1e-12)


@pytest.mark.parametrize("counts", [(1, 0, 1, 2), (0, 0, 1, 2), (1, 2, 0, 0), (3, 2, 1, 2), (1, 2, -1, 2)])
def test_a_difference_of_what_is_no_proportion_is_refused(counts: Counts) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        difference_interval(*counts)


# The change of a proportion ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "reading"),
    [
        # The NECS report's appointments: White 9.35 % to 14.20 %, BME 4.38 % to 6.56 %.
        ((268, 1887, 150, 1605), BEYOND),
        ((30, 457, 11, 251), MAY_BE),
        # 3 people cannot tell a rate, though their totals could give a p-value of 0.006.
        ((0, 3, 20, 100), TOO_FEW),
        ((2, 9, 50, 100), TOO_FEW),
        ((2, 10, 50, 100), MAY_BE),
        # The test is exact: what it finds holds of however few.
        ((3, 3, 20, 100), BEYOND),
        ((0, 9, 50, 100), BEYOND),
        # 2 events in 200 people: whichever year they fell in, p could not be below 0.49.
        ((0, 100, 2, 100), TOO_FEW),
        ((0, 100, 0, 100), TOO_FEW),
        ((100, 100, 100, 100), TOO_FEW),
        ((0, 100, 5, 100), TOO_FEW),
        ((0, 100, 6, 100), BEYOND),
        ((1, 100, 5, 100), MAY_BE),
        ((50, 100, 50, 100), MAY_BE),
    ],
)
def test_what_a_change_is_beside_chance(counts: Counts, reading: Reading) -> None:
    assert proportion_change(*counts).reading is reading


@given(counts=tables())
@settings(deadline=None)
def test_its_test_is_fishers_and_its_reading_follows(counts: Counts) -> None:
    events, total, earlier_events, earlier_total = counts
    change = proportion_change(*counts)
    table = [[events, total - events], [earlier_events, earlier_total - earlier_events]]
    assert change.p_value == pytest.approx(float(fisher_exact(table).pvalue), rel=1e-9)
    assert change.p_value is not None
    assert change.value == events / total - earlier_events / earlier_total
    if change.p_value < 0.05:
        assert change.reading is BEYOND
    elif min(total, earlier_total) < 10:
        assert change.reading is TOO_FEW
    else:
        assert change.reading in (MAY_BE, TOO_FEW)


@given(counts=tables(largest=40))
@settings(deadline=None, max_examples=60)
def test_the_smallest_p_value_is_the_smallest_of_all_tables(counts: Counts) -> None:
    events, total, earlier_events, earlier_total = counts
    together = events + earlier_events
    possible = [
        fisher_exact([[count, total - count], [together - count, earlier_total - together + count]]).pvalue
        for count in range(max(0, together - earlier_total), min(total, together) + 1)
    ]
    assert smallest_p(*counts) == pytest.approx(min(possible), rel=1e-9)


def test_the_smallest_p_value_of_two_events_in_two_hundred_people() -> None:
    assert smallest_p(0, 100, 2, 100) == pytest.approx(2 * comb(100, 2) / comb(200, 2))


@pytest.mark.parametrize("counts", [(0, 0, 1, 2), (1, 2, 0, 0)])
def test_a_year_without_people_has_no_change(counts: Counts) -> None:
    change = proportion_change(*counts)
    assert (change.value, change.p_value, change.reading) == (None, None, None)
    assert change.reason == "One of the two years has nobody in this group."


@pytest.mark.parametrize("counts", [(3, 2, 1, 2), (1, 2, 3, 2), (-1, 2, 1, 2), (1, 0, 1, 2)])
def test_impossible_counts_of_a_proportion_are_refused(counts: Counts) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        proportion_change(*counts)
