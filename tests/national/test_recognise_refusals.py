"""Forms that are refused: nothing is guessed, and every refusal says what was and what was not understood."""

from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest
from grids import Grid, Spot, form, found
from sketches import BOTH, GROUPS, LAST, THIS, B, Block, Look, U, W, sketch

from wres_xl.national.recognise import FormMap, recognise
from wres_xl.national.wordings import Wordings
from wres_xl.standard.data_items import DATA_ITEMS
from wres_xl.standard.years import ReportingYear

WORDINGS = Wordings.read()


def read(*grids: Grid, year: ReportingYear = THIS) -> FormMap:
    return recognise(form(*grids), year, WORDINGS)


def refusal(*grids: Grid, year: ReportingYear = THIS) -> str:
    form_map = read(*grids, year=year)
    assert form_map.problems
    assert form_map.places == ()
    assert all(problem[0].isupper() or problem.startswith("form.xlsx") for problem in form_map.problems)
    assert all(problem.endswith(".") for problem in form_map.problems)
    return "\n".join(form_map.problems)


def row_of(grid: Grid, key: str) -> int:
    return next(row for (row, _), spot in grid.spots.items() if spot.mark and spot.mark[0] == key)


def with_groups(*groups: tuple[Any, str], blocks: tuple[Block, ...] = BOTH) -> Look:
    return Look(tuple(replace(block, groups=groups) for block in blocks))


def stacked(upper: Grid, lower: Look) -> Grid:
    below = sketch(replace(lower, start=(upper.last_row + 2, 1)))
    upper.spots |= below.spots
    return upper


def test_a_label_twice() -> None:
    grid = sketch(Look())
    row = row_of(grid, "2_shortlisted")
    grid.insert_row(row, {2: "Number of shortlisted applicants"})
    for column in range(4, 10):
        grid.put(row, column, Spot())
    told = refusal(grid)
    assert "'Number of shortlisted applicants' of indicator 2" in told
    assert f"row {row} (D{row}) and row {row + 1} (D{row + 1})" in told


def test_the_year_asked_for_is_not_there() -> None:
    told = refusal(sketch(Look()), year=ReportingYear(2021))
    assert (
        told == "Sheet 'WRES data', row 2: 2021-22 was asked for, but the columns are of 2019-20 and 2020-21."
    )


def test_the_year_asked_for_is_not_there_for_some_indicators() -> None:
    first = sketch(Look(order=(1,)), "First")
    others = sketch(Look((Block(LAST, "31 March 2020"),), order=tuple(range(2, 10))), "Others")
    assert refusal(first, others) == (
        "Sheet 'Others', row 2: 2020-21 was asked for, but the columns are of 2019-20."
    )


def test_nothing_tells_the_year() -> None:
    told = refusal(sketch(Look((Block(THIS, ""),))))
    assert told == "Sheet 'WRES data', row 2: nothing tells the year of these columns."


@pytest.mark.parametrize("title", ["WRES 2021-22", "31 March 2022", "Return for 2022"])
def test_the_current_year_of_a_form_that_names_another(title: str) -> None:
    grid = sketch(Look((Block(THIS, "Current year"), Block(LAST, "Previous year")), start=(3, 1)))
    grid.put(1, 1, title)
    assert "A1 names 2021-22, so the current year of this form cannot be 2020-21" in refusal(grid)


@pytest.mark.parametrize("missing", ["White", "BME"])
def test_a_group_that_is_worded_in_an_unknown_way(missing: str) -> None:
    words = {"White": "White", "BME": "BME"} | {missing: "Global majority"}
    told = refusal(sketch(with_groups((W, words["White"]), (B, words["BME"]), (U, "Unknown"))))
    assert f"row 2: no column of {missing} could be told" in told
    assert "'Global majority'" in told


def test_a_group_that_one_year_lacks() -> None:
    grid = sketch(Look())
    (white,) = [place for place, spot in grid.spots.items() if place == (2, 7)]
    grid.put(*white, "Wite")
    told = refusal(grid)
    assert "there is no column of verified figures of 2020-21 for White" in told
    assert "G2 'Wite'" in told


def test_prepopulated_figures_alone() -> None:
    grid = sketch(Look((Block(THIS, "2020-21", "prepopulated", "Prepopulated"),), "one row"))
    assert "there is no column of verified figures of 2020-21 for White and BME" in refusal(grid)


def test_columns_that_nothing_tells_apart() -> None:
    told = refusal(sketch(Look((BOTH[1], BOTH[1]))))
    assert "columns D and G are all White of 2020-21, and nothing tells them apart" in told


@pytest.mark.parametrize("groups", [GROUPS, GROUPS[::-1], (GROUPS[1], GROUPS[0], GROUPS[2])])
def test_years_not_merged_over_the_middle_of_their_columns(groups: Any) -> None:
    grid = sketch(replace(with_groups(*groups), merged=False))
    for column in (7, 4):
        grid.put(1, column + 1, grid.spots.pop((1, column)))
    assert "column D has no year, so that what the columns hold is doubtful" in refusal(grid)


@pytest.mark.parametrize("groups", [GROUPS, GROUPS[::-1], (GROUPS[1], GROUPS[0], GROUPS[2])])
def test_groups_not_merged_over_the_middle_of_their_columns(groups: Any) -> None:
    grid = sketch(replace(with_groups(*groups), header="groups over years", merged=False))
    for column in (8, 6, 4):
        grid.put(1, column + 1, grid.spots.pop((1, column)))
    assert "D2 '31st MARCH 2020' stands under no group" in refusal(grid)


@pytest.mark.parametrize("words", ["", "Verified"])
@pytest.mark.parametrize("groups", [GROUPS, GROUPS[::-1], (GROUPS[1], GROUPS[0], GROUPS[2])])
def test_roles_not_merged_over_the_middle_of_their_columns(groups: Any, words: str) -> None:
    blocks = Block(THIS, "2021", "prepopulated", "Prepopulated"), Block(THIS, "2021", role_words=words)
    grid = sketch(replace(with_groups(*groups, blocks=blocks)))
    grid.put(1, 4, Spot("2021", wide=6))
    del grid.spots[1, 7]
    for column in (7, 4):
        if (2, column) in grid.spots:
            grid.put(2, column + 1, replace(grid.spots.pop((2, column)), wide=1))
    refusal(grid)


def test_headings_of_sections_that_are_not_known() -> None:
    grid = sketch(Look(section=lambda section: f"Staff {section[:2]}" if section[0] == "1" else section))
    told = refusal(grid)
    assert (
        "'Under Band 1', B6 'Band 1', B7 'Band 2', B8 'Band 3', B9 'Band 4' and 23 more may belong to" in told
    )
    assert "1a) Non Clinical workforce or 1b) Clinical workforce of which Non Medical" in told


def test_a_heading_that_is_missing_between_two_sections() -> None:
    grid = sketch(Look())
    heading = next(row for (row, _), spot in grid.spots.items() if str(spot.value).startswith("1b)"))
    grid.delete_row(heading)
    told = refusal(grid)
    assert "has 14 data items twice ('Under Band 1', 'Band 1', ...)" in told


def test_a_heading_missing_between_sections_of_which_rows_were_removed() -> None:
    grid = sketch(Look())
    for row in range(row_of(grid, "1b_band_3"), row_of(grid, "1a_band_3"), -1):
        grid.delete_row(row)
    told = refusal(grid)
    assert "All rows of pay bands stand under '1a) Non Clinical workforce' and none under '1b)" in told


def test_sections_across_columns() -> None:
    look = Look(
        (Block(THIS, "2020-21"), Block(THIS, "2020-21")), order=(1,), indicators="nowhere", start=(2, 1)
    )
    grid = sketch(look)
    grid.put(1, 4, Spot("1a) Non Clinical workforce", wide=3))
    grid.put(1, 7, Spot("1b) Clinical workforce of which Non Medical", wide=3))
    assert "nothing tells them apart" in refusal(grid, sketch(Look(order=tuple(range(2, 10))), "Others"))


def test_a_label_among_the_columns() -> None:
    grid = sketch(Look())
    grid.insert_column(7, {20: "Band 5"})
    assert "G20 'Band 5' stands between the groups" in refusal(grid)


def test_two_forms_in_one_file() -> None:
    told = refusal(sketch(Look()), sketch(Look(), "Example"))
    assert told.startswith("Sheets 'WRES data' and 'Example' both have 63 data items")
    assert told.endswith("Which of them is the form cannot be told.")


def test_two_forms_on_one_sheet() -> None:
    assert "has 61 data items twice" in refusal(
        stacked(sketch(Look(columns=("LABEL",))), Look(columns=("LABEL",)))
    )


@pytest.mark.parametrize(
    "words", [("White", "Global majority", "Unknown"), ("Caucasian", "Others", "Not said")]
)
def test_a_second_header_that_is_not_understood_ends_what_the_first_says(words: tuple[str, ...]) -> None:
    groups = tuple(zip((B, W, U), words, strict=True))
    lower = replace(with_groups(*groups), order=tuple(range(2, 10)))
    refusal(stacked(sketch(Look(order=(1,))), lower))


def test_staff_survey_tables_whose_years_may_be_those_of_the_survey() -> None:
    main = sketch(Look((Block(LAST, 2020), Block(THIS, 2021)), order=(1, 2, 3, 4, 9)))
    survey = sketch(Look((Block(LAST, 2019), Block(THIS, 2020)), order=(5, 6, 7, 8)), "Survey")
    assert "Whether the survey's year is meant or the year reported cannot be told." in refusal(main, survey)


def test_one_cell_for_two_groups() -> None:
    grid = sketch(Look())
    row = row_of(grid, "1b_band_6")
    grid.put(row, 7, replace(grid.spots[row, 7], wide=2))
    del grid.spots[row, 8]
    assert f"G{row} would be the cell of 'Band 6' for White 2020-21 and BME 2020-21" in refusal(grid)


def test_one_cell_for_two_items() -> None:
    grid = sketch(Look())
    row = row_of(grid, "2_shortlisted")
    grid.put(row, 7, replace(grid.spots[row, 7], tall=2))
    del grid.spots[row + 1, 7]
    told = refusal(grid)
    assert f"G{row} would be the cell of 'Number of shortlisted applicants' and 'Number appointed" in told


def test_an_item_below_no_header() -> None:
    grid = sketch(Look(order=tuple(range(1, 9)), repeat_header=True))
    for row in range(grid.last_row + 1, grid.last_row + 4):
        grid.put(row, 4, f"Column {row}")
        grid.put(row, 5, f"Columns {row}")
    grid.put(grid.last_row + 1, 2, "Total Board members")
    told = refusal(grid)
    assert "no header above tells whose figures stand beside" in told
    assert "'Total Board members'" in told


WORDS = [["Dear colleague"], ["White", "BME"], ["Band 5", 12, 3]]


@pytest.mark.parametrize(
    "grid",
    [
        Grid(),
        Grid.of(WORDS),
        Grid.of([["31 March 2021"], ["", "White", "BME"], ["Consultants", 1, 2]]),
        sketch(with_groups((W, "Non-disabled"), (B, "Disabled"), (U, "Unknown"))),
        sketch(Look(order=(1,))),
        sketch(Look(order=tuple(range(2, 10)))),
    ],
    ids=["empty", "a letter", "a few rows", "disability standard", "indicator 1 alone", "the others alone"],
)
def test_workbooks_that_are_no_wres_form(grid: Grid) -> None:
    assert "WRES form" in refusal(grid) or "nothing tells the year" in refusal(grid)


def test_a_form_with_its_groups_down_the_rows() -> None:
    rows: list[list[Any]] = [["Data item", "Group", "2019-20", "2020-21"]]
    rows += [[item.label, group, None, None] for item in DATA_ITEMS for group in ("White", "BME", "Unknown")]
    refusal(Grid.of(rows))


def test_a_form_with_its_items_across_the_columns() -> None:
    rows = [["2020-21", *(item.label for item in DATA_ITEMS)], ["White"], ["BME"], ["Unknown"]]
    refusal(Grid.of(rows))


def test_what_is_read_of_a_refused_form_is_told() -> None:
    grid = sketch(Look())
    grid.put(row_of(grid, "2_appointed"), 2, "People who got the job")
    grid.put(2, 7, "Wite")
    form_map = read(grid)
    assert form_map.problems
    assert form_map.understood[0].startswith(
        "Sheet 'WRES data', row 2: 2019-20: D White, E BME and F Unknown; "
    )
    assert any("'People who got the job': not known as a data item" in line for line in form_map.passed_over)
    assert any("column G" in line and "'Wite'" in line for line in form_map.passed_over)


@pytest.mark.parametrize(
    "row",
    [
        ["Band 5", "White", "BME"],
        ["White", "BME", "2020-21"],
        ["Band 5", 1, 2],
        ["1a) Non Clinical workforce"],
    ],
)
def test_absurdly_many_rows_take_no_time(row: list[Any]) -> None:
    grid = Grid.of([["", "White", "BME"], *([row] * 20_000)])
    opened = form(grid)
    start = perf_counter()
    assert recognise(opened, THIS, WORDINGS).problems
    assert perf_counter() - start < 5


def test_a_hidden_sheet_that_would_be_refused_does_no_harm() -> None:
    grid = sketch(Look())
    working = sketch(Look(section=lambda _: "Staff"), "Working", hidden=True)
    assert read(grid, working).problems == ()
    assert found(read(grid, working)) == found(read(grid))
