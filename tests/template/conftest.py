"""The template, built once by each test process and changed by no test."""

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from libreoffice.live import LiveDocument, LiveOffice
from pyopenvba import ExcelFile
from recorder import recording_copy

from wres_xl.workbook.template import MODULE


@pytest.fixture(scope="session")
def sheets(template: Path) -> Any:
    """The template as openpyxl reads it."""
    with warnings.catch_warnings():
        # openpyxl warns of extensions that it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(template)


@pytest.fixture(scope="session")
def buttons_module(template: Path) -> str:
    """The VBA behind the buttons, as it lies in the template."""
    with ExcelFile(template) as book:
        return str(book.get_module(MODULE))


@pytest.fixture(scope="session")
def recording(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Makes a copy of the template in which a call, such as `MsgBox`, is replaced by one that records."""

    def made(call: str, name: str) -> Path:
        return recording_copy(template, tmp_path_factory.mktemp("recording") / name, call)

    return made


@pytest.fixture(scope="session")
def live(template: Path, live_office: LiveOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A copy of the template, open in LibreOffice to be written into; each test puts back what it changes."""
    path = tmp_path_factory.mktemp("open") / template.name
    path.write_bytes(template.read_bytes())
    document = LiveDocument(live_office, path)
    yield document
    document.close()
