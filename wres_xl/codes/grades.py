"""Pay bands: from grade labels and their codes to the bands of the national return."""

from collections.abc import Iterator, Mapping
from functools import cache

from wres_xl.codes.lists import index, read_codes
from wres_xl.codes.normalise import normalise, run_together

_SCHEME = "nhs "
"""Comes before a national grade's code and tells nothing of the band."""

_MEDICAL_SCHEME = "medicalanddental"
"""Comes before the grade of a doctor's or dentist's vacancy: `NHS Medical & Dental: Specialty Doctor`."""


def pay_band(grade: str) -> str | None:
    """The pay band, a key of `PAY_BANDS`, that a grade names; None for a grade that is not in the list.

    `NHS|XR05|Review Body Band 5`: the last part is the label and decides. A known code before it must agree,
    or there is no band. A label or a known code by itself is enough. Digits are never picked out of an
    unknown grade, and a bare number is none: a `5` may be a local grade or an older national one.
    """
    *codes, label = _parts(grade)
    bands = {_bands()[code] for code in codes if code in _bands()} | {_bands().get(label)}
    return bands.pop() if len(bands) == 1 else None


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
