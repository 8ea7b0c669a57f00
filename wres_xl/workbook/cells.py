"""Cells that hold a formula and, for viewers that do not calculate, the value it has now."""

from dataclasses import dataclass

Value = str | float | int | bool

NOT_AVAILABLE = "n/a"
"""What a cell shows where a figure is undefined or missing: never an error and never 0."""


@dataclass(frozen=True)
class Live:
    """A formula, written without its equals sign, and its present value."""

    formula: str
    value: Value


Content = Live | Value | None


def shown(value: float | None) -> Value:
    """A value as a cell shows it."""
    return NOT_AVAILABLE if value is None else value


def if_numbers(cells: list[str], formula: str) -> str:
    """`formula` where all the cells hold numbers, else not available."""
    return f'IF(COUNT({",".join(cells)})<{len(cells)},"{NOT_AVAILABLE}",{formula})'


def if_defined(condition_undefined: str, formula: str) -> str:
    """`formula` unless the condition holds, then not available."""
    return f'IF({condition_undefined},"{NOT_AVAILABLE}",{formula})'


def number_or(cell: str, otherwise: int, value: Value | None) -> Live:
    """The number in a cell, which now holds `value`, else another number."""
    known = otherwise if value is None or isinstance(value, str) else value
    return Live(f"IF(COUNT({cell})=1,{cell},{otherwise})", known)
