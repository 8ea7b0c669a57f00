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
SENTENCES = {1: 6, 2: 5, 3: 7, 4: 5, 5: 4, 6: 4, 7: 4, 8: 4, 9: 4}
"""The most sentences that an indicator's page has room for."""

_RENEW = "The counts on National return were changed after this was written. Generate again to renew it."
_HEADER_ROW = 3
_TEXT, _CURRENT = 2, 3


def of(report: Report, indicator: int) -> list[Live]:
    """The sentences about an indicator for its page; spare lines are empty."""
    written = _padded(report, indicator)
    return [_sentence(indicator, line, text) for line, text in enumerate(written, start=1)]


def summary(report: Report, indicator: int) -> Live:
    """The one line about an indicator for the summary."""
    return _sentence(indicator, 0, report.commentary.summary[indicator])


def write(book: Book, report: Report) -> None:
    """Write the Commentary sheet: which counts the sentences were written for, and the sentences."""
    page = Page(book, NAME, "Commentary: the sentences on the pages", (10, 10, 150, 12))
    page.write(1, 0, "Written when the workbook was generated, for the counts of that moment.")
    headers = ["Indicator", "Line", "Sentence", "Still current"]
    rows: list[list[Content]] = [
        [indicator.number, line, text, Live(_unchanged(report, indicator.number), True)]
        for indicator in INDICATORS
        for line, text in enumerate(_lines(report, indicator.number))
    ]
    styles = [["centred", "centred", "label", "label"]] * len(rows)
    page.table(_HEADER_ROW, 0, "Commentary", headers, rows, styles)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)


def _padded(report: Report, indicator: int) -> list[str]:
    room = SENTENCES[indicator]
    return [*report.commentary.sentences[indicator], *[""] * room][:room]


def _lines(report: Report, indicator: int) -> list[str]:
    return [report.commentary.summary[indicator], *_padded(report, indicator)]


def _sentence(indicator: int, line: int, text: str) -> Live:
    row = _HEADER_ROW + 1 + sum(room + 1 for number, room in SENTENCES.items() if number < indicator) + line
    current, cell = (f"{NAME}!{xl_rowcol_to_cell(row, column, True, True)}" for column in (_CURRENT, _TEXT))
    otherwise = f'"{_RENEW}"' if line <= 1 else '""'
    # A reference to an empty cell would show 0.
    return Live(f'IF({current},{cell}&"",{otherwise})', text)


def _unchanged(report: Report, indicator: int) -> str:
    """Whether the data items of an indicator are those that its sentences were written for.

    Every number is weighted by the sine of its row and column. Sines of different numbers never add up to 0
    in whole multiples, so that people moved between cells show however they are moved; and numbers are
    counted, so that a 0 that is taken out shows.
    """
    keys = [item.key for item in DATA_ITEMS if item.indicator == indicator]
    terms, written = [], 0.0
    columns = [(year, group) for year in report.years for group in ETHNIC_GROUPS]
    for weight, (year, group) in enumerate(columns, start=1):
        first, last = (national_return.reference(report, year, key, group) for key in (keys[0], keys[-1]))
        cells = f"{first}:{last.split('!')[1]}"
        terms.append(f"SUMPRODUCT(2+SIN(ROW({cells})+{weight}/8),{cells})+COUNT({cells})")
        for key in keys:
            value = report.value(year, key, group) if (key, group) in report.this.by_cell else None
            if value is not None:
                written += (2 + sin(national_return.row_of(key) + 1 + weight / 8)) * value + 1
    return f"ABS({'+'.join(terms)}-{written!r})<0.000001"
