"""What is told of a form beside its places: which are inputs, what it lacks, and what was read."""

from dataclasses import replace

from grids import Grid, form, found, truth
from sketches import THIS, THREE, B, Block, Look, W, sketch

from wres_xl.national.recognise import FormMap, map_rows, recognise
from wres_xl.national.wordings import Wordings
from wres_xl.standard.years import ReportingYear

WORDINGS = Wordings.read()


def read(*grids: Grid, year: ReportingYear = THIS) -> FormMap:
    return recognise(form(*grids), year, WORDINGS)


def assert_all_found(*grids: Grid, year: ReportingYear = THIS) -> FormMap:
    form_map = read(*grids, year=year)
    assert form_map.problems == ()
    assert found(form_map) == truth(*grids)
    return form_map


def test_inputs_formulas_and_locked_cells_are_told_apart() -> None:
    grid = sketch(Look((Block(THIS, "31 March 2021"),)), protected=True)
    (place,) = [
        place for place, spot in grid.spots.items() if spot.mark == ("1a_band_5", W, THIS, "verified")
    ]
    grid.put(*place, replace(grid.spots[place], locked=False, number_format="0", value=255))
    by_mark = {(each.key, each.group): each for each in assert_all_found(grid).places}
    opened = by_mark["1a_band_5", W]
    assert (opened.is_input, opened.is_locked, opened.value, opened.number_format) == (
        True,
        False,
        255.0,
        "0",
    )
    assert (by_mark["1a_band_5", B].is_input, by_mark["1a_band_5", B].is_locked) == (True, True)
    assert not by_mark["3_workforce", W].is_input
    assert opened.label == "Band 5"


def test_items_that_the_form_lacks_are_told() -> None:
    grid = sketch(Look())
    rows = {row for (row, _), spot in grid.spots.items() if spot.value in ("Trainee grades", "Band 9")}
    for row in sorted(rows, reverse=True):
        grid.delete_row(row)
    form_map = assert_all_found(grid)
    absent = "Not in the form for 2020-21: 13 Band 9; 27 Band 9; 32 Trainee grades."
    assert form_map.understood[-1] == absent


def test_what_was_read_in_words() -> None:
    grid = sketch(Look((Block(THIS, "31 March 2021"),)))
    grid.insert_row(9, {2: "Staff on local pay", 7: "Notes of ours"})
    form_map = assert_all_found(grid)
    assert form_map.understood[0].startswith(
        "Sheet 'WRES data', row 2: 2020-21: D White, E BME and F Unknown. 63 data items - "
        "1a) Non Clinical workforce: 14 in rows 5 to 19; "
    )
    assert form_map.passed_over == ("Sheet 'WRES data', B9 'Staff on local pay': not known as a data item.",)


def test_the_map_as_rows() -> None:
    rows = map_rows(read(sketch(Look(THREE), protected=True)).places)
    assert len(rows) == len(truth(sketch(Look(THREE))))
    assert [(row.item, row.group, row.year, row.role) for row in rows[:4]] == [
        (1, "White", "2020-21", "prepopulated"),
        (1, "BME", "2020-21", "prepopulated"),
        (1, "Unknown", "2020-21", "prepopulated"),
        (1, "White", "2020-21", "verified"),
    ]
    assert (rows[3].label, rows[3].sheet, rows[3].cell, rows[3].content) == (
        *("Under Band 1", "WRES data", "J6", "locked"),
    )
    assert {row.content for row in rows if row.item == 37} == {"formula"}
