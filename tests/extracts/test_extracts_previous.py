"""Figures of earlier years, in three layouts."""

import pytest
from extract_files import Value, errors, notes, read, records

from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import COLUMNS, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.settings import Settings
from wres_xl.standard.data_items import DATA_ITEMS, INPUT_ITEMS

Rows = list[list[Value]]
Figure = tuple[object, ...]
TIDY = [
    *("year", "indicator", "key", "label", "group", "value", "numerator", "denominator", "lower", "upper"),
    *("p_value", "verdict", "note"),
]
WIDE = ["Year", "Data item", "White", "BME", "Unknown"]
RETURN = ["Number", "Key", "Indicator", "Section", "Data item", "Measure"]


def figures(rows: Rows) -> list[Figure]:
    return records(read(rows), Kind.PREVIOUS, "year", "item", "group", "value")


def test_our_tidy_figures() -> None:
    rest: list[Value] = [""] * 7
    rows: Rows = [
        [*TIDY],
        ["2019-20", "2", "2_shortlisted", "Number", "White", "1605", *rest],
        ["2019-20", "2", "2_shortlisted", "Number", "All", "1898", *rest],
        ["2019-20", "2", "2_likelihood", "Likelihood", "White", "0.0934", *rest],
        ["2019-20", "2", "2_relative_likelihood", "Ratio", "", "2.13", *rest],
        ["2019-20", "3", "3_two_year_likelihood", "Two years", "White", "0.1", *rest],
        ["2019-20", "5", "5_harassment_public", "% of staff", "BME", "0.158", *rest],
        ["2019-20", "6", "6_harassment_staff", "% of staff", "BME", "", *rest],
    ]
    extracts = read(rows)
    assert errors(extracts) == []
    assert tuple(extracts.tables[Kind.PREVIOUS].columns) == COLUMNS[Kind.PREVIOUS]
    assert figures(rows) == [
        ("2019-20", "2_shortlisted", "White", 1605.0),
        ("2019-20", "5_harassment_public", "BME", 0.158),
    ]


def test_a_column_for_each_group() -> None:
    rows: Rows = [
        WIDE,
        ["2019/20", "1a_band_5", "1,180", 14.0, 26.0],
        ["2019-20", 50.0, 5.0, 0.0, 1.0],
        ["2019-20", "Number appointed from shortlisting", 150.0, 11.0, None],
        ["2018-19", "5_harassment_public", 4.7, "15.8%", "n/a"],
    ]
    assert errors(read(rows)) == []
    assert sorted(figures(rows), key=str) == sorted(
        [
            ("2019-20", "1a_band_5", "White", 1180.0),
            ("2019-20", "1a_band_5", "BME", 14.0),
            ("2019-20", "1a_band_5", "Unknown", 26.0),
            ("2019-20", "9_board", "White", 5.0),
            ("2019-20", "9_board", "BME", 0.0),
            ("2019-20", "9_board", "Unknown", 1.0),
            ("2019-20", "2_appointed", "White", 150.0),
            ("2019-20", "2_appointed", "BME", 11.0),
            ("2018-19", "5_harassment_public", "White", pytest.approx(0.047)),
            ("2018-19", "5_harassment_public", "BME", pytest.approx(0.158)),
        ],
        key=str,
    )


@pytest.mark.parametrize(
    "term", ["BME", "BAME", "Ethnic minority", "All other ethnic groups", "Our word for it"]
)
def test_the_national_return_of_a_wres_workbook(term: str) -> None:
    groups = ("White", term, "Unknown", "All / ratio")
    headings = [*RETURN, *(f"{year} {group}" for year in ("2019-20", "2020-21") for group in groups)]
    body: Rows = [
        [
            *(
                float(item.number),
                item.key,
                float(item.indicator),
                item.section,
                item.label,
                item.measure.value,
            ),
            *(float(item.number + at) if item.measure != "Percentage" else 0.1 for at in range(8)),
        ]
        for item in DATA_ITEMS
    ]
    rows: Rows = [["National return"], [], list(headings), *body]
    extracts = read(rows)
    assert errors(extracts) == []
    found = figures(rows)
    counts = [item for item in INPUT_ITEMS if item.measure != "Percentage"]
    assert len(found) == len(set(found)) == 2 * (3 * len(counts) + 2 * (len(INPUT_ITEMS) - len(counts)))
    number = float(counts[0].number)
    first = [each[0:1] + each[2:] for each in found if each[1] == counts[0].key]
    assert sorted(first, key=str) == sorted(
        [
            (year, group, number + at)
            for at, (year, group) in enumerate(
                (year, group)
                for year in ("2019-20", "2020-21")
                for group in ("White", "BME", "Unknown", None)
            )
            if group
        ],
        key=str,
    )


def test_the_other_sheets_of_a_wres_workbook_give_way() -> None:
    national: Rows = [
        [*RETURN, "2019-20 White", "2019-20 BME"],
        [2.0, "1a_band_1", 1.0, "", "", "", 3.0, 4.0],
    ]
    statistics: Rows = [
        ["Indicator", "Key", "Group", "Year", "Value"],
        [2.0, "2_shortlisted", "White", "2019-20", 1.0],
    ]
    sheets = [
        sheet_of(rows, file="WRES.xlsx", name=name)
        for name, rows in (("Statistics", statistics), ("National return", national))
    ]
    extracts = tidy(sheets, Settings())
    assert extracts.sources == {Kind.PREVIOUS: ("WRES.xlsx, sheet National return",)}
    assert errors(extracts) == []


def test_every_input_item_by_key_and_number() -> None:
    for name in ("key", "number"):
        rows: Rows = [WIDE, *(["2019-20", str(getattr(item, name)), 0.0, 0.0, None] for item in INPUT_ITEMS)]
        found = {item: None for _, item, *_ in figures(rows)}
        assert list(found) == [item.key for item in INPUT_ITEMS]


@pytest.mark.parametrize("label", ["Band 1", "VSM", "No such thing", "64", "0"])
def test_items_that_are_not_told(label: str) -> None:
    (told,) = errors(read([WIDE, ["2019-20", label, 1.0, 1.0, 1.0]]))
    assert (told.value, told.stops) == (label, frozenset())
    assert "a label that only one item has" in told.expected


def test_calculated_items_follow_from_the_others() -> None:
    rows: Rows = [
        WIDE,
        ["2019-20", "3_workforce", 5.0, "x", 1.0],
        ["2019-20", "Number of staff in workforce", 1.0, 1.0, 1.0],
    ]
    assert figures(rows) == []
    assert errors(read(rows)) == []


@pytest.mark.parametrize("written", [-1.0, 1.5, "many", "#REF!", "#N/A"])
def test_counts_that_are_none_are_left_out_and_told(written: Value) -> None:
    rows: Rows = [WIDE, ["2019-20", "2_appointed", 1.0, written, None]]
    (told,) = errors(read(rows))
    assert (told.row, told.column, told.stops) == (2, "BME", frozenset())
    assert figures(rows) == [("2019-20", "2_appointed", "White", 1.0)]


@pytest.mark.parametrize("written", [101.0, "many", "#N/A"])
def test_percentages_that_are_none(written: Value) -> None:
    rows: Rows = [WIDE, ["2019-20", "5_harassment_public", 15.8, written, None]]
    (told,) = errors(read(rows))
    assert "a percentage" in told.expected
    assert len(figures(rows)) == 1


def test_a_figure_given_twice() -> None:
    row: list[Value] = ["2019-20", "2_appointed", 1.0, None, None]
    assert errors(read([WIDE, row, row])) == []
    rows: Rows = [WIDE, row, ["2019-20", "35", 2.0, None, None]]
    (told,) = errors(read(rows))
    assert (told.row, told.column) == (3, "White")
    assert figures(rows) == []


@pytest.mark.parametrize(
    ("year", "label"), [("2019-20", "2019-20"), ("2019/2020", "2019-20"), ("31/03/2020", "2019-20")]
)
def test_years(year: Value, label: str) -> None:
    assert figures([WIDE, [year, "2_appointed", 1.0, None, None]]) == [(label, "2_appointed", "White", 1.0)]


@pytest.mark.parametrize("year", ["2019", "2019-21", None])
def test_years_that_are_none(year: Value) -> None:
    (told,) = errors(read([WIDE, [year, "2_appointed", 1.0, 2.0, None]]))
    assert told.column == "Year"


def test_headings_between_the_items_are_stepped_over() -> None:
    rows: Rows = [WIDE, [None, "Indicator 2", None, None, None], ["2019-20", "2_appointed", 1.0, 2.0, None]]
    assert len(figures(rows)) == 2
    assert [told.row for told in notes(read(rows))] == [2]
