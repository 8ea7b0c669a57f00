"""Figures and findings as tidy tables, for whoever comes next."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING

from wres_xl.findings import Finding
from wres_xl.recruited import POSTS, Recruited
from wres_xl.standard.ethnic_categories import CATEGORIES, FIVE_GROUPS, GROUP_ONLY, NOT_STATED, SECTIONS
from wres_xl.standard.groups import ETHNIC_GROUPS

if TYPE_CHECKING:  # what counts is not loaded for findings
    from wres_xl.figures import Figure, Figures

FIGURE_COLUMNS = (
    "year",
    "indicator",
    "key",
    "label",
    "group",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "p_value",
    "verdict",
    "note",
)

FINDING_COLUMNS = (
    "level",
    "file",
    "sheet",
    "row",
    "column",
    "value",
    "rows",
    "problem",
    "expected",
    "mend",
    "stops",
)

ORIGIN_COLUMNS = ("year", "section", "ethnic_group", "category", "label", "people")

POST_COLUMNS = ("year", "section", "level", "group", "shortlisted", "appointed")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float | None

_ORIGINS = {
    **{each: (group, CATEGORIES[each]) for group, categories in FIVE_GROUPS.items() for each in categories},
    GROUP_ONLY: ("", "White or BME, no category given"),
    NOT_STATED: ("Unknown", "Not stated, not given or blank"),
}
"""The group and the label of each category."""


def figure_rows(figures: Iterable[Figures]) -> list[dict[str, Cell]]:
    """One row a figure: proportions as fractions, unrounded; None where undefined, the reason in `note`."""
    return [_row(figure) for each in figures for figure in each]


def origin_rows(figures: Iterable[Figures]) -> list[dict[str, Cell]]:
    """One row a section and ethnic category of each year in which they were counted, nobody included.

    `category` is a letter of `standard.ethnic_categories`, "" for people of whom only White or BME is known.
    """
    return [
        dict(zip(ORIGIN_COLUMNS, (each.year.label, section, group, category, label, people), strict=True))
        for each in figures
        if (origins := each.submission.origins)
        for section in SECTIONS
        for category, (group, label) in _ORIGINS.items()
        for people in (origins.get((section, category), 0),)
    ]


def post_rows(figures: Iterable[Figures]) -> list[dict[str, Cell]]:
    """One row a section, level and group of each year in which indicator 2 was counted by post.

    `section` and `level` are "" for posts that do not tell it. The rows of a group add up to indicator 2.
    """
    return [
        dict(zip(POST_COLUMNS, (each.year.label, *post, str(group), *astuple(counted)), strict=True))
        for each in figures
        if (recruited := each.submission.recruited)
        for post in POSTS
        for group in ETHNIC_GROUPS
        for counted in (recruited.get((*post, group), Recruited()),)
    ]


def finding_rows(findings: Iterable[Finding]) -> list[dict[str, Cell]]:
    """One row a finding; `stops` lists the keys of the data items that have no figure because of it."""
    return [
        {
            **{column: getattr(finding, column) for column in FINDING_COLUMNS},
            "level": str(finding.level),
            "stops": " ".join(sorted(finding.stops)),
        }
        for finding in findings
    ]


def to_csv(rows: Iterable[dict[str, Cell]], columns: Sequence[str]) -> str:
    """The rows as CSV with a heading; None is empty.

    Text that Excel would take for a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _as_text(cell) for column, cell in row.items()} for row in rows)
    return text.getvalue()


def to_json(rows: list[dict[str, Cell]]) -> str:
    """The rows as a JSON list of objects; None is null."""
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


def _as_text(cell: Cell) -> Cell:
    """A cell of which Excel makes no formula; a negative number is none."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdecimal()


def _row(figure: Figure) -> dict[str, Cell]:
    estimate, item = figure.estimate, figure.item
    interval = estimate.interval
    values: tuple[Cell, ...] = (
        figure.year.label,
        item.indicator,
        item.key,
        item.label,
        str(figure.group) if figure.group else "",
        _plain(figure.value),
        _plain(estimate.numerator),
        _plain(estimate.denominator),
        interval.lower if interval else None,
        interval.upper if interval else None,
        estimate.p_value,
        str(figure.verdict) if figure.verdict else "",
        estimate.reason or figure.note,
    )
    return dict(zip(FIGURE_COLUMNS, values, strict=True))


def _plain(value: float | None) -> Cell:
    """Whole numbers without a decimal point."""
    return int(value) if value is not None and value == int(value) else value
