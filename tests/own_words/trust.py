"""A trust of 179 people in two years, whose every figure can be worked out by hand.

In post in both years: 108 White, 48 BME and 23 unknown, of whom 9, 7 and 2 are in Band 9 (3, 1 and 1
non-clinical), and 4, 1 and 0 are consultants.
"""

from entries import Values, submission

from wres_xl.figures import Figures, figures_of
from wres_xl.standard.years import ReportingYear

_STAFF: dict[str, Values] = {
    "1a_band_2": (8, 3, 3),
    "1a_band_7": (8, 3, 3),
    "1a_band_9": (3, 1, 1),
    "1b_band_5": (69, 29, 13),
    "1b_band_7": (8, 3, 0),
    "1b_band_9": (6, 6, 1),
    "1b_vsm": (2, 2, 2),
    "1m_consultants": (4, 1, 0),
}
_LAST: dict[str, Values] = {
    "2_shortlisted": (150, 80, 10),
    "2_appointed": (45, 12, 3),
    "3_disciplinary": (4, 4, 0),
    "4_trained": (60, 15, 2),
    "5_harassment_public": (0.270, 0.352),
    "6_harassment_staff": (0.250, 0.280),
    "7_equal_opportunities": (0.860, 0.700),
    "8_discrimination": (0.060, 0.140),
    "9_board": (4, 1, 1),
    "9_board_voting": (3, 1, 1),
    "9_board_executive": (2, 0, 1),
}
_THIS: dict[str, Values] = {
    "2_shortlisted": (141, 94, 22),
    "2_appointed": (46, 34, 6),
    "3_disciplinary": (6, 7, 1),
    "4_trained": (46, 13, 5),
    "5_harassment_public": (0.243, 0.301),
    "6_harassment_staff": (0.221, 0.300),
    "7_equal_opportunities": (0.881, 0.712),
    "8_discrimination": (0.051, 0.152),
    "9_board": (3, 2, 1),
    "9_board_voting": (2, 2, 1),
    "9_board_executive": (2, 1, 0),
}


def trust_figures() -> tuple[Figures, Figures]:
    """The figures of 2020-21 and of 2019-20."""
    last = submission(_STAFF | _LAST, ReportingYear(2019))
    return figures_of(submission(_STAFF | _THIS, ReportingYear(2020)), last), figures_of(last)
