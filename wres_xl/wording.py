"""Numbers as people read them: counts, percentages, ratios, changes, chances."""

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float, decimals: int) -> Decimal:
    """Half away from zero, as Excel and people round; binary noise beyond 12 digits is dropped first."""
    exact = Decimal(repr(float(f"{value:.12g}")))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: float, decimals: int = 0) -> str:
    """`1,398` or `2.16`; never a minus before zero."""
    result = rounded(value, decimals)
    return f"{result if result else abs(result):,}"


def number_of_people(count: int) -> str:
    """`1 person`, or `1,398 people`."""
    return "1 person" if count == 1 else f"{count:,} people"


def percent(fraction: float, decimals: int = 1) -> str:
    """`14.2%` for 0.142."""
    return f"{number(fraction * 100, decimals)}%"


def likelihood(fraction: float) -> str:
    """`36.6%`, and `6.56%` below 10%: two decimals there, so that small ones differ from 0."""
    return percent(fraction, 2 if fraction < 0.1 else 1)


def points(difference: float, decimals: int = 1) -> str:
    """`2.7 percentage points` for a difference of two shares of 0.027, without its sign."""
    shown = rounded(abs(difference) * 100, decimals)
    return f"{number(abs(difference) * 100, decimals)} percentage point{'' if shown == 1 else 's'}"


def ratio(value: float) -> str:
    """`2.16`."""
    return number(value, 2)


def chance(p_value: float) -> str:
    """`p < 0.001`, or `p = 0.32`."""
    if p_value < 0.001:
        return "p < 0.001"
    return f"p = {number(p_value, 3 if p_value < 0.1 else 2)}"


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def lower_first(text: str) -> str:
    """Text in the middle of a sentence; abbreviations in it stay as they are."""
    return f"{text[:1].lower()}{text[1:]}"
