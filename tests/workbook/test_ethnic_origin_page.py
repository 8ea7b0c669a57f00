"""The workforce in sixteen categories and five groups: counted, written as a table, and shown on a page."""

import csv
import io
import json
from pathlib import Path

import pytest
import small_trust
from commands import run
from libreoffice.office import Office

from wres_xl.codes import ethnic_group
from wres_xl.codes.lists import read_codes
from wres_xl.standard.ethnic_categories import CATEGORIES, FIVE_GROUPS
from wres_xl.standard.groups import Group

YEARS = ("--year", "2020-21")
TABLE_ROW, WIDTH = 4, 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small trust, with an Irish and a Chinese administrator and one of whom only BME is known."""
    tables = small_trust.extracts()
    for row, origin in ((1, "B White - Irish"), (21, "R Chinese"), (22, "BAME")):
        tables["staff"][row][small_trust.ETHNIC_ORIGIN] = origin
    return small_trust.write(tmp_path_factory.mktemp("categories") / "2020-21", tables)


EXPECTED = {
    ("non-clinical", "A"): 29,
    ("non-clinical", "B"): 1,
    ("non-clinical", "M"): 4,
    ("non-clinical", "R"): 1,
    ("non-clinical", ""): 1,
    ("non-clinical", "Z"): 2,
    ("clinical", "A"): 20,
    ("clinical", "M"): 8,
    ("clinical", "Z"): 1,
    ("medical", "A"): 11,
    ("medical", "M"): 6,
    ("medical", "Z"): 1,
}
"""Counted by hand from the small trust's posts."""


def test_the_five_groups_hold_each_category_once_and_white_is_white() -> None:
    held = [category for categories in FIVE_GROUPS.values() for category in categories]
    assert sorted(held) == sorted(CATEGORIES)
    assert {row["category"] for row in read_codes("ethnic_origin")} - {"", "Z"} == set(CATEGORIES)
    white = {category for category in CATEGORIES if ethnic_group(category) is Group.WHITE}
    assert white == set(FIVE_GROUPS["White"])


def test_as_a_table(folder: Path, tmp_path: Path) -> None:
    command = ("figures", folder, *YEARS, "--by-ethnic-category")
    rows = list(csv.DictReader(io.StringIO(run(*command, "--format", "csv").out)))
    counts = {(row["section"], row["category"]): int(row["people"]) for row in rows}
    assert {key: count for key, count in counts.items() if count} == EXPECTED
    assert len(counts) == len(rows) == 3 * 18
    assert json.loads(run(*command, "--format", "json").out)[0] == {
        **{"year": "2020-21", "section": "non-clinical", "ethnic_group": "White", "category": "A"},
        **{"label": "British", "people": 29},
    }
    shown = run(*command)
    assert "Any other White background" in shown.told
    run(*command, "-o", tmp_path / "categories.csv")
    assert (tmp_path / "categories.csv").read_text(encoding="utf-8").startswith("year,section,ethnic_group,")


def test_nothing_is_told_while_somebodys_origin_is_not_recognised(tmp_path: Path) -> None:
    tables = small_trust.extracts()
    tables["staff"][1][small_trust.ETHNIC_ORIGIN] = "Q9 Martian"
    folder = small_trust.write(tmp_path / "2020-21", tables)
    told = run("figures", folder, *YEARS, "--by-ethnic-category", "--format", "json")
    assert (told.code, told.out) == (1, "[]\n")
    assert "Martian" in told.err


def test_the_page(folder: Path, office: Office, tmp_path: Path) -> None:
    output = tmp_path / "WRES.xlsx"
    assert run("generate", folder, *YEARS, "-o", output).code == 0
    with office.open(output) as document:
        document.recalculate()
        grid = document.values("Ethnic origin", "A1:L30")
    assert str(grid[0][0]).startswith("Ethnic origin: the workforce")
    rows = {(str(row[0]), str(row[1])): row[2:WIDTH] for row in grid[TABLE_ROW + 1 : TABLE_ROW + 25]}
    assert len(rows) == 24
    assert all(cell == "n/a" for row in rows.values() for cell in row[:5]), "last year is not known"
    this = {name: row[5:] for name, row in rows.items()}
    assert this["White", "British"] == [29, 20, 11, 60, pytest.approx(60 / 85)]
    assert this["White", "All"] == [30, 20, 11, 61, pytest.approx(61 / 85)]
    assert this["Black or Black British", "Caribbean"] == [4, 8, 6, 18, pytest.approx(18 / 85)]
    assert this["Chinese or other ethnic group", "All"] == [1, 0, 0, 1, pytest.approx(1 / 85)]
    assert this["White or BME", "No category given"] == [1, 0, 0, 1, pytest.approx(1 / 85)]
    assert this["Unknown", "Not stated, not given or blank"] == [2, 1, 1, 4, pytest.approx(4 / 85)]
    assert this["All", "The whole workforce"] == [38, 29, 18, 85, 1]
