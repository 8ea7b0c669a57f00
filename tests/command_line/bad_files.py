"""Files that cannot be read as extracts, each wrong in one way."""

import struct
import zipfile
from pathlib import Path

import xlsxwriter

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def compound_file(stream: str) -> bytes:
    """A file in Microsoft's compound format with one stream, of 4,096 bytes, as [MS-CFB] describes it.

    A workbook with a password is one with a stream `EncryptedPackage`; one of Excel 97, with `Workbook`.
    """
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, END, 0, END, 0, 0),
    )
    table = [TABLE, END, *range(3, 10), END]
    content = bytes(range(256)) * 16
    directory = _entry("Root Entry", 5, child=1) + _entry(stream, 2, start=2, size=len(content))
    parts = (
        header + struct.pack("<108I", *[FREE] * 108),
        struct.pack("<128I", *table, *[FREE] * (128 - len(table))),
        directory + b"".join(_entry("", 0) for _ in range(2)),
    )
    assert all(len(part) == _SECTOR for part in parts)
    return b"".join(parts) + content


def _entry(name: str, kind: int, child: int = FREE, start: int = 0, size: int = 0) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    return struct.pack("<64sHBBIII16x4x16xIII", text, length, kind, 1, FREE, FREE, child, start, size, 0)


def archive(path: Path) -> Path:
    """A zip archive that is no workbook."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("notes.txt", "Not a workbook")
    return path


def damaged_workbook(path: Path) -> Path:
    """A workbook of which the transfer lost a part in the middle."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(500):
            sheet.write_row(row, 0, [f"text {row}", row * 1.5])
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])
    return path


def empty_workbook(path: Path) -> Path:
    """A workbook with a sheet on which nothing stands."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()
    return path
