"""The figures of an indicator as an organisation may quote them: percentages, ratios and changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, combinations

from wres_xl.figures import Figures
from wres_xl.standard.data_items import CLINICAL_ITEMS, MEDICAL_ITEMS, NON_CLINICAL_ITEMS, WORKFORCE_ITEMS
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.wording import number, ratio, rounded


class When(StrEnum):
    """The year that a figure, or a quotation of it, is of."""

    THIS = "this year"
    LAST = "last year"


@dataclass(frozen=True)
class Percentage:
    """A percentage that may be quoted: its value in percent, whose it is, and what it was made of.

    `of` holds the data items that it is of. A `detail` is of a part of the workforce, such as a pay band, and
    `of_everyone` where it is a share of all staff rather than of that part.
    """

    value: float
    when: When
    group: Group | None = None
    counts: tuple[float, float] | None = None
    of: tuple[str, ...] = ()
    two_years: bool = False
    benchmark: bool = False
    detail: bool = False
    of_everyone: bool = False


@dataclass(frozen=True)
class Ratio:
    """A relative likelihood that may be quoted, as the indicator writes it."""

    value: float
    when: When
    two_years: bool = False

    @property
    def words(self) -> str:
        """The ratio as it is printed."""
        return ratio(self.value)


@dataclass(frozen=True)
class Change:
    """The size of a change or difference, in points or percent and without a sign, and whose it is.

    `groups` is empty where it is of a ratio, which is of no group. `points` is in percentage points, and
    `moved` holds the data items whose change from last year to this it is, empty where it is a difference.
    """

    value: float
    groups: frozenset[Group | None] = frozenset()
    points: bool = False
    moved: tuple[str, ...] = ()


@dataclass(frozen=True)
class Truths:
    """All that may be quoted of one indicator."""

    percentages: tuple[Percentage, ...]
    ratios: tuple[Ratio, ...]
    changes: tuple[Change, ...]
    ratio_changes: tuple[float, ...]

    @property
    def own(self) -> tuple[Percentage, ...]:
        """The organisation's own percentages, without the benchmarks."""
        return tuple(each for each in self.percentages if not each.benchmark)


LIKELIHOOD = {2: "2_likelihood", 3: "3_likelihood", 4: "4_likelihood"}
_WHOLE_BOARD = ("9_board", Group.ALL)
"""What one member is of it is told as a difference in points."""

RATIO = {2: "2_relative_likelihood", 3: "3_relative_likelihood", 4: "4_relative_likelihood"}
_COUNTS = {
    1: ("9_workforce",),
    2: ("2_shortlisted", "2_appointed"),
    3: ("3_disciplinary", "3_workforce"),
    4: ("4_trained", "4_workforce"),
    9: ("9_board", "9_board_voting", "9_board_executive", "9_workforce"),
}
"""The counts of which groups' parts, and changes from year to year, are quoted."""

_RUNS = [(0, 6), (0, 8), (1, 5), (1, 8), (6, 8), (8, 13), (8, 14), (0, 14)]
"""Runs of pay bands that reports name, from the place of the first to that after the last: 5 and under, 7 and
under, 1 to 4, 1 to 7, 6 and 7, 8A to 9, 8A and over, and all."""

_PARTS_OF_THE_BOARD = (
    "9_board",
    "9_board_voting",
    "9_board_executive",
    "9_board_non_voting",
    "9_board_non_executive",
)


def truths_of(indicator: int, this: Figures, last: Figures | None) -> Truths:
    """What may be quoted of an indicator."""
    of_years = [(When.THIS, this), *([(When.LAST, last)] if last else [])]
    percentages = [each for when, figures in of_years for each in _percentages(indicator, figures, when)]
    ratios = [each for when, figures in of_years for each in _ratios(indicator, figures, when)]
    counts = [each for when, figures in of_years for each in _counts(indicator, figures, when)]
    changes = [*_changes(percentages), *_relative(counts), *_relative_ratios(ratios)]
    if indicator == 9:
        member = (100 / value for cell, _, value in counts if cell == _WHOLE_BOARD and value)
        changes += [Change(each, points=True) for each in member]
    return Truths(tuple(percentages), tuple(ratios), tuple(changes), tuple(_ratio_changes(ratios)))


def printed(truth: Percentage, decimals: int) -> str:
    """`6.56% (30 of 457)`, with at least the decimals of what it is compared with."""
    made_of = f" ({number(truth.counts[0])} of {number(truth.counts[1])})" if truth.counts else ""
    return f"{number(truth.value, max(decimals, 1 if _whole(truth.value) else decimals))}%{made_of}"


def _whole(value: float) -> bool:
    return rounded(value, 1) == rounded(value, 0)


def _percentages(indicator: int, figures: Figures, when: When) -> Iterator[Percentage]:
    if indicator in SURVEY_ITEMS:
        yield from _survey(SURVEY_ITEMS[indicator], figures, when)
        return
    if indicator in LIKELIHOOD:
        yield from _rates(LIKELIHOOD[indicator], figures, when)
    if indicator == 3:
        yield from _rates("3_two_year_likelihood", figures, when, two_years=True)
    parts = _PARTS_OF_THE_BOARD if indicator == 9 else ()
    for key in dict.fromkeys((*parts, *_COUNTS.get(indicator, ()))):
        yield from _shares((key,), figures, when)
    if indicator == 1:
        for keys in _parts_of_the_workforce():
            yield from _shares(keys, figures, when)
            yield from _shares_of_everyone(keys, figures, when)


def _parts_of_the_workforce() -> Iterator[tuple[str, ...]]:
    """Each pay band and the usual runs of them, non-clinical, clinical and together, and the medical rows."""
    runs = [(band, band + 1) for band in range(len(NON_CLINICAL_ITEMS))] + _RUNS
    for first, end in runs:
        yield NON_CLINICAL_ITEMS[first:end]
        yield CLINICAL_ITEMS[first:end]
        yield (*NON_CLINICAL_ITEMS[first:end], *CLINICAL_ITEMS[first:end])
    yield MEDICAL_ITEMS
    yield from ((key,) for key in MEDICAL_ITEMS)


def _rates(key: str, figures: Figures, when: When, two_years: bool = False) -> Iterator[Percentage]:
    for group in (*ETHNIC_GROUPS, Group.ALL):
        estimate = figures[key, group].estimate
        if estimate.value is not None and estimate.numerator is not None and estimate.denominator:
            counts = (estimate.numerator, estimate.denominator)
            yield Percentage(estimate.value * 100, when, group, counts, (key,), two_years)


def _shares(keys: tuple[str, ...], figures: Figures, when: When) -> Iterator[Percentage]:
    """Each group's part of these people."""
    yield from _parts(keys, keys, figures, when)


def _shares_of_everyone(keys: tuple[str, ...], figures: Figures, when: When) -> Iterator[Percentage]:
    yield from _parts(keys, ("9_workforce",), figures, when, (*ETHNIC_GROUPS, Group.ALL))


def _parts(
    keys: tuple[str, ...],
    whole: tuple[str, ...],
    figures: Figures,
    when: When,
    groups: tuple[Group, ...] = ETHNIC_GROUPS,
) -> Iterator[Percentage]:
    everyone = _people(whole, figures, Group.ALL)
    for group in groups:
        people = _people(keys, figures, group)
        if everyone and people is not None:
            yield Percentage(
                100 * people / everyone,
                when,
                group,
                (people, everyone),
                keys,
                detail=keys[0] in WORKFORCE_ITEMS,
                of_everyone=whole != keys,
            )


def _people(keys: tuple[str, ...], figures: Figures, group: Group) -> float | None:
    counts = [figures.value(key, group) for key in keys]
    return None if None in counts else sum(count or 0 for count in counts)


def _survey(key: str, figures: Figures, when: When) -> Iterator[Percentage]:
    for group in COMPARED_GROUPS:
        value = figures.value(key, group)
        base = figures.submission.survey.get((key, group))
        if value is not None:
            yield Percentage(value * 100, when, group, of=(key,))
        if base and base.benchmark is not None:
            yield Percentage(base.benchmark * 100, when, group, of=(key,), benchmark=True)


def _ratios(indicator: int, figures: Figures, when: When) -> Iterator[Ratio]:
    if indicator in RATIO and (value := figures.value(RATIO[indicator])) is not None:
        yield Ratio(value, when)
    if indicator == 3 and (value := figures.value("3_two_year_relative_likelihood")) is not None:
        yield Ratio(value, when, two_years=True)


def _counts(indicator: int, figures: Figures, when: When) -> Iterator[tuple[tuple[str, Group], When, float]]:
    for key in _COUNTS.get(indicator, ()):
        for group in (*ETHNIC_GROUPS, Group.ALL):
            value = figures.value(key, group)
            if value is not None:
                yield (key, group), when, value


def _changes(percentages: list[Percentage]) -> Iterator[Change]:
    """Differences between years, groups, a group and its benchmark, and the board and the workforce.

    Each in points, and in percent of the other.
    """
    alike: dict[tuple[str, ...], list[Percentage]] = {}
    for each in percentages:
        # Parts of the workforce are many, and each is compared with itself alone.
        alike.setdefault(each.of if each.detail else (), []).append(each)
    for one, other in chain.from_iterable(combinations(each, 2) for each in alike.values()):
        if _is_compared(one, other):
            groups = frozenset((one.group, other.group))
            moved = one.of if one.group == other.group and one.of == other.of else ()
            yield Change(
                abs(one.value - other.value),
                groups,
                points=True,
                moved=moved if one.benchmark == other.benchmark else (),
            )
            yield from _relative_size(one.value, other.value, groups)


def _is_compared(one: Percentage, other: Percentage) -> bool:
    same_people, same_year = one.group == other.group, one.when == other.when
    if one.benchmark != other.benchmark or one.of != other.of:
        return same_people and same_year
    return same_people or same_year


def _relative(counts: list[tuple[tuple[str, Group], When, float]]) -> Iterator[Change]:
    for (cell, _, value), (other_cell, _, other) in combinations(counts, 2):
        if cell == other_cell:
            yield from _relative_size(value, other, frozenset((cell[1],)))


def _relative_ratios(ratios: list[Ratio]) -> Iterator[Change]:
    for each in ratios:
        yield from _relative_size(each.value, 1.0)
    for one, other in combinations(ratios, 2):
        yield from _relative_size(one.value, other.value)


def _ratio_changes(ratios: list[Ratio]) -> Iterator[float]:
    """Differences between ratios, written either way, and from 1.00 and the four-fifths rule's limits."""
    for one, other in combinations(ratios, 2):
        yield abs(one.value - other.value)
        if one.value and other.value:
            yield abs(1 / one.value - 1 / other.value)
    for each in ratios:
        yield from (abs(each.value - limit) for limit in (LOWEST_EVEN, 1.0, HIGHEST_EVEN))


def _relative_size(
    one: float, other: float, groups: frozenset[Group | None] = frozenset()
) -> Iterator[Change]:
    for first, second in ((one, other), (other, one)):
        if second:
            yield Change(100 * abs(first / second - 1), groups)
