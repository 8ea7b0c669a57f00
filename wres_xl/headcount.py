"""One person, one row: from assignments to the people who are counted, and what each rule left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
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


_NULLABLE = ("item", "group", "section")
_BY_NULLABLE = tuple(f"by_{name}" for name in _NULLABLE)
_SETTLING = (*_BY_NULLABLE, "senior_manager", "left_out", "kept")
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
    people who have left since. `several` are the assignments of those who have more than one.
    """

    workforce: LazyFrame
    everyone: LazyFrame
    several: LazyFrame
    effects: tuple[RuleEffect, ...]


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
            left_out=_first_applying(leaving_out),
            kept=_first_applying(keeping),
            assignments=nw.len().over("person"),
        )
        .with_columns(by_rule=nw.col("left_out") != "", by_primary=~nw.col("primary"), by_fte=-nw.col("fte"))
    )
    # Nearly everybody has one assignment; only the others need sorting.
    several = assignments.filter(nw.col("assignments") > 1)
    comparable = several.with_columns(nw.col(name).fill_null("").name.prefix("by_") for name in _NULLABLE)
    chosen = comparable.unique(
        "person",
        keep="first",
        order_by=["by_rule", "by_primary", "by_fte", "assignment", *_SETTLING, "row"],
    )
    everyone = nw.concat([assignments.filter(nw.col("assignments") == 1), chosen.drop(_BY_NULLABLE)])
    workforce = everyone.filter(~nw.col("by_rule"))
    effects = (*_rule_effects(everyone), *_choice_effects(several.filter(~nw.col("by_rule"))))
    return People(workforce, everyone, several, effects)


def rows(frame: LazyFrame) -> Sequence[Mapping[str, Any]]:
    """The rows of a small result."""
    return frame.collect("pandas").rows(named=True)


def size(frame: LazyFrame) -> int:
    """How many rows a frame has."""
    return int(rows(frame.select(n=nw.len()))[0]["n"])


def _first_applying(rules: Iterable[Rule]) -> nw.Expr:
    """The people named by the first rule that applies to an assignment, or "" where none does."""

    def before(later: nw.Expr, rule: Rule) -> nw.Expr:
        applies = nw.col(rule.column) == rule.value
        return nw.when(applies).then(nw.lit(rule.people)).otherwise(later)

    return reduce(before, reversed(tuple(rules)), nw.lit(""))


def _rule_effects(everyone: LazyFrame) -> Iterable[RuleEffect]:
    """The number of people that each rule kept or left out; rules that met nobody are told with 0."""
    counts = {
        (row["left_out"], row["kept"]): row["n"]
        for row in rows(everyone.group_by("left_out", "kept").agg(n=nw.len()))
    }
    for people, setting in dict.fromkeys((rule.people, rule.setting) for rule in RULES):
        left_out = sum(n for (rule, _), n in counts.items() if rule == people)
        kept = counts.get(("", people), 0)
        yield RuleEffect(people, setting, kept > 0, kept or left_out)


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
