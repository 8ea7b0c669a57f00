"""Indicator 2 by post: sections, levels, and what is not told, in any engine."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tidy_tables import ENGINES, Engine, recruitment, recruitment_by_post

from wres_xl.counting import count_posts
from wres_xl.findings import Finding, Level
from wres_xl.recruited import POSTS, Recruited
from wres_xl.settings import Settings
from wres_xl.standard.data_items import PAY_BANDS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission, submission_of

WHITE, BME, UNKNOWN = ETHNIC_GROUPS
YEAR = ReportingYear(2020)
LOWER = ("Under Band 1", "Band 1", "Band 2", "Band 3", "Band 4", "Band 5")
UPPER = ("Band 8A", "Band 8B", "Band 8C", "Band 8D", "Band 9", "VSM")


@pytest.fixture(params=ENGINES, ids=["pandas", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


EXAMPLE = recruitment_by_post(
    ("clinical", "Band 5", "White", 10, 2),
    ("clinical", "Band 2", "White", 4, 1),
    ("clinical", "Band 6", "White", 7, 3),
    ("clinical", "Band 8A", "BME", 5, 1),
    ("clinical", None, "BME", 6, 0),
    ("medical", None, "BME", 9, 4),
    ("non-clinical", "VSM", "Unknown", 3, 1),
    (None, "Band 7", "White", 2, 2),
    (None, None, "White", 1, 0),
    ("clinical", "Band 5", None, 100, 100),
)


def test_a_worked_example(engine: Engine) -> None:
    assert count_posts(engine(EXAMPLE)) == {
        ("clinical", "lower", WHITE): Recruited(14, 3),
        ("clinical", "middle", WHITE): Recruited(7, 3),
        ("clinical", "upper", BME): Recruited(5, 1),
        ("clinical", "", BME): Recruited(6, 0),
        ("medical", "", BME): Recruited(9, 4),
        ("non-clinical", "upper", UNKNOWN): Recruited(3, 1),
        ("", "middle", WHITE): Recruited(2, 2),
        ("", "", WHITE): Recruited(1, 0),
    }


def test_each_band_has_its_level(engine: Engine) -> None:
    every = recruitment_by_post(*((None, band, "BME", 1, 0) for band in PAY_BANDS))
    counts = count_posts(engine(every))
    assert {level: each.shortlisted for (_, level, _), each in counts.items()} == {
        "lower": len(LOWER),
        "middle": 2,
        "upper": len(UPPER),
    }
    for level, bands in (("lower", LOWER), ("upper", UPPER)):
        of_level = recruitment_by_post(*((None, band, "BME", 1, 0) for band in bands))
        assert {each for _, each, _ in count_posts(engine(of_level))} == {level}


def test_nothing_is_counted_where_no_post_is_told(engine: Engine) -> None:
    assert count_posts(engine(recruitment(("White", 10, 2), ("BME", 3, 1)))) == {}
    assert count_posts(engine(EXAMPLE.iloc[:0])) == {}


def submission(*findings: Finding) -> Submission:
    return submission_of({"recruitment": EXAMPLE}, YEAR, Settings(), findings)


def test_a_submission_has_them_beside_the_totals() -> None:
    assert submission().recruited == count_posts(EXAMPLE)
    assert submission().entry("2_shortlisted", BME).value == 20
    assert submission_of({}, YEAR, Settings()).recruited == {}


def test_there_are_none_while_indicator_2_is_stopped() -> None:
    stopped = Finding(Level.ERROR, "A count is no number", stops=frozenset({"2_appointed"}))
    assert submission(stopped).recruited == {}
    other = Finding(Level.ERROR, "Nothing to do with it", stops=frozenset({"4_trained"}))
    assert submission(other).recruited


_sections = st.sampled_from(("non-clinical", "clinical", "medical", None))
_bands = st.sampled_from((*PAY_BANDS, None))
_rows = st.lists(
    st.tuples(_sections, _bands, st.sampled_from(("White", "BME", "Unknown")), st.integers(0, 99)).map(
        lambda row: (row[0], None if row[0] == "medical" else row[1], row[2], row[3], row[3] // 3)
    ),
    min_size=1,
    max_size=40,
)


@settings(deadline=None, max_examples=60)
@given(_rows, st.randoms(use_true_random=False))
def test_they_add_up_to_indicator_2_in_any_order(
    rows: list[tuple[str | None, str | None, str | None, int, int]], random: object
) -> None:
    table = recruitment_by_post(("clinical", None, "White", 0, 0), *rows)
    counted = submission_of({"recruitment": table}, YEAR, Settings())
    sums: Counter[tuple[str, Group]] = Counter()
    for (*post, group), each in counted.recruited.items():
        assert tuple(post) in POSTS
        sums["2_shortlisted", group] += each.shortlisted
        sums["2_appointed", group] += each.appointed
    for key in ("2_shortlisted", "2_appointed"):
        assert [sums[key, group] for group in ETHNIC_GROUPS] == [
            counted.entry(key, group).value for group in ETHNIC_GROUPS
        ]
    shuffled = table.sample(frac=1, random_state=random.randrange(2**31))  # type: ignore[attr-defined]
    assert count_posts(shuffled) == counted.recruited
