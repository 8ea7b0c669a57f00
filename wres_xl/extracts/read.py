"""From files and folders to tidy tables."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from wres_xl.extracts.files import (
    find_files,
    is_interface_file,
    names_of,
    open_file,
    open_interface_file,
)
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.findings import UnreadableFile
from wres_xl.settings import Settings

_WORKERS = 2
_NOTHING: Mapping[Path, Kind] = MappingProxyType({})
_Opened = TypeVar("_Opened")

Passwords = Mapping[Path, str] | str | None
"""The password of every protected workbook, or each one's own."""


def read_extracts(
    paths: Sequence[Path],
    settings: Settings,
    forced: Mapping[Path, Kind] = _NOTHING,
    on_progress: Callable[[str], None] | None = None,
    snapshot: date | None = None,
    passwords: Passwords = None,
    *,
    with_employee_numbers: bool = False,
) -> Extracts:
    """Everything that an organisation's files and folders hold.

    `forced` says of files what they hold, where their headings leave a doubt; they need not be in `paths`
    as well. `on_progress` is told of each file when it is read. `snapshot` is the day on which staff are
    counted, where it is known. `passwords` are tried on workbooks that are protected, and kept nowhere.
    Employee numbers are kept only `with_employee_numbers`.

    Raises:
        UnreadableFile: files cannot be read; all of them are named, with what was found in the others.
    """
    files, findings = find_files([*forced, *paths])
    names = names_of(files)
    interface = [path for path in files if _is_interface(path, forced)]
    told = on_progress or (lambda _: None)
    problems: list[str] = []
    with _collector_at_rest(), ThreadPoolExecutor(_WORKERS) as pool:
        opened = {
            path: pool.submit(open_file, path, names[path], _password(path, passwords))
            for path in files
            if path not in interface
        }
        records = {path: pool.submit(open_interface_file, path, names[path]) for path in interface}
        # The workbook reader works beside Python, so pandas, which takes as long to load, loads meanwhile.
        from wres_xl.extracts.tidy import tidy  # noqa: PLC0415

        sheets = [
            replace(sheet, kind=forced.get(path))
            for path, each in _results(opened, names, told, problems)
            for sheet in each
        ]
        of_interface = dict(_results(records, names, told, problems))
        if of_interface:
            # Loaded here because few sources have such files.
            from wres_xl.extracts.go2 import staff_sheet  # noqa: PLC0415

            kind = next((forced[path] for path in of_interface if path in forced), None)
            sheet, interface_findings = staff_sheet(list(of_interface.values()), snapshot, kind)
            sheets.append(sheet)
            findings += interface_findings
        extracts = tidy(sheets, settings, snapshot, problems, with_employee_numbers=with_employee_numbers)
    return replace(extracts, findings=(*findings, *extracts.findings))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Rows are many objects without a cycle: looking for cycles among them costs time and finds nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _is_interface(path: Path, forced: Mapping[Path, Kind]) -> bool:
    """Whether a file is ESR's interface's, and is not said to hold anything but staff."""
    return forced.get(path, Kind.STAFF) is Kind.STAFF and is_interface_file(path)


def _password(path: Path, passwords: Passwords) -> str:
    if passwords is None or isinstance(passwords, str):
        return passwords or ""
    return passwords.get(path) or passwords.get(path.resolve()) or ""


def _results(
    opened: Mapping[Path, "Future[_Opened]"],
    names: Mapping[Path, str],
    on_progress: Callable[[str], None],
    problems: list[str],
) -> Iterator[tuple[Path, _Opened]]:
    """What was opened, file by file; `problems` is added to for those that could not be."""
    for path, future in opened.items():
        try:
            yield path, future.result()
            on_progress(f"Read {names[path]}")
        except UnreadableFile as error:
            problems.append(str(error))
