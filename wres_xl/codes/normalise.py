"""Text as it is compared: without regard to case, spacing, punctuation, or the shape of quotes and dashes."""

import re
import unicodedata
from functools import lru_cache

_DROPPED = dict.fromkeys("'`\u2018\u2019\u02bc\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
"""Apostrophes, and characters that cannot be seen: soft hyphens, zero-width spaces, byte order marks."""

_WORDS = {"&": " and ", "%": " percent ", "+": " plus "}
"""Signs that mean something: `White %` is not `White`, and `Band 6+` is not `Band 6`."""

_REPLACED = str.maketrans({**_DROPPED, **_WORDS})
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=10_000)  # the same headings and codes are compared time and again
def normalise(text: str) -> str:
    """`text` in lower case, its words one space apart, with nothing but letters and digits in them.

    `&`, `%` and `+` become words. Texts that differ only in what is folded here are the same text wherever
    codes, labels and headings are compared.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_REPLACED)
    return _BETWEEN_WORDS.sub(" ", plain).strip()


def run_together(text: str) -> str:
    """`text` normalised and without spaces, so that `Band8a` is `Band 8 (a)`.

    For headings and grades. Codes of one or two letters, such as ethnic origins, need their spaces.
    """
    return normalise(text).replace(" ", "")
