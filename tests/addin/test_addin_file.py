"""The built add-in: whole, Excel's kind of file, exactly our modules, and the same bytes each time."""

import hashlib
import importlib.metadata
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pyopenvba
import pytest
from openxml_audit import OpenXmlValidator
from python_calamine import load_workbook

from wres_xl import __version__
from wres_xl.addin.build import OUR_MODULES, Built, build, source
from wres_xl.addin.wrappers import help_rows, wrappers_module
from wres_xl.findings import UnreadableFile, UsageError

INTERPRETER = r"C:\Program Files\Python311\pythonw.exe"
RIBBON_TYPE = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
CUSTOM_UI = "{http://schemas.microsoft.com/office/2009/07/customui}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("built") / "wres_xl.xlam", interpreter=INTERPRETER)


@pytest.fixture(scope="module")
def code(built: Built) -> dict[str, str]:
    """The source of every VBA module of the file, as olevba reads it."""
    command = [sys.executable, "-m", "oletools.olevba", "--json", str(built.path)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    macros = next(each["macros"] for each in told if "macros" in each)
    return {each["vba_filename"]: each["code"].replace("\r\n", "\n") for each in macros}


def part(built: Built, name: str) -> str:
    with zipfile.ZipFile(built.path) as file:
        return file.read(name).decode("utf-8")


def test_excel_is_expected_to_open_it(built: Built) -> None:
    assert OpenXmlValidator(max_errors=0).validate(str(built.path)).errors == []


def test_its_vba_project_is_whole(built: Built) -> None:
    assert pyopenvba.check_file(built.path).ok
    with pyopenvba.ExcelFile(built.path) as book:
        assert book.validate() == []


def test_it_is_an_add_in(built: Built) -> None:
    kind = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
    assert f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/>' in part(
        built, "[Content_Types].xml"
    )


def test_it_holds_our_modules_and_the_runtime_and_nothing_else(code: dict[str, str]) -> None:
    standard = {name for name in code if name.endswith(".bas")}
    assert standard == {f"{name}.bas" for name in (*OUR_MODULES, "WresFunctions", "xlwings")}
    documents = {name: text.strip() for name, text in code.items() if name.endswith(".cls")}
    assert {name for name, text in documents.items() if text} == {"ThisWorkbook.cls"}


@pytest.mark.parametrize("name", OUR_MODULES)
def test_a_module_is_the_text_in_the_repository(code: dict[str, str], name: str) -> None:
    # olevba leaves out the attributes at the top.
    assert code[f"{name}.bas"].strip() == source(f"{name}.bas").partition("\n")[2].strip()


def test_the_wrappers_and_the_workbooks_code_are_in_it(code: dict[str, str]) -> None:
    assert code["WresFunctions.bas"].strip() == wrappers_module().partition("\n")[2].strip()
    assert code["ThisWorkbook.cls"].strip() == source("ThisWorkbook.cls").strip()


@pytest.mark.parametrize("name", [*(f"{each}.bas" for each in OUR_MODULES), "ThisWorkbook.cls"])
def test_our_code_declares_what_it_uses_and_survives_errors(name: str) -> None:
    text = source(name)
    assert "\nOption Explicit\n" in f"\n{text}"
    assert text.isascii()  # VBA keeps sources in the code page of the PC


@pytest.mark.parametrize(
    "entry", ["WresActions.WresRun", "WresRibbon.WresRibbonAction", "WresOpening.WresMendLinks"]
)
def test_what_excel_calls_has_an_error_handler_that_speaks(entry: str) -> None:
    module, _, name = entry.partition(".")
    body = re.search(rf"Public Sub {name}\(.*?End Sub", source(f"{module}.bas"), re.DOTALL)
    assert body
    assert "On Error GoTo Failed" in body[0]
    assert "MsgBox" in body[0].partition("Failed:\n")[2]


def test_the_runtime_is_the_installed_one(code: dict[str, str]) -> None:
    installed = importlib.metadata.version("xlwings")
    assert f'XLWINGS_VERSION As String = "{installed}"' in code["xlwings.bas"]
    assert 'PROJECT_NAME As String = "WRES_XL"' in code["xlwings.bas"]


def test_every_button_has_its_callback(built: Built) -> None:
    relationships = ET.fromstring(part(built, "_rels/.rels"))
    targets = [each.get("Target") for each in relationships if each.get("Type") == RIBBON_TYPE]
    assert targets == ["customUI/customUI14.xml"]
    buttons = list(ET.fromstring(part(built, "customUI/customUI14.xml")).iter(f"{CUSTOM_UI}button"))
    callbacks = {button.get("onAction") for button in buttons}
    assert callbacks == {"WresRibbonAction"}
    assert "\nPublic Sub WresRibbonAction(control As IRibbonControl)\n" in source("WresRibbon.bas")
    assert [button.get("label") for button in buttons] == [
        "New WRES workbook",
        "Import extracts",
        "Check data",
        "Generate WRES tabs",
        "Fill national workbook",
        "Save as PDF",
        "Publication copy",
        "Start next year",
        "Help",
    ]
    identifiers = [button.get("id") for button in buttons]
    assert len(set(identifiers)) == len(identifiers)


def test_every_button_names_an_action_that_vba_and_python_know(built: Built) -> None:
    from udfs import macros

    ribbon = ET.fromstring(part(built, "customUI/customUI14.xml"))
    for button in ribbon.iter(f"{CUSTOM_UI}button"):
        action = str(button.get("tag"))
        assert f'"{action}"' in source("WresActions.bas")
        assert callable(getattr(macros, action))


def test_its_settings_are_read_back(built: Built) -> None:
    with load_workbook(built.path) as book:
        settings = {str(row[0]): row[1] for row in book.get_sheet_by_name("WRES_XL.conf").to_python()}
        functions = book.get_sheet_by_name("Functions").to_python()
    assert settings == {
        "INTERPRETER_WIN": INTERPRETER,
        "PYTHONPATH": "%SystemRoot%",
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        "USE UDF SERVER": "True",
        "UDF MODULES": "udfs.functions",
        "DEBUG UDFS": "False",
        "SHOW CONSOLE": "False",
        "WRES_XL VERSION": __version__,
        "XLWINGS VERSION": importlib.metadata.version("xlwings"),
    }
    assert [[text for text in row if text] for row in functions] == [list(row) for row in help_rows()]


def test_two_builds_are_the_same_file(built: Built, tmp_path: Path) -> None:
    again = build(tmp_path / "again.xlam", interpreter=INTERPRETER)
    assert again.path.read_bytes() == built.path.read_bytes()
    assert again.sha256 == built.sha256 == hashlib.sha256(built.path.read_bytes()).hexdigest()
    assert build(tmp_path / "other.xlam", interpreter="pythonw").sha256 != built.sha256


def test_no_time_of_day_is_in_it(built: Built) -> None:
    with zipfile.ZipFile(built.path) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.create_system for each in file.infolist()} == {0}


def test_it_says_what_it_was_built_from(built: Built) -> None:
    assert built.interpreter == INTERPRETER
    assert built.versions == {
        "wres-xl": __version__,
        **{name: importlib.metadata.version(name) for name in ("xlwings", "pyOpenVBA", "XlsxWriter")},
    }


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "wres_xl.xlam"
    path.write_text("mine")
    with pytest.raises(UsageError, match="--replace"):
        build(path)
    assert path.read_text() == "mine"
    build(path, replace_existing=True)
    assert zipfile.is_zipfile(path)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.xlam"):
        build(tmp_path / "wres_xl.xlsm")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises((UsageError, UnreadableFile), match="no folder"):
        build(tmp_path / "nowhere" / "wres_xl.xlam")
