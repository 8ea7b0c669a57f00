"""Rows of recruitment's counts that hold the sums of others: each is found, and none that is no sum."""

import random

import pytest
from cross_table import (
    ADMIN,
    ASIAN,
    BANDS,
    BY_ORIGIN,
    CROSS,
    HEADINGS,
    NURSES,
    ORIGINS,
    OTHER,
    WHITE,
    Row,
    below,
    found,
    is_of_sums,
    summed,
)
from extract_files import Rows, errors, read
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_xl.findings import Level
from wres_xl.settings import Settings, ValueMapping


def test_the_cross_table_alone_is_in_order() -> None:
    assert read(below()).findings == ()


SUBTOTALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("White", WHITE),
    ("Asian or Asian British", ASIAN),
    ("Other ethnic group", OTHER),
    ("BME", (*ASIAN, *OTHER)),
)


def test_every_subtotal_of_every_kind_is_named_at_once() -> None:
    rows: list[Row] = []
    for at in range(0, len(CROSS), len(ORIGINS)):
        post = CROSS[at : at + len(ORIGINS)]
        group, band = str(post[0][0]), str(post[0][1])
        rows += [[group, band, label, *summed([group], [band], of)] for label, of in SUBTOTALS]
        rows += [*post, *([] if band == "Band 7" else [[group, band, "", *summed([group], [band])]])]
    for group in (ADMIN, NURSES):
        for words, bands in (("Bands 6 and 7", BANDS[1:]), ("All bands", BANDS)):
            rows += [[group, words, each, *summed([group], bands, [each])] for each in ORIGINS]
        rows.append([group, "", "", *summed([group])])
    rows += [["All", "All", each, *summed(origins=[each])] for each in ORIGINS]
    rows += [["", "", "White", *summed(origins=WHITE)], ["", "", "", *summed()]]
    assert found([HEADINGS, *rows]) == {at for at, row in enumerate(rows, 2) if row not in CROSS}


@pytest.mark.parametrize("label", ["Other ethnic group", "Other Ethnic Groups"])
def test_a_heading_that_is_a_category_too(label: str) -> None:
    rows: list[Row] = [BY_ORIGIN, ["White - British", 100.0, 20.0], ["Indian", 40.0, 6.0]]
    parts: list[Row] = [["Arab", 10.0, 2.0], ["Any other ethnic group", 20.0, 3.0]]
    assert found([*rows, [label, 30.0, 5.0], *parts, ["Not Stated", 8.0, 1.0]]) == {4}
    assert read([*rows, [label, 31.0, 5.0], *parts]).findings == ()
    assert read([*rows, [label, 10.0, 2.0], ["Chinese", 10.0, 2.0]]).findings == ()


def test_a_category_whose_counts_are_a_sum_in_one_post_of_many_is_none() -> None:
    rows = [[*row[:2], "Other ethnic group", *row[3:]] if row[2] == "Not Stated" else row for row in CROSS]
    other = next(row for row in rows if row[2] == "Other ethnic group")
    other[3:] = summed([ADMIN], ["Band 5"], OTHER)
    assert not found([HEADINGS, *rows])


def test_a_subtotal_of_a_single_row_beside_those_of_several() -> None:
    single = [
        row for row in CROSS if row[:3] not in ([ADMIN, "Band 7", "Arab"], [ADMIN, "Band 7", "Chinese"])
    ]
    rows: list[Row] = [
        *single,
        [ADMIN, "Band 7", "Arab", 12.0, 3.0],
        [ADMIN, "Band 7", "Other ethnic group", 12.0, 3.0],
    ]
    rows += [[ADMIN, band, "Other ethnic group", *summed([ADMIN], [band], OTHER)] for band in BANDS[:2]]
    last = len(rows) + 1
    assert found([HEADINGS, *rows]) == {last - 2, last - 1, last}


@pytest.mark.parametrize(
    ("last", "level"), [("Band 7", None), ("", Level.ERROR), ("All", Level.ERROR), ("few", Level.WARNING)]
)
def test_a_group_of_one_post_is_no_total_of_all_posts(last: str, level: Level | None) -> None:
    times = 1 if last == "few" else 10
    rows: list[Row] = [
        ["Band 5", "White", 2.0 * times, 1.0],
        ["Band 5", "BME", 1.0 * times, 1.0],
        ["Band 6", "White", 3.0 * times, 2.0],
        ["Band 6", "BME", 1.0 * times, 0.0],
        [last, "White", 5.0 * times, 3.0],
        [last, "BME", 5.0 * times, 3.0],
    ]
    told = [each for each in read([HEADINGS[1:], *rows]).findings if "whole ethnic group" in each.problem]
    assert [(each.level, each.row, each.value) for each in told] == ([(level, 6, "White")] if level else [])


@pytest.mark.parametrize(
    "total",
    [
        [ADMIN, "Band 5", "", *summed([ADMIN], ["Band 5"])],
        [ADMIN, "Band 5", "", *summed([ADMIN], ["Band 5"], WHITE)],
        [ADMIN, "Band 5", "", *summed([ADMIN], ["Band 5"], (*ASIAN, *OTHER))],
        [ADMIN, "", "", *summed([ADMIN])],
        ["", "Band 5", "", *summed(bands=["Band 5"])],
        ["", "", "", *summed(origins=WHITE)],
        ["", "", "", *summed()],
    ],
)
def test_a_row_without_an_origin_that_holds_sums(total: Row) -> None:
    for at in (0, 10, len(CROSS) - 1):
        rows = [*CROSS[:at], total, *CROSS[at:]]
        assert found([HEADINGS, *rows]) == {at + 2}
        other = [*rows[:at], [*total[:4], float(str(total[4])) - 1], *rows[at + 1 :]]
        assert not found([HEADINGS, *other])


def test_the_total_of_a_single_row_beside_those_of_several() -> None:
    rows: list[Row] = [["Band 5", "A", 30.0, 5.0], ["Band 5", "N", 20.0, 2.0], ["Band 5", "", 50.0, 7.0]]
    single: list[Row] = [["Band 6", "A", 12.0, 3.0], ["Band 6", "", 12.0, 3.0], ["Band 7", "A", 9.0, 1.0]]
    assert found([HEADINGS[1:], *rows, *single]) == {4, 6}
    assert not found([HEADINGS[1:], *rows[:2], *single])


@pytest.mark.parametrize(("times", "level"), [(1, Level.WARNING), (5, Level.ERROR)])
def test_a_category_with_the_sums_of_few_people_may_be_one(times: int, level: Level) -> None:
    counts = (("A", 9, 2), ("Other ethnic group", 5, 2), ("Arab", 2, 1), ("Chinese", 3, 1))
    rows = [[origin, float(one * times), float(other * times)] for origin, one, other in counts]
    (told,) = read([BY_ORIGIN, *rows]).findings
    assert (told.level, told.row, told.value) == (level, 3, "Other ethnic group")


def test_a_grand_total_above_all_others() -> None:
    counts: list[Row] = [["White - British", 100.0, 20.0], ["Indian", 40.0, 6.0], ["Not Stated", 8.0, 1.0]]
    assert found([BY_ORIGIN, ["", 148.0, 27.0], *counts]) == {2}


def test_sums_of_few_people_in_a_post_may_be_chance() -> None:
    few: list[Row] = [[ADMIN, "Band 5", "A", 5.0, 2.0], [ADMIN, "Band 5", "N", 4.0, 0.0]]
    rest: list[Row] = [[ADMIN, "Band 6", "A", 5.0, 2.0], [ADMIN, "Band 6", "N", 4.0, 1.0]]
    rows: list[Row] = [HEADINGS, *few, [ADMIN, "Band 5", "", 9.0, 2.0], *rest]
    assert (found(rows, Level.WARNING), found(rows)) == ({4}, set())
    many: list[Row] = [[*row[:3], float(str(row[3])) * 3, row[4]] for row in [*few, rows[3], *rest]]
    assert found([HEADINGS, *many]) == {4}


@pytest.mark.parametrize("word", ["All", "Overall", "Sum"])
@pytest.mark.parametrize("group", [None, "Unknown", "White", "BME"])
def test_a_total_by_a_word_that_is_not_known(word: str, group: str | None) -> None:
    rows: list[Row] = [BY_ORIGIN, *([row[2], *row[3:]] for row in CROSS[: len(ORIGINS)])]
    rows.append([word, *summed([ADMIN], ["Band 5"])])
    mapping = ValueMapping(ethnic_origin={word: group} if group else {})
    assert found(rows, chosen=Settings(mapping=mapping)) == {len(rows)}
    if not group:
        (told,) = [each for each in errors(read(rows)) if not is_of_sums(each)]
        assert told.problem == "The ethnic origin is not recognised"
        assert told.mend.endswith("If it is a total or subtotal, remove the row.")


def test_a_mapped_subtotal_of_a_single_row() -> None:
    rows: list[Row] = [BY_ORIGIN, ["White - British", 100.0, 20.0], ["Indian", 40.0, 6.0]]
    mapping = Settings(mapping=ValueMapping(ethnic_origin={"All White": "White"}))
    assert found([*rows, ["All White", 100.0, 20.0]], chosen=mapping) == {4}
    assert not found([*rows, ["All White", 99.0, 20.0]], chosen=mapping)


def test_a_mapped_origin_is_among_those_summed_up() -> None:
    rows: list[Row] = [
        BY_ORIGIN,
        ["Martian", 30.0, 6.0],
        ["Indian", 40.0, 6.0],
        ["", 70.0, 12.0],
        ["A", 9.0, 1.0],
    ]
    mapping = Settings(mapping=ValueMapping(ethnic_origin={"Martian": "BME"}))
    assert found(rows, chosen=mapping) == {4}


def test_an_applicants_unknown_origin_is_no_applicants_total() -> None:
    rows: Rows = [["Ethnicity", "Stage"], ["mars", "Appointed"], ["A", "Appointed"]]
    (told,) = errors(read(rows))
    assert "subtotal" not in told.mend


@settings(deadline=None, max_examples=25)
@given(st.randoms(use_true_random=False))
def test_counts_without_sums_are_never_refused(chosen: random.Random) -> None:
    """Not one count of people is another's sum: each is a power of 2."""
    sizes = [2**at for at in range(len(CROSS))]
    chosen.shuffle(sizes)
    rows = [[*row[:3], float(size), 0.0] for row, size in zip(CROSS, sizes, strict=True)]
    blank = [[*row[:2], "" if row[2] == "Not Stated" else row[2], *row[3:]] for row in rows]
    assert read([HEADINGS, *rows]).findings == ()
    assert not errors(read([HEADINGS, *blank]))
