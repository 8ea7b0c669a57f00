"""The snapshot: titles that name another day, and people who leave or join around it."""

from datetime import date, datetime

import pytest
from extract_files import Rows, Value, records, staff_rows

from wres_xl.extracts.cells import Cell
from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.extracts.titles import day_stated
from wres_xl.findings import Level
from wres_xl.settings import Settings

SNAPSHOT = date(2021, 3, 31)


def read(rows: Rows, snapshot: date | None = SNAPSHOT) -> Extracts:
    return tidy([sheet_of(rows, file="staff.xlsx", name="ESR")], Settings(), snapshot)


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        (["Staff in Post as at 31/03/2021"], SNAPSHOT),
        (["STAFF IN POST AS AT 31-MAR-2021"], SNAPSHOT),
        (["Position at: 31st March 2021"], SNAPSHOT),
        (["As at 2021-03-31 for Our Trust"], SNAPSHOT),
        (["Effective date", "", datetime(2021, 3, 31)], SNAPSHOT),
        (["as of 30.04.21"], date(2021, 4, 30)),
        (["Run on 01/04/2021"], None),
        (["Staff in post 2020-21"], None),
        (["as at 31/02/2021"], None),
        ([""], None),
    ],
)
def test_days_that_titles_state(cells: list[Cell], day: date | None) -> None:
    assert day_stated(cells) == day


def test_a_title_of_another_day_is_a_warning_where_the_snapshot_is_known() -> None:
    rows: Rows = [["Staff in post as at 31/03/2020"], [], *staff_rows({})]
    (told,) = read(rows).findings
    assert (told.level, told.place) == (Level.WARNING, "staff.xlsx, sheet ESR, row 1")
    assert read(rows, None).findings == read(rows, date(2020, 3, 31)).findings == ()


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [
        ("31/03/2021", "", "active"),
        ("01/04/2021", "", "left"),
        ("01/04/2015", "31/03/2021", "active"),
        ("01/04/2015", "30/03/2021", "left"),
        ("01/04/2015", "31/12/4712", "active"),
        ("", "", "active"),
    ],
)
def test_who_is_employed_on_the_snapshot(start: str, end: str, status: str) -> None:
    days: dict[str, Value] = {"Latest Start Date": start, "Assignment End Date": end}
    rows = staff_rows({}, **days)
    extracts = read(rows)
    assert records(extracts, Kind.STAFF, "status") == [(status,)]
    assert [each.level for each in extracts.findings] == [Level.WARNING] * (status == "left")
    assert records(read(rows, None), Kind.STAFF, "status") == [("active",)]


def test_a_day_that_cannot_be_read_leaves_nobody_out() -> None:
    (told,) = read(staff_rows({}, **{"Latest Start Date": "soon"})).findings
    assert told.problem == "The date cannot be read, and nobody is left out by it"
