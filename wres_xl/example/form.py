"""An example of a national data-collection workbook, in the shape that it had for 2019-21, not yet filled.

Its rows and columns are those that are known of the official workbook; its other sheets, its words and its
look are our own. It holds one of everything that must survive being filled: protection, validations,
conditional formats, pictures, comments, a text box, print settings and, if asked for, a macro and a button.
"""

import io
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from wres_xl.example.facts import YEARS
from wres_xl.example.form_data import NAME, DataSheet
from wres_xl.example.form_package import finished, with_macro
from wres_xl.findings import UnreadableFile

_CREATED = datetime(2021, 6, 1, tzinfo=UTC)
_ORGANISATIONS = ("Example Commissioning Support Unit", "Example Hospitals", "Example Community Care")
_CODES = ("X01", "X02", "X03")
_REASONS = (
    "Staff record corrected since",
    "Prepopulated figure includes leavers",
    "Counted on another day",
    "Other",
)
_GUIDANCE = (
    "White cells are entered. All other cells are locked.",
    "Headcount means people, whatever their hours. Each person is counted once.",
    "Rows measured as 'Auto calculated' follow from the rows that are entered.",
    "Prepopulated figures were taken from the staff record. Verify them; say why where yours differ.",
    "Percentages are those of the staff survey, for White and BME staff only.",
)


def write_form(path: Path, macros: bool = False) -> Path:
    """Write the form, over a file of that name; its content is the same on every run.

    With `macros`, which needs pyOpenVBA, it has a button and the macro behind it, and `path` ends in `.xlsm`.

    Raises:
        UnreadableFile: the file cannot be written.
    """
    package = finished(_workbook(macros))
    if macros:
        package = with_macro(package)
    try:
        path.write_bytes(package)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile(
            f"{path} cannot be written: {reason}. Close it where it is open, or choose another folder."
        ) from error
    return path


def _workbook(macros: bool) -> bytes:
    package = io.BytesIO()
    book = xlsxwriter.Workbook(package, {"in_memory": True})
    book.set_properties({"title": "Workforce Race Equality Standard: an example form", "created": _CREATED})
    book.set_custom_property("Collection", f"WRES {YEARS[-1]}")
    _front_sheet(book, macros)
    _notes_sheet(book)
    DataSheet(book).write()
    _lists_sheet(book)
    book.close()
    return package.getvalue()


def _front_sheet(book: xlsxwriter.Workbook, macros: bool) -> None:
    sheet = book.add_worksheet("Front sheet")
    title = book.add_format({"bold": True, "font_size": 16, "font_color": "#003087"})
    label = book.add_format({"bold": True})
    entered = book.add_format({"locked": False, "border": 1})
    sheet.set_column("A:A", 24)
    sheet.set_column("B:B", 44)
    sheet.write("A1", "WRES data collection (example)", title)
    for row, (name, value) in enumerate(
        (("Organisation name", _ORGANISATIONS[0]), ("Organisation code", _CODES[0]), ("Completed by", "")),
        start=3,
    ):
        sheet.write(row, 0, name, label)
        sheet.write(row, 1, value, entered)
    sheet.data_validation("B4", {"validate": "list", "source": "=Lists!$A$2:$A$4"})
    sheet.data_validation("B5", {"validate": "list", "source": "=Lists!$B$2:$B$4"})
    sheet.write("A8", "Staff in workforce", label)
    sheet.write_formula("B8", f"='{NAME}'!K{DataSheet.row_of('3_workforce') + 1}", None, 0)
    sheet.write("A9", "By band, non-clinical", label)
    first, last = (DataSheet.row_of(key) + 1 for key in ("1a_under_band_1", "1a_vsm"))
    sheet.add_sparkline("B9", {"range": f"'{NAME}'!K{first}:K{last}", "type": "column"})
    picture = _png(96, 32, (0x00, 0x5E, 0xB8))
    sheet.insert_image("D1", "logo.png", {"image_data": io.BytesIO(picture), "description": "A blue bar"})
    sheet.set_header("&R&G", {"image_right": "header.png", "image_data_right": io.BytesIO(picture)})
    if macros:
        sheet.insert_button("B11", {"macro": "ShowData", "caption": "Go to the data", "width": 140})
    sheet.protect()
    sheet.set_footer("&L&F&RPage &P of &N")


def _notes_sheet(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Notes")
    sheet.set_column("A:A", 100)
    sheet.write("A1", "How to fill this form", book.add_format({"bold": True, "font_size": 14}))
    for row, sentence in enumerate(_GUIDANCE, start=2):
        sheet.write(row, 0, sentence, book.add_format({"text_wrap": True}))
    sheet.insert_textbox("A10", "Invented for examples and tests: no official form.", {"width": 360})
    sheet.protect()


def _lists_sheet(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Lists")
    for column, texts in enumerate(
        (
            ("Organisations", *_ORGANISATIONS),
            ("Codes", *_CODES),
            ("Reasons", *_REASONS),
        )
    ):
        sheet.write_column(0, column, texts)
    sheet.hide()


def _png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour, as the PNG specification (ISO/IEC 15948) lays it down."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = (b"\0" + bytes(colour) * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(lines, 9))
        + chunk(b"IEND", b"")
    )
