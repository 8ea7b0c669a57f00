"""The reconciliation as a workbook: tables one below the other on one sheet, what needs a look first."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from wres_xl.national.cell_numbers import is_count
from wres_xl.national.checks import LARGE_CHANGE, Change, Check, Result
from wres_xl.national.fill import Line, Outcome
from wres_xl.national.reconcile import Reconciliation
from wres_xl.standard.data_items import DataItem, Likelihood
from wres_xl.standard.groups import Group

NAME = "Reconciliation"

_DARK_BLUE, _PALE_ORANGE, _PALE_BLUE, _RULE = "#003087", "#FBE6CB", "#E8EDEE", "#C8CFD4"
_SHADE = {
    str(Outcome.DIFFERS): _PALE_ORANGE,
    str(Outcome.NOT_AVAILABLE): _PALE_ORANGE,
    str(Outcome.NOT_IN_FORM): _PALE_ORANGE,
    str(Result.BROKEN): _PALE_ORANGE,
    str(Outcome.KEPT): _PALE_BLUE,
    str(Outcome.REPLACED): _PALE_BLUE,
    str(Result.UNKNOWN): _PALE_BLUE,
}
_WIDTHS = (16, 10, 6, 70, 10, 14, 18, 12, 16, 12, 14, 60)
_LINE_COLUMNS = (
    "Outcome",
    "Year",
    "Row",
    "Data item",
    "Group",
    "Figures",
    "Sheet",
    "Cell",
    "What was there",
    "Our figure",
    "Then in the form",
    "Note",
)
_CHECK_COLUMNS = ("Result", "Year", "Row", "Rule", "Group", "In the form", "Against")
_CHANGE_COLUMNS = ("Change", "Year", "Row", "Data item", "Group", "Last year", "This year")
_FORMULA_COLUMNS = ("Outcome", "Year", "Row", "Data item", "Group", "Must show", "Sheet", "Cell", "Note")


@dataclass(frozen=True)
class _Figure:
    """A figure with its number format; empty where there is none."""

    value: float | None
    item: DataItem

    @property
    def number_format(self) -> str:
        if is_count(self.item):
            return "#,##0"
        if self.item.is_ratio:
            return "0.00"
        return "0.00%" if isinstance(self.item.calculation, Likelihood) else "0.0%"


_Cell = str | int | _Figure
_Row = Sequence[_Cell]


def reconciliation_workbook(reconciliation: Reconciliation) -> bytes:
    """The workbook's file."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": f"Reconciliation of {reconciliation.form}"})
    sheet = _Sheet(book)
    sheet.text(f"Reconciliation of {reconciliation.form}, {reconciliation.year}", 16)
    counted = [f"{number:,} {outcome}" for outcome, number in reconciliation.outcomes.items()]
    sheet.text(f"Filled form: {reconciliation.output}. Cells: {', '.join(counted)}.")
    sheet.table("Cells", _LINE_COLUMNS, map(_line, reconciliation.lines))
    sheet.text("Cross-checks of the figures in the filled form", 13)
    sheet.table("Checks", _CHECK_COLUMNS, map(_check, reconciliation.checks))
    sheet.text("Large changes since last year", 13)
    sheet.text(LARGE_CHANGE)
    sheet.table(
        "Changes", _CHANGE_COLUMNS, (_change(each, reconciliation) for each in reconciliation.changes)
    )
    sheet.text("Calculated cells and what Excel must show there", 13)
    sheet.table("Calculated", _FORMULA_COLUMNS, map(_formula, reconciliation.calculated))
    book.close()
    return content.getvalue()


class _Sheet:
    """The sheet, written from the top."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._styles: dict[tuple[str, str], Any] = {}
        self._row = 0
        self._sheet = book.add_worksheet(NAME)
        for column, width in enumerate(_WIDTHS):
            self._sheet.set_column(column, column, width)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&L&F&RPage &P of &N")

    def text(self, text: str, size: int = 10) -> None:
        """A line of text; one larger than the others is a heading."""
        heading: dict[str, Any] = {"bold": True, "font_color": _DARK_BLUE} if size > 10 else {}
        self._sheet.write_string(self._row, 0, text, self._format(font_size=size, **heading))
        self._row += 1

    def table(self, name: str, columns: Sequence[str], rows: Iterable[_Row]) -> None:
        """A table and a blank line below it; a row whose first cell needs a look is shaded there."""
        top = self._row
        heading = self._format(bold=True, font_color="#FFFFFF", bg_color=_DARK_BLUE, text_wrap=True)
        for row in rows:
            self._row += 1
            for column, cell in enumerate(row):
                self._cell(column, cell)
        # A table has to have a row, if only an empty one.
        self._row = max(self._row, top + 1)
        options = {
            "name": name,
            "columns": [{"header": column, "header_format": heading} for column in columns],
            "style": None,
        }
        self._sheet.add_table(top, 0, self._row, len(columns) - 1, options)
        self._row += 2

    def _cell(self, column: int, cell: _Cell) -> None:
        if cell == "" or (isinstance(cell, _Figure) and cell.value is None):
            self._sheet.write_blank(self._row, column, None, self._style())
        elif isinstance(cell, str):
            shade = _SHADE.get(cell, "") if column == 0 else ""
            self._sheet.write_string(self._row, column, cell, self._style(shade=shade))
        elif isinstance(cell, int):
            self._sheet.write_number(self._row, column, cell, self._style())
        else:
            self._sheet.write_number(self._row, column, cell.value, self._style(cell.number_format))

    def _style(self, number_format: str = "General", shade: str = "") -> Any:
        """The format of a table's cell."""
        key = number_format, shade
        if key not in self._styles:
            look: dict[str, Any] = {"border": 1, "border_color": _RULE, "num_format": number_format}
            self._styles[key] = self._format(**look, **({"bg_color": shade} if shade else {}))
        return self._styles[key]

    def _format(self, **properties: Any) -> Any:
        return self._book.add_format({"font_name": "Arial", "font_size": 10} | properties)


def _line(line: Line) -> _Row:
    place = line.place
    return (
        *_named(str(line.outcome), str(line.year), line.item, line.group),
        place.role if place else "",
        place.sheet if place else "",
        place.address if place else "",
        line.there,
        _Figure(line.ours, line.item),
        _Figure(line.then, line.item),
        line.reason,
    )


def _check(check: Check) -> _Row:
    result, year, number, _, group = _named(str(check.result), str(check.year), check.item, check.group)
    value, against = (_Figure(each, check.item) for each in (check.value, check.against))
    return (result, year, number, check.rule, group, value, against)


def _change(change: Change, reconciliation: Reconciliation) -> _Row:
    up = "up" if change.this > change.last else "down"
    figures = (_Figure(each, change.item) for each in (change.last, change.this))
    return (*_named(up, str(reconciliation.year), change.item, change.group), *figures)


def _formula(line: Line) -> _Row:
    place = line.place
    return (
        *_named(str(line.outcome), str(line.year), line.item, line.group),
        _Figure(line.then, line.item),
        place.sheet if place else "",
        place.address if place else "",
        line.reason,
    )


def _named(first: str, year: str, item: DataItem, group: Group | None) -> tuple[_Cell, ...]:
    # Pay bands stand in two sections.
    label = f"{item.label} ({item.section})" if item.indicator == 1 else item.label
    return first, year, item.number, label, str(group or "")
