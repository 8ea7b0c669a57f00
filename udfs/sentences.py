"""Sentences about an indicator from counts in cells, as WRES_COMMENTARY answers them.

What writes them is loaded when they are first asked for.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from udfs.errors import CellError, ExcelError
from udfs.values import Cell, Values, count, fraction, indicator_number, is_blank, reporting_year, single
from wres_xl.standard.data_items import WORKFORCE_ITEMS
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear

if TYPE_CHECKING:
    from wres_xl.counting import SurveyBase
    from wres_xl.submission import Entry, Submission

_LIKELIHOODS = {
    2: ("2_appointed", ("2_shortlisted",)),
    3: ("3_disciplinary", WORKFORCE_ITEMS),
    4: ("4_trained", WORKFORCE_ITEMS),
}
"""The items of events and of people at risk, by indicator."""

_TOLD = (*_LIKELIHOODS, *SURVEY_ITEMS)
_SURVEYED = tuple(SURVEY_ITEMS)
_ANY_YEAR = ReportingYear(2020)
"""For sentences that name no year."""


def commentary(number: Values, this: Sequence[Values], last: Sequence[Values], year: Values) -> str:
    """The sentences; blank where all counts of this year are.

    Raises:
        CellError: `#NUM!` for an indicator without such counts or for impossible ones, `#N/A` for a missing
            count or year, `#VALUE!` for ranges and text.
    """
    from wres_xl.commentary import commentary_of  # noqa: PLC0415
    from wres_xl.figures import figures_of  # noqa: PLC0415
    from wres_xl.settings import Settings  # noqa: PLC0415

    indicator = indicator_number(number, _TOLD)
    now, then = [single(each) for each in this], [single(each) for each in last]
    of_year = reporting_year(single(year))
    if all(map(is_blank, now)):
        return ""
    if indicator in _SURVEYED and of_year is None and not all(map(is_blank, then)):
        raise CellError(ExcelError.NA)
    settings = Settings()
    year_now = of_year or _ANY_YEAR
    submission = _submission(indicator, now, year_now)
    before = None if all(map(is_blank, then)) else _submission(indicator, then, year_now.previous)
    figures = figures_of(submission, before, settings.confidence)
    earlier = figures_of(before, confidence=settings.confidence) if before else None
    return " ".join(commentary_of(figures, earlier, settings).sentences[indicator])


def _submission(indicator: int, cells: Sequence[Cell], year: ReportingYear) -> "Submission":
    """What is entered for an indicator, from the cells of `white_events` to `bme_total`."""
    from wres_xl.submission import Entry, Submission  # noqa: PLC0415

    white, bme = COMPARED_GROUPS
    pairs = {white: cells[:2], bme: cells[2:]}
    if indicator in SURVEY_ITEMS:
        key = SURVEY_ITEMS[indicator]
        shares = {group: _survey(*pair) for group, pair in pairs.items()}
        return Submission(
            year,
            {(key, group): share for group, (share, _) in shares.items()},
            {(key, group): base for group, (_, base) in shares.items()},
        )
    events_key, total_keys = _LIKELIHOODS[indicator]
    entries: dict[tuple[str, Group], Entry] = {}
    for group, (events, total) in pairs.items():
        few, many = count(events), count(total)
        if few > many:
            raise CellError(ExcelError.NUM)
        # A total of several items is in the first of them, for how it divides is not asked.
        entries |= {(key, group): Entry(0) for key in total_keys}
        entries |= {(total_keys[0], group): Entry(many), (events_key, group): Entry(few)}
    return Submission(year, entries)


def _survey(percentage: Cell, respondents: Cell) -> "tuple[Entry, SurveyBase]":
    from wres_xl.counting import SurveyBase  # noqa: PLC0415
    from wres_xl.submission import Entry  # noqa: PLC0415

    base = None if is_blank(respondents) else count(respondents)
    return Entry(fraction(percentage)), SurveyBase(base)
