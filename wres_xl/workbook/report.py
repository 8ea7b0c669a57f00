"""Everything that the workbook shows."""

from dataclasses import dataclass, field

from wres_xl.commentary import Commentary
from wres_xl.figures import Figures, figures_of
from wres_xl.findings import Finding
from wres_xl.settings import Settings
from wres_xl.standard.groups import Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission

_NOT_YET = "Not generated yet."


@dataclass(frozen=True)
class Report:
    """This year's figures beside last year's, what is said about them, and how they came about.

    `sources` tells for each kind of extract the file and sheet that it came from.
    """

    this: Figures
    last: Figures | None
    commentary: Commentary
    settings: Settings
    findings: tuple[Finding, ...] = ()
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def years(self) -> tuple[ReportingYear, ReportingYear]:
        """Last year and this year, the order in which they are shown."""
        return self.this.year.previous, self.this.year

    def of(self, year: ReportingYear) -> Figures | None:
        """The figures of one of the two years; None where they are not known."""
        return self.this if year == self.this.year else self.last

    def value(self, year: ReportingYear, key: str, group: Group | None = None) -> float | None:
        """A figure's value; None where it is undefined or its year is not known."""
        figures = self.of(year)
        return figures.value(key, group) if figures else None

    def name(self, group: Group) -> str:
        """The group as this organisation calls it."""
        return self.settings.term if group is Group.BME else str(group)


def blank_report(settings: Settings, year: ReportingYear) -> Report:
    """A report before anything was counted: every figure is n/a, and the sentences say that it is to come."""
    sentences: dict[int, tuple[str, ...]] = {indicator.number: (_NOT_YET,) for indicator in INDICATORS}
    summary = dict.fromkeys(sentences, _NOT_YET)
    return Report(figures_of(Submission(year, {})), None, Commentary(sentences, summary), settings)
