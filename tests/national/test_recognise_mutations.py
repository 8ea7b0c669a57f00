"""Forms drawn and changed at random: every data item is found in its own cell, or the form is refused."""

from dataclasses import replace
from typing import Any

from grids import Grid, Mark, Position, form, found, truth
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sketches import LAST, THIS, B, Block, Look, U, W, sketch

from wres_xl.national.recognise import FormMap, recognise
from wres_xl.national.wordings import Wordings
from wres_xl.standard.data_items import DATA_ITEMS

WORDINGS = Wordings.read()
LABELS: dict[str, list[str]] = {item.key: [item.label] for item in DATA_ITEMS}
for row in WORDINGS.rows:
    for key in row.key.split() if row.kind == "item" else ():
        LABELS[key].append(row.text)

GROUP_WORDS = {
    W: ("White", "WHITE", "White staff"),
    B: ("BME", "BAME", "Ethnic minority", "Black & minority ethnic"),
    U: ("Unknown", "Ethnicity Unknown/Null", "Not stated", "Not known", "Unknown-Null", "ETHNICITY\nUNKNOWN"),
}
YEAR_WORDS: tuple[tuple[Any, Any], ...] = (
    ("31st MARCH 2020", "31st MARCH 2021"),
    ("As at 31 March 2020", "As at 31 March 2021"),
    ("2019/20", "2020/21"),
    ("2020", "2021"),
    (2020, 2021),
    ("Previous year", "Current year"),
)
NOTES = (
    "Please complete every open cell",
    "Band 5 and Band 6 are counted once",
    "Those who took up the post, White, BME and unknown",
    "Sub total",
    "see row 12",
)
TRAPS = (
    *("White", "BME", "Unknown", "Other", "Total", "Headcount", "Ratio", "Verified figures", "n/a", 2021, 17),
    *(
        "Prepopulated figures",
        "31st MARCH 2021",
        "2018/19",
        "Current year",
        "Medical & Dental",
        "Indicator 4",
    ),
    *(
        "Band 5",
        "Total Board members",
        "Percentage of staff experiencing harassment, bullying or abuse from staff",
    ),
)
STRANGE = ("Global majority", "Caucasian", "Patient facing", "Benchmark", "x", "not asked for")

QUICK = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
SAME_FIGURE = dict.fromkeys(("3_workforce", "4_workforce", "9_workforce"), "staff")
SAME_FIGURE |= dict.fromkeys(("9_board", "9_board_again"), "board")
"""Rows that hold the same number: which of them is which matters to no cell."""


@st.composite
def looks(draw: st.DrawFn) -> Look:
    last, this = draw(st.sampled_from(YEAR_WORDS))
    order = draw(st.permutations((W, B, U)))
    groups = tuple((group, draw(st.sampled_from(GROUP_WORDS[group]))) for group in order)
    roles = draw(st.sampled_from(("", "Verified figures")))
    of_this = [Block(THIS, this, role_words=roles, groups=groups)]
    if roles and draw(st.booleans()):
        of_this.append(Block(THIS, this, "prepopulated", "Prepopulated", groups))
    blocks = [Block(LAST, last, role_words=roles, groups=groups), *draw(st.permutations(of_this))]
    if draw(st.booleans()):
        blocks = blocks[1:] + blocks[:1]
    header = draw(st.sampled_from(("stacked", "one row", "groups over years")))
    ratios = ("merged", "first") if header == "groups over years" else ("merged", "first", "column")
    words = draw(st.integers(0, 30))
    return Look(
        tuple(blocks),
        header,  # type: ignore[arg-type]
        draw(st.booleans()),
        (draw(st.integers(1, 8)), draw(st.integers(1, 6))),
        draw(st.sampled_from((("NUMBER", "LABEL", "MEASURE"), ("LABEL",), ("LABEL", "MEASURE")))),
        draw(st.sampled_from(("rows", "column", "merged column"))),  # type: ignore[arg-type]
        draw(st.sampled_from(("rows", "merged column", "nowhere"))),  # type: ignore[arg-type]
        tuple(draw(st.permutations(range(1, 10)))),
        draw(st.booleans()),
        lambda item: LABELS[item.key][words % len(LABELS[item.key])],
        ratio=draw(st.sampled_from(ratios)),  # type: ignore[arg-type]
        formulas=draw(st.booleans()),
    )


def read(grid: Grid) -> FormMap:
    return recognise(form(grid), THIS, WORDINGS)


@QUICK
@given(looks())
def test_every_structure_is_read_without_one_wrong_cell(look: Look) -> None:
    grid = sketch(look)
    form_map = read(grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)


@QUICK
@given(looks(), st.data())
def test_notes_put_between_rows_and_columns_change_nothing(look: Look, data: st.DataObject) -> None:
    grid = sketch(look)
    header = look.start[0] + 3
    for _ in range(data.draw(st.integers(1, 4))):
        if data.draw(st.booleans()):
            row = data.draw(st.integers(header, grid.last_row + 1))
            grid.insert_row(row, {look.start[1]: data.draw(st.sampled_from(NOTES))})
        else:
            column = data.draw(st.integers(1, grid.last_column + 1))
            notes = data.draw(st.dictionaries(st.integers(header + 1, grid.last_row), st.sampled_from(NOTES)))
            of_header = {
                row for (row, _), spot in grid.spots.items() if spot.value is not None and not spot.mark
            }
            free = {
                row: text for row, text in notes.items() if not look.repeat_header or row not in of_header
            }
            grid.insert_column(column, free)
    form_map = read(grid)
    assert form_map.problems == ()
    assert found(form_map) == truth(grid)


def mutate(grid: Grid, data: st.DataObject) -> None:
    """Change a form as careless hands might, each time in one of many ways."""
    rows, columns = st.integers(1, grid.last_row), st.integers(1, grid.last_column)
    match data.draw(st.sampled_from(("row", "column", "remove", "remove column", "reword", "move", "shift"))):
        case "row":
            grid.insert_row(data.draw(rows), {data.draw(columns): data.draw(st.sampled_from(TRAPS + NOTES))})
        case "column":
            texts = data.draw(st.dictionaries(rows, st.sampled_from(TRAPS + NOTES), max_size=4))
            grid.insert_column(data.draw(columns), texts)
        case "remove":
            at = data.draw(rows)
            for _ in range(data.draw(st.sampled_from((1, 1, 1, 5, 15)))):
                grid.delete_row(at)
        case "remove column":
            grid.delete_column(data.draw(columns))
        case "reword":
            places = sorted(place for place, spot in grid.spots.items() if isinstance(spot.value, str))
            if places:
                place = data.draw(st.sampled_from(places))
                grid.put(*place, replace(grid.spots[place], value=data.draw(st.sampled_from(STRANGE))))
        case "move":
            first, length = data.draw(rows), data.draw(st.integers(1, 12))
            grid.move_rows(first, first + length - 1, grid.last_row + 2)
        case "shift":
            grid.shift_headings(data.draw(rows), data.draw(st.sampled_from((-1, 1))))


def figures(places: dict[Mark, Position]) -> set[tuple[Any, ...]]:
    return {(SAME_FIGURE.get(key, key), *rest, *place) for (key, *rest), place in places.items()}


@settings(QUICK, max_examples=250)
@given(looks(), st.data())
def test_whatever_is_done_to_a_form_no_cell_is_taken_for_another(look: Look, data: st.DataObject) -> None:
    grid = sketch(look)
    for _ in range(data.draw(st.integers(1, 3))):
        mutate(grid, data)
    form_map = read(grid)
    assert bool(form_map.places) != bool(form_map.problems)
    assert figures(found(form_map)) <= figures(truth(grid))
