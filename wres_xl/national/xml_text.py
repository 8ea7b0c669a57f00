"""XML as it stands in the file: read without what could do harm, and cut by the byte."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from wres_xl.national.limits import DAMAGED, MAX_DEPTH, Unfit

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespace of workbooks: the usual one, and that of `Strict Open XML`."""

_PLAIN = frozenset(
    (
        *MAIN,
        "http://schemas.openxmlformats.org/package/2006/relationships",
    )
)
"""Namespaces whose elements go by their bare names in paths."""

_START_TAG = re.compile(rb"<([^\s/>]+)((?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Encoding:
    """How a part is encoded: worked on as UTF-8, and given back as it was."""

    def __init__(self, content: bytes) -> None:
        self._codec = _codec(content)

    def decode(self, content: bytes) -> bytes:
        """A part's content as UTF-8; what it declares of its encoding stays, and is to be passed over."""
        if self._codec is None:
            return content
        try:
            return content.decode(self._codec).encode()
        except UnicodeError as error:
            raise Unfit(DAMAGED) from error

    def encode(self, xml: bytes) -> bytes:
        """The inverse of `decode`."""
        return xml if self._codec is None else xml.decode().encode(self._codec)


def _codec(content: bytes) -> str | None:
    """The codec of a part in UTF-16, which keeps its byte order mark as a character; None for UTF-8."""
    start = content[:2]
    if start in (BOM_UTF16_LE, b"<\0"):
        return "utf-16-le"
    if start in (BOM_UTF16_BE, b"\0<"):
        return "utf-16-be"
    return None


def parser() -> expat.XMLParserType:
    """A parser of UTF-8 that names elements and attributes `namespace name`.

    It refuses document type declarations, and with them every entity but XML's own five: Excel writes none.
    """
    made = expat.ParserCreate("utf-8", " ")
    made.buffer_text = True

    def refuse(*_: object) -> None:
        raise Unfit(
            "it holds a document type declaration, which Excel never writes and which can do harm. "
            "Download the form again from where it is published."
        )

    made.StartDoctypeDeclHandler = refuse
    return made


def parse(made: expat.XMLParserType, xml: bytes) -> None:
    """Run a parser over a whole part.

    Raises:
        Unfit: it is not well-formed, or what the parser's handlers raise.
    """
    try:
        made.Parse(xml, True)
    except expat.ExpatError as error:
        raise Unfit(DAMAGED) from error


@dataclass
class Element:
    """An element: its path of names from the root, its attributes, its first byte and the text in it.

    Attributes of a namespace are named `namespace name`.
    """

    path: str
    attributes: Mapping[str, str]
    start: int
    end_mark: int = 0
    """Where its end tag begins; for an element without one, its last byte or the one behind."""
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text directly in it."""
        return "".join(self.texts)

    def flag(self, name: str, default: bool = False) -> bool:
        """An attribute that is yes or no."""
        return is_true(self.attributes.get(name, "1" if default else "0"))

    def number(self, name: str, default: int = 0) -> int:
        """An attribute that is a whole number."""
        return whole(self.attributes.get(name), default)


def select(xml: bytes, wanted: Iterable[str]) -> list[Element]:
    """The elements at these paths, such as `workbook/sheets/sheet`, in the order in which they start."""
    paths = frozenset(wanted)
    found: list[Element] = []
    # The path of each open element, and the element where it is wanted.
    open_paths: list[str] = [""]
    open_elements: list[Element | None] = []
    made = parser()

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        within = open_paths[-1]
        path = (f"{within}/" if within else "") + (local if space in _PLAIN else name)
        open_paths.append(path)
        if len(open_paths) > MAX_DEPTH:
            raise Unfit(DAMAGED)
        element = Element(path, attributes, made.CurrentByteIndex) if path in paths else None
        open_elements.append(element)
        if element:
            found.append(element)

    def end(_: str) -> None:
        open_paths.pop()
        if element := open_elements.pop():
            element.end_mark = made.CurrentByteIndex

    def text(characters: str) -> None:
        if element := open_elements[-1]:
            element.texts.append(characters)

    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, text
    parse(made, xml)
    return found


@dataclass(frozen=True)
class Tag:
    """A start tag as it is written, at its place in the XML; `empty` where it ends its element too."""

    name: bytes
    attributes: tuple[tuple[bytes, int, int, bytes], ...]
    """Name, first byte of the space before it, the byte after it, value as written without its quotes."""
    start: int
    end: int
    empty: bool

    @property
    def prefix(self) -> bytes:
        """`x:` for `x:c`, nothing for `c`."""
        before, colon, _ = self.name.rpartition(b":")
        return before + colon

    def place(self, name: bytes) -> tuple[int, int] | None:
        """Where an attribute stands, the space before it included."""
        return next(((start, end) for each, start, end, _ in self.attributes if each == name), None)


def tag_at(xml: bytes, start: int) -> Tag:
    """The start tag that begins there."""
    match = _START_TAG.match(xml, start)
    assert match, "an element starts with a start tag"
    attributes = tuple(
        (each[1], each.start(), each.end(), each[2][1:-1])
        for each in _ATTRIBUTE.finditer(xml, match.start(2), match.end(2))
    )
    return Tag(match[1], attributes, start, match.end(), bool(match[3]))


def element_end(xml: bytes, tag: Tag, end_mark: int) -> int:
    """The byte after an element, from its start tag and the parser's place of its end."""
    return tag.end if tag.empty else xml.index(b">", end_mark) + 1


@dataclass(frozen=True, order=True)
class Edit:
    """Bytes from `start` to before `end` to be replaced; nothing is, where both are the same."""

    start: int
    end: int
    replacement: bytes = field(default=b"", compare=False)


def edited(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The XML with all edits made; those at the same place in the order given."""
    return b"".join(_pieces(xml, sorted(edits)))


def _pieces(xml: bytes, edits: Iterable[Edit]) -> Iterator[bytes]:
    position = 0
    for edit in edits:
        assert edit.start >= position, "edits do not overlap"
        yield xml[position : edit.start]
        yield edit.replacement
        position = edit.end
    yield xml[position:]


def is_true(written: str | None) -> bool:
    """Whether an attribute says yes."""
    return written in ("1", "true")


def whole(written: str | None, default: int = 0) -> int:
    """An attribute's whole number, at least 0."""
    if written is None:
        return default
    if not (written.isascii() and written.isdigit() and len(written) < 12):
        raise Unfit(DAMAGED)
    return int(written)


def unescaped(written: str) -> str:
    """Text with the characters that Excel writes as `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), written) if "_x" in written else written
