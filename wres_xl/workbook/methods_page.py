"""The Methods page: definitions, statistics, settings, and what is practice rather than documented."""

from dataclasses import fields
from datetime import date

from wres_xl import __version__
from wres_xl.settings import Settings
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.wording import number, percent
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report

NAME = "Methods"
_WIDTHS = (26, 150)
_LINE_LENGTH = 175
_NOTES_LINES = 5
_LONG_TERM, _LONG_LEVEL = "Black, Asian and minority ethnic", "99.9%"
"""Rows are as high as they need to be with these, so that they are the same in every workbook."""


def write(book: Book, report: Report) -> None:
    """Write the page."""
    page = Page(book, NAME, "Methods: how the figures are made", _WIDTHS)
    page.write(
        1, 0, f"WRES-XL {__version__}. The indicators follow from National return by formula.", "subtitle"
    )
    term, level = report.settings.term, percent(report.settings.confidence, 0)
    definitions = _definitions(term, level, report.this.year.snapshot)
    rows = [[subject, text] for subject, text in (*definitions, *_settings(report.settings))]
    styles = [["wrapped_bold", "wrapped"]] * len(rows)
    page.table(3, 0, "Methods", ["Subject", "Method"], rows, styles, header_height=18)
    longest = _definitions(_LONG_TERM, _LONG_LEVEL, report.this.year.snapshot)
    lines = [1 + len(text) // _LINE_LENGTH for _, text in longest]
    lines += [1] * (len(rows) - len(lines) - 1)
    for at, needed in enumerate([*lines, _NOTES_LINES], start=4):
        page.sheet.set_row(at, 13.5 * needed + 5)


def _definitions(term: str, level: str, day: date) -> list[tuple[str, str]]:
    even = f"{number(LOWEST_EVEN, 2)} to {number(HIGHEST_EVEN, 2)}"
    return [
        (
            "Who is counted",
            f"People, not posts, in post on {day.day} {day:%B %Y}. A person with several assignments is "
            "counted once: in the primary one, else the one of highest FTE, else the lowest assignment "
            "number.",
        ),
        (
            "Ethnic groups",
            f"White: ethnic origin codes A, B and C. {term}: D to H, J to N, P, R and S. Unknown: Z, 99, not "
            "stated and blank. A value that is none of these is a finding, not Unknown.",
        ),
        (
            "Pay bands",
            "From the grade, never from the job title. Administrative and clerical and estates and "
            "ancillary staff are non-clinical, medical and dental staff have rows of their own, all others "
            "are clinical. This division is practice and not verified against the official guidance.",
        ),
        (
            "Likelihood",
            "Indicators 2, 3 and 4: the number to whom it happened over the number to whom it could happen, "
            f"within a group. Interval: Wilson's score interval, {level}.",
        ),
        (
            "Relative likelihood",
            f"Indicators 2 and 4: White over {term}. Indicator 3: {term} over White. Computed from counts "
            "and rounded once. People of unknown ethnicity are left out of ratios. Where the group divided "
            "by has a count of 0, there is no ratio.",
        ),
        (
            "Interval of a ratio",
            f"Miettinen and Nurminen's score interval for a ratio of two proportions, {level}; it holds with "
            "counts of 0 and with small ones.",
        ),
        (
            "Test",
            "Fisher's exact test, two-sided. The WRES documents no test, so the one used is stated here.",
        ),
        (
            "Reading",
            f"Within {even} a ratio is read as no adverse difference, unless its interval reaches beyond "
            "both ends: then there are too few to tell. Outside it, too few to tell where the interval "
            "contains 1 or the test's p-value is 0.05 or more; otherwise less favourable for one group.",
        ),
        (
            "Change from last year",
            "Likelihoods and survey percentages: Fisher's exact test of the two years. Ratios: whether one "
            "ratio could stand behind both years (a score test of homogeneity). Shares of the workforce and "
            "the board are subtracted and not tested: they are largely the same people.",
        ),
        (
            "Indicator 3 over two years",
            "This year's and last year's cases over this year's staff. Until about 2021-22 the indicator "
            "was a two-year figure; when that changed is not verified.",
        ),
        (
            "Staff survey",
            "Percentages as published, with respondents where given. Counts behind intervals and tests are "
            "worked back from the percentage. Indicator 7 has another base from the 2021 survey on (not "
            "verified), so it is not compared across that year.",
        ),
        (
            "Board",
            "Each group's share of the board less its share of the workforce, in percentage points; people "
            "of unknown ethnicity stay in both wholes.",
        ),
        (
            "Race disparity ratio",
            "White staff at a higher level for each at a lower one, over the same of the other group. "
            "Lower: Band 5 and under. Middle: Bands 6 and 7. Upper: Band 8A and over, with VSM. Medical "
            "staff are left out. The definition is from practice and not verified.",
        ),
        (
            "Indicator 2 by band",
            "Applicants by the staff group and grade of the post, where the recruitment extract tells them, "
            "at the levels of the race disparity ratio. A doctor's or dentist's post is medical by either. "
            "What is not told or not recognised has rows of its own, so that all rows add up to indicator "
            "2. Ratios are read as above. The national return does not ask for it.",
        ),
        (
            "Trend",
            "Earlier years are recalculated from the data items given for them. Indicator 3 has one basis "
            "in all years; the line of indicator 7 is broken at the 2021 survey.",
        ),
        (
            "Charts",
            "Error bars are the intervals. Those of ratios are drawn up to 5 so that the rest stays "
            "readable.",
        ),
    ]


def _settings(settings: Settings) -> list[tuple[str, str]]:
    kept = [
        each.name.replace("_", " ")
        for each in fields(settings.headcount)
        if getattr(settings.headcount, each.name)
    ]
    mapped = sum(len(getattr(settings.mapping, each.name)) for each in fields(settings.mapping))
    return [
        ("Setting: headcount", f"Counted beside active staff: {', '.join(kept) or 'nobody'}."),
        ("Setting: indicator 3", f"Shown on the Summary: {settings.indicator_3_basis}."),
        (
            "Setting: training",
            "Only people in the workforce are counted as trained."
            if settings.training_of_workforce_only
            else "People trained are counted whether or not they are in the workforce.",
        ),
        (
            "Setting: casework",
            f"Cases of people whose ethnic origin is not found: {settings.unmatched_casework}.",
        ),
        ("Setting: mapping", f"{mapped} values were mapped by hand."),
        ("Notes", "\n".join(settings.notes) or "None."),
    ]
