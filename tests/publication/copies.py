"""Writing a publication copy of figures."""

from pathlib import Path

from wres_xl.commentary import commentary_of
from wres_xl.figures import Figures
from wres_xl.settings import Settings
from wres_xl.workbook.publication_copy import write_publication_copy
from wres_xl.workbook.report import Report


def report_of(this: Figures, last: Figures | None, settings: Settings) -> Report:
    return Report(this, last, commentary_of(this, last, settings), settings)


def written(path: Path, this: Figures, last: Figures | None, settings: Settings) -> Path:
    write_publication_copy(report_of(this, last, settings), path)
    return path
