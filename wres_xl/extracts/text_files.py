"""Delimited text, such as .csv, to a sheet."""

import codecs
import csv
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from wres_xl.extracts.sheets import BLOCK, TOP_ROWS, Sheet
from wres_xl.findings import UnreadableFile

_DELIMITERS = (",", ";", "\t")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK = 1 << 20

_END = ["\x00"]
"""A row put after the last one. It arrives as it is, unless a quotation mark before it was never closed."""


def open_text(path: Path, name: str) -> tuple[Sheet, ...]:
    """The one sheet of a text file whose cells stand between commas, semicolons or tabs.

    UTF-8, Windows-1252, and UTF-16 with its mark are told apart by the bytes.

    Raises:
        UnreadableFile: the file is not text, or a quotation mark in it is never closed.
        OSError: the file cannot be opened.
    """
    encoding = _encoding(path)
    delimiter = _delimiter(path, encoding)

    def blocks_after(row: int) -> Iterator[list[list[str]]]:
        return _blocks(path, encoding, delimiter, row)

    top = list(islice(chain.from_iterable(blocks_after(0)), TOP_ROWS))
    return (Sheet(name, "", top, blocks_after, delimited=True),)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    marked = [encoding for mark, encoding in _MARKS if start.startswith(mark)]
    unmarked = [] if b"\x00" in start else ["utf-8", "cp1252"]
    for encoding in marked or unmarked:
        if _decodes(path, encoding):
            return encoding
    raise UnreadableFile(f"{path}: this is not a text file. In Excel, save it as 'CSV UTF-8' or as .xlsx.")


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
    """The delimiter that cuts the first lines into most cells; a comma where none cuts them."""
    with path.open(encoding=encoding, newline="") as file:
        lines = list(islice(file, TOP_ROWS))
    return max(_DELIMITERS, key=lambda each: sum(len(row) for row in csv.reader(lines, delimiter=each)))


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
