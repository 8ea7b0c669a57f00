"""Assignment statuses and categories: whether somebody is in post, and on what kind of contract."""

from collections.abc import Mapping
from functools import cache

from wres_xl.codes.lists import index, read_codes
from wres_xl.codes.normalise import normalise


def assignment_status(status: str) -> str | None:
    """What an assignment's status means; None for a blank and for one that is not in the list.

    One of `active`, `secondment_in`, `acting_up`, `maternity` (adoption and shared parental leave too),
    `career_break`, `external_secondment`, `suspended` and `left`.
    """
    return _statuses().get(normalise(status))


def assignment_category(category: str) -> str | None:
    """What an assignment's category, or type of contract, means; None for a blank or one not in the list.

    One of `permanent`, `fixed_term`, `locum`, `bank`, `agency`, `honorary` (volunteers too), `student`
    (work experience too) and `non_executive`.
    """
    return _categories().get(normalise(category))


@cache
def _statuses() -> Mapping[str, str]:
    rows = read_codes("assignment_status")
    return index("assignment_status", ((normalise(row["status"]), row["meaning"]) for row in rows))


@cache
def _categories() -> Mapping[str, str]:
    rows = read_codes("assignment_category")
    return index("assignment_category", ((normalise(row["category"]), row["meaning"]) for row in rows))
