"""The Completeness page: shares of unknown ethnicity, sections, and where to begin."""

from dataclasses import replace

import pytest
from years import UNKNOWN, page, report, table

from wres_xl.figures import figures_of
from wres_xl.submission import Entry
from wres_xl.workbook.report import Report


def changed(of: Report, counts: dict[str, int | None]) -> Report:
    """The report with other numbers of people of unknown ethnicity this year."""
    entries = dict(of.this.submission.entries)
    entries |= {(key, UNKNOWN): Entry(count, "Not counted.") for key, count in counts.items()}
    return replace(of, this=figures_of(replace(of.this.submission, entries=entries)))


def bands(of: Report) -> dict[tuple[object, object], list[object]]:
    return {(row[0], row[1]): row[2:] for row in table(page(of, "Completeness"), "Section")[1:]}


def sections(of: Report) -> dict[object, list[object]]:
    cells = page(of, "Completeness")
    right = max(column for (_, column), text in cells.cells.items() if text == "Section")
    moved = {(row, column - right): each for (row, column), each in cells.cells.items() if column >= right}
    headers = frozenset((row, column - right) for row, column in cells.headers if column >= right)
    return {row[0]: row[1:] for row in table(replace(cells, cells=moved, headers=headers), "Section")[1:]}


def test_shares_in_both_years() -> None:
    # 34 staff in a row, of whom 4 are unknown, beside 2 of 32 the year before.
    of = changed(report(2021, {2020, 2021}), {"1b_band_5": 4})
    assert bands(of)["Clinical", "Band 5"] == [
        *(32, 2, 2 / 32, 34, 4, 4 / 34),
        pytest.approx(4 / 34 - 2 / 32),
        "Most people, highest share",
    ]


def test_sections_count_nobody_twice() -> None:
    found = sections(changed(report(2021, {2020, 2021}), {"1m_senior_medical_managers": 2}))
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
    assert sections(of)["Clinical"] == ["n/a"] * 7
    assert sections(of)["Non-clinical"][3:6] == [14 * 32, 14 * 2, 2 / 32]
