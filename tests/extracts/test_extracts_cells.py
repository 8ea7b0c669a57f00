"""What a cell says: text, numbers, counts, days, and what of it may be shown."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.extracts.cells import Cell, count, day, number, shown, text, texts

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("00123", "00123"),
        (123.0, "123"),
        (12345678.0, "12345678"),
        ("123.0 ", "123"),
        ("1.2.0", "1.2.0"),
        (0.8, "0.8"),
        ("  Band\u00a05 ", "Band 5"),
        ("two\nlines", "two lines"),
        (True, "TRUE"),
        ("", ""),
    ],
)
def test_cell_as_text(cell: Cell, said: str) -> None:
    assert text(cell) == said


SPACES = st.sampled_from(" \t\n\r\u00a0\u2003\u3000\u200b\x1c\x85")


@given(
    st.lists(st.text(st.characters() | SPACES | st.sampled_from(".0-9Aé"), max_size=8) | st.floats(width=32))
)
def test_many_cells_read_as_each_of_them_does(cells: list[Cell]) -> None:
    assert texts(cells) == [text(cell) for cell in cells]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12 ", 12.0),
        ("1,234", 1234.0),
        ("1,234,567.5", 1234567.5),
        ("0.8", 0.8),
        (".5", 0.5),
        ("-3", -3.0),
        (7.5, 7.5),
        ("1,23", None),
        ("12a", None),
        ("nan", None),
        ("inf", None),
        ("1e5", None),
        ("", None),
        (True, None),
        (date(2021, 3, 31), None),
    ],
)
def test_cell_as_number(cell: Cell, value: float | None) -> None:
    assert number(cell) == value


@pytest.mark.parametrize(("cell", "people"), [(12.0, 12), ("12 ", 12), ("1,234", 1234), (0.0, 0)])
def test_cell_as_count(cell: Cell, people: int) -> None:
    assert count(cell) == people


@pytest.mark.parametrize("cell", [-1.0, "-1", 1.5, "1.5", "many", ""])
def test_negative_and_fractional_counts_are_none(cell: Cell) -> None:
    assert count(cell) is None


FORMATS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d-%b-%Y",
    "%d %B %Y",
    "%d-%b-%y",
    "%d/%m/%Y 09:30",
)


@given(DAYS, st.sampled_from(FORMATS))
def test_days_in_every_way_of_writing_them(when: date, written: str) -> None:
    assert day(when.strftime(written)) == when


@given(DAYS)
def test_days_as_excel_and_python_hold_them(when: date) -> None:
    serial = (when - date(1899, 12, 30)).days
    assert (
        day(when)
        == day(datetime.combine(when, time(23, 59)))
        == day(serial + 0.5)
        == day(str(serial))
        == when
    )


@pytest.mark.parametrize(
    "cell", ["31/02/2021", "12/31/2020", "March 2021", "31-Foo-2021", 2020.0, "soon", ""]
)
def test_what_is_not_a_day(cell: Cell) -> None:
    assert day(cell) is None


@pytest.mark.parametrize(
    "private",
    [
        "12345678",
        "ann.smith@example.nhs.uk",
        "31/12/1970",
        "1970-12-31",
        "31-Dec-1970",
        "QQ123456C",
        "07700 900123",
    ],
)
def test_what_may_be_somebodys_is_hidden(private: str) -> None:
    for cell in (private, f"see {private}, please"):
        assert private not in shown(cell)
        assert "[hidden]" in shown(cell)


@pytest.mark.parametrize("cell", [date(1970, 12, 31), datetime(1970, 12, 31), time(9), timedelta(1)])
def test_days_and_times_are_hidden(cell: Cell) -> None:
    assert shown(cell) == "[hidden]"


@pytest.mark.parametrize(
    "cell", ["NHS|XR05|Review Body Band 5", "Z9 Local code", "-3", "8a", "CA White English"]
)
def test_codes_and_labels_are_shown(cell: str) -> None:
    assert shown(cell) == cell


def test_numbers_are_shown_short() -> None:
    assert shown(1.8333333333) == "1.833"


@given(st.text(max_size=200))
def test_nothing_shown_is_long_or_holds_five_digits_in_a_row(cell: str) -> None:
    safe = shown(cell)
    assert len(safe) <= 60
    assert not any(safe[i : i + 5].isdecimal() for i in range(len(safe) - 4))
