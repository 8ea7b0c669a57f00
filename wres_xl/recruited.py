"""Indicator 2 by the posts that people applied for: clinical or not, and at which level of pay.

The levels are those of the race disparity ratio, and practice like them. The national return does not ask
for these counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import narwhals as nw
from narwhals.typing import IntoFrame

from wres_xl.headcount import rows
from wres_xl.standard.data_items import PAY_BANDS
from wres_xl.standard.disparity import LEVELS
from wres_xl.standard.groups import Group

NOT_TOLD = ""
"""What stands for a section or a level that is not told."""

POSTS: tuple[tuple[str, str], ...] = (
    *(("non-clinical", level) for level in (*LEVELS, NOT_TOLD)),
    *(("clinical", level) for level in (*LEVELS, NOT_TOLD)),
    ("medical", NOT_TOLD),
    *((NOT_TOLD, level) for level in (*LEVELS, NOT_TOLD)),
)
"""Every section with every level that its posts may have, in the order in which they are shown."""

PostCell = tuple[str, str, Group]
"""The section and the level of posts, and the group of those who applied."""

_LEVEL_OF_BAND = {
    band: level for band, ending in PAY_BANDS.items() for level in LEVELS if ending in LEVELS[level]
}


@dataclass(frozen=True)
class Recruited:
    """Applicants shortlisted, and appointed from shortlisting."""

    shortlisted: int = 0
    appointed: int = 0


def added(parts: Iterable[Recruited]) -> Recruited:
    """All of them together."""
    each = tuple(parts)
    return Recruited(sum(part.shortlisted for part in each), sum(part.appointed for part in each))


def count_posts(table: IntoFrame) -> Mapping[PostCell, Recruited]:
    """A tidy recruitment table's applicants by section, "medical" and the like, by level, and by group.

    Doctors and dentists have no level. The counts add up to those of each group in indicator 2. Empty where
    the extract tells neither section nor band of any post.
    """
    applicants = nw.from_native(table).lazy().filter(~nw.col("group").is_null())
    posts = applicants.select(
        nw.col("section", "band").fill_null(NOT_TOLD), "group", "shortlisted", "appointed"
    )
    sums = posts.group_by("section", "band", "group").agg(nw.col("shortlisted", "appointed").sum())
    parts: defaultdict[PostCell, list[Recruited]] = defaultdict(list)
    for row in rows(sums):
        cell = row["section"], _LEVEL_OF_BAND.get(row["band"], NOT_TOLD), Group(row["group"])
        parts[cell].append(Recruited(int(row["shortlisted"]), int(row["appointed"])))
    if all(section == level == NOT_TOLD for section, level, _ in parts):
        return {}
    return {cell: added(each) for cell, each in parts.items()}
