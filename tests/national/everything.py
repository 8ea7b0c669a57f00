"""A workbook with one of everything that a form may hold, to be filled without a trace elsewhere."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import xlsxwriter

INPUTS = [(row, column) for row in range(6, 16) for column in (3, 4, 6, 7)]
"""The rows and columns of the cells to fill, on the sheet `Data`."""


def everything(path: Path) -> Path:
    """A workbook whose sheet `Data` is to be filled, with sheets for lists, charts and notes around it."""
    picture = io.BytesIO(_picture())
    book = xlsxwriter.Workbook(str(path))
    front, data, lists = (book.add_worksheet(name) for name in ("Front sheet", "Data", "Lists & co"))
    entered = book.add_format({"num_format": "0", "locked": False, "bg_color": "#FFF2CC", "border": 1})
    percent = book.add_format({"num_format": "0.0%"})
    front.insert_image("B2", "picture.png", {"image_data": picture, "description": "Logo"})
    front.insert_textbox("B9", "Read this first")
    front.write_formula("B20", "=Data!D17", percent, 0.25)
    front.write_formula("B21", "='Lists & co'!A1", None, "Yes")
    lists.write_column("A1", ["Yes", "No"])
    lists.hide()
    book.define_name("Answers", "='Lists & co'!$A$1:$A$2")
    data.merge_range("C4:D4", "31st MARCH 2020", book.add_format({"bold": True}))
    data.write_rich_string("A1", "Verified ", book.add_format({"bold": True}), "figures")
    for row, column in INPUTS:
        data.write_blank(row - 1, column - 1, None, entered)
    data.write_number("C6", 12, entered)
    data.write_string("D6", "n/a", entered)
    data.write_formula("C17", "=SUM(C6:C15)", entered, 12)
    data.write_formula("D17", "=C17/48", percent, 0.25)
    data.write_dynamic_array_formula("J6:J8", "=F6:F8*2", None, 0)
    data.data_validation("C6:C15", {"validate": "integer", "criteria": ">=", "value": 0})
    data.data_validation("I6", {"validate": "list", "source": "=Answers"})
    data.conditional_format("C6:C15", {"type": "data_bar", "data_bar_2010": True})
    data.conditional_format("D6:D15", {"type": "icon_set", "icon_style": "3_arrows"})
    data.conditional_format("F6:F15", {"type": "cell", "criteria": "<", "value": 0, "format": percent})
    data.add_sparkline("I7", {"range": "Data!C6:C15"})
    data.write_comment("C6", "As in ESR")
    data.insert_button("L2", {"caption": "Check"})
    data.insert_checkbox("L5", True)
    data.add_table("L8:M10", {"columns": [{"header": "Note"}, {"header": "By"}]})
    data.write_url("L12", "https://example.org/guidance")
    data.set_header("&L&G", {"image_left": "logo.png", "image_data_left": io.BytesIO(_picture())})
    data.set_row(8, 30)
    data.set_column("G:G", None, None, {"hidden": True})
    data.freeze_panes(5, 2)
    data.protect("", {"select_locked_cells": True})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$C$6:$C$15"})
    data.insert_chart("L14", chart)
    book.close()
    return path


def with_odd_entries(path: Path) -> Path:
    """The workbook as a package that zip programs of many kinds have had their hands on."""
    original = path.read_bytes()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(buffer, "w") as new:
        for number, entry in enumerate(old.infolist()):
            info = zipfile.ZipInfo(entry.filename, (1999 + number % 7, 2, 3, 4, 5, 6))
            info.compress_type = zipfile.ZIP_STORED if number % 3 == 0 else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.comment = b"a comment" if number % 4 == 0 else b""
            info.extra = struct.pack("<2HL", 0xA220, 4, 7)
            # A stream that cannot be rewound gets the sizes behind the content.
            with new.open(info, "w", force_zip64=number % 5 == 0) as part:
                part.write(old.read(entry))
        for name in ("xl/vbaProject.bin", "xl/vbaProjectSignature.bin", "customXml/item1.xml"):
            new.writestr(name, b"\0\1anything at all\r\n")
        new.comment = b"made by hand"
    path.write_bytes(buffer.getvalue())
    return path


def streamed(path: Path) -> Path:
    """The workbook as a program writes it that streams: sizes stand behind each part."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.written += data
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
    path.write_bytes(bytes(stream.written))
    return path


def _picture() -> bytes:
    """A PNG of one blue point."""
    parts = (
        (b"IHDR", struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0\x5e\xb8")),
        (b"IEND", b""),
    )
    chunks = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
