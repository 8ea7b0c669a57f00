"""The NECS figures as a publication copy and in full, written once and changed by no test."""

import sys
from pathlib import Path

import pytest
from copies import report_of, written
from necs import necs_figures

from wres_xl.settings import Settings
from wres_xl.workbook.build import write_workbook

# What reads a package, and reports of any kind, are shared with the tests of the workbook.
sys.path.append(str(Path(__file__).parents[1] / "workbook"))


@pytest.fixture(scope="session")
def necs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the NECS figures."""
    path = tmp_path_factory.mktemp("copy") / "copy.xlsx"
    return written(path, necs_figures("2020-21"), necs_figures("2019-20"), Settings(organisation="Our Trust"))


@pytest.fixture(scope="session")
def necs_in_full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ordinary workbook of the same."""
    path = tmp_path_factory.mktemp("full") / "full.xlsx"
    this, last, settings = necs_figures("2020-21"), necs_figures("2019-20"), Settings()
    write_workbook(report_of(this, last, settings), path)
    return path
