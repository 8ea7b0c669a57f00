"""Writing results: to a temporary file first, then into place, and never over an existing file unasked."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wres_xl.findings import UnreadableFile, UsageError


def refuse_existing(path: Path, replace: bool) -> None:
    """Say so where `path` exists and may not be replaced.

    Raises:
        UsageError: it exists and `replace` is False.
        UnreadableFile: its folder may not be looked into.
    """
    try:
        exists = path.exists()
    except OSError as error:
        raise UnreadableFile(f"{path.parent}: nothing can be read there: {error.strerror}.") from error
    if exists and not replace:
        raise UsageError(f"{path} exists already. Choose another name, or add --replace to write over it.")


def refuse_input(path: Path, read: Iterable[Path]) -> None:
    """Say so where `path` is one of the files that are read, or lies in a folder that is read.

    Raises:
        UsageError: it is, so that writing it would lose an input.
    """
    for each in read:
        if _is_same(path, each) or (path.exists() and _is_same(path.parent, each)):
            raise UsageError(
                f"{path} is read for this job and is never written over. Choose another output, in a folder "
                "that is not read."
            )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file or folder, by whatever names."""
    if one.resolve() == other.resolve():
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False


@contextmanager
def safely_written(path: Path, replace: bool = False) -> Iterator[Path]:
    """A temporary path beside `path`, moved into its place when the block ends without an error.

    Raises:
        UsageError: `path` exists and `replace` is False, or its folder does not exist.
        UnreadableFile: the file cannot be written, as when it is open in Excel.
    """
    refuse_existing(path, replace)
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name a file in it.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}. Make it first, or choose another place.")
    try:
        handle, name = tempfile.mkstemp(prefix=".wres-xl-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise UnreadableFile(f"{path.parent}: nothing can be written there: {error.strerror}.") from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        _move(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _move(temporary: Path, path: Path) -> None:
    try:
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise UnreadableFile(
            f"{path} cannot be written: {error.strerror}. If it is open in Excel, close it and try again."
        ) from error


def _umask() -> int:
    """The permissions that new files lack; a temporary file is made with fewer than an ordinary one."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def save_text(path: Path, text: str, replace: bool = False) -> None:
    """Write a text file as UTF-8.

    Raises:
        UsageError: as `safely_written`.
        UnreadableFile: as `safely_written`.
    """
    with safely_written(path, replace) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")
