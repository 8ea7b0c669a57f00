"""What all tests share."""

import os
from collections.abc import Iterator

import pytest
from libreoffice.office import Office, missing

IN_CI = bool(os.environ.get("CI"))


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A LibreOffice of this test process's own."""
    if lacking := missing():
        reason = f"{', '.join(lacking)} not found; on Debian, `make test` installs what is needed"
        (pytest.fail if IN_CI else pytest.skip)(reason)
    office = Office(tmp_path_factory.mktemp("libreoffice"))
    yield office
    office.close()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failure: there, everything that a test needs is installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter and (skipped := reporter.stats.get("skipped")):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.ensure_newline()
        reporter.write_line(f"{len(skipped)} skipped: in CI nothing may be", red=True)
