"""Casework and learning records: what counts, whose it is, and when it was."""

from datetime import date, datetime

import pandas as pd
import pytest
from extract_files import Value, errors, read, records, warnings

from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import COLUMNS, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.settings import Settings

Rows = list[list[Value]]
CASES = ["Employee Number", "Case Type", "Date Opened", "Ethnic Origin"]
COURSES = ["Employee Number", "Course", "Mandatory", "Date Completed"]


def test_the_tidy_casework_log() -> None:
    extracts = read([CASES, ["00123", "Disciplinary", date(2020, 6, 1), "N"], [5.0, "Grievance", None, None]])
    table = extracts.tables[Kind.DISCIPLINARY]
    assert tuple(table.columns) == COLUMNS[Kind.DISCIPLINARY]
    assert records(extracts, Kind.DISCIPLINARY, "person", "group", "formal", "row") == [
        ("123", "BME", True, 2),
        ("5", None, False, 3),
    ]
    assert table["date"].tolist() == [pd.Timestamp(2020, 6, 1), pd.NaT]
    assert table["formal"].dtype == bool
    assert extracts.findings == ()


def test_the_tidy_learning_records() -> None:
    extracts = read([COURSES, ["00123", "Leadership", "No", "01-Jun-2020"], [5.0, "Fire", "Mandatory", None]])
    table = extracts.tables[Kind.TRAINING]
    assert tuple(table.columns) == COLUMNS[Kind.TRAINING]
    assert records(extracts, Kind.TRAINING, "person", "group", "non_mandatory", "row") == [
        ("123", None, True, 2),
        ("5", None, False, 3),
    ]
    assert table["date"].tolist() == [pd.Timestamp(2020, 6, 1), pd.NaT]
    assert extracts.findings == ()


@pytest.mark.parametrize(
    ("case_type", "formality", "formal"),
    [
        ("Disciplinary", "Formal", True),
        ("Disciplinary", None, True),
        ("Disciplinary", "Informal", False),
        ("Grievance", "Formal", False),
        ("No such type", "Informal", False),
    ],
)
def test_formality_beside_the_type(case_type: str, formality: Value, formal: bool) -> None:
    extracts = read([["Employee Number", "Case Type", "Formal/Informal"], ["1", case_type, formality]])
    assert records(extracts, Kind.DISCIPLINARY, "formal") == [(formal,)]
    assert errors(extracts) == []


@pytest.mark.parametrize(("formality", "told"), [("Formal", 0), (None, 1), ("Perhaps", 1)])
def test_formality_alone(formality: Value, told: int) -> None:
    found = errors(read([["Employee Number", "Formality", "Date"], ["1", formality, "01/06/2020"]]))
    assert [each.stops for each in found] == [{"3_disciplinary"}] * told


@pytest.mark.parametrize("heading", ["Formal", "Formal (Y/N)", "Formal?", "Is Formal", "Formal Process"])
@pytest.mark.parametrize(
    ("answer", "formal"), [("Y", True), ("Yes", True), ("No", False), ("Informal", False), (None, True)]
)
def test_formality_as_an_answer(heading: str, answer: Value, formal: bool) -> None:
    extracts = read([["Employee Number", "Case Type", heading], ["1", "Disciplinary", answer]])
    assert records(extracts, Kind.DISCIPLINARY, "formal") == [(formal,)]
    assert errors(extracts) == []


@pytest.mark.parametrize(
    ("headings", "counts", "known"),
    [(CASES, "Disciplinary", []), ([*COURSES, "Ethnic Origin"], "No", ["Course"])],
    ids=["cases", "courses"],
)
def test_what_is_not_known_in_other_years_stops_nothing(
    headings: list[Value], counts: str, known: list[Value]
) -> None:
    rows: Rows = [
        headings,
        ["1", *known, "Mystery", "01/06/2018", "A"],
        ["2", *known, counts, "31/03/2020", "Martian"],
        ["3", *known, "Mystery", "01/04/2021", "A"],
    ]
    sheet = sheet_of(rows, file="file.xlsx", name="Sheet")
    assert errors(tidy([sheet], Settings(), date(2021, 3, 31))) == []
    assert [each.rows for each in errors(tidy([sheet], Settings()))] == [2, 1]
    (told,) = errors(tidy([sheet], Settings(), date(2020, 3, 31)))
    assert (told.row, told.value) == (3, "Martian")


@pytest.mark.parametrize("case_type", ["Mystery", None, "#REF!"])
def test_case_types_that_are_not_known(case_type: Value) -> None:
    extracts = read([CASES, ["1", case_type, "01/06/2020", "A"]])
    (told,) = errors(extracts)
    assert (told.row, told.column, told.stops) == (2, "Case Type", {"3_disciplinary"})
    assert records(extracts, Kind.DISCIPLINARY, "formal") == [(False,)]


@pytest.mark.parametrize("answer", ["Perhaps", None])
def test_courses_that_may_be_mandatory(answer: Value) -> None:
    extracts = read([COURSES, ["1", "Leadership", answer, "01/06/2020"]])
    (told,) = errors(extracts)
    assert (told.row, told.column, told.stops) == (2, "Mandatory", {"4_trained"})
    assert records(extracts, Kind.TRAINING, "non_mandatory") == [(False,)]


@pytest.mark.parametrize(
    "written",
    [
        date(2020, 6, 1),
        datetime(2020, 6, 1, 9, 30),
        43983.0,
        "2020-06-01",
        "2020-06-01T00:00:00",
        "01/06/2020",
        "1/6/20",
        "01-Jun-2020",
        "1 June 2020",
    ],
)
def test_dates(written: Value) -> None:
    table = read([CASES, ["1", "Disciplinary", written, "A"]]).tables[Kind.DISCIPLINARY]
    assert table["date"].tolist() == [pd.Timestamp(2020, 6, 1)]


@pytest.mark.parametrize("written", ["06/31/2020", "last June", 2020.0, "#VALUE!"])
def test_dates_that_cannot_be_read(written: Value) -> None:
    for kind, rows, item in (
        (Kind.DISCIPLINARY, [CASES, ["1", "Disciplinary", written, "A"]], "3_disciplinary"),
        (Kind.TRAINING, [COURSES, ["1", "Leadership", "No", written]], "4_trained"),
    ):
        extracts = read(rows)
        (told,) = errors(extracts)
        assert (told.row, told.value, told.stops) == (2, "", {item})
        assert extracts.tables[kind]["date"].isna().all()


def test_what_does_not_count_may_lack_anything() -> None:
    cases: Rows = [CASES, [None, "Grievance", "soon", "Martian"]]
    courses: Rows = [[*COURSES, "Ethnicity"], [None, "Fire", "Yes", "soon", "Martian"]]
    assert read(cases).findings == ()
    assert read(courses).findings == ()


def test_without_a_date_column_there_are_no_dates() -> None:
    extracts = read([["Employee Number", "Case Type"], ["1", "Disciplinary"]])
    assert extracts.tables[Kind.DISCIPLINARY]["date"].isna().all()
    assert extracts.tables[Kind.DISCIPLINARY]["date"].dtype.kind == "M"


def test_a_case_without_an_employee_number_counts_as_a_person_of_its_own() -> None:
    (told,) = warnings(read([CASES, [None, "Disciplinary", "01/06/2020", "A"]]))
    assert told.column == "Employee Number"
    (told,) = warnings(read([CASES[1:], ["Disciplinary", "01/06/2020", "A"]]))
    assert (told.column, told.row) == ("", 2)


def test_a_learning_record_without_an_employee_number_is_not_counted() -> None:
    extracts = read([COURSES, [None, "Leadership", "No", "01/06/2020"]])
    assert [told.row for told in warnings(extracts)] == [2]
    assert records(extracts, Kind.TRAINING, "person") == [(None,)]


@pytest.mark.parametrize(
    ("rows", "item"),
    [
        ([CASES, ["1", "Disciplinary", "01/06/2020", "Martian"]], "3_disciplinary"),
        ([[*COURSES, "Ethnicity"], ["1", "Leadership", "No", "01/06/2020", "Martian"]], "4_trained"),
    ],
)
def test_an_unknown_origin_stops_the_indicator(rows: Rows, item: str) -> None:
    (told,) = errors(read(rows))
    assert (told.value, told.stops) == ("Martian", {item})
