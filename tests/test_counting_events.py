"""Counting people in the casework log and the learning records: whose, of which group, in which year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from counted_events import ANN_AND_BOB, TO_UNKNOWN, cases, counts, learners, only, told
from tidy_tables import ENGINES, Engine, people, staff

from wres_xl.counting import Counted
from wres_xl.findings import Level


@pytest.fixture(params=ENGINES, ids=["pandas", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


# Both: dates --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Events:
    """A kind of extract, its name, its column that tells which rows count, and the item that it feeds."""

    count: Callable[..., Counted]
    name: str
    column: str
    key: str


CASEWORK = Events(cases, "casework log", "formal", "3_disciplinary")
LEARNING = Events(learners, "learning records", "non_mandatory", "4_trained")


@pytest.fixture(params=[CASEWORK, LEARNING], ids=["casework", "learning"])
def events(request: pytest.FixtureRequest) -> Events:
    found: Events = request.param
    return found


def on(*moments: datetime | None) -> list[dict[str, Any]]:
    """An event at each moment, each of another White person."""
    return [
        {"person": str(number), "group": "White", "date": moment} for number, moment in enumerate(moments)
    ]


FIRST, LAST = datetime(2020, 4, 1), datetime(2021, 3, 31, 23, 59)
BEFORE, AFTER = datetime(2020, 3, 31, 23, 59), datetime(2021, 4, 1)


def test_the_year_begins_with_1_april_and_ends_with_the_last_minute_of_31_march(
    engine: Engine, events: Events
) -> None:
    counted = events.count(engine, *on(FIRST, LAST))
    assert counts(counted) == [2, 0, 0]
    assert told(counted) == []
    counted = events.count(engine, *on(BEFORE, FIRST, LAST, AFTER))
    assert counts(counted) == [2, 0, 0]
    left_out = f"Rows in the {events.name} are dated outside 2020-21 and were left out"
    assert told(counted) == [(Level.NOTE, left_out, frozenset())]
    assert only(counted).rows == 2


def test_rows_mostly_of_other_years_are_a_warning(engine: Engine, events: Events) -> None:
    counted = events.count(engine, *on(BEFORE, FIRST, AFTER))
    assert (counts(counted), only(counted).level) == ([1, 0, 0], Level.WARNING)
    assert only(counted).mend == "That is most of them: check that the year is the one meant."


def test_rows_of_other_years_only_are_not_read_as_nobody(engine: Engine, events: Events) -> None:
    counted = events.count(engine, *on(BEFORE, AFTER))
    assert told(counted) == [
        (Level.ERROR, f"The {events.name} has rows, but none dated within 2020-21", frozenset({events.key}))
    ]
    assert only(counted).expected == "dates from 01/04/2020 to 31/03/2021"


def test_some_rows_without_a_date_stop_the_item(engine: Engine, events: Events) -> None:
    counted = events.count(engine, *on(FIRST, None, None))
    assert told(counted) == [
        (
            Level.ERROR,
            f"Rows in the {events.name} have no date, so their year cannot be told",
            frozenset({events.key}),
        )
    ]
    assert (only(counted).row, only(counted).rows) == (3, 2)


def test_rows_that_would_not_count_need_no_date(engine: Engine, events: Events) -> None:
    other = {"person": "9", "group": "BME", "date": None, events.column: False}
    counted = events.count(engine, *on(FIRST), other)
    assert counts(counted) == [1, 0, 0]
    assert told(counted) == []


def test_a_table_without_any_date_is_taken_to_be_of_the_year_with_a_warning(
    engine: Engine, events: Events
) -> None:
    counted = events.count(engine, *on(None, None))
    assert counts(counted) == [2, 0, 0]
    problem = f"The {events.name} has no dates, so all its rows are counted in 2020-21"
    assert told(counted) == [(Level.WARNING, problem, frozenset())]


def test_an_empty_table_means_nobody_and_is_told(engine: Engine, events: Events) -> None:
    counted = events.count(engine, of=ANN_AND_BOB)
    assert counts(counted) == [0, 0, 0]
    assert told(counted) == [
        (Level.WARNING, f"The {events.name} has no rows, so nobody is counted from it", frozenset())
    ]


def test_rows_of_the_year_none_of_which_counts_mean_nobody(engine: Engine, events: Events) -> None:
    counted = events.count(engine, {"person": "ann", events.column: False}, of=ANN_AND_BOB)
    assert counts(counted) == [0, 0, 0]
    assert told(counted) == []


def test_one_person_counts_once_a_year(engine: Engine, events: Events) -> None:
    counted = events.count(engine, {"person": "ann"}, {"person": "ann"}, {"person": "bob"}, of=ANN_AND_BOB)
    assert counts(counted) == [1, 1, 0]


# Casework -----------------------------------------------------------------------------------------------


def test_the_group_comes_from_the_staff_extract(engine: Engine) -> None:
    assert counts(cases(engine, {"person": "bob"}, of=ANN_AND_BOB)) == [0, 1, 0]


def test_leavers_who_are_in_the_staff_extract_have_theirs_too(engine: Engine) -> None:
    of = staff({"person": "eve", "group": "BME", "status": "left"})
    assert counts(cases(engine, {"person": "eve"}, of=of)) == [0, 1, 0]


def test_a_group_in_the_log_goes_before_that_of_the_staff_extract(engine: Engine) -> None:
    assert counts(cases(engine, {"person": "ann", "group": "BME"}, of=ANN_AND_BOB)) == [0, 1, 0]


def test_another_group_in_the_log_than_in_the_staff_extract_is_told(engine: Engine) -> None:
    log = ({"person": "ann", "group": "BME"}, {"person": "bob", "group": "BME"}, {"person": "eve"})
    counted = cases(engine, *log, of=people(ann="White", bob="BME", eve="White"))
    assert counts(counted) == [1, 2, 0]
    finding = only(counted)
    assert (finding.level, finding.stops) == (Level.WARNING, frozenset())
    assert finding.problem.startswith("1 person whose ethnic origin in the casework log is of another group")
    assert (finding.row, finding.rows, finding.all_rows[0].rows) == (2, 1, (2,))


@pytest.mark.parametrize(("log", "staff_extract"), [("Unknown", "White"), ("White", "Unknown")])
def test_what_one_of_the_two_knows_counts_and_is_no_contradiction(
    engine: Engine, log: str, staff_extract: str
) -> None:
    counted = cases(engine, {"person": "ann", "group": log}, of=people(ann=staff_extract))
    assert (counts(counted), told(counted)) == ([1, 0, 0], [])


def test_a_group_on_one_of_a_persons_cases_is_enough(engine: Engine) -> None:
    log = ({"person": "eve"}, {"person": "eve", "group": "BME"})
    assert counts(cases(engine, *log)) == [0, 1, 0]


@pytest.mark.parametrize("known", ["White", "BME"])
def test_a_known_group_on_one_of_a_persons_cases_goes_before_an_unknown_one(
    engine: Engine, known: str
) -> None:
    log = [{"person": "eve", "group": group} for group in (known, "Unknown")]
    counted = cases(engine, *log)
    assert counts(counted) == [known == "White", known == "BME", 0]


def test_cases_without_a_person_count_one_each(engine: Engine) -> None:
    log = ({"group": "BME"}, {"group": "BME"}, {"group": "Unknown"}, {"person": "ann"})
    assert counts(cases(engine, *log, of=ANN_AND_BOB)) == [1, 2, 1]


def test_people_whose_group_nothing_tells_stop_the_item(engine: Engine) -> None:
    counted = cases(engine, {"person": "eve"}, {"person": "ann"}, {}, of=ANN_AND_BOB)
    finding = only(counted)
    assert finding.problem == (
        "2 people in the casework log whose ethnic origin is neither there nor in the staff extract"
    )
    assert (finding.level, finding.stops) == (Level.ERROR, frozenset({"3_disciplinary"}))
    assert (finding.row, finding.rows, finding.affected[0].rows) == (2, 2, (2, 4))


def test_or_count_as_unknown_where_the_settings_say_so(engine: Engine) -> None:
    counted = cases(engine, {"person": "eve"}, {"person": "ann"}, {}, of=ANN_AND_BOB, settings=TO_UNKNOWN)
    assert counts(counted) == [1, 0, 2]
    problem = (
        "2 people in the casework log whose ethnic origin is neither there nor in the staff extract; counted "
        "as unknown"
    )
    assert told(counted) == [(Level.NOTE, problem, frozenset())]
    assert only(counted).affected[0].rows == (2, 4)


def test_people_in_the_log_who_are_not_among_staff_are_told(engine: Engine) -> None:
    log = (
        {"person": "ann-2", "group": "White"},
        {"person": "ann"},
        {"person": "ann-2", "group": "White"},
        {"group": "BME"},
    )
    counted = cases(engine, *log, of=ANN_AND_BOB)
    assert counts(counted) == [2, 1, 0]
    problem = "1 person in the casework log, but not in the staff extract"
    assert told(counted) == [(Level.NOTE, problem, frozenset())]
    assert only(counted).affected[0].rows == (2, 4)


@pytest.mark.parametrize("groups", [("White", "BME"), ("BME", "Unknown", "White")])
def test_a_log_that_tells_two_groups_of_a_person_is_told(engine: Engine, groups: tuple[str, ...]) -> None:
    counted = cases(engine, *({"person": "eve", "group": group} for group in groups))
    assert counts(counted) == [0, 1, 0]
    problem = (
        "1 person whose ethnic origins in the casework log are of different groups; each is counted as BME"
    )
    assert told(counted) == [(Level.WARNING, problem, frozenset())]
    assert only(counted).rows == 2


def test_without_a_staff_extract_the_log_must_tell(engine: Engine) -> None:
    assert counts(cases(engine, {"person": "eve", "group": "BME"})) == [0, 1, 0]
    assert only(cases(engine, {"person": "eve"})).stops == frozenset({"3_disciplinary"})


def test_someone_whose_origin_is_not_recognised_in_the_staff_extract_is_unmatched(engine: Engine) -> None:
    counted = cases(engine, {"person": "eve"}, of=people(eve=None))
    assert only(counted).stops == frozenset({"3_disciplinary"})
