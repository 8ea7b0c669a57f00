"""xlwings' remote engine, as xlwings Server runs it, played onto a live workbook.

A script gets a picture of the workbook as it was, and returns what is to be done; the player does it as the
Office.js client would.
"""

import asyncio
import json
import os
import re
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import xlwings

from live.payload import payload

Action = dict[str, Any]

MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
MAYBE_DATE = re.compile(rf"\D*\d[^a-z]*(?:{MONTH}[^a-z]*)?|\d{{4}}-\d\d-\d\dT[\d:.]*Z?", re.IGNORECASE)
"""The texts that JavaScript may take for dates: numbers and at most a month, after any words.

`Example NHS Trust 2021` is 1 January 2021 to it.
"""

POINTS_A_DIGIT = 5.25
"""Of a column's width, which Office.js counts in points."""


class MistakenError(Exception):
    """The client would write something else than the script meant."""


def run(script: Callable[[xlwings.Book], object], book: xlwings.Book) -> list[Action]:
    """Call a script with the remote engine's picture of a live workbook, and do what it asks for.

    Returns:
        What the script asked for, as it went over the wire.

    Raises:
        MistakenError: Office.js would take a text for a date.
    """
    _allow_remote()
    picture = json.loads(json.dumps(payload(book), allow_nan=False))
    remote = xlwings.Book(json=picture)
    try:
        script(remote)
        actions: list[Action] = json.loads(json.dumps(remote.json(), allow_nan=False))["actions"]
    finally:
        remote.close()
    play(actions, book)
    return actions


def run_script(module: ModuleType, name: str, book: xlwings.Book) -> list[Action]:
    """Call a script of a module as xlwings Server does, and do what it asks for.

    Raises:
        MistakenError: Office.js would take a text for a date.
    """
    _allow_remote()
    from xlwings.server import custom_scripts_call

    def called(remote: xlwings.Book) -> None:
        asyncio.run(custom_scripts_call(module, name, typehint_to_value={xlwings.Book: remote}))

    return run(called, book)


def play(actions: list[Action], book: xlwings.Book) -> None:
    """Do what a script asked for, in order.

    Raises:
        KeyError: the client knows no such action.
    """
    for action in actions:
        _PLAYERS[action["func"]](book, action)


def _allow_remote() -> None:
    """Have the remote engine, which its licence allows public health organisations without a fee."""
    os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")
    if "remote" not in [engine.name for engine in xlwings.engines]:
        from xlwings.pro import _xlremote

        xlwings.engines.add(xlwings.Engine(impl=_xlremote.engine))


def _sheet(book: xlwings.Book, action: Action) -> xlwings.Sheet:
    return book.sheets[action["sheet_position"]]


def _range(book: xlwings.Book, action: Action) -> xlwings.Range:
    top, left = action["start_row"] + 1, action["start_column"] + 1
    bottom, right = top + action["row_count"] - 1, left + action["column_count"] - 1
    return _sheet(book, action).range((top, left), (bottom, right))


def _set_values(book: xlwings.Book, action: Action) -> None:
    area, rows = _range(book, action), action["values"]
    for text in (each for row in rows for each in row if isinstance(each, str)):
        # The client tries to read as a date what is longer than 18 characters and has a capital T.
        if len(text) > 18 and "T" in text and MAYBE_DATE.fullmatch(text):
            raise MistakenError(f"Office.js takes {text!r} in {area.address} for a date")
    if any(each is None for row in rows for each in row):
        raise MistakenError(f"Office.js leaves a null in {area.address} as it was")
    area.raw_value = rows


def _set_formula(book: xlwings.Book, action: Action) -> None:
    area = _range(book, action)
    area.impl.formula = action["values"]


def _clear_contents(book: xlwings.Book, action: Action) -> None:
    _range(book, action).clear_contents()


def _add_sheet(book: xlwings.Book, action: Action) -> None:
    position, name = action["args"]
    if position < len(book.sheets):
        book.sheets.add(name, before=book.sheets[position])
    else:
        book.sheets.add(name, after=book.sheets[position - 1])


def _add_name(book: xlwings.Book, action: Action) -> None:
    book.names.add(*action["args"])


def _delete_name(book: xlwings.Book, action: Action) -> None:
    book.names[action["args"][2]].delete()


def _redirect_name(book: xlwings.Book, action: Action) -> None:
    name, _, _, refers_to = action["args"]
    book.names[name].refers_to = refers_to


def _add_hyperlink(book: xlwings.Book, action: Action) -> None:
    _range(book, action).add_hyperlink(*action["args"])


def _set_colour(book: xlwings.Book, action: Action) -> None:
    _range(book, action).color = action["args"][0]


def _alert(book: xlwings.Book, action: Action) -> None:
    prompt, title, buttons, mode, _ = action["args"]
    book.app.alert(prompt, title, buttons, mode or None)


def _nothing(book: xlwings.Book, action: Action) -> None:
    """What leaves nothing behind in a workbook."""
    del book, action


def _set(attribute: str, factor: float | None = None) -> Callable[[xlwings.Book, Action], None]:
    def player(book: xlwings.Book, action: Action) -> None:
        value = action["args"][0]
        setattr(_range(book, action).impl, attribute, value / factor if factor else value)

    return player


def _shift(method: str) -> Callable[[xlwings.Book, Action], None]:
    def player(book: xlwings.Book, action: Action) -> None:
        getattr(_range(book, action).impl, method)(action["args"][0])

    return player


_PLAYERS: Mapping[str, Callable[[xlwings.Book, Action], None]] = {
    "setValues": _set_values,
    "setFormula": _set_formula,
    "rangeClearContents": _clear_contents,
    "rangeClearFormats": lambda book, action: _range(book, action).clear_formats(),
    "rangeClear": lambda book, action: _range(book, action).clear(),
    "sheetClearContents": lambda book, action: _sheet(book, action).clear_contents(),
    "sheetDelete": lambda book, action: _sheet(book, action).delete(),
    "setSheetName": lambda book, action: setattr(_sheet(book, action), "name", action["args"][0]),
    "setSheetVisibility": lambda book, action: setattr(
        _sheet(book, action), "visible", action["args"][0] == "Visible"
    ),
    "activateSheet": lambda book, action: book.sheets[action["args"][0]].activate(),
    "addSheet": _add_sheet,
    "namesAdd": _add_name,
    "nameDelete": _delete_name,
    "setNameRefersTo": _redirect_name,
    "setRangeName": _set("name"),
    "addHyperlink": _add_hyperlink,
    "setNumberFormat": _set("number_format"),
    "setRangeColor": _set_colour,
    "setWrapText": _set("wrap_text"),
    "setRowHeight": _set("row_height"),
    "setColumnWidth": _set("column_width", POINTS_A_DIGIT),
    "setRowHidden": _set("row_hidden"),
    "setColumnHidden": _set("column_hidden"),
    "setAutofit": _shift("autofit"),
    "rangeInsert": _shift("insert"),
    "rangeDelete": _shift("delete"),
    "rangeSelect": lambda book, action: _sheet(book, action).activate(),
    "calculate": lambda book, action: book.app.calculate(),  # noqa: ARG005
    "setCalculation": _nothing,
    "setScreenUpdating": _nothing,
    "save": _nothing,
    "alert": _alert,
}
