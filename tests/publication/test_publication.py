"""Figures and sentences as they may be published: what is hidden goes with all that rests on it."""

import re
from dataclasses import fields, replace

import pytest
from necs import necs_figures, necs_submission
from trusts import YEAR, random_years, staff, submission

from wres_xl.commentary import commentary_of
from wres_xl.counting import SurveyBase
from wres_xl.figures import Figures, figures_of
from wres_xl.publication import HIDDEN, Publication, is_hidden, publication_of
from wres_xl.recruited import Recruited
from wres_xl.settings import Settings
from wres_xl.standard.data_items import (
    CLINICAL_ITEMS,
    INPUT_ITEMS,
    MEDICAL_ITEMS,
    NON_CLINICAL_ITEMS,
    Measure,
)
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.submission import Entry, Submission

WHITE, BME, UNKNOWN = ETHNIC_GROUPS
COUNTED = [item.key for item in INPUT_ITEMS if item.measure is not Measure.PERCENTAGE]
MANY = {
    "1a_band_2": 40,
    "1a_band_3": 50,
    "1b_band_5": 60,
    "1b_band_6": 70,
    "1m_consultants": 80,
    "1m_other": 90,
}


def trust(**counts: dict[str, int]) -> Submission:
    """Many staff of every group, and what is given by group."""
    groups = {str(group): {**MANY, **counts.get(str(group), {})} for group in ETHNIC_GROUPS}
    return submission(staff(**groups))


def published(this: Submission, last: Submission | None = None, **settings: object) -> Publication:
    chosen = Settings(**settings)  # type: ignore[arg-type]
    return publication_of(figures_of(this, last), figures_of(last) if last else None, chosen)


def hidden_keys(figures: Figures) -> set[tuple[str, Group | None]]:
    return {(figure.item.key, figure.group) for figure in figures if is_hidden(figure)}


def applicants(shortlisted: tuple[int, int, int], appointed: tuple[int, int, int]) -> Submission:
    counts = {
        (key, group): n
        for key, each in (("2_shortlisted", shortlisted), ("2_appointed", appointed))
        for group, n in zip(ETHNIC_GROUPS, each, strict=True)
    }
    return submission(counts)


# Figures -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", COUNTED)
@pytest.mark.parametrize("group", ETHNIC_GROUPS)
def test_every_count_that_is_entered_is_hidden_where_it_is_small(key: str, group: Group) -> None:
    figures = published(submission({(key, group): 3})).this
    assert is_hidden(figures[key, group])
    assert figures.submission.entries[key, group] == Entry(None, HIDDEN)


def test_all_that_rests_on_a_hidden_count_is_hidden_and_nothing_else() -> None:
    publication = published(applicants((200, 90, 30), (30, 3, 6)))
    assert hidden_keys(publication.this) == {
        *(("2_appointed", group) for group in (BME, Group.ALL)),
        *(("2_likelihood", group) for group in (BME, Group.ALL)),
        ("2_relative_likelihood", None),
    }
    for figure in publication.this:
        if is_hidden(figure):
            known = [getattr(figure.estimate, f.name) for f in fields(figure.estimate) if f.name != "reason"]
            assert (known, figure.verdict, figure.note) == ([None] * 5 + [""], None, "")


def test_people_of_unknown_ethnicity_hide_no_ratio() -> None:
    publication = published(applicants((200, 90, 30), (30, 20, 2)))
    assert publication.this.value("2_relative_likelihood") == pytest.approx(30 / 200 / (20 / 90))
    assert hidden_keys(publication.this) == {
        (key, group) for key in ("2_appointed", "2_likelihood") for group in (UNKNOWN, Group.ALL)
    }


def test_why_a_ratio_is_undefined_tells_no_hidden_count() -> None:
    figures = figures_of(applicants((200, 90, 30), (3, 0, 6)))
    assert "3 of 200" in figures["2_relative_likelihood", None].estimate.reason
    masked = publication_of(figures, None, Settings()).this
    assert masked["2_relative_likelihood", None].estimate.reason == HIDDEN


def test_a_two_year_sum_is_hidden_with_either_of_its_parts() -> None:
    cases = ("3_disciplinary", WHITE)
    this, last = trust(), replace(trust(), year=YEAR.previous)
    many, few = {cases: Entry(20)}, {cases: Entry(2)}
    for now, before in ((many, few), (few, many)):
        both = (
            replace(this, entries={**this.entries, **now}),
            replace(last, entries={**last.entries, **before}),
        )
        figures = published(*both).this
        for key in ("3_two_year_disciplinary", "3_two_year_likelihood"):
            assert is_hidden(figures[key, WHITE])
    assert figures_of(*both).value("3_two_year_disciplinary", WHITE) == 22


def test_shares_of_band_groups_and_totals_stay_while_rows_are_hidden() -> None:
    publication = published(trust(BME={"1a_band_4": 3}))
    figures = publication.this
    assert is_hidden(figures["1a_band_4", BME])
    assert figures.value("1_band_7_and_under_share", BME) == pytest.approx(223 / (390 * 3 + 3))
    assert figures.value("9_workforce", BME) == 393
    assert publication.totals[YEAR, NON_CLINICAL_ITEMS, BME] == 93
    assert publication.totals[YEAR, (*CLINICAL_ITEMS, *MEDICAL_ITEMS), BME] == 300


def test_a_total_that_would_give_a_small_section_away_is_hidden() -> None:
    publication = published(submission(staff(BME={"1a_band_2": 3, "1b_band_5": 60, "1b_band_6": 70})))
    assert publication.this.value("9_workforce", BME) == 133
    assert {key for *_, key, group in publication.totals if group is BME} == set()


def test_a_table_without_small_counts_is_as_it_was() -> None:
    figures = figures_of(trust(), None)
    publication = publication_of(figures, None, Settings())
    assert publication.this.by_cell == figures.by_cell
    assert publication.commentary == commentary_of(figures, None, Settings())
    assert publication.hidden_figures() == {}


def test_breakdowns_that_no_rule_hides_are_left_out() -> None:
    breakdowns = {
        "origins": {("clinical", "K"): 1},
        "staff_groups": {("Students", UNKNOWN): 1},
        "recruited": {("clinical", "upper", UNKNOWN): Recruited(1, 1)},
    }
    whole = replace(trust(), **breakdowns)  # type: ignore[arg-type]
    publication = published(whole, replace(whole, year=YEAR.previous))
    for figures in (publication.this, publication.last):
        assert figures
        assert [getattr(figures.submission, name) for name in breakdowns] == [{}, {}, {}]


@pytest.mark.parametrize("seed", range(3))
def test_a_threshold_of_0_hides_nothing(seed: int) -> None:
    this, last = random_years(seed)
    settings = Settings(suppression_threshold=0)
    publication = publication_of(this, last, settings)
    assert publication.this.by_cell == this.by_cell
    assert publication.last is not None
    assert publication.last.by_cell == last.by_cell
    assert publication.commentary == commentary_of(this, last, settings)


def test_most_of_the_necs_figures_stay() -> None:
    publication = publication_of(necs_figures("2020-21"), necs_figures("2019-20"), Settings())
    shown, hidden = sum(publication.shown_figures().values()), sum(publication.hidden_figures().values())
    assert (shown, hidden) == (406, 84)
    for key in ("9_workforce_share", "2_relative_likelihood", "4_relative_likelihood", "9_difference"):
        group = BME if key.startswith("9") else None
        assert publication.this.value(key, group) == necs_figures("2020-21").value(key, group)


def test_a_year_looks_the_same_beside_any_other() -> None:
    alone = publication_of(necs_figures("2019-20"), None, Settings()).this
    beside = publication_of(necs_figures("2020-21"), necs_figures("2019-20"), Settings()).last
    before = publication_of(figures_of(trust()), None, Settings(), (necs_figures("2019-20"),)).earlier
    assert beside is not None
    assert alone.by_cell == beside.by_cell == before[0].by_cell


def test_the_figures_that_are_counted_and_entered_know_nothing_of_it() -> None:
    counted = necs_submission("2020-21")
    assert figures_of(counted).value("3_disciplinary", WHITE) == 1
    before = dict(counted.entries)
    publication_of(figures_of(counted), None, Settings(suppression_threshold=50))
    assert dict(counted.entries) == before


# The board -----------------------------------------------------------------------------------------------


def test_the_board_can_be_published_all_the_same() -> None:
    last = necs_figures("2019-20")
    assert is_hidden(publication_of(last, None, Settings()).this["9_board_share", WHITE])
    shown = publication_of(last, None, Settings(publish_board=True)).this
    assert all(shown[key] == last[key] for key in last.by_cell if str(key[0]).startswith("9_board"))


# The survey ----------------------------------------------------------------------------------------------


def test_a_survey_result_goes_with_its_interval_its_base_and_the_test_against_the_other() -> None:
    key = "5_harassment_public"
    entries = {(key, WHITE): Entry(0.2), (key, BME): Entry(0.1)}
    survey = {(key, WHITE): SurveyBase(500, 0.25), (key, BME): SurveyBase(30, 0.3)}
    figures = published(Submission(YEAR, entries, survey)).this
    assert hidden_keys(figures) == {(key, BME)}
    assert figures[key, WHITE].estimate.p_value is None
    assert figures.submission.survey[key, BME] == SurveyBase(None, 0.3)
    turned = {(key, WHITE): Entry(0.1), (key, BME): Entry(0.2)}
    bases = {(key, WHITE): SurveyBase(30, 0.25), (key, BME): SurveyBase(500, 0.3)}
    other = published(Submission(YEAR, turned, bases)).this[key, BME]
    assert (other.value, other.estimate.p_value, other.verdict) == (0.2, None, None)


# Sentences -----------------------------------------------------------------------------------------------


def test_sentences_of_hidden_figures_are_left_out_and_that_is_told() -> None:
    publication = publication_of(necs_figures("2020-21"), necs_figures("2019-20"), Settings())
    assert publication.commentary.sentences[3] == ("What rests on hidden figures is left out here.",)
    assert publication.commentary.summary[3] == HIDDEN
    true = commentary_of(necs_figures("2020-21"), necs_figures("2019-20"), Settings())
    assert publication.commentary.sentences[2] == true.sentences[2]


def test_the_largest_share_is_not_told_of_the_bands_that_happen_to_be_shown() -> None:
    true = figures_of(trust(BME={"1a_band_4": 3, "1b_band_7": 30}))
    told = " ".join(publication_of(true, None, Settings()).commentary.sentences[1])
    assert "largest" in " ".join(commentary_of(true, None, Settings()).sentences[1])
    assert "largest" not in told


@pytest.mark.parametrize("seed", range(6))
def test_no_sentence_is_told_but_of_what_is_shown(seed: int) -> None:
    this, last = random_years(seed)
    publication = publication_of(this, last, Settings())
    masked = commentary_of(publication.this, publication.last, Settings())
    true = commentary_of(this, last, Settings())
    for indicator, told in publication.commentary.sentences.items():
        own = set(told) - {"What rests on hidden figures is left out here."}
        assert own <= {*masked.sentences[indicator]} & {*true.sentences[indicator]}
        assert len(told) <= max(len(true.sentences[indicator]), 1)


@pytest.mark.parametrize("group", COMPARED_GROUPS)
def test_no_digit_of_a_hidden_count_stands_in_a_sentence_that_speaks_of_it(group: Group) -> None:
    # Shortlisted and appointed in numbers of which no other figure has a digit.
    shortlisted = {WHITE: (6666, 888, 0), BME: (888, 6666, 0)}[group]
    appointed = {WHITE: (3, 88, 0), BME: (88, 3, 0)}[group]
    figures = figures_of(applicants(shortlisted, appointed))
    assert re.search(r"\b3 of 6,666", " ".join(commentary_of(figures, None, Settings()).sentences[2]))
    told = " ".join(publication_of(figures, None, Settings()).commentary.sentences[2])
    assert not re.search(r"\d", told)
