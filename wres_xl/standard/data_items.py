"""The 63 data items of the national data collection, and how the calculated ones follow from the others.

Source: the row list of the national data-collection workbook for 2019-21. Its wording was reconstructed and
agrees with every fragment printed in published WRES reports; the official file itself was not at hand.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class Measure(StrEnum):
    """What a data item's value is."""

    HEADCOUNT = "Headcount"
    PERCENTAGE = "Percentage"
    CALCULATED = "Auto calculated"


@dataclass(frozen=True)
class Total:
    """The sum of other items, within each group."""

    parts: tuple[str, ...]


@dataclass(frozen=True)
class Remainder:
    """A whole less one of its parts, within each group."""

    whole: str
    part: str


@dataclass(frozen=True)
class Likelihood:
    """Events over everyone at risk, within each group."""

    events: str
    total: str


@dataclass(frozen=True)
class RelativeLikelihood:
    """One group's likelihood over the other's: White / BME, or BME / White where `bme_over_white`."""

    events: str
    total: str
    bme_over_white: bool


@dataclass(frozen=True)
class Share:
    """A group's part of all three groups."""

    of: str


@dataclass(frozen=True)
class ShareDifference:
    """A group's share of `part` less its share of `workforce`."""

    part: str
    workforce: str


@dataclass(frozen=True)
class ShareOfAll:
    """A group's staff in these items over all staff of every group."""

    parts: tuple[str, ...]


@dataclass(frozen=True)
class TwoYearTotal:
    """An item of this year and of last year, added within each group."""

    of: str


Calculation = (
    Total | Remainder | Likelihood | RelativeLikelihood | Share | ShareDifference | ShareOfAll | TwoYearTotal
)


@dataclass(frozen=True)
class DataItem:
    """A row of the national return, or a supplementary figure numbered 0.

    `calculation` is None for the items that an organisation enters.
    """

    number: int
    key: str
    indicator: int
    section: str
    label: str
    measure: Measure
    calculation: Calculation | None = None

    @property
    def is_ratio(self) -> bool:
        """Whether the item is one figure that compares groups, rather than one for each group."""
        return isinstance(self.calculation, RelativeLikelihood)


NON_CLINICAL = "1a) Non Clinical workforce"
CLINICAL = "1b) Clinical workforce of which Non Medical"
MEDICAL = "Of which Medical & Dental"

PAY_BANDS = {
    "Under Band 1": "under_band_1",
    "Band 1": "band_1",
    "Band 2": "band_2",
    "Band 3": "band_3",
    "Band 4": "band_4",
    "Band 5": "band_5",
    "Band 6": "band_6",
    "Band 7": "band_7",
    "Band 8A": "band_8a",
    "Band 8B": "band_8b",
    "Band 8C": "band_8c",
    "Band 8D": "band_8d",
    "Band 9": "band_9",
    "VSM": "vsm",
}
"""Pay bands in the order of the national return, each with the ending of its data items' keys."""

MEDICAL_ROWS = {
    "Consultants": "1m_consultants",
    "of which Senior medical manager": "1m_senior_medical_managers",
    "Non-consultant career grade": "1m_career_grades",
    "Trainee grades": "1m_trainees",
    "Other": "1m_other",
}
"""Medical and dental rows in the order of the national return, each with its key."""

SENIOR_MEDICAL_MANAGERS = "1m_senior_medical_managers"
"""A subset of `1m_consultants`, so never added to a total."""

NON_CLINICAL_ITEMS = tuple(f"1a_{ending}" for ending in PAY_BANDS.values())
CLINICAL_ITEMS = tuple(f"1b_{ending}" for ending in PAY_BANDS.values())
MEDICAL_ITEMS = tuple(key for key in MEDICAL_ROWS.values() if key != SENIOR_MEDICAL_MANAGERS)
_BANDS = tuple(PAY_BANDS.values())
WORKFORCE_ITEMS = (*NON_CLINICAL_ITEMS, *CLINICAL_ITEMS, *MEDICAL_ITEMS)
"""The items in which every member of staff is counted exactly once."""


def _staff(section: str, label: str, key: str) -> DataItem:
    return DataItem(0, key, 1, section, label, Measure.HEADCOUNT)


def _entered(key: str, label: str, measure: Measure = Measure.HEADCOUNT) -> DataItem:
    return DataItem(0, key, int(key[0]), key[0], label, measure)


def _calculated(key: str, label: str, calculation: Calculation) -> DataItem:
    return DataItem(0, key, int(key[0]), key[0], label, Measure.CALCULATED, calculation)


_IN_ORDER = (
    *(_staff(NON_CLINICAL, band, f"1a_{ending}") for band, ending in PAY_BANDS.items()),
    *(_staff(CLINICAL, band, f"1b_{ending}") for band, ending in PAY_BANDS.items()),
    *(_staff(MEDICAL, label, key) for label, key in MEDICAL_ROWS.items()),
    _entered("2_shortlisted", "Number of shortlisted applicants"),
    _entered("2_appointed", "Number appointed from shortlisting"),
    _calculated(
        "2_likelihood",
        "Relative likelihood of appointment from shortlisting",
        Likelihood("2_appointed", "2_shortlisted"),
    ),
    _calculated(
        "2_relative_likelihood",
        "Relative likelihood of White staff being appointed from shortlisting compared to BME staff",
        RelativeLikelihood("2_appointed", "2_shortlisted", bme_over_white=False),
    ),
    _calculated("3_workforce", "Number of staff in workforce", Total(WORKFORCE_ITEMS)),
    _entered("3_disciplinary", "Number of staff entering the formal disciplinary process"),
    _calculated(
        "3_likelihood",
        "Likelihood of staff entering the formal disciplinary process",
        Likelihood("3_disciplinary", "3_workforce"),
    ),
    _calculated(
        "3_relative_likelihood",
        "Relative likelihood of BME staff entering the formal disciplinary process compared to White staff",
        RelativeLikelihood("3_disciplinary", "3_workforce", bme_over_white=True),
    ),
    _calculated("4_workforce", "Number of staff in workforce", Total(WORKFORCE_ITEMS)),
    _entered("4_trained", "Number of staff accessing non-mandatory training and CPD"),
    _calculated(
        "4_likelihood",
        "Likelihood of staff accessing non-mandatory training and CPD",
        Likelihood("4_trained", "4_workforce"),
    ),
    _calculated(
        "4_relative_likelihood",
        "Relative likelihood of White staff accessing non-mandatory training and CPD compared to BME staff",
        RelativeLikelihood("4_trained", "4_workforce", bme_over_white=False),
    ),
    _entered(
        "5_harassment_public",
        "% of staff experiencing harassment, bullying or abuse from patients, relatives or the public "
        "in last 12 months",
        Measure.PERCENTAGE,
    ),
    _entered(
        "6_harassment_staff",
        "% of staff experiencing harassment, bullying or abuse from staff in last 12 months",
        Measure.PERCENTAGE,
    ),
    _entered(
        "7_equal_opportunities",
        "% staff believing that trust provides equal opportunities for career progression or promotion",
        Measure.PERCENTAGE,
    ),
    _entered(
        "8_discrimination",
        "% staff personally experienced discrimination at work from Manager/team leader or other colleague",
        Measure.PERCENTAGE,
    ),
    _entered("9_board", "Total Board members"),
    _entered("9_board_voting", "of which: Voting Board members"),
    _calculated("9_board_non_voting", ": Non Voting Board members", Remainder("9_board", "9_board_voting")),
    _calculated("9_board_again", "Total Board members", Total(("9_board",))),
    _entered("9_board_executive", "of which: Exec Board members"),
    _calculated(
        "9_board_non_executive", ": Non Executive Board members", Remainder("9_board", "9_board_executive")
    ),
    _calculated("9_workforce", "Number of staff in overall workforce", Total(WORKFORCE_ITEMS)),
    _calculated("9_board_share", "Total Board members - % by Ethnicity", Share("9_board")),
    _calculated("9_voting_share", "Voting Board Member - % by Ethnicity", Share("9_board_voting")),
    _calculated(
        "9_non_voting_share", "Non Voting Board Member - % by Ethnicity", Share("9_board_non_voting")
    ),
    _calculated("9_executive_share", "Executive Board Member - % by Ethnicity", Share("9_board_executive")),
    _calculated(
        "9_non_executive_share", "Non Executive Board Member - % by Ethnicity", Share("9_board_non_executive")
    ),
    _calculated("9_workforce_share", "Overall workforce - % by Ethnicity", Share("9_workforce")),
    _calculated(
        "9_difference",
        "Difference (Total Board - Overall workforce)",
        ShareDifference("9_board", "9_workforce"),
    ),
)

DATA_ITEMS = tuple(replace(item, number=number) for number, item in enumerate(_IN_ORDER, start=1))
"""The 63 data items in the order of the national return."""

ITEM = {item.key: item for item in DATA_ITEMS}
"""The data items by key."""

INPUT_ITEMS = tuple(item for item in DATA_ITEMS if item.calculation is None)
"""The items that an organisation enters; all the others follow from them."""

SUPPLEMENTARY_ITEMS = (
    _calculated(
        "1_band_7_and_under_share",
        "Band 7 and under, share of the whole workforce",
        ShareOfAll(tuple(f"{part}_{ending}" for part in ("1a", "1b") for ending in _BANDS[:8])),
    ),
    _calculated(
        "1_band_8a_to_9_share",
        "Band 8A to 9, share of the whole workforce",
        ShareOfAll(tuple(f"{part}_{ending}" for part in ("1a", "1b") for ending in _BANDS[8:13])),
    ),
    _calculated("1_vsm_share", "VSM, share of the whole workforce", ShareOfAll(("1a_vsm", "1b_vsm"))),
    _calculated(
        "1_medical_share", "Medical and dental, share of the whole workforce", ShareOfAll(MEDICAL_ITEMS)
    ),
    _calculated(
        "3_two_year_disciplinary",
        "Number of staff entering the formal disciplinary process, this year and last",
        TwoYearTotal("3_disciplinary"),
    ),
    _calculated(
        "3_two_year_likelihood",
        "Likelihood of entering the formal disciplinary process, two years' cases over this year's staff",
        Likelihood("3_two_year_disciplinary", "3_workforce"),
    ),
    _calculated(
        "3_two_year_relative_likelihood",
        "Relative likelihood of BME staff entering the formal disciplinary process, two years' cases",
        RelativeLikelihood("3_two_year_disciplinary", "3_workforce", bme_over_white=True),
    ),
)
"""What reports print beside the national return; numbered 0, for they are no rows of it."""

SUBSETS = (
    ("1m_senior_medical_managers", "1m_consultants"),
    ("2_appointed", "2_shortlisted"),
    ("3_disciplinary", "3_workforce"),
    ("4_trained", "4_workforce"),
    ("9_board_voting", "9_board"),
    ("9_board_executive", "9_board"),
)
"""Items whose count cannot exceed another's, in any group: (part, whole)."""
