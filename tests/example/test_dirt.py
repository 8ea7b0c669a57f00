"""Every complication of a real extract is in the example, and would change a figure if it were counted."""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import example_counts as count
import pytest
from example_counts import Record, tidy

YEARS = ("2019-20", "2020-21")

pytestmark = pytest.mark.parametrize("year", YEARS)


def by_person(folder: Path) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for row in count.staff(folder):
        found[count.number_of(row["Employee Number"])].append(row)
    return found


def pairs(folder: Path, fits: Callable[[Record, Record], bool]) -> int:
    """How many people have a row in which they count, and another, in another band, that fits."""
    counted = count.workforce(folder)
    return sum(
        any(
            row is not counted[number]
            and row["Pay Grade"] != counted[number]["Pay Grade"]
            and fits(counted[number], row)
            for row in rows
        )
        for number, rows in by_person(folder).items()
        if number in counted
    )


def is_primary(row: Record) -> bool:
    return tidy(row["Primary Assignment"]).startswith("y")


def test_second_posts_in_another_band(example: Path, year: str) -> None:
    assert pairs(example / year, lambda main, other: is_primary(main) and count.is_counted(other)) == 34


def test_bank_shifts_beside_a_post(example: Path, year: str) -> None:
    def is_bank(_: Record, other: Record) -> bool:
        return tidy(other["Assignment Category"]) == "bank"

    assert pairs(example / year, is_bank) == 19
    assert pairs(example / year, lambda main, other: is_bank(main, other) and is_primary(other)) == 3


def test_two_posts_neither_of_them_primary(example: Path, year: str) -> None:
    def fits(main: Record, other: Record) -> bool:
        return (
            count.is_counted(other)
            and not is_primary(main)
            and not is_primary(other)
            and float(main["FTE"]) > float(other["FTE"])
        )

    assert pairs(example / year, fits) == 9


def test_primary_post_that_has_ended(example: Path, year: str) -> None:
    def fits(main: Record, other: Record) -> bool:
        ended = tidy(other["Assignment Status"]) == "terminate assignment"
        return not is_primary(main) and is_primary(other) and ended

    assert pairs(example / year, fits) == 5


OUTSIDE = {
    "Assignment Category": {"bank": 48, "honorary": 3, "non-exec director/chair": 6},
    "Assignment Status": {
        "maternity & adoption": 22,
        "career break": 4,
        "out on external secondment - paid": 3,
        "out on external secondment - unpaid": 1,
        "suspend with pay": 1,
    },
    "Staff Group": {"students": 2},
}


@pytest.mark.parametrize("column", OUTSIDE)
def test_people_outside_the_workforce(example: Path, year: str, column: str) -> None:
    counted = count.workforce(example / year)
    outside = [rows[0] for number, rows in by_person(example / year).items() if number not in counted]
    found = Counter(tidy(row[column]) for row in outside)
    assert {value: found[value] for value in OUTSIDE[column]} == OUTSIDE[column]


def test_leavers(example: Path, year: str) -> None:
    counted = count.workforce(example / year)
    left = {
        number
        for number, rows in by_person(example / year).items()
        if tidy(rows[0]["Assignment Status"]) in {"terminate assignment", "inactive not worked"}
    }
    assert len(left - set(counted)) == 60


def test_kept_though_not_simply_active_or_permanent(example: Path, year: str) -> None:
    rows = count.workforce(example / year).values()
    statuses = Counter(tidy(row["Assignment Status"]) for row in rows)
    categories = Counter(tidy(row["Assignment Category"]) for row in rows)
    assert (statuses["internal secondment"], statuses["acting up"]) == (12, 9)
    assert categories["fixed term temp"] == 110


def test_title_that_names_another_band(example: Path, year: str) -> None:
    rows = count.workforce(example / year).values()
    grades = {count.band_of(row["Pay Grade"]) for row in rows if row["Position Title"].startswith("Band 5")}
    assert grades == {"Band 2"}


def test_grades_of_both_kinds(example: Path, year: str) -> None:
    grades = {tidy(row["Pay Grade"]) for row in count.workforce(example / year).values()}
    assert "nhs|xr09|review body band 8 - range b" in grades
    assert "nhs|xr12|review body band 9" in grades
    assert any(grade.startswith("nhs|xn") and "non review body" in grade for grade in grades)


@pytest.mark.parametrize(
    ("group", "origins"),
    [
        ("White", {"a white - british", "a", "ca white english", "c3 white unspecified", "cx white mixed"}),
        ("BME", {"gc mixed - black & white", "pc black nigerian", "f mixed - white & asian"}),
        ("Unknown", {"", "z not stated", "z", "not stated", "99", "null"}),
    ],
)
def test_ethnic_origins_in_many_forms(example: Path, year: str, group: str, origins: set[str]) -> None:
    found = {
        tidy(row["Ethnic Origin"])
        for row in count.staff(example / year)
        if count.staff_group(row["Ethnic Origin"]) == group
    }
    assert origins <= found


@pytest.mark.parametrize(
    "column",
    ["Employee Number", "Ethnic Origin", "Pay Grade", "Assignment Category", "Assignment Status"],
)
def test_stray_spaces(example: Path, year: str, column: str) -> None:
    cells = [row[column] for row in count.staff(example / year) if row[column]]
    assert any(cell != cell.strip() for cell in cells)


@pytest.mark.parametrize("column", ["Ethnic Origin", "Pay Grade", "Assignment Category", "Assignment Status"])
def test_stray_case(example: Path, year: str, column: str) -> None:
    cells = {row[column].strip() for row in count.staff(example / year) if row[column]}
    assert len({cell.casefold() for cell in cells}) < len(cells)


def test_numbers_as_text_and_leading_noughts(example: Path, year: str) -> None:
    rows = count.staff(example / year)
    assert {type(row["FTE"]) for row in rows if count.is_counted(row)} >= {float, str}
    numbers = [count.number_of(row["Employee Number"]) for row in rows]
    assert all(len(number) == 8 and number.isdigit() for number in numbers)
    assert any(number.startswith("0") for number in numbers)


def test_what_stands_around_the_staff_table(example: Path, year: str) -> None:
    rows = count.rows_of(example / year / "esr_staff_in_post.xlsx")
    assert rows[0][0] == "Staff in Post"
    assert rows[1][0] == f"Effective date: 31-MAR-{int(year[:4]) + 1}"
    assert len([cell for cell in rows[3] if cell]) == 25
    empty = [at for at, row in enumerate(rows) if not any(cell is not None for cell in row)]
    assert len([at for at in empty if 3 < at < len(rows) - 3]) == 3
    assert rows[-3][0] == "Total"
    assert rows[-3][17] > 1000
    assert rows[-1][0].startswith("Invented people")


def test_cases_that_do_not_count(example: Path, year: str) -> None:
    start = int(year[:4])
    log = count.cases(example / year)
    formal = [row for row in log if row["Case Type"] == "Formal Disciplinary"]
    outside = [row for row in formal if not count.in_year(row["Date Formal Investigation Opened"], start)]
    days = {str(count.day_of(row["Date Formal Investigation Opened"])) for row in outside}
    assert {f"{start}-03-31", f"{start + 1}-04-01"} <= days
    in_record = set(by_person(example / year))
    assert [count.number_of(row["Employee Number"]) in in_record for row in outside].count(False) == 1
    assert Counter(row["Case Type"] for row in log if row not in formal) == {
        "Informal Disciplinary": 12,
        "Grievance": 9,
        "Capability": 5,
        "Bullying and Harassment": 4,
        "Sickness Absence": 7,
    }


def test_case_of_someone_who_has_left_and_has_two(example: Path, year: str) -> None:
    start = int(year[:4])
    gone = set(count.formal_people(example / year, start)) - set(count.workforce(example / year))
    assert len(gone) == 1
    days = sorted(
        str(count.day_of(row["Date Formal Investigation Opened"]))
        for row in count.cases(example / year)
        if count.number_of(row["Employee Number"]) in gone
    )
    assert days == [f"{start}-04-01", f"{start + 1}-03-31"]


def test_ethnic_origin_in_the_casework_log(example: Path, year: str) -> None:
    log = count.cases(example / year)
    if year == "2020-21":
        assert "Ethnic Origin" not in log[0]
        return
    blank = [row for row in log if row["Case Type"] == "Formal Disciplinary" and row["Ethnic Origin"] is None]
    people = count.formal_people(example / year, 2019)
    assert [people[count.number_of(row["Employee Number"])] for row in blank] == ["BME"]


def test_numbers_and_dates_of_the_casework_log(example: Path, year: str) -> None:
    log = count.cases(example / year)
    assert {type(row["Employee Number"]) for row in log} == {int, str}
    dates = [row["Date Formal Investigation Opened"] for row in log]
    assert any(isinstance(day, str) for day in dates)
    assert None in dates


def test_courses_that_do_not_count(example: Path, year: str) -> None:
    start = int(year[:4])
    counted = set(count.workforce(example / year))
    taken = count.courses(example / year)
    extra = [row for row in taken if row["Mandatory"] == "No"]
    in_time = {row["Employee Number"] for row in extra if count.in_year(row["Date Completed"], start)}
    at_another_time = {row["Employee Number"] for row in extra} - in_time
    mandatory = {row["Employee Number"] for row in taken if row["Mandatory"] == "Yes"}
    assert len(in_time - counted) > 100
    assert len(at_another_time & counted) > 50
    assert len(mandatory & counted) > 0.9 * len(counted)
    assert max(Counter(row["Employee Number"] for row in extra).values()) > 1


def test_applications_that_are_no_appointments(example: Path, year: str) -> None:
    if year == "2019-20":
        rows = count.rows_of(example / year / "recruitment.csv")
        assert rows[-1][0] == "Total"
        return
    rows = count.records_of(example / year / "recruitment.xlsx", "Applicant Reference")
    ended = Counter((row["Furthest Stage"], row["Outcome"]) for row in rows)
    assert ended["Offered", "Offer declined"] > 5
    assert ended["Applied", "Not shortlisted"] > 1000
    assert ended["Shortlisted", "Withdrawn by applicant"] > 100
