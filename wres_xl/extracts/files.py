"""From the paths that a user gives to sheets. Files are only ever opened for reading."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from wres_xl.extracts.sheets import Sheet
from wres_xl.extracts.text_files import open_text
from wres_xl.extracts.workbooks import open_workbook
from wres_xl.findings import Finding, Level, UnreadableFile

WORKBOOKS = frozenset((".xlsx", ".xlsm"))
TEXTS = frozenset((".csv", ".tsv", ".txt"))
OTHER_SPREADSHEETS = frozenset((".xls", ".xlsb", ".ods", ".numbers", ".xlt"))

_ZIP, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"
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
    readable = [each for each in inside if each.suffix.casefold() in (WORKBOOKS | TEXTS) - {".txt"}]
    if not readable:
        raise UnreadableFile(f"{path}: the folder holds no .xlsx, .xlsm or .csv file. Check the folder.")
    return readable, [each for each in inside if each.suffix.casefold() in OTHER_SPREADSHEETS]


def _not_opened(path: Path, error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return (
        f"{path}: it cannot be opened ({reason}). If another program has it open, close it there; if you "
        "have no right to read it, ask its owner."
    )


def _is_candidate(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$"))


def _not_read(path: Path) -> Finding:
    return Finding(
        Level.WARNING,
        f"Not read, because its format ({path.suffix}) is not one of those that are",
        file=path.name,
        expected=".xlsx, .xlsm or .csv",
        mend=f"If it holds an extract: {_SAVE_AS[0].lower()}{_SAVE_AS[1:]}.",
    )


def names_of(files: Sequence[Path]) -> dict[Path, str]:
    """What each file is called in messages: its name, or its path where two files share a name."""
    names = [path.name for path in files]
    return {path: path.name if names.count(path.name) == 1 else str(path) for path in files}


def open_file(path: Path, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one sheet of a text file, named `name` in messages.

    Raises:
        UnreadableFile: the file is empty, protected, damaged, locked, or of another format.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
        return _opener(path, start)(path, name)
    except OSError as error:
        raise UnreadableFile(_not_opened(path, error)) from error


def _opener(path: Path, start: bytes) -> Callable[[Path, str], tuple[Sheet, ...]]:
    """How to read a file, told by its first bytes and its ending, which have to agree."""
    suffix = path.suffix.casefold()
    if not start:
        raise UnreadableFile(f"{path}: the file is empty (0 bytes). Export it again.")
    if start.startswith(_COMPOUND):
        raise UnreadableFile(_compound_problem(path))
    if suffix in OTHER_SPREADSHEETS:
        raise UnreadableFile(f"{path}: files of the format {suffix} are not read. {_SAVE_AS}.")
    if suffix in WORKBOOKS:
        if not start.startswith(_ZIP):
            raise UnreadableFile(
                f"{path}: this is not an Excel workbook, although its name ends in {suffix}. {_SAVE_AS}, "
                "or give the file the ending that it should have."
            )
        return open_workbook
    if suffix in TEXTS:
        if start.startswith(_ZIP):
            raise UnreadableFile(
                f"{path}: this is not text, although its name ends in {suffix}. If it is an Excel workbook, "
                "let its name end in .xlsx."
            )
        return open_text
    raise UnreadableFile(
        f"{path}: files of the format {suffix or '(no ending)'} are not read. Expected: .xlsx, .xlsm or .csv."
    )


def _compound_problem(path: Path) -> str:
    """What is wrong with a file in Microsoft's older container, which also wraps what has a password."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return f"{path}: the workbook is protected by a password. Save a copy without one and use that."
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        return f"{path}: this is a workbook in the old .xls format, which is not read. {_SAVE_AS}."
    return f"{path}: this is not an Excel workbook. {_SAVE_AS}."
