"""Counting the workforce, recruitment, the staff survey and the board: tables in, values and findings out."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from tidy_tables import ENGINES, Engine, Record, board, recruitment, staff, survey

from wres_xl.counting import (
    ALL_STAFF_ITEMS,
    Counted,
    SurveyBase,
    count_board,
    count_ethnic_categories,
    count_recruitment,
    count_survey,
    count_workforce,
)
from wres_xl.findings import Finding, Level
from wres_xl.headcount import people_of
from wres_xl.settings import HeadcountRules
from wres_xl.standard.data_items import CLINICAL_ITEMS, MEDICAL_ITEMS, NON_CLINICAL_ITEMS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear

YEAR = ReportingYear(2020)
NON_CLINICAL, CLINICAL = frozenset(NON_CLINICAL_ITEMS), frozenset(CLINICAL_ITEMS)
MEDICAL = frozenset({*MEDICAL_ITEMS, "1m_senior_medical_managers"})


@pytest.fixture(params=ENGINES, ids=["pandas", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


def workforce(engine: Engine, *assignments: Record) -> Counted:
    return count_workforce(people_of(engine(staff(*assignments)), HeadcountRules()))


def nonzero(counted: Counted) -> dict[tuple[str, str], float]:
    return {(key, str(group)): value for (key, group), value in counted.values.items() if value}


def groups(counted: Counted, key: str) -> list[float]:
    """White, BME, Unknown."""
    return [counted.values[key, group] for group in ETHNIC_GROUPS]


def stopped(findings: Iterable[Finding]) -> Mapping[str, frozenset[str]]:
    return {finding.problem: finding.stops for finding in findings}


# Workforce ----------------------------------------------------------------------------------------------


def test_each_person_is_counted_once_in_an_item_and_a_group(engine: Engine) -> None:
    counted = workforce(
        engine,
        {"person": "1", "item": "1a_band_5", "group": "White"},
        {"person": "2", "item": "1a_band_5", "group": "White"},
        {"person": "3", "item": "1a_band_5", "group": "BME"},
        {"person": "4", "item": "1b_vsm", "group": "Unknown"},
        {"person": "4", "item": "1b_band_6", "group": "Unknown", "primary": False},
        {"person": "5", "item": "1a_band_9", "contract": "bank"},
    )
    assert nonzero(counted) == {
        ("1a_band_5", "White"): 2,
        ("1a_band_5", "BME"): 1,
        ("1b_vsm", "Unknown"): 1,
    }
    assert counted.findings == ()


def test_every_item_of_the_workforce_has_a_count_for_every_group_if_only_0(engine: Engine) -> None:
    counted = workforce(engine)
    assert counted.values == {(key, group): 0 for key in ALL_STAFF_ITEMS for group in ETHNIC_GROUPS}
    assert len(ALL_STAFF_ITEMS) == 33


def test_senior_medical_managers_are_counted_among_the_consultants_too(engine: Engine) -> None:
    consultant = {"section": "medical", "item": "1m_consultants", "group": "BME"}
    counted = workforce(
        engine,
        {"person": "1", **consultant},
        {"person": "2", **consultant, "senior_manager": True},
    )
    assert nonzero(counted) == {("1m_consultants", "BME"): 2, ("1m_senior_medical_managers", "BME"): 1}


UNPLACED: tuple[tuple[dict[str, Any], str, frozenset[str]], ...] = (
    (
        {"group": None},
        "1 person in the workforce with no recognised ethnic origin or no employee number",
        frozenset({"1a_band_5"}),
    ),
    (
        {"item": None, "section": "non-clinical"},
        "1 person in the workforce with a non-clinical grade or role that is not recognised",
        NON_CLINICAL,
    ),
    (
        {"item": None, "section": "clinical"},
        "1 person in the workforce with a clinical grade or role that is not recognised",
        CLINICAL,
    ),
    (
        {"item": None, "section": "medical"},
        "1 person in the workforce with a medical grade or role that is not recognised",
        MEDICAL,
    ),
    (
        {"item": None, "section": None},
        "1 person in the workforce with a staff group that is not recognised",
        ALL_STAFF_ITEMS,
    ),
    (
        {"item": None, "section": "clinical", "group": None},
        "1 person in the workforce with a clinical grade or role that is not recognised",
        CLINICAL,
    ),
    (
        {"item": "1m_consultants", "section": "medical", "group": None},
        "1 person in the workforce with no recognised ethnic origin or no employee number",
        frozenset({"1m_consultants"}),
    ),
    (
        {"item": "1m_consultants", "section": "medical", "senior_manager": True, "group": None},
        "1 person in the workforce with no recognised ethnic origin or no employee number",
        frozenset({"1m_consultants", "1m_senior_medical_managers"}),
    ),
)


@pytest.mark.parametrize(("person", "problem", "stops"), UNPLACED, ids=[str(each[0]) for each in UNPLACED])
def test_who_cannot_be_placed_stops_the_items_they_may_belong_to_and_no_others(
    engine: Engine, person: Record, problem: str, stops: frozenset[str]
) -> None:
    counted = workforce(engine, {"person": "known"}, person)
    assert stopped(counted.findings) == {problem: stops}
    assert {finding.level for finding in counted.findings} == {Level.ERROR}


def test_who_is_not_counted_need_not_be_placed(engine: Engine) -> None:
    unknown = {"item": None, "section": None, "group": None}
    counted = workforce(engine, {"status": "left", **unknown}, {"person": "2", "contract": "bank", **unknown})
    assert counted.findings == ()


def test_people_who_cannot_be_placed_are_told_together(engine: Engine) -> None:
    counted = workforce(engine, *({"person": str(n), "group": None} for n in range(1200)))
    assert [f.problem for f in counted.findings] == [
        "1,200 people in the workforce with no recognised ethnic origin or no employee number"
    ]
    assert [f.value for f in counted.findings] == ["non-clinical, Band 5"]


def test_one_person_of_two_origins_is_counted_with_that_of_the_assignment_counted(engine: Engine) -> None:
    counted = workforce(
        engine,
        {"person": "1", "group": "White", "primary": False},
        {"person": "1", "group": "BME"},
        {"person": "2", "group": "White"},
        {"person": "2", "group": "White", "primary": False},
    )
    assert groups(counted, "1a_band_5") == [1, 1, 0]
    assert counted.findings == ()


def test_people_by_section_and_ethnic_category(engine: Engine) -> None:
    counted = [
        {"person": "1", "category": "A"},
        {"person": "2", "category": "A"},
        {"person": "2", "category": "B", "primary": False},
        {"person": "3", "category": "", "group": "BME", "section": "medical", "item": "1m_other"},
        {"person": "4", "category": "Z", "group": "Unknown", "contract": "bank"},
    ]
    people = people_of(engine(staff(*counted)), HeadcountRules())
    assert count_ethnic_categories(people) == {("non-clinical", "A"): 2, ("medical", ""): 1}


@pytest.mark.parametrize("unknown", [{"group": None, "category": None}, {"section": None}])
def test_while_one_is_not_known_there_are_no_ethnic_categories(engine: Engine, unknown: Record) -> None:
    people = people_of(engine(staff({"person": "1"}, {"person": "2", **unknown})), HeadcountRules())
    assert count_ethnic_categories(people) == {}


# Recruitment --------------------------------------------------------------------------------------------


def test_applicants_are_added_up_by_group(engine: Engine) -> None:
    counted = count_recruitment(engine(recruitment(("White", 10, 2), ("BME", 5, 1), ("White", 7, 1))))
    assert groups(counted, "2_shortlisted") == [17, 5, 0]
    assert groups(counted, "2_appointed") == [3, 1, 0]
    assert counted.findings == ()


def test_one_row_for_each_applicant_counts_the_same(engine: Engine) -> None:
    applicants = (("White", 1, 0), ("White", 1, 1), ("White", 0, 0), ("Unknown", 1, 1))
    counted = count_recruitment(engine(recruitment(*applicants)))
    assert groups(counted, "2_shortlisted") == [2, 0, 1]
    assert groups(counted, "2_appointed") == [1, 0, 1]


def test_without_rows_nobody_was_shortlisted(engine: Engine) -> None:
    counted = count_recruitment(engine(recruitment()))
    assert groups(counted, "2_shortlisted") == groups(counted, "2_appointed") == [0, 0, 0]


# Staff survey -------------------------------------------------------------------------------------------


def test_the_surveys_percentages_are_those_of_its_year(engine: Engine) -> None:
    counted = count_survey(
        engine(
            survey(
                {"group": "White", "share": 0.047, "respondents": 804, "benchmark": 0.07},
                {"group": "BME", "share": 0.0, "respondents": 55, "benchmark": 0.058},
                {"group": "White", "share": 0.23, "survey": 2019},
                {"group": "White", "share": 0.902, "item": "7_equal_opportunities"},
            )
        ),
        YEAR,
    )
    assert counted.values == {
        ("5_harassment_public", Group.WHITE): 0.047,
        ("5_harassment_public", Group.BME): 0.0,
        ("7_equal_opportunities", Group.WHITE): 0.902,
    }
    assert dict(counted.survey) == {
        ("5_harassment_public", Group.WHITE): SurveyBase(804, 0.07),
        ("5_harassment_public", Group.BME): SurveyBase(55, 0.058),
        ("7_equal_opportunities", Group.WHITE): SurveyBase(None, None),
    }
    (told,) = counted.findings
    assert (told.level, told.problem) == (
        Level.WARNING,
        "The 2020 staff survey has no row for some results",
    )
    assert told.value == (
        "indicator 6, White; indicator 6, BME; indicator 7, BME; indicator 8, White; indicator 8, BME"
    )


def test_a_survey_with_every_result_gives_no_finding(engine: Engine) -> None:
    results = [
        {"item": item, "group": group, "share": 0.1}
        for item in SURVEY_ITEMS.values()
        for group in ("White", "BME")
    ]
    assert count_survey(engine(survey(*results)), YEAR).findings == ()


def test_a_suppressed_percentage_is_no_value(engine: Engine) -> None:
    results = ({"group": "White", "share": 0.047}, {"group": "BME", "share": None, "respondents": 8})
    counted = count_survey(engine(survey(*results)), YEAR)
    assert list(counted.values) == [("5_harassment_public", Group.WHITE)]


def test_results_of_other_years_only_stop_all_four_indicators(engine: Engine) -> None:
    results = ({"group": "White", "share": 0.23, "survey": each} for each in (2019, 2018, 2019))
    counted = count_survey(engine(survey(*results)), YEAR)
    assert counted.values == {}
    (finding,) = counted.findings
    assert finding.problem == (
        "The staff survey table has no results of the 2020 survey, which belongs to 2020-21"
    )
    assert (finding.level, finding.value, finding.expected) == (
        Level.ERROR,
        "2018, 2019",
        "survey year 2020",
    )
    assert finding.stops == frozenset(SURVEY_ITEMS.values())


def test_an_empty_survey_table_stops_all_four_indicators(engine: Engine) -> None:
    counted = count_survey(engine(survey()), YEAR)
    assert [finding.stops for finding in counted.findings] == [frozenset(SURVEY_ITEMS.values())]


# Board --------------------------------------------------------------------------------------------------


def test_board_members_are_counted_and_the_voting_and_executive_among_them(engine: Engine) -> None:
    counted = count_board(
        engine(
            board(
                ("White", True, True),
                ("White", True, False),
                ("White", False, False),
                ("BME", False, True),
                ("Unknown", True, False),
            )
        )
    )
    assert groups(counted, "9_board") == [3, 1, 1]
    assert groups(counted, "9_board_voting") == [2, 0, 1]
    assert groups(counted, "9_board_executive") == [1, 1, 0]


def test_a_board_without_members(engine: Engine) -> None:
    counted = count_board(engine(board()))
    assert set(counted.values.values()) == {0}
    assert {key for key, _ in counted.values} == {"9_board", "9_board_voting", "9_board_executive"}
