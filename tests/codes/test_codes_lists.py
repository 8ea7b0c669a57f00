"""The lists themselves: each is a table, says where it comes from, and does not contradict itself."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from wres_xl.codes.lists import BadCodeList, index, parse, read_codes

NAMES = sorted(
    Path(each.name).stem for each in files("wres_xl.codes").iterdir() if each.name.endswith(".csv")
)
SOURCES = {"seen in public source", "practice, unverified"}


def test_the_lists() -> None:
    assert NAMES == [
        "assignment_category",
        "assignment_status",
        "case_type",
        "ethnic_heading",
        "ethnic_origin",
        "grade",
        "headings",
        "job_role",
        "medical_grade",
        "occupation_code",
        "occupation_staff_group",
        "staff_group",
        "stage",
        "yes_no",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_says_where_it_comes_from(name: str) -> None:
    assert {row["source"] for row in read_codes(name)} <= SOURCES


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_repeated(name: str) -> None:
    repeated = [
        row for row, times in Counter(tuple(row.items()) for row in read_codes(name)).items() if times > 1
    ]
    assert not repeated


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_tidy(name: str) -> None:
    assert [value for row in read_codes(name) for value in row.values() if value != value.strip()] == []


MEANINGS = {
    "ethnic_origin": {"alone": {"yes", "no"}},
    "job_role": {"senior_manager": {"yes", ""}, "office": {"non_executive", "student", ""}},
    "stage": {"shortlisted": {"yes", "no"}, "appointed": {"yes", "no"}},
    "case_type": {"formal_disciplinary": {"yes", "no"}},
    "yes_no": {"means": {"yes", "no"}},
    "assignment_status": {
        "meaning": {
            "active",
            "secondment_in",
            "acting_up",
            "maternity",
            "career_break",
            "external_secondment",
            "suspended",
            "left",
        }
    },
    "assignment_category": {
        "meaning": {
            "permanent",
            "fixed_term",
            "locum",
            "bank",
            "agency",
            "honorary",
            "student",
            "non_executive",
        }
    },
}


@pytest.mark.parametrize("name", MEANINGS)
def test_meanings_are_of_a_closed_set(name: str) -> None:
    for column, allowed in MEANINGS[name].items():
        assert {row[column] for row in read_codes(name)} == allowed


def test_a_list_is_read_once() -> None:
    assert read_codes("grade") is read_codes("grade")


def test_a_cell_in_quotes_may_hold_commas() -> None:
    text = 'label,source\n"Asian, Asian British or Asian Welsh","practice, unverified"\n'
    assert [list(row.values()) for row in parse("ethnic_heading", text)] == [
        ["Asian, Asian British or Asian Welsh", "practice, unverified"]
    ]


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(BadCodeList, match=r"grade\.csv, row 3: 2 cells\. Expected: 3\."):
        parse("grade", "code,label,source\nA,White,seen\nB,White\n")


def test_two_meanings_of_one_text_are_refused() -> None:
    with pytest.raises(BadCodeList, match=r"grade.csv: 'band 5' means 'Band 5' and 'Band 6'"):
        index("grade", [("band 5", "Band 5"), ("band 5", "Band 6")])


def test_one_meaning_may_be_given_twice() -> None:
    assert index("grade", [("band 5", "Band 5"), ("band 5", "Band 5")]) == {"band 5": "Band 5"}


def test_a_text_that_matches_nothing_is_refused() -> None:
    with pytest.raises(BadCodeList, match="neither letters nor digits"):
        index("grade", [("", "Band 5")])
