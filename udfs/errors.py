"""Excel's errors, as arguments and as answers of worksheet functions."""

from enum import StrEnum

from wres_xl.extracts.cells import EXCEL_ERRORS


class ExcelError(StrEnum):
    """An error that a worksheet function answers with, by the text that Excel shows for it.

    The add-in and xlwings Server turn these texts into Excel's own error values, so that `IFERROR`, `ISNA`
    and the like see an error and not text.
    """

    VALUE = "#VALUE!"
    """Not a number, a table that is not recognised, or ranges that do not fit together."""
    NUM = "#NUM!"
    """A number that cannot be: negative, not whole, a part above its whole, a confidence out of range."""
    DIV0 = "#DIV/0!"
    """A rate of nobody, or a ratio to a rate of 0."""
    NA = "#N/A"
    """A value that is not there: one of several counts is blank, or a figure is not available."""
    REF = "#REF!"
    """Only where an argument holds it, as are the two below."""
    NAME = "#NAME?"
    NULL = "#NULL!"


class CellError(Exception):
    """Raised where the answer of a cell, or of a whole function, is an error of Excel."""

    def __init__(self, error: ExcelError) -> None:
        super().__init__(error.value)
        self.error = error


_KNOWN = {error.value: error for error in ExcelError}
_NUMBERED = range(-2_146_826_300, -2_146_826_200)
"""Excel's newer errors, such as `#SPILL!`, reach Python on Windows as these whole numbers."""


def error_in(cell: object) -> ExcelError | None:
    """The error that a cell holds, `#VALUE!` for one that cannot be passed on; None where it holds none."""
    if isinstance(cell, str):
        if not cell.startswith("#") or cell not in EXCEL_ERRORS:
            return None
        return _KNOWN.get(cell, ExcelError.VALUE)
    return ExcelError.VALUE if isinstance(cell, int) and cell in _NUMBERED else None
