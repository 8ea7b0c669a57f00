"""The example trust's workbook: its file is sound, its formulas right, its pages complete and printable."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from libreoffice.cached import disagreements, formulas
from libreoffice.office import Cell, Chart, FormulaCell, Office, Printout
from openpyxl.utils import range_boundaries
from openxml_audit import OpenXmlValidator
from openxml_audit.verdict import predict
from pages import TABS
from parts import CHART, MAIN, PLACED, RELATIONS, parts, trees

INDICATOR_PAGES = TABS[3:11]
PAGES = TABS[2:13]
"""All pages that are made of figures."""


@pytest.fixture(scope="module")
def recalculated(office: Office, workbook: Path) -> Iterator[tuple[dict[Cell, FormulaCell], list[Chart]]]:
    """Every formula cell after LibreOffice's recalculation, and every chart."""
    with office.open(workbook) as document:
        document.recalculate()
        yield document.formulas(), document.charts()


@pytest.fixture(scope="module")
def printout(office: Office, workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Printout:
    with office.open(workbook) as document:
        return document.print_to(tmp_path_factory.mktemp("printed"), dpi=50)


def sheets(path: Path) -> dict[str, ElementTree.Element]:
    """The worksheets' XML by the name on the tab."""
    found = trees(path, r"xl/worksheets/sheet\d+\.xml")
    return dict(zip(TABS, found.values(), strict=True))


def test_recalculation_gives_the_cached_values(
    workbook: Path, recalculated: tuple[dict[Cell, FormulaCell], list[Chart]]
) -> None:
    cells, _ = recalculated
    assert len(cells) > 1200
    assert disagreements(workbook, cells) == []
    assert {cell: each.error for cell, each in cells.items() if each.error} == {}


def test_the_package_is_one_that_excel_opens(workbook: Path) -> None:
    result = OpenXmlValidator(max_errors=0).validate(str(workbook))
    assert [str(error) for error in result.errors] == []
    assert result.is_valid
    assert "expected to open cleanly (no findings)" in predict(result).headline


def test_tabs_in_their_order_all_visible(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook, read_only=True)
    assert tuple(book.sheetnames) == TABS
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}


def test_every_page_has_a_title_of_its_own_in_a1(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    titles = {sheet.title: str(sheet["A1"].value) for sheet in book.worksheets}
    assert all(re.fullmatch(r"[A-Z]\w.{5,}", title) for title in titles.values()), titles
    assert len(set(titles.values())) == len(TABS)
    for number, page in enumerate(("1 Workforce", "2 Appointment", "3 Disciplinary", "4 Training"), start=1):
        assert titles[page].startswith(f"Indicator {number}: ")
    assert all(sheet["A1"].font.size >= 16 for sheet in book.worksheets)


def test_no_figure_on_a_page_is_typed(workbook: Path) -> None:
    book, calculated = openpyxl.load_workbook(workbook), formulas(workbook)
    typed = [
        f"{page}!{cell.coordinate}"
        for page in PAGES
        for row in book[page].iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    ]
    # Staff groups are counted for their page alone; the Summary numbers its nine rows, and Trend the
    # indicator of each row.
    assert typed == [
        *(f"Completeness!{column}{row}" for row in range(9, 19) for column in "NOQR"),
        *(f"Summary!A{row}" for row in range(6, 15)),
        *(f"Trend!A{row}" for row in range(6, 33)),
    ]
    assert {cell.sheet for cell in calculated} >= {*PAGES, "Data quality", "National return"}


def test_no_cell_is_merged(workbook: Path) -> None:
    assert [
        tab for tab, sheet in sheets(workbook).items() if sheet.find(f"{MAIN}mergeCells") is not None
    ] == []


def test_every_page_prints_on_one_a4_landscape_page(workbook: Path) -> None:
    for tab, sheet in sheets(workbook).items():
        setup, properties = sheet.find(f"{MAIN}pageSetup"), sheet.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
        assert setup is not None, tab
        assert properties is not None, tab
        assert (setup.get("paperSize"), setup.get("orientation")) == ("9", "landscape"), tab
        assert properties.get("fitToPage") == "1", tab
        assert (setup.get("fitToWidth", "1"), setup.get("fitToHeight", "1")) == ("1", "1"), tab


def test_one_printed_page_for_each_tab(printout: Printout) -> None:
    assert printout.pages == dict.fromkeys(TABS, 1)
    assert len(printout.images) == len(TABS)
    told = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", str(len(TABS)), str(printout.pdf)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", told)
    assert [(round(float(width)), round(float(height))) for width, height in sizes] == [(842, 595)] * len(
        TABS
    )


def test_no_printed_page_is_blank(printout: Printout, tmp_path: Path) -> None:
    assert all(image.stat().st_size > 2000 for image in printout.images)
    grey = ["pdftoppm", "-gray", "-r", "40", str(printout.pdf), str(tmp_path / "page")]
    subprocess.run(grey, check=True)
    for tab, image in zip(TABS, sorted(tmp_path.glob("page-*.pgm")), strict=True):
        # A picture of one byte a pixel; the last bytes are the pixels, whatever the length of the head.
        content = image.read_bytes()
        width, height = map(int, content.split(maxsplit=3)[1:3])
        pixels = content[-width * height :]
        assert sum(pixel < 200 for pixel in pixels) > 0.004 * len(pixels), f"{tab} is nearly blank"


def test_the_printed_pages_bear_their_titles_and_the_organisations_name(
    workbook: Path, printout: Printout
) -> None:
    told = subprocess.run(
        ["pdftotext", "-layout", str(printout.pdf), "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    book = openpyxl.load_workbook(workbook)
    for tab, page in zip(TABS, told[: len(TABS)], strict=True):
        assert " ".join(str(book[tab]["A1"].value).split()[:4]) in " ".join(page.split())
        assert "Example Commissioning Support Unit, WRES 2020-21." in page


class TestCharts:
    def test_the_pages_that_have_charts(
        self, recalculated: tuple[dict[Cell, FormulaCell], list[Chart]]
    ) -> None:
        _, charts = recalculated
        assert {page: sum(chart.sheet == page for chart in charts) for page in PAGES} == {
            "Completeness": 1,
            "Summary": 1,
            "1 Workforce": 3,
            "2 Appointment": 3,
            "3 Disciplinary": 3,
            "4 Training": 3,
            "5-6 Harassment": 2,
            "7-8 Opportunity": 2,
            "9 Board": 2,
            "Disparity": 2,
            "Trend": 9,
        }

    def test_each_has_alternative_text_and_a_title(
        self, recalculated: tuple[dict[Cell, FormulaCell], list[Chart]]
    ) -> None:
        _, charts = recalculated
        for chart in charts:
            assert len(chart.title) > 10, chart
            assert re.match(
                r"(Point|Column|Line) chart: |Stacked (bars|columns): ", chart.alternative_text
            ), chart
            assert len(chart.alternative_text) > 40, chart
        assert len({chart.alternative_text for chart in charts}) == len(charts)

    def test_each_is_anchored_with_its_alternative_text_in_the_file(self, workbook: Path) -> None:
        frames = [
            frame
            for drawing in trees(workbook, r"xl/drawings/drawing\d+\.xml").values()
            for frame in drawing.iter(f"{PLACED}cNvPr")
        ]
        assert len(frames) == 32
        assert all(frame.get("descr") for frame in frames)

    def test_each_series_is_drawn_from_cells(self, workbook: Path) -> None:
        drawn = trees(workbook, r"xl/charts/chart\d+\.xml")
        assert len(drawn) == 32
        for name, chart in drawn.items():
            assert chart.find(f"{CHART}chart/{CHART}title") is not None, name
            for series in chart.iter(f"{CHART}ser"):
                assert series.find(f"{CHART}tx") is not None, f"a series of {name} has no name"
                for part in ("cat", "val"):
                    formula = series.find(f"{CHART}{part}//{CHART}f")
                    assert formula is not None, f"{name}: {part} of a series is typed"
                    sheet = str(formula.text).rpartition("!")[0].strip("'")
                    assert sheet in TABS, f"{name}: {formula.text}"

    def test_no_chart_draws_an_error(self, recalculated: tuple[dict[Cell, FormulaCell], list[Chart]]) -> None:
        _, charts = recalculated
        drawn = [
            value for chart in charts for each in chart.series for v in each.values.values() for value in v
        ]
        assert drawn
        assert "#N/A" not in drawn

    def test_the_nine_indicators_are_drawn(
        self, recalculated: tuple[dict[Cell, FormulaCell], list[Chart]]
    ) -> None:
        _, charts = recalculated
        (ratios,) = (chart for chart in charts if chart.sheet == "Summary")
        points = next(each for each in ratios.series if each.name == "Ratio with its interval")
        assert points.values["values-y"] == pytest.approx(
            (2.13254, 2.163505, 2.242051, 0, 1.44048, 1.070458), abs=5e-7
        )


class TestTables:
    def test_names_are_unique_and_say_something(self, workbook: Path) -> None:
        tables = trees(workbook, r"xl/tables/table\d+\.xml").values()
        names = [str(table.get("displayName")) for table in tables]
        assert len({name.casefold() for name in names}) == len(names) > 20
        assert all(re.fullmatch(r"[A-Z][A-Za-z]+\d?", name) for name in names), names
        assert not any(re.match(r"Table\d", name) for name in names)
        assert len({table.get("id") for table in tables}) == len(names)

    def test_every_page_but_none_lacks_one(self, workbook: Path) -> None:
        book = openpyxl.load_workbook(workbook)
        assert [sheet.title for sheet in book.worksheets if not sheet.tables] == []

    def test_headers_are_there_and_unique(self, workbook: Path) -> None:
        book = openpyxl.load_workbook(workbook)
        for sheet in book.worksheets:
            for table in sheet.tables.values():
                left, top, right, _ = range_boundaries(table.ref)
                shown = [str(sheet.cell(top, column).value or "") for column in range(left, right + 1)]
                place = f"{sheet.title}, {table.name}"
                assert [column.name for column in table.tableColumns] == shown, place
                assert len({header.casefold() for header in shown}) == len(shown), place
                assert all(header.strip() for header in shown), place
                assert table.headerRowCount == 1, place

    def test_no_row_within_a_table_is_empty(self, workbook: Path) -> None:
        book = openpyxl.load_workbook(workbook)
        for sheet in book.worksheets:
            for table in sheet.tables.values():
                left, top, right, bottom = range_boundaries(table.ref)
                for row in sheet.iter_rows(top, bottom, left, right, values_only=True):
                    assert any(value is not None for value in row), f"{sheet.title}, {table.name}"


class TestWhatTheFileSaysOfItself:
    def test_properties_name_the_organisation_and_nobody(self, workbook: Path) -> None:
        book = openpyxl.load_workbook(workbook)
        properties = book.properties
        assert properties.creator == "WRES-XL"
        assert properties.lastModifiedBy in (None, "WRES-XL")
        assert properties.title == "WRES 2020-21, Example Commissioning Support Unit"
        assert not any((properties.keywords, properties.description, properties.category, properties.subject))
        extended = parts(workbook)["docProps/app.xml"].decode()
        assert "<Company>Example Commissioning Support Unit</Company>" in extended
        assert "Manager" not in extended
        assert "docProps/custom.xml" not in parts(workbook)

    def test_nothing_leads_out_and_nothing_runs(self, workbook: Path) -> None:
        names = [name.casefold() for name in parts(workbook)]
        forbidden = ("external", "vba", "macro", "activex", "connection", "query", "ctrlprop", "embedding")
        assert [name for name in names if any(word in name for word in forbidden)] == []
        for name, relations in trees(workbook, r".*\.rels$").items():
            for relation in relations.iter(f"{RELATIONS}Relationship"):
                assert relation.get("TargetMode") != "External", f"{name}: {relation.get('Target')}"
        assert not [
            formula for formula in formulas(workbook).values() if re.search(r"\[|://|WEBSERVICE", formula)
        ]

    def test_the_links_of_home_lead_to_the_pages(self, workbook: Path) -> None:
        book = openpyxl.load_workbook(workbook)
        links = [
            cell.hyperlink.location for row in book["Home"].iter_rows() for cell in row if cell.hyperlink
        ]
        assert links == [f"'{tab}'!A1" for tab in TABS[1:]]
