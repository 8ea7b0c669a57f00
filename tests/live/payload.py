"""What an Office.js client sends of a workbook when a script of xlwings Server is called."""

import datetime
from typing import Any

import xlwings

PROTOCOL = {"client": "Office.js", "version": xlwings.__version__}
VISIBLE, HIDDEN = "Visible", "Hidden"


def payload(book: xlwings.Book) -> dict[str, Any]:
    """The workbook as it is now: the values of all sheets from A1 on, and where its names and tables are."""
    sheets = list(book.sheets)
    order = [sheet.name for sheet in sheets]
    return {
        **PROTOCOL,
        "book": {
            "name": book.name,
            "active_sheet_index": order.index(book.sheets.active.name),
            "selection": "A1",
            "calculation": "Automatic",
        },
        "names": [entry for name in book.names if (entry := _name(name, order))],
        "sheets": [_sheet(sheet) for sheet in sheets],
    }


def _name(name: xlwings.Name, order: list[str]) -> dict[str, Any] | None:
    """A name of cells; the client leaves out the others."""
    try:
        cells = name.refers_to_range
    except ValueError:
        return None
    return {
        "name": name.name,
        "sheet_index": order.index(cells.sheet.name),
        "address": _plain(cells),
        "scope_sheet_name": None,
        "scope_sheet_index": None,
        "book_scope": True,
    }


def _sheet(sheet: xlwings.Sheet) -> dict[str, Any]:
    used = sheet.used_range
    corner = used.last_cell.row, used.last_cell.column
    cells = sheet.range((1, 1), corner).options(ndim=2, err_to_str=True)
    rows = [[_value(value) for value in row] for row in cells.value]
    return {
        "name": sheet.name,
        "visibility": VISIBLE if sheet.visible else HIDDEN,
        "values": rows,
        "used_range_address": _plain(used) if any(map(any, rows)) else None,
        "tables": [_table(table) for table in sheet.tables],
        "show_gridlines": True,
        **{what: [] for what in ("pictures", "shapes", "charts", "notes", "pivot_tables")},
    }


def _table(table: xlwings.main.Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "range_address": _plain(table.range),
        "header_row_range_address": _plain(table.header_row_range),
        "data_body_range_address": _plain(table.data_body_range),
        "total_row_range_address": None,
        "show_headers": True,
        "show_totals": False,
    }


def _plain(cells: xlwings.Range | None) -> str | None:
    return cells.address.replace("$", "") if cells else None


def _value(value: Any) -> Any:
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return int(value)  # JavaScript knows one kind of number, and JSON writes 5 without a point
        case datetime.datetime():
            return f"{value.isoformat(timespec='milliseconds')}Z"
    return value
