"""What is given for last year and does not serve is told, and stops nothing of this year."""

from pathlib import Path

import pytest
import small_trust
from commands import run

YEAR = ("--year", "2020-21")


@pytest.fixture
def this(tmp_path: Path) -> Path:
    return small_trust.write(tmp_path / "2020-21", small_trust.extracts())


@pytest.mark.parametrize(("command", "output"), [("figures", "made.csv"), ("generate", "made.xlsx")])
def test_a_file_without_any_table_is_an_error(this: Path, tmp_path: Path, command: str, output: str) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    made = run(command, this, "--previous", other, *YEAR, "-o", tmp_path / output)
    assert made.code == 1
    told = " ".join(made.told.split())
    assert "(last year, 2019-20)" in told
    assert "Check that they are the right files" in told


def test_figures_that_cannot_be_read_are_told(this: Path, tmp_path: Path) -> None:
    figures = tmp_path / "last year.csv"
    figures.write_text("year,key,group,value\n2019-20,9_board,White,many\n", encoding="utf-8")
    made = run("figures", this, "--previous", figures, *YEAR, "--format", "json")
    assert made.code == 1
    assert "cannot be read (last year" in " ".join(made.told.split())


def test_the_hidden_figures_of_a_publication_copy_are_told_once(this: Path, tmp_path: Path) -> None:
    last = small_trust.write(tmp_path / "2019-20", small_trust.extracts(2019))
    copy = tmp_path / "copy.xlsx"
    assert run("generate", last, "--year", "2019-20", "--publication", "-o", copy).code == 0
    made = run("figures", this, "--previous", copy, *YEAR, "--format", "json")
    assert made.code == 0
    told = " ".join(made.told.split())
    assert told.count("figures are hidden, as in a") == 1
    assert "not its publication copy" in told.replace("│ │ ", "")
