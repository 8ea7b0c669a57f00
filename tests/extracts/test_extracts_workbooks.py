"""Excel workbooks: rows as Excel numbers them, several sheets, dates, and cells that hold an error."""

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from extract_files import errors, notes, records, staff_rows, write_xlsx

from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.settings import Settings

BOARD = [["Role", "Executive", "Voting", "Ethnic Origin"], ["Chair", "No", "Yes", "A"]]
CASES = [
    ["Employee Number", "Case Type", "Date Opened"],
    [123.0, "Disciplinary", date(2020, 6, 1)],
    ["00123", "Grievance", "02-Jun-2020"],
]


def read_file(path: Path) -> Extracts:
    return read_extracts([path], Settings())


@pytest.mark.parametrize("name", ["all.xlsx", "all.xlsm", "all.XLSX"])
def test_several_extracts_in_one_workbook(tmp_path: Path, name: str) -> None:
    sheets = {"ESR": staff_rows({}, {}), "Notes": [["Made in April"]], "Cases": CASES, "Board": BOARD}
    extracts = read_file(write_xlsx(tmp_path / name, sheets))
    assert {kind: len(table) for kind, table in extracts.tables.items()} == {
        Kind.STAFF: 2,
        Kind.DISCIPLINARY: 2,
        Kind.BOARD: 1,
    }
    assert extracts.sources[Kind.BOARD] == (f"{name}, sheet Board",)
    (told,) = notes(extracts)
    assert told.problem.endswith("not read: Notes")


def test_leading_blank_rows_and_columns_count(tmp_path: Path) -> None:
    rows = [[None] * 2, [None] * 2, *([None, None, *row] for row in BOARD)]
    extracts = read_file(write_xlsx(tmp_path / "board.xlsx", {"Board": rows}))
    assert records(extracts, Kind.BOARD, "row") == [(4,)]


def test_dates_and_employee_numbers(tmp_path: Path) -> None:
    extracts = read_file(write_xlsx(tmp_path / "cases.xlsx", {"Cases": CASES}))
    table = extracts.tables[Kind.DISCIPLINARY]
    assert table["person"].tolist() == ["123", "123"]
    assert table["date"].dt.date.tolist() == [date(2020, 6, 1), date(2020, 6, 2)]


@pytest.mark.parametrize("far", [0, 30])
def test_error_in_a_needed_cell_is_an_error_and_not_a_blank(tmp_path: Path, far: int) -> None:
    path = tmp_path / "board.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("First").write(0, 0, "Board & <members>")
        page = book.add_worksheet("R&D")
        for at, row in enumerate(BOARD):
            page.write_row(at, far, row)
        page.write_row(2, far, ["Director", "Yes", "Yes"])
        page.write_formula(2, far + 3, '=VLOOKUP("x",A1:B2,2,0)', value="#N/A")
    (found,) = errors(read_file(path))
    assert (found.sheet, found.row, found.column, found.value) == ("R&D", 3, "Ethnic Origin", "#N/A")
    assert found.problem == "An Excel error stands in place of the ethnic origin"
    assert "9_board" in found.stops


@pytest.mark.parametrize("before", range(7))
def test_an_error_is_found_wherever_a_large_sheet_is_cut_for_reading(tmp_path: Path, before: int) -> None:
    rows, sheet = [*BOARD, ["Director", "Yes", "Yes", "error"]], "xl/worksheets/sheet1.xml"
    path = write_xlsx(tmp_path / "made.xlsx", {"Board": rows})
    with zipfile.ZipFile(path) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    error = b'<c r="D3" t="e"><v>#N/A</v></c>'
    xml, count = re.subn(rb'<c r="D3".*?</c>', error, contents[sheet])
    assert count == 1
    # Pieces of a power of two of bytes end here, so the mark of the error begins up to 6 bytes before an end.
    space = (1 << 21) - xml.index(b't="e"') - before
    contents[sheet] = xml.replace(b"<sheetData>", b" " * space + b"<sheetData>")
    with zipfile.ZipFile(tmp_path / "board.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    (found,) = errors(read_file(tmp_path / "board.xlsx"))
    assert (found.row, found.column, found.value) == (3, "Ethnic Origin", "#N/A")


def test_error_elsewhere_is_nobodys_concern(tmp_path: Path) -> None:
    path = tmp_path / "board.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for at, row in enumerate(BOARD):
            page.write_row(at, 0, row)
        page.write_formula(1, 4, "=1/0", value="#DIV/0!")
    assert read_file(path).findings == ()


def test_hidden_sheets_are_read_and_charts_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "board.xlsx"
    with xlsxwriter.Workbook(path) as book:
        front, page = book.add_worksheet("Front"), book.add_worksheet("Board")
        for at, row in enumerate(BOARD):
            page.write_row(at, 0, row)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Board!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
        page.hide()
        front.activate()
    assert read_file(path).sources == {Kind.BOARD: ("board.xlsx, sheet Board",)}
