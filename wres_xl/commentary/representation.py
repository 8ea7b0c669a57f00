"""Indicators 1 and 9: who works here, in which pay bands, and who sits on the board."""

from collections.abc import Iterator

from wres_xl.commentary.phrases import FEW_PEOPLE, Context, moved, moved_points, signed_points
from wres_xl.standard.data_items import PAY_BANDS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.parity import members_to_match
from wres_xl.wording import listed, number, percent, points, rounded


def workforce_sentences(context: Context) -> Iterator[str]:
    """Indicator 1: how many people, who they are, what changed, and where BME staff work."""
    everyone = context.value("9_workforce", Group.ALL)
    if not everyone:
        yield context.why_not("9_workforce", Group.ALL)
        return
    counts = {group: context.value("9_workforce", group) or 0 for group in ETHNIC_GROUPS}
    parts = [
        f"{told} ({percent(counts[group] / everyone)})"
        for group, told in zip(ETHNIC_GROUPS, context.by_name("9_workforce"), strict=True)
    ]
    day = context.this.year.snapshot
    yield f"On {day.day} {day:%B %Y}, the workforce was {number(everyone)} people: {listed(parts)}."
    yield from _workforce_change(context, counts, everyone)
    yield from _bands(context)


def _workforce_change(context: Context, counts: dict[Group, float], everyone: float) -> Iterator[str]:
    everyone_then = context.last_value("9_workforce", Group.ALL)
    if not everyone_then:
        return
    bme_then = context.last_value("9_workforce", Group.BME) or 0
    share, share_then = counts[Group.BME] / everyone, bme_then / everyone_then
    yield (
        f"{context.term} staff {moved(bme_then, counts[Group.BME])}, and their share of the "
        f"workforce {moved_points(share_then, share)}."
    )
    unknown = counts[Group.UNKNOWN] / everyone
    unknown_then = (context.last_value("9_workforce", Group.UNKNOWN) or 0) / everyone_then
    yield f"Staff whose ethnicity is unknown {moved_points(unknown_then, unknown)} of the workforce."


def _bands(context: Context) -> Iterator[str]:
    lower = _share_of_bme(context, ("1_band_7_and_under_share",))
    upper = _share_of_bme(context, ("1_band_8a_to_9_share", "1_vsm_share"))
    if lower and upper:
        yield (
            f"{context.term} staff are {percent(lower[0] / lower[1])} of those in Band 7 and under "
            f"({number(lower[0])} of {number(lower[1])}) and {percent(upper[0] / upper[1])} of those in "
            f"Band 8A and over ({number(upper[0])} of {number(upper[1])})."
        )
    bands = {band: _band(context, band) for band in PAY_BANDS}
    shares = {band: counts for band, counts in bands.items() if counts and counts[1]}
    large = {band: bme / of for band, (bme, of) in shares.items() if of >= FEW_PEOPLE}
    # Which is the largest of all can be told only where all are known.
    if None not in bands.values() and large and max(large.values()) > 0:
        highest = max(large, key=lambda band: large[band])
        bme, of = shares[highest]
        yield (
            f"Of the bands with {FEW_PEOPLE} staff or more, their share is largest in {highest} "
            f"({percent(large[highest])}: {number(bme)} of {number(of)})."
        )
    nobody = [band for band, (bme, _) in shares.items() if not bme]
    if nobody:
        yield f"There are no {context.term} staff in {listed(nobody)}."


def _share_of_bme(context: Context, keys: tuple[str, ...]) -> tuple[float, float] | None:
    """BME staff and all staff in these parts of the workforce, or None where that is not known."""
    counts = [
        sum(context.this[key, group].estimate.numerator or 0 for key in keys)
        for group in (Group.BME, Group.ALL)
    ]
    known = all(context.value(key, Group.ALL) is not None for key in keys)
    return (counts[0], counts[1]) if known and counts[1] else None


def _band(context: Context, band: str) -> tuple[float, float] | None:
    """BME staff and all staff in a pay band, clinical and non-clinical together."""
    keys = [f"{part}_{PAY_BANDS[band]}" for part in ("1a", "1b")]
    bme = [context.value(key, Group.BME) for key in keys]
    everyone = [context.value(key, Group.ALL) for key in keys]
    if None in bme or None in everyone:
        return None
    return sum(count or 0 for count in bme), sum(count or 0 for count in everyone)


def board_sentences(context: Context) -> Iterator[str]:
    """The board's members, BME staff's share beside the workforce, and what one member more would be."""
    members = context.value("9_board", Group.ALL)
    if not members:
        yield context.why_not("9_board", Group.ALL) or "The board has no members."
        return
    yield f"The board has {number(members)} members: {listed(context.by_name('9_board'))}."
    difference = context.value("9_difference", Group.BME)
    if difference is None:
        yield context.why_not("9_difference", Group.BME)
        return
    side = f"{points(difference)} {'below' if difference < 0 else 'above'}"
    shares = context.this["9_difference", Group.BME].estimate
    yield (
        f"{context.term} people are {percent(shares.numerator or 0)} of the board and "
        f"{percent(shares.denominator or 0)} of the workforce: {side if rounded(difference, 3) else 'level'}."
    )
    then = context.last_value("9_difference", Group.BME)
    if then is not None:
        yield (
            f"Last year the difference was {signed_points(then)}; this year it is "
            f"{signed_points(difference)}."
        )
    yield _members_to_match(context, int(members))


def _members_to_match(context: Context, board: int) -> str:
    """How many BME members would match the workforce's share on a board of the present size."""
    group, everyone, now = (
        int(context.value(key, of) or 0)
        for key, of in (("9_workforce", Group.BME), ("9_workforce", Group.ALL), ("9_board", Group.BME))
    )
    needed = members_to_match(board, group, everyone) or 0
    more = f"{number(needed - now)} more than now" if needed > now else "which it has"
    members = f"{number(needed)} {context.term} {'member' if needed == 1 else 'members'}"
    return (
        f"To match the workforce's share, a board of {number(board)} needs {members} "
        f"(exactly {number(group / everyone * board, 1)}), {more}; one member is {points(1 / board)}."
    )
