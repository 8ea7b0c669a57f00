"""The kind of a table is told by its headings, wherever they stand and however they are ordered."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from extract_files import STAFF, Rows, errors, notes, read, staff_rows, write_csv, write_xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_xl.extracts.detect import detect
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.findings import Level
from wres_xl.settings import Settings

HEADINGS: dict[Kind, tuple[str, ...]] = {
    Kind.STAFF: tuple(STAFF),
    Kind.RECRUITMENT: ("Ethnic Origin", "Applied", "Shortlisted", "Interviewed", "Offered", "Appointed"),
    Kind.DISCIPLINARY: ("Employee Number", "Case Type", "Date Formal Investigation Opened", "Ethnic Origin"),
    Kind.TRAINING: ("Employee Number", "Course", "Mandatory", "Date Completed"),
    Kind.SURVEY: ("Survey Year", "Indicator", "White %", "BME %", "White respondents", "BME respondents"),
    Kind.BOARD: ("Role", "Executive", "Voting", "Ethnic Origin"),
    Kind.PREVIOUS: ("Year", "Data item", "White", "BME", "Unknown"),
}

OTHERS: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "applicants": (Kind.RECRUITMENT, ("Applicant", "Ethnicity", "Furthest Stage", "Staff Group", "Pay Band")),
    "applicants and status": (Kind.RECRUITMENT, ("Ethnic Origin", "Application Status")),
    "survey with a row for each group": (Kind.SURVEY, ("Year", "Question", "Group", "Percentage")),
    "our tidy figures": (
        Kind.PREVIOUS,
        ("year", "indicator", "key", "label", "group", "value", "numerator", "denominator", "lower", "note"),
    ),
    "a national return": (
        Kind.PREVIOUS,
        ("Number", "Key", "Indicator", "Section", "Data item", "Measure", "2019-20 White", "2019-20 BAME"),
    ),
    "cases with what the staff list says": (
        Kind.DISCIPLINARY,
        (
            "Employee Number",
            "Ethnic Origin",
            "Staff Group",
            "Pay Grade",
            "Case Type",
            "Date Opened",
            "Outcome",
        ),
    ),
    "courses with what the staff list says": (
        Kind.TRAINING,
        (*STAFF, "Course Name", "Mandatory (Y/N)", "Date Completed"),
    ),
    "staff with words that other tables have": (
        Kind.STAFF,
        (*STAFF, "Status", "Type", "Start Date", "Process"),
    ),
    "staff by occupation code": (Kind.STAFF, ("Staff Number", "Ethnicity", "Occupation Code", "Band")),
}


def kinds(rows: Rows) -> list[Kind]:
    return list(detect([sheet_of(rows, file="file.xlsx", name="Sheet")]).tables)


@pytest.mark.parametrize("kind", HEADINGS)
def test_each_kind_by_its_headings(kind: Kind) -> None:
    assert kinds([HEADINGS[kind]]) == [kind]


@pytest.mark.parametrize(("kind", "headings"), OTHERS.values(), ids=OTHERS)
def test_other_layouts(kind: Kind, headings: tuple[str, ...]) -> None:
    assert kinds([headings]) == [kind]


@settings(deadline=None)
@given(st.data(), st.sampled_from(list(Kind)), st.sampled_from([str.upper, str.lower, str.title]))
def test_order_case_and_spaces_do_not_matter(data: st.DataObject, kind: Kind, case: object) -> None:
    assert callable(case)
    headings = data.draw(st.permutations([f"  {case(each)}\n" for each in HEADINGS[kind]]))
    beside = data.draw(st.lists(st.sampled_from(["Comments", "Org L2", "Cost Centre", ""]), max_size=3))
    above = data.draw(st.lists(st.sampled_from([[""], ["Extract"], ["Run on", "1 April"], []]), max_size=49))
    detected = detect([sheet_of([*above, [*beside, *headings]], file="f", name="s")])
    found = {kind: [each.row for each in tables] for kind, tables in detected.tables.items()}
    assert found == {kind: [len(above) + 1]}


def test_headings_are_not_looked_for_far_down() -> None:
    assert kinds([["title"]] * 49 + [HEADINGS[Kind.BOARD]]) == [Kind.BOARD]
    assert kinds([["title"]] * 50 + [HEADINGS[Kind.BOARD]]) == []


@pytest.mark.parametrize(
    "headings",
    [
        ("Staff Group", "Headcount"),
        ("Grade", "Stands for"),
        ("Ethnic Origin", "Stands for"),
        ("Indicator", "Line", "Sentence"),
        ("Month", "White", "BME", "Unknown"),
        ("Name", "Role", "Email"),
    ],
)
def test_other_tables_are_of_no_kind(headings: tuple[str, ...]) -> None:
    assert kinds([headings, ["x"] * len(headings)]) == []


def sheets(**rows: Rows) -> Extracts:
    return tidy([sheet_of(each, file="file.xlsx", name=name) for name, each in rows.items()], Settings())


def test_sheets_of_no_kind_are_told_with_what_the_nearest_lacks() -> None:
    (told,) = read([["Employee Number", "Ethnic Origin", "Gender"], ["12345678", "A", "F"]]).findings
    assert told.level is Level.NOTE
    assert told.place == "file.xlsx, sheet Sheet, row 1"
    assert "Nearest: a disciplinary table, which also needs Case Type" in told.mend


def test_what_has_no_headings_is_never_shown() -> None:
    (told,) = read([["Smith", "Ann", "12345678", "31/12/1970", "A White - British"]]).findings
    assert "Smith" not in told.sentence
    assert "12345678" not in told.sentence


def test_other_sheets_of_a_file_in_use_are_told_at_once() -> None:
    extracts = sheets(Home=[["Welcome"]], Board=[HEADINGS[Kind.BOARD]], Notes=[["x"]], Empty=[[""]])
    (told,) = notes(extracts)
    assert told.problem == "Sheets that hold no known kind of table were not read: Home, Notes"


def test_two_tables_of_one_kind_stop_all_that_rests_on_it() -> None:
    extracts = sheets(April=staff_rows({}), May=staff_rows({}), Board=[HEADINGS[Kind.BOARD]])
    (told,) = errors(extracts)
    assert told.problem == "There are 2 staff tables: file.xlsx, sheet April; file.xlsx, sheet May"
    assert "--staff" in told.mend
    assert "--previous" in told.mend
    assert told.stops == FEEDS[Kind.STAFF]
    assert list(extracts.tables) == [Kind.BOARD]


def test_an_incomplete_table_gives_way_to_a_complete_one() -> None:
    pivot = [["Employee Number", "Ethnic Origin", "Staff Group"], ["1", "A", "Students"]]
    extracts = sheets(Pivot=pivot, ESR=staff_rows({}))
    assert extracts.sources[Kind.STAFF] == ("file.xlsx, sheet ESR",)
    (told,) = extracts.findings
    assert told.problem == "Not read: the staff table is file.xlsx, sheet ESR"


NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.STAFF: ("Employee Number", "Ethnic Origin", "Pay Grade", "Staff Group"),
    Kind.RECRUITMENT: ("Ethnic Origin",),
    Kind.TRAINING: ("Employee Number",),
    Kind.SURVEY: ("Survey Year", "Indicator"),
}


@pytest.mark.parametrize(
    ("kind", "heading"), [(kind, heading) for kind, needed in NEEDED.items() for heading in needed]
)
def test_a_missing_column_is_told_with_what_would_do_and_what_is_there(kind: Kind, heading: str) -> None:
    headings = ["Title", *(each for each in HEADINGS[kind] if each != heading)]
    extracts = read([[], headings, ["x"] * len(headings)], kind=kind)
    (told,) = errors(extracts)
    assert kind not in extracts.tables
    assert told.place == "file.xlsx, sheet Sheet, row 2"
    assert heading in told.problem
    assert heading in told.expected
    assert all(each in told.mend for each in headings)
    assert told.stops == FEEDS[kind]


def test_an_incomplete_staff_table_is_recognised_without_being_named() -> None:
    (told,) = errors(read(staff_rows({}, without=["Pay Grade"])))
    assert told.problem == "The staff table has no column for Pay Grade"


def test_a_board_without_votes_has_the_other_figures() -> None:
    extracts = read([["Role", "Executive", "Ethnic Origin"], ["Chair", "No", "A"]])
    (told,) = errors(extracts)
    assert told.stops == {"9_board_voting"}
    assert len(extracts.tables[Kind.BOARD]) == 1


def test_the_preferred_of_two_headings_is_used_and_told() -> None:
    rows = [["Pay Scale", *STAFF], ["NHS|XR02|Review Body Band 2", *STAFF.values()]]
    extracts = read(rows)
    assert extracts.tables[Kind.STAFF]["item"].tolist() == ["1a_band_5"]
    (told,) = notes(extracts)
    assert (told.column, told.problem) == (
        "Pay Grade",
        "Several columns fit: Pay Grade is used, not Pay Scale",
    )


def test_the_same_heading_over_different_contents_is_an_error() -> None:
    extracts = read([["FTE", *STAFF], *([fte, *STAFF.values()] for fte in (0.8, 1.0))])
    (told,) = errors(extracts)
    assert "columns A and H" in told.problem
    assert told.column == "FTE"
    assert told.stops == FEEDS[Kind.STAFF]
    assert Kind.STAFF not in extracts.tables


def test_the_same_heading_over_the_same_contents_is_none() -> None:
    extracts = read([["fte ", *STAFF], *(["0.8", *STAFF.values()] for _ in range(2))])
    assert extracts.findings == ()


def test_a_named_file_settles_a_doubt(tmp_path: Path) -> None:
    this = write_xlsx(tmp_path / "this.xlsx", {"Notes": [["x"]], "ESR": staff_rows({}, {})})
    write_csv(tmp_path / "other.csv", staff_rows({}))
    extracts = read_extracts([tmp_path], Settings(), {this: Kind.STAFF})
    assert len(extracts.tables[Kind.STAFF]) == 2
    assert errors(extracts) == []
    assert [told.file for told in notes(extracts)] == ["other.csv", "this.xlsx"]


def test_a_named_file_need_not_be_among_the_sources(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "cases.csv", [["Employee Number", "Type", "Date"], ["1", "Disciplinary", ""]])
    assert Kind.DISCIPLINARY not in read_extracts([path], Settings()).tables
    assert Kind.DISCIPLINARY in read_extracts([], Settings(), {path: Kind.DISCIPLINARY}).tables


def test_a_named_file_of_another_kind_is_an_error(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "notes.csv", [["Dear", "all"]])
    (told,) = read_extracts([], Settings(), {path: Kind.STAFF}).findings
    assert "named as the staff table, but has no such headings" in told.problem
    assert "Employee Number; Ethnic Origin; Pay Grade; Staff Group or Occupation Code" in told.expected
    assert told.stops == FEEDS[Kind.STAFF]
