"""The function reference, made from the functions themselves: `python -m udfs.reference docs/functions.md`.

The examples' results are computed as it is made.
"""

import sys
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import udfs.functions  # noqa: F401 - the functions are known once they are defined
from udfs.values import HIGHEST_CONFIDENCE, LOWEST_CONFIDENCE, MOST_PEOPLE, grid
from udfs.worksheet import FUNCTIONS, Argument, WorksheetFunction
from wres_xl.outputs import save_text
from wres_xl.wording import number

_INTRODUCTION = f"""# Worksheet functions

With the add-in, these functions work in any cell of any workbook; type `=WRES_` and Excel offers them, under the category WRES. What they count and compute is what the WRES workbook counts and computes.

## What goes in, what comes out

* **A cell or a range.** Where one cell is asked for, a range may be given: the answer then spills over as many cells. A single cell goes with every cell of a range; ranges beside each other must have the same shape.
* **Whole columns** (`A:A`, `A2:A1048576`) are answered down to their last filled row. In a shorter range every row has its answer, blank ones too.
* **Numbers as text**, such as ` 1,234 `, are numbers. Spaces around text and capitals do not matter.
* **Blanks.** Where all counts are blank the answer is blank. Where only some are, it is `#N/A`: a missing count is never taken for 0.

| Answer | What it means |
|---|---|
| `#VALUE!` | Text, TRUE or FALSE, or a date where a number belongs; ranges that do not fit together; tables that are not recognised |
| `#NUM!` | A number that cannot be: a count that is negative, not whole or above {number(MOST_PEOPLE)}; a part above its whole; a confidence outside {LOWEST_CONFIDENCE} to {HIGHEST_CONFIDENCE} |
| `#DIV/0!` | A rate of nobody, or a ratio to a rate of 0 |
| `#N/A` | Something is missing: a count, a criterion, a figure that cannot be given |
| any error | An error in a cell that is used is passed on; of several, that of the first argument |

These are Excel's own errors: `IFERROR` and `ISNA` see them.
"""  # noqa: E501 - a paragraph of Markdown is one line


_WITHOUT_ADDIN = """\
## Functions without the add-in

A workbook made by `wres-xl generate` defines nine of these functions for itself: WRES_LIKELIHOOD, \
WRES_RELATIVE_LIKELIHOOD, WRES_RELATIVE_LIKELIHOOD_INTERVAL, WRES_P_VALUE, WRES_VERDICT, \
WRES_PERCENTAGE_INTERVAL, WRES_BOARD_DIFFERENCE, WRES_DISPARITY_RATIO and WRES_VERSION. They need neither \
macros nor Python, only Excel for Microsoft 365, or Excel 2024. They stand in Formulas > Name Manager. In an \
older Excel a formula that calls one shows `#NAME?`; no formula of the workbook's own does.

The other functions need the code lists or the counting of WRES-XL, and so the add-in.

Where the add-in is loaded too, methods, answers and errors are the same, except that in the workbook's own:

* text is read as a number only where Excel would write the number so, with or without thousands separators: \
`007` and `12.0` as text are `#VALUE!`;
* a cell formatted as a date counts as the number behind it;
* any error in an argument is passed on as it is;
* ranges that do not fit together give `#N/A` or a grid, not `#VALUE!`;
* ranges are asked for, not whole columns;
* WRES_P_VALUE and WRES_VERDICT fail where the test has more than 1,048,576 tables to look at.
"""


def reference() -> str:
    """The reference of all functions as Markdown."""
    sections = "\n".join(map(_section, FUNCTIONS.values()))
    return f"{_INTRODUCTION}\n{sections}\n{_WITHOUT_ADDIN}"


def _section(function: WorksheetFunction) -> str:
    arguments = ", ".join(map(_as_argument, function.arguments))
    parts = [f"## {function.name}", f"`={function.name}({arguments})`", function.summary]
    parts += [" ".join(each.split()) for each in function.notes.split("\n\n") if each]
    if function.arguments:
        rows = "\n".join(f"| `{each.name}` | {_in_table(each.help)} |" for each in function.arguments)
        parts.append(f"| Argument | What it is |\n|---|---|\n{rows}")
    parts.append(f"Example: `{formula(function)}`")
    parts.append(_answer(function.call(*function.example)))
    return "\n\n".join(parts) + "\n"


def _as_argument(argument: Argument) -> str:
    if argument.repeated:
        return f"[{argument.name}], …"
    return f"[{argument.name}]" if argument.optional else argument.name


def formula(function: WorksheetFunction) -> str:
    """The worked example as it is typed into a cell; ranges are array constants."""
    return f"={function.name}({', '.join(map(_typed, function.example))})"


def _typed(value: Any) -> str:
    if isinstance(value, list):
        return "{" + ";".join(",".join(map(_typed, row)) for row in value) + "}"
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value)


def _answer(answer: Any) -> str:
    """A single answer in a line, a range as it stands on a sheet."""
    if not isinstance(answer, list):
        return f"Answer: {_shown(answer)}"
    rows = grid(answer)
    letters = ascii_uppercase[: len(rows[0])]
    lines = [f"|  | {' | '.join(letters)} |", "|---" * (len(letters) + 1) + "|"]
    lines += [f"| {place} | {' | '.join(map(_shown, row))} |" for place, row in enumerate(rows, start=1)]
    return "Answer:\n\n" + "\n".join(lines)


def _shown(cell: Any) -> str:
    return f"{cell:.6g}" if isinstance(cell, float) else _in_table(str(cell))


def _in_table(text: str) -> str:
    return text.replace("|", r"\|")


def main() -> None:
    """Write the reference to the file that the command names."""
    (_, path) = sys.argv
    save_text(Path(path), reference(), replace=True)


if __name__ == "__main__":
    main()
