"""The submission: the values that an organisation enters in the national return for one year."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import narwhals as nw
from narwhals.typing import IntoFrame

from wres_xl.counting import (
    ALL_STAFF_ITEMS,
    Cell,
    Counted,
    SurveyBase,
    count_board,
    count_ethnic_categories,
    count_posts,
    count_recruitment,
    count_staff_groups,
    count_survey,
    count_workforce,
)
from wres_xl.counting_events import count_disciplinary, count_training
from wres_xl.findings import Finding, Level, reasons
from wres_xl.headcount import LazyFrame, RuleEffect, people_of, rows
from wres_xl.recruited import PostCell, Recruited
from wres_xl.settings import Settings
from wres_xl.standard.data_items import ITEM, SUBSETS, Total
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear

NOWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
NOT_GIVEN = "No figure was given."

FED_BY: Mapping[str, frozenset[str]] = {
    "staff": ALL_STAFF_ITEMS,
    "recruitment": frozenset({"2_shortlisted", "2_appointed"}),
    "disciplinary": frozenset({"3_disciplinary"}),
    "training": frozenset({"4_trained"}),
    "survey": frozenset(SURVEY_ITEMS.values()),
    "board": frozenset({"9_board", "9_board_voting", "9_board_executive"}),
}
"""The input items that each kind of extract gives."""

_NAMES = {
    "staff": "staff extract",
    "recruitment": "recruitment extract",
    "disciplinary": "casework log",
    "training": "learning records",
    "survey": "staff survey table",
    "board": "board list",
}


@dataclass(frozen=True)
class Entry:
    """The value of one cell: a count of people, or a fraction for the survey. None with the reason why."""

    value: float | None
    reason: str = ""


def first_reason(*entries: Entry) -> str:
    """Why the first missing entry has no value, or "" where all have one."""
    return next((entry.reason or NOT_GIVEN for entry in entries if entry.value is None), "")


def added(entries: Iterable[Entry]) -> Entry:
    """The sum of entries; without one of them there is no sum."""
    parts = tuple(entries)
    if reason := first_reason(*parts):
        return Entry(None, reason)
    return Entry(sum(part.value or 0 for part in parts))


@dataclass(frozen=True)
class EarlierFigure:
    """A figure of an earlier year: its year's label, its data item's key, its group, and its value."""

    year: str
    item: str
    group: str
    value: float


@dataclass(frozen=True)
class Submission:
    """The input items of one year, and how they came about.

    `origins` holds the people in the workforce by section and ethnic category; empty where not all are known.
    `staff_groups` holds them by ESR's staff group, "" for those whose group is not told: under `All` all of
    them, under `Unknown` those of unknown ethnicity; empty where the ethnic group of somebody is not known.
    `recruited` holds indicator 2 by the section and level of posts; empty where no post tells either.
    """

    year: ReportingYear
    entries: Mapping[Cell, Entry]
    survey: Mapping[Cell, SurveyBase] = field(default_factory=dict)
    effects: tuple[RuleEffect, ...] = ()
    findings: tuple[Finding, ...] = ()
    origins: Mapping[tuple[str, str], int] = field(default_factory=dict)
    staff_groups: Mapping[tuple[str, Group], int] = field(default_factory=dict)
    recruited: Mapping[PostCell, Recruited] = field(default_factory=dict)

    def entry(self, key: str, group: Group) -> Entry:
        """The entry of an input item, or the sum of a total's parts; without one part there is no sum."""
        calculation = ITEM[key].calculation
        parts = calculation.parts if isinstance(calculation, Total) else (key,)
        return added(self.entries.get((part, group), Entry(None, NOT_GIVEN)) for part in parts)


def submission_of(
    tables: Mapping[str, IntoFrame],
    year: ReportingYear,
    settings: Settings,
    findings: Iterable[Finding] = (),
    sources: Mapping[str, tuple[str, ...]] = NOWHERE,
) -> Submission:
    """Count one year's tidy tables, by kind (`extracts.tables.COLUMNS`; pandas, DuckDB, Spark, ...).

    `findings` are those made while reading; the data items that they stop get no value. What counting finds
    is added to them, with the place in `sources` that the table came from.
    """
    people = people_of(tables["staff"], settings.headcount) if "staff" in tables else None
    counters: dict[str, Callable[[IntoFrame], Counted]] = {
        "staff": lambda _: count_workforce(people) if people else Counted({}),
        "recruitment": count_recruitment,
        "disciplinary": lambda table: count_disciplinary(table, people, year, settings),
        "training": lambda table: count_training(table, people, year, settings),
        "survey": lambda table: count_survey(table, year),
        "board": count_board,
    }
    counted = {kind: counter(tables[kind]) for kind, counter in counters.items() if kind in tables}
    found = [
        *findings,
        *(
            replace(finding, file="; ".join(sources.get(kind, ())))
            for kind, each in counted.items()
            for finding in each.findings
        ),
    ]
    found += _absent(tables, found)
    values = {cell: value for each in counted.values() for cell, value in each.values.items()}
    found += _impossible(Submission(year, _entries(values, found)))
    survey = dict(base for each in counted.values() for base in each.survey)
    effects = people.effects if people else ()
    origins = count_ethnic_categories(people) if people else {}
    staff_groups = count_staff_groups(people) if people else {}
    is_recruited = "recruitment" in tables and not FED_BY["recruitment"] & reasons(found).keys()
    recruited = count_posts(tables["recruitment"]) if is_recruited else {}
    return Submission(
        *(year, _entries(values, found), survey, effects, tuple(found)), origins, staff_groups, recruited
    )


def submission_of_figures(previous: IntoFrame, year: ReportingYear) -> Submission:
    """The submission of an earlier year from its figures, a tidy table of kind `previous`."""
    entries = _entered(nw.from_native(previous).lazy().filter(nw.col("year") == year.label)).get(year, {})
    missing = Finding(Level.WARNING, f"The table of previous years has no figures of {year}")
    return Submission(year, entries, findings=() if entries else (missing,))


def submissions_before(previous: IntoFrame, year: ReportingYear) -> tuple[Submission, ...]:
    """The submissions of all years before `year`, oldest first, from a tidy table of kind `previous`."""
    by_year = _entered(nw.from_native(previous).lazy())
    return tuple(Submission(each, by_year[each]) for each in sorted(by_year) if each < year)


def _entered(figures: LazyFrame) -> dict[ReportingYear, dict[Cell, Entry]]:
    """The figures of a tidy table of kind `previous` by their year; those without a value are left out."""
    by_year: dict[ReportingYear, dict[Cell, Entry]] = {}
    for row in rows(figures.filter(~nw.col("value").is_null())):
        entries = by_year.setdefault(ReportingYear.parse(row["year"]), {})
        entries[row["item"], Group(row["group"])] = Entry(row["value"])
    return by_year


def _entries(values: Mapping[Cell, float], findings: Iterable[Finding]) -> dict[Cell, Entry]:
    """The values, but for the items that findings stop."""
    return {cell: Entry(value) for cell, value in values.items()} | {
        (key, group): Entry(None, reason)
        for key, reason in reasons(findings).items()
        for group in ETHNIC_GROUPS
    }


def _absent(tables: Mapping[str, IntoFrame], findings: Iterable[Finding]) -> Iterable[Finding]:
    """A finding for each extract that was not given, unless another says why its items have no figure."""
    stopped = {key for finding in findings for key in finding.stops}
    for kind, items in FED_BY.items():
        if kind not in tables and not items & stopped:
            yield Finding(
                Level.ERROR if kind == "staff" else Level.WARNING,
                f"Not given: {_NAMES[kind]}",
                expected=f"the {_NAMES[kind]} among the sources",
                mend="Give it to get the figures that rest on it.",
                stops=items,
            )


def _impossible(submission: Submission) -> Iterable[Finding]:
    """Parts that exceed their whole, such as more people appointed than shortlisted."""
    for part, whole in SUBSETS:
        for group in ETHNIC_GROUPS:
            few, many = submission.entry(part, group).value, submission.entry(whole, group).value
            if few is not None and many is not None and few > many:
                yield Finding(
                    Level.ERROR,
                    f"{ITEM[part].label} is more than {ITEM[whole].label} for {group}",
                    value=f"{few:,.0f} of {many:,.0f}",
                    expected="a part never more than its whole",
                    mend="Check both extracts: one of the two counts is wrong.",
                    stops=frozenset(key for key in (part, whole) if ITEM[key].calculation is None),
                )
