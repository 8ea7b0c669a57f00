"""The extracts that the benchmarks run on."""

import csv
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import example_counts as count
import pytest

TRUSTS = Path(__file__).parents[2] / "bench" / "trusts.py"


@pytest.fixture(scope="module")
def trusts() -> dict[str, Any]:
    return runpy.run_path(str(TRUSTS))


def test_large_trust(trusts: dict[str, Any], tmp_path: Path) -> None:
    paths = trusts["write_large_trust"](tmp_path, people=1200)
    assert sorted(path.name for path in paths) == [
        "board.xlsx",
        "casework.xlsx",
        "esr_staff_in_post.xlsx",
        "learning.csv",
        "recruitment.xlsx",
        "staff_survey.xlsx",
    ]
    people = count.workforce(tmp_path)
    assert len(people) == 1200
    assert len(count.staff(tmp_path)) > 1300
    groups = Counter(count.staff_group(row["Ethnic Origin"]) for row in people.values())
    assert groups["BME"] / 1200 == pytest.approx(0.25, abs=0.04)
    assert groups["Unknown"] / 1200 == pytest.approx(0.05, abs=0.02)
    assert len({count.tidy(row["Staff Group"]) for row in people.values()}) == 8
    applicants = count.records_of(tmp_path / "recruitment.xlsx", "Applicant Reference")
    assert 14_000 < len(applicants) < 16_000
    assert 140 <= len(count.cases(tmp_path)) <= 160


@pytest.mark.parametrize("rows", [1, 12_345])
def test_large_staff_csv_has_so_many_rows(trusts: dict[str, Any], tmp_path: Path, rows: int) -> None:
    with trusts["write_large_staff_csv"](tmp_path / "staff.csv", rows).open(newline="") as file:
        headings, *body = csv.reader(file)
    assert len(body) == rows
    assert {len(row) for row in body} == {len(headings)} == {25}


def test_large_staff_csv_has_people_with_two_assignments(trusts: dict[str, Any], tmp_path: Path) -> None:
    with trusts["write_large_staff_csv"](tmp_path / "staff.csv", 12_345).open(newline="") as file:
        body = list(csv.DictReader(file))
    people = {row["Employee Number"] for row in body}
    assert len({row["Assignment Number"] for row in body}) == len(body)
    assert 0.90 < len(people) / len(body) < 0.95
