"""WRES_SUPPRESS: what stays, what goes, and an attack that solves the published equations."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from udfs.functions import WRES_SUPPRESS

HIDDEN = "[c]"


@st.composite
def tables(draw: st.DrawFn) -> list[list[int]]:
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    people = st.one_of(st.integers(0, 8), st.integers(5, 200))
    row = st.lists(people, min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=rows, max_size=rows))


def with_totals(table: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def equations(shape: tuple[int, int], totals_inside: bool) -> np.ndarray[Any, Any]:
    """One a line: its sum is known, or its last cell is the sum of the others."""
    cells = np.arange(shape[0] * shape[1]).reshape(shape)
    lines = [line for axis in (cells, cells.T) if axis.shape[1] > 1 for line in axis]
    matrix = np.zeros((len(lines), cells.size))
    for equation, line in zip(matrix, lines, strict=True):
        equation[line] = 1
        if totals_inside:
            equation[line[-1]] = -1
    return matrix


def recovered(published: list[list[Any]], totals_inside: bool) -> list[int]:
    """The hidden cells that have one value in every solution of the equations."""
    shape = (len(published), len(published[0]))
    hidden = [i for i, cell in enumerate(cell for row in published for cell in row) if cell == HIDDEN]
    known = equations(shape, totals_inside)[:, hidden]
    rank = np.linalg.matrix_rank(known) if known.size else 0
    return [
        cell
        for place, cell in enumerate(hidden)
        if known.size and np.linalg.matrix_rank(np.delete(known, place, axis=1)) < rank
    ]


@settings(deadline=None)
@given(tables())
def test_no_small_count_is_published_and_every_other_is_as_it_was(table: list[list[int]]) -> None:
    published = WRES_SUPPRESS(table)
    rows = published if isinstance(published, list) else [[published]]
    for row, shown in zip(table, rows, strict=True):
        for people, cell in zip(row, shown, strict=True):
            assert cell in (HIDDEN, people)
            assert cell == HIDDEN or not 0 < people < 5


@settings(deadline=None, max_examples=300)
@given(tables(), st.booleans())
def test_no_hidden_count_follows_from_the_totals(table: list[list[int]], totals_inside: bool) -> None:
    table = with_totals(table) if totals_inside else table
    rows, columns = len(table), len(table[0])
    if rows * columns == 1:
        return
    published = WRES_SUPPRESS(table)
    exposed = recovered(published, totals_inside)
    # What is hidden in full, to its last cell, can only be protected by hiding its total too.
    assert all(cell == HIDDEN for place in exposed for cell in _lines_of(published, divmod(place, columns)))


def _lines_of(published: list[list[Any]], place: tuple[int, int]) -> list[Any]:
    """The shorter of the lines that a cell stands in."""
    row, column = published[place[0]], [each[place[1]] for each in published]
    return min((line for line in (row, column) if len(line) > 1), key=lambda line: line.count(HIDDEN))


@given(tables())
def test_hidden_counts_of_a_line_add_up_to_the_threshold(table: list[list[int]]) -> None:
    published = WRES_SUPPRESS(table)
    if not isinstance(published, list):
        return
    for lines, shown in ((table, published), (zip(*table, strict=True), zip(*published, strict=True))):
        for line, cells in zip(lines, shown, strict=True):
            inside = [people for people, cell in zip(line, cells, strict=True) if cell == HIDDEN]
            if len(line) > 1 and inside and len(inside) < len(line):
                assert len(inside) > 1
                assert sum(inside) >= 5


@pytest.mark.parametrize(
    ("counts", "threshold", "published"),
    [
        ([[3], [40], [60]], None, [[HIDDEN], [HIDDEN], [60]]),
        ([[3], [4], [60]], None, [[HIDDEN], [HIDDEN], [60]]),
        (
            [[1], [1], [9], [60]],
            None,
            [[HIDDEN], [HIDDEN], [HIDDEN], [60]],
        ),  # else both would be 1 of a sum of 2
        ([[0], [5], [60]], None, [[0], [5], [60]]),
        ([[3], [0], [60]], None, [[HIDDEN], [0], [HIDDEN]]),
        ([[9, 10, 30]], 10, [[HIDDEN, HIDDEN, 30]]),
        (
            [[3], [None], ["x"], [-1], [7], [90]],
            None,
            [[HIDDEN], [""], ["#VALUE!"], ["#NUM!"], [HIDDEN], [90]],
        ),
        (4, None, HIDDEN),
        (5, None, 5),
        (4, 0, "#NUM!"),
        (4, "few", "#VALUE!"),
        (4, "#N/A", "#N/A"),
        (4, [[5, 6]], "#VALUE!"),
    ],
)
def test_worked_examples(counts: Any, threshold: Any, published: Any) -> None:
    assert WRES_SUPPRESS(counts, threshold) == published


def test_a_bridge_between_two_blocks_is_broken() -> None:
    """Each line hides two, and yet the cell between the blocks would follow from the equations."""
    table = [
        [3, 3, 90, 90, 90],
        [3, 3, 3, 90, 90],
        [90, 90, 90, 3, 3],
        [90, 90, 90, 3, 3],
        [90, 90, 3, 90, 3],
    ]
    assert recovered([[HIDDEN if each < 5 else each for each in row] for row in table], False) != []
    assert recovered(WRES_SUPPRESS(table), False) == []


def test_a_long_column_is_quick() -> None:
    column = [[i % 50] for i in range(20_000)]
    assert sum(cell == HIDDEN for (cell,) in WRES_SUPPRESS(column)) == 1600
