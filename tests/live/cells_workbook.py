"""A workbook with every kind of cell, for the tests of the engines."""

import datetime
from pathlib import Path

import xlsxwriter


def write_workbook(path: Path) -> Path:
    """Every kind of cell on one sheet; a page that counts; a hidden sheet; names and a table."""
    with xlsxwriter.Workbook(path) as book:
        cells, page = book.add_worksheet("Cells"), book.add_worksheet("The page")
        book.add_worksheet("Hidden").hide()
        cells.write_column("A1", ["Band 5", 5, 0.5, True, "5-6"])
        cells.write_datetime(
            "A6", datetime.datetime(2021, 3, 31), book.add_format({"num_format": "dd/mm/yyyy"})
        )
        cells.write_datetime("A7", datetime.datetime(2021, 3, 31, 18), book.add_format({"num_format": 22}))
        for row, formula in enumerate(
            ["=1/0", "=NA()", "=NOSUCH()", "=A2>3", '=""', "=A2*2", "=SQRT(-1)"], 8
        ):
            cells.write_formula(f"A{row}", formula)
        cells.write("C1", "in a cell of text", book.add_format({"num_format": "@"}))
        page.write_formula("B2", "=SUM(Cells!A2:A3)")
        page.add_table("D1:E3", {"name": "Mapping", "columns": [{"header": "Value"}, {"header": "Meaning"}]})
        book.define_name("total", "='The page'!$B$2")
        book.define_name("area", "=Cells!$A$1:$B$3")
        book.define_name("rate", "=0.95")
    return path
