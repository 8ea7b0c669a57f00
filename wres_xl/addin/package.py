"""The add-in's file: a workbook with its settings and help texts, the VBA project, and the ribbon tab.

XlsxWriter writes the workbook and pyOpenVBA the project. What neither writes, the ribbon and the file's kind,
is added to the package. Dates are fixed, so that the same parts make the same bytes.
"""

import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter

CONFIG_SHEET, FUNCTIONS_SHEET = "WRES_XL.conf", "Functions"

_MADE = datetime(2000, 1, 1)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_DOCUMENT_MODULE = "ThisWorkbook"
_TYPES, _RELATIONSHIPS, _RIBBON = "[Content_Types].xml", "_rels/.rels", "customUI/customUI14.xml"
_WORKBOOK_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_ADDIN_TYPE = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
_RIBBON_RELATIONSHIP = (
    f'<Relationship Id="wresRibbon" Target="{_RIBBON}"'
    ' Type="http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"/></Relationships>'
).encode()


def package(
    config: Mapping[str, str],
    help_rows: Sequence[Sequence[str]],
    modules: Mapping[str, str],
    document_module: str,
    ribbon: str,
) -> bytes:
    """The bytes of an .xlam file.

    `config` goes to the sheet that xlwings' runtime reads, `help_rows` to the one that the function wizard is
    told from; `modules` are VBA sources by name, `document_module` that of the workbook itself.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wres_xl.xlsm"
        _write_workbook(path, config, help_rows)
        _add_modules(path, modules, document_module)
        return _as_addin(path.read_bytes(), ribbon)


def _write_workbook(path: Path, config: Mapping[str, str], help_rows: Sequence[Sequence[str]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": "WRES-XL", "created": _MADE})
        settings = book.add_worksheet(CONFIG_SHEET)
        for row, (key, value) in enumerate(config.items()):
            settings.write_string(row, 0, key)
            settings.write_string(row, 1, value)
        functions = book.add_worksheet(FUNCTIONS_SHEET)
        for row, texts in enumerate(help_rows):
            for column, text in enumerate(texts):
                functions.write_string(row, column, text)


def _add_modules(path: Path, modules: Mapping[str, str], document_module: str) -> None:
    # Part of the extra for Excel: the other commands do without it.
    from pyopenvba import ExcelFile  # type: ignore[import-untyped]  # noqa: PLC0415

    with ExcelFile(path) as book:
        project = book.add_vba_project()
        for name, source in modules.items():
            project.add_module(name, _lines(source))
        attributes = book.get_module(_DOCUMENT_MODULE)
        book.set_module(_DOCUMENT_MODULE, attributes + _lines(document_module))
        book.save()


def _lines(source: str) -> str:
    """VBA's lines end as Windows' do."""
    return "\r\n".join(source.splitlines()) + "\r\n"


def _as_addin(workbook: bytes, ribbon: str) -> bytes:
    result = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        parts = {part.filename: source.read(part) for part in source.infolist()}
        parts[_TYPES] = parts[_TYPES].replace(_WORKBOOK_TYPE, _ADDIN_TYPE)
        parts[_RELATIONSHIPS] = parts[_RELATIONSHIPS].replace(b"</Relationships>", _RIBBON_RELATIONSHIP)
        parts[_RIBBON] = ribbon.encode("utf-8")
        for name, content in parts.items():
            # An entry made from its name alone would carry the time of day and the system it was made on.
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, content)
    return result.getvalue()
