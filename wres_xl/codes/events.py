"""Stages of recruitment, kinds of casework, and yes or no."""

from collections.abc import Mapping
from functools import cache

from wres_xl.codes.lists import index, read_codes
from wres_xl.codes.normalise import normalise


def stages(furthest: str) -> tuple[bool, bool] | None:
    """Whether an applicant was shortlisted and was appointed, by the furthest stage reached.

    An offer is an appointment once it is accepted without conditions; offers that are open, conditional,
    declined or withdrawn are not. None for a stage that is not in the list or that does not tell, such as
    `Withdrawn`.
    """
    return _stages().get(normalise(furthest))


def is_formal_disciplinary(case_type: str) -> bool | None:
    """Whether a case is a formal disciplinary one, as indicator 3 counts; None if it is not in the list.

    A plain `Disciplinary` is formal: casework logs say so where it is informal. Appeals belong to a case
    that was counted when it opened.
    """
    return _case_types().get(normalise(case_type))


def yes_no(answer: str) -> bool | None:
    """Yes or no; None for a blank and for an answer that is not in the list.

    A column's own word is a yes and its opposite a no: `Primary`, `Non-executive`, `Mandatory`.
    """
    return _answers().get(normalise(answer))


@cache
def _stages() -> Mapping[str, tuple[bool, bool]]:
    return index(
        "stage",
        (
            (normalise(row["stage"]), (row["shortlisted"] == "yes", row["appointed"] == "yes"))
            for row in read_codes("stage")
        ),
    )


@cache
def _case_types() -> Mapping[str, bool]:
    rows = read_codes("case_type")
    return index(
        "case_type", ((normalise(row["case_type"]), row["formal_disciplinary"] == "yes") for row in rows)
    )


@cache
def _answers() -> Mapping[str, bool]:
    rows = read_codes("yes_no")
    return index("yes_no", ((normalise(row["answer"]), row["means"] == "yes") for row in rows))
