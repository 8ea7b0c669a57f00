"""The buttons of Home and the VBA behind them: each asks the add-in for its action, or says how to get it."""

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from libreoffice.live import LiveDocument, LiveOffice
from pyopenvba.interpreter import HostBridge, Interpreter, VBAObject, VBARuntimeError, member, method
from recorder import RECORDS

from wres_xl.workbook.template_home import BUTTONS

ACTIONS = {
    "WRES_ImportExtracts": "import_extracts",
    "WRES_CheckData": "check_data",
    "WRES_GenerateTabs": "generate_tabs",
    "WRES_FillNationalWorkbook": "fill_national_workbook",
    "WRES_SaveAsPdf": "save_as_pdf",
    "WRES_PublicationCopy": "publication_copy",
    "WRES_StartNextYear": "start_next_year",
    "WRES_Help": "show_help",
}
"""What each macro asks the add-in to do."""

NO_ADD_IN = "wres-xl addin install"
STOPPED = "The WRES add-in stopped"


class TestOnHome:
    def test_every_macro_has_its_button(self, template: Path) -> None:
        with zipfile.ZipFile(template) as package:
            (drawn,) = (package.read(name).decode() for name in package.namelist() if ".vml" in name)
        macros = re.findall(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>", drawn)
        assert macros == list(ACTIONS)
        assert [button.macro for button in BUTTONS] == macros
        captions = re.findall(r"<font [^>]*>([^<]*)</font>", drawn)
        assert captions == re.findall(r' alt="([^"]*)"', drawn) == [button.caption for button in BUTTONS]
        assert all("Arial" in font for font in re.findall(r"<font [^>]*>", drawn))

    def test_a_button_stands_in_its_tasks_row_over_its_own_words(self, template: Path, sheets: Any) -> None:
        with zipfile.ZipFile(template) as package:
            (drawn,) = (package.read(name).decode() for name in package.namelist() if ".vml" in name)
        anchors = [
            list(map(int, each.split(","))) for each in re.findall(r"<x:Anchor>(.*?)</x:Anchor>", drawn)
        ]
        for (left, _, top, _, right, _, bottom, _), button in zip(anchors, BUTTONS, strict=True):
            assert (left, top) == (right, bottom), button
            assert sheets["Home"].cell(top + 1, left + 1).value == f"Press {button.caption}"

    def test_libreoffice_draws_them_all(self, live: Any) -> None:
        assert len(live.ask("drawn", sheet="Home")) == len(ACTIONS)

    def test_steps_are_numbered_and_links_lead_to_sheets_that_are_shown(self, sheets: Any) -> None:
        home = sheets["Home"]
        links = {cell.hyperlink.location for row in home.iter_rows() for cell in row if cell.hyperlink}
        visible = {sheet.title for sheet in sheets if sheet.sheet_state == "visible"}
        assert links == {f"'{name}'!A1" for name in visible - {"Home"}}
        first = home.tables["Steps"].ref
        numbers = [row[0].value for row in home[first][1:]]
        assert numbers == list(range(1, len(numbers) + 1))

    def test_home_tells_whose_workbook_it_is_and_what_is_filled(self, live: Any) -> None:
        assert live.values("Home", "A2")[0][0].endswith("begin with step 1.")
        row = next(r for r, (name,) in enumerate(live.values("Home", "B1:B40"), start=1) if name == "Board")
        assert live.values("Home", f"D{row}") == [["○ Empty"]]
        live.edit("Settings", "B5", "Our Trust")
        live.edit("Settings", "B7", "2025-26")
        live.edit("Board", "A3", "Role")
        live.recalculate()
        assert live.values("Home", "A2") == [["Our Trust, reporting year 2025-26"]]
        assert live.values("Home", f"D{row}") == [["● Filled"]]
        for sheet, cell in (("Settings", "B5"), ("Settings", "B7"), ("Board", "A3")):
            live.edit(sheet, cell, None)
        live.recalculate()


def test_the_module_declares_everything_and_ends_its_lines_as_windows_does(buttons_module: str) -> None:
    assert "Option Explicit" in buttons_module
    assert buttons_module.count("\n") == buttons_module.count("\r\n")
    assert re.findall(r"Public Sub (\w+)\(\)", buttons_module) == list(ACTIONS)


class TestInLibreOffice:
    """Run for real; LibreOffice has no add-ins, so one call at a time is recorded instead."""

    def _records(self, office: LiveOffice, path: Path) -> dict[str, str]:
        document = LiveDocument(office, path)
        try:
            found = {}
            for macro in ACTIONS:
                document.ask("run", macro=f"WresButtons.{macro}", arguments=[])
                found[macro] = document.values("Home", RECORDS)[0][0]
                document.edit("Home", RECORDS, None)
            return found
        finally:
            document.close()

    def test_each_macro_asks_the_add_in_for_its_action(
        self, live_office: LiveOffice, recording: Callable[[str, str], Path]
    ) -> None:
        records = self._records(live_office, recording("Application.Run", "asked.xlsm"))
        assert records == {macro: f"wres_xl.xlam!WresRun|{action}" for macro, action in ACTIONS.items()}

    def test_without_the_add_in_each_says_how_to_get_it(
        self, live_office: LiveOffice, recording: Callable[[str, str], Path]
    ) -> None:
        told = self._records(live_office, recording("MsgBox", "alone.xlsm"))
        assert [macro for macro, words in told.items() if NO_ADD_IN not in words] == []
        assert [macro for macro, words in told.items() if words.count(". ")] == ["WRES_Help"]
        assert "nine WRES indicators" in told["WRES_Help"]

    def test_an_add_in_that_is_there_but_fails_is_told_apart(
        self, live_office: LiveOffice, recording: Callable[[str, str], Path], template: Path, tmp_path: Path
    ) -> None:
        # A workbook of the add-in's name that has no WresRun.
        broken = LiveDocument(live_office, Path(shutil.copy(template, tmp_path / "wres_xl.xlam")))
        try:
            told = self._records(live_office, recording("MsgBox", "beside.xlsm"))
        finally:
            broken.close()
        assert [macro for macro, words in told.items() if not words.startswith(STOPPED)] == []


class Application(VBAObject):
    """Excel, as far as the buttons know it: it runs a macro of an add-in, and finds a workbook by name."""

    vba_type = "Application"

    def __init__(self, loaded: bool, failure: str = "") -> None:
        super().__init__()
        self.asked: list[tuple[object, ...]] = []
        self._loaded, self._failure = loaded, failure

    @method(name="Run")
    def run(self, macro: object, action: object) -> object:
        if not self._loaded:
            raise VBARuntimeError(1004, "Cannot run the macro")
        if self._failure:
            raise VBARuntimeError(13, self._failure)
        self.asked.append((macro, action))
        return None

    @member(name="Workbooks")
    def workbooks(self, name: object) -> object:
        if not self._loaded or name != "wres_xl.xlam":
            raise VBARuntimeError(9, "Subscript out of range")
        return self


class Excel(HostBridge):
    def __init__(self, application: Application) -> None:
        self._application = application

    def global_object(self, name: str) -> object:
        return self._application if name.casefold() == "application" else super().global_object(name)


class TestInPyOpenVba:
    """The same module in another interpreter of VBA, whose Excel is the one above."""

    def _run(self, module: str, macro: str, application: Application) -> list[str]:
        interpreter = Interpreter(Excel(application))
        interpreter.add_module(module, name="WresButtons")
        interpreter.run(macro)
        return [prompt for _, prompt, _, _ in interpreter.dialogs]

    @pytest.mark.parametrize(("macro", "action"), ACTIONS.items())
    def test_it_agrees(self, buttons_module: str, macro: str, action: str) -> None:
        excel = Application(loaded=True)
        assert self._run(buttons_module, macro, excel) == []
        assert excel.asked == [("wres_xl.xlam!WresRun", action)]

    @pytest.mark.parametrize("macro", ACTIONS)
    def test_without_the_add_in(self, buttons_module: str, macro: str) -> None:
        (told,) = self._run(buttons_module, macro, Application(loaded=False))
        assert NO_ADD_IN in told

    def test_an_add_in_that_fails_gives_its_reason(self, buttons_module: str) -> None:
        (told,) = self._run(
            buttons_module, "WRES_CheckData", Application(loaded=True, failure="Type mismatch")
        )
        assert told.startswith(f"{STOPPED} (Type mismatch): ")
