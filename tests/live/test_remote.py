"""The same script on a live workbook and through xlwings' remote engine leaves the same cells."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import xlwings
from libreoffice.engine import Alert
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book

from live.payload import payload
from live.remote import MistakenError, run, run_script


@pytest.fixture(scope="module", autouse=True)
def licence() -> Iterator[None]:
    """The environment as it was, for whoever comes after."""
    before = os.environ.get("XLWINGS_LICENSE_KEY")
    yield
    os.environ.pop("XLWINGS_LICENSE_KEY", None)
    if before is not None:
        os.environ["XLWINGS_LICENSE_KEY"] = before


def fill(book: xlwings.Book) -> None:
    """What the buttons do: read, then write texts, numbers, formulas and blanks, show and land."""
    cells, page = book.sheets["Cells"], book.sheets["The page"]
    band, count = cells["A1:A2"].value
    book.names["area"].refers_to_range.clear_contents()
    cells["A1"].value = [[f"'{band}", "'5-6"], [count + 1, None], ["=A2*2", datetime.datetime(2021, 3, 31)]]
    cells["F1"].formula = [["'Example NHS Trust 2021", "=A2+1"]]
    cells["F1:F2"].number_format = "0.00"
    cells["F2"].add_hyperlink("#'The page'!B2", "Go there", "The count")
    page["A1:A2"].rows.hidden = True
    page["G1"].color = (255, 192, 0)
    book.names.add("added", "='The page'!$A$1")
    book.sheets["Hidden"].visible = True
    page.activate()
    book.app.alert("Done.", "WRES")


def state(book: xlwings.Book) -> dict[str, object]:
    """All that `fill` may have changed, as the live workbook has it."""
    cells, page = book.sheets["Cells"], book.sheets["The page"]
    return {
        "values": [sheet["A1:H14"].options(err_to_str=True).value for sheet in book.sheets],
        "formulas": [sheet["A1:H14"].formula for sheet in book.sheets],
        "formats": [cell.number_format for cell in cells["A1:H3"]],
        "link": cells["F2"].hyperlink,
        "hidden rows": page["A1:A2"].rows.hidden,
        "colour": page["G1"].color,
        "names": {name.name: name.refers_to for name in book.names},
        "visible": [sheet.visible for sheet in book.sheets],
        "active": book.sheets.active.name,
        "alerts": book.app.impl.alerts,
    }


def test_both_ways_leave_the_same_workbook(
    live_office: LiveOffice, cells_workbook: Path, tmp_path: Path
) -> None:
    with live_book(live_office, cells_workbook, tmp_path) as directly:
        fill(directly)
        expected = state(directly)
    with live_book(live_office, cells_workbook, tmp_path) as remotely:
        run(fill, remotely)
        assert state(remotely) == expected
    assert expected["link"] == "#'The page'!B2"
    assert expected["alerts"] == [Alert("Done.", "WRES", "ok", None)]


def test_a_script_is_called_as_xlwings_server_calls_it(cells_book: xlwings.Book) -> None:
    os.environ["XLWINGS_LICENSE_KEY"] = "noncommercial"
    from xlwings.server import script

    @script
    def greet(book: xlwings.Book) -> None:
        book.sheets["Cells"]["A1"].value = "hello"

    module = ModuleType("scripts")
    module.greet = greet  # type: ignore[attr-defined]
    actions = run_script(module, "greet", cells_book)
    assert [action["func"] for action in actions] == ["setValues"]
    assert cells_book.sheets["Cells"]["A1"].value == "hello"


def test_the_picture_shows_what_the_client_would_send(cells_book: xlwings.Book) -> None:
    sent = payload(cells_book)
    assert [(sheet["name"], sheet["visibility"]) for sheet in sent["sheets"]] == [
        ("Cells", "Visible"),
        ("The page", "Visible"),
        ("Hidden", "Hidden"),
    ]
    first = [row[0] for row in sent["sheets"][0]["values"]]
    assert first[:6] == ["Band 5", 5, 0.5, True, "5-6", "2021-03-31T00:00:00.000Z"]
    assert first[7:13] == ["#DIV/0!", "#N/A", "#NAME?", True, "", 10]
    # The client sends the names of cells only.
    assert [(name["name"], name["sheet_index"], name["address"]) for name in sent["names"]] == [
        ("area", 0, "A1:B3"),
        ("total", 1, "B2"),
    ]
    assert [table["data_body_range_address"] for table in sent["sheets"][1]["tables"]] == ["D2:E3"]


def test_the_script_sees_the_workbook_as_it_was(cells_book: xlwings.Book) -> None:
    seen = {}

    def script(remote: xlwings.Book) -> None:
        cells = remote.sheets["Cells"]
        seen["values"] = cells["A1:A11"].options(ndim=2, err_to_str=True).value
        seen["area"] = remote.names["area"].refers_to_range.address
        seen["visible"] = [sheet.visible for sheet in remote.sheets]
        cells["A1"].value = "changed"
        seen["after"] = cells["A1"].value

    run(script, cells_book)
    assert seen["values"] == [
        ["Band 5"],
        [5],
        [0.5],
        [True],
        ["5-6"],
        [datetime.datetime(2021, 3, 31)],
        [datetime.datetime(2021, 3, 31, 18)],
        ["#DIV/0!"],
        ["#N/A"],
        ["#NAME?"],
        [True],
    ]
    assert (seen["area"], seen["visible"], seen["after"]) == ("$A$1:$B$3", [True, True, False], "Band 5")


@pytest.mark.parametrize(
    "text",
    [
        "Example NHS Trust 2021",
        "'Example NHS Trust 2021",
        "Trust Board, 31 March 2021",
        "Trust workforce 99.5%",
    ],
)
def test_a_text_that_office_js_takes_for_a_date_is_told(cells_book: xlwings.Book, text: str) -> None:
    # Each of these is a date to V8, found by Date.parse in Node 20.
    def script(remote: xlwings.Book) -> None:
        remote.sheets["Cells"]["A1"].value = text

    with pytest.raises(MistakenError, match="for a date"):
        run(script, cells_book)


@pytest.mark.parametrize("text", ["Trust of 5 sites and more", "The Trust has 12345 in all", "Trust 2021"])
def test_other_texts_are_let_through(cells_book: xlwings.Book, text: str) -> None:
    def script(remote: xlwings.Book) -> None:
        remote.sheets["Cells"]["A1"].value = text

    run(script, cells_book)
    assert cells_book.sheets["Cells"]["A1"].value == text


@pytest.mark.parametrize("call", ["formula", "row_height", "number_format", "color", "hyperlink"])
def test_what_the_remote_engine_cannot_read_is_refused(cells_book: xlwings.Book, call: str) -> None:
    def script(remote: xlwings.Book) -> None:
        getattr(remote.sheets["Cells"]["A1"], call)

    with pytest.raises(NotImplementedError, match="synchronously"):
        run(script, cells_book)
