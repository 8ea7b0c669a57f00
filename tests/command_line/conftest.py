"""The example trust's extracts, written once by each test process and changed by no test."""

from pathlib import Path

import pytest

from wres_xl.example import write_example


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example trust's extracts."""
    folder = tmp_path_factory.mktemp("example")
    write_example(folder)
    return folder
