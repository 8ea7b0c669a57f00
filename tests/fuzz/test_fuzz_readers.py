"""Accidents to files: no traceback and no private word; and what may never change a figure does not."""

import csv
import io

import pytest
from fuzz_targets import CANARY, Figures, figures, read
from hypothesis import given, settings
from hypothesis import strategies as st
from many import by_chance

HEADINGS = ("Employee Number", "Assignment Number", "Ethnic Origin", "Staff Group", "Job Role", "Pay Grade")
HEADINGS += ("FTE", "Primary Assignment", "Assignment Category", "Assignment Status", "Last Name")
NAMES = {
    "Employee Number": ("Staff No", "EMPLOYEE_NUMBER"),
    "Ethnic Origin": ("Ethnicity", "Ethnic Category"),
    "Staff Group": ("NHS Staff Group",),
    "Pay Grade": ("Band", "Pay Scale"),
    "FTE": ("Contracted WTE",),
    "Assignment Status": ("Status",),
}
POSTS = (
    ("Administrative and Clerical", "Officer", "NHS|XR05|Review Body Band 5"),
    ("Nursing and Midwifery Registered", "Staff Nurse", "NHS|XR06|Review Body Band 6"),
    ("Medical and Dental", "Consultant", "NHS|YC72|Consultant"),
)
ORIGINS = ("A White - British", "CP White Polish", "N Black African", "H", "Z Not Stated", "")
Row = tuple[str, ...]

quick = settings(max_examples=40, deadline=None)


@st.composite
def assignments(draw: st.DrawFn) -> list[Row]:
    """The assignments of a few people, in any order."""
    rows: list[Row] = []
    for person in range(draw(st.integers(2, 7))):
        origin = draw(st.sampled_from(ORIGINS))
        for number in range(draw(st.integers(1, 2))):
            post = draw(st.sampled_from(POSTS))
            fte, category = draw(st.sampled_from(("1", "0.5"))), draw(st.sampled_from(("Permanent", "Bank")))
            whose = (f"2{person:07}", f"2{person:07}-{number + 1}", origin)
            terms = (fte, "No" if number else "Yes", category, "Active Assignment")
            rows.append((*whose, *post, *terms, CANARY))
    return draw(st.permutations(rows))


def as_csv(rows: list[Row], headings: tuple[str, ...] = HEADINGS, delimiter: str = ",") -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows([headings, *rows])
    return buffer.getvalue().encode()


def as_go2(rows: list[Row]) -> bytes:
    """The same people as the interface writes them."""
    people = {row[0]: "~".join(["PRA", row[0], "20150601", "", row[0], *[""] * 17, row[2]]) for row in rows}
    return "\n".join([*people.values(), *map(go2_assignment, rows)]).encode()


def go2_assignment(row: Row) -> str:
    fields = {0: "ASA", 1: row[0], 2: f"9{row[1]}", 3: "20150601", 6: "E", 7: row[1], 9: row[9], 20: row[8]}
    fields |= {21: row[7], 25: row[6], 30: row[5], 34: f"{row[3]}|{row[4]}"}
    return "~".join(fields.get(at, "") for at in range(35))


def counted(*files: tuple[str, bytes]) -> tuple[Figures, bool]:
    extracts = read(*files)
    assert extracts is not None
    return figures(extracts)


@quick
@given(assignments(), st.data())
def test_order_of_rows_and_columns_names_and_delimiters(rows: list[Row], data: st.DataObject) -> None:
    plain = counted(("staff.csv", as_csv(rows)))
    order = data.draw(st.permutations(range(2, len(HEADINGS))))
    columns = [0, 1, *order]
    renamed = [data.draw(st.sampled_from((name, *NAMES.get(name, ())))) for name in HEADINGS]
    shuffled = [tuple(row[at] for at in columns) for row in data.draw(st.permutations(rows))]
    delimiter = data.draw(st.sampled_from(",;\t"))
    other = as_csv(shuffled, tuple(renamed[at] for at in columns), delimiter)
    assert counted(("staff.csv", other)) == plain


@quick
@given(assignments(), st.data())
def test_splitting_into_several_files(rows: list[Row], data: st.DataObject) -> None:
    whole, _ = counted(("staff.csv", as_csv(rows)))
    cut = data.draw(st.integers(0, len(rows)))
    parts, _ = counted(("a.csv", as_csv(rows[:cut])), ("b.csv", as_csv(rows[cut:])))
    assert parts == whole


@quick
@given(assignments(), st.data())
def test_the_interface_gives_what_the_export_gives(rows: list[Row], data: st.DataObject) -> None:
    export, _ = counted(("staff.csv", as_csv(rows)))
    lines = data.draw(st.permutations(as_go2(rows).decode().splitlines()))
    cut = data.draw(st.integers(1, len(lines) - 1))
    assert counted(("go2.dat", as_go2(rows)))[0] == export
    parts = (("a.dat", "\n".join(lines[:cut]).encode()), ("b.dat", "\n".join(lines[cut:]).encode()))
    assert counted(*parts)[0] == export


@quick
@given(assignments(), st.data())
def test_a_spoilt_cell_changes_no_figure_without_a_finding(rows: list[Row], data: st.DataObject) -> None:
    before, _ = counted(("staff.csv", as_csv(rows)))
    at, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(2, 9))
    garbage = data.draw(st.sampled_from(("#N/A", "\u00a7", "??", "see notes", "-5", "A B C")))
    spoilt = [*rows[:at], (*rows[at][:column], garbage, *rows[at][column + 1 :]), *rows[at + 1 :]]
    after, is_told = counted(("staff.csv", as_csv(spoilt)))
    assert after == before or is_told


@quick
@given(assignments(), st.data())
def test_a_shortened_row_changes_no_figure_without_a_finding(rows: list[Row], data: st.DataObject) -> None:
    lines = as_go2(rows).decode().splitlines()
    before, _ = counted(("go2.dat", as_go2(rows)))
    at = data.draw(st.integers(0, len(lines) - 1))
    fields = lines[at].split("~")
    lines[at] = "~".join(fields[: data.draw(st.integers(1, len(fields) - 1))])
    extracts = read(("go2.dat", "\n".join(lines).encode()))
    if extracts is not None:
        after, is_told = figures(extracts)
        assert after == before or is_told


@pytest.mark.parametrize("seed", range(20))
def test_ten_thousand_accidents_to_the_corpus(seed: int) -> None:
    by_chance(500, seed)


@quick
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    read(("extract.csv", content))
    read(("go2.dat", b"PRA~" + content))
