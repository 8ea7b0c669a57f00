"""Drives one LibreOffice for the tests: reads a JSON command a line, answers with a JSON line.

Runs on the system's Python, the one that has `uno`, and therefore imports nothing of ours. It starts
LibreOffice in a profile and with a pipe of its own, and ends it when its standard input is closed.
"""

import json
import math
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found, unused-ignore]

START_SECONDS = 120
END_SECONDS = 15
FORMULA_CELLS = 16  # com.sun.star.sheet.CellFlags.FORMULA
ERROR_RESULTS = 4  # com.sun.star.sheet.FormulaResult.ERROR
NEVER_RUN_MACROS = 0  # com.sun.star.document.MacroExecMode.NEVER_EXECUTE

# UNO objects have no types that a checker could read.
Uno = Any


def address(column: int, row: int) -> str:
    """A cell's A1 address, from UNO's column and row, which count from 0."""
    letters, column = "", column + 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def properties(**values: Any) -> tuple[Uno, ...]:
    return tuple(
        uno.createUnoStruct("com.sun.star.beans.PropertyValue", Name=name, Value=value)
        for name, value in values.items()
    )


class Documents:
    """The open documents; each public method is a command, and returns what JSON can hold."""

    def __init__(self, desktop: Uno) -> None:
        self._desktop = desktop
        self._documents: dict[int, Uno] = {}
        self._opened = 0

    def open(self, path: str) -> dict[str, Any]:
        how = properties(Hidden=True, MacroExecutionMode=NEVER_RUN_MACROS)
        document = self._desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, how)
        if document is None or not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            if document is not None:
                document.close(True)
            raise ValueError(f"LibreOffice cannot open {Path(path).name} as a workbook")
        self._opened += 1
        self._documents[self._opened] = document
        sheets = [document.Sheets.getByIndex(each) for each in range(document.Sheets.Count)]
        return {"document": self._opened, "sheets": [[sheet.Name, sheet.IsVisible] for sheet in sheets]}

    def close(self, document: int) -> None:
        self._documents.pop(document).close(True)

    def edit(self, document: int, sheet: str, cell: str, value: float | str | None) -> None:
        target = self._sheet(document, sheet).getCellRangeByName(cell)
        # UNO lets a protected cell be written, or not, without a word: a user could not.
        if target.CellProtection.IsLocked and self._sheet(document, sheet).isProtected():
            raise ValueError(f"{sheet}!{cell} is protected")
        if isinstance(value, str) and value.startswith("="):
            target.Formula = value
        elif value is None or isinstance(value, str):
            target.String = value or ""
        else:
            target.Value = value

    def recalculate(self, document: int) -> None:
        self._documents[document].calculateAll()

    def formulas(self, document: int) -> list[list[Any]]:
        """Sheet, address, formula, value and error code of every formula cell."""
        found = []
        for sheet in self._sheets(document):
            errors = {
                address(cell.CellAddress.Column, cell.CellAddress.Row): cell.getError()
                for cell in _cells(sheet.queryFormulaCells(ERROR_RESULTS))
            }
            for area in _elements(sheet.queryContentCells(FORMULA_CELLS)):
                start = area.RangeAddress
                rows = zip(area.FormulaArray, area.DataArray, strict=True)
                for down, (formulas, values) in enumerate(rows):
                    for along, (formula, value) in enumerate(zip(formulas, values, strict=True)):
                        where = address(start.StartColumn + along, start.StartRow + down)
                        code = errors.get(where, 0)
                        found.append([sheet.Name, where, formula, None if code else value, code])
        return found

    def values(self, document: int, sheet: str, area: str) -> list[list[Any]]:
        """The values of a range, row by row; None for an error."""
        return [list(row) for row in self._sheet(document, sheet).getCellRangeByName(area).DataArray]

    def charts(self, document: int) -> list[dict[str, Any]]:
        """Every chart, in the order of the sheets."""
        return [
            {"sheet": sheet.Name, **_chart(shape)}
            for sheet in self._sheets(document)
            for shape in _elements(sheet.DrawPage)
            if shape.supportsService("com.sun.star.drawing.OLE2Shape") and _is_chart(shape)
        ]

    def pages(self, document: int) -> list[list[Any]]:
        """Every visible sheet's name and the number of pages that it prints on."""
        whole = self._documents[document]
        visible = [sheet for sheet in self._sheets(document) if sheet.IsVisible]
        areas = {sheet.Name: sheet.PrintAreas for sheet in visible if sheet.PrintAreas}
        counts = []
        try:
            for sheet in visible:
                # A workbook always has a visible sheet: show the one before hiding the others.
                sheet.IsVisible = True
                for other in visible:
                    other.IsVisible = other.Name == sheet.Name
                    # An area to be printed counts even where its sheet is hidden.
                    if other.Name in areas:
                        other.setPrintAreas(areas[other.Name] if other.IsVisible else ())
                counts.append([sheet.Name, whole.getRendererCount(whole, ())])
        finally:
            for sheet in visible:
                sheet.IsVisible = True
                if sheet.Name in areas:
                    sheet.setPrintAreas(areas[sheet.Name])
        return counts

    def export_pdf(self, document: int, path: str) -> None:
        how = properties(FilterName="calc_pdf_Export")
        self._documents[document].storeToURL(uno.systemPathToFileUrl(path), how)

    def _sheets(self, document: int) -> list[Uno]:
        return _elements(self._documents[document].Sheets)

    def _sheet(self, document: int, name: str) -> Uno:
        sheets = self._documents[document].Sheets
        if not sheets.hasByName(name):
            raise ValueError(f"there is no sheet {name!r}; there are: {', '.join(sheets.ElementNames)}")
        return sheets.getByName(name)


def _elements(container: Uno) -> list[Uno]:
    return [container.getByIndex(each) for each in range(container.Count)]


def _cells(ranges: Uno) -> Iterator[Uno]:
    cells = ranges.Cells.createEnumeration()
    while cells.hasMoreElements():
        yield cells.nextElement()


def _is_chart(shape: Uno) -> bool:
    return shape.Model is not None and shape.Model.supportsService("com.sun.star.chart2.ChartDocument")


def _chart(shape: Uno) -> dict[str, Any]:
    chart = shape.Model
    systems = chart.getFirstDiagram().getCoordinateSystems()
    kinds = [kind for system in systems for kind in system.getChartTypes()]
    axes = [system.getAxisByDimension(each, 0) for system in systems for each in range(system.Dimension)]
    categories = next((axis.ScaleData.Categories for axis in axes if axis.ScaleData.Categories), None)
    return {
        "name": shape.Name,
        "alternative_text": shape.Description or shape.Title,
        "title": _title(chart),
        "axis_titles": [title for title in map(_title, axes) if title],
        "categories": _sequence(categories) if categories else [],
        "series": [_series(kind, series) for kind in kinds for series in kind.getDataSeries()],
    }


def _title(holder: Uno) -> str:
    title = holder.getTitleObject() if holder else None
    return "".join(part.String for part in title.getText()) if title else ""


def _series(kind: Uno, series: Uno) -> dict[str, Any]:
    sources = [series, series.ErrorBarX, series.ErrorBarY]
    labelled = [each for source in sources if source for each in source.getDataSequences()]
    label = next((each.Label for each in series.getDataSequences() if each.Label), None)
    return {
        "name": " ".join(label.getTextualData()) if label else "",
        "kind": re.sub(r".*\.(\w+)ChartType$", r"\1", kind.getChartType()),
        "values": {each.Values.Role: _sequence(each) for each in labelled},
    }


def _sequence(labelled: Uno) -> list[Any]:
    # A point without a value arrives as NaN, which JSON has no word for.
    return [None if _is_nan(value) else value for value in labelled.Values.getData()]


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)


@contextmanager
def libreoffice(folder: Path) -> Iterator[Uno]:
    """A running LibreOffice's desktop; its profile and its log are in `folder`."""
    pipe = f"wres_xl_{os.getpid()}"
    command = [
        "soffice",
        f"-env:UserInstallation={uno.systemPathToFileUrl(str(folder / 'profile'))}",
        f"--accept=pipe,name={pipe};urp;",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
    ]
    # A home of its own too: it looks for the user's keys when a document is opened.
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    with (folder / "soffice.log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment)
    desktop = _connect(process, pipe)
    try:
        yield desktop
    finally:
        # It closes the connection while it answers.
        with suppress(Exception):
            desktop.terminate()
        _end(process)


def _connect(process: "subprocess.Popen[bytes]", pipe: str) -> Uno:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        # Nobody listens until LibreOffice has started.
        with suppress(Exception):
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        time.sleep(0.1)
    _end(process)
    raise RuntimeError(f"LibreOffice did not start within {START_SECONDS} s")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Wait for LibreOffice to end. If it does not, end it with this process and all that it started."""
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(os.getpgid(process.pid), signal.SIGKILL)


def answer(documents: Documents, line: str) -> dict[str, Any]:
    request = json.loads(line)
    command: Callable[..., Any] = getattr(documents, request["command"])
    try:
        return {"result": command(**request["arguments"])}
    except Exception as error:  # whatever UNO raises is the test's to see
        return {"error": f"{type(error).__name__}: {error}"}


def main(documents_of: Callable[[Uno], Documents] = Documents) -> None:
    with libreoffice(Path(sys.argv[1])) as desktop:
        documents = documents_of(desktop)
        print(json.dumps({"result": "started"}), flush=True)
        for line in sys.stdin:
            print(json.dumps(answer(documents, line)), flush=True)


if __name__ == "__main__":
    main()
