"""Cells as xlwings' Windows engine has them, and as the driver of LibreOffice speaks of them."""

import datetime
import math
from collections.abc import Sequence
from typing import Any

from libreoffice.excel_entry import Coded, entered, entered_date

CELL_ERRORS = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
}
"""The numbers that COM gives for cells with an error."""

ERROR_TEXTS = {number: text for text, number in CELL_ERRORS.items()}
MOMENT_0 = datetime.datetime(1899, 12, 30)
SECONDS_A_DAY = 86400


def coded(value: object) -> Coded:
    """A value that Python writes, as the driver takes it: what Excel makes of it.

    Raises:
        TypeError: Excel knows nothing like it.
    """
    match value:
        case str():
            return entered(value)
        case None | bool() | float():
            return value
        case int():
            return float(value)
        case datetime.date():
            return entered_date(value)
    raise TypeError(f"Excel has no cell for {value!r}")


def raw(value: Any) -> Any:
    """A value that the driver read, as COM gives it."""
    match value:
        case {"error": text}:
            return CELL_ERRORS[text]
        case {"serial": days}:
            return MOMENT_0 + datetime.timedelta(seconds=round(days * SECONDS_A_DAY))
    return value


def cleaned(value: Any, dates: Any, empty: Any, numbers: Any, errors_as_text: bool) -> Any:
    """A value that COM gave, as `Range.value` hands it to its reader."""
    match value:
        case None | "":
            return empty
        case datetime.datetime():
            return dates(
                year=value.year,
                month=value.month,
                day=value.day,
                hour=value.hour,
                minute=value.minute,
                second=value.second,
                microsecond=value.microsecond,
                tzinfo=None,
            )
        case float() if numbers is not None:
            return numbers(value)
        case int() if value in ERROR_TEXTS:
            return ERROR_TEXTS[value] if errors_as_text else None
    return value


def prepared(value: Any) -> Any:
    """A value that `Range.value` is given, as COM takes it."""
    if value is None or value != value:  # noqa: PLR0124 - NaN, NaT and their like
        return ""
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    elif hasattr(value, "item"):  # NumPy's
        value = value.item()
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None)
    return "" if isinstance(value, float) and math.isnan(value) else value


def rows(value: Any, shape: tuple[int, int]) -> list[list[Any]]:
    """What is assigned to a range, as rows: Excel fills the range with a single value.

    Raises:
        ValueError: there are more or fewer rows or columns than the range has.
    """
    height, width = shape
    if not isinstance(value, Sequence) or isinstance(value, str):
        return [[value] * width for _ in range(height)]
    block = [list(row) if isinstance(row, Sequence) and not isinstance(row, str) else None for row in value]
    if any(row is None for row in block):
        block = [list(value)]
    if len(block) != height or any(row is None or len(row) != width for row in block):
        raise ValueError(f"{height} x {width} cells cannot take {len(block)} rows of other lengths")
    return [row for row in block if row is not None]
