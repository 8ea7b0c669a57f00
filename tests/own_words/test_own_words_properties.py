"""Sentences made of the true figures are never questioned; those made of others are."""

import pytest
from drawn import figures
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from necs import necs_figures

from wres_xl.commentary import commentary_of
from wres_xl.figures import Figures
from wres_xl.findings import Level
from wres_xl.own_words import check_words
from wres_xl.settings import Settings
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS, is_comparable
from wres_xl.wording import number, percent, ratio

Pair = tuple[Figures, Figures | None]

TERMS = st.sampled_from(["BME", "BAME", "ethnic minority", "Black, Asian and minority ethnic"])
DECIMALS = st.integers(0, 2)
MAIN = {
    1: "9_workforce_share",
    2: "2_likelihood",
    3: "3_likelihood",
    4: "4_likelihood",
    9: "9_board_share",
    **SURVEY_ITEMS,
}
RATIOS = {2: "2_relative_likelihood", 3: "3_relative_likelihood", 4: "4_relative_likelihood"}
FEW = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def problems(text: str, indicator: int, pair: Pair, chosen: Settings) -> list[str]:
    lines = ["", *text.splitlines()]
    found = check_words(text, indicator, *pair, chosen)
    return [f"{each.problem} [{lines[each.row]}]" for each in found if each.level is Level.WARNING]


@FEW
@given(pair=figures(), term=TERMS, basis=st.sampled_from(["single year", "two years"]))
def test_generated_commentary_is_never_questioned(pair: Pair, term: str, basis: str) -> None:
    chosen = Settings(term=term, indicator_3_basis=basis)  # type: ignore[arg-type]
    told = commentary_of(*pair, chosen).sentences
    assert [p for at in told for p in problems("\n".join(told[at]), at, pair, chosen)] == []


@FEW
@given(pair=figures(), term=TERMS, decimals=DECIMALS, indicator=st.sampled_from(list(MAIN)))
def test_true_sentences_are_never_questioned(pair: Pair, term: str, decimals: int, indicator: int) -> None:
    chosen = Settings(term=term)
    this, last = pair
    told = "\n".join(true_sentences(this, last, term, decimals, indicator))
    assert problems(told, indicator, pair, chosen) == []


def true_sentences(
    this: Figures, last: Figures | None, term: str, decimals: int, indicator: int
) -> list[str]:
    """Patterns that reports use, filled in from the figures."""
    year, before = this.year, this.year.previous
    named, earlier = (
        (str(year.survey), str(before.survey)) if indicator in SURVEY_ITEMS else (str(year), str(before))
    )
    told: list[str] = []
    for group in COMPARED_GROUPS:
        name = term if group is Group.BME else "White"
        now = this.value(MAIN[indicator], group)
        then = last.value(MAIN[indicator], group) if last else None
        if now is not None:
            told += [
                f"{percent(now, decimals)} of {name} staff.",
                f"For {name} it is {percent(now, decimals)}.",
                f"{name} staff: {percent(now, decimals)} ({named}).",
                f"In {named}, {percent(now, decimals)} of {name} people.",
                f"{percent(now, decimals)} of {name} staff told of it this year.",
            ]
        if now is not None and then is not None:
            told += [
                f"{name}: {percent(then, decimals)} in {earlier}, {percent(now, decimals)} in {named}.",
                f"{name} ({earlier} {percent(then, decimals)}, {named} {percent(now, decimals)}).",
                f"In {earlier}, {percent(then, decimals)} of {name} staff told of it.",
                f"{name} went from {percent(then, decimals)} to {percent(now, decimals)}.",
                f"{name} now {percent(now, decimals)}; last year {percent(then, decimals)}.",
            ]
            verb = "rose" if now > then else "fell"
            if percent(now, decimals) != percent(then, decimals) and is_comparable(indicator, year):
                told += [
                    f"The percentage of {name} staff {verb}.",
                    f"The percentage of {name} staff {verb} from {percent(then, decimals)} to "
                    f"{percent(now, decimals)}.",
                    f"The percentage of {name} staff {verb} by {number(abs(now - then) * 100, 1)}%.",
                    f"The percentage for {name} staff {verb} by {number(abs(now - then) * 100, 1)} "
                    "percentage points.",
                ]
    return [*told, *_of_ratios(this, last, term, indicator)]


def _of_ratios(this: Figures, last: Figures | None, term: str, indicator: int) -> list[str]:
    if indicator not in RATIOS:
        return []
    value = this.value(RATIOS[indicator])
    then = last.value(RATIOS[indicator]) if last else None
    if value is None:
        return []
    first, second = (term, "White") if indicator == 3 else ("White", term)
    told = [
        f"{first} people were {ratio(value)} times as likely as {second} people.",
        f"The ratio is {ratio(value)}.",
        f"This year the relative likelihood was {ratio(value)}.",
    ]
    if value:
        told.append(f"{second} people were {ratio(1 / value)} times as likely as {first} people.")
    if value > 1:
        told += [f"{first} staff were more likely than {second} staff.", f"{second} staff are less likely."]
    if value < 1:
        told += [f"{first} staff were less likely than {second} staff.", f"{second} staff are more likely."]
    if then is not None and ratio(then) != ratio(value):
        verb = "increased" if value > then else "reduced"
        told += [
            f"The ratio {verb} from {ratio(then)} to {ratio(value)}.",
            f"The ratio has {verb} to {ratio(value)}; last year it was {ratio(then)}.",
            f"The ratio {verb}.",
            f"The ratio {verb} by {ratio(abs(value - then))}.",
        ]
    return told


# What is not so --------------------------------------------------------------------------------------------


@FEW
@given(
    pair=figures(),
    indicator=st.sampled_from([2, 3, 4, 5, 6, 7, 8]),
    off=st.floats(0.0004, 0.3),
    data=st.data(),
)
def test_a_wrong_percentage_is_questioned_and_the_right_one_named(
    pair: Pair, indicator: int, off: float, data: st.DataObject
) -> None:
    group = data.draw(st.sampled_from(COMPARED_GROUPS))
    value = pair[0].value(MAIN[indicator], group)
    assume(value is not None)
    wrong = (value or 0) + off
    year = pair[0].year
    named = str(year.survey) if indicator in SURVEY_ITEMS else str(year)
    told = f"{percent(wrong, 2)} of {group} staff ({named})."
    if indicator == 3:
        two_years = pair[0].value("3_two_year_likelihood", group)
        assume(two_years is None or percent(two_years, 2) != percent(wrong, 2))
    (problem,) = problems(told, indicator, pair, Settings())
    assert f"the figures give {percent(value or 0, 2)}" in problem


@FEW
@given(pair=figures(), indicator=st.sampled_from(list(RATIOS)), off=st.floats(0.02, 3))
def test_a_ratio_that_is_none_of_the_figures_is_questioned(pair: Pair, indicator: int, off: float) -> None:
    values = [each.value(RATIOS[indicator]) for each in pair if each]
    values += [pair[0].value("3_two_year_relative_likelihood")] if indicator == 3 else []
    values += [pair[1].value("3_two_year_relative_likelihood")] if indicator == 3 and pair[1] else []
    known = [value for value in values if value is not None]
    assume(values[0] is not None)
    wrong = (values[0] or 0) + off
    allowed = [*known, *(1 / value for value in known if value), 0.8, 1.0, 1.25]
    assume(wrong < 99 and all(abs(wrong - each) > 0.011 for each in allowed))
    assert problems(f"The ratio is {ratio(wrong)}.", indicator, pair, Settings()) != []


@FEW
@given(pair=figures(), indicator=st.sampled_from([2, 4]), times=st.floats(1.01, 20))
def test_the_less_likely_group_is_never_many_times_as_likely(
    pair: Pair, indicator: int, times: float
) -> None:
    rates = {group: pair[0].value(MAIN[indicator], group) for group in COMPARED_GROUPS}
    assume(None not in rates.values() and rates[Group.WHITE] != rates[Group.BME])
    less, more = sorted(COMPARED_GROUPS, key=lambda group: rates[group] or 0)
    told = f"{less} staff were {ratio(times)} times as likely as {more} staff."
    assert any("more likely" in each for each in problems(told, indicator, pair, Settings()))


@FEW
@given(pair=figures(), indicator=st.sampled_from(list(RATIOS)), term=TERMS)
def test_the_wrong_group_is_never_the_more_likely(pair: Pair, indicator: int, term: str) -> None:
    rates = {group: pair[0].value(MAIN[indicator], group) for group in COMPARED_GROUPS}
    assume(None not in rates.values())
    names = {Group.WHITE: "White", Group.BME: term}
    for group, other in ((Group.WHITE, Group.BME), (Group.BME, Group.WHITE)):
        told = f"{names[group]} people were more likely than {names[other]} people."
        if (rates[group] or 0) <= (rates[other] or 0):
            assert problems(told, indicator, pair, Settings(term=term)) != []
        told = f"It was less likely for {names[group]} people."
        if (rates[group] or 0) >= (rates[other] or 0):
            assert problems(told, indicator, pair, Settings(term=term)) != []


@FEW
@given(pair=figures(), indicator=st.sampled_from(list(MAIN)), group=st.sampled_from(COMPARED_GROUPS))
def test_a_rise_that_was_none_and_a_fall_that_was_none_are_questioned(
    pair: Pair, indicator: int, group: Group
) -> None:
    this, last = pair
    now = this.value(MAIN[indicator], group)
    then = last.value(MAIN[indicator], group) if last else None
    assume(now is not None and then is not None and is_comparable(indicator, this.year))
    for verb, contradicted in (
        ("rose", (now or 0) <= (then or 0)),
        ("has fallen", (now or 0) >= (then or 0)),
    ):
        told = f"The percentage of {group} staff {verb} this year."
        assert (problems(told, indicator, pair, Settings()) != []) is contradicted


@given(text=st.text(max_size=200) | st.from_regex(r"[0-9.%() \n,toandWhiteBMElikelymorethanratio-]{0,80}"))
@settings(deadline=None, max_examples=60)
@pytest.mark.parametrize("indicator", [1, 3, 6])
def test_no_text_stops_the_check(text: str, indicator: int) -> None:
    this, last = necs_figures("2020-21"), necs_figures("2019-20")
    assert all(
        finding.problem and finding.row >= 0
        for finding in check_words(text, indicator, this, last, Settings())
    )
