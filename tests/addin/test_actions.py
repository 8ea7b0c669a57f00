"""What the ribbon's buttons do before Python is called, and what happens when a workbook is opened."""

import re

import pytest
from pyopenvba.apps.excel import ExcelApplication
from stand_in_book import MOST_FILES

from wres_xl.addin.build import source
from wres_xl.addin.wrappers import help_rows

ACTIONS = re.findall(r'tag="(\w+)"', source("customUI14.xml"))
WITH_FILES = {"import_extracts", "fill_national_workbook"}


def cell(excel: ExcelApplication, address: str) -> str:
    """A cell of the sheet Log as text, whichever workbook is active."""
    return str(excel.evaluate(f'CStr(ThisWorkbook.Worksheets("Log").Range("{address}").Value)'))


def log(excel: ExcelApplication) -> list[str]:
    """What the stand-in for Excel was asked, in order."""
    return [cell(excel, f"D{row}") for row in range(1, int(cell(excel, "C1") or 0) + 1)]


def chosen(excel: ExcelApplication) -> list[str]:
    return [cell(excel, f"F{row}") for row in range(1, MOST_FILES + 1)]


def command(excel: ExcelApplication) -> str:
    """What Python was told to run."""
    return cell(excel, "A1")


def messages(excel: ExcelApplication) -> list[str]:
    return [text for _, text, *_ in excel.dialogs]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_button_of_the_ribbon_runs_its_action(excel: ExcelApplication, action: str) -> None:
    excel.sheet("Log").set_value("B1", 1)
    excel.run("Press", action)
    assert command(excel) == f'import udfs.macros; udfs.macros.run("{action}")'
    assert bool(log(excel)) is (action in WITH_FILES)
    assert messages(excel) == []


def test_several_extracts_are_written_into_the_workbook_one_a_row(excel: ExcelApplication) -> None:
    excel.sheet("Log").set_value("B1", 2)
    excel.sheet("Log").set_value("F3", "of the time before")
    excel.run("WresRun", "import_extracts")
    assert chosen(excel) == [r"C:\chosen\1.xlsx", r"C:\chosen\2.xlsx", ""]
    assert log(excel) == ["Choose the extracts to import|True"]


def test_one_national_workbook_is_chosen(excel: ExcelApplication) -> None:
    excel.sheet("Log").set_value("B1", 1)
    excel.run("WresRun", "fill_national_workbook")
    assert chosen(excel) == [r"C:\chosen\1.xlsx", "", ""]
    assert log(excel) == ["Choose this year's national workbook|False"]


@pytest.mark.parametrize("action", sorted(WITH_FILES))
def test_nothing_runs_when_the_choice_is_cancelled(excel: ExcelApplication, action: str) -> None:
    excel.run("WresRun", action)
    assert len(log(excel)) == 1
    assert command(excel) == ""
    assert messages(excel) == []


def test_more_files_than_the_workbook_takes_are_refused(excel: ExcelApplication) -> None:
    excel.sheet("Log").set_value("B1", MOST_FILES + 1)
    excel.run("WresRun", "import_extracts")
    assert command(excel) == ""
    assert messages(excel) == [f"Choose at most {MOST_FILES} files at a time."]


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - {"new_workbook", "show_help"}))
def test_another_workbook_is_left_alone(excel: ExcelApplication, action: str) -> None:
    excel.add_workbook()
    excel.run("WresRun", action)
    assert command(excel) == ""
    assert log(excel) == []
    assert len(messages(excel)) == 1
    assert "not a WRES workbook" in messages(excel)[0]


@pytest.mark.parametrize("action", ["new_workbook", "show_help"])
def test_a_new_workbook_and_help_start_from_any(excel: ExcelApplication, action: str) -> None:
    excel.add_workbook()
    excel.run("WresRun", action)
    assert command(excel) == f'import udfs.macros; udfs.macros.run("{action}")'


@pytest.mark.parametrize("action", ["", "no_such_thing", 'x"); import os; os.abort(); ("', "CHECK_DATA"])
def test_nothing_but_an_action_reaches_python(excel: ExcelApplication, action: str) -> None:
    excel.run("WresRun", action)
    assert command(excel) == ""
    assert "wres-xl addin install" in messages(excel)[0]


def test_without_python_the_user_is_told_what_to_do(excel: ExcelApplication) -> None:
    excel.sheet("Log").set_value("A2", "no Python")
    excel.run("WresRun", "check_data")
    assert len(messages(excel)) == 1
    assert "wres-xl addin status" in messages(excel)[0]


def test_the_wizard_is_told_of_all_functions_once(excel: ExcelApplication) -> None:
    excel.run("WresDescribeFunctions")
    excel.run("WresDescribeFunctions")
    assert log(excel) == ["|".join(texts) for texts in help_rows()]


def test_it_is_told_later_where_no_workbook_is_open(excel: ExcelApplication) -> None:
    excel.sheet("Log").set_value("A2", "no workbook")
    excel.run("WresDescribeFunctions")
    assert log(excel) == []
    excel.sheet("Log").set_value("A2", "")
    excel.run("WresDescribeFunctions")
    assert len(log(excel)) == len(help_rows())
    assert messages(excel) == []


def mend_links(excel: ExcelApplication, *links: str) -> None:
    excel.sheet("Log").set_value("B2", "|".join(links))
    excel.evaluate("WresMendLinks(ThisWorkbook)")


@pytest.mark.parametrize(
    "link",
    [
        r"C:\other\XLSTART\wres_xl.xlam",
        r"\\server\share\WRES_XL.XLAM",
        "https://trust.sharepoint.com/Documents/wres_xl.xlam",
        "wres_xl.xlam",
    ],
)
def test_a_link_to_the_add_in_elsewhere_is_mended(excel: ExcelApplication, link: str) -> None:
    mend_links(excel, link)
    here = excel.evaluate("ThisWorkbook.FullName")
    assert log(excel) == [f"{link} > {here}"]


def test_other_links_stay(excel: ExcelApplication) -> None:
    here = str(excel.evaluate("ThisWorkbook.FullName"))
    mend_links(excel, r"C:\data\board.xlsx", r"C:\x\my_wres_xl.xlam", r"C:\wres_xl.xlam\other.xlsx", here)
    assert log(excel) == []


def test_a_workbook_without_links_opens_quietly(excel: ExcelApplication) -> None:
    mend_links(excel)
    assert log(excel) == []
    assert messages(excel) == []


def test_links_that_cannot_be_mended_are_told(excel: ExcelApplication) -> None:
    excel.sheet("Log").set_value("A2", "protected")
    mend_links(excel, r"C:\other\wres_xl.xlam")
    assert len(messages(excel)) == 1
    assert "unprotect" in messages(excel)[0]
