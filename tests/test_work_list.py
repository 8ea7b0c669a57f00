"""The work list: a line for each row that is to be mended, whatever file it stands in."""

import csv
from pathlib import Path

import openpyxl
import pytest
import small_trust
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from small_trust import ETHNIC_ORIGIN, GRADE

from wres_xl.findings import Affected, Finding, Level, worst_first
from wres_xl.work_list import COLUMNS, EMPLOYEE_NUMBER, PERSONAL, work_rows

CORPUS = Path(__file__).parent / "corpus" / "files"


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """Unknown ethnic origins in rows 11 and 21, an unknown grade in row 31, a case of no day in row 3."""
    tables = small_trust.extracts()
    for row in (10, 20):
        tables["staff"][row][ETHNIC_ORIGIN] = "Q9 Martian"
    tables["staff"][30][GRADE] = "=LOC()"
    tables["casework"][2][2] = ""
    return small_trust.write(tmp_path / "dirty", tables)


def lines(path: Path, *, skip: int = 0) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file.readlines()[skip:]))


def test_a_line_for_each_row_worst_first(dirty: Path, tmp_path: Path) -> None:
    told = run("check", dirty, "--year", "2020-21", "--work-list", tmp_path / "list.csv")
    assert (told.code, "Work list:" in told.err) == (1, True)
    listed = lines(tmp_path / "list.csv")
    assert tuple(listed[0]) == COLUMNS
    assert [each["Level"] for each in listed] == sorted(each["Level"] for each in listed)
    origins = [each for each in listed if "Martian" in each["What was found"]]
    assert [(each["File"], each["Row"], each["Column"]) for each in origins] == [
        ("staff.csv", "11", "Ethnic Origin"),
        ("staff.csv", "21", "Ethnic Origin"),
    ]
    assert all("or say what it stands for" in each["What to do"] for each in origins)
    (undated,) = (each for each in listed if "have no date" in each["What was found"])
    assert (undated["File"], undated["Row"]) == ("casework.csv", "3")


def test_employee_numbers_are_those_of_the_rows(dirty: Path, tmp_path: Path) -> None:
    output = tmp_path / "list.csv"
    run("check", dirty, "--year", "2020-21", "--work-list", output, "--with-employee-numbers")
    assert output.read_text(encoding="utf-8").startswith(f"{PERSONAL}\n")
    numbers = {(each["File"], each["Row"]): each[EMPLOYEE_NUMBER] for each in lines(output, skip=1)}
    expected = {row: small_trust.extracts()["staff"][int(row) - 1][0] for row in ("11", "21", "31")}
    assert {row: numbers["staff.csv", row] for row in expected} == expected
    assert numbers["casework.csv", "3"] == small_trust.extracts()["casework"][2][0]
    assert {numbers[place] for place in numbers if not place[1]} == {""}


def test_rows_of_parts_are_counted_in_their_own_file(tmp_path: Path) -> None:
    heading, *people = small_trust.extracts()["staff"]
    people[4][ETHNIC_ORIGIN] = people[50][ETHNIC_ORIGIN] = "Q9 Martian"
    parts = {"staff north": [heading, *people[:40]], "staff south": [heading, *people[40:]]}
    output = tmp_path / "list.csv"
    run(
        *("check", small_trust.write(tmp_path / "parts", parts), "--with-employee-numbers"),
        "--work-list",
        output,
    )
    found = [each for each in lines(output, skip=1) if "Martian" in each["What was found"]]
    assert [(each["File"], each["Row"], each[EMPLOYEE_NUMBER]) for each in found] == [
        ("staff north.csv", "6", people[4][0]),
        ("staff south.csv", "12", people[50][0]),
    ]


def test_rows_of_interface_files_are_their_lines(tmp_path: Path) -> None:
    output = tmp_path / "list.csv"
    run("check", CORPUS / "go2-person-missing.dat", "--work-list", output, "--with-employee-numbers")
    rows = [each["Row"] for each in lines(output, skip=1) if "in none of the files" in each["What was found"]]
    records = (CORPUS / "go2-person-missing.dat").read_text().splitlines()
    assert rows
    assert all(records[int(row) - 1].startswith("ASA~") for row in rows)


def test_as_a_workbook_with_text_that_stays_text(dirty: Path, tmp_path: Path) -> None:
    output = tmp_path / "list.xlsx"
    run("check", dirty, "--year", "2020-21", "--work-list", output)
    run("check", dirty, "--year", "2020-21", "--work-list", tmp_path / "list.csv")
    book = openpyxl.load_workbook(output)
    assert book.active["A1"].value == "Work list"
    heading, *rows = book.active.iter_rows(min_row=3, values_only=True)
    assert heading == COLUMNS
    as_text = [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
    assert as_text == [tuple(each.values()) for each in lines(tmp_path / "list.csv")]
    assert any("=LOC()" in row[5] for row in as_text)
    assert (book.properties.creator, book.properties.title) == (None, "WRES work list")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--work-list", "list.txt"), "End its name in .csv or .xlsx"),
        (("--with-employee-numbers",), "They stand in a work list only"),
    ],
)
def test_wrong_usage(dirty: Path, arguments: tuple[str, ...], words: str) -> None:
    told = run("check", dirty, *arguments)
    assert told.code == 2
    assert words in told.told


def test_neither_an_extract_nor_another_file_is_written_over(dirty: Path, tmp_path: Path) -> None:
    there = tmp_path / "list.csv"
    there.write_text("mine", encoding="utf-8")
    assert run("check", dirty, "--work-list", there).code == 2
    assert run("check", dirty, "--work-list", dirty / "staff.csv", "--replace").code == 2
    assert there.read_text(encoding="utf-8") == "mine"
    assert run("check", dirty, "--work-list", there, "--replace").code == 1
    assert "Martian" in there.read_text(encoding="utf-8")


FINDINGS = st.builds(
    Finding,
    st.sampled_from(Level),
    st.just("problem"),
    file=st.just("a.csv"),
    row=st.integers(0, 3),
    affected=st.lists(
        st.builds(
            Affected, st.lists(st.integers(1, 9), min_size=1).map(tuple), st.sampled_from(["", "b.csv"])
        )
    ).map(tuple),
)


@given(st.lists(FINDINGS))
def test_every_affected_row_has_its_line(findings: list[Finding]) -> None:
    mended = [each for each in worst_first(findings) if each.level is not Level.NOTE]
    listed = [(str(line["Level"]), line["File"], line["Row"]) for line in work_rows(mended)]
    assert len(listed) == sum(sum(len(rows.rows) for rows in each.affected) or 1 for each in mended)
    assert {file for _, file, _ in listed} <= {"a.csv", "b.csv"}
    assert all(row is None or row >= 1 for _, _, row in listed)  # type: ignore[operator]
