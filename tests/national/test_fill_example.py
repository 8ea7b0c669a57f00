"""The example form filled from the example trust: the published figures, in Excel's own formulas."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Run, run
from libreoffice.office import Cell, Document, Office
from packages import contents, differing_cells, differing_parts, parts
from published import YEARS, PublishedFigure, count, headcounts, published_figures

from wres_xl.example.form import write_form
from wres_xl.standard.data_items import ITEM, PAY_BANDS

DATA = "WRES data"
FIRST_COLUMN = {("2019-20", "verified"): "E", ("2020-21", "prepopulated"): "H", ("2020-21", "verified"): "K"}
GROUPS = ("White", "BME", "Unknown")


def address(year: str, key: str, group: str, role: str = "verified") -> str:
    """Where the form's description says that a figure stands: from row 7, each section below a heading."""
    number = ITEM[key].number
    row = 6 + number + 1 + (number > 14) + (number > 28)
    return f"{chr(ord(FIRST_COLUMN[year, role]) + (GROUPS.index(group) if group else 0))}{row}"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_form(tmp_path_factory.mktemp("form") / "form.xlsx")


@pytest.fixture(scope="module")
def done(form: Path, example: Path) -> Run:
    return run(
        *(
            "fill",
            form,
            "--from",
            example / "2020-21",
            "--previous",
            example / "2019-20",
            "--year",
            "2020-21",
        ),
        *("--settings", example / "settings.toml", "-o", form.with_name("filled.xlsx")),
    )


@pytest.fixture(scope="module")
def filled(form: Path, done: Run) -> Path:
    assert "Written:" in done.out, done.told
    return form.with_name("filled.xlsx")


def expected_inputs() -> dict[str, float]:
    """The published counts and percentages by address, and the zeros and inventions around them."""
    cells: dict[str, float] = {}
    for year in YEARS:
        for group in GROUPS:
            for label, band in PAY_BANDS.items():
                cells[address(year, f"1a_{band}", group)] = headcounts()[year, label, group]
                cells[address(year, f"1b_{band}", group)] = 0
            for key in (item for item in ITEM if item.startswith("1m_")):
                cells[address(year, key, group)] = 0
            for key in ("2_shortlisted", "2_appointed", "3_disciplinary", "4_trained", "9_board"):
                cells[address(year, key, group)] = count(year, key, group)
            for key in ("9_board_voting", "9_board_executive"):
                cells[address(year, key, group)] = count(year, "9_board", group)
        cells[address(year, "4_trained", "Unknown")] = 22 if year == YEARS[0] else 30
    for figure in published_figures():
        if 5 <= figure.indicator <= 8:
            cells[address(figure.year, figure.key, figure.group)] = figure.exact
    return cells


def test_every_input_cell_of_both_years_holds_the_published_figure(form: Path, filled: Path) -> None:
    before, after = contents(form), contents(filled)
    written = {place: value for place, value in after.items() if before.get(place) != value}
    expected = {(DATA, place): pytest.approx(value) for place, value in expected_inputs().items()}
    assert len(expected) == 256
    assert written == expected


@pytest.fixture(scope="module")
def recalculated(filled: Path, office: Office) -> Iterator[Document]:
    with office.open(filled) as document:
        document.recalculate()
        yield document


@pytest.mark.parametrize(
    "figure",
    [
        each
        for each in published_figures()
        if each.key in ITEM and ITEM[each.key].calculation and each.group != "All"
    ],
    ids=lambda f: f"{f.year}-{f.key}-{f.group or 'ratio'}",
)
def test_excels_formulas_give_what_the_report_printed(
    recalculated: Document, figure: PublishedFigure
) -> None:
    cell = recalculated.formulas()[Cell(DATA, address(figure.year, figure.key, figure.group))]
    assert cell.value == pytest.approx(figure.exact, abs=1e-6)


def test_no_formula_is_an_error(recalculated: Document) -> None:
    formulas = recalculated.formulas()
    assert len(formulas) == 2 * 51 + 1
    assert not [cell for cell, formula in formulas.items() if formula.error]


def test_the_two_prepopulated_figures_that_differ_are_told_and_the_command_says_so(done: Run) -> None:
    assert done.code == 1
    shown = done.out.partition("Needs a look")[2].partition("Large changes")[0]
    assert [line.split()[1:3] for line in shown.splitlines() if "differs" in line] == [
        ["differs", "│"],
        ["differs", "│"],
    ]
    for text in ("1a_band_5", "WRES data H13 prepopulated", "253", "255", "1a_band_7", "I15", "26"):
        assert text in shown
    assert "Cells: 2 differs, 256 filled, 97 agrees, 102 formula." in done.told
    assert "something differs or is missing" in done.err


def test_only_the_filled_sheet_what_follows_from_it_and_the_calculation_differ(
    form: Path, filled: Path
) -> None:
    old, new = parts(form), parts(filled)
    front, data = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"
    assert differing_parts(form, filled) == {front, data, "xl/workbook.xml"}
    assert differing_cells(old[front], new[front]) == set()
    assert differing_cells(old[data], new[data]) == set(expected_inputs())


def test_the_twin_keeps_its_macro_and_its_button(
    form: Path, figures: Path, filled: Path, tmp_path: Path
) -> None:
    twin = write_form(tmp_path / "twin.xlsm", macros=True)
    run("fill", twin, "--from", figures, "--year", "2020-21", "-o", tmp_path / "filled.xlsm")
    assert differing_parts(twin, tmp_path / "filled.xlsm") == differing_parts(form, filled)
    assert contents(tmp_path / "filled.xlsm") == contents(filled)


def test_the_original_is_as_it_was(tmp_path: Path, figures: Path) -> None:
    form = write_form(tmp_path / "form.xlsx")
    before = (form.read_bytes(), form.stat().st_mtime_ns)
    form.chmod(0o444)
    run("fill", form, "--from", figures, "--year", "2020-21", "-o", tmp_path / "filled.xlsx")
    assert (tmp_path / "filled.xlsx").exists()
    assert (form.read_bytes(), form.stat().st_mtime_ns) == before


def test_the_demo_ends_with_the_form_filled(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    shown = run("demo", folder)
    assert shown.code == 0, shown.told
    assert "1a_band_5" in shown.out.partition("Needs a look")[2]
    assert shown.out.rstrip().endswith("national form 2020-21 filled reconciliation.xlsx")
    assert contents(folder / "national form 2020-21 filled.xlsx") == contents(filled)
    again = run("demo", folder)
    assert again.code == 2, "nothing is written over unasked"
