"""Words of direction in an organisation's own sentences: more or less likely, rose or fell."""

import re
from collections.abc import Callable, Iterator

from wres_xl.figures import Figures
from wres_xl.findings import Finding, Level
from wres_xl.own_words.measures import TWO_YEARS
from wres_xl.own_words.quotations import CHANGES, Quotation, Reader
from wres_xl.own_words.truths import LIKELIHOOD, RATIO, When
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS, is_comparable
from wres_xl.wording import likelihood, lower_first, number, percent, ratio

Years = dict[When, Figures]

_LIKELY = re.compile(r"\b(?P<how>more|less|equally|as|no more|no less)\s+likel(?:y|ihood)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:(?P<number>\d+(?:\.\d+)?)\s*(?:times|x)|(?P<most>twice|double|(?:three|four|five) times)"
    r"|(?P<least>half|a third|a quarter))\s+$",
    re.IGNORECASE,
)
_TO_SUFFER = re.compile(
    r"\s+(?:(?:than|as|compar\w* (?:with|to)) [^,;.:]{1,40}?)?to\s+(?:have\s+|be\s+|been\s+|personally\s+)*"
    r"(?:experience|suffer|face|harassed|bullied|abused|discriminated)",
    re.IGNORECASE,
)
_TO_BELIEVE = re.compile(
    r"\s+(?:(?:than|as|compar\w* (?:with|to)) [^,;.:]{1,40}?)?to\s+(?:believe|think|feel|agree)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\s+again\b|[^,;.:]*\b(?:not|never|rejected|unsuccessful|turned down|miss(?:ed)? out|fail\w*"
    r"|to (?:apply|leave|stay|join|work|report|be (?:shortlisted|interviewed|promoted)))\b",
    re.IGNORECASE,
)
"""What is likely is another thing than the indicator tells, or its opposite."""

_THAN_BEFORE = re.compile(
    r"(?:\bthan|compar\w* (?:with|to)|\bsince)\s+(?:in\s+|the\s+|they\s+)*"
    r"(?:last|previous|year|before|ever|were|did|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A group is compared with itself in another year."""

_DENIED = re.compile(r"\b(?:no|not|never|without|free|unfair|unequal|lack\w*)\b|n['\u2019]t\b", re.IGNORECASE)
_COMPARED_TO = re.compile(
    r"(?:compar\w*|\bthan|\bunlike)\s+(?:(?:with|to|our|all|the|for)\s+)*", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|n[o']t|never|neither|no longer|used to|previously|formerly|whether|if)\b[^,;]{0,25}$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:(?P<up>increased|rose|risen|grew|grown|went up|gone up)"
    r"|(?P<down>decreased|fell|fallen|reduced|declined|dropped|went down|gone down))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|whereas)\s+|\s+(?:but|while|whereas)\s+", re.IGNORECASE)
_FROM_NUMBER = re.compile(r"[^.;:]{0,40}?\bfrom\s+\d", re.IGNORECASE)
_AMONG = re.compile(r"\s+(?:among|amongst|for)\s+[^,;.:]*?(?=\s+(?:and|but|while)\b|[,;.:]|$)", re.I)
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
    if indicator not in LIKELIHOOD and indicator not in SURVEY_ITEMS:
        return
    two_years = indicator == 3 and TWO_YEARS.search(sentence) is not None
    for match in _LIKELY.finditer(sentence):
        how = _how(sentence, match)
        subject = _subject(sentence, match, reader)
        if subject is None or not how or _NOT.search(sentence[: match.start()]):
            continue
        if _OTHERWISE.match(sentence, match.end()) or _THAN_BEFORE.search(sentence):
            continue
        if indicator in SURVEY_ITEMS and not _is_of_survey(sentence, match, indicator):
            continue
        named = _years_named(sentence, years, reader)
        tables = [years[when] for when in named]
        # "1.42 times as likely" may be of either ratio of indicator 3, and is held to the ratios as a number.
        counted = how != match["how"].casefold()
        bases = (False, True) if counted and indicator == 3 else (two_years,)
        if tables and all(
            _contradicted(how, subject, indicator, figures, basis) for figures in tables for basis in bases
        ):
            yield _wrong(how, subject, indicator, tables[0], two_years, reader)
        elif (
            two_years
            and not counted
            and When.THIS in named
            and _contradicted(how, subject, 3, years[When.THIS], False)
        ):
            yield _true_of_two_years_only(years[When.THIS], reader)


def _how(sentence: str, match: re.Match[str]) -> str:
    """`more`, `less` or `equally`; "" where nothing of the kind is said for certain."""
    how = match["how"].casefold()
    if how != "as":
        return "" if how.startswith("no ") else how
    times = _TIMES.search(sentence[: match.start()])
    if times is None:
        return ""
    if times["number"]:
        value = float(times["number"])
        return "more" if value > 1 else "less" if value < 1 else ""
    return "more" if times["most"] else "less"


def _is_of_survey(sentence: str, match: re.Match[str], indicator: int) -> bool:
    """Whether what a group is likely to do is what the survey asks; to report it to a manager is not."""
    asked = _TO_BELIEVE if SURVEY_ITEMS[indicator] == "7_equal_opportunities" else _TO_SUFFER
    return asked.match(sentence, match.end()) is not None and not _DENIED.search(sentence, match.end())


def moved_findings(
    sentence: str, indicator: int, years: Years, reader: Reader, quotations: tuple[Quotation, ...]
) -> Iterator[Finding]:
    """Sentences that tell of a rise or a fall where the figures went the other way, or stayed."""
    for match in _MOVED.finditer(sentence):
        before = sentence[: match.start()]
        if _NOT.search(before):
            continue
        start = max((each.end() for each in _CLAUSE.finditer(before)), default=0)
        among = _AMONG.match(sentence, match.end())
        subject = before[start:] + (among[0] if among else "")
        upwards = match["up"] is not None
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
    compared = [each.span() for each in _COMPARED_TO.finditer(sentence, start, match.start())]
    before = [
        group
        for at, group in reader.groups(sentence[: match.start()])
        if at >= start and not any(begin <= at <= end for begin, end in compared)
    ]
    if compared and not before:
        return None
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
    key = "3_two_year_likelihood" if two_years else _MAIN[indicator]
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
    form = likelihood if indicator in LIKELIHOOD else percent
    told = " and ".join(f"{form(rate)} for {reader.name(group)}" for group, rate in rates.items())
    key = "3_two_year_relative_likelihood" if two_years else RATIO.get(indicator)
    value = figures.value(key) if key else None
    made = f", a ratio of {ratio(value)}" if value is not None else ""
    said = f"{reader.name(subject)} {how} likely" if how != "equally" else "both equally likely"
    return Finding(Level.WARNING, f"This calls {said}; the figures give {told}{made}")


def _true_of_two_years_only(figures: Figures, reader: Reader) -> Finding:
    ratios = [figures.value(key) for key in ("3_two_year_relative_likelihood", RATIO[3])]
    both, alone = ("none" if value is None else ratio(value) for value in ratios)
    verdict = figures["3_two_year_relative_likelihood", None].verdict
    reading = f", {lower_first(verdict.words(reader.term))}" if verdict else ""
    two_years = f"two years' cases alone (a ratio of {both}{reading})"
    return Finding(Level.WARNING, f"This holds of {two_years}; this year's own ratio is {alone}")


def _pair(sentence: str, start: int, quotations: tuple[Quotation, ...]) -> tuple[Quotation, Quotation] | None:
    """The two numbers of `from A to B` after a verb and in its clause."""
    end = next((each.start() for each in _CLAUSE.finditer(sentence, start)), len(sentence))
    inside = [each for each in quotations if start <= each.start < end and each.kind not in CHANGES]
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
