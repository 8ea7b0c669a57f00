"""Rows of counts that stand for several posts, such as `All bands` or `Band 6/7`, and hold their sums."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from wres_xl.codes import is_medical_grade, pay_band, section
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.columns import Mask, Numbers, Table
from wres_xl.extracts.layouts import POST_FIELDS
from wres_xl.extracts.posts import Posts, post_texts
from wres_xl.extracts.recruitment_totals import numbered

FEW = 20
"""Sums of fewer people shortlisted may be chance."""

_NAMES_ONE: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "staff_group": lambda text: section(text) is not None,
        "occupation_code": bool,
        "grade": lambda text: pay_band(text) is not None or is_medical_grade(text),
    }
)
"""Whether a text names one post by itself, without what a person decided of it."""

_Counts = NDArray[np.int64]


@dataclass(frozen=True)
class PostSums:
    """The rows that hold sums; those `of_few` people and some of the posts only may do so by chance."""

    certain: Mask
    of_few: Mask

    @property
    def all(self) -> Mask:
        """Both."""
        return self.certain | self.of_few


@dataclass(frozen=True)
class _Posts:
    """Each row's post, as a number, and what each column says of it; where it names one, and where it tells.

    The latter also holds what is told by a person's decision.
    """

    post: Numbers
    texts: Sequence[Numbers]
    named: NDArray[np.bool_]
    told: NDArray[np.bool_]
    origin: Numbers
    counts: _Counts


def post_sums(table: Table, posts: Posts, counts: _Counts, *, left_out: Mask, narrow: Mask) -> PostSums:
    """The rows of posts not named in full that hold, for every origin, the sums of neighbouring posts.

    There must be at least two origins. Rows `left_out` are subtotals of another kind; those that are not
    `narrow` are of several origins, and need not be held against anything.
    """
    none = np.zeros(len(table), dtype=bool)
    fields = _used(table)
    if not fields:
        return PostSums(none, none)
    of = _Posts(
        post=numbered(post_texts(table)),
        texts=[numbered(table.columns[field].each(normalise).tolist()) for field in fields],
        named=_named(table, posts, fields),
        told=np.array([posts.told[field] for field in fields]),
        origin=numbered(table.columns["ethnic_origin"].each(normalise).tolist()),
        counts=np.array([*counts, counts[0] > 0]),
    )
    certain, of_few = none.copy(), none.copy()
    # A post that a person decided about is one, or the sum of those that are named: those are found first.
    for single in (of.named.all(axis=0), of.told.all(axis=0)):
        for each in np.unique(of.post[~of.named.all(axis=0)]):
            own = (of.post == each) & ~left_out & ~certain & ~of_few
            others = single & ~own & ~left_out & ~certain & ~of_few
            if not own.any():
                continue
            found = own & (narrow | np.isin(of.origin, of.origin[others]))
            kind = _sum_of(of, found, _agreeing(of, own, others))
            certain |= found & (kind == _WHOLE)
            of_few |= found & (kind == _PART)
    return PostSums(certain, of_few)


def named_in_full(table: Table, posts: Posts) -> Mask:
    """The rows whose post every column that is used names; none where there is no such column."""
    fields = _used(table)
    if not fields:
        return np.zeros(len(table), dtype=bool)
    named: Mask = np.all(_named(table, posts, fields), axis=0)
    return named


def _used(table: Table) -> list[str]:
    """The columns that tell the post of any row."""
    return [field for field in POST_FIELDS if field in table.columns and not table.columns[field].blank.all()]


def _named(table: Table, posts: Posts, fields: Sequence[str]) -> NDArray[np.bool_]:
    """The rows in which each of the fields names a post by itself."""
    return np.array([posts.told[field] & table.columns[field].where(_NAMES_ONE[field]) for field in fields])


_NONE, _PART, _WHOLE = range(3)


def _agreeing(of: _Posts, own: Mask, others: Mask) -> Mask:
    """The other rows that agree with what is named of one post."""
    first = int(np.flatnonzero(own)[0])
    agree = others.copy()
    for texts, named in zip(of.texts, of.named, strict=True):
        if named[first]:
            agree &= texts == texts[first]
    return agree


def _sum_of(of: _Posts, own: Mask, others: Mask) -> int:
    """Whether rows hold the sums of all others, or of so many people that it is none by chance; or of few."""
    if not own.any() or not others.any():
        return _NONE
    first = int(np.flatnonzero(own)[0])
    open_texts = [texts for texts, named in zip(of.texts, of.named, strict=True) if not named[first]]
    sums = _by_origin(of, np.zeros_like(of.post), own)[0]
    best = _NONE
    for blocks in (of.post, *open_texts):
        for is_whole in _runs(_by_origin(of, blocks, others), sums):
            best = max(best, _WHOLE if is_whole or sums[:, 0].sum() >= FEW else _PART)
    return best


def _by_origin(of: _Posts, blocks: Numbers, rows: Mask) -> _Counts:
    """Shortlisted, appointed and rows with counts, by block, in the order of the table, and by origin."""
    own = np.flatnonzero(rows)
    number = np.cumsum(np.bincount(blocks[own]) > 0) - 1
    sums = np.zeros((int(number[-1]) + 1, int(of.origin.max()) + 1, len(of.counts)), dtype=np.int64)
    np.add.at(sums, (number[blocks[own]], of.origin[own]), of.counts[:, own].T)
    return sums


def _runs(blocks: _Counts, sums: _Counts) -> Iterator[bool]:
    """The runs of neighbouring blocks that have the sums; of each, whether it is of all blocks.

    Two origins at least have any, and one of them has them in several rows.
    """
    shortlisted = sums[:, 0]
    if (shortlisted > 0).sum() < 2:
        return
    below = np.concatenate([np.zeros_like(blocks[:1]), blocks.cumsum(axis=0)])
    people = below[:, :, 0].sum(axis=1)
    for start, stop in np.argwhere(people[None, :] - people[:, None] == shortlisted.sum()):
        held = below[stop] - below[start]
        if (held[:, :2] == sums[:, :2]).all() and (held[:, 2] > 1).any():
            yield bool(start == 0 and stop == len(blocks))
