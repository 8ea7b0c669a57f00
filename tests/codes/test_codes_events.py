"""Stages of recruitment, kinds of casework, and yes or no."""

from collections.abc import Callable, Mapping

import pytest
from code_texts import NONSENSE, variants
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.codes import is_formal_disciplinary, stages, yes_no
from wres_xl.codes.lists import read_codes
from wres_xl.codes.normalise import normalise

APPLIED, SHORTLISTED, APPOINTED = (False, False), (True, False), (True, True)

STAGES = (
    ("Applied", APPLIED),
    ("Longlisted", APPLIED),
    ("Not shortlisted", APPLIED),
    ("Rejected at shortlisting", APPLIED),
    ("Withdrawn before shortlisting", APPLIED),
    ("Shortlisted", SHORTLISTED),
    ("Short-listed", SHORTLISTED),
    ("Invited to interview", SHORTLISTED),
    ("Did not attend interview", SHORTLISTED),
    ("Interviewed", SHORTLISTED),
    ("Unsuccessful at interview", SHORTLISTED),
    ("Reserve list", SHORTLISTED),
    ("Withdrawn after interview", SHORTLISTED),
    ("Offered", SHORTLISTED),
    ("Conditional offer", SHORTLISTED),
    ("Conditional offer accepted", SHORTLISTED),
    ("Offer declined", SHORTLISTED),
    ("Offer withdrawn", SHORTLISTED),
    ("Withdrawn after offer", SHORTLISTED),
    ("Pre-employment checks", SHORTLISTED),
    ("Offer accepted", APPOINTED),
    ("Unconditional offer accepted", APPOINTED),
    ("Start date agreed", APPOINTED),
    ("Appointed", APPOINTED),
    ("Started", APPOINTED),
    ("Started in post", APPOINTED),
    ("Hired", APPOINTED),
    # What does not tell whether the applicant was shortlisted.
    ("Withdrawn", None),
    ("Withdrawn by applicant", None),
    ("Rejected", None),
    ("Unsuccessful", None),
    ("Successful", None),
    ("", None),
)


@pytest.mark.parametrize(("furthest", "expected"), STAGES)
def test_stages(furthest: str, expected: tuple[bool, bool] | None) -> None:
    assert stages(furthest) == expected


def test_nobody_is_appointed_without_being_shortlisted() -> None:
    assert {stages(row["stage"]) for row in read_codes("stage")} == {APPLIED, SHORTLISTED, APPOINTED}


CASE_TYPES = (
    ("Formal Disciplinary", True),
    ("Disciplinary - Formal", True),
    ("Formal investigation", True),
    ("Disciplinary", True),
    ("Informal Disciplinary", False),
    ("Disciplinary (Informal)", False),
    ("Disciplinary Appeal", False),
    ("Grievance", False),
    ("Formal Grievance", False),
    ("Capability", False),
    ("Sickness Absence", False),
    ("Bullying & Harassment", False),
    ("Bullying Complaint", False),
    ("Investigation", None),
    ("Conduct", None),
    ("Other", None),
    ("Not formal", None),
    ("", None),
)


@pytest.mark.parametrize(("case_type", "expected"), CASE_TYPES)
def test_case_types(case_type: str, expected: bool | None) -> None:
    assert is_formal_disciplinary(case_type) is expected


ANSWERS = (
    ("Yes", True),
    ("Y", True),
    ("TRUE", True),
    ("1", True),
    ("1.0", True),
    ("Primary", True),
    ("Voting", True),
    ("Executive", True),
    ("Mandatory", True),
    ("No", False),
    ("N", False),
    ("FALSE", False),
    ("0", False),
    ("Secondary", False),
    ("Non-voting", False),
    ("Non-Executive", False),
    ("Non-mandatory", False),
    ("Yes/No", None),
    ("Unknown", None),
    ("2", None),
    ("10", None),
    ("", None),
)


@pytest.mark.parametrize(("answer", "expected"), ANSWERS)
def test_answers(answer: str, expected: bool | None) -> None:
    assert yes_no(answer) is expected


LISTS: tuple[tuple[str, Callable[[Mapping[str, str]], object], Callable[[str], object]], ...] = (
    ("stage", lambda row: (row["shortlisted"] == "yes", row["appointed"] == "yes"), stages),
    ("case_type", lambda row: row["formal_disciplinary"] == "yes", is_formal_disciplinary),
    ("answer", lambda row: row["means"] == "yes", yes_no),
)
FILES = {"answer": "yes_no"}


def _listed(column: str, meaning: Callable[[Mapping[str, str]], object]) -> dict[str, object]:
    """Every text of a list, as written, with its meaning."""
    return {row[column]: meaning(row) for row in read_codes(FILES.get(column, column))}


lists = pytest.mark.parametrize(
    ("listed", "look_up"),
    [(_listed(column, meaning), look_up) for column, meaning, look_up in LISTS],
    ids=[each[0] for each in LISTS],
)


@lists
def test_every_row_is_reached(listed: dict[str, object], look_up: Callable[[str], object]) -> None:
    assert {text: look_up(text) for text in listed} == listed


@lists
@given(data=st.data())
def test_case_spaces_and_dashes_do_not_matter(
    listed: dict[str, object], look_up: Callable[[str], object], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(list(listed)))
    assert look_up(data.draw(variants(text))) == listed[text]


@lists
@given(data=st.data())
def test_what_is_not_listed_is_not_recognised(
    listed: dict[str, object], look_up: Callable[[str], object], data: st.DataObject
) -> None:
    meanings = {normalise(text): meaning for text, meaning in listed.items()}
    part = data.draw(st.sampled_from(list(listed)))
    value = data.draw(st.text() | st.sampled_from([f"{part} {NONSENSE}", f"{NONSENSE} {part}", part[:-1]]))
    assert look_up(value) == meanings.get(normalise(value))
