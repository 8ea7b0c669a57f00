"""Which cells a formula reads, told from its text; where that is not certain, that it may read any cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wres_xl.national.addresses import Area, column_number
from wres_xl.national.limits import LAST_COLUMN, LAST_ROW
from wres_xl.national.workbook_parts import DefinedName

LONGEST_FORMULA = 8_192
"""Characters, as Excel allows."""

_SHEET = r"(?:(?P<sheet>'(?:[^']|'')+'|[\w.]+)!)?"
_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_AREA = rf"(?P<area>{_CELL}(?::{_CELL})?|\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}})"
_TOKEN = re.compile(
    r'(?P<passed>\s+|"(?:[^"]|"")*"|[-+*/^&=<>(){},;%@])'
    rf"|{_SHEET}(?:(?P<error>#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!))"
    rf"|{_AREA}(?![\w.(\[!])"
    r"|(?P<name>[^\W\d][\w.\\?]*)(?P<call>\(?)(?![!\[]))"
    r"|(?P<number>[0-9]+(?:\.[0-9]*)?(?:E[-+]?[0-9]+)?|\.[0-9]+)(?!\w)",
    re.IGNORECASE,
)
"""What formulas are made of whose meaning is certain. Not among it, for one: references to tables, to other
workbooks and to several sheets at once, and ranges between the results of functions."""

_END = re.compile(r"(?P<column>\$?[A-Za-z]+)?(?P<row>\$?[0-9]+)?")

_READ_ANY_CELL = frozenset(("indirect", "offset", "evaluate", "_xlfn.anchorarray"))
_CONSTANTS = frozenset(("true", "false"))
_PARAMETERS = ("_xlpm.", "_xlop.")
"""How the parameters of LET and LAMBDA begin in files."""


@dataclass(frozen=True)
class Reference:
    """Cells that a formula reads: the sheet's name in small letters, or nothing for the formula's own."""

    sheet: str
    area: Area
    fixed: tuple[bool, bool, bool, bool]
    """Whether top, left, bottom and right stay where the formula is copied elsewhere."""

    def moved(self, down: int, right: int) -> Area:
        """The cells read by a copy of the formula so many rows and columns further on."""
        by = (down, right, down, right)
        area = self.area
        edges = [
            edge if stays else edge + each
            for edge, stays, each in zip(
                (area.top, area.left, area.bottom, area.right), self.fixed, by, strict=True
            )
        ]
        top, bottom = sorted((edges[0], edges[2]))
        first, last = sorted((edges[1], edges[3]))
        # Excel goes on at the sheet's other end.
        if top < 1 or bottom > LAST_ROW:
            top, bottom = 1, LAST_ROW
        if first < 1 or last > LAST_COLUMN:
            first, last = 1, LAST_COLUMN
        return Area(top, first, bottom, last)


References = tuple[Reference, ...] | None
"""What a formula reads; None where it may be any cell."""


class Names:
    """What the names defined in a workbook read. Those defined twice, for two sheets, read what both do."""

    def __init__(self, names: Sequence[DefinedName]) -> None:
        self._formulas: dict[str, list[str]] = {}
        for each in names:
            self._formulas.setdefault(each.name.casefold(), []).append(each.formula)
        self._known: dict[str, References] = {}

    def references(self, name: str) -> References:
        """What a name reads; any cell where it is not one of the workbook's, or rests on where it is used."""
        key = name.casefold()
        if key not in self._known:
            # Until it is known, for names that go in a circle.
            self._known[key] = None
            self._known[key] = self._read(key)
        return self._known[key]

    def defines(self, name: str) -> bool:
        """Whether the workbook defines it; functions are used like names."""
        return name.casefold() in self._formulas

    def _read(self, key: str) -> References:
        found: list[Reference] = []
        for formula in self._formulas.get(key, ()):
            read = references(formula, self)
            if read is None or not all(each.sheet and all(each.fixed) for each in read):
                return None
            found += read
        return tuple(found) if key in self._formulas else None


def references(formula: str, names: Names) -> References:
    """What a formula reads, without its equals sign."""
    if len(formula) > LONGEST_FORMULA:
        return None
    found: list[Reference] = []
    position = 0
    while position < len(formula):
        match = _TOKEN.match(formula, position)
        read = _of_token(match.groupdict(), names) if match else None
        if match is None or read is None:
            return None
        found += read
        position = match.end()
    return tuple(found)


def _of_token(token: Mapping[str, str | None], names: Names) -> References:
    if area := token["area"]:
        return _reference(token["sheet"], area)
    name = (token["name"] or "").casefold()
    if not name or name in _CONSTANTS or name.startswith(_PARAMETERS):
        return ()
    if token["call"] and not names.defines(name):
        return None if name in _READ_ANY_CELL or name.startswith("get.") else ()
    return names.references(name)


def _reference(sheet: str | None, written: str) -> References:
    name = sheet or ""
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    if ":" in name or "[" in name:
        return None
    first, _, last = written.partition(":")
    ends = [*_end(first, (1, 1)), *_end(last or first, (LAST_ROW, LAST_COLUMN))]
    (top, left, bottom, right), fixed = zip(*ends, strict=True)
    if not (1 <= min(top, bottom) <= max(top, bottom) <= LAST_ROW and max(left, right) <= LAST_COLUMN):
        return None
    area = Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
    return (Reference(name.casefold(), area, fixed),)


def _end(written: str, missing: tuple[int, int]) -> Iterator[tuple[int, bool]]:
    """Row and column of one end of an area, each with whether it stays; `A` and `7` mean whole ones."""
    match = _END.fullmatch(written)
    assert match, "the token's pattern lets nothing else through"
    row, column = match["row"], match["column"]
    yield (int(row.lstrip("$")), row.startswith("$")) if row else (missing[0], True)
    yield (column_number(column.lstrip("$")), column.startswith("$")) if column else (missing[1], True)
