"""Totals among the counts of recruitment that are stepped over: rows that name no ethnic origin and close.

Counts may be a cross table of ethnic origins and posts, so what is looked for is looked for within a post.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wres_xl.extracts.cells import count
from wres_xl.extracts.columns import Mask, Numbers, Table
from wres_xl.extracts.posts import post_texts
from wres_xl.findings import Finding, Level

_COUNTED = ("shortlisted", "appointed")
_Counts = NDArray[np.int64]
_Findings = tuple[Finding, ...]


def without_totals(table: Table) -> tuple[Table, _Findings]:
    """The table without rows that name no ethnic origin and hold the sums of others.

    They are the last row, of all the others; and the last row of each post, of the post's others.
    """
    nameless = table.columns["ethnic_origin"].blank
    last = len(table) - 1
    if last < 2 or not nameless.any():
        return table, ()
    counts = np.array([_numbers(table, field) for field in _COUNTED])
    post = numbered(post_texts(table))
    above = np.arange(len(table)) < last
    of_posts = _post_totals(post, nameless, counts, above)
    summed = counts[:, above & ~of_posts].sum(axis=1)
    closes = bool(nameless[last] and counts[:, last].all() and (counts[:, last] == summed).all())
    if not closes:
        of_posts = _post_totals(post, nameless, counts, np.ones(len(table), dtype=bool))
    is_closing = ~above & closes
    return table.only(~of_posts & ~is_closing), (
        *_stepped_over(table, of_posts, "The last row of each post", "the post's others", "its"),
        *_stepped_over(table, is_closing, "The last row", "the others", "their"),
    )


def _stepped_over(table: Table, totals: Mask, which: str, others: str, whose: str) -> _Findings:
    if not totals.any():
        return ()
    problem = f"{which} names no ethnic origin and holds the sums of {others}: stepped over, as {whose} total"
    return (table.finding(Level.NOTE, problem, rows=table.rows[totals]),)


def _numbers(table: Table, field: str) -> _Counts:
    """The counts in a column, 0 where there is none."""
    column = table.columns[field]
    return np.array([count(value) or 0 for value in column.values], dtype=np.int64)[column.index]


def numbered(keys: Sequence[object]) -> Numbers:
    """A number for each key, the same for equal ones."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int32)


def _post_totals(post: Numbers, nameless: Mask, counts: NDArray[np.int64], among: Mask) -> Mask:
    """The last row of every post, if each of them names no origin and holds the sums of its post.

    All of several posts must have one: in one alone it may be chance, and people of unknown ethnicity.
    """
    none = np.zeros(len(post), dtype=bool)
    of_posts = [np.flatnonzero(among & (post == each)) for each in np.unique(post[among])]
    totals = none.copy()
    for *others, last in of_posts:
        if not others or not nameless[last] or (counts[:, others].sum(axis=1) != counts[:, last]).any():
            return none
        totals[last] = True
    is_sum = any(len(rows) > 2 for rows in of_posts) and counts[:, totals].any()
    return totals if len(of_posts) > 1 and is_sum else none
