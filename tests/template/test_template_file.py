"""The template's file: the same on every build, as Excel expects it, with the sheets in their order."""

import json
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from libreoffice.cached import disagreements
from openxml_audit import OpenXmlValidator
from openxml_audit.verdict import predict
from pyopenvba import ExcelFile, check_file

from wres_xl.findings import UsageError
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.build import write_pages
from wres_xl.workbook.data_sheets import DATA_SHEETS
from wres_xl.workbook.page import Book
from wres_xl.workbook.report import blank_report
from wres_xl.workbook.template import MODULE, build_template

DATA = ["ESR staff", "Recruitment", "Disciplinary", "Training", "Staff survey", "Board", "Previous years"]
COMMITTED = Path(__file__).parents[2] / "workbook_template.xlsm"
KNOWN = [
    *("Data quality", "Completeness", "Summary", "1 Workforce", "2 Appointment", "3 Disciplinary"),
    *(
        "4 Training",
        "5-6 Harassment",
        "7-8 Opportunity",
        "9 Board",
        "Disparity",
        "Trend",
        "2 By band",
        "Ethnic origin",
    ),
    *("Action plan", "National return", "Methods", "Statistics", "Commentary"),
]


@pytest.fixture(scope="module")
def report_pages() -> list[str]:
    """The pages as `generate` makes them."""
    book = Book.unsaved()
    write_pages(book, blank_report(Settings(), ReportingYear(2020)))
    assert list(book.pages)[: len(KNOWN)] == KNOWN
    return list(book.pages)


def test_two_builds_are_the_same_file(template: Path, tmp_path: Path) -> None:
    # Zip entries tell time in steps of two seconds.
    time.sleep(2.1)
    build_template(tmp_path / "again.xlsm")
    assert (tmp_path / "again.xlsm").read_bytes() == template.read_bytes()


def test_the_committed_template_is_what_is_built(template: Path) -> None:
    # Part by part: the same parts are packed into other bytes where the system's zlib is another.
    assert parts(COMMITTED) == parts(template), "run: wres-xl template build --replace"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsm"
    path.write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        build_template(path)
    assert path.read_text() == "mine"
    build_template(path, replace_existing=True)
    assert zipfile.is_zipfile(path)
    assert list(tmp_path.iterdir()) == [path]


def test_excel_opens_it_without_repair(template: Path) -> None:
    result = OpenXmlValidator(max_errors=0).validate(str(template))
    assert [str(error) for error in result.errors] == []
    assert "expected to open cleanly (no findings)" in predict(result).headline
    assert check_file(template).ok


def test_its_sheets_stand_in_order_and_the_report_is_hidden(sheets: Any, report_pages: list[str]) -> None:
    assert sheets.sheetnames == ["Home", "Settings", "Mapping", *DATA, *report_pages, "Places", "Lists"]
    hidden = [sheet.title for sheet in sheets if sheet.sheet_state != "visible"]
    assert hidden == [*report_pages, "Places", "Lists"]
    assert sheets.active.title == "Home"
    assert [each.name for each in DATA_SHEETS] == DATA


def test_libreoffice_shows_the_same_sheets(live: Any, report_pages: list[str]) -> None:
    assert [name for name, shown in live.sheets.items() if shown] == ["Home", "Settings", "Mapping", *DATA]
    assert list(live.sheets)[10:] == [*report_pages, "Places", "Lists"]


def test_every_formula_holds_what_libreoffice_works_out(template: Path, live: Any) -> None:
    live.recalculate()
    formulas = live.formulas()
    assert {"Home", "Mapping", "Summary", "National return"} <= {cell.sheet for cell in formulas}
    assert disagreements(template, formulas) == []


def test_no_cells_are_merged_and_every_sheet_has_a_title(sheets: Any) -> None:
    assert [sheet.title for sheet in sheets if sheet.merged_cells.ranges] == []
    assert [sheet.title for sheet in sheets if not sheet["A1"].value] == []


def test_it_prints_on_paper_of_a4_across_one_page(sheets: Any) -> None:
    for sheet in sheets:
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4), sheet.title
        assert sheet.page_setup.fitToWidth in (None, 1), sheet.title


def test_its_modules_are_ours_and_those_of_its_sheets(template: Path, sheets: Any) -> None:
    with ExcelFile(template) as book:
        modules = {module.name: str(module.source) for module in book.vba_project().modules}
    documents = {"ThisWorkbook", *(f"Sheet{number}" for number in range(1, len(sheets.sheetnames) + 1))}
    assert modules.keys() == {MODULE, *documents}
    statements = [
        line
        for name in documents
        for line in modules[name].splitlines()
        if line.strip() and not line.startswith(("Attribute ", "VERSION", "BEGIN", "END", "  MultiUse"))
    ]
    assert statements == []


def test_a_scanner_finds_our_module_and_nothing_that_alarms(template: Path) -> None:
    command = [sys.executable, "-m", "oletools.olevba", "--json", str(template)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    (scanned,) = (each for each in told if "macros" in each)
    written = {each["vba_filename"] for each in scanned["macros"] if "Sub " in each["code"]}
    assert written == {f"{MODULE}.bas"}
    # Application.Run calls the add-in; document modules have their class ids as hexadecimal text.
    alarming = {each["keyword"] for each in scanned["analysis"]} - {"Hex Strings", "Base64 Strings"}
    assert alarming == {"Run"}


def test_its_properties_name_nobody_and_no_day_of_building(template: Path) -> None:
    with zipfile.ZipFile(template) as package:
        core = package.read("docProps/core.xml").decode()
        dates = {entry.date_time for entry in package.infolist()}
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", core) == ["WRES-XL"]
    assert set(re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", core)) == {"2016-04-01T00:00:00Z"}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_in_it_leads_out(template: Path) -> None:
    with zipfile.ZipFile(template) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    relations = b"".join(content for name, content in parts.items() if name.endswith(".rels"))
    assert b'TargetMode="External"' not in relations
    assert not [name for name in parts if re.search("external|connection|activex|embedding", name.casefold())]
