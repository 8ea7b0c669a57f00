"""One person, one row: from assignments to the people who are counted, and what each rule left out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrame

from wres_xl.settings import HeadcountRules

LazyFrame = nw.LazyFrame[Any]


@dataclass(frozen=True)
class Rule:
    """Assignments of which `column` holds `value` are left out, unless `setting` keeps them.

    `setting` is empty where no setting can keep them.
    """

    setting: str
    people: str
    column: str
    value: str


RULES = (
    Rule("", "left the organisation", "status", "left"),
    Rule("non_executives", "chair or non-executive director", "office", "non_executive"),
    Rule("non_executives", "chair or non-executive director", "contract", "non_executive"),
    Rule("students", "student", "office", "student"),
    Rule("students", "student", "contract", "student"),
    Rule("bank", "bank only", "contract", "bank"),
    Rule("agency", "agency", "contract", "agency"),
    Rule("honorary", "honorary contract", "contract", "honorary"),
    Rule("maternity", "on maternity or adoption leave", "status", "maternity"),
    Rule("career_break", "on a career break", "status", "career_break"),
    Rule("external_secondment", "on an external secondment", "status", "external_secondment"),
    Rule("suspended", "suspended", "status", "suspended"),
)
"""In the order in which they are asked: an assignment is left out by the first that applies."""


_RULED = tuple(dict.fromkeys(rule.column for rule in RULES))
"""The columns that the rules ask about."""

_TOLD = ("item", "group", "category", "section")
"""What of an assignment is counted, where it is known."""

_NULLABLE = (*_TOLD, *_RULED)
_BY_NULLABLE = tuple(f"by_{name}" for name in _NULLABLE)
_SETTLING = (*_BY_NULLABLE, "senior_manager", "staff_group")
"""What settles which of several assignments is taken where they are otherwise alike."""

_CHOICES = (
    "several assignments: the primary one counted",
    "several assignments, none primary: the highest FTE counted",
    "several primary assignments: the highest FTE counted",
)


@dataclass(frozen=True)
class RuleEffect:
    """How many people a rule kept or left out. `setting` is empty where there is none for it."""

    people: str
    setting: str
    kept: bool
    count: int


@dataclass(frozen=True)
class People:
    """Everybody in the staff extract, one row each, as lazy frames with the columns of the staff table.

    `workforce` holds those who are counted, `everyone` those left out too, so that casework can be joined to
    people who have left since.
    """

    workforce: LazyFrame
    everyone: LazyFrame
    effects: tuple[RuleEffect, ...]

    @cached_property
    def alike(self) -> Sequence[Mapping[str, Any]]:
        """The workforce by all that is counted of it: how many, `n`, are alike; "" for what is not known."""
        counted = self.workforce.select(nw.col(_TOLD).fill_null(""), "staff_group", "senior_manager")
        return rows(counted.group_by(*_TOLD, "staff_group", "senior_manager").agg(n=nw.len()))


def people_of(staff: IntoFrame, rules: HeadcountRules) -> People:
    """Apply the headcount rules to a tidy staff table, then choose each person's one assignment.

    An assignment that is counted wins over one that is not; then the primary one; then the highest FTE; then
    the lowest assignment number. Assignments that are alike in all this are settled by their own values, so
    that the order of the rows never matters.
    """
    keeping = [rule for rule in RULES if rule.setting and getattr(rules, rule.setting)]
    leaving_out = [rule for rule in RULES if rule not in keeping]
    assignments = (
        nw.from_native(staff)
        .lazy()
        .with_columns(
            by_rule=_any_applies(leaving_out),
            by_primary=~nw.col("primary"),
            by_fte=-nw.col("fte"),
            alone=nw.col("person").is_unique(),
        )
    )
    # Nearly everybody has one assignment; only the others need sorting.
    several = assignments.filter(~nw.col("alone"))
    comparable = several.with_columns(
        *(nw.col(name).fill_null("").name.prefix("by_") for name in _NULLABLE),
        # Before the number itself, so that 3001-2 is lower than 3001-10.
        by_length=nw.col("assignment").str.len_chars(),
    )
    chosen = comparable.unique(
        "person",
        keep="first",
        order_by=["by_rule", "by_primary", "by_fte", "by_length", "assignment", *_SETTLING, "row"],
    )
    everyone = nw.concat([assignments.filter(nw.col("alone")), chosen.drop(*_BY_NULLABLE, "by_length")])
    workforce = everyone.filter(~nw.col("by_rule"))
    effects = (
        *_rule_effects(everyone, leaving_out, keeping),
        *_choice_effects(several.filter(~nw.col("by_rule"))),
    )
    return People(workforce, everyone, effects)


def rows(frame: LazyFrame) -> Sequence[Mapping[str, Any]]:
    """The rows of a small result."""
    return frame.collect("pandas").rows(named=True)


def size(frame: LazyFrame) -> int:
    """How many rows a frame has."""
    return int(rows(frame.select(n=nw.len()))[0]["n"])


def _any_applies(rules: Sequence[Rule]) -> nw.Expr:
    """Whether any of the rules applies to an assignment."""
    applies = reduce(
        or_,
        (nw.col(column).is_in([rule.value for rule in rules if rule.column == column]) for column in _RULED),
    )
    # Not simply `applies`, because in a database whether a missing value is among others is not known.
    return nw.when(applies).then(nw.lit(True)).otherwise(nw.lit(False))


def _first_applying(rules: Iterable[Rule], assignment: Mapping[str, Any]) -> Rule | None:
    return next((rule for rule in rules if assignment[rule.column] == rule.value), None)


def _rule_effects(
    everyone: LazyFrame, leaving_out: Sequence[Rule], keeping: Sequence[Rule]
) -> Iterable[RuleEffect]:
    """The number of people that each rule kept or left out; rules that met nobody are told with 0."""
    counts: Counter[str] = Counter()
    for alike in rows(everyone.group_by(_RULED).agg(n=nw.len())):
        rule = _first_applying(leaving_out, alike) or _first_applying(keeping, alike)
        if rule:
            counts[rule.people] += int(alike["n"])
    kept = {rule.people for rule in keeping}
    for people, setting in dict.fromkeys((rule.people, rule.setting) for rule in RULES):
        yield RuleEffect(people, setting, people in kept and counts[people] > 0, counts[people])


def _choice_effects(counted: LazyFrame) -> Iterable[RuleEffect]:
    """How many people had several counted assignments, and what chose among them."""
    by_person = counted.group_by("person").agg(n=nw.len(), primaries=nw.col("primary").sum())
    several = by_person.filter(nw.col("n") > 1)
    one, none, many = (nw.col("primaries") == 1, nw.col("primaries") == 0, nw.col("primaries") > 1)
    counts = rows(
        several.select(
            *(each.sum().alias(name) for each, name in zip((one, none, many), _CHOICES, strict=True))
        )
    )[0]
    for people in _CHOICES:
        yield RuleEffect(people, "", True, int(counts[people] or 0))
