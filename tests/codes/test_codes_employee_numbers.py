"""Employee numbers: the same person however the number is written, and nobody where it is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.codes import employee_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("20000001", "20000001"),
        ("0020000001", "20000001"),
        ("00ab12", "AB12"),
        ("AB12", "AB12"),
        ("12345678-2", "12345678-2"),
        ("5E12", "5E12"),
        ("Person A", "PERSON A"),
        ("b", "B"),
        ("#123", "#123"),
        ("999", "999"),
    ],
)
def test_whose_number_it_is(written: str, number: str) -> None:
    assert employee_number(written) == number


@pytest.mark.parametrize(
    "written",
    [
        *("", "0", "0000", "-", "\u2013", "?", "...", "TBC", "tbc.", "N/A", "n/a", "NA", "None", "Unknown"),
        *("Not known", "Pending", "New Starter", "3E+07", "3.00E+07", "2,5e+07"),
        *("Agency", "Bank worker", "See HR", "XXX", "n/k", "Not on ESR", "Smith", "9999", "99999999"),
        *("#N/A", "#REF!", "#DIV/0!", "#NAME?"),
    ],
)
def test_what_is_nobodys_number(written: str) -> None:
    assert employee_number(written) is None


@given(st.integers(1, 10**10).filter(lambda number: set(str(number)) != {"9"}), st.integers(0, 4))
def test_leading_zeros_tell_nobody_apart(number: int, zeros: int) -> None:
    assert employee_number("0" * zeros + str(number)) == str(number)
