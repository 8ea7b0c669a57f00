"""The data sheets: what is pasted below their two lines is read as if it came from its file."""

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from pandas.testing import assert_frame_equal

from wres_xl.example import write_example
from wres_xl.extracts.files import find_files, open_file
from wres_xl.extracts.layouts import LAYOUTS, field_of
from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.sheets import Sheet, sheet_of
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.settings import Settings, read_settings
from wres_xl.workbook.data_sheets import DATA_SHEETS, PASTE_ROW, DataSheet

NAMED = {each.kind: each for each in DATA_SHEETS}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    write_example(folder)
    return folder


@pytest.fixture(scope="module")
def from_files(example: Path) -> Extracts:
    return read_extracts([example / "2020-21"], read_settings(example / "settings.toml"))


@pytest.fixture(scope="module")
def pasted(example: Path, from_files: Extracts, sheets: Any) -> tuple[Sheet, ...]:
    """The data sheets of the template with the example's extracts pasted into A3."""
    files, _ = find_files([example / "2020-21"])
    places = {sheet.place: sheet for path in files for sheet in open_file(path, path.name)}
    rows = {kind: rows_of(places[place]) for kind, (place,) in from_files.sources.items()}
    return tuple(
        sheet_of(
            [*above(sheets, each.name), *rows.get(Kind(each.kind), [])], file="WRES.xlsm", name=each.name
        )
        for each in DATA_SHEETS
    )


def rows_of(sheet: Sheet) -> list[Any]:
    return list(chain.from_iterable(sheet.blocks_after(0)))


def above(sheets: Any, name: str) -> list[tuple[Any, ...]]:
    """The rows that stand above what is pasted."""
    rows = list(sheets[name].iter_rows(values_only=True))
    assert len(rows) < PASTE_ROW
    return rows


def test_there_is_one_for_every_kind() -> None:
    assert sorted(NAMED) == sorted(Kind)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PREVIOUS])
def test_what_is_pasted_is_read_as_from_its_file(
    example: Path, from_files: Extracts, pasted: tuple[Sheet, ...], kind: Kind
) -> None:
    read = tidy(pasted, read_settings(example / "settings.toml"))
    expected = from_files.tables[kind]
    assert len(expected) > 0
    # Rows are told as they stand in the sheet, which is two further down than in the file.
    moved = expected.assign(row=expected["row"] + PASTE_ROW - 1)
    assert_frame_equal(read.tables[kind], moved)
    assert read.sources[kind] == (f"WRES.xlsm, sheet {NAMED[kind].name}",)


def test_findings_are_those_of_the_files(
    example: Path, from_files: Extracts, pasted: tuple[Sheet, ...]
) -> None:
    others = ("Not read", "Sheets that hold no known")

    def told(extracts: Extracts) -> list[tuple[object, ...]]:
        return sorted(
            (str(each.level), each.problem, each.rows, each.value)
            for each in extracts.findings
            if not each.problem.startswith(others)
        )

    read = tidy(pasted, read_settings(example / "settings.toml"))
    assert told(read) == told(from_files)


@pytest.mark.parametrize("sheet", DATA_SHEETS)
def test_the_headings_named_above_are_those_that_the_kind_needs(sheet: DataSheet) -> None:
    kind = Kind(sheet.kind)
    alternatives = sheet.needs.split("; or ") if "; or " in sheet.needs else [sheet.needs]
    for alternative in alternatives:
        words = re.split(r"[,;] (?:and )?| and | or | with ", alternative.replace(", where it is known", ""))
        fields = [field_of(kind, word) for word in words]
        assert None not in fields, words
        assert LAYOUTS[kind].is_complete({field[0] for field in fields if field})


def test_a_sheet_into_which_nothing_was_pasted_holds_no_table(sheets: Any) -> None:
    """Nor do the template's own pages look like somebody's extract."""
    pages = [
        sheet_of(list(sheets[name].iter_rows(values_only=True)), file="WRES.xlsm", name=name)
        for name in ("Home", "Settings", "Mapping", "Lists", *(each.name for each in DATA_SHEETS))
    ]
    assert tidy(pages, Settings()).tables == {}


@pytest.mark.parametrize("sheet", DATA_SHEETS)
def test_its_first_line_says_what_to_paste_where(sheets: Any, sheet: DataSheet) -> None:
    page = sheets[sheet.name]
    assert page["A1"].value == f"{sheet.name}: at A3, paste {sheet.paste}"
    assert page["A2"].value.startswith("Headings needed, in any order: ")
    assert page.sheet_view.selection[-1].activeCell == "A3"
    assert page.dimensions == "A1:A2"
