"""The own words in a saved WRES workbook, held against its figures."""

from dataclasses import dataclass
from pathlib import Path

from wres_xl.extracts.files import find_files, open_file
from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level, Refused, UsageError, worst_first
from wres_xl.results import entered_figures
from wres_xl.settings import Settings
from wres_xl.sources import Progress, extracts_of_sheets
from wres_xl.workbook import national_return
from wres_xl.workbook.saved_workbook import SavedWorkbook


@dataclass(frozen=True)
class CheckedWords:
    """What in own words contradicts the figures, and the pages on which there are no lines for them."""

    findings: tuple[Finding, ...]
    pages_without: list[str]


def check_saved_words(
    workbook: Path, settings: Settings | None, password: str, progress: Progress
) -> CheckedWords:
    """Hold the own words in a saved WRES workbook against the figures on its National return.

    Without `settings` the workbook's own hold.

    Raises:
        UnreadableFile: the file cannot be read.
        UsageError: it is no WRES workbook, or a setting in it is not one that can be.
        Refused: there are no figures in it.
    """
    if find_files((workbook,))[0] != (workbook,):
        raise UsageError(f"{workbook}: this is a folder. Name the workbook.")
    progress("Reading the workbook")
    sheets = {each.name: each for each in open_file(workbook, workbook.name, password)}
    saved = SavedWorkbook.of(workbook.name, tuple(sheets), lambda name: sheets[name].rows())
    chosen = settings or saved.settings()
    tab = saved.tab(national_return.NAME) or ""
    entered = sheet_of(sheets[tab].rows(), file=workbook.name, name=tab, kind=Kind.PREVIOUS)
    extracts = extracts_of_sheets([entered], chosen, None)
    told = [each for each in extracts.findings if each.level is not Level.NOTE]
    try:
        results = entered_figures(extracts, saved.year, chosen)
    except Refused as error:
        raise Refused(f"{workbook}: there are no figures of {saved.year} on {tab} yet.", told) from error
    progress("Reading the own words")
    contradictions = saved.words_findings(results.this, results.last, chosen)
    without = [name for name, area in saved.areas().items() if area is None]
    return CheckedWords(worst_first((*told, *contradictions)), without)
