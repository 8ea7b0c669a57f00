"""The sheets of an open WRES workbook, found where they are now, and what stands on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import xlwings as xw

from wres_xl.findings import UsageError
from wres_xl.settings import Settings, ValueMapping
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import lists_sheet, mapping_page, places_sheet, settings_page, template_home
from wres_xl.workbook.data_sheets import DATA_SHEETS, PASTE_ROW, lines
from wres_xl.workbook.live.ranges import Cell, sheet_values, values
from wres_xl.workbook.places_sheet import SheetPlaces

_OTHER_WORKBOOK = (
    "This workbook was not made from the WRES template. Press New WRES workbook on the ribbon, and paste or "
    "import your extracts there."
)

_CHART_SHEET = (
    "A chart fills a whole sheet of this workbook. Right-click it, choose Move Chart and Object in, so that "
    "it stands on a sheet of cells, and press again."
)


@dataclass(frozen=True)
class PastedSheet:
    """All rows of a data sheet, from its first; `kind` is what belongs there, as `DATA_SHEETS` has it."""

    kind: str
    name: str
    rows: list[list[Cell]]


@dataclass(frozen=True)
class OpenWorkbook:
    """A WRES workbook that is open: its sheets, and where each is by the name that it was made with."""

    book: xw.Book
    sheets: tuple[xw.Sheet, ...]
    places: Mapping[str, SheetPlaces]

    @classmethod
    def of(cls, book: xw.Book) -> "OpenWorkbook":
        """Recognise a workbook made from the template.

        Raises:
            UsageError: it was not made from the template, or has a chart sheet.
        """
        sheets = tuple(book.sheets)
        places = next((sheet for sheet in sheets if sheet.name == places_sheet.NAME), None)
        if places is None:
            raise UsageError(_OTHER_WORKBOOK)
        cells = sheet_values(places)
        # Excel's SHEET counts chart sheets, which are not among the sheets here.
        if not places_sheet.knows_all_sheets(cells, len(sheets)):
            raise UsageError(_CHART_SHEET)
        return cls(book, sheets, places_sheet.places_of(cells))

    def sheet(self, name: str) -> xw.Sheet | None:
        """A sheet by the name that it was made with, None where it was deleted."""
        return self.sheets[self.places[name].index - 1] if name in self.places else None

    def area(self, name: str) -> xw.Range:
        """The cells of a defined name.

        Raises:
            UsageError: the name was deleted, or the sheet that it leads to.
        """
        names = self.book.names
        if name not in names or "#REF!" in (names[name].refers_to or ""):
            raise UsageError(
                f"The name {name} is missing from this workbook. Start a new WRES workbook and paste your "
                "sheets there."
            )
        return names[name].refers_to_range


def report_pages(workbook: OpenWorkbook) -> list[str]:
    """The names of the report pages, as they were made, in the order of their tabs."""
    own = {template_home.NAME, settings_page.NAME, mapping_page.NAME, *(each.name for each in DATA_SHEETS)}
    return [name for name in workbook.places if name not in own]


def pasted_sheets(workbook: OpenWorkbook) -> Iterator[PastedSheet]:
    """The data sheets into which something has been pasted."""
    for each in DATA_SHEETS:
        sheet = workbook.sheet(each.name)
        if sheet is None:
            continue
        rows = sheet_values(sheet)
        if holds_data(rows):
            yield PastedSheet(each.kind, sheet.name, rows)


def holds_data(rows: list[list[Cell]]) -> bool:
    """Whether there is anything on a data sheet beside the two lines that say what belongs there."""
    return any(cell not in ("", None) for row in rows[PASTE_ROW - 1 :] for cell in row) or not _has_lines(
        rows
    )


def _has_lines(rows: list[list[Cell]]) -> bool:
    """Whether the first lines are still those of the template: what is pasted into A1 replaces them."""
    first = str(rows[0][0])
    return not first or first in {lines(each)[0] for each in DATA_SHEETS}


def year_of(workbook: OpenWorkbook) -> ReportingYear:
    """The reporting year that was chosen.

    Raises:
        UsageError: none was chosen, or it is not a reporting year.
    """
    text = str(_setting(workbook, "year"))
    if not text:
        raise UsageError("Choose the reporting year on the sheet Settings first.")
    try:
        return ReportingYear.parse(text)
    except ValueError as error:
        raise UsageError(f"Reporting year on the sheet Settings: {error}") from error


def settings_of(workbook: OpenWorkbook) -> Settings:
    """The settings and the mapping of the workbook; what is blank is left at its default.

    Raises:
        UsageError: a setting is not one that can be; all are named.
    """
    given = {entry.key: _setting(workbook, entry.key) for entry in settings_page.ENTRIES}
    return settings_page.settings_of(given, mapping_of(workbook))


def _setting(workbook: OpenWorkbook, key: str) -> object:
    """What was entered in a setting's cell."""
    return settings_page.entered(values(workbook.area(settings_page.setting_name(key)))[0][0])


@dataclass(frozen=True)
class MappingRow:
    """A row of Mapping: a value of a kind, in how many rows it stands, and what it stands for, "" if open."""

    kind: str
    value: str
    rows: float
    meaning: str


def mapping_rows(workbook: OpenWorkbook) -> list[MappingRow]:
    """The rows of Mapping that hold a value."""
    rows = values(workbook.area(mapping_page.AREA))
    return [
        MappingRow(
            _plain(kind).casefold(), _plain(value), count if isinstance(count, float) else 0, _plain(meaning)
        )
        for kind, value, count, meaning in ((row[0], row[1], row[2], row[-1]) for row in rows)
        if _plain(value)
    ]


def mapping_of(workbook: OpenWorkbook) -> dict[str, dict[str, str]]:
    """What a person chose for values that no code list knows, by the fields of `ValueMapping`."""
    decided: dict[str, dict[str, str]] = {each.name: {} for each in fields(ValueMapping)}
    for row in mapping_rows(workbook):
        field = row.kind.replace(" ", "_")
        if row.meaning and field in decided:
            decided[field][row.value] = row.meaning
    return decided


def open_in(app: xw.App, *files: Path) -> None:
    """Open files in a running Excel."""
    for path in files:
        app.books.open(path)


def chosen_files(workbook: OpenWorkbook) -> list[str]:
    """The paths of the files that a person has just picked; they are cleared, so that none is left behind."""
    area = workbook.area(lists_sheet.CHOSEN_FILES)
    paths = [str(row[0]) for row in values(area) if row[0] != ""]
    area.clear_contents()
    return paths


def _plain(value: Cell) -> str:
    """A cell as text; 5.0 is `5`, as Excel shows it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _number(value: Cell) -> float:
    return value if isinstance(value, float) else 0
