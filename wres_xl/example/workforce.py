"""Who works for the example trust in each year: most stay, some leave, others join."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wres_xl.example.facts import Facts
from wres_xl.example.people import Inventor, Person
from wres_xl.standard.groups import ETHNIC_GROUPS, Group

OLDEST_START = date(1996, 4, 1)
"""The first day on which anyone who is still in post started."""

_STAY = 0.9
_RECENT_LEAVERS = {Group.WHITE: 45, Group.BME: 6, Group.UNKNOWN: 9}


@dataclass(frozen=True)
class Post:
    """Someone counted in the workforce, in the pay band in which they are counted."""

    person: Person
    band: str


@dataclass(frozen=True)
class Workforce:
    """The people of one snapshot: those counted, and some who left in the months before it."""

    snapshot: date
    posts: tuple[Post, ...]
    leavers: tuple[Person, ...]

    def of(self, group: Group) -> list[Person]:
        """The people counted in `group`."""
        return [post.person for post in self.posts if post.person.group == group]


def first_workforce(inventor: Inventor, facts: Facts) -> Workforce:
    """A workforce with exactly the published headcounts, and leavers as many as a later one has."""
    day_before = facts.year.first_day - timedelta(days=1)
    people = {
        group: inventor.people(group, _size(facts, group), OLDEST_START, day_before)
        for group in ETHNIC_GROUPS
    }
    leavers = [
        person
        for group, number in _RECENT_LEAVERS.items()
        for person in inventor.people(group, number, OLDEST_START, day_before)
    ]
    return Workforce(facts.year.snapshot, _posts(people, facts), tuple(leavers))


def next_workforce(rng: random.Random, inventor: Inventor, facts: Facts, before: Workforce) -> Workforce:
    """The workforce a year after `before`, again with exactly the published headcounts."""
    people: dict[Group, list[Person]] = {}
    leavers: list[Person] = []
    for group in ETHNIC_GROUPS:
        were = before.of(group)
        staying = set(rng.sample(range(len(were)), int(_STAY * min(len(were), _size(facts, group)))))
        stayers = [person for at, person in enumerate(were) if at in staying]
        left = [person for at, person in enumerate(were) if at not in staying]
        people[group] = [*stayers, *_joiners(inventor, facts, group, len(stayers))]
        leavers += rng.sample(left, _RECENT_LEAVERS[group])
    return Workforce(facts.year.snapshot, _posts(people, facts), tuple(leavers))


def _size(facts: Facts, group: Group) -> int:
    return sum(facts.headcounts[group].values())


def _joiners(inventor: Inventor, facts: Facts, group: Group, stayed: int) -> list[Person]:
    number = _size(facts, group) - stayed
    return inventor.people(group, number, facts.year.first_day, facts.year.snapshot)


def _posts(people: Mapping[Group, Sequence[Person]], facts: Facts) -> tuple[Post, ...]:
    """Fill the bands from the top, so that those who stay keep their band or rise as others leave."""
    return tuple(
        Post(person, band)
        for group in ETHNIC_GROUPS
        for person, band in zip(people[group], _from_the_top(facts.headcounts[group]), strict=True)
    )


def _from_the_top(headcounts: Mapping[str, int]) -> Sequence[str]:
    return [band for band in reversed(tuple(headcounts)) for _ in range(headcounts[band])]
