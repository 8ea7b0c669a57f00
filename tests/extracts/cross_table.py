"""A cross table of recruitment by post and ethnic origin, and which rows of one are found to hold sums."""

import random
from collections.abc import Sequence

from extract_files import Rows, Value, of_level, read

from wres_xl.findings import Finding, Level
from wres_xl.settings import Settings

ADMIN, NURSES = "Administrative and Clerical", "Nursing and Midwifery Registered"
HEADINGS: list[Value] = ["Staff Group", "Pay Band", "Ethnic Origin", "Shortlisted", "Appointed"]
BY_ORIGIN: list[Value] = ["Ethnic Origin", "Shortlisted", "Appointed"]
STOPPED = frozenset({"2_shortlisted", "2_appointed"})
Row = list[Value]

WHITE, ASIAN, OTHER = ("White - British", "White - Irish"), ("Indian", "Pakistani"), ("Arab", "Chinese")
ORIGINS = (*WHITE, *ASIAN, *OTHER, "Not Stated")
BANDS = ("Band 5", "Band 6", "Band 7")


def cross_table() -> list[Row]:
    chosen = random.Random(2)
    return [
        [group, band, origin, float(chosen.randint(10, 60)), float(chosen.randint(0, 9))]
        for group in (ADMIN, NURSES)
        for band in BANDS
        for origin in ORIGINS
    ]


CROSS = cross_table()


def summed(
    groups: Sequence[str] = (ADMIN, NURSES), bands: Sequence[str] = BANDS, origins: Sequence[str] = ORIGINS
) -> list[Value]:
    """The shortlisted and the appointed of some posts and origins."""
    rows = [row for row in CROSS if row[0] in groups and row[1] in bands and row[2] in origins]
    return [sum(float(str(row[at])) for row in rows) for at in (3, 4)]


def found(rows: Rows, level: Level = Level.ERROR, chosen: Settings | None = None) -> set[int]:
    """The rows that hold sums, counted as Excel does."""
    told = [each for each in of_level(read(rows, chosen), level) if is_of_sums(each)]
    assert all(each.stops == (STOPPED if level is Level.ERROR else frozenset()) for each in told)
    return {row for each in told for place in each.affected for row in place.rows}


def is_of_sums(finding: Finding) -> bool:
    return "hold the sums" in finding.problem or "holds the sums" in finding.problem


def below(*totals: Row) -> list[Row]:
    """The cross table with rows below it, the first of which is row 44."""
    return [HEADINGS, *CROSS, *totals]


BELOW = len(CROSS) + 2
