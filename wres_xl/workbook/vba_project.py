"""A workbook's VBA: what XlsxWriter wrote becomes a workbook with macros, by pyOpenVBA and without Excel."""

import io
import zipfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from wres_xl.findings import UsageError

_TYPES = "[Content_Types].xml"
_WITHOUT_MACROS = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_BUTTONS = "xl/drawings/vmlDrawing"
_FONT, _LARGER_FONT = b'<font face="Calibri" size="220"', b'<font face="Arial" size="240"'
"""XlsxWriter's captions are in Calibri of 11 points; sizes are in twentieths of a point."""


def module_text(name: str) -> str:
    """The source of a VBA module of ours, such as `buttons` for `buttons.bas`, with VBA's line ends."""
    text = files(__package__).joinpath(f"{name}.bas").read_text(encoding="utf-8")
    return "\r\n".join(text.splitlines()) + "\r\n"


def add_modules(path: Path, modules: Mapping[str, str]) -> None:
    """Make the workbook at `path` one with macros; `modules` are VBA sources by name.

    Raises:
        UsageError: pyOpenVBA is not installed.
    """
    try:
        from pyopenvba import ExcelFile  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(
            "Workbooks with macros are built with pyOpenVBA, which is not installed. Install it with: "
            'python -m pip install "wres-xl[excel]"'
        ) from error
    path.write_bytes(_prepared(path.read_bytes()))
    with ExcelFile(path) as book:
        book.add_vba_project()
        project = book.vba_project()
        for name, source in modules.items():
            project.add_module(name, source)
        book.save()


def _prepared(package: bytes) -> bytes:
    """The package declared as one with macros, its buttons captioned in the workbook's font."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            content = source.read(part)
            if part.filename == _TYPES:
                content = content.replace(_WITHOUT_MACROS, _WITH_MACROS)
            elif part.filename.startswith(_BUTTONS):
                content = content.replace(_FONT, _LARGER_FONT)
            target.writestr(part, content)
    return result.getvalue()
