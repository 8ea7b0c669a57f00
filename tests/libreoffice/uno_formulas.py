"""Formulas as Excel's `Range.Formula` has them, in LibreOffice's cells.

Runs on the system's Python beside `uno_server`, and therefore imports nothing of ours.
"""

import re
from typing import Any

# UNO objects have no types that a checker could read.
Uno = Any

OOXML_LANGUAGE = 5  # com.sun.star.sheet.FormulaLanguage.OOXML
EVERY_GROUP = 0x7FFFFFFF
FILE_CONVENTION = 3  # com.sun.star.sheet.AddressConvention.XL_OOX
FILE_PREFIX = "_xlfn."

STRING_OR_SHEET = r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\''
CALL = re.compile(rf"{STRING_OR_SHEET}|(?P<name>[A-Za-z][A-Za-z0-9.]*)(?=\()")
NOT_AVAILABLE = re.compile(rf"{STRING_OR_SHEET}|(?P<error>#N/A)")
PREFIX = re.compile(rf"{STRING_OR_SHEET}|(?P<prefix>_xlfn\.(?:_xlws\.)?)", re.IGNORECASE)


class Formulas:
    """Reads and writes the formulas of one document."""

    def __init__(self, document: Uno) -> None:
        self._parser = document.createInstance("com.sun.star.sheet.FormulaParser")
        self._parser.CompileEnglish = True
        self._parser.FormulaConvention = FILE_CONVENTION
        mapper = document.createInstance("com.sun.star.sheet.FormulaOpCodeMapper")
        names = (each.Name for each in mapper.getAvailableMappings(OOXML_LANGUAGE, EVERY_GROUP))
        self._newer = {name.removeprefix(FILE_PREFIX) for name in names if name.startswith(FILE_PREFIX)}

    def write(self, cell: Uno, formula: str, origin: Uno) -> None:
        """Write a formula such as `=SUM(Counts!A1:B2)`, worded for the cell `origin`, into a cell."""
        if formula.startswith("=#"):
            cell.Formula = formula  # an error as a constant, which the parser of formulas does not know
        else:
            cell.setTokens(self.tokens(formula, origin))

    def read(self, cell: Uno) -> str:
        """The formula of a cell that has one."""
        known: str = cell.Formula
        return known if known.startswith("=#") else self.text(cell.getTokens(), cell.CellAddress)

    def tokens(self, formula: str, position: Uno) -> Uno:
        """What stands in `formula`, relative to a cell."""
        # The parser speaks the language of files, in which newer functions have a prefix.
        body = CALL.sub(self._prefixed, formula.removeprefix("="))
        return self._parser.parseFormula(NOT_AVAILABLE.sub(_na_call, body), position)

    def text(self, tokens: Uno, position: Uno) -> str:
        body = self._parser.printFormula(tokens, position)
        return "=" + PREFIX.sub(lambda found: "" if found["prefix"] else found[0], body)

    def _prefixed(self, found: re.Match[str]) -> str:
        name = found["name"]
        return FILE_PREFIX + name.upper() if name and name.upper() in self._newer else found[0]


def _na_call(found: re.Match[str]) -> str:
    # The parser loses the constant #N/A inside a formula.
    return "NA()" if found["error"] else found[0]
