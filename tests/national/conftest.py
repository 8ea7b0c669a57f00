"""Sources of figures for forms, made once by each test process and changed by no test, and a form."""

from pathlib import Path

import pytest
from commands import run
from forms import Made, make
from shapes import THIS_YEAR_ONLY

from wres_xl.example import write_example


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example trust's extracts."""
    folder = tmp_path_factory.mktemp("example")
    write_example(folder)
    return folder


@pytest.fixture(scope="session")
def figures(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All figures of the example trust, of both years, as `wres-xl figures` writes them."""
    path = tmp_path_factory.mktemp("figures") / "figures.csv"
    made = run(
        *("figures", example / "2020-21", "--previous", example / "2019-20", "--year", "2020-21"),
        *("--settings", example / "settings.toml", "--format", "csv", "-o", path),
    )
    assert made.code == 0, made.told
    return path


@pytest.fixture(scope="session")
def workbook(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example trust's WRES workbook, with both years."""
    path = tmp_path_factory.mktemp("workbook") / "WRES.xlsx"
    made = run(
        *("generate", example / "2020-21", "--previous", example / "2019-20", "--year", "2020-21"),
        *("--settings", example / "settings.toml", "-o", path),
    )
    assert made.code == 0, made.told
    return path


@pytest.fixture
def form(tmp_path: Path) -> Made:
    """A blank form of 2020-21 alone."""
    return make(THIS_YEAR_ONLY, tmp_path / "form.xlsx")
