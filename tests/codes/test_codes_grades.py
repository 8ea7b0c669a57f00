"""Which pay band a grade names."""

import pytest
from code_texts import NONSENSE, variants
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.codes import is_medical_grade, pay_band, post_band
from wres_xl.codes.lists import read_codes
from wres_xl.codes.normalise import run_together
from wres_xl.standard.data_items import PAY_BANDS
from wres_xl.standard.disparity import LEVELS

RECOGNISED = (
    # As the staff record prints them.
    ("NHS|XR02|Review Body Band 2", "Band 2"),
    ("NHS|XR05|Review Body Band 5", "Band 5"),
    ("NHS|XR08|Review Body Band 8 - Range A", "Band 8A"),
    ("NHS|XR09|Review Body Band 8 - Range B", "Band 8B"),
    ("NHS|XR11|Review Body Band 8 - Range D", "Band 8D"),
    ("NHS|XR12|Review Body Band 9", "Band 9"),
    ("NHS|XN06|Non Review Body Band 6", "Band 6"),
    ("NHS|XR00|Apprentice", "Under Band 1"),
    ("NHS|VSM1|Very Senior Manager", "VSM"),
    ("XR05", "Band 5"),
    ("XR05 - Review Body Band 5", "Band 5"),
    ("NHS XR05 Review Body Band 5", "Band 5"),
    ("NHS | XR05 | Review Body Band 5", "Band 5"),
    ("NHS|XR05|", "Band 5"),
    ("NHS|XR05", "Band 5"),
    ("Review Body Band 5", "Band 5"),
    ("Non-Review Body Band 8 - Range C", "Band 8C"),
    # As people write them.
    ("Band 1", "Band 1"),
    ("Band 5", "Band 5"),
    ("BAND 8A", "Band 8A"),
    ("Band 8 - Range A", "Band 8A"),
    ("Band 8 Range B", "Band 8B"),
    ("Band 8a", "Band 8A"),
    ("Band 8 (c)", "Band 8C"),
    ("Band8d", "Band 8D"),
    ("8a", "Band 8A"),
    ("AfC Band 5", "Band 5"),
    ("AfC 8b", "Band 8B"),
    ("Agenda for Change Band 5", "Band 5"),
    ("Agenda for Change - Band 9", "Band 9"),
    ("NHS Band 7", "Band 7"),
    ("Under Band 1", "Under Band 1"),
    ("Apprentice", "Under Band 1"),
    ("VSM", "VSM"),
    ("Very Senior Manager", "VSM"),
    ("Very Senior Manager (VSM)", "VSM"),
    ("Executive Director", "VSM"),
    ("Chief Executive", "VSM"),
)


@pytest.mark.parametrize(("grade", "band"), RECOGNISED)
def test_recognised(grade: str, band: str) -> None:
    assert pay_band(grade) == band


def test_every_band_of_the_national_return_can_be_named() -> None:
    assert {pay_band(band): pay_band(band) for band in PAY_BANDS} == {band: band for band in PAY_BANDS}


def test_the_label_decides_beside_a_code_that_is_not_known() -> None:
    assert pay_band("638|LOC17|Band 5") == "Band 5"


NOT_RECOGNISED = (
    ("a code that contradicts the label", "NHS|XR05|Review Body Band 6"),
    ("a code that contradicts the label", "NHS|XR09|Band 9"),
    ("a code that contradicts the label", "XR02 Review Body Band 5"),
    ("a known code with an unknown label", "NHS|XR05|Community Nurse"),
    ("the digits of an unknown code", "NHS|MC05|Salaried"),
    ("the digits of an unknown code", "XR99"),
    ("a code's position in the band's number", "NHS|XR8|Something"),
    ("a job title with a band in it", "Community Nurse Band 5"),
    ("a job title with a band in it", "Band 5 Staff Nurse"),
    ("a bare number", "5"),
    ("a band with no range", "Band 8"),
    ("a band that does not exist", "Band 10"),
    ("a range that does not exist", "Band 8E"),
    ("two bands", "Band 5/6"),
    ("two bands", "Band 8a-8b"),
    ("a band and above", "Band 8b+"),
    ("a local grade", "NHS|LOC|Local Pay"),
    ("a civil service grade", "Grade 7"),
    ("an office", "LOC|NED|Non Executive Director"),
    ("a doctor's grade", "NHS|YC72|Consultant"),
    ("any director", "Director"),
    ("nothing", ""),
    ("nothing", "NHS"),
    ("nothing", "||"),
)


@pytest.mark.parametrize(
    "grade", [case[1] for case in NOT_RECOGNISED], ids=[case[0] for case in NOT_RECOGNISED]
)
def test_not_recognised(grade: str) -> None:
    assert pay_band(grade) is None


GRADES = read_codes("grade")


@pytest.mark.parametrize("row", GRADES, ids=lambda row: row["label"])
def test_every_row_is_reached(row: dict[str, str]) -> None:
    assert row["pay_band"] in PAY_BANDS
    assert pay_band(row["label"]) == row["pay_band"]
    if row["code"]:
        assert pay_band(row["code"]) == row["pay_band"]
        assert pay_band(f"NHS|{row['code']}|{row['label']}") == row["pay_band"]


grades = st.sampled_from([row["label"] for row in GRADES] + [each[0] for each in RECOGNISED])


@given(st.data(), grades)
def test_case_spaces_and_dashes_do_not_matter(data: st.DataObject, grade: str) -> None:
    assert pay_band(data.draw(variants(grade))) == pay_band(grade)


@given(st.sampled_from([row["label"] for row in GRADES]), st.sampled_from(("", "NHS|XR05|", "NHS|LOC|")))
def test_no_part_of_a_label_is_enough(label: str, before: str) -> None:
    assert pay_band(f"{before}{label} {NONSENSE}") is None
    assert pay_band(f"{before}{NONSENSE} {label}") is None


@given(st.sampled_from(GRADES), st.sampled_from(GRADES))
def test_code_and_label_must_agree(code: dict[str, str], label: dict[str, str]) -> None:
    if code["code"]:
        agreed = code["pay_band"] == label["pay_band"]
        assert pay_band(f"NHS|{code['code']}|{label['label']}") == (label["pay_band"] if agreed else None)


TEXTS = {run_together(row[column]) for row in GRADES for column in ("code", "label")}


@given(st.text(alphabet=st.characters(exclude_characters="|")))
def test_what_is_recognised_is_listed(grade: str) -> None:
    if pay_band(grade) is not None:
        assert run_together(grade).removeprefix("nhs") in TEXTS


@pytest.mark.parametrize(
    ("grade", "band"),
    [
        ("B7", "Band 7"),
        ("b8a", "Band 8A"),
        ("Band 5 (Annex 21 70%)", "Band 5"),
        ("Band 3, Annex 21", "Band 3"),
        ("AfC Band 4 - Top of scale", "Band 4"),
        ("AfC: Band 8c - Director", "Band 8C"),
        ("Band 5 - Staff Nurse", "Band 5"),
        ("NHS AfC: Band 5 (Medical and Dental Secretary)", "Band 5"),
        ("Band 8a/8b", "Band 8A"),
        ("Bands 8b-8d", "Band 8B"),
        ("Band 6/7", "Band 6"),
        ("Band 2 to Band 4", "Band 2"),
        ("Band 5/6", None),
        ("Band 7 - 8a", None),
        ("Band 7/6", None),
        ("Band 4 (progressing to Band 5)", None),
        ("Band 5 - 6 months", None),
        ("Band 7 (or above)", None),
        ("Band 3 - Apprentice", None),
        ("Band 5 Staff Nurse", None),
        ("Band 5+", None),
        ("Band 8 - Range E", None),
        ("Band 8", None),
        ("B12", None),
        ("5", None),
        ("NHS|XR05|Review Body Band 6", None),
        ("", None),
    ],
)
def test_the_band_of_a_post_as_it_is_advertised(grade: str, band: str | None) -> None:
    assert post_band(grade) == band


@given(grades)
def test_what_names_a_band_names_that_of_a_post(grade: str) -> None:
    assert post_band(grade) == pay_band(grade)


@given(st.sampled_from(list(PAY_BANDS)), st.sampled_from(list(PAY_BANDS)))
def test_a_range_of_bands_is_of_one_level_or_none(lowest: str, highest: str) -> None:
    level = {
        band: next(each for each in LEVELS if ending in LEVELS[each]) for band, ending in PAY_BANDS.items()
    }
    band = post_band(f"{lowest}/{highest}")
    assert band is None or (band == lowest and level[lowest] == level[highest])


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ("NHS|YC72|Consultant", True),
        ("Specialty Doctor", True),
        ("LOC|1|foundation year 1", True),
        ("NHS|XR08|Review Body Band 8 - Range A", False),
        ("NHS|LOC1|Nurse Consultant", False),
        ("VSM", False),
        ("", False),
    ],
)
def test_grades_of_doctors_and_dentists(grade: str, expected: bool) -> None:
    assert is_medical_grade(grade) is expected


def test_a_vacancys_grade_under_the_medical_heading_is_one_of_doctors() -> None:
    assert is_medical_grade("NHS Medical & Dental: Local Appointment nodal point 3/4 (MT03/MT04)")
    assert is_medical_grade("NHS Medical and Dental - Senior House Officer")
    assert not is_medical_grade("NHS AfC: Band 5 (Medical and Dental Secretary)")


def test_no_grade_of_doctors_is_a_pay_band() -> None:
    assert [row["label"] for row in read_codes("medical_grade") if pay_band(row["label"])] == []
