"""Employee numbers: which tell people apart, however they are written."""

import re

_NINES = frozenset("9" * length for length in range(4, 9))
"""What is entered where a system insists on a number. Many people may have it, as they may have `Agency`."""

_TELLS_APART = re.compile(r"\d|(?:^|\s)[A-Z]$")
"""A digit, or a last letter as in `Person A`."""

_NO_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+\d+|#N/A|#[A-Z0/]+[!?]", re.IGNORECASE)
"""A long number that Excel cut short, such as `3.00E+07`, or an error in its place, such as `#REF!`."""


def employee_number(written: str) -> str | None:
    """Whose number it is; None for what is nobody's own: words such as `TBC`, 0, 99999, `3.00E+07`, `#N/A`.

    Excel takes leading zeros off numbers in one file and not in the next, so they do not tell people apart;
    nor do capitals.
    """
    if written.isdigit():
        return (written.lstrip("0") or None) if written not in _NINES else None
    own = written.lstrip("0").upper()
    is_somebodys = _TELLS_APART.search(own) and not _NO_NUMBER.fullmatch(written)
    return own if is_somebodys else None
