"""What an organisation's own sentences quote: percentages, ratios and changes, of which year and group.

Only what is said plainly is read: a number whose year or group is not beside it may be of any.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wres_xl.own_words.truths import When
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear


class Kind(StrEnum):
    """What a quoted number is."""

    PERCENTAGE = "percentage"
    RATIO = "ratio"
    CHANGE = "change"


@dataclass(frozen=True)
class Quotation:
    """A number in a sentence.

    `value` is as printed, in percent or as a ratio. `below` and `above` say how far the true figure may lie
    from it, by the digits printed and by words such as "just over". `when` is None where no year is named,
    and `elsewhere` says that it is of another year, or of other organisations.
    """

    kind: Kind
    text: str
    value: float
    decimals: int
    start: int
    end: int
    below: float
    above: float
    when: When | None = None
    group: Group | None = None
    benchmark: bool = False
    elsewhere: bool = False
    called_headcount: bool = False

    def fits(self, truth: float) -> bool:
        """Whether a true figure may be printed so."""
        return self.value - self.below - 1e-9 <= truth <= self.value + self.above + 1e-9


@dataclass(frozen=True)
class Reader:
    """Reads sentences of one report: its year, its term for BME, and whether its years are surveys."""

    year: ReportingYear
    term: str
    survey: bool

    def quotations(self, sentence: str) -> tuple[Quotation, ...]:
        """All numbers that quote a figure, in order."""
        text = without_statistics(sentence)
        matches = list(_NUMBER.finditer(text))
        found: list[Quotation] = []
        for at, match in enumerate(matches):
            before = text[matches[at - 1].end() if at else 0 : match.start()]
            after = text[match.end() : matches[at + 1].start() if at + 1 < len(matches) else len(text)]
            if quotation := self._quotation(match, before, after, text):
                found.append(quotation)
        return tuple(found)

    def name(self, group: Group) -> str:
        """The group as this organisation calls it."""
        return self.term if group is Group.BME else str(group)

    def groups(self, text: str) -> list[tuple[int, Group]]:
        """Where each group is named."""
        named = [(match.start(), self._group(match[0])) for match in self._groups.finditer(text)]
        return [(start, group) for start, group in named if group]

    def years(self, text: str) -> list[When | None]:
        """The years named in a text; None stands for one that is neither this year nor last."""
        return [when for match in _YEAR.finditer(text) for when in self._when(match[0])]

    @property
    def _groups(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:white|{re.escape(self.term)}|{_BME}|{_UNKNOWN})\b", re.IGNORECASE)

    def _group(self, word: str) -> Group | None:
        if word.casefold() == "white":
            return Group.WHITE
        return Group.UNKNOWN if re.fullmatch(_UNKNOWN, word, re.IGNORECASE) else Group.BME

    def _quotation(self, match: re.Match[str], before: str, after: str, text: str) -> Quotation | None:
        kind = _kind(match, before, after, text)
        if kind is None:
            return None
        digits = match["digits"]
        decimals = len(digits.partition(".")[2])
        unit = 10.0**-decimals
        # A change is a difference of two figures that were rounded themselves.
        below = above = unit if kind is Kind.CHANGE else unit / 2
        if hedge := _HEDGE.search(before):
            word = hedge["hedge"].casefold()
            below, above = (unit, 0.0) if word in _LESS else (0.0, unit) if word in _MORE else (unit, unit)
        whens = self._beside(before, after)
        return Quotation(
            kind,
            match[0].strip(),
            float(digits),
            decimals,
            match.start(),
            match.end(),
            below,
            above,
            when=whens[0] if len(whens) == 1 else _from_or_to(before, text, match),
            group=self._group_beside(before, after),
            benchmark=bool(_BENCHMARK_BEFORE.search(before) or _BENCHMARK_AFTER.match(after)),
            elsewhere=whens == [None]
            or bool(_ELSEWHERE_BEFORE.search(before) or _ELSEWHERE_AFTER.match(after)),
            called_headcount=bool(_HEADCOUNT.search(before)) and not _PART_OF_HEADCOUNT.search(before),
        )

    def _beside(self, before: str, after: str) -> list[When | None]:
        """The one year that stands directly beside a number, or nothing."""
        if match := _YEAR_AFTER.match(after):
            return self._when(match["year"])
        if (match := _YEAR_BEFORE.search(before)) and not _COMPARED.search(before[: match.start("year")]):
            return self._when(match["year"])
        return []

    def _when(self, words: str) -> list[When | None]:
        """What a name of a year means, None for a year not at hand; nothing where it may be either year."""
        plain = " ".join(words.casefold().split())
        if plain in _LAST_YEAR:
            return [When.LAST]
        if plain in _THIS_YEAR:
            return [When.THIS]
        try:
            named = ReportingYear.parse(plain)
        except ValueError:
            calendar = int(plain[:4])
            if not self.survey and calendar == self.year.start:
                # 2020 may be the start of 2020-21 or the end of 2019-20.
                return []
            named = ReportingYear(calendar if self.survey else calendar - 1)
        return [{self.year: When.THIS, self.year.previous: When.LAST}.get(named)]

    def _group_beside(self, before: str, after: str) -> Group | None:
        name = self._groups.pattern
        following = rf"\s*(?:of|for|among|amongst)?\s*(?:{_ADJECTIVES})*({name})"
        if match := re.match(following, after, re.IGNORECASE):
            return self._group(match[1])
        preceding = rf"({name})(?:\s+{_PEOPLE})?(?:\s+(?:was|were|is|are|at))?[\s:(]*$"
        if match := re.search(preceding, before, re.IGNORECASE):
            return self._group(match[1])
        return None


def without_statistics(sentence: str) -> str:
    """The sentence with intervals and p-values blanked out, every character in its place."""
    return _STATISTICS.sub(lambda match: " " * len(match[0]), sentence)


def sentences_of(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the number of its line, from 1."""
    for line, words in enumerate(text.splitlines(), start=1):
        for sentence in _SENTENCE_END.split(words):
            if sentence.strip():
                yield line, sentence


_BME = r"BME|BAME|BAEM|ethnic minorit(?:y|ies)|black,? (?:and|asian and) minority ethnic"
_UNKNOWN = r"unknown|undisclosed|not (?:stated|disclosed|known)|not disclosing|undeclared"
_PEOPLE = r"(?:staff|applicants|respondents|colleagues|people|members|employees)"
_ADJECTIVES = r"(?:all|our|the|shortlisted|total)\s+"
_YEARS = r"(?:19|20)\d\d(?:\s?[-/\u2013]\s?(?:20)?\d\d(?![\d.%]|\s*(?:%|per ?cent)))?"
_LAST_YEAR = frozenset(
    ("last year", "last years", "last year's", "last year\u2019s", "previous year", "year before")
)
_THIS_YEAR = frozenset(("this year", "this years", "this year's", "this year\u2019s", "current year"))
_NAMES_OF_YEARS = (
    rf"{_YEARS}|last year(?:['\u2019]?s)?|previous year|year before|this year(?:['\u2019]?s)?|current year"
)
_YEAR = re.compile(rf"\b(?:{_NAMES_OF_YEARS})\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(rf"\b(?P<year>{_NAMES_OF_YEARS})[\s,:=(\u2013-]*$", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    rf"[\s(]*(?:in|for|during|of)?\s*(?:the\s+)?(?P<year>{_NAMES_OF_YEARS})\b"
    r"(?!\s*[-:\u2013]?\s*\d+(?:\.\d+)?\s*%)",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(?:compar\w+ (?:with|to)|since|than(?: in)?|on)\s+(?:the\s+)?$", re.IGNORECASE)

_NUMBER = re.compile(
    r"(?<![\d.,\u00a3/])(?P<digits>\d{1,3}(?:\.\d+)?)"
    r"(?:(?P<points>\s*(?:%|percentage)[\s-]points?\b|\s*ppts?\b|\s*pp\b)"
    r"|(?P<percent>\s*(?:%|per\s?cent\b))"
    r"|(?P<times>\s*(?:times|x)\b)"
    r"|(?<=\.\d)(?![\d%])|(?<=\.\d\d)(?![\d%]))",
    re.IGNORECASE,
)
_LESS = frozenset(("nearly", "almost", "under", "just under", "less than", "below", "up to"))
_MORE = frozenset(("over", "just over", "more than", "at least", "above"))
_HEDGE = re.compile(
    r"\b(?P<hedge>just over|just under|more than|less than|at least|up to|nearly|almost|under|over|below"
    r"|above|about|around|approximately|roughly|circa|some)\s+$",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:by|up|down|(?:increase|decrease|reduction|rise|fall|drop|gap|difference|improvement|change) of)"
    r"(?:\s+(?:just|only|over|under|more than|less than|nearly|almost|about|around|approximately))*\s+$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s*(?:higher|lower|more|fewer|less|increase|decrease|reduction|rise|fall|drop|gap|above|below"
    r"|worse|better)\b",
    re.IGNORECASE,
)
_RATIO_WORDS = re.compile(r"ratio|times|likel", re.IGNORECASE)
_NO_RATIO_AFTER = re.compile(
    r"\s*(?:hours?|days?|weeks?|months?|years?|fte|wte|million|m\b|k\b|am\b|pm\b|points?)", re.IGNORECASE
)
_NO_RATIO_BEFORE = re.compile(r"\b(?:version|section|action|p\s*[<=>]|v)\s*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_RANGE = re.compile(r"rang\w+|var(?:y|ies|ied)|outside|within|between", re.IGNORECASE)
_BENCHMARK_BEFORE = re.compile(
    r"(?:benchmark|median)"
    r"(?:\s+(?:group|median|figure|of|is|was|at|for|in|20\d\d|white|bm?e|bame|staff))*[\s:(]*$",
    re.IGNORECASE,
)
_BENCHMARK_AFTER = re.compile(r"[^,;)\d]{0,25}(?:20\d\d )?\b(?:benchmark|median)\b", re.IGNORECASE)
_OTHERS = (
    r"national\w*|sector|region\w*|England|average|peers?|other organisations?|census|population|target|goal"
)
_ELSEWHERE_BEFORE = re.compile(rf"\b(?:{_OTHERS})\b[^,;.%\d]{{0,40}}$", re.IGNORECASE)
_RATES = "completion|response|return|attendance|compliance|turnover|pass|vacancy|retention"
_ELSEWHERE_AFTER = re.compile(
    rf"\s*(?:(?:{_RATES})\b|[^,;)\d]{{0,12}}\b(?:nationally|{_OTHERS})\b)", re.IGNORECASE
)
_HEADCOUNT = re.compile(r"\b(?:headcount|head count)\b", re.IGNORECASE)
_PART_OF_HEADCOUNT = re.compile(r"\bof\s+(?:[\w-]+\s+){0,3}head\s?count", re.IGNORECASE)
_STATISTICS = re.compile(
    r"\([^()]*(?:interval|confidence|\bCI\b|\bp\s*[<=>])[^()]*\)"
    r"|\b\d+(?:\.\d+)?\s*%\s+(?:confidence\s+)?(?:interval|CI)\b[^.;,]*(?:\.\d[^.;,]*)*"
    r"|\bp\s*[<=>]\s*\d?\.\d+",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'(]?[A-Z0-9])|\s+[\u2022\u25cf]\s+")


def _kind(match: re.Match[str], before: str, after: str, text: str) -> Kind | None:
    if match["points"]:
        return Kind.CHANGE
    if match["percent"]:
        changed = _CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(after)
        return Kind.CHANGE if changed else Kind.PERCENTAGE
    if _NO_RATIO_AFTER.match(after) or _NO_RATIO_BEFORE.search(before) or not _RATIO_WORDS.search(text):
        return None
    return Kind.RATIO


def _from_or_to(before: str, text: str, match: re.Match[str]) -> When | None:
    """Last year for the number after "from" and this year for that after "to", where both are there."""
    pair = re.search(r"\bfrom\s+[\d.]+\s*(?:%|per\s?cent)?[^;]{0,60}?\bto\s+[\d.]+", text, re.IGNORECASE)
    turned = re.search(r"\bto\s+[\d.]+\s*(?:%|per\s?cent)?[^;]{0,60}?\bfrom\s+[\d.]+", text, re.IGNORECASE)
    if not (pair or turned) or _RANGE.search(text[: match.start()]):
        return None
    return When.LAST if _FROM.search(before) else When.THIS if _TO.search(before) else None
