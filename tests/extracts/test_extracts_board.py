"""The board: its members by group, vote and office."""

import pytest
from extract_files import Value, errors, notes, read, records, warnings

from wres_xl.extracts.tables import COLUMNS, Kind

HEADINGS = ["Name", "Role", "Executive", "Voting", "Ethnic Origin"]


def test_the_tidy_board() -> None:
    rows: list[list[Value]] = [
        HEADINGS,
        ["Ann", "Chair", "Non-executive", "Voting", "A"],
        ["Bob", "Finance Director", "Executive", "Y", "N Black African"],
        ["Cat", "Director", True, False, None],
    ]
    extracts = read(rows)
    assert tuple(extracts.tables[Kind.BOARD].columns) == COLUMNS[Kind.BOARD]
    assert records(extracts, Kind.BOARD, *COLUMNS[Kind.BOARD]) == [
        ("White", True, False, 2),
        ("BME", True, True, 3),
        ("Unknown", False, True, 4),
    ]
    assert extracts.findings == ()


@pytest.mark.parametrize(
    ("column", "stops"),
    [
        ("Voting", {"9_board_voting"}),
        ("Executive", {"9_board_executive"}),
        ("Ethnic Origin", {"9_board", "9_board_voting", "9_board_executive"}),
    ],
)
def test_what_is_not_recognised_stops_what_rests_on_it(column: str, stops: set[str]) -> None:
    row: list[Value] = ["Ann", "Chair", "No", "Yes", "A"]
    row[HEADINGS.index(column)] = "Martian"
    (told,) = errors(read([HEADINGS, row]))
    assert (told.row, told.column, told.value, told.stops) == (2, column, "Martian", stops)


@pytest.mark.parametrize(
    ("column", "stops"), [("Voting", {"9_board_voting"}), ("Executive", {"9_board_executive"})]
)
def test_a_blank_answer_is_none(column: str, stops: set[str]) -> None:
    row: list[Value] = ["Ann", "Chair", "No", "Yes", "A"]
    row[HEADINGS.index(column)] = None
    (told,) = errors(read([HEADINGS, row]))
    assert told.stops == stops
    assert told.problem.endswith("is blank")


def test_a_member_of_whom_nothing_was_entered_may_be_a_note_and_is_told() -> None:
    rows: list[list[Value]] = [
        HEADINGS,
        ["Ann", "Chair", "No", "Yes", "A"],
        ["Bob", "Finance Director", None, None, None],
        ["Cat", "Director", "Yes", "No", "N"],
    ]
    (told,) = warnings(read(rows))
    assert (told.row, told.problem) == (3, "Rows that hold no data were stepped over (1 note)")


@pytest.mark.parametrize("role", ["Vacant", "NED (vacancy)", "VACANT - Chair", "Chair: to be appointed"])
def test_a_vacant_seat_is_nobodys(role: str) -> None:
    rows: list[list[Value]] = [
        HEADINGS,
        ["Ann", "Chair", "No", "Yes", "A"],
        ["", role, "No", "Yes", None],
    ]
    extracts = read(rows)
    assert records(extracts, Kind.BOARD, "group", "row") == [("White", 2)]
    (told,) = notes(extracts)
    assert (told.row, told.problem) == (3, "A seat on the board is vacant, and is left out")


def test_whoever_covers_a_vacant_post_is_a_member() -> None:
    rows: list[list[Value]] = [HEADINGS, ["Ann", "Director covering vacant post", "Yes", "Yes", "A"]]
    extracts = read(rows)
    assert records(extracts, Kind.BOARD, "group") == [("White",)]
    assert extracts.findings == ()
