"""Counted by a script of its own, the example's files give the figures that the report of 2021 printed."""

from collections import Counter
from pathlib import Path

import example_counts as count
import pytest

BANDS = ("2", "3", "4", "5", "6", "7", "8A", "8B", "8C", "8D", "9")
HEADCOUNTS = {
    "2019-20": {
        "White": (12, 77, 83, 180, 193, 229, 137, 95, 43, 24, 14, 6),
        "BME": (1, 6, 2, 14, 9, 15, 7, 9, 1, 0, 1, 0),
        "Unknown": (17, 35, 14, 26, 17, 14, 12, 6, 7, 3, 3, 3),
    },
    "2020-21": {
        "White": (9, 166, 103, 255, 235, 275, 140, 100, 56, 35, 17, 7),
        "BME": (0, 30, 6, 20, 15, 25, 9, 12, 2, 2, 2, 0),
        "Unknown": (0, 13, 11, 5, 18, 23, 11, 6, 3, 5, 2, 0),
    },
}
WORKFORCE = {
    "2019-20": {"White": 1093, "BME": 65, "Unknown": 157},
    "2020-21": {"White": 1398, "BME": 123, "Unknown": 97},
}


@pytest.mark.parametrize("year", ["2019-20", "2020-21"])
def test_headcounts_by_pay_band(example: Path, year: str) -> None:
    expected = {
        (band, group): number
        for group, numbers in HEADCOUNTS[year].items()
        for band, number in zip((*(f"Band {b}" for b in BANDS), "VSM"), numbers, strict=True)
    }
    assert count.headcounts(example / year) == Counter(expected)


@pytest.mark.parametrize("year", ["2019-20", "2020-21"])
def test_workforce(example: Path, year: str) -> None:
    counted = count.workforce(example / year).values()
    assert Counter(count.staff_group(row["Ethnic Origin"]) for row in counted) == WORKFORCE[year]


@pytest.mark.parametrize("year", ["2019-20", "2020-21"])
def test_all_who_count_are_non_clinical(example: Path, year: str) -> None:
    groups = {count.tidy(row["Staff Group"]) for row in count.workforce(example / year).values()}
    assert groups == {"administrative and clerical", "estates and ancillary"}


def test_recruitment_by_ethnic_origin(example: Path) -> None:
    rows = count.records_of(example / "2019-20" / "recruitment.csv", "Ethnic Origin")
    shortlisted, appointed = Counter[str](), Counter[str]()
    for row in rows:
        group = count.census_group(row["Ethnic Origin"])
        shortlisted[group] += int(row["Shortlisted"])
        appointed[group] += int(row["Appointed"])
    assert shortlisted == {"White": 1605, "BME": 251, "Unknown": 42}
    assert appointed == {"White": 150, "BME": 11, "Unknown": 40}


def test_recruitment_by_applicant(example: Path) -> None:
    rows = count.records_of(example / "2020-21" / "recruitment.xlsx", "Applicant Reference")
    by_stage = Counter((row["Furthest Stage"], count.census_group(row["Ethnic Origin"])) for row in rows)
    reached = ("Shortlisted", "Interviewed", "Offered", "Appointed")
    assert {g: sum(by_stage[s, g] for s in reached) for g in ("White", "BME", "Unknown")} == {
        "White": 1887,
        "BME": 457,
        "Unknown": 61,
    }
    assert [by_stage["Appointed", g] for g in ("White", "BME", "Unknown")] == [268, 30, 2]


@pytest.mark.parametrize(
    ("year", "expected"),
    [("2019-20", {"White": 15, "BME": 2}), ("2020-21", {"White": 1})],
)
def test_people_with_formal_cases(example: Path, year: str, expected: dict[str, int]) -> None:
    people = count.formal_people(example / year, int(year[:4]))
    assert Counter(people.values()) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("2019-20", {"White": 218, "BME": 9, "Unknown": 22}),
        ("2020-21", {"White": 511, "BME": 42, "Unknown": 30}),
    ],
)
def test_learners(example: Path, year: str, expected: dict[str, int]) -> None:
    assert count.learners(example / year, int(year[:4])) == expected


def test_staff_survey(example: Path) -> None:
    first = count.records_of(example / "2019-20" / "staff_survey.xlsx", "Survey Year")
    second = count.records_of(example / "2020-21" / "staff_survey.xlsx", "Survey Year")
    assert [list(row.values()) for row in first] == [
        [2019, 5, "Q13a", first[0]["Measure"], 23, None, None, 21, None, None],
        [2019, 6, "Q13b/c", first[1]["Measure"], 14, None, None, 35, None, None],
        [2019, 7, "Q14", first[2]["Measure"], 93, None, None, 68, None, None],
        [2019, 8, "Q15b", first[3]["Measure"], 3, None, None, 14, None, None],
    ]
    assert [list(row.values())[4:] for row in second] == [
        [4.7, 804, 7.0, 0, 55, 5.8],
        [15.8, 804, 15.4, 20.0, 55, 17.2],
        [90.2, 579, 91.1, 63.9, 36, 66.1],
        [4.6, 798, 4.2, 14.5, 55, 13.0],
    ]
    assert {row["Survey Year"] for row in second} == {2020}


@pytest.mark.parametrize(
    ("year", "expected"),
    [("2019-20", {"White": 5, "Unknown": 1}), ("2020-21", {"White": 6})],
)
def test_board(example: Path, year: str, expected: dict[str, int]) -> None:
    members = count.records_of(example / year / "board.xlsx", "Role")
    assert Counter(count.staff_group(member["Ethnic Origin"]) for member in members) == expected
    assert {(member["Executive"], member["Voting"]) for member in members} == {("Yes", "Yes")}
