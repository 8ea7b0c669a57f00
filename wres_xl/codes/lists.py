"""The one way in which the code lists, CSV files beside this module, are read and indexed.

Each list is UTF-8 with one row of headings. Its last column is `source`: "seen in public source" for what
could be read in a public document or public code, "practice, unverified" for what rests on experience alone.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

_T = TypeVar("_T")


class BadCodeList(ValueError):  # noqa: N818 - it names the list's state
    """A code list contradicts itself or is not a table: a fault of this package, not of a user's data."""


@cache
def read_codes(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a code list, such as `grade` for `grade.csv`, in the order of the file."""
    return parse(name, files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8"))


def parse(name: str, text: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `text`, which is the code list `name`.

    Raises:
        BadCodeList: a row has more or fewer cells than there are headings.
    """
    headings, *rows = csv.reader(text.splitlines())
    for number, row in enumerate(rows, start=2):
        if len(row) != len(headings):
            raise BadCodeList(f"{name}.csv, row {number}: {len(row)} cells. Expected: {len(headings)}.")
    return tuple(MappingProxyType(dict(zip(headings, row, strict=True))) for row in rows)


def index(name: str, meanings: Iterable[tuple[str, _T]]) -> Mapping[str, _T]:
    """What each text of the code list `name` means. A text may be repeated with the same meaning.

    Raises:
        BadCodeList: a text is empty, or has two meanings.
    """
    found: dict[str, _T] = {}
    for text, meaning in meanings:
        if not text:
            raise BadCodeList(f"{name}.csv: a text has neither letters nor digits, so it can match nothing.")
        if found.setdefault(text, meaning) != meaning:
            raise BadCodeList(f"{name}.csv: '{text}' means {found[text]!r} and {meaning!r}.")
    return MappingProxyType(found)
