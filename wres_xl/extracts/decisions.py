"""What a person decided about values that the code lists do not know: the settings' mapping, understood."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from wres_xl.codes import assignment_category, assignment_status, ethnic_group
from wres_xl.codes.lists import read_codes
from wres_xl.codes.normalise import normalise
from wres_xl.findings import Finding, Level
from wres_xl.settings import ValueMapping
from wres_xl.standard.data_items import MEDICAL_ROWS, PAY_BANDS
from wres_xl.standard.groups import ETHNIC_GROUPS

STAGES = {"appointed": (True, True), "shortlisted": (True, False), "not shortlisted": (False, False)}
"""What stages of recruitment may stand for: whether an applicant was shortlisted, and was appointed."""

SECTIONS = ("non-clinical", "clinical", "medical")


@dataclass(frozen=True)
class Decisions:
    """What each value stands for, by the value normalised; the fields are those of `ValueMapping`.

    Ethnic origins are groups, grades pay bands, job roles keys of medical rows, statuses and categories a
    value of their code list. Case types are formal or not, courses mandatory or not. Stages tell who was
    shortlisted and who was appointed.
    """

    ethnic_origin: Mapping[str, str]
    grade: Mapping[str, str]
    staff_group: Mapping[str, str]
    job_role: Mapping[str, str]
    assignment_status: Mapping[str, str]
    assignment_category: Mapping[str, str]
    case_type: Mapping[str, bool]
    mandatory: Mapping[str, bool]
    stage: Mapping[str, tuple[bool, bool]]


@dataclass(frozen=True)
class _Target:
    """What the values of a field may be mapped to: `read` says what a text stands for, or None."""

    read: Callable[[str], Hashable | None]
    expected: str


def understand(mapping: ValueMapping) -> tuple[Decisions, tuple[Finding, ...]]:
    """The decisions in the settings, and an error for each that stands for nothing we know."""
    understood: dict[str, dict[str, Any]] = {}
    findings: list[Finding] = []
    for name in (each.name for each in fields(ValueMapping)):
        target = _TARGETS[name]
        decided = {value: (text, target.read(text)) for value, text in getattr(mapping, name).items()}
        understood[name] = {
            normalise(value): meaning
            for value, (_, meaning) in decided.items()
            if meaning is not None and not _is_sign(value)
        }
        findings += [_no_value(name, value) for value in decided if _is_sign(value)]
        findings += [
            _not_understood(name, text, target) for text, meaning in decided.values() if meaning is None
        ]
    findings += _turned(mapping.ethnic_origin, understood["ethnic_origin"])
    return Decisions(**understood), tuple(findings)


def _turned(given: Mapping[str, str], understood: Mapping[str, Any]) -> Iterable[Finding]:
    """Ethnic origins that the code list knows, and that a decision puts into another group."""
    for origin in given:
        known, meaning = ethnic_group(origin), understood.get(normalise(origin))
        if known is not None and meaning is not None and meaning != known.value:
            yield Finding(
                Level.WARNING,
                f"The mapping counts an ethnic origin as {meaning} that the national codes count as {known}",
                value=origin,
                mend="Take it out of the mapping, unless that is what is meant.",
            )


def _one_of(names: Mapping[str, Hashable]) -> _Target:
    """Texts that name a meaning, in any case and spacing."""
    by_text = {normalise(name): meaning for name, meaning in names.items()}
    return _Target(lambda text: by_text.get(normalise(text)), ", ".join(names))


def _listed(code_list: str, read: Callable[[str], str | None]) -> _Target:
    """A meaning in a code list, or a text that the list knows."""
    meanings = {row["meaning"]: row["meaning"] for row in read_codes(code_list)}
    named = _one_of(meanings)
    return _Target(lambda text: named.read(text) or read(text), named.expected)


def _same(names: Iterable[str]) -> _Target:
    return _one_of({name: name for name in names})


_TARGETS: Mapping[str, _Target] = {
    "ethnic_origin": _same(ETHNIC_GROUPS),
    "grade": _same(PAY_BANDS),
    "staff_group": _same(SECTIONS),
    "job_role": _one_of(MEDICAL_ROWS),
    "assignment_status": _listed("assignment_status", assignment_status),
    "assignment_category": _listed("assignment_category", assignment_category),
    "case_type": _one_of({"formal": True, "not formal": False}),
    "mandatory": _one_of({"mandatory": True, "non-mandatory": False, "yes": True, "no": False}),
    "stage": _one_of(STAGES),
}


def _is_sign(value: str) -> bool:
    """Whether a value has neither letters nor digits, and is no blank either: `?`."""
    return not normalise(value) and bool(value.strip())


def _no_value(name: str, value: str) -> Finding:
    return Finding(
        Level.ERROR,
        f"The setting mapping.{name} names a value without letters or digits, which blanks may be taken for",
        value=value,
        mend="Take it out of the mapping, and correct the value in the source.",
    )


def _not_understood(name: str, text: str, target: _Target) -> Finding:
    return Finding(
        Level.ERROR,
        f"The setting mapping.{name} says what a value stands for, but that is not known either",
        value=text,
        expected=target.expected,
        mend="Correct it in the settings file.",
    )
