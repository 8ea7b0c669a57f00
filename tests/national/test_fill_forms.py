"""Forms of every structure, filled by the command line: each figure in its cell, and nothing else touched."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from commands import run
from forms import Key, Made, Shape, make
from libreoffice.office import Cell, Office
from packages import SHEET, contents, differing_cells, differing_parts, parts, without_calculation
from shapes import SHAPES

from wres_xl.standard.data_items import ITEM
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear

Ours = Mapping[Key, float]
"""The example trust's figures as `wres-xl figures` gives them, which other tests hold against the report."""


@pytest.fixture(scope="session")
def ours(figures: Path) -> Ours:
    with figures.open(encoding="utf-8", newline="") as file:
        return {
            (row["key"], Group(row["group"]) if row["group"] else None, year, "verified"): float(row["value"])
            for row in csv.DictReader(file)
            if row["value"]
            for year in [ReportingYear.parse(row["year"])]
        }


@pytest.fixture(scope="module", params=SHAPES, ids=lambda shape: shape.name)
def filled(
    request: pytest.FixtureRequest, figures: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Made, Path]:
    """A form and its filled copy."""
    shape: Shape = request.param
    folder = tmp_path_factory.mktemp("form")
    form = make(shape, folder / "form.xlsx")
    done = run("fill", form.path, "--from", figures, "--year", "2020-21", "-o", folder / "filled.xlsx")
    assert "Written:" in done.out, done.told
    return form, folder / "filled.xlsx"


def to_fill(form: Made, ours: Ours) -> dict[tuple[str, str], float]:
    """The cells that have to be written, by what is known of the form, with the numbers that belong there."""
    cells = {}
    for key in form.inputs:
        if key in ours and key not in form.shape.held:
            cells[form.places[key]] = pytest.approx(ours[key] * form.factors[key], abs=1e-9)
    return cells


def test_every_figure_is_in_its_cell_and_all_else_as_it_was(filled: tuple[Made, Path], ours: Ours) -> None:
    form, path = filled
    before, after = contents(form.path), contents(path)
    written: dict[tuple[str, str], Any] = {
        place: value for place, value in after.items() if before.get(place) != value
    }
    assert written == to_fill(form, ours)
    assert len(written) >= 128
    assert before.keys() <= after.keys()


def test_only_the_filled_sheets_and_the_workbooks_calculation_differ(
    filled: tuple[Made, Path], ours: Ours
) -> None:
    form, path = filled
    names = {f"xl/worksheets/sheet{number}.xml" for number in range(1, 20)} & parts(path).keys()
    differing = differing_parts(form.path, path)
    assert differing - {"xl/workbook.xml"} <= names
    old, new = parts(form.path), parts(path)
    assert without_calculation(old["xl/workbook.xml"]) == without_calculation(new["xl/workbook.xml"])
    expected = {address for _, address in to_fill(form, ours)}
    for name in differing:
        if SHEET.fullmatch(name):
            assert differing_cells(old[name], new[name]) <= expected
    assert b"fullCalcOnLoad" in new["xl/workbook.xml"]


def test_no_formula_shows_an_old_result(filled: tuple[Made, Path]) -> None:
    form, path = filled
    calculated = {
        place for key, place in form.places.items() if key not in form.inputs and key[3] == "verified"
    }
    shown = contents(path, as_shown=True)
    assert not {place: shown[place] for place in calculated if place in shown}


def test_excels_formulas_come_to_our_figures(filled: tuple[Made, Path], ours: Ours, office: Office) -> None:
    form, path = filled
    with office.open(path) as document:
        document.recalculate()
        recalculated = document.formulas()
    calculated = [key for key in form.places if key not in form.inputs and key[3] == "verified"]
    assert len(calculated) == len(recalculated)
    for key in calculated:
        cell = recalculated[Cell(*form.places[key])]
        assert not cell.error
        assert cell.value == (pytest.approx(ours[key], abs=1e-9) if key in ours else ""), key


def test_a_second_fill_of_the_filled_form_changes_nothing(
    filled: tuple[Made, Path], figures: Path, tmp_path: Path
) -> None:
    _, path = filled
    done = run("fill", path, "--from", figures, "--year", "2020-21", "-o", tmp_path / "again.xlsx")
    assert " filled" not in done.out.partition("Cells: ")[2]
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_the_shapes_are_of_every_kind() -> None:
    assert len(SHAPES) >= 8
    assert len({shape.header for shape in SHAPES}) == 5
    assert {len(shape.sheets) for shape in SHAPES} == {1, 2, 9}
    assert {shape.ratio for shape in SHAPES} == {"White column", "merged", "column"}
    assert {len({item.key for item in shape.items}) for shape in SHAPES} == {len(ITEM)}
