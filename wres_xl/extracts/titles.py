"""The day that a table's title says it stands for, such as `Staff in post as at 31/03/2021`."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from wres_xl.extracts.cells import Cell, day, is_blank, text
from wres_xl.extracts.detect import Candidate
from wres_xl.findings import Finding, Level

_DAY = (
    r"(\d{1,2}(?:st|nd|rd|th)?[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ,]{1,2}(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2})"
)
_AS_AT = re.compile(
    rf"\b(?:as (?:at|of|on)|position (?:at|on)|in post (?:at|on)|snapshot(?: date)?|effective date)\W*{_DAY}",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)", re.IGNORECASE)


def titles_of_another_day(candidates: Iterable[Candidate], snapshot: date | None) -> tuple[Finding, ...]:
    """A warning for each staff table whose title names another day than the snapshot."""
    if snapshot is None:
        return ()
    return tuple(
        _warning(candidate, row, stated, snapshot)
        for candidate in candidates
        for row, cells in enumerate(candidate.sheet.top[: candidate.row - 1], start=1)
        if (stated := day_stated(cells)) is not None and stated != snapshot
    )


def day_stated(cells: Sequence[Cell]) -> date | None:
    """The day for which a title says that a table holds; None where it says none."""
    words = " ".join(_words(cell) for cell in cells if not is_blank(cell))
    match = _AS_AT.search(words)
    if match is None:
        return None
    plain = _ORDINAL.sub("", match[1]).replace(",", " ")
    return day(" ".join(plain.split()))


def _words(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else text(cell)


def _warning(candidate: Candidate, row: int, stated: date, snapshot: date) -> Finding:
    return Finding(
        Level.WARNING,
        f"The title says that the table is of {stated:%d/%m/%Y}, but the snapshot is {snapshot:%d/%m/%Y}",
        file=candidate.sheet.file,
        sheet=candidate.sheet.name,
        row=row,
        mend="Give the extract of the snapshot, or name the year that this one belongs to.",
    )
