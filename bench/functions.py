"""Measures the worksheet functions: their import in a new process, calls of single cells, and a long range.

Each call goes through xlwings Server's own path, `custom_functions_call`, and stands beside an empty
function that goes the same way, so that what is ours is told from what is xlwings'.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

ROWS = 20_000
"""Of a long range."""

_TWO_GROUPS = (268.0, 1887.0, 30.0, 457.0)
CALLS: dict[str, tuple[Any, ...]] = {
    "WRES_LIKELIHOOD": (30.0, 457.0),
    "WRES_RELATIVE_LIKELIHOOD": _TWO_GROUPS,
    "WRES_RELATIVE_LIKELIHOOD_INTERVAL": _TWO_GROUPS,
    "WRES_P_VALUE": _TWO_GROUPS,
    "WRES_VERDICT": _TWO_GROUPS,
    "WRES_PERCENTAGE_INTERVAL": (30.0, 457.0),
    "WRES_ETHNIC_GROUP": ("CX White Mixed",),
    "WRES_PAY_BAND": ("NHS|XR05|Review Body Band 5",),
    "WRES_WORKFORCE_SECTION": ("Estates and Ancillary",),
    "WRES_BOARD_DIFFERENCE": (1.0, 14.0, 123.0, 1618.0),
    "WRES_DISPARITY_RATIO": (320.0, 96.0, 60.0, 9.0),
}
_ORIGINS = ("A White - British", "CX White Mixed", "N Black - African", "Z Not Stated", "", "Martian")


@dataclass(frozen=True)
class Timed:
    """Seconds of one call: by plain Python, and through xlwings; `empty` is an empty function through it."""

    name: str
    plain: float
    through: float
    empty: float

    @property
    def ratio(self) -> float:
        """How many times as long as the empty function."""
        return self.through / self.empty


def seconds_to_import(module: str) -> float:
    """The median of several new processes, without Python's own start."""
    started = [_process(f"import {module}") - _process("pass") for _ in range(7)]
    return statistics.median(started)


def _process(script: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True)
    return time.perf_counter() - started


def measured() -> Iterator[Timed]:
    """Every scalar function with single cells, then a long range."""
    os.environ |= {"XLWINGS_ON_SERVER": "true", "XLWINGS_LICENSE_KEY": "noncommercial"}
    import xlwings.server  # noqa: PLC0415 - it must be there before the functions are decorated

    from udfs import functions  # noqa: PLC0415

    def through(module: ModuleType, name: str, arguments: tuple[Any, ...]) -> Callable[[], Any]:
        payload = {
            "func_name": name,
            "args": [value if isinstance(value, list) else [[value]] for value in arguments],
            "version": xlwings.__version__,
            "client": "Office.js",
            "runtime": "1.4",
        }
        return lambda: asyncio.run(xlwings.server.custom_functions_call(payload, module))

    empty = _empty_module(xlwings.server)
    column = [[_ORIGINS[i % len(_ORIGINS)]] for i in range(ROWS)]
    calls = {**CALLS, f"WRES_ETHNIC_GROUP of {ROWS:,} rows": (column,)}
    for title, arguments in calls.items():
        name = title.partition(" ")[0]
        times = 5 if title != name else 200
        yield Timed(
            title,
            _seconds(lambda: getattr(functions, name)(*arguments), times),  # noqa: B023 - called at once
            _seconds(through(functions, name, arguments), times),
            _seconds(through(empty, "EMPTY", arguments), times),
        )


def _empty_module(server: Any) -> ModuleType:
    """A module with one function that gives back what it gets, decorated as ours are."""

    def EMPTY(*values: Any) -> Any:  # noqa: N802
        """Give back the first value."""
        return values[0]

    module = ModuleType("empty")
    decorated = server.func(server.arg("*values", ndim=2, err_to_str=True)(EMPTY))
    # Not repeated, so that it is called with the same payload.
    decorated.__xlfunc__["args"][0]["vararg"] = False
    module.EMPTY = decorated  # type: ignore[attr-defined]
    return module


def _seconds(call: Callable[[], Any], times: int) -> float:
    """The median of many calls, after one that fills the caches."""
    call()
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def main() -> None:
    print(f"import udfs.functions: {seconds_to_import('udfs.functions') * 1000:.0f} ms in a new process")
    print(f"{'':36}{'plain us':>12}{'xlwings us':>12}{'empty us':>12}{'ratio':>8}")
    for each in measured():
        seconds = (each.plain, each.through, each.empty)
        print(
            f"{each.name:36}" + "".join(f"{value * 1e6:12,.0f}" for value in seconds) + f"{each.ratio:8.2f}"
        )


if __name__ == "__main__":
    main()
