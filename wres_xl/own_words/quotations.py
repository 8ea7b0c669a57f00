"""What an organisation's own sentences quote: percentages, ratios and changes, of which year and group.

Only what is said plainly is read: a number whose year or group is not beside it may be of any.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from wres_xl.own_words.truths import When
from wres_xl.own_words.years_named import YearReader
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear


class Kind(StrEnum):
    """What a quoted number is."""

    PERCENTAGE = "percentage"
    RATIO = "ratio"
    CHANGE = "change"
    RATIO_CHANGE = "change of a ratio"


class Part(StrEnum):
    """What the group that stands beside a percentage is to it."""

    WHOLE = "the percentage is of the group, as in 12% of BME staff"
    SHARE = "the percentage is the group's, as in 12% of staff are BME"


@dataclass(frozen=True)
class Quotation:
    """A number in a sentence.

    `value` is as printed, in percent or as a ratio. `below` and `above` say how far the true figure may lie
    from it, by the digits printed and by words such as "just over". `when` is None where no year is named,
    and `elsewhere` says that it is of another year, or of other organisations. `points` is a change told in
    percentage points, not in percent; `after` is what follows up to the next number.
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
    part: Part | None = None
    points: bool = False
    after: str = ""
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
            if quotation := self._quotation(match, before, after, text, at + 1 == len(matches)):
                found.append(quotation)
        framing = self._years.framing(text) if len(found) == 1 else None
        if framing and found[0].when is None and found[0].kind not in CHANGES:
            return (replace(found[0], when=framing),)
        return tuple(found)

    def name(self, group: Group) -> str:
        """The group as this organisation calls it."""
        return self.term if group is Group.BME else str(group)

    def groups(self, text: str) -> list[tuple[int, Group]]:
        """Where each group is named."""
        named = [(match.start(), self._group(match[0])) for match in self._groups.finditer(text)]
        return [(start, group) for start, group in named if group]

    def only_group(self, text: str) -> Group | None:
        """The group that a text names, where it names one alone."""
        groups = {group for _, group in self.groups(text)}
        return groups.pop() if len(groups) == 1 else None

    def years(self, text: str) -> list[When | None]:
        """The years named in a text; None stands for one that is neither this year nor last."""
        return self._years.named(text)

    @property
    def _years(self) -> YearReader:
        return YearReader(self.year, self.survey)

    @property
    def _groups(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:white|{re.escape(self.term)}|{_BME}|{_UNKNOWN})\b", re.IGNORECASE)

    def _group(self, word: str) -> Group | None:
        if word.casefold() == "white":
            return Group.WHITE
        return Group.UNKNOWN if re.fullmatch(_UNKNOWN, word, re.IGNORECASE) else Group.BME

    def _quotation(
        self, match: re.Match[str], before: str, after: str, text: str, last: bool
    ) -> Quotation | None:
        kind = _kind(match, before, after, text)
        if kind is None:
            return None
        digits = match["digits"]
        decimals = len(digits.partition(".")[2])
        unit = 10.0**-decimals
        # A change is a difference of two figures that were rounded themselves.
        below = above = unit if kind in CHANGES else unit / 2
        if hedge := _HEDGE.search(before):
            word = hedge["hedge"].casefold()
            below, above = (unit, 0.0) if word in _LESS else (0.0, unit) if word in _MORE else (unit, unit)
        whens = self._years.beside(before, after, last)
        group, part = self._group_beside(before, after)
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
            group=group,
            part=part,
            points=bool(match["points"]),
            after=after,
            benchmark=bool(_BENCHMARK_BEFORE.search(before) or _BENCHMARK_AFTER.match(after)),
            elsewhere=whens == [None]
            or bool(_ELSEWHERE_BEFORE.search(before) or _ELSEWHERE_AFTER.match(after)),
            called_headcount=bool(_HEADCOUNT.search(before)) and not _PART_OF_HEADCOUNT.search(before),
        )

    def _group_beside(self, before: str, after: str) -> tuple[Group | None, Part | None]:
        name = self._groups.pattern
        following = rf"\s*(?P<of>(?:of|among|amongst)\b|for\b|)\s*(?:{_ADJECTIVES})*(?P<group>{name})"
        preceding = rf"({name})(?:\s+{_PEOPLE})?(?:\s+(?:was|were|is|are|at))?[\s:(]*$"
        # "White 22.1% BME 30.0%" is a list.
        listed = re.fullmatch(rf"\s*(?:{name})[\s:]*", after, re.I) and re.search(preceding, before, re.I)
        if not listed and (match := re.match(following, after, re.IGNORECASE)):
            part = Part.WHOLE if match["of"] and match["of"].casefold() != "for" else None
            return self._group(match["group"]), part
        if match := re.match(rf"{_ARE_AFTER}(?P<group>{name})", after, re.IGNORECASE):
            return self._group(match["group"]), Part.SHARE
        shared = rf"(?<!\band )(?<!\bor )(?P<group>{name})(?:\s+{_PEOPLE})?\s+{_ARE_BEFORE}$"
        if (match := re.search(shared, before, re.IGNORECASE)) and _OF_ALL.match(after):
            return self._group(match["group"]), Part.SHARE
        if before.rstrip().endswith("(") and _ANOTHER_AFTER.match(after):
            # "than White staff (15.2% and 5.1%)" begins with either group.
            return None, None
        if match := re.search(preceding, before, re.IGNORECASE):
            return self._group(match[1]), None
        return None, None


CHANGES = frozenset((Kind.CHANGE, Kind.RATIO_CHANGE))


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
_ARE_AFTER = (
    r"(?:\s*of\s+[^,;:()%]{0,60}?)?\s+(?:(?:is|are|was|were|identif\w+ as|c[ao]me from)\s+)"
    r"(?:(?:from|of)\s+)?(?:an?\s+|the\s+)?"
)
_ARE_BEFORE = (
    r"(?:was|were|is|are|ma[dk]es? up|accounts? for|accounted for|represent(?:s|ed)?|form(?:s|ed)?"
    r"|constitute[sd]?)\s+(?:(?:just|only|about|around|nearly|almost|over|under)\s+)*"
)
_ANOTHER_AFTER = re.compile(
    r"\s*(?:and|against|versus|vs?\.?|to|compared (?:with|to)|,|/)\s*$", re.IGNORECASE
)
_OF_ALL = re.compile(r"\s*of\b", re.IGNORECASE)
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
    r"(?:\b(?:by|down)|(?<!make )(?<!makes )(?<!made )\bup"
    r"|\b(?:increase|decrease|reduction|rise|fall|drop|gap|difference|improvement|change) of)"
    r"(?:\s+(?:just|only|over|under|more than|less than|nearly|almost|about|around|approximately))*\s+$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s*(?:higher|lower|more|fewer|less|increase|decrease|reduction|rise|fall|drop|gap|above|below"
    r"|worse|better)\b",
    re.IGNORECASE,
)
_RATIO_MOVED_BEFORE = re.compile(
    r"\b(?:fell|fallen|rose|risen|dropped|improved|increased|decreased|reduced)\s+$", re.IGNORECASE
)
_RATIO_CHANGE_AFTER = re.compile(r"\s*(?:(?:higher|lower)\b|(?:above|below) (?:parity|equal))", re.IGNORECASE)
_RATIO_WORDS = re.compile(r"ratio|times|likel", re.IGNORECASE)
_RATIO_NAMED = re.compile(r"ratio|times|relative", re.IGNORECASE)
_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
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
    if not match["times"] and not _RATIO_NAMED.search(text) and _PERCENT.search(text):
        # "The likelihood rose by 2.6 percentage points for White and 21.2 for BME applicants."
        return None
    changed = (
        _CHANGE_BEFORE.search(before)
        or _RATIO_MOVED_BEFORE.search(before)
        or _RATIO_CHANGE_AFTER.match(after)
    )
    return Kind.RATIO_CHANGE if changed and not match["times"] else Kind.RATIO


def _from_or_to(before: str, text: str, match: re.Match[str]) -> When | None:
    """Last year for the number after "from" and this year for that after "to", where both are there."""
    pair = re.search(r"\bfrom\s+[\d.]+\s*(?:%|per\s?cent)?[^;]{0,60}?\bto\s+[\d.]+", text, re.IGNORECASE)
    turned = re.search(r"\bto\s+[\d.]+\s*(?:%|per\s?cent)?[^;]{0,60}?\bfrom\s+[\d.]+", text, re.IGNORECASE)
    if not (pair or turned) or _RANGE.search(text[: match.start()]):
        return None
    return When.LAST if _FROM.search(before) else When.THIS if _TO.search(before) else None
