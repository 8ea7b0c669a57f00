"""A year of a workbook with the buttons that read and write files, and the turn to the next year."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import small_trust
import xlwings
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book

from live.pasted import SHEETS, choose, paste, pick, previous_years
from live.shown import Shown, shown
from udfs import macros
from wres_xl.example.form import write_form
from wres_xl.example.form_data import DataSheet
from wres_xl.example.sheets import write_workbook
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.data_sheets import DATA_SHEETS, lines
from wres_xl.workbook.page_cells import cells_of
from wres_xl.workbook.report import blank_report

PAGES = cells_of(blank_report(Settings(), ReportingYear(2020)))
WORDS, ACTION = "Panels are mixed since June.", "Train every panel"
OWN_LINE = min(PAGES["2 Appointment"].own)


@dataclass(frozen=True)
class Year:
    """What was seen after each button, in the order in which they were pressed."""

    seen: dict[str, Shown]
    facts: dict[str, object]


def files(folder: Path) -> dict[str, Path]:
    """The small trust's extracts as files: the casework with real dates, the board twice; and two others."""
    tables = small_trust.extracts()
    (headings, *cases) = tables.pop("casework")
    found = {path.stem: path for path in small_trust.write(folder, tables).iterdir()}
    dated = [[*case[:2], datetime.strptime(case[2], "%d/%m/%Y").date()] for case in cases]
    found["casework"] = write_workbook(folder / "casework.xlsx", "Cases", [headings, *dated])
    found["board again"] = folder / "board again.csv"
    found["board again"].write_bytes(found["board"].read_bytes())
    found["notes"] = folder / "notes.csv"
    found["notes"].write_text("To do\nAsk Payroll\n", encoding="utf-8")
    found["broken"] = folder / "broken.xlsx"
    found["broken"].write_bytes(b"no workbook")
    found["form"] = write_form(folder / "national form.xlsx")
    return found


@pytest.fixture(scope="module")
def year(live_office: LiveOffice, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Year:
    folder = tmp_path_factory.mktemp("year")
    path, seen, facts = files(folder / "files"), {}, {"folder": folder}
    with live_book(live_office, template, folder) as book:

        def press(macro: Callable[[xlwings.Book], None], moment: str, *picked: Path) -> None:
            pick(book, *picked)
            macro(book)
            seen[moment] = shown(book)

        choose(book, organisation="Small Trust", year="2020-21")
        tables = [path[name] for name in ("staff", "recruitment", "casework", "learning", "survey")]
        press(macros.import_extracts, "unreadable", path["staff"], path["broken"])
        press(macros.import_extracts, "imported", *tables, path["board"], path["board again"], path["notes"])
        facts["opened"] = book.sheets["Disciplinary"]["C4"].value
        press(macros.import_extracts, "again", path["staff"], path["board"])
        paste(book, "Previous years", previous_years("2019-20"))
        press(macros.save_as_pdf, "too early")
        press(macros.generate_tabs, "generated")
        write_words(book)
        book.sheets["Statistics"].visible = False
        book.sheets["Home"].activate()
        press(macros.save_as_pdf, "printed")
        press(macros.publication_copy, "published")
        press(macros.show_help, "helped")
        press(macros.fill_national_workbook, "not understood", path["board"])
        press(macros.fill_national_workbook, "not a form", path["casework"])
        facts["before filling"] = {each.name for each in (folder / "files").iterdir()}
        press(macros.fill_national_workbook, "filled", path["form"])
        facts["open"] = [each.name for each in book.app.books]
        facts["form"] = book.app.books["national form filled.xlsx"].sheets["WRES data"]["A1:N80"].value
        press(macros.fill_national_workbook, "filled again", path["form"])
        press(macros.start_next_year, "next year")
        press(macros.start_next_year, "too soon")
        for name, rows in small_trust.extracts(2021).items():
            paste(book, SHEETS[name], rows)
        press(macros.generate_tabs, "generated next year")
        press(macros.start_next_year, "year after")
    return Year(seen, facts)


def write_words(book: xlwings.Book) -> None:
    row, column = OWN_LINE
    book.sheets["2 Appointment"].range((row + 1, column + 1)).value = WORDS
    actions = sorted(place for place in PAGES["Action plan"].own if PAGES["Action plan"].cells[place] is None)
    row, column = actions[0]
    book.sheets["Action plan"].range((row + 1, column + 1)).value = ACTION


def test_the_publication_copy_hides_small_numbers(year: Year) -> None:
    (message,) = year.seen["published"].messages
    copy = year.facts["folder"] / "WRES 2020-21 publication copy.xlsx"
    book = openpyxl.load_workbook(copy)
    assert message.startswith("WRES 2020-21 publication copy.xlsx is beside this workbook.")
    assert "About this copy" in book.sheetnames
    assert "Data quality" not in book.sheetnames
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "[c]" in cells
    assert [cell for cell in cells if cell.startswith("=")] == []


class TestImport:
    def test_an_unreadable_file_stops_all(self, year: Year) -> None:
        (message,) = year.seen["unreadable"].messages
        assert "broken.xlsx" in message
        assert year.seen["unreadable"].cell("ESR staff", 2, 0) is None

    def test_each_file_goes_to_its_sheet(self, year: Year) -> None:
        (message,) = year.seen["imported"].messages
        assert {*message.splitlines()} == {
            "staff.csv: imported into ESR staff.",
            "recruitment.csv: imported into Recruitment.",
            "casework.xlsx, sheet Cases: imported into Disciplinary.",
            "learning.csv: imported into Training.",
            "survey.csv: imported into Staff survey.",
            "board.csv: one of several board tables. Put them together, then import that one.",
            "board again.csv: one of several board tables. Put them together, then import that one.",
            "notes.csv: not imported, because no headings of a table for the WRES were found in it.",
        }
        sheets = year.seen["imported"].values
        assert sheets["ESR staff"][2:] == small_trust.extracts()["staff"]
        assert sheets["Board"][2:] == []

    def test_dates_are_dates(self, year: Year) -> None:
        assert year.facts["opened"] == datetime(2020, 6, 5)

    def test_what_is_there_is_not_overwritten(self, year: Year) -> None:
        (message,) = year.seen["again"].messages
        assert message.splitlines() == [
            "board.csv: imported into Board.",
            "staff.csv: ESR staff holds data already. Clear it from row 3 down first.",
        ]
        assert year.seen["again"].values["ESR staff"] == year.seen["imported"].values["ESR staff"]

    def test_what_was_imported_is_counted(self, year: Year) -> None:
        assert year.seen["generated"].messages == ()
        assert year.seen["generated"].under("National return", "9_workforce", "2020-21 White") == 61
        assert year.seen["generated"].under("National return", "3_disciplinary", "2020-21 BME") == 2


class TestPdf:
    def test_it_needs_pages(self, year: Year) -> None:
        assert year.seen["too early"].messages == (
            "There are no report pages yet. Press Generate WRES tabs first.",
        )

    def test_it_holds_the_pages_that_are_shown(self, year: Year) -> None:
        folder = year.facts["folder"]
        assert isinstance(folder, Path)
        assert year.seen["printed"].messages == ("Saved as WRES 2020-21.pdf, beside this workbook.",)
        assert {*folder.glob("*.pdf")} == {folder / "WRES 2020-21.pdf"}
        command = ["pdftotext", "-layout", str(folder / "WRES 2020-21.pdf"), "-"]
        *pages, after = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")
        assert after == ""
        printed = [name for name in PAGES if name != "Statistics"]
        assert len(pages) == len(printed)
        for name, page in zip(printed, pages, strict=True):
            title = str(year.seen["printed"].cell(name, 0, 0)).split()[:4]
            assert page.split()[: len(title)] == title, name
        assert WORDS in pages[printed.index("2 Appointment")]

    def test_the_workbook_is_as_before(self, year: Year) -> None:
        assert year.seen["printed"].active == "Home"
        assert year.seen["printed"].hidden == {"Lists", "Places", "Statistics"}


class TestForm:
    def test_the_copy_and_its_reconciliation_are_opened(self, year: Year) -> None:
        assert year.seen["filled"].messages == (
            "national form filled.xlsx is filled. national form filled reconciliation.xlsx tells what became "
            "of every cell.",
        )
        assert year.facts["open"] == [
            "WRES workbook.xlsm",
            "WRES 2020-21 publication copy.xlsx",
            "national form filled.xlsx",
            "national form filled reconciliation.xlsx",
        ]

    @pytest.mark.parametrize(
        ("key", "last", "this"),
        [
            ("2_appointed", (150, 11, 40), (10, 3, 1)),
            ("3_disciplinary", (15, 2, 0), (3, 2, 0)),
            ("4_trained", (218, 9, 0), (30, 8, 2)),
            ("9_board", (5, 0, 1), (5, 1, 0)),
            ("1a_band_5", None, (20, 4, 1)),
        ],
    )
    def test_the_figures_are_in_their_cells(
        self, year: Year, key: str, last: tuple[int, ...] | None, this: tuple[int, ...]
    ) -> None:
        form = year.facts["form"]
        assert isinstance(form, list)
        row = form[DataSheet.row_of(key)]
        assert tuple(row[10:13]) == this
        assert last is None or tuple(row[4:7]) == last

    def test_a_second_copy_gets_a_number(self, year: Year) -> None:
        assert year.seen["filled again"].messages[0].startswith("national form filled (2).xlsx is filled. ")

    def test_what_is_no_form(self, year: Year) -> None:
        for moment in ("not understood", "not a form"):
            (message,) = year.seen[moment].messages
            assert year.seen[moment].cell("Data quality", 1, 0) == f"The last attempt failed: {message}"
        assert "the form was not understood. Nothing was written." in year.seen["not a form"].messages[0]
        before = year.facts["before filling"]
        assert isinstance(before, set)
        assert not [name for name in before if "filled" in name]


def test_help(year: Year) -> None:
    (message,) = year.seen["helped"].messages
    assert [line[:2] for line in message.splitlines()] == ["1.", "2.", "3.", "4.", "5.", "6."]


def earlier(seen: Shown) -> dict[tuple[object, object], tuple[object, ...]]:
    """The rows of Previous years by year and data item."""
    headings, *rows = seen.values["Previous years"][2:]
    assert headings[:5] == ["Year", "Data item", "White", "BME", "Unknown"]
    return {(row[0], row[1]): tuple(row[2:5]) for row in rows}


class TestNextYear:
    def test_what_is_said(self, year: Year) -> None:
        assert year.seen["next year"].messages == (
            "This workbook is now for 2021-22; the figures of 2020-21 are on Previous years. Your own words "
            "of 2020-21 are on the sheet Words 2020-21.",
        )

    def test_figures_are_kept_beside_those_of_older_years(self, year: Year) -> None:
        figures = earlier(year.seen["next year"])
        assert {label for label, _ in figures} == {"2019-20", "2020-21"}
        assert figures["2019-20", "2_shortlisted"] == (1605, 251, 42)
        assert figures["2020-21", "2_shortlisted"] == (50, 25, 3)
        assert figures["2020-21", "1a_band_5"] == (20, 4, 1)
        assert figures["2020-21", "5_harassment_public"] == (0.2, 0.3, None)

    def test_the_data_sheets_are_empty_again(self, year: Year) -> None:
        for made in DATA_SHEETS[:-1]:
            assert year.seen["next year"].values[made.name] == [[line] for line in lines(made)], made.name

    def test_words_are_kept_apart(self, year: Year) -> None:
        assert year.seen["next year"].values["Words 2020-21"] == [
            ["Own words of 2020-21", None, None],
            ["Page", "Line", "Words"],
            ["2 Appointment", OWN_LINE[0] + 1, WORDS],
        ]
        assert WORDS not in year.seen["next year"].texts("2 Appointment")
        assert ACTION in year.seen["next year"].texts("Action plan")

    def test_the_pages_wait(self, year: Year) -> None:
        assert {*PAGES, "Lists", "Places"} == year.seen["next year"].hidden
        assert year.seen["next year"].cell("Data quality", 1, 0) == "No extract was counted yet."
        assert not [cell for row in year.seen["next year"].values["Data quality"] for cell in row[6:] if cell]

    def test_a_year_without_figures_is_not_left(self, year: Year) -> None:
        assert year.seen["too soon"].messages == (
            "National return holds no figures of 2021-22 yet. Press Generate WRES tabs first.",
        )
        assert earlier(year.seen["too soon"]) == earlier(year.seen["next year"])

    def test_last_years_figures_stand_beside_the_new_ones(self, year: Year) -> None:
        now = year.seen["generated next year"]
        assert now.messages == ()
        before = year.seen["generated"]
        for key in ("9_workforce", "2_relative_likelihood", "3_likelihood", "9_board_share"):
            for column in ("White", "BME", "Unknown", "All / ratio"):
                heading = f"2020-21 {column}"
                assert now.under("National return", key, heading) == before.under(
                    "National return", key, heading
                )
        assert now.under("Summary", 2, "2020-21 White") == pytest.approx(10 / 50)
        assert now.under("National return", "3_two_year_disciplinary", "2021-22 White") == 6

    def test_the_year_after_keeps_all_three(self, year: Year) -> None:
        figures = earlier(year.seen["year after"])
        assert {label for label, _ in figures} == {"2019-20", "2020-21", "2021-22"}
        assert figures["2021-22", "3_disciplinary"] == (3, 2, 0)
        assert {key: row for key, row in figures.items() if key[0] != "2021-22"} == earlier(
            year.seen["next year"]
        )
        assert "Words 2020-21" in year.seen["year after"].visible
        assert year.seen["year after"].messages == (
            "This workbook is now for 2022-23; the figures of 2021-22 are on Previous years.",
        )
