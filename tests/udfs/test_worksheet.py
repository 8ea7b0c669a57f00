"""What every worksheet function has: help that fits Excel's wizard, a cheap import, and no traceback."""

import inspect
import json
import logging
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.udfs.conftest import HOUSE
from udfs import functions
from udfs.reference import formula, reference
from udfs.worksheet import FUNCTIONS, worksheet_function
from wres_xl import __version__

NAMES = """
WRES_LIKELIHOOD WRES_RELATIVE_LIKELIHOOD WRES_RELATIVE_LIKELIHOOD_INTERVAL WRES_P_VALUE WRES_VERDICT
WRES_PERCENTAGE_INTERVAL WRES_ETHNIC_GROUP WRES_PAY_BAND WRES_WORKFORCE_SECTION WRES_HEADCOUNT
WRES_BOARD_DIFFERENCE WRES_DISPARITY_RATIO WRES_INDICATOR WRES_SUPPRESS WRES_COMMENTARY WRES_VERSION"""


def in_new_process(script: str, **environment: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=HOUSE,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_the_functions_are_these_and_lie_where_excel_looks_for_them() -> None:
    assert sorted(FUNCTIONS) == sorted(NAMES.split())
    assert all(getattr(functions, name) is each.call for name, each in FUNCTIONS.items())


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))
def test_help_fits_the_function_wizard(function: Any) -> None:
    assert 0 < len(function.summary) <= 255
    assert all(0 < len(each.help) <= 255 for each in function.arguments)
    assert all("\n" not in text for text in (function.summary, *(each.help for each in function.arguments)))
    # Excel's window shows the names of all arguments together in so many characters.
    assert len(", ".join(each.name for each in function.arguments)) <= 255
    assert [each.name for each in function.arguments] == list(inspect.signature(function.call).parameters)


def test_the_import_loads_nothing_heavy() -> None:
    heavy = "('pandas', 'numpy', 'scipy', 'polars', 'xlsxwriter', 'narwhals', 'xlwings', 'openpyxl')"
    script = f"import sys, udfs.functions; print([each for each in {heavy} if each in sys.modules])"
    assert in_new_process(script) == "[]"


def test_xlwings_server_describes_the_functions_as_they_are() -> None:
    script = (
        "import json, xlwings.server, udfs.functions\n"
        "print(json.dumps(xlwings.server.custom_functions_meta(udfs.functions)))"
    )
    told = json.loads(in_new_process(script, XLWINGS_ON_SERVER="true", XLWINGS_LICENSE_KEY="noncommercial"))
    by_name = {each["name"]: each for each in told["functions"]}
    assert by_name.keys() == FUNCTIONS.keys()
    for name, function in FUNCTIONS.items():
        assert by_name[name]["description"] == function.summary
        parameters = [
            (each["name"], each["description"], bool(each.get("optional")), bool(each.get("repeating")))
            for each in by_name[name]["parameters"]
        ]
        ours = [(each.name, each.help, each.optional, each.repeated) for each in function.arguments]
        assert parameters == ours


def test_what_was_not_foreseen_is_an_error_in_the_cell_and_tells_nothing_of_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("Ann Other, 10203040")

    monkeypatch.setattr("udfs.functions.cores.likelihood", broken)
    assert functions.WRES_LIKELIHOOD(1, 2) == "#VALUE!"
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert "WRES_LIKELIHOOD failed with RuntimeError in broken" in record.getMessage()
    assert "Ann" not in caplog.text


def test_help_must_be_there_for_every_argument() -> None:
    def no_help(first: Any, second: Any) -> None:
        """What it does."""

    def no_docstring(first: Any) -> None:
        pass

    with pytest.raises(TypeError, match="not for its arguments"):
        worksheet_function((), first="The first.")(no_help)
    with pytest.raises(TypeError, match="too long"):
        worksheet_function((), first="x" * 256, second="y")(no_help)
    with pytest.raises(TypeError, match="first paragraph"):
        worksheet_function((), first="The first.")(no_docstring)


def test_the_version() -> None:
    assert functions.WRES_VERSION() == __version__


def test_the_reference_is_what_the_functions_say_and_answer(caplog: pytest.LogCaptureFixture) -> None:
    committed = (HOUSE / "docs" / "functions.md").read_text(encoding="utf-8")
    assert committed == reference(), "run: python -m udfs.reference docs/functions.md"
    assert caplog.records == []
    for name, function in FUNCTIONS.items():
        assert f"\n## {name}\n" in committed
        assert formula(function) in committed
        assert all(f"| `{each.name}` |" in committed for each in function.arguments)
