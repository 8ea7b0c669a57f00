"""Whatever a workbook holds, `wres-xl words` answers in words and by its exit code."""

from itertools import count
from pathlib import Path

import pytest
import xlsxwriter
from commands import run
from hypothesis import given, settings
from hypothesis import strategies as st

_PAGES = ("National return", "2 Appointment", "5-6 Harassment", "9 Board", "Settings", "Places", "Sheet1")
_HEADINGS = ("Key", "2019-20 White", "2019-20 BME", "2020-21 White", "2020-21 BME", "2020-99 White")
_WORDS = (
    *("What have we done?", "What are we planning?", "6.58% of BME applicants were appointed.", "a\nb\x0bc"),
    *("2_appointed", "2_shortlisted", "9_board", "thirty", "Setting", "Value", "Meaning", "Confidence"),
    *("Word for BME staff", "White", "", " "),
)
_NUMBERS = (0.0, 1.0, 2.0, -1.0, 0.5, 7.0, 1e9, 1e300)
_CELLS = st.sampled_from((*_HEADINGS, *_WORDS, *_NUMBERS, True))
_GRIDS = st.lists(st.lists(_CELLS, max_size=7), max_size=9)
_ITEMS = st.tuples(
    st.sampled_from(("2_shortlisted", "2_appointed", "9_board", "5_harassment_public", "no item", 7.0)),
    *[st.one_of(st.integers(0, 40).map(float), _CELLS)] * 4,
)
_NATIONAL = st.lists(_ITEMS, min_size=1, max_size=6, unique_by=lambda row: row[0]).map(
    lambda rows: [[], ["Key", "2019-20 White", "2019-20 BME", "2020-21 White", "2020-21 BME"], *rows]
)
_APPOINTMENT = _GRIDS.map(
    lambda rows: [*rows, ["What have we done?"], ["6.58% of BME applicants were appointed."], *rows]
)
_WORKBOOKS = st.builds(
    lambda sheets, likely: {**sheets, **likely},
    st.dictionaries(st.sampled_from(_PAGES), _GRIDS, max_size=len(_PAGES)),
    st.one_of(
        st.just({}), st.fixed_dictionaries({"National return": _NATIONAL, "2 Appointment": _APPOINTMENT})
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


NUMBERS = count()


@settings(max_examples=60)
@given(sheets=_WORKBOOKS)
def test_there_is_always_an_answer(folder: Path, sheets: dict[str, list[list[str | float | bool]]]) -> None:
    path = folder / f"{next(NUMBERS)}.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (sheets or {"Sheet1": []}).items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    done = run("words", path)
    assert done.code in (0, 1, 2)
    assert done.told
    if "National return" not in sheets:
        assert done.code == 2
        assert "this is no WRES workbook" in done.err
