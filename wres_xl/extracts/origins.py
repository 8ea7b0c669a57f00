"""Ethnic origin in two columns, a label's and a code's: where one is blank the other tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from wres_xl.codes import ethnic_group
from wres_xl.extracts.columns import Column, Mask, Table
from wres_xl.findings import Finding, Level


@dataclass(frozen=True)
class Origins:
    """The preferred column, with its blanks filled from the others; which rows were, and which contradict."""

    column: Column
    filled: Mask
    differing: Mask


def merged(columns: Sequence[Column]) -> Origins:
    """The first of the columns, filled from the others."""
    column, *others = columns
    filled = np.zeros(len(column.index), dtype=bool)
    differing = filled.copy()
    for other in others:
        differing |= _contradicts(column, other)
        from_other = column.blank & ~other.blank
        filled |= from_other
        column = Column(
            column.heading,
            np.where(from_other, other.index + np.int32(len(column.values)), column.index),
            [*column.values, *other.values],
            [*column.texts, *other.texts],
        )
    return Origins(column, filled, differing)


def _contradicts(one: Column, other: Column) -> Mask:
    """The rows that are of different groups in two columns, both of which tell one."""
    groups, others = one.each(ethnic_group), other.each(ethnic_group)
    pairs = zip(groups, others, strict=True)
    differ = np.array([None not in pair and pair[0] is not pair[1] for pair in pairs], dtype=bool)
    return differ & ~one.blank & ~other.blank


def with_origins(table: Table, origins: Origins | None) -> Table:
    """The table with its merged ethnic origins."""
    if origins is None:
        return table
    return replace(table, columns={**table.columns, "ethnic_origin": origins.column})


def told_of(table: Table, origins: Origins | None, kept: Mask) -> tuple[Finding, ...]:
    """What was filled, and what contradicts, in the rows that are data."""
    if origins is None:
        return ()
    findings: list[Finding] = []
    filled, differing = origins.filled & kept, origins.differing & kept
    if filled.any():
        findings.append(
            table.finding(
                Level.NOTE,
                "The ethnic origin is blank in the column used, and is taken from the other one",
                field="ethnic_origin",
                rows=table.rows[filled],
            )
        )
    if differing.any():
        findings.append(
            table.finding(
                Level.WARNING,
                "Two columns tell different ethnic groups; the one that is used decides",
                field="ethnic_origin",
                rows=table.rows[differing],
                mend="Correct the one that is wrong in the source.",
            )
        )
    return tuple(findings)
