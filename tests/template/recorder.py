"""Copies of the template whose macros keep a record instead of doing something that cannot be done here."""

from pathlib import Path

from pyopenvba import ExcelFile

from wres_xl.workbook.template import MODULE

RECORDS = "Z1"
"""The cell of Home in which the last call is recorded, its arguments between bars."""

_RECORDER = f"""
Private Sub Record(ParamArray words() As Variant)
    ThisWorkbook.Worksheets("Home").Range("{RECORDS}").Value = Join(words, "|")
End Sub
"""


def recording_copy(template: Path, path: Path, call: str) -> Path:
    """A copy in which every `call`, such as `MsgBox`, is replaced by one that records its arguments."""
    path.write_bytes(template.read_bytes())
    with ExcelFile(path) as book:
        source = book.get_module(MODULE)
        assert f" {call} " in source
        recorder = _RECORDER.replace("\n", "\r\n")
        book.set_module(MODULE, source.replace(f" {call} ", " Record ") + recorder)
        book.save()
    return path
