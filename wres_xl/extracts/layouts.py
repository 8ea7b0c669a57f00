"""What each kind of extract is known by, what it needs, and which data items rest on it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from wres_xl.codes import heading_field
from wres_xl.codes.lists import read_codes
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.tables import Kind
from wres_xl.standard.data_items import SENIOR_MEDICAL_MANAGERS, WORKFORCE_ITEMS
from wres_xl.standard.groups import Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear

WORKFORCE_TOTALS = frozenset(("3_workforce", "4_workforce", "9_workforce"))

FEEDS: Mapping[Kind, frozenset[str]] = MappingProxyType(
    {
        Kind.STAFF: frozenset((*WORKFORCE_ITEMS, SENIOR_MEDICAL_MANAGERS)) | WORKFORCE_TOTALS,
        Kind.RECRUITMENT: frozenset(("2_shortlisted", "2_appointed")),
        Kind.DISCIPLINARY: frozenset(("3_disciplinary",)),
        Kind.TRAINING: frozenset(("4_trained",)),
        Kind.SURVEY: frozenset(SURVEY_ITEMS.values()),
        Kind.BOARD: frozenset(("9_board", "9_board_voting", "9_board_executive")),
        Kind.PREVIOUS: frozenset(),
    }
)
"""The data items of the year reported that are counted from each kind of extract."""

IDENTIFIERS = frozenset(("employee_number", "assignment_number"))
"""Fields in which nearly every value is another."""

POST_FIELDS = ("staff_group", "occupation_code", "grade")
"""The fields that tell the post which applicants applied for."""

YEAR_FIGURES = "year_figures"
"""The field of a heading such as `2019-20 White`; the year and the group follow it after slashes."""


@dataclass(frozen=True)
class Need:
    """Fields that an extract must have: all those of one of the `alternatives`.

    Without them the data items in `stops` have no figure; where it is None, the whole table is useless.
    """

    alternatives: tuple[tuple[str, ...], ...]
    stops: frozenset[str] | None = None

    def is_met(self, fields: Collection[str]) -> bool:
        """Whether `fields` hold one of the alternatives."""
        return any(set(each) <= set(fields) for each in self.alternatives)


@dataclass(frozen=True)
class Layout:
    """How the tables of one kind look.

    Only a heading of a field in `telling` makes a table one of this kind, and only if it is not one of
    those, normalised, that are `general`: other tables have them too. `label` holds the fields that name what
    a row is about, where totals and notes stand; a row is data if it has a second value beside it, or any
    value of a field in `content`. Fields `beside` are those that a table can do without and that many kinds
    have: they tell neither the kind nor a row of data, and some of a table's parts may lack them. `notes` is
    what to check where a row looks like a note and may be data; "" where notes are nobody's concern.
    """

    needs: tuple[Need, ...]
    telling: frozenset[str]
    label: tuple[str, ...]
    general: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    notes: str = ""

    def is_told_by(self, field: str, heading: str) -> bool:
        """Whether a field's heading is enough to tell a table of this kind."""
        return field in self.telling and normalise(heading) not in self.general

    def is_complete(self, fields: Collection[str]) -> bool:
        """Whether `fields` meet every need."""
        return all(need.is_met(fields) for need in self.needs)


def _need(*alternatives: tuple[str, ...], stops: frozenset[str] | None = None) -> Need:
    return Need(alternatives, stops)


LAYOUTS: Mapping[Kind, Layout] = MappingProxyType(
    {
        Kind.PREVIOUS: Layout(
            needs=(
                _need(("item",)),
                _need(("year", "group", "value"), ("year", "white", "bme"), (YEAR_FIGURES,)),
            ),
            telling=frozenset(("year", YEAR_FIGURES)),
            label=("item",),
        ),
        Kind.SURVEY: Layout(
            needs=(
                _need(("survey_year",)),
                _need(("indicator",)),
                _need(("group", "percentage"), ("white_percentage", "bme_percentage")),
            ),
            telling=frozenset(
                ("survey_year", "indicator", "respondents", "benchmark", "percentage", "white_percentage")
            ),
            label=("indicator",),
            general=frozenset(
                ("benchmark", "data item", "figure", "indicator", "item", "key", "measure", "result", "score")
            )
            | {"value", "white", "white staff", "year"},
        ),
        Kind.BOARD: Layout(
            needs=(
                _need(("ethnic_origin",)),
                _need(("voting",), stops=frozenset(("9_board_voting",))),
                _need(("executive",), stops=frozenset(("9_board_executive",))),
            ),
            telling=frozenset(("voting", "executive")),
            label=("role", "ethnic_origin"),
            content=frozenset(("voting", "executive")),
            notes="Check that none is a member: enter Not Stated for those who are.",
        ),
        Kind.RECRUITMENT: Layout(
            needs=(_need(("ethnic_origin",)), _need(("shortlisted", "appointed"), ("stage",))),
            telling=frozenset(("shortlisted", "appointed", "stage")),
            label=("ethnic_origin",),
            general=frozenset(("status", "outcome")),
            content=frozenset(("shortlisted", "appointed", "stage")),
            beside=frozenset(POST_FIELDS),
        ),
        Kind.DISCIPLINARY: Layout(
            needs=(
                _need(("employee_number",), ("ethnic_origin",)),
                _need(("case_type",), ("formality",)),
            ),
            telling=frozenset(("case_type", "formality")),
            label=("employee_number", "ethnic_origin"),
            general=frozenset(("case", "category", "procedure", "process", "type")),
        ),
        Kind.TRAINING: Layout(
            needs=(_need(("employee_number",)), _need(("mandatory",))),
            telling=frozenset(("mandatory", "course")),
            label=("employee_number",),
        ),
        Kind.STAFF: Layout(
            needs=(
                _need(("employee_number",)),
                _need(("ethnic_origin",)),
                _need(("grade",)),
                _need(("staff_group",), ("occupation_code",)),
            ),
            telling=frozenset(("grade", "staff_group", "occupation_code", "assignment_number")),
            label=("employee_number",),
        ),
    }
)
"""The layout of each kind; where headings fit two kinds equally well, the earlier one is meant."""


def field_of(kind: Kind, heading: str) -> tuple[str, int] | None:
    """The field that a heading stands for in a table of `kind`, and its preference, 0 first; or None.

    Beyond the code list these are the columns of a national return for two years, such as `2019-20 White`,
    in which a group that is neither White nor unknown is the one that the organisation calls BME.
    """
    if kind is Kind.PREVIOUS and (figures := _year_figures(heading)):
        return figures, 0
    return heading_field(kind, heading)


_NO_GROUP = re.compile("(?:all|overall|total|ratio|notes?)(?: ratio)?")
"""What else a national return may have for a year, normalised."""


def _year_figures(heading: str) -> str | None:
    year, *rest = heading.split(maxsplit=1)
    try:
        label = ReportingYear.parse(year).label
    except ValueError:
        return None
    words = "".join(rest)
    if not words or _NO_GROUP.fullmatch(normalise(words)):
        return None
    known = heading_field(Kind.PREVIOUS, words)
    groups = {"white": Group.WHITE, "unknown": Group.UNKNOWN}
    group = groups.get(known[0], Group.BME) if known else Group.BME
    return f"{YEAR_FIGURES}/{label}/{group}"


def stem(field: str) -> str:
    """A field without the year and the group that may follow it."""
    return field.partition("/")[0]


def headings_for(kind: Kind, field: str) -> tuple[str, ...]:
    """The headings that stand for a field, the preferred one first."""
    if field == YEAR_FIGURES:
        return ("2019-20 White",)
    rows = read_codes("headings")
    return tuple(row["heading"] for row in rows if row["kind"] == kind and row["field"] == field)


def described(kind: Kind, need: Need) -> str:
    """A need in words: `Staff Group or Occupation Code`."""
    return " or ".join(
        " and ".join(headings_for(kind, field)[0] for field in fields) for fields in need.alternatives
    )
