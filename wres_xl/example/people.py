"""Invented people. Their names are made of syllables and their employee numbers are drawn by chance."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from wres_xl.example.ethnic_origins import STAFF, draw
from wres_xl.standard.groups import Group

_ONSETS = ("Br", "D", "F", "Gl", "K", "L", "M", "N", "Pr", "Qu", "R", "S", "T", "V", "Z")
_VOWELS = ("a", "e", "i", "o", "u", "ae", "io", "ou")
_CODAS = ("bril", "dex", "gorn", "kav", "lund", "mosk", "nith", "pram", "quen", "rost", "tuv", "vell", "zim")
_TITLES = {"Female": ("Ms", "Ms", "Mrs", "Mrs", "Mrs", "Miss", "Dr"), "Male": ("Mr", "Mr", "Mr", "Mr", "Dr")}
_NUMBERS = range(2_000_000, 30_000_000)
"""Eight digits when printed, so those under ten million begin with a nought."""

_DAYS_OLD_AT_START = (18 * 366, 45 * 365)


@dataclass(frozen=True)
class Person:
    """An invented person, as a staff record describes them. `started` is the first day of employment."""

    number: str
    title: str
    last_name: str
    first_name: str
    born: date
    gender: str
    group: Group
    ethnic_origin: str
    started: date


class Inventor:
    """Makes people, no two with one employee number."""

    def __init__(self, rng: random.Random, most: int) -> None:
        """Ready to make up to `most` people."""
        self._rng = rng
        self._numbers = iter(rng.sample(_NUMBERS, most))

    def person(self, group: Group, first_day: date, last_day: date) -> Person:
        """Someone of `group` who started work on one of those days or between them."""
        rng = self._rng
        gender = rng.choice(("Female", "Female", "Female", "Male"))
        started = first_day + timedelta(days=rng.randrange((last_day - first_day).days + 1))
        return Person(
            number=f"{next(self._numbers):08d}",
            title=rng.choice(_TITLES[gender]),
            last_name=_name(rng),
            first_name=_name(rng),
            born=started - timedelta(days=rng.randrange(*_DAYS_OLD_AT_START)),
            gender=gender,
            group=group,
            ethnic_origin=draw(rng, STAFF, group),
            started=started,
        )

    def people(self, group: Group, number: int, first_day: date, last_day: date) -> list[Person]:
        """So many people of `group` who started work on one of those days or between them."""
        return [self.person(group, first_day, last_day) for _ in range(number)]


def _name(rng: random.Random) -> str:
    return rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)
