"""What is told of a few items, all others being 0."""

from entries import YEAR, Values, submission

from wres_xl.commentary import Commentary, commentary_of
from wres_xl.figures import figures_of
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear

STAFF: dict[str, Values] = {"1a_band_5": (1000, 500, 100)}
SURVEY = "7_equal_opportunities"


def commentary(
    items: dict[str, Values],
    last: dict[str, Values] | None = None,
    year: ReportingYear = YEAR,
    respondents: tuple[int, int] | None = None,
    last_respondents: tuple[int, int] | None = None,
    benchmarks: tuple[float, float] | None = None,
    settings: Settings | None = None,
) -> Commentary:
    """What is told of these items; without others, of 1,000 White, 500 BME and 100 unknown staff."""
    this = submission(
        STAFF | items,
        year,
        {SURVEY: respondents} if respondents else None,
        {SURVEY: benchmarks} if benchmarks else None,
    )
    then = {SURVEY: last_respondents} if last_respondents else None
    before = submission(STAFF | last, year.previous, then) if last is not None else None
    return commentary_of(
        figures_of(this, before), figures_of(before) if before else None, settings or Settings()
    )


def recruitment(white: int, bme: int, unknown: int = 0) -> dict[str, Values]:
    """Appointed of 1,000 White and 500 BME people shortlisted."""
    return {"2_shortlisted": (1000, 500, 100), "2_appointed": (white, bme, unknown)}
