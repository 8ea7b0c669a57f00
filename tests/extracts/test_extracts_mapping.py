"""What a person decided about unknown values goes before the code lists, and must itself be known."""

from collections.abc import Mapping
from dataclasses import fields

import pytest
from extract_files import DOCTOR, Rows, Value, errors, read, records, staff_rows

from wres_xl.extracts.tables import Kind
from wres_xl.settings import Settings, ValueMapping


def mapped(**mapping: Mapping[str, str]) -> Settings:
    return Settings(mapping=ValueMapping(**mapping))


MAPPINGS: dict[str, tuple[dict[str, Value], str, str, str, object]] = {
    "ethnic_origin": ({"Ethnic Origin": "Q9 Local"}, "Q9 Local", "BME", "group", "BME"),
    "grade": ({"Pay Grade": "Spot Salary"}, "Spot Salary", "band 8a", "item", "1a_band_8a"),
    "staff_group": ({"Staff Group": "Hosted"}, "Hosted", "Clinical", "item", "1b_band_5"),
    "job_role": (DOCTOR | {"Job Role": "Wizard"}, "Wizard", "Trainee grades", "item", "1m_trainees"),
    "assignment_status": ({"Assignment Status": "On Loan"}, "On Loan", "active", "status", "active"),
    "assignment_category": ({"Assignment Category": "Zero"}, "Zero", "Bank", "contract", "bank"),
}
ORIGIN, WHITE = "Ethnic Origin", "A White - British"
CASES = [["Employee Number", "Case Type", "Date"], ["1", "Stage 3", "01/07/2020"]]
COURSES = [["Employee Number", "Course", "Mandatory"], ["1", "First aid", "Role essential"]]
STAGES = [["Applicant", ORIGIN, "Furthest Stage"], ["1", WHITE, "Talent pool"]]
EVENTS: list[tuple[str, Rows, Kind, str, dict[str, tuple[object, ...]]]] = [
    ("case_type", CASES, Kind.DISCIPLINARY, "formal", {"formal": (True,), "Not Formal": (False,)}),
    (
        *("mandatory", COURSES, Kind.TRAINING, "non_mandatory"),
        {"mandatory": (False,), "Non-mandatory": (True,), "yes": (False,), "No": (True,)},
    ),
    (
        *("stage", STAGES, Kind.RECRUITMENT, "shortlisted appointed"),
        {"appointed": (1, 1), "Shortlisted": (1, 0), "not  shortlisted": (0, 0)},
    ),
]


def test_every_table_of_the_settings_is_tried() -> None:
    assert [each.name for each in fields(ValueMapping)] == [*MAPPINGS, *(each[0] for each in EVENTS)]


@pytest.mark.parametrize(("name", "rows", "kind", "columns", "meanings"), EVENTS, ids=[e[0] for e in EVENTS])
def test_values_of_logs_and_of_recruitment_may_be_mapped_too(
    name: str, rows: Rows, kind: Kind, columns: str, meanings: Mapping[str, tuple[object, ...]]
) -> None:
    value = str(rows[1][1 if kind is Kind.DISCIPLINARY else 2])
    (unknown,) = errors(read(rows))
    assert (unknown.mapped_in, unknown.value) == (name, value)
    for target, meaning in meanings.items():
        extracts = read(rows, mapped(**{name: {value.upper(): target}}))
        assert errors(extracts) == []
        assert records(extracts, kind, *columns.split()) == [meaning]
    first, second = errors(read(rows, mapped(**{name: {value: "Nonsense"}})))
    assert (first.value, second.value) == ("Nonsense", value)


@pytest.mark.parametrize("name", MAPPINGS)
def test_a_mapped_value_stands_for_what_was_decided(name: str) -> None:
    change, value, target, column, meaning = MAPPINGS[name]
    rows = staff_rows(change)
    assert len(errors(read(rows))) == 1
    for written in (value, f" {value.upper()} -"):
        extracts = read(rows, mapped(**{name: {written: target}}))
        assert errors(extracts) == []
        assert records(extracts, Kind.STAFF, column) == [(meaning,)]


@pytest.mark.parametrize("name", MAPPINGS)
def test_a_target_that_is_not_known_is_an_error(name: str) -> None:
    change, value, *_ = MAPPINGS[name]
    first, second = errors(read(staff_rows(change), mapped(**{name: {value: "Nonsense"}})))
    assert f"mapping.{name}" in first.problem
    assert first.value == "Nonsense"
    assert first.expected
    assert second.problem.endswith("is not recognised")


def test_decisions_go_before_the_code_lists() -> None:
    settings = mapped(grade={"NHS|XR05|Review Body Band 5": "Band 6"})
    assert records(read(staff_rows({}), settings), Kind.STAFF, "item") == [("1a_band_6",)]


def test_a_role_may_be_mapped_to_senior_medical_manager() -> None:
    settings = mapped(job_role={"Wizard": "of which Senior medical manager"})
    extracts = read(staff_rows(DOCTOR | {"Job Role": "Wizard"}), settings)
    assert records(extracts, Kind.STAFF, "item", "senior_manager") == [("1m_consultants", True)]


def test_a_blank_may_be_mapped_too() -> None:
    settings = mapped(assignment_category={"": "Permanent"})
    extracts = read(staff_rows({"Assignment Category": None}), settings)
    assert records(extracts, Kind.STAFF, "contract") == [("permanent",)]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (Kind.RECRUITMENT, [["Ethnic Origin", "Furthest Stage"], ["Q9", "Appointed"]]),
        (Kind.BOARD, [["Ethnic Origin", "Voting", "Executive"], ["Q9", "Yes", "Yes"]]),
        (Kind.DISCIPLINARY, [["Ethnic Origin", "Case Type"], ["Q9", "Disciplinary"]]),
        (Kind.TRAINING, [["Employee Number", "Ethnic Origin", "Mandatory"], ["1", "Q9", "No"]]),
    ],
)
def test_mapped_origins_hold_in_every_extract(kind: Kind, rows: list[list[Value]]) -> None:
    assert len(errors(read(rows))) == 1
    extracts = read(rows, mapped(ethnic_origin={"q9": "White"}))
    assert errors(extracts) == []
    assert records(extracts, kind, "group") == [("White",)]


@pytest.mark.parametrize("sign", ["?", " * ", "\u00a7"])
def test_a_sign_is_no_blank_and_cannot_be_mapped(sign: str) -> None:
    settings = Settings(mapping=ValueMapping(ethnic_origin={sign: "White"}))
    extracts = read(
        [
            ["Role", "Executive", "Voting", "Ethnic Origin"],
            ["Chair", "No", "Yes", sign],
            ["NED", "No", "Yes", ""],
        ],
        settings,
    )
    assert records(extracts, Kind.BOARD, "group") == [(None,), ("Unknown",)]
    mapped, unknown = errors(extracts)
    assert mapped.problem.startswith("The setting mapping.ethnic_origin names a value without letters")
    assert (unknown.row, unknown.column, unknown.mend) == (2, "Ethnic Origin", "Correct it in the source.")
