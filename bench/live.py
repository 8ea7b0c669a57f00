"""Measures the Python side of Generate WRES tabs: values of an open workbook in, values to write out.

No office program takes part: the workbook is the picture that xlwings' remote engine gets of it, and what is
to be written is what that engine would send. Beside it stands the counting of the same rows that `generate`
does, from the same files.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")  # before xlwings, which then has that engine

import openpyxl  # type: ignore[import-untyped]
import xlwings
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook
from trusts import write_large_trust

from udfs import macros
from wres_xl import jobs
from wres_xl.settings import Settings
from wres_xl.sources import Sources
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.data_sheets import PASTE_ROW
from wres_xl.workbook.settings_page import setting_name
from wres_xl.workbook.template import build_template

YEAR = ReportingYear(2020)

TIMES_COUNTING = 1.5
"""The limit: the whole of the button's Python beside the counting alone."""
PEOPLE = 17_000
"""So many have some 20,000 rows in their staff extract."""

Picture = dict[str, Any]
Rows = list[list[Any]]


@dataclass(frozen=True)
class Ratio:
    """How long the button's Python took, and the counting of the same rows, in seconds."""

    button: float
    counting: float

    @property
    def times(self) -> float:
        return self.button / self.counting


def pasted(folder: Path, people: int, runs: int) -> Ratio:
    """The button beside the counting, in turns, on the staff extract of a trust of so many people.

    Raises:
        SystemExit: the button failed.
    """
    write_large_trust(folder / "trust", people)
    build_template(folder / "template.xlsm")
    staff = folder / "trust" / "esr_staff_in_post.xlsx"
    taken = picture(folder / "template.xlsm", {"ESR staff": rows_of(staff)})
    # The first round loads what is loaded once, and does not count.
    rounds = [(seconds(lambda: press(taken)), seconds(lambda: count(staff))) for _ in range(runs + 1)][1:]
    button, counting = map(statistics.median, zip(*rounds, strict=True))
    return Ratio(button, counting)


def seconds(action: Callable[[], None]) -> float:
    gc.collect()
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def press(taken: Picture) -> None:
    """Press Generate WRES tabs on the workbook of a picture.

    Raises:
        SystemExit: it failed.
    """
    book = xlwings.Book(json=taken)
    macros.generate_tabs(book)
    actions = book.json()["actions"]
    book.close()
    if not any(action["func"] == "activateSheet" for action in actions):
        raise SystemExit(f"Generate WRES tabs failed: {actions[-1]}")


def count(staff: Path) -> None:
    jobs.figures(Sources((staff,)), YEAR, Sources(), Settings(organisation="Bench Trust"), lambda _: None)


def rows_of(path: Path) -> Rows:
    """A sheet's values as Office.js sends them: dates as text."""
    with CalamineWorkbook.from_path(path) as book:
        return [list(map(_sent, row)) for row in book.get_sheet_by_index(0).to_python()]


def picture(template: Path, extracts: dict[str, Rows]) -> Picture:
    """The template with extracts pasted and its settings chosen, as Office.js sends it."""
    book = openpyxl.load_workbook(template, data_only=True)
    order = book.sheetnames
    names = [
        {
            "name": name,
            "sheet_index": order.index(sheet),
            "address": address.replace("$", ""),
            **{"scope_sheet_name": None, "scope_sheet_index": None, "book_scope": True},
        }
        for name, each in book.defined_names.items()
        for sheet, address in each.destinations
    ]
    for key, value in (("year", str(YEAR)), ("organisation", "Bench Trust")):
        ((sheet, address),) = book.defined_names[setting_name(key)].destinations
        book[sheet][address.replace("$", "")].value = value
    return {
        "client": "Office.js",
        "version": xlwings.__version__,
        "book": {
            "name": template.name,
            "active_sheet_index": 0,
            "selection": "A1",
            "calculation": "Automatic",
        },
        "names": names,
        "sheets": [_sheet(sheet, extracts.get(sheet.title, [])) for sheet in book.worksheets],
    }


def _sheet(sheet: Worksheet, extract: Rows) -> Picture:
    rows = [[_sent(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    rows = [*rows[: PASTE_ROW - 1], *extract] if extract else rows
    width = max(map(len, rows))
    return {
        "name": sheet.title,
        "visibility": "Visible" if sheet.sheet_state == "visible" else "Hidden",
        "values": [[*row, *[""] * (width - len(row))] for row in rows],
        "used_range_address": f"A1:{get_column_letter(width)}{len(rows)}",
        "show_gridlines": True,
        **{what: [] for what in ("tables", "pictures", "shapes", "charts", "notes", "pivot_tables")},
    }


def _sent(cell: Any) -> Any:
    match cell:
        case None:
            return ""
        case date():
            return f"{cell.isoformat()}T00:00:00.000Z"
    return cell


def main() -> None:
    """Print the ratio on 20,000 rows; with an argument, that of a trust of so many people."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory() as folder:
        ratio = pasted(Path(folder), people, runs=5)
    print(f"button {ratio.button:.2f} s, counting {ratio.counting:.2f} s, {ratio.times:.2f} times")
    if ratio.times > TIMES_COUNTING:
        raise SystemExit(f"Generate WRES tabs took {ratio.times:.2f} x counting; limit {TIMES_COUNTING}")


if __name__ == "__main__":
    main()
