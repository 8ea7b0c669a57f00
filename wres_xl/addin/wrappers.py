"""The worksheet functions as the add-in has them: a VBA wrapper each, and what the function wizard says.

xlwings generates wrappers itself, but only within Excel, and they answer a text where an error is meant.
These are generated from our own register of functions, which needs neither Excel nor xlwings.
"""

from collections.abc import Iterable

import udfs.functions  # noqa: F401 - importing it fills the register
from udfs.worksheet import FUNCTIONS as REGISTER
from udfs.worksheet import Argument, WorksheetFunction

FUNCTIONS: tuple[WorksheetFunction, ...] = tuple(REGISTER.values())
"""Every worksheet function, in the order of the reference."""

MODULE = "WresFunctions"
"""The VBA module that holds the wrappers."""

HelpRow = tuple[str, ...]
"""A function's name, its description, and a description for each argument."""


def help_rows(functions: Iterable[WorksheetFunction] = FUNCTIONS) -> tuple[HelpRow, ...]:
    """What the function wizard says, a row for each function; every text is within Excel's 255 characters."""
    return tuple((each.name, each.summary, *(arg.help for arg in each.arguments)) for each in functions)


def wrappers_module(functions: Iterable[WorksheetFunction] = FUNCTIONS) -> str:
    """The source of the module `WresFunctions`."""
    head = f'Attribute VB_Name = "{MODULE}"\nOption Explicit\n\n\' Generated from udfs/functions.py.\n'
    return head + "".join(f"\n{wrapper(each)}" for each in functions)


def wrapper(function: WorksheetFunction) -> str:
    """The VBA function that stands for one worksheet function."""
    name = function.name
    parameters = ", ".join(map(_parameter, function.arguments))
    plain = ", ".join(each.name for each in function.arguments if not each.repeated)
    lines = [f"Public Function {name}({parameters}) As Variant"]
    arguments = f"Array({plain})"
    for repeated in (each.name for each in function.arguments if each.repeated):
        # VBA passes a ParamArray on as a copy only.
        lines += ["    Dim repeated As Variant", f"    repeated = {repeated}"]
        arguments = f"WresJoined({arguments}, repeated)"
    lines += [f'    {name} = WresCall("{name}", {arguments})', "End Function"]
    return "\n".join(lines) + "\n"


def _parameter(argument: Argument) -> str:
    if argument.repeated:
        return f"ParamArray {argument.name}() As Variant"
    return f"{'Optional ' if argument.optional else ''}{argument.name} As Variant"
