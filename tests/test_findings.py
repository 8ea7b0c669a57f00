"""Findings say what is wrong, where, and how to mend it; the worst stand first."""

import pytest

from wres_xl.findings import (
    Finding,
    Level,
    Refused,
    UnreadableFile,
    UsageError,
    WresError,
    reasons,
    worst_first,
)

ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        (
            Finding(ERROR, "", file="staff.xlsx", sheet="ESR", row=12, column="Grade"),
            "staff.xlsx, sheet ESR, row 12, column Grade",
        ),
        (Finding(ERROR, "", file="staff.csv", row=12), "staff.csv, row 12"),
        (Finding(ERROR, "", file="staff.csv", column="Grade"), "staff.csv, column Grade"),
        (Finding(ERROR, ""), ""),
    ],
)
def test_a_place_names_what_is_known_of_it(finding: Finding, place: str) -> None:
    assert finding.place == place


WHOLE = Finding(
    ERROR,
    "The grade is not recognised",
    file="staff.xlsx",
    row=12,
    value="Band 5X",
    rows=1200,
    expected="a national grade",
    mend="Correct it in the source.",
)


def test_a_sentence_tells_it_all_in_one_line() -> None:
    assert WHOLE.sentence == (
        "staff.xlsx, row 12: The grade is not recognised (found: Band 5X). In 1,200 rows. "
        "Expected: a national grade. Correct it in the source."
    )


def test_and_leaves_out_what_there_is_not() -> None:
    assert Finding(NOTE, "The log has no rows").sentence == "The log has no rows."
    assert Finding(NOTE, "A date is odd", file="a.csv", rows=1).sentence == "a.csv: A date is odd."


def test_the_remedy_is_what_was_expected_and_how_to_mend_it() -> None:
    assert WHOLE.remedy == "Expected: a national grade. Correct it in the source."
    assert Finding(NOTE, "").remedy == ""
    assert Finding(NOTE, "", mend="Mend it.").remedy == "Mend it."
    assert Finding(NOTE, "", expected="a date").remedy == "Expected: a date."


def test_the_worst_stand_first_then_the_most_rows_then_by_place() -> None:
    in_order = (
        Finding(ERROR, "many", rows=10),
        Finding(ERROR, "few", file="a.csv", rows=2),
        Finding(ERROR, "few, in a later file", file="b.csv", rows=2),
        Finding(ERROR, "few, in a later row", file="b.csv", row=3, rows=2),
        Finding(ERROR, "few, in a later column", file="b.csv", row=3, column="x", rows=2),
        Finding(WARNING, "very many", rows=1000),
        Finding(NOTE, "told last", rows=5000),
    )
    assert worst_first(reversed(in_order)) == in_order


def test_findings_alike_keep_their_order() -> None:
    alike = (Finding(NOTE, "first"), Finding(NOTE, "second"))
    assert worst_first(alike) == alike


def test_the_first_finding_that_stops_an_item_is_the_reason() -> None:
    first = Finding(ERROR, "First", stops=frozenset({"a", "b"}))
    second = Finding(ERROR, "Second", stops=frozenset({"b", "c"}))
    assert reasons([Finding(NOTE, "Stops nothing"), first, second]) == {
        "a": "First",
        "b": "First",
        "c": "Second",
    }


@pytest.mark.parametrize(
    ("error", "code"),
    [(WresError("x"), 2), (UsageError("x"), 2), (UnreadableFile("x"), 3), (Refused("x"), 1)],
)
def test_each_mistake_has_its_exit_code_and_is_of_one_family(error: WresError, code: int) -> None:
    assert error.exit_code == code
    assert str(error) == "x"
    assert isinstance(error, WresError)


def test_a_refusal_carries_its_findings() -> None:
    assert Refused("x", [WHOLE]).findings == (WHOLE,)
    assert Refused("x").findings == ()
