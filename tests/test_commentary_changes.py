"""What is told of a change since last year, of chance, and of parity."""

import pytest
from commentaries import SURVEY, commentary, recruitment
from entries import Values

from wres_xl.settings import Settings

Items = dict[str, Values]
BEYOND = "more than chance would explain (p < 0.001)."


def told(number: int, this: Items, last: Items | None, begins: str) -> list[str]:
    return [s for s in commentary(this, last).sentences[number] if s.startswith(begins)]


# The ratio ----------------------------------------------------------------------------------------------

# White 30 % beside BME 10 %, 20 % and 60 %: ratios of 3, 1.5 and 0.5.
THREE, MORE, HALF = recruitment(300, 50), recruitment(300, 100), recruitment(300, 300)


@pytest.mark.parametrize(
    ("last", "this", "sentence"),
    [
        (
            THREE,
            MORE,
            f"The ratio fell from 3.00 to 1.50, nearer to equal: {BEYOND}",
        ),
        (
            MORE,
            THREE,
            f"The ratio rose from 1.50 to 3.00, further from equal: {BEYOND}",
        ),
        (
            HALF,
            MORE,
            f"The ratio rose from 0.50 to 1.50, nearer to equal: {BEYOND}",
        ),
        (
            MORE,
            HALF,
            f"The ratio fell from 1.50 to 0.50, further from equal: {BEYOND}",
        ),
        (
            MORE,
            recruitment(300, 95),
            "The ratio rose from 1.50 to 1.58, further from equal: the change may be chance (p = 0.72).",
        ),
        (THREE, THREE, "The ratio stayed at 3.00."),
        (recruitment(5, 4), THREE, "The ratio rose from 0.63 to 3.00: too few cases to tell it from chance."),
        (THREE, recruitment(5, 4), "The ratio fell from 3.00 to 0.63: too few cases to tell it from chance."),
        # A ratio of 0 is a ratio, and is compared.
        (
            THREE,
            recruitment(0, 50),
            f"The ratio fell from 3.00 to 0.00: {BEYOND}",
        ),
        (
            recruitment(0, 50),
            THREE,
            f"The ratio rose from 0.00 to 3.00: {BEYOND}",
        ),
    ],
)
def test_a_change_of_a_ratio(last: Items, this: Items, sentence: str) -> None:
    assert told(2, this, last, "The ratio ")[-1] == sentence


def test_nearness_to_equal_is_not_told_of_numbers_too_small_to_tell() -> None:
    assert "equal" not in told(2, recruitment(3, 1), THREE, "The ratio ")[-1]
    assert "equal" not in told(2, THREE, recruitment(3, 1), "The ratio ")[-1]


def test_last_years_undefined_ratio_is_compared_with_nothing_and_that_is_told() -> None:
    sentences = commentary(THREE, recruitment(268, 0)).sentences[2]
    assert "Last year there was no ratio, so no change of it can be told." in sentences
    assert not any(s.startswith(("The ratio rose", "The ratio fell", "The ratio stayed")) for s in sentences)


def test_this_years_undefined_ratio_has_no_change() -> None:
    sentences = commentary(recruitment(268, 0), THREE).sentences[2]
    assert not any(s.startswith(("The ratio rose", "The ratio fell", "Last year")) for s in sentences)


@pytest.mark.parametrize("last", [None, {"2_shortlisted": (None, None, None)}], ids=["unknown", "missing"])
def test_without_last_years_counts_nothing_is_told_of_a_change(last: Items | None) -> None:
    sentences = commentary(THREE, last).sentences[2]
    assert not any(word in s for s in sentences for word in ("rose", "fell", "stayed", "Since", "Last year"))


# Likelihoods --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "this", "white", "bme"),
    [
        (
            (300, 50),
            (400, 51),
            "White rose from 30.0% to 40.0%, more than chance explains",
            "BME rose from 10.0% to 10.2%, which may be chance",
        ),
        (
            (300, 0),
            (300, 2),
            "White stayed at 30.0%",
            "BME rose from 0.00% to 0.40%, too few to tell",
        ),
        ((0, 0), (0, 0), "White stayed at 0.00%", "BME stayed at 0.00%"),
        (
            (1000, 500),
            (999, 450),
            "White fell from 100.0% to 99.9%, too few to tell",
            "BME fell from 100.0% to 90.0%, more than chance explains",
        ),
        # What prints as the same is no change.
        ((300, 250), (300, 250), "White stayed at 30.0%", "BME stayed at 50.0%"),
    ],
)
def test_a_change_of_likelihoods(last: tuple[int, int], this: tuple[int, int], white: str, bme: str) -> None:
    sentences = told(2, recruitment(*this), recruitment(*last), "Since last year")
    assert sentences == [f"Since last year {white}; {bme}."]


def test_staff_groups_that_had_nobody_last_year_have_no_change() -> None:
    last: Items = {"2_shortlisted": (1000, 0, 0), "2_appointed": (300, 0, 0)}
    assert told(2, THREE, last, "Since") == []


# Staff survey -------------------------------------------------------------------------------------------


def last_sentence(
    this: Values,
    last: Values,
    respondents: tuple[int, int] | None,
    last_respondents: tuple[int, int] | None,
) -> str:
    sentences = commentary(
        {SURVEY: this}, {SURVEY: last}, respondents=respondents, last_respondents=last_respondents
    ).sentences[7]
    return sentences[-1]


@pytest.mark.parametrize(
    ("this", "last", "sentence"),
    [
        (
            (0.5, 0.4),
            (0.9, 0.41),
            "Beside chance: White more than chance would explain (p < 0.001); BME may be chance (p = 0.88).",
        ),
        ((0.5, 0.4), (0.5, 0.1), "Beside chance: BME more than chance would explain (p < 0.001)."),
        ((0.998, 0.4), (1.0, 0.4), "Beside chance: White too few to tell (p = 0.49)."),
    ],
)
def test_the_survey_beside_chance(this: Values, last: Values, sentence: str) -> None:
    assert last_sentence(this, last, (500, 100), (520, 90)) == sentence


def test_percentages_that_stayed_need_no_test() -> None:
    assert last_sentence((0.5, 0.4), (0.5, 0.4), (500, 100), (500, 100)) == (
        "Since the 2019 survey: White stayed at 50.0%; BME stayed at 40.0%."
    )


@pytest.mark.parametrize(
    ("respondents", "last_respondents"), [(None, (500, 100)), ((500, 100), None), (None, None)]
)
def test_without_respondents_of_both_years_a_change_cannot_be_tested(
    respondents: tuple[int, int] | None, last_respondents: tuple[int, int] | None
) -> None:
    assert last_sentence((0.5, 0.4), (0.9, 0.41), respondents, last_respondents) == (
        "How many answered in both years is not known, so chance cannot be told from change."
    )


# Workforce and board ------------------------------------------------------------------------------------


def test_shares_of_the_workforce_and_the_board_are_subtracted_and_not_tested() -> None:
    this: Items = {"1a_band_5": (1000, 700, 100), "9_board": (9, 3, 0)}
    sentences = commentary(this, {"9_board": (9, 1, 0)}).sentences
    assert not any("chance" in s for number in (1, 9) for s in sentences[number])


@pytest.mark.parametrize(
    ("board", "sentence"),
    [
        (
            (9, 1, 0),
            "To match the workforce's share, a board of 10 needs 4 BME members (exactly 3.1), 3 more than "
            "now; one member is 10.0 percentage points.",
        ),
        (
            (1, 0, 0),
            "To match the workforce's share, a board of 1 needs 1 BME member (exactly 0.3), 1 more than now; "
            "one member is 100.0 percentage points.",
        ),
        (
            (5, 5, 0),
            "To match the workforce's share, a board of 10 needs 4 BME members (exactly 3.1), which it has; "
            "one member is 10.0 percentage points.",
        ),
    ],
)
def test_the_members_that_would_match_the_workforce(board: Values, sentence: str) -> None:
    assert commentary({"9_board": board}).sentences[9][-1] == sentence


# People to parity ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        # 30 % of 500 is 150, and 80 % of that 120.
        (
            recruitment(300, 100),
            "Parity would take 50 more of the BME applicants appointed, and a ratio of 1.25 or less 20 more.",
        ),
        (recruitment(300, 130), "Parity would take 20 more of the BME applicants appointed."),
        (recruitment(1, 0), "Parity would take 1 more of the BME applicants appointed."),
        (
            recruitment(300, 150),
            "Parity needs no other outcome: BME applicants were at least as likely as White applicants.",
        ),
        (
            recruitment(300, 151),
            "Parity needs no other outcome: BME applicants were at least as likely as White applicants.",
        ),
    ],
)
def test_people_to_parity_in_appointments(items: Items, sentence: str) -> None:
    assert commentary(items).sentences[2][-1] == sentence


@pytest.mark.parametrize(
    ("white", "bme", "sentence"),
    [
        # 10 of 1,000 White is 5 of 500, and 1.25 times that 6.25.
        (
            10,
            9,
            "Parity would take 4 fewer of the BME staff entering the process, and a ratio of 1.25 or less 3 "
            "fewer.",
        ),
        (10, 6, "Parity would take 1 fewer of the BME staff entering the process."),
        (10, 5, "Parity needs no other outcome: BME staff were no more likely than White staff."),
        (10, 0, "Parity needs no other outcome: BME staff were no more likely than White staff."),
        # Without White cases there is no ratio, but there is parity.
        (0, 2, "Parity would take 2 fewer of the BME staff entering the process."),
    ],
)
def test_people_to_parity_in_the_disciplinary_process(white: int, bme: int, sentence: str) -> None:
    sentences = commentary({"3_disciplinary": (white, bme, 0)}).sentences[3]
    assert [s for s in sentences if s.startswith("Parity")] == [sentence]


def test_people_to_parity_in_training_and_in_the_organisations_own_term() -> None:
    settings = Settings(term="ethnic minority")
    sentences = commentary({"4_trained": (300, 100, 0)}, settings=settings).sentences[4]
    assert sentences[-1] == (
        "Parity would take 50 more of the ethnic minority staff taking it up, and a ratio of 1.25 or less "
        "20 more."
    )


def test_more_cases_of_two_years_than_staff_now_are_no_likelihood() -> None:
    items: Items = {"1a_band_5": (4, 500, 0), "3_disciplinary": (3, 5, 0)}
    sentences = commentary(items, {"3_disciplinary": (3, 5, 0)}).sentences[3]
    assert not any(s.startswith("Both years") for s in sentences)
