"""What an organisation may decide for itself, read from a TOML file; every setting has a default."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

from wres_xl.findings import UnreadableFile, UsageError


@dataclass(frozen=True)
class HeadcountRules:
    """Who is counted in the workforce: each rule keeps the people that it names when True.

    The defaults keep those whom published analyses of ESR keep: active, seconded in or acting up, on a
    permanent, fixed-term or locum contract. The WRES itself does not document such rules.
    """

    maternity: bool = False
    career_break: bool = False
    external_secondment: bool = False
    suspended: bool = False
    bank: bool = False
    agency: bool = False
    honorary: bool = False
    students: bool = False
    non_executives: bool = False


@dataclass(frozen=True)
class ValueMapping:
    """A person's decisions about values that the code lists do not know.

    Ethnic origins stand for `White`, `BME` or `Unknown`; grades for a pay band such as `Band 8A`; staff
    groups for `non-clinical`, `clinical` or `medical`; job roles of doctors and dentists for the label of a
    medical row; statuses and categories for a value of their code list; case types for `formal` or `not
    formal`; answers whether a course is mandatory for `mandatory` or `non-mandatory`; and stages of
    recruitment for `appointed`, `shortlisted` or `not shortlisted`.
    """

    ethnic_origin: Mapping[str, str] = field(default_factory=dict)
    grade: Mapping[str, str] = field(default_factory=dict)
    staff_group: Mapping[str, str] = field(default_factory=dict)
    job_role: Mapping[str, str] = field(default_factory=dict)
    assignment_status: Mapping[str, str] = field(default_factory=dict)
    assignment_category: Mapping[str, str] = field(default_factory=dict)
    case_type: Mapping[str, str] = field(default_factory=dict)
    mandatory: Mapping[str, str] = field(default_factory=dict)
    stage: Mapping[str, str] = field(default_factory=dict)


Basis = Literal["single year", "two years"]
Unmatched = Literal["stop", "unknown"]


@dataclass(frozen=True)
class Settings:
    """All settings of a run.

    `term` is the word printed for BME staff. `confidence` is the level of every interval.
    `indicator_3_basis` sums the casework of one year, or of this year and last over this year's headcount.
    `unmatched_casework` tells what becomes of people in the casework log whose ethnic origin is given
    neither there nor in the staff extract. `training_of_workforce_only` leaves out learners who are not in
    the workforce counted. A publication copy hides counts from 1 to below `suppression_threshold`, 0 hiding
    none; `publish_board` shows the board in it all the same. `notes` are printed on the Methods page.
    """

    organisation: str = "Our organisation"
    term: str = "BME"
    confidence: float = 0.95
    indicator_3_basis: Basis = "single year"
    unmatched_casework: Unmatched = "stop"
    training_of_workforce_only: bool = True
    suppression_threshold: int = 5
    publish_board: bool = False
    notes: tuple[str, ...] = ()
    headcount: HeadcountRules = field(default_factory=HeadcountRules)
    mapping: ValueMapping = field(default_factory=ValueMapping)

    def __post_init__(self) -> None:
        if not _is_confidence(self.confidence):
            raise UsageError(f"confidence is {self.confidence!r}. Expected: {_CONFIDENCE}.")
        if not _is_term(self.term):
            raise UsageError(f"term is {self.term!r}. Expected: {_TERM}.")
        if not _is_threshold(self.suppression_threshold):
            raise UsageError(
                f"suppression_threshold is {self.suppression_threshold!r}. Expected: {_THRESHOLD}."
            )


def read_settings(path: Path) -> Settings:
    """Read settings from a TOML file.

    Raises:
        UnreadableFile: there is no such file, or it is not TOML.
        UsageError: a setting is not one of ours, or its value is of the wrong kind; all are named.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise UnreadableFile(f"{path}: the settings cannot be read: {reason}.") from error
    return settings_from(values, str(path))


def settings_from(values: Mapping[str, Any], where: str) -> Settings:
    """Settings by their names, tables within; what is not given has its default. `where` they stand is told.

    Raises:
        UsageError: a setting is not one of ours, or its value is of the wrong kind; all are named.
    """
    problems: list[str] = []
    settings = _build(Settings, values, "", problems)
    if problems:
        raise UsageError("\n".join(f"{where}: {problem}" for problem in problems))
    return settings


_TERM = "a word for BME staff other than White, Unknown and All"
_CONFIDENCE = "a fraction from 0.5 to 0.999, such as 0.95"
_THRESHOLD = "a whole number from 0 to 100"


def _is_confidence(value: Any) -> bool:
    return isinstance(value, float) and 0.5 <= value < 1


def _is_threshold(value: Any) -> bool:
    """Whether a number can be a threshold; Excel gives whole numbers as floats."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value in range(101)


def _is_term(value: Any) -> bool:
    """Whether a word can stand for BME staff beside the other groups' names."""
    return isinstance(value, str) and value.strip().casefold() not in ("", "white", "unknown", "all")


_T = TypeVar("_T")


def _build(kind: type[_T], values: Mapping[str, Any], prefix: str, problems: list[str]) -> _T:
    """A dataclass from a TOML table; what does not fit is left at its default and told in `problems`."""
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]
    accepted: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f" Did you mean {prefix}{near[0]}?" if near else f" Settings here: {', '.join(known)}."
            problems.append(f"there is no setting {prefix}{name}.{hint}")
        elif name in _TABLES and isinstance(value, dict):
            accepted[name] = _build(_TABLES[name], value, f"{prefix}{name}.", problems)
        elif (expected := _misfit(name, known[name].type, value)) is not None:
            problems.append(f"{prefix}{name} is {value!r}. Expected: {expected}.")
        else:
            accepted[name] = _accepted(known[name].type, value)
    return kind(**accepted)


def _accepted(kind: Any, value: Any) -> Any:
    """A fitting value as the dataclass holds it."""
    if kind is int:
        return int(value)
    return tuple(value) if isinstance(value, list) else value


_TABLES: dict[str, type[Any]] = {"headcount": HeadcountRules, "mapping": ValueMapping}


def _misfit(name: str, kind: Any, value: Any) -> str | None:
    """What was expected, where `value` is not of `kind`; else None."""
    if get_origin(kind) is Literal:
        choices = get_args(kind)
        return None if value in choices else " or ".join(f'"{choice}"' for choice in choices)
    if kind is bool:
        return None if isinstance(value, bool) else "true or false"
    if kind is int:  # the one whole number among the settings is a threshold
        return None if _is_threshold(value) else _THRESHOLD
    if kind is float:  # the one number among the settings is a confidence
        return None if _is_confidence(value) else _CONFIDENCE
    if kind is str:
        if not isinstance(value, str) or not value.strip():
            return "text in quotation marks"
        return None if name != "term" or _is_term(value) else _TERM
    if get_origin(kind) is tuple:
        fits = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return None if fits else 'a list of texts such as ["one", "two"]'
    fits = isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    return None if fits else 'a table such as { "value in the extract" = "what it stands for" }'
