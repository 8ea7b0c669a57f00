"""The data sheet of the example form: the 63 data items of last year and this."""

from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from wres_xl.example.facts import YEARS, published_facts
from wres_xl.standard.data_items import (
    DATA_ITEMS,
    ITEM,
    NON_CLINICAL_ITEMS,
    PAY_BANDS,
    DataItem,
    Likelihood,
    Measure,
    RelativeLikelihood,
    Remainder,
    Share,
    ShareDifference,
    Total,
)
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS, SURVEY_ITEMS

NAME = "WRES data"

_HEADER_ROW = 3
_FIRST_ROW = _HEADER_ROW + 3
_LAST_VERIFIED, _PREPOPULATED, _THIS_VERIFIED, _NOTES = 4, 7, 10, 13
_HEADINGS = {Group.WHITE: "WHITE", Group.BME: "BME", Group.UNKNOWN: "ETHNICITY UNKNOWN/NULL"}
_RECORD_DIFFERS = {("1a_band_5", Group.WHITE): -2, ("1a_band_7", Group.BME): 1}
"""By how many people the prepopulated figures differ from the trust's own count."""

_Row = DataItem | str
"""A data item, or the heading of a section of indicator 1."""


def _rows() -> list[_Row]:
    rows: list[_Row] = []
    for item in DATA_ITEMS:
        if item.indicator == 1 and (not rows or item.section != DATA_ITEMS[item.number - 2].section):
            rows.append(item.section)
        rows.append(item)
    return rows


_ROWS = _rows()
_ROW_OF = {row.key: _FIRST_ROW + at for at, row in enumerate(_ROWS) if isinstance(row, DataItem)}

_STAFF_ROWS = (
    ("1a_under_band_1", "1a_vsm"),
    ("1b_under_band_1", "1b_vsm"),
    ("1m_consultants", "1m_consultants"),
    ("1m_career_grades", "1m_other"),
)
"""The first and last of the rows that are added up to the workforce."""

NOTES_CELLS = f"{xl_col_to_name(_NOTES)}{_FIRST_ROW + 1}:{xl_col_to_name(_NOTES)}{_FIRST_ROW + len(_ROWS)}"
"""Where a reason is chosen for a figure that differs from the prepopulated one."""
REASONS_LIST = "Lists!$C$2:$C$5"


class DataSheet:
    """The sheet and the formats that its cells share."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._sheet = book.add_worksheet(NAME)
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    @staticmethod
    def row_of(key: str) -> int:
        """The row of a data item, counted from 0."""
        return _ROW_OF[key]

    def write(self) -> None:
        """Write the whole sheet."""
        self._header()
        for at, row in enumerate(_ROWS, start=_FIRST_ROW):
            if isinstance(row, str):
                self._sheet.write(at, 2, row, self._format(bold=True))
            else:
                self._item(at, row)
        self._indicators()
        self._guards()
        self._page()

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "vcenter", "border": 1} | properties)
        return self._formats[key]

    def _header(self) -> None:
        heading = self._format(bold=True, align="center", text_wrap=True, bg_color="#DCE6F1")
        self._sheet.write("A1", "Workforce Race Equality Standard: data", self._format(bold=True, border=0))
        last_row = _FIRST_ROW - 1
        for column, text in {0: "INDICATOR", 1: "ROW", 2: "DATA ITEM", 3: "MEASURE", _NOTES: "Notes"}.items():
            self._sheet.merge_range(_HEADER_ROW, column, last_row, column, text, heading)
        for year, first, last in ((YEARS[0], _LAST_VERIFIED, 6), (YEARS[1], _PREPOPULATED, 12)):
            snapshot = f"31st MARCH {year.snapshot.year}"
            self._sheet.merge_range(_HEADER_ROW, first, _HEADER_ROW, last, snapshot, heading)
        for first, text in (
            (_LAST_VERIFIED, "Verified figures"),
            (_PREPOPULATED, "Prepopulated figures"),
            (_THIS_VERIFIED, "Verified figures"),
        ):
            self._sheet.merge_range(_HEADER_ROW + 1, first, _HEADER_ROW + 1, first + 2, text, heading)
            for at, group in enumerate(ETHNIC_GROUPS):
                self._sheet.write(last_row, first + at, _HEADINGS[group], heading)

    def _item(self, row: int, item: DataItem) -> None:
        self._sheet.write(row, 1, item.number, self._format(align="center"))
        self._sheet.write(row, 2, item.label, self._format(text_wrap=True))
        self._sheet.write(row, 3, str(item.measure), self._format())
        for at, group in enumerate(ETHNIC_GROUPS):
            ours = _prepopulated(item.key, group)
            self._sheet.write(row, _PREPOPULATED + at, ours, self._format(bg_color="#F2F2F2", num_format="0"))
        for first in (_LAST_VERIFIED, _THIS_VERIFIED):
            self._verified(row, item, first)
        self._sheet.write_blank(row, _NOTES, None, self._format(locked=False, text_wrap=True))

    def _verified(self, row: int, item: DataItem, first: int) -> None:
        number = _number_format(item)
        if item.is_ratio:
            centred = self._format(num_format=number, bg_color="#EFEFEF", align="center")
            self._sheet.merge_range(row, first, row, first + 2, "", centred)
            self._sheet.write_formula(row, first, _formula(item, first, first), centred, "")
            return
        for column in range(first, first + 3):
            if item.calculation:
                style = self._format(num_format=number, bg_color="#EFEFEF")
                self._sheet.write_formula(row, column, _formula(item, column, first), style, _empty(item))
            elif item.measure is Measure.PERCENTAGE and column == first + 2:
                self._sheet.write_blank(row, column, None, self._format(bg_color="#BFBFBF"))
            else:
                self._sheet.write_blank(row, column, None, self._format(num_format=number, locked=False))

    def _indicators(self) -> None:
        style = self._format(bold=True, text_wrap=True, valign="top")
        for indicator in INDICATORS:
            rows = [_ROW_OF[item.key] for item in DATA_ITEMS if item.indicator == indicator.number]
            first = _FIRST_ROW if indicator.number == 1 else rows[0]
            text = f"{indicator.number}\n{indicator.title}"
            if first == rows[-1]:
                self._sheet.write(first, 0, text, style)
            else:
                self._sheet.merge_range(first, 0, rows[-1], 0, text, style)

    def _guards(self) -> None:
        sheet = self._sheet
        for item in DATA_ITEMS:
            if item.calculation is None:
                percentage = item.measure is Measure.PERCENTAGE
                rule = {
                    "validate": "decimal" if percentage else "integer",
                    "criteria": "between",
                    "minimum": 0,
                    "maximum": 1 if percentage else 99999,
                    "error_message": "A percentage from 0% to 100%." if percentage else "A number of people.",
                }
                for first in (_LAST_VERIFIED, _THIS_VERIFIED):
                    sheet.data_validation(_ROW_OF[item.key], first, _ROW_OF[item.key], first + 2, rule)
        bands = (_ROW_OF[NON_CLINICAL_ITEMS[0]], _ROW_OF[NON_CLINICAL_ITEMS[-1]])
        bar = {"type": "data_bar", "data_bar_2010": True, "bar_color": "#63C384", "bar_solid": True}
        sheet.conditional_format(bands[0], _THIS_VERIFIED, bands[1], _THIS_VERIFIED, bar)
        top, end = _ROW_OF["1a_under_band_1"], _ROW_OF["1m_other"]
        differs = self._book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
        criteria = f'=AND(K{top + 1}<>"",K{top + 1}<>H{top + 1})'
        sheet.conditional_format(
            top, _THIS_VERIFIED, end, 12, {"type": "formula", "criteria": criteria, "format": differs}
        )
        sheet.write_comment(top, _THIS_VERIFIED, "People, whatever their hours.", {"author": "WRES"})
        sheet.write_comment(_FIRST_ROW - 1, _NOTES, "Why a figure differs.", {"author": "WRES"})

    def _page(self) -> None:
        sheet = self._sheet
        for columns, width in (("A:A", 26), ("B:B", 6), ("C:C", 96), ("D:D", 16), ("E:M", 12), ("N:N", 40)):
            sheet.set_column(columns, width)
        for row in (_FIRST_ROW - 1, *(_ROW_OF[key] for key in SURVEY_ITEMS.values())):
            sheet.set_row(row, 45)
        sheet.freeze_panes(_FIRST_ROW, 4)
        sheet.protect("", {"format_columns": True})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADER_ROW, _FIRST_ROW - 1)
        sheet.print_area(0, 0, _FIRST_ROW + len(_ROWS) - 1, _NOTES)
        sheet.set_header("&L&A&R&D")
        sheet.set_footer("&CPage &P of &N")


def _prepopulated(key: str, group: Group) -> int | None:
    """What the staff record is said to show: the trust's own count, but for two cells."""
    if ITEM[key].indicator != 1:
        return None
    if key not in NON_CLINICAL_ITEMS:
        return 0
    band = tuple(PAY_BANDS)[NON_CLINICAL_ITEMS.index(key)]
    return published_facts(YEARS[1]).headcounts[group][band] + _RECORD_DIFFERS.get((key, group), 0)


def _number_format(item: DataItem) -> str:
    match item.calculation:
        case RelativeLikelihood():
            return "0.00"
        case Likelihood():
            return "0.00%"
        case Share() | ShareDifference():
            return "0.0%"
        case _:
            return "0.0%" if item.measure is Measure.PERCENTAGE else "0"


def _empty(item: DataItem) -> str | int:
    """The value of a calculated cell while nothing is entered."""
    return 0 if isinstance(item.calculation, Total | Remainder) else ""


def _formula(item: DataItem, column: int, first: int) -> str:
    """The formula of a calculated row in a column; the groups of its year begin in the column `first`."""

    def cell(key: str, at: int = column) -> str:
        return f"{xl_col_to_name(at)}{_ROW_OF[key] + 1}"

    match item.calculation:
        case Total(parts) if parts == ("9_board",):
            return f"={cell('9_board')}"
        case Total() if item.key != "3_workforce":
            return f"={cell('3_workforce')}"
        case Total():
            return f"=SUM({','.join(f'{cell(start)}:{cell(end)}' for start, end in _STAFF_ROWS)})"
        case Remainder(whole, part):
            return f"={cell(whole)}-{cell(part)}"
        case Likelihood(events, total):
            return f'=IF({cell(total)}=0,"",{cell(events)}/{cell(total)})'
        case RelativeLikelihood(bme_over_white=bme_over_white):
            key = f"{item.indicator}_likelihood"
            over, under = cell(key, first + bme_over_white), cell(key, first + (not bme_over_white))
            return f'=IF(OR({over}="",{under}="",{under}=0),"",{over}/{under})'
        case Share(of):
            whole = f"SUM({cell(of, first)}:{cell(of, first + 2)})"
            return f'=IF({whole}=0,"",{cell(of)}/{whole})'
        case ShareDifference():
            board, workforce = cell("9_board_share"), cell("9_workforce_share")
            return f'=IF(OR({board}="",{workforce}=""),"",{board}-{workforce})'
        case _:
            raise TypeError(f"{item.key} is not calculated in the form")
