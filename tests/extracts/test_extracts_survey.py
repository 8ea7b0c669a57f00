"""The staff survey: long and wide, and percentages however they are written."""

import pytest
from extract_files import Value, errors, notes, read, records, warnings
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_xl.extracts.tables import COLUMNS, Kind
from wres_xl.standard.indicators import SURVEY_ITEMS

Rows = list[list[Value]]
LONG = ["Survey Year", "Indicator", "Group", "Percentage", "Respondents", "Benchmark Median"]
WIDE = [
    "Survey Year",
    "Indicator",
    "White %",
    "BME %",
    "White benchmark %",
    "BME benchmark %",
    "BME respondents",
]
ALL_ITEMS = frozenset(SURVEY_ITEMS.values())
ITEM_5 = "5_harassment_public"


def long_rows(*percentages: Value) -> Rows:
    """White and BME results in turn, from indicator 5 on."""
    return [
        LONG,
        *(
            [2020.0, 5.0 + at // 2, ("White", "BME")[at % 2], each, 100.0, None]
            for at, each in enumerate(percentages)
        ),
    ]


def shares(rows: Rows) -> list[object]:
    return [share for (share,) in records(read(rows), Kind.SURVEY, "share")]


def test_a_row_for_each_group() -> None:
    rows: Rows = [
        LONG,
        [2020.0, 5.0, "White", 4.7, 804.0, 7.0],
        [2020.0, 5.0, "BAME staff", 0.0, 43.0, "6.5%"],
        [2020.0, "Indicator 8", "Ethnic minority", "12.5", None, None],
    ]
    extracts = read(rows)
    assert extracts.findings == ()
    assert tuple(extracts.tables[Kind.SURVEY].columns) == COLUMNS[Kind.SURVEY]
    found = records(extracts, Kind.SURVEY, *COLUMNS[Kind.SURVEY])
    assert sorted(found, key=lambda each: str(each[-1])) == [
        (2020, ITEM_5, "White", pytest.approx(0.047), 804.0, pytest.approx(0.07), 2),
        (2020, ITEM_5, "BME", 0.0, 43.0, pytest.approx(0.065), 3),
        (2020, "8_discrimination", "BME", 0.125, None, None, 4),
    ]


def test_both_groups_side_by_side() -> None:
    rows: Rows = [
        WIDE,
        [2020.0, 7.0, 90.2, 76.9, 91.1, 72.5, 13.0],
        [2019.0, 7.0, 89.0, 0.0, None, None, None],
    ]
    extracts = read(rows)
    assert extracts.findings == ()
    columns = ("survey", "group", "share", "respondents", "benchmark")
    assert records(extracts, Kind.SURVEY, *columns) == [
        (2020, "White", pytest.approx(0.902), None, pytest.approx(0.911)),
        (2019, "White", pytest.approx(0.89), None, None),
        (2020, "BME", pytest.approx(0.769), 13.0, pytest.approx(0.725)),
        (2019, "BME", 0.0, None, None),
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ((15.8, 4.7), (0.158, 0.047)),
        ((0.158, 0.047), (0.158, 0.047)),
        (("15.8%", "4.7 %"), (0.158, 0.047)),
        ((15.8, "0.5%"), (0.158, 0.005)),
        ((0.158, 0.0), (0.158, 0.0)),
        (("0.5%", "0.0%"), (0.005, 0.0)),
        ((0.0, 0.0), (0.0, 0.0)),
        ((100.0, 0.0), (1.0, 0.0)),
        ((1.0, 0.0), (1.0, 0.0)),
    ],
)
def test_percents_and_fractions_are_told_apart(
    written: tuple[Value, ...], read_as: tuple[float, ...]
) -> None:
    assert shares(long_rows(*written)) == pytest.approx(list(read_as))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.just(0) | st.integers(10, 1000), min_size=8, max_size=8).filter(lambda each: max(each) > 10)
)
def test_every_way_of_writing_a_percentage_reads_the_same(tenths: list[int]) -> None:
    expected = [each / 1000 for each in tenths]
    as_percents: list[Value] = [each / 10 for each in tenths]
    as_fractions: list[Value] = [each / 1000 for each in tenths]
    as_text: list[Value] = [f"{each / 10}%" for each in tenths]
    in_order = [expected[at] for group in (0, 1) for at in range(group, 8, 2)]
    by_group = {
        way: read(long_rows(*way)).tables[Kind.SURVEY]
        for way in map(tuple, (as_percents, as_fractions, as_text))
    }
    for table in by_group.values():
        assert table.sort_values(["group", "item"], ascending=[False, True])[
            "share"
        ].tolist() == pytest.approx(in_order)


@pytest.mark.parametrize("written", [101.0, -1.0, "120%", "many", "#N/A"])
def test_percentages_that_are_none_stop_their_item(written: Value) -> None:
    (told,) = errors(read(long_rows(15.8, written)))
    assert (told.row, told.column, told.stops) == (3, "Percentage", {ITEM_5})


@pytest.mark.parametrize("written", [None, "*", "-", "n/a", "Suppressed", "<11"])
def test_suppressed_percentages_are_missing_and_told(written: Value) -> None:
    rows = long_rows(15.8, written)
    (told,) = warnings(read(rows))
    assert (told.row, told.stops) == (3, frozenset())
    assert shares(rows) == [0.158, None]


@pytest.mark.parametrize(
    ("indicator", "item"),
    [
        ("5", ITEM_5),
        (6.0, "6_harassment_staff"),
        ("WRES Indicator 7", "7_equal_opportunities"),
        ("8_discrimination", "8_discrimination"),
        ("Q14", "7_equal_opportunities"),
        ("Q13b/c", "6_harassment_staff"),
        ("KF25", ITEM_5),
        ("Harassment, bullying or abuse from patients, relatives or the public", ITEM_5),
    ],
)
def test_indicators_by_what_people_call_them(indicator: Value, item: str) -> None:
    rows: Rows = [LONG, [2020.0, indicator, "White", 15.8, None, None]]
    assert records(read(rows), Kind.SURVEY, "item") == [(item,)]


def test_other_questions_are_left_out_and_told() -> None:
    extracts = read([*long_rows(15.8), [2020.0, "Q1 Engagement", "White", 70.0, None, None]])
    assert [told.value for told in warnings(extracts)] == ["Q1 Engagement"]
    assert len(extracts.tables[Kind.SURVEY]) == 1


@pytest.mark.parametrize("year", [2020.0, "2020", "2020-21", "NHS Staff Survey 2020", "Autumn 2020"])
def test_survey_years(year: Value) -> None:
    rows: Rows = [LONG, [year, 5.0, "White", 15.8, None, None]]
    assert records(read(rows), Kind.SURVEY, "survey") == [(2020,)]


@pytest.mark.parametrize("year", ["last", None, "2019 and 2020"])
def test_survey_years_that_are_none(year: Value) -> None:
    (told,) = errors(read([LONG, [year, 5.0, "White", 15.8, None, None]]))
    assert (told.column, told.stops) == ("Survey Year", ALL_ITEMS)


@pytest.mark.parametrize("group", ["All", "Overall", "Unknown"])
def test_results_of_other_groups_are_left_out(group: str) -> None:
    extracts = read([*long_rows(15.8, 4.7), [2020.0, 5.0, group, 12.0, None, None]])
    assert len(extracts.tables[Kind.SURVEY]) == 2
    assert extracts.findings == ()


def test_a_group_that_is_not_known() -> None:
    (told,) = errors(read([LONG, [2020.0, 5.0, "Martian", 15.8, None, None]]))
    assert (told.value, told.stops) == ("Martian", ALL_ITEMS)


def test_results_given_twice() -> None:
    same = read([*long_rows(15.8, 4.7), [2020.0, 5.0, "White", 15.8, None, None]])
    assert same.findings == ()
    assert len(same.tables[Kind.SURVEY]) == 2
    (told,) = errors(read([*long_rows(15.8, 4.7), [2020.0, 5.0, "White", 15.9, None, None]]))
    assert (told.row, told.rows, told.stops) == (2, 2, {ITEM_5})


def test_what_no_figure_rests_on_is_a_warning() -> None:
    extracts = read([LONG, [2020.0, 5.0, "White", 15.8, "some", "low-ish"]])
    assert {told.column for told in warnings(extracts)} == {"Respondents", "Benchmark Median"}
    assert errors(extracts) == []
    assert records(extracts, Kind.SURVEY, "respondents", "benchmark") == [(None, None)]


def test_a_note_below_does_not_make_fractions_percents() -> None:
    rows: Rows = [*long_rows(0.158, 0.047), [None, None, None, 2020.0, None, None]]
    assert shares(rows) == [0.158, 0.047]
    assert len(notes(read(rows))) == 1
