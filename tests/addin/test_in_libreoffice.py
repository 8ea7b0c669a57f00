"""The add-in's VBA in the cells of a real spreadsheet program, with a recorder for Python."""

from collections.abc import Iterator

import pytest
import xlsxwriter
from libreoffice.live import LiveDocument, LiveOffice
from libreoffice.office import Office
from stand_in_book import add_opening, write_data, write_stand_in_book

from wres_xl.addin.wrappers import help_rows

# LibreOffice shows an error value that a macro answers as text, by its number.
FORMULAS = {
    "=WRES_LIKELIHOOD(123.5,868.5)": "udfs.functions.WRES_LIKELIHOOD(Double 123.5; Double 868.5)",
    "=WRES_LIKELIHOOD(Data!A2,Data!D9)": "udfs.functions.WRES_LIKELIHOOD(Double 1001; blank)",
    "=WRES_ETHNIC_GROUP(Data!A1:B2)": (
        "udfs.functions.WRES_ETHNIC_GROUP([String Number, String Band][Double 1001, Double 5])"
    ),
    "=WRES_ETHNIC_GROUP(Data!A:A)": (
        "udfs.functions.WRES_ETHNIC_GROUP([String Number][Double 1001][String 1002 ][blank][Double 7])"
    ),
    "=WRES_PERCENTAGE_INTERVAL(1.5,2.5)": (
        "udfs.functions.WRES_PERCENTAGE_INTERVAL(Double 1.5; Double 2.5; blank)"
    ),
    "=WRES_PERCENTAGE_INTERVAL(1.5,2.5,0.9)": (
        "udfs.functions.WRES_PERCENTAGE_INTERVAL(Double 1.5; Double 2.5; Double 0.9)"
    ),
    '=WRES_HEADCOUNT(Data!A2:A3,Data!B2:B3,">5")': (
        "udfs.functions.WRES_HEADCOUNT([Double 1001][String 1002 ]; [Double 5][blank]; String >5)"
    ),
    "=WRES_VERSION()": "udfs.functions.WRES_VERSION()",
    '=WRES_LIKELIHOOD("answer","#DIV/0!")': "Error 2007",
    '=WRES_LIKELIHOOD("answer","#VALUE!")': "Error 2015",
    '=WRES_LIKELIHOOD("answer","#NUM!")': "Error 2036",
    '=WRES_LIKELIHOOD("answer","#N/A")': "Error 2042",
    '=WRES_LIKELIHOOD("answer","White")': "White",
    '=WRES_LIKELIHOOD("fail",1)': "Error 2015",
}
SPILLED = '{=WRES_LIKELIHOOD("table",1)}'


def write_formulas(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Cells")
    for row, formula in enumerate(FORMULAS):
        sheet.write_formula(row, 0, formula)
    sheet.write_array_formula("C1:D2", SPILLED)
    write_data(book)


@pytest.fixture(scope="module")
def document(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveDocument]:
    """The workbook, open with its macros; `office` is asked for because it says what is missing."""
    assert office
    folder = tmp_path_factory.mktemp("macros")
    with_macros = LiveOffice(folder)
    book = add_opening(write_stand_in_book(folder / "cells.xlsm", write_formulas))
    yield LiveDocument(with_macros, book)
    with_macros.close()


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula(document: LiveDocument, formula: str) -> None:
    row = list(FORMULAS).index(formula) + 1
    assert document.values("Cells", f"A{row}") == [[FORMULAS[formula]]]


def test_a_spilled_answer(document: LiveDocument) -> None:
    assert document.values("Cells", "C1:D2") == [[0.5, "Error 2042"], ["White", "Error 2007"]]


@pytest.mark.parametrize(
    ("macro", "arguments", "answer"),
    [
        ("WresConfig.GetConfig", ["INTERPRETER_WIN"], r"C:\Python\pythonw.exe"),
        ("WresConfig.GetConfig", ["PYTHONPATH"], r"C:\Windows"),
        ("WresConfig.GetConfig", ["CONDA PATH", "otherwise"], "otherwise"),
    ],
)
def test_a_setting(document: LiveDocument, macro: str, arguments: list[str], answer: str) -> None:
    assert document.ask("run", macro=macro, arguments=arguments) == answer


def test_the_ribbon_runs_an_action(document: LiveDocument) -> None:
    document.ask("run", macro="Pressing.Press", arguments=["show_help"])
    assert document.values("Log", "A1") == [['import udfs.macros; udfs.macros.run("show_help")']]


def test_opening_the_add_in_tells_the_wizard_of_every_function(document: LiveDocument) -> None:
    document.ask("run", macro="ThisWorkbook.Workbook_Open", arguments=[])
    told = document.values("Log", f"D1:D{len(help_rows())}")
    assert told == [["|".join(texts)] for texts in help_rows()]
