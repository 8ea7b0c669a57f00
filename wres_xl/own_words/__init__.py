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
from wres_xl.own_words.directions import Years, likely_findings, moved_findings
from wres_xl.own_words.quotations import Kind, Quotation, Reader, sentences_of
from wres_xl.own_words.truths import Percentage, Truths, When, printed, truths_of
from wres_xl.settings import Settings
from wres_xl.standard.groups import Group
from wres_xl.standard.indicators import INDICATORS, SURVEY_ITEMS
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.wording import number

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
_PARTS = re.compile(
    r"\bbands?\b|\bVSM\b|clinical|medical|consultant|grade|\b8[a-d]\b|senior|trainee", re.IGNORECASE
)
_PLANS = re.compile(
    r"\b(?:targets?|aims?|aiming|goals?|ambition|aspir\w+|will|plan(?:s|ned|ning)? to|by 20\d\d)\b",
    re.IGNORECASE,
)
_THE_PUBLIC = re.compile(r"\bpatients?\b|\brelatives\b|\bthe public\b|\bor public\b", re.IGNORECASE)
_COLLEAGUES = re.compile(
    r"\bfrom (?:other )?(?:staff|colleagues|managers?|a manager|team leaders?)\b", re.IGNORECASE
)
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

    A line is of the indicator that it names, or that the last one named; else of that which it fits best.
    """
    checkers = {number: _Checker(number, this, last, settings) for number in indicators}
    named: int | None = None
    found: list[Finding] = []
    for at, line in enumerate(text.splitlines(), start=1):
        match = re.search(r"\bindicator (\d)\b", line, re.IGNORECASE)
        named = int(match[1]) if match and int(match[1]) in indicators else named
        each = [checkers[number].findings(line) for number in ([named] if named else indicators)]
        found += [replace(finding, row=at) for finding in min(each, key=len)]
    return tuple(found)


class _Checker:
    """The figures of one indicator, and the questions put to each sentence."""

    def __init__(self, indicator: int, this: Figures, last: Figures | None, settings: Settings) -> None:
        self.indicator = indicator
        self.years: Years = {When.THIS: this} | ({When.LAST: last} if last else {})
        self.truths: Truths = truths_of(indicator, this, last)
        self.reader = Reader(this.year, settings.term, indicator in SURVEY_ITEMS)

    def findings(self, text: str) -> tuple[Finding, ...]:
        """What contradicts the figures; `row` is the line of the text, from 1."""
        found = [
            replace(finding, row=line) for line, words in sentences_of(text) for finding in self._of(words)
        ]
        return (*found, *self._of_all(text))

    def _of(self, sentence: str) -> Iterator[Finding]:
        """The findings of one sentence."""
        subject = re.search(_SUBJECTS[self.indicator], sentence, re.IGNORECASE)
        about = subject or self.reader.groups(sentence) or re.search(r"ratio|likel", sentence, re.IGNORECASE)
        if not about or _PLANS.search(sentence):
            return
        quotations = self.reader.quotations(sentence)
        told_change = False
        for quotation in quotations:
            told_change = told_change or quotation.kind is Kind.CHANGE
            # "by 1.6% for White staff and 0.5% for BME staff": the second is a change too.
            if told_change and any(map(quotation.fits, self._changes_of(quotation))):
                continue
            if problem := self._problem(quotation, sentence):
                yield Finding(Level.WARNING, problem, mend=_MEND)
        if quotations:
            yield from self._wording(sentence)
        directions = (
            *likely_findings(sentence, self.indicator, self.years, self.reader),
            *moved_findings(sentence, self.indicator, self.years, self.reader, quotations),
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
            reading = f" ({verdict.words(self.reader.term).lower()})" if verdict else ""
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
            case Kind.CHANGE:
                return self._change_problem(quotation)
            case Kind.RATIO:
                return self._ratio_problem(quotation)
            case Kind.PERCENTAGE:
                if quotation.called_headcount:
                    return f"This calls {quotation.text} a headcount; a headcount is a number of people"
                return self._percentage_problem(quotation, sentence)

    def _percentage_problem(self, quotation: Quotation, sentence: str) -> str:
        parts = _PARTS.search(sentence) is not None
        known = [each for each in self.truths.percentages if parts or not each.detail]
        if quotation.benchmark:
            if any(quotation.fits(each.value) for each in known):
                return ""
            known = [each for each in known if each.benchmark]
        own = [each for each in known if each.benchmark == quotation.benchmark]
        meant = [
            each
            for each in own
            if quotation.when in (None, each.when) and quotation.group in (None, each.group)
        ]
        if not meant or any(quotation.fits(each.value) for each in meant):
            return ""
        return self._told(quotation, known, meant)

    def _told(self, quotation: Quotation, known: list[Percentage], meant: list[Percentage]) -> str:
        """What a percentage is instead, or which figure is nearest."""
        nearest = min(meant, key=lambda each: abs(each.value - quotation.value))
        right = printed(nearest, quotation.decimals)
        others = [each for each in known if quotation.fits(each.value)]
        if benchmarks := [each for each in others if each.benchmark]:
            whose = self.reader.name(benchmarks[0].group or Group.ALL)
            median = f"the benchmark median of {whose}"
            return f"This says {quotation.text}; that is {median}, and the figures give {right}"
        if others and (quotation.group or quotation.when):
            whose = self.reader.name(others[0].group or Group.ALL)
            other = f"{others[0].when}'s figure for {whose}"
            return f"This says {quotation.text}; that is {other}, and the figures give {right}"
        if abs(nearest.value - quotation.value) > max(2.0, 0.25 * nearest.value):
            title = INDICATORS[self.indicator - 1].short_title.casefold()
            return f"This says {quotation.text}; indicator {self.indicator} ({title}) has no such figure"
        return f"This says {quotation.text}; the figures give {right}"

    def _ratio_problem(self, quotation: Quotation) -> str:
        ratios = [each for each in self.truths.ratios if quotation.when in (None, each.when)]
        if not ratios or self._fits_ratio(quotation):
            return ""
        single = [each for each in ratios if not each.two_years] or ratios
        return f"This says {quotation.text}; the figures give a ratio of {single[0].words}"

    def _fits_ratio(self, quotation: Quotation) -> bool:
        """Whether a ratio is one of the figures, written either way, or a limit of the four-fifths rule."""
        ratios = [each.value for each in self.truths.ratios if quotation.when in (None, each.when)]
        allowed = [*ratios, *(1 / value for value in ratios if value), LOWEST_EVEN, 1.0, HIGHEST_EVEN]
        return any(quotation.fits(value) for value in allowed)

    def _changes_of(self, quotation: Quotation) -> list[float]:
        """The changes and differences of the group that is named beside a number, or of all."""
        return [
            each.value
            for each in self.truths.changes
            if quotation.group is None or not each.groups or quotation.group in each.groups
        ]

    def _change_problem(self, quotation: Quotation) -> str:
        changes = self._changes_of(quotation)
        if not changes or len(self.years) == 1 or any(quotation.fits(each) for each in changes):
            return ""
        nearest = min(changes, key=lambda each: abs(each - quotation.value))
        return (
            f"This tells of a change or difference of {quotation.text}; the nearest that the figures give is "
            f"{number(nearest, max(1, quotation.decimals))}"
        )

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
