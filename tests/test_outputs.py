"""Results are written whole or not at all, and never over an existing file unasked."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from privileges import open_folder, without_privileges

from wres_xl.findings import UnreadableFile, UsageError
from wres_xl.outputs import refuse_existing, refuse_input, safely_written, save_text


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture
def umask() -> Iterator[None]:
    """The usual one, whatever this machine's is."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Whole --------------------------------------------------------------------------------------------------


def test_what_was_written_stands_in_its_place_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    with safely_written(target) as temporary:
        temporary.write_bytes(b"whole")
    assert target.read_bytes() == b"whole"
    assert names(tmp_path) == ["out.xlsx"]


def test_until_then_it_is_written_beside_its_place_under_another_name(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    with safely_written(target) as temporary:
        assert not target.exists()
        assert temporary.parent == tmp_path
        assert temporary.name.startswith(".wres-xl-")
        assert temporary.suffix == ".xlsx"


@pytest.mark.usefixtures("umask")
def test_others_may_read_it_as_any_new_file(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with safely_written(target) as temporary:
        temporary.write_text("x")
    assert stat.S_IMODE(target.stat().st_mode) == 0o644


def test_a_umask_is_obeyed_and_left_as_it_was(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        save_text(tmp_path / "private.csv", "x")
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "private.csv").stat().st_mode) == 0o600


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    save_text(target, "a,b\n1,\u2013\r\n")
    assert target.read_bytes() == "a,b\n1,\u2013\r\n".encode()


# Or not at all ------------------------------------------------------------------------------------------


class BrokenOffError(Exception):
    pass


def break_off(target: Path, replace: bool = False) -> None:
    with safely_written(target, replace) as temporary:
        temporary.write_text("half")
        raise BrokenOffError


def test_nothing_is_left_where_writing_breaks_off(tmp_path: Path) -> None:
    with pytest.raises(BrokenOffError):
        break_off(tmp_path / "out.xlsx")
    assert names(tmp_path) == []


def test_what_was_there_stays_where_writing_breaks_off(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text("last year's")
    with pytest.raises(BrokenOffError):
        break_off(target, replace=True)
    assert target.read_text() == "last year's"
    assert names(tmp_path) == ["out.xlsx"]


# Not over an existing file ------------------------------------------------------------------------------


def test_an_existing_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text("last year's")
    with pytest.raises(UsageError, match=r"exists already.*--replace"), safely_written(target):
        pytest.fail("nothing is begun")
    assert target.read_text() == "last year's"


def test_it_is_where_that_is_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("last year's")
    save_text(target, "this year's", replace=True)
    assert target.read_text() == "this year's"
    assert names(tmp_path) == ["out.txt"]


def test_it_can_be_refused_before_any_work_is_done(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    refuse_existing(target, replace=False)
    target.touch()
    refuse_existing(target, replace=True)
    with pytest.raises(UsageError, match="exists already"):
        refuse_existing(target, replace=False)


# Places that cannot be written to -----------------------------------------------------------------------


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    with pytest.raises(UsageError, match=f"There is no folder {folder}"):
        save_text(folder / "out.csv", "x")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="There is no folder"):
        save_text(tmp_path / "file" / "out.csv", "x")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(UsageError, match=r"out\.csv is a folder\. Name a file in it"):
        save_text(tmp_path / "out.csv", "x", replace=True)
    assert names(tmp_path) == ["out.csv"]


def test_a_read_only_folder_is_told(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    with (
        without_privileges(),
        pytest.raises(UnreadableFile, match="nothing can be written there: Permission denied"),
    ):
        save_text(shared_folder / "out.csv", "x")
    assert names(shared_folder) == []


def test_a_folder_that_may_not_be_looked_into_is_told(shared_folder: Path) -> None:
    shared_folder.chmod(0o000)
    with (
        without_privileges(),
        pytest.raises(UnreadableFile, match="nothing can be read there: Permission denied"),
    ):
        save_text(shared_folder / "out.csv", "x")


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    source, beside = tmp_path / "board.xlsx", tmp_path / "new.xlsx"
    source.write_text("kept", encoding="utf-8")
    for read in (source, tmp_path):
        with pytest.raises(UsageError, match="is read for this job and is never written over"):
            refuse_input(source, [read])
    refuse_input(beside, [tmp_path])
