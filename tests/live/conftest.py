"""What the tests of live workbooks share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book

from live.cells_workbook import write_workbook
from wres_xl.example import write_example


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example trust's extracts."""
    folder = tmp_path_factory.mktemp("example")
    write_example(folder)
    return folder


@pytest.fixture(scope="session")
def cells_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a workbook with every kind of cell."""
    return write_workbook(tmp_path_factory.mktemp("cells") / "cells.xlsx")


@pytest.fixture
def cells_book(live_office: LiveOffice, cells_workbook: Path, tmp_path: Path) -> Iterator[xlwings.Book]:
    """A copy of that workbook, open."""
    with live_book(live_office, cells_workbook, tmp_path) as book:
        yield book


@pytest.fixture
def cells(cells_book: xlwings.Book) -> xlwings.Sheet:
    """The sheet of that book on which every kind of cell stands."""
    return cells_book.sheets["Cells"]
