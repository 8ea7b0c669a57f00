"""Which of an indicator's figures the words around a percentage speak of.

What is `surely` meant is read only from what stands plainly beside the number, and a percentage that is none
of those is wrong. What is `meant` may also follow from the rest of the sentence: it is the one to be named.
"""

import re

from wres_xl.own_words.quotations import Part, Quotation
from wres_xl.own_words.truths import LIKELIHOOD
from wres_xl.standard.data_items import PAY_BANDS
from wres_xl.standard.indicators import SURVEY_ITEMS

Item = tuple[str, ...]
"""The data items that a percentage is of."""

TWO_YEARS = re.compile(r"\b(?:two|2|both)[\s-]+years?|rolling|over two years", re.IGNORECASE)
PARTS = re.compile(
    r"\bbands?\b|\bVSM\b|clinical|medical|consultant|grade|\b8[a-d]\b|senior|trainee", re.IGNORECASE
)
_PEOPLE = r"(?:workforce|headcount|staff|employees|people|board|members|directors|consultants?|VSM|posts)"
_WHOLE = re.compile(
    rf"\s*(?:made up |)of\s+(?P<whole>(?:[\w'\u2019-]+\s+){{0,4}}?{_PEOPLE})\b", re.IGNORECASE
)
_BAND = re.compile(r"\b(?:(?P<under>under )?band (?P<band>\d[a-d]?)|(?P<vsm>VSM))\b", re.IGNORECASE)
_OF_BAND = re.compile(r"\s*of\s+(?:[\w'\u2019-]+\s+){0,4}?(?:band \d[a-d]?|VSM)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*of\s+(?:all|everyone|our|the whole)\b", re.IGNORECASE)
_RANGE = re.compile(
    r"\bbands\b|\b(?:and|or) (?:above|over|below|under|higher|lower|up)\b|\+|\bto\b|\bvsm\b.*\bband\b"
    r"|\bband\b.*\bvsm\b|\bmedical\b|\bgrades?\b|\bsenior\b|whole workforce|overall|workforce",
    re.IGNORECASE,
)
_OTHER_RATES = re.compile(
    r"\bof (?:those|whom|these|them)\b|\bshares?\b|proportion of (?:applicants|appoint)"
    r"|\bof (?:(?:the|our|all)\s+)*(?:\d[\d,]*\s+)?(?:cases|appointments|appointees|attendees)\b",
    re.IGNORECASE,
)
_MEDICAL = {
    "consultants": "1m_consultants",
    "career grades": "1m_career_grades",
    "trainees": "1m_trainees",
    "trainee grades": "1m_trainees",
}
_OF_MEDICAL = re.compile(rf"\s*of\s+(?:(?:the|our|all)\s+)*(?P<row>{'|'.join(_MEDICAL)})\b", re.IGNORECASE)
_BOARD_WORDS = (
    (r"non[\s-]?voting", "9_board_non_voting"),
    (r"\bvoting", "9_board_voting"),
    (r"non[\s-]?exec", "9_board_non_executive"),
    (r"\bexec", "9_board_executive"),
    (r"\bworkforce\b|\bstaff\b|\bemployees\b|\bheadcount\b", "9_workforce"),
    (r"\bboard\b|\bmembers\b|\bdirectors\b", "9_board"),
)
"""A part of the board stands before the board that it is of, and a part without before one with."""


def surely(indicator: int, sentence: str, quotation: Quotation) -> frozenset[Item] | None:
    """The items of which a percentage must be one; None where it may be of any."""
    if indicator in LIKELIHOOD and quotation.part is Part.WHOLE and not _OTHER_RATES.search(sentence):
        two_years = {("3_two_year_likelihood",)} if indicator == 3 else set()
        return frozenset({(LIKELIHOOD[indicator],), *two_years})
    if indicator == 9:
        return frozenset(_board_items(_whole(quotation))[:1]) or None
    if indicator == 1:
        return frozenset(_parts_of_workforce(sentence, quotation)) or None
    return None


def meant(indicator: int, sentence: str, quotation: Quotation) -> Item | None:
    """The one item that a percentage is meant to be; None where it may be of several."""
    if indicator in SURVEY_ITEMS:
        return (SURVEY_ITEMS[indicator],)
    if indicator == 1:
        return _meant_of_workforce(sentence, quotation)
    if indicator == 9:
        whole = _board_items(_whole(quotation))
        return whole[0] if whole else _only_board_item(sentence)
    if indicator == 3 and TWO_YEARS.search(sentence):
        return ("3_two_year_likelihood",)
    if quotation.part is Part.SHARE or _OTHER_RATES.search(sentence):
        return None
    return (LIKELIHOOD[indicator],)


def _whole(quotation: Quotation) -> str:
    """What a percentage is said to be of; "" where that is not said, or is a group."""
    match = _WHOLE.match(quotation.after)
    return match["whole"] if match and quotation.part is not Part.WHOLE else ""


def _board_items(words: str) -> list[Item]:
    """What the words name of the board and the workforce, parts of the board first."""
    items: list[Item] = []
    for pattern, key in _BOARD_WORDS:
        words, times = re.subn(pattern, " ", words, flags=re.IGNORECASE)
        items += [(key,)] if times else []
    return items


def _only_board_item(sentence: str) -> Item | None:
    """The part of the board, or all of it, where a sentence names no other."""
    items = [item for item in _board_items(sentence) if item != ("9_workforce",)]
    parts = [item for item in items if item != ("9_board",)]
    named = parts or items
    return named[0] if len(named) == 1 and not re.search("workforce|overall", sentence, re.I) else None


def _meant_of_workforce(sentence: str, quotation: Quotation) -> Item | None:
    if not PARTS.search(sentence):
        return ("9_workforce",)
    parts = _parts_of_workforce(sentence, quotation)
    return parts[-1] if parts else None


def _parts_of_workforce(sentence: str, quotation: Quotation) -> list[Item]:
    """The band or medical row that a percentage is said to be of, the likeliest item last."""
    if quotation.part is not Part.WHOLE and (match := _OF_MEDICAL.match(quotation.after)):
        return [(_MEDICAL[match["row"].casefold()],)]
    band = _band(sentence)
    return _items_of_band(band, sentence) if band and _is_of_band(sentence, quotation) else []


def _band(sentence: str) -> str:
    """The ending of the one pay band that a sentence names; "" where it names several, or runs of them."""
    matches = list(_BAND.finditer(sentence))
    if len(matches) != 1 or _RANGE.search(sentence):
        return ""
    match = matches[0]
    name = "VSM" if match["vsm"] else f"{'Under ' if match['under'] else ''}Band {match['band'].upper()}"
    return PAY_BANDS.get(name, "")


def _is_of_band(sentence: str, quotation: Quotation) -> bool:
    """Whether a percentage is said to be of a band's staff, rather than of a group's or of everyone."""
    if quotation.part is Part.WHOLE:
        return False
    if _OF_BAND.match(quotation.after):
        return True
    begins = _BAND.search(sentence[: quotation.start]) is not None
    return begins and quotation.part is Part.SHARE and not _OF_ALL.match(quotation.after)


def _items_of_band(band: str, sentence: str) -> list[Item]:
    """Non-clinical, clinical and together, as the sentence tells; together last where it tells neither."""
    non_clinical = re.search(r"\bnon[\s-]?clinical", sentence, re.IGNORECASE)
    clinical = re.search(r"(?<!non-)(?<!non )(?<!non)\bclinical", sentence, re.IGNORECASE)
    sections: list[Item] = [(f"1a_{band}",), (f"1b_{band}",)]
    if bool(non_clinical) is not bool(clinical):
        return sections[:1] if non_clinical else sections[1:]
    return [*sections, (f"1a_{band}", f"1b_{band}")]
