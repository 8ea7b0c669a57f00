"""Cells of the Statistics sheet that only charts and headlines use, so that those follow any report.

A chart can hold no condition and no text of its own: which of two figures it draws, what it is called, and
whether a point is known are all told by these cells.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from xlsxwriter.utility import xl_range_abs

from wres_xl.commentary import headline_key
from wres_xl.settings import Settings
from wres_xl.standard.indicators import INDICATORS
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import statistics
from wres_xl.workbook.cells import Content, Live
from wres_xl.workbook.page import Page
from wres_xl.workbook.report import Report

_INDICATORS = (2, 3, 4)
_RATIOS_ROW = statistics.LAST_ROW + 3
RATIOS = len(_INDICATORS) * 2
"""The points of the chart of ratios: each indicator last year and this year."""

_TEXTS_ROW = _RATIOS_ROW + RATIOS + 3
_BASIS = "Indicator 3 is counted over"
EVENTS = {
    2: "appointed from shortlisting",
    3: "entered the formal process",
    4: "took up non-mandatory training or CPD",
}
"""What happened to the people whom the counts of an indicator's chart tell."""

_TERM_TEXTS = {
    "group": "{term}",
    "trend 1": "1: {term} share of the workforce",
    "trend 9": "9: {term} share of board and workforce",
    "bands": "{term} staff as a share of each band",
    "ratios": "Relative likelihoods: 1.00 is equal, above it is less favourable for {term}",
    "shortlisted": "{term}: shortlisted",
    **{f"events {number}": f"{{term}}: {events}" for number, events in EVENTS.items()},
}

LAST_ROW = _TEXTS_ROW + 1 + len(_TERM_TEXTS)
"""The last row of these cells; those of further charts stand below it."""


def text(name: str) -> str:
    """The cell of a chart's title or of a series' name in which the organisation's term stands."""
    row = _TEXTS_ROW + 2 + list(_TERM_TEXTS).index(name)
    return f"={statistics.reference(row, 1)}"


def by_basis(report: Report, live: Callable[[Settings], Live]) -> Live:
    """What `live` gives for indicator 3, on the basis that the sheet names."""
    one, two = (
        live(replace(report.settings, indicator_3_basis=basis)) for basis in ("single year", "two years")
    )
    formula = f'IF({statistics.reference(_TEXTS_ROW + 1, 1)}="two years",{two.formula},{one.formula})'
    return Live(formula, live(report.settings).value)


def even_band(points: int) -> tuple[str, str]:
    """The cells of the shaded band of a ratio chart: how high it begins, and how high it is."""
    return _ratio_cells(5, points), _ratio_cells(6, points)


def all_ratios() -> tuple[str, dict[str, Any]]:
    """The chart of indicators 2, 3 and 4 in both years: its categories, and its series' cells."""
    return _ratio_cells(0, RATIOS), {
        "values": _ratio_cells(1, RATIOS),
        "error_bars": statistics.bars(_ratio_cells(2, RATIOS), _ratio_cells(3, RATIOS)),
        "top": _ratio_cells(4, RATIOS),
    }


def _ratio_cells(column: int, count: int) -> str:
    return f"={statistics.NAME}!{xl_range_abs(_RATIOS_ROW + 1, column, _RATIOS_ROW + count, column)}"


def write(page: Page, report: Report) -> None:
    """Write the two tables below the statistics."""
    headers = ["Chart of ratios", "Ratio", "Below", "Above", "Top", "From", "Height"]
    ratios = [_ratio_row(report, number, year) for number in _INDICATORS for year in report.years]
    page.table(_RATIOS_ROW, 0, "RatioChart", headers, ratios, [["label", *["number"] * 6]] * len(ratios))

    texts: list[list[Content]] = [[_BASIS, report.settings.indicator_3_basis]]
    texts += [
        [f"Charts: {name}", template.format(term=report.settings.term)]
        for name, template in _TERM_TEXTS.items()
    ]
    page.table(_TEXTS_ROW, 0, "ChartTexts", ["Used by", "Text"], texts, [["label", "label"]] * len(texts))


def _ratio_row(report: Report, number: int, year: ReportingYear) -> list[Content]:
    def chosen(column: str) -> Live:
        return by_basis(
            report,
            lambda settings: statistics.charted(report, year, headline_key(number, settings), None, column),
        )

    return [
        f"{INDICATORS[number - 1].short_title} {year}",
        *(chosen(f"Chart: {part}") for part in ("value", "below", "above", "top")),
        LOWEST_EVEN,
        HIGHEST_EVEN - LOWEST_EVEN,
    ]
