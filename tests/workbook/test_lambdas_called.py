"""The functions that a workbook defines, called by their names in IronCalc, which knows LAMBDA.

IronCalc is not Excel, but it reads them from the file as Excel does, prefixes and all.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lambda_cells import (
    ERRORS,
    FUNCTIONS,
    HOSTILE,
    LEVELS,
    OF_COUNTS,
    PAIRS,
    CellFile,
    agree,
    by_python,
)

from udfs.values import Cell
from wres_xl import __version__

ironcalc = pytest.importorskip("ironcalc")

_OF_FOUR = [name for name in OF_COUNTS if len(FUNCTIONS[name].parameters) == 4]


class Calls:
    """A workbook with every function called over one row of cells: counts in A1:D1, a level in E1."""

    def __init__(self, path: Path) -> None:
        cells = CellFile(path)
        self.calls: list[tuple[str, bool]] = [
            (name, with_level)
            for name in OF_COUNTS
            for with_level in (False, True)
            if FUNCTIONS[name].optional or not with_level
        ]
        for row, (name, with_level) in enumerate(self.calls, start=1):
            addresses = [*"ABCD"[: len(FUNCTIONS[name].parameters)], *("E" if with_level else "")]
            cells.call(row, 6, f"{name}({','.join(f'{each}1' for each in addresses)})")
        cells.file.close()
        self._model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")

    def answers(self, row: Sequence[Cell]) -> list[list[Cell]]:
        """What each call answers, over two cells, for these cells."""
        for column, cell in enumerate(row, start=1):
            self._type(column, cell)
        self._model.evaluate()
        return [
            [self._model.get_cell_value(0, at, column) for column in (7, 8)]
            for at in range(2, len(self.calls) + 2)
        ]

    def _type(self, column: int, cell: Cell) -> None:
        if cell is None:
            self._model.clear_cell_contents(0, 1, column)
        elif isinstance(cell, bool):
            self._model.update_cell_with_bool(0, 1, column, cell)
        elif isinstance(cell, float):
            self._model.update_cell_with_number(0, 1, column, cell)
        elif cell in ERRORS:
            self._model.update_cell_with_formula(0, 1, column, f"={ERRORS[cell]}")
        else:
            self._model.update_cell_with_text(0, 1, column, cell)


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Calls:
    return Calls(tmp_path_factory.mktemp("called") / "calls.xlsx")


def disagreements(calls: Calls, row: Sequence[Cell]) -> list[Any]:
    """Every call that answers otherwise than Python, with both answers."""
    found = []
    for (name, with_level), answer in zip(calls.calls, calls.answers(row), strict=True):
        arguments = [*row[: len(FUNCTIONS[name].parameters)], *(row[4:] if with_level else ())]
        expected = by_python(name, arguments)[0]
        if not all(map(agree, answer, [*expected, None])):
            found.append((name, arguments, answer, expected))
    return found


@st.composite
def counts(draw: st.DrawFn) -> list[Cell]:
    """The counts of two groups, mostly small, as the WRES has them."""
    totals = [draw(st.integers(0, 40) | st.integers(0, 900)) for _ in range(2)]
    events = [draw(st.integers(0, min(total, 60)) | st.integers(0, total)) for total in totals]
    return [float(each) for pair in zip(events, totals, strict=True) for each in pair]


levels = st.floats(0.5, 0.999) | st.sampled_from(LEVELS)


@given(row=counts(), level=levels)
@example(row=[0.0, 10.0, 0.0, 10.0], level=None)
@example(row=[150.0, 18_000.0, 30.0, 1_000.0], level=0.95)
@example(row=[0.0, 868.0, 12.0, 183.0], level=0.5)
@example(row=[10.0, 10.0, 10.0, 10.0], level=0.999)
@example(row=[1.0, 1.0, 1.0, 39.0], level=0.5)  # a p-value of exactly 0.05
@example(row=[4.0, 10.0, 5.0, 10.0], level=0.9)
@example(row=[5.0, 10.0, 4.0, 10.0], level=0.9)
@settings(max_examples=80, deadline=None)
def test_counts(calls: Calls, row: list[Cell], level: Cell) -> None:
    assert disagreements(calls, [*row, level]) == []


@given(row=st.lists(st.sampled_from(HOSTILE), min_size=4, max_size=4), level=levels)
@settings(max_examples=80, deadline=None)
def test_hostile_cells(calls: Calls, row: list[Cell], level: Cell) -> None:
    assert disagreements(calls, [*row, level]) == []


@pytest.mark.parametrize("cell", HOSTILE)
@pytest.mark.parametrize("place", range(4))
def test_one_hostile_cell_among_counts(calls: Calls, cell: Cell, place: int) -> None:
    row: list[Cell] = [2.0, 9.0, 5.0, 60.0]
    row[place] = cell
    assert disagreements(calls, [*row, 0.9]) == []


@pytest.mark.parametrize("total", [100_000_000.0, 100_000_001.0])
def test_the_highest_count_of_people(calls: Calls, total: float) -> None:
    assert disagreements(calls, [2.0, total, 5.0, 60.0, 0.95]) == []


@pytest.mark.parametrize("level", [*LEVELS, 0.4999, 0.9991])
def test_levels(calls: Calls, level: Cell) -> None:
    assert disagreements(calls, [3.0, 10.0, 5.0, 100.0, level]) == []


def test_independent_values(calls: Calls) -> None:
    """Wilson's interval by hand, and Fisher's p-value from the four tables that are possible."""
    answers = dict(zip(calls.calls, calls.answers([0.0, 10.0, 3.0, 10.0, 0.95]), strict=True))
    assert answers["WRES_LIKELIHOOD", False][0] == 0.0
    z_squared = 1.959963984540054**2
    assert answers["WRES_PERCENTAGE_INTERVAL", True][1] == pytest.approx(z_squared / (10 + z_squared))
    # 3 events among 20 people: 120, 450, 450 and 120 of 1140 ways.
    assert answers["WRES_P_VALUE", False][0] == pytest.approx(240 / 1140)
    assert answers["WRES_VERDICT", False][0] == "Too few to tell"


_COLUMN: list[list[Cell]] = [
    [3.0, 10.0, 5.0, 100.0],
    [0.0, 10.0, 5.0, 100.0],
    [30.0, 1000.0, 150.0, 18000.0],
    [None, None, None, None],
    [11.0, 10.0, 5.0, 100.0],
    [3.0, 0.0, 5.0, "abc"],
    ["#N/A", 10.0, 5.0, 100.0],
    [" 3 ", None, 5.0, 100.0],
]


def _ranges(path: Path, rows: list[list[Cell]], formula: str, size: tuple[int, int]) -> list[list[Cell]]:
    """What a formula over a range, filled from A1 on, spills over `size` cells."""
    cells = CellFile(path)
    for row, each in enumerate(rows):
        for column, cell in enumerate(each):
            cells.fill(row, column, cell)
    cells.call(20, 0, formula)
    cells.file.close()
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    model.evaluate()
    return [
        [model.get_cell_value(0, 21 + row, 1 + column) for column in range(size[1])] for row in range(size[0])
    ]


def same_cells(found: list[list[Cell]], expected: list[list[Cell]]) -> bool:
    pairs = zip(found, expected, strict=True)
    return all(agree(*cells) for rows in pairs for cells in zip(*rows, strict=True))


@pytest.mark.parametrize("name", OF_COUNTS)
def test_columns_spill_downwards(tmp_path: Path, name: str) -> None:
    number = len(FUNCTIONS[name].parameters)
    columns = [f"{letter}1:{letter}{len(_COLUMN)}" for letter in "ABCD"[:number]]
    size = len(_COLUMN), 2 if name in PAIRS else 1
    found = _ranges(tmp_path / "column.xlsx", _COLUMN, f"{name}({','.join(columns)})", size)
    expected = by_python(name, [[[row[at]] for row in _COLUMN] for at in range(number)])
    assert same_cells(found, expected)


@pytest.mark.parametrize("name", OF_COUNTS)
def test_rows_spill_along(tmp_path: Path, name: str) -> None:
    number, long = len(FUNCTIONS[name].parameters), len(_COLUMN)
    rows = [[row[at] for row in _COLUMN] for at in range(number)]
    size = 2 if name in PAIRS else 1, long
    formula = f"{name}({','.join(f'A{row}:H{row}' for row in range(1, number + 1))})"
    found = _ranges(tmp_path / "row.xlsx", rows, formula, size)
    expected = by_python(name, [[row] for row in rows])
    assert same_cells(found, expected)


@pytest.mark.parametrize("name", _OF_FOUR)
def test_a_single_cell_goes_with_every_cell_of_a_range(tmp_path: Path, name: str) -> None:
    rows: list[list[Cell]] = [[3.0, 10.0, 5.0, 100.0], [4.0], [0.0]]
    size = 3, 2 if name in PAIRS else 1
    found = _ranges(tmp_path / "mixed.xlsx", rows, f"{name}(A1:A3,B1,C1,D1)", size)
    expected = by_python(name, [[[3.0], [4.0], [0.0]], 10.0, 5.0, 100.0])
    assert same_cells(found, expected)


@pytest.mark.parametrize("name", PAIRS)
def test_limits_of_a_block_have_no_place(tmp_path: Path, name: str) -> None:
    blocks = ",".join(["A1:B2"] * len(FUNCTIONS[name].parameters))
    rows: list[list[Cell]] = [[1.0, 2.0], [3.0, 4.0]]
    assert _ranges(tmp_path / "block.xlsx", rows, f"{name}({blocks})", (1, 1)) == [["#VALUE!"]]
    assert by_python(name, [rows] * len(FUNCTIONS[name].parameters)) == [["#VALUE!"]]


def test_the_version(tmp_path: Path) -> None:
    assert _ranges(tmp_path / "version.xlsx", [], "WRES_VERSION()", (1, 1)) == [[__version__]]
