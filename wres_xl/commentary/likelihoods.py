"""Indicators 2 to 4: how likely something was in each group, and how the groups compare."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from wres_xl.commentary.phrases import FEW_PEOPLE, Context, changed, lower, overlap
from wres_xl.figures import Figure
from wres_xl.settings import Settings
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN, Verdict
from wres_xl.wording import chance, listed, number, percent, ratio, rounded


@dataclass(frozen=True)
class Event:
    """The words and data items of an indicator that compares likelihoods."""

    key: str
    events: str
    total: str
    at_risk: str
    people: str
    happened: str
    happen: str
    bme_over_white: bool = False


APPOINTMENT = Event(
    "2_relative_likelihood",
    "2_appointed",
    "2_shortlisted",
    "shortlisted {group} applicants",
    "applicants",
    "were appointed",
    "be appointed once shortlisted",
)
_DISCIPLINARY = Event(
    "3_relative_likelihood",
    "3_disciplinary",
    "3_workforce",
    "{group} staff",
    "staff",
    "entered the formal disciplinary process",
    "enter the formal disciplinary process",
    bme_over_white=True,
)
_TWO_YEARS = Event(
    "3_two_year_relative_likelihood",
    "3_two_year_disciplinary",
    "3_workforce",
    "{group} staff",
    "staff",
    "entered the formal disciplinary process over two years",
    "enter the formal disciplinary process",
    bme_over_white=True,
)
TRAINING = Event(
    "4_relative_likelihood",
    "4_trained",
    "4_workforce",
    "{group} staff",
    "staff",
    "took up non-mandatory training or CPD",
    "take up non-mandatory training or CPD",
)


def likelihood_sentences(context: Context, event: Event) -> Iterator[str]:
    """How often it happened in each group, the ratio, what it allows to say, and the change."""
    rates = [_rate(context, event, group) for group in COMPARED_GROUPS]
    if None in rates:
        yield context.why_not(event.events, Group.WHITE) or context.why_not(event.key)
        return
    told = listed([rate for rate in rates if rate])
    yield f"{told} {event.happened}."
    yield from _ratio(context, event)
    yield from _ratio_change(context, event)


def disciplinary_event(settings: Settings) -> Event:
    """Indicator 3 on the basis that the settings name."""
    return _TWO_YEARS if settings.indicator_3_basis == "two years" else _DISCIPLINARY


def disciplinary_sentences(context: Context) -> Iterator[str]:
    """Indicator 3 on the basis of the settings first, then on the other where it is known."""
    event = disciplinary_event(context.settings)
    yield from likelihood_sentences(context, event)
    other, basis = (
        (_TWO_YEARS, "Both years' cases over this year's staff")
        if event is _DISCIPLINARY
        else (_DISCIPLINARY, "In this year alone")
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
    if events is None or not total:
        return None
    # Rates under 10 % are told with two decimals, so that small ones differ from 0.
    rate = percent(events / total, 2 if events / total < 0.1 else 1)
    at_risk = event.at_risk.format(group=context.name(group))
    return f"{rate} of {at_risk} ({number(events)} of {number(total)})"


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


def _ratio_change(context: Context, event: Event) -> Iterator[str]:
    now, then = context.value(event.key), context.last_value(event.key)
    if now is None or then is None or context.last is None:
        return
    figures = (context.this[event.key, None], context.last[event.key, None])
    caution = " The two years' intervals overlap, so the change may be chance." if overlap(*figures) else ""
    yield f"The ratio {changed(then, now, ratio)}{_towards_equal(*figures)}.{caution}"


def _towards_equal(now: Figure, then: Figure) -> str:
    """Whether the ratio came nearer to 1, where both years' numbers can tell where it stands."""
    if not now.value or not then.value or Verdict.TOO_FEW in (now.verdict, then.verdict):
        return ""
    distance, before = abs(log(now.value)), abs(log(then.value))
    if rounded(now.value, 2) == rounded(then.value, 2):
        return ""
    return ", nearer to equal" if distance < before else ", further from equal"
