"""What among the counts of recruitment would count people twice: origins with several rows, and subtotals.

A row is a subtotal where it holds exactly the sums of others, of shortlisted and of appointed: those of its
post, or of all posts. Subtotals that are found are left out of what wider ones are held against.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wres_xl.codes import ethnic_categories, ethnic_category, ethnic_group
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import shown
from wres_xl.extracts.columns import Mask, Numbers, Objects, Table
from wres_xl.extracts.layouts import FEEDS, POST_FIELDS
from wres_xl.extracts.post_sums import FEW, PostSums, named_in_full, post_sums
from wres_xl.extracts.posts import Posts, post_texts
from wres_xl.extracts.recruitment_totals import numbered
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level
from wres_xl.standard.groups import Group

_STOPS = FEEDS[Kind.RECRUITMENT]
_Counts = NDArray[np.int64]
_Findings = tuple[Finding, ...]

_CHINESE = frozenset("R")
"""The category that the census of 2001 counts apart from Asian, and those since do not."""

_MOST_ORIGINS = 200
"""Longer tables without a count above 1 have a row for each applicant."""


@dataclass(frozen=True)
class _Rows:
    """The rows of counts, shortlisted and appointed, with their posts and what they say of ethnicity.

    `categories` are those that a row takes in, `nameless` the rows that name no known origin: they are
    `blank`, or only what a person mapped tells their group. `is_category` are those of one category of their
    own, among them `Other ethnic group`, which is a heading as well.
    """

    counts: _Counts
    post: Numbers
    origin: Numbers
    group: Objects
    categories: Objects
    nameless: Mask
    blank: Mask
    is_category: Mask

    def taking_in(self, condition: Sequence[bool]) -> Mask:
        """The rows whose categories meet a condition, told for each of `kinds`."""
        return np.array(condition, dtype=bool)[numbered(self.categories.tolist())]

    @property
    def kinds(self) -> list[frozenset[str]]:
        """The different sets of categories, in the order of the rows."""
        return list(dict.fromkeys(self.categories.tolist()))

    @property
    def counted(self) -> Mask:
        """The rows that count anybody."""
        counted: Mask = self.counts[0] > 0
        return counted

    def holding(self, rows: Mask, others: Mask, scope: Numbers, *, fewest: int = 2) -> Mask:
        """Those of `rows` with the sums of all `others`, at least the `fewest`, in scope but themselves."""
        number, *sums = (
            np.bincount(scope, weights=np.where(others, each, 0))[scope] - np.where(others, each, 0)
            for each in (np.ones(len(scope)), *self.counts)
        )
        found: Mask = rows & self.counted & (number >= fewest) & np.all(np.array(sums) == self.counts, axis=0)
        return found


def doubled(
    table: Table, posts: Posts, group: Objects, shortlisted: _Counts, appointed: _Counts
) -> _Findings:
    """What among counts may stand there twice: origins with several rows, and rows that hold others' sums."""
    has_counts = bool((shortlisted > 1).any())
    if not has_counts and len(table) > _MOST_ORIGINS:
        return ()
    rows = _rows(table, group, np.array([shortlisted, appointed]))
    everywhere = np.zeros_like(rows.post)
    none = np.zeros(len(table), dtype=bool)
    of_groups = _unlike_categories(rows, _group_totals(rows, rows.post, none))
    if not has_counts:
        return _hold_group_totals(table, of_groups)
    nameless = _nameless_totals(rows, rows.post, of_groups)
    narrow = ~rows.nameless & rows.taking_in([len(each) <= 1 for each in rows.kinds])
    of_posts = post_sums(table, posts, rows.counts, left_out=of_groups | nameless, narrow=narrow)
    of_all = _group_totals(rows, everywhere, of_groups | nameless | of_posts.all)
    of_all &= ~named_in_full(table, posts)
    of_groups |= of_all
    for scope in (*_each_field(table), everywhere):
        nameless |= _nameless_totals(rows, scope, of_groups | nameless | of_posts.all)
    few = _of_few(rows, of_groups) | (of_all & (shortlisted < FEW))
    return (
        *_origins_twice(table),
        *_hold_group_totals(table, of_groups & ~few),
        *_stand_beside(table, _beside(rows, of_groups) | (of_groups & few)),
        *_hold_nameless_totals(
            table, nameless, is_chance=bool(rows.post.any() and shortlisted[nameless].sum() < FEW)
        ),
        *_hold_post_sums(table, of_posts),
    )


def _rows(table: Table, group: Objects, counts: _Counts) -> _Rows:
    origin = table.columns["ethnic_origin"]
    # What a person mapped may stand for any of its group's categories that have no row.
    by_group = {each: ethnic_categories(each or "") for each in set(group.tolist())}
    categories = np.empty(len(table), dtype=object)
    categories[:] = [
        own or by_group[of] for own, of in zip(origin.each(ethnic_categories), group, strict=True)
    ]
    nameless = origin.blank | origin.where(lambda text: ethnic_group(text) is None)
    post, label = numbered(post_texts(table)), numbered(origin.each(normalise).tolist())
    is_category = origin.where(lambda text: ethnic_category(text) is not None)
    return _Rows(counts, post, label, group, categories, nameless, origin.blank, is_category)


def _each_field(table: Table) -> Iterator[Numbers]:
    """The rows by what each column alone tells of their posts."""
    for field in POST_FIELDS:
        if field in table.columns:
            yield numbered(table.columns[field].each(normalise).tolist())


def _group_totals(rows: _Rows, scope: Numbers, known: Mask) -> Mask:
    """The rows for several ethnic categories, such as White or Asian, that hold the sums of those in scope.

    The narrower come first, so that those of Asian and Black are not summed up in that of BME. What is a
    subtotal in one post is one in another where there is a single row to sum up.
    """
    found = np.zeros(len(scope), dtype=bool)
    kinds = rows.kinds
    is_chinese = rows.taking_in([each == _CHINESE for each in kinds])
    for whole in sorted((each for each in kinds if len(each) > 1), key=len):
        own = rows.taking_in([bool(each) and each <= whole for each in kinds]) & ~known & ~found
        heads = rows.taking_in([each == whole for each in kinds]) & ~known
        for others in (own, own & ~is_chinese):
            found |= rows.holding(heads, others, scope)
            again = heads & np.isin(rows.origin, rows.origin[found])
            found |= rows.holding(again, others & ~found, scope, fewest=1)
    return found


def _nameless_totals(rows: _Rows, scope: Numbers, known: Mask) -> Mask:
    """The rows that name no ethnic origin and hold the sums of all others in scope, of White or of BME.

    One that has a label of its own, such as `All White`, may hold those of a single row, if they are many.
    """
    nameless = rows.nameless & ~known
    labelled = nameless & ~rows.blank & (rows.counts[0] >= FEW)
    others = rows.counted & ~known
    found = np.zeros(len(scope), dtype=bool)
    # What a person mapped may be a total, or an origin like the others.
    for named in (others & ~rows.nameless, others & ~rows.blank):
        for of in (Group.WHITE, Group.BME):
            own = named & (rows.group == of.value)
            found |= rows.holding(nameless, own, scope) | rows.holding(labelled, own, scope, fewest=1)
        found |= rows.holding(nameless, named, scope)
    found |= rows.holding(nameless, others & ~found, scope)
    return found | rows.holding(nameless & found.any(), others & ~rows.nameless, scope, fewest=1)


def _unlike_categories(rows: _Rows, totals: Mask) -> Mask:
    """The totals but those of a category of its own, most rows of which hold no sums."""
    of_label, all_of_label = (np.bincount(rows.origin, weights=each) for each in (totals, rows.counted))
    most = (2 * of_label >= all_of_label)[rows.origin]
    kept: Mask = totals & (most | ~rows.is_category)
    return kept


def _of_few(rows: _Rows, totals: Mask) -> Mask:
    """The rows of categories of their own whose totals are of so few people that it may be chance."""
    people = np.bincount(rows.origin, weights=rows.counts[0] * totals)[rows.origin]
    few: Mask = rows.is_category & (people < FEW)
    return few


def _beside(rows: _Rows, totals: Mask) -> Mask:
    """The rows of a whole group or heading, which are no category of their own, beside their categories'."""
    beside = np.zeros(len(totals), dtype=bool)
    told = rows.counted & ~rows.nameless & ~totals & ~rows.is_category
    kinds = rows.kinds
    for whole in (each for each in kinds if len(each) > 1):
        own = rows.taking_in([bool(each) and each <= whole for each in kinds]) & ~totals
        number = np.bincount(rows.post, weights=own)[rows.post] - own
        beside |= told & rows.taking_in([each == whole for each in kinds]) & (number > 0)
    return beside


def _origins_twice(table: Table) -> _Findings:
    """A warning where one ethnic origin has several rows of counts for the same post."""
    column = table.columns["ethnic_origin"]
    part = (
        np.searchsorted([each.above for each in table.parts], table.rows) if table.parts else table.rows * 0
    )
    keys = list(zip(part, column.each(normalise), post_texts(table), strict=True))
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


def _told(table: Table, rows: Mask, level: Level, problem: str, mend: str) -> _Findings:
    """A finding about the ethnic origins of rows, if there are any; an error stops the indicator."""
    if not rows.any():
        return ()
    finding = table.finding(
        level,
        problem,
        field="ethnic_origin",
        rows=table.rows[rows],
        value=shown(table.columns["ethnic_origin"].at(int(np.flatnonzero(rows)[0]))),
        mend=mend,
        stops=_STOPS if level is Level.ERROR else (),
    )
    return (finding,)


def _hold_group_totals(table: Table, totals: Mask) -> _Findings:
    problem = (
        "The row of a whole ethnic group holds the sums of the group's other rows, so they would count twice"
    )
    return _told(table, totals, Level.ERROR, problem, "Remove the row, if it is a subtotal.")


def _stand_beside(table: Table, beside: Mask) -> _Findings:
    problem = "The row of a whole ethnic group stands beside rows of its categories; all are added up"
    mend = "Remove the row, if those people are in the others too."
    return _told(table, beside, Level.WARNING, problem, mend)


def _hold_nameless_totals(table: Table, totals: Mask, *, is_chance: bool) -> _Findings:
    """An error; a warning where there are so few people that it may be chance."""
    level, outcome = (
        (Level.WARNING, "which it may count twice")
        if is_chance
        else (Level.ERROR, "so they would count twice")
    )
    problem = f"A row that names no known ethnic origin holds the sums of others, {outcome}"
    mend = "Remove the row, if it is a total; enter Not Stated, if it is of people of unknown ethnicity."
    return _told(table, totals, level, problem, mend)


def _hold_post_sums(table: Table, sums: PostSums) -> Iterator[Finding]:
    if sums.certain.any():
        yield table.finding(
            Level.ERROR,
            "Rows of no single post hold the sums of other posts' rows, so applicants would count twice",
            rows=table.rows[sums.certain],
            mend="Remove the rows, if they are subtotals.",
            stops=_STOPS,
        )
    if sums.of_few.any():
        yield table.finding(
            Level.WARNING,
            "Rows of no single post hold the sums of some other posts' rows; all are added up",
            rows=table.rows[sums.of_few],
            mend="Remove the rows, if they are subtotals.",
        )
