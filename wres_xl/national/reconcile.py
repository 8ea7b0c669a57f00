"""The reconciliation of a form with our figures: what was there, what is ours, and what became of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wres_xl.figures import Figures
from wres_xl.national.checks import LARGE_CHANGE, Change, Check, Result, checks, large_changes
from wres_xl.national.fill import Line, Outcome, Plan
from wres_xl.standard.years import ReportingYear


@dataclass(frozen=True)
class Reconciliation:
    """All that became of a form, what needs a look first.

    `form` and `output` are names of files.
    """

    form: str
    output: str
    year: ReportingYear
    lines: tuple[Line, ...]
    checks: tuple[Check, ...]
    changes: tuple[Change, ...]

    @cached_property
    def open_lines(self) -> tuple[Line, ...]:
        """What differs, and what is missing that has to be entered."""
        return tuple(line for line in self.lines if line.is_open)

    @cached_property
    def calculated(self) -> tuple[Line, ...]:
        """The cells that hold formulas, each with the figure that it must show."""
        return tuple(line for line in self.lines if line.outcome is Outcome.FORMULA)

    @cached_property
    def broken(self) -> tuple[Check, ...]:
        """The rules that the form's figures do not keep."""
        return tuple(check for check in self.checks if check.result is Result.BROKEN)

    @cached_property
    def outcomes(self) -> Mapping[Outcome, int]:
        """How many cells came to each outcome, in the order of the outcomes."""
        counted = Counter(line.outcome for line in self.lines)
        return {outcome: counted[outcome] for outcome in Outcome if counted[outcome]}

    @property
    def large_change(self) -> str:
        """What a large change is, in words."""
        return LARGE_CHANGE

    @property
    def is_settled(self) -> bool:
        """Whether the form says all that the figures say, and nothing else."""
        return not self.open_lines and not self.broken


def reconciliation_of(
    plan: Plan, year: ReportingYear, form: str, output: str, last: Figures | None
) -> Reconciliation:
    """The reconciliation of a form that was filled as planned.

    `last` are last year's figures, held against this year's where the form does not have them itself.
    """
    order = tuple(Outcome)
    lines = sorted(plan.lines, key=lambda line: (not line.is_open, order.index(line.outcome)))
    before = plan.then.get(year.previous, last)
    changes = large_changes(plan.then[year], before) if before and year in plan.then else ()
    return Reconciliation(form, output, year, tuple(lines), checks(plan), changes)
