"""The race disparity ratio against worked examples, and its identity over any counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.standard.data_items import CLINICAL_ITEMS, ITEM, NON_CLINICAL_ITEMS
from wres_xl.standard.disparity import LEVELS, SECTIONS, disparity_ratio, level_items

PEOPLE = st.integers(1, 20_000)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # 200 White staff lower and 100 higher: one for two. 60 and 10 BME: one for six. So three times.
        ((200, 100, 60, 10), 3.0),
        ((200, 100, 20, 10), 1.0),
        ((100, 10, 50, 20), 0.25),
        ((352, 422, 23, 24), 9706 / 8448),
        ((100, 0, 50, 20), 0.0),
    ],
)
def test_worked_examples(counts: tuple[int, int, int, int], expected: float) -> None:
    assert disparity_ratio(*counts) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize("counts", [(0, 10, 5, 5), (10, 10, 0, 5), (10, 10, 5, 0), (0, 0, 0, 0)])
def test_with_nobody_to_divide_by_there_is_no_ratio(counts: tuple[int, int, int, int]) -> None:
    assert disparity_ratio(*counts) is None


@given(PEOPLE, PEOPLE, PEOPLE, PEOPLE, PEOPLE, PEOPLE)
def test_the_whole_way_is_the_product_of_its_steps(a: int, b: int, c: int, d: int, e: int, f: int) -> None:
    first, second, whole = (
        disparity_ratio(a, b, d, e),
        disparity_ratio(b, c, e, f),
        disparity_ratio(a, c, d, f),
    )
    assert first is not None
    assert second is not None
    assert first * second == pytest.approx(whole, rel=1e-12)


def test_every_pay_band_is_at_one_level() -> None:
    for section, items in (("Non-clinical", NON_CLINICAL_ITEMS), ("Clinical", CLINICAL_ITEMS)):
        assert tuple(key for level in LEVELS for key in level_items(section, level)) == items
    assert list(SECTIONS) == ["Non-clinical", "Clinical"]


def test_where_the_levels_meet() -> None:
    labels = {level: [ITEM[key].label for key in level_items("Clinical", level)] for level in LEVELS}
    assert (labels["lower"][0], labels["lower"][-1]) == ("Under Band 1", "Band 5")
    assert labels["middle"] == ["Band 6", "Band 7"]
    assert (labels["upper"][0], labels["upper"][-1]) == ("Band 8A", "VSM")
