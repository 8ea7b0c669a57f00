"""From a cell to Python and back, run in pyOpenVBA's interpreter with a recorder for Python."""

from pathlib import Path

import pytest
from pyopenvba.apps.excel import ExcelApplication

from udfs.errors import ExcelError
from udfs.worksheet import FUNCTIONS

CV_ERRORS = {
    ExcelError.NULL: 2000,
    ExcelError.DIV0: 2007,
    ExcelError.VALUE: 2015,
    ExcelError.REF: 2023,
    ExcelError.NAME: 2029,
    ExcelError.NUM: 2036,
    ExcelError.NA: 2042,
}
"""Excel's errors by the numbers that VBA has for them (`XlCVError`)."""


@pytest.fixture(scope="module")
def excel(stand_in_book: Path) -> ExcelApplication:
    """One for all tests here: a formula changes nothing."""
    return ExcelApplication.open(stand_in_book)


def cells(area: str) -> str:
    return f'Worksheets("Data").Range("{area}")'


@pytest.mark.parametrize(
    ("formula", "arguments"),
    [
        ("WRES_LIKELIHOOD(123.5, 868.5)", "WRES_LIKELIHOOD(Double 123.5; Double 868.5)"),
        (f"WRES_LIKELIHOOD({cells('A2')}, {cells('D9')})", "WRES_LIKELIHOOD(Double 1001; blank)"),
        (f"WRES_ETHNIC_GROUP({cells('A1:A3')})", "[String Number][Double 1001][String 1002 ]"),
        (f"WRES_ETHNIC_GROUP({cells('A1:B2')})", "[String Number, String Band][Double 1001, Double 5]"),
        ("WRES_PERCENTAGE_INTERVAL(1.5, 2.5)", "(Double 1.5; Double 2.5; blank)"),
        ("WRES_PERCENTAGE_INTERVAL(1.5, 2.5, 0.9)", "(Double 1.5; Double 2.5; Double 0.9)"),
        (f"WRES_HEADCOUNT({cells('A2:A3')})", "WRES_HEADCOUNT([Double 1001][String 1002 ])"),
        (
            f'WRES_HEADCOUNT({cells("A2:A3")}, {cells("B2:B3")}, "5")',
            "WRES_HEADCOUNT([Double 1001][String 1002 ]; [Double 5][blank]; String 5)",
        ),
        ("WRES_VERSION()", "udfs.functions.WRES_VERSION()"),
    ],
)
def test_what_reaches_python(excel: ExcelApplication, formula: str, arguments: str) -> None:
    assert arguments in excel.evaluate(formula)


def test_a_whole_column_ends_where_it_is_filled(excel: ExcelApplication) -> None:
    """Row 20 is formatted only, and B9 holds nothing but spaces."""
    sent = excel.evaluate(f"WRES_ETHNIC_GROUP({cells('A:A')})")
    assert sent.endswith("([String Number][Double 1001][String 1002 ][blank][Double 7])")


def test_whole_columns_end_together(excel: ExcelApplication) -> None:
    sent = excel.evaluate(f"WRES_HEADCOUNT({cells('A:A')}, {cells('B:B')}, 5.5)")
    assert "[blank][Double 7]; [String Band][Double 5][blank][blank][blank]; Double 5.5)" in sent


def test_an_empty_column_is_one_blank_cell(excel: ExcelApplication) -> None:
    assert excel.evaluate(f"WRES_ETHNIC_GROUP({cells('C:C')})").endswith("WRES_ETHNIC_GROUP(blank)")


@pytest.mark.parametrize("error", ExcelError)
def test_the_text_of_an_error_becomes_that_error(excel: ExcelApplication, error: ExcelError) -> None:
    answer = f'WRES_LIKELIHOOD("answer", "{error}")'
    assert excel.evaluate(f"IsError({answer})") is True
    assert excel.evaluate(f"CStr({answer})") == f"Error {CV_ERRORS[error]}"


@pytest.mark.parametrize("text", ["White", "#", "#N/A ", " #NUM!", "#n/a", ""])
def test_other_text_stays_text(excel: ExcelApplication, text: str) -> None:
    assert excel.evaluate(f'WRES_LIKELIHOOD("answer", "{text}")') == text


def test_errors_in_a_spilled_answer_are_real(excel: ExcelApplication) -> None:
    table = 'WRES_LIKELIHOOD("table", 1)'
    assert excel.evaluate(f"{table}(0, 0)") == 0.5
    assert excel.evaluate(f"CStr({table}(0, 1))") == "Error 2042"
    assert excel.evaluate(f"{table}(1, 0)") == "White"
    assert excel.evaluate(f"CStr({table}(1, 1))") == "Error 2007"


def test_errors_in_a_row_are_real(excel: ExcelApplication) -> None:
    row = 'WRES_LIKELIHOOD("row", 1)'
    assert [excel.evaluate(f"CStr({row}({each}))") for each in range(3)] == ["0.5", "Error 2042", "White"]


def test_a_failure_in_python_is_value(excel: ExcelApplication) -> None:
    assert excel.evaluate('CStr(WRES_LIKELIHOOD("fail", 1))') == "Error 2015"


def test_without_python_a_function_is_a_name_that_is_not_there(excel: ExcelApplication) -> None:
    excel.sheet("Log").set_value("A2", "no Python")
    assert excel.evaluate("CStr(WRES_LIKELIHOOD(1, 2))") == "Error 2029"
    excel.sheet("Log").set_value("A2", "")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_calls_its_own(excel: ExcelApplication, name: str) -> None:
    function = FUNCTIONS[name]
    needed = [each for each in function.arguments if not each.optional and not each.repeated]
    numbers = ", ".join(f"{each}.5" for each, _ in enumerate(needed))
    sent = excel.evaluate(f"{name}({numbers})")
    given = [f"Double {each}.5" for each, _ in enumerate(needed)]
    left_out = ["blank" for each in function.arguments if each.optional]
    assert sent == f"udfs.functions.{name}({'; '.join(given + left_out)})"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("INTERPRETER_WIN", r"C:\Python\pythonw.exe"),
        ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
        ("USE UDF SERVER", "True"),
        ("PYTHONPATH", r"C:\Windows"),
        ("CONDA PATH", "otherwise"),
    ],
)
def test_settings_come_from_the_add_ins_sheet(excel: ExcelApplication, key: str, value: str) -> None:
    assert excel.run("GetConfig", key, "otherwise") == value
