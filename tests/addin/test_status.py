"""The diagnosis: what is read of the add-in, of Python and of Excel's rules, and what it says to do."""

import os
from pathlib import Path

import pytest

from wres_xl import __version__
from wres_xl.addin import build as building
from wres_xl.addin.install import Places, install, places_in
from wres_xl.addin.macro_policy import ENTRIES, excel_version
from wres_xl.addin.registry import Entry, Value, of_this_computer
from wres_xl.addin.runtime import runtime
from wres_xl.addin.status import Check, State, Status, status

POLICIES = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
SETTINGS = r"Software\Microsoft\Office\16.0\Excel\Security"
CLICK_TO_RUN = r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration"


@pytest.fixture
def python(tmp_path: Path) -> str:
    interpreter = tmp_path / "pythonw.exe"
    for name in (interpreter.name, *runtime().libraries):
        (tmp_path / name).touch()
    return str(interpreter)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_in(tmp_path / "Roaming")


@pytest.fixture
def installed(places: Places, python: str) -> Places:
    install(places, python)
    return places


def check(found: Status, subject: str) -> Check:
    return next(each for each in found.checks if each.subject == subject)


def test_all_is_well_after_installing(installed: Places, python: str) -> None:
    found = status(installed, {}, python)
    assert found.is_fine
    assert [each for each in found.checks if each.state is State.PROBLEM] == []
    assert check(found, "Add-in").found == str(installed.addin)
    assert check(found, "SHA-256 of the add-in").found == building.sha256(installed.addin.read_bytes())
    assert check(found, "Built with").found == f"WRES-XL {__version__} and xlwings {runtime().version}"
    assert check(found, "Python that the add-in starts").found == python
    assert all(library in check(found, "xlwings' DLLs").found for library in runtime().libraries)


def test_nothing_is_changed_by_looking(installed: Places, python: str, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    status(installed, {}, python)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_without_the_add_in_it_says_how_to_get_it(places: Places, python: str) -> None:
    found = status(places, {}, python)
    assert not found.is_fine
    assert check(found, "Add-in").state is State.PROBLEM
    assert "wres-xl addin install" in check(found, "Add-in").remedy


def test_a_damaged_add_in(installed: Places, python: str) -> None:
    installed.addin.write_bytes(b"half a file")
    found = check(status(installed, {}, python), "Built with")
    assert (found.state, found.found) == (State.PROBLEM, "the file is damaged")


def test_an_add_in_of_another_version(
    installed: Places, python: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wres_xl.addin.status.__version__", "99.0")
    found = check(status(installed, {}, python), "Built with")
    assert found.state is State.PROBLEM
    assert "install" in found.remedy


def test_python_has_moved_away(installed: Places, python: str) -> None:
    Path(python).unlink()
    found = check(status(installed, {}, python), "Python that the add-in starts")
    assert found.state is State.PROBLEM
    assert python in found.found


def test_the_libraries_are_gone(installed: Places, python: str) -> None:
    Path(python).with_name(runtime().libraries[0]).unlink()
    found = check(status(installed, {}, python), "xlwings' DLLs")
    assert (found.state, found.found) == (State.PROBLEM, "not found")


def test_a_mark_of_the_web(installed: Places, python: str) -> None:
    assert all(each.subject != "Origin" for each in status(installed, {}, python).checks)
    Path(f"{installed.addin}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")
    assert check(status(installed, {}, python), "Origin").state is State.PROBLEM


def test_the_rule_that_cannot_be_read_is_named(places: Places, python: str) -> None:
    rule = check(status(places, {}, python), "Defender's rule against child processes")
    assert rule.state is State.UNKNOWN
    assert "#NAME?" in rule.remedy


@pytest.mark.parametrize(
    ("value", "state", "said"),
    [
        ("1", State.PROBLEM, "blocks"),
        ("2", State.FINE, "only records"),
        ("0", State.FINE, "off"),
        ("9", State.UNKNOWN, "cannot be read here"),
    ],
)
def test_the_rule_as_a_group_policy_sets_it(
    places: Places, python: str, value: str, state: State, said: str
) -> None:
    key = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
    entry = Entry("HKLM", key, "d4f940ab-401b-4efc-aadc-ad5f3c50688a")
    assert entry in ENTRIES
    rule = check(status(places, {entry: value}, python), "Defender's rule against child processes")
    assert (rule.state, rule.found) == (state, said)


@pytest.mark.parametrize(
    ("registry", "version"),
    [
        ({}, None),
        ({Entry("HKLM", CLICK_TO_RUN, "VersionToReport"): "16.0.17928.20114"}, "16.0.17928.20114"),
        (
            {
                Entry("HKLM", CLICK_TO_RUN, "VersionToReport"): "16.0.17928.20114",
                Entry("HKLM", CLICK_TO_RUN, "Platform"): "x64",
            },
            "16.0.17928.20114, x64",
        ),
        ({Entry("HKLM", r"SOFTWARE\Classes\Excel.Application\CurVer", ""): "Excel.Application.16"}, "16.0"),
        ({Entry("HKLM", r"SOFTWARE\Classes\Excel.Application\CurVer", ""): "odd"}, None),
    ],
)
def test_excels_version(registry: dict[Entry, Value], version: str | None) -> None:
    assert excel_version(registry) == version
    assert set(registry) <= set(ENTRIES)


@pytest.mark.parametrize(
    ("key", "name", "value", "subject", "state", "said"),
    [
        (SETTINGS, "VBAWarnings", 1, "Macros", State.FINE, "all run (the user's setting)"),
        (POLICIES, "VBAWarnings", 4, "Macros", State.FINE, "trusted locations (set by IT)"),
        (POLICIES, "VBAWarnings", 3, "Macros", State.FINE, "only signed"),
        (POLICIES, "DisableAllAddins", 1, "Add-ins", State.PROBLEM, "switched off (set by IT)"),
        (POLICIES, "RequireAddinSig", 1, "Signature of add-ins", State.PROBLEM, "is required"),
        (POLICIES, "RequireAddinSig", 0, "Signature of add-ins", State.FINE, "not required (set by IT)"),
        (
            POLICIES + r"\Trusted Locations",
            "AllLocationsDisabled",
            1,
            "Trusted locations",
            State.PROBLEM,
            "switched off",
        ),
        (
            POLICIES,
            "BlockContentExecutionFromInternet",
            1,
            "Macros in files from the internet",
            State.FINE,
            "are blocked",
        ),
        (SETTINGS, "AccessVBOM", 1, "Access to the VBA project", State.FINE, "does not need it"),
    ],
)
def test_a_rule_for_macros(
    installed: Places, python: str, key: str, name: str, value: int, subject: str, state: State, said: str
) -> None:
    entry = Entry("HKCU", key, name)
    assert entry in ENTRIES
    rule = check(status(installed, {entry: value}, python), subject)
    assert rule.state is state
    assert said in rule.found
    assert bool(rule.remedy) is (state is State.PROBLEM)


def test_a_policy_overrides_the_users_setting(installed: Places, python: str) -> None:
    registry: dict[Entry, Value] = {
        Entry("HKCU", SETTINGS, "VBAWarnings"): 1,
        Entry("HKCU", POLICIES, "VBAWarnings"): 4,
    }
    assert check(status(installed, registry, python), "Macros").found.startswith("none run")


def test_without_any_setting_it_is_excels_default(installed: Places, python: str) -> None:
    assert check(status(installed, {}, python), "Macros").found == "the user is asked (Excel's default)"


def test_other_systems_have_no_registry() -> None:
    assert os.name == "nt" or of_this_computer(ENTRIES) == {}
