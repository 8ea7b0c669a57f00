"""`wres-xl generate`, `demo` and `version`, as a user types them."""

import csv
import re
import tomllib
from pathlib import Path

import pytest
import small_trust
from commands import run, run_process
from python_calamine import CalamineWorkbook

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_generate_in_the_users_folder(tmp_path: Path) -> None:
    """With the paths that the README shows."""
    small_trust.write(tmp_path / "2020-21", small_trust.extracts())
    small_trust.write(tmp_path / "2019-20", small_trust.extracts(2019))
    command = (
        "generate",
        "2020-21",
        "--previous",
        "2019-20",
        "--year",
        "2020-21",
        "--organisation",
        "Our Trust",
    )
    made = run_process(*command, "-o", "WRES.xlsx", folder=tmp_path)
    assert (made.code, made.out, made.err) == (0, "Written: WRES.xlsx\n", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2019-20", "2020-21", "WRES.xlsx"]
    summary = CalamineWorkbook.from_path(tmp_path / "WRES.xlsx").get_sheet_by_name("Summary").to_python()
    assert summary[0][0] == "Workforce Race Equality Standard: Our Trust"
    assert (tmp_path / "WRES.xlsx").stat().st_mode & 0o444 == 0o444


def test_the_option_names_the_organisation_before_the_settings_do(tmp_path: Path) -> None:
    folder = small_trust.write(tmp_path / "in", small_trust.extracts())
    settings = tmp_path / "settings.toml"
    settings.write_text('organisation = "By Settings"', encoding="utf-8")
    titles = []
    for at, options in enumerate(([], ["--organisation", "By Option"])):
        output = tmp_path / f"{at}.xlsx"
        assert (
            run("generate", folder, "--year", "2020-21", "--settings", settings, *options, "-o", output).code
            == 0
        )
        titles.append(CalamineWorkbook.from_path(output).get_sheet_by_name("Summary").to_python()[0][0])
    assert [str(title).rpartition(": ")[2] for title in titles] == ["By Settings", "By Option"]


def test_demo(tmp_path: Path) -> None:
    told = run_process("demo", "an example", folder=tmp_path)
    assert (told.code, told.err) == (0, "")
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    for number, words in enumerate(
        (
            "Pay bands",
            "2.13 │ 2.16",
            "2.24 │ 0.00",
            "1.44 │ 1.07",
            "4.7%",
            "20.0%",
            "63.9%",
            "14.5%",
            "-7.6%",
        ),
        start=1,
    ):
        line = next(line for line in lines if line.startswith(f"│ {number} │"))
        assert words in " ".join(lines[lines.index(line) : lines.index(line) + 3])
    folder = tmp_path / "an example"
    places = dict(re.findall(r"^(Extracts|Figures|Workbook): +(.*)$", told.out, re.M))
    assert (tmp_path / places["Workbook"]).is_file()
    assert (tmp_path / places["Figures"]).is_file()
    assert sum(path.is_file() for path in folder.glob("20*/*")) == 12
    with (tmp_path / places["Figures"]).open(encoding="utf-8-sig", newline="") as file:
        assert {row["year"] for row in csv.DictReader(file)} == {"2019-20", "2020-21"}
    assert not list(tmp_path.rglob(".wres-xl-*"))

    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    refused = run("demo", folder)
    assert refused.code == 2
    assert "exists already" in refused.told
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert run("demo", folder, "--replace").code == 0


@pytest.mark.parametrize("name", ["2020-21/learning.csv", "2019-20/board.xlsx", "settings.toml"])
def test_demo_does_not_write_over_what_is_there(tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    told = run("demo", tmp_path)
    assert mine.read_text(encoding="utf-8") == "mine", "a user's own file was written over"
    assert told.code == 2
    assert "exists already" in told.told
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]


def test_demo_where_nothing_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    told = run("demo", tmp_path / "taken")
    assert told.code in (2, 3)
    assert "taken" in told.told


def test_version() -> None:
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    told = run_process("version")
    assert (told.code, told.out, told.err) == (0, f"{version}\n", "")


def test_nothing_at_all_shows_the_help() -> None:
    told = run_process()
    assert "Usage: wres-xl" in told.told
    for command in ("check", "figures", "generate", "demo"):
        assert command in told.told
