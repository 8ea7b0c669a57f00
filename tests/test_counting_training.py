"""Counting learners: of which group, and whether they belong to the workforce."""

import pytest
from counted_events import ALL_LEARNERS, ANN_AND_BOB, DEFAULT, counts, learners, only, told
from tidy_tables import ENGINES, Engine, staff

from wres_xl.findings import Level
from wres_xl.settings import Settings


@pytest.fixture(params=ENGINES, ids=["pandas", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


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
    assert told(counted) == [(Level.WARNING, problem, frozenset())]
    counted = learners(
        engine, *records, {"person": "bob"}, of=staff(*of.to_dict("records"), {"person": "bob"})
    )
    assert told(counted) == [(Level.NOTE, problem, frozenset())]


def test_learners_of_whom_nobody_is_in_the_workforce_stop_the_item(engine: Engine) -> None:
    counted = learners(engine, {"person": "a1"}, {"person": "b2"}, of=ANN_AND_BOB)
    problem = "None of 2 people with non-mandatory training is in the workforce"
    assert told(counted) == [(Level.ERROR, problem, frozenset({"4_trained"}))]


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
