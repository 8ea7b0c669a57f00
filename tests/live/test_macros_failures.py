"""When a button fails, it says why in a sentence, and the workbook stays as it was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import small_trust
import xlsxwriter
import xlwings
from libreoffice.engine import Alert
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book
from small_trust import ETHNIC_ORIGIN, GRADE

from live.pasted import SHEETS, choose, fill_small_trust, paste
from live.shown import Grid, contents, shown
from udfs import macros
from wres_xl import workbook_jobs

QUALITY = "Data quality"
LINE = (1, 0)
"""Where Data quality tells of a failure."""
NAME, NUMBER, BORN = "Zyxcanary", "98765432", "17/09/1961"


@pytest.fixture(scope="module")
def book(
    live_office: LiveOffice, template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[xlwings.Book]:
    """The small trust, generated, with a person whom no message may name."""
    with live_book(live_office, template, tmp_path_factory.mktemp("failures")) as book:
        fill_small_trust(book, **tables())
        macros.generate_tabs(book)
        shown(book)
        yield book


def tables() -> small_trust.Tables:
    """The small trust with somebody whom no message may name."""
    renamed = {"70000001": NUMBER, "Quolm70000001": NAME}
    found = {
        name: [[renamed.get(cell, cell) for cell in row] for row in rows]
        for name, rows in small_trust.extracts().items()
    }
    headings, *people = found["staff"]
    found["staff"] = [[*headings, "Date of Birth"], *([*person, BORN] for person in people)]
    return found


def without_line(grids: dict[str, Grid]) -> dict[str, Grid]:
    """The cells of all sheets but the one that tells of a failure."""
    row, column = LINE
    quality = [list(cells) for cells in grids[QUALITY]]
    quality[row][column] = None
    return {**grids, QUALITY: quality}


def fails(book: xlwings.Book, macro: Callable[[xlwings.Book], None]) -> str:
    """What a failing macro says: in a message and on Data quality, nothing else having changed."""
    before = shown(book, "Lists")
    macro(book)
    after = shown(book, "Lists")
    assert without_line(dict(after.values)) == without_line(dict(before.values))
    assert (after.visible, after.active) == (before.visible, before.active)
    assert (book.app.status_bar, book.app.screen_updating) == (False, True)
    (message,) = after.messages
    assert after.cell(QUALITY, *LINE) == f"The last attempt failed: {message}"
    return message


@contextmanager
def setting(book: xlwings.Book, key: str, value: object) -> Iterator[None]:
    cell = book.names[f"wres_{key}"].refers_to_range
    before = cell.value
    choose(book, **{key: value})
    yield
    choose(book, **{key: before})


@pytest.fixture(scope="module")
def at_first(book: xlwings.Book) -> dict[str, Grid]:
    """All formulas and constants before anything failed."""
    return contents(book)


@pytest.mark.usefixtures("at_first")
class TestOneSentence:
    @pytest.mark.parametrize("name", ["generate_tabs", "check_data"])
    def test_no_year(self, book: xlwings.Book, name: str) -> None:
        with setting(book, "year", None):
            assert (
                fails(book, getattr(macros, name)) == "Choose the reporting year on the sheet Settings first."
            )

    @pytest.mark.parametrize(
        ("key", "value", "told"),
        [
            ("year", "2020", "Reporting year on the sheet Settings: "),
            ("confidence", "high", "The sheet Settings: confidence is 'high'. Expected: "),
            ("term", "White", "The sheet Settings: term is 'White'. Expected: "),
            ("maternity", "Perhaps", "The sheet Settings: headcount.maternity is 'Perhaps'. Expected: "),
        ],
    )
    def test_an_impossible_setting(self, book: xlwings.Book, key: str, value: str, told: str) -> None:
        with setting(book, key, value):
            message = fails(book, macros.generate_tabs)
        assert message.startswith(told)
        assert "\n" not in message

    def test_nothing_of_the_trust_itself(self, book: xlwings.Book) -> None:
        for sheet in SHEETS.values():
            book.sheets[sheet]["A3:K100"].clear_contents()
        assert fails(book, macros.generate_tabs).startswith(
            "There is nothing to count yet. Paste your extracts"
        )
        for name, rows in tables().items():
            paste(book, SHEETS[name], rows)

    def test_files_that_were_not_picked(self, book: xlwings.Book) -> None:
        assert fails(book, macros.import_extracts) == "No file was picked."
        assert fails(book, macros.fill_national_workbook) == "Pick the one file of the national workbook."

    def test_what_nobody_foresaw(self, book: xlwings.Book, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise ValueError(f"{NAME} {NUMBER} {BORN}")

        monkeypatch.setattr(workbook_jobs, "count_sheets", broken)
        message = fails(book, macros.generate_tabs)
        assert message == (
            "Something went wrong that should not (ValueError). Your own words and data are as they were. "
            "Please report what you did to those who support WRES-XL."
        )

    def test_all_cells_are_as_they_were(self, book: xlwings.Book, at_first: dict[str, Grid]) -> None:
        now = without_line(contents(book))
        was = without_line(at_first)
        assert [name for name in was if was[name] != now[name]] == []

    def test_the_next_success_takes_the_line_away(self, book: xlwings.Book) -> None:
        assert str(shown(book).cell(QUALITY, *LINE)).startswith("The last attempt failed: ")
        macros.generate_tabs(book)
        now = shown(book)
        assert now.messages == ()
        assert now.cell(QUALITY, *LINE) == "Nothing was found that stops a figure."


class TestPrivacy:
    def test_no_message_names_anybody(self, book: xlwings.Book) -> None:
        staff = book.sheets["ESR staff"]
        row = next(at for at, cells in enumerate(staff["A1:B90"].value, start=1) if cells[1] == NAME)
        before = staff.range((row, 1), (row, 11)).value
        for column, value in ((ETHNIC_ORIGIN, NUMBER), (GRADE, BORN)):
            staff.range((row, column + 1)).value = f"'{value}"
        macros.check_data(book)
        seen = shown(book, "ESR staff", *SHEETS.values())
        staff.range((row, 1), (row, 11)).value = [f"'{cell}" for cell in before]
        assert [cells[1] for cells in seen.values[QUALITY] if cells[1] == "Error"]
        told = [*seen.messages, *seen.statuses, *(text for name in seen.values for text in seen.texts(name))]
        assert seen.messages
        for secret in (NAME, NUMBER, BORN, "1961"):
            assert [text for text in told if secret in text] == [], secret


class TestDeleted:
    """The last tests of this workbook: what they delete does not come back."""

    def test_a_page(self, book: xlwings.Book) -> None:
        book.sheets["Commentary"].delete()
        book.sheets["Summary"].delete()
        choose(book, organisation="Small Trust After All")
        macros.generate_tabs(book)
        now = shown(book)
        assert now.messages == ()
        assert "Summary" not in now.visible
        assert "Small Trust After All, reporting year 2020-21." in " ".join(now.texts("9 Board"))
        assert now.under("National return", "9_workforce", "2020-21 White") == 61

    def test_the_national_return(self, book: xlwings.Book, tmp_path: Path) -> None:
        book.sheets["National return"].delete()
        book.names["wres_chosen_files"].refers_to_range[0, 0].value = f"'{tmp_path / 'form.xlsx'}"
        message = fails(book, macros.fill_national_workbook)
        assert message == "The sheet National return was deleted. Start a new WRES workbook."

    def test_the_settings(self, book: xlwings.Book) -> None:
        book.sheets["Settings"].delete()
        assert "is missing from this workbook. Start a new WRES workbook" in fails(book, macros.generate_tabs)

    def test_a_sheet_that_is_only_a_chart(self, book: xlwings.Book) -> None:
        # LibreOffice has none: this is how Excel counts the sheets where there is one.
        sheet, cell = book.sheets["Places"], book.sheets["Places"]["D1"]
        assert cell.value == len(book.sheets)
        cell.value = len(book.sheets) + 1
        before = shown(book)
        macros.generate_tabs(book)
        now = shown(book)
        assert now.messages[0].startswith("A chart fills a whole sheet of this workbook. ")
        assert now.values == before.values
        assert sheet.visible == 0


def test_another_workbook(live_office: LiveOffice, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    with xlsxwriter.Workbook(other) as file:
        file.add_worksheet("Mine").write("A1", "Mine")
    (tmp_path / "open").mkdir()
    with live_book(live_office, other, tmp_path / "open") as book:
        before = contents(book)
        for macro in macros._MACROS.values():
            macro(book)
        assert contents(book) == before
        assert {*book.app.impl.alerts} == {
            Alert(
                "This workbook was not made from the WRES template. Press New WRES workbook on the ribbon, "
                "and paste or import your extracts there.",
                *("WRES", "ok", None),
            )
        }
