"""What is told of changes, of small numbers, of what is missing: never more than the numbers say."""

import pytest
from commentaries import SURVEY, commentary, recruitment
from entries import Values

from wres_xl.commentary import headline_key
from wres_xl.commentary.phrases import changed, moved, moved_points
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import ratio

EVEN = "The ratio is within 0.80 to 1.25, the range read as no adverse difference"


# Direction ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (2.13, 2.16, "rose from 2.13 to 2.16"),
        (2.16, 2.13, "fell from 2.16 to 2.13"),
        (2.13, 2.13, "stayed at 2.13"),
        (2.131, 2.134, "stayed at 2.13"),
        (2.134, 2.136, "rose from 2.13 to 2.14"),
    ],
)
def test_a_change_is_told_as_the_printed_numbers_have_it(then: float, now: float, told: str) -> None:
    assert changed(then, now, ratio) == told


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (65, 123, "rose by 58, from 65 to 123"),
        (1123, 65, "fell by 1,058, from 1,123 to 65"),
        (65, 65, "stayed at 65"),
    ],
)
def test_a_change_of_a_count(then: float, now: float, told: str) -> None:
    assert moved(then, now) == told


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (0.049, 0.076, "rose by 2.7 percentage points, from 4.9% to 7.6%"),
        (0.21, 0.20, "fell by 1.0 percentage point, from 21.0% to 20.0%"),
        (0.2001, 0.2004, "stayed at 20.0%"),
        (0.0, 0.0, "stayed at 0.0%"),
    ],
)
def test_a_change_of_a_share(then: float, now: float, told: str) -> None:
    assert moved_points(then, now) == told


# How sure it is -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        (
            recruitment(300, 50),
            "The ratio is outside 0.80 to 1.25, to the disadvantage of BME people, and chance alone is an "
            "unlikely explanation (p < 0.001).",
        ),
        (
            recruitment(100, 150),
            "The ratio is outside 0.80 to 1.25, to the disadvantage of White people, and chance alone is an "
            "unlikely explanation (p < 0.001).",
        ),
        (
            recruitment(6, 2),
            "The ratio is outside 0.80 to 1.25, but the numbers are too small to tell: chance alone could "
            "explain it (p = 0.73).",
        ),
        (recruitment(400, 200), f"{EVEN} (p = 1.00)."),
        (recruitment(200, 110), f"{EVEN}, though the interval reaches beyond it (p = 0.38)."),
        (
            recruitment(20, 10),
            "The ratio is within 0.80 to 1.25, but the numbers are too small to tell: its interval reaches "
            "beyond both ends (p = 1.00).",
        ),
    ],
)
def test_the_reading_of_a_ratio(items: dict[str, Values], sentence: str) -> None:
    assert commentary(items).sentences[2][2] == sentence


@pytest.mark.parametrize(
    ("white", "bme", "unknown", "sentence"),
    [
        (1, 0, 0, "Only 1 case stands behind this ratio: it would change much with one more."),
        (5, 4, 0, "Only 9 cases stand behind this ratio: it would change much with one more."),
        (5, 5, 0, None),
        # People of unknown ethnicity are in no ratio.
        (1, 1, 40, "Only 2 cases stand behind this ratio: it would change much with one more."),
    ],
)
def test_few_cases_behind_a_ratio_are_told(white: int, bme: int, unknown: int, sentence: str | None) -> None:
    told = commentary({"3_disciplinary": (white, bme, unknown)}).sentences[3]
    assert [s for s in told if s.startswith("Only")] == ([sentence] if sentence else [])


def test_rates_under_10_percent_have_two_decimals_so_that_small_ones_differ_from_0() -> None:
    rates = commentary({"3_disciplinary": (1, 50, 0)}).sentences[3][0]
    assert rates.startswith("0.10% of White staff (1 of 1,000) and 10.0% of BME staff (50 of 500)")


def test_the_confidence_of_the_intervals_is_told() -> None:
    settings = Settings(confidence=0.99)
    assert "(95% interval " in commentary(recruitment(300, 50)).sentences[2][1]
    assert "(99% interval " in commentary(recruitment(300, 50), settings=settings).sentences[2][1]


# What is missing ----------------------------------------------------------------------------------------


def test_an_undefined_ratio_is_not_available_with_its_reason_in_the_organisations_terms() -> None:
    told = commentary(recruitment(268, 0), settings=Settings(term="BAME"))
    reason = (
        "the group compared with has a count of 0, so the ratio cannot be calculated: BAME 0 of 500, "
        "White 268 of 1,000."
    )
    assert told.sentences[2] == (
        "26.8% of shortlisted White applicants (268 of 1,000) and 0.00% of shortlisted BAME applicants "
        "(0 of 500) were appointed.",
        f"The ratio is not available: {reason}",
        "Parity would take 134 more of the BAME applicants appointed, and a ratio of 1.25 or less 108 more.",
    )
    assert told.summary[2] == f"Not available: {reason}"


ITEMS: dict[int, dict[str, Values]] = {
    1: {"1a_band_6": (None, None, None)},
    2: {"2_appointed": (None, None, None)},
    3: {"3_disciplinary": (None, None, None)},
    4: {"4_trained": (None, None, None)},
    9: {"9_board": (None, None, None)},
}


@pytest.mark.parametrize("number", ITEMS)
def test_an_indicator_without_figures_says_only_why(number: int) -> None:
    told = commentary(ITEMS[number])
    assert told.sentences[number] == ("Not available: not counted.",)
    assert told.summary[number] == "Not available: not counted."


def test_a_board_without_members() -> None:
    assert commentary({}).sentences[9] == ("The board has no members.",)


def test_a_group_with_nobody_in_it() -> None:
    told = commentary({"2_shortlisted": (10, 0, 0), "2_appointed": (1, 0, 0)}).sentences[2]
    assert told == ("Not available: one of the two groups has nobody in it, so there is no ratio.",)


# Workforce ----------------------------------------------------------------------------------------------


def test_small_bands_are_not_singled_out_and_bands_without_bme_staff_are_named() -> None:
    told = commentary({"1a_band_5": (90, 10, 0), "1a_band_6": (0, 9, 0), "1b_vsm": (4, 0, 0)}).sentences[1]
    assert "Of the bands with 10 staff or more, their share is largest in Band 5 (10.0%: 10 of 100)." in told
    assert told[-1] == "There are no BME staff in VSM."


def test_clinical_and_non_clinical_staff_of_a_band_are_told_together() -> None:
    told = commentary({"1a_band_6": (10, 5, 0), "1b_band_6": (0, 15, 0)}).sentences[1]
    assert "Of the bands with 10 staff or more, their share is largest in Band 6 (66.7%: 20 of 30)." in told


def test_without_bme_staff_no_band_is_said_to_have_the_most() -> None:
    told = commentary({"1a_band_5": (90, 0, 0)}).sentences[1]
    assert not any("largest" in s for s in told)


# Board --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("board", "sentence", "summary"),
    [
        (
            (9, 1, 0),
            "BME people are 10.0% of the board and 31.3% of the workforce: 21.3 percentage points below.",
            "Under-represented on the board",
        ),
        (
            (5, 5, 0),
            "BME people are 50.0% of the board and 31.3% of the workforce: 18.8 percentage points above.",
            "Not under-represented on the board",
        ),
        (
            (10, 5, 1),
            "BME people are 31.3% of the board and 31.3% of the workforce: level.",
            "Not under-represented on the board",
        ),
    ],
)
def test_the_board_beside_the_workforce(board: Values, sentence: str, summary: str) -> None:
    told = commentary({"9_board": board})
    assert told.sentences[9][1] == sentence
    assert told.summary[9] == summary


# Staff survey -------------------------------------------------------------------------------------------


def test_without_respondents_it_cannot_be_told_whether_the_gap_is_chance() -> None:
    told = commentary({SURVEY: (0.9, 0.6)})
    assert told.sentences[7] == (
        "90.0% of White and 60.0% of BME respondents: a gap of 30.0 percentage points.",
        "How many answered is not known, so it cannot be told whether the gap is more than chance.",
    )
    assert told.summary[7] == "Too little known to tell"


@pytest.mark.parametrize(
    ("shares", "worse"), [((0.9, 0.6), "BME"), ((0.6, 0.9), "White")], ids=["lower", "higher"]
)
def test_a_gap_beyond_chance_is_to_somebodys_disadvantage(shares: Values, worse: str) -> None:
    told = commentary({SURVEY: shares}, respondents=(500, 500)).sentences[7]
    assert told[1] == (
        f"The gap is to the disadvantage of {worse} staff, and chance alone is an unlikely explanation "
        "(p < 0.001)."
    )


def test_across_the_break_of_2021_indicator_7_is_not_compared() -> None:
    told = commentary({SURVEY: (0.5, 0.4)}, {SURVEY: (0.9, 0.6)}, ReportingYear(2021)).sentences[7]
    assert (
        "The question's base changed with the 2021 survey, so last year's percentages cannot be compared."
        in told
    )
    assert not any("Since the" in s for s in told)


@pytest.mark.parametrize("start", [2020, 2022])
def test_before_and_after_the_break_it_is(start: int) -> None:
    told = commentary({SURVEY: (0.5, 0.4)}, {SURVEY: (0.9, 0.4)}, ReportingYear(start)).sentences[7]
    assert told[-2] == (
        f"Since the {start - 1} survey: White fell by 40.0 percentage points, from 90.0% to 50.0%; "
        "BME stayed at 40.0%."
    )


def test_the_benchmark_is_above_below_or_level() -> None:
    told = commentary({SURVEY: (0.5, 0.4)}, benchmarks=(0.5, 0.41)).sentences[7]
    assert told[-1] == (
        "Beside the benchmark group: White level with the median of 50.0%; BME 1.0 percentage point below "
        "the median of 41.0%."
    )


def test_one_suppressed_group_says_why_instead() -> None:
    assert commentary({SURVEY: (0.5, None)}).sentences[7] == ("Not available: not counted.",)


# Summary ------------------------------------------------------------------------------------------------


def test_the_figure_that_stands_for_each_indicator() -> None:
    usual, two_years = Settings(), Settings(indicator_3_basis="two years")
    assert [headline_key(number, usual) for number in range(1, 10)] == [
        *("9_workforce_share", "2_relative_likelihood", "3_relative_likelihood", "4_relative_likelihood"),
        *("5_harassment_public", "6_harassment_staff", "7_equal_opportunities", "8_discrimination"),
        "9_difference",
    ]
    assert headline_key(3, two_years) == "3_two_year_relative_likelihood"
