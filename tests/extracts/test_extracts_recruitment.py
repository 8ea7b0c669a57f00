"""Recruitment: counts by ethnic origin, or applicants with the stage they reached."""

import pytest
from extract_files import Value, errors, notes, read, records, warnings

from wres_xl.extracts.tables import COLUMNS, Kind

STOPPED = {"2_shortlisted", "2_appointed"}
HEADINGS = ["Ethnic Origin", "Applied", "Shortlisted", "Appointed"]
Rows = list[list[Value]]


def counts(extracts_rows: Rows) -> list[tuple[object, ...]]:
    return records(read(extracts_rows), Kind.RECRUITMENT, "group", "shortlisted", "appointed")


def test_counts_by_ethnic_origin() -> None:
    rows: Rows = [HEADINGS, ["A White - British", 100.0, "12 ", 3.0], ["N", "2,000", "1,234", "5"]]
    extracts = read(rows)
    assert extracts.findings == ()
    assert tuple(extracts.tables[Kind.RECRUITMENT].columns) == COLUMNS[Kind.RECRUITMENT]
    assert counts(rows) == [("White", 12, 3), ("BME", 1234, 5)]


@pytest.mark.parametrize(
    ("stage", "shortlisted", "appointed"),
    [("Applied", 0, 0), ("Interviewed", 1, 0), ("Offer declined", 1, 0), ("Appointed", 1, 1)],
)
def test_applicants_by_stage(stage: str, shortlisted: int, appointed: int) -> None:
    assert counts([["Ethnicity", "Furthest Stage"], ["N", stage]]) == [("BME", shortlisted, appointed)]


def test_applicants_by_yes_and_no() -> None:
    rows: Rows = [HEADINGS, ["A", "Yes", "Yes", "No"], ["A", True, True, True], ["N", "Y", "N", "N"]]
    assert counts(rows) == [("White", 1, 0), ("White", 1, 1), ("BME", 0, 0)]


def test_counts_are_preferred_to_stages() -> None:
    rows: Rows = [[*HEADINGS, "Status"], ["A", 9.0, 4.0, 1.0, "Withdrawn"]]
    assert counts(rows) == [("White", 4, 1)]
    assert read(rows).findings == ()


@pytest.mark.parametrize("written", [-1.0, 1.5, "many", "1,23", "#DIV/0!"])
@pytest.mark.parametrize("column", ["Shortlisted", "Appointed"])
def test_counts_that_are_none(column: str, written: Value) -> None:
    row: list[Value] = ["A", 9.0, 5.0, 1.0]
    row[HEADINGS.index(column)] = written
    (told,) = [each for each in errors(read([HEADINGS, row])) if each.column == column and each.value]
    assert (told.row, told.stops) == (2, STOPPED)
    assert "whole number" in told.expected


def test_blank_counts_are_taken_as_none_and_told() -> None:
    rows: Rows = [HEADINGS, ["A", 9.0, 5.0, 1.0], ["N", 9.0, 5.0, None], ["Z", 1.0, 1.0, " "]]
    (told,) = warnings(read(rows))
    assert (told.column, told.row, told.rows) == ("Appointed", 3, 2)
    assert counts(rows) == [("White", 5, 1), ("BME", 5, 0), ("Unknown", 1, 0)]


def test_more_appointed_than_shortlisted() -> None:
    (told,) = errors(read([HEADINGS, ["A", 9.0, 5.0, 5.0], ["N", 9.0, 5.0, 6.0]]))
    assert (told.row, told.rows, told.column, told.stops) == (3, 1, "Appointed", STOPPED)
    assert told.problem == "More people were appointed than shortlisted"


@pytest.mark.parametrize("stage", ["Withdrawn", "Elsewhere", None])
def test_stages_that_do_not_tell(stage: Value) -> None:
    (told,) = errors(read([["Ethnicity", "Furthest Stage"], ["N", "Applied"], ["N", stage]]))
    assert (told.row, told.column, told.stops) == (3, "Furthest Stage", STOPPED)


def test_an_unknown_origin_stops_the_indicator() -> None:
    (told,) = errors(read([HEADINGS, ["Martian", 9.0, 5.0, 1.0]]))
    assert (told.value, told.stops) == ("Martian", STOPPED)


def test_a_total_without_a_label_is_not_an_unknown_origin() -> None:
    rows: Rows = [HEADINGS, ["A", 9.0, 5.0, 1.0], ["N", 9.0, "4", 1.0], [None, 18.0, 9.0, 2.0]]
    assert counts(rows) == [("White", 5, 1), ("BME", 4, 1)]
    assert [told.row for told in notes(read(rows))] == [4]


def test_applicants_of_unknown_origin_at_the_end_are_kept() -> None:
    rows: Rows = [HEADINGS, ["A", 9.0, 5.0, 1.0], ["N", 9.0, 4.0, 1.0], [None, 18.0, 9.0, 3.0]]
    assert counts(rows)[2] == ("Unknown", 9, 3)


@pytest.mark.parametrize(
    "subtotal",
    [
        ["Asian or Asian British", 0.0, 30.0, 6.0],  # Chinese are Asian since the census of 2011
        ["Asian", 0.0, 28.0, 5.0],  # and stood apart before it
        ["BME", 0.0, 70.0, 10.0],
        ["White", 0.0, 55.0, 12.0],
    ],
)
def test_the_row_of_a_heading_or_group_that_holds_the_sums_of_its_categories(subtotal: list[Value]) -> None:
    rows: Rows = [
        *(HEADINGS, ["A", 0.0, 50.0, 10.0], ["B", 0.0, 5.0, 2.0], ["H", 0.0, 20.0, 4.0]),
        *(["J", 0.0, 8.0, 1.0], ["R", 0.0, 2.0, 1.0], ["N", 0.0, 40.0, 4.0], ["Not stated", 0.0, 9.0, 1.0]),
    ]
    (told,) = errors(read([*rows, subtotal]))
    assert (told.row, told.value, told.stops) == (9, subtotal[0], STOPPED)


@pytest.mark.parametrize(("group", "category"), [("BME", "N"), ("White", "B"), ("Asian", "H")])
def test_the_row_of_a_heading_or_group_beside_one_of_its_categories_is_told(
    group: str, category: str
) -> None:
    rows: Rows = [HEADINGS, ["A", 0.0, 50.0, 10.0], [group, 0.0, 7.0, 1.0], [category, 0.0, 7.0, 1.0]]
    (told,) = warnings(read(rows))
    assert (told.row, told.value, told.stops) == (3, group, frozenset())
    assert told.problem.endswith("stands beside rows of its categories; all are added up")


@pytest.mark.parametrize("other", ["Black or Black British", "N", "Not stated"])
def test_a_heading_beside_what_is_not_below_it_is_in_order(other: str) -> None:
    rows: Rows = [HEADINGS, ["A", 0.0, 50.0, 10.0], ["Asian", 0.0, 7.0, 1.0], [other, 0.0, 7.0, 1.0]]
    assert read(rows).findings == ()


def test_applicants_of_a_group_beside_applicants_of_its_categories_are_in_order() -> None:
    rows: Rows = [["Ethnicity", "Stage"], ["White", "Shortlisted"], ["A", "Appointed"], ["B", "Appointed"]]
    assert read(rows).findings == ()


def test_an_unknown_origin_of_an_applicant_who_was_not_shortlisted_stops_nothing() -> None:
    extracts = read([["Ethnicity", "Furthest Stage"], ["N", "Appointed"], ["Martian", "Applied"]])
    assert errors(extracts) == []
    (told,) = warnings(extracts)
    assert (told.row, told.stops) == (3, frozenset())
    (told,) = errors(read([["Ethnicity", "Furthest Stage"], ["N", "Appointed"], ["Martian", "Shortlisted"]]))
    assert (told.row, told.stops) == (3, STOPPED)
