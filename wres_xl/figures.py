"""Figures: every data item of a submission, with what it was made of, its interval, test and verdict."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import assert_never

from wres_xl.standard import measures
from wres_xl.standard.data_items import (
    DATA_ITEMS,
    ITEM,
    SUPPLEMENTARY_ITEMS,
    WORKFORCE_ITEMS,
    Calculation,
    DataItem,
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
from wres_xl.standard.inference import WILSON, fisher_exact_p, wilson_interval
from wres_xl.standard.measures import Estimate
from wres_xl.standard.verdicts import Verdict, four_fifths, survey_gap
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission, added, first_reason

_WORKED_BACK = "The count is worked back from the percentage and its respondents."
_HIGHER_IS_BETTER = "7_equal_opportunities"


@dataclass(frozen=True)
class Figure:
    """One figure: a data item of one group, or of none where the item is a ratio between groups.

    `estimate.reason` tells why there is no value; `note` what a reader of the value should know.
    """

    year: ReportingYear
    item: DataItem
    group: Group | None
    estimate: Estimate
    verdict: Verdict | None = None
    note: str = ""

    @property
    def value(self) -> float | None:
        """A count of people, a fraction, or a ratio; None where undefined."""
        return self.estimate.value


@dataclass(frozen=True)
class Figures:
    """All figures of one year, in the order of the national return, supplementary ones last."""

    submission: Submission
    by_cell: Mapping[tuple[str, Group | None], Figure]

    @property
    def year(self) -> ReportingYear:
        """The reporting year."""
        return self.submission.year

    def __getitem__(self, cell: tuple[str, Group | None]) -> Figure:
        return self.by_cell[cell]

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.by_cell.values())

    def value(self, key: str, group: Group | None = None) -> float | None:
        """The value of a figure; None where it is undefined."""
        return self.by_cell[key, group].value


def figures_of(
    submission: Submission, previous: Submission | None = None, confidence: float = 0.95
) -> Figures:
    """Derive every figure of `submission`; the two-year ones need the year before."""
    derivation = _Derivation(submission, previous, confidence)
    figures = (figure for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS) for figure in derivation.figures(item))
    return Figures(submission, {(figure.item.key, figure.group): figure for figure in figures})


_GROUPS_SHOWN: dict[type[Calculation], tuple[Group, ...]] = {
    Total: (*ETHNIC_GROUPS, Group.ALL),
    Remainder: (*ETHNIC_GROUPS, Group.ALL),
    TwoYearTotal: (*ETHNIC_GROUPS, Group.ALL),
    Likelihood: (*ETHNIC_GROUPS, Group.ALL),
    ShareOfAll: (*ETHNIC_GROUPS, Group.ALL),
    Share: ETHNIC_GROUPS,
    ShareDifference: ETHNIC_GROUPS,
}
"""Which groups a calculation has a figure for; the three together have no share and no difference."""

_BY_KEY = ITEM | {item.key: item for item in SUPPLEMENTARY_ITEMS}


@dataclass(frozen=True)
class _Derivation:
    submission: Submission
    previous: Submission | None
    confidence: float

    def figures(self, item: DataItem) -> Iterator[Figure]:
        """The figures of one data item, one for each group."""
        if item.measure is Measure.PERCENTAGE:
            yield from self._survey_figures(item)
        elif isinstance(item.calculation, RelativeLikelihood):
            estimate = self._relative_likelihood(item.calculation)
            yield Figure(self.submission.year, item, None, estimate, _verdict(estimate))
        else:
            calculation = item.calculation
            groups = _GROUPS_SHOWN[type(calculation)] if calculation else (*ETHNIC_GROUPS, Group.ALL)
            for group in groups:
                yield Figure(self.submission.year, item, group, self._estimate(item, group))

    def _estimate(self, item: DataItem, group: Group) -> Estimate:
        match item.calculation:
            case None | Total() | Remainder() | TwoYearTotal():
                entry = self._count(item.key, group)
                return Estimate(entry.value, reason=entry.reason)
            case Likelihood(events, total):
                return self._of_counts(measures.likelihood, (events, group), (total, group))
            case Share(of):
                return self._of_counts(measures.share, (of, group), (of, Group.ALL))
            case ShareOfAll(parts):
                return self._of_entries(measures.share, self._sum(parts, group), self._workforce)
            case ShareDifference(part, workforce):
                cells = [(key, each) for key in (part, workforce) for each in (group, Group.ALL)]
                entries = [self._count(*cell) for cell in cells]
                reason = first_reason(*entries)
                if reason:
                    return Estimate(None, reason=reason)
                return measures.board_difference(*(int(entry.value or 0) for entry in entries))
            case RelativeLikelihood():
                raise TypeError(f"{item.key} compares groups and has no figure for one of them")
            case _ as never:
                assert_never(never)

    def _count(self, key: str, group: Group) -> Entry:
        """A count of people, entered or following from those entered."""
        if group is Group.ALL:
            return added(self._count(key, each) for each in ETHNIC_GROUPS)
        match _BY_KEY[key].calculation:
            case Remainder(whole, part):
                larger, smaller = self._count(whole, group), self._count(part, group)
                if reason := first_reason(larger, smaller):
                    return Entry(None, reason)
                many, few = larger.value or 0, smaller.value or 0
                return Entry(many - few) if few <= many else Entry(None, _not_possible(few, many))
            case TwoYearTotal(of):
                if self.previous is None:
                    return Entry(None, "Last year's figures were not given.")
                return added((self.submission.entry(of, group), self.previous.entry(of, group)))
            case _:
                return self.submission.entry(key, group)

    @cached_property
    def _workforce(self) -> Entry:
        return self._sum(WORKFORCE_ITEMS, Group.ALL)

    def _sum(self, keys: tuple[str, ...], group: Group) -> Entry:
        return added(self._count(key, group) for key in keys)

    def _of_counts(
        self,
        measure: Callable[[int, int, float], Estimate],
        part: tuple[str, Group],
        whole: tuple[str, Group],
    ) -> Estimate:
        return self._of_entries(measure, self._count(*part), self._count(*whole))

    def _of_entries(
        self, measure: Callable[[int, int, float], Estimate], part: Entry, whole: Entry
    ) -> Estimate:
        if reason := first_reason(part, whole):
            return Estimate(None, reason=reason)
        few, many = int(part.value or 0), int(whole.value or 0)
        if few > many:
            return Estimate(None, few, many, reason=_not_possible(few, many))
        return measure(few, many, self.confidence)

    def _relative_likelihood(self, calculation: RelativeLikelihood) -> Estimate:
        first, second = reversed(COMPARED_GROUPS) if calculation.bme_over_white else COMPARED_GROUPS
        entries = [
            self._count(key, group)
            for group in (first, second)
            for key in (calculation.events, calculation.total)
        ]
        if reason := first_reason(*entries):
            return Estimate(None, reason=reason)
        events, total, comparator_events, comparator_total = (int(entry.value or 0) for entry in entries)
        if events > total or comparator_events > comparator_total:
            return Estimate(None, reason="More events than people in a group.")
        estimate = measures.relative_likelihood(
            events, total, comparator_events, comparator_total, self.confidence
        )
        if estimate.value is None and total and comparator_total:
            counts = (
                f"{second} {comparator_events:,} of {comparator_total:,}, {first} {events:,} of {total:,}"
            )
            return replace(estimate, reason=f"{estimate.reason.rstrip('.')}: {counts}.")
        return estimate

    def _survey_figures(self, item: DataItem) -> Iterator[Figure]:
        estimates = {group: self._survey_estimate(item.key, group) for group in COMPARED_GROUPS}
        white, bme = (estimates[group] for group in COMPARED_GROUPS)
        p_value, verdict = None, None
        if white.numerator is not None and bme.numerator is not None and white.value is not None:
            counts = (bme.numerator, bme.denominator, white.numerator, white.denominator)
            p_value = fisher_exact_p(*(int(count or 0) for count in counts))
            verdict = survey_gap(bme.value or 0, white.value, p_value, item.key == _HIGHER_IS_BETTER)
        for group, estimate in estimates.items():
            note = _WORKED_BACK if estimate.numerator is not None else ""
            if group is Group.WHITE:
                yield Figure(self.submission.year, item, group, estimate, note=note)
            else:
                tested = replace(estimate, p_value=p_value)
                yield Figure(self.submission.year, item, group, tested, verdict, note)

    def _survey_estimate(self, key: str, group: Group) -> Estimate:
        entry = self.submission.entry(key, group)
        base = self.submission.survey.get((key, group))
        if entry.value is None:
            return Estimate(None, reason=entry.reason)
        if base is None or not base.respondents:
            return Estimate(entry.value)
        events = entry.value * base.respondents
        interval = wilson_interval(events, base.respondents, self.confidence)
        return Estimate(entry.value, round(events), base.respondents, interval, method=WILSON)


def _not_possible(part: float, whole: float) -> str:
    return f"{part:,.0f} of {whole:,.0f} is not possible."


def _verdict(estimate: Estimate) -> Verdict | None:
    if estimate.value is None or estimate.interval is None or estimate.p_value is None:
        return None
    return four_fifths(estimate.value, estimate.interval, estimate.p_value)
