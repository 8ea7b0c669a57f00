"""Sheets of the xlwings engine on LibreOffice, with their tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes, utils
from xlwings.constants import MAX_COLUMNS, MAX_ROWS

from libreoffice.engine_ranges import Range

if TYPE_CHECKING:
    from libreoffice.engine import Book

SHEET_VISIBLE = -1  # Excel's xlSheetVisible, which COM gives as it is
SHEET_HIDDEN = 0


class Sheets(base_classes.Sheets):
    """The sheets of a workbook, in order."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    def __len__(self) -> int:
        return len(self._texts())

    def __iter__(self) -> Iterator["Sheet"]:
        return (Sheet(self._book, text) for text in self._texts())

    def __contains__(self, name: str) -> bool:
        return name.casefold() in {text.casefold() for text in self._texts()}

    def __call__(self, name_or_index: str | int) -> "Sheet":
        texts = self._texts()
        if isinstance(name_or_index, int):
            return Sheet(self._book, texts[name_or_index - 1])
        same = [text for text in texts if text.casefold() == name_or_index.casefold()]
        if not same:
            raise KeyError(name_or_index)
        return Sheet(self._book, same[0])

    @property
    def active(self) -> "Sheet":
        return Sheet(self._book, self._book.ask("active_sheet"))

    def add(
        self, before: "Sheet | None" = None, after: "Sheet | None" = None, name: str | None = None
    ) -> "Sheet":
        """As Excel does: before the active sheet where nothing else is said; the new sheet becomes active."""
        position = after.index if after is not None else (before or self.active).index - 1
        numbers = range(1, len(self) + 2)
        text = name or next(f"Sheet{each}" for each in numbers if f"Sheet{each}" not in self)
        self._book.ask("add_sheet", name=text, position=position)
        sheet = Sheet(self._book, text)
        sheet.activate()
        return sheet

    def _texts(self) -> list[str]:
        texts: list[str] = self._book.ask("sheets")
        return texts


class Sheet(base_classes.Sheet):
    """A sheet, by its name."""

    def __init__(self, book: "Book", name: str) -> None:
        self._book = book
        self._name = name

    @property
    def api(self) -> str:
        return self._name

    @property
    def book(self) -> "Book":
        return self._book

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.ask("rename_sheet", name=value)
        self._name = value

    @property
    def index(self) -> int:
        return [sheet.name for sheet in self._book.sheets].index(self._name) + 1

    @property
    def visible(self) -> int:
        """Excel's own number, as on Windows: -1 for visible, 0 for hidden."""
        return SHEET_VISIBLE if self.ask("visible") else SHEET_HIDDEN

    @visible.setter
    def visible(self, value: bool) -> None:
        self.ask("set_visible", visible=bool(value))

    def activate(self) -> None:
        self.ask("activate")

    def select(self) -> None:
        self.activate()

    def delete(self) -> None:
        self.ask("remove_sheet")

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """A range by address, by name, by row and column, or from one range to another."""
        if arg2 is not None:
            first, second = self.range(arg1), self.range(arg2)
            tops, lefts, bottoms, rights = zip(first.corners, second.corners, strict=True)
            return Range(self, min(tops), min(lefts), max(bottoms), max(rights))
        if isinstance(arg1, Range):
            return arg1
        if isinstance(arg1, str):
            return self._named(arg1)
        if len(arg1) == 4:
            top, left, height, width = arg1
            return Range(self, top, left, top + height - 1, left + width - 1)
        return Range(self, *arg1, *arg1)

    def _named(self, text: str) -> Range:
        first, last = utils.a1_to_tuples(text)  # type: ignore[no-untyped-call]
        if first is None:
            return self._book.names(text).refers_to_range
        return Range(self, *first, *(last or first))

    @property
    def cells(self) -> Range:
        return Range(self, 1, 1, MAX_ROWS, MAX_COLUMNS)

    @property
    def used_range(self) -> Range:
        return Range(self, *self.ask("used_area"))

    def clear_contents(self) -> None:
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        self.used_range.clear_formats()

    def clear(self) -> None:
        self.used_range.clear()

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    @property
    def tables(self) -> "Tables":
        return Tables(self)

    @property
    def drawn(self) -> list[str]:
        """The names of the pictures, charts and shapes."""
        names: list[str] = self.ask("drawn")
        return names

    def ask(self, command: str, **arguments: Any) -> Any:
        return self._book.ask(command, sheet=self._name, **arguments)


class Tables(base_classes.Tables):
    """The tables of a sheet, each with a row of headings."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator["Table"]:
        return iter(self._all())

    def __contains__(self, name: str) -> bool:
        return name in {table.name for table in self._all()}

    def __call__(self, name_or_index: str | int) -> "Table":
        tables = self._all()
        if isinstance(name_or_index, int):
            return tables[name_or_index - 1]
        same = [table for table in tables if table.name == name_or_index]
        if not same:
            raise KeyError(name_or_index)
        return same[0]

    def _all(self) -> list["Table"]:
        return [Table(self._sheet, name, corners) for name, corners in self._sheet.ask("tables")]


class Table(base_classes.Table):
    """A table as it stood when it was asked for."""

    def __init__(self, sheet: Sheet, name: str, corners: list[int]) -> None:
        self._sheet = sheet
        self._name = name
        self._corners = corners

    @property
    def parent(self) -> Sheet:
        return self._sheet

    @property  # type: ignore[misc]
    def name(self) -> str:
        return self._name

    @property
    def range(self) -> Range:
        return Range(self.parent, *self._corners)

    @property
    def header_row_range(self) -> Range:
        top, left, _, right = self._corners
        return Range(self.parent, top, left, top, right)

    @property
    def data_body_range(self) -> Range:
        top, left, bottom, right = self._corners
        return Range(self.parent, top + 1, left, bottom, right)
