"""The work list as a workbook: one table, to be filtered, sorted and ticked off."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

NAME = "Work list"

_DARK_BLUE = "#003087"
_WIDTHS = {"Level": 10, "Row": 8, "What was found": 60, "What to do": 70}
_WIDTH = 24
_TOP = 2

_Cell = str | int | float | None


def write_work_list(
    path: Path, columns: Sequence[str], lines: Sequence[Mapping[str, _Cell]], notice: str
) -> None:
    """Write the lines under their columns' headings; a `notice` is the first line of the sheet."""
    # In memory, because XlsxWriter would otherwise leave the rows in temporary files while it works.
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"title": "WRES work list"})
        plain = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        cell = book.add_format({**plain, "text_wrap": True})
        heading = book.add_format({**plain, "bold": True, "font_color": "#FFFFFF", "bg_color": _DARK_BLUE})
        title = book.add_format({**plain, "bold": True, "font_size": 14, "font_color": _DARK_BLUE})
        sheet = book.add_worksheet(NAME)
        sheet.write_string(0, 0, notice or NAME, title)
        for column, name in enumerate(columns):
            sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
        for row, line in enumerate(lines, start=_TOP + 1):
            for column, name in enumerate(columns):
                value = line[name]
                if isinstance(value, int | float):
                    sheet.write_number(row, column, value, cell)
                else:
                    sheet.write_string(row, column, value or "", cell)
        # A table has to have a row, if only an empty one.
        sheet.add_table(
            *(_TOP, 0, _TOP + max(len(lines), 1), len(columns) - 1),
            {
                "name": "WorkList",
                "columns": [{"header": name, "header_format": heading} for name in columns],
                "style": None,
            },
        )
        sheet.freeze_panes(_TOP + 1, 0)
        sheet.repeat_rows(_TOP)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&LWRES work list&RPage &P of &N")
