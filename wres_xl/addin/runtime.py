"""xlwings' VBA, which calls Python: read from the installed package, because it names its DLLs by version."""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from wres_xl.findings import UsageError

MODULE = "xlwings"
"""The VBA module that holds the runtime."""

_SOURCE = "xlwings/xlwings_custom_addin.bas"
_VERSION = re.compile(r'^Public Const XLWINGS_VERSION As String = "([^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class _Change:
    """A change to the runtime: what it is for, where, and what then stands there."""

    purpose: str
    where: re.Pattern[str]
    then: str


_CHANGES = (
    _Change(
        "name the project",
        re.compile(r'(?m)^(Public Const PROJECT_NAME As String = )"myaddin"'),
        r'\1"WRES_XL"',
    ),
    _Change(
        "take settings from the add-in only (WresConfig has our GetConfig)",
        re.compile(r"(?ms)^Function GetConfig\(.*?^End Function\n+"),
        "",
    ),
    _Change(
        "keep one Python for all workbooks, and their paths out of its command line",
        re.compile(r'(?s)(\nFunction XLPyCommand\(\).*?PYTHONPATH = AddExcelDir & ";" & )ActiveWorkbook\.'),
        r"\1ThisWorkbook.",
    ),
    _Change(
        "keep Python from importing what lies in Excel's current folder",
        re.compile(r'(?m)^( +tail = )" -B -c '),
        r'\1" -P -B -c ',
    ),
)


@dataclass(frozen=True)
class Runtime:
    """xlwings' VBA module as the add-in has it, and the version of the DLLs that it asks for."""

    version: str
    source: str

    @property
    def libraries(self) -> tuple[str, str]:
        """The DLLs, for 64-bit and for 32-bit Excel."""
        return f"xlwings64-{self.version}.dll", f"xlwings32-{self.version}.dll"


def installed_version() -> str | None:
    """The version of the installed xlwings; None where there is none."""
    try:
        return distribution("xlwings").version
    except PackageNotFoundError:
        return None


def runtime() -> Runtime:
    """The runtime of the installed xlwings, changed as the add-in needs it.

    Raises:
        UsageError: xlwings is not installed, or its runtime is not one that can be changed so.
    """
    version = installed_version()
    if version is None:
        raise UsageError('xlwings is not installed. Install WRES-XL for Excel: pip install "wres-xl[excel]"')
    original = Path(str(distribution("xlwings").locate_file(_SOURCE)))
    return Runtime(version, changed(original.read_text(encoding="utf-8"), version))


def changed(source: str, version: str) -> str:
    """The runtime's text with all changes made.

    Raises:
        UsageError: it is of another version, or a change has no one place in it.
    """
    found = _VERSION.search(source)
    if not found or found[1] != version:
        raise UsageError(f"The files of xlwings {version} are damaged. Install it again.")
    for change in _CHANGES:
        source, many = change.where.subn(change.then, source)
        if many != 1:
            raise UsageError(
                f"The add-in cannot be built with xlwings {version}: it cannot {change.purpose}. "
                "Install the version that WRES-XL was tested with."
            )
    return source
