"""Recruitment by post: its section and pay band, cross tables of posts and origins, and their totals."""

from collections import Counter
from collections.abc import Sequence

import pytest
from extract_files import Rows, Value, errors, notes, read, records, warnings
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_xl.extracts.detect import detect
from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.extracts.tidy import tidy
from wres_xl.settings import Settings, ValueMapping

ADMIN, NURSES = "Administrative and Clerical", "Nursing and Midwifery Registered"
DOCTORS = "Medical and Dental"
POST = ["Staff Group", "Pay Band"]
COUNTS = ["Ethnic Origin", "Shortlisted", "Appointed"]
STOPPED = frozenset({"2_shortlisted", "2_appointed"})


def posts(rows: Rows, chosen: Settings | None = None) -> list[tuple[object, ...]]:
    return records(read(rows, chosen), Kind.RECRUITMENT, "section", "band")


def of_post(*post: Value) -> list[tuple[object, ...]]:
    (found,) = {*posts([[*POST, *COUNTS], [*post, "A", 9.0, 3.0], [*post, "N", 7.0, 1.0]])}
    return [found]


@pytest.mark.parametrize(
    ("staff_group", "grade", "section", "band"),
    [
        (ADMIN, "NHS AfC: Band 5", "non-clinical", "Band 5"),
        ("Estates and Ancillary", "Agenda for Change Band 8a", "non-clinical", "Band 8A"),
        (NURSES, "NHS|XR06|Review Body Band 6", "clinical", "Band 6"),
        ("Clinical", "Apprentice Pay", "clinical", "Under Band 1"),
        (ADMIN, "VSM", "non-clinical", "VSM"),
        (DOCTORS, "NHS Medical & Dental: Specialty Doctor", "medical", None),
        (DOCTORS, "MT04 local", "medical", None),
        (DOCTORS, "Band 7", "medical", None),
        ("", "NHS Medical & Dental: Junior Clinical Fellow (ST1 - 2)", "medical", None),
        (NURSES, "Consultant", "medical", None),
        ("", "Band 3", None, "Band 3"),
        (NURSES, "", "clinical", None),
        ("Students", "Band 4", None, "Band 4"),
        ("", "", None, None),
    ],
)
def test_what_a_post_is(staff_group: str, grade: str, section: str | None, band: str | None) -> None:
    assert of_post(staff_group, grade) == [(section, band)]


@pytest.mark.parametrize(
    "heading", ["Band", "Grade", "AfC Band", "Job Grade", "Pay Grade", "Vacancy Band", "PAY_BAND"]
)
def test_the_band_by_any_heading_of_an_applicant(heading: str) -> None:
    rows: Rows = [["Ethnicity", heading, "Furthest Stage"], ["N", "Band 6", "Interviewed"]]
    assert posts(rows) == [(None, "Band 6")]
    assert read(rows).findings == ()


def test_the_occupation_code_tells_the_section_where_the_staff_group_does_not() -> None:
    rows: Rows = [
        ["Staff Group", "Occupation Code", *COUNTS],
        ["", "N6A", "A", 5.0, 1.0],
        [ADMIN, "N6A", "A", 5.0, 1.0],
        ["", "021", "N", 5.0, 1.0],
        ["", "", "N", 5.0, 1.0],
    ]
    assert [section for section, _ in posts(rows)] == ["clinical", "non-clinical", "medical", None]


def test_without_such_columns_nothing_is_told_of_posts_and_nothing_found() -> None:
    rows: Rows = [COUNTS, ["A", 9.0, 3.0], ["N", 7.0, 1.0]]
    assert posts(rows) == [(None, None)] * 2
    assert read(rows).findings == ()


def test_what_is_not_recognised_is_a_warning_that_stops_nothing() -> None:
    rows: Rows = [
        [*POST, *COUNTS],
        ["Hub", "Band 5", "A", 9.0, 3.0],
        ["Hub", "Spot 3", "N", 7.0, 1.0],
        [ADMIN, "Spot 3", "A", 0.0, 0.0],
        [ADMIN, "#N/A", "N", 5.0, 1.0],
    ]
    extracts = read(rows)
    group, grade, broken = warnings(extracts)
    assert (group.value, group.column, group.row, group.rows) == ("Hub", "Staff Group", 2, 2)
    assert "[mapping.staff_group]" in group.mend
    # Nobody was shortlisted in row 4, so what its post is does not matter.
    assert (grade.value, grade.column, grade.row, grade.rows) == ("Spot 3", "Pay Band", 3, 1)
    assert "[mapping.grade]" in grade.mend
    assert (broken.row, broken.problem) == (5, "An Excel error stands in place of the grade of the post")
    assert not errors(extracts)
    assert not any(each.stops for each in extracts.findings)
    mapping = ValueMapping(grade={"Spot 3": "Band 9", "#N/A": "VSM"}, staff_group={"hub": "clinical"})
    assert posts(rows, Settings(mapping=mapping))[:3] == [
        ("clinical", "Band 5"),
        ("clinical", "Band 9"),
        ("non-clinical", "Band 9"),
    ]


def test_a_mapped_grade_is_no_doctors() -> None:
    rows: Rows = [["Grade", *COUNTS], ["Clinical Assistant", "A", 9.0, 3.0]]
    assert posts(rows) == [("medical", None)]
    mapping = ValueMapping(grade={"Clinical Assistant": "Band 3"})
    assert posts(rows, Settings(mapping=mapping)) == [(None, "Band 3")]


def test_blank_posts_are_one_note() -> None:
    rows: Rows = [
        [*POST, "Ethnicity", "Furthest Stage"],
        ["", "Band 5", "A", "Shortlisted"],
        [NURSES, "", "N", "Appointed"],
        ["", "", "N", "Applied"],
    ]
    (told,) = read(rows).findings
    assert (told, told.row, told.rows) == (notes(read(rows))[0], 2, 2)


def test_rows_of_a_post_alone_are_no_data() -> None:
    rows: Rows = [[*POST, *COUNTS], [NURSES, "Band 5", "", "", ""], [NURSES, "Band 5", "A", 5.0, 1.0]]
    assert records(read(rows), Kind.RECRUITMENT, "group", "shortlisted") == [("White", 5)]
    assert not errors(read(rows))


def test_a_column_that_contradicts_itself_is_left_aside() -> None:
    rows: Rows = [["Grade", *COUNTS, "Grade"], ["Band 5", "A", 9.0, 3.0, "Band 6"]]
    (note,) = read(rows).findings
    assert "in columns A and E: none is used" in note.problem
    assert posts(rows) == [(None, None)]


CROSS: list[list[Value]] = [
    [ADMIN, "Band 5", "A White - British", 20.0, 5.0],
    [ADMIN, "Band 5", "N African", 9.0, 1.0],
    [ADMIN, "Band 6", "A White - British", 15.0, 4.0],
    [ADMIN, "Band 6", "N African", 8.0, 2.0],
    [NURSES, "Band 5", "A White - British", 30.0, 9.0],
    [NURSES, "Band 5", "N African", 22.0, 3.0],
    [NURSES, "Band 6", "A White - British", 11.0, 2.0],
    [NURSES, "Band 6", "N African", 6.0, 1.0],
]
HEADINGS: list[Value] = [*POST, *COUNTS]
TOTALS = {"White": (76, 20), "BME": (45, 7)}


def totals(extracts: Extracts) -> dict[object, tuple[int, int]]:
    table = extracts.tables[Kind.RECRUITMENT].groupby("group")[["shortlisted", "appointed"]].sum()
    return {group: (int(row["shortlisted"]), int(row["appointed"])) for group, row in table.iterrows()}


def test_a_cross_table_has_every_origin_once_a_post() -> None:
    extracts = read([HEADINGS, *CROSS])
    assert extracts.findings == ()
    assert totals(extracts) == TOTALS


def test_an_origin_twice_in_a_post_is_a_warning() -> None:
    (told,) = warnings(read([HEADINGS, *CROSS, [ADMIN, "band 5", "a white - british", 4.0, 1.0]]))
    assert told.problem == "An ethnic origin has more than one row; the rows are added up"
    assert [each.rows for each in told.affected] == [(2, 10)]


def test_a_groups_row_within_a_post_is_a_subtotal() -> None:
    rows: list[list[Value]] = [HEADINGS, *CROSS, [ADMIN, "Band 5", "B White - Irish", 3.0, 1.0]]
    (told,) = errors(read([*rows, [ADMIN, "Band 5", "White", 23.0, 6.0]]))
    assert (told.row, told.value, told.stops) == (11, "White", STOPPED)
    assert not errors(read([*rows, [ADMIN, "Band 6", "White", 23.0, 6.0]]))


def test_a_groups_row_over_all_posts_is_a_subtotal() -> None:
    (told,) = errors(read([HEADINGS, *CROSS, ["", "", "White", 76.0, 20.0]]))
    assert (told.row, told.stops) == (10, STOPPED)


@pytest.mark.parametrize(
    ("sums", "found"),
    [
        (
            [
                [ADMIN, "All bands", "A White - British", 35.0, 9.0],
                [ADMIN, "All bands", "N African", 17.0, 3.0],
            ],
            2,
        ),
        ([["All", "All", "A White - British", 76.0, 20.0], ["All", "All", "N African", 45.0, 7.0]], 2),
        ([["", "Band 5", "A White - British", 50.0, 14.0], ["", "Band 5", "N African", 31.0, 4.0]], 2),
        ([["", "Band 5", "A White - British", 50.0, 14.0], ["", "Band 5", "N African", 30.0, 4.0]], 0),
    ],
)
def test_rows_of_several_posts_that_hold_their_sums(sums: Rows, found: int) -> None:
    told = errors(read([HEADINGS, *CROSS, *sums]))
    assert sum(each.rows for each in told) == found
    assert all(each.stops == STOPPED and "no single post" in each.problem for each in told)


def with_totals(*, closing: bool, words: str = "") -> list[Sequence[Value]]:
    """The cross table with a total below every post, and perhaps below all."""
    rows: list[Sequence[Value]] = [HEADINGS]
    for at in range(0, len(CROSS), 2):
        pair = CROSS[at : at + 2]
        rows += [*pair, [pair[0][0], f"{pair[0][1]}{words}", "", *_summed(pair)]]
    return [*rows, *([["", "", "", *_summed(CROSS)]] if closing else [])]


def _summed(rows: Sequence[Sequence[Value]]) -> list[Value]:
    return [sum(float(str(row[at])) for row in rows) for at in (3, 4)]


@pytest.mark.parametrize("closing", [False, True])
def test_nameless_totals_of_posts_are_stepped_over(closing: bool) -> None:
    extracts = read(with_totals(closing=closing))
    assert totals(extracts) == TOTALS
    assert [each.rows for each in notes(extracts)] == [4, 1][: 1 + closing]
    assert not errors(extracts) + warnings(extracts)


def test_totals_that_say_so_in_the_column_of_the_band() -> None:
    extracts = read(with_totals(closing=False, words=" Total"))
    assert totals(extracts) == TOTALS
    assert "4 total" in notes(extracts)[0].problem


def test_unknown_people_who_happen_to_be_as_many_as_the_others_stay() -> None:
    extracts = read([HEADINGS, *CROSS[:2], [ADMIN, "Band 5", "", 29.0, 6.0], *CROSS[2:]])
    assert totals(extracts) == {**TOTALS, "Unknown": (29, 6)}


def test_posts_printed_once_are_filled_down() -> None:
    printed = [list(row) for row in CROSS]
    for at, row in enumerate(printed):
        row[0] = row[0] if at % 4 == 0 else ""
        row[1] = row[1] if at % 2 == 0 else ""
    assert posts([HEADINGS, *printed]) == posts([HEADINGS, *CROSS])


def test_parts_of_which_one_lacks_the_columns() -> None:
    rows: Rows = [HEADINGS, *CROSS[:4]]
    plain: Rows = [COUNTS, *(row[2:] for row in CROSS[4:])]
    extracts = tidy([sheet_of(rows, file="a.csv"), sheet_of(plain, file="b.csv")], Settings())
    assert not errors(extracts)
    assert totals(extracts) == TOTALS
    sections = Counter(extracts.tables[Kind.RECRUITMENT]["section"].fillna(""))
    assert sections == {"non-clinical": 4, "": 4}


_COUNTED = ("section", "band", "group", "shortlisted", "appointed")


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 2), min_size=len(CROSS), max_size=len(CROSS)))
def test_a_cross_table_in_any_parts_is_the_same(files: list[int]) -> None:
    parts = {number: [row for row, of in zip(CROSS, files, strict=True) if of == number] for number in files}
    sheets = [sheet_of([HEADINGS, *rows], file=f"{number}.csv") for number, rows in parts.items()]
    extracts = tidy(sheets, Settings())
    assert not errors(extracts)
    whole = records(read([HEADINGS, *CROSS]), Kind.RECRUITMENT, *_COUNTED)
    assert Counter(records(extracts, Kind.RECRUITMENT, *_COUNTED)) == Counter(whole)


def kinds(*headings: str) -> list[Kind]:
    return list(detect([sheet_of([headings], file="file.xlsx", name="Sheet")]).tables)


def test_columns_of_the_post_tell_no_kind() -> None:
    assert kinds("Vacancy", "Staff Group", "Band", "Ethnic Origin", "Furthest Stage") == [Kind.RECRUITMENT]
    assert kinds("Staff Group", "Pay Grade", "Occupation Code", *COUNTS) == [Kind.RECRUITMENT]
    staff = ("Employee Number", "Ethnic Origin", "Staff Group", "Pay Grade")
    assert kinds(*staff, "Status", "Outcome") == [Kind.STAFF]
    cases = ("Employee Number", "Ethnic Origin", "Staff Group", "Grade", "Case Type", "Stage", "Outcome")
    assert kinds(*cases, "Date Opened") == [Kind.DISCIPLINARY]


_staff_groups = st.sampled_from((ADMIN, NURSES, DOCTORS, "Hub", ""))
_grades = st.sampled_from(("Band 2", "NHS AfC: Band 6", "Band 8a", "Consultant", "Spot 3", ""))
_applicants = st.lists(
    st.tuples(
        *(_staff_groups, _grades, st.sampled_from(("A White - British", "N African", "Not stated"))),
        st.sampled_from(("Applied", "Shortlisted", "Appointed")),
    ),
    min_size=1,
    max_size=30,
)


def counted(rows: Rows) -> Counter[tuple[object, ...]]:
    found = records(read(rows), Kind.RECRUITMENT, "section", "band", "group", "shortlisted", "appointed")
    return Counter(found)


@settings(deadline=None, max_examples=40)
@given(_applicants, st.randoms(use_true_random=False))
def test_applicants_are_the_same_in_any_order_and_with_or_without_posts(
    applicants: list[tuple[str, str, str, str]], random: object
) -> None:
    headings = [*POST, "Ethnicity", "Furthest Stage"]
    shuffled = sorted(applicants, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert counted([headings, *applicants]) == counted([headings, *shuffled])
    plain = read([headings[2:], *(row[2:] for row in applicants)])
    assert totals(read([headings, *applicants])) == totals(plain)
