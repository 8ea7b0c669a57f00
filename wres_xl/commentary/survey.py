"""Indicators 5 to 8: the staff survey."""

from collections.abc import Iterator

from wres_xl.commentary.changes import tested_change
from wres_xl.commentary.phrases import Context, moved_points
from wres_xl.figures import Figure
from wres_xl.standard.data_items import ITEM
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.indicators import EQUAL_OPPORTUNITIES_BREAK, is_comparable
from wres_xl.standard.verdicts import Verdict
from wres_xl.wording import chance, number, percent, points, rounded


def survey_sentences(context: Context, key: str) -> Iterator[str]:
    """The percentages and their gap, the change in each group, the benchmark, and what can be told."""
    white, bme = (context.this[key, group] for group in COMPARED_GROUPS)
    if white.value is None or bme.value is None:
        yield context.why_not(key, Group.WHITE) or context.why_not(key, Group.BME)
        return
    yield (
        f"{percent(white.value)} of White{_base(white)} and {percent(bme.value)} of "
        f"{context.term} respondents{_base(bme)}: a gap of {points(bme.value - white.value)}."
    )
    yield from _survey_test(context, bme)
    yield from _survey_change(context, key)
    yield from _benchmark(context, key)


def _survey_test(context: Context, bme: Figure) -> Iterator[str]:
    p_value = bme.estimate.p_value
    if p_value is None:
        yield "How many answered is not known, so it cannot be told whether the gap is more than chance."
    elif bme.verdict is Verdict.TOO_FEW:
        yield f"The numbers are too small to tell: chance alone could explain the gap ({chance(p_value)})."
    else:
        worse = context.term if bme.verdict is Verdict.WORSE_FOR_BME else "White"
        yield (
            f"The gap is to the disadvantage of {worse} staff, and chance alone is an unlikely "
            f"explanation ({chance(p_value)})."
        )


def _survey_change(context: Context, key: str) -> Iterator[str]:
    if not is_comparable(ITEM[key].indicator, context.this.year):
        yield (
            f"The question's base changed with the {EQUAL_OPPORTUNITIES_BREAK} survey, so last year's "
            "percentages cannot be compared."
        )
        return
    changes = [
        f"{context.name(group)} {moved_points(then, now)}"
        for group in COMPARED_GROUPS
        if (now := context.value(key, group)) is not None
        and (then := context.last_value(key, group)) is not None
    ]
    if changes:
        yield f"Since the {context.this.year.previous.survey} survey: {'; '.join(changes)}."
        yield from _changes_tested(context, key)


def _changes_tested(context: Context, key: str) -> Iterator[str]:
    """What chance has to do with the changes of the groups whose percentages moved."""
    told, tested = [], False
    for group in COMPARED_GROUPS:
        now, then = context.value(key, group), context.last_value(key, group)
        if now is None or then is None or percent(now) == percent(then):
            continue
        change = tested_change(context, key, group)
        if change is None or change.reading is None:
            told.append(f"{context.name(group)} not known")
            continue
        tested = True
        p_value = f" ({chance(change.p_value)})" if change.p_value is not None else ""
        told.append(f"{context.name(group)} {change.reading}{p_value}")
    if tested:
        yield f"Beside chance: {'; '.join(told)}."
    elif told:
        yield "How many answered in both years is not known, so chance cannot be told from change."


def _benchmark(context: Context, key: str) -> Iterator[str]:
    beside = []
    for group in COMPARED_GROUPS:
        base, value = context.this.submission.survey.get((key, group)), context.value(key, group)
        if base and base.benchmark is not None and value is not None:
            apart = value - base.benchmark
            where = f"{points(apart)} {'above' if apart > 0 else 'below'}"
            level = where if rounded(apart * 100, 1) else "level with"
            beside.append(f"{context.name(group)} {level} the median of {percent(base.benchmark)}")
    if beside:
        yield f"Beside the benchmark group: {'; '.join(beside)}."


def _base(figure: Figure) -> str:
    return f" ({number(figure.estimate.denominator)})" if figure.estimate.denominator else ""
