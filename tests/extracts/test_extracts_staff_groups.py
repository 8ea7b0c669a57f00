"""The staff group of each post in the tidy staff table, by ESR's own name."""

import pytest
from extract_files import Value, read, records, staff_rows

from wres_xl.extracts.tables import Kind
from wres_xl.settings import Settings, ValueMapping


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("A&C", "Administrative and Clerical"),
        ("Registered Nursing & Midwifery", "Nursing and Midwifery Registered"),
        ("Medical", "Medical and Dental"),
        ("Students", "Students"),
        ("Clinical", ""),
        ("Hosted Services", ""),
        (None, ""),
    ],
)
def test_staff_groups_by_their_national_names(written: Value, name: str) -> None:
    extracts = read(staff_rows({"Staff Group": written}))
    assert records(extracts, Kind.STAFF, "staff_group") == [(name,)]


def test_a_mapped_staff_group_has_the_name_of_what_it_stands_for() -> None:
    mapping = ValueMapping(
        staff_group={"Hosted Doctors": "Medical", "Hosted Nurses": "Clinical", "AHP": "clinical"}
    )
    rows = staff_rows(*({"Staff Group": group} for group in ("HOSTED  DOCTORS", "Hosted Nurses", "AHP")))
    extracts = read(rows, Settings(mapping=mapping))
    assert records(extracts, Kind.STAFF, "section", "staff_group") == [
        ("medical", "Medical and Dental"),
        ("clinical", ""),
        ("clinical", "Allied Health Professionals"),
    ]


def test_without_a_column_no_staff_group_is_told() -> None:
    rows = staff_rows({}, without=("Staff Group",), **{"Occupation Code": "N6A"})
    assert records(read(rows), Kind.STAFF, "section", "staff_group") == [("clinical", "")]
