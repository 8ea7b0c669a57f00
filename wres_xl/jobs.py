"""The use cases, each a few lines that read as the way of the data: read, count, derive, show.

What counts and what writes is loaded where it is used: files are read sooner for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from wres_xl.findings import Finding, Level, Refused, UsageError
from wres_xl.national.existing import Existing
from wres_xl.outputs import refuse_existing, refuse_input, safely_written, save_text
from wres_xl.settings import Settings, read_settings
from wres_xl.sources import Progress, Sources, read
from wres_xl.standard.years import ReportingYear

if TYPE_CHECKING:
    from wres_xl.national.form_map import FormMap
    from wres_xl.national.reconcile import Reconciliation
    from wres_xl.results import Results
    from wres_xl.workbook.report import Report


def check(
    sources: Sources, year: ReportingYear | None, settings: Settings, progress: Progress
) -> tuple[Finding, ...]:
    """Read extracts, count them where a year is named, and tell what is wrong in them, worst first.

    Raises:
        UnreadableFile: a file cannot be read.
    """
    extracts = read(sources, settings, progress, year)
    from wres_xl.results import all_findings  # noqa: PLC0415

    return all_findings(extracts, year, settings)


def figures(
    sources: Sources, year: ReportingYear, previous: Sources, settings: Settings, progress: Progress
) -> Results:
    """Count the extracts of `year`, and of the year before where `previous` has any, and derive all figures.

    Raises:
        UnreadableFile: a file cannot be read.
        Refused: nothing was recognised in the sources.
    """
    extracts = read(sources, settings, progress, year)
    earlier = read(previous, settings, progress, year.previous) if previous else None
    from wres_xl.results import figures_of_extracts  # noqa: PLC0415

    return figures_of_extracts(extracts, year, earlier, settings, progress)


def generate(
    sources: Sources,
    year: ReportingYear,
    previous: Sources,
    settings: Settings,
    output: Path,
    progress: Progress,
    replace_existing: bool = False,
    publication: bool = False,
) -> Results:
    """Make the WRES workbook, or the copy of it that may be published.

    Raises:
        UnreadableFile: a file cannot be read, or the workbook cannot be written.
        UsageError: `output` exists already, is read for the job, or is not named as an .xlsx file.
        Refused: nothing was recognised in the sources.
    """
    if output.suffix.casefold() != ".xlsx":
        raise UsageError(f"{output}: the workbook is an Excel file. Let its name end in .xlsx.")
    refuse_input(output, (*sources.files, *previous.files))
    # The other jobs do without the workbook's pages; this one loads them while the files are being read.
    Thread(target=import_module, args=("wres_xl.workbook.build",)).start()
    with safely_written(output, replace_existing) as temporary:
        results = figures(sources, year, previous, settings, progress)
        progress("Writing the workbook")
        report = report_of(results, settings)
        if publication:
            from wres_xl.workbook.publication_copy import write_publication_copy  # noqa: PLC0415

            write_publication_copy(report, temporary)
        else:
            from wres_xl.workbook.build import write_workbook  # noqa: PLC0415

            write_workbook(report, temporary)
    return results


def report_of(results: Results, settings: Settings) -> Report:
    """All that the pages show."""
    from wres_xl.workbook.report import Report  # noqa: PLC0415

    return Report(
        results.this,
        results.last,
        results.commentary(settings),
        settings,
        results.findings,
        dict(results.sources),
        results.earlier,
    )


def build_template(output: Path, replace_existing: bool = False) -> None:
    """Build the template workbook.

    Raises:
        UsageError: `output` exists already, or pyOpenVBA is not installed.
        UnreadableFile: it cannot be written.
    """
    from wres_xl.workbook.template import build_template as build  # noqa: PLC0415

    build(output, replace_existing)


@dataclass(frozen=True)
class Filled:
    """A national form that was filled: what became of every cell, and where the files are."""

    reconciliation: Reconciliation
    findings: tuple[Finding, ...]
    output: Path
    reconciliation_file: Path


def explain(form: Path, year: ReportingYear | None, wordings: Path | None, progress: Progress) -> FormMap:
    """What is understood of a national form, without any figures; where no year is named, for its latest.

    Raises:
        UnreadableFile: the form or the file of wordings cannot be read.
    """
    # Loaded here, as below, because the other jobs do without it.
    from wres_xl.national.form_year import of_latest_year  # noqa: PLC0415
    from wres_xl.national.package import open_form  # noqa: PLC0415
    from wres_xl.national.recognise import recognise  # noqa: PLC0415
    from wres_xl.national.wordings import Wordings  # noqa: PLC0415

    progress("Reading the form")
    opened, words = open_form(form), Wordings.read(wordings)
    return recognise(opened, year, words) if year else of_latest_year(opened, words)


def fill(
    form: Path,
    sources: Sources,
    year: ReportingYear,
    previous: Sources,
    settings: Settings,
    output: Path,
    progress: Progress,
    existing: Existing = Existing.KEEP,
    wordings: Path | None = None,
    replace_existing: bool = False,
) -> Filled:
    """Fill a copy of a national form, and write beside it what became of every cell.

    Sources are extracts or a WRES workbook of ours, and for last year its national form too.

    Raises:
        UnreadableFile: a file cannot be read or written.
        UsageError: an output exists already, or is one of the files that are read.
        Refused: the form or the sources were not understood, or `existing` is to refuse and cells are held.
    """

    def enter() -> Results:
        from wres_xl.results import figures_to_enter  # noqa: PLC0415

        return figures_to_enter(sources, year, previous, settings, wordings, progress)

    inputs = (*sources.files, *previous.files, *([wordings] if wordings else []))
    return fill_with(form, enter, inputs, year, output, progress, existing, wordings, replace_existing)


def fill_with(
    form: Path,
    enter: Callable[[], Results],
    inputs: Sequence[Path],
    year: ReportingYear,
    output: Path,
    progress: Progress,
    existing: Existing = Existing.KEEP,
    wordings: Path | None = None,
    replace_existing: bool = False,
) -> Filled:
    """Fill a copy of a form with the results of `enter`, which is called once the form was understood."""
    from wres_xl.national.fill import plan  # noqa: PLC0415
    from wres_xl.national.reconcile import reconciliation_of  # noqa: PLC0415
    from wres_xl.national.save import both_written, reconciliation_path, save  # noqa: PLC0415

    with both_written(form, output, inputs, replace_existing) as (filled, told):
        form_map = explain(form, year, wordings, progress)
        if form_map.problems:
            raise Refused(
                f"{form}: the form was not understood. Nothing was written.", _not_understood(form, form_map)
            )
        results = enter()
        progress("Filling the form")
        planned = plan(form_map, [each for each in (results.this, results.last) if each], existing)
        reconciliation = reconciliation_of(planned, year, form.name, output.name, results.last)
        save(form, planned, reconciliation, filled, told)
    return Filled(reconciliation, results.findings, output, reconciliation_path(output))


@dataclass(frozen=True)
class Demo:
    """The example trust's results and where its files are."""

    results: Results
    settings: Settings
    extracts: tuple[Path, Path]
    figures: Path
    workbook: Path
    form: Path
    filled: Filled


def demo(folder: Path, progress: Progress, replace_existing: bool = False) -> Demo:
    """Make the example trust's extracts in `folder`, then its figures, its WRES workbook, and a form filled.

    Raises:
        UnreadableFile: something cannot be written.
        UsageError: there are files already and `replace_existing` is False.
    """
    # Loaded here because the other jobs do without it.
    from wres_xl.example import YEARS, write_example  # noqa: PLC0415
    from wres_xl.example.form import write_form  # noqa: PLC0415
    from wres_xl.tidy import FIGURE_COLUMNS, figure_rows, to_csv  # noqa: PLC0415

    year = YEARS[-1]
    form, output = folder / f"national form {year}.xlsx", folder / f"national form {year} filled.xlsx"
    workbook, figures_file = folder / f"WRES {year}.xlsx", folder / f"figures {year}.csv"
    last, this, settings_file = folder / str(year.previous), folder / str(year), folder / "settings.toml"
    for path in (workbook, figures_file, last, this, settings_file, form, output):
        refuse_existing(path, replace_existing)
    progress("Inventing the example trust")
    write_example(folder)
    settings = read_settings(settings_file)
    results = generate(
        Sources((this,)), year, Sources((last,)), settings, workbook, progress, replace_existing
    )
    save_text(figures_file, to_csv(figure_rows(results.years), FIGURE_COLUMNS), replace_existing)
    write_form(form)
    filled = fill(
        *(form, Sources((workbook,)), year, Sources(), settings, output, progress),
        replace_existing=replace_existing,
    )
    return Demo(results, settings, (last, this), figures_file, workbook, form, filled)


def _not_understood(form: Path, form_map: FormMap) -> list[Finding]:
    """What was not understood of a form, and then what was."""
    return [
        *(Finding(Level.ERROR, problem, file=form.name) for problem in form_map.problems),
        *(Finding(Level.NOTE, f"Understood: {each}", file=form.name) for each in form_map.understood),
    ]
