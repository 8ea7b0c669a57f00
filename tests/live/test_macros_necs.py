"""The example trust in the template: pasted, generated, edited by a person, and generated again."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
import xlwings
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book
from openpyxl.utils import get_column_letter
from published import NOT_PRINTED, published_figures
from pyopenvba import ExcelFile

from live import necs_example
from live.necs_example import DATA_SHEETS, LAST, ORGANISATION, THIS
from live.pasted import choose, rows_of
from live.shown import Shown, contents, differences, shown
from udfs import macros
from wres_xl.settings import Settings
from wres_xl.workbook.page_cells import PageCells, cells_of
from wres_xl.workbook.report import Report

REPORT_PAGES = (
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
)
PAGE_OF = {
    **dict(zip(range(1, 6), REPORT_PAGES[3:8], strict=True)),
    **{6: "5-6 Harassment", 7: "7-8 Opportunity", 8: "7-8 Opportunity", 9: "9 Board"},
}
WORDS, ACTION, NOTE = "Panels are mixed since June 2021.", "Train every panel", "Ask the panel chairs"
BLUE, YELLOW = (0, 94, 184), (255, 255, 153)
MOVER = """Public Sub MoveToEnd(name As String)
    Worksheets(name).Move After:=Worksheets(Worksheets.Count)
End Sub
"""


@dataclass(frozen=True)
class Journey:
    """A workbook at four moments, and the reports that its pages must show when generated."""

    imported: Shown
    imported_file: list[list[object]]
    first: Shown
    edited: Shown
    second: Shown
    report: Report
    changed_report: Report
    looks: dict[str, object]
    rewritten: list[str]


@pytest.fixture(scope="module")
def movable(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template with a macro of a person's own, by which a sheet is moved."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("movable")))
    with ExcelFile(path) as package:
        package.vba_project().add_module("Ours", MOVER.replace("\n", "\r\n"))
        package.save()
    return path


@pytest.fixture(scope="module")
def journey(
    live_office: LiveOffice, movable: Path, example: Path, tmp_path_factory: pytest.TempPathFactory
) -> Journey:
    folder = tmp_path_factory.mktemp("journey")
    changed = Path(shutil.copytree(example / THIS, folder / THIS))
    chosen = Settings(organisation=ORGANISATION, indicator_3_basis="two years")
    chosen_then = Settings(organisation="Ours", term="ethnic minority", confidence=0.9)
    imported_file = rows_of(example / THIS / necs_example.IMPORTED)
    report = necs_example.report(example / THIS, folder / "earlier.csv", movable.name, chosen)
    with live_book(live_office, movable, folder) as book:
        necs_example.fill(book, example)
        macros.import_extracts(book)
        imported = shown(book, *DATA_SHEETS[:3], *DATA_SHEETS[4:])
        macros.generate_tabs(book)
        first = shown(book, *DATA_SHEETS)
        edit(book, cells_of(report))
        change_a_member(book, changed / "board.xlsx")
        choose(book, organisation="Ours", term="ethnic minority", confidence=0.9)
        choose(book, indicator_3_basis="single year")
        edited = shown(book, *DATA_SHEETS)
        macros.generate_tabs(book)
        second = shown(book, *DATA_SHEETS)
        before = contents(book, *DATA_SHEETS)
        macros.generate_tabs(book)
        after = contents(book, *DATA_SHEETS)
        rewritten = [name for name, cells in after.items() if cells != before[name]]
        summary = book.sheets["Summary"]
        looks = {
            "colour": summary["E7"].color,
            "format": summary["E7"].number_format,
            "neighbour": summary["E8"].number_format,
            "heading": book.sheets["2 Appointment"]["A1"].color,
        }
    changed_report = necs_example.report(changed, folder / "earlier.csv", movable.name, chosen_then)
    return Journey(imported, imported_file, first, edited, second, report, changed_report, looks, rewritten)


def edit(book: xlwings.Book, pages: dict[str, PageCells]) -> None:
    """What people do to a report: words, an action, colours, columns and rows, sheets of their own."""
    first_words = min(pages["2 Appointment"].own)
    book.sheets["2 Appointment"].range(one_on(first_words)).value = WORDS
    actions = sorted(pages["Action plan"].own)
    blank = next(place for place in actions if pages["Action plan"].cells[place] is None)
    book.sheets["Action plan"].range(one_on(blank)).value = ACTION
    summary, national = book.sheets["Summary"], book.sheets["National return"]
    summary["D7"].color, summary["D7"].number_format = YELLOW, "0.000"
    book.sheets["2 Appointment"]["A1"].color = BLUE
    ours = book.sheets.add("Ours", before=book.sheets["Home"])
    row, column = place_of(pages["National return"], "2_appointed", f"{THIS} White")
    ours["A1"].formula = f"=2*'National return'!{get_column_letter(column + 1)}{row + 1}"
    insert_column(summary, 4)
    summary["D6"].value = NOTE
    insert_column(national, 11)
    board = book.sheets["9 Board"]
    board.range((5, 1), (5, 16384)).insert("down")
    book.sheets["3 Disciplinary"].name = "Formal cases"
    book.macro("Ours.MoveToEnd")("2 Appointment")


def one_on(place: tuple[int, int]) -> tuple[int, int]:
    return place[0] + 1, place[1] + 1


def place_of(page: PageCells, key: str, heading: str) -> tuple[int, int]:
    (row,) = (row for (row, column), content in page.cells.items() if column == 1 and content == key)
    column = next(column for (_, column), content in page.cells.items() if content == heading)
    return row, column


def insert_column(sheet: xlwings.Sheet, column: int) -> None:
    sheet.range((1, column), (1048576, column)).insert("right")


def change_a_member(book: xlwings.Book, path: Path) -> None:
    """One White member of the board was recorded wrongly, in the file and on the sheet."""
    file = openpyxl.load_workbook(path)
    (cell, *_) = (
        cell for row in file.active.iter_rows() for cell in row if str(cell.value).startswith("A White")
    )
    book.sheets["Board"].range((cell.row + 2, cell.column)).value = "J Asian or Asian British - Pakistani"
    cell.value = "J Asian or Asian British - Pakistani"
    file.save(path)


def moved(page: str, row: int, column: int) -> tuple[str, int, int]:
    """Where a cell is after `edit`."""
    match page:
        case "Summary":
            return page, row, column + (column >= 3)
        case "National return":
            return page, row, column + (column >= 10)
        case "9 Board":
            return page, row + (row >= 4), column
        case "3 Disciplinary":
            return "Formal cases", row, column
    return page, row, column


class TestImport:
    def test_it_says_what_it_imported(self, journey: Journey) -> None:
        assert journey.imported.messages == ("learning.csv: imported into Training.",)
        assert len(journey.imported_file) > 1000
        assert journey.imported.values["Training"][2:] == journey.imported_file

    def test_the_path_does_not_stay(self, journey: Journey) -> None:
        assert not [text for text in journey.imported.texts("Lists") if "learning" in text]


class TestGenerated:
    def test_every_cell_is_what_the_report_says(self, journey: Journey) -> None:
        assert list(differences(journey.first, journey.report)) == []

    @pytest.mark.parametrize("year", [LAST, THIS])
    def test_every_published_figure_is_there(self, journey: Journey, year: str) -> None:
        figures = [figure for figure in published_figures() if figure.year == year]
        assert len(figures) > 50
        for figure in figures:
            heading = f"{year} {figure.group}" if figure.group not in ("", "All") else f"{year} All / ratio"
            on_return = journey.first.under("National return", figure.key, heading)
            assert on_return == pytest.approx(figure.exact, abs=1e-6), figure
            # The shares of band groups stand below the national return only.
            if figure.printed != NOT_PRINTED and not figure.key.startswith("1_"):
                numbers = journey.first.numbers(PAGE_OF[figure.indicator])
                assert any(number == pytest.approx(figure.exact, abs=1e-6) for number in numbers), figure

    def test_the_pages_are_shown_and_summary_is_in_front(self, journey: Journey) -> None:
        assert {*REPORT_PAGES} <= journey.imported.hidden
        assert journey.first.hidden == {"Lists", "Places"}
        assert journey.first.active == "Summary"

    def test_what_was_said_on_the_way(self, journey: Journey) -> None:
        assert journey.first.messages == ()
        assert journey.first.statuses == ("Reading the sheets", "Counting", "Writing the pages")


class TestGeneratedAgain:
    def test_the_figures_are_right_where_they_now_stand(self, journey: Journey) -> None:
        assert list(differences(journey.second, journey.changed_report, moved)) == []

    def test_there_was_something_to_renew(self, journey: Journey) -> None:
        assert len(list(differences(journey.edited, journey.changed_report, moved))) > 200
        assert journey.second.under("National return", "9_board", f"{THIS} White") == 5
        assert "ethnic minority" in " ".join(journey.second.texts("Formal cases"))

    def test_words_and_actions_stay(self, journey: Journey) -> None:
        assert WORDS in journey.second.texts("2 Appointment")
        assert ACTION in journey.second.texts("Action plan")
        assert journey.second.cell("Summary", 5, 3) == NOTE

    def test_looks_stay(self, journey: Journey) -> None:
        assert journey.looks == {
            **{"colour": YELLOW, "format": "0.000", "neighbour": "0.00%", "heading": BLUE},
        }

    def test_sheets_stay_where_a_person_put_them(self, journey: Journey) -> None:
        names = [*journey.second.visible]
        assert (names[0], names[-1]) == ("Ours", "2 Appointment")
        assert names == [*journey.edited.visible]
        assert journey.second.cell("Ours", 0, 0) == 2 * 268

    def test_a_third_time_writes_nothing_new(self, journey: Journey) -> None:
        assert journey.rewritten == []
        assert journey.second.messages == ()
        assert journey.second.active == "Summary"
