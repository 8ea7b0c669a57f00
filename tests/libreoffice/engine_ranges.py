"""Ranges of the xlwings engine on LibreOffice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes
from xlwings.constants import MAX_COLUMNS, MAX_ROWS

from libreoffice.engine_cells import coded, raw, rows
from libreoffice.office import OfficeError

if TYPE_CHECKING:
    from libreoffice.engine_names import Name
    from libreoffice.engine_sheets import Sheet

STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}


class Range(base_classes.Range):
    """A block of cells, by its corners."""

    def __init__(self, sheet: "Sheet", top: int, left: int, bottom: int, right: int) -> None:
        self.sheet = sheet
        self.options: dict[str, Any] = {}  # xlwings puts them there
        self._top, self._left, self._bottom, self._right = top, left, bottom, right

    def __len__(self) -> int:
        height, width = self.shape
        return height * width

    def __call__(self, row: int, column: int | None = None) -> "Range":
        """A cell by row and column, or by its number in reading order, all counted from 1."""
        if column is None:
            down, along = divmod(row - 1, self.shape[1])
            row, column = down + 1, along + 1
        top, left = self._top + row - 1, self._left + column - 1
        return Range(self.sheet, top, left, top, left)

    @property
    def api(self) -> str:
        return self.address

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        return (self.sheet.name, self.row, self.column, *self.shape)

    @property
    def row(self) -> int:
        return self._top

    @property
    def column(self) -> int:
        return self._left

    @property
    def corners(self) -> list[int]:
        """First row and column, last row and column."""
        return [self._top, self._left, self._bottom, self._right]

    @property
    def shape(self) -> tuple[int, int]:
        return self._bottom - self._top + 1, self._right - self._left + 1

    @property
    def address(self) -> str:
        return self.get_address(True, True, False)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        row_mark, column_mark = "$" * row_absolute, "$" * col_absolute
        corners = [(self._top, self._left), (self._bottom, self._right)][: 1 if len(self) == 1 else 2]
        area = ":".join(f"{column_mark}{_letters(column)}{row_mark}{row}" for row, column in corners)
        return f"'[{self.sheet.book.name}]{self.sheet.name}'!{area}" if external else area

    @property
    def raw_value(self) -> Any:
        """As COM has it: a single cell's value, or a tuple of rows."""
        block = tuple(tuple(map(raw, row)) for row in self.ask("read"))
        return block[0][0] if len(self) == 1 else block

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        block = [[coded(each) for each in row] for row in rows(value, self.shape)]
        if not isinstance(value, Sequence) or isinstance(value, str):
            _fill_from_the_first(block)
        self.ask("write", block=block)

    @property
    def formula(self) -> Any:
        block = tuple(tuple(row) for row in self.ask("read_formulas"))
        return block[0][0] if len(self) == 1 else block

    @formula.setter
    def formula(self, value: Any) -> None:
        self.raw_value = value

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.raw_value = value

    @property
    def has_array(self) -> bool:
        return False

    def clear_contents(self) -> None:
        self.ask("clear", contents=True, formats=False)

    def clear_formats(self) -> None:
        self.ask("clear", contents=False, formats=True)

    def clear(self) -> None:
        self.ask("clear", contents=True, formats=True)

    def end(self, direction: str) -> "Range":
        """Where Ctrl and an arrow key lead: the end of this block, or the next cell that is not blank."""
        down, along = STEPS[direction]
        line = [value not in (None, "") for value in self._line(down, along)]
        if len(line) > 1 and line[0] and line[1]:
            steps = line.index(False) - 1 if False in line else len(line) - 1
        elif True in line[1:]:
            steps = line.index(True, 1)
        else:
            steps = max(MAX_ROWS, MAX_COLUMNS)
        row = min(max(self._top + down * steps, 1), MAX_ROWS)
        column = min(max(self._left + along * steps, 1), MAX_COLUMNS)
        return Range(self.sheet, row, column, row, column)

    def _line(self, down: int, along: int) -> list[Any]:
        """The values from the first cell on in one direction, as far as the sheet is used."""
        used = self.sheet.used_range
        last_row, last_column = used.corners[2:]
        bottom = max(last_row, self._top) if down > 0 else self._top
        right = max(last_column, self._left) if along > 0 else self._left
        top = 1 if down < 0 else self._top
        left = 1 if along < 0 else self._left
        block = self.sheet.ask("read", area=Range(self.sheet, top, left, bottom, right).address)
        line = [value for row in block for value in row]
        return line[::-1] if down < 0 or along < 0 else line

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:  # noqa: ARG002
        self.ask("insert", shift=(shift or self._shift("down", "right")).upper())

    def delete(self, shift: str | None = None) -> None:
        self.ask("delete", shift=(shift or self._shift("up", "left")).upper())

    def _shift(self, of_rows: str, of_columns: str) -> str:
        """What Excel does unasked: whole columns move sideways, anything else up or down."""
        return of_columns if self.shape[0] == MAX_ROWS else of_rows

    def copy(self, destination: "Range | None" = None) -> None:
        if destination is None:
            raise NotImplementedError("there is no clipboard")
        self.ask("copy", to_sheet=destination.sheet.name, to_area=destination.address)

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        del screen_tip  # LibreOffice has none for cells
        self.sheet.ask("add_link", cell=self.address, address=address, text=text_to_display or address)

    @property
    def hyperlink(self) -> str:
        address: str | None = self._look("hyperlink")
        if address is None:
            raise OfficeError("The cell doesn't seem to contain a hyperlink!")
        return address

    def autofit(self, axis: str | None = None) -> None:
        if axis not in {"rows", "r"}:
            self._set_look("fitted_columns", True)
        if axis not in {"columns", "c"}:
            self._set_look("fitted_rows", True)

    @property
    def name(self) -> "Name | None":
        return next((name for name in self.sheet.book.names if name.is_of(self)), None)

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={quoted(self.sheet.name)}!{self.address}")

    @property
    def number_format(self) -> Any:
        return self._look("number_format")

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._set_look("number_format", value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        colour = self._look("color")
        return None if colour is None else (colour >> 16, colour >> 8 & 255, colour & 255)

    @color.setter
    def color(self, value: Any) -> None:
        if isinstance(value, str):
            value = int(value.removeprefix("#"), 16)
        if isinstance(value, tuple):
            red, green, blue = value
            value = red << 16 | green << 8 | blue
        self._set_look("color", value)

    @property
    def wrap_text(self) -> Any:
        return self._look("wrap_text")

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self._set_look("wrap_text", value)

    @property
    def row_hidden(self) -> Any:
        return self._look("row_hidden")

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self._set_look("row_hidden", value)

    @property
    def column_hidden(self) -> Any:
        return self._look("column_hidden")

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self._set_look("column_hidden", value)

    @property
    def row_height(self) -> Any:
        return self._look("row_height")

    @row_height.setter
    def row_height(self, value: float) -> None:
        self._set_look("row_height", value)

    @property
    def column_width(self) -> Any:
        return self._look("column_width")

    @column_width.setter
    def column_width(self, value: float) -> None:
        self._set_look("column_width", value)

    def select(self) -> None:
        self.sheet.activate()

    def ask(self, command: str, **arguments: Any) -> Any:
        return self.sheet.ask(command, area=self.address, **arguments)

    def _look(self, what: str) -> Any:
        return self.ask("look", what=what)

    def _set_look(self, what: str, value: Any) -> None:
        self.ask("set_look", what=what, value=value)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def quoted(sheet: str) -> str:
    """A sheet's name as a formula has it."""
    return "'" + sheet.replace("'", "''") + "'"


def _fill_from_the_first(block: list[list[Any]]) -> None:
    """A formula that fills a range refers, in each cell, to what lies where it lies from the first."""
    for row in block:
        row[:] = [
            {**each, "filled": True} if isinstance(each, dict) and "formula" in each else each for each in row
        ]
