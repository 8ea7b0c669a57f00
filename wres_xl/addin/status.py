"""A diagnosis of the add-in that a helpdesk can read out: what is there, what is not, and what to do."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, load_workbook

from wres_xl import __version__
from wres_xl.addin import macro_policy
from wres_xl.addin.build import INTERPRETER_KEY, VERSION_KEY, XLWINGS_KEY, running_interpreter, sha256
from wres_xl.addin.install import Places, missing_libraries, user_places
from wres_xl.addin.package import CONFIG_SHEET
from wres_xl.addin.registry import Registry, of_this_computer
from wres_xl.addin.runtime import Runtime, runtime
from wres_xl.findings import UsageError

_INSTALL = "Run: wres-xl addin install"


class State(StrEnum):
    """How a check came out."""

    FINE = "fine"
    PROBLEM = "problem"
    UNKNOWN = "not known"


@dataclass(frozen=True)
class Check:
    """One line of the diagnosis: what was looked at, what is there, and what to do about a problem."""

    subject: str
    found: str
    state: State
    remedy: str = ""


@dataclass(frozen=True)
class Status:
    """The whole diagnosis."""

    checks: tuple[Check, ...]

    @property
    def is_fine(self) -> bool:
        """Whether nothing was found that keeps the add-in from working."""
        return all(check.state is not State.PROBLEM for check in self.checks)


def status(
    places: Places | None = None, registry: Registry | None = None, interpreter: str | None = None
) -> Status:
    """Look at everything that the add-in needs on this PC. Nothing is changed.

    Raises:
        UsageError: this is not Windows.
    """
    places = places or user_places()
    known = of_this_computer(macro_policy.ENTRIES) if registry is None else registry
    interpreter = interpreter or running_interpreter()
    return Status(tuple(_checks(places, known, interpreter)))


def _checks(places: Places, registry: Registry, interpreter: str) -> Iterator[Check]:
    excel = macro_policy.excel_version(registry)
    yield Check("Excel", excel or "not found in the registry", State.FINE if excel else State.UNKNOWN)
    yield Check("WRES-XL", __version__, State.FINE)
    yield Check("Python", f"{platform.python_version()}, {sys.executable}", State.FINE)
    with_runtime = _runtime()
    if isinstance(with_runtime, Check):
        yield with_runtime
    else:
        yield Check("xlwings", with_runtime.version, State.FINE)
        missing = missing_libraries(with_runtime, interpreter)
        found = "not found" if missing else " and ".join(with_runtime.libraries)
        yield Check("xlwings' DLLs", found, State.PROBLEM if missing else State.FINE, missing or "")
    yield from _addin(places.addin, None if isinstance(with_runtime, Check) else with_runtime)
    for rule in macro_policy.rules(registry):
        yield Check(rule.subject, rule.says, State.FINE if rule.fine else State.PROBLEM, rule.remedy)
    yield _defender(macro_policy.child_process_rule(registry))


def _defender(rule: str | None) -> Check:
    subject = "Defender's rule against child processes"
    match rule:
        case None:
            remedy = "If functions answer #NAME? and all else is fine, ask IT whether Excel may start Python."
            return Check(subject, "cannot be read here", State.UNKNOWN, remedy)
        case "blocks":
            remedy = "Ask IT for an exception, or use the functions without an add-in."
            return Check(subject, rule, State.PROBLEM, remedy)
        case _:
            return Check(subject, rule, State.FINE)


def _runtime() -> Runtime | Check:
    try:
        return runtime()
    except UsageError as error:
        return Check("xlwings", "missing or unfit", State.PROBLEM, str(error))


def _addin(path: Path, with_runtime: Runtime | None) -> Iterator[Check]:
    if not path.is_file():
        yield Check("Add-in", f"not there: {path}", State.PROBLEM, _INSTALL)
        return
    yield Check("Add-in", str(path), State.FINE)
    try:
        content = path.read_bytes()
    except OSError as error:
        yield Check("SHA-256 of the add-in", f"cannot be read: {error.strerror}", State.UNKNOWN)
        return
    yield Check("SHA-256 of the add-in", sha256(content), State.FINE)
    if _came_from_elsewhere(path):
        yield Check(
            "Origin", "marked as from the internet, so its macros are blocked", State.PROBLEM, _INSTALL
        )
    try:
        config = _config(content)
    except CalamineError:
        yield Check("Built with", "the file is damaged", State.PROBLEM, _INSTALL)
        return
    built = (config.get(VERSION_KEY, "an unknown version"), config.get(XLWINGS_KEY, "an unknown version"))
    now = (__version__, with_runtime.version if with_runtime else "")
    yield Check(
        "Built with",
        f"WRES-XL {built[0]} and xlwings {built[1]}",
        State.FINE if built == now else State.PROBLEM,
        "" if built == now else f"The versions installed now are others. {_INSTALL}",
    )
    yield _interpreter(config.get(INTERPRETER_KEY, ""))


def _interpreter(named: str) -> Check:
    path = Path(os.path.expandvars(named))
    if path.parent == Path():
        found = f"{named or 'none'}, to be found on the path"
        return Check("Python that the add-in starts", found, State.UNKNOWN, _INSTALL)
    if path.is_file():
        return Check("Python that the add-in starts", str(path), State.FINE)
    return Check("Python that the add-in starts", f"not there: {path}", State.PROBLEM, _INSTALL)


def _config(content: bytes) -> Mapping[str, str]:
    with load_workbook(BytesIO(content)) as book:
        if CONFIG_SHEET not in book.sheet_names:
            return {}
        rows = book.get_sheet_by_name(CONFIG_SHEET).to_python()
    return {str(row[0]): str(row[1]) for row in rows if len(row) > 1}


def _came_from_elsewhere(path: Path) -> bool:
    """Whether Windows keeps a mark of the web beside the file, as it does for downloads and mail."""
    return Path(f"{path}:Zone.Identifier").exists()
