"""What may be published of a year's figures: small counts hidden, and all that would give them away.

A hidden figure has no value, no interval, no test and no verdict, and `HIDDEN` for its reason. Which counts
are hidden depends on the counts of their own year alone, so that a year looks the same in every copy.
"""

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from wres_xl.commentary import Commentary, commentary_of
from wres_xl.figures import Figure, Figures
from wres_xl.settings import Settings
from wres_xl.standard.data_items import (
    CLINICAL_ITEMS,
    DATA_ITEMS,
    MEDICAL_ITEMS,
    NON_CLINICAL_ITEMS,
    SUPPLEMENTARY_ITEMS,
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
from wres_xl.standard.disclosure import (
    WORKFORCE,
    Cell,
    hidden_board,
    hidden_counts,
    is_percentage_hidden,
    sums_of,
)
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.measures import Estimate
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, added

HIDDEN = "Hidden: small numbers."
_LEFT_OUT = "What rests on hidden figures is left out here."

Totals = Mapping[tuple[ReportingYear, tuple[str, ...], Group], float]
"""Sums of items by year, items and group."""

_TABLES = (NON_CLINICAL_ITEMS, (*CLINICAL_ITEMS, *MEDICAL_ITEMS))
"""Items whose sum is published, where it can be, though one of them is hidden."""

_CALCULATION = {item.key: item.calculation for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS)}


@dataclass(frozen=True)
class Publication:
    """Figures and sentences as they may be published.

    `earlier` are the years before last year. `totals` are sums of rows that are known although some of the
    rows are hidden.
    """

    this: Figures
    last: Figures | None
    earlier: tuple[Figures, ...]
    commentary: Commentary
    totals: Totals

    def hidden_figures(self) -> Mapping[tuple[ReportingYear, int], int]:
        """How many figures of a year and indicator are hidden."""
        return _by_indicator(figure for each in self._years() for figure in each if is_hidden(figure))

    def shown_figures(self) -> Mapping[tuple[ReportingYear, int], int]:
        """How many figures of a year and indicator have a value."""
        return _by_indicator(figure for each in self._years() for figure in each if figure.value is not None)

    def _years(self) -> list[Figures]:
        return [each for each in (self.last, self.this) if each]


def publication_of(
    this: Figures, last: Figures | None, settings: Settings, earlier: tuple[Figures, ...] = ()
) -> Publication:
    """The figures of these years, and what is said of them, without small counts."""
    years = [this, *([last] if last else []), *earlier]
    cells = {each.year: _hidden_cells(each, settings) for each in years}
    hidden = [_Hidden(cells[each.year], cells.get(each.year.previous, frozenset())) for each in years]
    masked = [each.masked(figures) for each, figures in zip(hidden, years, strict=True)]
    masked_last = masked[1] if last else None
    commentary = _said_of_both(
        commentary_of(this, last, settings), commentary_of(masked[0], masked_last, settings)
    )
    totals = [each.totals(figures) for each, figures in zip(hidden, years, strict=True)]
    return Publication(
        masked[0],
        masked_last,
        tuple(masked[len(years) - len(earlier) :]),
        commentary,
        dict(ChainMap(*totals)),
    )


def is_hidden(figure: Figure) -> bool:
    """Whether a figure was hidden, rather than undefined or never given."""
    return figure.estimate.reason == HIDDEN


def _by_indicator(figures: Iterable[Figure]) -> Mapping[tuple[ReportingYear, int], int]:
    return Counter((figure.year, figure.item.indicator) for figure in figures)


def _hidden_cells(figures: Figures, settings: Settings) -> frozenset[Cell]:
    """The counts and survey results of one year to hide."""
    threshold = settings.suppression_threshold
    entries = figures.submission.entries
    survey = {cell: each.value for cell, each in entries.items() if cell[0] in SURVEY_ITEMS.values()}
    counts = {
        cell: int(each.value)
        for cell, each in entries.items()
        if each.value is not None and cell not in survey
    }
    results = {
        cell
        for cell, share in survey.items()
        if share is not None and is_percentage_hidden(share, _respondents(figures, cell), threshold)
    }
    board = frozenset() if settings.publish_board else hidden_board(counts, threshold)
    return hidden_counts(counts, threshold) | board | results


def _respondents(figures: Figures, cell: Cell) -> int | None:
    base = figures.submission.survey.get(cell)
    return base.respondents if base else None


@dataclass(frozen=True)
class _Hidden:
    """The cells of a year that are hidden, and those of the year before, for figures of two years."""

    cells: frozenset[Cell]
    earlier: frozenset[Cell] = field(default_factory=frozenset)

    def masked(self, figures: Figures) -> Figures:
        """The figures without those that rest on a hidden cell."""
        submission = figures.submission
        survey = {
            cell: replace(base, respondents=None) if cell in self.cells else base
            for cell, base in submission.survey.items()
        }
        entries = {
            cell: Entry(None, HIDDEN) if cell in self.cells else entry
            for cell, entry in submission.entries.items()
        }
        # What was found in the data, whom each rule left out, and the breakdowns that the national return
        # does not ask for are small counts as well.
        shown = replace(
            submission,
            entries=entries,
            survey=survey,
            effects=(),
            findings=(),
            origins={},
            staff_groups={},
            recruited={},
        )
        return Figures(shown, {cell: self._figure(figure) for cell, figure in figures.by_cell.items()})

    def totals(self, figures: Figures) -> dict[tuple[ReportingYear, tuple[str, ...], Group], float]:
        """The sums of the tables of staff that can be shown."""
        return {
            (figures.year, items, group): total
            for items in _TABLES
            for group in ETHNIC_GROUPS
            if (total := added(figures.submission.entry(item, group) for item in items).value) is not None
            and not self._any_in(sums_of(items), group)
        }

    def _any_in(self, sums: Iterable[str], group: Group | None) -> bool:
        """Whether one of the rows and sums of staff is hidden."""
        return any((each, group) in self.cells for each in sums)

    def _figure(self, figure: Figure) -> Figure:
        if self._rests_on_hidden(figure.item, figure.group):
            return replace(figure, estimate=Estimate(None, reason=HIDDEN), verdict=None, note="")
        if figure.item.measure is Measure.PERCENTAGE and self._any_of(figure.item.key, *COMPARED_GROUPS):
            # The test and its reading compare this result with the one that is hidden.
            return replace(figure, estimate=replace(figure.estimate, p_value=None), verdict=None)
        return figure

    def _rests_on_hidden(self, item: DataItem, group: Group | None) -> bool:
        match item.calculation:
            case RelativeLikelihood(events, total):
                return self._any_of(events, *COMPARED_GROUPS) or self._any_of(total, *COMPARED_GROUPS)
            case Likelihood(events, total):
                return self._any_of(events, group) or self._any_of(total, group)
            case Share(of):
                return self._any_of(of, group, Group.ALL)
            case ShareDifference(part, workforce):
                return self._any_of(part, group, Group.ALL) or self._any_of(workforce, group, Group.ALL)
            case ShareOfAll(parts):
                return self._any_in(sums_of(parts), group) or self._any_in((WORKFORCE,), Group.ALL)
            case None | Total() | Remainder() | TwoYearTotal():
                return self._any_of(item.key, group)
            case _ as never:
                assert_never(never)

    def _any_of(self, key: str, *groups: Group | None) -> bool:
        """Whether an item's count of one of the groups is hidden."""
        match _CALCULATION[key]:
            case Total((same,)):
                return self._any_of(same, *groups)
            case Total(parts):
                return any(self._any_in(sums_of(parts), group) for group in groups)
            case TwoYearTotal(of):
                return self._any_of(of, *groups) or any((of, group) in self.earlier for group in groups)
            case _:
                return any((key, group) in self.cells for group in groups)


def _said_of_both(true: Commentary, masked: Commentary) -> Commentary:
    """What is said of the true figures and in the same words of the masked ones: it rests on nothing hidden.

    What is said of the masked ones alone may be wrong, as when the largest of those shown is called the
    largest.
    """
    sentences = {}
    for indicator, told in true.sentences.items():
        kept = tuple(sentence for sentence in told if sentence in masked.sentences[indicator])
        sentences[indicator] = kept if kept == told else (*kept, _LEFT_OUT)
    summary = {
        indicator: told if told == masked.summary[indicator] else HIDDEN
        for indicator, told in true.summary.items()
    }
    return Commentary(sentences, summary)
