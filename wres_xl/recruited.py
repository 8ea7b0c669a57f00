"""Indicator 2 by the posts that people applied for: clinical or not, and at which level of pay.

The levels are those of the race disparity ratio, and practice like them. The national return does not ask
for these counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Recruited:
    """Applicants shortlisted, and appointed from shortlisting."""

    shortlisted: int = 0
    appointed: int = 0


def added(parts: Iterable[Recruited]) -> Recruited:
    """All of them together."""
    each = tuple(parts)
    return Recruited(sum(part.shortlisted for part in each), sum(part.appointed for part in each))
