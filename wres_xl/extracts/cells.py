"""What a cell says, as text, number, count or day; None where it cannot be read. Nothing is guessed."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

Cell = str | float | bool | date | time | timedelta
"""A cell as it was read; a blank one is "", and one that holds an Excel error is the error's text."""

EXCEL_ERRORS = frozenset(
    ("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!")
)
"""What Excel shows in place of a value that it could not work out."""

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(
    r"(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ](\d{4}|\d{2})(?: \d{1,2}:.*)?", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENDINGS = ("", "uary", "ruary", "ch", "il", "e", "y", "ust", "t", "tember", "ober", "ember")
"""How the months go on after their first three letters, among them `Sept`."""

_EXCEL_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_050
"""1 January 1990 and 31 December 2099 as Excel numbers days; outside them a number is not taken for a day."""

_PRIVATE = re.compile(
    r"\S+@\S+"
    r"|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b"
    r"|\b\d{1,2}[-/ ](?:" + "|".join(_MONTHS) + r")[a-z]*[-/ ]\d{2,4}\b"
    r"|\d{5,}",
    re.IGNORECASE,
)
_LONGEST_SHOWN = 60


def text(cell: Cell) -> str:
    """A cell as text, without spaces around it and with single ones inside; 123.0, also as text, is `123`."""
    if isinstance(cell, str):
        plain = " ".join(cell.split())
        return plain[:-2] if plain.endswith(".0") and plain[:-2].isdigit() else plain
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def texts(cells: Iterable[Cell]) -> list[str]:
    """Cells as text, without a call for each of the many that are one word, such as employee numbers."""
    return [
        # No other space than " " is printable, and only what holds a point may be a number such as 123.0.
        cell
        if isinstance(cell, str) and cell.isprintable() and " " not in cell and "." not in cell
        else text(cell)
        for cell in cells
    ]


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing, or nothing but spaces."""
    return isinstance(cell, str) and (not cell or cell.isspace())


def number(cell: Cell) -> float | None:
    """A number, or text that is one, such as `1,234` or `0.8 `; None for anything else."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if not isinstance(cell, str):
        return None
    plain = text(cell)
    if _THOUSANDS.fullmatch(plain):
        return float(plain.replace(",", ""))
    return float(plain) if _NUMBER.fullmatch(plain) else None


def count(cell: Cell) -> int | None:
    """A whole number of people, 0 or more; None for anything else."""
    value = number(cell)
    return int(value) if value is not None and value >= 0 and value.is_integer() else None


def day(cell: Cell) -> date | None:
    """A date: an Excel one, 2021-03-31, 31/03/2021 or 31-Mar-2021; None for anything else.

    Days come before months, as they do in Britain; years of two digits are of this century.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    serial = number(cell)
    if serial is not None:
        in_range = _FIRST_SERIAL <= serial < _LAST_SERIAL + 1
        return _EXCEL_EPOCH + timedelta(days=int(serial)) if in_range else None
    plain = text(cell)
    if match := _YEAR_FIRST.fullmatch(plain):
        return _date(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(plain):
        return _date(match[3] if len(match[3]) == 4 else f"20{match[3]}", match[2], match[1])
    return None


def _date(year: str, month: str, day_of_month: str) -> date | None:
    number_of_month = int(month) if month.isdigit() else _month(month.casefold())
    try:
        return date(int(year), number_of_month, int(day_of_month))
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month, 0 where the name is not one."""
    known = name[:3] in _MONTHS and name[3:] in _ENDINGS
    return _MONTHS.index(name[:3]) + 1 if known else 0


def is_private(words: str) -> bool:
    """Whether a text holds what may be somebody's: a date, an e-mail address, or five or more digits."""
    return _PRIVATE.search(words) is not None


def shown(cell: Cell) -> str:
    """A cell as a finding may show it.

    One that holds a date, an e-mail address or five or more digits is hidden whole, because all of it may be
    somebody's; what is longer than 60 characters is cut.
    """
    if isinstance(cell, date | time | timedelta):
        return "[hidden]"
    plain = text(round(cell, 3) if isinstance(cell, float) else cell)
    if is_private(plain):
        return "[hidden]"
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[: _LONGEST_SHOWN - 1]}\u2026"
