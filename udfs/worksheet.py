"""What makes a Python function a worksheet function, once for the add-in, xlwings Server and plain Python."""

import inspect
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from udfs.errors import CellError, ExcelError

CATEGORY = "WRES"
LONGEST_HELP = 255
"""What Excel's function wizard shows of a description."""

_Function = Callable[..., Any]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Argument:
    """An argument as the function wizard shows it; a repeated one stands for any number of arguments."""

    name: str
    help: str
    optional: bool
    repeated: bool


@dataclass(frozen=True)
class WorksheetFunction:
    """A function as Excel knows it.

    `summary` is what the wizard says; `notes` follow it in the reference. `example` holds the arguments of a
    worked example: numbers, texts, and lists of rows for ranges.
    """

    name: str
    summary: str
    notes: str
    arguments: tuple[Argument, ...]
    example: tuple[Any, ...]
    call: _Function


FUNCTIONS: dict[str, WorksheetFunction] = {}
"""Every worksheet function by its name, in the order in which they are defined."""


def worksheet_function(example: tuple[Any, ...], /, **helps: str) -> Callable[[_Function], _Function]:
    """Make a function one of `FUNCTIONS`, with the arguments of its example and a help text an argument.

    Where xlwings is loaded, and so may be what calls, the function is decorated for it too. It is not
    imported for that: it brings pandas with it, for which every other caller would wait.

    Raises:
        TypeError: the help texts are not those of the arguments, in their order, or a text is too long.
    """

    def register(function: _Function) -> _Function:
        arguments = _arguments(function, helps)
        summary, _, notes = inspect.cleandoc(function.__doc__ or "").partition("\n\n")
        summary = " ".join(summary.split())
        if not summary or len(summary) > LONGEST_HELP:
            raise TypeError(f"{function.__name__}: its first paragraph is {len(summary)} characters long")
        call = _for_xlwings(_caught(function), summary, arguments)
        FUNCTIONS[function.__name__] = WorksheetFunction(
            function.__name__, summary, notes, arguments, example, call
        )
        return call

    return register


def _arguments(function: _Function, helps: dict[str, str]) -> tuple[Argument, ...]:
    parameters = inspect.signature(function).parameters.values()
    if [each.name for each in parameters] != list(helps):
        raise TypeError(f"{function.__name__}: help for {list(helps)}, not for its arguments")
    if long := [name for name, text in helps.items() if not 0 < len(text) <= LONGEST_HELP]:
        raise TypeError(f"{function.__name__}: help missing or too long for {long}")
    return tuple(
        Argument(
            each.name,
            helps[each.name],
            each.default is not inspect.Parameter.empty,
            each.kind is inspect.Parameter.VAR_POSITIONAL,
        )
        for each in parameters
    )


def _caught(function: _Function) -> _Function:
    """The function with what was not foreseen answered as Excel does, so that no cell shows a traceback."""

    @wraps(function)
    def call(*arguments: Any) -> Any:
        try:
            return function(*arguments)
        except CellError as error:
            return error.error
        except Exception as error:
            # The message of an error may hold what stands in a cell; its kind and place do not.
            place = error.__traceback__
            while place and place.tb_next:
                place = place.tb_next
            line = f"{place.tb_frame.f_code.co_name}, line {place.tb_lineno}" if place else "an unknown place"
            _log.error("%s failed with %s in %s", function.__name__, type(error).__name__, line)
            return ExcelError.VALUE

    return call


def _for_xlwings(call: _Function, summary: str, arguments: tuple[Argument, ...]) -> _Function:
    """The function decorated for xlwings where that is loaded; as it is, elsewhere."""
    if "xlwings" not in sys.modules:
        return call
    from xlwings import arg, func  # noqa: PLC0415

    if sys.platform != "emscripten":
        # xlwings Server looks for Pyodide anew at every cell that it reads, which takes longer than all else
        # together. None is Python's way of saying that a module is not there.
        sys.modules.setdefault("pyodide", None)  # type: ignore[arg-type]
    # xlwings takes the docstring for its help, and converts what has a type hint by that.
    call.__doc__, call.__annotations__ = summary, {}
    # Ranges keep their shape, so that an answer spills as its range lies; errors are told from blanks.
    for each in reversed(arguments):
        call = arg(each.name, ndim=2, err_to_str=True, doc=each.help)(call)
    decorated: _Function = func(category=CATEGORY)(call)
    return decorated
