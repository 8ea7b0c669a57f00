"""Fisher's exact test, two-sided, of whether something is as likely in one group as in another."""

from math import comb

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from wres_xl.standard.inference import fisher_exact_p

Counts = tuple[int, int, int, int]


@st.composite
def tables(draw: st.DrawFn, largest: int) -> Counts:
    def proportion() -> tuple[int, int]:
        total = draw(st.integers(0, largest))
        return draw(st.integers(0, total) | st.integers(0, min(total, 5)) | st.just(total)), total

    return (*proportion(), *proportion())


def by_scipy(counts: Counts) -> float:
    events, total, comparator_events, comparator_total = counts
    rows = [[events, total - events], [comparator_events, comparator_total - comparator_events]]
    return float(fisher_exact(rows).pvalue)


def in_whole_numbers(counts: Counts) -> float:
    """The test by its definition, without rounding: equally probable tables are found to be so."""
    events, total, comparator_events, comparator_total = counts
    all_events = events + comparator_events
    ways = {
        count: comb(total, count) * comb(comparator_total, all_events - count)
        for count in range(max(0, all_events - comparator_total), min(total, all_events) + 1)
    }
    return sum(each for each in ways.values() if each <= ways[events]) / sum(ways.values())


def test_the_lady_tasting_tea() -> None:
    # Fisher RA (1935), The Design of Experiments: 3 of 4 cups right has a two-sided p of 34/70.
    assert fisher_exact_p(3, 4, 1, 4) == pytest.approx(34 / 70)


@given(counts=tables(60))
@example(counts=(0, 10, 10, 10))
@example(counts=(5, 10, 5, 10))
@example(counts=(0, 0, 3, 5))
@settings(deadline=None, max_examples=150)
def test_small_tables_by_the_definition(counts: Counts) -> None:
    assert fisher_exact_p(*counts) == pytest.approx(in_whole_numbers(counts), rel=1e-9)


@given(total=st.integers(1, 400), data=st.data())
@settings(deadline=None, max_examples=50)
def test_tables_of_equal_groups_which_have_an_equal_on_the_other_side(
    total: int, data: st.DataObject
) -> None:
    counts = (data.draw(st.integers(0, total)), total, data.draw(st.integers(0, total)), total)
    assert fisher_exact_p(*counts) == pytest.approx(in_whole_numbers(counts), rel=1e-9)


@given(counts=tables(3000))
@settings(deadline=None)
def test_tables_of_a_trusts_size_by_scipy(counts: Counts) -> None:
    assert fisher_exact_p(*counts) == pytest.approx(by_scipy(counts), rel=1e-9, abs=1e-250)


@pytest.mark.parametrize(
    "counts",
    [
        (0, 1_000_000, 0, 1_000_000),
        (0, 1_000_000, 1, 1_000_000),
        (1_000_000, 1_000_000, 999_999, 1_000_000),
        (500_000, 1_000_000, 500_000, 1_000_000),
        (500_000, 1_000_000, 501_000, 1_000_000),
        (500_000, 1_000_000, 510_000, 1_000_000),
        (1_000, 100_000, 1_100, 100_000),
        (10_000, 100_000, 120_000, 1_000_000),
        (12_345, 123_456, 98_765, 987_654),
        (3, 100_000, 0, 1_000_000),
        (3, 7, 400_000, 1_000_000),
        (250_000, 300_000, 5, 10),
    ],
)
def test_tables_of_a_nations_size_by_scipy(counts: Counts) -> None:
    assert fisher_exact_p(*counts) == pytest.approx(by_scipy(counts), rel=1e-6, abs=1e-250)


@given(counts=tables(2000))
@settings(deadline=None)
def test_it_is_a_chance_and_the_same_for_either_group_and_for_what_did_not_happen(counts: Counts) -> None:
    events, total, comparator_events, comparator_total = counts
    p = fisher_exact_p(*counts)
    assert 0 <= p <= 1
    assert fisher_exact_p(comparator_events, comparator_total, events, total) == pytest.approx(p, rel=1e-8)
    missed = (total - events, total, comparator_total - comparator_events, comparator_total)
    assert fisher_exact_p(*missed) == pytest.approx(p, rel=1e-8)


@pytest.mark.parametrize("counts", [(0, 0, 3, 5), (3, 5, 0, 0), (0, 9, 0, 9), (9, 9, 9, 9), (0, 0, 0, 0)])
def test_where_only_one_table_is_possible_there_is_no_evidence(counts: Counts) -> None:
    assert fisher_exact_p(*counts) == 1


@pytest.mark.parametrize("counts", [(-1, 2, 1, 2), (3, 2, 1, 2), (1, 2, -1, 2), (1, 2, 3, 2), (0, -1, 0, 1)])
def test_what_is_no_proportion_is_refused(counts: Counts) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        fisher_exact_p(*counts)
