"""What a job reads: files and folders, and everything that they hold.

Nothing that counts is loaded here, so that files are being read while it loads.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.sheets import Sheet
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Sources:
    """Files and folders to read; `kinds` says of some files what they hold.

    `password` opens those that are protected by one, "" where none is known. `also` are files that are read
    for the job and hold no extract, such as the settings.
    """

    paths: tuple[Path, ...] = ()
    kinds: Mapping[Path, Kind] = field(default_factory=dict)
    password: str = field(default="", repr=False)
    also: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """All files and folders that are read."""
        return (*self.paths, *self.kinds, *self.also)

    def __bool__(self) -> bool:
        return bool(self.paths or self.kinds)


def read(
    sources: Sources,
    settings: Settings,
    progress: Progress,
    year: ReportingYear | None,
    *,
    with_employee_numbers: bool = False,
) -> Extracts:
    """Everything that the sources hold, staff as they were on the snapshot of `year`, where it is known.

    Raises:
        UnreadableFile: a file cannot be read.
    """
    snapshot = year.snapshot if year else None
    return read_extracts(
        *(sources.paths, settings, sources.kinds, progress, snapshot, sources.password or None),
        with_employee_numbers=with_employee_numbers,
    )


def extracts_of_sheets(sheets: Sequence[Sheet], settings: Settings, year: ReportingYear | None) -> Extracts:
    """Everything that sheets in memory hold, staff as of the snapshot of `year` where it is known."""
    # Loaded here because it loads pandas, which takes a moment.
    from wres_xl.extracts.tidy import tidy  # noqa: PLC0415

    return tidy(sheets, settings, year.snapshot if year else None)
