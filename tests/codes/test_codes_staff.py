"""Sections, medical rows, offices, statuses and categories: who counts, and in which row."""

from collections.abc import Callable

import pytest
from code_texts import NONSENSE, variants
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.codes import (
    assignment_category,
    assignment_status,
    is_senior_medical_manager,
    medical_row,
    national_staff_group,
    national_staff_groups,
    office,
    section,
    section_of_occupation_code,
    staff_group_fits,
)
from wres_xl.codes.lists import read_codes
from wres_xl.codes.normalise import normalise
from wres_xl.standard.data_items import MEDICAL_ITEMS

SECTIONS = (
    ("Administrative and Clerical", "non-clinical"),
    ("Administrative & Clerical", "non-clinical"),
    ("Estates and Ancillary", "non-clinical"),
    ("Medical and Dental", "medical"),
    ("Add Prof Scientific and Technic", "clinical"),
    ("Additional Professional Scientific and Technical", "clinical"),
    ("Additional Clinical Services", "clinical"),
    ("Allied Health Professionals", "clinical"),
    ("Healthcare Scientists", "clinical"),
    ("Nursing and Midwifery Registered", "clinical"),
    ("Students", "student"),
    ("Non-clinical", "non-clinical"),
    ("Supplementary Roles", None),
    ("Managers", None),
    ("", None),
)


@pytest.mark.parametrize(("staff_group", "expected"), SECTIONS)
def test_section_of_a_staff_group(staff_group: str, expected: str | None) -> None:
    assert section(staff_group) == expected


def test_the_staff_groups_of_esr() -> None:
    assert set(national_staff_groups()) == {
        *("Additional Clinical Services", "Add Prof Scientific and Technic", "Administrative and Clerical"),
        *("Allied Health Professionals", "Estates and Ancillary", "Healthcare Scientists"),
        *("Medical and Dental", "Nursing and Midwifery Registered", "Students"),
    }
    assert len(national_staff_groups()) == 9
    assert all(national_staff_group(f" {name.upper()} ") == name for name in national_staff_groups())


@pytest.mark.parametrize("staff_group", ["Clinical", "Non-clinical", "Managers", ""])
def test_what_is_no_staff_group_of_esr(staff_group: str) -> None:
    assert national_staff_group(staff_group) == ""


OCCUPATION_CODES = (
    ("021", "medical"),
    ("131", "medical"),
    ("292", "medical"),
    ("801", "medical"),
    ("921", "medical"),
    ("N6H", "clinical"),
    ("n6h", "clinical"),
    (" N6H ", "clinical"),
    ("P2B", "clinical"),
    ("A2A", "clinical"),
    ("H1A", "clinical"),
    ("S0A", "clinical"),
    ("UAA", "clinical"),
    ("G0A", "non-clinical"),
    # Excel makes a number of a code and drops its leading zeros.
    ("21", "medical"),
    ("51", "medical"),
    ("1", "medical"),
    # Not in the list, or no occupation code.
    ("321", None),
    ("Z2E", None),
    ("Q0A", None),
    ("Grade 5", None),
    ("N6", None),
    ("N6HH", None),
    ("0210", None),
    ("0.21", None),
    ("-21", None),
    ("\u0660\u0662\u0661", None),
    ("", None),
)


@pytest.mark.parametrize(("code", "expected"), OCCUPATION_CODES)
def test_section_of_an_occupation_code(code: str, expected: str | None) -> None:
    assert section_of_occupation_code(code) == expected


MEDICAL_ROLES = (
    ("Consultant", "1m_consultants", False),
    ("Professor", "1m_consultants", False),
    ("Senior Lecturer", "1m_consultants", False),
    ("Medical Director", "1m_consultants", True),
    ("Clinical Director", "1m_consultants", True),
    ("Clinical Director - Medical", "1m_consultants", True),
    ("Associate Specialist", "1m_career_grades", False),
    ("Specialty Doctor", "1m_career_grades", False),
    ("Specialist", "1m_career_grades", False),
    ("Staff Grade", "1m_career_grades", False),
    ("Hospital Practitioner", "1m_career_grades", False),
    ("Clinical Assistant", "1m_career_grades", False),
    ("Trust Grade Doctor - Career Grade level", "1m_career_grades", False),
    ("Foundation Year 1", "1m_trainees", False),
    ("Senior House Officer", "1m_trainees", False),
    ("Core Trainee", "1m_trainees", False),
    ("Specialty Registrar", "1m_trainees", False),
    ("Trust Grade Doctor - Specialist Registrar level", "1m_trainees", False),
    ("Salaried General Practitioner", "1m_other", False),
    ("Dental Officer", "1m_other", False),
    ("Consultant Anaesthetist", None, False),
    ("Nurse Consultant", None, False),
    ("Finance Director", None, False),
    ("Clinical Fellow", None, False),
    ("", None, False),
)


@pytest.mark.parametrize(("job_role", "row", "senior"), MEDICAL_ROLES)
def test_medical_row(job_role: str, row: str | None, senior: bool) -> None:
    assert medical_row(job_role) == row
    assert is_senior_medical_manager(job_role) is senior


def test_a_senior_medical_manager_is_a_consultant() -> None:
    for role in read_codes("job_role"):
        assert (
            not is_senior_medical_manager(role["job_role"])
            or medical_row(role["job_role"]) == "1m_consultants"
        )


OFFICES = (
    ("Chair", "non_executive"),
    ("Non Executive Director", "non_executive"),
    ("Non-Executive Director", "non_executive"),
    ("Chief Executive", ""),
    ("Board Level Director", ""),
    ("Chair Repairer", ""),
    ("Student Nurse - Adult Branch", "student"),
    ("Medical Student", "student"),
    ("Student Support Officer", ""),
    ("Consultant", ""),
    ("", ""),
)


@pytest.mark.parametrize(("job_role", "expected"), OFFICES)
def test_office(job_role: str, expected: str) -> None:
    assert office(job_role) == expected


STATUSES = (
    ("Active Assignment", "active"),
    ("ACTIVE ASSIGNMENT", "active"),
    ("Internal Secondment", "secondment_in"),
    ("Acting Up", "acting_up"),
    ("Maternity & Adoption", "maternity"),
    ("Career Break", "career_break"),
    ("Out on External Secondment - Paid", "external_secondment"),
    ("Out on External Secondment \u2013 Unpaid", "external_secondment"),
    ("Suspend With Pay", "suspended"),
    ("Suspend No Pay", "suspended"),
    ("Terminate Assignment", "left"),
    ("Inactive Not Worked", "left"),
    ("Not active", None),
    ("Offer Accepted", None),
    ("Full Time", None),
    ("", None),
)


@pytest.mark.parametrize(("status", "expected"), STATUSES)
def test_assignment_status(status: str, expected: str | None) -> None:
    assert assignment_status(status) == expected


CATEGORIES = (
    ("Permanent", "permanent"),
    ("Fixed Term Temp", "fixed_term"),
    ("Fixed-Term", "fixed_term"),
    ("Locum", "locum"),
    ("Bank", "bank"),
    ("Bank Staff", "bank"),
    ("Agency", "agency"),
    ("Honorary", "honorary"),
    ("Work Experience", "student"),
    ("Non-Exec Director/Chair", "non_executive"),
    ("Full Time", None),
    ("Part Time", None),
    ("Not permanent", None),
    ("", None),
)


@pytest.mark.parametrize(("category", "expected"), CATEGORIES)
def test_assignment_category(category: str, expected: str | None) -> None:
    assert assignment_category(category) == expected


LISTS: tuple[tuple[str, str, str, Callable[[str], str | None]], ...] = (
    ("staff_group", "staff_group", "section", section),
    ("job_role", "job_role", "medical_row", lambda role: medical_row(role) or ""),
    ("job_role", "job_role", "office", office),
    ("assignment_status", "status", "meaning", assignment_status),
    ("assignment_category", "category", "meaning", assignment_category),
)
lists = pytest.mark.parametrize(
    ("name", "text", "meaning", "look_up"), LISTS, ids=[f"{each[0]}-{each[2]}" for each in LISTS]
)


@lists
def test_every_row_is_reached(
    name: str, text: str, meaning: str, look_up: Callable[[str], str | None]
) -> None:
    for row in read_codes(name):
        assert look_up(row[text]) == row[meaning]


@lists
@given(data=st.data())
def test_case_spaces_and_dashes_do_not_matter(
    name: str, text: str, meaning: str, look_up: Callable[[str], str | None], data: st.DataObject
) -> None:
    row = data.draw(st.sampled_from(read_codes(name)))
    assert look_up(data.draw(variants(row[text]))) == row[meaning]


@lists
@given(data=st.data())
def test_what_is_not_listed_is_not_recognised(
    name: str, text: str, meaning: str, look_up: Callable[[str], str | None], data: st.DataObject
) -> None:
    rows = read_codes(name)
    listed = {normalise(row[text]): row[meaning] for row in rows}
    part = data.draw(st.sampled_from(rows))[text]
    value = data.draw(st.text() | st.sampled_from([f"{part} {NONSENSE}", f"{NONSENSE} {part}", part[:-1]]))
    assert (look_up(value) or None) == (listed.get(normalise(value)) or None)


def test_sections_and_rows_are_those_of_the_national_return() -> None:
    sections = {"non-clinical", "clinical", "medical"}
    assert {row["section"] for row in read_codes("staff_group")} == {*sections, "student"}
    assert {row["section"] for row in read_codes("occupation_code")} == sections
    assert {row["medical_row"] for row in read_codes("job_role")} == {*MEDICAL_ITEMS, ""}


@pytest.mark.parametrize("row", read_codes("occupation_code"), ids=lambda row: row["first_character"])
def test_every_occupation_code_is_reached(row: dict[str, str]) -> None:
    assert section_of_occupation_code(f"{row['first_character']}01") == row["section"]


FITTING = (
    ("Nursing & Midwifery Registered", "n6a", True),
    ("Nursing and Midwifery Registered", "S1A", False),
    ("Medical and Dental", "21", True),
    ("Medical and Dental", "G0A", False),
    ("Estates and Ancillary", "H2R", True),
    ("Estates and Ancillary", "N9A", False),
    ("Clinical", "S1A", True),
    ("Non-clinical", "S1A", False),
    ("Students", "S1A", None),
    ("Unheard of", "S1A", None),
    ("Medical and Dental", "Q1A", None),
    ("", "", None),
)


@pytest.mark.parametrize(("staff_group", "code", "expected"), FITTING)
def test_whether_a_staff_group_fits_an_occupation_code(
    staff_group: str, code: str, expected: bool | None
) -> None:
    assert staff_group_fits(staff_group, code) is expected


def test_the_lists_of_staff_groups_speak_of_the_same_groups() -> None:
    national = {row["national"] for row in read_codes("staff_group")} - {"", "Students"}
    pairs = read_codes("occupation_staff_group")
    assert {row["staff_group"] for row in pairs} == national
    first_characters = {row["first_character"] for row in read_codes("occupation_code")}
    assert {row["first_character"] for row in pairs} == first_characters


@given(st.text(max_size=4))
def test_only_codes_of_three_characters_are_occupation_codes(code: str) -> None:
    if section_of_occupation_code(code) is not None:
        assert code.strip().isascii()
        assert len(code.strip()) == 3 or code.strip().isdecimal()
