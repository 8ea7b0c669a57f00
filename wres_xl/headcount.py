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
    people who have left since. `assignments` are the rows they were chosen from.
    """

    workforce: LazyFrame
    everyone: LazyFrame
    assignments: LazyFrame
    effects: tuple[RuleEffect, ...]


def people_of(staff: IntoFrame, rules: HeadcountRules) -> People:
    """Apply the headcount rules to a tidy staff table, then choose each person's one assignment.

    An assignment that is counted wins over one that is not; then the primary one; then the highest FTE; then
    the lowest assignment number, so that the order of the rows never matters.
    """
    keeping = [rule for rule in RULES if rule.setting and getattr(rules, rule.setting)]
    leaving_out = [rule for rule in RULES if rule not in keeping]
    assignments = (
        nw.from_native(staff)
        .lazy()
        .with_columns(left_out=_first_applying(leaving_out), kept=_first_applying(keeping))
        .with_columns(
            by_rule=nw.col("left_out") != "",
            by_primary=~nw.col("primary"),
            by_fte=-nw.col("fte"),
            by_item=nw.col("item").fill_null(""),
        )
    )
    everyone = assignments.unique(
        "person",
        keep="first",
        order_by=["by_rule", "by_primary", "by_fte", "assignment", "by_item", "row"],
    )
    workforce = everyone.filter(~nw.col("by_rule"))
    counted = assignments.filter(~nw.col("by_rule"))
    return People(workforce, everyone, assignments, (*_rule_effects(everyone), *_choice_effects(counted)))


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
    several = (
        counted.group_by("person").agg(n=nw.len(), primaries=nw.col("primary").sum()).filter(nw.col("n") > 1)
    )
    choices = (
        ("several assignments: the primary one counted", nw.col("primaries") == 1),
        ("several assignments, none primary: the highest FTE counted", nw.col("primaries") == 0),
        ("several primary assignments: the highest FTE counted", nw.col("primaries") > 1),
    )
    for people, condition in choices:
        yield RuleEffect(people, "", True, size(several.filter(condition)))
