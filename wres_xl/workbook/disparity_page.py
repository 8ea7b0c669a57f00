"""The Disparity page: the race disparity ratio, which is no indicator but is told beside them."""

from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.standard.disparity import LEVELS, SECTIONS, STEPS, Step, disparity_ratio, level_items
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.verdicts import FEW_CASES, HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import chart_cells, charts, national_return, statistics
from wres_xl.workbook.cells import Content, Live, if_defined, if_numbers, number_or, shown
from wres_xl.workbook.page import GROUP_HEADERS, Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import BLUE, COUNT, GREY, LIGHT_BLUE, ORANGE, RATIO

NAME = "Disparity"
_WIDTHS = (32, 11, 11, 11, 11, 3, 36, 12, 12, 40)
_ROW = 6
_RATIOS = 6
_CHART_LINES = 27
_TOGETHER = "Both"
_PARTS = (*SECTIONS, _TOGETHER)
_LEVELS = tuple(LEVELS)
_NAMES = {
    "lower": "lower, Band 5 and under",
    "middle": "middle, Bands 6 and 7",
    "upper": "upper, Band 8A and over, VSM",
}
_BLOCK = len(STEPS) + 1
"""Rows of a part in the table of ratios: its steps, and the check."""

_CHART_ROW = chart_cells.LAST_ROW + 3
LAST_ROW = _CHART_ROW + len(_PARTS) * len(STEPS)
"""The last row of the cells for the chart on the Statistics sheet."""

_EXACT = 0.000001


def write(book: Book, report: Report) -> None:
    """Write the page: staff at each level on the left, the ratios on the right."""
    page = Page(book, NAME, "Race disparity ratio: from lower to higher pay bands", _WIDTHS)
    term = report.settings.term
    page.write(
        1,
        0,
        f"How many White staff there are at a higher level for each at a lower one, over the same of {term} "
        "staff. Medical and dental staff, and people of unknown ethnicity, are left out.",
        "subtitle",
    )
    page.write(
        2,
        0,
        f"{report.settings.organisation}, reporting year {report.this.year}. 1.00 is parity. Above 1.00, "
        f"White staff are better represented at the higher level than {term} staff; 2.00 is twice as well.",
        "muted",
    )
    page.write(3, 0, "It compares who is at each level on one day; it does not follow people.", "muted")
    _levels_table(page, report)
    rows = _ratios_table(page, report)
    _charts(page, _ROW + rows + 2)


def _levels_table(page: Page, report: Report) -> None:
    """Staff of both groups at each level, of each part and of both together."""
    headers = ["Staff at each level"]
    headers += [f"{year} {report.name(group)}" for year in report.years for group in COMPARED_GROUPS]
    rows: list[list[Content]] = [
        [
            f"{part}: {_NAMES[level]}",
            *(_staff(report, year, part, level, group) for year in report.years for group in COMPARED_GROUPS),
        ]
        for part in _PARTS
        for level in _LEVELS
    ]
    styles = [["label", *["count"] * 4]] * len(rows)
    page.table(_ROW, 0, "Levels", headers, rows, styles, height=19, header_height=GROUP_HEADERS)


def _staff(report: Report, year: ReportingYear, part: str, level: str, group: Group) -> Live:
    value = _number(report, year, part, level, group)
    if part == _TOGETHER:
        cells = [_staff_cell(report, year, each, level, group) for each in SECTIONS]
        return Live(if_numbers(cells, "+".join(cells)), shown(value))
    keys = level_items(part, level)
    cells_of_level = national_return.column_range(report, year, keys, group)
    formula = f'IF(COUNT({cells_of_level})<{len(keys)},"n/a",SUM({cells_of_level}))'
    return Live(formula, shown(value))


def _number(report: Report, year: ReportingYear, part: str, level: str, group: Group) -> float | None:
    """A headcount, None where one of its pay bands is not known."""
    sections = SECTIONS if part == _TOGETHER else (part,)
    keys = tuple(key for section in sections for key in level_items(section, level))
    return report.total(year, keys, group)


def _staff_cell(report: Report, year: ReportingYear, part: str, level: str, group: Group) -> str:
    row = _ROW + 1 + _PARTS.index(part) * len(_LEVELS) + _LEVELS.index(level)
    column = 1 + report.years.index(year) * len(COMPARED_GROUPS) + COMPARED_GROUPS.index(group)
    cell: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    return cell


def _ratios_table(page: Page, report: Report) -> int:
    """The three ratios of each part with a check; returns the number of rows."""
    headers = ["Disparity ratio", *(str(year) for year in report.years), f"{report.this.year} in words"]
    rows: list[list[Content]] = []
    styles: list[list[str]] = []
    for part in _PARTS:
        for step in STEPS:
            ratios = [_ratio(report, year, part, step) for year in report.years]
            rows.append([_label(part, step), *ratios, _in_words(report, part, step)])
            styles.append(["label", "ratio_bold", "ratio_bold", "label_indented"])
        checks = [_check(report, year, part) for year in report.years]
        rows.append([f"{part}: check", *checks, "The first two multiplied give the third."])
        styles.append(["label", "reading", "reading", "label_indented"])
    page.table(
        _ROW, _RATIOS, "DisparityRatios", headers, rows, styles, height=19, header_height=GROUP_HEADERS
    )
    return len(rows)


def _label(part: str, step: Step) -> str:
    return f"{part}: {step.start} to {step.end}"


def _step_cells(report: Report, year: ReportingYear, part: str, step: Step) -> list[str]:
    """White staff at the start and the end of a step, then those of the other group."""
    return [
        _staff_cell(report, year, part, level, group)
        for group in COMPARED_GROUPS
        for level in (step.start, step.end)
    ]


def _value(report: Report, year: ReportingYear, part: str, step: Step) -> float | None:
    counts = _step_counts(report, year, part, step)
    return disparity_ratio(*counts) if counts else None


def _step_counts(report: Report, year: ReportingYear, part: str, step: Step) -> list[int] | None:
    counts = [
        _number(report, year, part, level, group)
        for group in COMPARED_GROUPS
        for level in (step.start, step.end)
    ]
    known = [int(count) for count in counts if count is not None]
    return known if len(known) == len(counts) else None


def _ratio(report: Report, year: ReportingYear, part: str, step: Step) -> Live:
    cells = _step_cells(report, year, part, step)
    white_start, white_end, bme_start, bme_end = cells
    undefined = f"OR({white_start}=0,{bme_start}=0,{bme_end}=0)"
    quotient = f"({white_end}/{white_start})/({bme_end}/{bme_start})"
    formula = if_numbers(cells, if_defined(undefined, quotient))
    return Live(formula, shown(_value(report, year, part, step)))


def _ratio_cell(report: Report, year: ReportingYear, part: str, step: Step) -> str:
    row = _ROW + 1 + _PARTS.index(part) * _BLOCK + STEPS.index(step)
    cell: str = xl_rowcol_to_cell(row, _RATIOS + 1 + report.years.index(year), row_abs=True, col_abs=True)
    return cell


def _check(report: Report, year: ReportingYear, part: str) -> Live:
    """Whether the last ratio is the product of the other two, in words."""
    first, second, whole = (_ratio_cell(report, year, part, step) for step in STEPS)
    agrees = f'IF(ABS({first}*{second}-{whole})<{_EXACT:f}*MAX(1,{whole}),"Agrees","Differs")'
    known = all(_value(report, year, part, step) is not None for step in STEPS)
    return Live(if_numbers([first, second, whole], agrees), "Agrees" if known else "n/a")


def _in_words(report: Report, part: str, step: Step) -> Live:
    """What this year's ratio says; with few people in one of its counts, only that they are few."""
    year = report.this.year
    ratio = _ratio_cell(report, year, part, step)
    fewest = f"MIN({','.join(_step_cells(report, year, part, step))})"
    few = f"Too few to tell: a count below {FEW_CASES}"
    above, below = "White staff better represented higher up", "White staff less represented higher up"
    even = f"Close to parity: {LOWEST_EVEN:.2f} to {HIGHEST_EVEN:.2f}"
    sides = f'IF({ratio}<{LOWEST_EVEN},"{below}",IF({ratio}>{HIGHEST_EVEN},"{above}","{even}"))'
    formula = if_numbers([ratio], f'IF({fewest}<{FEW_CASES},"{few}",{sides})')
    value, counts = _value(report, year, part, step), _step_counts(report, year, part, step)
    if value is None or counts is None:
        return Live(formula, "n/a")
    if min(counts) < FEW_CASES:
        return Live(formula, few)
    return Live(formula, below if value < LOWEST_EVEN else above if value > HIGHEST_EVEN else even)


def write_chart_cells(page: Page, report: Report) -> None:
    """Write, on the Statistics sheet, the cells that the chart of ratios is drawn from."""
    rows: list[list[Content]] = [
        [_label(part, step), *(_charted(report, year, part, step) for year in report.years), 1]
        for part in _PARTS
        for step in STEPS
    ]
    headers = ["Chart of disparity", "Last year", "This year", "Parity"]
    styles = [["label", *["number"] * 3]] * len(rows)
    page.table(_CHART_ROW, 0, "DisparityChart", headers, rows, styles)


def _charted(report: Report, year: ReportingYear, part: str, step: Step) -> Live:
    cell = f"{NAME}!{_ratio_cell(report, year, part, step)}"
    return number_or(cell, charts.UNSEEN, _value(report, year, part, step))


def _charts(page: Page, row: int) -> None:
    """The ratios beside parity, and who is at each level this year."""
    ratios = "Column chart: race disparity ratios of three steps in both years, beside parity."
    placed = [(_ratios_chart(page), ratios)]
    # In bars that add up to 100 % a hidden group would look like nobody, and the other like everybody.
    if not page.book.copied:
        levels = "Stacked bars: shares of White and other staff at each level of pay, this year."
        placed.insert(0, (_levels_chart(page), levels))
    page.charts(row, placed, _CHART_LINES)


def _ratios_chart(page: Page) -> Any:
    def drawn(column: int) -> str:
        return f"={statistics.NAME}!{xl_range_abs(_CHART_ROW + 1, column, LAST_ROW, column)}"

    series = [
        charts.Series(_header(_RATIOS + 1), drawn(1), LIGHT_BLUE),
        charts.Series(_header(_RATIOS + 2), drawn(2), BLUE),
    ]
    chart = charts.columns(page.book, "Race disparity ratio: 1.00 is parity", drawn(0), series, RATIO)
    charts.add_line(page.book, chart, "1.00, parity", drawn(0), drawn(3), GREY)
    return chart


def _levels_chart(page: Page) -> Any:
    def cells(column: int) -> str:
        last = _ROW + len(_PARTS) * len(_LEVELS)
        return f"={NAME}!{xl_range_abs(_ROW + 1, column, last, column)}"

    series = [
        charts.Series(_header(3), cells(3), BLUE, inside=True),
        charts.Series(_header(4), cells(4), ORANGE, inside=True),
    ]
    return charts.bars(page.book, "Who is at each level, this year", cells(0), series, COUNT)


def _header(column: int) -> str:
    return f"={NAME}!{xl_rowcol_to_cell(_ROW, column, True, True)}"
