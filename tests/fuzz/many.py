"""Many thousand accidents to the readers of text and interface files.

    python tests/fuzz/many.py 10000              the corpus with random accidents, from a seed
    python tests/fuzz/many.py 10000 --seed 7
    python tests/fuzz/many.py 10000 --atheris    guided by coverage, where atheris is installed

It stops at the first input that is no `WresError` but a traceback, or takes longer than a few seconds, and
writes it beside itself.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from fuzz_targets import mutated, read, seeds

LONGEST = 10.0
"""Seconds that one small input may take, on a busy machine."""


def run(name: str, content: bytes) -> None:
    """One input; what it says is kept where it fails."""
    began = time.monotonic()
    try:
        read((name, content))
        assert time.monotonic() - began < LONGEST, "it takes too long"
    except Exception:
        kept = Path(__file__).parent / f"failed-{name}"
        kept.write_bytes(content)
        print(f"Failed: {kept}", file=sys.stderr)
        raise


def by_chance(cases: int, seed: int) -> None:
    """Accidents to the corpus."""
    chance = random.Random(seed)
    sources = [("extract.csv", each) for each in seeds("*.csv")]
    sources += [("go2.dat", each) for pattern in ("*.dat", "go2*.txt") for each in seeds(pattern)] * 4
    began = time.monotonic()
    for number in range(1, cases + 1):
        name, content = chance.choice(sources)
        run(name, mutated(content, chance))
        if number % 1000 == 0:
            print(f"{number:,} of {cases:,} in {time.monotonic() - began:.0f} s", flush=True)


def by_coverage(cases: int) -> None:
    """Inputs that atheris thinks of: the first byte chooses the reader."""
    import atheris

    def one(content: bytes) -> None:
        is_interface = bool(content) and content[0] % 2
        run("go2.dat" if is_interface else "extract.csv", content[1:])

    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(seeds("*.csv")):
            (Path(folder) / f"csv {number}").write_bytes(b"\0" + content)
        for number, content in enumerate(seeds("*.dat")):
            (Path(folder) / f"go2 {number}").write_bytes(b"\1" + content)
        atheris.instrument_all()
        atheris.Setup([sys.argv[0], f"-runs={cases}", "-max_len=4096", folder], one)
        atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", action="store_true")
    asked = parser.parse_args()
    if asked.atheris:
        by_coverage(asked.cases)
    else:
        by_chance(asked.cases, asked.seed)


if __name__ == "__main__":
    main()
