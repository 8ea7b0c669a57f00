"""Which field a column heading stands for."""

import pytest
from code_texts import NONSENSE, variants
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.codes import heading_field, known_fields
from wres_xl.codes.lists import read_codes
from wres_xl.codes.normalise import run_together

FIELDS = {
    "staff": (
        "employee_number",
        "assignment_number",
        "ethnic_origin",
        "staff_group",
        "job_role",
        "occupation_code",
        "grade",
        "fte",
        "primary",
        "assignment_category",
        "assignment_status",
        "start_date",
        "end_date",
    ),
    "recruitment": (
        "ethnic_origin",
        "applied",
        "shortlisted",
        "interviewed",
        "offered",
        "appointed",
        "stage",
        "staff_group",
        "occupation_code",
        "grade",
    ),
    "disciplinary": ("employee_number", "ethnic_origin", "case_type", "formality", "date"),
    "training": ("employee_number", "ethnic_origin", "course", "mandatory", "date"),
    "survey": (
        "survey_year",
        "indicator",
        "group",
        "percentage",
        "respondents",
        "benchmark",
        "white_percentage",
        "white_respondents",
        "white_benchmark",
        "bme_percentage",
        "bme_respondents",
        "bme_benchmark",
    ),
    "board": ("role", "executive", "voting", "ethnic_origin"),
    "previous": ("year", "item", "group", "value", "white", "bme", "unknown"),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_fields(kind: str) -> None:
    assert known_fields(kind) == FIELDS[kind]


HEADINGS = (
    ("staff", "Employee Number", "employee_number"),
    ("staff", "EMPLOYEE_NUMBER", "employee_number"),
    ("staff", "EmployeeNumber", "employee_number"),
    ("staff", "Employee No.", "employee_number"),
    ("staff", "Emp No", "employee_number"),
    ("staff", "Staff Number", "employee_number"),
    ("staff", "Payroll Number", "employee_number"),
    ("staff", "Assignment Number", "assignment_number"),
    ("staff", "Ethnic\nOrigin", "ethnic_origin"),
    ("staff", "Ethnicity", "ethnic_origin"),
    ("staff", "Staff Group", "staff_group"),
    ("staff", "Role", "job_role"),
    ("staff", "Occupation Code", "occupation_code"),
    ("staff", "Pay Grade", "grade"),
    ("staff", "Pay Scale", "grade"),
    ("staff", "AfC Band", "grade"),
    ("staff", "FTE", "fte"),
    ("staff", "Contracted WTE", "fte"),
    ("staff", "Primary Assignment?", "primary"),
    ("staff", "Asg Type Of Contract", "assignment_category"),
    ("staff", "Status", "assignment_status"),
    ("staff", "Latest Start Date", "start_date"),
    ("staff", "Assignment End Date", "end_date"),
    ("recruitment", "Ethnic Origin", "ethnic_origin"),
    ("recruitment", "No. Shortlisted", "shortlisted"),
    ("recruitment", "Appointed / Started", "appointed"),
    ("recruitment", "Furthest Stage", "stage"),
    ("recruitment", "Outcome", "stage"),
    ("disciplinary", "Case Type", "case_type"),
    ("disciplinary", "Formal/Informal", "formality"),
    ("disciplinary", "Date Formal Investigation Opened", "date"),
    ("training", "Course Name", "course"),
    ("training", "Mandatory/Non-Mandatory", "mandatory"),
    ("training", "Date Completed", "date"),
    ("survey", "Survey Year", "survey_year"),
    ("survey", "Question", "indicator"),
    ("survey", "%", "percentage"),
    ("survey", "White %", "white_percentage"),
    ("survey", "% BME", "bme_percentage"),
    ("survey", "BAME respondents", "bme_respondents"),
    ("survey", "Ethnic minority benchmark median %", "bme_benchmark"),
    ("board", "Executive / Non-executive", "executive"),
    ("board", "Voting", "voting"),
    ("previous", "Reporting Year", "year"),
    ("previous", "Key", "item"),
    ("previous", "ETHNICITY UNKNOWN/NULL", "unknown"),
    ("previous", "BME", "bme"),
)


@pytest.mark.parametrize(("kind", "heading", "field"), HEADINGS)
def test_recognised(kind: str, heading: str, field: str) -> None:
    found = heading_field(kind, heading)
    assert found is not None
    assert found[0] == field


NOT_RECOGNISED = (
    ("full or part time, not the kind of contract", "staff", "Employee Category"),
    ("a job's title, not its role", "staff", "Position Title"),
    ("personal data", "staff", "Last Name"),
    ("personal data", "staff", "Date of Birth"),
    ("another date", "disciplinary", "Date Closed"),
    ("yes means the opposite", "training", "Non-mandatory"),
    ("yes means the opposite", "board", "Non-executive"),
    ("yes means the opposite", "board", "Non-voting"),
    ("another kind's heading", "board", "Pay Grade"),
    ("a title row", "staff", "Staff in Post"),
    ("nothing", "staff", ""),
    ("nothing", "survey", " \u00a0"),
)


@pytest.mark.parametrize(
    ("kind", "heading"), [case[1:] for case in NOT_RECOGNISED], ids=[case[0] for case in NOT_RECOGNISED]
)
def test_not_recognised(kind: str, heading: str) -> None:
    assert heading_field(kind, heading) is None


def test_an_unknown_kind_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        known_fields("pensions")
    with pytest.raises(KeyError):
        heading_field("pensions", "Employee Number")


PREFERRED = (
    ("staff", "Ethnic Origin", "Ethnic Group"),
    ("staff", "Job Role", "Role"),
    ("staff", "Assignment Status", "Status"),
    ("staff", "Employee Number", "Payroll Number"),
    ("recruitment", "Appointed", "Started"),
    ("recruitment", "Furthest Stage", "Outcome"),
    ("disciplinary", "Date Formal Investigation Opened", "Date Opened"),
    ("disciplinary", "Case Type", "Category"),
    ("training", "Mandatory", "Course Type"),
    ("survey", "Indicator", "Question"),
    ("survey", "White %", "White"),
    ("previous", "Key", "Number"),
)


@pytest.mark.parametrize(("kind", "better", "worse"), PREFERRED)
def test_preference(kind: str, better: str, worse: str) -> None:
    first, second = heading_field(kind, better), heading_field(kind, worse)
    assert first is not None
    assert second is not None
    assert first[0] == second[0]
    assert first[1] < second[1]


def test_every_field_has_a_heading_of_first_preference() -> None:
    ranks = {
        (row["kind"], *(heading_field(row["kind"], row["heading"]) or ())) for row in read_codes("headings")
    }
    assert {(kind, field, 0) for kind, fields in FIELDS.items() for field in fields} <= ranks


def test_every_row_is_reached() -> None:
    for row in read_codes("headings"):
        found = heading_field(row["kind"], row["heading"])
        assert found is not None
        assert found[0] == row["field"]


@given(st.data(), st.sampled_from(read_codes("headings")))
def test_case_spaces_and_dashes_do_not_matter(data: st.DataObject, row: dict[str, str]) -> None:
    variant = data.draw(variants(row["heading"]))
    assert heading_field(row["kind"], variant) == heading_field(row["kind"], row["heading"])


@given(st.sampled_from(read_codes("headings")))
def test_no_part_of_a_heading_is_enough(row: dict[str, str]) -> None:
    assert heading_field(row["kind"], f"{row['heading']} {NONSENSE}") is None
    assert heading_field(row["kind"], f"{NONSENSE} {row['heading']}") is None


@given(st.sampled_from(sorted(FIELDS)), st.text())
def test_what_is_recognised_is_listed(kind: str, heading: str) -> None:
    listed = {run_together(row["heading"]) for row in read_codes("headings") if row["kind"] == kind}
    assert (heading_field(kind, heading) is not None) == (run_together(heading) in listed)
