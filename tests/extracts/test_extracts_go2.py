"""ESR's generic outbound interface: who is in force on the snapshot, from which record, and what is told."""

from datetime import date

import pytest
from extract_files import records
from go2_files import PERSON, POSITION, assignment, header, line, parsed, person, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_xl.extracts.go2 import staff_sheet
from wres_xl.extracts.go2_records import OPEN, InterfaceFile, effective_day
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.findings import Finding, Level
from wres_xl.settings import Settings

SNAPSHOT = date(2021, 3, 31)


def staff(*files: InterfaceFile, snapshot: date | None = SNAPSHOT) -> tuple[Extracts, tuple[Finding, ...]]:
    sheet, findings = staff_sheet(files, snapshot)
    return tidy([sheet], Settings()), findings


def counted(*files: InterfaceFile, snapshot: date | None = SNAPSHOT) -> list[tuple[object, ...]]:
    extracts, _ = staff(*files, snapshot=snapshot)
    return records(extracts, Kind.STAFF, "person", "group", "item", "status")


def told(*files: InterfaceFile, snapshot: date | None = SNAPSHOT) -> list[str]:
    return [finding.problem for finding in staff(*files, snapshot=snapshot)[1]]


def test_a_person_with_one_assignment() -> None:
    extracts, findings = staff(parsed(*whole(person(), assignment(), line(POSITION))))
    (row,) = records(extracts, Kind.STAFF, *("person", "assignment", "group", "item", "section", "row"))
    assert row == ("20000000", "40000000", "White", "1a_band_5", "non-clinical", 3)
    (row,) = records(extracts, Kind.STAFF, "primary", "fte", "status", "contract", "office", "staff_group")
    assert row == (True, 0.8, "active", "permanent", "", "Administrative and Clerical")
    assert findings == extracts.findings == ()
    assert extracts.sources == {Kind.STAFF: ("go2.dat",)}


@pytest.mark.parametrize(
    ("start", "end", "is_in_force"),
    [
        ("20210331", "", True),
        ("20210401", "", False),
        ("20120101", "20210331", True),
        ("20120101", "20210330", False),
        ("20120101", "47121231", True),
        ("20120101", "31 Dec 4712", True),
        ("20120101", "19000101", True),
        ("20120101", "1900-01-01", True),
        ("", "", True),
        ("20120101 000000", "20210331 000000", True),
    ],
)
def test_effective_dates_include_both_days(start: str, end: str, is_in_force: bool) -> None:
    rows = counted(parsed(person(), assignment(f3=start, f4=end)))
    assert len(rows) == is_in_force


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20210331", SNAPSHOT),
        ("31-Mar-2021", SNAPSHOT),
        ("", OPEN),
        ("47121231", OPEN),
        ("20210231", None),
        ("soon", None),
        ("2021033", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert effective_day(text) == day


def test_the_last_day_of_an_assignment_ends_it_too() -> None:
    assert counted(parsed(person(), assignment(f48="20210330"))) == []
    assert len(counted(parsed(person(), assignment(f48="20210331")))) == 1


def test_of_several_records_the_one_in_force_counts() -> None:
    rows = counted(
        parsed(
            person(f3="20200630"),
            person(f2="20200701", f22="N Black African"),
            assignment(f4="20210228"),
            assignment(f3="20210301", f4="20210331", f30="NHS|XR06|Review Body Band 6"),
            assignment(f3="20210401", f30="NHS|XR07|Review Body Band 7"),
        )
    )
    assert rows == [("20000000", "BME", "1a_band_6", "active")]


def test_a_later_start_wins_over_an_end_that_was_left_open() -> None:
    files = parsed(person(), assignment()), parsed(assignment(f3="20210301", f30="Band 6"), name="b.dat")
    assert [row[2] for row in counted(*files)] == ["1a_band_6"]
    assert [each for each in told(*files) if "in force at once" in each]


def test_files_are_taken_in_the_order_in_which_they_were_made() -> None:
    full = parsed(*whole(person(), person(1), assignment(), assignment(1)), name="z.dat")
    changes = parsed(
        *whole(
            assignment(f30="NHS|XR06|Review Body Band 6"),
            "ASD~30000001",
            made="20210402 010000",
            name="GO_431_EXP_GOC_20210402_00000002.DAT",
        ),
        name="a.dat",
    )
    for files in ((full, changes), (changes, full)):
        extracts, findings = staff(*files)
        assert records(extracts, Kind.STAFF, "person", "item", "row") == [("20000000", "1a_band_6", 2)]
        assert findings == ()
        assert extracts.sources == {Kind.STAFF: ("z.dat; a.dat",)}


def test_a_full_file_replaces_what_came_before() -> None:
    old = parsed(*whole(person(1), assignment(1), made="20200401 010000"), name="old.dat")
    new = parsed(*whole(person(), assignment()), name="new.dat")
    assert [row[0] for row in counted(new, old)] == ["20000000"]


def test_files_without_headers_are_taken_as_given_and_told() -> None:
    one, other = parsed(person(), assignment(), name="a"), parsed("PRD~10000000", name="b")
    assert counted(one, other) == []
    assert [row[0] for row in counted(other, one)] == ["20000000"]
    assert "they are taken in the order given" in " ".join(told(one, other))


def test_deletions_and_returns() -> None:
    both = (person(), person(1), assignment(), assignment(1), assignment(2, of=1))
    assert [row[0] for row in counted(parsed(*both, "PRD~10000001"))] == ["20000000"]
    assert [row[0] for row in counted(parsed(*both, "PRD~10000001", person(1), assignment(1)))] == [
        "20000000",
        "20000001",
    ]
    assert len(counted(parsed(*both, "ASD~30000002"))) == 2


def test_a_position_says_what_its_assignment_leaves_open() -> None:
    bare = assignment(f29="", f30="", f34="")
    position = line(POSITION, {8: "Medical and Dental", 9: "Consultant", 10: "021", 11: "YM72"})
    assert [row[2] for row in counted(parsed(person(), bare, position))] == ["1m_consultants"]
    extracts, _ = staff(parsed(person(), bare, position, "POD~1576747"))
    assert [each.problem for each in extracts.findings if each.level is Level.ERROR] == [
        "Neither the staff group nor the occupation code is given"
    ]


def test_applicants_and_others_are_left_out_and_told() -> None:
    extracts, (note,) = staff(parsed(person(), assignment(), assignment(1, of=0, f6="A")))
    assert len(extracts.tables[Kind.STAFF]) == 1
    assert (note.level, note.row, note.rows) == (Level.NOTE, 3, 1)


def test_an_assignment_without_its_person_stops_its_item() -> None:
    extracts, (error,) = staff(parsed(assignment()))
    assert error.problem == "The person of an assignment is in none of the files"
    (row,) = records(extracts, Kind.STAFF, "group", "item")
    assert row == (None, "1a_band_5")


def test_a_person_who_is_known_at_another_time_only() -> None:
    files = parsed(person(f2="20210401", f22="N Black African"), assignment())
    assert [row[1] for row in counted(files)] == ["BME"]
    assert "has no record in force on the snapshot" in " ".join(told(files))


def test_former_employees_with_an_assignment_in_force_are_told() -> None:
    (problem,) = told(parsed(person(f34="Ex-employee"), assignment()))
    assert "marked as a former employee" in problem


@pytest.mark.parametrize("length", range(5, 22))
def test_a_person_cut_short_is_never_of_unknown_origin(length: int) -> None:
    short = "~".join(person().split("~")[:length])
    extracts, findings = staff(parsed(short, assignment()))
    assert records(extracts, Kind.STAFF, "group") == [(None,)]
    assert any("ends before fields" in each.problem for each in findings)
    assert any(each.value == "not given: the record is cut short" for each in extracts.findings)


@pytest.mark.parametrize("length", range(35, 60))
def test_trailing_fields_may_be_there_or_not(length: int) -> None:
    fields = [*assignment().split("~"), *[""] * 20][:length]
    assert counted(parsed(person(), "~".join(fields))) == [("20000000", "White", "1a_band_5", "active")]


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("ASA~10000001~30000001~20211301", "An effective date cannot be read"),
        ("ASA~10000001", "A record has no number"),
        ("PRD~", "A record has no number"),
        ("PRA~10000001~20210401~20210331", "A record ends before it starts"),
    ],
)
def test_records_that_cannot_be_placed_stop_staff_figures(bad: str, problem: str) -> None:
    (error,) = staff(parsed(person(), assignment(), bad))[1]
    assert error.problem.startswith(problem)
    assert (error.level, error.row, error.stops) == (Level.ERROR, 3, FEEDS[Kind.STAFF])


def test_unknown_records_are_told_without_what_they_say() -> None:
    (warning,) = staff(parsed(person(), assignment(), "Ann~Smith", "PHA~1~2", "", "LOA~1"))[1]
    assert (warning.level, warning.row, warning.rows) == (Level.WARNING, 3, 1)
    assert "Ann" not in warning.sentence


def test_the_second_file_of_a_finding_has_its_own_rows() -> None:
    one, other = parsed(person(), assignment(), name="a"), parsed("", "XXX~1", name="b")
    (warning,) = [each for each in staff(one, other)[1] if "not known" in each.problem]
    assert warning.place == "b, row 2"
    extracts, _ = staff(one, parsed(person(1), assignment(1, f30="Spot"), name="b"))
    (error,) = [each for each in extracts.findings if "grade" in each.problem]
    assert error.place == "b, row 2, column Pay Grade"
    assert records(extracts, Kind.STAFF, "row") == [(2,), (2,)]


def test_trailers() -> None:
    lines = (header(), person(), assignment())
    assert told(parsed(*lines, "TRL~2")) == told(parsed(*lines, "TRL~4")) == []
    assert "other records than there are" in told(parsed(*lines, "TRL~5"))[0]
    assert "no trailer" in told(parsed(*lines))[0]


def test_without_a_year_the_latest_day_is_the_snapshot() -> None:
    files = parsed(person(), assignment(f4="20201231"), assignment(f3="20210101", f30="Band 6"))
    assert [row[2] for row in counted(files, snapshot=None)] == ["1a_band_6"]
    assert "latest effective date, 01/01/2021" in told(files, snapshot=None)[0]


def test_a_file_of_before_the_snapshot_and_one_of_long_after() -> None:
    early = parsed(*whole(person(), assignment(), made="20210301 010000"))
    assert "before the snapshot of 31/03/2021" in told(early)[0]
    (error,) = [each for each in staff(parsed(person(), assignment(f3="20210501")))[1] if each.stops]
    assert error.problem == "No assignment is in force on the snapshot of 31/03/2021"


@settings(deadline=None, max_examples=25)
@given(st.permutations([person(), *(person(n, f22="N") for n in (1, 2)), *map(assignment, range(3))]))
def test_the_order_of_records_does_not_matter(lines: list[str]) -> None:
    assert sorted(counted(parsed(*lines)), key=str) == sorted(
        counted(parsed(person(), person(1, f22="N"), person(2, f22="N"), *map(assignment, range(3)))), key=str
    )


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 6), st.data())
def test_files_may_be_cut_anywhere(cut: int, data: st.DataObject) -> None:
    lines = [person(), person(1, f22="Z"), person(2, f22="N"), *map(assignment, range(3))]
    one, other = parsed(*lines[:cut], name="a"), parsed(*lines[cut:], name="b")
    files = data.draw(st.permutations([one, other]))
    assert sorted(counted(*files), key=str) == sorted(counted(parsed(*lines)), key=str)


def test_names_and_birthdays_are_not_kept() -> None:
    sheet, _ = staff_sheet([parsed(person(), assignment())], SNAPSHOT)
    said = str([*sheet.top, *sheet.blocks_after(0)])
    assert PERSON[6] not in said
    assert PERSON[13] not in said
