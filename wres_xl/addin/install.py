"""Putting the add-in where Excel opens it at every start, and taking it away again."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wres_xl.addin.build import FILE_NAME, Built, assembled, running_interpreter, save
from wres_xl.addin.runtime import Runtime, runtime
from wres_xl.findings import UnreadableFile, UsageError

NOT_WINDOWS = (
    "The add-in runs in Excel for Windows, and nothing was changed here. `wres-xl addin build` makes its "
    "file on any system; the other commands, and the functions in workbooks of `wres-xl generate`, need none."
)
_CLOSE_EXCEL = "Close Excel, which keeps the add-in open, and try again."


@dataclass(frozen=True)
class Places:
    """Where the add-in stands, and where the one that stood there before is kept.

    The old one is kept outside the start folder, for Excel opens whatever lies in that.
    """

    addin: Path
    before: Path


@dataclass(frozen=True)
class Done:
    """What a command did, in sentences; `built` where it made a file."""

    said: tuple[str, ...]
    built: Built | None = None


def user_places(environment: Mapping[str, str] = os.environ) -> Places:
    """The user's own start folder.

    Raises:
        UsageError: this is not Windows.
    """
    roaming = environment.get("APPDATA")
    if sys.platform != "win32" or not roaming:
        raise UsageError(NOT_WINDOWS)
    return places_in(Path(roaming))


def places_in(roaming: Path) -> Places:
    """The places within a user's folder for application data."""
    return Places(
        roaming / "Microsoft" / "Excel" / "XLSTART" / FILE_NAME, roaming / "WRES-XL" / f"before-{FILE_NAME}"
    )


def install(places: Places | None = None, interpreter: str | None = None) -> Done:
    """Build the add-in into the user's start folder; keep what stood there.

    Raises:
        UsageError: this is not Windows, or xlwings is missing or unfit, or its DLLs are not found.
        UnreadableFile: a file cannot be written, as when Excel is open.
    """
    places = places or user_places()
    interpreter = interpreter or running_interpreter()
    with_runtime = runtime()
    if missing := missing_libraries(with_runtime, interpreter):
        raise UsageError(missing)
    content = assembled(with_runtime, interpreter)
    said = []
    try:
        places.addin.parent.mkdir(parents=True, exist_ok=True)
        there = places.addin.read_bytes() if places.addin.exists() else None
        if there == content:
            return Done((f"{places.addin} is this very add-in already. Nothing was changed.",))
        if there is not None:
            places.before.parent.mkdir(parents=True, exist_ok=True)
            places.before.write_bytes(there)
            said.append(f"The add-in that stood there is kept as {places.before}.")
    except OSError as error:
        raise UnreadableFile(f"{error.filename}: {error.strerror}. {_CLOSE_EXCEL}") from error
    built = save(content, interpreter, places.addin, replace_existing=True)
    said += [
        f"The add-in is installed: {built.path}",
        f"It starts Python as {interpreter}",
        f"SHA-256: {built.sha256}",
        "Start Excel again; the tab WRES and the functions WRES_... are then there.",
    ]
    return Done(tuple(said), built)


def remove(places: Places | None = None) -> Done:
    """Take the add-in away; what stood there before it is put back.

    Raises:
        UsageError: this is not Windows.
        UnreadableFile: a file cannot be moved or removed, as when Excel is open.
    """
    places = places or user_places()
    try:
        if places.before.exists():
            places.before.replace(places.addin)
            return Done(
                (
                    f"The add-in that stood there before is back: {places.addin}",
                    "To remove that one too, run this command again.",
                )
            )
        if not places.addin.exists():
            return Done((f"There is no add-in at {places.addin}. Nothing was changed.",))
        places.addin.unlink()
    except OSError as error:
        raise UnreadableFile(f"{places.addin}: {error.strerror}. {_CLOSE_EXCEL}") from error
    return Done((f"The add-in is removed: {places.addin}",))


def missing_libraries(with_runtime: Runtime, interpreter: str) -> str | None:
    """What to do where xlwings' DLLs are not where its runtime looks; None where they are.

    The runtime looks in the folder of the interpreter and in the one above, which is a virtual environment's.
    An interpreter that is given by its name alone is for Windows to find, with its DLLs.
    """
    folder = Path(interpreter).parent
    places = (folder, folder.parent)
    names = with_runtime.libraries
    if folder == Path() or "%" in interpreter or _all_in_one(places, names):
        return None
    return (
        f"{' and '.join(names)} are neither in {places[0]} nor in {places[1]}, where Excel looks for them. "
        "This happens where packages are installed for one user beside a shared Python, or with Python from "
        "the Microsoft Store. Install WRES-XL in a virtual environment, and run this command from there."
    )


def _all_in_one(folders: tuple[Path, ...], names: tuple[str, ...]) -> bool:
    return any(all((folder / name).exists() for name in names) for folder in folders)
