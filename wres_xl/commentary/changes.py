"""What changed since last year, and whether it is more than chance would explain."""

from collections.abc import Iterator
from math import log

from wres_xl.commentary.events import Event
from wres_xl.commentary.phrases import Context, changed
from wres_xl.figures import Figure, Figures
from wres_xl.standard.change import Change, Comparison, Reading, proportion_change, ratio_change
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.verdicts import Verdict
from wres_xl.wording import chance, likelihood, ratio, rounded


def tested_change(context: Context, key: str, group: Group) -> Change | None:
    """The change of a proportion; None where the counts behind it are not known in both years."""
    now, then = _counts(context.this, key, group), _counts(context.last, key, group)
    return proportion_change(*now, *then, context.settings.confidence) if now and then else None


def rate_changes(context: Context, event: Event) -> Iterator[str]:
    """How each group's likelihood changed, in one sentence, where last year's are known."""
    told = []
    for group in COMPARED_GROUPS:
        now, then = context.value(event.likelihood, group), context.last_value(event.likelihood, group)
        change = tested_change(context, event.likelihood, group)
        if now is None or then is None or change is None:
            return
        moved = changed(then, now, likelihood)
        told.append(
            f"{context.name(group)} {moved}{_beside_chance(change, likelihood(now), likelihood(then))}"
        )
    yield f"Since last year {'; '.join(told)}."


def ratio_changes(context: Context, event: Event) -> Iterator[str]:
    """How the ratio changed, whether it came nearer to equal, and what chance has to do with it."""
    now, then = _comparison(context.this, event), _comparison(context.last, event)
    if context.last is None or now is None or then is None:
        return
    this, last = context.this[event.key, None], context.last[event.key, None]
    if this.value is None:
        return
    if last.value is None:
        yield "Last year there was no ratio, so no change of it can be told."
        return
    change = ratio_change(now, then)
    told = f"The ratio {changed(last.value, this.value, ratio)}{_towards_equal(this, last)}"
    match change.reading if ratio(this.value) != ratio(last.value) else None:
        case Reading.BEYOND_CHANCE:
            yield f"{told}: {Reading.BEYOND_CHANCE} ({chance(change.p_value or 0)})."
        case Reading.MAY_BE_CHANCE:
            yield f"{told}: the change may be chance ({chance(change.p_value or 0)})."
        case Reading.TOO_FEW:
            yield f"{told}: too few cases to tell it from chance."
        case None:
            yield f"{told}."


_BESIDE_CHANCE = {
    Reading.BEYOND_CHANCE: "more than chance explains",
    Reading.MAY_BE_CHANCE: "which may be chance",
    Reading.TOO_FEW: "too few to tell",
}


def _beside_chance(change: Change, now: str, then: str) -> str:
    """The reading after a change; nothing where both years print the same."""
    return f", {_BESIDE_CHANCE[change.reading]}" if change.reading and now != then else ""


def _counts(figures: Figures | None, key: str, group: Group) -> tuple[int, int] | None:
    """The people with the event and all people behind a proportion."""
    estimate = figures[key, group].estimate if figures else None
    if estimate is None or estimate.value is None or not estimate.denominator:
        return None
    return int(estimate.numerator or 0), int(estimate.denominator)


def _comparison(figures: Figures | None, event: Event) -> Comparison | None:
    """The counts behind a ratio, where both groups' are known."""
    white, bme = (_counts(figures, event.likelihood, group) for group in COMPARED_GROUPS)
    if white is None or bme is None:
        return None
    return Comparison(*bme, *white) if event.bme_over_white else Comparison(*white, *bme)


def _towards_equal(now: Figure, then: Figure) -> str:
    """Whether the ratio came nearer to 1, where both years' numbers can tell where it stands."""
    if not now.value or not then.value or Verdict.TOO_FEW in (now.verdict, then.verdict):
        return ""
    distance, before = abs(log(now.value)), abs(log(then.value))
    if rounded(now.value, 2) == rounded(then.value, 2):
        return ""
    return ", nearer to equal" if distance < before else ", further from equal"
