"""Sentences in the patterns of the NECS report: its slips are found, and what is right is left alone."""

import pytest
from necs import necs_figures
from slips import SLIPS

from wres_xl.findings import Level
from wres_xl.own_words import check_page, check_words
from wres_xl.settings import Basis, Settings

THIS, LAST = necs_figures("2020-21"), necs_figures("2019-20")
SETTINGS = Settings(term="BAME")


def problems(text: str, indicator: int, basis: Basis = "single year") -> list[str]:
    settings = Settings(term="BAME", indicator_3_basis=basis)
    return [finding.problem for finding in check_words(text, indicator, THIS, LAST, settings)]


@pytest.mark.parametrize(("indicator", "text", "problem"), SLIPS)
def test_a_slip_is_found(indicator: int, text: str, problem: str) -> None:
    assert problem in problems(text, indicator)


RIGHT = (
    (1, "Of 1,618 people in post, 123 (8%) said they were BAME, 1,398 (86%) White, and 97 (6%) did not say."),
    (1, "The headcount grew, and the BAME part of it by 3%, from 65 people to 123."),
    (1, "A data cleanse brought undisclosed ethnicity down from 12% to 6%."),
    (1, "Undisclosed ethnicity fell to 6%; last year it was 12%."),
    (1, "In Band 3, 14% of staff are BAME, which the apprenticeships account for."),
    (2, "White applicants had a likelihood of 14.2% (up from 9.35% last year)."),
    (
        2,
        "For BAME applicants it has also increased, from 4.38% to 6.56%, but is far lower.",
    ),
    (2, "At 2.16 it was more likely for White applicants to be appointed than for BAME applicants."),
    (2, "White applicants were 2.16 times as likely to be appointed; last year it was 2.13."),
    (2, "The ratio has risen to 2.16 from last year's 2.13, so recruitment stays in focus."),
    (2, "The ratio of 2.16 is a little above last year's ratio of 2.13."),
    (3, "One member of staff entered the disciplinary process in 2020/2021, who was White."),
    (3, "On two years' cases 1.63% of the BAME headcount entered it, 1.14% of White staff: a ratio of 1.42."),
    (3, "In 2019-20 1.37% of White staff and 3.08% of BAME staff entered the process, a ratio of 2.24."),
    (4, "BAME staff who took non-mandatory training increased from 14% to 34%."),
    (4, "For White staff it also increased, from 20% to 37%, so that a small difference is left."),
    (4, "The ratio for non-mandatory training reduced from 1.44 to 1.07."),
    (
        5,
        "Better than the benchmark: 4.7% of White staff (7.0% CSU median), 0% of BAME (5.8% median).",
    ),
    (5, "Both are much lower than last year's, which were 23% of White staff and 21% of BAME staff."),
    (
        6,
        "15.8% of White staff (15.4% CSU median) and 20% of BAME staff (17.2% median) were harassed.",
    ),
    (6, "The percentage of BAME staff telling of harassment reduced by around 15% (2019 35%, 2020 20%)."),
    (7, "Of White staff 90.2% believe in equal opportunities (91.1% CSU median)."),
    (7, "Only 63.9% of BAME staff agree (66.1% CSU median)."),
    (7, "That is a reduction of just over 4% for BAME staff (2019 - 68%)."),
    (
        8,
        "4.6% of White staff (4.2% CSU 2020 median) and 14.5% of BAME staff (13% CSU median).",
    ),
    (8, "For BAME staff it increased by 0.5% (2019-14%)."),
    (8, "It went up by 1.6% for White staff (2019 - 3%) and 0.5% for BAME staff (2019-14%)."),
    (4, "For BAME staff, taking part has reduced from 51 to 42 courses each term."),
    (9, "There are no BAME members of the board, beside 7.6% of the workforce."),
    (
        9,
        "The board is 100% White (83.3% last year), and 7.6 percentage points below for BAME.",
    ),
)


@pytest.mark.parametrize(("indicator", "text"), RIGHT)
def test_what_is_right_is_left_alone(indicator: int, text: str) -> None:
    assert problems(text, indicator) == []


@pytest.mark.parametrize(
    "text",
    [
        "We took part in the staff survey with a 66% completion rate.",
        "By 2025 we aim for 19% of senior staff to be BAME.",
        "We will halve the gap to 1.10 for BAME applicants.",
        "Nationally 24.2% of staff are BAME.",
        "The national average for BAME staff is 29.2%.",
        "In 2017 11% of BAME staff told of it.",
        "12 workshops were held in 3 towns, each for 2.5 hours.",
        "Rolled out version 2.13 of the recruitment guide, and Band 8a+ leadership, for BAME colleagues.",
    ],
)
@pytest.mark.parametrize("indicator", range(1, 10))
def test_what_is_not_about_the_figures_is_left_alone(text: str, indicator: int) -> None:
    assert problems(text, indicator) == []


@pytest.mark.parametrize("indicator", range(1, 10))
def test_a_text_without_figures_has_nothing_to_contradict(indicator: int) -> None:
    assert problems("", indicator) == []
    assert problems("\n \n", indicator) == []


def test_every_finding_names_its_line_and_its_mend() -> None:
    text = "All well.\nOf BAME applicants 6.58% were appointed.\n\nThe ratio is 3.33 for BAME applicants."
    found = check_words(text, 2, THIS, LAST, SETTINGS)
    assert [(each.row, each.level, each.problem) for each in found] == [
        (2, Level.WARNING, "This says 6.58%; the figures give 6.56% (30 of 457)"),
        (4, Level.WARNING, "This says 3.33; the figures give a ratio of 2.16"),
    ]
    assert all(each.mend for each in found)


def test_the_two_year_basis_is_the_text_s_own_choice() -> None:
    assert problems("On two years' cases BAME staff were 1.42 times as likely.", 3, "two years") == []


def test_lines_of_a_page_that_two_indicators_share_are_each_of_their_own() -> None:
    text = (
        "Indicator 5: 4.7% of White staff were harassed by patients.\n"
        "0.0% of BAME staff were.\n"
        "Indicator 6: 15.8% of White staff were harassed by staff, 20.0% of BAME staff.\n"
        "Of White staff, 4.7% were."
    )
    found = check_page(text, (5, 6), THIS, LAST, SETTINGS)
    assert [(each.row, each.problem) for each in found] == [(4, "This says 4.7%; the figures give 15.8%")]


def test_without_named_indicators_a_line_is_of_that_which_it_fits() -> None:
    text = (
        "4.7% of White staff were harassed.\n15.8% of White staff were harassed.\n14.8% of White staff were."
    )
    found = check_page(text, (5, 6), THIS, LAST, SETTINGS)
    assert [each.row for each in found] == [3]


@pytest.mark.parametrize(
    ("indicator", "text", "problem"),
    [
        (2, "The ratio fell to 2.16.", 'This says "fell"; from 2.13 to 2.16 is no fall'),
        (
            2,
            "The likelihood of BAME applicants rose from 6.56% to 4.38%.",
            'This says "rose"; from 6.56% to 4.38% is no rise',
        ),
        (
            4,
            "White and BAME staff were equally likely to take up training: 36.6% of White staff.",
            "This calls both",
        ),
        (
            7,
            "The percentage of BAME staff who agree has risen.",
            'This says "risen"; from 68.0% to 63.9% is no rise',
        ),
        (1, "The number of BAME staff fell.", 'This says "fell"; from 65 to 123 is no fall'),
        (
            6,
            "20.0% of White staff were harassed by colleagues.",
            "This says 20.0%; that is this year's figure for BAME, and the figures give 15.8%",
        ),
        (
            7,
            "In 2019, 90.2% of White staff agreed.",
            "This says 90.2%; that is this year's figure for White, and the figures give 93.0%",
        ),
    ],
)
def test_a_wrong_direction_group_or_year_is_found(indicator: int, text: str, problem: str) -> None:
    assert any(told.startswith(problem) for told in problems(text, indicator))
