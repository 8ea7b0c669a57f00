"""The nine indicators, and which survey question stands behind four of them in which year."""

import pytest

from wres_xl.standard.data_items import DATA_ITEMS, Measure
from wres_xl.standard.indicators import INDICATORS, SURVEY_ITEMS, is_comparable, survey_question
from wres_xl.standard.years import ReportingYear


def test_there_are_nine() -> None:
    assert [indicator.number for indicator in INDICATORS] == list(range(1, 10))


@pytest.mark.parametrize(
    ("number", "title", "better"),
    [
        (1, "Staff in each pay band", "Closer to the share in the whole workforce is better"),
        (2, "Relative likelihood of being appointed from shortlisting", "White applicants are more likely"),
        (3, "Relative likelihood of entering the formal disciplinary process", "BME staff are more likely"),
        (4, "Relative likelihood of accessing non-mandatory training", "White staff are more likely"),
        (5, "Harassment, bullying or abuse from patients, relatives or the public", "Lower is better"),
        (6, "Harassment, bullying or abuse from staff", "Lower is better"),
        (7, "Belief in equal opportunities for career progression", "Higher is better"),
        (8, "Discrimination from a manager, team leader or other colleague", "Lower is better"),
        (
            9,
            "Board membership compared with the overall workforce",
            "Below 0, the group is under-represented",
        ),
    ],
)
def test_its_title_and_which_way_is_good(number: int, title: str, better: str) -> None:
    indicator = INDICATORS[number - 1]
    assert indicator.title.startswith(title)
    assert better in indicator.better


@pytest.mark.parametrize(
    ("number", "direction"),
    [
        (2, "White applicants were to be appointed once shortlisted, compared with BME applicants"),
        (3, "BME staff were to enter a formal disciplinary investigation, compared with White staff"),
        (4, "White staff were to take up non-mandatory training and continuing professional"),
    ],
)
def test_what_each_ratio_compares_with_what(number: int, direction: str) -> None:
    assert direction in INDICATORS[number - 1].measures


def test_survey_indicators_have_the_percentages_among_the_data_items() -> None:
    percentages = {i.indicator: i.key for i in DATA_ITEMS if i.measure is Measure.PERCENTAGE}
    assert percentages == SURVEY_ITEMS


KEY_FINDINGS = {5: "KF25", 6: "KF26", 7: "KF21", 8: "Q17b"}
FROM_2018 = {5: "Q13a", 6: "Q13b/c", 7: "Q14", 8: "Q15b"}
FROM_2021 = {5: "Q14a", 6: "Q14b/c", 7: "Q15", 8: "Q16b"}


@pytest.mark.parametrize(
    ("survey", "questions"),
    [
        (2014, dict.fromkeys(SURVEY_ITEMS)),
        (2015, KEY_FINDINGS),
        (2017, KEY_FINDINGS),
        (2018, FROM_2018),
        (2020, FROM_2018),
        (2021, FROM_2021),
        (2024, FROM_2021),
    ],
)
def test_the_question_in_each_years_survey(survey: int, questions: dict[int, str | None]) -> None:
    year = ReportingYear(survey)
    assert {indicator: survey_question(indicator, year) for indicator in SURVEY_ITEMS} == questions


def test_only_indicator_7_breaks_and_only_with_the_2021_survey() -> None:
    broken = {
        (indicator, survey)
        for indicator in SURVEY_ITEMS
        for survey in range(2015, 2026)
        if not is_comparable(indicator, ReportingYear(survey))
    }
    assert broken == {(7, 2021)}
