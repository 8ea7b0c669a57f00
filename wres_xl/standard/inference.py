"""Intervals and tests for proportions and for the ratio of two proportions, exact enough for small counts.

The ratio's interval is Miettinen and Nurminen's score interval. The usual log (Katz) interval has no limits
when a count is 0 and is too narrow when counts are small, which is where the WRES most needs one; Koopman's
score interval behaves alike, but its coverage falls slightly below the nominal level in small samples, which
the N / (N - 1) factor in Miettinen and Nurminen's variance mends.

References:
    Wilson EB (1927). Probable inference, the law of succession, and statistical inference. Journal of the
        American Statistical Association 22:209-212.
    Miettinen O, Nurminen M (1985). Comparative analysis of two rates. Statistics in Medicine 4:213-226,
        equations 9 to 11 (the ratio of proportions).
    Newcombe RG (1998). Two-sided confidence intervals for the single proportion: comparison of seven methods.
        Statistics in Medicine 17:857-872.
    Agresti A (2013). Categorical Data Analysis, 3rd edition, section 3.5.1 (Fisher's exact test, two-sided by
        summing the tables that are no more probable than the one observed).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import exp, inf, lgamma, sqrt
from statistics import NormalDist

WILSON = "Wilson score interval"
SCORE = "Miettinen-Nurminen score interval; Fisher's exact test, two-sided"


@dataclass(frozen=True)
class Interval:
    """A confidence interval. `upper` is infinite where the data set no upper limit."""

    lower: float
    upper: float

    def __contains__(self, value: float) -> bool:
        return self.lower <= value <= self.upper


def wilson_interval(events: float, total: float, confidence: float = 0.95) -> Interval:
    """The score interval of a proportion `events / total` (Wilson 1927; Newcombe 1998, method 3).

    `events` need not be whole, so that a percentage published with its base has an interval too.

    Raises:
        ValueError: `total` is not positive, or `events` is not within 0 to `total`.
    """
    if not 0 <= events <= total or total <= 0:
        raise ValueError(f"{events} of {total} is not a proportion")
    z2 = _z(confidence) ** 2
    centre = events + z2 / 2
    reach = sqrt(z2 * (events * (total - events) / total + z2 / 4))
    lower = 0.0 if events == 0 else (centre - reach) / (total + z2)
    upper = 1.0 if events == total else (centre + reach) / (total + z2)
    return Interval(lower, upper)


def ratio_interval(
    events: int, total: int, comparator_events: int, comparator_total: int, confidence: float = 0.95
) -> Interval:
    """The score interval of a ratio of two proportions (Miettinen and Nurminen 1985).

    It runs from 0 where `events` is 0 and to infinity where `comparator_events` is 0.

    Raises:
        ValueError: a total is not positive, or events are not within 0 to their total.
    """
    for part, whole in ((events, total), (comparator_events, comparator_total)):
        if not 0 <= part <= whole or whole <= 0:
            raise ValueError(f"{part} of {whole} is not a proportion")

    limit = _z(confidence) ** 2

    def within(ratio: float) -> bool:
        return ratio_score(ratio, events, total, comparator_events, comparator_total) <= limit

    if events == 0 and comparator_events == 0:
        return Interval(0.0, inf)
    if events == 0:
        smallest = 0.5 / total / (comparator_events / comparator_total)
        return Interval(0.0, _edge(within, smallest, outwards=2.0))
    if comparator_events == 0:
        largest = events / total / (0.5 / comparator_total)
        return Interval(_edge(within, largest, outwards=0.5), inf)
    estimate = (events / total) / (comparator_events / comparator_total)
    return Interval(_edge(within, estimate, outwards=0.5), _edge(within, estimate, outwards=2.0))


def fisher_exact_p(events: int, total: int, comparator_events: int, comparator_total: int) -> float:
    """Fisher's exact test, two-sided: the chance of a table no more probable than this one (Agresti 2013).

    Raises:
        ValueError: events are not within 0 to their total.
    """
    for part, whole in ((events, total), (comparator_events, comparator_total)):
        if not 0 <= part <= whole:
            raise ValueError(f"{part} of {whole} is not a proportion")
    everyone, all_events = total + comparator_total, events + comparator_events
    lowest, highest = max(0, all_events - comparator_total), min(total, all_events)
    if lowest == highest:
        return 1.0

    def log_probability(count: int) -> float:
        return (
            _log_choose(total, count)
            + _log_choose(comparator_total, all_events - count)
            - _log_choose(everyone, all_events)
        )

    def odds(count: int) -> float:
        """How many times as probable `count + 1` is as `count`."""
        missing = comparator_total - all_events + count
        return (total - count) * (all_events - count) / ((count + 1) * (missing + 1))

    # The tolerance keeps a table on the other side that is equally probable but for rounding.
    limit = log_probability(events) + 1e-7
    mode = (all_events + 1) * (total + 1) // (everyone + 2)
    last_below = _last_at_most(log_probability, lowest, min(mode, highest), limit)
    first_above = _first_at_most(log_probability, max(mode, lowest), highest, limit)
    p_value = 0.0
    if last_below is not None:
        falling = (1 / odds(count - 1) for count in range(last_below, lowest, -1))
        p_value += _sum_of(exp(log_probability(last_below)), falling)
    if first_above is not None and (last_below is None or last_below < highest):
        start = first_above if last_below is None else max(first_above, last_below + 1)
        p_value += _sum_of(exp(log_probability(start)), (odds(count) for count in range(start, highest)))
    return min(1.0, p_value)


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence of {confidence} is not between 0 and 1")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def ratio_score(ratio: float, x1: int, n1: int, x2: int, n2: int) -> float:
    """Squared distance of `x1 / n1` over `x2 / n2` from `ratio`, in standard errors under it.

    Miettinen and Nurminen (1985), equation 10. Totals are positive, and so is `ratio`.
    """
    everyone = n1 + n2
    b = n1 * ratio + x1 + n2 + x2 * ratio
    c = x1 + x2
    # The smaller root of everyone * ratio * p^2 - b p + c = 0. This form of it, and this form of what stands
    # under the square root, lose no digits where a root is near 0 or the two roots are near each other.
    under_root = (ratio * (n1 + x2) - (x1 + n2)) ** 2 + 4 * ratio * (n1 - x1) * (n2 - x2)
    p2 = 2 * c / (b + sqrt(under_root))
    p1 = min(1.0, p2 * ratio)
    variance = (p1 * (1 - p1) / n1 + ratio * ratio * p2 * (1 - p2) / n2) * everyone / (everyone - 1)
    distance = (x1 / n1 - ratio * x2 / n2) ** 2
    if distance == 0:
        return 0.0
    return distance / variance if variance > 0 else inf


def _edge(within: Callable[[float], bool], start: float, outwards: float) -> float:
    """The ratio at which `within` turns false, going from `start` by factors of `outwards`."""
    inside = start
    while not within(inside):
        inside /= outwards
    outside = inside * outwards
    while within(outside):
        inside, outside = outside, outside * outwards
    while abs(outside - inside) > 1e-13 * outside:
        middle = (inside + outside) / 2
        if middle in (inside, outside):
            break
        inside, outside = (middle, outside) if within(middle) else (inside, middle)
    return inside


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _last_at_most(f: Callable[[int], float], low: int, high: int, limit: float) -> int | None:
    """The last of `low` to `high` where the rising `f` is at most `limit`."""
    if f(low) > limit:
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if f(middle) <= limit else (low, middle - 1)
    return low


def _first_at_most(f: Callable[[int], float], low: int, high: int, limit: float) -> int | None:
    """The first of `low` to `high` where the falling `f` is at most `limit`."""
    if f(high) > limit:
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if f(middle) <= limit else (middle + 1, high)
    return low


def _sum_of(first: float, steps: Iterable[float]) -> float:
    """The sum of falling numbers, each that before it times a step, until they no longer matter."""
    total = number = first
    for step in steps:
        number *= step
        total += number
        if number <= total * 1e-17:
            break
    return total
