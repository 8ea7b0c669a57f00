"""The use cases, each a few lines that read as the way of the data: read, count, derive, show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from narwhals.typing import IntoFrame

from wres_xl.commentary import Commentary, commentary_of
from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.figures import Figures, figures_of
from wres_xl.findings import Finding, Refused, worst_first
from wres_xl.outputs import refuse_existing, safely_written, save_text
from wres_xl.settings import Settings, read_settings
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission, submission_of, submission_of_figures
from wres_xl.tidy import FIGURE_COLUMNS, figure_rows, to_csv

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Sources:
    """Files and folders to read; `kinds` says of some files what they hold."""

    paths: tuple[Path, ...] = ()
    kinds: Mapping[Path, Kind] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.paths or self.kinds)


@dataclass(frozen=True)
class Results:
    """The figures of this year and of last year, where they are known, and all that was found on the way."""

    this: Figures
    last: Figures | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, tuple[str, ...]]

    def commentary(self, settings: Settings) -> Commentary:
        """The figures in sentences."""
        return commentary_of(self.this, self.last, settings)


def check(sources: Sources, settings: Settings, progress: Progress) -> tuple[Finding, ...]:
    """Read extracts and tell what is wrong in them, worst first.

    Raises:
        UnreadableFile: a file cannot be read.
    """
    return worst_first(_read(sources, settings, progress).findings)


def figures(
    sources: Sources, year: ReportingYear, previous: Sources, settings: Settings, progress: Progress
) -> Results:
    """Count the extracts of `year`, and of the year before where `previous` has any, and derive all figures.

    Raises:
        UnreadableFile: a file cannot be read.
        Refused: nothing was recognised in the sources.
    """
    extracts = _read(sources, settings, progress)
    if not set(extracts.tables) - {Kind.PREVIOUS}:
        raise Refused("None of the sources holds a table that the WRES needs.", extracts.findings)
    earlier = _read(previous, settings, progress) if previous else None
    progress("Counting")
    places = {str(kind): where for kind, where in extracts.sources.items()}
    this = submission_of(_by_name(extracts), year, settings, extracts.findings, places)
    last = _last_year(extracts, earlier, year.previous, settings)
    findings = [*this.findings, *(last.findings if last else ())]
    last_figures = figures_of(last, confidence=settings.confidence) if last else None
    return Results(figures_of(this, last, settings.confidence), last_figures, worst_first(findings), places)


def generate(
    sources: Sources,
    year: ReportingYear,
    previous: Sources,
    settings: Settings,
    output: Path,
    progress: Progress,
    replace_existing: bool = False,
) -> Results:
    """Make the WRES workbook.

    Raises:
        UnreadableFile: a file cannot be read, or the workbook cannot be written.
        UsageError: `output` exists already.
        Refused: nothing was recognised in the sources.
    """
    with safely_written(output, replace_existing) as temporary:
        results = figures(sources, year, previous, settings, progress)
        progress("Writing the workbook")
        # Loaded here because the other jobs do without it.
        from wres_xl.workbook.build import write_workbook  # noqa: PLC0415
        from wres_xl.workbook.report import Report  # noqa: PLC0415

        report = Report(
            results.this,
            results.last,
            results.commentary(settings),
            settings,
            results.findings,
            dict(results.sources),
        )
        write_workbook(report, temporary)
    return results


@dataclass(frozen=True)
class Demo:
    """The example trust's results and where its files are."""

    results: Results
    settings: Settings
    extracts: tuple[Path, Path]
    figures: Path
    workbook: Path


def demo(folder: Path, progress: Progress, replace_existing: bool = False) -> Demo:
    """Make the example trust's extracts in `folder`, then its figures and its WRES workbook.

    Raises:
        UnreadableFile: something cannot be written.
        UsageError: there are files already and `replace_existing` is False.
    """
    # Loaded here because the other jobs do without it.
    from wres_xl.example import YEARS, write_example  # noqa: PLC0415

    year = YEARS[-1]
    workbook, figures_file = folder / f"WRES {year}.xlsx", folder / f"figures {year}.csv"
    for path in (workbook, figures_file):
        refuse_existing(path, replace_existing)
    progress("Inventing the example trust")
    write_example(folder)
    settings = read_settings(folder / "settings.toml")
    last, this = folder / str(year.previous), folder / str(year)
    results = generate(
        Sources((this,)), year, Sources((last,)), settings, workbook, progress, replace_existing
    )
    rows = figure_rows(each for each in (results.last, results.this) if each)
    save_text(figures_file, to_csv(rows, FIGURE_COLUMNS), replace_existing)
    return Demo(results, settings, (last, this), figures_file, workbook)


def _read(sources: Sources, settings: Settings, progress: Progress) -> Extracts:
    return read_extracts(sources.paths, settings, sources.kinds, progress)


def _by_name(extracts: Extracts) -> dict[str, IntoFrame]:
    return {str(kind): table for kind, table in extracts.tables.items()}


def _last_year(
    extracts: Extracts, earlier: Extracts | None, year: ReportingYear, settings: Settings
) -> Submission | None:
    """Last year's submission: counted from its own extracts, else from a table of earlier years' figures."""
    if earlier and set(earlier.tables) - {Kind.PREVIOUS}:
        places = {str(kind): where for kind, where in earlier.sources.items()}
        counted = submission_of(_by_name(earlier), year, settings, earlier.findings, places)
        return replace(counted, findings=tuple(_of_year(finding, year) for finding in counted.findings))
    for each in (earlier, extracts):
        if each and Kind.PREVIOUS in each.tables:
            return submission_of_figures(each.tables[Kind.PREVIOUS], year)
    return None


def _of_year(finding: Finding, year: ReportingYear) -> Finding:
    """A finding marked as last year's; it stops none of this year's figures."""
    return replace(finding, problem=f"{finding.problem} (last year, {year})", stops=frozenset())
