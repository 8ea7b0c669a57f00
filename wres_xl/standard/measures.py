"""The measures of the WRES: what each is, over what, and why it may be undefined.

Definitions: WRES technical guidance as practised in the national data collection; the directions of the
relative likelihoods are those of the collection's row titles (`data_items`). Ratios are computed from counts
and never from rounded rates.
"""

from dataclasses import dataclass

from wres_xl.standard.inference import (
    SCORE,
    WILSON,
    Interval,
    fisher_exact_p,
    ratio_interval,
    wilson_interval,
)


@dataclass(frozen=True)
class Estimate:
    """A figure with what it was made of.

    `value` is None where the figure is undefined, and `reason` then says why in words. Proportions and
    differences of shares are fractions.
    """

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    interval: Interval | None = None
    p_value: float | None = None
    method: str = ""
    reason: str = ""


def likelihood(events: int, total: int, confidence: float = 0.95) -> Estimate:
    """`events / total`, the chance of the event for a member of the group, with Wilson's interval.

    Raises:
        ValueError: a count is negative or `events` exceeds `total`.
    """
    _require_subset(events, total)
    if total == 0:
        return Estimate(None, events, total, reason="Nobody is in this group, so there is no likelihood.")
    interval = wilson_interval(events, total, confidence)
    return Estimate(events / total, events, total, interval, method=WILSON)


def share(part: int, whole: int, confidence: float = 0.95) -> Estimate:
    """`part / whole`, a group's part of all staff or of the board, people of unknown ethnicity included.

    Raises:
        ValueError: a count is negative or `part` exceeds `whole`.
    """
    estimate = likelihood(part, whole, confidence)
    if estimate.value is None:
        return Estimate(None, part, whole, reason="There is nobody to take a share of.")
    return estimate


def relative_likelihood(
    events: int, total: int, comparator_events: int, comparator_total: int, confidence: float = 0.95
) -> Estimate:
    """`(events / total) / (comparator_events / comparator_total)`, with a score interval and an exact test.

    The numerator and denominator are the two likelihoods. Undefined where the comparator's likelihood is 0
    or a total is 0: never infinite and never 0 instead.

    Raises:
        ValueError: a count is negative or events exceed their total.
    """
    _require_subset(events, total)
    _require_subset(comparator_events, comparator_total)
    if total == 0 or comparator_total == 0:
        return Estimate(None, reason="One of the two groups has nobody in it, so there is no ratio.")
    first, second = events / total, comparator_events / comparator_total
    if comparator_events == 0:
        return Estimate(
            None,
            first,
            second,
            reason="The group compared with has a count of 0, so the ratio cannot be calculated.",
        )
    counts = (events, total, comparator_events, comparator_total)
    interval, p_value = ratio_interval(*counts, confidence), fisher_exact_p(*counts)
    return Estimate(likelihood_ratio(*counts), first, second, interval, p_value, SCORE)


def likelihood_ratio(events: int, total: int, comparator_events: int, comparator_total: int) -> float:
    """The ratio of two likelihoods alone, for counts of which all but `events` are above 0."""
    # One division, not three: a ratio of exactly 4/5 must not fall below 0.80 by rounding.
    return (events * comparator_total) / (total * comparator_events)


def board_difference(board_group: int, board: int, workforce_group: int, workforce: int) -> Estimate:
    """A group's share of the board less its share of the workforce; below 0 it is under-represented.

    The numerator and denominator are the two shares.

    Raises:
        ValueError: a count is negative or a group exceeds its whole.
    """
    on_board, in_workforce = share(board_group, board), share(workforce_group, workforce)
    if on_board.value is None or in_workforce.value is None:
        return Estimate(None, reason="The board or the workforce has nobody in it.")
    return Estimate(on_board.value - in_workforce.value, on_board.value, in_workforce.value)


def race_disparity_ratio(white_lower: int, white_upper: int, bme_lower: int, bme_upper: int) -> Estimate:
    """`(white_upper / white_lower) / (bme_upper / bme_lower)`: progression from lower to upper bands.

    1 is parity; above 1 favours White staff. Lower is Band 5 and under, middle Bands 6 and 7, upper Band 8A
    and over with VSM; the ratio of lower to upper is the product of the other two. The numerator and
    denominator are the two groups' progressions. The bands are practice and unverified.

    Raises:
        ValueError: a count is negative.
    """
    if min(white_lower, white_upper, bme_lower, bme_upper) < 0:
        raise ValueError("a count of people is never negative")
    if 0 in (white_lower, bme_lower, bme_upper):
        return Estimate(None, reason="A group that the ratio divides by has nobody in it.")
    white, bme = white_upper / white_lower, bme_upper / bme_lower
    return Estimate(white / bme, white, bme)


def _require_subset(part: int, whole: int) -> None:
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole}: a part is never negative and never more than its whole")
