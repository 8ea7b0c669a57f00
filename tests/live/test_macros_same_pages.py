"""The report pages of the template are the pages that `generate` makes, cell by cell."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from commands import run
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from live.necs_example import LAST, THIS
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.cells import Live
from wres_xl.workbook.page_cells import cells_of
from wres_xl.workbook.report import blank_report

PAGES = cells_of(blank_report(Settings(), ReportingYear(2020)))


@pytest.fixture(scope="module")
def generated(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("generated") / "WRES.xlsx"
    made = run("generate", example / THIS, "--previous", example / LAST, "--year", THIS, "-o", path)
    assert made.code == 0, made.told
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def blank(template: Path) -> Workbook:
    return openpyxl.load_workbook(template)


def pairs(blank: Workbook, generated: Workbook) -> Iterator[tuple[Worksheet, Worksheet]]:
    yield from ((blank[name], generated[name]) for name in PAGES)


def looks(sheet: Worksheet) -> dict[str, str]:
    """How each cell looks, in words; cells of one style share them."""
    of_style: dict[int, str] = {}
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        if cell.style_id not in of_style:
            parts = (cell.number_format, cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
            of_style[cell.style_id] = "\n".join(map(repr, parts))
    return {cell.coordinate: of_style[cell.style_id] for row in sheet.iter_rows() for cell in row}


def conditional(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [
        (str(area.sqref), rule.type, rule.operator, rule.formula, rule.text, rule.priority, rule.dxf)
        for area in sheet.conditional_formatting
        for rule in area.rules
    ]


def validations(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [
        (str(each.sqref), each.type, each.operator, each.formula1, each.formula2, each.error, each.prompt)
        for each in sheet.data_validations.dataValidation
    ]


def frame(sheet: Worksheet) -> tuple[object, ...]:
    """All about a page that is not in a cell: sizes, panes, print settings, tables, charts."""
    return (
        {letter: (each.width, each.hidden) for letter, each in sheet.column_dimensions.items()},
        {number: (each.height, each.hidden) for number, each in sheet.row_dimensions.items()},
        (sheet.freeze_panes, sheet.sheet_view.showGridLines, sheet.print_title_rows, sheet.print_area),
        (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.sheet_properties.tabColor),
        [(table.name, table.ref) for table in sheet.tables.values()],
        [
            (type(chart).__name__, chart.anchor._from.row, chart.anchor._from.col, chart.anchor.to.row)
            for chart in sheet._charts
        ],
    )


def test_the_same_pages_in_the_same_order(blank: Workbook, generated: Workbook) -> None:
    assert [name for name in blank.sheetnames if name in PAGES] == [*PAGES]
    assert [name for name in generated.sheetnames if name in PAGES] == [*PAGES]


def test_the_same_formulas_in_the_same_cells(blank: Workbook, generated: Workbook) -> None:
    formulas = 0
    for ours, theirs in pairs(blank, generated):
        for (row, column), content in PAGES[ours.title].cells.items():
            texts = [str(sheet.cell(row + 1, column + 1).value) for sheet in (ours, theirs)]
            assert texts[0].startswith("=") == texts[1].startswith("=") == isinstance(content, Live)
            if isinstance(content, Live):
                formulas += 1
                assert texts[0] == texts[1], f"{ours.title}, {row + 1}, {column + 1}"
    assert formulas > 1200


def test_the_same_looks(blank: Workbook, generated: Workbook) -> None:
    for ours, theirs in pairs(blank, generated):
        expected, found = looks(theirs), looks(ours)
        assert found.keys() == expected.keys(), ours.title
        assert [cell for cell in found if found[cell] != expected[cell]] == [], ours.title


def test_the_same_rules(blank: Workbook, generated: Workbook) -> None:
    rules = 0
    for ours, theirs in pairs(blank, generated):
        assert conditional(ours) == conditional(theirs), ours.title
        assert validations(ours) == validations(theirs), ours.title
        rules += len(conditional(ours)) + len(validations(ours))
    assert rules > 10


def test_the_same_frame(blank: Workbook, generated: Workbook) -> None:
    for ours, theirs in pairs(blank, generated):
        assert frame(ours) == frame(theirs), ours.title
    assert sum(len(sheet._charts) for sheet, _ in pairs(blank, generated)) == 32
