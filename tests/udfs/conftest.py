"""The ways to a worksheet function: Python itself, the two doors of Excel, and a recalculated sheet."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parents[2]

Call = Callable[..., list[list[Any]]]


def open_door(name: str) -> Iterator[Call]:
    """Calls of worksheet functions through `door.py`; an argument left out is `...`."""
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("door.py"), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=HOUSE,
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
    ) as process:
        assert process.stdin
        assert process.stdout
        to, back = process.stdin, process.stdout

        def call(function: str, *arguments: Any) -> list[list[Any]]:
            pickle.dump((function, arguments), to)
            to.flush()
            answer = pickle.load(back)
            assert isinstance(answer, list), answer
            return answer

        yield call
        to.close()


@pytest.fixture(scope="session")
def com() -> Iterator[Call]:
    yield from open_door("com")


@pytest.fixture(scope="session")
def office() -> Iterator[Call]:
    yield from open_door("office")
