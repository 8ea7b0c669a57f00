"""Counting what happened to people in a year: casework and training, joined to the staff extract."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
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
    findings += [*_contradictions(entered), *_told_otherwise(entered, by_log, by_staff)]
    by_person = {person: _known(group) or by_staff.get(person) or group for person, group in by_log.items()}
    groups = [by_person.get(row["person"], row["group"]) for row in _once(entered)]
    counts = Counter(Group(group) if group else None for group in groups)
    if counts[None]:
        open_rows = [row for row in entered if not by_person.get(row["person"], row["group"])]
        findings.append(_unmatched(counts[None], open_rows, settings))
    counts[Group.UNKNOWN] += counts[None]
    if people:
        findings += _not_among_staff([row for row in entered if by_person.get(row["person"])], by_staff)
    return Counted(cells_of("3_disciplinary", counts), tuple(findings))


def _once(entered: Iterable[_Row]) -> Iterator[_Row]:
    """A row of each person, and every row that names nobody."""
    met = set()
    for row in entered:
        if not row["person"] or row["person"] not in met:
            met.add(row["person"])
            yield row


def _unmatched(people: int, entered: Sequence[_Row], settings: Settings) -> Finding:
    """An error, or where the settings count them a note, about people whose ethnic group nobody tells."""
    problem = (
        f"{number_of_people(people)} in the casework log whose ethnic origin is neither there nor in the "
        "staff extract"
    )
    if settings.unmatched_casework == "unknown":
        return _finding(Level.NOTE, f"{problem}; counted as unknown", entered)
    return replace(
        _finding(Level.ERROR, problem, entered),
        expected="an ethnic origin for everyone who entered the formal process",
        mend="Enter their ethnic origins in the log, or add leavers to the staff extract; or count them as "
        'unknown with unmatched_casework = "unknown" in the settings.',
        stops=_DISCIPLINARY,
    )


def _finding(level: Level, problem: str, entered: Iterable[_Row]) -> Finding:
    """A finding about rows of the log."""
    where = tuple(sorted(int(row["row"]) for row in entered))
    return Finding(level, problem, row=where[0], rows=len(where), affected=(Affected(where),))


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
    told = [row for row in entered if row["person"] in differing and _known(row["group"])]
    finding = _finding(
        Level.WARNING,
        f"{number_of_people(len(differing))} whose ethnic origin in the casework log is of another group "
        "than in the staff extract; the log's is counted",
        told,
    )
    mend = "Correct the wrong one. A log without ethnic origins takes those of the staff extract."
    return [replace(finding, mend=mend)]


def _contradictions(entered: Iterable[_Row]) -> list[Finding]:
    """A warning about people of whom the log itself tells both groups that are compared."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for row in entered:
        if row["person"] and _known(row["group"]):
            told[row["person"]].add(row["group"])
    several = {person for person, groups in told.items() if len(groups) > 1}
    if not several:
        return []
    finding = _finding(
        Level.WARNING,
        f"{number_of_people(len(several))} whose ethnic origins in the casework log are of different groups; "
        "each is counted as BME",
        [row for row in entered if row["person"] in several and _known(row["group"])],
    )
    return [replace(finding, mend="Make the ethnic origin the same in all of a person's cases.")]


def _not_among_staff(entered: Iterable[_Row], by_staff: Collection[str]) -> list[Finding]:
    """A note about people who are not in the staff extract: leavers, or numbers that are none of theirs."""
    others = [row for row in entered if row["person"] not in by_staff]
    if not others:
        return []
    number = len({row["person"] for row in others})
    problem = f"{number_of_people(number)} in the casework log, but not in the staff extract"
    mend = "Check that these are employee numbers, not those of assignments, unless they have left."
    return [replace(_finding(Level.NOTE, problem, others), mend=mend)]


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
        counted = size(groups)
        outside = size(learners) - counted
        if outside and not counted:
            findings.append(
                Finding(
                    Level.ERROR,
                    f"None of {number_of_people(outside)} with non-mandatory training is in the workforce",
                    expected="the employee numbers of the staff extract",
                    mend="Check that both extracts are of one organisation, and give the same numbers.",
                    stops=_TRAINED,
                )
            )
        elif outside:
            findings.append(
                Finding(
                    Level.WARNING if outside > counted else Level.NOTE,
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
