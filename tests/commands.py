"""Running the command line as a user does, and what became of it."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wres_xl.cli import main

_BORDERS = ("┏", "┃", "┡", "├", "│", "└")
PROGRAM = Path(sys.executable).with_name("wres-xl")


@dataclass(frozen=True)
class Run:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """All that a user saw, on one line; what a table breaks into lines is joined again."""
        lines = [*self.out.splitlines(), *self.err.splitlines()]
        return " ".join(
            " ".join([*_cells(lines), *(line for line in lines if line[:1] not in _BORDERS)]).split()
        )


def _cells(lines: list[str]) -> Iterator[str]:
    """The cells of tables; a line whose first cell is empty goes on with the row above."""
    rows: list[list[list[str]]] = []
    for line in lines:
        if line.startswith("│"):
            cells = [cell.strip() for cell in line.strip("│").split("│")]
            if cells[0] or not rows or len(rows[-1]) != len(cells):
                rows.append([[] for _ in cells])
            for whole, part in zip(rows[-1], cells, strict=True):
                whole.append(part)
    yield from (" ".join(cell) for row in rows for cell in row)


def run(*arguments: object) -> Run:
    """Run a command in this process, as the console script does: what it raises unforeseen is raised here."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with _arguments(arguments), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Run(code, out.getvalue(), err.getvalue())


def run_process(*arguments: object, folder: Path | None = None) -> Run:
    """Run the installed program in a process of its own."""
    command = [str(PROGRAM), *map(str, arguments)]
    environment = os.environ | {"PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Run(done.returncode, done.stdout, done.stderr)


@contextlib.contextmanager
def _arguments(arguments: tuple[object, ...]) -> Iterator[None]:
    argv, sys.argv = sys.argv, [str(PROGRAM), *map(str, arguments)]
    try:
        yield
    finally:
        sys.argv = argv
