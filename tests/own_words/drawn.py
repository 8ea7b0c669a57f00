"""Figures of two years drawn at random, with last year's or without, some missing, some 0."""

from entries import Values, submission
from hypothesis import strategies as st

from wres_xl.figures import Figures, figures_of
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear

Items = dict[str, Values]

_SHARES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@st.composite
def _items(draw: st.DrawFn) -> Items:
    def people(largest: int) -> Values:
        return tuple(draw(st.integers(0, largest)) for _ in range(3))

    def some_of(whole: Values) -> Values:
        return tuple(draw(st.integers(0, int(number or 0))) for number in whole)

    bands = {f"1a_band_{band}": people(300) for band in ("3", "5", "7", "8a")} | {"1b_vsm": people(5)}
    staff: Values = tuple(sum(int(counts[at] or 0) for counts in bands.values()) for at in range(3))
    shortlisted, board = people(900), people(8)
    items: Items = {
        **bands,
        "2_shortlisted": shortlisted,
        "2_appointed": some_of(shortlisted),
        "3_disciplinary": some_of(staff),
        "4_trained": some_of(staff),
        "9_board": board,
        "9_board_voting": some_of(board),
        "9_board_executive": some_of(board),
        **{key: (draw(_SHARES), draw(_SHARES)) for key in SURVEY_ITEMS.values()},
    }
    missing = draw(st.sampled_from(["", "", "", "2_appointed", "4_trained", "8_discrimination"]))
    return items | ({missing: (None, None, None)} if missing else {})


@st.composite
def figures(draw: st.DrawFn) -> tuple[Figures, Figures | None]:
    """This year's figures and last year's, where there are any."""
    year = ReportingYear(draw(st.sampled_from([2019, 2020, 2022, 2024])))
    keys = SURVEY_ITEMS.values()
    benchmarks = {key: (draw(_SHARES), draw(_SHARES)) for key in keys} if draw(st.booleans()) else None
    respondents = {key: (draw(st.integers(20, 900)), draw(st.integers(11, 200))) for key in keys}
    this = submission(draw(_items()), year, respondents, benchmarks)
    last = submission(draw(_items()), year.previous) if draw(st.booleans()) else None
    return figures_of(this, last), figures_of(last) if last else None
