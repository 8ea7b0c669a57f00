"""Own words in a workbook made from the template, saved and then read by `wres-xl words`."""

import json
from pathlib import Path

import openpyxl
import pytest
import small_trust
import xlwings
from commands import run
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book

from live.pasted import SHEETS, choose, paste
from udfs import macros

WRONG = "19% of minority ethnic applicants were appointed."
"""3 of 25 were."""


@pytest.fixture(scope="module")
def saved(live_office: LiveOffice, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that was generated in, moved about in, written in, and saved."""
    folder = tmp_path_factory.mktemp("saved")
    with live_book(live_office, template, folder) as book:
        choose(book, year="2020-21", term="minority ethnic")
        for name, rows in small_trust.extracts().items():
            paste(book, SHEETS[name], rows)
        macros.generate_tabs(book)
        write_words(book)
        book.save(str(folder / "board.xlsx"))
    return folder / "board.xlsx"


def write_words(book: xlwings.Book) -> None:
    """Rename a page, insert rows and columns, and write a wrong sentence on a line that was inserted."""
    page, national = book.sheets["2 Appointment"], book.sheets["National return"]
    page.name = "Appointed"
    page.range((3, 1), (3, 16384)).insert("down")
    national.range((1, 3), (1048576, 3)).insert("right")
    row = 2 + next(at for at, cell in enumerate(page["A1:A80"].value) if cell == "What have we done?")
    page.range((row + 2, 1), (row + 2, 16384)).insert("down")
    page.range((row, 1)).value = "We looked at every stage."
    page.range((row + 2, 1)).value = WRONG
    # What heads the lines may be said in other words.
    page.range((row - 1, 1)).value = "Done so far"


def test_words_are_found_where_they_were_moved_to(saved: Path) -> None:
    done = run("words", saved, "--format", "json")
    (finding,) = json.loads(done.out)
    texts = [cell.value for cell in openpyxl.load_workbook(saved)["Appointed"]["A"]]
    assert (finding["file"], finding["sheet"]) == ("board.xlsx", "Appointed")
    assert finding["row"] == texts.index(WRONG) + 1
    assert finding["problem"].startswith("This says 19%; the figures give")
    assert done.code == 1
