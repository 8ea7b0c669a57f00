"""Rows for several posts that hold their sums, ranges of bands, and posts that contradict themselves."""

from collections.abc import Sequence

import pytest
from cross_table import ADMIN, BANDS, BELOW, HEADINGS, NURSES, ORIGINS, Row, below, found, summed
from extract_files import Rows, read, records, warnings

from wres_xl.extracts.tables import Kind
from wres_xl.findings import Level
from wres_xl.settings import Settings, ValueMapping


@pytest.mark.parametrize(
    ("words", "bands"),
    [("Band 6/7", BANDS[1:]), ("Bands 5 and 6", BANDS[:2]), ("Bands 5-7", BANDS), ("Seniors", BANDS[1:])],
)
@pytest.mark.parametrize("groups", [(ADMIN,), (NURSES,), (ADMIN, NURSES)])
def test_sums_over_some_bands(words: str, bands: Sequence[str], groups: Sequence[str]) -> None:
    named = groups[0] if len(groups) == 1 else ""
    sums: list[Row] = [[named, words, origin, *summed(groups, bands, [origin])] for origin in ORIGINS]
    expected = set(range(BELOW, BELOW + len(sums)))
    assert found(below(*sums)) == expected
    mapped = Settings(mapping=ValueMapping(grade={words: "Band 6"}))
    assert found(below(*sums), chosen=mapped) == expected
    sums[0][4] = float(str(sums[0][4])) + 1
    assert not found(below(*sums))
    apart: list[Row] = [
        [ADMIN, words, each, *summed([ADMIN], ["Band 5", "Band 7"], [each])] for each in ORIGINS
    ]
    assert not found(below(*apart))


@pytest.mark.parametrize(
    ("posts", "spot", "is_sum"),
    [
        ([("Band 5", 30, 20), ("Band 6", 40, 10), ("Band 7", 9, 8)], (70, 30), True),
        ([("Band 5", 30, 20), ("Band 6", 40, 10), ("Band 7", 9, 8)], (39, 28), False),  # no neighbours
        ([("Band 5", 30, 20), ("Band 6", 40, 10), ("Band 7", 9, 8)], (40, 10), False),  # of one post only
        ([("Band 5", 30, 0), ("Band 6", 0, 40), ("Band 7", 9, 8)], (30, 40), False),  # each origin in one row
        ([("Band 5", 30, 0), ("Band 6", 40, 0), ("Band 7", 9, 8)], (70, 0), False),  # of one origin only
        ([("Band 5", 30, 20), ("Spot 3", 40, 10)], (70, 30), True),  # a post that a person decided about
    ],
)
@pytest.mark.parametrize("lead", [[], [""]])
def test_which_sums_of_posts_are_sums(
    posts: Sequence[tuple[str, int, int]], spot: tuple[int, int], is_sum: bool, lead: Row
) -> None:
    rows: list[Row] = [
        [*lead, band, origin, float(people), 0.0]
        for band, *counts in (*posts, ("Spot", *spot))
        for origin, people in zip("AN", counts, strict=True)
    ]
    mapped = Settings(mapping=ValueMapping(grade={"Spot 3": "Band 9"}))
    table: Rows = [HEADINGS[1 - len(lead) :], *rows]
    assert found(table, chosen=mapped) == ({len(rows), len(rows) + 1} if is_sum else set())


def test_sums_of_posts_of_one_staff_group_that_is_not_named() -> None:
    sums: list[Row] = [["", "Band 6/7", each, *summed([NURSES], BANDS[1:], [each])] for each in ORIGINS]
    assert found(below(*sums)) == set(range(BELOW, BELOW + len(sums)))


def test_sums_of_posts_with_a_subtotal_of_a_single_row_among_them() -> None:
    rows: list[Row] = [
        [band, origin, 30.0 + at, 9.0 - at]
        for at, (band, origin) in enumerate(
            zip(("Band 5", "Band 5", "Band 6", "Band 6"), "ANAN", strict=True)
        )
    ]
    sums: list[Row] = [["All", "A", 62.0, 16.0], ["All", "N", 64.0, 14.0], ["All", "White", 62.0, 16.0]]
    assert found([HEADINGS[1:], *rows, *sums]) == {6, 7, 8}


def test_sums_over_some_bands_of_few_people_may_be_chance() -> None:
    bands = zip(("Band 5", "Band 5", "Band 6", "Band 6", "Band 7", "Band 7"), "ANANAN", strict=True)
    rows: list[Row] = [[band, origin, 3.0, 1.0] for band, origin in bands]
    sums: list[Row] = [["Spot", "A", 6.0, 2.0], ["Spot", "N", 6.0, 2.0]]
    table: Rows = [HEADINGS[1:], *rows, *sums]
    assert (found(table, Level.WARNING), found(table)) == ({8, 9}, set())


@pytest.mark.parametrize(
    ("group", "grade", "problem"),
    [
        (
            ADMIN,
            "NHS Medical & Dental: Consultant",
            "The grade is a doctor's or dentist's, but the staff group",
        ),
        (
            "Medical and Dental",
            "NHS AfC: Band 5",
            "The grade is a band of Agenda for Change, but the staff group",
        ),
    ],
)
def test_a_grade_and_a_staff_group_that_contradict_each_other(group: str, grade: str, problem: str) -> None:
    (told,) = warnings(read([HEADINGS, [group, grade, "A", 20.0, 5.0], [ADMIN, "Band 5", "N", 9.0, 1.0]]))
    assert told.problem.startswith(problem)
    assert (told.row, told.rows, told.stops) == (2, 1, frozenset())
    assert told.mend == "Correct the one that is wrong in the source."


def test_a_range_of_bands_of_one_level_is_its_lowest() -> None:
    rows: Rows = [HEADINGS[1:], ["Band 8a/8b", "A", 20.0, 5.0], ["B7", "N", 9.0, 1.0]]
    assert records(read(rows), Kind.RECRUITMENT, "band") == [("Band 8A",), ("Band 7",)]
    assert read(rows).findings == ()
