"""Numbers that cannot be written are a fault of the program: nothing is made."""

from pathlib import Path

import pytest
from handmade import book, sheet

from wres_xl.national.package import PatchError, Write, patched


@pytest.mark.parametrize(
    ("write", "problem"),
    [
        (Write("Nowhere", 1, 1, 1.0), "there is no cell"),
        (Write("data", 1, 1, 1.0), "there is no cell"),
        (Write("Data", 0, 1, 1.0), "there is no cell"),
        (Write("Data", 1, 16_385, 1.0), "there is no cell"),
        (Write("Data", 1, 1, float("nan")), "cannot hold nan"),
        (Write("Data", 1, 1, float("inf")), "cannot hold inf"),
        (Write("Data", 1, 2, 1.0), "Data!B1 holds a formula"),
        (Write("Data", 1, 3, 1.0), "Data!C1 holds a formula"),
        (Write("Data", 2, 3, 1.0), "Data!C2 holds a formula"),
        (Write("Data", 3, 2, 1.0), "Data!B3 is hidden by a merged range"),
    ],
)
def test_a_cell_that_cannot_be_written(tmp_path: Path, write: Write, problem: str) -> None:
    xml = sheet(
        '<row r="1"><c r="A1"/><c r="B1"><f t="array" ref="B1:C2">1</f><v>1</v></c>'
        '<c r="C1"><v>1</v></c></row>',
        after='<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
    )
    path = book(tmp_path / "form.xlsx", {"Data": xml})
    with pytest.raises(PatchError, match=problem):
        patched(path, [Write("Data", 3, 1, 1.0), write])


def test_two_numbers_for_one_cell(tmp_path: Path) -> None:
    path = book(tmp_path / "form.xlsx", {"Data": sheet("")})
    same = [Write("Data", 1, 1, 1.0), Write("Data", 1, 1, 1.0)]
    assert patched(path, same) == patched(path, same[:1])
    with pytest.raises(PatchError, match=r"A1 is to hold 1.0 and 2.0"):
        patched(path, [*same, Write("Data", 1, 1, 2.0)])
