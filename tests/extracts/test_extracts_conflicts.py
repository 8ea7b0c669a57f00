"""What a staff extract says twice and differently: told with its rows, and without effect on a figure."""

from collections.abc import Mapping

import pytest
from extract_files import DOCTOR, STAFF, Value, read, records, staff_rows, warnings
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.extracts.tables import Kind
from wres_xl.findings import Level
from wres_xl.settings import Settings, ValueMapping

Change = Mapping[str, Value]
NURSE: Change = {"Staff Group": "Nursing and Midwifery Registered", "Job Role": "Staff Nurse"}
CODE = "Occupation Code"


def told(
    *changes: Change, settings: Settings | None = None, **also: Value
) -> list[tuple[str, str, int, int]]:
    """The warnings' columns, values, first rows and numbers of rows."""
    found = warnings(read(staff_rows(*changes, **also), settings))
    return [(each.column, each.value, each.row, each.rows) for each in found]


# The post -------------------------------------------------------------------------------------------------


def test_staff_group_against_occupation_code_is_told_for_each_pair_of_values() -> None:
    admin, nurse = STAFF["Staff Group"], NURSE["Staff Group"]
    posts: list[Change] = [{CODE: "N6A"}, {**NURSE, CODE: "N6A"}, {**NURSE, CODE: "021"}, {CODE: "n6a "}]
    assert told(*posts, **{CODE: None}) == [
        ("Staff Group", f"{admin} / N6A", 2, 2),
        ("Staff Group", f"{nurse} / 021", 4, 1),
    ]


@pytest.mark.parametrize(
    "post",
    [
        {**NURSE, CODE: "N6A"},
        {"Staff Group": "Additional Clinical Services", CODE: "H1A"},
        {"Staff Group": "Estates and Ancillary", CODE: "H2R"},
        {"Staff Group": "Allied Health Professionals", CODE: "S1C"},
        {"Staff Group": "Clinical", CODE: "N6A"},
        {"Staff Group": "Students", CODE: "N6A"},
        {"Staff Group": None, CODE: "N6A"},
        {CODE: None},
        {**DOCTOR, CODE: 21.0},
    ],
)
def test_what_fits(post: Change) -> None:
    assert told(post, **{CODE: None}) == []


@pytest.mark.parametrize(
    "post",
    [
        {**NURSE, CODE: "S1C"},
        {"Staff Group": "Allied Health Professionals", CODE: "H1A"},
        {"Staff Group": "Non-clinical", CODE: "N6A"},
    ],
)
def test_what_does_not_fit(post: Change) -> None:
    assert len(told(post, **{CODE: None})) == 1


def test_a_doctors_grade_outside_the_medical_staff_group() -> None:
    posts: list[Change] = [{**NURSE, "Pay Grade": "NHS|YC72|Consultant"}, dict(DOCTOR)]
    (finding,) = warnings(read(staff_rows(*posts)))
    assert finding.problem == "The grade is a doctor's or dentist's, but the staff group is not"
    assert (finding.column, finding.row, finding.rows) == ("Pay Grade", 2, 1)
    assert finding.value == "NHS|YC72|Consultant / Nursing and Midwifery Registered"


def test_a_pay_band_within_the_medical_staff_group() -> None:
    band = {**DOCTOR, "Pay Grade": "NHS|XR06|Review Body Band 6"}
    managers = {**DOCTOR, "Pay Grade": "VSM"}
    extracts = read(staff_rows(band, managers, dict(DOCTOR)))
    (finding,) = warnings(extracts)
    assert finding.problem.startswith(
        "The grade is a band of Agenda for Change, but the staff group is a doct"
    )
    assert (finding.row, finding.rows) == (2, 1)
    assert records(extracts, Kind.STAFF, "item") == [("1m_consultants",)] * 3


def test_where_the_occupation_code_tells_the_section_the_grade_is_held_against_it() -> None:
    post = {**DOCTOR, "Staff Group": None, "Pay Grade": "Band 6", CODE: "921"}
    (finding,) = warnings(read(staff_rows(post, **{CODE: None})))
    assert finding.problem.endswith("but the occupation code is a doctor's or dentist's")
    assert finding.value == "Band 6 / 921"


def test_what_a_person_mapped_is_not_held_against_anything() -> None:
    mapping = ValueMapping(
        grade={"NHS|YC72|Consultant": "Band 8A"}, staff_group={"Administrative and Clerical": "clinical"}
    )
    posts: list[Change] = [{"Pay Grade": "NHS|YC72|Consultant"}, {CODE: "G2A"}]
    assert told(*posts, settings=Settings(mapping=mapping), **{CODE: None}) == []


def test_who_is_left_out_has_no_conflicts_of_post() -> None:
    assert told({CODE: "N6A", "Assignment Category": "Bank"}, **{CODE: None}) == []


# The person -----------------------------------------------------------------------------------------------


def test_several_primary_assignments() -> None:
    second = {"Assignment Number": "20000001-3"}
    third: Change = {"Employee Number": "20000002", "Assignment Number": "20000002-2"}
    (finding,) = warnings(read(staff_rows({}, third, second)))
    assert finding.problem.startswith("1 person with several primary assignments")
    assert (finding.level, finding.column, finding.row, finding.rows) == (
        Level.WARNING,
        "Primary Assignment",
        2,
        2,
    )


@pytest.mark.parametrize(
    "second",
    [
        {"Primary Assignment": "No"},
        {"Assignment Category": "Bank"},
        {"Assignment Status": "Terminate Assignment"},
        {"Assignment Number": "20000001-2"},
    ],
    ids=["not primary", "left out", "ended", "the same assignment again"],
)
def test_no_second_primary_assignment(second: Change) -> None:
    assert told({}, {"Assignment Number": "20000001-3", **second}) == []


def test_without_assignment_numbers_each_row_is_an_assignment() -> None:
    assert len(warnings(read(staff_rows({}, {}, without=["Assignment Number"])))) == 1


def test_several_ethnic_groups_of_one_person() -> None:
    second: Change = {"Assignment Number": "20000001-3", "Primary Assignment": "No"}
    others: list[Change] = [
        {"Employee Number": "2", "Assignment Number": "2-1", "Ethnic Origin": "N Black African"},
        {**second, "Ethnic Origin": "Z Not Stated"},
        {"Employee Number": "3", "Assignment Number": "3-1", "Ethnic Origin": "A"},
        {**second, "Employee Number": "3", "Assignment Number": "3-2", "Ethnic Origin": "B White - Irish"},
    ]
    (finding,) = warnings(read(staff_rows({}, *others)))
    assert finding.problem.startswith("1 person with assignments of different ethnic groups")
    assert (finding.column, finding.row, finding.rows) == ("Ethnic Origin", 2, 2)


POSTS = st.fixed_dictionaries(
    {
        "Employee Number": st.sampled_from(["1", "2", "3"]),
        "Assignment Number": st.sampled_from(["", "1", "2"]),
        "Ethnic Origin": st.sampled_from(["A", "N", "Z", ""]),
        "Staff Group": st.sampled_from(
            ["Students", "Medical and Dental", "Clinical", NURSE["Staff Group"], ""]
        ),
        "Pay Grade": st.sampled_from(["Band 5", "NHS|YC72|Consultant", "VSM", "?"]),
        CODE: st.sampled_from(["N6A", "021", "G2A", ""]),
        "Primary Assignment": st.sampled_from(["Yes", "No"]),
    }
)


@given(st.lists(POSTS, min_size=1, max_size=6))
def test_conflicts_do_not_depend_on_the_order_of_the_rows(posts: list[Change]) -> None:
    heading, *rows = staff_rows(*posts, **{CODE: None})
    found = [
        sorted((each.problem, each.value, each.rows) for each in warnings(read([heading, *order])))
        for order in (rows, rows[::-1])
    ]
    assert found[0] == found[1]
