"""The same answers through every door: plain Python, COM, Office.js, and a recalculated sheet."""

import logging
from datetime import datetime
from math import isclose
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.udfs.conftest import Call
from tests.udfs.recalculated import COMES_OF_FORMULA, recalculated
from udfs.values import grid
from udfs.worksheet import FUNCTIONS

ERRORS = ["#DIV/0!", "#N/A", "#NUM!", "#VALUE!", "#REF!", "#NAME?", "#NULL!"]
SPREADING = {
    "WRES_LIKELIHOOD": 2,
    "WRES_RELATIVE_LIKELIHOOD": 4,
    "WRES_RELATIVE_LIKELIHOOD_INTERVAL": 5,
    "WRES_P_VALUE": 4,
    "WRES_VERDICT": 5,
    "WRES_PERCENTAGE_INTERVAL": 3,
    "WRES_ETHNIC_GROUP": 1,
    "WRES_PAY_BAND": 1,
    "WRES_WORKFORCE_SECTION": 2,
    "WRES_BOARD_DIFFERENCE": 4,
    "WRES_DISPARITY_RATIO": 4,
    "WRES_SUPPRESS": 2,
}
"""The functions that take a cell wherever they take a range, each with its most arguments."""

counts = st.one_of(
    st.integers(0, 30).map(float),
    st.integers(0, 3000).map(float),
    st.integers(0, 3000).map(lambda n: f" {n:,} "),
)
texts = st.sampled_from(
    ["A", "CX White Mixed", "Martian", "NHS|XR05|Review Body Band 5", "Band 8a", "Estates and Ancillary", "x"]
)
hostile = st.one_of(
    st.none(),
    st.just(""),
    st.just("   "),
    st.booleans(),
    st.sampled_from(ERRORS),
    st.sampled_from([-1.0, 0.5, 0.95, 1e9, 1e300, -0.0, 2.0**53]),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=6),
    texts,
)
cells = st.one_of(counts, counts, hostile)


@st.composite
def calls(draw: st.DrawFn, cell: st.SearchStrategy[Any] = cells) -> tuple[str, list[list[list[Any]]]]:
    """A function and its arguments, each a range of one shape, of one cell, or now and then of another."""
    name = draw(st.sampled_from(sorted(SPREADING)))
    shape = draw(st.sampled_from([(1, 1), (1, 1), (3, 1), (1, 3), (2, 2)]))

    def range_of(rows: int, columns: int) -> list[list[Any]]:
        row = st.lists(cell, min_size=columns, max_size=columns)
        return draw(st.lists(row, min_size=rows, max_size=rows))

    shapes = st.sampled_from([shape, shape, shape, (1, 1), (2, 1)])
    return name, [range_of(*draw(shapes)) for _ in range(SPREADING[name])]


def direct(name: str, *arguments: Any) -> list[list[Any]]:
    """The answer of plain Python, as Excel would show it."""
    return [["" if cell is None else cell for cell in row] for row in grid(FUNCTIONS[name].call(*arguments))]


def same(one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return isclose(one, other, rel_tol=1e-12, abs_tol=1e-300)
    return bool(one == other)


def assert_same(one: list[list[Any]], other: list[list[Any]]) -> None:
    assert [len(row) for row in one] == [len(row) for row in other], (one, other)
    assert all(
        same(a, b) for row, beside in zip(one, other, strict=True) for a, b in zip(row, beside, strict=True)
    ), (
        one,
        other,
    )


each_door = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@each_door
@given(calls())
def test_all_doors_answer_alike(
    com: Call, office: Call, caplog: pytest.LogCaptureFixture, call: tuple[str, list[list[list[Any]]]]
) -> None:
    name, arguments = call
    caplog.clear()
    answer = direct(name, *arguments)
    # What was not foreseen is answered too, but told in the log.
    assert caplog.records == []
    assert_same(com(name, *arguments), answer)
    assert_same(office(name, *arguments), answer)


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(calls(st.one_of(counts, texts, st.none(), st.booleans(), st.sampled_from(sorted(COMES_OF_FORMULA)))))
def test_a_recalculated_sheet_shows_what_python_answers(call: tuple[str, list[list[list[Any]]]]) -> None:
    name, arguments = call
    answer = direct(name, *arguments)
    shown = recalculated(name, *arguments, size=(len(answer), len(answer[0])))
    assert_same(shown, answer)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_example_is_answered_alike(com: Call, office: Call, name: str) -> None:
    arguments = FUNCTIONS[name].example
    answer = direct(name, *arguments)
    assert not any(isinstance(cell, str) and cell.startswith("#") for row in answer for cell in row), answer
    assert_same(com(name, *arguments), answer)
    assert_same(office(name, *arguments), answer)
    on_sheet = [grid(each) for each in arguments]
    assert_same(recalculated(name, *on_sheet, size=(len(answer), len(answer[0]))), answer)


@pytest.mark.parametrize("door", ["com", "office"])
@pytest.mark.parametrize(
    "name", ["WRES_RELATIVE_LIKELIHOOD_INTERVAL", "WRES_VERDICT", "WRES_PERCENTAGE_INTERVAL", "WRES_SUPPRESS"]
)
def test_what_is_left_out_is_as_a_blank(door: str, name: str, request: pytest.FixtureRequest) -> None:
    call: Call = request.getfixturevalue(door)
    given_arguments = (20.0, 40.0, 5.0, 40.0)[: SPREADING[name] - 1]
    answer = direct(name, *given_arguments)
    assert_same(call(name, *given_arguments, ...), answer)
    assert_same(call(name, *given_arguments, [[None]]), answer)


def test_dates_are_no_counts_and_no_codes(com: Call) -> None:
    day = datetime(2021, 3, 31)
    assert com("WRES_LIKELIHOOD", [[day]], 5.0) == [["#VALUE!"]]
    assert com("WRES_ETHNIC_GROUP", [[day]]) == [["Not mapped"]]


def test_headcount_by_date_and_by_several_criteria(com: Call, office: Call) -> None:
    numbers = [[1001.0], ["001001"], [1002.0], [1003.0]]
    started = [[datetime(2020, 4, 1)], [datetime(2019, 4, 1)], [datetime(2021, 3, 31)], [None]]
    wanted = [[">=01/04/2020"], ["<2020-04-01"], ["="], ["<>"]]
    for call in (com, office):
        assert call("WRES_HEADCOUNT", numbers, started, wanted) == [[2], [1], [1], [2]]


def test_an_error_that_only_newer_excel_has(com: Call, office: Call) -> None:
    spilled = -2146826243
    assert com("WRES_LIKELIHOOD", [[spilled]], 5.0) == [["#VALUE!"]]
    assert office("WRES_ETHNIC_GROUP", [["#SPILL!"]]) == [["#VALUE!"]]


def test_nothing_is_logged_but_what_was_not_foreseen(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        direct("WRES_LIKELIHOOD", "text", 5.0)
    assert caplog.records == []
