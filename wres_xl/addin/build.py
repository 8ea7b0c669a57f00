"""Assembling `wres_xl.xlam` from our VBA, the generated wrappers and the runtime of the installed xlwings."""

import hashlib
import sys
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from wres_xl import __version__
from wres_xl.addin import runtime as xlwings_runtime
from wres_xl.addin.package import package
from wres_xl.addin.runtime import Runtime, runtime
from wres_xl.addin.wrappers import MODULE, help_rows, wrappers_module
from wres_xl.findings import UsageError
from wres_xl.outputs import safely_written

FILE_NAME = "wres_xl.xlam"
OUR_MODULES = ("WresActions", "WresBridge", "WresConfig", "WresExcel", "WresOpening", "WresRibbon")
"""The VBA modules that stand beside this file as text."""

VERSION_KEY, XLWINGS_KEY, INTERPRETER_KEY = "WRES_XL VERSION", "XLWINGS VERSION", "INTERPRETER_WIN"
"""Settings that `wres-xl addin status` reads back."""

_PYTHON_ON_PATH = "pythonw"


@dataclass(frozen=True)
class Built:
    """An add-in that was built.

    `sha256` is of the whole file: the same versions and interpreter make the same file. `versions` is of what
    it was built from, by name.
    """

    path: Path
    sha256: str
    interpreter: str
    versions: dict[str, str]


def build(output: Path, replace_existing: bool = False, interpreter: str | None = None) -> Built:
    """Write the add-in to `output`.

    `interpreter` is the `pythonw.exe` that it starts, the running Python's if None; `%LOCALAPPDATA%` and the
    like in it are filled in on the user's PC.

    Raises:
        UsageError: `output` is not named as an .xlam file or exists already, or xlwings is missing or unfit.
        UnreadableFile: the file cannot be written.
    """
    if output.suffix.casefold() != ".xlam":
        raise UsageError(f"{output}: the add-in is an .xlam file. Name it {FILE_NAME}.")
    interpreter = interpreter or running_interpreter()
    return save(assembled(runtime(), interpreter), interpreter, output, replace_existing)


def save(content: bytes, interpreter: str, output: Path, replace_existing: bool) -> Built:
    """Write an assembled add-in.

    Raises:
        UsageError: `output` exists already and may not be replaced.
        UnreadableFile: the file cannot be written, as when Excel is open.
    """
    with safely_written(output, replace_existing) as temporary:
        temporary.write_bytes(content)
    return Built(output, sha256(content), interpreter, versions())


def assembled(with_runtime: Runtime, interpreter: str) -> bytes:
    """The bytes of the add-in."""
    return package(
        config(with_runtime.version, interpreter),
        help_rows(),
        modules(with_runtime),
        source("ThisWorkbook.cls"),
        source("customUI14.xml"),
    )


def modules(with_runtime: Runtime) -> dict[str, str]:
    """The sources of all VBA modules by name."""
    return {
        xlwings_runtime.MODULE: with_runtime.source,
        MODULE: wrappers_module(),
        **{name: source(f"{name}.bas") for name in OUR_MODULES},
    }


def config(xlwings_version: str, interpreter: str) -> dict[str, str]:
    """The settings that the runtime reads, and the versions that the add-in was built from."""
    return {
        INTERPRETER_KEY: interpreter,
        # Left empty, it would stand for Excel's current folder, and anything there could be imported.
        "PYTHONPATH": "%SystemRoot%",
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        "USE UDF SERVER": "True",
        "UDF MODULES": "udfs.functions",
        "DEBUG UDFS": "False",
        "SHOW CONSOLE": "False",
        VERSION_KEY: __version__,
        XLWINGS_KEY: xlwings_version,
    }


def running_interpreter() -> str:
    """The `pythonw.exe` of the running Python; on other systems its name, to be found on the path."""
    windows = sys.platform == "win32"
    return str(Path(sys.executable).with_name("pythonw.exe")) if windows else _PYTHON_ON_PATH


def versions() -> dict[str, str]:
    """What the add-in is built from."""
    return {
        "wres-xl": __version__,
        **{name: version(name) for name in ("xlwings", "pyOpenVBA", "XlsxWriter")},
    }


def sha256(content: bytes) -> str:
    """The checksum that IT compares, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def source(name: str) -> str:
    """The text of one of the files beside this one."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
