"""A form's file, read: the package, the workbook, and every sheet's cells with their places in the bytes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wres_xl.findings import UnreadableFile
from wres_xl.national.limits import CHOOSE, DAMAGED, MAX_CELLS, MAX_FILE, OTHER_FORMAT, TOO_LARGE, Unfit
from wres_xl.national.sheet_scan import Scan, scan
from wres_xl.national.workbook_parts import Documents, Workbook, read_workbook
from wres_xl.national.zip_package import Package, open_package

_ZIP, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"

_PASSWORD = (
    "the workbook is encrypted, by a password or a sensitivity label, and cannot be read. Open it in Excel, "
    "choose File, Info, Protect Workbook, Encrypt with Password, empty the box and save a copy; for a label, "
    "save a copy with one that does not encrypt. Fill the copy, and put the password or the label back "
    "in the same way. Passwords that only protect sheets are no obstacle: leave those as they are."
)


@dataclass(frozen=True)
class Book:
    """A form's file, read."""

    package: Package
    workbook: Workbook
    scans: Mapping[str, Scan]
    """The worksheets by name, in the workbook's order."""


def file_content(path: Path) -> bytes:
    """The whole of a form's file, which is opened for reading only.

    Raises:
        UnreadableFile: there is no such file, it cannot be opened, or it is larger than any form.
    """
    try:
        if not path.exists():
            raise UnreadableFile(f"{path}: there is no such file. Check its name and its folder.")
        if not path.is_file():
            raise UnreadableFile(f"{path}: this is not a file. {CHOOSE}")
        if path.stat().st_size > MAX_FILE:
            raise UnreadableFile(f"{path}: {TOO_LARGE.format(f'{MAX_FILE:,} bytes')}")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{path}: the file cannot be opened ({(error.strerror or str(error)).lower()}). If another "
            "program has it open, close it there; if you have no right to read it, ask its owner."
        ) from error


def read_book(content: bytes, known: Book | None = None) -> Book:
    """Read a form from the content of its file; sheets that are the same in a `known` one are not read again.

    Raises:
        Unfit: it is no workbook of the formats .xlsx and .xlsm, damaged, encrypted, or beyond the limits.
    """
    _check_start(content)
    package = open_package(content)
    documents = Documents(package)
    workbook = read_workbook(package, documents)
    return Book(package, workbook, dict(_scans(workbook, documents, known)))


def _check_start(content: bytes) -> None:
    if not content:
        raise Unfit("the file is empty (0 bytes). Download the form again.")
    if content.startswith(_COMPOUND):
        raise Unfit(_in_compound_file(content))
    if not content.startswith(_ZIP):
        raise Unfit(f"this is not an Excel workbook, whatever its name ends in. {CHOOSE}")


def _in_compound_file(content: bytes) -> str:
    """What is wrong with a file in Microsoft's older container, which also wraps what is encrypted."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _PASSWORD
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        return OTHER_FORMAT.format("a workbook in the old .xls format")
    return f"this is not an Excel workbook. {CHOOSE}"


def _scans(workbook: Workbook, documents: Documents, known: Book | None) -> Iterator[tuple[str, Scan]]:
    cells = 0
    for sheet in workbook.sheets:
        xml = documents.get(sheet.part)
        same = known.scans.get(sheet.name) if known else None
        found = same if same and same.xml == xml else scan(xml)
        cells += len(found.cells)
        if cells > MAX_CELLS:
            raise Unfit(TOO_LARGE.format(f"{MAX_CELLS:,} cells"))
        if max(found.styles, default=0) >= len(workbook.styles):
            raise Unfit(DAMAGED)
        yield sheet.name, found
