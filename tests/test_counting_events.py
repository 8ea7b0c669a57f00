"""Counting people in the casework log and the learning records: whose, of which group, in which year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import pytest
from tidy_tables import ENGINES, Engine, Record, disciplinary, people, staff, training

from wres_xl.counting import Counted
from wres_xl.counting_events import count_disciplinary, count_training
from wres_xl.findings import Finding, Level
from wres_xl.headcount import people_of
from wres_xl.settings import HeadcountRules, Settings
from wres_xl.standard.groups import ETHNIC_GROUPS
from wres_xl.standard.years import ReportingYear

YEAR = ReportingYear(2020)
DEFAULT = Settings()
TO_UNKNOWN = Settings(unmatched_casework="unknown")
ALL_LEARNERS = Settings(training_of_workforce_only=False)
ANN_AND_BOB = people(ann="White", bob="BME")


@pytest.fixture(params=ENGINES, ids=["pandas", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


def cases(
    engine: Engine, *log: Record, of: pd.DataFrame | None = None, settings: Settings = DEFAULT
) -> Counted:
    everyone = None if of is None else people_of(engine(of), HeadcountRules())
    return count_disciplinary(engine(disciplinary(*log)), everyone, YEAR, settings)


def learners(
    engine: Engine, *records: Record, of: pd.DataFrame | None = None, settings: Settings = DEFAULT
) -> Counted:
    everyone = None if of is None else people_of(engine(of), HeadcountRules())
    return count_training(engine(training(*records)), everyone, YEAR, settings)


def counts(counted: Counted) -> list[float]:
    """White, BME, Unknown."""
    (key,) = {key for key, _ in counted.values}
    assert key in {"3_disciplinary", "4_trained"}
    return [counted.values[key, group] for group in ETHNIC_GROUPS]


def told(counted: Counted) -> list[tuple[Level, str, frozenset[str]]]:
    return [(finding.level, finding.problem, finding.stops) for finding in counted.findings]


def only(counted: Counted) -> Finding:
    (finding,) = counted.findings
    return finding


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
    assert finding.problem.startswith("2 people in the casework log with a recognised ethnic origin neither")
    assert (finding.level, finding.stops) == (Level.ERROR, frozenset({"3_disciplinary"}))


def test_or_count_as_unknown_where_the_settings_say_so(engine: Engine) -> None:
    counted = cases(engine, {"person": "eve"}, {"person": "ann"}, {}, of=ANN_AND_BOB, settings=TO_UNKNOWN)
    assert counts(counted) == [1, 0, 2]
    assert told(counted) == []


def test_without_a_staff_extract_the_log_must_tell(engine: Engine) -> None:
    assert counts(cases(engine, {"person": "eve", "group": "BME"})) == [0, 1, 0]
    assert only(cases(engine, {"person": "eve"})).stops == frozenset({"3_disciplinary"})


def test_someone_whose_origin_is_not_recognised_in_the_staff_extract_is_unmatched(engine: Engine) -> None:
    counted = cases(engine, {"person": "eve"}, of=people(eve=None))
    assert only(counted).stops == frozenset({"3_disciplinary"})


# Training -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("settings", [DEFAULT, ALL_LEARNERS], ids=["the workforce", "all learners"])
def test_the_group_of_a_learner_is_that_of_the_staff_extract_whatever_the_record_says(
    engine: Engine, settings: Settings
) -> None:
    counted = learners(engine, {"person": "bob", "group": "White"}, of=ANN_AND_BOB, settings=settings)
    assert counts(counted) == [0, 1, 0]


def test_learners_outside_the_workforce_are_left_out_and_told(engine: Engine) -> None:
    of = staff({"person": "ann"}, {"person": "bank", "contract": "bank", "group": "BME"})
    records = ({"person": "ann"}, {"person": "bank"}, {"person": "eve", "group": "White"})
    counted = learners(engine, *records, of=of)
    assert counts(counted) == [1, 0, 0]
    problem = (
        "2 people with non-mandatory training not in the workforce counted (leavers, bank and the like); "
        "left out of indicator 4"
    )
    assert told(counted) == [(Level.NOTE, problem, frozenset())]


def test_or_counted_where_the_settings_say_so(engine: Engine) -> None:
    of = staff({"person": "ann"}, {"person": "bank", "contract": "bank", "group": "BME"})
    records = ({"person": "ann"}, {"person": "bank"}, {"person": "eve", "group": "White"})
    counted = learners(engine, *records, of=of, settings=ALL_LEARNERS)
    assert counts(counted) == [2, 1, 0]
    assert told(counted) == []


def test_a_learner_whose_group_nothing_tells_stops_the_item(engine: Engine) -> None:
    counted = learners(engine, {"person": "eve"}, {"person": "ann"}, of=ANN_AND_BOB, settings=ALL_LEARNERS)
    finding = only(counted)
    assert finding.problem == "1 person with non-mandatory training but no recognised ethnic origin"
    assert (finding.level, finding.stops) == (Level.ERROR, frozenset({"4_trained"}))


def test_without_a_staff_extract_the_records_must_tell(engine: Engine) -> None:
    assert counts(learners(engine, {"person": "eve", "group": "BME"})) == [0, 1, 0]
    assert only(learners(engine, {"person": "eve"})).stops == frozenset({"4_trained"})


def test_records_without_a_person_are_not_counted(engine: Engine) -> None:
    counted = learners(engine, {"group": "White"}, {"person": "ann"}, of=ANN_AND_BOB)
    assert counts(counted) == [1, 0, 0]
