"""Sections of the national return: non-clinical, clinical, medical, by staff group or occupation code."""

import re
from collections.abc import Mapping
from functools import cache

from wres_xl.codes.lists import index, read_codes
from wres_xl.codes.normalise import normalise

_OCCUPATION_CODE = re.compile(r"[0-9]{1,3}|[a-z][0-9a-z]{2}")


def section(staff_group: str) -> str | None:
    """`non-clinical`, `clinical`, `medical` or `student`; None for a staff group that is not in the list."""
    return _sections().get(normalise(staff_group))


def national_staff_group(staff_group: str) -> str:
    """ESR's own name of a staff group; "" for a section, such as `Clinical`, and what is not in the list."""
    return _national_groups().get(normalise(staff_group), "")


@cache
def national_staff_groups() -> tuple[str, ...]:
    """ESR's own names of all staff groups, in alphabetical order."""
    return tuple(sorted({name for name in _national_groups().values() if name}))


def section_of_occupation_code(code: str) -> str | None:
    """The section by an NHS occupation code's first character; None where it is no such code.

    Codes have three characters. Excel makes `021` the number 21, so one or two digits alone have lost zeros.
    """
    text = code.strip().casefold()
    if not _OCCUPATION_CODE.fullmatch(text):
        return None
    return _sections_of_codes().get(_first_character(text))


def staff_group_fits(staff_group: str, code: str) -> bool | None:
    """Whether posts of an occupation code belong to a staff group; None where that cannot be told.

    The code's first character decides. A group that is a section, such as `Clinical`, fits all of its codes;
    students fit any.
    """
    group, by_code = section(staff_group), section_of_occupation_code(code)
    if group in (None, "student") or by_code is None:
        return None
    national = national_staff_group(staff_group)
    return (_first_character(code), national) in _groups_of_codes() if national else group == by_code


def _first_character(code: str) -> str:
    return code.strip().casefold().zfill(3)[0]


@cache
def _sections() -> Mapping[str, str]:
    rows = read_codes("staff_group")
    return index("staff_group", ((normalise(row["staff_group"]), row["section"]) for row in rows))


@cache
def _sections_of_codes() -> Mapping[str, str]:
    rows = read_codes("occupation_code")
    return index("occupation_code", ((normalise(row["first_character"]), row["section"]) for row in rows))


@cache
def _national_groups() -> Mapping[str, str]:
    """ESR's own name of each staff group, "" for those that are sections."""
    rows = read_codes("staff_group")
    return index("staff_group", ((normalise(row["staff_group"]), row["national"]) for row in rows))


@cache
def _groups_of_codes() -> frozenset[tuple[str, str]]:
    """The first characters of occupation codes with the staff groups that such posts are in."""
    rows = read_codes("occupation_staff_group")
    return frozenset((normalise(row["first_character"]), row["staff_group"]) for row in rows)
