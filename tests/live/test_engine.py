"""Places, sheets, looks and the application through the xlwings engine on LibreOffice."""

import shutil
from pathlib import Path

import pytest
import xlwings
from libreoffice.engine import Alert
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book
from libreoffice.office import OfficeError
from pyopenvba import ExcelFile


class TestPlaces:
    def test_addresses_and_shapes(self, cells: xlwings.Sheet) -> None:
        area = cells.range((2, 1), (3, 4))
        assert (area.address, area.shape, area.row, area.column, area.count) == ("$A$2:$D$3", (2, 4), 2, 1, 8)
        assert area[1, 2].address == "$C$3"
        assert area.last_cell.address == "$D$3"
        assert area.offset(1, 1).address == "$B$3:$E$4"
        assert cells["AA10"].get_address(False, False) == "AA10"
        assert cells.used_range.address == "$A$1:$C$14"

    def test_ends_of_blocks(self, cells: xlwings.Sheet) -> None:
        cells["F2:F4"].value = 1
        cells["F8"].value = 1
        assert [cells[a].end("down").row for a in ("F1", "F2", "F4", "F8")] == [2, 4, 8, 1_048_576]
        assert [cells[a].end("up").row for a in ("F4", "F8", "F2")] == [2, 4, 1]
        assert cells["F2"].end("left").address == "$A$2"
        assert cells["F2"].expand("down").address == "$F$2:$F$4"

    def test_names_move_with_what_they_name(self, cells_book: xlwings.Book, cells: xlwings.Sheet) -> None:
        assert "TOTAL" in cells_book.names
        assert "other" not in cells_book.names
        assert cells_book.names["area"].refers_to_range == cells["A1:B3"]
        cells["A:A"].insert("right")
        assert cells_book.names["area"].refers_to == "=Cells!$B$1:$C$3"
        assert cells["area"].address == "$B$1:$C$3"
        cells_book.sheets["The page"]["1:1"].insert("down")
        assert cells_book.names["total"].refers_to_range.address == "$B$3"
        assert cells_book.names["total"].refers_to_range.formula == "=SUM(Cells!B2:B3)"

    def test_names_are_made_and_deleted(self, cells_book: xlwings.Book, cells: xlwings.Sheet) -> None:
        cells_book.names.add("pages", "='The page'!$A$1:$A$9")
        assert cells_book.names["pages"].refers_to_range == cells_book.sheets["The page"]["A1:A9"]
        cells["A3"].name = "half"
        assert cells["A3"].name.name == "half"
        cells_book.names["half"].delete()
        assert sorted(name.name for name in cells_book.names) == ["area", "pages", "rate", "total"]

    def test_a_name_of_no_cells(self, cells_book: xlwings.Book) -> None:
        assert cells_book.names["rate"].refers_to == "=0.95"
        with pytest.raises(ValueError, match="rate is not one of cells"):
            cells_book.names["rate"].refers_to_range  # noqa: B018

    def test_tables(self, cells_book: xlwings.Book) -> None:
        table = cells_book.sheets["The page"].tables["Mapping"]
        assert table.header_row_range.value == ["Value", "Meaning"]
        assert table.data_body_range.address == "$D$2:$E$3"

    def test_rows_are_deleted(self, cells: xlwings.Sheet) -> None:
        cells["1:1"].delete("up")
        assert cells["A1"].value == 5.0


class TestSheets:
    def test_visibility_is_excels_number(self, cells_book: xlwings.Book) -> None:
        assert [sheet.visible for sheet in cells_book.sheets] == [-1, -1, 0]
        cells_book.sheets["Hidden"].visible = True
        cells_book.sheets["Cells"].visible = False
        assert [bool(sheet.visible) for sheet in cells_book.sheets] == [False, True, True]

    def test_the_last_visible_sheet_cannot_be_hidden(self, cells_book: xlwings.Book) -> None:
        cells_book.sheets["Cells"].visible = False
        with pytest.raises(OfficeError, match="The page is the last visible sheet"):
            cells_book.sheets["The page"].visible = False

    def test_sheets_by_name_and_number(self, cells_book: xlwings.Book) -> None:
        assert cells_book.sheets["the PAGE"].name == cells_book.sheets[1].name == "The page"
        assert "The page" in cells_book.sheets
        with pytest.raises(KeyError):
            cells_book.sheets["None"]

    def test_a_sheet_is_added_renamed_activated_and_deleted(self, cells_book: xlwings.Book) -> None:
        added = cells_book.sheets.add("New", after="Cells")
        assert [sheet.name for sheet in cells_book.sheets] == ["Cells", "New", "The page", "Hidden"]
        assert cells_book.sheets.active == added
        added.name = "Newer"
        cells_book.sheets["The page"].activate()
        assert cells_book.sheets.active.name == "The page"
        cells_book.sheets["Newer"].delete()
        assert len(cells_book.sheets) == 3


class TestLooks:
    def test_formats_sizes_and_colours(self, cells: xlwings.Sheet) -> None:
        area = cells["A1:B2"]
        area.number_format, area.color, area.wrap_text = "0.0%", (255, 192, 0), True
        area.row_height, area.column_width = 30, 20
        assert (area.number_format, area.color, area.wrap_text) == ("0.0%", (255, 192, 0), True)
        assert (area.row_height, area.column_width) == (30, 20)
        assert (cells["A1:C1"].number_format, cells["A1:C1"].color, cells["C1"].color) == (None, None, None)

    def test_hidden_rows_and_columns(self, cells: xlwings.Sheet) -> None:
        cells["A2:A3"].rows.hidden = True
        cells["B1"].columns.hidden = True
        assert [cells[a].rows.hidden for a in ("A2:A3", "A1", "A1:A2")] == [True, False, None]
        assert [cells[a].columns.hidden for a in ("B1", "A1")] == [True, False]

    def test_links(self, cells: xlwings.Sheet) -> None:
        cells["A1"].add_hyperlink("#'The page'!B2", "Go there", "The count")
        assert (cells["A1"].value, cells["A1"].hyperlink) == ("Go there", "#'The page'!B2")
        with pytest.raises(OfficeError, match="hyperlink"):
            cells["A2"].hyperlink  # noqa: B018


MODULE = """Public Function Twice(number As Double) As Double
    Twice = 2 * number
End Function

Public Sub Note()
    ThisWorkbook.Worksheets("Cells").Range("A1").Value = "noted"
End Sub
"""


class TestApplication:
    def test_macros_of_the_workbook_run(
        self, live_office: LiveOffice, cells_workbook: Path, tmp_path: Path
    ) -> None:
        with_macros = shutil.copy(cells_workbook, tmp_path / "macros.xlsm")
        with ExcelFile(with_macros) as package:
            package.add_vba_project()
            package.vba_project().add_module("Module1", MODULE.replace("\n", "\r\n"))
            package.save()
        (tmp_path / "open").mkdir()
        with live_book(live_office, Path(with_macros), tmp_path / "open") as book:
            assert book.macro("Module1.Twice")(21.0) == 42
            book.macro("Module1.Note")()
            assert book.sheets["Cells"]["A1"].value == "noted"

    def test_what_a_person_would_have_seen_is_recorded(self, cells_book: xlwings.Book) -> None:
        cells_book.app.impl.answer = "no"
        assert cells_book.app.alert("Counted.", "WRES", "yes_no", "info") == "no"
        assert cells_book.app.impl.alerts == [Alert("Counted.", "WRES", "yes_no", "info")]
        cells_book.app.status_bar = "Reading"
        cells_book.app.status_bar = "Counting"
        cells_book.app.status_bar = False
        assert cells_book.app.impl.status_texts == ["Reading", "Counting"]
        assert cells_book.app.status_bar is False

    def test_the_book_is_the_caller_and_the_active_one(self, cells_book: xlwings.Book) -> None:
        assert xlwings.Book.caller() == cells_book
        assert xlwings.books.active == cells_book
        assert xlwings.apps.active == cells_book.app

    def test_it_is_saved_printed_and_opened_again(self, cells_book: xlwings.Book, tmp_path: Path) -> None:
        cells_book.sheets["Cells"]["A1"].value = "'5-6"
        cells_book.save(tmp_path / "saved.xlsx")
        assert cells_book.fullname == str(tmp_path / "saved.xlsx")
        cells_book.to_pdf(tmp_path / "printed.pdf")
        assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
        cells_book.close()
        again = xlwings.apps.active.books.open(tmp_path / "saved.xlsx")
        assert again.sheets["Cells"]["A1:A2"].value == ["5-6", 5.0]

    def test_nothing_reaches_the_file_that_was_opened(
        self, cells_book: xlwings.Book, cells_workbook: Path
    ) -> None:
        before = cells_workbook.read_bytes()
        cells_book.sheets["Cells"]["A1"].value = "changed"
        cells_book.save()
        assert cells_workbook.read_bytes() == before
