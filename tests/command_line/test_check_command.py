"""`wres-xl check`: what is wrong, where, and how to mend it, as a table, CSV or JSON."""

import csv
import io
import json
from pathlib import Path

import pytest
import small_trust
import xlsxwriter
from commands import run, run_process
from small_trust import ETHNIC_ORIGIN, GRADE

COLUMNS = ["level", "file", "sheet", "row", "column", "value", "rows", "problem", "expected", "mend", "stops"]


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return small_trust.write(tmp_path / "clean", small_trust.extracts())


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """Two people with an unknown ethnic origin, one with an unknown grade, and an impossible count."""
    tables = small_trust.extracts()
    for row in (10, 20):
        tables["staff"][row][ETHNIC_ORIGIN] = "Q9 Martian"
    tables["staff"][30][GRADE] = "LOC|1|Local"
    tables["recruitment"][2][1] = "-10"
    return small_trust.write(tmp_path / "dirty", tables)


def test_nothing_wrong(clean: Path) -> None:
    told = run_process("check", clean)
    assert (told.code, told.out, told.err) == (0, "Nothing was found that needs mending.\n", "")
    assert (run("check", clean, "--format", "json").out, run("check", clean, "--format", "json").code) == (
        "[]\n",
        0,
    )
    assert run("check", clean, "--format", "csv").out == ",".join(COLUMNS) + "\n"


def test_the_examples_dirt_is_only_noted(example: Path) -> None:
    for year in ("2019-20", "2020-21"):
        told = run("check", example / year, "--format", "json")
        findings = json.loads(told.out)
        assert told.code == 0
        assert {finding["level"] for finding in findings} == {"note"}
        assert {finding["file"] for finding in findings} <= {path.name for path in (example / year).iterdir()}
        assert all(finding["stops"] == "" for finding in findings)


def test_as_csv(dirty: Path) -> None:
    told = run_process("check", dirty, "--format", "csv")
    assert told.code == 1
    assert "Errors were found" in told.err
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert list(rows[0]) == COLUMNS
    errors = {row["value"]: row for row in rows if row["level"] == "error" and row["value"]}
    assert errors.keys() == {"Q9 Martian", "LOC|1|Local", "-10"}
    origin = errors["Q9 Martian"]
    assert (origin["file"], origin["sheet"], origin["row"], origin["column"], origin["rows"]) == (
        *("staff.csv", "", "11", "Ethnic Origin", "2"),
    )
    assert origin["problem"] == "The ethnic origin is not recognised"
    assert origin["expected"]
    assert "[mapping.ethnic_origin]" in origin["mend"]
    assert errors["-10"]["stops"] == "2_appointed 2_shortlisted"
    assert [row["level"] for row in rows] == sorted(
        (row["level"] for row in rows), key=["error", "warning", "note"].index
    )


def test_json_and_csv_say_the_same(dirty: Path) -> None:
    as_json = json.loads(run("check", dirty, "--format", "json").out)
    as_csv = list(csv.DictReader(io.StringIO(run("check", dirty, "--format", "csv").out)))
    assert [{name: str(value) for name, value in row.items()} for row in as_json] == as_csv
    assert all(isinstance(row["row"], int) and isinstance(row["rows"], int) for row in as_json)


def test_as_a_table(dirty: Path) -> None:
    told = run("check", dirty)
    assert told.code == 1
    for words in (
        "staff.csv, row 11, column Ethnic Origin",
        "The ethnic origin is not recognised (found: Q9 Martian)",
        "recruitment.csv, row 3, column Shortlisted",
        "under [mapping.grade] in the settings file",
    ):
        assert words in told.told, told.out
    assert "Errors were found: figures that rest on them cannot be given." in told.err


def test_in_a_sheet_the_place_names_the_sheet_and_its_row_as_excel_counts(tmp_path: Path) -> None:
    rows = small_trust.extracts()["board"]
    rows[2][3] = "Martian"
    with xlsxwriter.Workbook(tmp_path / "trust.xlsx") as book:
        sheet = book.add_worksheet("Board list")
        sheet.write(1, 1, "Board members at 31 March 2021")
        for at, row in enumerate(rows):
            sheet.write_row(4 + at, 1, row)
    told = run("check", tmp_path / "trust.xlsx")
    assert told.code == 1
    assert "trust.xlsx, sheet Board list, row 7, column Ethnic Origin" in told.told


def test_settings_mend_what_they_map(dirty: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[mapping.ethnic_origin]\n"Q9 Martian" = "BME"\n', encoding="utf-8")
    told = run("check", dirty, "--settings", settings, "--format", "csv")
    assert told.code == 1
    assert "Martian" not in told.out
    assert "LOC|1|Local" in told.out


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_findings_to_a_file(dirty: Path, tmp_path: Path, form: str) -> None:
    """As a table findings are for the screen; a file holds them as CSV, as the option's help says."""
    output = tmp_path / "findings.txt"
    told = run("check", dirty, "--format", form, "-o", output)
    assert told.code == 1
    assert f"Written: {output}" in told.out
    expected = run("check", dirty, "--format", "csv" if form == "table" else form).out
    assert output.read_text(encoding="utf-8") == expected


def test_a_spreadsheet_of_another_kind_in_the_folder_is_told(clean: Path) -> None:
    (clean / "old staff list.xlsb").write_bytes(b"PK")
    told = run("check", clean)
    assert told.code == 0
    assert "old staff list.xlsb" in told.told
    assert "save it as .xlsx" in told.told


def test_a_long_file_name_is_told_whole(tmp_path: Path) -> None:
    tables = small_trust.extracts()
    tables["staff"][4][ETHNIC_ORIGIN] = "Q9 Martian"
    name = "esr_staff_in_post_by_assignment_at_31_march_2021_final_version_2"
    made = run("check", small_trust.write(tmp_path / "2020-21", {name: tables["staff"]}))
    assert made.code == 1
    assert f"{name}.csv," in made.told.replace(" ", "")
