"""What a workbook says outside its sheets: which sheets there are, texts, formats, names."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wres_xl.national.limits import (
    CHOOSE,
    DAMAGED,
    LONGEST_GAP,
    MAX_CELLS,
    MAX_DEPTH,
    MAX_TAGS,
    MAX_XML,
    OTHER_FORMAT,
    TOO_LARGE,
    Unfit,
)
from wres_xl.national.xml_text import MAIN, Element, Encoding, parse, parser, select, unescaped
from wres_xl.national.zip_package import Package

GENERAL = "General"

_BUILT_IN_FORMATS = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"},
    **{12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"},
    **{18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm"},
    **{37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)"},
    **{40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"},
}
"""Formats that files name by number only (ECMA-376 part 1, 18.8.30); 14 and 22 as British PCs show them."""

_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
"""What a number format holds besides the letters that stand for parts of the number."""


@dataclass(frozen=True)
class CellStyle:
    """What a cell's style says that matters here."""

    number_format: str = GENERAL
    locked: bool = True

    @cached_property
    def is_date(self) -> bool:
        """Whether numbers are shown as days: with a year or a day, or a month that is no minute."""
        section = _NOT_SHOWN.sub("", self.number_format).partition(";")[0].casefold()
        if section == GENERAL.casefold():
            return False
        return "y" in section or "d" in section or ("m" in section and not re.search("[hs]", section))


@dataclass(frozen=True)
class SheetPart:
    """A worksheet as the workbook lists it."""

    name: str
    hidden: bool
    part: str
    """The entry of the package that holds it."""


@dataclass(frozen=True)
class DefinedName:
    """A name and the formula that it stands for."""

    name: str
    formula: str


@dataclass(frozen=True)
class Workbook:
    """The workbook without its sheets' cells."""

    part: str
    sheets: tuple[SheetPart, ...]
    names: tuple[DefinedName, ...]
    uses_1904: bool
    styles: tuple[CellStyle, ...]
    strings: tuple[str, ...]


class Documents:
    """The XML of a package's parts, each read once, within the limits for all of them together."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._read: dict[str, bytes] = {}
        self._bytes = self._tags = 0

    def find(self, part: str) -> bytes | None:
        """A part's XML as UTF-8; None where there is no such part.

        Raises:
            Unfit: the XML read so far is beyond the limits.
        """
        name = self._package.find(part)
        if name is None:
            return None
        if name not in self._read:
            self._bytes += self._package.size(name)
            self._check()
            content = self._package.read(name)
            xml = Encoding(content).decode(content)
            self._tags += xml.count(b"<") + xml.count(b"=")
            self._check()
            # Where there is a gap of twice this length, one of these stretches lies in it.
            stretches = range(0, len(xml) - LONGEST_GAP, LONGEST_GAP)
            if any(xml.find(b"<", start, start + LONGEST_GAP) < 0 for start in stretches):
                raise Unfit(TOO_LARGE.format(f"{LONGEST_GAP:,} bytes in one tag or text"))
            self._read[name] = xml
        return self._read[name]

    def _check(self) -> None:
        if self._bytes > MAX_XML or self._tags > MAX_TAGS:
            raise Unfit(TOO_LARGE.format(f"{MAX_XML:,} bytes or {MAX_TAGS:,} tags and attributes"))

    def get(self, part: str) -> bytes:
        """A part's XML as UTF-8.

        Raises:
            Unfit: there is no such part, or it is beyond the limits.
        """
        xml = self.find(part)
        if xml is None:
            raise Unfit(DAMAGED)
        return xml


def read_workbook(package: Package, documents: Documents) -> Workbook:
    """The workbook in a package.

    Raises:
        Unfit: there is none, it is of another format, or it is damaged.
    """
    part = _workbook_part(package, documents)
    found = select(
        documents.get(part),
        ("workbook", "workbook/workbookPr", "workbook/sheets/sheet", "workbook/definedNames/definedName"),
    )
    if not any(each.path == "workbook" for each in found):
        raise Unfit(f"this is not an Excel workbook. {CHOOSE}")
    links = _relationships(documents, part)
    shared = next((target for kind, target in links.values() if kind == "sharedStrings"), None)
    styles = next((target for kind, target in links.values() if kind == "styles"), None)
    return Workbook(
        part,
        _sheets(package, [each for each in found if each.path == "workbook/sheets/sheet"], links),
        tuple(
            DefinedName(each.attributes.get("name", ""), each.text)
            for each in found
            if each.path == "workbook/definedNames/definedName"
        ),
        any(each.path == "workbook/workbookPr" and each.flag("date1904") for each in found),
        _styles(documents.find(styles) if styles else None),
        _strings(documents.find(shared) if shared else None),
    )


def _workbook_part(package: Package, documents: Documents) -> str:
    if package.find("xl/workbook.bin"):
        raise Unfit(OTHER_FORMAT.format("a workbook in the .xlsb format"))
    if package.find("content.xml") and package.find("mimetype"):
        raise Unfit(OTHER_FORMAT.format("an OpenDocument file (.ods)"))
    links = _relationships(documents, "") if package.find("_rels/.rels") else {}
    part = next((target for kind, target in links.values() if kind == "officeDocument"), None)
    if part is None or package.find(part) is None:
        raise Unfit(f"this is not an Excel workbook. {CHOOSE}")
    return part


def _relationships(documents: Documents, part: str) -> dict[str, tuple[str, str]]:
    """By their ids, the kind of each part that `part` refers to and its path in the package."""
    folder, name = posixpath.split(part)
    links = {}
    for each in select(documents.get(posixpath.join(folder, "_rels", f"{name}.rels")), (_RELATIONSHIP,)):
        if each.attributes.get("TargetMode") != "External":
            kind = each.attributes.get("Type", "").rpartition("/")[2]
            # An absolute target begins with a slash, and joining keeps it then.
            target = posixpath.normpath(posixpath.join("/", folder, each.attributes.get("Target", "")))
            links[each.attributes.get("Id", "")] = (kind, target.lstrip("/"))
    return links


_RELATIONSHIP = "Relationships/Relationship"


def _sheets(
    package: Package, elements: list[Element], links: Mapping[str, tuple[str, str]]
) -> tuple[SheetPart, ...]:
    """The worksheets in the workbook's order; sheets that hold a chart or a dialogue are none."""
    sheets = []
    for each in elements:
        ids = [value for name, value in each.attributes.items() if name.endswith("/relationships id")]
        kind, part = links.get(ids[0] if ids else "", ("", ""))
        if kind == "worksheet":
            entry = package.find(part)
            if entry is None:
                raise Unfit(DAMAGED)
            hidden = each.attributes.get("state", "visible") != "visible"
            sheets.append(SheetPart(unescaped(each.attributes.get("name", "")), hidden, entry))
    names = [sheet.name.casefold() for sheet in sheets]
    if len(set(names)) < len(names) or len({sheet.part for sheet in sheets}) < len(sheets):
        raise Unfit(DAMAGED)
    return tuple(sheets)


def _styles(xml: bytes | None) -> tuple[CellStyle, ...]:
    """The styles that cells refer to by number; cells are locked unless theirs says otherwise."""
    if xml is None:
        return (CellStyle(),)
    paths = tuple(f"styleSheet/{each}" for each in ("numFmts/numFmt", "cellXfs/xf", "cellXfs/xf/protection"))
    formats = dict(_BUILT_IN_FORMATS)
    numbers: list[int] = []
    locked: list[bool] = []
    for each in select(xml, paths):
        match each.path.rpartition("/")[2]:
            case "numFmt":
                formats[each.number("numFmtId")] = unescaped(each.attributes.get("formatCode", GENERAL))
            case "xf":
                numbers.append(each.number("numFmtId"))
                locked.append(True)
            case _:
                locked[-1] = each.flag("locked", default=True)
    return tuple(
        CellStyle(formats.get(number, GENERAL), each) for number, each in zip(numbers, locked, strict=True)
    )


def _strings(xml: bytes | None) -> tuple[str, ...]:
    """The texts that cells refer to by number, without their formatting and phonetic guides."""
    if xml is None:
        return ()
    strings: list[str] = []
    texts: list[str] = []
    path: list[str] = []
    made = parser()

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        path.append(local if space in MAIN else name)
        if len(path) > MAX_DEPTH:
            raise Unfit(DAMAGED)
        if len(strings) > MAX_CELLS:
            raise Unfit(TOO_LARGE.format(f"{MAX_CELLS:,} texts"))

    def end(_: str) -> None:
        if path == _STRING:
            strings.append(unescaped("".join(texts)))
            texts.clear()
        path.pop()

    def text(characters: str) -> None:
        if path in _STRING_TEXTS:
            texts.append(characters)

    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, text
    parse(made, xml)
    return tuple(strings)


_STRING = ["sst", "si"]
_STRING_TEXTS = ([*_STRING, "t"], [*_STRING, "r", "t"])
"""A text is plain or in runs; `rPh` beside them holds how it is pronounced."""
