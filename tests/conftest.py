"""What all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from libreoffice.live import LiveOffice
from libreoffice.office import Office, missing

from wres_xl.workbook.template import build_template

IN_CI = bool(os.environ.get("CI"))

# A slow machine is no fault of what is tested.
hypothesis.settings.register_profile("patient", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A LibreOffice of this test process's own."""
    if lacking := missing():
        reason = f"{', '.join(lacking)} not found; on Debian, `make test` installs what is needed"
        (pytest.fail if IN_CI else pytest.skip)(reason)
    office = Office(tmp_path_factory.mktemp("libreoffice"))
    yield office
    office.close()


@pytest.fixture(scope="session")
def live_office(
    office: Office,  # noqa: ARG001 - it tells what lacks
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveOffice]:
    """A LibreOffice of this test process's own whose documents run macros and are worked on."""
    live = LiveOffice(tmp_path_factory.mktemp("live"))
    yield live
    live.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template workbook, newly built; tests work on copies."""
    path = tmp_path_factory.mktemp("template") / "WRES workbook.xlsm"
    build_template(path)
    return path


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failure: there, everything that a test needs is installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter and (skipped := reporter.stats.get("skipped")):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.ensure_newline()
        reporter.write_line(f"{len(skipped)} skipped: in CI nothing may be", red=True)
