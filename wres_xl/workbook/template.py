"""Building the template workbook: paste, press, read; the same file on every day and every machine."""

from datetime import UTC, datetime
from pathlib import Path

from wres_xl import __version__
from wres_xl.findings import UsageError
from wres_xl.outputs import safely_written
from wres_xl.settings import Settings
from wres_xl.workbook import (
    data_sheets,
    lists_sheet,
    mapping_page,
    places_sheet,
    settings_page,
    template_home,
)
from wres_xl.workbook.build import write_pages
from wres_xl.workbook.entry_style import add_entry_styles
from wres_xl.workbook.page import Book
from wres_xl.workbook.report import blank_report
from wres_xl.workbook.vba_project import add_modules, module_text

MODULE = "WresButtons"
_TITLE = "WRES workbook"
_CREATED = datetime(2016, 4, 1, tzinfo=UTC)
"""In the file's properties instead of the day on which it was built."""

_BLANK_YEAR = lists_sheet.YEARS[0]
"""The year of the hidden report pages; generating writes the year that was chosen."""


def build_template(output: Path, replace_existing: bool = False) -> None:
    """Write the template, an .xlsm, to `output`. Its bytes depend on this package and its libraries only.

    Raises:
        UsageError: `output` is not named as an .xlsm file, exists and may not be replaced, or its folder does
            not exist; or pyOpenVBA is not installed.
        UnreadableFile: the file cannot be written.
    """
    if output.suffix.casefold() != ".xlsm":
        raise UsageError(f"{output}: the template is a workbook with macros. Let its name end in .xlsm.")
    with safely_written(output, replace_existing) as temporary:
        _write_sheets(temporary)
        add_modules(temporary, {MODULE: module_text("buttons")})


def _write_sheets(path: Path) -> None:
    book = Book.create(path, _TITLE, organisation="", footer=f"Made with WRES-XL {__version__}.")
    book.file.set_properties({"title": _TITLE, "author": "WRES-XL", "created": _CREATED})
    add_entry_styles(book)
    template_home.write(book)
    settings_page.write(book)
    mapping_page.write(book)
    for each in data_sheets.DATA_SHEETS:
        data_sheets.write(book, each)
    shown = len(book.file.worksheets())
    write_pages(book, blank_report(Settings(), _BLANK_YEAR))
    for sheet in book.file.worksheets()[shown:]:
        sheet.hide()
    places_sheet.write(book)
    lists_sheet.write(book)
    book.file.close()
