"""Wilson's interval for one proportion."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from wres_xl.standard.inference import wilson_interval

CONFIDENCES = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.999])


@pytest.mark.parametrize(
    ("events", "total", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_newcombes_worked_examples(events: int, total: int, lower: float, upper: float) -> None:
    # Newcombe RG (1998), Statistics in Medicine 17:857-872, table I, method 3.
    interval = wilson_interval(events, total)
    assert (round(interval.lower, 4), round(interval.upper, 4)) == (lower, upper)


@given(
    total=st.integers(1, 10**6),
    part=st.floats(0, 1),
    confidence=CONFIDENCES,
    zero_or_full=st.sampled_from([None, 0, 1]),
)
@settings(deadline=None)
def test_it_is_that_of_statsmodels(
    total: int, part: float, confidence: float, zero_or_full: int | None
) -> None:
    events = round(total * (part if zero_or_full is None else zero_or_full))
    interval = wilson_interval(events, total, confidence)
    lower, upper = proportion_confint(events, total, alpha=1 - confidence, method="wilson")
    assert interval.lower == pytest.approx(lower, rel=1e-9, abs=1e-12)
    assert interval.upper == pytest.approx(upper, rel=1e-9)


@pytest.mark.parametrize("total", [1, 2, 7, 1000, 10**6])
def test_its_ends_at_nobody_and_everybody_are_exact(total: int) -> None:
    assert wilson_interval(0, total).lower == 0
    assert wilson_interval(total, total).upper == 1
    assert wilson_interval(0, total).upper > 0
    assert wilson_interval(total, total).lower < 1


@given(total=st.integers(1, 10**6), data=st.data(), confidence=CONFIDENCES)
def test_it_contains_the_proportion_and_is_mirrored_by_its_complement(
    total: int, data: st.DataObject, confidence: float
) -> None:
    events = data.draw(st.integers(0, total))
    interval = wilson_interval(events, total, confidence)
    mirrored = wilson_interval(total - events, total, confidence)
    assert 0 <= interval.lower <= events / total <= interval.upper <= 1
    assert interval.lower == pytest.approx(1 - mirrored.upper, abs=1e-12)


def test_more_confidence_is_wider_and_more_people_narrower() -> None:
    widths = [w.upper - w.lower for w in (wilson_interval(3, 10, c) for c in (0.5, 0.8, 0.95, 0.99))]
    assert widths == sorted(widths)
    narrower = [w.upper - w.lower for w in (wilson_interval(3 * n, 10 * n) for n in (1, 2, 10, 100))]
    assert narrower == sorted(narrower, reverse=True)


def test_a_published_percentage_of_its_base_need_not_be_a_whole_count() -> None:
    between = wilson_interval(0.145 * 55, 55)
    assert wilson_interval(7, 55).lower < between.lower < wilson_interval(8, 55).lower
    assert wilson_interval(7, 55).upper < between.upper < wilson_interval(8, 55).upper


@pytest.mark.parametrize(("events", "total"), [(-1, 10), (11, 10), (0, 0), (1, 0), (0, -1)])
def test_what_is_no_proportion_is_refused(events: int, total: int) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        wilson_interval(events, total)


@pytest.mark.parametrize("confidence", [0, 1, -0.1, 95])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="is not between 0 and 1"):
        wilson_interval(1, 2, confidence)
