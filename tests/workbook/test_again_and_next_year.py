"""The same input gives the same workbook, and one year's workbook serves as the next year's past."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import small_trust
from commands import run
from libreoffice.cached import cached_values, formulas
from libreoffice.office import Cell
from pages import TABS
from parts import parts

from wres_xl.workbook.appointment_by_band_cells import STATISTICS_ROW

Key = tuple[str, str, str]


def figures(*arguments: object) -> dict[Key, dict[str, str]]:
    """Figures by year, key and group."""
    made = run("figures", *arguments, "--format", "csv")
    assert made.out, made.err
    return {(row["year"], row["key"], row["group"]): row for row in csv.DictReader(io.StringIO(made.out))}


def test_the_same_input_gives_the_same_workbook(example: Path, workbook: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    run(
        *("generate", example / "2020-21", "--previous", example / "2019-20", "--year", "2020-21"),
        *("--settings", example / "settings.toml", "-o", again),
    )
    assert cached_values(again) == cached_values(workbook)
    assert formulas(again) == formulas(workbook)
    first, second = parts(workbook), parts(again)
    assert first.keys() == second.keys()
    # When it was made is all that may differ.
    assert [name for name in first if first[name] != second[name] and name != "docProps/core.xml"] == []


def test_the_example_trusts_workbook_of_last_year(example: Path, tmp_path: Path) -> None:
    last, this = example / "2019-20", example / "2020-21"
    before = tmp_path / "WRES 2019-20.xlsx"
    made = run("generate", last, "--year", "2019-20", "--settings", example / "settings.toml", "-o", before)
    assert made.code == 0, made.told
    after = figures(this, "--year", "2020-21", "--previous", before)
    from_extracts = figures(this, "--year", "2020-21", "--previous", last)
    assert after == from_extracts
    assert {year for year, _, _ in after} == {"2019-20", "2020-21"}

    beside, counted = tmp_path / "from workbook.xlsx", tmp_path / "from extracts.xlsx"
    for output, previous in ((beside, before), (counted, last)):
        made = run("generate", this, "--previous", previous, "--year", "2020-21", "-o", output)
        assert made.code == 0, made.told
    pages = (*TABS[2:13], "National return", "Statistics", "Commentary")
    # Nor has it the posts of recruitment; what rests on them stands last on Statistics.
    by_band = {
        Cell("Statistics", f"{column}{row}")
        for column in "ABCDEFGHIJKLM"
        for row in range(STATISTICS_ROW + 1, STATISTICS_ROW + 100)
    }
    one, other = (
        {
            cell: value
            for cell, value in cached_values(path).items()
            if cell.sheet in pages and cell not in by_band
        }
        for path in (beside, counted)
    )
    # National return has no staff groups, so their numbers of last year are not known.
    staff_groups = {Cell("Completeness", f"{column}{row}") for row in range(9, 19) for column in "NOPT"}
    assert {cell: value for cell, value in one.items() if cell not in staff_groups} == {
        cell: value for cell, value in other.items() if cell not in staff_groups
    }
    assert {one[cell] for cell in staff_groups} == {"n/a"}
    assert formulas(beside) == formulas(counted)


def make_workbook(folder: Path, settings: str) -> Path:
    output, chosen = folder / "WRES 2019-20.xlsx", folder / "settings.toml"
    chosen.write_text(settings, encoding="utf-8")
    extracts = small_trust.write(folder / "2019-20", small_trust.extracts(2019))
    made = run("generate", extracts, "--year", "2019-20", "--settings", chosen, "-o", output)
    assert made.code == 0, made.told
    return output


def write_figures(folder: Path, form: str) -> Path:
    output = folder / f"figures.{form}"
    extracts = small_trust.write(folder / "2019-20", small_trust.extracts(2019))
    made = run("figures", extracts, "--year", "2019-20", "--format", form, "-o", output)
    assert made.code == 0, made.told
    return output


PASTS: dict[str, Callable[[Path], Path]] = {
    "extracts": lambda folder: small_trust.write(folder / "2019-20", small_trust.extracts(2019)),
    "workbook": lambda folder: make_workbook(folder, ""),
    "workbook that says BAME": lambda folder: make_workbook(folder, 'term = "BAME"'),
    "workbook that says ethnic minority": lambda folder: make_workbook(folder, 'term = "ethnic minority"'),
    "workbook that says Global Majority": lambda folder: make_workbook(folder, 'term = "Global Majority"'),
    "figures as CSV": lambda folder: write_figures(folder, "csv"),
}


@pytest.mark.parametrize("past", PASTS)
def test_last_years_values(tmp_path: Path, past: str) -> None:
    """Values, of both years and over two years, whatever they were read from."""
    this = small_trust.write(tmp_path / "2020-21", small_trust.extracts(2020))
    extracts = PASTS["extracts"](tmp_path / "extracts")
    (tmp_path / "past").mkdir()
    found = figures(this, "--year", "2020-21", "--previous", PASTS[past](tmp_path / "past"))
    expected = figures(this, "--year", "2020-21", "--previous", extracts)
    assert {key: row["value"] for key, row in found.items()} == (
        {key: row["value"] for key, row in expected.items()}
    )
    assert (
        found["2020-21", "3_two_year_relative_likelihood", ""]
        == (expected["2020-21", "3_two_year_relative_likelihood", ""])
    )
    assert {
        key: row["lower"] for key, row in found.items() if not key[1].startswith(("5", "6", "7", "8"))
    } == {key: row["lower"] for key, row in expected.items() if not key[1].startswith(("5", "6", "7", "8"))}


def test_a_workbook_that_was_corrected_by_hand(tmp_path: Path) -> None:
    """A count typed over on National return is what the next year reads."""
    before = make_workbook(tmp_path, "")
    book = openpyxl.load_workbook(before)
    cells = [cell for row in book["National return"].iter_rows() for cell in row]
    heading = next(cell for cell in cells if cell.value == "2019-20 White")
    (key,) = (cell for cell in cells if cell.value == "3_disciplinary")
    book["National return"].cell(key.row, heading.column).value = 30
    book.save(tmp_path / "corrected.xlsx")
    this = small_trust.write(tmp_path / "2020-21", small_trust.extracts(2020))
    found = figures(this, "--year", "2020-21", "--previous", tmp_path / "corrected.xlsx")
    assert found["2019-20", "3_disciplinary", "White"]["value"] == "30"
    assert found["2020-21", "3_two_year_disciplinary", "White"]["value"] == "33"
