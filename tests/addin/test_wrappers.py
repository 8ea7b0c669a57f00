"""The generated VBA functions, word by word for one of each kind, and what the function wizard says."""

import re

import pytest

from udfs.worksheet import FUNCTIONS
from wres_xl.addin.wrappers import help_rows, wrapper, wrappers_module

SCALAR = """\
Public Function WRES_LIKELIHOOD(events As Variant, total As Variant) As Variant
    WRES_LIKELIHOOD = WresCall("WRES_LIKELIHOOD", Array(events, total))
End Function
"""
OPTIONAL = """\
Public Function WRES_WORKFORCE_SECTION(staff_group As Variant, Optional job_role As Variant) As Variant
    WRES_WORKFORCE_SECTION = WresCall("WRES_WORKFORCE_SECTION", Array(staff_group, job_role))
End Function
"""
REPEATED = """\
Public Function WRES_HEADCOUNT(employee_numbers As Variant, ParamArray criteria() As Variant) As Variant
    Dim repeated As Variant
    repeated = criteria
    WRES_HEADCOUNT = WresCall("WRES_HEADCOUNT", WresJoined(Array(employee_numbers), repeated))
End Function
"""
SPILLING = """\
Public Function WRES_PERCENTAGE_INTERVAL(events As Variant, total As Variant, \
Optional confidence As Variant) As Variant
    WRES_PERCENTAGE_INTERVAL = WresCall("WRES_PERCENTAGE_INTERVAL", Array(events, total, confidence))
End Function
"""
WITHOUT_ARGUMENTS = """\
Public Function WRES_VERSION() As Variant
    WRES_VERSION = WresCall("WRES_VERSION", Array())
End Function
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("WRES_LIKELIHOOD", SCALAR),
        ("WRES_WORKFORCE_SECTION", OPTIONAL),
        ("WRES_HEADCOUNT", REPEATED),
        ("WRES_PERCENTAGE_INTERVAL", SPILLING),
        ("WRES_VERSION", WITHOUT_ARGUMENTS),
    ],
)
def test_a_function_in_vba(name: str, text: str) -> None:
    assert wrapper(FUNCTIONS[name]) == text


def test_every_function_has_its_wrapper_in_order() -> None:
    names = re.findall(r"^Public Function (\w+)\(", wrappers_module(), re.MULTILINE)
    assert names == list(FUNCTIONS)


def test_vba_can_hold_every_line() -> None:
    assert max(map(len, wrappers_module().splitlines())) <= 1023


def test_the_wizard_is_told_of_every_function_and_argument() -> None:
    rows = {name: texts for name, *texts in help_rows()}
    assert list(rows) == list(FUNCTIONS)
    assert {name: len(texts) - 1 for name, texts in rows.items()} == {
        name: len(function.arguments) for name, function in FUNCTIONS.items()
    }
    # Excel refuses a longer description, and ours end the arguments at the first blank one.
    assert {text for texts in rows.values() for text in texts if not 0 < len(text) <= 255} == set()
