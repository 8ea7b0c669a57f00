"""The workbook with stand-ins, open in pyOpenVBA's interpreter and in LibreOffice."""

from pathlib import Path

import pytest
from pyopenvba.apps.excel import ExcelApplication
from stand_in_book import write_data, write_stand_in_book


@pytest.fixture(scope="session")
def stand_in_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_stand_in_book(tmp_path_factory.mktemp("addin") / "book.xlsm", write_data)


@pytest.fixture
def excel(stand_in_book: Path) -> ExcelApplication:
    return ExcelApplication.open(stand_in_book)
