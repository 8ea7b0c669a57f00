"""What the headings of columns say, and the years that texts, numbers and dates stand for."""

from datetime import date
from typing import Any

import pytest
from grids import Grid

from wres_xl.national.grid import Grid as Filled
from wres_xl.national.headings import Heading, HeadingReader
from wres_xl.national.wordings import Wordings
from wres_xl.national.years import stated_years
from wres_xl.standard.years import ReportingYear

READER = HeadingReader(Wordings.read())
THIS = ReportingYear(2020)


@pytest.mark.parametrize(
    "text",
    [
        "31st MARCH 2021",
        "31 March 2021",
        "31 Mar 21",
        "31st\nMarch  2021",
        "March 31, 2021",
        "March 2021",
        "Mar-21",
        "31/03/2021",
        "31.3.21",
        "2021-03-31",
        "2020/21",
        "2020-21",
        "2020\u201321",
        "2020 / 2021",
        "2020-2021",
        "FY 2020/21",
        "1 April 2020 - 31 March 2021",
        "1st April 2020 to 31st March 2021",
        "01/04/2020 - 31/03/2021",
        "April 2020 to March 2021",
        "2020 staff survey",
        "NHS Staff Survey 2020",
    ],
)
def test_ways_to_write_a_reporting_year(text: str) -> None:
    years, rest = stated_years(text)
    assert [(each.year, each.is_bare) for each in years] == [(THIS, False)]
    assert rest == ()


def test_a_year_alone_is_that_of_its_snapshot() -> None:
    assert READER.of_text("2021") == Heading(year=THIS, is_bare=True)


@pytest.mark.parametrize(
    "text",
    [
        "31 March",
        "30 September 2020",
        "1 April 2021",
        "2020/22",
        "2019/20 and 2020/21",
        "31 March 2020 - 31 March 2021",
        "1 April 2019 to 31 March 2021",
        "2020-21 (2021 staff survey)",
        "Q4 2021",
        "12021",
        "2,021",
    ],
)
def test_what_states_no_single_year(text: str) -> None:
    assert READER.of_text(text) is None


@pytest.mark.parametrize(
    ("value", "year"),
    [
        (date(2021, 3, 31), THIS),
        (date(2021, 1, 1), THIS),
        (date(2021, 4, 1), None),
        (date(2020, 9, 30), None),
        (2021, THIS),
        (2021.5, None),
        (255, None),
        (-1, None),
    ],
)
def test_dates_and_numbers(value: Any, year: ReportingYear | None) -> None:
    (entry,) = Filled.of(Grid.of([[value]]).sheet()).entries()
    heading = READER.of_entry(entry)
    assert (heading.year if heading else None) == year


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("WHITE", Heading(group="White")),
        ("White staff", Heading(group="White")),
        ("BAME", Heading(group="BME")),
        ("Black, Asian & Minority Ethnic (BAME)", Heading(group="BME")),
        ("Ethnic minority", Heading(group="BME")),
        ("ETHNICITY UNKNOWN/NULL", Heading(group="Unknown")),
        ("Ethnicity\nUnknown", Heading(group="Unknown")),
        ("Unknown-Null", Heading(group="Unknown")),
        ("Unknown / not stated", Heading(group="Unknown")),
        ("Not known", Heading(group="Unknown")),
        ("Total", Heading(group="All")),
        ("Ratio", Heading(group="Ratio")),
        ("Verified figures", Heading(role="verified")),
        ("Pre-populated figures (from ESR)", Heading(role="prepopulated")),
        ("Unverified", Heading(role="prepopulated")),
        ("Current year", Heading(relative="this")),
        ("Last year", Heading(relative="last")),
        ("White %", Heading(group="White", measure="percentage")),
        ("No. of BME staff", Heading(group="BME", measure="headcount")),
        ("2020/21 White Verified figures", Heading(group="White", year=THIS, role="verified")),
        ("WRES 2021 return", Heading(year=THIS, is_bare=True)),
        ("Indicator", Heading(column="indicator")),
        ("Notes", Heading(column="notes")),
        ("Ethnicity", Heading()),
    ],
)
def test_what_headings_say(text: str, said: Heading) -> None:
    assert READER.of_text(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "White British",
        "White other",
        "Non-White",
        "Not White",
        "White and BME",
        "White / BME",
        "Global majority",
        "Figures to be verified",
        "Verified / prepopulated",
        "Current year and previous year",
        "Please complete all open cells",
        "",
    ],
)
def test_what_is_not_understood_as_a_heading(text: str) -> None:
    assert READER.of_text(text) is None
