"""National forms that differ in their structure, each with the places that its data items really have.

A `Shape` says how a form looks. `make` writes it and returns the truth about it, which no reader of forms had
a part in, so that tests can hold a filled form against it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import xlsxwriter
from form_formulas import formula, number_format
from form_labels import as_the_standard_has_it
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from wres_xl.standard.data_items import DATA_ITEMS, ITEM, DataItem, Measure, Remainder, Total
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear

LAST, THIS = ReportingYear(2019), ReportingYear(2020)
W, B, U = Group.WHITE, Group.BME, Group.UNKNOWN
GROUP_WORDS = ((W, "WHITE"), (B, "BME"), (U, "ETHNICITY UNKNOWN/NULL"))

Role = Literal["verified", "prepopulated"]
Key = tuple[str, Group | None, ReportingYear, Role]
"""A data item's key, group, year and which figures."""
Position = tuple[str, str]
"""A sheet and an address."""


@dataclass(frozen=True)
class Block:
    """Columns side by side: the groups of a year. `year_words` may be text, a number or a date."""

    year: ReportingYear
    year_words: Any
    groups: tuple[tuple[Group, str], ...] = GROUP_WORDS
    role: Role = "verified"
    role_words: str = "Verified figures"


Header = Literal["year, role, group", "year, group", "all in one", "group, year", "group, role"]


@dataclass(frozen=True)
class Shape:
    """How a form looks.

    `start` is where the table's header begins. `columns` stand before the figures. `sections` of indicator 1
    are rows of their own or stand in a column; `indicators` likewise; either may be nowhere. `beside` are
    headings of further columns of each year, which hold numbers that are nobody's. `sheets` names the sheets,
    each with the indicators on it. `percent` is the number format of survey percentages. `hidden` are rows
    below the header, counted from 0, and letters of columns. `held` are figures that stand there already.
    """

    name: str
    blocks: tuple[Block, ...]
    header: Header = "year, role, group"
    start: str = "A4"
    columns: tuple[str, ...] = ("INDICATOR", "ROW", "DATA ITEM", "MEASURE")
    label: Callable[[DataItem], str] = as_the_standard_has_it
    sections: Literal["rows", "column", "nowhere"] = "rows"
    indicators: Literal["rows", "merged column", "nowhere"] = "merged column"
    sheets: tuple[tuple[str, tuple[int, ...]], ...] = (("WRES data", tuple(range(1, 10))),)
    ratio: Literal["White column", "merged", "column"] = "White column"
    percent: str = "0.0%"
    calculated: Literal["formulas", "typed"] = "formulas"
    items: tuple[DataItem, ...] = DATA_ITEMS
    notes: Mapping[str, str] = field(default_factory=dict)
    blank_rows_after: frozenset[str] = frozenset()
    hidden: tuple[tuple[int, ...], tuple[str, ...]] = ((), ())
    before: tuple[str, ...] = ("Workforce Race Equality Standard",)
    held: Mapping[Key, float | str] = field(default_factory=dict)
    protected: bool = True
    decoys: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A form on disk and the truth about it: where each figure stands, and which cells are inputs."""

    path: Path
    shape: Shape
    places: Mapping[Key, Position]
    inputs: frozenset[Key]
    factors: Mapping[Key, int]
    """What a fraction is multiplied with in the cell: 1 or 100."""


def make(shape: Shape, path: Path) -> Made:
    """Write a form."""
    with xlsxwriter.Workbook(path) as book:
        return _Maker(book, shape, path).made()


class _Maker:
    def __init__(self, book: xlsxwriter.Workbook, shape: Shape, path: Path) -> None:
        self._book, self._shape, self._path = book, shape, path
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._places: dict[tuple[str, Group | None, int], tuple[str, int, int]] = {}
        self._top, self._left = xl_cell_to_rowcol(shape.start)

    def made(self) -> Made:
        if self._shape.decoys:
            self._decoys()
        for name, indicators in self._shape.sheets:
            items = [item for item in self._shape.items if item.indicator in indicators]
            self._lay_out(name, items)
        for name, indicators in self._shape.sheets:
            items = [item for item in self._shape.items if item.indicator in indicators]
            self._write_sheet(self._book.add_worksheet(name), items)
        return self._truth()

    def _truth(self) -> Made:
        places: dict[Key, Position] = {}
        inputs: set[Key] = set()
        factors: dict[Key, int] = {}
        for (name, group, at), (sheet, row, column) in self._places.items():
            block, item = self._shape.blocks[at], ITEM[name]
            key = (name, group, block.year, block.role)
            places[key] = (sheet, xl_rowcol_to_cell(row, column))
            if item.calculation is None or self._shape.calculated == "typed":
                inputs.add(key)
            plain = item.measure is Measure.PERCENTAGE and self._shape.percent not in ("0%", "0.0%")
            factors[key] = 100 if plain else 1
        return Made(self._path, self._shape, places, frozenset(inputs), factors)

    # Where everything stands.

    @property
    def _header_rows(self) -> int:
        return {"year, role, group": 3, "all in one": 1}.get(self._shape.header, 2)

    @property
    def _first_figure(self) -> int:
        return self._left + len(self._shape.columns)

    def _columns(self) -> Iterator[tuple[int, Group | str | None, int]]:
        """Each block's number with its groups and their columns; None for a ratio column after them."""
        blocks, column = self._shape.blocks, self._first_figure
        if self._shape.header.startswith("group"):
            for at in range(len(blocks[0].groups)):
                for number, block in enumerate(blocks):
                    yield number, block.groups[at][0], column
                    column += 1
            return
        for number, block in enumerate(blocks):
            for group, _ in block.groups:
                yield number, group, column
                column += 1
            for further in ((None,) if self._shape.ratio == "column" else ()) + self._shape.beside:
                yield number, further, column
                column += 1

    def _rows(self, items: list[DataItem]) -> Iterator[tuple[int, DataItem | str]]:
        """The rows below the header with what they are about: headings, notes and data items."""
        row = self._top + self._header_rows
        section, indicator = "", 0
        for item in items:
            headings = []
            if item.indicator != indicator and self._shape.indicators == "rows":
                headings.append(f"Indicator {item.indicator}")
            if item.indicator == 1 and item.section != section and self._shape.sections == "rows":
                headings.append(item.section)
            section, indicator = item.section, item.indicator
            for heading in headings:
                yield row, heading
                row += 1
            yield row, item
            row += 1
            if note := self._shape.notes.get(item.key):
                yield row, note
                row += 1
            row += item.key in self._shape.blank_rows_after

    def _lay_out(self, sheet: str, items: list[DataItem]) -> None:
        columns = tuple(self._columns())
        for row, item in self._rows(items):
            if isinstance(item, str):
                continue
            for at, group, column in columns:
                if item.is_ratio:
                    first = self._shape.blocks[at].groups[0][0]
                    wanted = {"White column": W, "merged": first, "column": None}[self._shape.ratio]
                    if group is wanted and self._shape.blocks[at].role == "verified":
                        self._places[item.key, None, at] = (sheet, row, column)
                elif isinstance(group, Group) and not (item.measure is Measure.PERCENTAGE and group is U):
                    self._places[item.key, group, at] = (sheet, row, column)

    # Writing it.

    def _write_sheet(self, sheet: Any, items: list[DataItem]) -> None:
        for row, text in enumerate(self._shape.before):
            sheet.write(row, 0, text)
        self._write_header(sheet)
        column_of = {name: self._left + at for at, name in enumerate(self._shape.columns)}
        for row, item in self._rows(items):
            if isinstance(item, str):
                sheet.write(row, column_of["DATA ITEM"], item, self._format(bold=True))
                continue
            texts = {
                "ROW": item.number,
                "DATA ITEM": self._shape.label(item),
                "MEASURE": str(item.measure),
                "SECTION": item.section if item.indicator == 1 else f"Indicator {item.indicator}",
            }
            for name, text in texts.items():
                if name in column_of:
                    sheet.write(row, column_of[name], text, self._format(text_wrap=True))
            self._write_figures(sheet, row, item)
        if "INDICATOR" in column_of and self._shape.indicators == "merged column":
            self._write_indicators(sheet, column_of["INDICATOR"], items)
        rows, columns = self._shape.hidden
        for row in rows:
            sheet.set_row(self._top + self._header_rows + row, None, None, {"hidden": True})
        for letter in columns:
            sheet.set_column(f"{letter}:{letter}", None, None, {"hidden": True})
        if self._shape.protected:
            sheet.protect()

    def _write_indicators(self, sheet: Any, column: int, items: list[DataItem]) -> None:
        rows: dict[int, list[int]] = {}
        for row, item in self._rows(items):
            if not isinstance(item, str):
                rows.setdefault(item.indicator, []).append(row)
        for indicator, each in rows.items():
            self._merge(sheet, each[0], column, each[-1], column, indicator)

    def _write_header(self, sheet: Any) -> None:
        bottom = self._top + self._header_rows - 1
        for at, name in enumerate(self._shape.columns):
            self._merge(sheet, self._top, self._left + at, bottom, self._left + at, name)
        columns = list(self._columns())
        others = {None: "Ratio"} | {heading: heading for heading in self._shape.beside}
        words = [dict(block.groups) | others for block in self._shape.blocks]
        if self._shape.header == "all in one":
            for at, group, column in columns:
                block = self._shape.blocks[at]
                role = f" {block.role_words}" if block.role_words else ""
                sheet.write(self._top, column, f"{block.year_words} {words[at][group]}{role}")
            return
        if self._shape.header.startswith("group"):
            for group in {group for _, group, _ in columns}:
                spans = [column for _, each, column in columns if each is group]
                self._merge(sheet, self._top, spans[0], self._top, spans[-1], words[0][group])
            for at, _, column in columns:
                block = self._shape.blocks[at]
                role = f"{block.year_words} {block.role_words}"
                self._merge(
                    sheet,
                    *(bottom, column, bottom, column),
                    role if self._shape.header == "group, role" else block.year_words,
                )
            return
        for at, block in enumerate(self._shape.blocks):
            spans = [column for number, _, column in columns if number == at]
            self._merge(sheet, self._top, spans[0], self._top, spans[-1], block.year_words)
            if self._header_rows == 3:
                self._merge(sheet, self._top + 1, spans[0], self._top + 1, spans[-1], block.role_words)
        for at, group, column in columns:
            sheet.write(bottom, column, words[at][group])

    def _merge(self, sheet: Any, top: int, left: int, bottom: int, right: int, value: Any) -> None:
        style = self._format(bold=True, num_format="d mmmm yyyy") if hasattr(value, "year") else None
        if (top, left) != (bottom, right):
            sheet.merge_range(top, left, bottom, right, "", style or self._format(bold=True))
        sheet.write(top, left, value, style or self._format(bold=True))

    def _write_figures(self, sheet: Any, row: int, item: DataItem) -> None:
        for _, further, column in self._columns():
            if isinstance(further, str) and not isinstance(further, Group):
                sheet.write(row, column, item.number, self._format(num_format="0"))
        for at, block in enumerate(self._shape.blocks):
            for group in (*dict(block.groups), None):
                if (item.key, group, at) not in self._places:
                    continue
                _, _, column = self._places[item.key, group, at]
                held = self._shape.held.get((item.key, group, block.year, block.role))
                is_input = item.calculation is None or self._shape.calculated == "typed"
                is_open = is_input and block.role == "verified"
                style = self._format(num_format=number_format(item, self._shape.percent), locked=not is_open)
                if group is None and self._shape.ratio == "merged":
                    sheet.merge_range(row, column, row, column + len(block.groups) - 1, "", style)
                if is_input:
                    sheet.write(row, column, held, style)
                elif block.role == "verified":
                    empty = 0 if isinstance(item.calculation, Total | Remainder) else ""
                    sheet.write_formula(row, column, self._formula(sheet, item, group, at), style, empty)

    def _formula(self, sheet: Any, item: DataItem, group: Group | None, at: int) -> str:
        def cell(key: str, of: Group | None) -> str | None:
            if (key, of, at) not in self._places:
                return None
            there, row, column = self._places[key, of, at]
            address: str = xl_rowcol_to_cell(row, column)
            return address if there == sheet.name else f"'{there}'!{address}"

        return formula(item, group, [each for each, _ in self._shape.blocks[at].groups], cell)

    def _decoys(self) -> None:
        """Sheets that speak of the same things and are no form."""
        sheet = self._book.add_worksheet("Guidance")
        sheet.write_column(
            "A1", ["Band 5", "Total Board members", "31st MARCH 2021", "WHITE", "BME", 2021, 255]
        )
        hidden = self._book.add_worksheet("Lists")
        hidden.write_column("B2", ["Band 8A", "Band 8B", "Other", "Consultants", "White", "BME", "Headcount"])
        hidden.hide()

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]
