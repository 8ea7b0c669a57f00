"""WRES_HEADCOUNT: distinct people against brute force, criteria against a spreadsheet engine's COUNTIFS."""

from itertools import count
from typing import Any

import formualizer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from udfs.functions import WRES_HEADCOUNT
from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.settings import Settings

NUMBERS = st.one_of(
    st.none(),
    st.integers(0, 12).map(float),
    st.tuples(st.sampled_from(["", "0", "000", " "]), st.integers(0, 12)).map(lambda p: f"{p[0]}{p[1]}"),
    st.sampled_from(["a1", "A1", "0a1", " a1 "]),
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12).map(float),
    st.sampled_from(
        [0.5, "5", "05x", "Band 5", "band 5", "Band 52", "a*b", "a?b", "axb", "~", "Left", "0.5"]
    ),
)
CRITERIA = st.one_of(
    st.integers(-3, 12).map(float),
    st.builds(str.__add__, st.sampled_from([">", ">=", "<", "<="]), st.sampled_from(["5", "0.5", "-1"])),
    st.builds(
        str.__add__,
        st.sampled_from(["", "=", "<>"]),
        st.sampled_from(["5", "0.5", "Band 5", "BAND*", "band ?", "a~*b", "a~?b", "a?b", "*", "?*", "l*t"]),
    ),
)


def column(cells: list[Any]) -> list[list[Any]]:
    return [[cell] for cell in cells]


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_people_are_those_that_the_staff_list_tells_apart(numbers: list[Any]) -> None:
    rows = [["Employee Number", "Ethnic Origin", "Pay Grade", "Staff Group"]]
    rows += [[number, "A", "Band 5", "Estates and Ancillary"] for number in numbers if number is not None]
    if len(rows) == 1:
        assert WRES_HEADCOUNT(column(numbers)) == 0
        return
    staff = tidy([sheet_of(rows, file="staff")], Settings()).tables[Kind.STAFF]
    known = staff[~staff["person"].str.startswith("row ")]
    assert WRES_HEADCOUNT(column(numbers)) == known["person"].nunique()


@settings(deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=8), CRITERIA, CRITERIA)
def test_criteria_are_those_of_countifs(rows: list[tuple[Any, Any]], first: Any, second: Any) -> None:
    book = formualizer.Workbook()
    sheet = book.sheet("S")
    for i, row in enumerate(rows, start=1):
        for j, cell in enumerate(row, start=1):
            if cell is not None:
                sheet.set_value(i, j, cell)
    # Below the last filled row of the sheet this engine sees no blanks, as Excel does.
    sheet.set_value(len(rows) + 1, 8, "end")
    sheet.set_value(1, 4, first)
    sheet.set_value(1, 5, second)
    sheet.set_formula(1, 6, f"=COUNTIFS(A1:A{len(rows)},D1,B1:B{len(rows)},E1)")
    expected = book.evaluate_cell("S", 1, 6)
    # One number each, so that people are rows.
    numbers = column([float(number) for number, _ in zip(count(1001), rows)])
    columns = [column(list(cells)) for cells in zip(*rows, strict=True)]
    assert WRES_HEADCOUNT(numbers, columns[0], first, columns[1], second) == expected


PEOPLE = column([1001, "001001", 1002, 1003, None, 1004])
BANDS = column(["Band 5", "Band 6", "band 5", None, "Band 5", "#N/A"])


@pytest.mark.parametrize(
    ("criterion", "people"),
    [("Band 5", 2), ("BAND*", 2), ("Band ?", 2), ("<>Band 5", 3), ("=", 1), ("<>", 3), ("Band", 0)],
)
def test_worked_examples(criterion: str, people: int) -> None:
    assert WRES_HEADCOUNT(PEOPLE, BANDS, criterion) == people


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((PEOPLE, BANDS), "#VALUE!"),  # a criterion is missing
        ((PEOPLE, BANDS[1:], "Band 5"), "#VALUE!"),
        ((PEOPLE, BANDS, "#REF!"), "#REF!"),
        ((PEOPLE, BANDS, None, BANDS, "x"), "#N/A"),
        ((column([1001, "#NAME?"]),), "#NAME?"),
    ],
)
def test_errors(arguments: tuple[Any, ...], error: str) -> None:
    assert WRES_HEADCOUNT(*arguments) == error


def test_nobody_is_0_and_a_blank_criterion_among_others_answers_blank() -> None:
    assert WRES_HEADCOUNT(None) == 0
    assert WRES_HEADCOUNT(PEOPLE) == 4
    assert WRES_HEADCOUNT(PEOPLE, BANDS, column(["Band 5", None, "Band 6"])) == [[2], [""], [1]]
