"""The National return sheet: the data items, on which every other page rests.

Values entered are numbers; all else follows by formula, here as on the national form. The formulas say the
same as `standard.measures` and `figures`; tests recalculate them and hold the two against each other.

To the right stand the years before last year, which trends follow from. They are in the rows of the same
items, so that the whole sheet reads as one table of several years, and serves as next year's past.
"""

from collections.abc import Sequence
from functools import cache
from typing import assert_never

from xlsxwriter.utility import xl_rowcol_to_cell

from wres_xl.standard.data_items import (
    DATA_ITEMS,
    ITEM,
    SUPPLEMENTARY_ITEMS,
    DataItem,
    Likelihood,
    Measure,
    RelativeLikelihood,
    Remainder,
    Share,
    ShareDifference,
    ShareOfAll,
    Total,
    TwoYearTotal,
)
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.cells import Live, if_defined, if_numbers, shown
from wres_xl.workbook.page import GROUP_HEADERS, Book, Page
from wres_xl.workbook.report import TREND_YEARS, Report

NAME = "National return"
HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1
_LABELS = ("No.", "Key", "Indicator", "Section", "Data item", "Measure")
_YEAR_WIDTH = 9.5
SUPPLEMENT_ROW = FIRST_ROW + len(DATA_ITEMS) + 2
"""The header row of the second table, of figures that are no rows of the national form."""
_ROWS = {item.key: FIRST_ROW + at for at, item in enumerate(DATA_ITEMS)} | {
    item.key: SUPPLEMENT_ROW + 1 + at for at, item in enumerate(SUPPLEMENTARY_ITEMS)
}
_GROUP_COLUMN = {Group.WHITE: 0, Group.BME: 1, Group.UNKNOWN: 2, Group.ALL: 3}
_HISTORY_COLUMN = len(_LABELS) + 2 * len(_GROUP_COLUMN) + 1
"""The column of the table of the years before last year; one between the tables is free."""
_EARLIER = TREND_YEARS - 2
"""The number of years before last year."""


def reference(report: Report, year: ReportingYear, key: str, group: Group | None = None) -> str:
    """The cell of a data item for other sheets; a ratio stands in the last of a year's columns."""
    return f"'{NAME}'!{_cell(report, year, key, group)}"


def live(report: Report, year: ReportingYear, key: str, group: Group | None = None) -> Live:
    """A data item for another sheet: the reference and its present value."""
    cell = reference(report, year, key, group)
    entered = key in ITEM and ITEM[key].calculation is None and group is not Group.ALL
    # A reference to an empty cell would show 0.
    formula = if_numbers([cell], cell) if entered else cell
    return Live(formula, shown(report.value(year, key, group)))


def write(book: Book, report: Report) -> None:
    """Write the sheet."""
    earlier = report.trend_years[:-2]
    widths = (5, 27, 10, 40, 92, 15, *(_YEAR_WIDTH,) * 8, 2, 27, *(_YEAR_WIDTH,) * 4 * len(earlier))
    page = Page(book, NAME, "National return: the data items", widths)
    page.write(
        1,
        0,
        "Shaded cells are entered, counted from the extracts; the others follow by formula. "
        "All other pages follow from this one. Years before last year, where they are known, stand to the "
        "right, and are not printed.",
        "subtitle",
    )
    page.write(SUPPLEMENT_ROW - 1, 0, "Supplementary figures, no part of the national form", "section")
    headers = [*_LABELS, *_year_headers(report, report.years)]
    for row, name, items in (
        (HEADER_ROW, "NationalReturn", DATA_ITEMS),
        (SUPPLEMENT_ROW, "Supplement", SUPPLEMENTARY_ITEMS),
    ):
        rows = [_row(report, item) for item in items]
        page.table(
            row, 0, name, headers, rows, [_styles(item) for item in items], header_height=GROUP_HEADERS
        )
    page.table(
        HEADER_ROW,
        _HISTORY_COLUMN,
        "EarlierYears",
        ["Earlier years", *_year_headers(report, earlier)],
        [[item.label, *_contents(report, item, earlier)] for item in DATA_ITEMS],
        [["label", *_year_styles(item) * len(earlier)] for item in DATA_ITEMS],
        header_height=GROUP_HEADERS,
    )
    page.sheet.freeze_panes(FIRST_ROW, 5)
    page.sheet.repeat_rows(HEADER_ROW)
    page.sheet.print_area(0, 0, SUPPLEMENT_ROW + len(SUPPLEMENTARY_ITEMS), _HISTORY_COLUMN - 2)


def row_of(key: str) -> int:
    """The sheet row of a data item, counted from 0."""
    return _ROWS[key]


def column_of(report: Report, year: ReportingYear, group: Group | None) -> int:
    """The sheet column of a year and group, counted from 0."""
    at = TREND_YEARS - 1 - (report.this.year.start - year.start)
    in_history = at < _EARLIER
    first = _HISTORY_COLUMN + 1 if in_history else len(_LABELS)
    across = at if in_history else at - _EARLIER
    return first + across * len(_GROUP_COLUMN) + _GROUP_COLUMN[group or Group.ALL]


def column_range(report: Report, year: ReportingYear, keys: Sequence[str], group: Group) -> str:
    """The cells of neighbouring data items of one group, for other sheets."""
    first, last = (_cell(report, year, key, group) for key in (keys[0], keys[-1]))
    return f"'{NAME}'!{first}:{last}"


def _cell(report: Report, year: ReportingYear, key: str, group: Group | None) -> str:
    return _address(row_of(key), column_of(report, year, group))


@cache
def _address(row: int, column: int) -> str:
    """A cell's address; the formulas of all pages name the same cells many times."""
    address: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    return address


def _row(report: Report, item: DataItem) -> list[Live | str | float | int | None]:
    # The form's own wording stays as it is; the supplementary figures are ours.
    label = item.label if item.number else item.label.replace("BME", report.settings.term)
    texts = [item.number or None, item.key, item.indicator, item.section, label, str(item.measure)]
    return [*texts, *_contents(report, item, report.years)]


def _contents(report: Report, item: DataItem, years: Sequence[ReportingYear]) -> list[Live | float | None]:
    groups = (*ETHNIC_GROUPS, Group.ALL)
    return [_content(report, year, item, group) for year in years for group in groups]


def _year_headers(report: Report, years: Sequence[ReportingYear]) -> list[str]:
    names = [*(report.name(group) for group in ETHNIC_GROUPS), "All / ratio"]
    return [f"{year} {name}" for year in years for name in names]


def _styles(item: DataItem) -> list[str]:
    return ["centred", "label", "centred", "label", "label", "label", *_year_styles(item) * 2]


def _year_styles(item: DataItem) -> list[str]:
    number = _number_style(item)
    entered = item.calculation is None
    columns = ETHNIC_GROUPS if item.measure is not Measure.PERCENTAGE else COMPARED_GROUPS
    return [
        f"entered_{number}" if entered and group in columns else number
        for group in (*ETHNIC_GROUPS, Group.ALL)
    ]


def _number_style(item: DataItem) -> str:
    match item.calculation:
        case Likelihood():
            return "percent_2"
        case RelativeLikelihood():
            return "ratio"
        case Share() | ShareOfAll():
            return "percent"
        case ShareDifference():
            return "points"
        case _:
            return "percent" if item.measure is Measure.PERCENTAGE else "count"


def _content(report: Report, year: ReportingYear, item: DataItem, group: Group) -> Live | float | None:
    """What stands in the cell: a number entered, a formula with its value, or nothing."""
    ratio_cell = item.is_ratio and group is Group.ALL
    figure_group = None if ratio_cell else group
    known = report.this.by_cell
    if (item.key, figure_group) not in known:
        return None
    value = report.value(year, item.key, figure_group)
    if item.calculation is None and group is not Group.ALL:
        return value
    return Live(_formula(report, year, item, group), shown(value))


def _formula(report: Report, year: ReportingYear, item: DataItem, group: Group) -> str:
    def cell(key: str, of: Group = group) -> str:
        return _cell(report, year, key, of)

    def everyone(key: str) -> str:
        return f"{cell(key, Group.WHITE)}:{cell(key, Group.UNKNOWN)}"

    match item.calculation:
        case None:
            return f'IF(COUNT({everyone(item.key)})<3,"n/a",SUM({everyone(item.key)}))'
        case Total(parts) if parts == ("9_board",):
            return if_numbers([cell("9_board")], cell("9_board"))
        case Total(parts):
            if group is Group.ALL:
                return f'IF(COUNT({everyone(item.key)})<3,"n/a",SUM({everyone(item.key)}))'
            ranges = ",".join(f"{cell(first)}:{cell(last)}" for first, last in _runs(parts))
            return f'IF(COUNT({ranges})<{len(parts)},"n/a",SUM({ranges}))'
        case Remainder(whole, part):
            difference = if_defined(f"{cell(part)}>{cell(whole)}", f"{cell(whole)}-{cell(part)}")
            return if_numbers([cell(whole), cell(part)], difference)
        case Likelihood(events, total):
            undefined = f"OR({cell(total)}=0,{cell(events)}>{cell(total)})"
            quotient = f"{cell(events)}/{cell(total)}"
            return if_numbers([cell(events), cell(total)], if_defined(undefined, quotient))
        case RelativeLikelihood(events, total, bme_over_white):
            first, second = reversed(COMPARED_GROUPS) if bme_over_white else COMPARED_GROUPS
            return ratio_formula(
                cell(events, first), cell(total, first), cell(events, second), cell(total, second)
            )
        case Share(of):
            return (
                f'IF(COUNT({everyone(of)})<3,"n/a",'
                f"{if_defined(f'SUM({everyone(of)})=0', f'{cell(of)}/SUM({everyone(of)})')})"
            )
        case ShareDifference(part, workforce):
            shares = {"9_board": "9_board_share", "9_workforce": "9_workforce_share"}
            of_part, of_workforce = cell(shares[part]), cell(shares[workforce])
            return if_numbers([of_part, of_workforce], f"{of_part}-{of_workforce}")
        case ShareOfAll(parts):
            ranges = ",".join(f"{cell(first)}:{cell(last)}" for first, last in _runs(parts))
            whole = cell("9_workforce", Group.ALL)
            undefined = f"OR(COUNT({ranges})<{len(parts)},{whole}=0)"
            return if_numbers([whole], if_defined(undefined, f"SUM({ranges})/{whole}"))
        case TwoYearTotal(of):
            if group is Group.ALL:
                return f'IF(COUNT({everyone(item.key)})<3,"n/a",SUM({everyone(item.key)}))'
            both = [_cell(report, each, of, group) for each in (year.previous, year)]
            return if_numbers(both, "+".join(both))
        case _ as never:
            assert_never(never)


def ratio_formula(events: str, total: str, comparator_events: str, comparator_total: str) -> str:
    """A relative likelihood of four cells; not available where it is undefined or impossible."""
    undefined = (
        f"OR({total}=0,{comparator_total}=0,{comparator_events}=0,"
        f"{events}>{total},{comparator_events}>{comparator_total})"
    )
    quotient = f"({events}/{total})/({comparator_events}/{comparator_total})"
    cells = [events, total, comparator_events, comparator_total]
    return if_numbers(cells, if_defined(undefined, quotient))


def _runs(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Keys in neighbouring rows, as the first and last of each run."""
    runs: list[tuple[str, str]] = []
    for key in keys:
        if runs and row_of(key) == row_of(runs[-1][1]) + 1:
            runs[-1] = (runs[-1][0], key)
        else:
            runs.append((key, key))
    return runs
