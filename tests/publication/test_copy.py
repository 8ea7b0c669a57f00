"""What the pages of a publication copy show."""

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from copies import written
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from libreoffice.office import Office
from necs import necs_figures
from reports import reports

from wres_xl.publication import publication_of
from wres_xl.settings import Settings
from wres_xl.standard.data_items import DATA_ITEMS, SUPPLEMENTARY_ITEMS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.workbook import national_return
from wres_xl.workbook.cells import Live
from wres_xl.workbook.page_cells import cells_of
from wres_xl.workbook.publication_copy import write_publication_copy
from wres_xl.workbook.report import Report

WHITE, BME, UNKNOWN = ETHNIC_GROUPS
NOT_PUBLISHED = {
    "Home",
    "Data quality",
    "Completeness",
    "2 By band",
    "Ethnic origin",
    "Action plan",
    "Commentary",
}


@pytest.fixture(scope="module")
def cells(necs: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(necs)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def texts(rows: list[list[object]]) -> list[str]:
    return [cell for row in rows for cell in row if isinstance(cell, str)]


# What it shows -------------------------------------------------------------------------------------------


def test_it_has_these_pages_all_of_them_seen(necs: Path, necs_in_full: Path) -> None:
    book = openpyxl.load_workbook(necs)
    everything = (page for page in openpyxl.load_workbook(necs_in_full).sheetnames)
    assert book.sheetnames == ["About this copy", *(page for page in everything if page not in NOT_PUBLISHED)]
    cells = (cell for row in book["About this copy"].iter_rows() for cell in row)
    links = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    assert {sheet.sheet_state for sheet in book} == {"visible"}


def test_no_bar_of_shares_takes_a_hidden_group_for_nobody(necs: Path, necs_in_full: Path) -> None:
    in_full, in_copy = (openpyxl.load_workbook(path)["Disparity"]._charts for path in (necs_in_full, necs))
    assert [type(chart).__name__ for chart in in_full] == ["BarChart", "BarChart"]
    assert [chart.grouping for chart in in_full] == ["percentStacked", "clustered"]
    assert [chart.grouping for chart in in_copy] == ["clustered"]


def test_every_figure_is_its_value_or_the_symbol_of_what_is_hidden(
    cells: dict[str, list[list[object]]],
) -> None:
    figures = {"this": necs_figures("2020-21"), "last": necs_figures("2019-20")}
    publication = publication_of(figures["this"], figures["last"], Settings())
    masked = {"this": publication.this, "last": publication.last}
    rows = {row[1]: row for row in cells[national_return.NAME]}
    seen = {"hidden": 0, "shown": 0}
    for year, first in (("last", 6), ("this", 10)):
        for figure in figures[year]:
            cell = rows[figure.item.key][first + [*ETHNIC_GROUPS, Group.ALL].index(figure.group or Group.ALL)]
            shown = masked[year]
            assert shown is not None
            value = shown[figure.item.key, figure.group].value
            if value is not None:
                assert cell == pytest.approx(value)
                seen["shown"] += 1
            elif figure.value is not None:
                assert cell == "[c]"
                seen["hidden"] += 1
            else:
                assert cell in ("n/a", None)
    assert seen == {"shown": 406, "hidden": 79}
    assert len(rows) > len(DATA_ITEMS) + len(SUPPLEMENTARY_ITEMS)


def test_totals_of_tables_stay(cells: dict[str, list[list[object]]]) -> None:
    total = next(row for row in cells["1 Workforce"] if row[0] == "Total")
    assert total[1:7] == [1093, 65, 157, 1398, 123, 97]
    assert total[8] == pytest.approx(123 / 1618)


def test_no_page_speaks_of_what_a_copy_has_not(cells: dict[str, list[list[object]]]) -> None:
    told = [text for rows in cells.values() for text in texts(rows)]
    allowed = "This copy holds values only: no formulas, macros, hidden sheets or links to other files."
    unfit = re.compile("formula|Generate|Data quality|Commentary|own words|-1,?000", re.IGNORECASE)
    assert [text for text in told if unfit.search(text) and text != allowed] == []
    numbers = [
        cell for rows in cells.values() for row in rows for cell in row if isinstance(cell, float | int)
    ]
    assert -1000 not in numbers


def test_the_first_page_tells_what_was_done(cells: dict[str, list[list[object]]]) -> None:
    told = texts(cells["About this copy"])
    assert "Counts of 1 to 4 people are hidden, so that nobody can be recognised by a number." in told
    rows = {row[0]: row[2:6] for row in cells["About this copy"] if str(row[0]).startswith("Indicator ")}
    assert rows["Indicator 2"] == [13, 0, 9, 4]
    assert rows["Indicator 9"] == [19, 24, 43, 0]
    for page in [*cells][1:9]:
        assert any("[c]: hidden, small numbers" in text for text in texts(cells[page][:4])), page


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        (Settings(suppression_threshold=2), "Counts of 1 people are hidden"),
        (Settings(suppression_threshold=0), "No figure was hidden"),
        (Settings(publish_board=True), "The board is shown in full"),
    ],
)
def test_it_tells_what_the_settings_say(tmp_path: Path, settings: Settings, line: str) -> None:
    path = written(tmp_path / "copy.xlsx", necs_figures("2019-20"), None, settings)
    rows = openpyxl.load_workbook(path)["About this copy"].iter_rows(values_only=True)
    assert any(text.startswith(line) for text in texts([list(row) for row in rows]))


@hypothesis_settings(max_examples=4, deadline=None)
@given(reports(), st.sampled_from((0, 5, 60)))
def test_every_number_of_any_copy_is_that_of_the_full_workbook(report: Report, threshold: int) -> None:
    report = replace(report, settings=replace(report.settings, suppression_threshold=threshold))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.xlsx"
        write_publication_copy(report, path)
        book = openpyxl.load_workbook(path)
    hidden = 0
    for name, page in cells_of(report).items():
        # What charts are drawn from is 0 or blank where there is nothing to draw.
        for (row, column), content in page.cells.items() if name in book.sheetnames[:-1] else ():
            cell = book[name].cell(row + 1, column + 1).value
            in_full = content.value if isinstance(content, Live) else content
            hidden += cell == "[c]"
            if isinstance(cell, int | float):
                assert cell == pytest.approx(in_full)
            elif not threshold and isinstance(in_full, int | float):
                raise AssertionError(f"{name} {row, column} shows {cell!r}, not {in_full}")
    assert threshold or not hidden


# LibreOffice ---------------------------------------------------------------------------------------------


def test_libreoffice_shows_the_same_and_nothing_changes_on_recalculation(office: Office, necs: Path) -> None:
    with office.open(necs) as document:
        names = openpyxl.load_workbook(necs).sheetnames
        before = {name: document.values(name, "A1:Z80") for name in names}
        document.recalculate()
        assert {name: document.values(name, "A1:Z80") for name in names} == before
    assert "[c]" in {cell for row in before["1 Workforce"] for cell in row}
    assert not [cell for rows in before.values() for row in rows for cell in row if str(cell).startswith("#")]
