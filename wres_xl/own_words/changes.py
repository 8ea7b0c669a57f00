"""A quoted change or difference held against those that the figures give."""

import re
from dataclasses import dataclass

from wres_xl.own_words import measures
from wres_xl.own_words.percentages import named
from wres_xl.own_words.quotations import Kind, Quotation, Reader
from wres_xl.own_words.truths import Change, Truths
from wres_xl.standard.groups import Group
from wres_xl.wording import number

_MOVED = re.compile(
    r"\b(?:increas|decreas|rise|rose|fall|fell|drop|declin|improv|reduc|gr[eo]w|up\b|down\b)", re.IGNORECASE
)
_DIFFERS = re.compile(
    r"\bgap\b|differ|compar|\bthan\b|median|benchmark|represent|above|below|higher|lower|target",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ChangeCheck:
    """Holds changes and differences of one indicator against its figures; `among` as in percentages."""

    indicator: int
    among: tuple[int, ...]
    truths: Truths
    reader: Reader

    def fits(self, quotation: Quotation) -> bool:
        """Whether a number is a change or difference of the group that stands beside it, or of any."""
        return any(quotation.fits(each.value) for each in self._of(quotation.group))

    def problem(self, quotation: Quotation, sentence: str) -> str:
        """Why a change is none that the figures give; "" where it is one, or where there is none."""
        if quotation.kind is Kind.RATIO_CHANGE:
            return self._ratio_problem(quotation, sentence)
        group = quotation.group or self.reader.only_group(sentence)
        possible = [each for each in self._of(group) if each.points or not quotation.points]
        year_on_year = self._year_on_year(quotation, sentence, group)
        allowed = year_on_year if quotation.points and year_on_year else possible
        if not possible or any(quotation.fits(each.value) for each in allowed):
            return ""
        told = f"This tells of a change or difference of {quotation.text}"
        if len(year_on_year) == 1:
            return (
                f"{told}; the figures give {number(year_on_year[0].value, max(1, quotation.decimals))} points"
            )
        return f"{told}; none of {named(self.among)} fits"

    def _of(self, group: Group | None) -> list[Change]:
        return [
            each for each in self.truths.changes if group is None or not each.groups or group in each.groups
        ]

    def _year_on_year(self, quotation: Quotation, sentence: str, group: Group | None) -> list[Change]:
        """The change from last year that a sentence plainly tells of: one group's, with nothing compared."""
        if group is None or not _MOVED.search(sentence) or _DIFFERS.search(sentence):
            return []
        item = measures.meant(self.indicator, sentence, quotation) if len(self.among) == 1 else None
        return [
            each for each in self.truths.changes if item and each.moved == item and each.groups == {group}
        ]

    def _ratio_problem(self, quotation: Quotation, sentence: str) -> str:
        changes = self.truths.ratio_changes
        if not self.truths.ratios or any(quotation.fits(each) for each in changes):
            return ""
        single = [each.value for each in self.truths.ratios if not each.two_years]
        if len(single) == 2 and not measures.TWO_YEARS.search(sentence):
            change = number(abs(single[0] - single[1]), 2)
            return f"This tells of a change of {quotation.text}; the ratio changed by {change}"
        return f"This tells of a change of {quotation.text}; none of the ratio of {named(self.among)} fits"
