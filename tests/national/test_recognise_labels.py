"""Rows that read alike, and what tells them apart."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from grids import Grid, Spot, cells, form, found, truth
from sketches import THIS, Block, Look, W, sketch

from wres_xl.national.recognise import FormMap, recognise
from wres_xl.national.wordings import Wordings
from wres_xl.standard.data_items import DATA_ITEMS, DataItem

WORDINGS = Wordings.read()
ONE_YEAR = Look((Block(THIS, "31 March 2021"),))


def read(*grids: Grid) -> FormMap:
    return recognise(form(*grids), THIS, WORDINGS)


def row_of(grid: Grid, key: str) -> int:
    return next(row for (row, _), spot in grid.spots.items() if spot.mark and spot.mark[0] == key)


def white(form_map: FormMap, key: str) -> str:
    return cells(form_map, key)[W, THIS, "verified"]


def lower(item: DataItem) -> str:
    return item.label.lower()


def in_ranges(item: DataItem) -> str:
    return f"Band 8 - Range {item.label[-1]}" if item.label.startswith("Band 8") else item.label


def without_words(item: DataItem) -> str:
    return item.label.removeprefix("Band ") if item.label.startswith("Band 8") else item.label


def without_leads(item: DataItem) -> str:
    return item.label.removeprefix("of which").removeprefix(":").strip()


def numbered(item: DataItem) -> str:
    return f"{item.number}. {item.label}"


def curly(item: DataItem) -> str:
    return f"\u2018{item.label}\u2019".replace(" ", "\u00a0", 1).replace(" ", "  ", 1).replace(", ", ",\n")


def bame(item: DataItem) -> str:
    return item.label.replace("BME", "BAME").replace("%", "Percentage").replace("Exec ", "Executive ")


@pytest.mark.parametrize("label", [lower, in_ranges, without_words, without_leads, numbered, curly, bame])
@pytest.mark.parametrize("columns", [("LABEL",), ("NUMBER", "LABEL", "MEASURE")])
def test_ways_to_word_the_rows(label: Callable[[DataItem], str], columns: tuple[str, ...]) -> None:
    grid = sketch(replace(ONE_YEAR, label=label, columns=columns))
    form_map = read(grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)


def test_every_wording_of_the_list_is_found_in_its_form() -> None:
    wordings: dict[str, list[str]] = {}
    for row in WORDINGS.rows:
        for key in row.key.split() if row.kind == "item" else ():
            wordings.setdefault(key, []).append(row.text)
    for at in range(max(map(len, wordings.values()))):
        grid = sketch(
            replace(ONE_YEAR, label=lambda item, at=at: wordings[item.key][at % len(wordings[item.key])])
        )
        form_map = read(grid)
        assert form_map.problems == ()
        assert found(form_map) == truth(grid)


def test_other_is_a_row_of_the_medical_section_only() -> None:
    grid = sketch(ONE_YEAR)
    grid.insert_row(row_of(grid, "2_appointed"), {2: "Other", 4: 5})
    form_map = read(grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)
    assert any(
        "'Other': not read, for it does not stand under its own heading" in s for s in form_map.passed_over
    )


def test_the_first_row_of_board_members_is_entered_and_the_second_calculated() -> None:
    form_map = read(sketch(ONE_YEAR))
    inputs = {place.key: place.is_input for place in form_map.places if place.key.startswith("9_board")}
    assert (inputs["9_board"], inputs["9_board_again"]) == (True, False)


def test_of_the_rows_of_board_members_the_one_with_formulas_is_the_repetition() -> None:
    grid = sketch(ONE_YEAR)
    first, second = row_of(grid, "9_board"), row_of(grid, "9_board_again")
    swapped = {first: second, second: first}
    grid.spots = {(swapped.get(row, row), column): spot for (row, column), spot in grid.spots.items()}
    form_map = read(grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)


def test_of_two_rows_of_board_members_to_enter_the_first_comes_first() -> None:
    grid = sketch(replace(ONE_YEAR, formulas=False, columns=("LABEL",)))
    assert found(read(grid)) == truth(grid)


def test_three_rows_of_board_members_are_refused() -> None:
    grid = sketch(replace(ONE_YEAR, columns=("LABEL",)))
    grid.insert_row(row_of(grid, "9_workforce"), {1: "Total Board members"})
    (problem,) = read(grid).problems
    assert "'Total Board members'" in problem
    assert "more than twice" in problem


@pytest.mark.parametrize("indicators", ["rows", "merged column", "nowhere"])
def test_the_workforce_rows_belong_to_their_indicators(indicators: Any) -> None:
    grid = sketch(replace(ONE_YEAR, indicators=indicators, order=(4, 9, 3, 1, 2, 5, 6, 7, 8)))
    form_map = read(grid)
    for key in ("3_workforce", "4_workforce", "9_workforce"):
        row = row_of(grid, key)
        assert white(form_map, key).endswith(str(row))


def titled(title: Callable[[DataItem], Any], row_before: bool) -> Grid:
    """A form whose survey indicators have titles that read like the labels of their rows."""
    grid = sketch(replace(ONE_YEAR, indicators="nowhere", columns=("LABEL", "MEASURE")))
    for item in (item for item in DATA_ITEMS if item.indicator in (5, 6, 7, 8)):
        at = row_of(grid, item.key)
        if row_before:
            grid.insert_row(at, {1: title(item)})
    return grid


def percentage(item: DataItem) -> str:
    return item.label.replace("% of", "Percentage of").replace("% staff", "Percentage of staff")


@pytest.mark.parametrize(
    "title",
    [percentage, lambda item: Spot(percentage(item), wide=5), lambda item: f"Indicator {item.indicator}"],
)
def test_a_title_above_a_row_that_reads_like_its_label(title: Callable[[DataItem], Any]) -> None:
    grid = titled(title, row_before=True)
    form_map = read(grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)


def test_a_title_with_locked_cells_beside_it() -> None:
    grid = sketch(replace(ONE_YEAR, indicators="nowhere", formulas=False), protected=True)
    item = DATA_ITEMS[45]
    row = row_of(grid, item.key)
    grid.insert_row(row, {2: percentage(item), 4: Spot(), 5: Spot(), 6: Spot()})
    for column in (4, 5):
        grid.put(row + 1, column, replace(grid.spots[row + 1, column], locked=False))
    assert found(read(grid)) == truth(grid)


def test_a_note_below_a_row_that_reads_like_its_label() -> None:
    grid = sketch(ONE_YEAR)
    row = row_of(grid, "6_harassment_staff")
    grid.insert_row(row + 1, {2: "Percentage of staff experiencing harassment, bullying or abuse from staff"})
    form_map = read(grid)
    assert form_map.problems or found(form_map) == truth(grid)


def test_a_title_merged_beside_its_rows() -> None:
    grid = sketch(replace(ONE_YEAR, indicators="nowhere"))
    grid.insert_column(1, {2: "Indicator"})
    titles = {
        2: "2\nRelative likelihood of staff being appointed from shortlisting across all posts",
        3: "Relative likelihood of staff entering the formal disciplinary process, as measured by entry into "
        "a formal disciplinary investigation",
        5: percentage(DATA_ITEMS[45]),
    }
    for indicator, title in titles.items():
        rows = [row_of(grid, item.key) for item in DATA_ITEMS if item.indicator == indicator]
        grid.put(rows[0], 1, Spot(title, tall=len(rows)))
    form_map = read(grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)


def test_the_measure_tells_a_share_from_the_count_with_the_same_label() -> None:
    grid = sketch(ONE_YEAR)
    row = row_of(grid, "9_voting_share")
    grid.put(row, 2, "Voting Board members")
    grid.put(row, 3, "Percentage")
    form_map = read(grid)
    assert form_map.problems == ()
    assert white(form_map, "9_board_voting").endswith(str(row_of(grid, "9_board_voting")))
    assert any("its measure is percentage" in line for line in form_map.passed_over)


def test_two_items_named_in_one_row_are_refused() -> None:
    grid = sketch(ONE_YEAR)
    grid.put(row_of(grid, "2_appointed"), 1, "Number of shortlisted applicants")
    problems = " ".join(read(grid).problems)
    assert "name two data items in one row" in problems


def test_sections_in_the_row_of_the_headings_of_columns() -> None:
    """As published reports print the form: the section heads the column of labels."""
    grid = sketch(replace(ONE_YEAR, order=(1,), indicators="nowhere", columns=("LABEL", "MEASURE")))
    headings = [
        row for (row, _), spot in grid.spots.items() if spot.value in {i.section for i in DATA_ITEMS[:33]}
    ]
    for row in headings:
        for column, text in enumerate(("White", "BME", "Unknown"), start=3):
            grid.put(row, column, text)
    others = sketch(replace(ONE_YEAR, order=tuple(range(2, 10))), "Others")
    form_map = read(grid, others)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid, others)


def test_a_trusts_own_words(tmp_path: Any) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        '[section]\n1b = ["Patient facing"]\n[group]\nBME = ["Global majority"]\n', encoding="utf-8"
    )
    groups = tuple(
        (group, words.replace("BME", "Global majority")) for group, words in Block(THIS, "").groups
    )
    look = replace(
        ONE_YEAR,
        blocks=(Block(THIS, "2021", groups=groups),),
        section=lambda section: "Patient facing" if section.startswith("1b") else section,
    )
    grid = sketch(look)
    assert read(grid).problems != ()
    assert found(recognise(form(grid), THIS, Wordings.read(path))) == truth(grid)
