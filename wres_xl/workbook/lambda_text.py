"""A worksheet function as an Excel expression, and the text by which Excel's file format knows it.

A file names what came after Excel 2007 with a prefix, so that older versions show a name that they do not
know in place of a formula that they cannot read: `_xlfn.` for functions, `_xlpm.` for the parameters of
LAMBDA and the names of LET, and `_xlop.` for a parameter that may be left out, where it is declared. Excel
shows none of them.
"""

import re
from dataclasses import dataclass

NEWER_FUNCTIONS = frozenset(
    {"ISOMITTED", "LAMBDA", "LET", "MAP", "NORM.S.INV", "REDUCE", "SEQUENCE", "UNICHAR"}
)
"""The functions of our expressions that came after Excel 2007."""

_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<function>[A-Z][A-Z0-9.]*)(?=\()"
    r"|(?P<name>[a-z][a-z_]*)"
)


@dataclass(frozen=True)
class Lambda:
    """A function that a workbook defines for itself.

    The body is an expression as it would be typed into an English Excel, over as many lines as it needs:
    functions in capitals, parameters and the names of LET in small letters.
    """

    name: str
    parameters: tuple[str, ...]
    body: str
    optional: tuple[str, ...] = ()

    @property
    def stored(self) -> str:
        """The text of the defined name in a file, without an equals sign."""
        required = [f"_xlpm.{name}" for name in self.parameters]
        may_be_left_out = [f"_xlop.{name}" for name in self.optional]
        body = _TOKEN.sub(_prefixed, one_line(self.body))
        return f"_xlfn.LAMBDA({','.join([*required, *may_be_left_out, body])})"


def one_line(expression: str) -> str:
    """An expression without its line breaks and what indents them."""
    return "".join(line.strip() for line in expression.splitlines())


def _prefixed(token: re.Match[str]) -> str:
    match token.lastgroup:
        case "function" if token[0] in NEWER_FUNCTIONS:
            return f"_xlfn.{token[0]}"
        case "name":
            return f"_xlpm.{token[0]}"
        case _:
            return token[0]
