"""WRES_INDICATOR and WRES_COMMENTARY against the figures and sentences of the WRES workbook's own way."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.udfs.conftest import Call
from udfs.functions import WRES_COMMENTARY, WRES_INDICATOR
from wres_xl import jobs
from wres_xl.example import YEARS, write_example
from wres_xl.extracts.files import open_file
from wres_xl.results import Results
from wres_xl.settings import Settings
from wres_xl.sources import Sources
from wres_xl.standard.data_items import ITEM
from wres_xl.standard.groups import Group

YEAR = YEARS[-1]
HEADINGS = ["Section", "Data item", "White", "BME", "Unknown", "All", "Ratio"]
HEADINGS += ["Lower limit", "Upper limit", "p-value", "Reading"]
NEEDED = {
    1: ("staff",),
    2: ("recruitment",),
    3: ("staff", "disciplinary"),
    4: ("staff", "training"),
    5: ("survey",),
    7: ("survey",),
    9: ("staff", "board"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example")
    write_example(path)
    return path


@pytest.fixture(scope="module")
def results(folder: Path) -> Results:
    sources = Sources((folder / str(YEAR),)), YEAR, Sources((folder / str(YEAR.previous),))
    return jobs.figures(*sources, Settings(), lambda _: None)


@pytest.fixture(scope="module")
def pasted(folder: Path, results: Results) -> dict[str, list[list[Any]]]:
    """The example's extracts as Excel would have them in its ranges, with some blank rows below."""
    ranges = {}
    for path in sorted((folder / str(YEAR)).iterdir()):
        (sheet, *_) = open_file(path, path.name)
        rows = [list(row) for block in sheet.blocks_after(0) for row in block]
        kinds = [kind for kind, places in results.sources.items() if path.name in places[0]]
        width = max(map(len, rows))
        cells = [[_as_excel(cell) for cell in (*row, *[""] * (width - len(row)))] for row in rows]
        ranges |= {kind: [*cells, *[[None] * width] * 20] for kind in kinds}
    return ranges


def _as_excel(cell: Any) -> Any:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day)
    return None if cell == "" else float(cell) if isinstance(cell, int) and cell is not True else cell


@pytest.mark.parametrize("number", NEEDED)
def test_the_tables_are_the_figures_of_the_workbook(
    number: int, results: Results, pasted: dict[str, list[list[Any]]]
) -> None:
    headings, *rows = WRES_INDICATOR(number, *(pasted[kind] for kind in NEEDED[number]), str(YEAR))
    assert headings == HEADINGS
    items = [item for item in ITEM.values() if item.indicator == number]
    assert len(rows) >= len(items)
    assert number != 1 or rows[0][:2] == ["1a) Non Clinical workforce", "Under Band 1"]
    for item, row in zip(items, rows, strict=False):
        assert row[1] == item.label
        columns = {None: 6} if item.is_ratio else {Group.WHITE: 2, Group.BME: 3, Group.UNKNOWN: 4}
        for group, column in columns.items():
            figure = results.this.by_cell.get((item.key, group))
            if figure is None:
                assert row[column] == ""
            else:
                assert row[column] == ("#N/A" if figure.value is None else figure.value)
                assert row[10] or figure.value is not None


def test_it_spills_through_both_doors_alike(
    com: Call, office: Call, pasted: dict[str, list[list[Any]]]
) -> None:
    arguments = (3.0, pasted["staff"][:60], str(YEAR), pasted["disciplinary"])
    answer = WRES_INDICATOR(*arguments)
    assert com("WRES_INDICATOR", *arguments) == answer
    assert office("WRES_INDICATOR", *arguments) == answer


def test_what_cannot_be_counted_says_why() -> None:
    applicants = [["Ethnic Origin", "Shortlisted", "Appointed"], ["Martian", 10.0, 3.0], ["A", 4.0, 1.0]]
    _, shortlisted, *_ = WRES_INDICATOR(2, applicants)
    assert shortlisted[2:6] == ["#N/A"] * 4
    assert "ethnic origin" in shortlisted[-1]
    _, *rows = WRES_INDICATOR(3, "2020-21", applicants)
    assert "Not given: staff extract" in {row[-1] for row in rows}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((0, [["x", "y"]]), "#NUM!"),
        ((10, [["x", "y"]]), "#NUM!"),
        ((None,), "#N/A"),
        ((2,), "#VALUE!"),
        ((2, [["Name", "Colour"], ["a", "b"]]), "#VALUE!"),
        ((2, "#REF!"), "#REF!"),
        ((3, [["Employee Number", "Ethnic Origin"]]), "#VALUE!"),  # no year
        ((2, "2020-21", "2019-20"), "#VALUE!"),
        ((2, "2020-22"), "#VALUE!"),
    ],
)
def test_errors_of_an_indicator(arguments: tuple[Any, ...], error: str) -> None:
    assert WRES_INDICATOR(*arguments) == error


@pytest.mark.parametrize("number", [2, 3, 4])
def test_sentences_are_those_of_the_workbook(number: int, results: Results) -> None:
    events, total = {
        2: ("2_appointed", "2_shortlisted"),
        3: ("3_disciplinary", "3_workforce"),
        4: ("4_trained", "4_workforce"),
    }[number]
    assert results.last
    counts = [
        figures.value(key, group)
        for figures in (results.this, results.last)
        for group in (Group.WHITE, Group.BME)
        for key in (events, total)
    ]
    sentences = " ".join(results.commentary(Settings()).sentences[number])
    assert WRES_COMMENTARY(number, *counts) == sentences


def test_sentences_of_the_survey() -> None:
    this, last = (0.25, 400, 0.4, 90), (0.22, 380, 0.41, 80)
    told = WRES_COMMENTARY(5, *this, *last, "2020-21")
    assert told.startswith("25.0% of White (400) and 40.0% of BME respondents (90): a gap of 15.0 percentage")
    assert "Since the 2019 survey: White rose by 3.0 percentage points, from 22.0% to 25.0%" in told
    assert "cannot be told whether the gap is more than chance" in WRES_COMMENTARY(5, 0.25, None, 0.4, None)


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ((1, 5, 40, 5, 40), "#NUM!"),
        ((9, 5, 40, 5, 40), "#NUM!"),
        ((2, 41, 40, 5, 40), "#NUM!"),
        ((5, 25, 40, 0.5, 40), "#NUM!"),
        ((2, "five", 40, 5, 40), "#VALUE!"),
        ((2, [[5, 6]], 40, 5, 40), "#VALUE!"),
        ((2, 5, 40, None, 40), "#N/A"),
        ((2, 5, 40, 5, 40, 1), "#N/A"),
        ((5, 0.1, 40, 0.5, 40, 0.1, 40, 0.5, 40), "#N/A"),  # the year is needed
        ((2, 5, 40, 5, 40, None, None, None, None, "last"), "#VALUE!"),
        ((2, "#DIV/0!", 40, 5, 40), "#DIV/0!"),
        ((2, None, None, None, None), ""),
    ],
)
def test_errors_of_a_commentary(arguments: tuple[Any, ...], answer: str) -> None:
    assert WRES_COMMENTARY(*arguments) == answer
