"""A workbook with the add-in's own VBA, where stand-ins take the place of xlwings' runtime and of Excel."""

from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from pyopenvba import ExcelFile
from pyopenvba.vba import VBAModuleKind

from wres_xl.addin.build import config, modules, source
from wres_xl.addin.package import CONFIG_SHEET, FUNCTIONS_SHEET
from wres_xl.addin.runtime import Runtime
from wres_xl.addin.wrappers import help_rows

VBA = Path(__file__).with_name("vba")
MOST_FILES = 3
"""How many chosen files the workbook takes; the template takes more."""

Sheets = Callable[[xlsxwriter.Workbook], None]


def write_stand_in_book(path: Path, write_cells: Sheets) -> Path:
    """Write the workbook; `write_cells` adds the sheets that a test looks at."""
    with xlsxwriter.Workbook(path) as book:
        write_cells(book)
        book.add_worksheet("Log")
        book.define_name("wres_chosen_files", f"=Log!$F$1:$F${MOST_FILES}")
        settings = book.add_worksheet(CONFIG_SHEET)
        for row, setting in enumerate(config("0.0.0", r"C:\Python\pythonw.exe").items()):
            settings.write_row(row, 0, setting)
        functions = book.add_worksheet(FUNCTIONS_SHEET)
        for row, texts in enumerate(help_rows()):
            functions.write_row(row, 0, texts)
    standard = modules(Runtime("0.0.0", _text("xlwings.bas"))) | {
        name: _text(f"{name}.bas") for name in ("WresExcel", "Pressing")
    }
    with ExcelFile(path) as book:
        project = book.add_vba_project()
        for name, text in standard.items():
            project.add_module(name, _windows_lines(text))
        for name in ("RecordingPython", "IRibbonControl"):
            project.add_module(name, _windows_lines(_text(f"{name}.cls")), kind=VBAModuleKind.other)
        book.save()
    return path


def add_opening(path: Path) -> Path:
    """Add what runs when the add-in is opened. pyOpenVBA's interpreter knows no events of Excel."""
    with ExcelFile(path) as book:
        attributes = book.get_module("ThisWorkbook")
        book.set_module("ThisWorkbook", attributes + _windows_lines(source("ThisWorkbook.cls")))
        book.save()
    return path


def write_data(book: xlsxwriter.Workbook) -> None:
    """A sheet of values as extracts have them."""
    data = book.add_worksheet("Data")
    data.write_column("A1", ["Number", 1001, "1002 "])
    data.write_column("B1", ["Band", 5])
    data.write("A5", 7)
    data.write("B9", "   ")
    # Excel counts formatted cells as used.
    data.write_blank("A20", None, book.add_format({"bold": True}))


def _text(name: str) -> str:
    return (VBA / name).read_text(encoding="utf-8")


def _windows_lines(text: str) -> str:
    return "\r\n".join(text.splitlines()) + "\r\n"
