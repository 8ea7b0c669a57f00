"""The example trust's workbook, made once by each test process and changed by no test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import run
from libreoffice.office import Office
from live_trust import Trust

from wres_xl.example import write_example


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example trust's extracts."""
    folder = tmp_path_factory.mktemp("example")
    write_example(folder)
    return folder


@pytest.fixture(scope="session")
def workbook(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example trust's workbook for 2020-21 beside 2019-20."""
    path = tmp_path_factory.mktemp("workbook") / "WRES.xlsx"
    made = run(
        *("generate", example / "2020-21", "--previous", example / "2019-20", "--year", "2020-21"),
        *("--settings", example / "settings.toml", "-o", path),
    )
    assert made.code == 0, made.told
    return path


@pytest.fixture(scope="session")
def trust(office: Office, workbook: Path) -> Iterator[Trust]:
    """The example trust's workbook, open to have its counts changed; each test puts them back."""
    with office.open(workbook) as document:
        document.recalculate()
        yield Trust(document)
