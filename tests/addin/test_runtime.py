"""xlwings' runtime: read from the installed package, and changed only where the add-in must be safe."""

import difflib
import importlib.metadata
import re
import sys
from pathlib import Path

import pytest
import xlwings
from xlwings.utils import prepare_sys_path

from wres_xl.addin.build import config
from wres_xl.addin.runtime import changed, runtime
from wres_xl.findings import UsageError

ORIGINAL = Path(xlwings.__file__).with_name("xlwings_custom_addin.bas").read_text(encoding="utf-8")
VERSION = importlib.metadata.version("xlwings")


def procedure(source: str, name: str) -> str:
    found = re.search(rf"(?ms)^(?:Private |Public )?Function {name}\(.*?^End Function", source)
    assert found
    return found[0]


def test_it_is_of_the_installed_version() -> None:
    assert runtime().version == VERSION
    assert runtime().libraries == (f"xlwings64-{VERSION}.dll", f"xlwings32-{VERSION}.dll")
    for library in runtime().libraries:
        assert f'"{library}"' in runtime().source


def test_only_four_places_are_changed() -> None:
    lines = difflib.unified_diff(ORIGINAL.splitlines(), runtime().source.splitlines(), n=0, lineterm="")
    added = [line[1:].strip() for line in lines if re.match(r"\+(?!\+\+)", line)]
    assert [line.partition("=")[0].strip() for line in added] == [
        "Public Const PROJECT_NAME As String",
        "PYTHONPATH",
        "tail",
    ]
    without = ORIGINAL.replace(procedure(ORIGINAL, "GetConfig"), "")
    assert len(runtime().source.splitlines()) == len(without.splitlines()) - 2  # and the lines around it


def test_no_workbook_decides_which_program_runs() -> None:
    assert "Function GetConfig(" in ORIGINAL
    assert not re.search(r"Function GetConfig\(", runtime().source)


def test_no_path_of_a_workbook_is_in_the_command_that_starts_python() -> None:
    assert "ActiveWorkbook.FullName" in procedure(ORIGINAL, "XLPyCommand")
    assert "ActiveWorkbook" not in procedure(runtime().source, "XLPyCommand")


def test_python_starts_without_the_current_folder_on_its_path() -> None:
    assert '" -P -B -c ' in procedure(runtime().source, "XLPyCommand")


def test_the_setting_for_pythons_path_must_not_be_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """xlwings puts what the add-in's settings say in front of Python's path; "" is the current folder."""
    setting = config("0.0.0", "pythonw")["PYTHONPATH"]
    for paths, opened in (("", True), (setting, False)):
        monkeypatch.setattr(sys, "path", ["standard library"])
        prepare_sys_path(f"False;book.xlam;book.xlam;;;;{paths}")
        assert ("" in sys.path) is opened


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"myaddin"', '"other"', "cannot name the project"),
        ("Function GetConfig(", "Function Setting(", "take settings from the add-in only"),
        ("Function XLPyCommand()", "Function Command()", "keep one Python for all workbooks"),
        ('tail = " -B -c ', 'tail = " -c ', "keep Python from importing"),
    ],
)
def test_a_runtime_that_cannot_be_made_safe_is_refused(before: str, after: str, told: str) -> None:
    assert before in ORIGINAL
    with pytest.raises(UsageError, match=told):
        changed(ORIGINAL.replace(before, after), VERSION)


def test_files_of_two_versions_are_refused() -> None:
    with pytest.raises(UsageError, match="damaged"):
        changed(ORIGINAL, "0.0.1")
