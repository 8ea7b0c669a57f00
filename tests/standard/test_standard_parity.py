"""People to parity, and board members to match the workforce."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_xl.standard.parity import PeopleToParity, members_to_match, people_to_parity

Counts = tuple[int, int, int, int]
"""BME events and total, then White."""


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    bme, white = draw(st.integers(1, 60)), draw(st.integers(1, 60))
    return draw(st.integers(0, bme)), bme, draw(st.integers(0, white)), white


@pytest.mark.parametrize(
    ("counts", "people"),
    [
        # The NECS report, 2020-21: 268 of 1,887 White applicants; 457 at that rate would be 64.9.
        ((30, 457, 268, 1887), PeopleToParity(35, 22)),
        # Its training: 511 of 1,398 White staff; 123 at that rate would be 44.96; 42 is within the range.
        ((42, 123, 511, 1398), PeopleToParity(3, 0)),
        # Its disciplinary cases of 2019-20: 65 at White's rate would be 0.89, and at 1.25 times it 1.1.
        ((2, 65, 15, 1093), PeopleToParity(-2, -1)),
        # 2020-21: nobody of 123, who at White's rate would be 0.09.
        ((0, 123, 1, 1398), PeopleToParity(1, 1)),
        ((10, 100, 10, 100), PeopleToParity(0, 0)),
        ((0, 100, 0, 100), PeopleToParity(0, 0)),
        # 80 of 100 beside 100 of 100 is exactly four fifths, and 100 beside 80 five quarters.
        ((80, 100, 100, 100), PeopleToParity(20, 0)),
        ((100, 100, 80, 100), PeopleToParity(-20, 0)),
        ((79, 100, 100, 100), PeopleToParity(21, 1)),
        ((5, 10, 0, 10), PeopleToParity(-5, -5)),
        ((0, 10, 10, 10), PeopleToParity(10, 8)),
    ],
)
def test_worked_examples(counts: Counts, people: PeopleToParity) -> None:
    assert people_to_parity(*counts) == people


def by_trying(events: int, total: int, aim: Fraction, upwards: bool) -> int:
    """The smallest change, tried one after the other, that brings the likelihood to `aim` or across it."""
    if upwards:
        return next(more for more in range(total + 1) if Fraction(events + more, total) >= aim)
    return next(-fewer for fewer in range(total + 1) if Fraction(events - fewer, total) <= aim)


@given(counts=counts())
@settings(deadline=None)
def test_it_is_the_smallest_change_of_all(counts: Counts) -> None:
    events, total, white_events, white_total = counts
    white = Fraction(white_events, white_total)
    upwards = Fraction(events, total) < white
    edge = white * Fraction(4, 5) if upwards else white * Fraction(5, 4)
    assert people_to_parity(*counts) == PeopleToParity(
        by_trying(events, total, white, upwards), by_trying(events, total, edge, upwards)
    )


@pytest.mark.parametrize("counts", [(0, 0, 1, 2), (1, 2, 0, 0), (0, 0, 0, 0)])
def test_without_a_group_there_is_no_parity_and_the_reason_is_told(counts: Counts) -> None:
    told = people_to_parity(*counts)
    assert (told.to_parity, told.to_even) == (None, None)
    assert told.reason == "One of the two groups has nobody in it, so there is no parity."


@pytest.mark.parametrize("counts", [(-1, 2, 1, 2), (3, 2, 1, 2), (1, 2, -1, 2), (1, 2, 3, 2)])
def test_impossible_counts_are_refused(counts: Counts) -> None:
    with pytest.raises(ValueError, match="never more than its whole"):
        people_to_parity(*counts)


@pytest.mark.parametrize(
    ("board", "group", "workforce", "members"),
    [
        (6, 123, 1618, 1),  # 0.46 of a member
        (12, 250, 1000, 3),  # exactly
        (13, 250, 1000, 4),
        (6, 0, 1618, 0),
        (6, 10, 10, 6),
        (0, 1, 10, None),
        (6, 0, 0, None),
    ],
)
def test_the_members_that_match_the_workforce(
    board: int, group: int, workforce: int, members: int | None
) -> None:
    assert members_to_match(board, group, workforce) == members


@given(data=st.data(), board=st.integers(1, 30), workforce=st.integers(1, 5000))
@settings(deadline=None)
def test_one_member_fewer_would_be_below_the_workforces_share(
    data: st.DataObject, board: int, workforce: int
) -> None:
    group = data.draw(st.integers(0, workforce))
    members = members_to_match(board, group, workforce)
    assert members is not None
    assert Fraction(members, board) >= Fraction(group, workforce)
    assert members == 0 or Fraction(members - 1, board) < Fraction(group, workforce)


@pytest.mark.parametrize(("board", "group", "workforce"), [(-1, 1, 2), (6, 3, 2), (6, -1, 2)])
def test_an_impossible_workforce_is_refused(board: int, group: int, workforce: int) -> None:
    with pytest.raises(ValueError, match="is not possible"):
        members_to_match(board, group, workforce)
