"""Writing figures, findings and mapping into an open WRES workbook; formulas and formats stay untouched."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat

import xlwings as xw
from xlsxwriter.utility import xl_rowcol_to_cell

from wres_xl.codes.normalise import normalise
from wres_xl.findings import Finding, worst_first
from wres_xl.workbook import data_quality_page, mapping_page
from wres_xl.workbook.cells import Live, Value
from wres_xl.workbook.live.open_workbook import MappingRow, OpenWorkbook, mapping_rows
from wres_xl.workbook.live.ranges import Cell, cell_at, sheet_values, values, write, write_changes
from wres_xl.workbook.page import Place
from wres_xl.workbook.page_cells import cells_of
from wres_xl.workbook.places_sheet import SheetPlaces
from wres_xl.workbook.report import Report

_TOP_ROWS, _TOP_COLUMNS = 50, 100
"""Where headings are looked for."""
_LINK_OR_BLANK = re.compile(r"([A-Z]{1,3}[0-9]+)?")
"""What the cell of a link shows."""
_FAILURE_CELL: Place = (1, 0)
"""The line under the title of Data quality."""


def refresh(workbook: OpenWorkbook, report: Report, only: Collection[str] = ()) -> None:
    """Write what differs from what the pages show; with `only`, on those pages.

    Only the report's numbers and texts are written, where they stand now: own words, formulas, formats and
    what a person added are not touched. A page, row or column that was deleted is left out. Beside each
    finding on Data quality stands a link to its cell where that is in this workbook.
    """
    for name, page in cells_of(report).items():
        sheet = workbook.sheet(name)
        if sheet is not None and (not only or name in only):
            places = workbook.places[name]
            headers = _moved(dict.fromkeys(page.headers), places).keys()
            write_changes(sheet, _moved(page.constants, places), headers)
            if name == data_quality_page.NAME:
                rows = data_quality_page.finding_rows(page.cells)
                _write_links(sheet, places, rows, _links(workbook.book, report.findings))


def _moved(cells: Mapping[Place, Value | None], places: SheetPlaces) -> dict[Place, Value | None]:
    """Cells where they are now; those whose row or column was deleted are left out."""
    return {
        (places.rows[row], places.columns[column]): content
        for (row, column), content in cells.items()
        if row in places.rows and column in places.columns
    }


def show(workbook: OpenWorkbook, pages: Iterable[str], land_on: str) -> None:
    """Show pages, and go to one."""
    for name in (*pages, land_on):
        sheet = workbook.sheet(name)
        if sheet is not None:
            sheet.visible = True
    landing = workbook.sheet(land_on)
    if landing is not None:
        landing.activate()


def note_failure(workbook: OpenWorkbook, message: str) -> None:
    """Say on Data quality why the last attempt did not succeed; nothing else changes."""
    sheet, places = workbook.sheet(data_quality_page.NAME), workbook.places.get(data_quality_page.NAME)
    if sheet is not None and places is not None:
        write(sheet, _moved({_FAILURE_CELL: f"The last attempt failed: {message}"}, places))


def _write_links(
    sheet: xw.Sheet, places: SheetPlaces, rows: Iterable[int], links: Iterable[Live | None]
) -> None:
    """Write the findings' links into the column beside them; what a person wrote there stays."""
    present, column = sheet_values(sheet), max(places.columns.values()) + 1
    cells: dict[Place, Live | None] = {}
    for row, link in zip(rows, chain(links, repeat(None)), strict=False):
        place = places.rows.get(row, -1), column
        if row in places.rows and _LINK_OR_BLANK.fullmatch(str(cell_at(present, place))):
            cells[place] = link
    write(sheet, cells)


def _links(book: xw.Book, findings: Iterable[Finding]) -> Iterator[Live | None]:
    """A formula that leads to each finding's cell, worst first; None where it has none in this workbook."""
    sheets = {each.name: each for each in book.sheets}
    tops: dict[str, list[list[Cell]]] = {}
    for finding in worst_first(findings):
        if finding.file != book.name or not finding.row or finding.sheet not in sheets:
            yield None
            continue
        if finding.sheet not in tops:
            tops[finding.sheet] = values(sheets[finding.sheet].range((1, 1), (_TOP_ROWS, _TOP_COLUMNS)))
        cell = xl_rowcol_to_cell(finding.row - 1, _column(tops[finding.sheet], finding.column))
        name = finding.sheet.replace("'", "''").replace('"', '""')
        yield Live(f'HYPERLINK("#\'{name}\'!{cell}","{cell}")', cell)


def _column(top: Iterable[Sequence[Cell]], heading: str) -> int:
    """The column below a heading, counted from 0; the first where it is not found."""
    for row in top:
        texts = [str(cell).strip() for cell in row]
        if heading and heading in texts:
            return texts.index(heading)
    return 0


def update_mapping(workbook: OpenWorkbook, findings: Iterable[Finding]) -> int:
    """List on Mapping the values that no code list knows; return how many still wait for a choice.

    What was chosen is kept, whether or not the value was met this time; what was not chosen, and not met any
    more, goes.
    """
    found = {
        (finding.mapped_in.replace("_", " "), normalise(finding.mapped_value)): finding
        for finding in findings
        if finding.mapped_in
    }
    known = mapping_rows(workbook)
    listed = {(row.kind, normalise(row.value)) for row in known}
    kept = [_counted(row, found) for row in known if row.meaning or _key(row) in found]
    new = [
        MappingRow(kind, finding.mapped_value, finding.rows, "")
        for (kind, key), finding in found.items()
        if (kind, key) not in listed
    ]
    rows = [*kept, *sorted(new, key=lambda row: (row.kind, -row.rows))][: mapping_page.ROWS]
    _write_mapping(workbook, rows)
    return sum(not row.meaning for row in rows)


def _key(row: MappingRow) -> tuple[str, str]:
    return row.kind, normalise(row.value)


def _counted(row: MappingRow, found: Mapping[tuple[str, str], Finding]) -> MappingRow:
    finding = found.get(_key(row))
    return row if finding is None else MappingRow(row.kind, row.value, finding.rows, row.meaning)


def _write_mapping(workbook: OpenWorkbook, rows: Sequence[MappingRow]) -> None:
    area = workbook.area(mapping_page.AREA)
    top, left, width = area.row - 1, area.column - 1, area.shape[1]
    blank = [MappingRow("", "", 0, "")] * (mapping_page.ROWS - len(rows))
    cells: dict[Place, Cell | None] = {}
    for at, row in enumerate([*rows, *blank], start=top):
        contents = (row.kind, row.value, row.rows or None, row.meaning)
        columns = (left, left + 1, left + 2, left + width - 1)
        cells |= {(at, column): content for column, content in zip(columns, contents, strict=True)}
    write_changes(area.sheet, cells)
