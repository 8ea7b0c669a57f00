"""The Completeness page: for how many staff ethnicity is unknown, row by row, last year beside this year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.standard.data_items import MEDICAL_ITEMS, MEDICAL_ROWS, PAY_BANDS
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import charts, national_return, statistics, trend_cells
from wres_xl.workbook.cells import NOT_AVAILABLE, Content, Live, if_numbers, number_or, shown
from wres_xl.workbook.page import GROUP_HEADERS, Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import GREY, LIGHT_GREY, PALE_ORANGE, PERCENT

NAME = "Completeness"
_RIGHT_WIDTHS = (20, *(9.5,) * 7)
_WIDTHS = (13, 30, *(9.5,) * 7, 26, 2, *_RIGHT_WIDTHS)
_ROW = 4
_ROW_HEIGHT = 23
_RIGHT = 11
_CHART_ROWS = 24
_MARKED = 5
"""So many rows are marked for their number of people of unknown ethnicity, and as many for their share."""

_MOST, _HIGHEST = "Most people", "Highest share"


@dataclass(frozen=True)
class _Band:
    """A row of staff: its section, label and data item."""

    section: str
    label: str
    key: str


_BANDS = (
    *(_Band("Non-clinical", band, f"1a_{ending}") for band, ending in PAY_BANDS.items()),
    *(_Band("Clinical", band, f"1b_{ending}") for band, ending in PAY_BANDS.items()),
    *(_Band("Medical", label, key) for label, key in MEDICAL_ROWS.items()),
)
_SECTIONS = {
    "Non-clinical": tuple(each.key for each in _BANDS if each.section == "Non-clinical"),
    "Clinical": tuple(each.key for each in _BANDS if each.section == "Clinical"),
    "Medical and dental": MEDICAL_ITEMS,
}
"""The items of each section, none of them part of another."""

_WHOLE = "Whole workforce"
_STAFF, _UNKNOWN, _SHARE = 0, 1, 2
"""Columns of a year, beside one another."""

_CHART_ROW = trend_cells.LAST_ROW + 3


def write(book: Book, report: Report) -> None:
    """Write the page: every row of staff on the left, the sections and their chart on the right."""
    page = Page(book, NAME, "Completeness: staff whose ethnicity is not known", _WIDTHS)
    page.write(
        1,
        0,
        "Unknown: not stated, not given, or blank in ESR. Every figure gets firmer the fewer they are.",
        "subtitle",
    )
    page.write(
        2,
        0,
        f"{report.settings.organisation}, reporting year {report.this.year}. Marked: the {_MARKED} rows with "
        "the most people of unknown ethnicity this year, and those with the highest share.",
        "muted",
    )
    columns = [f"{year} {what}" for year in report.years for what in ("staff", "unknown", "share unknown")]
    rows: list[list[Content]] = [
        [band.section, band.label, *_figures(report, at), _mark(report, at)] for at, band in enumerate(_BANDS)
    ]
    numbers = [*["count", "count", "percent"] * 2, "points"]
    page.table(
        *(
            _ROW,
            0,
            "CompletenessBands",
            ["Section", "Pay band or grade", *columns, "Change in share", "Where to begin"],
        ),
        rows,
        [["label", "label", *numbers, "label_indented"]] * len(rows),
        height=_ROW_HEIGHT,
        header_height=GROUP_HEADERS,
    )
    sections: list[list[Content]] = [[name, *_section(report, name, at)] for at, name in enumerate(_names())]
    bold = ["count_bold", "count_bold", "percent_bold"] * 2
    page.table(
        *(_ROW, _RIGHT, "CompletenessSections", ["Section", *columns, "Change in share"]),
        sections,
        [*[["label", *numbers]] * len(_SECTIONS), ["label_bold", *bold, "points_bold"]],
        height=_ROW_HEIGHT,
        header_height=GROUP_HEADERS,
    )
    _tint(page)
    _chart(page)


def _names() -> tuple[str, ...]:
    return (*_SECTIONS, _WHOLE)


def _column(year: int, part: int) -> int:
    """The column of a year, 0 for last year, of the table on the left."""
    return 2 + 3 * year + part


def _band_cell(at: int, year: int, part: int) -> str:
    cell: str = xl_rowcol_to_cell(_ROW + 1 + at, _column(year, part), row_abs=True, col_abs=True)
    return cell


def _figures(report: Report, at: int) -> list[Content]:
    """Staff, those unknown, and their share in both years; then the change."""
    key = _BANDS[at].key
    counts = [
        [report.value(year, key, group) for group in (Group.ALL, Group.UNKNOWN)] for year in report.years
    ]
    cells: list[Content] = []
    for year, reporting_year in enumerate(report.years):
        cells += [
            national_return.live(report, reporting_year, key, group) for group in (Group.ALL, Group.UNKNOWN)
        ]
        staff, unknown = _band_cell(at, year, _STAFF), _band_cell(at, year, _UNKNOWN)
        cells.append(_share(staff, unknown, *counts[year]))
    shares = [_band_cell(at, year, _SHARE) for year in (0, 1)]
    return [*cells, _change(shares, counts)]


def _share(staff: str, unknown: str, all_staff: float | None, count: float | None) -> Live:
    formula = if_numbers([staff, unknown], f'IF({staff}=0,"-",{unknown}/{staff})')
    if all_staff is None or count is None:
        return Live(formula, NOT_AVAILABLE)
    return Live(formula, count / all_staff if all_staff else "-")


def _change(shares: list[str], counts: Sequence[Sequence[float | None]]) -> Live:
    last, this = (_fraction(*each) for each in counts)
    value = None if last is None or this is None else this - last
    return Live(if_numbers(shares, f"{shares[1]}-{shares[0]}"), shown(value))


def _fraction(all_staff: float | None, count: float | None) -> float | None:
    return count / all_staff if all_staff and count is not None else None


def _section(report: Report, name: str, at: int) -> list[Content]:
    """The same of a section, added up from the table on the left."""
    cells: list[Content] = []
    counts: list[list[float | None]] = []
    shares: list[str] = []
    for year, reporting_year in enumerate(report.years):
        numbers = [_number(report, reporting_year, name, group) for group in (Group.ALL, Group.UNKNOWN)]
        staff, unknown, share = (_section_cell(at, year, part) for part in (_STAFF, _UNKNOWN, _SHARE))
        for part, (group, number) in enumerate(zip((Group.ALL, Group.UNKNOWN), numbers, strict=True)):
            if name == _WHOLE:
                cells.append(national_return.live(report, reporting_year, "9_workforce", group))
            else:
                cells.append(Live(_sum(name, _column(year, part)), shown(number)))
        cells.append(_share(staff, unknown, *numbers))
        counts.append(numbers)
        shares.append(share)
    return [*cells, _change(shares, counts)]


def _section_cell(at: int, year: int, part: int) -> str:
    cell: str = xl_rowcol_to_cell(_ROW + 1 + at, _RIGHT + _column(year, part) - 1, row_abs=True, col_abs=True)
    return cell


def _sum(name: str, column: int) -> str:
    rows = [_ROW + 1 + at for at, band in enumerate(_BANDS) if band.key in _SECTIONS[name]]
    cells = ",".join(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for row in rows)
    return f'IF(COUNT({cells})<{len(rows)},"{NOT_AVAILABLE}",SUM({cells}))'


def _number(report: Report, year: ReportingYear, name: str, group: Group) -> float | None:
    if name == _WHOLE:
        return report.value(year, "9_workforce", group)
    return report.total(year, _SECTIONS[name], group)


def _mark(report: Report, at: int) -> Live:
    """Whether a row is among those to begin with, in words, for colour alone says nothing to some."""
    unknown, share = _band_cell(at, 1, _UNKNOWN), _band_cell(at, 1, _SHARE)
    most, highest = (
        f"{cell}>={_least_marked(part)}" for cell, part in ((unknown, _UNKNOWN), (share, _SHARE))
    )
    both = f'IF({highest},"{_MOST}, {_HIGHEST.lower()}","{_MOST}")'
    marked = f'IF({most},{both},IF({highest},"{_HIGHEST}",""))'
    formula = (
        f'IF(COUNT({unknown})=0,"{NOT_AVAILABLE}",'
        f'IF({unknown}=0,"",IF(COUNT({share})=0,"{NOT_AVAILABLE}",{marked})))'
    )
    return Live(formula, _marked(report, at))


def _least_marked(part: int) -> str:
    """The least number, or share, of those that are marked."""
    column = _column(1, part)
    cells = xl_range_abs(_ROW + 1, column, _ROW + len(_BANDS), column)
    return f"LARGE({cells},MIN({_MARKED},COUNT({cells})))"


def _marked(report: Report, at: int) -> str:
    year = report.this.year
    unknown = [report.value(year, band.key, Group.UNKNOWN) for band in _BANDS]
    staff = [report.value(year, band.key, Group.ALL) for band in _BANDS]
    shares = [_fraction(all_staff, count) for all_staff, count in zip(staff, unknown, strict=True)]
    count, share = unknown[at], shares[at]
    if count is None:
        return NOT_AVAILABLE
    if not count:
        return ""
    if share is None:
        return NOT_AVAILABLE
    marks = [_MOST] if _is_marked(count, unknown) else []
    marks += [_HIGHEST] if _is_marked(share, shares) else []
    return ", ".join(marks).capitalize()


def _is_marked(value: float, values: Sequence[float | None]) -> bool:
    highest = sorted((each for each in values if each is not None), reverse=True)
    return value >= highest[:_MARKED][-1]


def _tint(page: Page) -> None:
    """Tint what is marked; the words beside it say the same."""
    words = xl_rowcol_to_cell(_ROW + 1, _column(1, _SHARE) + 2, col_abs=True)
    tint = page.book.file.add_format({"bg_color": PALE_ORANGE})
    for part, mark in ((_UNKNOWN, _MOST), (_SHARE, _HIGHEST)):
        options = {"type": "formula", "criteria": f'=COUNTIF({words},"*{mark}*")>0', "format": tint}
        column = _column(1, part)
        page.sheet.conditional_format(_ROW + 1, column, _ROW + len(_BANDS), column, options)


def write_chart_cells(page: Page, report: Report) -> None:
    """Write, on the Statistics sheet, the cells that the chart is drawn from."""
    rows: list[list[Content]] = [
        [name, *(_charted(report, name, at, year) for year in (0, 1))] for at, name in enumerate(_names())
    ]
    headers = ["Chart of completeness", "Last year", "This year"]
    page.table(_CHART_ROW, 0, "CompletenessChart", headers, rows, [["label", "number", "number"]] * len(rows))


def _charted(report: Report, name: str, at: int, year: int) -> Live:
    counts = [_number(report, report.years[year], name, group) for group in (Group.ALL, Group.UNKNOWN)]
    return number_or(f"{NAME}!{_section_cell(at, year, _SHARE)}", charts.UNSEEN, _fraction(*counts))


def _chart(page: Page) -> None:
    """The share unknown in each section, last year and this year."""

    def drawn(column: int) -> str:
        last = _CHART_ROW + len(_names())
        return f"={statistics.NAME}!{xl_range_abs(_CHART_ROW + 1, column, last, column)}"

    def header(year: int) -> str:
        column = _RIGHT + _column(year, _SHARE) - 1
        return f"={NAME}!{xl_rowcol_to_cell(_ROW, column, True, True)}"

    series = [charts.Series(header(0), drawn(1), LIGHT_GREY), charts.Series(header(1), drawn(2), GREY)]
    chart: Any = charts.columns(
        page.book, "Share of staff whose ethnicity is not known", drawn(0), series, PERCENT
    )
    width = sum(int(width * 7 + 5) for width in _RIGHT_WIDTHS)
    chart.set_size({"width": width, "height": _CHART_ROWS * _ROW_HEIGHT * 4 // 3})
    description = "Column chart: share of staff of unknown ethnicity in each section, both years."
    row = _ROW + len(_names()) + 3
    page.sheet.insert_chart(row, _RIGHT, chart, {"description": description, "object_position": 2})
