"""The use cases inside an open workbook: what stands on its sheets is counted, filled in and published."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wres_xl import jobs
from wres_xl.extracts.cells import Cell
from wres_xl.extracts.sheets import Sheet
from wres_xl.extracts.tables import Kind
from wres_xl.outputs import safely_written
from wres_xl.results import Results, entered_figures, figures_of_extracts
from wres_xl.settings import Settings
from wres_xl.sources import Progress, extracts_of_sheets
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import EarlierFigure


def count_sheets(
    sheets: Sequence[Sheet], year: ReportingYear, settings: Settings, progress: Progress
) -> Results:
    """Count the extracts that stand on the sheets of an open workbook, and derive all figures.

    Raises:
        Refused: there is nothing to count on them.
    """
    return figures_of_extracts(extracts_of_sheets(sheets, settings, year), year, None, settings, progress)


def earlier_figures(sheets: Sequence[Sheet], settings: Settings) -> tuple[EarlierFigure, ...]:
    """The figures of earlier years that stand on sheets."""
    tables = extracts_of_sheets(sheets, settings, None).tables
    if Kind.PREVIOUS not in tables:
        return ()
    columns = tables[Kind.PREVIOUS][["year", "item", "group", "value"]]
    return tuple(EarlierFigure(*row) for row in columns.itertuples(index=False))


@dataclass(frozen=True)
class Recognised:
    """A sheet of a file that holds a table of a known kind; `rows` are all its rows, from the first."""

    kind: Kind
    place: str
    rows: tuple[Sequence[Cell], ...]


def recognise_tables(paths: Sequence[Path]) -> tuple[Recognised, ...]:
    """The tables that files hold, to be copied into the sheets of a workbook.

    Raises:
        UnreadableFile: a file cannot be read.
    """
    from wres_xl.extracts.detect import detect  # noqa: PLC0415
    from wres_xl.extracts.files import open_file  # noqa: PLC0415

    sheets = [sheet for path in paths for sheet in open_file(path, path.name)]
    return tuple(
        Recognised(kind, each.sheet.place, tuple(each.sheet.rows()))
        for kind, candidates in detect(sheets).tables.items()
        for each in candidates
    )


def fill_from_sheet(
    form: Path, sheet: Sheet, year: ReportingYear, settings: Settings, output: Path, progress: Progress
) -> jobs.Filled:
    """Fill a copy of a national form from the National return sheet of an open workbook.

    Raises:
        UnreadableFile: the form cannot be read, or the copy cannot be written.
        UsageError: the copy or its reconciliation exists already.
        Refused: the form was not understood, or the sheet has no figures of `year`.
    """

    def enter() -> Results:
        return entered_figures(extracts_of_sheets([sheet], settings, year), year, settings)

    return jobs.fill_with(form, enter, (), year, output, progress)


def publish(results: Results, settings: Settings, output: Path) -> int:
    """Write the publication copy of results, and tell how many figures are hidden in it.

    Raises:
        UnreadableFile: it cannot be written.
        UsageError: `output` exists already.
    """
    # Loaded here because the other buttons do without it.
    from wres_xl.workbook.publication_copy import write_publication_copy  # noqa: PLC0415

    with safely_written(output) as temporary:
        publication = write_publication_copy(jobs.report_of(results, settings), temporary)
    return sum(publication.hidden_figures().values())
