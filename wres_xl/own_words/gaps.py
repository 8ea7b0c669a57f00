"""Words about the distance between groups: a gap that widened or narrowed, a group under-represented."""

import re
from collections.abc import Iterator

from wres_xl.findings import Finding, Level
from wres_xl.own_words.directions import Years
from wres_xl.own_words.quotations import Reader
from wres_xl.own_words.truths import When
from wres_xl.standard.groups import COMPARED_GROUPS
from wres_xl.standard.indicators import SURVEY_ITEMS, is_comparable
from wres_xl.wording import points

_GAP = re.compile(
    r"\bgap\b[^,;.:]{0,60}?\b(?:(?P<up>widen(?:ed|s)|grew|grown|increased|rose|risen)"
    r"|(?P<down>narrow(?:ed|s)|closed|closes|shrank|shrunk|reduced|decreased|fell|fallen))\b",
    re.IGNORECASE,
)
_OTHER_GAP = re.compile(
    r"benchmark|median|\bpay\b|national|sector|peers?|target|aim|\bpoints? (?:above|below)\b"
    r"|\b(?:not|never|if|whether|until|before|will|and then)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_REPRESENTED = re.compile(r"\b(?P<how>under|over)[\s-]?represented\b", re.IGNORECASE)
_OTHER_SHARE = re.compile(
    r"voting|exec|senior|\bbands?\b|\bVSM\b|population|communit|census|national|region|\blocal|patients"
    r"|previous|earlier|\b(?:not|never|nor|neither|if|whether|where|when|longer|was|were|been|had)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)


def gap_findings(sentence: str, indicator: int, years: Years, reader: Reader) -> Iterator[Finding]:
    """Gaps between White and BME staff said to have widened or narrowed that went the other way, or stayed.

    Indicators 5 to 8 alone: their gap is one of percentages, where that of a likelihood may be its ratio.
    """
    last = years.get(When.LAST)
    if indicator not in SURVEY_ITEMS or last is None or not is_comparable(indicator, reader.year):
        return
    match = _GAP.search(sentence)
    named = reader.years(sentence)
    if match is None or _OTHER_GAP.search(sentence) or None in named or When.LAST in named[:1]:
        return
    gaps: list[float] = []
    for figures in (last, years[When.THIS]):
        white, bme = (figures.value(SURVEY_ITEMS[indicator], group) for group in COMPARED_GROUPS)
        if white is None or bme is None:
            return
        gaps.append(abs(white - bme))
    then, now = gaps
    if now <= then if match["up"] else now >= then:
        verb, went = match["up"] or match["down"], "no wider" if match["up"] else "no narrower"
        told = f"from {points(then)} to {points(now)} the gap is {went}"
        yield Finding(Level.WARNING, f'This says "{verb.casefold()}"; {told}')


def represented_findings(sentence: str, indicator: int, years: Years, reader: Reader) -> Iterator[Finding]:
    """A group called under-represented on the board, or over, whose share there says otherwise this year."""
    match = _REPRESENTED.search(sentence)
    if indicator != 9 or match is None or _OTHER_SHARE.search(sentence) or not _is_of_board(sentence):
        return
    group = reader.only_group(sentence)
    if group is None or any(when is not When.THIS for when in reader.years(sentence)):
        return
    difference = years[When.THIS].value("9_difference", group)
    if difference is None or (difference < 0 if match["how"].casefold() == "under" else difference > 0):
        return
    where = "above" if difference > 0 else "below" if difference < 0 else "from"
    told = f"{reader.name(group)} is {points(difference)} {where} its share of the workforce"
    yield Finding(Level.WARNING, f'This says "{match[0].casefold()}"; on the board {told}')


def _is_of_board(sentence: str) -> bool:
    return re.search(r"\bboard\b", sentence, re.IGNORECASE) is not None
