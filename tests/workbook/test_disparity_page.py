"""The Disparity page: published headcounts, small numbers, and what is not known."""

from dataclasses import replace

import pytest
from necs import necs_figures
from published import headcounts
from years import BME, page, report, table

from wres_xl.commentary import commentary_of
from wres_xl.figures import figures_of
from wres_xl.settings import Settings
from wres_xl.submission import Entry
from wres_xl.workbook.report import Report

LOWER = ("Under Band 1", *(f"Band {number}" for number in range(1, 6)))
MIDDLE = ("Band 6", "Band 7")
UPPER = ("Band 8A", "Band 8B", "Band 8C", "Band 8D", "Band 9", "VSM")


def necs_report() -> Report:
    this, last = necs_figures("2020-21"), necs_figures("2019-20")
    return Report(this, last, commentary_of(this, last, Settings()), Settings())


def staff(year: str, group: str, bands: tuple[str, ...]) -> int:
    """Added up from the published headcounts."""
    return sum(
        number
        for (when, band, who), number in headcounts().items()
        if (when, who) == (year, group) and band in bands
    )


PUBLISHED = page(necs_report(), "Disparity")


def test_staff_at_each_level_are_the_published_headcounts() -> None:
    rows = {row[0]: row[1:] for row in table(PUBLISHED, "Staff at each level")}
    for name, bands in (
        ("lower, Band 5 and under", LOWER),
        ("middle, Bands 6 and 7", MIDDLE),
        ("upper, Band 8A and over, VSM", UPPER),
    ):
        expected = [
            staff(year, group, bands) for year in ("2019-20", "2020-21") for group in ("White", "BME")
        ]
        assert rows[f"Non-clinical: {name}"] == rows[f"Both: {name}"] == expected
        assert rows[f"Clinical: {name}"] == [0, 0, 0, 0]


@pytest.mark.parametrize("part", ["Non-clinical", "Both"])
def test_ratios_of_the_published_headcounts(part: str) -> None:
    rows = {row[0]: row[1:] for row in table(PUBLISHED, "Disparity ratio")}
    # 352, 422 and 319 White staff beside 23, 24 and 18 BME; then 533, 510 and 355 beside 56, 40 and 27.
    expected = {
        "lower to middle": (
            422 / 352 * 23 / 24,
            510 / 533 * 56 / 40,
            "White staff better represented higher up",
        ),
        "middle to upper": (319 / 422 * 24 / 18, 355 / 510 * 40 / 27, "Close to parity: 0.80 to 1.25"),
        "lower to upper": (
            319 / 352 * 23 / 18,
            355 / 533 * 56 / 27,
            "White staff better represented higher up",
        ),
    }
    for step, (last, this, words) in expected.items():
        assert rows[f"{part}: {step}"] == [pytest.approx(last), pytest.approx(this), words]
    assert rows[f"{part}: check"][:2] == ["Agrees", "Agrees"]


def test_nobody_and_not_known_are_no_ratio() -> None:
    for of in (PUBLISHED, page(report(2021, {2021}), "Disparity")):
        rows = {row[0]: row[1:] for row in table(of, "Disparity ratio")}
        shown = rows["Clinical: lower to middle"]
        assert shown[0] == "n/a"
    assert rows["Clinical: check"][:2] == ["n/a", "Agrees"]
    # 20 White and 10 BME staff in each of six, two and six bands.
    assert rows["Clinical: lower to upper"][1:] == [1.0, "Close to parity: 0.80 to 1.25"]


def test_few_people_are_said_to_be_few() -> None:
    small = report(2021, {2021})
    entries = dict(small.this.submission.entries)
    entries |= {(f"1a_{ending}", BME): Entry(4) for ending in ("band_6", "band_7")}
    this = figures_of(replace(small.this.submission, entries=entries))
    rows = {row[0]: row[1:] for row in table(page(replace(small, this=this), "Disparity"), "Disparity ratio")}
    assert rows["Non-clinical: lower to middle"][1] == pytest.approx((40 / 120) / (8 / 60))
    assert rows["Non-clinical: lower to middle"][2] == "Too few to tell: a count below 10"
    assert rows["Non-clinical: lower to upper"][2] == "Close to parity: 0.80 to 1.25"
