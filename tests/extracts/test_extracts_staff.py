"""The staff list: sections, items, groups and terms, and what is not recognised in them."""

import pytest
from extract_files import DOCTOR, STAFF, Value, errors, notes, read, records, staff_rows, warnings

from wres_xl.extracts.tables import COLUMNS, Kind
from wres_xl.findings import Level
from wres_xl.settings import HeadcountRules, Settings, ValueMapping

Change = dict[str, Value]


def one(change: Change, *columns: str, settings: Settings | None = None) -> object:
    (record,) = records(read(staff_rows(change), settings), Kind.STAFF, *columns)
    return record[0] if len(columns) == 1 else record


def test_the_tidy_table() -> None:
    extracts = read(staff_rows({}))
    table = extracts.tables[Kind.STAFF]
    assert tuple(table.columns) == COLUMNS[Kind.STAFF]
    assert records(extracts, Kind.STAFF, *COLUMNS[Kind.STAFF]) == [
        (
            *("20000001", "20000001-2", True, 0.8, "active", "permanent", "", "non-clinical", "1a_band_5"),
            *("Administrative and Clerical", False, "White", "A", 2),
        )
    ]
    assert [table[name].dtype.kind for name in ("primary", "fte", "senior_manager", "row")] == [*"bfbi"]
    assert extracts.findings == ()


@pytest.mark.parametrize(
    ("origin", "category"),
    [
        ("A White - British", "A"),
        ("CP White Polish", "C"),
        ("Mixed - White & Asian", "F"),
        ("Chinese", "R"),
        ("Z Not Stated", "Z"),
        (None, "Z"),
        ("Not stated/refused", "Z"),
        ("BAME", ""),
        ("Q9 Local", None),
    ],
)
def test_ethnic_categories(origin: Value, category: str | None) -> None:
    assert one({"Ethnic Origin": origin}, "category") == category


def test_a_mapped_origin_has_no_category_but_for_unknown() -> None:
    mapping = ValueMapping(ethnic_origin={"Q9 Local": "BME", "H": "White", "Q8": "Unknown"})
    rows = staff_rows(*({"Ethnic Origin": origin} for origin in ("Q9 Local", "H", "Q8")))
    extracts = read(rows, Settings(mapping=mapping))
    assert records(extracts, Kind.STAFF, "group", "category") == [
        ("BME", ""),
        ("White", ""),
        ("Unknown", "Z"),
    ]


@pytest.mark.parametrize(
    ("written", "person"),
    [("00123", "123"), (123.0, "123"), (" 123 ", "123"), ("E-12", "E-12"), ("e-12", "E-12")],
)
def test_employee_numbers(written: Value, person: str) -> None:
    assert one({"Employee Number": written}, "person") == person


@pytest.mark.parametrize(
    ("origin", "group"),
    [
        ("A White - British", "White"),
        ("CX White Mixed", "White"),
        ("GC Mixed - Black & White", "BME"),
        ("Mixed - White & Asian", "BME"),
        ("h", "BME"),
        ("Z Not Stated", "Unknown"),
        (99.0, "Unknown"),
        ("NULL", "Unknown"),
        (None, "Unknown"),
    ],
)
def test_ethnic_origins(origin: Value, group: str) -> None:
    assert one({"Ethnic Origin": origin}, "group") == group


@pytest.mark.parametrize(
    ("change", "section", "item"),
    [
        ({}, "non-clinical", "1a_band_5"),
        ({"Staff Group": "Nursing and Midwifery Registered"}, "clinical", "1b_band_5"),
        ({"Pay Grade": "NHS|XR09|Review Body Band 8 - Range B"}, "non-clinical", "1a_band_8b"),
        (DOCTOR, "medical", "1m_consultants"),
        (DOCTOR | {"Job Role": "Specialty Doctor"}, "medical", "1m_career_grades"),
        (DOCTOR | {"Job Role": "Medical Director", "Pay Grade": "VSM"}, "medical", "1m_consultants"),
    ],
)
def test_sections_and_items(change: Change, section: str, item: str) -> None:
    assert one(change, "section", "item") == (section, item)
    assert errors(read(staff_rows(change))) == []


@pytest.mark.parametrize(
    ("role", "senior"), [("Medical Director", True), ("Clinical Director", True), ("Consultant", False)]
)
def test_senior_medical_managers(role: str, senior: bool) -> None:
    assert one(DOCTOR | {"Job Role": role}, "senior_manager") is senior


def test_a_senior_role_outside_medicine_is_none() -> None:
    assert one({"Job Role": "Clinical Director"}, "senior_manager") is False


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Ethnic Origin", "Q9 Local"),
        ("Pay Grade", "Local Spot Salary"),
        ("Pay Grade", None),
        ("Staff Group", "Hosted Services"),
        ("Assignment Status", "On Loan"),
        ("Assignment Status", None),
        ("Assignment Category", "Zero Hours"),
    ],
)
def test_each_unknown_value_is_told_once_with_its_rows(column: str, value: Value) -> None:
    again = f" {value.upper()} " if isinstance(value, str) else "  "
    extracts = read(staff_rows({}, {column: value}, {}, {column: again}))
    (told,) = errors(extracts)
    assert (told.file, told.sheet, told.row, told.rows) == ("file.xlsx", "Sheet", 3, 2)
    assert (told.column, told.value) == (column, value or "")
    assert told.expected
    assert ("[mapping." in told.mend) is (value is not None)


def test_what_is_unknown_is_none_in_the_table() -> None:
    unknown = {"Ethnic Origin": "Q9", "Pay Grade": "Spot"}
    assert one(unknown, "section", "item", "group") == ("non-clinical", None, None)
    assert one({"Staff Group": "Hosted"}, "section", "item") == (None, None)
    assert one(DOCTOR | {"Job Role": "Wizard"}, "section", "item") == ("medical", None)


@pytest.mark.parametrize("column", ["Ethnic Origin", "Pay Grade", "Staff Group"])
def test_whether_an_unknown_value_stops_a_figure_is_left_to_counting(column: str) -> None:
    (told,) = errors(read(staff_rows({column: "Q9"})))
    assert told.stops == frozenset()


@pytest.mark.parametrize("column", ["Assignment Status", "Assignment Category"])
def test_unknown_terms_stop_the_items_of_those_they_concern(column: str) -> None:
    band_2 = {"Pay Grade": "NHS|XR02|Review Body Band 2"}
    (told,) = errors(read(staff_rows({}, band_2 | {column: "Odd"})))
    assert told.stops == {"1a_band_2", "3_workforce", "4_workforce", "9_workforce"}


@pytest.mark.parametrize("column", ["Ethnic Origin", "Pay Grade"])
def test_an_excel_error_is_an_error_and_cannot_be_mapped(column: str) -> None:
    settings = Settings(mapping=ValueMapping(ethnic_origin={"#N/A": "White"}, grade={"#N/A": "Band 5"}))
    (told,) = errors(read(staff_rows({column: "#N/A"}), settings))
    assert told.problem.startswith("An Excel error stands in place of")
    assert told.value == "#N/A"


UNKNOWN: Change = {"Pay Grade": "Local", "Staff Group": "Hosted"}


@pytest.mark.parametrize(
    ("change", "setting"),
    [
        ({"Job Role": "Chair"}, "non_executives"),
        ({"Job Role": "Non Executive Director"}, "non_executives"),
        ({"Staff Group": "Students"}, "students"),
        ({"Assignment Category": "Bank"}, "bank"),
        ({"Assignment Category": "Honorary"}, "honorary"),
        ({"Assignment Status": "Maternity & Adoption"}, "maternity"),
        ({"Assignment Status": "Career Break"}, "career_break"),
    ],
)
def test_nothing_is_said_of_what_those_lack_who_are_left_out(change: Change, setting: str) -> None:
    rows = staff_rows(UNKNOWN | change)
    assert errors(read(rows)) == []
    kept = Settings(headcount=HeadcountRules(**{setting: True}))
    assert [told.column for told in errors(read(rows, kept))] in (["Staff Group"], ["Pay Grade"], [])
    assert (errors(read(rows, kept)) == []) is (change == {"Staff Group": "Students"})


def test_an_unknown_origin_of_someone_left_out_is_a_warning() -> None:
    extracts = read(staff_rows({"Ethnic Origin": "Q9", "Assignment Category": "Bank"}))
    assert errors(extracts) == []
    assert [told.column for told in warnings(extracts)] == ["Ethnic Origin"]


def test_students_and_non_executives_hold_an_office() -> None:
    changes = ({"Staff Group": "Students"}, {"Job Role": "Chair"}, {})
    assert records(read(staff_rows(*changes)), Kind.STAFF, "office") == [
        ("student",),
        ("non_executive",),
        ("",),
    ]


@pytest.mark.parametrize("nobodys", [(None, " "), ("TBC", "TBC"), ("0", "-"), ("3.00E+07", "3.00E+07")])
def test_a_row_without_an_employee_number_may_be_anybodys(nobodys: tuple[Value, Value]) -> None:
    extracts = read(staff_rows({}, *({"Employee Number": each} for each in nobodys)))
    (told,) = errors(extracts)
    assert (told.row, told.rows, told.column) == (3, 2, "Employee Number")
    assert told.stops == frozenset()
    found = records(extracts, Kind.STAFF, "person", "group", "item")
    assert found[0] == ("20000001", "White", "1a_band_5")
    assert [each[1:] for each in found[1:]] == [(None, "1a_band_5")] * 2
    assert len({each[0] for each in found}) == 3


@pytest.mark.parametrize(
    ("group", "code", "section"),
    [
        (None, "N6A", "clinical"),
        (None, "G2D", "non-clinical"),
        (None, 21.0, "medical"),
        ("Estates and Ancillary", None, "non-clinical"),
        ("Allied Health Professionals", "G2D", "clinical"),
        ("Students", "N6A", "clinical"),
        ("Students", None, None),
    ],
)
def test_the_staff_group_decides_and_else_the_occupation_code(
    group: Value, code: Value, section: str | None
) -> None:
    post: Change = {"Staff Group": group, "Occupation Code": code, "Job Role": "Consultant"}
    extracts = read(staff_rows(post, **{"Occupation Code": None}))
    assert records(extracts, Kind.STAFF, "section") == [(section,)]
    assert [told.column for told in errors(extracts)] == []


def test_occupation_codes_alone_are_enough() -> None:
    extracts = read(staff_rows({}, without=["Staff Group"], **{"Occupation Code": "A1A"}))
    assert records(extracts, Kind.STAFF, "item") == [("1b_band_5",)]
    assert extracts.findings == ()


def test_staff_group_and_occupation_code_that_disagree_are_told() -> None:
    (told,) = warnings(read(staff_rows({}, {}, **{"Occupation Code": "N6A"})))
    assert (told.row, told.rows) == (2, 2)
    assert told.value == "Administrative and Clerical / N6A"
    assert "the staff group decides (non-clinical)" in told.problem


@pytest.mark.parametrize(
    ("code", "problem"),
    [(None, "Neither the staff group nor"), ("Q?", "The occupation code is not recognised")],
)
def test_without_a_section(code: Value, problem: str) -> None:
    extracts = read(staff_rows({"Staff Group": None, "Occupation Code": code}, **{"Occupation Code": None}))
    (told,) = errors(extracts)
    assert told.problem.startswith(problem)
    assert records(extracts, Kind.STAFF, "section", "item") == [(None, None)]


def test_doctors_without_a_column_for_their_role() -> None:
    extracts = read(staff_rows({}, DOCTOR, without=["Job Role"]))
    (told,) = errors(extracts)
    assert "no column for the job role" in told.problem
    assert (told.row, told.rows) == (3, 1)
    assert records(extracts, Kind.STAFF, "item") == [("1a_band_5",), (None,)]


def test_nobody_misses_the_job_role_of_others() -> None:
    assert errors(read(staff_rows({}, without=["Job Role"]))) == []


@pytest.mark.parametrize(
    ("column", "field"), [("Assignment Status", "status"), ("Assignment Category", "contract")]
)
def test_without_a_column_for_the_terms(column: str, field: str) -> None:
    extracts = read(staff_rows({}, without=[column]))
    (told,) = warnings(extracts)
    assert f"There is no column for the {column.lower()}" in told.problem
    assert records(extracts, Kind.STAFF, field) == [("",)]


@pytest.mark.parametrize(
    ("answer", "primary", "told"),
    [("Yes", True, 0), ("N", False, 0), (True, True, 0), (None, False, 0), ("perhaps", False, 1)],
)
def test_primary_assignments(answer: Value, primary: bool, told: int) -> None:
    extracts = read(staff_rows({"Primary Assignment": answer}))
    assert records(extracts, Kind.STAFF, "primary") == [(primary,)]
    assert len(warnings(extracts)) == told


@pytest.mark.parametrize(
    ("written", "fte", "told"),
    [("0.8 ", 0.8, 0), (1.0, 1.0, 0), (None, 0.0, 0), ("full", 0.0, 1), (-1.0, 0.0, 1)],
)
def test_ftes(written: Value, fte: float, told: int) -> None:
    extracts = read(staff_rows({"FTE": written}))
    assert records(extracts, Kind.STAFF, "fte") == [(fte,)]
    assert len(warnings(extracts)) == told


def test_without_the_columns_that_choose_between_assignments() -> None:
    extracts = read(staff_rows({}, without=["FTE", "Primary Assignment", "Assignment Number"]))
    assert records(extracts, Kind.STAFF, "assignment", "primary", "fte") == [("", False, 0.0)]
    assert ["primary" in told.problem for told in notes(extracts)] == [True]
    assert errors(extracts) == []


def test_no_finding_shows_who_somebody_is() -> None:
    secrets = {"Employee Number": "87654321", "Last Name": "Featherstonehaugh", "Date Of Birth": "31/12/1970"}
    everything_wrong: Change = {name: f"87654321 born 31/12/1970 {name}" for name in STAFF} | secrets
    rows = staff_rows(
        everything_wrong, {"Employee Number": None}, **dict.fromkeys(secrets, "Featherstonehaugh")
    )
    text = "\n".join(told.sentence for told in read(rows).findings)
    assert text
    for secret in ("87654321", "1970", "Featherstonehaugh"):
        assert secret not in text


def test_a_number_with_and_without_its_zeros_is_one_person_and_told() -> None:
    rows = staff_rows({"Employee Number": "00012345"}, {"Employee Number": 12345.0}, {"Employee Number": "7"})
    extracts = read(rows)
    assert records(extracts, Kind.STAFF, "person") == [("12345",), ("12345",), ("7",)]
    (finding,) = extracts.findings
    assert (finding.level, finding.column) == (Level.WARNING, "Employee Number")
    assert finding.problem.startswith("1 employee number with and without leading zeros")
