"""Defined names of the xlwings engine on LibreOffice: those of the workbook."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from libreoffice.engine_ranges import Range

if TYPE_CHECKING:
    from libreoffice.engine import Book


class Names(base_classes.Names):
    """The names of a workbook."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    def __len__(self) -> int:
        return len(self._texts())

    def __iter__(self) -> Iterator["Name"]:
        return (Name(self._book, text) for text in self._texts())

    def __call__(self, name_or_index: str | int) -> "Name":
        texts = self._texts()
        if isinstance(name_or_index, int):
            return Name(self._book, texts[name_or_index - 1])
        # Excel does not tell names apart by capitals.
        same = [text for text in texts if text.casefold() == name_or_index.casefold()]
        if not same:
            raise KeyError(name_or_index)
        return Name(self._book, same[0])

    def contains(self, name_or_index: str | int) -> bool:
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return name_or_index.casefold() in {text.casefold() for text in self._texts()}

    def add(self, name: str, refers_to: str) -> "Name":
        self._book.ask("add_name", name=name, refers_to=refers_to)
        return Name(self._book, name)

    def _texts(self) -> list[str]:
        texts: list[str] = self._book.ask("names")
        return texts


class Name(base_classes.Name):
    """A name of a workbook."""

    def __init__(self, book: "Book", text: str) -> None:
        self._book = book
        self._text = text

    @property  # type: ignore[misc]
    def name(self) -> str:
        return self._text

    @property
    def refers_to(self) -> str:
        return str(self._found()["refers_to"])

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._book.ask("add_name", name=self._text, refers_to=value)

    @property
    def refers_to_range(self) -> Range:
        found = self._found()
        if found["corners"] is None:
            raise ValueError(f"The name {self._text} is not one of cells: {found['refers_to']}")
        return Range(self._book.sheets(found["sheet"]), *found["corners"])

    def is_of(self, cells: Range) -> bool:
        found = self._found()
        return (found["sheet"], found["corners"]) == (cells.sheet.name, cells.corners)

    def delete(self) -> None:
        self._book.ask("remove_name", name=self._text)

    def _found(self) -> dict[str, Any]:
        found: dict[str, Any] = self._book.ask("name", name=self._text)
        return found
