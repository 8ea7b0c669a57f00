"""Values printed once for the rows below them, two columns of ethnic origin, and headings in two rows."""

import pytest
from extract_files import STAFF, Rows, Value, errors, notes, read, records, staff_rows, warnings

from wres_xl.extracts.sheets import Sheet, sheet_of
from wres_xl.extracts.tables import Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.settings import Settings

GROUPS = ("Administrative and Clerical", "Estates and Ancillary", "Nursing and Midwifery Registered")


def led_by(field: str, values: list[Value], **changes: list[Value]) -> list[list[Value]]:
    """Staff whose first column is `field`'s, one row for each of its values."""
    order = [field, *(name for name in STAFF if name != field)]
    rows: list[list[Value]] = [list(order)]
    for number, value in enumerate(values):
        person = STAFF | {"Employee Number": str(number + 1), "Assignment Number": f"{number + 1}-1"}
        person |= {name: each[number] for name, each in changes.items()} | {field: value}
        rows.append([person[name] for name in order])
    return rows


def groups(rows: Rows) -> list[object]:
    return [group for (group,) in records(read(rows), Kind.STAFF, "group")]


def test_a_group_is_meant_for_the_rows_below_it() -> None:
    rows = led_by("Staff Group", [GROUPS[0], None, None, GROUPS[2], None])
    extracts = read(rows)
    sections = [each for (each,) in records(extracts, Kind.STAFF, "section")]
    assert sections == ["non-clinical"] * 3 + ["clinical"] * 2
    (told,) = notes(extracts)
    assert (told.row, told.rows, told.column) == (3, 3, "Staff Group")


@pytest.mark.parametrize(
    "values",
    [
        [None, GROUPS[0], None],
        [GROUPS[0], None, GROUPS[0], None],
    ],
)
def test_other_blanks_are_not_filled(values: list[Value]) -> None:
    extracts = read(led_by("Staff Group", values))
    assert [each.problem for each in errors(extracts)] == [
        "Neither the staff group nor the occupation code is given"
    ]


def test_a_group_that_does_not_lead_is_not_filled() -> None:
    extracts = read(staff_rows({}, {"Employee Number": "2", "Staff Group": None}))
    assert len(errors(extracts)) == 1


def test_a_group_starts_again_within_the_one_around_it() -> None:
    inner = led_by("Staff Group", [GROUPS[0], None, GROUPS[2], GROUPS[0], GROUPS[2], None])
    outer: list[Value] = ["Division", "North", None, None, "South", None, None]
    extracts = read([[name, *row] for name, row in zip(outer, inner, strict=True)])
    sections = [each for (each,) in records(extracts, Kind.STAFF, "section")]
    assert sections == ["non-clinical"] * 2 + ["clinical", "non-clinical"] + ["clinical"] * 2


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["A", None, "N", None, "Z", None], ["White", "White", "BME", "BME", "Unknown", "Unknown"]),
        (["A", *[None] * 5, "N", None, "Z"], ["White"] * 6 + ["BME"] * 2 + ["Unknown"]),
    ],
)
def test_ethnic_origins_that_are_unmistakably_groups(values: list[Value], expected: list[object]) -> None:
    rows = led_by("Ethnic Origin", values)
    assert groups(rows) == expected
    assert warnings(read(rows)) == []


@pytest.mark.parametrize("values", [["A", None, "N"], ["A", None, "N", "Z", "H", None, "C"]])
def test_ethnic_origins_that_may_be_groups_are_doubtful(values: list[Value]) -> None:
    rows = led_by("Ethnic Origin", values)
    assert groups(rows)[1] == "Unknown"
    (told,) = warnings(read(rows))
    assert "may stand for the value above them" in told.problem


def test_ethnic_origins_that_stand_twice_are_no_groups() -> None:
    rows = led_by("Ethnic Origin", ["A", None, "A", None, "N", None])
    assert groups(rows) == ["White", "Unknown", "White", "Unknown", "BME", "Unknown"]
    assert read(rows).findings == ()


def test_a_persons_second_assignment_is_told_by_its_number() -> None:
    second = {"Employee Number": None, "Assignment Number": "20000001-3", "Ethnic Origin": None}
    extracts = read(staff_rows({}, second, {"Employee Number": "2", "Assignment Number": "2-1"}))
    assert records(extracts, Kind.STAFF, "person", "group") == [
        ("20000001", "White"),
        ("20000001", "White"),
        ("2", "White"),
    ]
    other = read(staff_rows({}, {**second, "Assignment Number": "29-1"}))
    assert len(errors(other)) == 1


def test_blanks_of_old_workbooks_may_be_errors() -> None:
    def told(*changes: dict[str, Value]) -> list[str]:
        sheet = sheet_of(staff_rows(*changes), file="old.xls", name="ESR")
        old = Sheet(sheet.file, sheet.name, sheet.top, sheet.blocks_after, hides_errors=True)
        return [each.problem for each in tidy([old], Settings()).findings]

    assert told({}) == []
    (problem,) = told({"Ethnic Origin": None})
    assert "blanks and Excel errors cannot be told apart" in problem


def test_a_blank_label_is_told_by_its_code() -> None:
    rows = staff_rows({"Ethnic Origin": None, "Ethnic Origin Code": "N"}, **{"Ethnic Origin Code": "A"})
    extracts = read(rows)
    assert records(extracts, Kind.STAFF, "group") == [("BME",)]
    assert any("taken from the other one" in each.problem for each in notes(extracts))


def test_a_code_and_a_label_of_different_groups() -> None:
    extracts = read(
        staff_rows({"Ethnic Origin Code": "N"}, {"Employee Number": "2"}, **{"Ethnic Origin Code": "A"})
    )
    assert records(extracts, Kind.STAFF, "group") == [("White",), ("White",)]
    (told,) = warnings(extracts)
    assert (told.row, told.rows) == (2, 1)


def test_headings_in_two_rows() -> None:
    groups_above: list[Value] = ["Survey", None, "White", None, "BME", None]
    headings: list[Value] = ["Year", "Indicator", "%", "Respondents", "%", "Respondents"]
    extracts = read(
        [["Results"], groups_above, headings, [2020.0, 5.0, 20.0, 400.0, 25.0, 80.0]], kind=Kind.SURVEY
    )
    assert records(extracts, Kind.SURVEY, "group", "share", "respondents") == [
        ("White", 0.2, 400),
        ("BME", 0.25, 80),
    ]


def test_a_title_above_the_headings_changes_nothing() -> None:
    assert read([["White staff", *["x"] * 9], *staff_rows({})]).findings == ()


def test_a_boards_unknown_origins_stay_unknown() -> None:
    origins = ["A", None, "N", None, "Z", None]
    rows: Rows = [["Ethnic Origin", "Executive", "Voting"], *([each, "Yes", "Yes"] for each in origins)]
    extracts = read(rows)
    assert [group for (group,) in records(extracts, Kind.BOARD, "group")][:4] == [
        "White",
        "Unknown",
        "BME",
        "Unknown",
    ]
    assert extracts.findings == ()


POSTS: list[list[Value]] = [
    [GROUPS[0], "Band 5", "A", 20.0, 5.0],
    [GROUPS[0], "Band 5", "N", 9.0, 1.0],
    [GROUPS[0], "Band 6", "A", 15.0, 4.0],
    [GROUPS[0], "Band 6", "N", 8.0, 2.0],
    [GROUPS[2], "Band 6", "A", 30.0, 9.0],
    [GROUPS[2], "Band 6", "N", 22.0, 3.0],
    [GROUPS[2], "Band 5", "A", 11.0, 2.0],
    [GROUPS[2], "Band 5", "N", 6.0, 1.0],
]
POST_HEADINGS: list[Value] = ["Staff Group", "Pay Band", "Ethnicity", "Shortlisted", "Appointed"]


def posts(rows: Rows) -> list[tuple[object, ...]]:
    return records(read(rows), Kind.RECRUITMENT, "section", "band", "shortlisted")


def printed(*columns: int) -> list[list[Value]]:
    """The posts, with the values of some columns in the first row of each block only."""
    return [
        [None if at in columns and number % 2 else value for at, value in enumerate(row)]
        for number, row in enumerate(POSTS)
    ]


@pytest.mark.parametrize("columns", [(0,), (1,), (0, 1)])
def test_parts_of_posts_printed_in_the_first_row_of_their_block(columns: tuple[int, ...]) -> None:
    rows = [POST_HEADINGS, *printed(*columns)]
    assert posts(rows) == posts([POST_HEADINGS, *POSTS])
    assert [(told.row, told.rows) for told in notes(read(rows))] == [(3, 4)] * len(columns)
    assert not warnings(read(rows))


def test_blocks_end_where_a_first_column_of_another_kind_changes() -> None:
    wards: list[Value] = ["Ward", *["North"] * 4, *["South"] * 4]
    rows = [[ward, *row[1:]] for ward, row in zip(wards, [POST_HEADINGS, *printed(1)], strict=True)]
    assert [band for _, band, _ in posts(rows)] == [row[1] for row in POSTS]


@pytest.mark.parametrize(
    "bands",
    [
        ["Band 5", None, "Band 5", None, "Band 6", None, "Band 5", None],  # one stands twice in its block
        ["Band 5", None, "Band 6", None, None, None, "Band 5", None],  # a block begins with a blank
        ["Band 5", None, "Band 6", "Band 7", "Band 6", None, "Band 5", "Band 7"],  # few are blank
    ],
)
def test_bands_that_may_be_unknown_stay_blank_with_a_warning(bands: list[Value]) -> None:
    rows = [POST_HEADINGS, *([row[0], band, *row[2:]] for band, row in zip(bands, POSTS, strict=True))]
    lacking = [band is None for band in bands]
    assert [band is None for _, band, _ in posts(rows)] == lacking
    (told,) = [each for each in warnings(read(rows)) if "is blank" in each.problem]
    lost = sum(int(str(row[3])[:-2]) for row, blank in zip(POSTS, lacking, strict=True) if blank)
    assert told.problem.endswith(f"'2 By band' has {lost} shortlisted in no section or level")
    assert (told.rows, told.stops) == (sum(lacking), frozenset())


def test_recruitment_by_origin_and_sex() -> None:
    values: list[Value] = ["A", None, "N", None, "Not stated", None]
    rows: Rows = [
        ["Ethnicity", "Sex", "Shortlisted", "Appointed"],
        *([each, "x", 3.0, 1.0] for each in values),
    ]
    groups = [group for (group,) in records(read(rows), Kind.RECRUITMENT, "group")]
    assert groups == ["White", "White", "BME", "BME", "Unknown", "Unknown"]
