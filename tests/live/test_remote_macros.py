"""The buttons as scripts of xlwings Server: they leave the workbook as the desktop's way does."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import small_trust
import xlwings
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book
from small_trust import ETHNIC_ORIGIN, GRADE

from live.pasted import fill_small_trust, pick
from live.payload import payload
from live.remote import play
from live.shown import Shown, shown
from udfs import macros

HOUSE = Path(__file__).parents[2]
ON_SERVER = {"XLWINGS_ON_SERVER": "true", "XLWINGS_LICENSE_KEY": "noncommercial"}
CALL = """
import asyncio, json, sys
import xlwings
from xlwings.server import custom_scripts_call
import udfs.macros
book = xlwings.Book(json=json.load(sys.stdin))
call = custom_scripts_call(udfs.macros, sys.argv[1], typehint_to_value={xlwings.Book: book})
asyncio.run(call)
json.dump(book.json(), sys.stdout, allow_nan=False)
"""

Press = Callable[[xlwings.Book, str], None]


def on_desktop(book: xlwings.Book, macro: str) -> None:
    getattr(macros, macro)(book)


def on_server(book: xlwings.Book, macro: str) -> None:
    """As xlwings Server does, in a process of its own, which decides on importing xlwings where it runs."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CALL, macro],
        input=json.dumps(payload(book), allow_nan=False),
        capture_output=True,
        text=True,
        check=False,
        cwd=HOUSE,
        env=os.environ | ON_SERVER,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    play(json.loads(done.stdout)["actions"], book)


def journey(press: Press, book: xlwings.Book) -> dict[str, Shown]:
    """From dirty extracts to the next year; what was seen after each button."""
    seen = {}

    def pressed(macro: str, moment: str) -> None:
        press(book, macro)
        # Office.js has no status bar.
        seen[moment] = replace(shown(book), statuses=())

    pressed("generate_tabs", "empty")
    staff = small_trust.extracts()["staff"]
    staff[1][ETHNIC_ORIGIN], staff[2][GRADE] = "Klingon", "=NA()"
    # Office.js would take this name for a date if it were written as a value.
    fill_small_trust(book, staff=[*staff, ["5-6", "Note", *[""] * 8]])
    book.names["wres_organisation"].refers_to_range.value = "'Example Teaching Hospitals Trust, 31 March 2021"
    pressed("check_data", "checked")
    book.names["wres_mapping"].refers_to_range[0, 3].value = "BME"
    book.sheets["ESR staff"]["F5"].value = f"'{staff[3][GRADE]}"
    book.sheets["Summary"].range((1, 4), (1048576, 4)).insert("right")
    book.sheets["3 Disciplinary"].name = "Formal cases"
    pressed("generate_tabs", "generated")
    book.sheets["9 Board"]["A1"].color = (255, 255, 0)
    pressed("start_next_year", "next year")
    pressed("show_help", "helped")
    return seen


@pytest.fixture(scope="module")
def both(
    live_office: LiveOffice, template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Shown], dict[str, Shown]]:
    journeys = []
    for press in (on_desktop, on_server):
        with live_book(live_office, template, tmp_path_factory.mktemp("both")) as book:
            journeys.append(journey(press, book))
            if press is on_server:
                journeys[-1] |= needing_files(book)
    return journeys[0], journeys[1]


def needing_files(book: xlwings.Book) -> dict[str, Shown]:
    seen = {}
    for macro in ("import_extracts", "fill_national_workbook", "save_as_pdf"):
        pick(book, Path("C:/extracts/staff.xlsx"))
        on_server(book, macro)
        seen[macro] = shown(book)
    return seen


@pytest.mark.parametrize("moment", ["empty", "checked", "generated", "next year", "helped"])
def test_the_same_cells_sheets_and_messages(
    both: tuple[dict[str, Shown], dict[str, Shown]], moment: str
) -> None:
    desktop, server = both[0][moment], both[1][moment]
    assert [name for name in desktop.values if desktop.values[name] != server.values[name]] == []
    assert server == desktop


def test_the_journey_is_one_that_tells(both: tuple[dict[str, Shown], dict[str, Shown]]) -> None:
    server = both[1]
    assert server["empty"].messages[0] == "Choose the reporting year on the sheet Settings first."
    assert server["checked"].messages[0].startswith("Found: ")
    assert server["generated"].messages == ()
    assert server["generated"].under("National return", "9_workforce", "2020-21 BME") == 21
    assert server["next year"].messages[0].startswith("This workbook is now for 2021-22; ")


@pytest.mark.parametrize("macro", ["import_extracts", "fill_national_workbook", "save_as_pdf"])
def test_what_needs_files_says_so(both: tuple[dict[str, Shown], dict[str, Shown]], macro: str) -> None:
    assert both[1][macro].messages == (
        "This needs files: press the button in Excel on Windows or on a Mac with the WRES add-in.",
    )
