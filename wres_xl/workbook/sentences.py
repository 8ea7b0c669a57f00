"""The Commentary sheet: the generated sentences, and whether they still fit the data items.

Pages show the sentences by reference, and say so where the counts have changed since they were written.
"""

from math import sin

from xlsxwriter.utility import xl_rowcol_to_cell

from wres_xl.standard.data_items import DATA_ITEMS
from wres_xl.standard.groups import ETHNIC_GROUPS
from wres_xl.standard.indicators import INDICATORS
from wres_xl.workbook import national_return
from wres_xl.workbook.cells import Content, Live
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report

NAME = "Commentary"
SENTENCES = {1: 6, 2: 7, 3: 9, 4: 7, 5: 5, 6: 5, 7: 5, 8: 5, 9: 4}
"""The most sentences that an indicator's page has room for."""

_RENEW = "The counts on National return were changed after this was written. Generate again to renew it."
_HEADER_ROW = 3
_TEXT, _CURRENT, _WRITTEN_FOR = 2, 3, 4


def of(report: Report, indicator: int) -> list[Live]:
    """The sentences about an indicator for its page; spare lines are empty."""
    written = _padded(report, indicator)
    return [_sentence(indicator, line, text) for line, text in enumerate(written, start=1)]


def summary(report: Report, indicator: int) -> Live:
    """The one line about an indicator for the summary."""
    return _sentence(indicator, 0, report.commentary.summary[indicator])


def write(book: Book, report: Report) -> None:
    """Write the Commentary sheet: which counts the sentences were written for, and the sentences."""
    page = Page(book, NAME, "Commentary: the sentences on the pages", (10, 10, 150, 12, 16))
    page.write(
        1,
        0,
        "Written when the workbook was generated, for the counts of that moment; Written for holds a number "
        "that comes out of those counts and of no others.",
    )
    headers = ["Indicator", "Line", "Sentence", "Still current", "Written for"]
    rows: list[list[Content]] = []
    for indicator in INDICATORS:
        formula, written = _sum_of_counts(report, indicator.number)
        for line, text in enumerate(_lines(report, indicator.number)):
            cell = xl_rowcol_to_cell(_row(indicator.number, line), _WRITTEN_FOR, True, True)
            unchanged = Live(f"ABS({formula}-{cell})<0.000001", True)
            rows.append([indicator.number, line, text, unchanged, written])
    styles = [["centred", "centred", "label", "label", "number"]] * len(rows)
    page.table(_HEADER_ROW, 0, "Commentary", headers, rows, styles)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)


def _padded(report: Report, indicator: int) -> list[str]:
    room = SENTENCES[indicator]
    return [*report.commentary.sentences[indicator], *[""] * room][:room]


def _lines(report: Report, indicator: int) -> list[str]:
    return [report.commentary.summary[indicator], *_padded(report, indicator)]


def _sentence(indicator: int, line: int, text: str) -> Live:
    row = _row(indicator, line)
    current, cell = (f"{NAME}!{xl_rowcol_to_cell(row, column, True, True)}" for column in (_CURRENT, _TEXT))
    otherwise = f'"{_RENEW}"' if line <= 1 else '""'
    # A reference to an empty cell would show 0.
    return Live(f'IF({current},{cell}&"",{otherwise})', text)


def _row(indicator: int, line: int) -> int:
    return _HEADER_ROW + 1 + sum(room + 1 for number, room in SENTENCES.items() if number < indicator) + line


def _sum_of_counts(report: Report, indicator: int) -> tuple[str, float]:
    """A sum over the data items of an indicator that tells whether they were changed: formula and value.

    Every number is weighted by the sine of its row and column, the row counted from the indicator's first, so
    that rows that somebody inserts above change nothing. Sines of different numbers never add up to 0
    in whole multiples, so that people moved between cells show however they are moved; and numbers are
    counted, so that a 0 that is taken out shows.
    """
    keys = [item.key for item in DATA_ITEMS if item.indicator == indicator]
    terms, written = [], 0.0
    columns = [(year, group) for year in report.years for group in ETHNIC_GROUPS]
    for weight, (year, group) in enumerate(columns, start=1):
        first, last = (national_return.reference(report, year, key, group) for key in (keys[0], keys[-1]))
        cells = f"{first}:{last.split('!')[1]}"
        terms.append(f"SUMPRODUCT(2+SIN(ROW({cells})-ROW({first})+{weight}/8),{cells})+COUNT({cells})")
        for key in keys:
            value = report.value(year, key, group) if (key, group) in report.this.by_cell else None
            if value is not None:
                row = national_return.row_of(key) - national_return.row_of(keys[0])
                written += (2 + sin(row + weight / 8)) * value + 1
    return "+".join(terms), written
