"""An attack on published figures: what everything that is shown says of the counts that are hidden.

The attacker knows how every figure is made, that a part never exceeds its whole, and that a hidden count is
not 0 unless it is the board's. Each figure shown is an equation between the counts that are entered. Linear
programming gives the range of each hidden count; trying out all whole numbers gives it exactly.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor, prod

import numpy as np
from scipy.optimize import linprog

from wres_xl.figures import Figure, Figures
from wres_xl.publication import Publication, is_hidden
from wres_xl.standard.data_items import (
    DATA_ITEMS,
    ITEM,
    SUBSETS,
    SUPPLEMENTARY_ITEMS,
    WORKFORCE_ITEMS,
    Likelihood,
    Measure,
    RelativeLikelihood,
    Remainder,
    Share,
    ShareDifference,
    ShareOfAll,
    Total,
    TwoYearTotal,
)
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear

Count = tuple[ReportingYear, str, Group]
"""A count that is entered: the attacker's unknowns."""

Sum = Mapping[Count, float]
MANY = 10**6
_ITEM = {item.key: item for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS)}
_TOLERANCE = 1e-6


def counted(year: ReportingYear, key: str, group: Group) -> dict[Count, float]:
    """A count of people as a sum of the counts that are entered."""
    if group is Group.ALL:
        return _plus(*(counted(year, key, each) for each in ETHNIC_GROUPS))
    match _ITEM[key].calculation:
        case Total(parts):
            return _plus(*(counted(year, part, group) for part in parts))
        case Remainder(whole, part):
            return _plus(counted(year, whole, group), _times(counted(year, part, group), -1))
        case TwoYearTotal(of):
            return _plus(counted(year, of, group), counted(year.previous, of, group))
        case _:
            return {(year, key, group): 1.0}


def _plus(*sums: Sum) -> dict[Count, float]:
    total: dict[Count, float] = {}
    for each in sums:
        for count, factor in each.items():
            total[count] = total.get(count, 0) + factor
    return total


def _times(of: Sum, factor: float) -> dict[Count, float]:
    return {count: each * factor for count, each in of.items()}


@dataclass
class Knowledge:
    """Equations `sum = number`, inequalities `sum <= 0`, and the least that each unknown can be.

    `known` are the counts that stand there plainly, and are in none of these any more.
    """

    equations: list[tuple[dict[Count, float], float]]
    inequalities: list[dict[Count, float]]
    least: dict[Count, int]
    known: dict[Count, float]


def knowledge_of(publication: Publication) -> Knowledge:
    """All that a reader of both years knows."""
    years = [each for each in (publication.this, publication.last, *publication.earlier) if each]
    equations = [fact for each in years for figure in each for fact in _facts(figure)]
    equations += [
        (_plus(*(counted(year, item, group) for item in items)), total)
        for (year, items, group), total in publication.totals.items()
    ]
    subsets = [
        _plus(counted(each.year, part, group), _times(counted(each.year, whole, group), -1))
        for each in years
        for part, whole in SUBSETS
        for group in ETHNIC_GROUPS
        if (part, group) in each.submission.entries
    ]
    least = {
        (each.year, item.key, group): int(item.indicator != 9)
        for each in years
        for item in ITEM.values()
        if item.calculation is None and item.measure is not Measure.PERCENTAGE
        for group in ETHNIC_GROUPS
        if (item.key, group) in each.submission.entries
    }
    return _without_known(Knowledge(equations, subsets, least, {}))


def _facts(figure: Figure) -> Iterator[tuple[dict[Count, float], float]]:
    """The equations that a figure gives: its value, and what it says that it was made of."""
    year, item, group = figure.year, figure.item, figure.group
    estimate = figure.estimate
    if item.measure is Measure.PERCENTAGE:
        return
    match item.calculation:
        case Likelihood(events, total) if group:
            yield from _fraction(figure, counted(year, events, group), counted(year, total, group))
        case Share(of) if group:
            yield from _fraction(figure, counted(year, of, group), counted(year, of, Group.ALL))
        case ShareOfAll(parts) if group:
            part = _plus(*(counted(year, key, group) for key in parts))
            everyone = _plus(*(counted(year, key, Group.ALL) for key in WORKFORCE_ITEMS))
            yield from _fraction(figure, part, everyone)
        case ShareDifference(part_key, workforce) if group:
            for share, key in ((estimate.numerator, part_key), (estimate.denominator, workforce)):
                yield from _rate(share, counted(year, key, group), counted(year, key, Group.ALL))
        case RelativeLikelihood(events, total, bme_over_white):
            order = COMPARED_GROUPS[::-1] if bme_over_white else COMPARED_GROUPS
            for rate, each in zip((estimate.numerator, estimate.denominator), order, strict=True):
                yield from _rate(rate, counted(year, events, each), counted(year, total, each))
        case _ if group and estimate.value is not None:
            yield counted(year, item.key, group), estimate.value


def _fraction(figure: Figure, part: Sum, whole: Sum) -> Iterator[tuple[dict[Count, float], float]]:
    estimate = figure.estimate
    yield from _rate(estimate.value, part, whole)
    for number, of in ((estimate.numerator, part), (estimate.denominator, whole)):
        if number is not None:
            yield dict(of), number


def _rate(rate: float | None, part: Sum, whole: Sum) -> Iterator[tuple[dict[Count, float], float]]:
    if rate is not None:
        yield _plus(part, _times(whole, -rate)), 0.0


def _without_known(knowledge: Knowledge) -> Knowledge:
    """What is left once the counts that stand there plainly are put in."""
    known: dict[Count, float] = {}
    for terms, number in knowledge.equations:
        if len(terms) == 1:
            ((count, factor),) = terms.items()
            known[count] = number / factor

    def rest(terms: Sum) -> tuple[dict[Count, float], float]:
        unknown = {count: factor for count, factor in terms.items() if count not in known}
        return unknown, sum(factor * known[count] for count, factor in terms.items() if count in known)

    equations = [
        (left, number - fixed)
        for terms, number in knowledge.equations
        for left, fixed in [rest(terms)]
        if left
    ]
    least = {count: each for count, each in knowledge.least.items() if count not in known}
    inequalities = []
    for terms in knowledge.inequalities:
        left, fixed = rest(terms)
        if left:
            inequalities.append(left | {_ONE: fixed} if fixed else left)
    return Knowledge(_independent(equations, [*least]), inequalities, least, known)


def _independent(
    equations: list[tuple[dict[Count, float], float]], unknowns: list[Count]
) -> list[tuple[dict[Count, float], float]]:
    """The equations without those that follow from shorter ones, which would tie everything together."""
    kept: list[tuple[dict[Count, float], float]] = []
    basis = np.zeros((0, len(unknowns)))
    at = {count: column for column, count in enumerate(unknowns)}
    for terms, number in sorted(equations, key=lambda each: len(each[0])):
        row = np.zeros(len(unknowns))
        row[[at[count] for count in terms]] = [*terms.values()]
        rest = row - (row @ basis.T) @ basis
        rest -= (rest @ basis.T) @ basis
        if np.linalg.norm(rest) > _TOLERANCE * np.linalg.norm(row):
            basis = np.vstack([basis, rest / np.linalg.norm(rest)])
            kept.append((terms, number))
    return kept


_ONE: Count = (ReportingYear(0), "one", Group.ALL)
"""Stands for the number 1, so that an inequality may hold a number."""


@dataclass(frozen=True)
class System:
    """Unknowns that depend on each other, and no others: what is known of them, as matrices."""

    unknowns: tuple[Count, ...]
    equations: np.ndarray
    numbers: np.ndarray
    inequalities: np.ndarray
    limits: np.ndarray
    least: tuple[int, ...]

    @classmethod
    def of(cls, unknowns: set[Count], knowledge: Knowledge) -> "System":
        """The facts about some unknowns."""
        ordered = tuple(each for each in knowledge.least if each in unknowns)
        equations = {
            (_row(terms, ordered), number) for terms, number in knowledge.equations if {*terms} & unknowns
        }
        inequalities = {
            (_row(terms, ordered), -terms.get(_ONE, 0.0))
            for terms in knowledge.inequalities
            if {*terms} & unknowns
        }
        matrices = [
            (
                np.array([row for row, _ in facts]).reshape(-1, len(ordered)),
                np.array([number for _, number in facts]),
            )
            for facts in (equations, inequalities)
        ]
        return cls(ordered, *matrices[0], *matrices[1], tuple(knowledge.least[each] for each in ordered))

    def linear_range(self, of: Sum) -> tuple[float, float]:
        """The least and the most that a sum of unknowns can be."""
        cost = np.array(_row(of, self.unknowns))
        ends = []
        for sign in (1, -1):
            answer = linprog(
                sign * cost,
                self.inequalities,
                self.limits,
                self.equations,
                self.numbers,
                bounds=[(each, MANY) for each in self.least],
                method="highs",
            )
            assert answer.status == 0, answer.message
            ends.append(sign * answer.fun)
        return ends[0], ends[1]

    def exact_ranges(self, most_tries: int) -> dict[Count, tuple[int, int]]:
        """The least and the most whole number that each can be; nothing where too many would be tried."""
        ends = [self.linear_range({count: 1.0}) for count in self.unknowns]
        values = [range(ceil(low - _TOLERANCE), floor(high + _TOLERANCE) + 1) for low, high in ends]
        if prod(map(len, values)) > most_tries:
            return {}
        tried = np.stack(np.meshgrid(*values, indexing="ij"), axis=-1).reshape(-1, len(values))
        fits = np.all(abs(tried @ self.equations.T - self.numbers) < _TOLERANCE, axis=1) & np.all(
            tried @ self.inequalities.T < self.limits + _TOLERANCE, axis=1
        )
        possible = tried[fits]
        least, most = possible.min(axis=0), possible.max(axis=0)
        return {count: (int(least[at]), int(most[at])) for at, count in enumerate(self.unknowns)}


def systems(knowledge: Knowledge) -> list[System]:
    """The unknowns, parted into those that depend on each other."""
    parts: list[set[Count]] = [{each} for each in knowledge.least]
    for terms in (*(terms for terms, _ in knowledge.equations), *knowledge.inequalities):
        named = {*terms} - {_ONE}
        touched = [part for part in parts if part & named]
        parts = [part for part in parts if not part & named] + [set().union(*touched)]
    return [System.of(part, knowledge) for part in parts if part]


def _row(terms: Sum, unknowns: tuple[Count, ...]) -> tuple[float, ...]:
    return tuple(terms.get(each, 0.0) for each in unknowns)


def hidden_sums(figures: Figures) -> Iterator[tuple[Count, dict[Count, float]]]:
    """Every count of a group that is hidden, those that follow from others too, as what it is the sum of."""
    for figure in figures:
        year, item, group = figure.year, figure.item, figure.group
        is_count = isinstance(item.calculation, Total | Remainder | TwoYearTotal | None)
        if (
            is_count
            and item.measure is not Measure.PERCENTAGE
            and group in ETHNIC_GROUPS
            and is_hidden(figure)
        ):
            yield (year, item.key, group), counted(year, item.key, group)


def recovered(publication: Publication, threshold: int) -> dict[Count, tuple[float, float]]:
    """The hidden counts whose range is narrower than the threshold, by linear programming."""
    knowledge = knowledge_of(publication)
    parts = systems(knowledge)
    ranges: dict[tuple[Count, ...], tuple[float, float]] = {}

    def range_of(terms: Sum) -> tuple[float, float]:
        unknown = tuple(count for part in parts for count in part.unknowns if count in terms)
        if unknown not in ranges:
            ends = [part.linear_range(terms) for part in parts if {*part.unknowns} & {*terms}]
            ranges[unknown] = (sum(low for low, _ in ends), sum(high for _, high in ends))
        plain = sum(factor * knowledge.known.get(count, 0) for count, factor in terms.items())
        return ranges[unknown][0] + plain, ranges[unknown][1] + plain

    years = [each for each in (publication.this, publication.last, *publication.earlier) if each]
    found = {name: range_of(terms) for figures in years for name, terms in hidden_sums(figures)}
    return {name: ends for name, ends in found.items() if ends[1] - ends[0] < threshold - _TOLERANCE}


def recovered_exactly(
    publication: Publication, threshold: int, most_tries: int = 20_000
) -> tuple[dict[Count, tuple[int, int]], int]:
    """The same for the counts entered, by trying out whole numbers; and how many could be tried out."""
    parts = systems(knowledge_of(publication))
    ranges = {count: ends for part in parts for count, ends in part.exact_ranges(most_tries).items()}
    return {count: ends for count, ends in ranges.items() if ends[1] - ends[0] < threshold}, len(ranges)
