"""Cells through the xlwings engine on LibreOffice: written and read as Excel has them."""

import datetime
import random
import time
from pathlib import Path

import pytest
import xlsxwriter
import xlwings
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book
from libreoffice.office import Cell, OfficeError

THIS_YEAR = datetime.date.today().year


class TestReading:
    def test_every_kind_of_cell(self, cells: xlwings.Sheet) -> None:
        assert cells["A1:A7"].value == [
            "Band 5",
            5.0,
            0.5,
            True,
            "5-6",
            datetime.datetime(2021, 3, 31),
            datetime.datetime(2021, 3, 31, 18),
        ]
        assert type(cells["A2"].value) is float
        assert cells["A11:A13"].value == [True, None, 10.0]

    def test_errors_are_excels_numbers_and_blanks_unless_asked_for(self, cells: xlwings.Sheet) -> None:
        errors = cells["A8:A10"]
        assert errors.raw_value == ((-2146826281,), (-2146826246,), (-2146826259,))
        assert errors.value == [None, None, None]
        assert errors.options(err_to_str=True).value == ["#DIV/0!", "#N/A", "#NAME?"]
        assert cells["A14"].options(err_to_str=True).value == "#VALUE!"

    def test_options_of_xlwings(self, cells: xlwings.Sheet) -> None:
        assert cells["A2"].options(ndim=2).value == [[5.0]]
        assert cells["A2"].options(numbers=int).value == 5
        assert cells["B1"].options(empty="").value == ""
        assert cells["A6"].options(dates=datetime.date).value == datetime.date(2021, 3, 31)

    def test_formulas_in_excels_words(self, cells_book: xlwings.Book, cells: xlwings.Sheet) -> None:
        assert cells_book.sheets["The page"]["B2"].formula == "=SUM(Cells!A2:A3)"
        assert cells["A11:A13"].formula == (("=A2>3",), ('=""',), ("=A2*2",))
        assert cells["A1:A2"].formula == (("Band 5",), ("5",))

    def test_the_harness_sees_the_same_workbook(self, cells_book: xlwings.Book, cells: xlwings.Sheet) -> None:
        cells["A2"].value = 10
        document = cells_book.impl.document
        assert document.values("The page", "B2:B2") == [[10.5]]
        assert document.formulas()[Cell("Cells", "A13")].value == 20


class TestWriting:
    def test_a_block_of_every_kind_comes_back(self, cells: xlwings.Sheet) -> None:
        block = [
            ["Band 5", 1.0, None],
            [True, datetime.datetime(2021, 3, 31), 0.25],
            [False, datetime.datetime(2021, 3, 31, 18), "two\nlines"],
        ]
        cells["F1"].value = block
        assert cells["F1:H3"].value == block
        assert [cell.number_format for cell in cells["F2:H2"]] == ["General", "dd/mm/yyyy", "General"]

    def test_text_is_taken_as_typed_unless_an_apostrophe_keeps_it(self, cells: xlwings.Sheet) -> None:
        cells["F1"].value = [["5-6", "'5-6"], ["001", "'001"], ["=1+1", "'=1+1"], ["12%", "'12%"]]
        assert cells["F1:F4"].value == [datetime.datetime(THIS_YEAR, 6, 5), 1.0, 2.0, 0.12]
        assert cells["G1:G4"].value == ["5-6", "001", "=1+1", "12%"]
        assert [cell.number_format for cell in cells["F1:F4"]] == ["dd-mmm", "General", "General", "0%"]
        assert cells["G1:G4"].number_format == "General"

    def test_what_replaces_a_text_is_no_text(self, cells: xlwings.Sheet) -> None:
        cells["F1"].value = "'12"
        cells["F1"].value = 12
        assert cells["F1"].value == 12.0
        cells["A4"].value = 7
        assert cells["A4"].value == 7.0

    def test_a_cell_of_text_keeps_everything_as_text(self, cells: xlwings.Sheet) -> None:
        for given, kept in (("5-6", "5-6"), (12, "12"), ("=1+1", "=1+1"), ("'001", "001")):
            cells["C1"].value = given
            assert cells["C1"].value == kept

    def test_none_blanks_and_formats_stay(self, cells: xlwings.Sheet) -> None:
        cells["A6"].value = None
        assert cells["A6"].value is None
        assert cells["A6"].number_format == "dd/mm/yyyy"
        cells["A6"].value = 44286
        assert cells["A6"].value == datetime.datetime(2021, 3, 31)

    def test_formulas_of_excel(self, cells: xlwings.Sheet) -> None:
        formulas = [
            "=IF('The page'!B2>3,\"a, b\",#N/A)",
            "=STDEV.S(A2:A3)",
            "=SUM({1,2;3,4})",
            '=A2&"_xlfn.("',
        ]
        cells["F1:I1"].formula = formulas
        assert cells["F1:I1"].value == ["a, b", pytest.approx(3.181980515339464), 10.0, "5_xlfn.("]
        assert cells["G1:I1"].formula == (tuple(formulas[1:]),)

    def test_truth_and_errors_in_formulas(self, cells: xlwings.Sheet) -> None:
        cells["F1:I1"].formula = ["=A2>3", "=A2<3", "=A2-4", '=IFERROR(#N/A,"none")']
        assert cells["F1:I1"].value == [True, False, 1.0, "none"]
        assert cells["F1:H1"].raw_value == ((True, False, 1.0),)
        assert type(cells["H1"].value) is float

    def test_one_formula_fills_a_range_relatively(self, cells: xlwings.Sheet) -> None:
        cells["F1:G2"].formula = "=A1+$A$2"
        assert cells["F1:G2"].formula == (("=A1+$A$2", "=B1+$A$2"), ("=A2+$A$2", "=B2+$A$2"))

    def test_one_value_fills_a_range(self, cells: xlwings.Sheet) -> None:
        cells["F1:G2"].value = 3
        assert cells["F1:G2"].value == [[3.0, 3.0], [3.0, 3.0]]

    def test_contents_are_cleared_and_formats_stay(self, cells: xlwings.Sheet) -> None:
        cells["A1:A14"].clear_contents()
        assert set(cells["A1:A14"].value) == {None}
        assert cells["A6"].number_format == "dd/mm/yyyy"
        cells["A6"].clear()
        assert cells["A6"].number_format == "General"

    def test_a_locked_cell_is_refused(self, live_office: LiveOffice, tmp_path: Path) -> None:
        with xlsxwriter.Workbook(tmp_path / "locked.xlsx") as made:
            sheet = made.add_worksheet("A")
            sheet.write("A2", 2, made.add_format({"locked": False}))
            sheet.protect()
        (tmp_path / "open").mkdir()
        with live_book(live_office, tmp_path / "locked.xlsx", tmp_path / "open") as book:
            book.sheets["A"]["A2"].value = 5
            with pytest.raises(OfficeError, match="is protected"):
                book.sheets["A"]["A1:A2"].value = 5
            assert book.sheets["A"]["A1:A2"].value == [None, 5.0]

    def test_twenty_thousand_rows_in_a_few_seconds(self, cells: xlwings.Sheet) -> None:
        dice = random.Random(5)
        day = datetime.datetime(2021, 3, 31)
        staff = [f"E{number:06}" for number in range(20_000)]
        rows = [[number, day, dice.random(), None, *["Band 5", 1.0, "White"] * 7] for number in staff]
        started = time.monotonic()
        cells["F1"].value = rows
        assert cells["F1"].resize(20_000, 25).value == rows
        assert time.monotonic() - started < 60  # 4 s where nothing else runs
