"""How ranges go through a function: shapes, single cells beside them, whole columns."""

import time

import pytest

from udfs.functions import (
    WRES_ETHNIC_GROUP,
    WRES_HEADCOUNT,
    WRES_LIKELIHOOD,
    WRES_PERCENTAGE_INTERVAL,
    WRES_WORKFORCE_SECTION,
)

SHEET = 1_048_576


def test_a_range_spills_as_it_lies() -> None:
    assert WRES_LIKELIHOOD([[1], [2]], [[4], [4]]) == [[0.25], [0.5]]
    assert WRES_LIKELIHOOD([[1, 2]], [[4, 4]]) == [[0.25, 0.5]]
    assert WRES_LIKELIHOOD([[1, 2], [3, 4]], 4) == [[0.25, 0.5], [0.75, 1]]
    assert WRES_LIKELIHOOD([[1]], 4) == 0.25


@pytest.mark.parametrize("total", [[[4], [4], [4]], [[4, 4]], [[4, 4], [4, 4]]])
def test_ranges_of_other_shapes_do_not_fit(total: list[list[int]]) -> None:
    assert WRES_LIKELIHOOD([[1], [2]], total) == "#VALUE!"


def test_an_error_or_blank_in_a_range_stays_in_its_place() -> None:
    events = [[1], ["#N/A"], [None], ["text"], [5]]
    assert WRES_LIKELIHOOD(events, [[4], [4], [None], [4], [4]]) == [
        [0.25],
        ["#N/A"],
        [""],
        ["#VALUE!"],
        ["#NUM!"],
    ]


def test_limits_stand_beside_a_column_and_below_a_row() -> None:
    column = WRES_PERCENTAGE_INTERVAL([[1], [2], ["#N/A"]], 4)
    row = WRES_PERCENTAGE_INTERVAL([[1, 2, "#N/A"]], 4)
    assert [len(each) for each in column] == [2, 2, 2]
    assert [list(each) for each in zip(*column, strict=True)] == row
    assert column[2] == ["#N/A", "#N/A"]
    assert WRES_PERCENTAGE_INTERVAL([[1, 2], [1, 2]], 4) == "#VALUE!"


def test_every_row_of_a_range_has_its_answer_and_blank_ethnic_origins_are_unknown() -> None:
    assert WRES_ETHNIC_GROUP([["A"], [None], ["D"], [""], [" "]]) == [
        ["White"],
        ["Unknown"],
        ["BME"],
        ["Unknown"],
        ["Unknown"],
    ]
    assert WRES_ETHNIC_GROUP(None) == "Unknown"


@pytest.mark.parametrize("rows", [SHEET, SHEET - 1])
def test_a_whole_column_is_answered_down_to_its_last_filled_row_and_quickly(rows: int) -> None:
    filled = [["A"], [None], ["D"]]
    blank = [None]
    started = time.perf_counter()
    assert WRES_ETHNIC_GROUP([*filled, *[blank] * (rows - 3)]) == [["White"], ["Unknown"], ["BME"]]
    assert time.perf_counter() - started < 3  # seconds, on a busy machine; looking at every cell takes longer


def test_whole_columns_beside_each_other_end_with_the_longer() -> None:
    blank = [None]
    events = [[1], [2], *[blank] * (SHEET - 2)]
    total = [[4], [4], [4], *[blank] * (SHEET - 3)]
    assert WRES_LIKELIHOOD(events, total) == [[0.25], [0.5], ["#N/A"]]
    assert WRES_LIKELIHOOD(events, 4) == [[0.25], [0.5]]


def test_a_whole_row_ends_with_its_last_filled_cell() -> None:
    assert WRES_ETHNIC_GROUP([["A", "D", *[None] * 16_382]]) == [["White", "BME"]]


def test_whole_columns_of_people() -> None:
    blank = [None]
    numbers = [["Employee Number"], [1001], [1002], *[blank] * (SHEET - 3)]
    bands = [["Band"], ["Band 5"], ["Band 6"], *[blank] * (SHEET - 3)]
    assert WRES_HEADCOUNT(numbers, bands, [["Band 5"], ["Band *"], [None]]) == [[1], [2], [""]]


def test_a_single_job_role_goes_with_every_staff_group() -> None:
    groups = [["Administrative and Clerical"], ["Medical and Dental"], [None], ["Martians"]]
    assert WRES_WORKFORCE_SECTION(groups) == [["Non-clinical"], ["Medical"], [""], ["Not mapped"]]
    outside = ["Non-executive"]
    assert WRES_WORKFORCE_SECTION(groups, "Chair") == [outside, outside, [""], outside]


def test_a_long_range_is_answered_in_one_go() -> None:
    origins = ["A White - British", "N Black - African", "", "Martian"]
    column = [[origins[i % 4]] for i in range(20_000)]
    started = time.perf_counter()
    answers = WRES_ETHNIC_GROUP(column)
    assert time.perf_counter() - started < 0.5
    assert answers == [[answer] for answer in ("White", "BME", "Unknown", "Not mapped")] * 5000
