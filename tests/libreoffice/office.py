"""What the tests ask of LibreOffice: recalculate a workbook, read its charts, print its pages."""

import json
import os
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

SYSTEM_PYTHON = Path("/usr/bin/python3")
START_SECONDS = 150.0
ANSWER_SECONDS = 90.0
END_SECONDS = 30.0

CellValue = float | str | None


class OfficeError(Exception):
    """LibreOffice could not do what it was asked."""


class Cell(NamedTuple):
    """A cell's place, `Cell("Summary", "B3")`."""

    sheet: str
    address: str


@dataclass(frozen=True)
class FormulaCell:
    """A formula cell after recalculation.

    `formula` is in LibreOffice's syntax. `value` is None where `error`, LibreOffice's error code, is not 0.
    """

    formula: str
    value: CellValue
    error: int


@dataclass(frozen=True)
class Series:
    """A chart's series.

    `values` holds one tuple for each role that LibreOffice knows, such as `values-y`, `values-x` and
    `error-bars-y-positive`; None stands for a point without a value, "#N/A" for an error.
    """

    name: str
    kind: str
    values: Mapping[str, tuple[CellValue, ...]]


@dataclass(frozen=True)
class Chart:
    """A chart as it stands on its sheet."""

    sheet: str
    name: str
    alternative_text: str
    title: str
    axis_titles: tuple[str, ...]
    categories: tuple[CellValue, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Printout:
    """A workbook as it prints: pages by visible sheet, in order, and a picture of each page."""

    pdf: Path
    pages: Mapping[str, int]
    images: tuple[Path, ...]


def missing() -> list[str]:
    """The programs that the harness needs and this machine lacks."""
    lacking = [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]
    check = [str(SYSTEM_PYTHON), "-c", "import uno"]
    if not SYSTEM_PYTHON.exists() or subprocess.run(check, capture_output=True, check=False).returncode:
        lacking.append("python3-uno")
    return lacking


class Document:
    """A copy of a workbook, open in LibreOffice. Nothing done here reaches the file that was opened."""

    def __init__(self, office: "Office", path: Path) -> None:
        self._office = office
        opened = office.request("open", path=str(path))
        self._number: int = opened["document"]
        self.sheets: dict[str, bool] = dict(opened["sheets"])
        """The sheets in order, each with whether it is visible."""

    def edit(self, sheet: str, address: str, value: float | str | None) -> None:
        """Type a number, a text or a formula into a cell; None empties it.

        Raises:
            OfficeError: there is no such cell, or it is protected.
        """
        self._ask("edit", sheet=sheet, cell=address, value=value)

    def recalculate(self) -> None:
        """Work out every formula again, whether or not anything it rests on has changed."""
        self._ask("recalculate")

    def formulas(self) -> dict[Cell, FormulaCell]:
        """Every formula cell of every sheet, hidden ones included."""
        return {Cell(sheet, address): FormulaCell(*rest) for sheet, address, *rest in self._ask("formulas")}

    def values(self, sheet: str, area: str) -> list[list[CellValue]]:
        """The values of a range such as `B2:D9`, row by row; a blank cell is "", an error is None."""
        values: list[list[CellValue]] = self._ask("values", sheet=sheet, area=area)
        return values

    def charts(self) -> list[Chart]:
        """Every chart, sheet by sheet."""
        return [_chart(chart) for chart in self._ask("charts")]

    def pages(self) -> dict[str, int]:
        """The number of pages that each visible sheet prints on, in order."""
        return dict(self._ask("pages"))

    def print_to(self, folder: Path, dpi: int = 70) -> Printout:
        """Print to `folder` as a PDF and a PNG for each page.

        Raises:
            OfficeError: the PDF's pages are not those of its sheets.
        """
        pdf, pages = folder / "workbook.pdf", self.pages()
        self._ask("export_pdf", path=str(pdf))
        command = ["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / "page")]
        subprocess.run(command, check=True, timeout=ANSWER_SECONDS)
        images = tuple(sorted(folder.glob("page-*.png")))
        if len(images) != sum(pages.values()):
            raise OfficeError(f"{len(images)} pages were printed, but the sheets have {pages}")
        return Printout(pdf, pages, images)

    def close(self) -> None:
        """Close the workbook without saving."""
        self._ask("close")

    def _ask(self, command: str, **arguments: Any) -> Any:
        return self._office.request(command, document=self._number, **arguments)


class Office:
    """One LibreOffice of our own, started at the first request and ended by `close`.

    After a request that took too long it is ended, and started anew at the next.
    """

    SERVER = "libreoffice.uno_server"
    """What the system's Python runs beside LibreOffice."""

    def __init__(self, folder: Path, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._folder = folder
        self._answer_seconds = answer_seconds
        self._copies = 0
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()

    @property
    def pid(self) -> int | None:
        """The process group of LibreOffice and its driver, while they run."""
        return self._process.pid if self._process else None

    @contextmanager
    def open(self, path: Path) -> Iterator[Document]:
        """Open a copy of a workbook, so that no lock file appears beside the original.

        Raises:
            OfficeError: LibreOffice cannot open it.
        """
        self._copies += 1
        folder = self._folder / f"copy-{self._copies}"
        folder.mkdir()
        document = Document(self, Path(shutil.copy(path, folder)))
        driver = self._process
        try:
            yield document
        finally:
            if self._process is driver:
                document.close()

    def request(self, command: str, **arguments: Any) -> Any:
        """Send a command of `uno_server.Documents` and return its result.

        Raises:
            OfficeError: the command failed, took too long, or LibreOffice is gone.
        """
        process = self._process or self._start()
        assert process.stdin
        with suppress(BrokenPipeError):  # then no answer comes either
            process.stdin.write(json.dumps({"command": command, "arguments": arguments}) + "\n")
            process.stdin.flush()
        answer = self._answer(command, self._answer_seconds)
        if "error" in answer:
            raise OfficeError(f"{command}: {answer['error']}")
        return answer["result"]

    def close(self) -> None:
        """End LibreOffice: it is asked to go, and killed where it does not."""
        self._end(END_SECONDS)

    def _start(self) -> "subprocess.Popen[str]":
        run = Path(tempfile.mkdtemp(prefix="run-", dir=self._folder))
        with (run / "server.log").open("wb") as log:
            self._process = subprocess.Popen(
                [str(SYSTEM_PYTHON), "-E", "-m", self.SERVER, str(run)],
                cwd=Path(__file__).parents[1],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        self._lines = queue.Queue()
        threading.Thread(target=_read, args=(self._process, self._lines), daemon=True).start()
        self._answer("start", START_SECONDS)
        return self._process

    def _answer(self, command: str, seconds: float) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            self._end(0)
            raise OfficeError(f"{command}: no answer within {seconds:g} s") from None
        if not line:
            self._end(0)
            raise OfficeError(f"{command}: LibreOffice has ended; see the logs in {self._folder}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _end(self, patience: float) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin
        with suppress(BrokenPipeError):
            process.stdin.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _chart(answer: dict[str, Any]) -> Chart:
    series = tuple(
        Series(each["name"], each["kind"], {role: tuple(row) for role, row in each["values"].items()})
        for each in answer["series"]
    )
    return Chart(
        sheet=answer["sheet"],
        name=answer["name"],
        alternative_text=answer["alternative_text"],
        title=answer["title"],
        axis_titles=tuple(answer["axis_titles"]),
        categories=tuple(answer["categories"]),
        series=series,
    )


def _read(process: "subprocess.Popen[str]", lines: "queue.Queue[str]") -> None:
    """Hand on what the driver answers, line by line; an empty line when it has ended."""
    assert process.stdout
    with process.stdout as answers:
        for line in answers:
            lines.put(line)
    lines.put("")
