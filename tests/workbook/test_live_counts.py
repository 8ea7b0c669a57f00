"""One count changed on the National return sheet, as a user would: what follows moves, what is stale says so.

Expected values are worked out here from the report's counts.
"""

import pytest
from live_trust import ALWAYS, LAST, RENEW, STALE, THIS, Trust, sheets
from pages import chart_series


def test_nothing_is_stale_when_the_workbook_is_new(trust: Trust) -> None:
    assert trust.before.stale_statistics() == set()
    texts = [cell.value for cell in trust.before.formulas.values() if isinstance(cell.value, str)]
    assert STALE not in texts
    assert RENEW not in texts
    assert all(len(sentences) >= 2 for sentences in trust.before.sentences().values())


def test_appointments(trust: Trust) -> None:
    page = "2 Appointment"
    with trust.with_count("2_appointed", f"{THIS} BME", 60) as after:
        pages = after.pages
        bme, white = 60 / 457, 268 / 1887
        ratio = white / bme
        assert pages.value(page, "People and likelihoods", "Appointed from shortlisting", f"{THIS} BME") == 60
        for value in (
            pages.value(page, "People and likelihoods", "Likelihood of appointment", f"{THIS} BME"),
            pages.national("2_likelihood", f"{THIS} BME"),
            pages.summary(2, f"{THIS} BME"),
        ):
            assert value == pytest.approx(bme, rel=1e-12)
        for value in (
            pages.value(page, "Comparison", "Relative likelihood, White to BME", THIS),
            pages.national("2_relative_likelihood", f"{THIS} All / ratio"),
            pages.summary(2, f"{THIS} compared"),
        ):
            assert value == pytest.approx(ratio, rel=1e-12)
        assert pages.national("2_likelihood", f"{THIS} All / ratio") == pytest.approx(330 / 2405, rel=1e-12)
        for row in ("95% interval from", "95% interval to", "Exact test, p-value", "Reading"):
            assert pages.value(page, "Comparison", row, THIS) == STALE
            assert pages.value(page, "Comparison", row, LAST) != STALE
        for row in ("95% interval from", "95% interval to"):
            assert pages.value(page, "People and likelihoods", row, f"{THIS} BME") == STALE
            assert isinstance(pages.value(page, "People and likelihoods", row, f"{THIS} White"), float)
            assert isinstance(pages.value(page, "People and likelihoods", row, f"{LAST} BME"), float)
        trust.check_stale(after, 2)
        assert after.stale_statistics() == {
            ("2_likelihood", "BME", THIS),
            ("2_relative_likelihood", "", THIS),
        }
        assert sheets(trust.changed(after)) == ALWAYS | {page, "2 By band"}

        charts = trust.charts()
        appointed = chart_series(charts, page, "Shortlisted and appointed", "BME: appointed")
        assert appointed.values["values-y"] == (11, 60)
        likelihood = chart_series(charts, page, "Likelihood of appointment", "BME").values
        assert likelihood["values-y"] == pytest.approx((11 / 251, bme))
        assert likelihood["error-bars-y-positive"][1] == likelihood["error-bars-y-negative"][1] == 0
        assert likelihood["error-bars-y-positive"][0] != 0
        for sheet, title in (
            (page, "Relative likelihood, with interval"),
            ("Summary", "Relative likelihoods"),
        ):
            series = "Relative likelihood, White" if sheet == page else "Ratio with its interval"
            found = chart_series(charts, sheet, title, series).values
            assert found["values-y"][1] == pytest.approx(ratio)
            assert found["error-bars-y-positive"][1] == found["error-bars-y-negative"][1] == 0


def test_staff_in_a_band(trust: Trust) -> None:
    page = "1 Workforce"
    with trust.with_count("1a_band_3", f"{THIS} White", 266) as after:
        pages = after.pages
        assert pages.value(page, "Non-clinical staff", "Band 3", f"{THIS} White") == 266
        assert pages.value(page, "Non-clinical staff", "Band 3", f"{THIS} BME %") == pytest.approx(30 / 309)
        assert pages.value(page, "Non-clinical staff", "Total", f"{THIS} White") == 1498
        assert pages.value(page, "Non-clinical staff", "Total", f"{THIS} BME %") == pytest.approx(123 / 1718)
        assert pages.value(page, "All staff", "Band 3", f"{THIS} BME %") == pytest.approx(30 / 309)
        assert pages.value(page, "All staff", "Band 4", f"{THIS} workforce") == pytest.approx(123 / 1718)
        assert pages.value(page, "Whole workforce", "All", THIS) == 1718
        assert pages.value(page, "Whole workforce", "White", f"{THIS} %") == pytest.approx(1498 / 1718)
        for key in ("3_workforce", "4_workforce", "9_workforce"):
            assert pages.national(key, f"{THIS} White") == 1498
            assert pages.national(key, f"{THIS} All / ratio") == 1718
        assert pages.national("1_band_7_and_under_share", f"{THIS} White") == pytest.approx(1143 / 1718)
        assert pages.summary(1, f"{THIS} BME") == pytest.approx(123 / 1718)
        assert pages.summary(3, f"{THIS} White") == pytest.approx(1 / 1498)
        assert pages.summary(4, f"{THIS} compared") == pytest.approx((511 / 1498) / (42 / 123))
        assert pages.summary(9, f"{THIS} compared") == pytest.approx(-123 / 1718)
        assert pages.value(
            "4 Training", "People and likelihoods", "Likelihood of taking it up", f"{THIS} White"
        ) == (pytest.approx(511 / 1498))
        difference = pages.value("9 Board", "Share of each", "Difference: whole board", f"{THIS} White")
        assert difference == pytest.approx(1 - 1498 / 1718)
        assert pages.value("Data quality", "Staff in the workforce", "All", THIS) == 1718
        assert pages.value("Data quality", "Staff in the workforce", "Unknown, share of all", THIS) == (
            pytest.approx(97 / 1718)
        )
        trust.check_stale(after, 1, 3, 4, 9)
        assert {key for key, _, _ in after.stale_statistics()} == {
            *("3_likelihood", "3_relative_likelihood", "3_two_year_likelihood"),
            *("3_two_year_relative_likelihood", "4_likelihood", "4_relative_likelihood"),
        }
        assert {(group, year) for _, group, year in after.stale_statistics()} == {("White", THIS), ("", THIS)}
        pages_changed = {page, "3 Disciplinary", "4 Training", "9 Board", "Data quality"}
        pages_changed |= {"Completeness", "Disparity"}
        assert sheets(trust.changed(after)) == ALWAYS | pages_changed

        charts = trust.charts()
        shares = chart_series(charts, page, "BME staff as a share of each band", f"{THIS} BME %")
        assert shares.values["values-y"][3] == pytest.approx(30 / 309)
        heads = chart_series(charts, page, "Non-clinical staff in each band", f"{THIS} White")
        assert heads.values["values-y"][3] == 266
        line = chart_series(charts, page, "BME staff as a share of each band", f"{THIS} workforce")
        assert line.values["values-y"] == pytest.approx((123 / 1718,) * 14)
        board = chart_series(charts, "9 Board", "Share of the board less", f"{THIS} White")
        assert board.values["values-y"][0] == pytest.approx(1 - 1498 / 1718)


def test_disciplinary_cases(trust: Trust) -> None:
    page = "3 Disciplinary"
    with trust.with_count("3_disciplinary", f"{THIS} BME", 3) as after:
        pages = after.pages
        ratio, two_years = (3 / 123) / (1 / 1398), (5 / 123) / (16 / 1398)
        assert pages.value(page, "People and likelihoods", "Likelihood of entering it", f"{THIS} BME") == (
            pytest.approx(3 / 123)
        )
        assert pages.value(page, "Comparison", "Relative likelihood, BME to White", THIS) == pytest.approx(
            ratio
        )
        together = "Entered, this year and the year before"
        assert pages.value(page, "People and likelihoods", together, f"{THIS} BME") == 5
        assert pages.value(
            page, "People and likelihoods", "Likelihood on two years' cases", f"{THIS} BME"
        ) == (pytest.approx(5 / 123))
        assert pages.value(page, "Comparison", "Two years' cases: relative likelihood", THIS) == (
            pytest.approx(two_years)
        )
        assert pages.summary(3, f"{THIS} compared") == pytest.approx(ratio)
        trust.check_stale(after, 3)
        assert after.stale_statistics() == {
            ("3_likelihood", "BME", THIS),
            ("3_relative_likelihood", "", THIS),
            ("3_two_year_likelihood", "BME", THIS),
            ("3_two_year_relative_likelihood", "", THIS),
        }
        assert sheets(trust.changed(after)) == ALWAYS | {page}
        found = chart_series(trust.charts(), page, "Relative likelihood, with", "Relative likelihood, BME")
        assert found.values["values-y"] == pytest.approx((2.242051, ratio), rel=1e-6)


def test_cases_of_last_year(trust: Trust) -> None:
    page = "3 Disciplinary"
    with trust.with_count("3_disciplinary", f"{LAST} White", 30) as after:
        pages = after.pages
        assert pages.value(page, "Comparison", "Relative likelihood, BME to White", LAST) == (
            pytest.approx((2 / 65) / (30 / 1093))
        )
        assert pages.value(page, "Comparison", "Two years' cases: relative likelihood", THIS) == (
            pytest.approx((2 / 123) / (31 / 1398))
        )
        trust.check_stale(after, 3)
        assert after.stale_statistics() == {
            ("3_likelihood", "White", LAST),
            ("3_relative_likelihood", "", LAST),
            ("3_two_year_likelihood", "White", THIS),
            ("3_two_year_relative_likelihood", "", THIS),
        }


def test_people_trained_last_year(trust: Trust) -> None:
    with trust.with_count("4_trained", f"{LAST} BME", 13) as after:
        ratio = (218 / 1093) / (13 / 65)
        assert after.pages.summary(4, f"{LAST} compared") == pytest.approx(ratio)
        assert after.pages.summary(4, f"{THIS} compared") == pytest.approx(1.070458, abs=5e-7)
        assert after.pages.value("4 Training", "Comparison", "Reading", LAST) == STALE
        assert after.pages.value("4 Training", "Comparison", "Reading", THIS) == "No adverse difference"
        trust.check_stale(after, 4)
        assert sheets(trust.changed(after)) == ALWAYS | {"4 Training"}
