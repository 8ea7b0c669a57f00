"""Where the numbers of the Completeness page stand, and the shares that are made of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from wres_xl.standard.data_items import MEDICAL_ROWS, PAY_BANDS
from wres_xl.standard.groups import Group
from wres_xl.workbook.cells import NOT_AVAILABLE, Live, if_numbers, shown
from wres_xl.workbook.report import Report

ROW = 4
"""The row of both tables' headings."""

BANDS_COLUMN, PARTS_COLUMN = 0, 11
"""The first column of the table of pay bands, on the left, and of that of sections and staff groups."""

STAFF, UNKNOWN, SHARE = 0, 1, 2
"""Columns of a year, beside one another."""

COUNTED = (Group.ALL, Group.UNKNOWN)
"""The groups of the first two."""

NUMBERS = (*("count", "count", "percent") * 2, "points")
NUMBERS_BOLD = (*("count_bold", "count_bold", "percent_bold") * 2, "points_bold")
"""The styles of two years and of the change between them."""

Counts = tuple[float | None, float | None]
"""All staff, and those of unknown ethnicity; None where they are not known."""


@dataclass(frozen=True)
class Band:
    """A row of staff: its section, label and data item."""

    section: str
    label: str
    key: str


BANDS = (
    *(Band("Non-clinical", band, f"1a_{ending}") for band, ending in PAY_BANDS.items()),
    *(Band("Clinical", band, f"1b_{ending}") for band, ending in PAY_BANDS.items()),
    *(Band("Medical", label, key) for label, key in MEDICAL_ROWS.items()),
)


def headings(report: Report) -> list[str]:
    """The headings of the numbers."""
    columns = ("staff", "unknown", "share unknown")
    return [*(f"{year} {what}" for year in report.years for what in columns), "Change in share"]


def column(table: int, year: int, part: int) -> int:
    """The column of a year, 0 for last year, in the table that begins at column `table`."""
    return table + 2 + 3 * year + part


def cell(table: int, at: int, year: int, part: int) -> str:
    """The cell of a row of a table, counted from 0 below its headings."""
    name: str = xl_rowcol_to_cell(ROW + 1 + at, column(table, year, part), row_abs=True, col_abs=True)
    return name


def share(table: int, at: int, year: int, counts: Counts) -> Live:
    """The share of staff whose ethnicity is not known; "-" where there are no staff."""
    staff, unknown = (cell(table, at, year, part) for part in (STAFF, UNKNOWN))
    formula = if_numbers([staff, unknown], f'IF({staff}=0,"-",{unknown}/{staff})')
    everybody, count = counts
    if everybody is None or count is None:
        return Live(formula, NOT_AVAILABLE)
    return Live(formula, count / everybody if everybody else "-")


def change(table: int, at: int, counts: Sequence[Counts]) -> Live:
    """This year's share less last year's."""
    shares = [cell(table, at, year, SHARE) for year in (0, 1)]
    last, this = (fraction(each) for each in counts)
    value = None if last is None or this is None else this - last
    return Live(if_numbers(shares, f"{shares[1]}-{shares[0]}"), shown(value))


def fraction(counts: Counts) -> float | None:
    """The share of those unknown among all; None where there is none."""
    everybody, count = counts
    return count / everybody if everybody and count is not None else None
