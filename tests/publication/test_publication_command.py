"""`wres-xl generate --publication`: the copy is written, and the national form still gets every count."""

import warnings
from pathlib import Path

import openpyxl
import small_trust
from commands import run

from wres_xl.example.form import write_form


def cells_of(path: Path) -> set[object]:
    """What stands in any cell of a workbook."""
    with warnings.catch_warnings():
        # openpyxl warns of extensions that it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def test_a_copy_to_publish(tmp_path: Path) -> None:
    extracts, copy = small_trust.write(tmp_path / "extracts", small_trust.extracts()), tmp_path / "copy.xlsx"
    told = run("generate", extracts, "--year", "2020-21", "--organisation", "A", "--publication", "-o", copy)
    assert told.code == 0, told.told
    cells = cells_of(copy)
    assert "[c]" in cells
    assert not any(isinstance(cell, str) and cell.startswith("=") for cell in cells)


def test_the_national_form_is_filled_with_true_counts(tmp_path: Path) -> None:
    extracts, filled = small_trust.write(tmp_path / "extracts", small_trust.extracts()), tmp_path / "out.xlsx"
    settings = tmp_path / "settings.toml"
    settings.write_text("suppression_threshold = 50\n", encoding="utf-8")
    form = write_form(tmp_path / "form.xlsx")
    run("fill", form, "--from", extracts, "--year", "2020-21", "--settings", settings, "-o", filled)
    cells = cells_of(filled)
    # Cases of White and BME staff in the small trust.
    assert {3, 2} <= cells
    assert "[c]" not in cells
