"""What the sentences share: this year beside last, and the phrases for changes."""

from collections.abc import Callable
from dataclasses import dataclass

from wres_xl.figures import Figure, Figures
from wres_xl.settings import Settings
from wres_xl.standard.groups import Group
from wres_xl.standard.verdicts import FEW_CASES
from wres_xl.wording import number, percent, points, rounded

FEW_PEOPLE = FEW_CASES
"""Below so many people a percentage of them is not singled out, and so few cases are told."""


@dataclass(frozen=True)
class Context:
    """This year's figures, last year's where they are known, and the settings."""

    this: Figures
    last: Figures | None
    settings: Settings

    @property
    def term(self) -> str:
        """The organisation's term for BME."""
        return self.settings.term

    def name(self, group: Group) -> str:
        """The group as this organisation calls it."""
        return self.term if group is Group.BME else str(group)

    def value(self, key: str, group: Group | None = None) -> float | None:
        """This year's value."""
        return self.this.value(key, group)

    def last_value(self, key: str, group: Group | None = None) -> float | None:
        """Last year's value, where last year's figures are known."""
        return self.last.value(key, group) if self.last else None

    def why_not(self, key: str, group: Group | None = None) -> str:
        """Why a figure is missing, as a sentence; "" where it is there."""
        figure = self.this[key, group]
        return f"Not available: {self.reason(figure)}" if figure.estimate.reason else ""

    def reason(self, figure: Figure) -> str:
        """Why a figure is missing, in the middle of a sentence and in the organisation's own terms."""
        return lower(figure.estimate.reason.replace("BME", self.term))

    def by_name(self, key: str) -> list[str]:
        """The counts of the three groups, named: `6 White`, `0 BME`, `1 of unknown ethnicity`."""
        names = ((Group.WHITE, "White"), (Group.BME, self.term), (Group.UNKNOWN, "of unknown ethnicity"))
        return [f"{number(self.value(key, group) or 0)} {name}" for group, name in names]


def changed(then: float, now: float, form: Callable[[float], str]) -> str:
    """`rose from 2.13 to 2.16`, or `stayed at 2.13`, as the printed numbers have it."""
    if form(then) == form(now):
        return f"stayed at {form(now)}"
    return f"{'rose' if now > then else 'fell'} from {form(then)} to {form(now)}"


def moved(then: float, now: float) -> str:
    """`rose by 58, from 65 to 123`."""
    if now == then:
        return f"stayed at {number(now)}"
    verb = "rose" if now > then else "fell"
    return f"{verb} by {number(abs(now - then))}, from {number(then)} to {number(now)}"


def moved_points(then: float, now: float) -> str:
    """`rose by 2.7 percentage points, from 4.9% to 7.6%`."""
    if rounded(then * 100, 1) == rounded(now * 100, 1):
        return f"stayed at {percent(now)}"
    verb = "rose" if now > then else "fell"
    return f"{verb} by {points(now - then)}, from {percent(then)} to {percent(now)}"


def signed_points(difference: float) -> str:
    """`-7.6 percentage points`."""
    return f"{'-' if difference < 0 else '+'}{points(difference)}"


def lower(reason: str) -> str:
    """A reason in the middle of a sentence, with its full stop."""
    return f"{reason[:1].lower()}{reason[1:].rstrip('.')}."
