"""Cells for the functions that a workbook defines, what Python answers for them, and files for engines.

Errors are written as their text, `#N/A`, here as in the answers of the worksheet functions.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from udfs import functions
from udfs.values import Cell, grid
from wres_xl.workbook.lambda_text import Lambda, one_line
from wres_xl.workbook.lambdas import LAMBDAS, define

FUNCTIONS = {each.name: each for each in LAMBDAS}
OF_COUNTS = [name for name, each in FUNCTIONS.items() if each.parameters]
PAIRS = ("WRES_RELATIVE_LIKELIHOOD_INTERVAL", "WRES_PERCENTAGE_INTERVAL")

ERRORS = {"#DIV/0!": "1/0", "#N/A": "NA()", "#NUM!": "SQRT(-1)", "#VALUE!": 'VALUE("")'}
HOSTILE: list[Cell] = [
    *(None, "", " ", "abc", True, False, "TRUE"),
    *(" 12 ", "7", "\xa07\xa0", "1,234", "12,34", "-3", "2.5", "1e3", "12%", "£5", "1/2/2020", "1 1/2"),
    *(0.0, 1.0, 3.0, 10.0, 100.0, -1.0, 2.5, 1e9, 1e-9),
    *ERRORS,
]
LEVELS: list[Cell] = [None, "", 0.95, 0.9, 0.5, 0.999, "0.9", 0.4, 1.0, -1.0, "often", "95%", *ERRORS]


def by_python(name: str, arguments: Sequence[Any]) -> list[list[Cell]]:
    """The rows that the worksheet function of the same name answers."""
    answer = getattr(functions, name)(*arguments)
    return [list(row) for row in grid(answer)]


def agree(found: Cell, expected: Cell) -> bool:
    """Whether two answers are one; numbers to nine digits, since every engine has its own GAMMALN."""
    if isinstance(found, float) and isinstance(expected, float):
        return isclose(found, expected, rel_tol=1e-9, abs_tol=1e-12)
    return (found or "") == (expected or "")


@dataclass
class CellFile:
    """A workbook of one sheet with the functions defined, to be filled and then opened by an engine."""

    path: Path
    file: xlsxwriter.Workbook = field(init=False)

    def __post_init__(self) -> None:
        self.file = xlsxwriter.Workbook(self.path, {"use_future_functions": True})
        self.sheet = self.file.add_worksheet("Cells")
        define(self.file)

    def fill(self, row: int, column: int, cell: Cell) -> str:
        """Write a cell as a person would have it, and return its address."""
        if isinstance(cell, str):
            if cell in ERRORS:
                self.sheet.write_formula(row, column, f"={ERRORS[cell]}")
            else:
                self.sheet.write_string(row, column, cell)
        elif cell is not None:
            self.sheet.write(row, column, cell)
        address: str = xl_rowcol_to_cell(row, column)
        return address

    def call(self, row: int, column: int, formula: str) -> None:
        """Write a formula whose answer may spill."""
        self.sheet.write_dynamic_array_formula(row, column, row, column, f"={formula}")


def for_single_cells(function: Lambda) -> str:
    """A function's body for one row of cells, with no argument left out: without MAP and ISOMITTED."""
    body = one_line(function.body).replace("ISOMITTED(confidence)", "FALSE")
    return re.sub(r"MAP\((\w+),as_people\)", r"as_people(\1)", body)


def steps(function: Lambda, arguments: Sequence[str], place: Callable[[int], str]) -> list[str]:
    """A function's body for engines that know neither LET nor LAMBDA: a formula for each step, in order.

    `arguments` are the addresses of all arguments, and `place` tells that of a step. The last formula is the
    answer; a pair of limits has two.
    """
    known = dict(zip([*function.parameters, *function.optional], arguments, strict=True))
    *bindings, answer = _arguments(for_single_cells(function), len("LET"))
    formulas: list[str] = []
    for name, text in zip(bindings[::2], bindings[1::2], strict=True):
        if text.startswith("LAMBDA("):
            known[name] = text
        else:
            known[name] = place(len(formulas))
            formulas.append(_expanded(text, known))
    _, pair, both = answer.partition("IF({1,0}")
    answers = _arguments(f"({both}", 0)[1:3] if pair else [answer]
    return [*formulas, *(_expanded(each, known) for each in answers)]


_CALL_OR_NAME = re.compile(r'"(?:[^"]|"")*"|LET(?=\()|[a-z][a-z_]*')


def _expanded(text: str, known: Mapping[str, str]) -> str:
    """An expression with LETs and calls of LAMBDAs replaced by what they stand for."""
    match = _CALL_OR_NAME.search(text)
    while match and match[0] != "LET" and match[0] not in known:
        match = _CALL_OR_NAME.search(text, match.end())
    if not match:
        return text
    before, end = text[: match.start()], match.end()
    if match[0] == "LET":
        *bindings, answer = _arguments(text, end)
        inner = dict(known)
        for name, value in zip(bindings[::2], bindings[1::2], strict=True):
            inner[name] = f"({_expanded(value, inner)})"
        return f"{before}({_expanded(answer, inner)}){_expanded(text[_closing(text, end) + 1 :], known)}"
    stands_for = known[match[0]]
    if not stands_for.startswith("LAMBDA("):
        return f"{before}{stands_for}{_expanded(text[end:], known)}"
    *parameters, body = _arguments(stands_for, len("LAMBDA"))
    given = [f"({_expanded(each, known)})" for each in _arguments(text, end)]
    bound = {**known, **dict(zip(parameters, given, strict=True))}
    return f"{before}({_expanded(body, bound)}){_expanded(text[_closing(text, end) + 1 :], known)}"


def _closing(text: str, opening: int) -> int:
    """Where the bracket that opens at `opening` closes."""
    depth = 0
    for at, mark in _marks(text, opening):
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if not depth:
            return at
    raise ValueError(f"a bracket is not closed: {text[opening:]}")


def _arguments(text: str, opening: int) -> list[str]:
    """The arguments between the bracket at `opening` and the one that closes it."""
    depth, start, found = 0, opening + 1, []
    end = _closing(text, opening)
    for at, mark in _marks(text, opening):
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if at == end or (mark == "," and depth == 1):
            found.append(text[start:at].strip())
            start = at + 1
        if at == end:
            break
    return found


def _marks(text: str, start: int) -> list[tuple[int, str]]:
    """The brackets and commas from `start` on that stand outside quotation marks."""
    pieces = re.finditer(r'"(?:[^"]|"")*"|[(),]', text)
    return [(each.start(), each[0]) for each in pieces if each.start() >= start and each[0] in "(),"]
