"""The example form: in the shape of the national workbook, with one of everything that must survive."""

import re
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from libreoffice.cached import disagreements
from libreoffice.office import Office

from wres_xl.example.form import write_form
from wres_xl.findings import UnreadableFile
from wres_xl.standard.data_items import DATA_ITEMS, Measure

DATA = "xl/worksheets/sheet3.xml"


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The form without macros, and with."""
    folder = tmp_path_factory.mktemp("form")
    return write_form(folder / "form.xlsx"), write_form(folder / "form.xlsm", macros=True)


@pytest.fixture(scope="module")
def sheet(forms: tuple[Path, Path]) -> Iterator[Any]:
    """The data sheet, with formulas as they are written."""
    with warnings.catch_warnings():
        # openpyxl warns of extensions that it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(forms[0])
    yield book["WRES data"]
    book.close()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_it_has_the_63_rows_in_order_each_with_its_number_and_measure(sheet: Any) -> None:
    rows = [[cell.value for cell in row[1:4]] for row in sheet.iter_rows(min_row=7) if row[1].value]
    assert rows == [[item.number, item.label, str(item.measure)] for item in DATA_ITEMS]


def test_calculated_rows_hold_formulas_and_the_others_unlocked_blanks(sheet: Any) -> None:
    by_number = {row[1].value: row for row in sheet.iter_rows(min_row=7) if row[1].value}
    for item in DATA_ITEMS:
        verified = [by_number[item.number][column] for column in (4, 5, 6, 10, 11, 12)]
        if item.is_ratio:
            verified = [verified[0], verified[3]]
        if item.measure is Measure.PERCENTAGE:
            assert all(verified[at].protection.locked for at in (2, 5))
            del verified[5], verified[2]
        calculated = item.calculation is not None
        assert [str(cell.value).startswith("=") for cell in verified] == [calculated] * len(verified)
        assert {bool(cell.protection.locked) for cell in verified} == {calculated}
    assert sheet.protection.sheet


def test_the_prepopulated_figures_are_the_trusts_but_for_two(sheet: Any) -> None:
    prepopulated = {
        (row[1].value, column): row[column].value
        for row in sheet.iter_rows(min_row=7)
        for column in (7, 8, 9)
        if row[column].value is not None
    }
    assert len(prepopulated) == 33 * 3
    assert (prepopulated[6, 7], prepopulated[8, 8]) == (255 - 2, 25 + 1)
    assert (prepopulated[6, 8], prepopulated[4, 7], prepopulated[29, 7]) == (20, 166, 0)


def test_it_holds_one_of_everything_that_must_survive(forms: tuple[Path, Path]) -> None:
    package = parts(forms[0])
    data, front = package[DATA].decode(), package["xl/worksheets/sheet1.xml"].decode()
    for piece in ("x14:dataBar", "x14:dataValidations", "<sheetProtection", "<conditionalFormatting"):
        assert piece in data
    for piece in ("<legacyDrawing", "<pageSetup", "<headerFooter", "<mergeCells", "<dataValidations"):
        assert piece in data
    assert "x14:sparkline" in front
    assert "<legacyDrawingHF" in front
    assert "Lists!$A$2:$A$4" in front
    names = " ".join(package)
    for part in (
        "xl/media/image1.png",
        "xl/comments1.xml",
        "docProps/custom.xml",
        "xl/drawings/drawing2.xml",
    ):
        assert part in names
    assert b"fullCalcOnLoad" not in package["xl/workbook.xml"]
    assert b'state="hidden"' in package["xl/workbook.xml"]


def test_the_twin_has_a_macro_and_a_button_and_the_same_data(forms: tuple[Path, Path]) -> None:
    plain, twin = (parts(path) for path in forms)
    assert b"macroEnabled" in twin["[Content_Types].xml"]
    assert len(twin["xl/vbaProject.bin"]) > 1000
    assert "ShowData" in " ".join(content.decode() for name, content in twin.items() if name.endswith(".vml"))
    without_code_name = re.sub(rb'<sheetPr codeName="\w+"', b"<sheetPr", twin[DATA])
    assert without_code_name == plain[DATA]


def test_excel_is_expected_to_open_both(forms: tuple[Path, Path]) -> None:
    for path in forms:
        audit = Path(sys.executable).with_name("openxml-audit")
        run = subprocess.run([audit, path], capture_output=True, text=True, check=False)
        assert "Errors: 0" in run.stdout, run.stdout


def test_its_cached_values_are_those_of_an_empty_form(forms: tuple[Path, Path], office: Office) -> None:
    with office.open(forms[0]) as document:
        document.recalculate()
        assert disagreements(forms[0], document.formulas()) == []


def test_it_is_the_same_on_every_run(forms: tuple[Path, Path], tmp_path: Path) -> None:
    assert write_form(tmp_path / "again.xlsx").read_bytes() == forms[0].read_bytes()
    assert write_form(tmp_path / "again.xlsm", macros=True).read_bytes() == forms[1].read_bytes()


def test_where_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").mkdir()
    with pytest.raises(UnreadableFile, match=r"form\.xlsx cannot be written: .* Close it"):
        write_form(tmp_path / "form.xlsx")
