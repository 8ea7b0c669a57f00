"""Year after year the history grows, in the table of figures and in the workbook."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
import small_trust
from commands import run
from libreoffice.cached import cached_values

Key = tuple[str, str, str]


def extracts(folder: Path, year: int) -> Path:
    """A year's extracts; in each year one White applicant more is appointed."""
    tables = small_trust.extracts(year)
    tables["recruitment"][1][2] = str(year - 2010)
    return small_trust.write(folder / f"extracts {year}", tables)


def figures(folder: Path, year: int, previous: Path | None) -> Path:
    output = folder / f"figures {year}.csv"
    options = ["--previous", previous] if previous else []
    label = f"{year}-{year - 1999}"
    made = run("figures", extracts(folder, year), *options, "--year", label, "--format", "csv", "-o", output)
    assert made.code == 0, made.told
    return output


def read(path: Path) -> dict[Key, str]:
    with path.open(encoding="utf-8") as file:
        return {(row["year"], row["key"], row["group"]): row["value"] for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """The figures of 2016-17 to 2019-20, each made beside those of the year before."""
    folder = tmp_path_factory.mktemp("history")
    made: list[Path] = []
    for year in range(2016, 2020):
        made.append(figures(folder, year, made[-1] if made else None))
    return folder, made


def test_every_year_that_is_known_is_written(grown: tuple[Path, list[Path]]) -> None:
    _, made = grown
    tables = [read(path) for path in made]
    years = [list(dict.fromkeys(year for year, _, _ in each)) for each in tables]
    assert years[-1] == ["2016-17", "2017-18", "2018-19", "2019-20"]
    assert [len(each) for each in years] == [1, 2, 3, 4]
    appointed = [tables[-1][year, "2_appointed", "White"] for year in years[-1]]
    assert appointed == [str(each + 2) for each in range(6, 10)]


def test_a_year_stays_as_it_was(grown: tuple[Path, list[Path]]) -> None:
    _, made = grown
    for earlier, later in pairwise(made):
        before, after = read(earlier), read(later)
        assert {key: after[key] for key in before} == before


def test_two_years_figures_are_those_of_each_year_and_the_one_before(
    grown: tuple[Path, list[Path]],
) -> None:
    _, made = grown
    found = read(made[-1])
    cases = {year: int(found[year, "3_disciplinary", "White"]) for year in ("2016-17", "2017-18", "2018-19")}
    assert found["2016-17", "3_two_year_disciplinary", "White"] == ""
    for before, year in (("2016-17", "2017-18"), ("2017-18", "2018-19")):
        assert found[year, "3_two_year_disciplinary", "White"] == str(cases[before] + cases[year])


def test_a_workbook_carries_the_history_to_the_next(grown: tuple[Path, list[Path]]) -> None:
    folder, made = grown
    previous = made[-1]
    for year in (2020, 2021):
        output = folder / f"WRES {year}.xlsx"
        sources = extracts(folder, year)
        done = run(
            *("generate", sources, "--previous", previous, "--year", f"{year}-{year - 1999}", "-o", output)
        )
        assert done.code == 0, done.told
        previous = output
    cells = cached_values(previous)
    trend = {
        cell.address: value
        for cell, value in cells.items()
        if cell.sheet == "Trend" and cell.address[1:] in ("5", "11")
    }
    assert [trend[f"{column}5"] for column in "CDEFGH"] == [
        f"{year}-{year - 1999}" for year in range(2016, 2022)
    ]
    # 8 to 13 of 50 White applicants and 3 of 25 BME.
    assert [trend[f"{column}11"] for column in "CDEFGH"] == pytest.approx(
        [(appointed / 50) / (3 / 25) for appointed in range(8, 14)]
    )
