"""The Completeness page: for how many staff ethnicity is unknown, row by row, last year beside this year."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.workbook import charts, completeness_parts, national_return, statistics, trend_cells
from wres_xl.workbook.cells import NOT_AVAILABLE, Content, Live, number_or
from wres_xl.workbook.completeness_cells import (
    BANDS,
    BANDS_COLUMN,
    COUNTED,
    NUMBERS,
    PARTS_COLUMN,
    ROW,
    SHARE,
    UNKNOWN,
    Band,
    Counts,
    cell,
    change,
    column,
    fraction,
    headings,
    share,
)
from wres_xl.workbook.completeness_parts import PARTS, SECTION_PARTS, Part, counts_of
from wres_xl.workbook.page import GROUP_HEADERS, Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import GREY, LIGHT_GREY, PALE_ORANGE, PERCENT

NAME = "Completeness"
_NUMBER_WIDTHS = (9,) * 7
_RIGHT_WIDTHS = (12, 31, *_NUMBER_WIDTHS)
_WIDTHS = (13, 30, *_NUMBER_WIDTHS, 26, 2, *_RIGHT_WIDTHS)
_ROW_HEIGHT = 24
_CHART_GAP = 2
_MARKED = 5
"""So many rows are marked for their number of people of unknown ethnicity, and as many for their share."""

_MOST, _HIGHEST = "Most people", "Highest share"

_CHART_ROW = trend_cells.LAST_ROW + 3
LAST_ROW = _CHART_ROW + len(SECTION_PARTS)
"""The last row of the cells for the chart on the Statistics sheet."""


def write(book: Book, report: Report) -> None:
    """Write the page: every row of staff on the left; sections, staff groups and a chart on the right."""
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
    rows: list[list[Content]] = [
        [band.section, band.label, *_figures(report, at), _mark(report, at)] for at, band in enumerate(BANDS)
    ]
    page.table(
        *(
            ROW,
            BANDS_COLUMN,
            "CompletenessBands",
            ["Section", "Pay band or grade", *headings(report), "Where to begin"],
        ),
        rows,
        [["label", "label", *NUMBERS, "label_indented"]] * len(rows),
        height=_ROW_HEIGHT,
        header_height=GROUP_HEADERS,
    )
    completeness_parts.write(page, report, _ROW_HEIGHT)
    _tint(page)
    _chart(page)


def _band_cell(at: int, year: int, part: int) -> str:
    return cell(BANDS_COLUMN, at, year, part)


def _band_counts(report: Report, band: Band, year: int) -> Counts:
    everybody, unknown = (report.value(report.years[year], band.key, group) for group in COUNTED)
    return everybody, unknown


def _figures(report: Report, at: int) -> list[Content]:
    """Staff, those unknown, and their share in both years; then the change."""
    band = BANDS[at]
    counts = [_band_counts(report, band, year) for year in (0, 1)]
    cells: list[Content] = []
    for year, reporting_year in enumerate(report.years):
        cells += [national_return.live(report, reporting_year, band.key, group) for group in COUNTED]
        cells.append(share(BANDS_COLUMN, at, year, counts[year]))
    return [*cells, change(BANDS_COLUMN, at, counts)]


def _mark(report: Report, at: int) -> Live:
    """Whether a row is among those to begin with, in words, for colour alone says nothing to some."""
    unknown, share_cell = _band_cell(at, 1, UNKNOWN), _band_cell(at, 1, SHARE)
    most, highest = (
        f"{each}>={_least_marked(part)}" for each, part in ((unknown, UNKNOWN), (share_cell, SHARE))
    )
    both = f'IF({highest},"{_MOST}, {_HIGHEST.lower()}","{_MOST}")'
    marked = f'IF({most},{both},IF({highest},"{_HIGHEST}",""))'
    formula = (
        f'IF(COUNT({unknown})=0,"{NOT_AVAILABLE}",'
        f'IF({unknown}=0,"",IF(COUNT({share_cell})=0,"{NOT_AVAILABLE}",{marked})))'
    )
    return Live(formula, _marked(report, at))


def _least_marked(part: int) -> str:
    """The least number, or share, of those that are marked."""
    across = column(BANDS_COLUMN, 1, part)
    cells = xl_range_abs(ROW + 1, across, ROW + len(BANDS), across)
    return f"LARGE({cells},MIN({_MARKED},COUNT({cells})))"


def _marked(report: Report, at: int) -> str:
    counts = [_band_counts(report, band, 1) for band in BANDS]
    unknown = [each for _, each in counts]
    shares = [fraction(each) for each in counts]
    own_count, own_share = unknown[at], shares[at]
    if own_count is None:
        return NOT_AVAILABLE
    if not own_count:
        return ""
    if own_share is None:
        return NOT_AVAILABLE
    marks = [_MOST] if _is_marked(own_count, unknown) else []
    marks += [_HIGHEST] if _is_marked(own_share, shares) else []
    return ", ".join(marks).capitalize()


def _is_marked(value: float, values: Sequence[float | None]) -> bool:
    highest = sorted((each for each in values if each is not None), reverse=True)
    return value >= highest[:_MARKED][-1]


def _tint(page: Page) -> None:
    """Tint what is marked; the words beside it say the same."""
    words = xl_rowcol_to_cell(ROW + 1, column(BANDS_COLUMN, 1, SHARE) + 2, col_abs=True)
    tint = page.book.file.add_format({"bg_color": PALE_ORANGE})
    for part, mark in ((UNKNOWN, _MOST), (SHARE, _HIGHEST)):
        options = {"type": "formula", "criteria": f'=COUNTIF({words},"*{mark}*")>0', "format": tint}
        across = column(BANDS_COLUMN, 1, part)
        page.sheet.conditional_format(ROW + 1, across, ROW + len(BANDS), across, options)


def write_chart_cells(page: Page, report: Report) -> None:
    """Write, on the Statistics sheet, the cells that the chart is drawn from."""
    rows: list[list[Content]] = [
        [part.label, *(_charted(report, part, year) for year in (0, 1))] for part in SECTION_PARTS
    ]
    headers = ["Chart of completeness", "Last year", "This year"]
    page.table(_CHART_ROW, 0, "CompletenessChart", headers, rows, [["label", "number", "number"]] * len(rows))


def _charted(report: Report, part: Part, year: int) -> Live:
    counts = counts_of(report, report.years[year], part)
    shown = cell(PARTS_COLUMN, PARTS.index(part), year, SHARE)
    return number_or(f"{NAME}!{shown}", charts.UNSEEN, fraction(counts))


def _chart(page: Page) -> None:
    """The share unknown in each section, last year and this year."""

    def drawn(across: int) -> str:
        last = _CHART_ROW + len(SECTION_PARTS)
        return f"={statistics.NAME}!{xl_range_abs(_CHART_ROW + 1, across, last, across)}"

    def header(year: int) -> str:
        return f"={NAME}!{xl_rowcol_to_cell(ROW, column(PARTS_COLUMN, year, SHARE), True, True)}"

    series = [charts.Series(header(0), drawn(1), LIGHT_GREY), charts.Series(header(1), drawn(2), GREY)]
    chart: Any = charts.columns(
        page.book, "Share of staff whose ethnicity is not known", drawn(0), series, PERCENT
    )
    width = sum(int(width * 7 + 5) for width in _RIGHT_WIDTHS)
    row = ROW + len(PARTS) + _CHART_GAP
    chart.set_size({"width": width, "height": (ROW + len(BANDS) + 1 - row) * _ROW_HEIGHT * 4 // 3})
    description = "Column chart: share of staff of unknown ethnicity in each section, both years."
    page.sheet.insert_chart(row, PARTS_COLUMN, chart, {"description": description, "object_position": 2})
