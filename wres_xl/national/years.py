"""Reporting years as forms write them: a snapshot, two years in a row, a period, a survey, a year alone."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from wres_xl.standard.years import ReportingYear

_EXCEL_EPOCH = date(1899, 12, 30)
"""The day that Excel counts from, as seen from March 1900 on."""

_LATEST_SERIAL = 73_050
"""1 January 2100."""

_Y4 = r"((?:19|20)\d\d)"
_Y = r"((?:19|20)\d\d|\d\d)"
_MARCH, _APRIL = r"mar(?:ch)?\.?", r"apr(?:il)?\.?"
_SPACE = r"[\s,.'/-]*"
_LAST_DAY = rf"(?:31(?:st)?(?:\s+of)?{_SPACE}{_MARCH}|{_MARCH}{_SPACE}31(?:st)?)"
_FIRST_DAY = rf"(?:0?1(?:st)?(?:\s+of)?{_SPACE}{_APRIL}|{_APRIL}{_SPACE}0?1(?:st)?|{_APRIL})"
_TO = r"\s*(?:-|to|until|and)\s*"
_SURVEY = r"(?:nhs\s+)?(?:national\s+)?(?:staff\s+)?survey"


@dataclass(frozen=True)
class Stated:
    """A year that a text states; `is_bare` where it is a number alone, such as `2021`."""

    year: ReportingYear
    is_bare: bool = False


def _in_a_row(match: re.Match[str]) -> ReportingYear | None:
    """Two years: one reporting year where the second follows the first."""
    first, second = int(match[1]), match[2]
    return ReportingYear(first) if str(first + 1).endswith(second) else None


def _ending(match: re.Match[str]) -> ReportingYear | None:
    """The year that ends in the March named; a period is one where it began in the April before."""
    *starts, end = match.groups()
    year = _full(end) - 1
    return None if any(start and _full(start) != year for start in starts) else ReportingYear(year)


def _surveyed(match: re.Match[str]) -> ReportingYear | None:
    return ReportingYear(int(match[1]))


def _full(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


_BARE = re.compile(r"(?<![\w.,/-])(20\d\d)(?![\w/]|[.,-]\d)")
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ReportingYear | None]], ...] = tuple(
    (re.compile(rf"(?<![\w/]){pattern}(?![\w/]|-\d)"), read)
    for pattern, read in (
        (rf"{_FIRST_DAY}{_SPACE}{_Y4}?{_TO}{_LAST_DAY}{_SPACE}{_Y}", _ending),
        (rf"{_APRIL}{_SPACE}{_Y4}?{_TO}{_MARCH}{_SPACE}{_Y}", _ending),
        (rf"0?1[/.-]0?4[/.-]{_Y}{_TO}31[/.-]0?3[/.-]{_Y}", _ending),
        (rf"{_LAST_DAY}{_SPACE}{_Y}", _ending),
        (rf"31[/.-]0?3[/.-]{_Y}", _ending),
        (rf"{_Y4}-0?3-31", _ending),
        (rf"{_MARCH}{_SPACE}{_Y}", _ending),
        (rf"(?:fy\s*)?{_Y4}\s*[-/]\s*{_Y}", _in_a_row),
        (rf"{_SURVEY}\s*(?:of\s+)?\(?{_Y4}\)?", _surveyed),
        (rf"{_Y4}\s+{_SURVEY}", _surveyed),
    )
)


def stated_years(text: str) -> tuple[tuple[Stated, ...], tuple[str, ...]]:
    """The years that a text states, and the pieces of the text between them.

    `31st MARCH 2021`, `31/03/2021`, `Mar-21`, `2020/21`, `2020-2021`, `1 April 2020 to 31 March 2021` and
    `2020 staff survey` are all 2020-21. So is `2021` alone: forms name a year by its snapshot.
    """
    rest = [re.sub(r"[\u2010-\u2015\u2212]", "-", unicodedata.normalize("NFKC", text).casefold())]
    years: list[Stated] = []
    for pattern, read in _READERS:
        rest = [part for piece in rest for part in _taken(piece, pattern, read, years)]
    rest = [part for piece in rest for part in _taken(piece, _BARE, _bare, years, is_bare=True)]
    return tuple(years), tuple(piece for piece in rest if piece.strip())


def _bare(match: re.Match[str]) -> ReportingYear:
    return ReportingYear(int(match[1]) - 1)


def _taken(
    piece: str,
    pattern: re.Pattern[str],
    read: Callable[[re.Match[str]], ReportingYear | None],
    years: list[Stated],
    is_bare: bool = False,
) -> list[str]:
    """`piece` without what states a year, which is added to `years`."""
    rest, start = [], 0
    for match in pattern.finditer(piece):
        year = read(match)
        if year is not None:
            years.append(Stated(year, is_bare))
            rest.append(piece[start : match.start()])
            start = match.end()
    return [*rest, piece[start:]]


def year_of_day(serial: float) -> ReportingYear | None:
    """The year of a date cell, Excel's number of a day; None but for the days that close a reporting year.

    1 January to 31 March: whether the cell shows the day, the month or the year alone, it says the same.
    """
    if not 1 <= serial <= _LATEST_SERIAL:
        return None
    day = _EXCEL_EPOCH + timedelta(days=int(serial))
    return ReportingYear.containing(day) if day.month <= 3 else None


def year_of_number(number: float) -> Stated | None:
    """The year of a cell that holds a number such as 2021; None for all other numbers."""
    if not (number.is_integer() and 2000 <= number < 2100):
        return None
    return Stated(ReportingYear(int(number) - 1), is_bare=True)
