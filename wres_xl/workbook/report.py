"""Everything that the workbook shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wres_xl.commentary import Commentary
from wres_xl.figures import Figures, figures_of
from wres_xl.findings import Finding
from wres_xl.settings import Settings
from wres_xl.standard.groups import Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission

TREND_YEARS = 6
"""Years that the workbook has room for: those before last year, last year and this year."""

_NOT_YET = "Not generated yet."


@dataclass(frozen=True)
class Report:
    """This year's figures beside last year's, what is said about them, and how they came about.

    `sources` tells for each kind of extract the file and sheet that it came from. `earlier` are the figures
    of the years before last year that are known. `totals` are sums of items that are known though a part of
    them is not, by year, items and group.
    """

    this: Figures
    last: Figures | None
    commentary: Commentary
    settings: Settings
    findings: tuple[Finding, ...] = ()
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    earlier: tuple[Figures, ...] = ()
    totals: Mapping[tuple[ReportingYear, tuple[str, ...], Group], float] = field(default_factory=dict)

    @cached_property
    def years(self) -> tuple[ReportingYear, ReportingYear]:
        """Last year and this year, the order in which they are shown."""
        return self.this.year.previous, self.this.year

    @property
    def trend_years(self) -> tuple[ReportingYear, ...]:
        """The years of the trend up to this year, oldest first, whether or not their figures are known."""
        last = self.this.year.start
        return tuple(ReportingYear(start) for start in range(last - TREND_YEARS + 1, last + 1))

    def of(self, year: ReportingYear) -> Figures | None:
        """The figures of a year; None where they are not known."""
        return self._by_year.get(year)

    @cached_property
    def _by_year(self) -> dict[ReportingYear, Figures]:
        return {each.year: each for each in (*self.earlier, self.last, self.this) if each}

    def value(self, year: ReportingYear, key: str, group: Group | None = None) -> float | None:
        """A figure's value; None where it is undefined or its year is not known."""
        figures = self.of(year)
        return figures.value(key, group) if figures else None

    def total(self, year: ReportingYear, keys: tuple[str, ...], group: Group) -> float | None:
        """The sum of items; None where it is not known."""
        parts = [self.value(year, key, group) for key in keys]
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else self.totals.get((year, keys, group))

    def name(self, group: Group) -> str:
        """The group as this organisation calls it."""
        return self.settings.term if group is Group.BME else str(group)


def blank_report(settings: Settings, year: ReportingYear) -> Report:
    """A report before anything was counted: every figure is n/a, and the sentences say that it is to come."""
    sentences: dict[int, tuple[str, ...]] = {indicator.number: (_NOT_YET,) for indicator in INDICATORS}
    summary = dict.fromkeys(sentences, _NOT_YET)
    return Report(figures_of(Submission(year, {})), None, Commentary(sentences, summary), settings)
