"""No hidden count can be worked out of all that is shown, to within the threshold."""

from dataclasses import replace
from random import Random

import pytest
from attack import recovered, recovered_exactly
from hypothesis import given, settings
from hypothesis import strategies as st
from necs import necs_figures
from trusts import random_submission, random_years, small_years

from wres_xl.commentary import commentary_of
from wres_xl.figures import Figures, figures_of
from wres_xl.publication import HIDDEN, Publication, is_hidden, publication_of
from wres_xl.settings import Settings
from wres_xl.standard.data_items import Measure
from wres_xl.standard.disclosure import is_small
from wres_xl.standard.measures import Estimate
from wres_xl.submission import Entry

Years = tuple[Figures, Figures]


def necs() -> Years:
    return necs_figures("2020-21"), necs_figures("2019-20")


def small_ones_hidden_only(years: Years, threshold: int = 5) -> Publication:
    """What somebody publishes who hides small counts and thinks no further."""

    def masked(figures: Figures) -> Figures:
        by_cell = {
            cell: replace(figure, estimate=Estimate(None, reason=HIDDEN))
            if figure.item.calculation is None
            and figure.item.measure is Measure.HEADCOUNT
            and is_small(int(figure.value or 0), threshold)
            else figure
            for cell, figure in figures.by_cell.items()
        }
        entries = {
            (key, group): Entry(None, HIDDEN) if is_hidden(figure) else Entry(figure.value)
            for (key, group), figure in by_cell.items()
            if group and figure.item.calculation is None
        }
        return Figures(replace(figures.submission, entries=entries), by_cell)

    this, last = (masked(each) for each in years)
    return Publication(this, last, (), commentary_of(this, last, Settings()), {})


# The attack works ----------------------------------------------------------------------------------------


def test_counts_that_are_hidden_without_more_are_worked_out() -> None:
    found = recovered(small_ones_hidden_only(necs()), 5)
    values = {
        name: figures.value(*name[1:]) for figures in necs() for name in found if name[0] == figures.year
    }
    assert len(found) > 15
    assert all(low - 1e-6 <= values[name] <= high + 1e-6 for name, (low, high) in found.items())
    exactly = {name[1:]: low for name, (low, high) in found.items() if high - low < 1e-6}
    # Five of six, and nobody: the board follows from its shares; the rest of a total from the total.
    assert len(exactly) > 5


@pytest.mark.parametrize("seed", range(2))
def test_so_it_is_for_any_trust(seed: int) -> None:
    publication = small_ones_hidden_only(random_years(seed))
    assert len(recovered(publication, 5)) > 5


def test_trying_out_finds_the_true_count_too() -> None:
    years = small_years(1)
    found, tried = recovered_exactly(small_ones_hidden_only(years), 5)
    values = {
        name: figures.value(*name[1:]) for figures in years for name in found if name[0] == figures.year
    }
    assert len(found) > 5
    assert tried >= len(found)
    assert all(low <= values[name] <= high for name, (low, high) in found.items())


# What is published stands against it ---------------------------------------------------------------------


@pytest.mark.parametrize("threshold", [2, 5, 10])
def test_the_necs_figures(threshold: int) -> None:
    publication = publication_of(*necs(), Settings(suppression_threshold=threshold))
    assert publication.hidden_figures()
    assert recovered(publication, threshold) == {}


@pytest.mark.parametrize("seed", range(3))
def test_trusts_of_every_size(seed: int) -> None:
    assert recovered(publication_of(*random_years(seed), Settings()), 5) == {}


@settings(max_examples=3, deadline=None)
@given(st.integers(100, 10**6), st.integers(2, 12), st.booleans())
def test_any_trust_at_any_threshold(seed: int, threshold: int, publish_board: bool) -> None:
    chosen = Settings(suppression_threshold=threshold, publish_board=publish_board)
    assert recovered(publication_of(*random_years(seed), chosen), threshold) == {}


def test_a_third_year_and_the_two_year_sums_that_hold_it() -> None:
    this, last = random_years(11)
    before = random_submission(Random(12), last.year.previous)
    last = figures_of(last.submission, before)
    publication = publication_of(this, last, Settings(), (figures_of(before),))
    assert [each.year for each in publication.earlier] == [before.year]
    assert recovered(publication, 5) == {}


def test_trying_out_all_that_small_trusts_could_be() -> None:
    tried = 0
    for seed in range(10):
        found, each = recovered_exactly(publication_of(*small_years(seed), Settings()), 5, most_tries=30_000)
        assert found == {}
        tried += each
    assert tried > 60
