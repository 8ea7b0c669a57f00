"""Criteria as COUNTIFS reads them: a value, or text with an operator, wildcards, a number or a date in it."""

import operator
import re
from collections.abc import Callable
from datetime import date, datetime

from udfs.errors import CellError, ExcelError, error_in
from udfs.values import Cell, is_blank
from wres_xl.extracts.cells import day, number

Meets = Callable[[Cell], bool]

_OPERATOR = re.compile(r"(<=|>=|<>|=|<|>)?(.*)", re.DOTALL)
_ORDERS: dict[str, Callable[..., bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_WILDCARD = re.compile(r"~([*?~])|([*?])|([^~*?]+|~)")
_EPOCH = datetime(1899, 12, 30)
"""The day from which Excel numbers days."""


def criterion(wanted: Cell) -> Meets:
    """Whether a cell meets a criterion. An error meets none but `<>` of something else.

    Raises:
        CellError: `#N/A` for a blank criterion: COUNTIFS would take it for 0 and count what nobody meant.
    """
    if is_blank(wanted):
        raise CellError(ExcelError.NA)
    if not isinstance(wanted, str):
        return _equal(_value(wanted))
    matched = _OPERATOR.fullmatch(wanted)
    sign, operand = (matched[1] or "", matched[2]) if matched else ("", wanted)
    if sign in _ORDERS:
        return _ordered(_ORDERS[sign], _operand(operand))
    meets = _equal(_operand(operand)) if operand else is_blank
    return (lambda cell: not meets(cell)) if sign == "<>" else meets


def _operand(text: str) -> float | bool | str:
    """What the text of a criterion stands for: a number or a day before text."""
    if text.upper() in ("TRUE", "FALSE"):
        return text.upper() == "TRUE"
    value = number(text)
    if value is not None:
        return value
    when = day(text)
    return text if when is None else _serial(when)


def _equal(wanted: float | bool | str) -> Meets:
    if isinstance(wanted, bool):
        return lambda cell: cell is wanted
    if isinstance(wanted, str):
        pattern = _pattern(wanted)
        return lambda cell: bool(
            isinstance(cell, str) and cell and not error_in(cell) and pattern.fullmatch(cell)
        )

    # COUNTIFS finds a number also where it is written as text.
    def same_number(cell: Cell) -> bool:
        value = _value(cell)
        if isinstance(value, str):
            return bool(value) and number(value) == wanted
        return not isinstance(value, bool) and value == wanted

    return same_number


def _ordered(compare: Callable[..., bool], limit: float | bool | str) -> Meets:
    """Numbers are compared with numbers only, text with text, and truth with truth."""
    kind = type(limit)
    bound = limit.casefold() if isinstance(limit, str) else limit

    def meets(cell: Cell) -> bool:
        if is_blank(cell) or error_in(cell):
            return False
        value = _value(cell)
        return type(value) is kind and compare(value.casefold() if isinstance(value, str) else value, bound)

    return meets


def _value(cell: Cell) -> float | bool | str:
    """A cell's value: days as Excel numbers them, nothing as empty text."""
    if cell is None:
        return ""
    if isinstance(cell, bool | str):
        return cell
    return _serial(cell) if isinstance(cell, date) else float(cell)


def _serial(when: date) -> float:
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return (when.replace(tzinfo=None) - _EPOCH).total_seconds() / 86_400


def _pattern(text: str) -> re.Pattern[str]:
    """Wildcards as a regular expression: `*` any text, `?` one character, `~` takes their meaning away."""
    parts = (
        re.escape(literal or plain) if literal or plain else {"*": ".*", "?": "."}[wild]
        for literal, wild, plain in _WILDCARD.findall(text)
    )
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)
