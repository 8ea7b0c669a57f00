"""How many people's outcomes would have to differ for a relative likelihood to reach parity.

These are counts of the year that is past, not targets: they say how large a difference is in people. All
else is held fixed: the totals, the White group's events, and the BME group's total. Only the number of BME
people with the event differs, and the smallest change that reaches the aim is told.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN

# As fractions, so that a likelihood of exactly four fifths does not miss the range by rounding.
_LOWEST, _HIGHEST = (Fraction(str(limit)) for limit in (LOWEST_EVEN, HIGHEST_EVEN))


@dataclass(frozen=True)
class PeopleToParity:
    """The change in the number of BME people with the event, above 0 for more of them.

    `to_parity` is the smallest change after which the ratio is at 1 or across it, `to_even` the smallest
    after which it is within 0.80 to 1.25 or across that range. 0 means that it is there already. None means
    that no change could do it, and `reason` says why in words.
    """

    to_parity: int | None
    to_even: int | None
    reason: str = ""


def people_to_parity(bme_events: int, bme_total: int, white_events: int, white_total: int) -> PeopleToParity:
    """How many more BME people, or fewer, with the event would have made the likelihoods equal.

    With BME less likely than White it is the smallest number of events to add after which their likelihood
    is no longer less; with BME more likely, the smallest number to take after which it is no longer more.
    The direction in which the indicator's ratio is written does not matter: 0.80 and 1.25 are each other's
    inverse.

    Raises:
        ValueError: a count is negative or events exceed their total.
    """
    for part, whole in ((bme_events, bme_total), (white_events, white_total)):
        if not 0 <= part <= whole:
            raise ValueError(f"{part} of {whole}: a part is never negative and never more than its whole")
    if not bme_total or not white_total:
        return PeopleToParity(None, None, "One of the two groups has nobody in it, so there is no parity.")
    equal = Fraction(white_events * bme_total, white_total)
    if bme_events < equal:
        return PeopleToParity(ceil(equal) - bme_events, max(0, ceil(equal * _LOWEST) - bme_events))
    return PeopleToParity(floor(equal) - bme_events, min(0, floor(equal * _HIGHEST) - bme_events))


def members_to_match(board: int, workforce_group: int, workforce: int) -> int | None:
    """The smallest number of a group's members with which its share of the board is not below its share of
    the workforce, the board having as many members as now; None without a board or a workforce.

    Raises:
        ValueError: a count is negative or the group exceeds the workforce.
    """
    if not 0 <= workforce_group <= workforce or board < 0:
        raise ValueError(f"{workforce_group} of {workforce} beside a board of {board} is not possible")
    return ceil(Fraction(workforce_group * board, workforce)) if board and workforce else None
