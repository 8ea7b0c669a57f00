"""Counting each kind of extract: tidy table in, the values of its data items and findings out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from wres_xl.findings import Finding, Level
from wres_xl.headcount import LazyFrame, People, rows, size
from wres_xl.reporting_period import in_year
from wres_xl.settings import Settings
from wres_xl.standard.data_items import (
    CLINICAL_ITEMS,
    MEDICAL_ITEMS,
    NON_CLINICAL_ITEMS,
    SENIOR_MEDICAL_MANAGERS,
    WORKFORCE_ITEMS,
)
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear

Cell = tuple[str, Group]
"""A data item's key and a group: one cell of the national return."""

ALL_STAFF_ITEMS = frozenset({*WORKFORCE_ITEMS, SENIOR_MEDICAL_MANAGERS})
_SECTION_ITEMS = {
    "non-clinical": frozenset(NON_CLINICAL_ITEMS),
    "clinical": frozenset(CLINICAL_ITEMS),
    "medical": frozenset({*MEDICAL_ITEMS, SENIOR_MEDICAL_MANAGERS}),
}
_NOT_KNOWN = "?"
_DISCIPLINARY = frozenset({"3_disciplinary"})
_TRAINED = frozenset({"4_trained"})


@dataclass(frozen=True)
class SurveyBase:
    """What stands beside a survey percentage: respondents, and the benchmark group's median (a fraction)."""

    respondents: int | None = None
    benchmark: float | None = None


@dataclass(frozen=True)
class Counted:
    """The values that one extract gives: counts of people, or fractions for the survey."""

    values: dict[Cell, float]
    findings: tuple[Finding, ...] = ()
    survey: tuple[tuple[Cell, SurveyBase], ...] = ()


def count_workforce(people: People) -> Counted:
    """Headcounts of indicator 1, one person in one row; senior medical managers in theirs as well."""
    values: dict[Cell, float] = {(key, group): 0 for key in ALL_STAFF_ITEMS for group in ETHNIC_GROUPS}
    places = people.workforce.select(nw.col("item", "group", "section").fill_null(""), "senior_manager")
    alike = rows(places.group_by("item", "group", "section", "senior_manager").agg(n=nw.len()))
    for row in alike:
        if row["item"] and row["group"]:
            group = Group(row["group"])
            values[row["item"], group] += int(row["n"])
            if row["senior_manager"]:
                values[SENIOR_MEDICAL_MANAGERS, group] += int(row["n"])
    return Counted(values, tuple(_unplaced(alike)))


def count_ethnic_categories(people: People) -> dict[tuple[str, str], int]:
    """People in the workforce by section and ethnic category; nobody where one of them has either unknown.

    The categories are those of `standard.ethnic_categories`, those for no category among them.
    """
    places = people.workforce.select(
        nw.col("section").fill_null(_NOT_KNOWN), nw.col("category").fill_null(_NOT_KNOWN)
    )
    alike = rows(places.group_by("section", "category").agg(n=nw.len()))
    if any(_NOT_KNOWN in (row["section"], row["category"]) for row in alike):
        return {}
    return {(row["section"], row["category"]): int(row["n"]) for row in alike}


def count_recruitment(table: IntoFrame) -> Counted:
    """Applicants shortlisted, and appointed from shortlisting."""
    values: dict[Cell, float] = {
        (key, group): 0 for key in ("2_shortlisted", "2_appointed") for group in ETHNIC_GROUPS
    }
    sums = nw.from_native(table).lazy().filter(~nw.col("group").is_null()).group_by("group")
    for row in rows(sums.agg(shortlisted=nw.col("shortlisted").sum(), appointed=nw.col("appointed").sum())):
        values["2_shortlisted", Group(row["group"])] = int(row["shortlisted"])
        values["2_appointed", Group(row["group"])] = int(row["appointed"])
    return Counted(values)


def count_disciplinary(
    table: IntoFrame, people: People | None, year: ReportingYear, settings: Settings
) -> Counted:
    """People who entered the formal disciplinary process in the year, each once.

    The ethnic origin is the log's own, else that of the staff extract, leavers included.
    """
    cases = nw.from_native(table).lazy()
    formal, findings = in_year(cases, nw.col("formal"), year, "casework log", _DISCIPLINARY)
    named = _people_in(formal)
    if people is not None:
        origins = people.everyone.select("person", origin=nw.col("group"))
        named = named.join(origins, on="person", how="left").with_columns(
            group=nw.coalesce(nw.col("group"), nw.col("origin"))
        )
    counts = _by_group(named) + _by_group(formal.filter(nw.col("person").is_null()))
    if counts[None] and settings.unmatched_casework == "stop":
        findings.append(
            Finding(
                Level.ERROR,
                f"{_people(counts[None])} in the casework log with a recognised ethnic origin neither there "
                "nor in the staff extract",
                expected="an ethnic origin for everyone who entered the formal process",
                mend="Add an Ethnic Origin column to the log, or leavers to the staff extract; or count them "
                'as unknown with unmatched_casework = "unknown" in the settings.',
                stops=_DISCIPLINARY,
            )
        )
    else:
        counts[Group.UNKNOWN] += counts[None]
    return Counted(_cells("3_disciplinary", counts), tuple(findings))


def count_training(
    table: IntoFrame, people: People | None, year: ReportingYear, settings: Settings
) -> Counted:
    """People who took non-mandatory training or CPD in the year, each once.

    The ethnic origin is that of the staff extract. Learners outside the workforce are left out, because the
    likelihood's denominator is the workforce, unless the settings keep them; those whom the staff extract
    does not know then have the record's own ethnic origin.
    """
    records = nw.from_native(table).lazy()
    taken, findings = in_year(records, nw.col("non_mandatory"), year, "learning records", _TRAINED)
    learners = _people_in(taken)
    if people is None:
        groups = learners
    elif settings.training_of_workforce_only:
        groups = learners.select("person").join(
            people.workforce.select("person", "group"), on="person", how="inner"
        )
        outside = size(learners) - size(groups)
        if outside:
            findings.append(
                Finding(
                    Level.NOTE,
                    f"{_people(outside)} with non-mandatory training not in the workforce counted (leavers, "
                    "bank and the like); left out of indicator 4",
                    mend="Keep them with training_of_workforce_only = false in the settings.",
                )
            )
    else:
        origins = people.everyone.select("person", origin=nw.col("group"))
        groups = learners.join(origins, on="person", how="left").with_columns(
            group=nw.coalesce(nw.col("origin"), nw.col("group"))
        )
    counts = _by_group(groups)
    if counts[None]:
        findings.append(
            Finding(
                Level.ERROR,
                f"{_people(counts[None])} with non-mandatory training but no recognised ethnic origin",
                expected="everyone trained to be in the staff extract, or to have an ethnic origin beside",
                mend="Give the staff extract of the same organisation and date.",
                stops=_TRAINED,
            )
        )
    return Counted(_cells("4_trained", counts), tuple(findings))


def count_survey(table: IntoFrame, year: ReportingYear) -> Counted:
    """The survey percentages of the year, as fractions, with their respondents and benchmark medians."""
    survey = nw.from_native(table).lazy()
    own = rows(survey.filter(nw.col("survey") == year.survey, ~nw.col("share").is_null()))
    values = {(row["item"], Group(row["group"])): float(row["share"]) for row in own}
    bases = tuple(
        (
            (row["item"], Group(row["group"])),
            SurveyBase(_whole(row["respondents"]), _fraction(row["benchmark"])),
        )
        for row in own
    )
    if own:
        return Counted(values, survey=bases)
    held = sorted({int(row["survey"]) for row in rows(survey.select("survey"))})
    finding = Finding(
        Level.ERROR,
        f"The staff survey table has no results of the {year.survey} survey, which belongs to {year}",
        value=", ".join(map(str, held)),
        expected=f"survey year {year.survey}",
        mend="Add that survey's results, or choose the year that they belong to.",
        stops=frozenset(SURVEY_ITEMS.values()),
    )
    return Counted({}, (finding,))


def count_board(table: IntoFrame) -> Counted:
    """Board members: all, voting and executive."""
    board = nw.from_native(table).lazy()
    return Counted(
        _cells("9_board", _by_group(board))
        | _cells("9_board_voting", _by_group(board.filter(nw.col("voting"))))
        | _cells("9_board_executive", _by_group(board.filter(nw.col("executive"))))
    )


GroupCounts = Counter[Group | None]


def _by_group(frame: LazyFrame) -> GroupCounts:
    """Rows per group; those with no recognised group are counted under None."""
    counts: GroupCounts = Counter()
    groups = frame.select(nw.col("group").fill_null(""))
    for row in rows(groups.group_by("group").agg(n=nw.len())):
        counts[Group(row["group"]) if row["group"] else None] = int(row["n"])
    return counts


def _cells(key: str, counts: GroupCounts) -> dict[Cell, float]:
    return {(key, group): counts[group] for group in ETHNIC_GROUPS}


def _people_in(events: LazyFrame) -> LazyFrame:
    """Each person once, with a group where one of the person's rows has any; the columns person and group.

    A known group goes before `Unknown`.
    """
    named = events.filter(~nw.col("person").is_null())
    told = named.filter(~nw.col("group").is_null()).with_columns(
        unknown=nw.col("group") == Group.UNKNOWN.value
    )
    groups = told.unique("person", keep="first", order_by=["unknown", "group"])
    return (
        named.select("person")
        .unique("person")
        .join(groups.select("person", "group"), on="person", how="left")
    )


def _unplaced(alike: Iterable[Mapping[str, Any]]) -> Iterable[Finding]:
    """People who are counted but whose row or group is not known: the items they belong to have no figure.

    Each of the `alike` is a number of people with the same item, group and section, "" where not known.
    """
    without_group: Counter[str] = Counter()
    without_item: Counter[str] = Counter()
    with_managers: set[str] = set()
    for row in alike:
        if not row["item"]:
            without_item[row["section"]] += int(row["n"])
        elif not row["group"]:
            without_group[row["item"]] += int(row["n"])
            if row["senior_manager"]:
                with_managers.add(row["item"])
    for item, number in without_group.items():
        items = frozenset({item, *([SENIOR_MEDICAL_MANAGERS] if item in with_managers else [])})
        yield _unplaced_finding("no recognised ethnic origin or no employee number", number, items)
    for section, number in without_item.items():
        unknown = f"a {section} grade or role" if section else "a staff group"
        items = _SECTION_ITEMS.get(section, ALL_STAFF_ITEMS)
        yield _unplaced_finding(f"{unknown} that is not recognised", number, items)


def _unplaced_finding(what: str, people: int, stops: frozenset[str]) -> Finding:
    return Finding(
        Level.ERROR,
        f"{_people(people)} in the workforce with {what}",
        mend="The findings on the staff extract name the values. Correct them there or map them.",
        stops=stops,
    )


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


def _whole(value: Any) -> int | None:
    return None if value is None or isnan(value) else int(value)


def _fraction(value: Any) -> float | None:
    return None if value is None or isnan(value) else float(value)
