"""From the NECS report's counts follows every figure that the report prints, to the last printed digit."""

import pytest
from necs import GROUPS, necs_figures
from published import (
    NOT_PRINTED,
    SPURIOUS_ZERO,
    YEARS,
    PublishedFigure,
    SurveyNote,
    expected_figures,
    headcounts,
    published,
    published_figures,
)

from wres_xl.standard.groups import Group
from wres_xl.wording import number, percent

ALL = published_figures()


def ours(figure: PublishedFigure) -> float:
    value = necs_figures(figure.year).value(figure.key, Group(figure.group) if figure.group else None)
    assert value is not None
    return value


def name(figure: PublishedFigure) -> str:
    return f"{figure.year} {figure.key} {figure.group}"


def test_the_table_holds_all_nine_indicators_of_both_years() -> None:
    assert len(ALL) == len({name(figure) for figure in ALL}) == 111
    assert {figure.year for figure in ALL} == set(YEARS)
    for year in YEARS:
        assert {figure.indicator for figure in ALL if figure.year == year} == set(range(1, 10))


def test_the_counts_by_band_are_those_of_the_whole_workforce() -> None:
    for year in YEARS:
        for group in GROUPS:
            staff = sum(n for (y, _, g), n in headcounts().items() if (y, g) == (year, group))
            assert staff == published(year, "9_workforce", group).exact


@pytest.mark.parametrize("figure", ALL, ids=name)
def test_every_published_figure_follows_from_the_counts(figure: PublishedFigure) -> None:
    assert ours(figure) == pytest.approx(figure.exact, abs=1e-6)


PRINTED = [figure for figure in ALL if figure.printed != NOT_PRINTED]


@pytest.mark.parametrize("figure", PRINTED, ids=name)
def test_and_rounds_to_what_the_report_prints(figure: PublishedFigure) -> None:
    # The report prints no commas in thousands; where it adds a zero to a rounded figure, `digits` has it not.
    if figure.is_percentage:
        assert percent(ours(figure), figure.decimals) == f"{figure.digits}%"
    else:
        assert number(ours(figure), figure.decimals).replace(",", "") == figure.digits


def test_only_two_shares_of_the_board_are_printed_with_a_zero_that_is_no_digit() -> None:
    with_zero = [figure for figure in PRINTED if figure.printed in SPURIOUS_ZERO]
    assert [name(figure) for figure in with_zero] == [
        "2019-20 9_board_share White",
        "2019-20 9_board_share Unknown",
    ]
    for figure, rounded in zip(with_zero, ("83.33%", "16.67%"), strict=True):
        assert percent(ours(figure), 2) == rounded != figure.printed


def test_where_the_report_contradicts_itself_its_own_counts_decide() -> None:
    # Its chart prints 6.58 %, its text 6.56 %.
    likelihood = necs_figures("2020-21")["2_likelihood", Group.BME].estimate
    assert (likelihood.numerator, likelihood.denominator) == (30, 457)
    assert percent(30 / 457, 2) == published("2020-21", "2_likelihood", "BME").printed == "6.56%"


def test_two_years_cases_are_divided_by_the_latest_headcount() -> None:
    figures = necs_figures("2020-21")
    for group, cases, staff in ((Group.WHITE, 16, 1398), (Group.BME, 2, 123)):
        estimate = figures["3_two_year_likelihood", group].estimate
        assert (estimate.numerator, estimate.denominator) == (cases, staff)


def test_survey_percentages_come_with_the_respondents_and_medians_printed_beside_them() -> None:
    figures = necs_figures("2020-21")
    told = {
        (figure.key, figure.group): figure.survey_note
        for figure in ALL
        if figure.year == "2020-21" and figure.survey_note
    }
    assert len(told) == 8
    for (key, group), note in told.items():
        base = figures.submission.survey[key, Group(group)]
        assert base.respondents is not None
        assert base.benchmark is not None
        assert SurveyNote(base.respondents, base.benchmark) == note


def test_the_expected_figures_are_handed_to_other_tests_in_our_own_terms() -> None:
    assert ("2020-21", "2_relative_likelihood", "", 2.163505) in expected_figures()
    assert ("2019-20", "5_harassment_public", "White", 0.23) in expected_figures()
    assert ("2020-21", "3_two_year_relative_likelihood", "", 1.420732) in expected_figures()
