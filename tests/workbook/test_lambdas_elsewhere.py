"""The bodies of the functions that search for nothing, in two engines that know no LAMBDA by its name.

formualizer takes a body as it stands, in a LET. LibreOffice works out each step of it in a cell of its own.
"""

from functools import partial
from pathlib import Path

import formualizer
import pytest
from lambda_cells import (
    ERRORS,
    FUNCTIONS,
    HOSTILE,
    LEVELS,
    OF_COUNTS,
    CellFile,
    agree,
    by_python,
    for_single_cells,
    steps,
)
from libreoffice.office import Cell as Place
from libreoffice.office import Office
from xlsxwriter.utility import xl_rowcol_to_cell

from udfs.values import Cell

WITHOUT_SEARCH = [name for name in OF_COUNTS if "SEQUENCE(" not in FUNCTIONS[name].body]

COUNTS: list[list[Cell]] = [
    [0.0, 10.0, 5.0, 100.0],
    [10.0, 10.0, 100.0, 100.0],
    [3.0, 10.0, 0.0, 100.0],
    [4.0, 10.0, 1.0, 2.0],
    [150.0, 18_000.0, 30.0, 1_000.0],
    [11.0, 10.0, 5.0, 100.0],
    [0.0, 0.0, 0.0, 0.0],
    [None, None, None, None],
    [" ", "", None, "\xa0"],
    [320.0, 96.0, 60.0, 9.0],
]
HOSTILE_AMONG_COUNTS: list[list[Cell]] = [
    [*[2.0, 9.0, 5.0, 60.0][:place], cell, *[2.0, 9.0, 5.0, 60.0][place + 1 :]]
    for place in range(4)
    for cell in HOSTILE
    if cell != "1,234"  # formualizer does not read it as a number
]
CASES: list[list[Cell]] = [
    *([*row, 0.95] for row in (*COUNTS, *HOSTILE_AMONG_COUNTS)),
    *([2.0, 9.0, 5.0, 60.0, level] for level in LEVELS),
]

FIRST_STEP = 6
"""The column from which on a row's steps stand; its case stands before them."""

OFFICE_ERRORS = {502: ("#NUM!", "#VALUE!"), 519: ("#VALUE!",), 532: ("#DIV/0!",), 32767: ("#N/A",)}
"""LibreOffice's codes for the errors of Excel; it has one code for two of them."""

FORMUALIZER_ERRORS = {"Div": "#DIV/0!", "Na": "#N/A", "Num": "#NUM!", "Value": "#VALUE!"}


def expected(name: str, case: list[Cell]) -> list[Cell]:
    """Python's answer to a case: four counts, of which a function may take two, and a level."""
    counts = case[: len(FUNCTIONS[name].parameters)]
    return by_python(name, [*counts, *(case[4:] if FUNCTIONS[name].optional else [])])[0]


def arguments(name: str, addresses: list[str]) -> list[str]:
    """The addresses that a function is given out of those of a case."""
    function = FUNCTIONS[name]
    return [*addresses[: len(function.parameters)], *(addresses[4:] if function.optional else [])]


def step_address(row: int, step: int) -> str:
    address: str = xl_rowcol_to_cell(row, FIRST_STEP + step)
    return address


@pytest.mark.parametrize("name", WITHOUT_SEARCH)
def test_in_formualizer(name: str) -> None:
    workbook = formualizer.Workbook()
    workbook.add_sheet("Cells")
    function = FUNCTIONS[name]
    names = [*function.parameters, *function.optional]
    bound = zip(names, arguments(name, ["A1", "B1", "C1", "D1", "E1"]), strict=True)
    workbook.set_formula(
        "Cells", 2, 1, f"=LET({','.join(map(','.join, bound))},{for_single_cells(function)})"
    )
    for case in CASES:
        for column, cell in enumerate(case, start=1):
            if cell in ERRORS:
                workbook.set_formula("Cells", 1, column, f"={ERRORS[str(cell)]}")
            else:
                workbook.set_value("Cells", 1, column, cell)
        found = workbook.evaluate_cell("Cells", 2, 1)
        if isinstance(found, dict):
            found = FORMUALIZER_ERRORS[found["kind"]]
        # A pair spills; the cell itself has the first of the two.
        assert agree(found, expected(name, case)[0]), (case, found)


def test_in_libreoffice(office: Office, tmp_path: Path) -> None:
    cases = [
        *([*row, 0.9] for row in COUNTS),
        ["abc", 10.0, " 5 ", 100.0, 0.95],
        [3.0, "#N/A", 5.0, 9.0, 0.95],
    ]
    cells = CellFile(tmp_path / "steps.xlsx")
    answers: dict[str, tuple[str, list[Cell]]] = {}
    for row, (name, case) in enumerate((name, case) for name in WITHOUT_SEARCH for case in cases):
        addresses = [cells.fill(row, column, cell) for column, cell in enumerate(case)]
        formulas = steps(FUNCTIONS[name], arguments(name, addresses), partial(step_address, row))
        for step, formula in enumerate(formulas):
            cells.sheet.write_formula(row, FIRST_STEP + step, f"={formula}")
        for back, answer in enumerate(reversed(expected(name, case)), start=1):
            answers[step_address(row, len(formulas) - back)] = name, [*case, answer]
    cells.file.close()
    with office.open(cells.path) as document:
        document.recalculate()
        found = document.formulas()
    assert len(answers) == len(cases) * (len(WITHOUT_SEARCH) + 1)
    for address, (name, [*case, answer]) in answers.items():
        cell = found[Place("Cells", address)]
        same = answer in OFFICE_ERRORS[cell.error] if cell.error else agree(cell.value, answer)
        assert same, (name, case, cell.value, cell.error, answer)
