"""Which counts are hidden: small ones, and as few others as keep them from being worked out."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trusts import Counts, random_counts, staff

from wres_xl.standard.data_items import CLINICAL_ITEMS, MEDICAL_ITEMS, NON_CLINICAL_ITEMS, WORKFORCE_ITEMS
from wres_xl.standard.disclosure import (
    WORKFORCE,
    hidden_board,
    hidden_counts,
    is_percentage_hidden,
    sums_of,
)
from wres_xl.standard.groups import ETHNIC_GROUPS, Group

WHITE, BME, UNKNOWN = ETHNIC_GROUPS
MANY = {
    "1a_band_2": 40,
    "1a_band_3": 50,
    "1b_band_5": 60,
    "1b_band_6": 70,
    "1m_consultants": 80,
    "1m_other": 90,
}


def hidden(counts: Counts, threshold: int = 5, group: Group = BME) -> set[str]:
    """What is hidden of a group; the totals of all groups must be hidden alike."""
    cells = hidden_counts(counts, threshold)
    of_groups = {key for key, of in cells if of is not Group.ALL}
    assert {key for key, of in cells if of is Group.ALL} == of_groups
    return {key for key, of in cells if of is group}


# Rows, sections and the workforce ------------------------------------------------------------------------


def test_a_table_without_small_counts_is_left_as_it_is() -> None:
    assert hidden_counts(staff(White=MANY, BME=MANY, Unknown={}), 5) == frozenset()


@pytest.mark.parametrize("threshold", [0, 1])
def test_a_threshold_below_2_hides_nothing(threshold: int) -> None:
    ones = dict.fromkeys(WORKFORCE_ITEMS, 1)
    assert hidden_counts(staff(White=ones, BME=ones) | {("2_appointed", WHITE): 1}, threshold) == frozenset()


@pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_small_is_from_1_to_below_the_threshold(count: int, is_hidden: bool) -> None:
    assert ("1b_band_2" in hidden(staff(BME={**MANY, "1b_band_2": count}))) is is_hidden


def test_one_small_row_takes_one_other_of_its_own_part_with_it_the_smallest_that_is_enough() -> None:
    counts = staff(BME={**MANY, "1b_band_2": 4, "1b_band_3": 20, "1b_band_8a": 12, "1b_band_8b": 15})
    assert hidden(counts) == {"1b_band_2", "1b_band_3"}


def test_a_row_that_is_not_enough_is_passed_over() -> None:
    # 1 and 5 together leave 1 to 5 for each: four apart, and five are asked for.
    assert hidden(staff(BME={**MANY, "1b_band_2": 1, "1b_band_3": 5})) == {"1b_band_2", "1b_band_5"}
    assert hidden(staff(BME={**MANY, "1b_band_2": 2, "1b_band_3": 5})) == {"1b_band_2", "1b_band_3"}


def test_ones_are_protected_from_a_reader_who_knows_that_none_of_them_is_0() -> None:
    # Five hidden counts that add up to 5 and are not 0 are 1 each.
    ones = {"1a_band_2": 1, "1a_band_3": 1, "1a_band_4": 1, "1a_band_5": 1, "1a_band_6": 1}
    assert hidden(staff(BME={**MANY, **ones, "1a_band_7": 30})) == {*ones, "1a_band_7"}


def test_a_part_that_is_small_as_a_whole_is_hidden_with_a_row_of_another_part() -> None:
    counts = staff(BME={**MANY, "1a_vsm": 2, "1a_band_8a": 20, "1a_band_9": 30})
    assert hidden(counts) == {"1a_vsm", "1a_band_8a", "non-clinical, Band 8A to 9"}


def test_a_section_that_is_small_as_a_whole_is_hidden_with_another_and_the_workforce_stays() -> None:
    counts = staff(
        BME={"1b_band_5": 60, "1b_band_6": 70, "1m_consultants": 80, "1a_band_2": 2, "1a_band_8a": 1}
    )
    parts = {"non-clinical, Band 7 and under", "non-clinical, Band 8A to 9", "non-clinical"}
    assert hidden(counts) == {"1a_band_2", "1a_band_8a", *parts, "medical", "1m_consultants"}


def test_a_section_in_which_rows_are_hidden_already_is_taken_first() -> None:
    counts = staff(BME={**MANY, "1a_band_2": 0, "1a_band_3": 3, "1b_band_4": 2})
    assert hidden(counts) == {
        *("1a_band_3", "non-clinical, Band 7 and under", "non-clinical"),
        *("1b_band_4", "1b_band_5", "clinical, Band 7 and under", "clinical"),
    }


def test_where_all_staff_of_a_group_are_few_their_number_is_hidden() -> None:
    assert WORKFORCE in hidden(staff(White=MANY, BME={"1a_band_2": 1, "1b_band_2": 3}))
    assert hidden(staff(White=MANY, BME={"1a_band_2": 1, "1b_band_2": 3}), group=WHITE) == set()


def test_rows_that_are_not_known_bind_nothing() -> None:
    counts = {("1a_band_2", BME): 3, ("1a_band_3", BME): 30}
    assert hidden(counts) == {"1a_band_2"}


def test_managers_among_consultants() -> None:
    def of(consultants: int, managers: int) -> set[str]:
        few = {"1m_consultants": consultants, "1m_senior_medical_managers": managers}
        return hidden(staff(BME={**MANY, **few, "1m_other": 30}))

    assert of(80, 3) == {"1m_senior_medical_managers"}
    assert of(5, 3) == {"1m_senior_medical_managers", "1m_consultants", "1m_other"}
    assert of(80, 20) == set()
    assert of(4, 0) == {"1m_consultants", "1m_other"}


# Events --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shortlisted", "appointed", "expected"),
    [
        (200, 30, set()),
        (200, 0, set()),
        (200, 3, {"2_appointed"}),
        (6, 3, {"2_appointed"}),
        (5, 3, {"2_appointed", "2_shortlisted"}),
        (4, 0, {"2_shortlisted"}),
    ],
)
def test_applicants(shortlisted: int, appointed: int, expected: set[str]) -> None:
    assert hidden({("2_shortlisted", BME): shortlisted, ("2_appointed", BME): appointed}) == expected


def test_a_few_cases_among_few_staff_hide_all_that_tells_how_many_staff_there_are() -> None:
    few = staff(White=MANY, BME={"1a_band_2": 5}) | {("3_disciplinary", BME): 2}
    assert hidden(few) >= {"3_disciplinary", "1a_band_2", "non-clinical", WORKFORCE}
    many = staff(White=MANY, BME={"1a_band_2": 6}) | {("3_disciplinary", BME): 2}
    assert hidden(many) == {"3_disciplinary"}


# The board -----------------------------------------------------------------------------------------------


def board(
    members: tuple[int, int, int], voting: tuple[int, int, int], executive: tuple[int, int, int]
) -> Counts:
    kinds = (("9_board", members), ("9_board_voting", voting), ("9_board_executive", executive))
    return {(key, group): n for key, each in kinds for group, n in zip(ETHNIC_GROUPS, each, strict=True)}


def test_a_board_is_shown_whole_or_by_its_numbers_of_members_only() -> None:
    assert hidden_board(board((12, 0, 0), (12, 0, 0), (6, 0, 0)), 5) == frozenset()
    cells = hidden_board(board((12, 1, 0), (12, 1, 0), (7, 0, 0)), 5)
    whole = {
        (key, group) for key in ("9_board", "9_board_voting", "9_board_executive") for group in ETHNIC_GROUPS
    }
    assert cells == whole | {("9_board_non_executive", group) for group in ETHNIC_GROUPS}


def test_a_few_members_of_one_kind_hide_the_numbers_of_both_kinds() -> None:
    cells = hidden_board(board((12, 1, 0), (10, 1, 0), (7, 0, 0)), 5)
    assert {key for key, group in cells if group is Group.ALL} == {"9_board_voting", "9_board_non_voting"}


def test_members_who_follow_from_others_count_as_well() -> None:
    # 12 members of whom 10 vote leave 2 who do not.
    assert ("9_board", WHITE) in hidden_board(board((12, 0, 0), (10, 0, 0), (12, 0, 0)), 5)


# The survey ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "respondents", "is_hidden"),
    [
        (0.5, 10, True),
        (0.5, 11, False),
        (0.04, 100, True),
        (0.05, 100, False),
        (0.0, 100, False),
        (0.04, None, False),
    ],
)
def test_survey_results(share: float, respondents: int | None, is_hidden: bool) -> None:
    assert is_percentage_hidden(share, respondents, 5) is is_hidden
    assert not is_percentage_hidden(share, respondents, 0)


# Sums ----------------------------------------------------------------------------------------------------


def test_the_sums_that_items_make_up() -> None:
    assert sums_of(WORKFORCE_ITEMS) == (WORKFORCE,)
    assert sums_of((*CLINICAL_ITEMS, *MEDICAL_ITEMS)) == ("clinical", "medical")
    assert sums_of(NON_CLINICAL_ITEMS[:8] + CLINICAL_ITEMS[:8]) == (
        "non-clinical, Band 7 and under",
        "clinical, Band 7 and under",
    )
    assert sums_of(("1b_vsm", "1a_vsm", "1a_band_2")) == ("1a_band_2", "1a_vsm", "1b_vsm")
    with pytest.raises(ValueError, match="2_appointed"):
        sums_of(("1a_vsm", "2_appointed"))


@given(st.randoms(use_true_random=False), st.integers(2, 20))
def test_small_counts_are_always_hidden_and_0_never_is(random: Random, threshold: int) -> None:
    counts = {cell: n for cell, n in random_counts(random).items() if not cell[0].startswith("9")}
    cells = hidden_counts(counts, threshold)
    assert {cell for cell, n in counts.items() if 0 < n < threshold} <= cells
    assert {cell for cell, n in counts.items() if n == 0}.isdisjoint(cells)
