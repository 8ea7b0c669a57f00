"""The nine indicators: their titles, what their ratios mean, and the survey questions behind 5 to 8."""

from dataclasses import dataclass

from wres_xl.standard.years import ReportingYear


@dataclass(frozen=True)
class Indicator:
    """One of the nine WRES indicators.

    `better` tells in words which way of moving is good.
    """

    number: int
    title: str
    short_title: str
    measures: str
    better: str


INDICATORS = (
    Indicator(
        1,
        "Staff in each pay band compared with the overall workforce",
        "Pay bands",
        "The percentage of staff in each Agenda for Change band, VSM (with executive board members) and "
        "medical grade, for non-clinical and clinical staff apart, beside the whole workforce at 31 March.",
        "Closer to the share in the whole workforce is better.",
    ),
    Indicator(
        2,
        "Relative likelihood of being appointed from shortlisting",
        "Appointment",
        "How likely White applicants were to be appointed once shortlisted, compared with BME applicants, "
        "across all posts.",
        "1.00 is equal. Above 1.00, White applicants are more likely to be appointed.",
    ),
    Indicator(
        3,
        "Relative likelihood of entering the formal disciplinary process",
        "Disciplinary",
        "How likely BME staff were to enter a formal disciplinary investigation, compared with White staff.",
        "1.00 is equal. Above 1.00, BME staff are more likely to enter the process.",
    ),
    Indicator(
        4,
        "Relative likelihood of accessing non-mandatory training and CPD",
        "Training",
        "How likely White staff were to take up non-mandatory training and continuing professional "
        "development, compared with BME staff. People are counted, not course places.",
        "1.00 is equal. Above 1.00, White staff are more likely to take up training.",
    ),
    Indicator(
        5,
        "Harassment, bullying or abuse from patients, relatives or the public",
        "Harassment by the public",
        "The percentage of staff survey respondents who experienced harassment, bullying or abuse from "
        "patients, relatives or the public in the last 12 months.",
        "Lower is better.",
    ),
    Indicator(
        6,
        "Harassment, bullying or abuse from staff",
        "Harassment by staff",
        "The percentage of staff survey respondents who experienced harassment, bullying or abuse from "
        "staff in the last 12 months.",
        "Lower is better.",
    ),
    Indicator(
        7,
        "Belief in equal opportunities for career progression or promotion",
        "Equal opportunities",
        "The percentage of staff survey respondents who believe that the organisation provides equal "
        "opportunities for career progression or promotion.",
        "Higher is better.",
    ),
    Indicator(
        8,
        "Discrimination from a manager, team leader or other colleague",
        "Discrimination",
        "The percentage of staff survey respondents who personally experienced discrimination at work from "
        "a manager, team leader or other colleague in the last 12 months.",
        "Lower is better.",
    ),
    Indicator(
        9,
        "Board membership compared with the overall workforce",
        "Board",
        "Each group's share of the board (total, voting and executive members) less its share of the whole "
        "workforce, in percentage points.",
        "0 is equal. Below 0, the group is under-represented on the board.",
    ),
)
"""The nine indicators, in order."""

SURVEY_ITEMS = {
    5: "5_harassment_public",
    6: "6_harassment_staff",
    7: "7_equal_opportunities",
    8: "8_discrimination",
}
"""The data item of each staff survey indicator."""

_SURVEY_QUESTIONS = (
    (2021, {5: "Q14a", 6: "Q14b/c", 7: "Q15", 8: "Q16b"}),
    (2018, {5: "Q13a", 6: "Q13b/c", 7: "Q14", 8: "Q15b"}),
    (2015, {5: "KF25", 6: "KF26", 7: "KF21", 8: "Q17b"}),
)
"""Question numbers from each survey year on. Unverified but for Q15 and Q16b in 2024."""

EQUAL_OPPORTUNITIES_BREAK = 2021
"""From this survey on, indicator 7 keeps "don't know" answers in its denominator. Unverified."""


def survey_question(indicator: int, year: ReportingYear) -> str | None:
    """The question number of a survey indicator (5 to 8) in the survey of `year`, or None before 2015."""
    return next(
        (questions[indicator] for first, questions in _SURVEY_QUESTIONS if year.survey >= first), None
    )


def is_comparable(indicator: int, year: ReportingYear) -> bool:
    """Whether a survey indicator's definition is the same in `year` as in the year before."""
    return not (indicator == 7 and year.survey == EQUAL_OPPORTUNITIES_BREAK)
