"""Pay bands: from grade labels and their codes to the bands of the national return."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from wres_xl.codes.lists import index, read_codes
from wres_xl.codes.normalise import normalise, run_together
from wres_xl.standard.data_items import PAY_BANDS
from wres_xl.standard.disparity import LEVELS

_SCHEME = "nhs "
"""Comes before a national grade's code and tells nothing of the band."""

_MEDICAL_SCHEME = "medicalanddental"
"""Comes before the grade of a doctor's or dentist's vacancy: `NHS Medical & Dental: Specialty Doctor`."""

_NUMBER = r"(?:[1-79]|8 ?[a-d])"
_ADVERTISED = re.compile(
    r"(?:nhs )?(?:(?:afc|agenda for change)\W*)?(?:pay )?"
    rf"(?:bands? ?|b ?)(?P<lowest>{_NUMBER})"
    rf"(?: ?(?:/|-|\u2013|to|and|or|&) ?(?:bands? ?)?(?P<highest>{_NUMBER}|[a-d]))?"
    r"(?P<more> ?[-\u2013\u2014:;,|(].*)?",
    re.IGNORECASE,
)
"""A band or a range of bands, perhaps in short, and more behind a separator: `Band 5 (Annex 21)`, `B8a/b`."""

_NO_MORE_OF_BANDS = re.compile(r" annex \d+| \d+ percent")
_OF_BANDS = re.compile(r"\d|\b(?:bands?|apprentice\w*|vsm|plus|above|below|over|under)\b")


def pay_band(grade: str) -> str | None:
    """The pay band, a key of `PAY_BANDS`, that a grade names; None for a grade that is not in the list.

    `NHS|XR05|Review Body Band 5`: the last part is the label and decides. A known code before it must agree,
    or there is no band. A label or a known code by itself is enough. Digits are never picked out of an
    unknown grade, and a bare number is none: a `5` may be a local grade or an older national one.
    """
    *codes, label = _parts(grade)
    bands = {_bands()[code] for code in codes if code in _bands()} | {_bands().get(label)}
    return bands.pop() if len(bands) == 1 else None


def post_band(grade: str) -> str | None:
    """The pay band of a post as it is advertised: `B7`, `Band 5 (Annex 21 70%)`, `AfC Band 4 - Top of scale`.

    Of a range of bands that are all of one level of pay, such as `Band 8a/8b`, it is the lowest, which has
    that level. There is none where what stands behind the band may be of another one.
    """
    band = pay_band(grade)
    advertised = _ADVERTISED.fullmatch(" ".join(grade.split()))
    if band or not advertised:
        return band
    lowest, highest, more = advertised["lowest"], advertised["highest"], advertised["more"]
    if _OF_BANDS.search(_NO_MORE_OF_BANDS.sub("", f" {normalise(more or '')}")):
        return None
    return _lowest_of(_band(lowest), _band(highest, lowest[0]) if highest else _band(lowest))


def _band(number: str, before: str = "") -> str:
    """`8 b` is Band 8B, and so is `b` with the 8 before it."""
    number = number.replace(" ", "").upper()
    return f"Band {before if number.isalpha() else ''}{number}"


def _lowest_of(lowest: str, highest: str) -> str | None:
    """The lowest of a range of bands; None where they are not all of one level, or are no bands."""
    order = list(PAY_BANDS)
    if not {lowest, highest} <= PAY_BANDS.keys() or order.index(lowest) > order.index(highest):
        return None
    endings = {PAY_BANDS[band] for band in order[order.index(lowest) : order.index(highest) + 1]}
    return lowest if any(endings <= set(level) for level in LEVELS.values()) else None


def is_medical_grade(grade: str) -> bool:
    """Whether a grade's label, as in `NHS|YC72|Consultant`, is one that only doctors and dentists have.

    So is every grade under the heading `NHS Medical & Dental`.
    """
    label = _parts(grade)[-1]
    return label in _medical_labels() or label.startswith(_MEDICAL_SCHEME)


def _parts(grade: str) -> list[str]:
    """Codes and, last, the label. `NHS XR05 - Review Body Band 5` has the same parts as it has with bars."""
    parts = [text for part in grade.split("|") if (text := normalise(part))]
    if len(parts) == 1:
        words = parts[0].removeprefix(_SCHEME)
        first, _, rest = words.partition(" ")
        parts = [first, rest] if first in _codes() and rest else [words]
    return [run_together(part) for part in parts] or [""]


@cache
def _codes() -> frozenset[str]:
    return frozenset(normalise(row["code"]) for row in read_codes("grade") if row["code"])


@cache
def _bands() -> Mapping[str, str]:
    return index("grade", _meanings())


def _meanings() -> Iterator[tuple[str, str]]:
    for row in read_codes("grade"):
        yield run_together(row["label"]), row["pay_band"]
        if row["code"]:
            yield run_together(row["code"]), row["pay_band"]


@cache
def _medical_labels() -> frozenset[str]:
    return frozenset(run_together(row["label"]) for row in read_codes("medical_grade"))
