"""From files and folders to tidy tables."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from wres_xl.extracts.files import find_files, names_of, open_file
from wres_xl.extracts.sheets import Sheet
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.findings import UnreadableFile
from wres_xl.settings import Settings

_WORKERS = 2
_NOTHING: Mapping[Path, Kind] = MappingProxyType({})


def read_extracts(
    paths: Sequence[Path],
    settings: Settings,
    forced: Mapping[Path, Kind] = _NOTHING,
    on_progress: Callable[[str], None] | None = None,
) -> Extracts:
    """Everything that an organisation's files and folders hold.

    `forced` says of files what they hold, where their headings leave a doubt; they need not be in `paths`
    as well. `on_progress` is told of each file when it is read.

    Raises:
        UnreadableFile: files cannot be read; all of them are named.
    """
    files, findings = find_files([*forced, *paths])
    names = names_of(files)
    with _collector_at_rest(), ThreadPoolExecutor(_WORKERS) as pool:
        opened = {path: pool.submit(open_file, path, names[path]) for path in files}
        # The workbook reader works beside Python, so pandas, which takes as long to load, loads meanwhile.
        from wres_xl.extracts.tidy import tidy  # noqa: PLC0415

        sheets = _sheets(opened, forced, names, on_progress or (lambda _: None))
        extracts = tidy(sheets, settings)
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


def _sheets(
    opened: Mapping[Path, "Future[tuple[Sheet, ...]]"],
    forced: Mapping[Path, Kind],
    names: Mapping[Path, str],
    on_progress: Callable[[str], None],
) -> list[Sheet]:
    sheets: list[Sheet] = []
    problems: list[str] = []
    for path, future in opened.items():
        try:
            sheets += [replace(sheet, kind=forced.get(path)) for sheet in future.result()]
            on_progress(f"Read {names[path]}")
        except UnreadableFile as error:
            problems.append(str(error))
    if problems:
        raise UnreadableFile("\n".join(problems))
    return sheets
