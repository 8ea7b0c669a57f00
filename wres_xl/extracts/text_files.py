"""Delimited text, such as .csv, to a sheet."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from wres_xl.codes import heading_field
from wres_xl.extracts.sheets import BLOCK, TOP_ROWS, Sheet
from wres_xl.extracts.tables import Kind
from wres_xl.findings import UnreadableFile

_DELIMITERS = (",", ";", "\t")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_START, _CHUNK = 1 << 20, 1 << 17
"""How much the encoding is guessed from, and how much is decoded at a time to see whether it fits."""

_END = ["\x00"]
"""A row put after the last one. It arrives as it is, unless a quotation mark before it was never closed."""


def open_text(path: Path, name: str) -> tuple[Sheet, ...]:
    """The one sheet of a text file whose cells stand between commas, semicolons or tabs.

    UTF-8, Windows-1252 and UTF-16 are told apart by the bytes.

    Raises:
        UnreadableFile: the file is not text, or a quotation mark in it is never closed.
        OSError: the file cannot be opened.
    """
    encoding = encoding_of(path)
    delimiter = _delimiter(path, encoding)

    def blocks_after(row: int) -> Iterator[list[list[str]]]:
        return _blocks(path, encoding, delimiter, row)

    top = list(islice(chain.from_iterable(blocks_after(0)), TOP_ROWS))
    return (Sheet(name, "", top, blocks_after, delimited=True),)


def encoding_of(path: Path) -> str:
    """The encoding of a text file.

    Raises:
        UnreadableFile: the file is not text.
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        start = file.read(_START)
    marked = [encoding for mark, encoding in _MARKS if start.startswith(mark)]
    for encoding in marked or _unmarked(start):
        if _decodes(path, encoding):
            return encoding
    raise UnreadableFile(f"{path}: this is not a text file. In Excel, save it as 'CSV UTF-8' or as .xlsx.")


def _unmarked(start: bytes) -> list[str]:
    """What a text without a mark may be: in UTF-16 every second byte of English is 0, elsewhere none is."""
    if b"\x00" not in start:
        return ["utf-8", "cp1252"]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    few, many = sorted((even, odd))
    if few or many < len(start) // 3:
        return []
    return ["utf-16-le" if odd else "utf-16-be"]


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(path: Path, encoding: str) -> str:
    """The delimiter that cuts the first lines into most headings, and else into most cells.

    Values hold the other ones: titles of courses commas, and decimals in a file of semicolons.
    """
    with path.open(encoding=encoding, newline="") as file:
        lines = list(islice(file, TOP_ROWS))
    occurring = [each for each in _DELIMITERS if any(each in line for line in lines)]
    if len(occurring) < 2:
        return occurring[0] if occurring else _DELIMITERS[0]
    return max(occurring, key=lambda each: _fit(list(csv.reader(lines, delimiter=each))))


def _fit(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The most headings that a row has, and how many cells there are."""
    headings = (sum(map(_is_heading, row)) for row in rows if len(row) > 1)
    return max(headings, default=0), sum(map(len, rows))


def _is_heading(cell: str) -> bool:
    return any(heading_field(kind, cell) is not None for kind in Kind)


def _blocks(path: Path, encoding: str, delimiter: str, after_row: int) -> Iterator[list[list[str]]]:
    read = after_row
    try:
        with path.open(encoding=encoding, newline="") as file:
            rows = islice(csv.reader(chain(file, _END), delimiter=delimiter), after_row, None)
            while block := list(islice(rows, BLOCK)):
                read += len(block)
                if block[-1] == _END:
                    block.pop()
                elif block[-1] and block[-1][-1].endswith(_END[0]):
                    raise UnreadableFile(
                        f"{path}: a quotation mark that opens in row {read:,} is never closed. Add its "
                        "partner or remove it."
                    )
                if block:
                    yield block
    except csv.Error as error:
        raise UnreadableFile(
            f"{path}: what follows row {read:,} cannot be read as a table. Look for a quotation mark that is "
            "never closed, or export the file again."
        ) from error
