"""Installing into a start folder and removing again, on folders that stand for a user's."""

import hashlib
import sys
from pathlib import Path

import pytest

from wres_xl.addin.install import Places, install, missing_libraries, places_in, remove, user_places
from wres_xl.addin.runtime import runtime
from wres_xl.findings import UnreadableFile, UsageError


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """A virtual environment as on Windows: the interpreter in Scripts, xlwings' DLLs above."""
    interpreter = tmp_path / "venv" / "Scripts" / "pythonw.exe"
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()
    for library in runtime().libraries:
        (tmp_path / "venv" / library).touch()
    return interpreter


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_in(tmp_path / "Roaming")


def test_the_places_are_the_users_own(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    assert places.addin == tmp_path / "Microsoft" / "Excel" / "XLSTART" / "wres_xl.xlam"
    # Excel would open a second add-in beside the first.
    assert places.addin.parent not in places.before.parents


def test_the_first_installation_makes_the_folder(places: Places, python: Path) -> None:
    done = install(places, str(python))
    assert done.built is not None
    assert done.built.path == places.addin
    assert done.built.sha256 == hashlib.sha256(places.addin.read_bytes()).hexdigest()
    assert [path.name for path in places.addin.parent.iterdir()] == ["wres_xl.xlam"]
    assert not places.before.exists()
    told = " ".join(done.said)
    assert all(each in told for each in (str(places.addin), str(python), done.built.sha256))


def test_what_stood_there_is_kept_and_comes_back(places: Places, python: Path) -> None:
    places.addin.parent.mkdir(parents=True)
    places.addin.write_bytes(b"an older one")
    assert str(places.before) in " ".join(install(places, str(python)).said)
    assert places.before.read_bytes() == b"an older one"
    assert "back" in remove(places).said[0]
    assert places.addin.read_bytes() == b"an older one"
    assert not places.before.exists()
    assert "removed" in remove(places).said[0]
    assert not places.addin.exists()
    assert "Nothing was changed" in remove(places).said[0]


def test_installing_again_changes_nothing(places: Places, python: Path) -> None:
    install(places, str(python))
    again = install(places, str(python))
    assert again.built is None
    assert "Nothing was changed" in again.said[0]
    assert not places.before.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, python: Path) -> None:
    (tmp_path / "Roaming").write_text("a file, not a folder")
    with pytest.raises(UnreadableFile, match="Close Excel"):
        install(places_in(tmp_path / "Roaming"), str(python))


def test_nothing_is_installed_that_could_not_start(places: Places, python: Path) -> None:
    (python.parents[1] / runtime().libraries[1]).unlink()
    with pytest.raises(UsageError, match="virtual environment"):
        install(places, str(python))
    assert not places.addin.parent.exists()


@pytest.mark.parametrize("folder", ["Scripts", "."])
def test_the_libraries_may_lie_beside_the_interpreter_or_above(tmp_path: Path, folder: str) -> None:
    interpreter = tmp_path / "Scripts" / "pythonw.exe"
    interpreter.parent.mkdir()
    for library in runtime().libraries:
        (tmp_path / folder / library).touch()
    assert missing_libraries(runtime(), str(interpreter)) is None


def test_libraries_of_another_version_do_not_do(tmp_path: Path) -> None:
    for name in ("xlwings64-0.0.1.dll", "xlwings32-0.0.1.dll"):
        (tmp_path / name).touch()
    told = missing_libraries(runtime(), str(tmp_path / "pythonw.exe"))
    assert told is not None
    assert all(library in told for library in runtime().libraries)


@pytest.mark.parametrize("interpreter", ["pythonw", r"%LOCALAPPDATA%\WRES\pythonw.exe"])
def test_libraries_of_another_pc_are_not_looked_for(interpreter: str) -> None:
    assert missing_libraries(runtime(), interpreter) is None


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows these commands do something")
@pytest.mark.parametrize("command", [install, remove, user_places])
def test_elsewhere_it_explains_and_changes_nothing(command: object) -> None:
    assert callable(command)
    with pytest.raises(UsageError, match="Excel for Windows, and nothing was changed"):
        command()
