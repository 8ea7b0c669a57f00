"""What a number in a cell of a form means, how ours is written there, and when the two agree."""

import pytest
from places import LAST, THIS, B, W, place

from wres_xl.national.cell_numbers import (
    agrees,
    cell_value,
    decimals_shown,
    figure_in,
    is_empty,
    is_percent_format,
    number_in,
    scale_of,
    shown_in,
)

SURVEY = "6_harassment_staff"


@pytest.mark.parametrize(
    ("number_format", "percent", "decimals"),
    [
        ("General", False, None),
        ("@", False, None),
        ("", False, None),
        ("0", False, 0),
        ("#,##0", False, 0),
        ("0.0", False, 1),
        ("0%", True, 0),
        ("0.0%", True, 1),
        ("0.00 %", True, 2),
        ("0.0%;[Red]-0.0%;-", True, 1),
        ("[Blue]0.0%_)", True, 1),
        ('0.0"%"', False, 1),
        (r"0.0\%", False, 1),
        ('0.0%" of staff"', True, 1),
        ("0;0%", False, 0),
        ("# ?/?", False, None),
        ("0.00E+00", False, None),
        ("d mmm yyyy", False, None),
    ],
)
def test_what_a_number_format_says(number_format: str, percent: bool, decimals: int | None) -> None:
    assert (is_percent_format(number_format), decimals_shown(number_format)) == (percent, decimals)


@pytest.mark.parametrize(
    ("number_format", "number"), [("0.0%", 0.145), ("0.0", 14.5), ("General", 14.5), ('0.0"%"', 14.5)]
)
def test_a_percentage_is_written_as_the_format_means_it(number_format: str, number: float) -> None:
    cell = place(SURVEY, B, None, number_format)
    # 0.145 x 100 is 14.499999999999998 in binary.
    assert cell_value(0.145, scale_of(cell, [cell])) == number


def test_numbers_that_stand_in_the_column_tell_how_a_plain_cell_means_them() -> None:
    cell = place(SURVEY, B)
    fraction, percents = place("7_equal_opportunities", B, 0.639), place("7_equal_opportunities", B, 63.9)
    assert scale_of(cell, [cell, fraction]) == 1
    assert scale_of(cell, [cell, percents]) == 100


def test_a_small_percentage_beside_larger_ones_is_a_percentage() -> None:
    cell = place(SURVEY, B)
    beside = [place("5_harassment_public", B, 0.5), place("7_equal_opportunities", B, 63.9)]
    assert scale_of(cell, [cell, *beside]) == 100


def test_other_columns_tell_it_where_its_own_is_blank() -> None:
    cell = place(SURVEY, B)
    assert scale_of(cell, [cell, place(SURVEY, W, 0.21, year=LAST)]) == 1
    other_format = place(SURVEY, W, 0.21, "0.0%", year=LAST)
    shares_follow_by_formula = place("9_board_share", B, 0.05, is_input=False)
    assert scale_of(cell, [cell, other_format, shares_follow_by_formula]) == 100


@pytest.mark.parametrize("key", ["1a_band_5", "2_likelihood", "2_relative_likelihood", "9_board"])
def test_only_percentages_are_scaled(key: str) -> None:
    cell = place(key, None if key == "2_relative_likelihood" else W)
    assert scale_of(cell, [cell]) == 1


@pytest.mark.parametrize(
    ("there", "ours", "same"), [(255.0, 255, True), (254.0, 255, False), (255.4, 255, False), (0.0, 0, True)]
)
def test_counts_agree_exactly(there: float, ours: int, same: bool) -> None:
    assert agrees(place("1a_band_5", W, there), ours, 1) is same


@pytest.mark.parametrize(
    ("there", "number_format", "ours", "same"),
    [
        (0.158, "0.0%", 0.158, True),
        (0.1584, "0.0%", 0.158, True),
        (0.1586, "0.0%", 0.158, False),
        (0.16, "0%", 0.158, True),
        (0.15, "0%", 0.158, False),
        (15.8, "0.0", 0.158, True),
        (15.84, "0.0", 0.158, True),
        (15.8, "General", 0.158, True),
        (15.8, "General", 0.1581, True),
        (15.82, "General", 0.1581, False),
        # Nothing says that 16 was rounded.
        (16.0, "General", 0.158, False),
        (16.0, "General", 0.16, True),
        (15.8, "0.0%", 0.158, False),
    ],
)
def test_percentages_agree_to_the_decimals_shown(
    there: float, number_format: str, ours: float, same: bool
) -> None:
    cell = place(SURVEY, W, there, number_format)
    assert agrees(cell, ours, scale_of(cell, [cell])) is same


def test_ratios_agree_to_two_decimals_where_the_format_leaves_them_open() -> None:
    assert agrees(place("2_relative_likelihood", None, 2.16), 2.163505, 1)
    assert not agrees(place("2_relative_likelihood", None, 2.2), 2.163505, 1)
    assert agrees(place("2_relative_likelihood", None, 2.2, "0.0"), 2.163505, 1)


@pytest.mark.parametrize("value", ["n/a", "255", True, None, ""])
def test_what_is_no_number_agrees_with_nothing(value: str | bool | None) -> None:
    cell = place("1a_band_5", W, value)
    assert number_in(cell) is None
    assert not agrees(cell, 255, 1)
    assert is_empty(cell) is (value in (None, ""))


def test_blanks_are_nothing_that_a_reader_sees() -> None:
    assert is_empty(place("1a_band_5", W, "  \n"))


def test_figures_in_cells_are_fractions() -> None:
    assert figure_in(place(SURVEY, W, 15.8), 100) == 0.158
    assert figure_in(place(SURVEY, W, 0.158, "0.0%"), 1) == 0.158
    assert figure_in(place("1a_band_5", W, 255.0), 1) == 255
    assert figure_in(place("1a_band_5", W, "text"), 1) is None


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (None, "0", ""),
        (1398.0, "0", "1,398"),
        (1398.0, "General", "1398"),
        (0.158, "0.0%", "15.8%"),
        (15.8, "General", "15.8"),
        ("n/a", "0", "n/a"),
    ],
)
def test_what_stood_there_is_shown_as_the_cell_shows_it(
    value: str | float | None, number_format: str, shown: str
) -> None:
    assert shown_in(place(SURVEY, W, value, number_format, year=THIS)) == shown


def test_a_fraction_of_a_person_is_not_rounded_away() -> None:
    assert shown_in(place("1a_band_5", W, 7.5, "0")) == "7.5"
