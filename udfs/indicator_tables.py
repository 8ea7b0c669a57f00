"""An indicator's table from pasted extracts, as WRES_INDICATOR spills it.

What counting needs is loaded when the first table is asked for: nobody who opens Excel waits for it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from udfs.errors import CellError, ExcelError
from udfs.values import Cell, Grid, Values, grid, indicator_number, reporting_year, single, used
from wres_xl.standard.data_items import DATA_ITEMS, ITEM, SUPPLEMENTARY_ITEMS, DataItem
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear

if TYPE_CHECKING:
    from wres_xl.figures import Figure, Figures

HEADINGS = (
    "Section",
    "Data item",
    *(str(group) for group in (*ETHNIC_GROUPS, Group.ALL)),
    "Ratio",
    "Lower limit",
    "Upper limit",
    "p-value",
    "Reading",
)

_DATED = range(3, 9)
"""The indicators whose extracts hold the records of more than one year."""

_ANY_YEAR = ReportingYear(2020)
"""For the others, which no figure of theirs depends on."""


def indicator_table(number: Values, tables: Sequence[Values]) -> list[list[Cell]]:
    """The figures of an indicator, one data item a row, under `HEADINGS`.

    Raises:
        CellError: `#NUM!` for a number that is no indicator's; `#VALUE!` where a year is needed, or there are
            two, or no extract is recognised; the error of an argument that holds one instead of a table.
    """
    indicator = indicator_number(number, range(1, 10))
    ranges = [grid(each) for each in tables]
    years = [year for each in ranges if (year := _year(each))]
    if len(years) > 1 or (indicator in _DATED and not years):
        raise CellError(ExcelError.VALUE)
    figures = _figures([each for each in ranges if not _year(each)], years[0] if years else None)
    return [[*HEADINGS], *([*_row(item, figures)] for item in _items(indicator))]


def _year(cells: Grid) -> ReportingYear | None:
    """The reporting year that an argument is; None for a range.

    Raises:
        CellError: it is a single cell that holds an error, or something other than a year.
    """
    if len(cells) != 1 or len(cells[0]) != 1:
        return None
    return reporting_year(single(cells))


def _figures(ranges: Iterable[Grid], given: ReportingYear | None) -> "Figures":
    from wres_xl.extracts.sheets import sheet_of  # noqa: PLC0415
    from wres_xl.extracts.tables import Kind  # noqa: PLC0415
    from wres_xl.extracts.tidy import tidy  # noqa: PLC0415
    from wres_xl.figures import figures_of  # noqa: PLC0415
    from wres_xl.results import counted  # noqa: PLC0415
    from wres_xl.settings import Settings  # noqa: PLC0415
    from wres_xl.submission import submission_of_figures  # noqa: PLC0415

    sheets = [
        sheet_of([[_plain(cell) for cell in row] for row in used(cells)], file=f"table {place}")
        for place, cells in enumerate(ranges, start=1)
    ]
    settings, year = Settings(), given or _ANY_YEAR
    extracts = tidy(sheets, settings, given.snapshot if given else None)
    if not extracts.tables:
        raise CellError(ExcelError.VALUE)
    earlier = extracts.tables.get(Kind.PREVIOUS)
    previous = None if earlier is None else submission_of_figures(earlier, year.previous)
    return figures_of(counted(extracts, year, settings), previous, settings.confidence)


def _plain(cell: Cell) -> str | float | date | None:
    return float(cell) if isinstance(cell, Decimal) else cell


def _items(indicator: int) -> Iterator[DataItem]:
    """The data items of an indicator; the whole workforce closes those of the first."""
    yield from (item for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS) if item.indicator == indicator)
    if indicator == 1:
        yield from (ITEM["9_workforce"], ITEM["9_workforce_share"])


def _row(item: DataItem, figures: "Figures") -> Iterator[Cell]:
    """A data item's cells: the groups' figures, or the ratio between two with its limits."""
    groups = (*ETHNIC_GROUPS, Group.ALL, None)
    own = {group: figure for group in groups if (figure := figures.by_cell.get((item.key, group)))}
    # The figure that was tested has the p-value and the reading: the ratio, or BME beside White.
    tested = next((each for each in own.values() if each.estimate.p_value is not None), None)
    interval = own[None].estimate.interval if None in own else None
    # Only the workforce is in sections; all other items have the number of their indicator there.
    yield "" if item.section.isdigit() else item.section
    yield item.label
    yield from (_value(own[group]) if group in own else "" for group in groups)
    yield from (interval.lower, interval.upper) if interval else ("", "")
    yield tested.estimate.p_value if tested else ""
    yield _reading(own.values())


def _value(figure: "Figure") -> Cell:
    return ExcelError.NA if figure.value is None else figure.value


def _reading(figures: Collection["Figure"]) -> str:
    """Why there is no figure, else what was read from it, else what to know of it."""
    reasons = (figure.estimate.reason for figure in figures)
    verdicts = (figure.verdict.value for figure in figures if figure.verdict)
    notes = (figure.note for figure in figures)
    return next((text for text in (*reasons, *verdicts, *notes) if text), "")
