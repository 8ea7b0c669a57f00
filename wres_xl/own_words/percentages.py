"""A quoted percentage held against the figures: whether it is one of them, and which one was meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wres_xl.own_words import measures
from wres_xl.own_words.quotations import Part, Quotation, Reader
from wres_xl.own_words.truths import Percentage, Truths, When, printed
from wres_xl.standard.groups import Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.wording import listed

_THE_REST = re.compile(
    r"\b(?:not?|never|without|neither|nor|known?|disclosed|stated|together|white and|and white)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)
"""Words with which a percentage may be what a figure leaves of 100%."""


@dataclass(frozen=True)
class PercentageCheck:
    """Holds percentages of one indicator against its figures.

    `among` are the indicators that a sentence may be of: a figure is named only where they are one.
    """

    indicator: int
    among: tuple[int, ...]
    truths: Truths
    reader: Reader

    def problem(self, quotation: Quotation, sentence: str) -> str:
        """Why a percentage is none of the figures; "" where it is one, or there is none to hold it to."""
        parts = measures.PARTS.search(sentence) is not None
        if self.indicator == 1 and parts and quotation.part is Part.WHOLE:
            # How a group's people are spread over the bands is no figure of the WRES.
            return ""
        known = [each for each in self.truths.percentages if parts or not each.detail]
        if quotation.benchmark:
            if any(quotation.fits(each.value) for each in known):
                return ""
            known = [each for each in known if each.benchmark]
        surely = measures.surely(self.indicator, sentence, quotation)
        own = [
            each
            for each in known
            if each.benchmark == quotation.benchmark
            and (surely is None or (each.of in surely and not each.of_everyone))
        ]
        possible = [
            each
            for each in own
            if quotation.when in (None, each.when) and quotation.group in (None, each.group)
        ]
        if not possible or any(quotation.fits(each.value) for each in possible):
            return ""
        if _THE_REST.search(sentence) and any(quotation.fits(100 - each.value) for each in possible):
            return ""
        return f"This says {quotation.text}; {self._told(quotation, sentence, known, possible)}"

    def _told(
        self, quotation: Quotation, sentence: str, known: list[Percentage], possible: list[Percentage]
    ) -> str:
        """What a percentage is instead, and which figure is the right one, where that is one alone."""
        group = quotation.group or self.reader.only_group(sentence)
        item = measures.meant(self.indicator, sentence, quotation) if len(self.among) == 1 else None
        right = [
            each
            for each in possible
            if each.of == item
            and each.group is group
            and each.when is (quotation.when or When.THIS)
            and not each.of_everyone
        ]
        gives = f"the figures give {printed(right[0], quotation.decimals)}" if len(right) == 1 else ""
        instead = self._instead(quotation, [each for each in known if each.of == item])
        if instead or gives:
            return ", and ".join(words for words in (instead, gives) if words)
        whose = f" for {self.reader.name(group)}" if group else ""
        return f"no figure of {named(self.among)}{whose} fits"

    def _instead(self, quotation: Quotation, alike: Iterable[Percentage]) -> str:
        """The figure of the same kind, of another group or year, or the benchmark median, that this is."""
        others = sorted(
            (each for each in alike if quotation.fits(each.value) and not each.of_everyone),
            key=lambda each: not each.benchmark,
        )
        if not others or not (others[0].benchmark or quotation.group or quotation.when):
            return ""
        other = others[0]
        whose = self.reader.name(other.group or Group.ALL)
        if other.benchmark:
            return f"that is the benchmark median of {whose}"
        return f"that is {other.when}'s figure for {whose}"


def named(indicators: Sequence[int]) -> str:
    """`indicator 2 (appointment)`, or `indicators 5 and 6`."""
    if len(indicators) > 1:
        return f"indicators {listed([str(each) for each in indicators])}"
    return f"indicator {indicators[0]} ({INDICATORS[indicators[0] - 1].short_title.casefold()})"
