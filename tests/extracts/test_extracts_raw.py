"""Rows that are not data: blank ones, totals, notes and repeated headings are stepped over and told."""

import pytest
from extract_files import STAFF, Value, errors, notes, read, records, staff_rows

from wres_xl.extracts.tables import Kind

WIDTH = len(STAFF)
PERSON = list(STAFF.values())
RECRUITMENT = ["Ethnic Origin", "Shortlisted", "Appointed"]


def told(rows: list[list[Value]]) -> list[tuple[str, int, int]]:
    return [(each.problem, each.row, each.rows) for each in notes(read(rows))]


def padded(*cells: Value) -> list[Value]:
    return [*cells, *[None] * (WIDTH - len(cells))]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (padded(), "1 blank"),
        (padded("   "), "1 blank"),
        (padded("Total", None, None, None, None, None, 1618.4), "1 total"),
        (padded("Grand Total:", 1618.0, 12.0), "1 total"),
        (padded("Count", 1618.0), "1 total"),
        (padded("Total staff", None, None, None, None, None, 1.0, "Yes"), "1 total"),
        (padded("Source: ESR, run by HR"), "1 note"),
        (padded(None, None, None, None, None, None, 1618.4), "1 note"),
        (list(STAFF), "1 headings again"),
    ],
)
def test_rows_between_data(row: list[Value], name: str) -> None:
    rows = [list(STAFF), PERSON, row, PERSON]
    assert told(rows) == [(f"Rows that hold no data were stepped over ({name})", 3, 1)]
    assert records(read(rows), Kind.STAFF, "row") == [(2,), (4,)]


def test_totals_may_stand_in_a_first_column_of_no_known_kind() -> None:
    rows = [["Division", *STAFF], ["Corporate", *PERSON], ["Corporate Total", *padded(None, 2.0, 3.0)]]
    assert told(rows) == [("Rows that hold no data were stepped over (1 total)", 3, 1)]


def test_kinds_of_rows_are_counted_together() -> None:
    rows = [list(STAFF), padded(), padded(), PERSON, padded("Total", 1.0), padded("Note"), padded("Note")]
    assert told(rows) == [("Rows that hold no data were stepped over (2 blank, 1 total, 2 note)", 2, 5)]


def test_blank_rows_at_the_end_are_nobodys_concern() -> None:
    assert told([list(STAFF), PERSON, padded(), padded()]) == []


def test_a_row_with_data_is_never_stepped_over() -> None:
    role = {"Job Role": "Total Quality Manager", "Staff Group": "Estates and Ancillary"}
    assert told(staff_rows(role)) == []
    extracts = read(staff_rows({"Employee Number": None}))
    assert notes(extracts) == []
    assert len(extracts.tables[Kind.STAFF]) == 1
    assert [(each.row, each.problem[:27]) for each in errors(extracts)] == [
        (2, "There is no employee number")
    ]


@pytest.mark.parametrize(
    "label", ["Total", "TOTAL ", "Grand Total", "Sub-total", "Total applicants", "White total"]
)
def test_total_rows_of_counts(label: str) -> None:
    rows: list[list[Value]] = [RECRUITMENT, ["A", 10.0, 1.0], ["N", 5.0, 1.0], [label, 15.0, 2.0]]
    assert told(rows) == [("Rows that hold no data were stepped over (1 total)", 4, 1)]


def test_counts_without_an_ethnic_origin_are_data() -> None:
    rows: list[list[Value]] = [RECRUITMENT, ["A", 10.0, 1.0], [None, 5.0, 1.0], ["N", 4.0, 0.0]]
    assert records(read(rows), Kind.RECRUITMENT, "group", "shortlisted") == [
        ("White", 10),
        ("Unknown", 5),
        ("BME", 4),
    ]
    assert told(rows) == []


def test_an_ethnic_origin_alone_is_somebodys() -> None:
    rows: list[list[Value]] = [
        ["Ethnicity", "Furthest Stage"],
        ["N", "Applied"],
        ["N", None],
        ["By TRAC", None],
    ]
    assert told(rows) == [("Rows that hold no data were stepped over (1 note)", 4, 1)]
    assert [each.row for each in errors(read(rows))] == [3]
