"""What Excel with British settings makes of a text that is typed or written into a cell.

Only a leading apostrophe keeps a text as it is. The readings are those that a WRES workbook meets: "5-6" and
"2011-12" become dates, "001" a number, "=A1" a formula.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

Coded = float | str | bool | None | dict[str, Any]
"""A value as `uno_values` takes it."""

SHORT_DATE = "dd/mm/yyyy"
DAY_AND_MONTH = "dd-mmm"
MONTH_AND_YEAR = "mmm-yy"
DATE_AND_TIME = "dd/mm/yyyy hh:mm"
TIME = "hh:mm"
DAY_0 = datetime.date(1899, 12, 30)
NEWEST_SHORT_YEAR = 29
"""A year of two digits up to 29 is in this century, a later one in the last."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
READ_SPECIALLY = re.compile(rf"['=#(+\-.£\d]|true$|false$|{MONTH}\b", re.IGNORECASE)
ERROR = re.compile(r"#(?:N/A|DIV/0!|NAME\?|NULL!|NUM!|REF!|VALUE!)", re.IGNORECASE)
NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<pound>£?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+\.?\d*|\.\d+)"
    r"(?P<exponent>e[+-]?\d+)?(?P<percent>%?)",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?")
PARTED = re.compile(r"(\d{1,4})[-/](\d{1,4})(?:[-/](\d{1,4}))?")
NAMED = re.compile(rf"(?:(?P<day>\d{{1,2}})[ -])?{MONTH}(?:[ -](?P<year>\d{{4}}|\d{{2}}))?", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def entered(text: str) -> Coded:
    """The cell that a text becomes."""
    if not READ_SPECIALLY.match(text):
        return text or None
    if text.startswith("'"):
        return text[1:]
    if text.startswith("=") and len(text) > 1:
        return {"formula": text}
    if ERROR.fullmatch(text):
        return {"formula": f"={text.upper()}"}
    if text.upper() in {"TRUE", "FALSE"}:
        return text.upper() == "TRUE"
    readings: tuple[Callable[[str], Coded], ...] = (
        _number,
        _clock,
        _date_in_figures,
        _date_in_words,
        _moment,
    )
    found = (reading(text.strip()) for reading in readings)
    return next((each for each in found if each is not None), text)


def entered_date(moment: datetime.date) -> Coded:
    """The cell that a date or a moment becomes."""
    if not isinstance(moment, datetime.datetime):
        return {"value": serial(moment), "format": SHORT_DATE, "text": f"{moment:%d/%m/%Y}"}
    part = (moment - datetime.datetime.combine(moment, datetime.time())) / datetime.timedelta(days=1)
    code, shown = (DATE_AND_TIME, "%d/%m/%Y %H:%M") if part else (SHORT_DATE, "%d/%m/%Y")
    return {"value": serial(moment) + part, "format": code, "text": f"{moment:{shown}}"}


def serial(day: datetime.date) -> float:
    """Excel's number of a day."""
    return float(day.toordinal() - DAY_0.toordinal())


def _number(text: str) -> Coded:
    bracketed = re.fullmatch(r"\((.+)\)", text)
    found = NUMBER.fullmatch(bracketed[1] if bracketed else text)
    if not found or (bracketed and found["sign"]):
        return None
    value = float(found["digits"].replace(",", "") + (found["exponent"] or ""))
    negative = bool(bracketed) or found["sign"] == "-"
    value = (-value if negative else value) / (100 if found["percent"] else 1)
    decimals = ".00" if "." in found["digits"] else ""
    code: str | None
    if found["percent"]:
        code = f"0{decimals}%"
    elif found["pound"]:
        code = f"£#,##0{decimals}"
    elif "," in found["digits"]:
        code = f"#,##0{decimals}"
    else:
        code = "0.00E+00" if found["exponent"] else None
    return {"value": value, "format": code, "text": text}


def _clock(text: str) -> Coded:
    found = CLOCK.fullmatch(text)
    if not found or int(found["hour"]) > 23:
        return None
    seconds = int(found["hour"]) * 3600 + int(found["minute"]) * 60 + int(found["second"] or 0)
    return {"value": seconds / 86400, "format": TIME, "text": text}


def _date_in_figures(text: str) -> Coded:
    found = PARTED.fullmatch(text)
    if not found:
        return None
    return _first_day(_orders(*found.groups()), text)


def _orders(first: str, second: str, third: str | None) -> Iterator[tuple[str, str, str, str]]:
    """Year, month, day and number format, in the order in which Excel tries them."""
    this_year = str(datetime.date.today().year)
    if third is not None:
        yield (first, second, third, SHORT_DATE) if len(first) > 2 else (third, second, first, SHORT_DATE)
    elif len(first) > 2:
        yield first, second, "1", MONTH_AND_YEAR
    elif len(second) > 2:
        yield second, first, "1", MONTH_AND_YEAR
    else:
        yield this_year, second, first, DAY_AND_MONTH
        yield second, first, "1", MONTH_AND_YEAR


def _date_in_words(text: str) -> Coded:
    found = NAMED.fullmatch(text)
    if not found or not (found["day"] or found["year"]):
        return None
    month = str(MONTHS.index(found["name"].lower()) + 1)
    code = DAY_AND_MONTH if not found["year"] else SHORT_DATE if found["day"] else MONTH_AND_YEAR
    year = found["year"] or str(datetime.date.today().year)
    return _first_day([(year, month, found["day"] or "1", code)], text)


def _moment(text: str) -> Coded:
    day, _, hours = text.partition(" ")
    date, clock = _date_in_figures(day), _clock(hours)
    if not isinstance(date, dict) or not isinstance(clock, dict):
        return None
    return {"value": date["value"] + clock["value"], "format": DATE_AND_TIME, "text": text}


def _first_day(orders: Any, text: str) -> Coded:
    for year, month, day, code in orders:
        try:
            return {
                "value": serial(datetime.date(_year(year), int(month), int(day))),
                "format": code,
                "text": text,
            }
        except ValueError:  # no such day: Excel tries the next order, and keeps the text where none is left
            continue
    return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year <= NEWEST_SHORT_YEAR else 1900)
