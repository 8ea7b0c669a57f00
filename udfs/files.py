"""Files that the buttons read and write, beside the open workbook."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from wres_xl import workbook_jobs
from wres_xl.findings import UsageError
from wres_xl.workbook.data_sheets import DATA_SHEETS, PASTE_ROW
from wres_xl.workbook.live.open_workbook import OpenWorkbook, holds_data
from wres_xl.workbook.live.ranges import sheet_values, write

_SHEET = {each.kind: each.name for each in DATA_SHEETS}
_ELSEWHERE = ("http:", "https:")


def beside(path: Path, stem: str, suffix: str) -> Path:
    """A file of that name beside `path`, or in it where it is a folder; numbered where one exists already.

    Raises:
        UsageError: `path` is of a workbook that was never saved, or that lies on the web.
    """
    if not path.is_absolute() or str(path).casefold().startswith(_ELSEWHERE):
        raise UsageError("Save this workbook in a folder of this computer first: the file goes beside it.")
    folder = path if path.is_dir() else path.parent
    names = (folder / f"{stem}{'' if number == 1 else f' ({number})'}{suffix}" for number in count(1))
    return next(name for name in names if not name.exists())


def chosen_form(paths: Sequence[str]) -> Path:
    """The one file that was picked.

    Raises:
        UsageError: there is none, or more than one.
    """
    if len(paths) != 1:
        raise UsageError("Pick the one file of the national workbook.")
    return Path(paths[0])


def import_into(workbook: OpenWorkbook, paths: Sequence[Path]) -> Iterator[str]:
    """Copy the tables of files into the sheets for their kinds, and tell of each what became of it.

    A sheet that holds data already is left as it is.

    Raises:
        UnreadableFile: a file cannot be read; nothing is copied then.
    """
    tables = workbook_jobs.recognise_tables(paths)
    times = Counter(each.kind for each in tables)
    for each in tables:
        sheet = workbook.sheet(_SHEET[each.kind])
        if sheet is None:
            yield f"{each.place}: the sheet {_SHEET[each.kind]} was deleted, so it was not imported."
        elif times[each.kind] > 1:
            yield f"{each.place}: one of several {each.kind} tables. Put them together, then import that one."
        elif holds_data(sheet_values(sheet)):
            yield f"{each.place}: {sheet.name} holds data already. Clear it from row {PASTE_ROW} down first."
        else:
            below = enumerate(each.rows, start=PASTE_ROW - 1)
            write(sheet, {(row, column): cell for row, cells in below for column, cell in enumerate(cells)})
            yield f"{each.place}: imported into {sheet.name}."
    yield from _unrecognised(paths, [each.place for each in tables])


def _unrecognised(paths: Iterable[Path], places: Sequence[str]) -> Iterator[str]:
    for path in paths:
        if not any(place == path.name or place.startswith(f"{path.name},") for place in places):
            yield f"{path.name}: not imported, because no headings of a table for the WRES were found in it."
