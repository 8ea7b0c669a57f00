"""The events whose likelihoods indicators 2 to 4 compare: their words and their data items."""

from dataclasses import dataclass

from wres_xl.settings import Settings


@dataclass(frozen=True)
class Event:
    """The words and data items of an indicator that compares likelihoods."""

    key: str
    likelihood: str
    events: str
    total: str
    at_risk: str
    people: str
    happened: str
    happen: str
    outcome: str
    bme_over_white: bool = False


APPOINTMENT = Event(
    "2_relative_likelihood",
    "2_likelihood",
    "2_appointed",
    "2_shortlisted",
    "shortlisted {group} applicants",
    "applicants",
    "were appointed",
    "be appointed once shortlisted",
    "appointed",
)
DISCIPLINARY = Event(
    "3_relative_likelihood",
    "3_likelihood",
    "3_disciplinary",
    "3_workforce",
    "{group} staff",
    "staff",
    "entered the formal disciplinary process",
    "enter the formal disciplinary process",
    "entering the process",
    bme_over_white=True,
)
TWO_YEARS = Event(
    "3_two_year_relative_likelihood",
    "3_two_year_likelihood",
    "3_two_year_disciplinary",
    "3_workforce",
    "{group} staff",
    "staff",
    "entered the formal disciplinary process over two years",
    "enter the formal disciplinary process",
    "entering the process",
    bme_over_white=True,
)
TRAINING = Event(
    "4_relative_likelihood",
    "4_likelihood",
    "4_trained",
    "4_workforce",
    "{group} staff",
    "staff",
    "took up non-mandatory training or CPD",
    "take up non-mandatory training or CPD",
    "taking it up",
)


def disciplinary_event(settings: Settings) -> Event:
    """Indicator 3 on the basis that the settings name."""
    return TWO_YEARS if settings.indicator_3_basis == "two years" else DISCIPLINARY
