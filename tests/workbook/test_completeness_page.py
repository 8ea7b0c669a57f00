"""The Completeness page: shares of unknown ethnicity, sections, staff groups, and where to begin."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from years import UNKNOWN, page, report, table

from wres_xl.figures import figures_of
from wres_xl.standard.groups import Group
from wres_xl.submission import Entry
from wres_xl.workbook.report import Report

STAFF_GROUPS = (
    *("Add Prof Scientific and Technic", "Additional Clinical Services", "Administrative and Clerical"),
    *("Allied Health Professionals", "Estates and Ancillary", "Healthcare Scientists", "Medical and Dental"),
    *("Nursing and Midwifery Registered", "Students", "Not told"),
)


def changed(of: Report, counts: dict[str, int | None]) -> Report:
    """The report with other numbers of people of unknown ethnicity this year."""
    entries = dict(of.this.submission.entries)
    entries |= {(key, UNKNOWN): Entry(count, "Not counted.") for key, count in counts.items()}
    return replace(of, this=figures_of(replace(of.this.submission, entries=entries)))


def bands(of: Report) -> dict[tuple[object, object], list[object]]:
    return {(row[0], row[1]): row[2:] for row in table(page(of, "Completeness"), "Section")[1:]}


def parts(of: Report, kind: str) -> dict[object, list[object]]:
    """The sections or the staff groups, and the whole workforce."""
    rows = table(page(of, "Completeness"), "Part")[1:]
    return {row[1]: row[2:] for row in rows if row[0] in (kind, "All")}


def test_shares_in_both_years() -> None:
    # 34 staff in a row, of whom 4 are unknown, beside 2 of 32 the year before.
    of = changed(report(2021, {2020, 2021}), {"1b_band_5": 4})
    assert bands(of)["Clinical", "Band 5"] == [
        *(32, 2, 2 / 32, 34, 4, 4 / 34),
        pytest.approx(4 / 34 - 2 / 32),
        "Most people, highest share",
    ]


def test_sections_count_nobody_twice() -> None:
    found = parts(changed(report(2021, {2020, 2021}), {"1m_senior_medical_managers": 2}), "Section")
    # Fourteen bands, and four medical rows beside that of senior managers, who are consultants as well.
    assert found["Clinical"][:3] == [14 * 32, 14 * 2, 2 / 32]
    assert found["Medical and dental"][3:] == [4 * 32, 4 * 2, 2 / 32, 0]
    assert found["Whole workforce"][3:6] == [32 * 32, 32 * 2, 2 / 32]


def test_the_five_with_the_most_people_are_marked_and_those_of_the_same_number() -> None:
    most = {"1a_band_1": 9, "1a_band_2": 8, "1a_band_3": 7, "1a_band_4": 6, "1b_band_1": 5, "1b_band_2": 5}
    none = dict.fromkeys((f"1a_band_{ending}" for ending in ("5", "6", "7")), 0)
    marks = {name: row[-1] for name, row in bands(changed(report(2021, {2021}), most | none)).items()}
    assert [name for name, mark in marks.items() if "Most people" in str(mark)] == [
        *(("Non-clinical", f"Band {number}") for number in (1, 2, 3, 4)),
        ("Clinical", "Band 1"),
        ("Clinical", "Band 2"),
    ]
    assert marks["Non-clinical", "Band 5"] == ""


def test_a_small_row_may_have_the_highest_share_only() -> None:
    most = {"1a_band_1": 9, "1a_band_2": 9, "1a_band_3": 9, "1a_band_4": 9, "1b_band_1": 9}
    of = changed(report(2021, {2021}), most)
    entries = dict(of.this.submission.entries)
    entries |= {("1b_vsm", group): Entry(0) for _, group in entries if group is not UNKNOWN}
    small = replace(of, this=figures_of(replace(of.this.submission, entries=entries)))
    assert bands(small)["Clinical", "VSM"][-3:] == [1.0, "n/a", "Highest share"]


def test_what_is_not_known_is_said_to_be() -> None:
    of = changed(report(2021, {2021}), {"1b_band_5": None})
    assert bands(of)["Clinical", "Band 5"] == ["n/a"] * 8
    found = parts(of, "Section")
    assert found["Clinical"] == ["n/a"] * 7
    assert found["Non-clinical"][3:6] == [14 * 32, 14 * 2, 2 / 32]


def with_staff_groups(of: Report, this: dict[str, tuple[int, int]]) -> Report:
    """The report with so many people, and of unknown ethnicity, in staff groups this year."""
    counts = {
        (name, group): number
        for name, numbers in this.items()
        for group, number in zip((Group.ALL, UNKNOWN), numbers, strict=True)
    }
    return replace(of, this=replace(of.this, submission=replace(of.this.submission, staff_groups=counts)))


def test_every_staff_group_has_a_row_beside_those_not_told() -> None:
    counted = {"Medical and Dental": (40, 10), "": (5, 5), "Students": (3, 0)}
    found = parts(with_staff_groups(report(2021, {2020, 2021}), counted), "Staff group")
    assert tuple(found) == (*STAFF_GROUPS, "Whole workforce")
    assert found["Medical and Dental"] == ["n/a", "n/a", "n/a", 40, 10, 0.25, "n/a"]
    assert found["Not told"][3:6] == [5, 5, 1.0]
    assert found["Students"][3:6] == [3, 0, 0.0]
    assert found["Estates and Ancillary"][3:6] == [0, 0, "-"]


def test_staff_groups_that_were_not_counted_are_not_nobody() -> None:
    found = parts(report(2021, {2020, 2021}), "Staff group")
    assert all(found[name] == ["n/a"] * 7 for name in STAFF_GROUPS)
    assert found["Whole workforce"][3:6] == [32 * 32, 32 * 2, 2 / 32]


def counted_plainly(folder: Path) -> dict[str, tuple[int, int]]:
    """People in post of an example extract by staff group, and those without an ethnic origin."""
    cells = pd.read_excel(folder / "esr_staff_in_post.xlsx", header=None, dtype=str, engine="openpyxl")
    top = cells.index[(cells == "Employee Number").any(axis=1)][0]
    staff = cells.iloc[top + 1 :].set_axis(cells.loc[top].str.strip(), axis=1).fillna("")
    staff = staff.apply(lambda column: column.str.strip().str.lower())
    staff = staff[
        staff["Assignment Status"].isin(["active assignment", "internal secondment", "acting up"])
        & staff["Assignment Category"].isin(["permanent", "fixed term temp", "locum"])
        & (staff["Staff Group"] != "students")
    ]
    staff = staff.assign(
        primary=staff["Primary Assignment"].str.startswith("y"), fte=staff["FTE"].astype(float)
    ).sort_values(["primary", "fte"], ascending=False, kind="stable")
    people = staff.drop_duplicates("Employee Number")
    unknown = people["Ethnic Origin"].str.match(r"$|z\b|99?$|not stated|prefer not|null")
    by_group = unknown.groupby(people["Staff Group"]).agg(["size", "sum"])
    return {str(name): (int(row["size"]), int(row["sum"])) for name, row in by_group.iterrows()}


def test_the_example_trusts_staff_groups(workbook: Path, example: Path) -> None:
    grid = list(openpyxl.load_workbook(workbook, data_only=True)["Completeness"].iter_rows(values_only=True))
    rows = {str(row[12]).lower(): row[13:20] for row in grid if row[11] == "Staff group"}
    last, this = (counted_plainly(example / year) for year in ("2019-20", "2020-21"))
    assert this == {"administrative and clerical": (1595, 96), "estates and ancillary": (23, 1)}
    assert set(this) == set(last) < set(rows)
    for name, row in rows.items():
        before, now = last.get(name, (0, 0)), this.get(name, (0, 0))
        assert (row[0:2], row[3:5]) == (before, now)
        if name in this:
            shares = before[1] / before[0], now[1] / now[0]
            assert (row[2], row[5], row[6]) == pytest.approx((*shares, shares[1] - shares[0]))
