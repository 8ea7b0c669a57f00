"""The table of sections and staff groups on the Completeness page, each with all of its people.

Sections are sums of the pay bands beside them. Staff groups are counted for this page alone, as the national
return does not ask for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wres_xl.codes import national_staff_groups
from wres_xl.standard.data_items import CLINICAL_ITEMS, MEDICAL_ITEMS, NON_CLINICAL_ITEMS
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import national_return
from wres_xl.workbook.cells import NOT_AVAILABLE, Content, Live, shown
from wres_xl.workbook.completeness_cells import (
    BANDS,
    BANDS_COLUMN,
    COUNTED,
    NUMBERS,
    NUMBERS_BOLD,
    PARTS_COLUMN,
    ROW,
    STAFF,
    UNKNOWN,
    Counts,
    cell,
    change,
    headings,
    share,
)
from wres_xl.workbook.page import GROUP_HEADERS, Page
from wres_xl.workbook.report import Report

_SECTIONS = {
    "Non-clinical": NON_CLINICAL_ITEMS,
    "Clinical": CLINICAL_ITEMS,
    "Medical and dental": MEDICAL_ITEMS,
}
"""The items of each section, none of them part of another."""

_WORKFORCE = "9_workforce"
_NOT_TOLD = "Not told"


@dataclass(frozen=True)
class Part:
    """A row of the table: the items of a section, a staff group by its name in the counts, or everybody."""

    of: str
    label: str
    items: tuple[str, ...] = ()
    staff_group: str | None = None


_WHOLE = Part("All", "Whole workforce", (_WORKFORCE,))

PARTS = (
    *(Part("Section", name, tuple(items)) for name, items in _SECTIONS.items()),
    *(Part("Staff group", name, staff_group=name) for name in national_staff_groups()),
    Part("Staff group", _NOT_TOLD, staff_group=""),
    _WHOLE,
)

SECTION_PARTS = tuple(part for part in PARTS if part.staff_group is None)
"""The sections and the whole workforce."""


def write(page: Page, report: Report, height: float) -> None:
    """Write the table, its rows `height` points high."""
    rows: list[list[Content]] = [_row(report, at) for at in range(len(PARTS))]
    styles = [
        ["label_bold", "label_bold", *NUMBERS_BOLD] if part is _WHOLE else ["label", "label", *NUMBERS]
        for part in PARTS
    ]
    page.table(
        *(ROW, PARTS_COLUMN, "CompletenessParts", ["Part", "Section or staff group", *headings(report)]),
        rows,
        styles,
        height=height,
        header_height=GROUP_HEADERS,
    )


def counts_of(report: Report, year: ReportingYear, part: Part) -> Counts:
    """All people of a part, and those of unknown ethnicity."""
    everybody, unknown = (_count(report, year, part, group) for group in COUNTED)
    return everybody, unknown


def _count(report: Report, year: ReportingYear, part: Part, group: Group) -> float | None:
    if part.staff_group is None:
        return report.total(year, part.items, group)
    figures = report.of(year)
    counts = figures.submission.staff_groups if figures else {}
    return counts.get((part.staff_group, group), 0) if counts else None


def _row(report: Report, at: int) -> list[Content]:
    part = PARTS[at]
    counts = [counts_of(report, year, part) for year in report.years]
    cells: list[Content] = [part.of, part.label]
    for year in (0, 1):
        cells += [*_counts(report, part, year, counts[year]), share(PARTS_COLUMN, at, year, counts[year])]
    return [*cells, change(PARTS_COLUMN, at, counts)]


def _counts(report: Report, part: Part, year: int, counts: Counts) -> Sequence[Content]:
    """The cells of all and of those unknown: as they were counted, of the national return, or sums."""
    if part.staff_group is not None:
        return [shown(count) for count in counts]
    if part is _WHOLE:
        return [national_return.live(report, report.years[year], _WORKFORCE, group) for group in COUNTED]
    return [
        Live(_sum(part, year, column), shown(count))
        for column, count in zip((STAFF, UNKNOWN), counts, strict=True)
    ]


def _sum(part: Part, year: int, column: int) -> str:
    rows = [at for at, band in enumerate(BANDS) if band.key in part.items]
    cells = ",".join(cell(BANDS_COLUMN, at, year, column) for at in rows)
    return f'IF(COUNT({cells})<{len(rows)},"{NOT_AVAILABLE}",SUM({cells}))'
