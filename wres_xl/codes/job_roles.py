"""Job roles: the medical row that a doctor or dentist is counted in, and who holds an office, not a post."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from wres_xl.codes.lists import index, read_codes
from wres_xl.codes.normalise import normalise


@dataclass(frozen=True)
class _Role:
    medical_row: str
    senior_manager: bool
    office: str


_UNKNOWN = _Role("", False, "")


def medical_row(job_role: str) -> str | None:
    """The data item that counts a doctor or dentist, such as `1m_consultants`; None if not in the list.

    For the medical and dental staff group only: `Specialist` and `Registrar` mean other things elsewhere.
    """
    return _role(job_role).medical_row or None


def is_senior_medical_manager(job_role: str) -> bool:
    """Whether a consultant is counted in `1m_senior_medical_managers` too."""
    return _role(job_role).senior_manager


def office(job_role: str) -> str:
    """`non_executive` for chairs and non-executive directors, `student` for students, "" for all others."""
    return _role(job_role).office


def _role(job_role: str) -> _Role:
    return _roles().get(normalise(job_role), _UNKNOWN)


@cache
def _roles() -> Mapping[str, _Role]:
    return index(
        "job_role",
        (
            (
                normalise(row["job_role"]),
                _Role(row["medical_row"], row["senior_manager"] == "yes", row["office"]),
            )
            for row in read_codes("job_role")
        ),
    )
