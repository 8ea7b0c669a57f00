"""The functions that a workbook defines for itself: their text in the file, and that the file stays sound."""

import inspect
import re
from pathlib import Path

import pytest
from lambda_cells import FUNCTIONS, CellFile
from libreoffice.cached import formulas
from libreoffice.office import Office
from openxml_audit import OpenXmlValidator
from parts import MAIN, trees
from xlsxwriter.worksheet import Worksheet

from udfs import functions
from wres_xl.workbook.lambda_text import Lambda, one_line

LONGEST_FORMULA, DEEPEST_NESTING, MOST_PARAMETERS = 8192, 64, 253
"""Excel's limits for a formula's characters, for functions in functions, and for LAMBDA's parameters."""

ADD_IN_ONLY = {
    *("WRES_ETHNIC_GROUP", "WRES_PAY_BAND", "WRES_WORKFORCE_SECTION", "WRES_HEADCOUNT", "WRES_INDICATOR"),
    *("WRES_SUPPRESS", "WRES_COMMENTARY"),
}

BOUND = re.compile(r"_xl[op][pm]\.(\w+)")


@pytest.fixture(scope="module")
def defined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with the functions, and one number in it."""
    cells = CellFile(tmp_path_factory.mktemp("defined") / "defined.xlsx")
    cells.fill(0, 0, 1.0)
    cells.file.close()
    return cells.path


def names(path: Path) -> dict[str, str]:
    """The defined names of a file and their text."""
    (tree,) = trees(path, r"xl/workbook\.xml$").values()
    return {str(each.get("name")): str(each.text) for each in tree.iter(f"{MAIN}definedName")}


def without_prefixes(text: str) -> str:
    return re.sub(r"_xl(?:fn|pm|op)\.", "", text)


def test_the_version_in_the_file(defined: Path) -> None:
    assert names(defined)["WRES_VERSION"] == '_xlfn.LAMBDA("0.1.0")'


def test_a_likelihood_in_the_file(defined: Path) -> None:
    assert names(defined)["WRES_LIKELIHOOD"] == (
        "_xlfn.LAMBDA(_xlpm.events,_xlpm.total,_xlfn.LET("
        '_xlpm.plain,_xlfn.LAMBDA(_xlpm.entry,TRIM(SUBSTITUTE(_xlpm.entry,_xlfn.UNICHAR(160)," "))),'
        "_xlpm.as_number,_xlfn.LAMBDA(_xlpm.entry,_xlfn.LET(_xlpm.words,_xlpm.plain(_xlpm.entry),"
        "IF(ISNUMBER(_xlpm.entry),_xlpm.entry,"
        'IF((VALUE(_xlpm.words)&""=_xlpm.words)+(TEXT(VALUE(_xlpm.words),"#,##0")=_xlpm.words),'
        'VALUE(_xlpm.words),VALUE(""))))),'
        "_xlpm.as_people,_xlfn.LAMBDA(_xlpm.entry,_xlfn.LET(_xlpm.people,_xlpm.as_number(_xlpm.entry),"
        "IF((_xlpm.people<0)+(_xlpm.people>100000000)+(_xlpm.people<>INT(_xlpm.people)),SQRT(-1),_xlpm.people))),"
        '_xlpm.x,IF(_xlpm.plain(_xlpm.events)="",NA(),_xlfn.MAP(_xlpm.events,_xlpm.as_people)),'
        '_xlpm.n,IF(_xlpm.plain(_xlpm.total)="",NA(),_xlfn.MAP(_xlpm.total,_xlpm.as_people)),'
        "_xlpm.zeros,0*(_xlpm.x+_xlpm.n),"
        "_xlpm.checked,_xlfn.LAMBDA(_xlpm.answer,"
        "IF(ISERROR(_xlpm.events),_xlpm.events,IF(ISERROR(_xlpm.total),_xlpm.total,"
        'IF(_xlpm.plain(_xlpm.events&_xlpm.total)="","",'
        "IF(_xlpm.zeros+(_xlpm.x>_xlpm.n),SQRT(-1),IF(_xlpm.n=0,1/0,_xlpm.answer)))))),"
        "_xlpm.checked(_xlpm.x/_xlpm.n)))"
    )


def test_a_parameter_that_may_be_left_out(defined: Path) -> None:
    """Declared with one prefix and used with another, as Excel itself saves it."""
    text = names(defined)["WRES_PERCENTAGE_INTERVAL"]
    assert text.startswith("_xlfn.LAMBDA(_xlpm.events,_xlpm.total,_xlop.confidence,_xlfn.LET(")
    assert "_xlfn.ISOMITTED(_xlpm.confidence)" in text
    assert text.count("_xlop.") == 1


def test_the_same_functions_as_the_add_ins() -> None:
    add_in = {name for name in vars(functions) if name.startswith("WRES_")}
    assert FUNCTIONS.keys() == add_in - ADD_IN_ONLY


@pytest.mark.parametrize("each", FUNCTIONS.values(), ids=FUNCTIONS)
def test_the_same_arguments_as_the_add_ins(each: Lambda) -> None:
    parameters = inspect.signature(getattr(functions, each.name)).parameters.values()
    assert [*each.parameters, *each.optional] == [parameter.name for parameter in parameters]
    may_be_left_out = [each.name for each in parameters if each.default is not inspect.Parameter.empty]
    assert [*each.optional] == may_be_left_out


@pytest.mark.parametrize("each", FUNCTIONS.values(), ids=FUNCTIONS)
def test_every_newer_function_has_its_prefix(each: Lambda) -> None:
    """XlsxWriter's own list of newer functions is the judge."""
    typed = f"LAMBDA({','.join([*each.parameters, *each.optional, one_line(each.body)])})"
    expected = Worksheet()._prepare_formula(typed, expand_future_functions=True)
    assert re.sub(r"_xl(?:pm|op)\.", "", each.stored) == expected


@pytest.mark.parametrize("each", FUNCTIONS.values(), ids=FUNCTIONS)
def test_within_excels_limits(each: Lambda) -> None:
    depth = deepest = 0
    for mark in re.sub(r'"[^"]*"', "", each.stored):
        depth += {"(": 1, ")": -1}.get(mark, 0)
        deepest = max(deepest, depth)
    assert depth == 0
    assert deepest <= DEEPEST_NESTING
    assert len(each.stored) <= LONGEST_FORMULA
    assert len([*each.parameters, *each.optional]) <= MOST_PARAMETERS


@pytest.mark.parametrize("each", FUNCTIONS.values(), ids=FUNCTIONS)
def test_names_that_excel_would_not_take_for_something_else(each: Lambda) -> None:
    """Not for a cell, a row or a column of R1C1, or one of its functions."""
    bound = {name.upper() for name in BOUND.findall(each.stored)}
    used = {name.upper() for name in re.findall(r"[A-Z][A-Z0-9.]*(?=\()", without_prefixes(each.stored))}
    assert [name for name in bound if re.fullmatch(r"[A-Z]{1,3}\d+|[RC]|R\d*C\d*", name)] == []
    assert bound & used == set()


@pytest.mark.parametrize("each", FUNCTIONS.values(), ids=FUNCTIONS)
def test_every_word_of_a_body_is_a_function_or_bound(each: Lambda) -> None:
    """A name left without a prefix would be #NAME? in Excel."""
    plain = re.sub(r'"[^"]*"', "", each.stored)
    assert re.findall(r"(?<![\w.])[a-z]\w*", re.sub(r"_xl(?:fn|pm|op)\.\w[\w.]*", "", plain)) == []
    declared = {*each.parameters, *each.optional, *re.findall(r"_xlpm\.(\w+),", plain)}
    assert set(BOUND.findall(plain)) <= declared


def test_a_workbook_that_defines_them_is_sound(defined: Path) -> None:
    result = OpenXmlValidator().validate(defined)
    assert result.errors == []


def test_libreoffice_opens_it_and_shows_no_error(defined: Path, office: Office) -> None:
    with office.open(defined) as document:
        document.recalculate()
        assert document.values("Cells", "A1:A1") == [[1.0]]
        assert document.formulas() == {}


def test_the_generated_workbook_defines_them(workbook: Path) -> None:
    assert {name: each.stored for name, each in FUNCTIONS.items()}.items() <= names(workbook).items()


def test_no_cell_of_the_generated_workbook_calls_them(workbook: Path) -> None:
    """In an older Excel it would show #NAME?."""
    cells = formulas(workbook)
    assert cells
    assert [cell for cell, formula in cells.items() if "WRES_" in formula.upper()] == []
