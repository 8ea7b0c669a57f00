"""Submissions written by hand, item by item."""

from wres_xl.counting import SurveyBase
from wres_xl.standard.data_items import INPUT_ITEMS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission

YEAR = ReportingYear(2020)

Values = tuple[float | None, ...]
"""White, BME, Unknown."""


def submission(
    items: dict[str, Values],
    year: ReportingYear = YEAR,
    respondents: dict[str, tuple[int, int]] | None = None,
    benchmarks: dict[str, tuple[float, float]] | None = None,
    missing: str = "Not counted.",
) -> Submission:
    """Every entered item is 0 but for those given; None is a value that is `missing`."""
    zeros: dict[str, Values] = {item.key: (0, 0, 0) for item in INPUT_ITEMS} | dict.fromkeys(
        SURVEY_ITEMS.values(), (None, None)
    )
    entries = {
        (key, group): Entry(value, "" if value is not None else missing)
        for key, values in (zeros | items).items()
        for group, value in zip(ETHNIC_GROUPS, values, strict=False)
    }
    bases = {
        (key, group): SurveyBase(
            (respondents or {}).get(key, (None, None))[column],
            (benchmarks or {}).get(key, (None, None))[column],
        )
        for key in SURVEY_ITEMS.values()
        for column, group in enumerate((Group.WHITE, Group.BME))
    }
    return Submission(year, entries, bases)
