"""A workbook as a person has it open: an xlwings book on LibreOffice, active, and the caller of macros."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import xlwings

from libreoffice.engine import Engine
from libreoffice.live import LiveOffice


@contextmanager
def live_book(office: LiveOffice, path: Path, folder: Path) -> Iterator[xlwings.Book]:
    """Open a copy of a workbook, made in `folder`, in an application of its own.

    Meanwhile `xlwings.Book.caller()`, `xlwings.books` and `xlwings.apps` are this book and its application.
    What the application would have shown is in `book.app.impl`: `alerts`, `status_texts`; the harness' own
    view of the workbook is `book.impl.document`.

    Raises:
        OfficeError: LibreOffice cannot open it.
    """
    engine = xlwings.Engine(impl=Engine(office))
    app = next(iter(engine.apps))
    before = xlwings.engines.active
    engine.activate()
    book = app.books.open(shutil.copy(path, folder))
    book.set_mock_caller()
    try:
        yield book
    finally:
        xlwings.engines.active = before
        if office.pid:
            for each in list(app.books):
                each.close()
