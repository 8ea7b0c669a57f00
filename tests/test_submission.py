"""The submission: what the tables of a year give, what findings stop, what is missing or impossible."""

from collections.abc import Iterable

import pandas as pd
import pytest
from necs import necs_submission, necs_tables
from tidy_tables import (
    ENGINES,
    Engine,
    board,
    disciplinary,
    people,
    previous,
    recruitment,
    staff,
    survey,
    training,
)

from wres_xl.counting import SurveyBase
from wres_xl.findings import Finding, Level
from wres_xl.headcount import RuleEffect
from wres_xl.settings import HeadcountRules, Settings
from wres_xl.standard.data_items import INPUT_ITEMS, ITEM, SUBSETS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import (
    FED_BY,
    Entry,
    Submission,
    added,
    first_reason,
    submission_of,
    submission_of_figures,
    submissions_before,
)

YEAR = ReportingYear(2020)
WHITE, BME, UNKNOWN = ETHNIC_GROUPS


@pytest.fixture(params=ENGINES, ids=["pandas", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


def whole() -> dict[str, pd.DataFrame]:
    """A small table of every kind, from which every item has a value."""
    results = [
        {"item": item, "group": group, "share": 0.1}
        for item in SURVEY_ITEMS.values()
        for group in ("White", "BME")
    ]
    return {
        "staff": people(ann="White", bob="BME", cat="Unknown"),
        "recruitment": recruitment(("White", 10, 2), ("BME", 5, 1)),
        "disciplinary": disciplinary({"person": "bob"}),
        "training": training({"person": "ann"}),
        "survey": survey(*results),
        "board": board(("White", True, False), ("BME", True, True)),
    }


def submitted(
    tables: dict[str, pd.DataFrame], findings: Iterable[Finding] = (), settings: Settings | None = None
) -> Submission:
    return submission_of(tables, YEAR, settings or Settings(), findings)


def problems(submission: Submission) -> list[str]:
    return [finding.problem for finding in submission.findings]


# What is given ------------------------------------------------------------------------------------------


def test_every_item_that_is_entered_is_fed_by_one_kind_of_extract() -> None:
    fed = [key for items in FED_BY.values() for key in items]
    assert sorted(fed) == sorted(item.key for item in INPUT_ITEMS)


def test_whole_tables_give_every_entered_item_a_value_and_no_finding() -> None:
    submission = submitted(whole())
    assert submission.findings == ()
    for item in INPUT_ITEMS:
        groups = (WHITE, BME) if item.key in SURVEY_ITEMS.values() else ETHNIC_GROUPS
        assert [submission.entry(item.key, g).reason for g in groups] == [""] * len(groups), item.key


def test_totals_are_the_sums_of_their_parts() -> None:
    submission = submitted(
        whole() | {"staff": staff({"item": "1a_band_2"}, {"person": "2", "item": "1b_vsm"})}
    )
    for key in ("3_workforce", "4_workforce", "9_workforce"):
        assert submission.entry(key, WHITE) == Entry(2)
    assert submission.entry("9_board_again", BME) == Entry(1)


def test_senior_medical_managers_are_not_added_a_second_time() -> None:
    director = {"item": "1m_consultants", "section": "medical", "senior_manager": True}
    submission = submitted(whole() | {"staff": staff(director)})
    assert submission.entry("1m_senior_medical_managers", WHITE) == Entry(1)
    assert submission.entry("3_workforce", WHITE) == Entry(1)


def test_the_settings_reach_the_headcount_and_its_effects_are_told() -> None:
    tables = whole() | {"staff": staff({"person": "ann"}, {"person": "bank", "contract": "bank"})}
    kept = submitted(tables, settings=Settings(headcount=HeadcountRules(bank=True)))
    assert kept.entry("3_workforce", WHITE) == Entry(2)
    assert RuleEffect("bank only", "bank", kept=True, count=1) in kept.effects
    assert RuleEffect("bank only", "bank", kept=False, count=1) in submitted(tables).effects


def test_the_surveys_respondents_and_benchmarks_come_along() -> None:
    results = {"group": "White", "share": 0.1, "respondents": 80, "benchmark": 0.2}
    submission = submitted(whole() | {"survey": survey(results)})
    assert submission.survey["5_harassment_public", WHITE] == SurveyBase(80, 0.2)


@pytest.mark.parametrize("year", ["2019-20", "2020-21"])
def test_a_real_year_counts_the_same_on_either_engine(engine: Engine, year: str) -> None:
    tables = {kind: engine(frame) for kind, frame in necs_tables(year).items()}
    assert submission_of(tables, ReportingYear.parse(year), Settings()) == necs_submission(year)


def test_shuffled_rows_count_the_same() -> None:
    shuffled = {kind: frame.sample(frac=1, random_state=7) for kind, frame in necs_tables("2020-21").items()}
    submission = submitted(shuffled)
    expected = necs_submission("2020-21")
    assert submission.entries == expected.entries
    assert dict(submission.survey) == dict(expected.survey)
    assert submission.effects == expected.effects


# What is stopped ----------------------------------------------------------------------------------------


def test_a_finding_takes_the_value_of_the_items_it_stops_and_of_no_others() -> None:
    finding = Finding(Level.ERROR, "The grade is not recognised", stops=frozenset({"1a_band_5"}))
    submission = submitted(whole(), [finding])
    for group in ETHNIC_GROUPS:
        assert submission.entry("1a_band_5", group) == Entry(None, "The grade is not recognised")
        assert submission.entry("1a_band_6", group) == Entry(0)
    assert submission.findings == (finding,)


def test_a_total_lacks_a_value_where_a_part_does_and_says_why() -> None:
    finding = Finding(Level.ERROR, "The grade is not recognised", stops=frozenset({"1a_band_5"}))
    assert submitted(whole(), [finding]).entry("9_workforce", BME) == Entry(None, finding.problem)


def test_of_several_findings_the_first_gives_the_reason() -> None:
    findings = [
        Finding(Level.ERROR, problem, stops=frozenset({"9_board"})) for problem in ("First", "Second")
    ]
    assert submitted(whole(), findings).entry("9_board", WHITE).reason == "First"


def test_a_finding_that_stops_nothing_changes_nothing() -> None:
    submission = submitted(whole(), [Finding(Level.WARNING, "The date looks odd")])
    assert submission.entries == submitted(whole()).entries
    assert problems(submission) == ["The date looks odd"]


def test_what_counting_finds_stops_items_too() -> None:
    submission = submitted(whole() | {"disciplinary": disciplinary({"person": "stranger"})})
    entry = submission.entry("3_disciplinary", WHITE)
    assert entry.value is None
    assert entry.reason.startswith("1 person in the casework log")
    assert submission.entry("3_workforce", WHITE) == Entry(1)


def test_a_finding_of_counting_names_the_file_that_the_table_came_from() -> None:
    tables = whole() | {"disciplinary": disciplinary({"person": "stranger"})}
    sources = {"disciplinary": ("cases.xlsx, sheet Log",), "staff": ("esr.csv",)}
    submission = submission_of(tables, YEAR, Settings(), sources=sources)
    assert [finding.place for finding in submission.findings] == ["cases.xlsx, sheet Log, row 2"]


# What is absent -----------------------------------------------------------------------------------------

NAMES = {
    "staff": "staff extract",
    "recruitment": "recruitment extract",
    "disciplinary": "casework log",
    "training": "learning records",
    "survey": "staff survey table",
    "board": "board list",
}


@pytest.mark.parametrize("kind", ["recruitment", "disciplinary", "training", "survey", "board"])
def test_an_absent_extract_is_told_and_only_its_items_have_no_value(kind: str) -> None:
    tables = {each: table for each, table in whole().items() if each != kind}
    submission = submitted(tables)
    (finding,) = submission.findings
    assert (finding.level, finding.problem) == (Level.WARNING, f"Not given: {NAMES[kind]}")
    assert finding.stops == FED_BY[kind]
    missing = {item.key for item in INPUT_ITEMS if submission.entry(item.key, WHITE).value is None}
    assert missing == FED_BY[kind]


def test_without_a_staff_extract_there_is_no_workforce() -> None:
    tables = {kind: table for kind, table in whole().items() if kind != "staff"}
    submission = submitted(tables | {"disciplinary": disciplinary({"group": "BME"})})
    finding = submission.findings[-1]
    assert (finding.level, finding.problem) == (Level.ERROR, "Not given: staff extract")
    assert submission.entry("3_workforce", WHITE) == Entry(None, "Not given: staff extract")
    assert submission.entry("3_disciplinary", BME) == Entry(1)
    assert submission.effects == ()


def test_an_extract_that_could_not_be_used_is_not_told_as_absent() -> None:
    tables = {kind: table for kind, table in whole().items() if kind != "board"}
    finding = Finding(Level.ERROR, "Two tables look like a board list", stops=FED_BY["board"])
    submission = submitted(tables, [finding])
    assert submission.findings == (finding,)
    assert submission.entry("9_board", WHITE).reason == finding.problem


def test_without_any_table_everything_is_told_as_absent() -> None:
    submission = submitted({})
    assert problems(submission) == [f"Not given: {name}" for name in NAMES.values()]


# What is impossible -------------------------------------------------------------------------------------

IMPOSSIBLE = {
    "2_appointed": {"recruitment": recruitment(("BME", 5, 6))},
    "3_disciplinary": {
        "staff": people(ann="White"),
        "disciplinary": disciplinary({"group": "BME"}),
        "training": training({"person": "ann"}),
    },
    "4_trained": {
        "staff": people(ann="White", cat="Unknown"),
        "training": training({"person": "eve", "group": "BME"}),
        "disciplinary": disciplinary({"person": "ann"}),
    },
}


@pytest.mark.parametrize("part", IMPOSSIBLE)
def test_a_part_that_exceeds_its_whole_stops_what_was_entered_of_the_two(part: str) -> None:
    tables = whole() | IMPOSSIBLE[part]
    submission = submitted(tables, settings=Settings(training_of_workforce_only=False))
    of = dict(SUBSETS)[part]
    (finding,) = submission.findings
    assert (finding.level, finding.problem) == (
        Level.ERROR,
        f"{ITEM[part].label} is more than {ITEM[of].label} for BME",
    )
    entered = {key for key in (part, of) if ITEM[key].calculation is None}
    assert finding.stops == entered
    assert {key for key in (part, of) if submission.entry(key, WHITE).value is None} == entered


def test_both_counts_are_told() -> None:
    submission = submitted(whole() | {"recruitment": recruitment(("White", 1000, 2000))})
    assert [finding.value for finding in submission.findings] == ["2,000 of 1,000"]


def test_a_stopped_item_is_not_called_impossible_as_well() -> None:
    # Bob's grade is not recognised, so the workforce is not known; one case of his is not one too many.
    unplaced = staff({"person": "ann"}, {"person": "bob", "group": "BME", "item": None})
    submission = submitted(whole() | {"staff": unplaced})
    assert problems(submission) == [
        "1 person in the workforce with a non-clinical grade or role that is not recognised"
    ]
    assert submission.entry("3_disciplinary", BME) == Entry(1)
    assert submission.entry("3_workforce", BME).value is None


# Adding up ----------------------------------------------------------------------------------------------


def test_entries_add_up_unless_one_is_missing() -> None:
    assert added([Entry(1), Entry(2)]) == Entry(3)
    assert added([]) == Entry(0)
    assert added([Entry(1), Entry(None, "Lost")]) == Entry(None, "Lost")
    assert added([Entry(None), Entry(None, "Lost")]) == Entry(None, "No figure was given.")


def test_the_first_reason_is_that_of_the_first_missing_entry() -> None:
    assert first_reason(Entry(0), Entry(1)) == ""
    assert first_reason(Entry(0), Entry(None, "Lost"), Entry(None, "Stolen")) == "Lost"


# Earlier figures ----------------------------------------------------------------------------------------


def test_the_submission_of_an_earlier_year_is_that_years_figures(engine: Engine) -> None:
    last = previous("2019-20", {("3_disciplinary", "White"): 15, ("5_harassment_public", "BME"): 0.21})
    older = previous("2018-19", {("3_disciplinary", "White"): 99})
    submission = submission_of_figures(engine(pd.concat([older, last])), ReportingYear(2019))
    assert submission.year == ReportingYear(2019)
    assert submission.entries == {
        ("3_disciplinary", Group.WHITE): Entry(15),
        ("5_harassment_public", Group.BME): Entry(0.21),
    }
    assert submission.findings == ()


def test_what_the_earlier_figures_do_not_give_has_no_value(engine: Engine) -> None:
    last = previous("2019-20", {("3_disciplinary", "White"): 15, ("3_disciplinary", "BME"): None})
    submission = submission_of_figures(engine(last), ReportingYear(2019))
    assert submission.entry("3_disciplinary", BME) == Entry(None, "No figure was given.")
    assert submission.entry("3_workforce", WHITE) == Entry(None, "No figure was given.")


def test_a_table_without_figures_of_the_year_is_told(engine: Engine) -> None:
    submission = submission_of_figures(engine(previous("2018-19", {("9_board", "White"): 5})), YEAR.previous)
    assert problems(submission) == ["The table of previous years has no figures of 2019-20"]


def test_all_submissions_before_a_year_oldest_first(engine: Engine) -> None:
    tables = [previous(year, {("9_board", "White"): 5}) for year in ("2019-20", "2016-17", "2018-19")]
    found = submissions_before(engine(pd.concat(tables)), ReportingYear(2019))
    assert [each.year.label for each in found] == ["2016-17", "2018-19"]
    assert [each.entries for each in found] == [{("9_board", Group.WHITE): Entry(5)}] * 2
