"""Delimited text: encodings, delimiters, quotation marks, rows that do not fit, and very many rows."""

from pathlib import Path

import pytest
from extract_files import errors, records, staff_rows, write_csv

from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.findings import UnreadableFile
from wres_xl.settings import Settings

BOARD = [
    ["Name", "Role", "Executive", "Voting", "Ethnic Origin"],
    ["Zoë Müller", "Chair \u2013 acting", "No", "Yes", "A White - British"],
    ["Ann Onymous", "Director, Finance; Estates", "Yes", "Yes", "N Black African"],
]


def read_file(path: Path) -> Extracts:
    return read_extracts([path], Settings())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    extracts = read_file(write_csv(tmp_path / "board.csv", BOARD, delimiter, encoding))
    assert extracts.findings == ()
    assert extracts.sources == {Kind.BOARD: ("board.csv",)}
    assert records(extracts, Kind.BOARD, "group", "voting", "executive", "row") == [
        ("White", True, False, 2),
        ("BME", True, True, 3),
    ]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ".CSV"])
def test_endings(tmp_path: Path, suffix: str) -> None:
    assert Kind.BOARD in read_file(write_csv(tmp_path / f"board{suffix}", BOARD, "\t")).tables


def test_windows_text_is_found_wherever_its_letters_stand(tmp_path: Path) -> None:
    rows = [*BOARD, *([["", "Director", "Yes", "Yes", "A"]] * 60_000), ["", "Größe", "Yes", "Yes", "Z"]]
    extracts = read_file(write_csv(tmp_path / "board.csv", rows, encoding="cp1252"))
    assert extracts.tables[Kind.BOARD]["group"].iloc[-1] == "Unknown"


def test_rows_are_numbered_as_excel_does(tmp_path: Path) -> None:
    (tmp_path / "board.csv").write_text(
        'Board members\n\n"Ethnic\nOrigin",Voting,Executive\nA,Yes,Yes\n\n,,\n"N\n ",Yes,No\n',
        encoding="utf-8",
    )
    assert records(read_file(tmp_path / "board.csv"), Kind.BOARD, "group", "row") == [
        ("White", 4),
        ("BME", 7),
    ]


@pytest.mark.parametrize("filler", [0, 300])
def test_quotation_mark_that_is_never_closed(tmp_path: Path, filler: int) -> None:
    rows = "A,Yes,Yes\n" * filler
    text = f'Ethnic Origin,Voting,Executive\n{rows}"N,Yes,No\n{rows}Z,Yes,No\n'
    (tmp_path / "board.csv").write_text(text, encoding="utf-8")
    with pytest.raises(
        UnreadableFile, match=f"quotation mark that opens in row {filler + 2} is never closed"
    ):
        read_file(tmp_path / "board.csv")


def test_quotation_mark_that_swallows_a_large_file(tmp_path: Path) -> None:
    rows = "A,Yes,Yes\n" * 20_000
    text = f'Ethnic Origin,Voting,Executive\n"N,Yes,No\n{rows}'
    (tmp_path / "board.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="what follows row 0 cannot be read as a table"):
        read_file(tmp_path / "board.csv")


def test_row_with_more_cells_than_headings_stops_what_rests_on_it(tmp_path: Path) -> None:
    rows = staff_rows(*({"Employee Number": str(number)} for number in range(1, 301)))
    rows[250].append("moved")
    rows[270] += ["", " "]
    rows[280] = rows[280][:4]
    extracts = read_file(write_csv(tmp_path / "staff.csv", rows))
    (found, *others) = errors(extracts)
    assert (found.row, found.rows, found.file) == (251, 1, "staff.csv")
    assert "more cells than there are headings" in found.problem
    assert found.stops == FEEDS[Kind.STAFF]
    assert {finding.row for finding in others} == {281}


def test_trailing_note_full_of_commas_is_a_note(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "staff.csv", staff_rows({}))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"Leaves out{',' * 30} bank staff\n")
    assert errors(read_file(path)) == []


def test_more_rows_than_a_worksheet_holds(tmp_path: Path) -> None:
    people = 1_048_600
    rows = "".join(f"{number:08},No,01/06/2020\n" for number in range(1, people + 1))
    (tmp_path / "learning.csv").write_text(
        f"Employee Number,Mandatory,Date Completed\n{rows}", encoding="utf-8"
    )
    training = read_file(tmp_path / "learning.csv").tables[Kind.TRAINING]
    assert len(training) == training["person"].nunique() == people
    assert training["row"].iloc[-1] == people + 1


def test_the_delimiter_is_told_by_the_headings(tmp_path: Path) -> None:
    rows = "".join(f"{number};Care, safety, dignity, respect, trust;No;2020-06-01\n" for number in range(60))
    path = tmp_path / "learning.csv"
    path.write_text(f"Employee Number;Course;Mandatory;Date Completed\n{rows}", encoding="utf-8")
    assert len(read_file(path).tables[Kind.TRAINING]) == 60


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(tmp_path: Path, encoding: str) -> None:
    extracts = read_file(write_csv(tmp_path / "board.csv", BOARD, ";", encoding))
    assert extracts.findings == ()
    assert len(extracts.tables[Kind.BOARD]) == 2
