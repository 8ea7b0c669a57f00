"""National forms drawn in memory, in as many ways as they differ; each cell tells what belongs there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from grids import Grid, Spot

from wres_xl.standard.data_items import DATA_ITEMS, DataItem, Measure
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear

LAST, THIS = ReportingYear(2019), ReportingYear(2020)
W, B, U = Group.WHITE, Group.BME, Group.UNKNOWN
GROUPS: tuple[tuple[Group, str], ...] = ((W, "WHITE"), (B, "BME"), (U, "ETHNICITY UNKNOWN/NULL"))


@dataclass(frozen=True)
class Block:
    """The columns of a year's verified or prepopulated figures."""

    year: ReportingYear
    words: Any
    role: Literal["verified", "prepopulated"] = "verified"
    role_words: str = ""
    groups: tuple[tuple[Group, str], ...] = GROUPS


BOTH = (Block(LAST, "31st MARCH 2020"), Block(THIS, "31st MARCH 2021"))
THREE = (
    Block(LAST, "31st MARCH 2020", role_words="Verified figures"),
    Block(THIS, "31st MARCH 2021", "prepopulated", "Prepopulated figures"),
    Block(THIS, "31st MARCH 2021", role_words="Verified figures"),
)


@dataclass(frozen=True)
class Look:
    """How a form looks. `order` is that of the indicators, above each of which the header may be repeated."""

    blocks: tuple[Block, ...] = BOTH
    header: Literal["stacked", "one row", "groups over years"] = "stacked"
    merged: bool = True
    start: tuple[int, int] = (1, 1)
    columns: tuple[str, ...] = ("NUMBER", "LABEL", "MEASURE")
    sections: Literal["rows", "column", "merged column"] = "rows"
    indicators: Literal["rows", "merged column", "nowhere"] = "rows"
    order: tuple[int, ...] = tuple(range(1, 10))
    repeat_header: bool = False
    label: Callable[[DataItem], str] = lambda item: item.label
    section: Callable[[str], str] = lambda section: section
    ratio: Literal["merged", "first", "column"] = "merged"
    formulas: bool = True


def sketch(look: Look, name: str = "WRES data", **kwargs: Any) -> Grid:
    """Draw a form's sheet."""
    return _Sketch(look, Grid(name, **kwargs)).drawn()


class _Sketch:
    def __init__(self, look: Look, grid: Grid) -> None:
        self._look, self._grid = look, grid
        self._row, self._left = look.start
        kept = [name for name in look.columns if name != "SECTION" or look.sections != "rows"]
        first = ["INDICATOR"] if look.indicators == "merged column" else []
        second = ["SECTION"] if look.sections != "rows" and "SECTION" not in kept else []
        names = [*first, *second, *kept]
        self._at = {column: self._left + at for at, column in enumerate(names)}
        self._figures = list(self._columns(self._left + len(names)))

    def drawn(self) -> Grid:
        for at, indicator in enumerate(self._look.order):
            if at == 0 or self._look.repeat_header:
                self._header()
            self._indicator(indicator)
        return self._grid

    def _columns(self, column: int) -> Iterator[tuple[int, Block, Group | None, str]]:
        blocks = self._look.blocks
        if self._look.header == "groups over years":
            for at in range(len(blocks[0].groups)):
                for block in blocks:
                    yield column, block, *block.groups[at]
                    column += 1
            return
        for block in blocks:
            extra: list[tuple[Group | None, str]] = [(None, "Ratio")] if self._look.ratio == "column" else []
            for group, words in (*block.groups, *extra):
                yield column, block, group, words
                column += 1

    def _header(self) -> None:
        names = {"NUMBER": "Row", "LABEL": "Data item", "MEASURE": "Measure", "INDICATOR": "Indicator"}
        top = self._row
        if self._look.header == "one row":
            for column, block, _, words in self._figures:
                self._grid.put(top, column, f"{block.words} {words} {block.role_words}".strip())
            self._row += 1
        elif self._look.header == "groups over years":
            for _, words in self._look.blocks[0].groups:
                spans = [column for column, _, _, each in self._figures if each == words]
                self._heading(top, spans, words)
            for column, block, _, _ in self._figures:
                year = f"{block.words} {block.role_words}" if block.role_words else block.words
                self._grid.put(top + 1, column, year)
            self._row += 2
        else:
            has_roles = any(block.role_words for block in self._look.blocks)
            for block in self._look.blocks:
                spans = [column for column, each, _, _ in self._figures if each is block]
                self._heading(top, spans, block.words)
                if has_roles:
                    self._heading(top + 1, spans, block.role_words)
            for column, _, _, words in self._figures:
                self._grid.put(top + 1 + has_roles, column, words)
            self._row += 2 + has_roles
        for name, column in self._at.items():
            self._grid.put(self._row - 1, column, names.get(name, name.title()))

    def _heading(self, row: int, columns: list[int], words: Any) -> None:
        if words != "":
            self._grid.put(row, columns[0], Spot(words, wide=len(columns) if self._look.merged else 1))

    def _indicator(self, indicator: int) -> None:
        items = [item for item in DATA_ITEMS if item.indicator == indicator]
        if self._look.indicators == "rows":
            self._grid.put(self._row, self._at["LABEL"], f"Indicator {indicator}")
            self._row += 1
        start, section, section_row = self._row, "", self._row
        for item in items:
            if item.section != section:
                self._close_section(section, section_row)
                section = item.section
                if indicator == 1 and self._look.sections == "rows":
                    self._grid.put(self._row, self._at["LABEL"], self._look.section(section))
                    self._row += 1
                section_row = self._row
            self._item(item)
        self._close_section(section, section_row)
        if self._look.indicators == "merged column":
            self._grid.put(start, self._at["INDICATOR"], Spot(indicator, tall=self._row - start))

    def _close_section(self, section: str, first: int) -> None:
        if not section or self._look.sections == "rows":
            return
        words = self._look.section(section) if len(section) > 1 else f"Indicator {section}"
        tall = self._row - first if self._look.sections == "merged column" else 1
        self._grid.put(first, self._at["SECTION"], Spot(words, tall=tall))

    def _item(self, item: DataItem) -> None:
        texts = {"NUMBER": item.number, "LABEL": self._look.label(item), "MEASURE": str(item.measure)}
        for name, text in texts.items():
            if name in self._at:
                self._grid.put(self._row, self._at[name], text)
        has_formula = item.calculation is not None and self._look.formulas
        for column, block, group, _ in self._figures:
            wide = 1
            if item.is_ratio:
                first = next(each for each, other, _, _ in self._figures if other is block)
                if (group is None) if self._look.ratio == "column" else column == first:
                    is_merged = self._look.ratio == "merged" and self._look.header != "groups over years"
                    wide = len(block.groups) if is_merged else 1
                    group = None  # noqa: PLW2901
                else:
                    continue
            elif group is None or (item.measure is Measure.PERCENTAGE and group is U):
                continue
            role: Any = block.role
            if item.is_ratio and role == "prepopulated":
                continue
            mark = (item.key, group, block.year, role)
            self._grid.put(self._row, column, Spot(None, has_formula and role == "verified", wide, mark=mark))
        self._row += 1
