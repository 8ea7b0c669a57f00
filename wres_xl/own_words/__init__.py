"""An organisation's own sentences held against its figures: contradictions are found, nothing is changed.

A sentence is questioned only where it names an ethnic group or the indicator's subject and says something
that no figure of the years at hand bears out. Sentences about plans and targets are left alone, and so are
figures of other organisations and of years that are not at hand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wres_xl.figures import Figures
from wres_xl.findings import Finding, Level
from wres_xl.own_words.changes import ChangeCheck
from wres_xl.own_words.directions import Years, likely_findings, moved_findings
from wres_xl.own_words.gaps import gap_findings, represented_findings
from wres_xl.own_words.measures import TWO_YEARS
from wres_xl.own_words.percentages import PercentageCheck, named
from wres_xl.own_words.quotations import Kind, Quotation, Reader, sentences_of
from wres_xl.own_words.truths import Truths, When, truths_of
from wres_xl.settings import Settings
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.wording import lower_first

_SUBJECTS = {
    1: r"workforce|headcount|\bbands?\b|\bVSM\b|disclos|ethnicit",
    2: r"appoint|shortlist",
    3: r"disciplin",
    4: r"mandatory|\bCPD\b",
    5: r"harass|bully|abuse",
    6: r"harass|bully|abuse",
    7: r"opportunit|progression|promotion",
    8: r"discriminat",
    9: r"\bboard\b",
}
_PLANS = re.compile(
    r"\b(?:targets?|aims?|aiming|goals?|ambition|aspir\w+|will|plan(?:s|ned|ning)? to|by 20\d\d)\b",
    re.IGNORECASE,
)
_THE_PUBLIC = re.compile(r"\bpatients?\b|\brelatives\b|\bthe public\b|\bor public\b", re.IGNORECASE)
_COLLEAGUES = re.compile(
    r"\bfrom (?:other )?(?:staff|colleagues|managers?|a manager|team leaders?)\b", re.IGNORECASE
)
_TOLD_BY = {
    5: _THE_PUBLIC,
    6: re.compile(
        r"\bfrom (?:other )?staff\b"
        r"|\b(?:from|by) (?:other )?(?:colleagues|managers?|a manager|team leaders?)\b"
        r"|\b(?:harass\w*|bull\w+|abuse\w*) by (?:other )?staff\b",
        re.IGNORECASE,
    ),
    7: re.compile(r"\bopportunit|\bprogression\b|\bpromotion\b|\bbeliev|\bagree", re.IGNORECASE),
    8: re.compile(r"\bdiscriminat", re.IGNORECASE),
}
"""Words by which a line on a page of two indicators tells which it is of."""

_RATIO_OR_GAP = re.compile(r"ratio|likel|\bgap\b", re.IGNORECASE)
_MANDATORY = re.compile(r"(?<!non-)(?<!non )(?<!non- )\bmandatory training", re.IGNORECASE)
_MEND = "Correct the sentence, or the figure if the sentence is right."


def check_words(
    text: str, indicator: int, this: Figures, last: Figures | None, settings: Settings
) -> tuple[Finding, ...]:
    """What in a text about an indicator (1 to 9) contradicts its figures of `this` year and of `last`.

    Each finding's `row` is the line of the text, from 1. Undefined and hidden figures contradict nothing.
    """
    return _Checker(indicator, this, last, settings).findings(text)


def check_page(
    text: str, indicators: Sequence[int], this: Figures, last: Figures | None, settings: Settings
) -> tuple[Finding, ...]:
    """As `check_words`, for the lines of a page that several indicators share.

    A line is of the indicator that it names, or that the last one named; else of that whose words it uses,
    such as patients for indicator 5; else of that which it fits best, and then no right figure is named.
    """
    sure = {number: _Checker(number, this, last, settings) for number in indicators}
    unsure = [_Checker(number, this, last, settings, indicators) for number in indicators]
    last_named: int | None = None
    found: list[Finding] = []
    for at, line in enumerate(text.splitlines(), start=1):
        match = re.search(r"\bindicator (\d)\b", line, re.IGNORECASE)
        last_named = int(match[1]) if match and int(match[1]) in indicators else last_named
        spoken_of = [last_named] if last_named else _spoken_of(line, indicators)
        checkers = [sure[spoken_of[0]]] if len(spoken_of) == 1 else unsure
        each_finds = [checker.findings(line) for checker in checkers]
        findings = _found_by_all(each_finds) if len(spoken_of) > 1 else min(each_finds, key=len)
        found += [replace(finding, row=at) for finding in findings]
    return tuple(found)


def _spoken_of(line: str, indicators: Sequence[int]) -> list[int]:
    """Those of a page's indicators whose own words a line uses."""
    return [number for number in indicators if number in _TOLD_BY and _TOLD_BY[number].search(line)]


def _found_by_all(each_finds: Sequence[tuple[Finding, ...]]) -> list[Finding]:
    """What is found by each indicator of a line that speaks of several; what they say of it may differ."""
    first, *others = each_finds
    questioned = [{finding.problem.partition(";")[0] for finding in findings} for findings in others]
    return [
        finding
        for finding in first
        if all(finding.problem.partition(";")[0] in problems for problems in questioned)
    ]


class _Checker:
    """The figures of one indicator, and the questions put to each sentence."""

    def __init__(
        self,
        indicator: int,
        this: Figures,
        last: Figures | None,
        settings: Settings,
        among: Sequence[int] = (),
    ) -> None:
        self.indicator = indicator
        self.years: Years = {When.THIS: this} | ({When.LAST: last} if last else {})
        self.truths: Truths = truths_of(indicator, this, last)
        self.reader = Reader(this.year, settings.term, indicator in SURVEY_ITEMS)
        about = (indicator, tuple(among) or (indicator,), self.truths, self.reader)
        self.percentages, self.changes = PercentageCheck(*about), ChangeCheck(*about)

    def findings(self, text: str) -> tuple[Finding, ...]:
        """What contradicts the figures; `row` is the line of the text, from 1."""
        found = [
            replace(finding, row=line) for line, words in sentences_of(text) for finding in self._of(words)
        ]
        return (*found, *self._of_all(text))

    def _of(self, sentence: str) -> Iterator[Finding]:
        """The findings of one sentence."""
        subject = re.search(_SUBJECTS[self.indicator], sentence, re.IGNORECASE)
        about = subject or self.reader.groups(sentence) or _RATIO_OR_GAP.search(sentence)
        if not about or _PLANS.search(sentence):
            return
        quotations = self.reader.quotations(sentence)
        told_change = False
        for quotation in quotations:
            told_change = told_change or quotation.kind is Kind.CHANGE
            # "by 1.6% for White staff and 0.5% for BME staff": the second is a change too.
            if told_change and quotation.kind is Kind.PERCENTAGE and self.changes.fits(quotation):
                continue
            if problem := self._problem(quotation, sentence):
                yield Finding(Level.WARNING, problem, mend=_MEND)
        if quotations:
            yield from self._wording(sentence)
        directions = (
            *likely_findings(sentence, self.indicator, self.years, self.reader),
            *moved_findings(sentence, self.indicator, self.years, self.reader, quotations),
            *gap_findings(sentence, self.indicator, self.years, self.reader),
            *represented_findings(sentence, self.indicator, self.years, self.reader),
        )
        yield from (replace(finding, mend=_MEND) for finding in directions)

    def _of_all(self, text: str) -> Iterator[Finding]:
        """A note where likelihoods of two years stand without their ratio."""
        quotations = [each for _, words in sentences_of(text) for each in self.reader.quotations(words)]
        both = [each for each in self.truths.ratios if each.two_years and each.when is When.THIS]
        rates = [each for each in self.truths.own if each.when is When.THIS and each.of[0].startswith("3_")]
        printed_two_years = any(
            any(rate.two_years and quotation.fits(rate.value) for rate in rates)
            and not any(not rate.two_years and quotation.fits(rate.value) for rate in rates)
            for quotation in quotations
            if quotation.kind is Kind.PERCENTAGE
        )
        told = any(each.kind is Kind.RATIO and self._fits_ratio(each) for each in quotations)
        if printed_two_years and both and not told:
            verdict = self.years[When.THIS]["3_two_year_relative_likelihood", None].verdict
            reading = f" ({lower_first(verdict.words(self.reader.term))})" if verdict else ""
            yield Finding(
                Level.NOTE,
                f"The likelihoods of two years stand without their ratio, {both[0].words}{reading}",
                mend="Print the ratio beside them.",
            )

    def _problem(self, quotation: Quotation, sentence: str) -> str:
        """Why a number is none of the figures; "" where it is one, or where there is none to hold it to."""
        if quotation.elsewhere:
            return ""
        match quotation.kind:
            case Kind.CHANGE | Kind.RATIO_CHANGE:
                return self.changes.problem(quotation, sentence) if len(self.years) > 1 else ""
            case Kind.RATIO:
                return self._ratio_problem(quotation, sentence)
            case Kind.PERCENTAGE:
                if quotation.called_headcount:
                    return f"This calls {quotation.text} a headcount; a headcount is a number of people"
                return self.percentages.problem(quotation, sentence)

    def _ratio_problem(self, quotation: Quotation, sentence: str) -> str:
        ratios = [each for each in self.truths.ratios if quotation.when in (None, each.when)]
        if not ratios or self._fits_ratio(quotation):
            return ""
        two_years, when = bool(TWO_YEARS.search(sentence)), quotation.when or When.THIS
        for each in ratios:
            if (each.two_years, each.when) == (two_years and self.indicator == 3, when):
                return f"This says {quotation.text}; the figures give a ratio of {each.words}"
        return f"This says {quotation.text}; no ratio of {named([self.indicator])} fits"

    def _fits_ratio(self, quotation: Quotation) -> bool:
        """Whether a ratio is one of the figures, written either way, or a limit of the four-fifths rule."""
        ratios = [each.value for each in self.truths.ratios if quotation.when in (None, each.when)]
        allowed = [*ratios, *(1 / value for value in ratios if value), LOWEST_EVEN, 1.0, HIGHEST_EVEN]
        return any(quotation.fits(value) for value in allowed)

    def _wording(self, sentence: str) -> Iterator[Finding]:
        """Words that belong to another indicator."""
        public, colleagues = _THE_PUBLIC.search(sentence), _COLLEAGUES.search(sentence)
        if self.indicator == 6 and public and not colleagues:
            yield _of_another(public[0], 6, "harassment, bullying or abuse from staff", 5)
        if self.indicator == 5 and colleagues and not public:
            yield _of_another(colleagues[0], 5, "that from patients, relatives or the public", 6)
        if self.indicator == 4 and (mandatory := _MANDATORY.search(sentence)):
            yield Finding(
                Level.WARNING,
                f'This says "{mandatory[0].casefold()}"; indicator 4 is of non-mandatory training',
                mend=_MEND,
            )


def _of_another(words: str, indicator: int, subject: str, other: int) -> Finding:
    return Finding(
        Level.WARNING,
        f'This says "{words.casefold()}", which is indicator {other}; indicator {indicator} is of {subject}',
        mend=_MEND,
    )
