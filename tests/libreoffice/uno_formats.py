"""Number formats, colours, sizes and links of LibreOffice's cells, in Excel's units and spelling.

Runs on the system's Python beside `uno_server`, and therefore imports nothing of ours.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import uno  # type: ignore[import-not-found, unused-ignore]

GENERAL = "General"
BOOLEAN = "BOOLEAN"
DATE_OR_TIME = 2 | 4  # com.sun.star.util.NumberFormat.DATE and TIME
TEXT = 256
LOGICAL = 1024
HUNDREDTHS_OF_MM_A_POINT = 2540 / 72
# Excel counts a column's width in digits of the normal font, 7 pixels each of Calibri 11, and adds 5 pixels.
PIXELS_A_POINT = 96 / 72
PIXELS_A_DIGIT = 7
PADDING = 5

# UNO objects have no types that a checker could read.
Uno = Any


def groups(cells: Uno) -> list[Uno]:
    """The parts of a range that are formatted alike, each a `SheetCellRanges`."""
    found = cells.getUniqueCellFormatRanges()
    return [found.getByIndex(each) for each in range(found.Count)]


def kind(document: Uno, key: int) -> int:
    """The kind of a number format, as `com.sun.star.util.NumberFormat` numbers them."""
    return int(document.NumberFormats.getByKey(key).Type)


def is_general(document: Uno, key: int) -> bool:
    # LibreOffice shows TRUE by a number format, where Excel's cell has the value TRUE in any format.
    return document.NumberFormats.getByKey(key).FormatString in {GENERAL, BOOLEAN}


def key_of(document: Uno, code: str) -> int:
    """The key of a number format, which is made where the document does not have it yet."""
    locale = uno.createUnoStruct("com.sun.star.lang.Locale")
    known = document.NumberFormats.queryKey(code, locale, False)
    return int(known if known >= 0 else document.NumberFormats.addNew(code, locale))


def number_format(document: Uno, cells: Uno) -> str | None:
    """The number format of a range as Excel spells it; None where its cells differ."""
    codes = {_code(document, group.NumberFormat) for group in groups(cells)}
    return codes.pop() if len(codes) == 1 else None


def _code(document: Uno, key: int) -> str:
    found = document.NumberFormats.getByKey(key)
    if found.FormatString == BOOLEAN:
        return GENERAL
    code: str = found.FormatString
    return code.lower() if found.Type & DATE_OR_TIME else code


def colour(cells: Uno) -> int | None:
    """The fill as 0xRRGGBB; None where there is none or the cells differ."""
    colours = {group.CellBackColor for group in groups(cells)}
    only = colours.pop() if len(colours) == 1 else -1
    return only if only >= 0 else None


def wrapped(cells: Uno) -> bool | None:
    states = {bool(group.IsTextWrapped) for group in groups(cells)}
    return states.pop() if len(states) == 1 else None


def hidden(lines: Uno) -> bool | None:
    """Whether rows or columns are hidden; None where some are and some are not."""
    states = {not lines.getByIndex(each).IsVisible for each in range(lines.Count)}
    return states.pop() if len(states) == 1 else None


def row_height(cells: Uno) -> float | None:
    """In points; None where the rows differ."""
    return _only(each.Height / HUNDREDTHS_OF_MM_A_POINT for each in _lines(cells.Rows))


def set_row_height(cells: Uno, points: float) -> None:
    cells.Rows.Height = round(points * HUNDREDTHS_OF_MM_A_POINT)


def column_width(cells: Uno) -> float | None:
    """In digits; None where the columns differ."""
    points = _only(each.Width / HUNDREDTHS_OF_MM_A_POINT for each in _lines(cells.Columns))
    return None if points is None else round((points * PIXELS_A_POINT - PADDING) / PIXELS_A_DIGIT, 1)


def set_column_width(cells: Uno, digits: float) -> None:
    points = (digits * PIXELS_A_DIGIT + PADDING) / PIXELS_A_POINT
    cells.Columns.Width = round(points * HUNDREDTHS_OF_MM_A_POINT)


def add_link(document: Uno, cell: Uno, address: str, text: str) -> None:
    """Replace what stands in a cell by a link."""
    field = document.createInstance("com.sun.star.text.TextField.URL")
    field.URL, field.Representation = address, text
    cell.String = ""
    cell.insertTextContent(cell.createTextCursor(), field, False)


def link(cell: Uno) -> str | None:
    """The address of the first link in a cell."""
    fields = cell.getTextFields()
    return str(fields.createEnumeration().nextElement().URL) if fields.Count else None


def _lines(lines: Uno) -> Iterator[Uno]:
    for each in range(lines.Count):
        yield lines.getByIndex(each)


def _only(sizes: Iterable[float]) -> float | None:
    # LibreOffice keeps hundredths of a millimetre, which are no whole points.
    different = {round(size, 1) for size in sizes}
    return different.pop() if len(different) == 1 else None
