"""A wrong sentence is found, and the figure that is named as the right one is the one that was meant."""

import re

import pytest
from trust import trust_figures

from wres_xl.findings import Level
from wres_xl.own_words import check_page, check_words
from wres_xl.settings import Settings

THIS, LAST = trust_figures()
PUBLIC_OR_STAFF, CHANCES_OR_DISCRIMINATION = (5, 6), (7, 8)


def problems(text: str, *indicators: int) -> list[str]:
    found = check_page(text, indicators, THIS, LAST, Settings())
    return [each.problem for each in found if each.level is Level.WARNING]


# Worked by hand from the counts in trust.py.
NAMED = (
    # 12 of 80 and 34 of 94; 46 of 141.
    ((2,), "In 2019-20, 36.2% of BME applicants were appointed.", "15.0% (12 of 80)"),
    ((2,), "40.4% of BME applicants were appointed.", "36.2% (34 of 94)"),
    ((2,), "35% of BME applicants were appointed.", "36% (34 of 94)"),
    ((2,), "In 2020-21, 15.0% of BME applicants were appointed.", "36.2% (34 of 94)"),
    ((2,), "In 2020-21, 36.2% of White applicants were appointed from shortlisting.", "32.6% (46 of 141)"),
    # 40% is also 34 of the 86 that were appointed.
    ((2,), "40% of BME applicants were appointed.", "36% (34 of 94)"),
    ((3,), "14.6% of White staff entered the process.", "5.6% (6 of 108)"),
    ((3,), "5.6% of BME staff entered the process.", "14.6% (7 of 48)"),
    ((4,), "27.1% of White staff took up training.", "42.6% (46 of 108)"),
    (PUBLIC_OR_STAFF, "27.5% of BME staff experienced harassment from staff this year.", "30.0%"),
    (PUBLIC_OR_STAFF, "This year 28.0% of BME staff said that they had been bullied by colleagues.", "30.0%"),
    (PUBLIC_OR_STAFF, "28.0% of BME staff experienced harassment from staff in 2020-21.", "30.0%"),
    (PUBLIC_OR_STAFF, "28.0% of BME staff experienced harassment from staff this year.", "30.0%"),
    (PUBLIC_OR_STAFF, "24.3% of BME staff experienced harassment from patients.", "30.1%"),
    (CHANCES_OR_DISCRIMINATION, "71.2% of White staff believe we offer equal opportunities.", "88.1%"),
    (CHANCES_OR_DISCRIMINATION, "5.1% of BME staff experienced discrimination.", "15.2%"),
    # 2 of 6, 2 of 5, 48 of 179.
    ((9,), "45% of voting members are BME.", "40.0% (2 of 5)"),
    ((9,), "50% of voting members are BME.", "40.0% (2 of 5)"),
    ((9,), "33.3% of voting members are BME.", "40.0% (2 of 5)"),
    ((9,), "50% of the board are BME.", "33% (2 of 6)"),
    ((9,), "The board has 16.7% BME members in 2020-21.", "33.3% (2 of 6)"),
    ((1,), "68% of the workforce are BME.", "27% (48 of 179)"),
    ((1,), "60.3% of the workforce are BME.", "26.8% (48 of 179)"),
    ((1,), "26.8% of the workforce are White.", "60.3% (108 of 179)"),
    # 3 of 14 in Band 2; 1 of 5 and 6 of 13 in Band 9; 1 of 5 consultants.
    ((1,), "BME staff are 10.1% of Band 2 non-clinical.", "21.4% (3 of 14)"),
    ((1,), "In Band 9, 28.9% of staff are BME.", "38.9% (7 of 18)"),
    ((1,), "BME staff make up 28.9% of Band 9.", "38.9% (7 of 18)"),
    ((1,), "In Band 9, 26.8% of clinical staff are BME.", "46.2% (6 of 13)"),
    ((1,), "BME staff are 12.5% of consultants.", "20.0% (1 of 5)"),
)


@pytest.mark.parametrize(("indicators", "text", "right"), NAMED)
def test_the_figure_that_was_meant_is_named(indicators: tuple[int, ...], text: str, right: str) -> None:
    (problem,) = problems(text, *indicators)
    assert problem.endswith(f"the figures give {right}")


NOT_NAMED = (
    # Of which of the two, or of which group or part, is not said.
    (PUBLIC_OR_STAFF, "77.7% of BME staff.", "no figure of indicators 5 and 6 for BME fits"),
    ((2,), "77.7% were appointed.", "no figure of indicator 2 (appointment) fits"),
    ((2,), "77.7% of those appointed were BME.", "no figure of indicator 2 (appointment) for BME fits"),
    ((1,), "In Bands 7 to 9, 77.7% of staff are BME.", "no figure of indicator 1 (pay bands) for BME fits"),
    ((9,), "On the board and in the workforce, 77.7% BME.", "no figure of indicator 9 (board) for BME fits"),
)


@pytest.mark.parametrize(("indicators", "text", "told"), NOT_NAMED)
def test_no_figure_is_named_where_it_may_be_of_several(
    indicators: tuple[int, ...], text: str, told: str
) -> None:
    assert problems(text, *indicators) == [f"This says 77.7%; {told}"]


FOUND = (
    # The ratio is White over BME: 32.6% / 36.2% = 0.90 this year and 2.00 last; 1.57 and 1.78 in training.
    (
        (2,),
        "BME applicants were 0.90 times as likely as White applicants to be appointed.",
        "BME less likely",
    ),
    ((2,), "BME applicants were twice as likely as White applicants in 2019-20.", "BME more likely"),
    ((4,), "BME staff were 1.57 times as likely as White staff to take up training.", "BME more likely"),
    ((4,), "White staff were 0.64 times as likely as BME staff.", "White less likely"),
    ((4,), "White staff were half as likely as BME staff to take it up.", "White less likely"),
    # BME over White: 14.6% / 5.6%.
    ((3,), "White staff were 2.63 times as likely as BME staff to enter it.", "White more likely"),
    ((2,), "Compared with BME applicants, White applicants were more likely.", "White more likely"),
    ((2,), "This year the relative likelihood was 2.00.", "a ratio of 0.90"),
    ((2,), "In 2019-20 the ratio was 0.90.", "a ratio of 2.00"),
    ((3,), "This year the relative likelihood was 2.25.", "a ratio of 2.63"),
    ((3,), "BME staff were 2.25 times as likely to enter the formal process this year.", "a ratio of 2.63"),
    ((2,), "The ratio fell by 0.50.", "the ratio changed by 1.10"),
    ((3,), "The ratio rose by 0.60.", "the ratio changed by 0.38"),
    # 15.0% to 36.17%.
    ((2,), "The likelihood for BME applicants rose by 12 percentage points.", "the figures give 21.2 points"),
    (PUBLIC_OR_STAFF, "The gap widened to 9.8 percentage points.", "9.8 percentage points"),
    (PUBLIC_OR_STAFF, "Harassment of BME staff by the public rose.", "from 35.2% to 30.1% is no rise"),
    (PUBLIC_OR_STAFF, "Harassment of BME staff by colleagues fell.", "from 28.0% to 30.0% is no fall"),
    # 27.0 and 35.2 last year, 24.3 and 30.1 this year; 6.0 and 14.0, then 5.1 and 15.2.
    (PUBLIC_OR_STAFF, "The gap in harassment by patients widened.", "to 5.8 percentage points the gap is no"),
    (CHANCES_OR_DISCRIMINATION, "The gap in discrimination narrowed.", "to 10.1 percentage points the gap"),
    (
        CHANCES_OR_DISCRIMINATION,
        "BME staff are less likely than White staff to experience discrimination (5.1% against 15.2%).",
        "5.1% for White and 15.2% for BME",
    ),
    (
        CHANCES_OR_DISCRIMINATION,
        "BME staff are more likely to believe in equal opportunities here.",
        "88.1% for White and 71.2% for BME",
    ),
    ((9,), "BME members are under-represented on the board.", "BME is 6.5 percentage points above"),
    # 3 of 6 are White, and 108 of 179.
    ((9,), "White people are over-represented on our board.", "White is 10.3 percentage points below"),
)


@pytest.mark.parametrize(("indicators", "text", "told"), FOUND)
def test_a_wrong_ratio_change_or_direction_is_found(
    indicators: tuple[int, ...], text: str, told: str
) -> None:
    assert any(told in problem for problem in problems(text, *indicators))


def test_two_years_ratio_is_named_where_two_years_are_told() -> None:
    # (4 + 7) of 48 over (4 + 6) of 108.
    (problem,) = problems("Over two years the ratio was 3.10.", 3)
    assert problem == "This says 3.10; the figures give a ratio of 2.48"


def test_a_reading_keeps_the_name_of_the_group() -> None:
    (note,) = check_words("9.3% of White staff entered the process.", 3, THIS, LAST, Settings())
    assert note.level is Level.NOTE
    assert re.search(r"2\.48 \(.*BME\)$", note.problem)
