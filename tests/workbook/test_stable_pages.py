"""Whatever the report, pages differ in constants alone, so that an open workbook can be renewed in place."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from libreoffice.cached import cached_values, disagreements, formulas
from libreoffice.office import Cell, Office
from necs import necs_figures
from openpyxl.utils import get_column_letter
from openxml_audit import OpenXmlValidator
from pages import TABS
from parts import CHART, MAIN, parts, trees
from reports import reports
from xlsxwriter.worksheet import Worksheet

from wres_xl.commentary import commentary_of
from wres_xl.extracts.tables import Kind
from wres_xl.settings import Settings
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.action_plan_page import ACTIONS
from wres_xl.workbook.build import write_pages, write_workbook
from wres_xl.workbook.cells import Live
from wres_xl.workbook.data_quality_page import EFFECTS, SOURCES
from wres_xl.workbook.page import Book
from wres_xl.workbook.page_cells import PageCells, cells_of
from wres_xl.workbook.report import Report, blank_report

BLANK = blank_report(Settings(), ReportingYear(2026))
OWN_LINES = re.compile(r"What (have we done|are we planning)\?")


def necs_report(chosen: Settings) -> Report:
    this, last = necs_figures("2020-21"), necs_figures("2019-20")
    return Report(this, last, commentary_of(this, last, chosen), chosen)


def form(page: PageCells) -> object:
    """All of a page but its constants."""
    said = {
        place: content.formula if isinstance(content, Live) else "" for place, content in page.cells.items()
    }
    return said, page.own, page.headers, page.last_row, page.last_column


EXPECTED = {name: form(page) for name, page in cells_of(BLANK).items()}


@settings(max_examples=15, deadline=None)
@given(report=reports())
def test_cells_and_formulas_are_the_same_for_every_report(report: Report) -> None:
    found = cells_of(report)
    assert list(found) == list(TABS[1:])
    assert {name: form(page) for name, page in found.items()} == EXPECTED


@pytest.mark.parametrize("book", ["workbook", "template"])
def test_formulas_hold_no_function_that_files_name_otherwise_than_people(
    book: str, request: pytest.FixtureRequest
) -> None:
    # Excel writes its newer functions with a prefix, XlsxWriter puts it before them, and we leave that out.
    written = [
        element.text or ""
        for tree in trees(request.getfixturevalue(book), r"xl/worksheets/sheet\d+\.xml").values()
        for name in ("f", "formula", "formula1", "formula2")
        for element in tree.iter(MAIN + name)
    ]
    assert len(written) > 1200
    prefixed = Worksheet()._prepare_formula
    assert [each for each in written if prefixed(each, expand_future_functions=True) != each] == []


def skeleton(path: Path) -> dict[str, str]:
    """The parts of a file without what may differ: constants, cached values, and the headings of tables."""
    kept = {}
    for name, tree in trees(
        path, r"xl/(worksheets|charts|drawings|tables)/[^/]*\.xml$|xl/styles|xl/workbook"
    ).items():
        for cell in tree.iter(f"{MAIN}c"):
            cell.attrib.pop("t", None)
            for value in cell.findall(f"{MAIN}v"):
                cell.remove(value)
        for parent in list(tree.iter()):
            for cache in [each for each in parent if each.tag in (f"{CHART}strCache", f"{CHART}numCache")]:
                parent.remove(cache)
        for column in tree.iter(f"{MAIN}tableColumn"):
            column.attrib.pop("name")
        kept[name] = ElementTree.tostring(tree, encoding="unicode")
    kept |= {name: content.decode() for name, content in parts(path).items() if name.endswith(".rels")}
    return kept


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a report before anything was counted."""
    path = tmp_path_factory.mktemp("blank") / "blank.xlsx"
    write(BLANK, path)
    return path


def write(report: Report, path: Path) -> None:
    """Write the pages alone; the footer, which names organisation and year, is the book's."""
    book = Book.create(path, title="", organisation="", footer="")
    write_pages(book, report)
    book.file.close()


def test_files_are_the_same_for_every_report(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    expected = skeleton(blank)
    assert {"xl/charts/chart32.xml", "xl/styles.xml", "xl/tables/table28.xml"} <= expected.keys()
    path = tmp_path_factory.mktemp("other") / "other.xlsx"

    @settings(max_examples=5, deadline=None)
    @given(report=reports())
    def same(report: Report) -> None:
        write(report, path)
        found = skeleton(path)
        assert found.keys() == expected.keys()
        assert [name for name in found if found[name] != expected[name]] == []

    same()


def test_what_is_told_of_cells_is_what_a_file_holds(tmp_path: Path) -> None:
    report, path = necs_report(Settings(term="BAME", indicator_3_basis="two years")), tmp_path / "WRES.xlsx"
    write_workbook(report, path)
    told = {
        Cell(name, f"{get_column_letter(column + 1)}{row + 1}"): content
        for name, page in cells_of(report).items()
        for (row, column), content in page.cells.items()
    }
    calculated, values = formulas(path), cached_values(path)
    assert {cell: f"={each.formula}" for cell, each in told.items() if isinstance(each, Live)} == calculated
    shown = {cell: each.value if isinstance(each, Live) else as_written(each) for cell, each in told.items()}
    # openpyxl reads a formula whose result is no text as a blank cell.
    assert {cell: value for cell, value in shown.items() if value not in (None, "")} == {
        cell: value for cell, value in values.items() if cell.sheet != "Home"
    }


def as_written(value: object) -> object:
    """XlsxWriter writes 16 digits, as Excel shows 15."""
    return float(f"{value:.16G}") if isinstance(value, float) else value


def test_own_words_are_those_of_the_organisation_and_blank() -> None:
    pages = cells_of(necs_report(Settings()))
    lines = {name: len({row for row, _ in page.own}) for name, page in pages.items() if page.own}
    assert lines == {
        **{"1 Workforce": 7, "2 Appointment": 6, "3 Disciplinary": 6, "4 Training": 6, "9 Board": 5},
        **{"5-6 Harassment": 5, "7-8 Opportunity": 5, "Action plan": ACTIONS},
    }
    for name, page in pages.items():
        assert not page.own & page.constants.keys()
        headings = [content for content in page.constants.values() if OWN_LINES.match(str(content))]
        assert len(headings) == (2 if name in lines and name != "Action plan" else 0)
        numbered = range(1, ACTIONS + 1) if name == "Action plan" else ()
        assert {page.cells[place] for place in page.own} - {None} == {*numbered}


def test_headings_of_a_table_are_told() -> None:
    page = cells_of(necs_report(Settings()))["Summary"]
    assert {page.cells[place] for place in page.headers} > {"2019-20 White", "2020-21 BME", "No."}


def test_data_quality_has_room_for_every_kind_of_extract_and_every_rule() -> None:
    assert len(Kind) <= SOURCES
    assert len(necs_figures("2020-21").submission.effects) <= EFFECTS


class TestBlank:
    def test_it_recalculates_to_what_it_says_on_one_page_each(self, office: Office, blank: Path) -> None:
        with office.open(blank) as document:
            document.recalculate()
            cells, printed = document.formulas(), document.pages()
        assert disagreements(blank, cells) == []
        assert printed == dict.fromkeys(TABS[1:], 1)
        assert [str(error) for error in OpenXmlValidator(max_errors=0).validate(str(blank)).errors] == []

    def test_nothing_is_known_and_nothing_is_said_to_be(self) -> None:
        pages = cells_of(BLANK)
        shown = [
            content.value
            for name in TABS[3:13]
            for content in pages[name].cells.values()
            if isinstance(content, Live)
        ]
        assert set(shown) == {"n/a", "Not generated yet.", ""}
        assert pages["Data quality"].cells[1, 0] == "No extract was counted yet."


class TestCharts:
    def test_all_that_may_not_be_known_stands_where_it_cannot_be_seen(self, blank: Path) -> None:
        """Below the foot of an axis that begins at 0, with labels that say nothing of what is below 0."""
        hidden = 0
        for name, chart in trees(blank, r"xl/charts/chart\d+\.xml").items():
            (minimum,) = {each.get("val") for each in chart.iter(f"{CHART}min")} or {None}
            for series in chart.iter(f"{CHART}ser"):
                values = series.findtext(f"{CHART}val//{CHART}f") or ""
                points = [each.text for each in series.findall(f"{CHART}val//{CHART}v")]
                if "-1000" not in points:
                    continue
                hidden += 1
                assert values.startswith("Statistics!"), name
                assert minimum == "0", name
                labels = series.find(f"{CHART}dLbls")
                if labels is not None:
                    number_format = labels.find(f"{CHART}numFmt")
                    assert number_format is not None, name
                    assert str(number_format.get("formatCode")).split(";")[1] == "", name
        # The lines of trends have a series for the points, and one from each year to the next.
        assert hidden == 8 + 6 + 3 + 8 + 1 + 2 + 2 + 1 + 14 * 6

    def test_words_come_from_cells(self, office: Office, tmp_path: Path) -> None:
        path = tmp_path / "WRES.xlsx"
        write_workbook(necs_report(Settings(term="Global Majority")), path)
        with office.open(path) as document:
            charts = document.charts()
        titles = {chart.title for chart in charts if "Global Majority" in chart.title}
        assert titles == {
            "Relative likelihoods: 1.00 is equal, above it is less favourable for Global Majority",
            "Global Majority staff as a share of each band",
            "1: Global Majority share of the workforce",
            "9: Global Majority share of board and workforce",
        }
        names = {each.name for chart in charts for each in chart.series}
        assert {"Global Majority", "Global Majority: shortlisted", "2020-21 Global Majority %"} <= names
        assert "Relative likelihood, White to Global Majority" in names
