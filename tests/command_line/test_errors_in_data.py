"""Errors in the data: each stops the figures it would make wrong and no others, and tells how to mend it."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import small_trust
from commands import Run, run, run_process
from small_trust import ETHNIC_ORIGIN, GRADE, JOB_ROLE, STAFF_GROUP, Tables

Key = tuple[str, str]

INPUTS = {
    "staff": {f"{part}_{band}" for part in ("1a", "1b") for band in ("band_5", "band_6", "band_8a", "vsm")}
    | {"1m_consultants", "1m_career_grades"},
    "recruitment": {"2_shortlisted", "2_appointed"},
    "casework": {"3_disciplinary"},
    "learning": {"4_trained"},
    "survey": {"5_harassment_public", "6_harassment_staff", "7_equal_opportunities", "8_discrimination"},
    "board": {"9_board", "9_board_voting", "9_board_executive"},
}
"""The data items that each extract of the small trust gives, those of staff in part."""

ALL_INPUTS = frozenset().union(*INPUTS.values())


def figures(*arguments: object) -> tuple[Run, dict[Key, dict[str, str]]]:
    """The command's end, and the figures of 2020-21 by key and group."""
    made = run("figures", *arguments, "--year", "2020-21", "--format", "csv")
    rows = csv.DictReader(io.StringIO(made.out))
    return made, {(row["key"], row["group"]): row for row in rows if row["year"] == "2020-21"}


def missing_inputs(found: dict[Key, dict[str, str]]) -> set[str]:
    return {key for (key, _), row in found.items() if key in ALL_INPUTS and not row["value"]}


@dataclass(frozen=True)
class Error:
    """What is wrong in the extracts, what is told of it, and which inputs have no figure."""

    change: Callable[[Tables], None]
    stops: set[str]
    words: tuple[str, ...]
    settings: str = ""
    """With these settings nothing is wrong any more."""


def cell(table: str, row: int, column: int, value: str) -> Callable[[Tables], None]:
    """Put a value into a cell; row 1 is the row of headings, as in the file."""

    def change(tables: Tables) -> None:
        tables[table][row - 1][column] = value

    return change


def column(table: str, number: int, value: str) -> Callable[[Tables], None]:
    """Put a value into every row."""

    def change(tables: Tables) -> None:
        for row in tables[table][1:]:
            row[number] = value

    return change


def without(table: str) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        del tables[table]

    return change


def shorten(tables: Tables) -> None:
    """A staff extract without its Pay Grade column."""
    tables["staff"] = [[*row[:GRADE], *row[GRADE + 1 :]] for row in tables["staff"]]


STAFF_5 = {"1a_band_5"}
NON_CLINICAL = {key for key in INPUTS["staff"] if key.startswith("1a")}
CLINICAL = {key for key in INPUTS["staff"] if key.startswith("1b")}
MEDICAL = {key for key in INPUTS["staff"] if key.startswith("1m")}

ERRORS = {
    "no staff table": Error(
        without("staff"),
        INPUTS["staff"] | INPUTS["casework"] | INPUTS["learning"],
        ("Not given: staff extract", "Give it to get the figures"),
    ),
    "unmapped ethnic origin of staff": Error(
        cell("staff", 4, ETHNIC_ORIGIN, "Q9 Martian"),
        STAFF_5 | INPUTS["casework"] | INPUTS["learning"],
        (
            "staff.csv",
            "row 4",
            "column Ethnic Origin",
            "Q9 Martian",
            "not recognised",
            "[mapping.ethnic_origin]",
        ),
        '[mapping.ethnic_origin]\n"q9 martian" = "White"',
    ),
    "unmapped ethnic origin of applicants": Error(
        cell("recruitment", 3, 0, "Martian"),
        INPUTS["recruitment"],
        ("recruitment.csv", "row 3", "column Ethnic Origin", "Martian", "[mapping.ethnic_origin]"),
        '[mapping.ethnic_origin]\nMartian = "White"',
    ),
    "unmapped ethnic origin of a board member": Error(
        cell("board", 2, 3, "Martian"),
        INPUTS["board"],
        ("board.csv", "row 2", "column Ethnic Origin", "Martian"),
        '[mapping.ethnic_origin]\nMartian = "White"',
    ),
    "unmapped grade": Error(
        cell("staff", 2, GRADE, "LOC|1|Local"),
        NON_CLINICAL,
        ("staff.csv", "row 2", "column Pay Grade", "LOC|1|Local", "[mapping.grade]"),
        '[mapping.grade]\n"LOC|1|Local" = "Band 5"',
    ),
    "unmapped grade of a nurse": Error(
        cell("staff", 50, GRADE, "LOC|1|Local"),
        CLINICAL,
        ("staff.csv", "row 50", "column Pay Grade", "LOC|1|Local"),
        '[mapping.grade]\n"LOC|1|Local" = "Band 6"',
    ),
    "blank grade": Error(
        cell("staff", 2, GRADE, ""),
        NON_CLINICAL,
        ("staff.csv", "row 2", "column Pay Grade", "blank", "Enter it"),
    ),
    "unmapped staff group": Error(
        cell("staff", 2, STAFF_GROUP, "Martians"),
        INPUTS["staff"],
        ("staff.csv", "row 2", "column Staff Group", "Martians", "[mapping.staff_group]"),
        '[mapping.staff_group]\nMartians = "non-clinical"',
    ),
    "unmapped job role of a doctor": Error(
        cell("staff", 70, JOB_ROLE, "Saw-bones"),
        MEDICAL,
        ("staff.csv", "row 70", "column Job Role", "Saw-bones", "[mapping.job_role]"),
        '[mapping.job_role]\n"Saw-bones" = "Consultants"',
    ),
    "no column of grades": Error(
        # Then it is no staff extract, and ethnic origins are not taken from it either.
        shorten,
        INPUTS["staff"] | INPUTS["casework"] | INPUTS["learning"],
        ("staff.csv", "Pay Grade"),
    ),
    "negative count": Error(
        cell("recruitment", 2, 1, "-40"),
        INPUTS["recruitment"],
        ("recruitment.csv", "row 2", "Shortlisted", "-40"),
    ),
    "fraction of an appointment": Error(
        cell("recruitment", 2, 2, "7.5"),
        INPUTS["recruitment"],
        ("recruitment.csv", "row 2", "Appointed", "7.5"),
    ),
    "a count in words": Error(
        cell("recruitment", 2, 2, "eight"),
        INPUTS["recruitment"],
        ("recruitment.csv", "row 2", "Appointed", "eight"),
    ),
    "more appointed than shortlisted": Error(
        # Told of one row, though there are as many shortlisted in the whole group.
        cell("recruitment", 3, 2, "11"),
        INPUTS["recruitment"],
        ("recruitment.csv", "row 3", "Appointed", "More people were appointed than shortlisted", "Correct"),
    ),
    "a percentage above 100": Error(
        cell("survey", 3, 2, "150"), {"6_harassment_staff"}, ("survey.csv", "row 3", "White %", "150")
    ),
    "a date that is none": Error(
        cell("casework", 2, 2, "31/06/2020"),
        INPUTS["casework"],
        ("casework.csv", "row 2", "column Date Formal Investigation Opened", "cannot be read", "31/03/2021"),
    ),
    "neither formal nor informal": Error(
        cell("casework", 3, 1, "Tribunal of Mars"),
        INPUTS["casework"],
        ("casework.csv", "row 3", "Case Type", "Tribunal of Mars"),
    ),
    "mandatory or not": Error(
        cell("learning", 2, 2, "Perhaps"),
        INPUTS["learning"],
        ("learning.csv", "row 2", "Mandatory", "Perhaps"),
    ),
    "voting or not": Error(
        cell("board", 2, 2, "Sometimes"), {"9_board_voting"}, ("board.csv", "row 2", "Voting", "Sometimes")
    ),
    "a case of nobody": Error(
        cell("casework", 2, 0, "79999999"),
        INPUTS["casework"],
        ("casework.csv", "ethnic origin is neither there nor in the staff"),
    ),
    "survey of another year": Error(
        column("survey", 0, "2018"),
        INPUTS["survey"],
        ("survey.csv", "no results of the 2020 survey", "2018"),
    ),
    "cases of another year": Error(
        column("casework", 2, "05/06/2011"),
        INPUTS["casework"],
        ("casework.csv", "none dated within 2020-21"),
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_error(tmp_path: Path, name: str) -> None:
    error = ERRORS[name]
    tables = small_trust.extracts()
    error.change(tables)
    folder = small_trust.write(tmp_path / "2020-21", tables)
    made, found = figures(folder)
    assert made.code == 1, made.told
    assert "Done, but figures that rest on the errors above are not available." in made.err
    for word in error.words:
        assert word in Run(made.code, "", made.err).told, made.err
    assert missing_inputs(found) == error.stops
    for (key, group), row in found.items():
        assert row["value"] or row["note"], f"{key} of {group} has neither a value nor a reason"

    checked = run("check", folder)
    assert checked.code == (0 if name in COUNTED_ONLY else 1)
    if error.settings:
        settings = tmp_path / "settings.toml"
        settings.write_text(error.settings, encoding="utf-8")
        mended, values = figures(folder, "--settings", settings)
        assert (mended.code, mended.err) == (0, "")
        assert missing_inputs(values) == set()


COUNTED_ONLY = {"no staff table", "a case of nobody", "survey of another year", "cases of another year"}
"""What shows only when the extracts of a year are counted together: `check` knows no year."""


def test_the_small_trust_has_no_errors(tmp_path: Path) -> None:
    folder = small_trust.write(tmp_path / "2020-21", small_trust.extracts())
    made, found = figures(folder)
    assert (made.code, made.err) == (0, "")
    assert missing_inputs(found) == set()
    value = {cell: row["value"] for cell, row in found.items()}
    groups = ("White", "BME", "Unknown", "All")
    assert [value["9_workforce", group] for group in groups] == ["61", "20", "4", "85"]
    assert [value["1m_consultants", group] for group in groups] == ["8", "5", "1", "14"]
    assert [value["1b_band_6", group] for group in groups] == ["20", "8", "1", "29"]
    assert [value["2_appointed", group] for group in groups] == ["10", "3", "1", "14"]
    assert [value["3_disciplinary", group] for group in groups] == ["3", "2", "0", "5"]
    assert [value["4_trained", group] for group in groups] == ["30", "8", "2", "40"]
    assert [value["9_board_voting", group] for group in groups] == ["4", "1", "0", "5"]
    assert [value["8_discrimination", group] for group in groups[:2]] == ["0.05", "0.2"]


def test_two_staff_tables(tmp_path: Path) -> None:
    folder = small_trust.write(tmp_path / "2020-21", small_trust.extracts())
    second = small_trust.extracts()["staff"][:40]
    small_trust.write(folder, {"staff of March": second})
    made, found = figures(folder)
    assert made.code == 1
    for word in ("2 staff tables", "staff.csv", "staff of March.csv", "--staff"):
        assert word in made.told, made.told
    assert missing_inputs(found) >= INPUTS["staff"]
    assert found["2_appointed", "White"]["value"] == "10"
    settled, values = figures(folder, "--staff", folder / "staff.csv")
    assert settled.code == 0, settled.told
    assert values["9_workforce", "All"]["value"] == "85"


def test_two_errors_are_both_told_with_the_rows_they_are_in(tmp_path: Path) -> None:
    tables = small_trust.extracts()
    for row in (4, 9, 11):
        tables["staff"][row][ETHNIC_ORIGIN] = "Q9 Martian"
    tables["staff"][6][GRADE] = "LOC|1|Local"
    folder = small_trust.write(tmp_path / "2020-21", tables)
    rows = list(csv.DictReader(io.StringIO(run("check", folder, "--format", "csv").out)))
    errors = [
        (row["row"], row["column"], row["value"], row["rows"]) for row in rows if row["level"] == "error"
    ]
    assert errors == [("5", "Ethnic Origin", "Q9 Martian", "3"), ("7", "Pay Grade", "LOC|1|Local", "1")]


def test_a_year_without_data(tmp_path: Path) -> None:
    folder = small_trust.write(tmp_path / "2020-21", small_trust.extracts())
    made = run("figures", folder, "--year", "2014-15", "--format", "csv")
    assert made.code == 1
    for word in (
        "casework.csv",
        "none dated within 2014-15",
        "learning.csv",
        "no results of the 2014 survey",
    ):
        assert word in made.told, made.told
    rows = [
        row for row in csv.DictReader(io.StringIO(made.out)) if row["key"] in {"3_disciplinary", "4_trained"}
    ]
    assert {row["value"] for row in rows} == {""}
    assert all(row["note"] for row in rows)


def test_last_year_without_data_is_told_and_stops_nothing_of_this_year(tmp_path: Path) -> None:
    this = small_trust.write(tmp_path / "2020-21", small_trust.extracts())
    made, found = figures(this, "--previous", this)
    assert missing_inputs(found) == set()
    assert "(last year, 2019-20)" in made.told
    assert found["3_two_year_disciplinary", "White"]["note"]


def test_errors_in_a_process_of_its_own(tmp_path: Path) -> None:
    tables = small_trust.extracts()
    tables["recruitment"][1][2] = "-1"
    folder = small_trust.write(tmp_path / "2020-21", tables)
    made = run_process("generate", folder, "--year", "2020-21", "-o", tmp_path / "WRES.xlsx")
    assert made.code == 1
    assert "Written: " in made.out
    for word in ("recruitment.csv", "row 2", "column Appointed", "-1", "Done, but figures"):
        assert word in made.told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2020-21", "WRES.xlsx"]
    told = run_process("figures", folder, "--year", "2020-21", "--format", "json")
    assert told.code == 1
    assert told.out.startswith("[")
