"""Measures whole processes, from start to end: seconds on the clock, and memory at its peak.

`generate` on a large trust stands beside a process that only reads the same files, and beside a plain
pandas and openpyxl script that makes the same counts; `figures` beside itself on ten times the rows. The
trust and the rows are made anew in a temporary folder, and nothing is kept. `fill` on the example's national
form stands beside a process that starts in the same way and reads the same figures, but fills nothing.
"""

import argparse
import compileall
import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook
from rich.console import Console
from rich.table import Table

import udfs
import wres_xl
from wres_xl.example import write_example
from wres_xl.example.form import write_form

HERE = Path(__file__).parent
PRODUCT = Path(sys.executable).with_name("wres-xl")
YEAR = "2020-21"

TIMES_READING = 2.0
MEGABYTES = 250.0
"""The limits that `--check` holds `generate` to; it must also be faster than the plain script."""
SECONDS_FILLING = 0.3
"""The limit for `fill` on the example's form, beyond starting and reading the figures."""


@dataclass(frozen=True)
class Run:
    """What a process took. On Linux its peak is never below that of the process that started it."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Process:
    """A command to measure, the file that it writes, if it writes one, and the exit code that is right."""

    name: str
    command: Sequence[str | Path]
    writes: Path | None = None
    code: int = 0

    def run(self) -> Run:
        """Run it once.

        Raises:
            SystemExit: it failed, or did not write what it should.
        """
        if self.writes:
            self.writes.unlink(missing_ok=True)
        with tempfile.TemporaryFile("w+") as output:
            started = time.perf_counter()
            process = subprocess.Popen(self.command, stdout=output, stderr=output)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            if process.returncode != self.code or (self.writes and not self.writes.exists()):
                raise SystemExit(f"{self.name} ended with {process.returncode}:\n{output.read()}")
        return Run(seconds, usage.ru_maxrss / 1024)


@dataclass(frozen=True)
class Measured:
    """All runs of a process: seconds on the clock, and the highest peak in MB."""

    name: str
    runs: Sequence[Run]

    @property
    def best(self) -> float:
        return min(run.seconds for run in self.runs)

    @property
    def median(self) -> float:
        return statistics.median(run.seconds for run in self.runs)

    @property
    def peak(self) -> float:
        return max(run.megabytes for run in self.runs)


def compile_as_installed() -> None:
    """Compile our modules, as pip does with all that it installs.

    Where Python is told to keep no bytecode, as in many containers, it would compile at every start.
    """
    for package in (wres_xl, udfs):
        compileall.compile_dir(Path(str(package.__file__)).parent, quiet=1)


def measure(processes: Sequence[Process], runs: int) -> list[Measured]:
    """Run all in turn, several times, so that a slow minute of the machine slows them all."""
    # The first round fills the caches of the disk and of Python, and does not count.
    rounds = [[process.run() for process in processes] for _ in range(runs + 1)][1:]
    return [Measured(each.name, own) for each, own in zip(processes, zip(*rounds, strict=True), strict=True)]


def against_readers(folder: Path, people: int, runs: int) -> list[Measured]:
    """`generate`, reading the same files alone, and the plain script.

    Raises:
        SystemExit: one of them failed, or the counts of the two reports differ.
    """
    trust, report, plain, figures = (
        folder / name for name in ("trust", "report.xlsx", "plain.xlsx", "all.csv")
    )
    make(trust, people)
    options = ["--year", YEAR, "--organisation", "Bench Trust", "-o"]
    measured = measure(
        [
            Process("wres-xl generate", [PRODUCT, "generate", trust, *options, report], report),
            Process("only reading the files", [sys.executable, HERE / "only_read.py", trust]),
            Process(
                "plain pandas and openpyxl", [sys.executable, HERE / "plain_pandas.py", trust, plain], plain
            ),
        ],
        runs,
    )
    Process("wres-xl figures", figures_command(trust, figures), figures).run()
    if different := dict(plain_counts(plain)).items() - dict(product_counts(figures)).items():
        raise SystemExit(f"The plain script counts otherwise than wres-xl: {sorted(different)}")
    return measured


def on_rows(folder: Path, rows: int, runs: int) -> Measured:
    """`figures` on a staff extract of so many rows as CSV."""
    staff, out = folder / "staff.csv", folder / "figures.csv"
    make(staff, rows)
    (measured,) = measure([Process(f"{rows:,} rows", figures_command(staff, out), out)], runs)
    return measured


def on_a_form(folder: Path, runs: int) -> list[Measured]:
    """`fill` on the example's national form, and a process that only starts and reads the same figures."""
    example, figures, filled = folder / "example", folder / "example.csv", folder / "filled.xlsx"
    form = write_form(folder / "form.xlsx")
    write_example(example)
    Process("wres-xl figures", figures_command(example / YEAR, figures), figures).run()
    options: list[str | Path] = ["--year", YEAR, "-o", filled, "--replace"]
    # Two prepopulated figures of the example's form differ from the trust's, as they should: exit code 1.
    fill = Process("wres-xl fill", [PRODUCT, "fill", form, "--from", figures, *options], filled, code=1)
    start = Process(
        "starting and reading the figures", [sys.executable, HERE / "fill_start.py", figures, YEAR]
    )
    return measure([fill, start], runs)


def make(path: Path, size: int) -> None:
    subprocess.run([sys.executable, HERE / "trusts.py", path, str(size)], check=True)


def figures_command(source: Path, out: Path) -> list[str | Path]:
    return [PRODUCT, "figures", source, "--year", YEAR, "--format", "csv", "-o", out]


Count = tuple[tuple[str, str], float]


def plain_counts(path: Path) -> Iterator[Count]:
    """The headcounts that the plain script wrote, by data item and group."""
    with CalamineWorkbook.from_path(path) as book:
        (_, *groups), *rows = book.get_sheet_by_index(0).to_python()
    for key, *values in rows:
        if not str(key).startswith("survey"):
            yield from (
                ((str(key), str(group)), float(str(value)))
                for group, value in zip(groups, values, strict=True)
            )


def product_counts(path: Path) -> Iterator[Count]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["year"] == YEAR and row["value"]:
                yield (row["key"], row["group"]), float(row["value"])


def table(title: str, measured: Sequence[Measured], beside: Measured) -> Table:
    """Seconds and peak memory of each, with its median time and its peak as multiples of one's."""
    result = Table(
        "", "best s", "median s", "peak MB", "x time", "x memory", title=title, title_justify="left"
    )
    for column in result.columns[1:]:
        column.justify = "right"
    for each in measured:
        ratios = (f"{each.median / beside.median:.2f}", f"{each.peak / beside.peak:.2f}")
        result.add_row(each.name, f"{each.best:.2f}", f"{each.median:.2f}", f"{each.peak:.0f}", *ratios)
    return result


def beyond_start(fill: Measured, start: Measured) -> float:
    return fill.median - start.median


def broken_limits(
    generate: Measured, reading: Measured, plain: Measured, fill: Measured, start: Measured
) -> Iterator[str]:
    if generate.median > TIMES_READING * reading.median:
        yield f"generate took {generate.median / reading.median:.2f} x reading; limit {TIMES_READING}"
    if generate.peak > MEGABYTES:
        yield f"generate took {generate.peak:.0f} MB; limit {MEGABYTES:.0f}"
    if generate.median >= plain.median:
        yield f"generate took {generate.median:.2f} s, the plain script {plain.median:.2f} s"
    if beyond_start(fill, start) > SECONDS_FILLING:
        yield f"fill took {beyond_start(fill, start):.2f} s beyond its start; limit {SECONDS_FILLING}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--people", type=int, default=20_000, help="of the trust (default: 20,000)")
    parser.add_argument(
        "--rows", type=int, nargs="*", default=[150_000, 1_500_000], help="of the staff extracts as CSV"
    )
    parser.add_argument("--runs", type=int, default=5, help="of each process (default: 5)")
    parser.add_argument("--check", action="store_true", help="fail where a limit is broken")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    compile_as_installed()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = against_readers(folder, asked.people, asked.runs)
        title = (
            f"A trust of {asked.people:,} people, 25-column staff extract; {asked.runs} runs of each in turn"
        )
        Console().print(table(title, measured, measured[1]))
        filling = on_a_form(folder, asked.runs)
        title = f"The example's national form: {beyond_start(*filling):.2f} s beyond starting and reading"
        Console().print(table(title, filling, filling[1]))
        sizes = [on_rows(folder, rows, asked.runs) for rows in asked.rows]
    if sizes:
        Console().print(table("wres-xl figures on a staff extract as CSV, 25 columns", sizes, sizes[0]))
    for script in ("functions.py", "live.py"):
        subprocess.run([sys.executable, HERE / script], check=asked.check)
    if asked.check and (broken := list(broken_limits(*measured, *filling))):
        raise SystemExit("\n".join(broken))


if __name__ == "__main__":
    main()
