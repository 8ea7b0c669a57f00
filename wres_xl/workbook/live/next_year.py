"""Turning an open workbook to the next reporting year."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wres_xl.findings import UsageError
from wres_xl.settings import Settings
from wres_xl.standard.data_items import INPUT_ITEMS
from wres_xl.standard.groups import ETHNIC_GROUPS
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import EarlierFigure
from wres_xl.workbook import action_plan_page, national_return, settings_page
from wres_xl.workbook.data_sheets import DATA_SHEETS, PASTE_ROW, DataSheet, lines
from wres_xl.workbook.live.open_workbook import OpenWorkbook, report_pages
from wres_xl.workbook.live.ranges import Cell, cell_at, sheet_values, write
from wres_xl.workbook.live.refresh import refresh
from wres_xl.workbook.page import Place
from wres_xl.workbook.page_cells import cells_of
from wres_xl.workbook.report import blank_report

_PREVIOUS = "previous"
_HEADINGS = ("Year", "Data item", *map(str, ETHNIC_GROUPS))
_WORDS_HEADINGS = ("Page", "Line", "Words")


def start(
    workbook: OpenWorkbook, year: ReportingYear, settings: Settings, earlier: Iterable[EarlierFigure]
) -> str:
    """Move the figures of `year` to Previous years, beside the `earlier` ones, and turn to the next year.

    Own words of the indicator pages are kept on a sheet of their own; the action plan goes on as it is. The
    data sheets are emptied and the report pages hidden. Told is what was done.

    Raises:
        UsageError: the National return sheet holds no figures of `year`.
    """
    figures = list(_figures(workbook, year, settings))
    if not figures:
        raise UsageError(f"National return holds no figures of {year} yet. Press Generate WRES tabs first.")
    kept = _keep_words(workbook, year, settings)
    for each in DATA_SHEETS:
        older = [figure for figure in earlier if figure.year != year.label]
        _empty(workbook, each, [*_table([*older, *figures])] if each.kind == _PREVIOUS else [])
    cell = workbook.area(settings_page.setting_name("year"))
    write(cell.sheet, {(cell.row - 1, cell.column - 1): year.following.label})
    refresh(workbook, blank_report(settings, year.following))
    for name in report_pages(workbook):
        if sheet := workbook.sheet(name):
            sheet.visible = False
    words = f" Your own words of {year} are on the sheet {kept}." if kept else ""
    return f"This workbook is now for {year.following}; the figures of {year} are on Previous years.{words}"


def _figures(workbook: OpenWorkbook, year: ReportingYear, settings: Settings) -> Iterator[EarlierFigure]:
    """The year's data items that are entered, from the National return sheet."""
    sheet, report = workbook.sheet(national_return.NAME), blank_report(settings, year)
    if sheet is None:
        return
    places, cells = workbook.places[national_return.NAME], sheet_values(sheet)
    header = places.rows.get(national_return.HEADER_ROW)
    for group in ETHNIC_GROUPS:
        column = places.columns.get(national_return.column_of(report, year, group))
        if column is None or header is None:
            continue
        if not str(cell_at(cells, (header, column))).startswith(year.label):
            continue
        for item in INPUT_ITEMS:
            row = places.rows.get(national_return.row_of(item.key))
            value = "" if row is None else cell_at(cells, (row, column))
            if isinstance(value, float):
                yield EarlierFigure(year.label, item.key, str(group), value)


def _table(figures: Iterable[EarlierFigure]) -> Iterator[list[Cell]]:
    """The figures as a table with a column for each group, headings first."""
    rows: dict[tuple[str, str], dict[str, float]] = {}
    for figure in figures:
        rows.setdefault((figure.year, figure.item), {})[figure.group] = figure.value
    yield list(_HEADINGS)
    for (year, item), values in rows.items():
        yield [year, item, *(values.get(str(group), "") for group in ETHNIC_GROUPS)]


def _empty(workbook: OpenWorkbook, data_sheet: DataSheet, rows: Sequence[Sequence[Cell]]) -> None:
    """Clear a data sheet, its lines at the top included, and write these and `rows` instead."""
    sheet = workbook.sheet(data_sheet.name)
    if sheet is None:
        return
    sheet.used_range.clear_contents()
    top: list[Sequence[Cell]] = [[line] for line in lines(data_sheet)]
    cells: dict[Place, Cell | None] = {}
    for first, table in ((0, top), (PASTE_ROW - 1, rows)):
        for row, contents in enumerate(table, start=first):
            cells |= {(row, column): content for column, content in enumerate(contents)}
    write(sheet, cells)


def _keep_words(workbook: OpenWorkbook, year: ReportingYear, settings: Settings) -> str:
    """Move the own words to a new sheet at the end, and name it; "" where there are none."""
    words = [*_words(workbook, year, settings)]
    if not words:
        return ""
    taken = {sheet.name for sheet in workbook.book.sheets}
    names = [f"Words {year}", *(f"Words {year} ({number})" for number in range(2, len(taken) + 3))]
    name = next(each for each in names if each not in taken)
    last = workbook.book.sheets[-1]
    sheet = workbook.book.sheets.add(name, after=last)
    rows: list[tuple[Cell, ...]] = [(f"Own words of {year}",), _WORDS_HEADINGS, *words]
    write(sheet, {(row, column): cell for row, cells in enumerate(rows) for column, cell in enumerate(cells)})
    return name


def _words(workbook: OpenWorkbook, year: ReportingYear, settings: Settings) -> Iterator[tuple[Cell, ...]]:
    """The own words of every page but Action plan, each with its page and line; they are cleared there."""
    for name, page in cells_of(blank_report(settings, year)).items():
        sheet = workbook.sheet(name)
        if sheet is None or name == action_plan_page.NAME:
            continue
        cells, places = sheet_values(sheet), workbook.places[name]
        own = [(places.rows.get(row), places.columns.get(column)) for row, column in sorted(page.own)]
        used: Mapping[Place, Cell | None] = {
            (row, column): None
            for row, column in own
            if row is not None and column is not None and cell_at(cells, (row, column)) != ""
        }
        yield from ((name, row + 1, cells[row][column]) for row, column in used)
        write(sheet, used)
