"""The values of cells, from what their XML says."""

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from wres_xl.national.limits import DAMAGED, Unfit
from wres_xl.national.sheet_scan import RawCell
from wres_xl.national.xml_text import is_true, unescaped, whole

CellValue = str | float | bool | None

DAYS_FROM_1900_TO_1904 = 1462
"""What workbooks that count days from 1904, as Excel for Mac once did, are behind the others."""

_DAY_0, _DAY_0_AFTER_GAP = datetime(1899, 12, 31), datetime(1899, 12, 30)
_GAP = 60
"""Excel counts 29 February 1900, which never was, as day 60."""

_LAST_DAY = 2_958_465
"""31 December 9999."""


def day_of(serial: float) -> date | None:
    """The day of a number that Excel shows as one, counted from 1900; None where there is no such day."""
    if not 1 <= serial < _LAST_DAY + 1:
        return None
    return ((_DAY_0 if serial < _GAP else _DAY_0_AFTER_GAP) + timedelta(days=int(serial))).date()


def value_of(cell: RawCell, strings: Sequence[str]) -> CellValue:
    """A cell's value by its kind (ECMA-376 part 1, 18.18.11); Excel's errors as text, days as numbers.

    Raises:
        Unfit: it is none of its kind.
    """
    try:
        match cell.kind:
            case "inlineStr":
                return unescaped(cell.inline or "")
            case "str":
                return None if cell.value is None else unescaped(cell.value)
            case _:
                written = (cell.value or "").strip()
                return _value(cell.kind, written, strings) if written else None
    except (ValueError, IndexError) as error:
        raise Unfit(DAMAGED) from error


def _value(kind: str, written: str, strings: Sequence[str]) -> CellValue:
    match kind:
        case "n":
            return _number(written)
        case "s":
            return strings[whole(written)]
        case "b":
            return is_true(written)
        case "e":
            return written
        case "d":
            since = datetime.fromisoformat(written).replace(tzinfo=None) - _DAY_0_AFTER_GAP
            return since / timedelta(days=1)
        case _:
            raise ValueError(kind)


def _number(written: str) -> float:
    number = float(written)
    # Python reads more than XML's numbers.
    if "_" in written or not math.isfinite(number):
        raise ValueError(written)
    return number
