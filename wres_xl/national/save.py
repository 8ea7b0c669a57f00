"""Writing the filled form and its reconciliation beside it, neither without the other."""

import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wres_xl.findings import UnreadableFile, UsageError
from wres_xl.national.fill import Plan
from wres_xl.national.package import patched
from wres_xl.national.reconcile import Reconciliation
from wres_xl.national.reconciliation_workbook import reconciliation_workbook
from wres_xl.outputs import refuse_input, safely_written


def reconciliation_path(output: Path) -> Path:
    """Where the reconciliation of a filled form goes: beside it."""
    return output.with_name(f"{output.stem} reconciliation.xlsx")


@contextmanager
def both_written(
    form: Path, output: Path, read: Iterable[Path], replace: bool = False
) -> Iterator[tuple[Path, Path]]:
    """Temporary paths for the filled form and its reconciliation, moved into place when the block ends.

    `read` are the files that the job reads, which it must not write over.

    Raises:
        UsageError: the form is a folder, or an output is a file that is read, its ending is not the form's,
            or it exists and may not be replaced.
        UnreadableFile: an output cannot be written, as when it is open in Excel or read-only.
    """
    beside = reconciliation_path(output)
    if form.is_dir():
        raise UsageError(f"{form} is a folder. Name the file of the form.")
    if output.suffix.casefold() != form.suffix.casefold():
        raise UsageError(
            f"{output}: the output has to end in {form.suffix}, as the form does, or Excel will not open it."
        )
    for path in (output, beside):
        refuse_input(path, (form, *read))
        _refuse_locked(path)
    with safely_written(output, replace) as filled, safely_written(beside, replace) as told:
        yield filled, told


def save(form: Path, plan: Plan, reconciliation: Reconciliation, filled: Path, told: Path) -> None:
    """Write the form, filled as planned, and its reconciliation to the paths `filled` and `told`.

    Raises:
        UnreadableFile: one of them cannot be written.
    """
    package, workbook = patched(form, plan.writes), reconciliation_workbook(reconciliation)
    try:
        filled.write_bytes(package)
        told.write_bytes(workbook)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile(f"{filled.parent}: the results cannot be written there: {reason}.") from error


def _refuse_locked(path: Path) -> None:
    """Say so where a file of this name is open in Excel or read-only, before anything is done.

    A file that may not be changed could still be moved away on some systems, which nobody would expect.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if path.with_name(f"~${path.name}").exists():
        raise UnreadableFile(
            f"{path} cannot be written: it is open in Excel. Close it there and try again. "
            f"If it is not open, remove the file ~${path.name} beside it."
        )
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise UnreadableFile(f"{path} cannot be written: it is read-only. Choose another name.")
