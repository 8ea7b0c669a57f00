"""Which year a number in a sentence is of: the one beside it, or the one that the sentence is framed by."""

import re
from dataclasses import dataclass

from wres_xl.own_words.truths import When
from wres_xl.standard.years import ReportingYear

_YEARS = r"(?:19|20)\d\d(?:\s?[-/\u2013]\s?(?:20)?\d\d(?!\d|\.\d|\s*(?:%|per ?cent)))?"
_LAST_YEAR = frozenset(
    (
        *("last year", "last years", "last year's", "last year\u2019s"),
        *("previous year", "year before", "year earlier"),
    )
)
_THIS_YEAR = frozenset(("this year", "this years", "this year's", "this year\u2019s", "current year"))
_NAMES_OF_YEARS = (
    rf"{_YEARS}|last year(?:['\u2019]?s)?|previous year|year before|year earlier"
    r"|this year(?:['\u2019]?s)?|current year"
)
_YEAR = re.compile(rf"\b(?:{_NAMES_OF_YEARS})\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(rf"\b(?P<year>{_NAMES_OF_YEARS})[\s,:=(\u2013-]*$", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    rf"[\s(]*(?:in|for|during|of)?\s*(?:(?:the|a)\s+)?(?P<year>{_NAMES_OF_YEARS})\b"
    r"(?P<leads>\s*[-:=\u2013]?\s*$)?",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(?:compar\w+ (?:with|to)|since|than(?: in)?|on)\s+(?:the\s+)?$", re.IGNORECASE)
_FRAMED_FROM = re.compile(
    rf"\s*(?:(?:in|for|during)\s+(?:the\s+)?)?(?:{_NAMES_OF_YEARS})(?![\w'\u2019])", re.IGNORECASE
)
_FRAMED_TO = re.compile(
    rf"(?:\b(?:in|for|during)\s+(?:the\s+)?(?:{_YEARS})|\bthis year|\blast year)[\s.!)]*$", re.IGNORECASE
)
_MORE_THAN_ONE_YEAR = re.compile(
    r"\bfrom (?=\d|last|this)|\b(?:against|than (?:in|last|this|the)|since|compar\w*|up|down|improv\w*"
    r"|increas\w*|decreas\w*"
    r"|reduc\w*|rise\w*|rose|fall\w*|fell|gr[eo]w\w*|chang\w*|halv\w*|doubl\w*|previous\w*|before|earlier"
    r"|again|now|both|average|rolling|two|within|between)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:we|our|us|i|who|which|that|where|when|why|how|because|as a result|after|following|led|reasons?"
    r"|work|plans?|programmes?|reports?|actions?|policy|policies)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class YearReader:
    """Reads the years that sentences of one report name; `survey` where a year is that of a survey."""

    year: ReportingYear
    survey: bool

    def named(self, text: str) -> list[When | None]:
        """The years named in a text; None stands for one that is neither this year nor last."""
        return [when for match in _YEAR.finditer(text) for when in self._when(match[0])]

    def beside(self, before: str, after: str, last: bool) -> list[When | None]:
        """The one year that stands directly beside a number, or nothing; `last` where no number follows."""
        # In "2.63 (2019-20: 2.25)" the year is that of the number that follows it.
        if (match := _YEAR_AFTER.match(after)) and (last or match["leads"] is None):
            return self._when(match["year"])
        if (match := _YEAR_BEFORE.search(before)) and not _COMPARED.search(before[: match.start("year")]):
            return self._when(match["year"])
        return []

    def framing(self, sentence: str) -> When | None:
        """The year of a plain sentence that begins or ends with it, and tells of no other and no change."""
        if len(_YEAR.findall(sentence)) != 1 or ";" in sentence or _MORE_THAN_ONE_YEAR.search(sentence):
            return None
        if _ASIDE.search(sentence) or not (_FRAMED_FROM.match(sentence) or _FRAMED_TO.search(sentence)):
            return None
        named = self.named(sentence)
        return named[0] if named else None

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
