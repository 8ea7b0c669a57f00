"""Totals among the counts of recruitment: those to step over, and those that would count people twice.

Counts may be a cross table of ethnic origins and posts, so what is looked for is looked for within a post.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from wres_xl.codes import ethnic_categories
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import count, shown
from wres_xl.extracts.columns import Mask, Numbers, Objects, Table
from wres_xl.extracts.layouts import FEEDS, POST_FIELDS
from wres_xl.extracts.posts import Posts, post_texts
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level

_STOPS = FEEDS[Kind.RECRUITMENT]
_COUNTED = ("shortlisted", "appointed")
_Counts = NDArray[np.int64]
_Findings = tuple[Finding, ...]

_CHINESE = frozenset("R")
"""The category that the census of 2001 counts apart from Asian, and those since do not."""

_MOST_ORIGINS = 200
"""Longer tables without a count above 1 have a row for each applicant."""


def without_totals(table: Table) -> tuple[Table, _Findings]:
    """The table without rows that name no ethnic origin and hold the sums of others.

    They are the last row, of all the others; and the last row of each post, of the post's others.
    """
    nameless = table.columns["ethnic_origin"].blank
    last = len(table) - 1
    if last < 2 or not nameless.any():
        return table, ()
    counts = np.array([_numbers(table, field) for field in _COUNTED])
    post = _numbered(post_texts(table))
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


def _numbered(keys: Sequence[object]) -> Numbers:
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


def doubled(
    table: Table, posts: Posts, group: Objects, shortlisted: _Counts, appointed: _Counts
) -> _Findings:
    """What among counts may stand there twice: origins with several rows, and rows that hold others' sums."""
    has_counts = bool((shortlisted > 1).any())
    if not has_counts and len(table) > _MOST_ORIGINS:
        return ()
    counts = np.array([shortlisted, appointed])
    post = post_texts(table)
    return (
        *(_origins_twice(table, post) if has_counts else ()),
        *_group_totals(table, _numbered(post), group, counts),
        *(_totals_of_posts(table, post, posts, counts) if has_counts else ()),
    )


def _origins_twice(table: Table, post: Sequence[tuple[str, ...]]) -> _Findings:
    """A warning where one ethnic origin has several rows of counts for the same post."""
    column = table.columns["ethnic_origin"]
    part = (
        np.searchsorted([each.above for each in table.parts], table.rows) if table.parts else table.rows * 0
    )
    keys = list(zip(part, column.each(normalise), post, strict=True))
    times = Counter(keys)
    twice = np.array([times[key] > 1 for key in keys], dtype=bool) & ~column.blank
    if not twice.any():
        return ()
    finding = table.finding(
        Level.WARNING,
        "An ethnic origin has more than one row; the rows are added up",
        field="ethnic_origin",
        rows=table.rows[twice],
        mend="Check that no row is a subtotal, or of another year or post that is not meant.",
    )
    return (finding,)


def _group_totals(table: Table, post: Numbers, group: Objects, counts: NDArray[np.int64]) -> _Findings:
    """What rows for several ethnic categories, such as White or Asian, may hold of those that have their own.

    An error where they hold the sums of the others' rows, those of the same post or of all posts; a warning
    where they do not, but stand beside them.
    """
    told = table.columns["ethnic_origin"].each(ethnic_categories)
    # What a person mapped may stand for any of its group's categories that have no row.
    categories = [each or ethnic_categories(of or "") for each, of in zip(told, group, strict=True)]
    is_chinese = np.array([each == _CHINESE for each in categories], dtype=bool)
    totals: list[int] = []
    beside: list[int] = []
    for row in np.flatnonzero(counts[0] > 0):
        if len(categories[row]) < 2:
            continue
        own = np.array([bool(each) and each <= categories[row] for each in categories], dtype=bool)
        own[row] = False
        of_post = own & (post == post[row])
        if any(
            among.sum() > 1 and (counts[:, row] == counts[:, among].sum(axis=1)).all()
            for among in (of_post, of_post & ~is_chinese, own, own & ~is_chinese)
        ):
            totals.append(int(row))
        elif of_post.any() and told[row]:
            beside.append(int(row))
    has_counts = bool((counts > 1).any())
    return (*_hold_totals(table, totals), *_stand_beside(table, beside if has_counts else ()))


def _hold_totals(table: Table, rows: Sequence[int]) -> _Findings:
    if not rows:
        return ()
    finding = table.finding(
        Level.ERROR,
        "The row of a whole ethnic group holds the sums of the group's other rows, so they would count twice",
        field="ethnic_origin",
        rows=table.rows[rows],
        value=shown(table.columns["ethnic_origin"].at(rows[0])),
        mend="Remove the row, if it is a subtotal.",
        stops=_STOPS,
    )
    return (finding,)


def _stand_beside(table: Table, rows: Sequence[int]) -> _Findings:
    if not rows:
        return ()
    finding = table.finding(
        Level.WARNING,
        "The row of a whole ethnic group stands beside rows of its categories; all are added up",
        field="ethnic_origin",
        rows=table.rows[rows],
        value=shown(table.columns["ethnic_origin"].at(rows[0])),
        mend="Remove the row, if those people are in the others too.",
    )
    return (finding,)


def _totals_of_posts(
    table: Table, post: Sequence[tuple[str, ...]], posts: Posts, counts: NDArray[np.int64]
) -> _Findings:
    """An error where rows such as those of `All bands` hold, for every origin, the sums of other posts'."""
    fields = [field for field in POST_FIELDS if field in table.columns]
    told = [tuple(each) for each in zip(*(posts.told[field] for field in fields), strict=True)]
    rows: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, each in enumerate(told):
        if not all(each):
            rows[post[row]].append(row)
    origin = table.columns["ethnic_origin"].each(normalise)
    found = [
        row
        for of, own in rows.items()
        if _hold_sums(own, _told_posts(of, told[own[0]], post, told), origin, counts)
        for row in own
    ]
    if not found:
        return ()
    finding = table.finding(
        Level.ERROR,
        "Rows of no single post hold the sums of other posts' rows, so applicants would count twice",
        rows=table.rows[sorted(found)],
        mend="Remove the rows, if they are subtotals.",
        stops=_STOPS,
    )
    return (finding,)


def _told_posts(
    of: tuple[str, ...],
    is_told: Iterable[bool],
    post: Sequence[tuple[str, ...]],
    told: Sequence[tuple[bool, ...]],
) -> list[int]:
    """The rows whose post is told in full and agrees with what is told of the post `of`."""
    fixed = [at for at, each in enumerate(is_told) if each]
    return [
        row for row, each in enumerate(told) if all(each) and all(post[row][at] == of[at] for at in fixed)
    ]


def _hold_sums(own: Sequence[int], others: Sequence[int], origin: Objects, counts: NDArray[np.int64]) -> bool:
    """Whether some rows hold the sums of others, origin by origin, of at least two that have any."""
    by_origin: defaultdict[str, _Counts] = defaultdict(lambda: np.zeros(len(counts), dtype=np.int64))
    rows_of = Counter(origin[row] for row in others)
    for rows, sign in ((own, 1), (others, -1)):
        for row in rows:
            by_origin[origin[row]] += sign * counts[:, row]
    held = {origin[row] for row in own if counts[0, row]}
    agree = not any(difference.any() for difference in by_origin.values())
    return agree and len(held) > 1 and any(rows_of[each] > 1 for each in held)
