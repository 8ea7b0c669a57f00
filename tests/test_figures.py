"""Figures: what follows from what is entered, what has no value and why, what is tested, how it reads."""

import pytest
from entries import YEAR, Values, submission

from wres_xl.figures import Figure, Figures, figures_of
from wres_xl.standard.data_items import DATA_ITEMS, SUPPLEMENTARY_ITEMS, Measure
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.inference import SCORE, WILSON, fisher_exact_p, ratio_interval, wilson_interval
from wres_xl.standard.measures import Estimate
from wres_xl.standard.verdicts import Verdict
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission

WHITE, BME, UNKNOWN = ETHNIC_GROUPS
ALL = Group.ALL

STAFF: dict[str, Values] = {"1a_band_5": (60, 20, 5), "1b_band_8a": (15, 0, 0), "1m_consultants": (25, 10, 5)}


def figures(items: dict[str, Values], last: dict[str, Values] | None = None) -> Figures:
    previous = None if last is None else submission(last, YEAR.previous)
    return figures_of(submission(STAFF | items), previous)


def by_group(
    found: Figures, key: str, groups: tuple[Group, ...] = (*ETHNIC_GROUPS, ALL)
) -> list[float | None]:
    """White, BME, Unknown, All."""
    return [found.value(key, group) for group in groups]


# Which figures there are --------------------------------------------------------------------------------


def test_figures_stand_in_the_order_of_the_national_return_supplementary_ones_last() -> None:
    keys = list(dict.fromkeys(figure.item.key for figure in figures({})))
    assert keys == [item.key for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS)]


def test_each_item_has_a_figure_for_each_group_that_it_has_meaning_for() -> None:
    groups: dict[str, list[Group | None]] = {}
    for figure in figures({}):
        groups.setdefault(figure.item.key, []).append(figure.group)
    shares = {item.key for item in DATA_ITEMS if item.key.endswith(("_share", "_difference"))}
    for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS):
        if item.is_ratio:
            expected: list[Group | None] = [None]
        elif item.measure is Measure.PERCENTAGE:
            expected = list(COMPARED_GROUPS)
        elif item.key in shares:
            expected = list(ETHNIC_GROUPS)
        else:
            expected = [*ETHNIC_GROUPS, ALL]
        assert groups[item.key] == expected, item.key


def test_a_figure_knows_its_year_item_and_group() -> None:
    found = figures({})
    assert found.year == YEAR
    figure = found["3_likelihood", BME]
    assert (figure.year, figure.item.key, figure.group) == (YEAR, "3_likelihood", BME)


# Counts -------------------------------------------------------------------------------------------------


def test_counts_add_up_over_the_groups() -> None:
    assert by_group(figures({}), "1a_band_5") == [60, 20, 5, 85]


def test_the_workforce_is_the_sum_of_its_rows_without_senior_medical_managers() -> None:
    found = figures({"1m_senior_medical_managers": (3, 1, 1)})
    for key in ("3_workforce", "4_workforce", "9_workforce"):
        assert by_group(found, key) == [100, 30, 10, 140]


BOARD: dict[str, Values] = {"9_board": (8, 1, 1), "9_board_voting": (6, 1, 0), "9_board_executive": (4, 0, 1)}


def test_the_rest_of_the_board_is_what_is_left() -> None:
    found = figures(BOARD)
    assert by_group(found, "9_board_non_voting") == [2, 0, 1, 3]
    assert by_group(found, "9_board_non_executive") == [4, 1, 0, 5]
    assert by_group(found, "9_board_again") == by_group(found, "9_board") == [8, 1, 1, 10]


# Likelihoods and shares ---------------------------------------------------------------------------------


def test_a_likelihood_carries_what_it_was_made_of() -> None:
    estimate = figures({"3_disciplinary": (5, 3, 0)})["3_likelihood", BME].estimate
    assert estimate == Estimate(0.1, 3, 30, wilson_interval(3, 30), method=WILSON)


def test_people_of_unknown_ethnicity_have_a_likelihood_and_count_in_that_of_all() -> None:
    found = figures({"2_shortlisted": (50, 20, 10), "2_appointed": (10, 2, 5)})
    assert by_group(found, "2_likelihood") == [0.2, 0.1, 0.5, 17 / 80]


SHARES = [
    ("9_board_share", [0.8, 0.1, 0.1]),
    ("9_voting_share", [6 / 7, 1 / 7, 0]),
    ("9_non_voting_share", [2 / 3, 0, 1 / 3]),
    ("9_executive_share", [0.8, 0, 0.2]),
    ("9_non_executive_share", [0.8, 0.2, 0]),
    ("9_workforce_share", [100 / 140, 30 / 140, 10 / 140]),
]


@pytest.mark.parametrize(("key", "shares"), SHARES)
def test_shares_are_of_all_three_groups(key: str, shares: list[float]) -> None:
    assert by_group(figures(BOARD), key, ETHNIC_GROUPS) == pytest.approx(shares)


@pytest.mark.parametrize(
    ("key", "shares"),
    [
        ("1_band_7_and_under_share", [60 / 140, 20 / 140, 5 / 140, 85 / 140]),
        ("1_band_8a_to_9_share", [15 / 140, 0, 0, 15 / 140]),
        ("1_vsm_share", [0, 0, 0, 0]),
        ("1_medical_share", [25 / 140, 10 / 140, 5 / 140, 40 / 140]),
    ],
)
def test_band_shares_are_of_the_whole_workforce(key: str, shares: list[float]) -> None:
    assert by_group(figures({}), key) == pytest.approx(shares)


def test_the_board_difference_is_negative_where_a_group_is_under_represented() -> None:
    differences = by_group(figures(BOARD), "9_difference", ETHNIC_GROUPS)
    assert differences == pytest.approx([0.8 - 100 / 140, 0.1 - 30 / 140, 0.1 - 10 / 140])


# Relative likelihoods -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "key", "counts"),
    [
        (
            {"2_shortlisted": (50, 20, 9), "2_appointed": (10, 2, 9)},
            "2_relative_likelihood",
            (10, 50, 2, 20),  # White over BME
        ),
        ({"3_disciplinary": (5, 3, 9)}, "3_relative_likelihood", (3, 30, 5, 100)),  # BME over White
        ({"4_trained": (50, 6, 9)}, "4_relative_likelihood", (50, 100, 6, 30)),  # White over BME
    ],
)
def test_relative_likelihoods_have_their_direction_and_leave_unknown_ethnicity_out(
    items: dict[str, Values], key: str, counts: tuple[int, int, int, int]
) -> None:
    events, total, comparator_events, comparator_total = counts
    estimate = figures(items)[key, None].estimate
    assert estimate.value == pytest.approx(events / total / (comparator_events / comparator_total))
    assert estimate.interval == ratio_interval(*counts)
    assert (estimate.p_value, estimate.method) == (fisher_exact_p(*counts), SCORE)


@pytest.mark.parametrize(
    ("appointed", "verdict"),
    [
        ((200, 100), Verdict.EVEN),
        ((300, 100), Verdict.WORSE_FOR_BME),
        ((100, 300), Verdict.WORSE_FOR_WHITE),
        ((3, 1), Verdict.TOO_FEW),
    ],
)
def test_a_relative_likelihood_has_a_verdict(appointed: tuple[int, int], verdict: Verdict) -> None:
    found = figures({"2_shortlisted": (1000, 500, 0), "2_appointed": (*appointed, 0)})
    assert found["2_relative_likelihood", None].verdict is verdict
    assert found["2_likelihood", BME].verdict is None


def test_the_confidence_is_that_asked_for() -> None:
    found = figures_of(submission(STAFF | {"3_disciplinary": (5, 3, 0)}), confidence=0.8)
    assert found["3_likelihood", BME].estimate.interval == wilson_interval(3, 30, 0.8)
    assert found["3_relative_likelihood", None].estimate.interval == ratio_interval(3, 30, 5, 100, 0.8)


# What has no value --------------------------------------------------------------------------------------


def why(found: Figures, key: str, group: Group | None = None) -> str:
    assert found.value(key, group) is None
    return found[key, group].estimate.reason


def test_whatever_has_no_value_says_why_and_whatever_has_one_does_not() -> None:
    for figure in figures({"1a_band_5": (60, None, 5), "2_appointed": (0, 0, 0), **BOARD}):
        assert (figure.value is None) == bool(figure.estimate.reason), figure


def test_a_missing_entry_is_missing_in_all_that_rests_on_it_with_its_reason() -> None:
    found = figures({"1a_band_5": (60, None, 5), **BOARD})
    for key, group in (
        *(("1a_band_5", BME), ("1a_band_5", ALL), ("3_workforce", BME), ("9_workforce", ALL)),
        *(("3_likelihood", BME), ("3_relative_likelihood", None), ("4_relative_likelihood", None)),
        *(("1_band_8a_to_9_share", WHITE), ("9_workforce_share", WHITE), ("9_difference", WHITE)),
    ):
        assert why(found, key, group) == "Not counted."
    assert found.value("3_likelihood", WHITE) == 0
    assert found.value("9_board_share", BME) == 0.1


def test_a_ratio_to_nothing_is_not_calculated_and_names_the_counts() -> None:
    found = figures({"2_shortlisted": (1887, 457, 0), "2_appointed": (268, 0, 0)})
    estimate = found["2_relative_likelihood", None].estimate
    assert estimate.value is None
    assert (estimate.numerator, estimate.denominator) == (268 / 1887, 0)
    for counts in ("BME 0 of 457", "White 268 of 1,887"):
        assert counts in estimate.reason


def test_a_reason_is_a_sentence_with_one_full_stop() -> None:
    found = figures({"2_shortlisted": (1887, 457, 0), "2_appointed": (268, 0, 0)})
    for figure in found:
        reason = figure.estimate.reason
        assert ".)" not in reason
        assert not reason or reason.endswith(".")


def test_the_disciplinary_ratio_is_0_where_no_bme_staff_entered() -> None:
    assert figures({"3_disciplinary": (1, 0, 0)}).value("3_relative_likelihood") == 0


def test_a_group_with_nobody_has_no_likelihood_and_no_ratio() -> None:
    found = figures({"2_shortlisted": (10, 0, 0), "2_appointed": (1, 0, 0)})
    assert why(found, "2_likelihood", BME) == "Nobody is in this group, so there is no likelihood."
    assert (
        why(found, "2_relative_likelihood") == "One of the two groups has nobody in it, so there is no ratio."
    )


def test_without_a_board_there_are_no_shares_of_it_and_no_difference() -> None:
    found = figures({})
    assert why(found, "9_board_share", WHITE) == "There is nobody to take a share of."
    assert why(found, "9_difference", WHITE) == "The board or the workforce has nobody in it."


def test_more_cases_than_staff_are_not_possible() -> None:
    found = figures({"3_disciplinary": (101, 0, 0)})
    assert why(found, "3_likelihood", WHITE) == "101 of 100 is not possible."
    assert why(found, "3_relative_likelihood") == "More events than people in a group."


def test_more_voting_members_than_members_are_not_possible_either() -> None:
    found = figures({"9_board": (4, 0, 0), "9_board_voting": (5, 0, 0)})
    for key in ("9_board_non_voting", "9_non_voting_share"):
        assert "not possible" in why(found, key, WHITE)


# Two years ----------------------------------------------------------------------------------------------


def test_two_years_cases_are_summed_over_this_years_staff() -> None:
    found = figures({"3_disciplinary": (5, 3, 1)}, last={"3_disciplinary": (2, 1, 0)})
    assert by_group(found, "3_two_year_disciplinary") == [7, 4, 1, 12]
    assert by_group(found, "3_two_year_likelihood", (WHITE, BME)) == [7 / 100, 4 / 30]
    ratio = found["3_two_year_relative_likelihood", None].estimate
    assert ratio.value == pytest.approx(4 / 30 / (7 / 100))
    assert ratio.interval == ratio_interval(4, 30, 7, 100)


def test_they_need_last_years_figures() -> None:
    found = figures({"3_disciplinary": (5, 3, 1)})
    for key, group in (("3_two_year_disciplinary", WHITE), ("3_two_year_relative_likelihood", None)):
        assert why(found, key, group) == "Last year's figures were not given."


def test_last_years_figures_change_nothing_else() -> None:
    items: dict[str, Values] = {"3_disciplinary": (5, 3, 1), **BOARD}
    alone, beside = figures(items), figures(items, last={"3_disciplinary": (2, 1, 0)})
    same = [figure for figure in alone if "two_year" not in figure.item.key]
    assert same == [beside[figure.item.key, figure.group] for figure in same]


# Staff survey -------------------------------------------------------------------------------------------

RESPONDENTS = {"5_harassment_public": (804, 55), "7_equal_opportunities": (579, 36)}


def survey(items: dict[str, Values], respondents: dict[str, tuple[int, int]]) -> Figures:
    return figures_of(submission(items, respondents=respondents))


def test_a_percentage_with_respondents_has_an_interval_and_says_how_its_count_was_found() -> None:
    found = survey({"5_harassment_public": (0.047, 0.145)}, RESPONDENTS)
    figure = found["5_harassment_public", BME]
    assert figure.value == 0.145
    assert (figure.estimate.numerator, figure.estimate.denominator) == (8, 55)
    assert figure.estimate.interval == wilson_interval(0.145 * 55, 55)
    assert figure.note == "The count is worked back from the percentage and its respondents."


def test_the_gap_is_tested_on_the_counts_and_read_beside_the_bme_percentage() -> None:
    found = survey({"7_equal_opportunities": (0.902, 0.639)}, RESPONDENTS)
    white, bme = (found["7_equal_opportunities", group] for group in COMPARED_GROUPS)
    assert bme.estimate.p_value == fisher_exact_p(23, 36, 522, 579)
    assert bme.verdict is Verdict.WORSE_FOR_BME
    assert (white.estimate.p_value, white.verdict) == (None, None)


@pytest.mark.parametrize(
    ("key", "verdict"),
    [("5_harassment_public", Verdict.WORSE_FOR_WHITE), ("7_equal_opportunities", Verdict.WORSE_FOR_BME)],
)
def test_only_for_indicator_7_is_higher_better(key: str, verdict: Verdict) -> None:
    assert survey({key: (0.5, 0.1)}, {key: (500, 500)})[key, BME].verdict is verdict


def test_a_percentage_without_respondents_is_a_figure_and_no_more() -> None:
    figure = survey({"5_harassment_public": (0.047, 0.145)}, {})["5_harassment_public", BME]
    assert figure == Figure(YEAR, figure.item, BME, Estimate(0.145))


def test_one_suppressed_percentage_leaves_the_other_without_a_test() -> None:
    found = survey({"5_harassment_public": (0.047, None)}, RESPONDENTS)
    assert found.value("5_harassment_public", WHITE) == 0.047
    assert found["5_harassment_public", WHITE].estimate.p_value is None
    figure = found["5_harassment_public", BME]
    assert (figure.value, figure.verdict, figure.estimate.reason) == (None, None, "Not counted.")


def test_an_empty_submission_has_every_figure_and_no_value_but_reasons() -> None:
    found = figures_of(Submission(ReportingYear(2020), {}))
    assert {figure.value for figure in found} == {None}
    assert all(figure.estimate.reason for figure in found)
