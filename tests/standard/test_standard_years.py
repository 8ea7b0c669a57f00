"""Reporting years run from April to March; the survey of the autumn between belongs to them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.standard.years import ReportingYear

YEAR = ReportingYear(2020)


def test_a_year_runs_from_1_april_to_31_march() -> None:
    assert YEAR.first_day == date(2020, 4, 1)
    assert YEAR.snapshot == date(2021, 3, 31)


def test_its_survey_is_that_of_the_autumn_between() -> None:
    assert YEAR.survey == 2020


def test_its_label_is_what_the_wres_prints() -> None:
    assert YEAR.label == str(YEAR) == "2020-21"
    assert ReportingYear(1999).label == "1999-00"
    assert ReportingYear(2008).label == "2008-09"


def test_years_stand_in_order() -> None:
    assert YEAR.previous == ReportingYear(2019)
    assert YEAR.previous < YEAR


@pytest.mark.parametrize(
    "text",
    [
        "2020-21",
        "2020/21",
        "2020-2021",
        "2020/2021",
        "2020\u201321",
        "2020 - 21",
        " 2020-21 ",
        "2020 \u2013 2021",
    ],
)
def test_ways_to_write_a_year(text: str) -> None:
    assert ReportingYear.parse(text) == YEAR


@pytest.mark.parametrize(
    "text",
    [
        *("", "2020", "2021", "20-21", "2020-20", "2020-22", "2021-20", "2020-2022", "2020-21-22", "2020.21"),
        *(
            "2020 21",
            "FY2020-21",
            "March 2021",
            "2020-1",
            "20200-21",
            "-21",
            "1899-00",
            "2020--21",
            "1919-2020",
        ),
    ],
)
def test_what_is_no_reporting_year_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected two years in a row, such as 2020-21"):
        ReportingYear.parse(text)


@given(start=st.integers(1900, 2098))
def test_a_label_is_read_back(start: int) -> None:
    year = ReportingYear(start)
    assert ReportingYear.parse(year.label) == year


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2020, 3, 31), "2019-20"),
        (date(2020, 4, 1), "2020-21"),
        (date(2020, 12, 31), "2020-21"),
        (date(2021, 1, 1), "2020-21"),
        (date(2021, 3, 31), "2020-21"),
        (date(2021, 4, 1), "2021-22"),
    ],
)
def test_the_year_of_a_day(day: date, label: str) -> None:
    assert ReportingYear.containing(day).label == label


@given(day=st.dates(date(1901, 1, 1), date(2098, 12, 31)))
def test_every_day_lies_in_its_year_and_no_other(day: date) -> None:
    year = ReportingYear.containing(day)
    assert year.first_day <= day <= year.snapshot
    assert year.previous.snapshot + timedelta(days=1) == year.first_day
