"""From the paths that a user gives to sheets. Files are only ever opened for reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wres_xl.extracts.protected import unprotected
from wres_xl.extracts.sheets import Sheet
from wres_xl.extracts.text_files import open_text
from wres_xl.extracts.workbooks import open_old_workbook, open_workbook
from wres_xl.findings import Finding, Level, UnreadableFile

if TYPE_CHECKING:
    from wres_xl.extracts.go2_records import InterfaceFile

WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xls", ".ods"))
TEXTS = frozenset((".csv", ".tsv", ".txt"))
OTHER_SPREADSHEETS = frozenset((".xlsb", ".numbers", ".xlt"))
INTERFACE_FILES = frozenset((".dat", ".txt"))
"""The endings of what may be an interface file of ESR; which ones are is told by how they begin."""

READ = ".xlsx, .xlsm, .xls, .ods or .csv"

_ZIP, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"
_INTERFACE_RECORD, _LOOKED_AT = re.compile(rb"\s*(?:HDR|[A-Z]{2}[AD])~"), 512
_SAVE_AS = "Open it in Excel and save it as .xlsx"


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The files meant by `paths`: a file is itself, a folder the extracts that lie in it, by name.

    In folders hidden files and Excel's lock files are left out; other spreadsheets are told in findings.

    Raises:
        UnreadableFile: a path does not exist, or a folder holds nothing that can be read; all are named.
    """
    found: dict[Path, Path] = {}
    findings: list[Finding] = []
    problems: list[str] = []
    for path in paths:
        try:
            files, others = _files_at(path)
        except UnreadableFile as problem:
            problems.append(str(problem))
        except OSError as error:
            problems.append(_not_opened(path, error))
        else:
            for each in files:
                found.setdefault(each.resolve(), each)
            findings += map(_not_read, others)
    if problems:
        raise UnreadableFile("\n".join(problems))
    return tuple(found.values()), tuple(findings)


def _files_at(path: Path) -> tuple[list[Path], list[Path]]:
    """The files that `path` means, and other spreadsheets beside them."""
    if not path.is_dir():
        if path.exists():
            return [path], []
        raise UnreadableFile(f"{path}: there is no such file. Check its name and its folder.")
    inside = [each for each in sorted(path.iterdir()) if _is_candidate(each)]
    readable = [each for each in inside if _is_extract(each)]
    if not readable:
        raise UnreadableFile(f"{path}: the folder holds no {READ} file. Check the folder.")
    return readable, [each for each in inside if each.suffix.casefold() in OTHER_SPREADSHEETS]


def _not_opened(path: Path, error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return (
        f"{path}: it cannot be opened ({reason}). If another program has it open, close it there; if you "
        "have no right to read it, ask its owner."
    )


def _is_candidate(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$"))


def _is_extract(path: Path) -> bool:
    """Whether a file in a folder is read. Notes are kept as .txt too: such a file has to look like data."""
    suffix = path.suffix.casefold()
    if suffix in INTERFACE_FILES:
        return is_interface_file(path)
    return suffix in WORKBOOKS | TEXTS


def _not_read(path: Path) -> Finding:
    return Finding(
        Level.WARNING,
        f"Not read, because its format ({path.suffix}) is not one of those that are",
        file=path.name,
        expected=READ,
        mend=f"If it holds an extract: {_SAVE_AS[0].lower()}{_SAVE_AS[1:]}.",
    )


def names_of(files: Sequence[Path]) -> dict[Path, str]:
    """What each file is called in messages: its name, or its path where two files share a name."""
    names = [path.name for path in files]
    return {path: path.name if names.count(path.name) == 1 else str(path) for path in files}


def open_file(path: Path, name: str, password: str = "") -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one sheet of a text file, named `name` in messages.

    `password` is tried where the workbook is protected.

    Raises:
        UnreadableFile: the file is empty, protected, damaged, locked, or of another format.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
        _check_ending(path, start)
        if start.startswith(_COMPOUND):
            return _open_compound(path, name, password)
        if start.startswith(_ZIP):
            return open_workbook(path, name)
        return open_text(path, name)
    except OSError as error:
        raise UnreadableFile(_not_opened(path, error)) from error


def is_interface_file(path: Path) -> bool:
    """Whether a file begins as the generic outbound interface's do; False where it cannot be opened."""
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
    except OSError:
        return False
    return bool(_INTERFACE_RECORD.match(start.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")))


def open_interface_file(path: Path, name: str) -> InterfaceFile:
    """The records of an interface file, named `name` in messages.

    Raises:
        UnreadableFile: the file is locked, or is not text.
    """
    # Loaded here because few sources have such files.
    from wres_xl.extracts.go2_records import read_interface_file  # noqa: PLC0415

    try:
        return read_interface_file(path, name)
    except OSError as error:
        raise UnreadableFile(_not_opened(path, error)) from error


def _check_ending(path: Path, start: bytes) -> None:
    """Whether a file's first bytes and its ending agree on what it is."""
    suffix = path.suffix.casefold()
    if not start:
        raise UnreadableFile(f"{path}: the file is empty (0 bytes). Export it again.")
    if suffix in OTHER_SPREADSHEETS:
        raise UnreadableFile(f"{path}: files of the format {suffix} are not read. {_SAVE_AS}.")
    is_workbook = start.startswith((_COMPOUND, _ZIP))
    if suffix in WORKBOOKS:
        if not is_workbook:
            raise UnreadableFile(
                f"{path}: this is not an Excel workbook, although its name ends in {suffix}. {_SAVE_AS}, "
                "or give the file the ending that it should have."
            )
    elif suffix in TEXTS:
        if is_workbook:
            raise UnreadableFile(
                f"{path}: this is not text, although its name ends in {suffix}. If it is an Excel workbook, "
                "let its name end in .xlsx."
            )
    elif suffix in INTERFACE_FILES:
        raise UnreadableFile(
            f"{path}: this is not an ESR interface file, although its name ends in {suffix}: its first "
            "record is none of theirs. If it is a table, let its name end in .csv."
        )
    else:
        raise UnreadableFile(
            f"{path}: files of the format {suffix or '(no ending)'} are not read. Expected: {READ}."
        )


def _open_compound(path: Path, name: str, password: str) -> tuple[Sheet, ...]:
    """Microsoft's older container holds .xls workbooks, and wraps newer ones that have a password."""
    content = path.read_bytes()
    if _has_stream(content, "EncryptedPackage"):
        return open_workbook(path, name, unprotected(path, password))
    if _has_stream(content, "Workbook") or _has_stream(content, "Book"):
        return open_old_workbook(path, name)
    raise UnreadableFile(f"{path}: this is not an Excel workbook. {_SAVE_AS}.")


def _has_stream(content: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in content
