"""An xlwings engine on LibreOffice, so that tests run code written for Excel on a live workbook.

It behaves as xlwings' Windows engine does, down to the numbers of error cells and of visibility. Texts that
are written become what Excel makes of them (`excel_entry`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlwings import base_classes

from libreoffice.engine_cells import cleaned, prepared
from libreoffice.engine_names import Names
from libreoffice.engine_sheets import Sheets
from libreoffice.live import LiveDocument, LiveOffice

NAME = "libreoffice"


@dataclass(frozen=True)
class Alert:
    """A message that a person would have seen."""

    prompt: str
    title: str | None
    buttons: str
    mode: str | None


class Engine:
    """The engine, with the one LibreOffice that it drives."""

    name = NAME
    type = "desktop"

    def __init__(self, office: LiveOffice) -> None:
        self.apps = Apps(App(self, office))

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:  # noqa: ARG004
        return prepared(value)

    @staticmethod
    def clean_value_data(
        data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: bool
    ) -> list[list[Any]]:
        how = (datetime_builder, empty_as, number_builder, err_to_str)
        return [[cleaned(value, *how) for value in row] for row in data]


class Apps(base_classes.Apps):
    """The one application."""

    def __init__(self, app: "App") -> None:
        self._app = app

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator["App"]:
        yield self._app

    def __getitem__(self, pid: int) -> "App":
        if pid != self._app.pid:
            raise KeyError(pid)
        return self._app

    def keys(self) -> list[int]:
        return [self._app.pid]


class App(base_classes.App):
    """LibreOffice as an application: it records what it would have shown."""

    screen_updating = True
    display_alerts = True
    enable_events = True
    calculation = "automatic"
    visible = False

    def __init__(self, engine: Engine, office: LiveOffice) -> None:
        self._engine = engine
        self._books = Books(self)
        self.office = office
        self.alerts: list[Alert] = []
        self.answer = "ok"
        """What every alert is answered."""
        self.status_texts: list[str] = []
        self._status: str | bool = False

    @property
    def engine(self) -> Engine:
        return self._engine

    @property
    def books(self) -> "Books":
        return self._books

    @property
    def pid(self) -> int:
        return self.office.pid or 0

    @property
    def status_bar(self) -> str | bool:
        return self._status

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self._status = value
        if isinstance(value, str):
            self.status_texts.append(value)

    def alert(
        self, prompt: str, title: str | None, buttons: str, mode: str | None, callback: str | None
    ) -> str:
        del callback
        self.alerts.append(Alert(prompt, title, buttons, mode))
        return self.answer

    def activate(self, steal_focus: bool = False) -> None:
        """Nothing is on the screen."""

    def quit(self) -> None:
        """The tests end LibreOffice themselves."""

    def calculate(self) -> None:
        for book in self.books:
            book.document.recalculate()

    def run(self, macro: str, args: tuple[Any, ...]) -> Any:
        """Run a macro by the name that Excel has for it, `'Book.xlsm'!Module1.Name`."""
        book, _, name = macro.rpartition("!")
        return self.books(book.strip("'")).ask("run", macro=name, arguments=list(args))


class Books(base_classes.Books):
    """The open workbooks, in the order in which they were opened."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._open: list[Book] = []

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator["Book"]:
        return iter(tuple(self._open))

    def __call__(self, name_or_index: str | int) -> "Book":
        if isinstance(name_or_index, int):
            return self._open[name_or_index - 1]
        for book in self._open:
            if name_or_index in {book.name, book.fullname}:
                return book
        raise KeyError(name_or_index)

    @property
    def active(self) -> "Book":
        return self._open[-1]

    def open(self, fullname: str, *_: Any) -> "Book":
        """Open a workbook itself; it becomes the active one."""
        book = Book(self.app, LiveDocument(self.app.office, Path(fullname)), Path(fullname))
        self._open.append(book)
        return book

    def activate(self, book: "Book") -> None:
        self._open.append(self._open.pop(self._open.index(book)))

    def remove(self, book: "Book") -> None:
        self._open.remove(book)


class Book(base_classes.Book):
    """An open workbook."""

    def __init__(self, app: App, document: LiveDocument, path: Path) -> None:
        self._app = app
        self.document = document
        """The same workbook for the harness' own questions."""
        self._path = path

    @property
    def api(self) -> LiveDocument:
        return self.document

    @property
    def app(self) -> App:
        return self._app

    @property
    def name(self) -> str:
        return self._path.name

    @property
    def fullname(self) -> str:
        return str(self._path)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        self.app.books.activate(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save; under another path, the book goes on under that one."""
        if password is not None:
            raise NotImplementedError("passwords are Excel's own")
        self._path = Path(path or self._path)
        self.ask("save", path=str(self._path))

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        del quality
        self.ask("export_pdf", path=path)

    def close(self) -> None:
        self.app.books.remove(self)
        self.document.close()

    def ask(self, command: str, **arguments: Any) -> Any:
        return self.document.ask(command, **arguments)
