"""Employee numbers: which tell people apart, however they are written."""

import re

from wres_xl.codes.normalise import normalise

_PLACEHOLDERS = frozenset(
    (
        *("tbc", "tba", "to follow", "pending", "awaited", "awaiting", "new", "new starter"),
        *("not known", "unknown", "none", "no number", "null", "n a", "na"),
    )
)
"""What is entered, normalised, until somebody has a number. Many people may have it at once."""

_NO_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+\d+|#N/A|#[A-Z0/]+[!?]", re.IGNORECASE)
"""A long number that Excel cut short, such as `3.00E+07`, or an error in its place, such as `#REF!`."""


def employee_number(written: str) -> str | None:
    """Whose number it is; None for what is nobody's own: a blank, dashes, 0, `TBC`, `3.00E+07` or `#N/A`.

    Excel takes leading zeros off numbers in one file and not in the next, so they do not tell people apart;
    nor do capitals.
    """
    if written.isdigit():
        return written.lstrip("0") or None
    own = written.lstrip("0").upper()
    words = normalise(own)
    is_nobodys = not words or words in _PLACEHOLDERS or _NO_NUMBER.fullmatch(written)
    return None if is_nobodys else own
