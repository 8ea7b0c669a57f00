"""Trusts of every size and mixture, as submissions whose counts fit each other."""

from collections.abc import Callable
from random import Random

from wres_xl.counting import SurveyBase
from wres_xl.figures import Figures, figures_of
from wres_xl.standard.data_items import SENIOR_MEDICAL_MANAGERS, WORKFORCE_ITEMS
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission

YEAR = ReportingYear(2020)
Counts = dict[tuple[str, Group], int]


def submission(counts: Counts, year: ReportingYear = YEAR) -> Submission:
    """A submission of these counts."""
    return Submission(year, {cell: Entry(count) for cell, count in counts.items()})


def staff(**groups: dict[str, int]) -> Counts:
    """All rows of staff, 0 but for those given by group: `staff(BME={"1a_band_2": 3})`."""
    counts = {
        (row, group): 0 for row in (*WORKFORCE_ITEMS, SENIOR_MEDICAL_MANAGERS) for group in ETHNIC_GROUPS
    }
    given = {(row, Group(name)): count for name, rows in groups.items() for row, count in rows.items()}
    return counts | given


def _most(random: Random) -> int:
    """The most people of a row: nobody, a few, or many."""
    return random.choice((0, 0, 1, 2, 4, 6, 9, 30, 400))


def random_counts(random: Random, most: Callable[[Random], int] = _most) -> Counts:
    """Counts of all items but the survey's; no part exceeds its whole."""
    counts: Counts = {}
    for group in ETHNIC_GROUPS:
        few = random.random() < 0.3
        for row in WORKFORCE_ITEMS:
            counts[row, group] = random.randint(0, min(most(random), 3) if few else most(random))
        everyone = sum(counts[row, group] for row in WORKFORCE_ITEMS)
        parts = (
            (SENIOR_MEDICAL_MANAGERS, counts["1m_consultants", group]),
            ("3_disciplinary", everyone),
            ("4_trained", everyone),
        )
        for part, whole in parts:
            counts[part, group] = random.randint(0, min(whole, most(random)))
        counts["2_shortlisted", group] = random.randint(0, most(random))
        counts["2_appointed", group] = random.randint(0, min(counts["2_shortlisted", group], most(random)))
        counts["9_board", group] = random.randint(0, random.choice((1, 3, 12)))
        for part in ("9_board_voting", "9_board_executive"):
            counts[part, group] = random.randint(0, counts["9_board", group])
    return counts


def random_submission(random: Random, year: ReportingYear) -> Submission:
    """A trust with a staff survey; respondents are few, many or not known."""
    counts = submission(random_counts(random), year)
    entries, survey = dict(counts.entries), {}
    for key in SURVEY_ITEMS.values():
        for group in COMPARED_GROUPS:
            respondents = random.choice((None, random.randint(1, 30), random.randint(11, 900)))
            answers = random.randint(0, min(respondents or 100, random.choice((3, 900))))
            entries[key, group] = Entry(answers / (respondents or 100))
            survey[key, group] = SurveyBase(respondents, 0.25)
    return Submission(year, entries, survey)


def small_years(seed: int) -> tuple[Figures, Figures]:
    """Both years of a trust of a few rows, small enough that all that could be can be tried out."""
    random = Random(seed)
    both = []
    for _ in range(2):
        groups = {}
        for group in ETHNIC_GROUPS:
            rows = random.sample(WORKFORCE_ITEMS, 4)
            groups[str(group)] = {row: random.choice((1, 2, 3, 5, 6, 8)) for row in rows}
        counts = staff(**groups)
        for group in ETHNIC_GROUPS:
            counts["3_disciplinary", group] = random.randint(0, 4)
            counts["2_shortlisted", group] = random.randint(0, 12)
            counts["2_appointed", group] = random.randint(0, counts["2_shortlisted", group])
        both.append(counts)
    last = submission(both[0], YEAR.previous)
    return figures_of(submission(both[1]), last), figures_of(last)


def random_years(seed: int) -> tuple[Figures, Figures]:
    """The figures of this year and of the year before."""
    random = Random(seed)
    last = random_submission(random, YEAR.previous)
    return figures_of(random_submission(random, YEAR), last), figures_of(last)
