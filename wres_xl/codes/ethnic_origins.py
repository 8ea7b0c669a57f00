"""Ethnic origins: from codes and labels to the three groups of the WRES.

The first letter of a 2001 ethnic category code decides: A, B and C are White; D to S are BME; Z, and
whatever says that the origin is not known, is Unknown. A second letter or digit is detail, but only the
sub-codes listed in `ethnic_origin.csv` are codes: `NS` and `NK` say that nothing was stated, not that
somebody is Black African.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wres_xl.codes.lists import index, read_codes
from wres_xl.codes.normalise import normalise
from wres_xl.standard.groups import Group

_OTHERS = ("Other", "Any other", "Any other background")
"""What stands for the rest of a census heading: `White - Other`."""

_BLANK = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff._\-\u2010-\u2015\u2026]*")
"""Nothing, or nothing but dashes and dots."""


@dataclass(frozen=True)
class _Origin:
    """`category` is "" for a value that names a group rather than one of the categories of 2001.

    `alone` tells whether a label is enough without its code: `English` beside `CA` is, alone it is not.
    """

    group: Group
    category: str
    alone: bool = True


def ethnic_group(value: str) -> Group | None:
    """White, BME or Unknown; Unknown for a blank or dashes; None for a value that is not recognised.

    Recognised are a code (`A`, `CA`, `99`), a label of the lists of 2001, 2011 and 2021 with or without its
    census heading, a code followed by a label of the same group, and a group (`BAME`, `Not stated`).
    """
    origin = _origin(value)
    return origin.group if origin else None


def ethnic_category(value: str) -> str | None:
    """The letter of the 2001 ethnic category, A to S or Z; None where `value` does not tell it.

    A group tells none, nor do a code and a label that contradict each other within one group.
    """
    origin = _origin(value)
    return origin.category or None if origin else None


def ethnic_categories(value: str) -> frozenset[str]:
    """The letters of all ethnic categories of 2001 that `value` takes in; none where it is unknown.

    A category takes in itself, a census heading (`Asian or Asian British`) those below it in either census,
    and White or BME all of the group. `Other ethnic group` is a category and a heading: it takes in both's.
    """
    origin = _origin(value)
    if origin is None or origin.group is Group.UNKNOWN:
        return frozenset()
    if below := _below_headings().get(normalise(value)):
        return below
    if origin.category:
        return frozenset((origin.category,))
    return frozenset(letter for letter, group in _groups().items() if group is origin.group)


def _origin(value: str) -> _Origin | None:
    text = normalise(value)
    if not text:
        return _Origin(Group.UNKNOWN, "") if _BLANK.fullmatch(value) else None
    first, _, rest = text.partition(" ")
    if first in _codes() and rest:
        return _agreed(_codes()[first], _labels().get(rest))
    origin = _codes().get(text) or _labels().get(text)
    return origin if origin and origin.alone else None


def _agreed(code: _Origin, label: _Origin | None) -> _Origin | None:
    if label is None or label.group is not code.group:
        return None
    return code if label.category in ("", code.category) else _Origin(code.group, "")


@cache
def _codes() -> Mapping[str, _Origin]:
    return index(
        "ethnic_origin",
        (
            (normalise(row["code"]), _Origin(Group(row["group"]), row["category"]))
            for row in read_codes("ethnic_origin")
            if row["code"]
        ),
    )


@cache
def _labels() -> Mapping[str, _Origin]:
    """Labels with and without heading. `Asian/Asian British` is a heading before it is two words of one."""
    return {**index("ethnic_heading", _labels_with_heading()), **_plain_labels()}


@cache
def _plain_labels() -> Mapping[str, _Origin]:
    return index(
        "ethnic_origin",
        (
            (normalise(row["label"]), _Origin(Group(row["group"]), row["category"], row["alone"] == "yes"))
            for row in read_codes("ethnic_origin")
        ),
    )


def _labels_with_heading() -> Iterator[tuple[str, _Origin]]:
    """`Asian or Asian British: Indian`: under its heading a label is never in doubt."""
    for row in read_codes("ethnic_heading"):
        heading = normalise(row["heading"])
        for label, origin in _plain_labels().items():
            if origin.category in row["categories"].split():
                yield f"{heading} {label}", _Origin(origin.group, origin.category)
        for other in _OTHERS:
            yield f"{heading} {normalise(other)}", _Origin(_groups()[row["other"]], row["other"])


@cache
def _groups() -> Mapping[str, Group]:
    """The group of each category."""
    return {row["category"]: Group(row["group"]) for row in read_codes("ethnic_origin") if row["category"]}


@cache
def _below_headings() -> Mapping[str, frozenset[str]]:
    """The categories below each census heading."""
    headings = read_codes("ethnic_heading")
    return {normalise(row["heading"]): frozenset(row["categories"].split()) for row in headings}
