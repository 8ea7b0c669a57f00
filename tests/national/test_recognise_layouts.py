"""Forms of every structure: each data item is found where it stands, and nowhere else."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from grids import Grid, Spot, cells, form, found, truth
from sketches import BOTH, LAST, THIS, THREE, B, Block, Look, U, W, sketch

from wres_xl.national.recognise import FormMap, recognise
from wres_xl.national.wordings import Wordings
from wres_xl.standard.data_items import DATA_ITEMS, Measure
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear

WORDINGS = Wordings.read()
BEFORE_LAST = ReportingYear(2018)


def read(*grids: Grid, year: ReportingYear = THIS) -> FormMap:
    return recognise(form(*grids), year, WORDINGS)


def assert_all_found(*grids: Grid, year: ReportingYear = THIS) -> FormMap:
    form_map = read(*grids, year=year)
    assert form_map.problems == ()
    assert found(form_map) == truth(*grids)
    return form_map


def dated(words: Any, last: Any) -> tuple[Block, ...]:
    return Block(LAST, last), Block(THIS, words)


@pytest.mark.parametrize("header", ["stacked", "one row", "groups over years"])
@pytest.mark.parametrize("merged", [True, False], ids=["merged", "not merged"])
@pytest.mark.parametrize("sections", ["rows", "column", "merged column"])
@pytest.mark.parametrize("indicators", ["rows", "merged column", "nowhere"])
def test_headers_and_sections(header: Any, merged: bool, sections: Any, indicators: Any) -> None:
    for blocks, repeat_header in product((BOTH, THREE[::-1]), (True, False)):
        look = Look(blocks, header, merged, (3, 2), sections=sections, indicators=indicators)
        assert_all_found(sketch(replace(look, repeat_header=repeat_header)))


@pytest.mark.parametrize(
    "blocks",
    [
        dated("31st MARCH 2021", "31st MARCH 2020"),
        dated("2020/21", "2019/20"),
        dated("2021", "2020"),
        dated(2021, 2020),
        dated(date(2021, 3, 31), date(2020, 3, 31)),
        dated("Current year", "Previous year"),
        dated("This year", "Last year"),
        dated("This year", "Last year")[::-1],
        dated("1 April 2020 to 31 March 2021", "1 April 2019 to 31 March 2020"),
    ],
    ids=lambda blocks: str(blocks[-1].words),
)
@pytest.mark.parametrize("header", ["stacked", "groups over years"])
def test_years(blocks: tuple[Block, ...], header: Any) -> None:
    assert_all_found(sketch(Look(blocks, header)))


@pytest.mark.parametrize(
    "groups",
    [
        ((W, "White"), (B, "BME"), (U, "Unknown")),
        ((B, "BAME"), (U, "Unknown-Null"), (W, "White")),
        ((U, "Not stated"), (W, "White staff"), (B, "Ethnic minority")),
        (
            (W, "White"),
            (B, "Black and minority ethnic"),
            (U, "Ethnicity\nUnknown / Null"),
            (Group.ALL, "Total"),
        ),
    ],
    ids=lambda groups: groups[1][1],
)
def test_groups(groups: tuple[tuple[Group, str], ...]) -> None:
    grid = sketch(Look(tuple(replace(block, groups=groups) for block in THREE)))
    asked = {
        item.key
        for item in DATA_ITEMS
        if item.measure is not Measure.PERCENTAGE and not item.key.endswith(("_share", "_difference"))
    }
    expected = {
        mark: place for mark, place in truth(grid).items() if mark[1] != Group.ALL or mark[0] in asked
    }
    assert found(read(grid)) == expected


@pytest.mark.parametrize("start", [(1, 1), (1, 7), (40, 28)])
def test_any_first_cell(start: tuple[int, int]) -> None:
    assert_all_found(sketch(Look(start=start)))


@pytest.mark.parametrize("columns", [("LABEL",), ("NUMBER", "LABEL"), ("MEASURE", "LABEL")])
@pytest.mark.parametrize("formulas", [True, False])
def test_with_and_without_numbers_measures_and_formulas(columns: tuple[str, ...], formulas: bool) -> None:
    assert_all_found(sketch(Look(columns=columns, formulas=formulas)))


@pytest.mark.parametrize("order", [(9, 8, 7, 6, 5, 4, 3, 2, 1), (5, 6, 7, 8, 2, 9, 1, 4, 3)])
@pytest.mark.parametrize("indicators", ["rows", "nowhere"])
def test_indicators_in_any_order(order: tuple[int, ...], indicators: Any) -> None:
    assert_all_found(sketch(Look(order=order, indicators=indicators, repeat_header=True)))


def test_three_years() -> None:
    assert_all_found(sketch(Look((Block(BEFORE_LAST, "2018-19"), *dated("2020-21", "2019-20")))))


@pytest.mark.parametrize("ratio", ["merged", "first", "column"])
@pytest.mark.parametrize("formulas", [True, False])
def test_where_ratios_stand(ratio: Any, formulas: bool) -> None:
    form_map = assert_all_found(sketch(Look(ratio=ratio, formulas=formulas)))
    ratios = [place for place in form_map.places if place.group is None]
    assert {place.key for place in ratios} == {item.key for item in DATA_ITEMS if item.is_ratio}


def test_a_ratio_among_locked_cells_is_the_open_one() -> None:
    grid = sketch(Look(formulas=False, ratio="first"), protected=True)
    ratios = [place for place, spot in grid.spots.items() if spot.mark and spot.mark[1] is None]
    for row, column in ratios:
        grid.put(row, column, replace(grid.spots[row, column], locked=False))
        grid.put(row, column + 1, Spot())
        grid.put(row, column + 2, Spot())
    assert_all_found(grid)


def test_indicators_on_several_sheets() -> None:
    first, others = Look(order=(1,)), Look(order=tuple(range(2, 10)), start=(6, 3))
    assert_all_found(Grid("Front sheet"), sketch(first, "Indicator 1"), sketch(others, "Indicators 2-9"))


def test_a_sheet_for_each_section_named_by_it() -> None:
    sheets = [
        sketch(Look(order=(number,), indicators="nowhere"), f"Indicator {number}") for number in range(2, 10)
    ]
    whole = sketch(Look(order=(1,), section=lambda _: "Staff"))
    parts = []
    for name, keys in (("Non-clinical", "1a_"), ("Clinical", "1b_"), ("Medical and dental", "1m_")):
        part = Grid(name)
        rows = {row for (row, _), spot in whole.spots.items() if spot.mark and spot.mark[0].startswith(keys)}
        part.spots = {place: spot for place, spot in whole.spots.items() if place[0] in {1, 2} | rows}
        parts.append(part)
    assert_all_found(*parts, *sheets)


def test_a_sheet_for_each_year_named_by_it() -> None:
    blank = Look((Block(THIS, ""),))
    assert_all_found(sketch(blank, "2020-21"), sketch(replace(blank, blocks=(Block(LAST, ""),)), "2019-20"))


def test_the_year_in_the_title() -> None:
    grid = sketch(Look((Block(THIS, ""),), start=(4, 1)))
    grid.put(1, 1, "Data as at 31 March 2021")
    assert_all_found(grid)


def test_last_years_table_below_this_years() -> None:
    grid = sketch(Look((Block(THIS, "31 March 2021"),)))
    below = sketch(Look((Block(LAST, "31 March 2020"),), start=(grid.last_row + 3, 1)))
    grid.spots |= below.spots
    assert_all_found(grid)


def test_tables_side_by_side() -> None:
    grid = sketch(Look((Block(THIS, "31 March 2021"),)))
    beside = sketch(Look((Block(LAST, "31 March 2020"),), start=(5, grid.last_column + 2)))
    grid.spots |= beside.spots
    assert_all_found(grid)


def test_sections_side_by_side() -> None:
    grid = sketch(Look(order=(1,)))
    beside = sketch(Look(order=tuple(range(2, 10)), start=(1, grid.last_column + 1)))
    grid.spots |= beside.spots
    assert_all_found(grid)


def test_notes_between_rows_and_columns() -> None:
    grid = sketch(Look(THREE, start=(2, 2)))
    for row in range(grid.last_row, 2, -4):
        grid.insert_row(row, {3: "Note: people, not posts", **({9: "see guidance"} if row > 6 else {})})
    for column in (12, 9, 6, 5, 2):
        grid.insert_column(column, {4: "Notes", 12: "Counted twice last year", 20: 3})
    assert_all_found(grid)


def test_headings_over_a_column_between_those_of_one_year() -> None:
    grid = sketch(Look(merged=False, start=(2, 1)))
    grid.insert_column(5, {3: "Comments"})
    assert_all_found(grid)


def test_notes_across_the_table() -> None:
    grid = sketch(Look(start=(2, 1)))
    for row in (30, 9, 3):
        grid.insert_row(row, {1: Spot("White staff, BME staff and those of unknown ethnicity", wide=9)})
    assert_all_found(grid)


def test_front_sheets_lists_and_notes_around() -> None:
    front = Grid.of(
        [["Workforce Race Equality Standard"], ["Organisation", "White Lodge Trust"], [2021]], name="Front"
    )
    guidance = Grid.of(
        [
            ["Guidance"],
            [item.label for item in DATA_ITEMS[:3]],
            ["White", "BME", "Unknown"],
            ["31 March 2021"],
        ],
        name="Guidance",
    )
    down = [*(item.label for item in DATA_ITEMS), "White", "BME", "Unknown", "2020-21"]
    lists = Grid.of([[text, text] for text in down], name="Lists", hidden=True)
    grid = sketch(Look())
    form_map = read(front, guidance, grid, lists)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)


def test_counts_and_percentages_beside_each_other() -> None:
    """Every group has a column for people and one for percentages; each item takes the one of its kind."""
    look = Look((Block(THIS, "2020-21"),), "groups over years", ratio="first")
    pairs = replace(look, blocks=(Block(THIS, "Headcount"), Block(THIS, "%")))
    grid = sketch(pairs)
    grid.insert_row(1, {4: Spot("31 March 2021", wide=6)})
    form_map = read(grid)
    assert form_map.problems == ()
    assert cells(form_map, "1a_band_5")[W, THIS, "verified"] == "D11"
    assert cells(form_map, "2_likelihood")[W, THIS, "verified"] == "E44"
    assert cells(form_map, "5_harassment_public")[B, THIS, "verified"] == "G57"
    assert cells(form_map, "9_difference")[U, THIS, "verified"].startswith("I")


@pytest.mark.parametrize("words", ["Verified", ""])
def test_the_column_beside_prepopulated_figures_is_the_verified_one(words: str) -> None:
    blocks = Block(THIS, "2021", "prepopulated", "Prepopulated by ESR"), Block(THIS, "2021", role_words=words)
    assert_all_found(sketch(Look(blocks, "one row")))


def test_benchmarks_are_no_figures_of_the_organisation() -> None:
    grid = sketch(
        Look((Block(THIS, "2020-21", role_words="Verified"), Block(THIS, "2020-21", role_words="Benchmark")))
    )
    form_map = read(grid)
    assert form_map.problems == ()
    assert len(found(form_map)) == len(truth(grid))
    assert max(column for _, _, column in found(form_map).values()) == 6


def test_hidden_sheets_count_where_nothing_else_has_their_items() -> None:
    seen = sketch(Look(order=(1, 2, 3, 4, 9)))
    assert_all_found(seen, sketch(Look(order=(5, 6, 7, 8)), "Survey", hidden=True))


@pytest.mark.parametrize(
    "blocks", [BOTH, (Block(BEFORE_LAST, "31 March 2019"), Block(LAST, "31 March 2020"))]
)
def test_a_hidden_archive_is_left_alone(blocks: tuple[Block, ...]) -> None:
    grid = sketch(Look())
    form_map = read(grid, sketch(Look(blocks), "Archive", hidden=True))
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)
    assert any("'Archive' is not used" in line for line in form_map.passed_over)


def test_an_archive_in_sight_of_earlier_years_is_left_alone() -> None:
    grid = sketch(Look())
    archive = sketch(Look((Block(BEFORE_LAST, "31 March 2019"), Block(LAST, "31 March 2020"))), "2019 return")
    form_map = read(archive, grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)


def test_a_sheet_of_formulas_that_repeats_the_form_is_left_alone() -> None:
    grid, copy = sketch(Look()), sketch(Look(section=lambda _: "Staff"), "To print")
    copy.spots = {place: replace(spot, formula=bool(spot.mark)) for place, spot in copy.spots.items()}
    form_map = read(copy, grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)
