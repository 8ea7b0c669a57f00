"""A sheet of the workbook: title in A1, real tables, sentences, own words, and one A4 landscape page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

from wres_xl.standard.indicators import Indicator
from wres_xl.workbook.cells import Content, Live, Value
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import DARK_BLUE, OWN_STYLES, STYLES

A4 = 9
_SENTENCE_HEIGHT = 17
_OWN_WORDS_HEIGHT = 17
_CHART_ROW_HEIGHT = 15
_HEADER_LINE = 13.5
_BOLD_WIDTH = 1.05
_CHART_GAP = 12

GROUP_HEADERS = 3 * _HEADER_LINE + 4
"""The height in points of headers that name a year and a group: room for three lines, such as `2020-21`,
`ethnic`, `minority`, whatever the organisation's term."""

DONE, PLANNED = "What have we done?", "What are we planning?"
OWN_QUESTIONS = (DONE, PLANNED)
"""What heads the lines for the organisation's own words, the last lines of a page."""

Place = tuple[int, int]
"""A cell's row and column, counted from 0."""


Copied = Callable[[str, Place, Content], Value | None]
"""What a copy without formulas shows in a page's cell."""


@dataclass
class Book:
    """An Excel file being written, with its cell formats and its pages by name.

    Where it is `copied`, it holds values and no lines for the organisation's own words.
    """

    file: xlsxwriter.Workbook
    footer: str
    copied: Copied | None = None
    formats: dict[str, Format] = field(default_factory=dict)
    pages: dict[str, "Page"] = field(default_factory=dict)

    @classmethod
    def create(
        cls, path: Path, title: str, organisation: str, footer: str, copied: Copied | None = None
    ) -> "Book":
        """Start a file. Its properties name the organisation and nobody else; a copy's name no author."""
        file = xlsxwriter.Workbook(
            path, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        )
        author = "" if copied else "WRES-XL"
        file.set_properties({"title": title, "company": organisation, "author": author})
        file.set_calc_mode("auto")
        return cls(file, footer, copied)

    @classmethod
    def unsaved(cls) -> "Book":
        """A book that never becomes a file, for what its pages hold."""
        return cls(xlsxwriter.Workbook(BytesIO(), {"in_memory": True}), footer="")

    def style(self, name: str) -> Format:
        """A cell format by its name in `style.STYLES`."""
        if name not in self.formats:
            self.formats[name] = self.file.add_format(STYLES[name])
        return self.formats[name]


class _Sheet(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
    """A worksheet that takes our formulas as they stand.

    XlsxWriter rewrites each with some thirty patterns, one for each newer function of Excel, which took more
    than half the time of writing the workbook. Ours hold none of these functions.
    """

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: Format | None = None, value: Value = 0
    ) -> int:
        self._check_dimensions(row, col)
        self.table[row][col] = CellFormulaTuple(self._prepare_formula(formula), cell_format, value)
        return 0

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        return formula.removeprefix("=")


class Page:
    """One sheet. Rows and columns are counted from 0.

    `cells` holds what was written into each cell; `own` those of the organisation's own words, and `headers`
    the headings of tables.
    """

    def __init__(self, book: Book, name: str, title: str, widths: Sequence[float]) -> None:
        """Add the sheet, with column widths in characters, and write its title into A1."""
        self.book = book
        self.name = name
        self.widths = tuple(widths)
        self._header_heights: dict[int, float] = {}
        self.cells: dict[Place, Content] = {}
        self.own: set[Place] = set()
        self.headers: set[Place] = set()
        book.pages[name] = self
        self.sheet: Worksheet = book.file.add_worksheet(name, worksheet_class=_Sheet)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 1)
        self.sheet.center_horizontally()
        self.sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.55)
        # The space after the font size keeps Excel from reading a name's first digit as part of it, and a
        # single & would begin a command such as that for the date.
        self.sheet.set_footer(f"&L&8 {book.footer.replace('&', '&&')}&R&8 {name}")
        self.sheet.set_tab_color(DARK_BLUE)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width, book.style("text"))
        self.sheet.set_row(0, 30)
        self.write(0, 0, title, "title")

    def write(self, row: int, column: int, content: Content, style: str = "text") -> None:
        """Write one cell. Text is never taken for a formula or a link; "" leaves the cell blank."""
        cell_format = self.book.style(style)
        if self.book.copied:
            content = self.book.copied(self.name, (row, column), content)
        content = None if content == "" else content
        self.cells[row, column] = content
        if style in OWN_STYLES:
            self.own.add((row, column))
        match content:
            case Live(formula, value):
                self.sheet.write_formula(row, column, f"={formula}", cell_format, value)
            case None:
                self.sheet.write_blank(row, column, None, cell_format)
            case str():
                self.sheet.write_string(row, column, content, cell_format)
            case bool():
                self.sheet.write_boolean(row, column, content, cell_format)
            case _:
                self.sheet.write_number(row, column, content, cell_format)

    def introduction(self, report: Report, indicator: Indicator) -> None:
        """Write what the page's indicator measures and which way is better, under the title."""
        self.write(1, 0, indicator.measures.replace("BME", report.settings.term), "subtitle")
        better = indicator.better.replace("BME", report.settings.term)
        self.write(
            2, 0, f"{report.settings.organisation}, reporting year {report.this.year}. {better}", "muted"
        )

    def table(
        self,
        row: int,
        column: int,
        name: str,
        headers: Sequence[str],
        rows: Sequence[Sequence[Content]],
        styles: Sequence[Sequence[str]],
        height: float = 16,
        header_height: float | None = None,
    ) -> None:
        """Write an Excel table with a header row. `styles` names the format of every cell.

        Headers stand to the right above numbers and to the left above text. Heights are in points; without
        `header_height` the headers' own words decide, so give one where they differ from report to report.
        """
        header_styles = [header_style(style) for style in (styles or [["label"] * len(headers)])[0]]
        options: dict[str, Any] = {
            "name": name,
            "autofilter": False,
            "style": None,
            "columns": [
                {"header": header, "header_format": self.book.style(style)}
                for header, style in zip(headers, header_styles, strict=True)
            ],
        }
        self.sheet.add_table(row, column, row + max(len(rows), 1), column + len(headers) - 1, options)
        for across, header in enumerate(headers, start=column):
            self.cells[row, across] = header
            self.headers.add((row, across))
        lines = max(_lines(header, self.widths[column + at]) for at, header in enumerate(headers))
        # Tables may stand side by side: their headers share a row, which is as high as the higher one.
        self._header_heights[row] = max(
            header_height or _HEADER_LINE * lines + 4, self._header_heights.get(row, 0)
        )
        self.sheet.set_row(row, self._header_heights[row])
        for below, (contents, row_styles) in enumerate(zip(rows, styles, strict=True), start=1):
            self.sheet.set_row(row + below, height)
            for across, (content, style) in enumerate(zip(contents, row_styles, strict=True)):
                self.write(row + below, column + across, content, style)

    def sentences(
        self, row: int, sentences: Sequence[Live], heading: str = "What is the data telling us?"
    ) -> int:
        """Write a heading and sentences below it; return the row below them."""
        self.write(row, 0, heading, "section")
        for below, sentence in enumerate(sentences, start=1):
            self.sheet.set_row(row + below, _SENTENCE_HEIGHT)
            self.write(row + below, 0, sentence, "sentence")
        return row + len(sentences) + 1

    def own_words(self, row: int, lines: int, questions: Sequence[tuple[str, int, int]]) -> int:
        """Write headed lines for the organisation's own words; return the row below them.

        Each question has its first and last column. Text written into a line's first cell runs across it.
        """
        if self.book.copied:
            return row
        for question, first, last in questions:
            self.write(row, first, question, "section")
            for below in range(1, lines + 1):
                self.sheet.set_row(row + below, _OWN_WORDS_HEIGHT)
                for column in range(first, last + 1):
                    self.write(row + below, column, None, "own_words")
        return row + lines + 1

    def charts(self, row: int, placed: Sequence[tuple[Any, str]], lines: int) -> int:
        """Place charts side by side over the page's width, each with its alternative text.

        They are `lines` rows high; the first row below them is returned.
        """
        for at in range(row, row + lines):
            self.sheet.set_row(at, _CHART_ROW_HEIGHT)
        width = sum(int(width * 7 + 5) for width in self.widths)
        each = (width - _CHART_GAP * (len(placed) - 1)) // len(placed)
        for at, (chart, description) in enumerate(placed):
            chart.set_size({"width": each, "height": lines * _CHART_ROW_HEIGHT * 4 // 3})
            options = {"x_offset": at * (each + _CHART_GAP), "description": description, "object_position": 2}
            self.sheet.insert_chart(row, 0, chart, options)
        return row + lines + 1


def header_style(style: str) -> str:
    """The format of the heading above cells of a format."""
    if STYLES[style].get("align") == "right":
        return "header"
    return "header_indented" if "indent" in STYLES[style] else "header_text"


def _lines(header: str, width: float) -> int:
    """How many lines a bold header takes in a column, broken at its spaces."""
    lines, used = 1, 0.0
    for word in header.split(" "):
        needed = len(word) * _BOLD_WIDTH
        if used and used + needed + 1 > width:
            lines, used = lines + 1, 0.0
        used += needed + 1
    return lines
