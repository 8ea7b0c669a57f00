"""A workbook that is worked on in LibreOffice: what the xlwings engine asks of it.

Runs on the system's Python instead of `uno_server`, answers that one's commands and more, and imports nothing
of ours but its neighbours.
"""

from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found, unused-ignore]

from libreoffice import uno_formats, uno_values
from libreoffice.uno_formulas import Formulas
from libreoffice.uno_server import Documents, Uno, main, properties

ALWAYS_RUN_MACROS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
CONTENTS = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags.VALUE, DATETIME, STRING, FORMULA
FORMATS = 32 | 64 | 256  # CellFlags.HARDATTR, STYLES, EDITATTR
FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xlsm": "Calc MS Excel 2007 VBA XML"}


class LiveDocuments(Documents):
    """The open documents; each public method is a command, and returns what JSON can hold."""

    def __init__(self, desktop: Uno) -> None:
        super().__init__(desktop)
        self._formulas: dict[int, Formulas] = {}

    def open(self, path: str) -> dict[str, Any]:
        """Open a workbook with its macros."""
        how = properties(Hidden=True, MacroExecutionMode=ALWAYS_RUN_MACROS)
        opened = self._desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, how)
        if opened is None:
            raise ValueError(f"LibreOffice cannot open {Path(path).name} as a workbook")
        # So does Excel with workbooks that XlsxWriter made: they ask for it.
        opened.calculateAll()
        self._opened += 1
        self._documents[self._opened] = opened
        self._formulas[self._opened] = Formulas(opened)
        return {"document": self._opened, "sheets": [[each.Name, each.IsVisible] for each in _sheets(opened)]}

    def close(self, document: int) -> None:
        del self._formulas[document]
        super().close(document)

    def save(self, document: int, path: str) -> None:
        how = properties(FilterName=FILTERS[Path(path).suffix], Overwrite=True)
        self._documents[document].storeToURL(uno.systemPathToFileUrl(path), how)

    def run(self, document: int, macro: str, arguments: list[Any]) -> Any:
        """Run a macro of the workbook, `Module1.Name`, and return its result."""
        # LibreOffice puts the VBA modules of a workbook into the library VBAProject.
        url = f"vnd.sun.star.script:VBAProject.{macro}?language=Basic&location=document"
        script = self._documents[document].getScriptProvider().getScript(url)
        return script.invoke(tuple(arguments), (), ())[0]

    # Sheets

    def sheets(self, document: int) -> list[str]:
        """The sheets' names in order."""
        return list(self._documents[document].Sheets.ElementNames)

    def active_sheet(self, document: int) -> str:
        return str(self._documents[document].CurrentController.ActiveSheet.Name)

    def activate(self, document: int, sheet: str) -> None:
        self._documents[document].CurrentController.setActiveSheet(self._sheet(document, sheet))

    def add_sheet(self, document: int, name: str, position: int) -> None:
        self._documents[document].Sheets.insertNewByName(name, position)

    def remove_sheet(self, document: int, sheet: str) -> None:
        self._documents[document].Sheets.removeByName(sheet)

    def rename_sheet(self, document: int, sheet: str, name: str) -> None:
        self._sheet(document, sheet).Name = name

    def visible(self, document: int, sheet: str) -> bool:
        return bool(self._sheet(document, sheet).IsVisible)

    def set_visible(self, document: int, sheet: str, visible: bool) -> None:
        target = self._sheet(document, sheet)
        target.IsVisible = visible
        if target.IsVisible != visible:
            raise ValueError(f"{sheet} is the last visible sheet")

    def used_area(self, document: int, sheet: str) -> list[int]:
        """First row and column, last row and column, counted from 1."""
        cursor = self._sheet(document, sheet).createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return _corners(cursor.RangeAddress)

    def tables(self, document: int, sheet: str) -> list[list[Any]]:
        """Every table of a sheet by name, with its corners."""
        index = self._sheet(document, sheet).RangeAddress.Sheet
        ranges = self._documents[document].DatabaseRanges
        named = [(name, ranges.getByName(name).DataArea) for name in ranges.ElementNames]
        return [[name, _corners(area)] for name, area in named if area.Sheet == index]

    def drawn(self, document: int, sheet: str) -> list[str]:
        """The names of everything that is drawn on a sheet."""
        page = self._sheet(document, sheet).DrawPage
        return [page.getByIndex(each).Name for each in range(page.Count)]

    # Defined names

    def names(self, document: int) -> list[str]:
        return list(self._documents[document].NamedRanges.ElementNames)

    def name(self, document: int, name: str) -> dict[str, Any]:
        """What a name of the workbook refers to, and where that is if it is a range."""
        whole = self._documents[document]
        found = whole.NamedRanges.getByName(name)
        cells, refers_to = found.getReferredCells(), self._formulas[document]
        text = refers_to.text(found.getTokens(), found.ReferencePosition)
        if cells is None:
            return {"refers_to": text, "sheet": None, "corners": None}
        area = cells.RangeAddress
        return {
            "refers_to": text,
            "sheet": whole.Sheets.getByIndex(area.Sheet).Name,
            "corners": _corners(area),
        }

    def add_name(self, document: int, name: str, refers_to: str) -> None:
        whole = self._documents[document]
        origin = whole.Sheets.getByIndex(0).getCellByPosition(0, 0).CellAddress
        if whole.NamedRanges.hasByName(name):
            whole.NamedRanges.removeByName(name)
        whole.NamedRanges.addNewByName(name, "", origin, 0)
        whole.NamedRanges.getByName(name).setTokens(self._formulas[document].tokens(refers_to, origin))

    def remove_name(self, document: int, name: str) -> None:
        self._documents[document].NamedRanges.removeByName(name)

    # Cells

    def read(self, document: int, sheet: str, area: str) -> uno_values.Block:
        return uno_values.read(self._documents[document], self._cells(document, sheet, area))

    def read_formulas(self, document: int, sheet: str, area: str) -> uno_values.Block:
        return uno_values.read_formulas(self._cells(document, sheet, area), self._formulas[document])

    def write(self, document: int, sheet: str, area: str, block: uno_values.Block) -> None:
        cells = self._cells(document, sheet, area)
        uno_values.write(self._documents[document], cells, block, self._formulas[document])

    def clear(self, document: int, sheet: str, area: str, contents: bool, formats: bool) -> None:
        cells = self._cells(document, sheet, area)
        uno_values.forbid_locked(cells)
        cells.clearContents((CONTENTS if contents else 0) | (FORMATS if formats else 0))

    def insert(self, document: int, sheet: str, area: str, shift: str) -> None:
        mode = uno.Enum("com.sun.star.sheet.CellInsertMode", shift)
        self._sheet(document, sheet).insertCells(self._cells(document, sheet, area).RangeAddress, mode)

    def delete(self, document: int, sheet: str, area: str, shift: str) -> None:
        mode = uno.Enum("com.sun.star.sheet.CellDeleteMode", shift)
        self._sheet(document, sheet).removeRange(self._cells(document, sheet, area).RangeAddress, mode)

    def copy(self, document: int, sheet: str, area: str, to_sheet: str, to_area: str) -> None:
        target = self._cells(document, to_sheet, to_area).getCellByPosition(0, 0).CellAddress
        self._sheet(document, to_sheet).copyRange(target, self._cells(document, sheet, area).RangeAddress)

    def look(self, document: int, sheet: str, area: str, what: str) -> Any:
        """One of the ways in which cells look or are linked."""
        cells = self._cells(document, sheet, area)
        match what:
            case "number_format":
                return uno_formats.number_format(self._documents[document], cells)
            case "color":
                return uno_formats.colour(cells)
            case "wrap_text":
                return uno_formats.wrapped(cells)
            case "row_hidden":
                return uno_formats.hidden(cells.Rows)
            case "column_hidden":
                return uno_formats.hidden(cells.Columns)
            case "row_height":
                return uno_formats.row_height(cells)
            case "column_width":
                return uno_formats.column_width(cells)
            case "hyperlink":
                return uno_formats.link(cells.getCellByPosition(0, 0))
        raise ValueError(what)

    def set_look(self, document: int, sheet: str, area: str, what: str, value: Any) -> None:
        cells = self._cells(document, sheet, area)
        match what:
            case "number_format":
                cells.NumberFormat = uno_formats.key_of(self._documents[document], value)
            case "color":
                cells.CellBackColor = -1 if value is None else value
            case "wrap_text":
                cells.IsTextWrapped = value
            case "row_hidden":
                cells.Rows.IsVisible = not value
            case "column_hidden":
                cells.Columns.IsVisible = not value
            case "row_height":
                uno_formats.set_row_height(cells, value)
            case "column_width":
                uno_formats.set_column_width(cells, value)
            case "fitted_rows":
                cells.Rows.OptimalHeight = value
            case "fitted_columns":
                cells.Columns.OptimalWidth = value
            case _:
                raise ValueError(what)

    def add_link(self, document: int, sheet: str, cell: str, address: str, text: str) -> None:
        uno_formats.add_link(
            self._documents[document],
            self._cells(document, sheet, cell).getCellByPosition(0, 0),
            address,
            text,
        )

    def _cells(self, document: int, sheet: str, area: str) -> Uno:
        return self._sheet(document, sheet).getCellRangeByName(area)


def _sheets(document: Uno) -> list[Uno]:
    return [document.Sheets.getByIndex(each) for each in range(document.Sheets.Count)]


def _corners(area: Uno) -> list[int]:
    return [area.StartRow + 1, area.StartColumn + 1, area.EndRow + 1, area.EndColumn + 1]


if __name__ == "__main__":
    main(LiveDocuments)
