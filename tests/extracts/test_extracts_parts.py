"""Several tables of one kind: parts of one are put together, alternatives are refused with the reason."""

from pathlib import Path

import pytest
from extract_files import Rows, errors, notes, records, staff_rows, warnings, write_csv, write_xlsx

from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.findings import UnreadableFile
from wres_xl.settings import Settings

CASES = ["Employee Number", "Case Type", "Date Opened"]
COUNTS = ["Ethnic Origin", "Shortlisted", "Appointed"]


def files(**rows: Rows) -> Extracts:
    return tidy([sheet_of(each, file=f"{name}.csv") for name, each in rows.items()], Settings())


def person(number: str, **also: str) -> dict[str, str]:
    return {"Employee Number": number, "Assignment Number": f"{number}-1", **also}


def test_parts_are_put_together_with_their_own_rows() -> None:
    extracts = files(
        a=staff_rows(person("1"), person("2")),
        b=[["Directorate B"], [], *staff_rows(person("3"), person("4", **{"Pay Grade": "Spot"}))],
    )
    assert records(extracts, Kind.STAFF, "person", "row") == [("1", 2), ("2", 3), ("3", 4), ("4", 5)]
    assert extracts.sources[Kind.STAFF] == ("a.csv", "b.csv")
    (told,) = errors(extracts)
    assert told.place == "b.csv, row 5, column Pay Grade"
    (note,) = notes(extracts)
    assert note.problem == "The 2 staff tables are taken together as parts of one: a.csv; b.csv"


def test_people_without_a_number_in_two_parts_are_two_people() -> None:
    nobody = {"Employee Number": "", "Assignment Number": ""}
    extracts = files(a=staff_rows(person("1"), nobody), b=staff_rows(person("2"), nobody))
    assert extracts.tables[Kind.STAFF]["person"].nunique() == 4


def test_a_person_may_have_assignments_in_two_directorates() -> None:
    extracts = files(
        a=staff_rows(person("1")), b=staff_rows({"Employee Number": "1", "Assignment Number": "1-2"})
    )
    assert len(extracts.tables[Kind.STAFF]) == 2
    assert errors(extracts) == []


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (staff_rows(person("1"), person("2")), staff_rows(person("2")), "1 assignment in more than one"),
        (staff_rows(person("01")), staff_rows(person("1")), "1 assignment in more than one"),
        (staff_rows(person("1")), staff_rows(person("2"), without=["FTE"]), "not all have a column for fte"),
    ],
)
def test_alternatives_of_staff_are_refused(a: Rows, b: Rows, reason: str) -> None:
    extracts = files(a=a, b=b)
    (told,) = errors(extracts)
    assert reason in told.expected
    assert told.problem == "There are 2 staff tables: a.csv; b.csv"
    assert told.stops == FEEDS[Kind.STAFF]
    assert Kind.STAFF not in extracts.tables


def test_without_assignment_numbers_nobody_may_be_in_two_parts() -> None:
    without = ["Assignment Number"]
    a, b = (staff_rows(person(each), without=without) for each in "12")
    assert errors(files(a=a, b=b)) == []
    (told,) = errors(files(a=a, b=a))
    assert "1 assignment in more than one of them" in told.expected


def test_years_in_names_tell_alternatives_of_what_has_no_dates() -> None:
    a: Rows = [COUNTS, ["A", 10.0, 1.0]]
    b: Rows = [COUNTS, ["N", 10.0, 1.0]]
    together = files(north=a, south=b)
    assert together.tables[Kind.RECRUITMENT]["shortlisted"].sum() == 20
    (told,) = warnings(together)
    assert "taken together as parts of one" in told.problem
    extracts = tidy([sheet_of(a, file="2020.csv"), sheet_of(b, file="2021.csv")], Settings())
    assert "different years" in errors(extracts)[0].expected
    assert "hold the same rows" in errors(files(north=a, south=a))[0].expected


def test_logs_by_month_are_parts() -> None:
    extracts = files(
        april=[CASES, ["1", "Disciplinary", "01/04/2020"]], may=[CASES, ["1", "Disciplinary", "01/05/2020"]]
    )
    assert len(extracts.tables[Kind.DISCIPLINARY]) == 2
    assert warnings(extracts) == []


def test_there_is_one_board() -> None:
    board: Rows = [["Role", "Executive", "Voting", "Ethnic Origin"], ["Chair", "No", "Yes", "A"]]
    (told,) = errors(files(a=board, b=[*board, ["Chief", "Yes", "Yes", "N"]]))
    assert "one is all there can be" in told.expected


def test_a_part_that_lacks_a_column_is_a_warning() -> None:
    (told,) = warnings(files(a=staff_rows(person("1")), b=staff_rows(person("2"), without=["Ethnic Origin"])))
    assert told.file == "b.csv"
    assert "If it is a part of that table, it also needs Ethnic Origin" in told.mend


def test_an_unreadable_file_does_not_hide_what_is_wrong_in_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    write_csv(tmp_path / "b.csv", staff_rows({"Ethnic Origin": "Q9 Local"}))
    (tmp_path / "c.csv").write_text('Ethnic Origin,Voting,Executive\n"A,Yes,Yes\n', encoding="utf-8")
    write_xlsx(tmp_path / "d.xlsx", {"ESR": [["x"]]})
    with pytest.raises(UnreadableFile) as refused:
        read_extracts([tmp_path], Settings())
    first, second, heading, *others = str(refused.value).splitlines()
    assert "a.xlsx: the file is empty" in first
    assert "c.csv: a quotation mark" in second
    assert heading == "Found in the other files:"
    assert others[0].startswith("error: b.csv, row 2, column Ethnic Origin: The ethnic origin is not rec")
