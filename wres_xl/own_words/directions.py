"""Words of direction in an organisation's own sentences: more or less likely, rose or fell."""

import re
from collections.abc import Callable, Iterator

from wres_xl.figures import Figures
from wres_xl.findings import Finding, Level
from wres_xl.own_words.quotations import Kind, Quotation, Reader
from wres_xl.own_words.truths import LIKELIHOOD, RATIO, When
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS, is_comparable
from wres_xl.wording import likelihood, number, percent, ratio

Years = dict[When, Figures]

TWO_YEARS = re.compile(r"\b(?:two|2|both)[\s-]+years?|rolling|over two years", re.IGNORECASE)
_LIKELY = re.compile(r"\b(?P<how>more|less|equally|as|no more|no less)\s+likel(?:y|ihood)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|n[o']t|never|neither|no longer|whether|if)\b[^,;]{0,25}$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:(?P<up>increased|rose|risen|grew|grown|went up|gone up)"
    r"|(?P<down>decreased|fell|fallen|reduced|declined|dropped|went down|gone down))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|whereas)\s+|\s+(?:but|while|whereas)\s+", re.IGNORECASE)
_FROM_NUMBER = re.compile(r"[^.;:]{0,40}?\bfrom\s+\d", re.IGNORECASE)
_COMPARES = re.compile(r"compar|\bthan\b|relative|beside|versus|\bgap\b|differen|\bwe\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumbers?\b|headcount|\bhow many\b", re.IGNORECASE)
_RATE_WORDS = re.compile(r"percentage|proportion|\brate\b|likelihood|\bshare\b|%", re.IGNORECASE)
_MAIN = {1: "9_workforce_share", 9: "9_board_share", **LIKELIHOOD, **SURVEY_ITEMS}
_COUNTS = {
    1: ("9_workforce",),
    2: ("2_shortlisted", "2_appointed"),
    3: ("3_disciplinary", "3_workforce"),
    4: ("4_trained", "4_workforce"),
    9: ("9_board", "9_workforce"),
}


def likely_findings(sentence: str, indicator: int, years: Years, reader: Reader) -> Iterator[Finding]:
    """Sentences that call a group more, less or as likely where the figures say otherwise."""
    if indicator not in LIKELIHOOD:
        return
    two_years = indicator == 3 and TWO_YEARS.search(sentence) is not None
    for match in _LIKELY.finditer(sentence):
        how = match["how"].casefold()
        subject = _subject(sentence, match, reader)
        if subject is None or how in ("as", "no more", "no less") or _NOT.search(sentence[: match.start()]):
            continue
        named = _years_named(sentence, years, reader)
        tables = [years[when] for when in named]
        contradicted = [_contradicted(how, subject, indicator, figures, two_years) for figures in tables]
        if tables and all(contradicted):
            yield _wrong(how, subject, indicator, tables[0], two_years, reader)
        elif two_years and When.THIS in named and _contradicted(how, subject, 3, years[When.THIS], False):
            yield _true_of_two_years_only(years[When.THIS], reader)


def moved_findings(
    sentence: str, indicator: int, years: Years, reader: Reader, quotations: tuple[Quotation, ...]
) -> Iterator[Finding]:
    """Sentences that tell of a rise or a fall where the figures went the other way, or stayed."""
    for match in _MOVED.finditer(sentence):
        before = sentence[: match.start()]
        if _NOT.search(before):
            continue
        start = max((each.end() for each in _CLAUSE.finditer(before)), default=0)
        subject, upwards = before[start:], match["up"] is not None
        pair = _pair(sentence, match.end(), quotations)
        if pair is not None:
            # Printed alike, they may still have moved.
            if pair[1].value < pair[0].value if upwards else pair[1].value > pair[0].value:
                yield _wrong_way(match[0], f"from {pair[0].text} to {pair[1].text}", upwards)
            continue
        if _FROM_NUMBER.match(sentence, match.end()):
            # Numbers that are no figures of the indicator say what moved, and it is not known here.
            continue
        moves = _moves(subject, sentence, indicator, years, reader)
        if moves and all(now <= then if upwards else now >= then for then, now, _ in moves):
            yield _wrong_way(match[0], moves[0][2], upwards)


def _subject(sentence: str, match: re.Match[str], reader: Reader) -> Group | None:
    """Who is said to be likely: the last of the groups named before, else the first named after."""
    start = max((each.end() for each in _CLAUSE.finditer(sentence[: match.start()])), default=0)
    before = [group for at, group in reader.groups(sentence[: match.start()]) if at >= start]
    than = re.search(r"compar|\bthan\b", sentence[start : match.start()], re.IGNORECASE)
    if than:
        return before[0] if before else None
    after = [group for _, group in reader.groups(sentence[match.end() :])]
    group = before[-1] if before else after[0] if after else None
    return group if group in COMPARED_GROUPS else None


def _years_named(sentence: str, years: Years, reader: Reader) -> list[When]:
    """The years that a sentence may be of: those it names, or this year where it names none."""
    named = reader.years(sentence)
    if None in named:
        return []
    return [when for when in dict.fromkeys(each for each in named if each) if when in years] or [When.THIS]


def _rates(indicator: int, figures: Figures, two_years: bool) -> dict[Group, float] | None:
    key = "3_two_year_likelihood" if two_years else LIKELIHOOD[indicator]
    rates = {group: figures.value(key, group) for group in COMPARED_GROUPS}
    known = {group: rate for group, rate in rates.items() if rate is not None}
    return known if len(known) == len(COMPARED_GROUPS) else None


def _contradicted(how: str, subject: Group, indicator: int, figures: Figures, two_years: bool) -> bool:
    rates = _rates(indicator, figures, two_years)
    if rates is None:
        return False
    own, others = rates[subject], next(rate for group, rate in rates.items() if group is not subject)
    if how == "equally":
        return likelihood(own) != likelihood(others)
    return own <= others if how == "more" else own >= others


def _wrong(
    how: str, subject: Group, indicator: int, figures: Figures, two_years: bool, reader: Reader
) -> Finding:
    rates = _rates(indicator, figures, two_years) or {}
    told = " and ".join(f"{likelihood(rate)} for {reader.name(group)}" for group, rate in rates.items())
    value = figures.value("3_two_year_relative_likelihood" if two_years else RATIO[indicator])
    made = f", a ratio of {ratio(value)}" if value is not None else ""
    said = f"{reader.name(subject)} {how} likely" if how != "equally" else "both equally likely"
    return Finding(Level.WARNING, f"This calls {said}; the figures give {told}{made}")


def _true_of_two_years_only(figures: Figures, reader: Reader) -> Finding:
    ratios = [figures.value(key) for key in ("3_two_year_relative_likelihood", RATIO[3])]
    both, alone = ("none" if value is None else ratio(value) for value in ratios)
    verdict = figures["3_two_year_relative_likelihood", None].verdict
    reading = f", {verdict.words(reader.term).lower()}" if verdict else ""
    two_years = f"two years' cases alone (a ratio of {both}{reading})"
    return Finding(Level.WARNING, f"This holds of {two_years}; this year's own ratio is {alone}")


def _pair(sentence: str, start: int, quotations: tuple[Quotation, ...]) -> tuple[Quotation, Quotation] | None:
    """The two numbers of `from A to B` after a verb and in its clause."""
    end = next((each.start() for each in _CLAUSE.finditer(sentence, start)), len(sentence))
    inside = [each for each in quotations if start <= each.start < end and each.kind is not Kind.CHANGE]
    if len(inside) != 2 or inside[0].kind is not inside[1].kind:
        return None
    words = [sentence[: each.start].rstrip().rpartition(" ")[2].casefold() for each in inside]
    if words == ["from", "to"]:
        return inside[0], inside[1]
    return (inside[1], inside[0]) if words == ["to", "from"] else None


def _moves(
    subject: str, sentence: str, indicator: int, years: Years, reader: Reader
) -> list[tuple[float, float, str]]:
    """What may have moved, each with last year's value, this year's, and both in words."""
    this, last = years[When.THIS], years.get(When.LAST)
    if last is None or None in reader.years(sentence) or not is_comparable(indicator, reader.year):
        return []
    if re.search(r"\bratio\b", subject, re.IGNORECASE):
        key = RATIO.get(indicator, "")
        return _move(this, last, key, None, ratio) if key and not TWO_YEARS.search(sentence) else []
    groups = reader.groups(subject)
    if not groups or _COMPARES.search(subject):
        return []
    group = groups[-1][1]
    if indicator in SURVEY_ITEMS and group is Group.UNKNOWN:
        return []
    counts = [move for key in _COUNTS.get(indicator, ()) for move in _move(this, last, key, group, number)]
    if _NUMBER_OF.search(subject):
        return counts
    rates = _move(this, last, _MAIN[indicator], group, percent)
    return rates if _RATE_WORDS.search(subject) or not counts else [*rates, *counts] if rates else []


def _move(
    this: Figures, last: Figures, key: str, group: Group | None, form: Callable[[float], str]
) -> list[tuple[float, float, str]]:
    now, then = this.value(key, group), last.value(key, group)
    if now is None or then is None:
        return []
    return [(then, now, f"from {form(then)} to {form(now)}")]


def _wrong_way(verb: str, told: str, upwards: bool) -> Finding:
    went = "no rise" if upwards else "no fall"
    return Finding(Level.WARNING, f'This says "{verb.casefold()}"; {told} is {went}')
