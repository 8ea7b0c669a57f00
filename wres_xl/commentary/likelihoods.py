"""Indicators 2 to 4: how likely something was in each group, and how the groups compare."""

from collections.abc import Iterator

from wres_xl.commentary.changes import rate_changes, ratio_changes
from wres_xl.commentary.events import DISCIPLINARY, TWO_YEARS, Event, disciplinary_event
from wres_xl.commentary.phrases import FEW_PEOPLE, Context, lower
from wres_xl.figures import Figure
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.parity import people_to_parity
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN, Verdict
from wres_xl.wording import chance, likelihood, listed, number, percent, ratio


def likelihood_sentences(context: Context, event: Event) -> Iterator[str]:
    """How often it happened in each group, the ratio, what it allows to say, the changes, and parity."""
    rates = [_rate(context, event, group) for group in COMPARED_GROUPS]
    if None in rates:
        yield context.why_not(event.events, Group.WHITE) or context.why_not(event.key)
        return
    told = listed([rate for rate in rates if rate])
    yield f"{told} {event.happened}."
    yield from rate_changes(context, event)
    yield from _ratio(context, event)
    yield from ratio_changes(context, event)
    yield _parity(context, event)


def disciplinary_sentences(context: Context) -> Iterator[str]:
    """Indicator 3 on the basis of the settings first, then on the other where it is known."""
    event = disciplinary_event(context.settings)
    yield from likelihood_sentences(context, event)
    other, basis = (
        (TWO_YEARS, "Both years' cases over this year's staff")
        if event is DISCIPLINARY
        else (DISCIPLINARY, "In this year alone")
    )
    rates = [_rate(context, other, group) for group in COMPARED_GROUPS]
    if None in rates:
        return
    figure = context.this[other.key, None]
    yield f"{basis}: {listed([rate for rate in rates if rate])}."
    if figure.value is None:
        yield "From these no ratio can be calculated."
    elif figure.verdict:
        yield f"That is a ratio of {ratio(figure.value)}: {lower(figure.verdict.words(context.term))}"


def _rate(context: Context, event: Event, group: Group) -> str | None:
    events, total = context.value(event.events, group), context.value(event.total, group)
    # Two years' cases may be more than this year's staff.
    if events is None or not total or events > total:
        return None
    at_risk = event.at_risk.format(group=context.name(group))
    return f"{likelihood(events / total)} of {at_risk} ({number(events)} of {number(total)})"


def _ratio(context: Context, event: Event) -> Iterator[str]:
    figure = context.this[event.key, None]
    first, second = reversed(COMPARED_GROUPS) if event.bme_over_white else COMPARED_GROUPS
    if figure.value is None:
        yield f"The ratio is not available: {context.reason(figure)}"
        return
    interval = figure.estimate.interval
    level = percent(context.settings.confidence, 0)
    within = f" ({level} interval {ratio(interval.lower)} to {ratio(interval.upper)})" if interval else ""
    told = (
        f"{context.name(first)} {event.people} were {ratio(figure.value)} times as likely as "
        f"{context.name(second)} {event.people} to {event.happen}"
        if figure.value
        else f"No {context.name(first)} {event.people} did, so the ratio is {ratio(0)}"
    )
    yield f"{told}{within}."
    yield _reading(context, figure)
    events = sum(context.value(event.events, group) or 0 for group in COMPARED_GROUPS)
    if events < FEW_PEOPLE:
        stands = "case stands" if events == 1 else "cases stand"
        yield f"Only {number(events)} {stands} behind this ratio: it would change much with one more."


def _reading(context: Context, figure: Figure) -> str:
    """What the verdict means, in a sentence."""
    test = chance(figure.estimate.p_value if figure.estimate.p_value is not None else 1)
    even = f"{number(LOWEST_EVEN, 2)} to {number(HIGHEST_EVEN, 2)}"
    interval = figure.estimate.interval
    if figure.verdict is Verdict.TOO_FEW and LOWEST_EVEN <= (figure.value or 0) <= HIGHEST_EVEN:
        return (
            f"The ratio is within {even}, but the numbers are too small to tell: its interval reaches beyond "
            f"both ends ({test})."
        )
    if figure.verdict is Verdict.TOO_FEW:
        return (
            f"The ratio is outside {even}, but the numbers are too small to tell: chance alone could "
            f"explain it ({test})."
        )
    if figure.verdict is Verdict.EVEN:
        wide = interval and (interval.lower < LOWEST_EVEN or interval.upper > HIGHEST_EVEN)
        beyond = ", though the interval reaches beyond it" if wide else ""
        return f"The ratio is within {even}, the range read as no adverse difference{beyond} ({test})."
    worse = context.term if figure.verdict is Verdict.WORSE_FOR_BME else "White"
    return (
        f"The ratio is outside {even}, to the disadvantage of {worse} people, and chance alone is an "
        f"unlikely explanation ({test})."
    )


def _parity(context: Context, event: Event) -> str:
    """How many BME people's outcomes the difference is."""
    (white, all_white), (bme, all_bme) = (
        (int(context.value(event.events, group) or 0), int(context.value(event.total, group) or 0))
        for group in COMPARED_GROUPS
    )
    people = people_to_parity(bme, all_bme, white, all_white)
    to_parity, to_even = people.to_parity or 0, people.to_even or 0
    disadvantage = -to_parity if event.bme_over_white else to_parity
    if disadvantage <= 0:
        than = "no more likely than" if event.bme_over_white else "at least as likely as"
        return (
            f"Parity needs no other outcome: {context.term} {event.people} were {than} White {event.people}."
        )
    direction = "fewer" if event.bme_over_white else "more"
    within = (
        f", and a ratio of {number(HIGHEST_EVEN, 2)} or less {number(abs(to_even))} {direction}"
        if to_even not in (0, to_parity)
        else ""
    )
    return (
        f"Parity would take {number(disadvantage)} {direction} of the {context.term} {event.people} "
        f"{event.outcome}{within}."
    )
