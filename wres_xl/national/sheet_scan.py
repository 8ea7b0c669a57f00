"""A worksheet's cells as its XML has them, each with its place in the bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wres_xl.national.addresses import Area, area_of, place_of
from wres_xl.national.limits import (
    DAMAGED,
    LAST_COLUMN,
    LAST_ROW,
    MAX_ARRAY_LOOKUPS,
    MAX_CELLS,
    MAX_DEPTH,
    TOO_LARGE,
    Unfit,
)
from wres_xl.national.xml_text import MAIN, Element, parse, parser, select, tag_at, whole

_BESIDE_CELLS = tuple(
    f"worksheet/{each}"
    for each in ("dimension", "cols/col", "sheetData", "sheetProtection", "mergeCells/mergeCell")
)
_ROW, _CELL, _CONTENT = 3, 4, 5
"""How deep these elements lie: 1 is the worksheet, 2 its sheetData."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell's formula: its text without the equals sign, its kind, and the area that it fills."""

    text: str
    kind: str
    shared: int
    area: Area | None


@dataclass(slots=True)
class RawCell:
    """A cell: its style's number, the kind of its value, the value as written, and where it stands.

    Each `_start` is an element's first byte, each `_end` the parser's place of its end; -1 where there is no
    such element. `inline` is the text of an inline string.
    """

    row: int
    column: int
    style: int
    kind: str
    start: int
    end: int = -1
    value: str | None = None
    inline: str | None = None
    formula: Formula | None = None
    value_start: int = -1
    value_end: int = -1
    inline_start: int = -1
    inline_end: int = -1


@dataclass(slots=True)
class RawRow:
    """A row of the XML: its number, its style where it has one of its own, its place, its cells in order."""

    number: int
    style: int | None
    start: int
    end: int = -1
    cells: list[RawCell] = field(default_factory=list)


@dataclass(frozen=True)
class Scan:
    """A worksheet's XML, read."""

    xml: bytes
    rows: tuple[RawRow, ...]
    columns: tuple[tuple[int, int, int], ...]
    """First column, last column and the style of cells there that do not exist."""
    merged: tuple[Area, ...]
    protected: bool
    sheet_data: tuple[int, int]
    """The first byte of the element that holds the rows, and the parser's place of its end."""
    dimension: Element | None

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], RawCell]:
        """The cells by row and column."""
        return {(cell.row, cell.column): cell for row in self.rows for cell in row.cells}

    @cached_property
    def row_styles(self) -> Mapping[int, int]:
        """The styles of rows that have one, for cells there that do not exist."""
        return {row.number: row.style for row in self.rows if row.style is not None}

    @cached_property
    def styles(self) -> frozenset[int]:
        """The numbers of all styles that cells, rows and columns refer to."""
        of_columns = (style for _, _, style in self.columns)
        of_cells = (cell.style for cell in self.cells.values())
        return frozenset((*of_cells, *of_columns, *self.row_styles.values()))

    def style_of_missing(self, row: int, column: int) -> int:
        """The number of the style of a cell that does not exist: its row's, else its column's."""
        if (style := self.row_styles.get(row)) is not None:
            return style
        return next((style for first, last, style in self.columns if first <= column <= last), 0)

    @cached_property
    def areas_of_results(self) -> tuple[Area, ...]:
        """The areas of several cells that array formulas and data tables fill."""
        formulas = (cell.formula for cell in self.cells.values() if cell.formula)
        areas = (each.area for each in formulas if each.area and each.kind in ("array", "dataTable"))
        return tuple(area for area in areas if area.top < area.bottom or area.left < area.right)

    @cached_property
    def filled_by_formulas(self) -> frozenset[tuple[int, int]]:
        """Cells without a formula of their own whose values are results of an array formula or data table."""
        areas = self.areas_of_results
        if len(areas) * len(self.cells) > MAX_ARRAY_LOOKUPS:
            raise Unfit(TOO_LARGE.format(f"{MAX_ARRAY_LOOKUPS:,} cells looked up for its array formulas"))
        return frozenset(
            place
            for place, cell in self.cells.items()
            if cell.formula is None and any(area.holds(*place) for area in areas)
        )


def scan(xml: bytes) -> Scan:
    """Read a worksheet's XML, in UTF-8.

    Raises:
        Unfit: it is damaged, or its cells stand in it in a way that Excel does not write.
    """
    rows = _Rows(xml)
    found: dict[str, list[Element]] = {path: [] for path in _BESIDE_CELLS}
    for element in select(rows.without_cells(), _BESIDE_CELLS):
        found[element.path].append(element)
    dimension, columns, sheet_data, protection, merged = (found[path] for path in _BESIDE_CELLS)
    if len(sheet_data) != 1 or any(each.start > sheet_data[0].start for each in dimension):
        raise Unfit(DAMAGED)
    return Scan(
        xml,
        tuple(rows.rows),
        tuple((each.number("min"), each.number("max"), each.number("style")) for each in columns),
        tuple(area_of(each.attributes.get("ref", "")) for each in merged),
        any(each.flag("sheet") for each in protection),
        rows.sheet_data,
        dimension[0] if dimension else None,
    )


class _Rows:
    """Collects the rows while the parser runs over the XML."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self.rows: list[RawRow] = []
        self.sheet_data = (-1, -1)
        self._numbers: set[int] = set()
        self._columns: set[int] = set()
        self._depth = self._cells = 0
        self._in_sheet_data = False
        self._row: RawRow | None = None
        self._cell: RawCell | None = None
        self._within = ""
        self._phonetic = False
        self._formula: Mapping[str, str] = {}
        self._texts: list[str] = []
        self._parser = parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        parse(self._parser, xml)

    def without_cells(self) -> bytes:
        """The XML without what stands in its sheetData; all before it is at its place."""
        start, end = self.sheet_data
        if start < 0:
            raise Unfit(DAMAGED)
        return self._xml[: tag_at(self._xml, start).end] + self._xml[end:]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Unfit(DAMAGED)
        space, _, local = name.rpartition(" ")
        if space not in MAIN:
            local = name
        if self._depth < _ROW:
            self._start_sheet_data(local)
        elif not self._in_sheet_data:
            return
        elif self._depth == _ROW:
            self._start_row(local, attributes)
        elif self._depth == _CELL:
            self._start_cell(local, attributes)
        elif self._cell and self._depth == _CONTENT:
            self._start_content(self._cell, local, attributes)
        elif self._within == "is":
            if local == "rPh":
                self._phonetic = True
            elif local == "t" and not self._phonetic:
                self._parser.CharacterDataHandler = self._texts.append

    def _start_sheet_data(self, name: str) -> None:
        self._in_sheet_data = self._depth == _ROW - 1 and name == "sheetData"
        if self._in_sheet_data:
            self.sheet_data = (self._parser.CurrentByteIndex, -1)

    def _start_row(self, name: str, attributes: dict[str, str]) -> None:
        # Rows within `mc:AlternateContent` would stand in the file twice.
        if name != "row":
            raise Unfit(DAMAGED)
        number = whole(attributes.get("r"), self.rows[-1].number + 1 if self.rows else 1)
        if not 1 <= number <= LAST_ROW or number in self._numbers:
            raise Unfit(DAMAGED)
        self._numbers.add(number)
        style = whole(attributes.get("s")) if attributes.get("customFormat") in ("1", "true") else None
        self._row = RawRow(number, style, self._parser.CurrentByteIndex)
        self._columns = set()
        self.rows.append(self._row)

    def _start_cell(self, name: str, attributes: dict[str, str]) -> None:
        row = self._row
        if name == "extLst" or row is None:
            return
        if name != "c":
            raise Unfit(DAMAGED)
        column = row.cells[-1].column + 1 if row.cells else 1
        if address := attributes.get("r"):
            in_row, column = place_of(address)
            if in_row != row.number:
                raise Unfit(DAMAGED)
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise Unfit(TOO_LARGE.format(f"{MAX_CELLS:,} cells"))
        if column > LAST_COLUMN or column in self._columns:
            raise Unfit(DAMAGED)
        self._columns.add(column)
        style, kind = whole(attributes.get("s")), attributes.get("t", "n")
        self._cell = RawCell(row.number, column, style, kind, self._parser.CurrentByteIndex)
        row.cells.append(self._cell)

    def _start_content(self, cell: RawCell, name: str, attributes: dict[str, str]) -> None:
        self._within, self._texts = name, []
        match name:
            case "v":
                cell.value_start = self._only(cell.value_start)
            case "is":
                cell.inline_start = self._only(cell.inline_start)
            case "f":
                self._formula = attributes
        if name in ("v", "f"):
            self._parser.CharacterDataHandler = self._texts.append

    def _only(self, earlier: int) -> int:
        """The place of an element of which a cell has only one."""
        if earlier >= 0:
            raise Unfit(DAMAGED)
        return self._parser.CurrentByteIndex

    def _end(self, _: str) -> None:
        self._parser.CharacterDataHandler = None
        if self._in_sheet_data:
            if self._depth == _CONTENT + 1:
                self._phonetic = False
            elif self._depth == _CONTENT and self._cell:
                self._end_content(self._cell)
            elif self._depth == _CELL and self._cell:
                self._cell.end = self._parser.CurrentByteIndex
                self._cell = None
            elif self._depth == _ROW and self._row:
                self._row.end = self._parser.CurrentByteIndex
                self._row = None
            elif self._depth == _ROW - 1:
                self.sheet_data = (self.sheet_data[0], self._parser.CurrentByteIndex)
                # The rest is only checked to be well-formed.
                self._parser.StartElementHandler = self._parser.EndElementHandler = None
        self._depth -= 1

    def _end_content(self, cell: RawCell) -> None:
        text = "".join(self._texts)
        if self._within == "v":
            cell.value, cell.value_end = text, self._parser.CurrentByteIndex
        elif self._within == "is":
            cell.inline, cell.inline_end = text, self._parser.CurrentByteIndex
        elif self._within == "f":
            cell.formula = _formula(text, self._formula)
        self._within = ""


def _formula(text: str, attributes: Mapping[str, str]) -> Formula:
    area = attributes.get("ref")
    return Formula(
        text, attributes.get("t", "normal"), whole(attributes.get("si"), -1), area_of(area) if area else None
    )
