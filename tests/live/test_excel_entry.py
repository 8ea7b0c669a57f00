"""What Excel makes of typed text, as the tests' engine has it."""

import datetime

import pytest
from libreoffice.excel_entry import entered, entered_date, serial

THIS_YEAR = datetime.date.today().year


def day(year: int, month: int, number: int) -> float:
    return serial(datetime.date(year, month, number))


def test_days_are_counted_as_excel_counts_them() -> None:
    assert day(2021, 3, 31) == 44286


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("12", 12.0, None),
        ("001", 1.0, None),
        ("-3.5", -3.5, None),
        ("(7)", -7.0, None),
        ("1,234", 1234.0, "#,##0"),
        ("12%", 0.12, "0%"),
        ("1.5%", 0.015, "0.00%"),
        ("£1,200.50", 1200.5, "£#,##0.00"),
        ("1e3", 1000.0, "0.00E+00"),
        ("5-6", day(THIS_YEAR, 6, 5), "dd-mmm"),
        ("1/2", day(THIS_YEAR, 2, 1), "dd-mmm"),
        ("10-14", day(2014, 10, 1), "mmm-yy"),
        ("2011-12", day(2011, 12, 1), "mmm-yy"),
        ("12/2011", day(2011, 12, 1), "mmm-yy"),
        ("31/03/2021", day(2021, 3, 31), "dd/mm/yyyy"),
        ("2021-03-31", day(2021, 3, 31), "dd/mm/yyyy"),
        ("31-3-68", day(1968, 3, 31), "dd/mm/yyyy"),
        ("1 April 2021", day(2021, 4, 1), "dd/mm/yyyy"),
        ("1-Apr", day(THIS_YEAR, 4, 1), "dd-mmm"),
        ("March 2021", day(2021, 3, 1), "mmm-yy"),
        ("12:00", 0.5, "hh:mm"),
        ("2021-03-31 12:00:00", day(2021, 3, 31) + 0.5, "dd/mm/yyyy hh:mm"),
    ],
)
def test_typed_text_that_becomes_a_number(text: str, value: float, code: str | None) -> None:
    assert entered(text) == {"value": pytest.approx(value, abs=1e-12), "format": code, "text": text}


@pytest.mark.parametrize(
    "text", ["Band 5", "2020-21", "3/25/2021", "5-6-x", "March", "May Smith", "a = b", "1,23"]
)
def test_typed_text_that_stays(text: str) -> None:
    assert entered(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("", None),
        ("'5-6", "5-6"),
        ("'=A1", "=A1"),
        ("''quoted", "'quoted"),
        ("=A1", {"formula": "=A1"}),
        ("=", "="),
        ("true", True),
        ("FALSE", False),
        ("#n/a", {"formula": "=#N/A"}),
    ],
)
def test_what_a_sign_at_the_start_does(text: str, cell: object) -> None:
    assert entered(text) == cell


def test_a_date_and_a_moment() -> None:
    date = entered_date(datetime.date(2021, 3, 31))
    assert date == {"value": 44286.0, "format": "dd/mm/yyyy", "text": "31/03/2021"}
    moment = entered_date(datetime.datetime(2021, 3, 31, 18))
    assert moment == {"value": 44286.75, "format": "dd/mm/yyyy hh:mm", "text": "31/03/2021 18:00"}
