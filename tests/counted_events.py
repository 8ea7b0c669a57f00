"""Casework and learning records counted, and what is told of them."""

import pandas as pd
from tidy_tables import Engine, Record, disciplinary, people, training

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
