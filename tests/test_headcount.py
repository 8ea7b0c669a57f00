"""Who is counted in the workforce: which rules leave whom out, and which assignment stands for a person."""

from collections.abc import Mapping
from dataclasses import fields
from functools import reduce
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tidy_tables import ENGINES, Engine, Record, in_duckdb, in_pandas, staff

from wres_xl.headcount import People, RuleEffect, people_of, rows
from wres_xl.settings import HeadcountRules

DEFAULT = HeadcountRules()
ALL_ON = HeadcountRules(**{each.name: True for each in fields(HeadcountRules)})


@pytest.fixture(params=ENGINES, ids=["pandas", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


def counted(people: People) -> list[Mapping[str, Any]]:
    return sorted(rows(people.workforce), key=lambda row: str(row["person"]))


def names(people: People) -> list[str]:
    return [row["person"] for row in counted(people)]


def items(people: People) -> dict[str, str]:
    """In which item each counted person is counted."""
    return {row["person"]: row["item"] for row in counted(people)}


def effects(people: People) -> dict[str, tuple[bool, int]]:
    """Whether each rule kept people, and how many it was about, but for those that met nobody."""
    return {each.people: (each.kept, each.count) for each in people.effects if each.count}


# Rules --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rules", [DEFAULT, ALL_ON], ids=["default", "all on"])
def test_staff_in_post_are_counted_whatever_the_rules(engine: Engine, rules: HeadcountRules) -> None:
    employed: tuple[dict[str, Any], ...] = (
        {"person": "active", "status": "active"},
        {"person": "acting up", "status": "acting_up"},
        {"person": "seconded in", "status": "secondment_in"},
        {"person": "of no status", "status": ""},
        {"person": "permanent", "contract": "permanent"},
        {"person": "fixed term", "contract": "fixed_term"},
        {"person": "locum", "contract": "locum"},
        {"person": "of no contract", "contract": ""},
        {"person": "without FTE", "fte": 0.0},
        # What the extract's codes do not tell is stopped where it is read, and leaves nobody out here.
        {"person": "of unrecognised status and contract", "status": None, "contract": None},
        {"person": "not primary", "primary": False},
    )
    people = people_of(engine(staff(*employed)), rules)
    assert names(people) == sorted(each["person"] for each in employed)
    assert effects(people) == {}


LEFT_OUT = (
    ({"office": "non_executive"}, "non_executives", "chair or non-executive director"),
    ({"contract": "non_executive"}, "non_executives", "chair or non-executive director"),
    ({"office": "student"}, "students", "student"),
    ({"contract": "student"}, "students", "student"),
    ({"contract": "bank"}, "bank", "bank only"),
    ({"contract": "agency"}, "agency", "agency"),
    ({"contract": "honorary"}, "honorary", "honorary contract"),
    ({"status": "maternity"}, "maternity", "on maternity or adoption leave"),
    ({"status": "career_break"}, "career_break", "on a career break"),
    ({"status": "external_secondment"}, "external_secondment", "on an external secondment"),
    ({"status": "suspended"}, "suspended", "suspended"),
)


@pytest.mark.parametrize(("person", "setting", "told"), LEFT_OUT, ids=[str(each[0]) for each in LEFT_OUT])
def test_a_rule_leaves_people_out_unless_its_setting_keeps_them(
    engine: Engine, person: Record, setting: str, told: str
) -> None:
    table = engine(staff(person, {"person": "2"}))
    off = people_of(table, DEFAULT)
    assert names(off) == ["2"]
    assert RuleEffect(told, setting, kept=False, count=1) in off.effects
    on = people_of(table, HeadcountRules(**{setting: True}))
    assert names(on) == ["1", "2"]
    assert RuleEffect(told, setting, kept=True, count=1) in on.effects


def test_every_setting_keeps_somebody() -> None:
    assert {setting for _, setting, _ in LEFT_OUT} == {each.name for each in fields(HeadcountRules)}


@pytest.mark.parametrize("rules", [DEFAULT, ALL_ON], ids=["default", "all on"])
def test_leavers_are_never_counted(engine: Engine, rules: HeadcountRules) -> None:
    people = people_of(engine(staff({"status": "left"})), rules)
    assert names(people) == []
    assert RuleEffect("left the organisation", "", kept=False, count=1) in people.effects


def test_who_is_left_out_by_two_rules_is_kept_only_by_both_settings(engine: Engine) -> None:
    table = engine(staff({"contract": "bank", "status": "maternity"}))
    assert names(people_of(table, HeadcountRules(bank=True))) == []
    assert names(people_of(table, HeadcountRules(maternity=True))) == []
    assert names(people_of(table, HeadcountRules(bank=True, maternity=True))) == ["1"]


def test_who_is_left_out_is_still_known_so_that_casework_can_be_joined(engine: Engine) -> None:
    people = people_of(engine(staff({"status": "left", "group": "BME"}, {"person": "2"})), DEFAULT)
    everyone = {row["person"]: row["group"] for row in rows(people.everyone)}
    assert everyone == {"1": "BME", "2": "White"}


def test_an_empty_table_has_nobody(engine: Engine) -> None:
    people = people_of(engine(staff()), DEFAULT)
    assert names(people) == []
    assert effects(people) == {}


# One person, one assignment -----------------------------------------------------------------------------

CHOICES: dict[str, tuple[Record, Record]] = {  # an assignment, and the one that counts instead
    "the primary one before higher FTE": (
        {"item": "1a_band_2", "primary": False, "fte": 1.0},
        {"item": "1a_band_3", "primary": True, "fte": 0.1},
    ),
    "of two primary ones the higher FTE": (
        {"item": "1a_band_2", "fte": 0.4, "assignment": "1-1"},
        {"item": "1a_band_3", "fte": 0.6, "assignment": "1-2"},
    ),
    "of none primary the higher FTE": (
        {"item": "1a_band_2", "primary": False, "fte": 0.4, "assignment": "1-1"},
        {"item": "1a_band_3", "primary": False, "fte": 0.6, "assignment": "1-2"},
    ),
    "of equal FTE the lower assignment number, not the text that comes first": (
        {"item": "1a_band_2", "primary": False, "assignment": "3001-10"},
        {"item": "1a_band_3", "primary": False, "assignment": "3001-2"},
    ),
    "of equal FTE the lower assignment number": (
        {"item": "1a_band_2", "assignment": "1-2"},
        {"item": "1a_band_3", "assignment": "1-1"},
    ),
    "one that counts before a primary one that does not": (
        {"item": "1a_band_2", "contract": "bank"},
        {"item": "1a_band_3", "primary": False, "fte": 0.1, "assignment": "1-2"},
    ),
    "one that counts before a primary one that has ended": (
        {"item": "1a_band_2", "status": "left"},
        {"item": "1a_band_3", "primary": False, "fte": 0.1},
    ),
    "one that counts before one on leave": (
        {"item": "1a_band_2", "status": "maternity"},
        {"item": "1a_band_3", "primary": False},
    ),
}


@pytest.mark.parametrize("reverse", [False, True], ids=["in order", "reversed"])
def test_of_several_assignments_counts(engine: Engine, reverse: bool) -> None:
    table = [{"person": told, **each} for told, pair in CHOICES.items() for each in pair]
    people = people_of(engine(staff(*(reversed(table) if reverse else table))), DEFAULT)
    assert items(people) == dict.fromkeys(CHOICES, "1a_band_3")


def test_a_setting_can_change_which_assignment_counts(engine: Engine) -> None:
    table = engine(staff({"item": "1a_band_2", "contract": "bank"}, {"item": "1a_band_3", "primary": False}))
    assert items(people_of(table, HeadcountRules(bank=True))) == {"1": "1a_band_2"}


def test_an_ended_assignment_of_someone_in_post_is_not_told_as_a_leaver(engine: Engine) -> None:
    people = people_of(engine(staff({"status": "left"}, {"primary": False})), DEFAULT)
    assert names(people) == ["1"]
    assert effects(people) == {}


# What is told of the rules ------------------------------------------------------------------------------


def test_every_rule_is_told_even_where_it_met_nobody(engine: Engine) -> None:
    told = people_of(engine(staff({})), DEFAULT).effects
    assert [(each.people, each.setting, each.count) for each in told] == [
        ("left the organisation", "", 0),
        ("chair or non-executive director", "non_executives", 0),
        ("student", "students", 0),
        ("bank only", "bank", 0),
        ("agency", "agency", 0),
        ("honorary contract", "honorary", 0),
        ("on maternity or adoption leave", "maternity", 0),
        ("on a career break", "career_break", 0),
        ("on an external secondment", "external_secondment", 0),
        ("suspended", "suspended", 0),
        ("several assignments: the primary one counted", "", 0),
        ("several assignments, none primary: the highest FTE counted", "", 0),
        ("several primary assignments: the highest FTE counted", "", 0),
    ]


def test_people_are_told_not_assignments(engine: Engine) -> None:
    twice = ({"contract": "bank", "assignment": "1-1"}, {"contract": "bank", "assignment": "1-2"})
    people = people_of(engine(staff(*twice, {"person": "2", "contract": "bank"})), DEFAULT)
    assert effects(people) == {"bank only": (False, 2)}


def test_one_person_is_told_under_one_rule_the_first_that_applies(engine: Engine) -> None:
    person = {"office": "student", "contract": "honorary", "status": "suspended"}
    assert effects(people_of(engine(staff(person)), DEFAULT)) == {"student": (False, 1)}


def test_what_chose_among_several_counted_assignments_is_told(engine: Engine) -> None:
    table = staff(
        {"person": "one primary"},
        {"person": "one primary", "primary": False},
        {"person": "none primary", "primary": False},
        {"person": "none primary", "primary": False, "fte": 0.5},
        {"person": "all primary", "assignment": "1"},
        {"person": "all primary", "assignment": "2"},
        {"person": "all primary", "assignment": "3"},
        {"person": "and bank"},
        {"person": "and bank", "contract": "bank"},
        {"person": "only one"},
    )
    people = people_of(engine(table), DEFAULT)
    assert effects(people) == {
        "several assignments: the primary one counted": (True, 1),
        "several assignments, none primary: the highest FTE counted": (True, 1),
        "several primary assignments: the highest FTE counted": (True, 1),
    }
    assert len(names(people)) == 5


# Order and engine never matter --------------------------------------------------------------------------

# Few people with assignments that differ in few things, so that many are alike but for one.
USUAL: dict[str, Any] = {
    "person": "1",
    "assignment": "",
    "primary": True,
    "fte": 1.0,
    "status": "active",
    "group": "White",
}
DIFFERENCES: tuple[dict[str, Any], ...] = (
    *({"person": "2"}, {"assignment": "1-2"}, {"primary": False}, {"fte": 0.5}),
    *({"status": "left"}, {"status": "maternity"}, {"contract": "bank"}, {"office": "student"}),
    *({"item": "1m_consultants"}, {"item": None}, {"senior_manager": True}, {"staff_group": ""}),
    *({"group": "BME"}, {"group": "Unknown"}, {"group": None}),
)
ASSIGNMENTS = st.lists(st.sampled_from(DIFFERENCES), max_size=3).map(
    lambda differences: reduce(lambda one, other: one | other, differences, USUAL)
)
WHAT_MATTERS = ["person", "item", "staff_group", "senior_manager", "group"]


def outcome(people: People) -> tuple[list[tuple[Any, ...]], tuple[RuleEffect, ...]]:
    # Engines differ in how they show a missing value.
    values = [
        tuple(None if pd.isna(row[name]) else row[name] for name in WHAT_MATTERS) for row in counted(people)
    ]
    return values, people.effects


def test_assignments_alike_but_for_one_value_count_the_same_in_any_order(engine: Engine) -> None:
    alike = [
        USUAL | {"person": f"{here} {there}"} | difference
        for here, one in enumerate(DIFFERENCES)
        for there, other in enumerate(DIFFERENCES[:here])
        for difference in (one, other)
        if "person" not in difference
    ]
    in_order, reversed_ = (people_of(engine(staff(*each)), ALL_ON) for each in (alike, alike[::-1]))
    assert outcome(in_order) == outcome(reversed_)


@given(
    table=st.lists(ASSIGNMENTS, min_size=4, max_size=12),
    data=st.data(),
    rules=st.sampled_from([DEFAULT, ALL_ON]),
)
@settings(deadline=None, max_examples=12)
def test_the_order_of_the_rows_changes_nothing(
    table: list[Record], data: st.DataObject, rules: HeadcountRules
) -> None:
    shuffled = data.draw(st.permutations(table))
    one, other = (people_of(in_pandas(staff(*each)), rules) for each in (table, shuffled))
    assert outcome(one) == outcome(other)


@given(table=st.lists(ASSIGNMENTS, max_size=12))
@settings(deadline=None, max_examples=6)
def test_the_engine_changes_nothing(table: list[Record]) -> None:
    frame = staff(*table)
    assert outcome(people_of(in_duckdb(frame), DEFAULT)) == outcome(people_of(in_pandas(frame), DEFAULT))
