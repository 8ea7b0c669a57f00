"""Survey results, board members and odd entries on the National return sheet, as a user would type them.

Expected values are worked out here from the report's counts.
"""

import pytest
from live_trust import ALWAYS, NATIONAL, STALE, THIS, Trust, sheets
from pages import chart_series


@pytest.mark.parametrize(
    ("number", "key", "page"),
    [
        (5, "5_harassment_public", "5-6 Harassment"),
        (6, "6_harassment_staff", "5-6 Harassment"),
        (7, "7_equal_opportunities", "7-8 Opportunity"),
        (8, "8_discrimination", "7-8 Opportunity"),
    ],
)
def test_survey_percentage(trust: Trust, number: int, key: str, page: str) -> None:
    white = {5: 0.047, 6: 0.158, 7: 0.902, 8: 0.046}[number]
    table = f"Indicator {number}"
    with trust.with_count(key, f"{THIS} BME", 0.3) as after:
        pages = after.pages
        assert pages.value(page, table, "BME 2020", "Result") == 0.3
        assert pages.value(page, table, "BME 2020", "95% interval from") == STALE
        assert pages.value(page, table, "White 2020", "95% interval from") != STALE
        assert pages.value(page, table, "Gap 2020, BME less White", "Result") == pytest.approx(0.3 - white)
        assert pages.value(page, table, "Gap 2020, BME less White", "p-value") == STALE
        assert pages.summary(number, f"{THIS} BME") == 0.3
        assert pages.summary(number, f"{THIS} compared") == pytest.approx(0.3 - white)
        trust.check_stale(after, number)
        assert after.stale_statistics() == {(key, "BME", THIS)}
        assert sheets(trust.changed(after)) == ALWAYS - {NATIONAL} | {page}
        drawn = chart_series(trust.charts(), page, f"{number}:", "This organisation").values["values-y"]
        assert drawn[3] == 0.3
        assert drawn[1] == white


def test_white_survey_percentage_makes_the_test_old(trust: Trust) -> None:
    with trust.with_count("6_harassment_staff", f"{THIS} White", 0.05) as after:
        page, table = "5-6 Harassment", "Indicator 6"
        assert after.pages.value(page, table, "White 2020", "95% interval to") == STALE
        assert after.pages.value(page, table, "Gap 2020, BME less White", "Result") == pytest.approx(0.15)
        assert after.pages.value(page, table, "Gap 2020, BME less White", "p-value") == STALE


def test_board_members(trust: Trust) -> None:
    page = "9 Board"
    with trust.with_count("9_board", f"{THIS} BME", 2) as after:
        pages = after.pages
        assert pages.value(page, "People", "Board members", f"{THIS} BME") == 2
        assert pages.value(page, "People", "Non-voting members", f"{THIS} BME") == 2
        assert pages.value(page, "People", "of which voting", f"{THIS} BME") == 0
        assert pages.value(page, "Share of each", "Board members", f"{THIS} BME") == 0.25
        assert pages.value(page, "Share of each", "Board members", f"{THIS} White") == 0.75
        assert pages.value(page, "Share of each", "Non-voting members", f"{THIS} BME") == 1
        difference = 0.25 - 123 / 1618
        assert pages.value(page, "Share of each", "Difference: whole board", f"{THIS} BME") == (
            pytest.approx(difference)
        )
        voting = pages.value(page, "Share of each", "Difference: voting members", f"{THIS} BME")
        assert voting == pytest.approx(-123 / 1618)
        assert pages.national("9_difference", f"{THIS} BME") == pytest.approx(difference)
        assert pages.summary(9, f"{THIS} BME") == 0.25
        assert pages.summary(9, f"{THIS} compared") == pytest.approx(difference)
        trust.check_stale(after, 9)
        assert after.stale_statistics() == set()
        assert sheets(trust.changed(after)) == ALWAYS | {page}
        charts = trust.charts()
        less = chart_series(charts, page, "Share of the board less", f"{THIS} BME").values["values-y"]
        assert less == pytest.approx((difference, -123 / 1618, -123 / 1618))
        beside = chart_series(charts, page, "Board and workforce this year", f"{THIS} BME").values["values-y"]
        assert beside == pytest.approx((0.25, 0, 0, 123 / 1618))


@pytest.mark.parametrize("typed", [None, "not known", "n/a"])
def test_a_count_that_is_no_number_makes_what_rests_on_it_not_available(
    trust: Trust, typed: str | None
) -> None:
    page = "2 Appointment"
    with trust.with_count("2_appointed", f"{THIS} BME", typed) as after:
        pages = after.pages
        assert (
            pages.value(page, "People and likelihoods", "Appointed from shortlisting", f"{THIS} BME") == "n/a"
        )
        assert (
            pages.value(page, "People and likelihoods", "Likelihood of appointment", f"{THIS} BME") == "n/a"
        )
        assert pages.value(page, "Comparison", "Relative likelihood, White to BME", THIS) == "n/a"
        assert pages.summary(2, f"{THIS} compared") == "n/a"
        assert pages.summary(2, f"{THIS} White") == pytest.approx(268 / 1887)
        trust.check_stale(after, 2)
        charts = trust.charts()
        for title, series in (
            ("Shortlisted and appointed", "BME: appointed"),
            ("Likelihood of appointment", "BME"),
            ("Relative likelihood", "Relative likelihood, White"),
        ):
            known, unknown = chart_series(charts, page, title, series).values["values-y"]
            assert known > 0 > unknown, "what is not known is drawn below the axis, where nobody sees it"


def test_an_impossible_count_gives_no_ratio(trust: Trust) -> None:
    with trust.with_count("2_appointed", f"{THIS} BME", 500) as after:
        assert after.pages.summary(2, f"{THIS} BME") == "n/a"
        assert after.pages.summary(2, f"{THIS} compared") == "n/a"
        trust.check_stale(after, 2)


def test_more_voting_members_than_members(trust: Trust) -> None:
    with trust.with_count("9_board_voting", f"{THIS} BME", 2) as after:
        assert after.pages.national("9_board_non_voting", f"{THIS} BME") == "n/a"
        assert after.pages.value("9 Board", "People", "Non-voting members", f"{THIS} BME") == "n/a"
        assert after.pages.value("9 Board", "Share of each", "Non-voting members", f"{THIS} White") == "n/a"
        trust.check_stale(after, 9)


def test_no_bme_appointments_give_no_ratio(trust: Trust) -> None:
    with trust.with_count("2_appointed", f"{THIS} BME", 0) as after:
        assert after.pages.summary(2, f"{THIS} BME") == 0
        assert after.pages.summary(2, f"{THIS} compared") == "n/a"


@pytest.mark.parametrize(
    "moves",
    [
        {"1a_band_5": -1, "1a_band_6": 1},
        {"1a_band_5": 1, "1a_band_6": -2, "1a_band_7": 1},
        {"1a_band_8a": -3, "1a_band_8b": 2, "1a_band_8d": 1},
    ],
    ids=["one person", "two people up and down", "three people"],
)
def test_people_moved_between_bands_make_the_sentences_old(trust: Trust, moves: dict[str, int]) -> None:
    """The workforce stays the same, and so does everything but the bands."""
    white = f"{THIS} White"
    counts = {key: float(trust.before.pages.national(key, white) or 0) + by for key, by in moves.items()}
    with trust.with_counts(counts, white) as after:
        trust.check_stale(after, 1)


def test_a_zero_taken_out_makes_the_sentences_old(trust: Trust) -> None:
    with trust.with_count("3_disciplinary", f"{THIS} BME", None) as after:
        assert after.pages.summary(3, f"{THIS} compared") == "n/a"
        trust.check_stale(after, 3)


def test_counts_put_back_are_no_longer_stale(trust: Trust) -> None:
    with trust.with_count("2_appointed", f"{THIS} BME", 60):
        pass
    after = trust.state()
    assert trust.changed(after) == {}
    assert [chart.series for chart in trust.charts()] == [chart.series for chart in trust.charts_before]
