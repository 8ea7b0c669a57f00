"""What Windows' registry says of Excel, read and never written.

On other systems there is none; a mapping can stand in for it.
"""

import sys
from collections.abc import Mapping
from typing import NamedTuple

Value = int | str


class Entry(NamedTuple):
    """A value in the registry: the root `HKCU` or `HKLM`, the key under it, and the value's name."""

    root: str
    key: str
    name: str


Registry = Mapping[Entry, Value]


def of_this_computer(entries: tuple[Entry, ...]) -> dict[Entry, Value]:
    """Those of the entries that are there; none on other systems than Windows."""
    if sys.platform != "win32":
        return {}
    import winreg  # noqa: PLC0415 - there is none elsewhere

    roots = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
    found: dict[Entry, Value] = {}
    for entry in entries:
        try:
            # Office keeps its settings in the 64-bit part, whether Python is of 32 or of 64 bits.
            access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
            with winreg.OpenKey(roots[entry.root], entry.key, 0, access) as key:
                value, _ = winreg.QueryValueEx(key, entry.name)
        except OSError:
            continue
        if isinstance(value, int | str):
            found[entry] = value
    return found
