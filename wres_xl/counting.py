"""Counting people, applicants, answers and seats: tidy table in, data items and findings out.

Casework and training are counted in `counting_events`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from wres_xl.findings import Finding, Level
from wres_xl.headcount import People, rows
from wres_xl.recruited import NOT_TOLD, PostCell, Recruited, added
from wres_xl.standard.data_items import (
    CLINICAL_ITEMS,
    ITEM,
    MEDICAL_ITEMS,
    NON_CLINICAL_ITEMS,
    PAY_BANDS,
    SENIOR_MEDICAL_MANAGERS,
    WORKFORCE_ITEMS,
)
from wres_xl.standard.disparity import LEVELS
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import number_of_people

Cell = tuple[str, Group]
"""A data item's key and a group: one cell of the national return."""

ALL_STAFF_ITEMS = frozenset({*WORKFORCE_ITEMS, SENIOR_MEDICAL_MANAGERS})
_SECTION_ITEMS = {
    "non-clinical": frozenset(NON_CLINICAL_ITEMS),
    "clinical": frozenset(CLINICAL_ITEMS),
    "medical": frozenset({*MEDICAL_ITEMS, SENIOR_MEDICAL_MANAGERS}),
}
_LEVEL_OF_BAND = {
    band: level for band, ending in PAY_BANDS.items() for level in LEVELS if ending in LEVELS[level]
}


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
    for row in people.alike:
        if row["item"] and row["group"]:
            group = Group(row["group"])
            values[row["item"], group] += int(row["n"])
            if row["senior_manager"]:
                values[SENIOR_MEDICAL_MANAGERS, group] += int(row["n"])
    return Counted(values, tuple(_unplaced(people.alike)))


def count_ethnic_categories(people: People) -> dict[tuple[str, str], int]:
    """People in the workforce by section and ethnic category; nobody where one of them has either unknown.

    The categories are those of `standard.ethnic_categories`, those for no category among them.
    """
    if any(not row["section"] or not row["group"] for row in people.alike):
        return {}
    counts: Counter[tuple[str, str]] = Counter()
    for row in people.alike:
        counts[row["section"], row["category"]] += int(row["n"])
    return dict(counts)


def count_staff_groups(people: People) -> dict[tuple[str, Group], int]:
    """People in the workforce by national staff group: all, and those of unknown ethnicity.

    Nobody where the ethnic group of one of them is not recognised. Those whose staff group is not told are
    under "".
    """
    if any(not row["group"] for row in people.alike):
        return {}
    counts: Counter[tuple[str, Group]] = Counter()
    for row in people.alike:
        counts[row["staff_group"], Group.ALL] += int(row["n"])
        if row["group"] == Group.UNKNOWN:
            counts[row["staff_group"], Group.UNKNOWN] += int(row["n"])
    return dict(counts)


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


def count_posts(table: IntoFrame) -> Mapping[PostCell, Recruited]:
    """A tidy recruitment table's applicants by section, "medical" and the like, by level, and by group.

    Doctors and dentists have no level. The counts add up to those of each group in indicator 2. Empty where
    the extract tells neither section nor band of any post.
    """
    applicants = nw.from_native(table).lazy().filter(~nw.col("group").is_null())
    posts = applicants.select(
        nw.col("section", "band").fill_null(NOT_TOLD), "group", "shortlisted", "appointed"
    )
    sums = posts.group_by("section", "band", "group").agg(nw.col("shortlisted", "appointed").sum())
    parts: defaultdict[PostCell, list[Recruited]] = defaultdict(list)
    for row in rows(sums):
        cell = row["section"], _LEVEL_OF_BAND.get(row["band"], NOT_TOLD), Group(row["group"])
        parts[cell].append(Recruited(int(row["shortlisted"]), int(row["appointed"])))
    if all(section == level == NOT_TOLD for section, level, _ in parts):
        return {}
    return {cell: added(each) for cell, each in parts.items()}


def count_survey(table: IntoFrame, year: ReportingYear) -> Counted:
    """The survey percentages of the year, as fractions, with their respondents and benchmark medians."""
    survey = nw.from_native(table).lazy()
    of_year = survey.filter(nw.col("survey") == year.survey)
    own = rows(of_year.filter(~nw.col("share").is_null()))
    values = {(row["item"], Group(row["group"])): float(row["share"]) for row in own}
    bases = tuple(
        (
            (row["item"], Group(row["group"])),
            SurveyBase(_whole(row["respondents"]), _fraction(row["benchmark"])),
        )
        for row in own
    )
    if own:
        listed = {(row["item"], row["group"]) for row in rows(of_year.select("item", "group"))}
        return Counted(values, tuple(_not_listed(listed, year)), bases)
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


def _not_listed(listed: Collection[tuple[str, str]], year: ReportingYear) -> list[Finding]:
    """A warning where the year's survey has no row for an indicator and a group."""
    missing = [
        f"indicator {indicator}, {group}"
        for indicator, key in SURVEY_ITEMS.items()
        for group in COMPARED_GROUPS
        if (key, group.value) not in listed
    ]
    if not missing:
        return []
    return [
        Finding(
            Level.WARNING,
            f"The {year.survey} staff survey has no row for some results",
            value="; ".join(missing),
            mend="Add them, if the survey's publishers gave them.",
        )
    ]


def count_board(table: IntoFrame) -> Counted:
    """Board members: all, voting and executive."""
    board = nw.from_native(table).lazy().select(nw.col("group").fill_null(""), "voting", "executive")
    seats = [(Group(row["group"]) if row["group"] else None, row) for row in rows(board)]
    return Counted(
        cells_of("9_board", Counter(group for group, _ in seats))
        | cells_of("9_board_voting", Counter(group for group, row in seats if row["voting"]))
        | cells_of("9_board_executive", Counter(group for group, row in seats if row["executive"]))
    )


GroupCounts = Counter[Group | None]


def cells_of(key: str, counts: GroupCounts) -> dict[Cell, float]:
    """The cells of an item, from the rows counted of each group."""
    return {(key, group): counts[group] for group in ETHNIC_GROUPS}


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
        place = next(f"{section}, {ITEM[item].label}" for section, of in _SECTION_ITEMS.items() if item in of)
        yield _unplaced_finding("no recognised ethnic origin or no employee number", number, items, place)
    for section, number in without_item.items():
        unknown = f"a {section} grade or role" if section else "a staff group"
        items = _SECTION_ITEMS.get(section, ALL_STAFF_ITEMS)
        yield _unplaced_finding(f"{unknown} that is not recognised", number, items)


def _unplaced_finding(what: str, people: int, stops: frozenset[str], place: str = "") -> Finding:
    return Finding(
        Level.ERROR,
        f"{number_of_people(people)} in the workforce with {what}",
        value=place,
        mend="The findings on the staff extract name the values. Correct them there or map them.",
        stops=stops,
    )


def _whole(value: Any) -> int | None:
    return None if value is None or isnan(value) else int(value)


def _fraction(value: Any) -> float | None:
    return None if value is None or isnan(value) else float(value)
