"""The figures that the NECS report of 2020-21 printed, each as the figure of ours that must give it.

Where the report contradicts itself, the figure that follows from its own counts is the one held here:
it prints the BME likelihood of appointment for 2020-21 as 6.58% in a chart and as 6.56% in the text, and
30 of 457 is 6.56%.
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
YEARS = ("2019-20", "2020-21")

NOT_PRINTED = "not printed"
SPURIOUS_ZERO = frozenset({"83.30%", "16.70%"})
"""Printed with a last zero that is no digit of the figure: 5 of 6 is 83.33%, printed 83.3 and a zero."""

_KEYS = {
    (1, "workforce headcount"): "9_workforce",
    (1, "share of workforce"): "9_workforce_share",
    (1, "share of whole workforce, Band 1-7"): "1_band_7_and_under_share",
    (1, "share of whole workforce, Band 8A-9"): "1_band_8a_to_9_share",
    (1, "share of whole workforce, VSM"): "1_vsm_share",
    (2, "shortlisted"): "2_shortlisted",
    (2, "appointed"): "2_appointed",
    (2, "likelihood of appointment"): "2_likelihood",
    (2, "relative likelihood, White to BME"): "2_relative_likelihood",
    (3, "entering formal disciplinary"): "3_disciplinary",
    (3, "likelihood"): "3_likelihood",
    (3, "relative likelihood, BME to White"): "3_relative_likelihood",
    (4, "accessing non-mandatory training"): "4_trained",
    (4, "likelihood"): "4_likelihood",
    (4, "relative likelihood, White to BME"): "4_relative_likelihood",
    (5, "percentage"): "5_harassment_public",
    (6, "percentage"): "6_harassment_staff",
    (7, "percentage"): "7_equal_opportunities",
    (8, "percentage"): "8_discrimination",
    (9, "board members"): "9_board",
    (9, "share of board"): "9_board_share",
    (9, "board share minus workforce share"): "9_difference",
}
_BANDS_OF = {
    "1_band_7_and_under_share": tuple(f"Band {n}" for n in range(1, 8)),
    "1_band_8a_to_9_share": ("Band 8A", "Band 8B", "Band 8C", "Band 8D", "Band 9"),
    "1_vsm_share": ("VSM",),
}


@dataclass(frozen=True)
class SurveyNote:
    """What the report prints beside a percentage of the staff survey; the median is a fraction."""

    respondents: int
    median: float


@dataclass(frozen=True)
class PublishedFigure:
    """One figure of the report.

    `year` is the reporting year's label, `key` and `group` are those of our figure (`group` is "" for a
    ratio), `exact` is its value in our units, proportions and percentages being fractions, and `printed` is
    what the report shows, or `NOT_PRINTED`.
    """

    year: str
    indicator: int
    key: str
    group: str
    exact: float
    printed: str
    note: str

    @property
    def is_percentage(self) -> bool:
        return self.printed.endswith("%")

    @property
    def decimals(self) -> int:
        """The decimals that the report prints, spurious zeros apart."""
        shown = self.printed.rstrip("%").partition(".")[2]
        return len(shown) - (self.printed in SPURIOUS_ZERO)

    @property
    def digits(self) -> str:
        """What the report prints, without percent sign and spurious zero."""
        text = self.printed.rstrip("%")
        return text[:-1] if self.printed in SPURIOUS_ZERO else text

    @property
    def survey_note(self) -> SurveyNote | None:
        match = re.fullmatch(r"(\d+) respondents; benchmark group median ([\d.]+)%", self.note)
        return SurveyNote(int(match[1]), float(match[2]) / 100) if match else None


@cache
def headcounts() -> dict[tuple[str, str, str], int]:
    """Staff by year, pay band and group, as reconstructed from the report's percentages."""
    return {
        (f"{int(row['snapshot'][:4]) - 1}-{row['snapshot'][2:4]}", row["pay_band"], group): int(row[group])
        for row in _rows("necs_headcounts.csv")
        for group in ("White", "BME", "Unknown")
    }


@cache
def published_figures() -> tuple[PublishedFigure, ...]:
    """Every figure of the report, in its order."""
    return tuple(_figure(row) for row in _rows("necs_published.csv"))


def expected_figures() -> tuple[tuple[str, str, str, float], ...]:
    """(year, key, group, exact value) of every published figure; `group` is "" for a ratio."""
    return tuple((each.year, each.key, each.group, each.exact) for each in published_figures())


def published(year: str, key: str, group: str = "") -> PublishedFigure:
    """The one published figure of a key."""
    (found,) = (f for f in published_figures() if (f.year, f.key, f.group) == (year, key, group))
    return found


def count(year: str, key: str, group: str) -> int:
    """A published count, 0 where the report says nothing of the group."""
    return sum(int(f.exact) for f in published_figures() if (f.year, f.key, f.group) == (year, key, group))


def _figure(row: dict[str, str]) -> PublishedFigure:
    indicator, group = int(row["indicator"]), row["group"]
    key = _KEYS[indicator, row["figure"]]
    year = row["year"]
    if year.endswith(" survey"):
        year = f"{year[:4]}-{(int(year[:4]) + 1) % 100}"
    elif year.endswith(" two-year"):
        key, year = key.replace("3_", "3_two_year_"), YEARS[-1]
    if not row["exact"]:
        exact = _band_share(year, key, group)
    else:
        # The survey's percentages are published as such, everything else as counts, fractions and ratios.
        exact = float(row["exact"]) / (100 if row["figure"] == "percentage" else 1)
    return PublishedFigure(year, indicator, key, group, exact, row["published"], row["note"])


def _band_share(year: str, key: str, group: str) -> float:
    staff: Counter[str] = Counter()
    for (snapshot, band, of), number in headcounts().items():
        if snapshot == year:
            staff["all"] += number
            staff["part"] += number * (of == group and band in _BANDS_OF[key])
    return staff["part"] / staff["all"]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
