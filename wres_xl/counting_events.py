"""Counting what happened to people in a year: casework and training, joined to the staff extract."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from wres_xl.counting import Counted, GroupCounts, cells_of
from wres_xl.findings import Affected, Finding, Level
from wres_xl.headcount import LazyFrame, People, rows, size
from wres_xl.reporting_period import in_year
from wres_xl.settings import Settings
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import number_of_people

_Row = Mapping[str, Any]
_DISCIPLINARY = frozenset({"3_disciplinary"})
_TRAINED = frozenset({"4_trained"})


def count_disciplinary(
    table: IntoFrame, people: People | None, year: ReportingYear, settings: Settings
) -> Counted:
    """People who entered the formal disciplinary process in the year, each once.

    The ethnic origin is the log's own where that is known, else that of the staff extract, leavers included.
    """
    cases = nw.from_native(table).lazy()
    formal, findings = in_year(cases, nw.col("formal"), year, "casework log", _DISCIPLINARY)
    # Few people enter the process, so they are looked at one by one.
    entered = rows(formal.select(nw.col("person", "group").fill_null(""), "row"))
    by_log = _groups_in_log(entered)
    by_staff = _groups_among_staff(people, by_log) if people else {}
    findings += _told_otherwise(entered, by_log, by_staff)
    groups = [
        *(_known(group) or by_staff.get(person) or group for person, group in by_log.items()),
        *(row["group"] for row in entered if not row["person"]),
    ]
    counts = Counter(Group(group) if group else None for group in groups)
    if counts[None] and settings.unmatched_casework == "stop":
        findings.append(
            Finding(
                Level.ERROR,
                f"{number_of_people(counts[None])} in the casework log with a recognised ethnic origin "
                "neither there nor in the staff extract",
                expected="an ethnic origin for everyone who entered the formal process",
                mend="Add an Ethnic Origin column to the log, or leavers to the staff extract; or count them "
                'as unknown with unmatched_casework = "unknown" in the settings.',
                stops=_DISCIPLINARY,
            )
        )
    else:
        counts[Group.UNKNOWN] += counts[None]
    return Counted(cells_of("3_disciplinary", counts), tuple(findings))


def _groups_in_log(entered: Iterable[_Row]) -> dict[str, str]:
    """The group that a log tells of each person: a known one before `Unknown`, "" where it tells none."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for row in entered:
        if row["person"]:
            told[row["person"]].append(row["group"])
    return {
        person: min(filter(None, groups), key=lambda group: (not _known(group), group), default="")
        for person, groups in told.items()
    }


def _known(group: str) -> str:
    """A group, or "" for `Unknown`."""
    return "" if group == Group.UNKNOWN else group


def _groups_among_staff(people: People, persons: Collection[str]) -> dict[str, str]:
    """The groups in the staff extract of some people, leavers included; "" where it is not recognised."""
    theirs = people.everyone.filter(nw.col("person").is_in(list(persons)))
    return {
        row["person"]: row["group"] for row in rows(theirs.select("person", nw.col("group").fill_null("")))
    }


def _told_otherwise(
    entered: Iterable[_Row], by_log: Mapping[str, str], by_staff: Mapping[str, str]
) -> list[Finding]:
    """A warning where the group known to the casework log is not that of the staff extract."""
    differing = {
        person
        for person, group in by_log.items()
        if _known(group) and _known(by_staff.get(person, "")) not in ("", group)
    }
    if not differing:
        return []
    where = sorted(int(row["row"]) for row in entered if row["person"] in differing and _known(row["group"]))
    return [
        Finding(
            Level.WARNING,
            f"{number_of_people(len(differing))} whose ethnic origin in the casework log is of another group "
            "than in the staff extract; the log's is counted",
            row=where[0],
            rows=len(where),
            affected=(Affected(tuple(where)),),
            mend="Correct the wrong one. A log without ethnic origins takes those of the staff extract.",
        )
    ]


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
    if people is None:
        groups = _people_in(taken)
    elif settings.training_of_workforce_only:
        learners = _persons_in(taken)
        groups = learners.join(people.workforce.select("person", "group"), on="person", how="inner")
        outside = size(learners) - size(groups)
        if outside:
            findings.append(
                Finding(
                    Level.NOTE,
                    f"{number_of_people(outside)} with non-mandatory training not in the workforce counted "
                    "(leavers, bank and the like); left out of indicator 4",
                    mend="Keep them with training_of_workforce_only = false in the settings.",
                )
            )
    else:
        origins = people.everyone.select("person", origin=nw.col("group"))
        groups = (
            _people_in(taken)
            .join(origins, on="person", how="left")
            .with_columns(group=nw.coalesce(nw.col("origin"), nw.col("group")))
        )
    counts = _by_group(groups)
    if counts[None]:
        findings.append(
            Finding(
                Level.ERROR,
                f"{number_of_people(counts[None])} with non-mandatory training but no recognised ethnic "
                "origin",
                expected="everyone trained to be in the staff extract, or to have an ethnic origin beside",
                mend="Give the staff extract of the same organisation and date.",
                stops=_TRAINED,
            )
        )
    return Counted(cells_of("4_trained", counts), tuple(findings))


def _persons_in(events: LazyFrame) -> LazyFrame:
    """Each person once; the column person."""
    return events.filter(~nw.col("person").is_null()).select("person").unique("person")


def _people_in(events: LazyFrame) -> LazyFrame:
    """Each person once, with a group where one of the person's rows has any; the columns person and group.

    A known group goes before `Unknown`.
    """
    told = events.filter(~nw.col("person").is_null(), ~nw.col("group").is_null()).with_columns(
        unknown=nw.col("group") == Group.UNKNOWN.value
    )
    groups = told.unique("person", keep="first", order_by=["unknown", "group"])
    return _persons_in(events).join(groups.select("person", "group"), on="person", how="left")


def _by_group(frame: LazyFrame) -> GroupCounts:
    """Rows per group; those with no recognised group are counted under None."""
    counts: GroupCounts = Counter()
    groups = frame.select(nw.col("group").fill_null(""))
    for row in rows(groups.group_by("group").agg(n=nw.len())):
        counts[Group(row["group"]) if row["group"] else None] = int(row["n"])
    return counts
