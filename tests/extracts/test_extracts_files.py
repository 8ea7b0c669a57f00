"""Files that cannot be read: each is refused by name, with the reason and the mend. And what folders hold."""

import socket
import zipfile
from pathlib import Path

import pytest
from extract_files import STAFF, notes, staff_rows, warnings, write_csv, write_xlsx

from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.tables import Kind
from wres_xl.findings import UnreadableFile
from wres_xl.settings import Settings

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def refusal(*paths: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_extracts(paths, Settings())
    assert refused.value.exit_code == 3
    return str(refused.value)


def package(path: Path, *parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for part in parts:
            file.writestr(part, "<xml/>")
    return path


def staff_xlsx(path: Path) -> Path:
    return write_xlsx(path, {"ESR": staff_rows({})})


def test_no_such_file(tmp_path: Path) -> None:
    message = refusal(tmp_path / "staff.xlsx")
    assert "staff.xlsx: there is no such file. Check its name" in message


def test_folder_without_extracts(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"PK")
    assert "the folder holds no .xlsx, .xlsm, .xls, .ods or .csv file" in refusal(tmp_path)


@pytest.mark.parametrize("name", ["staff.xlsx", "staff.csv"])
def test_empty_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    message = refusal(tmp_path / name)
    assert f"{name}: the file is empty (0 bytes). Export it again." in message


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", bytes(range(256)), b"Employee Number,Grade\n1,2\n"])
def test_not_a_workbook_whatever_its_name_says(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "staff.xlsx").write_bytes(content)
    assert "this is not an Excel workbook, although its name ends in .xlsx" in refusal(
        tmp_path / "staff.xlsx"
    )


def test_workbook_that_was_renamed_to_csv(tmp_path: Path) -> None:
    path = staff_xlsx(tmp_path / "staff.xlsx").rename(tmp_path / "staff.csv")
    assert "this is not text, although its name ends in .csv" in refusal(path)


@pytest.mark.parametrize("content", [bytes(range(256)) * 5, b"\xef\xbb\xbfEmployee\xff\xfe,Grade"])
def test_csv_that_is_not_text(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "staff.csv").write_bytes(content)
    assert "this is not a text file" in refusal(tmp_path / "staff.csv")


def test_password(tmp_path: Path) -> None:
    (tmp_path / "staff.xlsx").write_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le"))
    assert "protected by a password. Save a copy without one" in refusal(tmp_path / "staff.xlsx")


@pytest.mark.parametrize("name", ["staff.xls", "staff.xlsx"])
def test_damaged_workbook_of_the_nineties(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(COMPOUND + "Workbook".encode("utf-16-le"))
    assert f"{name}: the workbook is damaged" in refusal(tmp_path / name)


def test_compound_file_of_another_program(tmp_path: Path) -> None:
    (tmp_path / "staff.xlsx").write_bytes(COMPOUND + "WordDocument".encode("utf-16-le"))
    assert "this is not an Excel workbook" in refusal(tmp_path / "staff.xlsx")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/workbook.bin", ".xlsb format"),
        ("word/document.xml", "not an Excel workbook"),
    ],
)
def test_packages_of_other_kinds(tmp_path: Path, part: str, said: str) -> None:
    message = refusal(package(tmp_path / "staff.xlsx", part))
    assert said in message
    assert "save it as .xlsx" in message


@pytest.mark.parametrize("name", ["staff.xlsb", "staff.numbers"])
def test_other_spreadsheets_by_name(tmp_path: Path, name: str) -> None:
    assert "are not read. Open it in Excel and save it as .xlsx" in refusal(
        package(tmp_path / name, "content.xml")
    )


def test_another_format(tmp_path: Path) -> None:
    (tmp_path / "staff.pdf").write_bytes(b"%PDF")
    assert "files of the format .pdf are not read. Expected: .xlsx, .xlsm, .xls, .ods or .csv." in refusal(
        tmp_path / "staff.pdf"
    )


def test_workbook_cut_short(tmp_path: Path) -> None:
    path = staff_xlsx(tmp_path / "staff.xlsx")
    path.write_bytes(path.read_bytes()[:-400])
    assert "the workbook is damaged" in refusal(path)


def test_workbook_with_a_damaged_sheet(tmp_path: Path) -> None:
    whole, damaged = staff_xlsx(tmp_path / "whole.xlsx"), tmp_path / "staff.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(damaged, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, content[:200] if part.endswith("sheet1.xml") else content)
    assert "the workbook is damaged" in refusal(damaged)


def test_file_that_the_system_will_not_open(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(str(path))
        message = refusal(path)
    assert "staff.csv: it cannot be opened (" in message
    assert "If another program has it open, close it there" in message


def test_path_that_the_system_will_not_look_up(tmp_path: Path) -> None:
    assert ".csv: it cannot be opened (" in refusal(tmp_path / f"{'long' * 100}.csv")


def test_every_unreadable_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.xlsx").touch()
    (tmp_path / "two.csv").touch()
    staff_xlsx(tmp_path / "good.xlsx")
    lines = refusal(tmp_path).splitlines()
    assert [Path(line.split(":")[0]).name for line in lines] == ["one.xlsx", "two.csv"]


def test_lock_files_hidden_files_and_subfolders_are_passed_over(tmp_path: Path) -> None:
    staff_xlsx(tmp_path / "staff.xlsx")
    (tmp_path / "~$staff.xlsx").write_bytes(b"lock")
    (tmp_path / ".hidden.csv").write_bytes(b"\x00")
    (tmp_path / "older").mkdir()
    staff_xlsx(tmp_path / "older" / "staff.xlsx")
    extracts = read_extracts([tmp_path], Settings())
    assert extracts.sources == {Kind.STAFF: ("staff.xlsx, sheet ESR",)}
    assert notes(extracts) == []


def test_other_spreadsheets_in_a_folder_are_told(tmp_path: Path) -> None:
    staff_xlsx(tmp_path / "staff.xlsx")
    (tmp_path / "board.XLSB").write_bytes(b"PK")
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (told,) = warnings(read_extracts([tmp_path], Settings()))
    assert told.file == "board.XLSB"
    assert "save it as .xlsx" in told.sentence


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = staff_xlsx(tmp_path / "staff.xlsx")
    extracts = read_extracts([tmp_path, path, tmp_path / "." / "staff.xlsx"], Settings(), {path: Kind.STAFF})
    assert len(extracts.tables[Kind.STAFF]) == 1


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("this", "last"):
        (tmp_path / folder).mkdir()
        staff_xlsx(tmp_path / folder / "staff.xlsx")
    extracts = read_extracts([tmp_path / "this", tmp_path / "last"], Settings())
    (told,) = extracts.findings
    assert f"{tmp_path / 'this' / 'staff.xlsx'}, sheet ESR" in told.problem
    assert f"{tmp_path / 'last' / 'staff.xlsx'}, sheet ESR" in told.problem


def test_reading_changes_nothing(tmp_path: Path) -> None:
    paths = [staff_xlsx(tmp_path / "a.xlsx"), write_csv(tmp_path / "b.csv", [list(STAFF)])]
    for path in paths:
        path.chmod(0o444)
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths]
    read_extracts([tmp_path], Settings())
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in paths] == before
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_progress_is_told_for_each_file(tmp_path: Path) -> None:
    staff_xlsx(tmp_path / "a.xlsx")
    write_csv(tmp_path / "b.csv", [["nothing"]])
    told: list[str] = []
    read_extracts([tmp_path], Settings(), on_progress=told.append)
    assert told == ["Read a.xlsx", "Read b.csv"]
