"""What XlsxWriter does not write of the example form: what Excel itself would put into the file."""

import io
import tempfile
import zipfile
from pathlib import Path

from wres_xl.example.form_data import NOTES_CELLS, REASONS_LIST

_DATA_SHEET = "xl/worksheets/sheet3.xml"
_LISTS_FROM_OTHER_SHEETS = (
    '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1">'
    f"<x14:formula1><xm:f>{REASONS_LIST}</xm:f></x14:formula1><xm:sqref>{NOTES_CELLS}</xm:sqref>"
    "</x14:dataValidation></x14:dataValidations></ext>"
)
_MACRO = """Option Explicit

Public Sub ShowData()
    ThisWorkbook.Worksheets("WRES data").Activate
End Sub
"""


def finished(package: bytes) -> bytes:
    """The package with a list validation of the kind that Excel 2007 keeps in the sheet's extension list,
    and without the wish to be recalculated on opening, which files saved by Excel do not have.
    """
    return _edited(
        package,
        {
            _DATA_SHEET: ("<extLst>", f"<extLst>{_LISTS_FROM_OTHER_SHEETS}"),
            "xl/workbook.xml": (' fullCalcOnLoad="1"', ""),
        },
    )


def with_macro(package: bytes) -> bytes:
    """The package with a VBA project that holds the macro of the form's button."""
    # An extra of the tests: nothing else of the example needs it.
    from pyopenvba import ExcelFile  # type: ignore[import-untyped]  # noqa: PLC0415

    package = _edited(
        package,
        {
            "[Content_Types].xml": (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
        },
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsm"
        path.write_bytes(package)
        with ExcelFile(path) as book:
            book.add_vba_project()
            book.vba_project().add_module("Form", _MACRO.replace("\n", "\r\n"))
            book.save()
        return path.read_bytes()


def _edited(package: bytes, edits: dict[str, tuple[str, str]]) -> bytes:
    """The package with one text of a part replaced, for each part named."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            content = source.read(part)
            if part.filename in edits:
                before, after = (text.encode() for text in edits[part.filename])
                content = content.replace(before, after, 1)
            target.writestr(part, content)
    return result.getvalue()
