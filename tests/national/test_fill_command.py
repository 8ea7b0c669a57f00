"""`wres-xl fill`: its sources, its policies, what it refuses, and its exit codes."""

from pathlib import Path

import pytest
import small_trust
from commands import run
from filling import fill, value
from forms import Made, Shape, make
from packages import contents
from shapes import AS_PUBLISHED, SHAPES, THIS_YEAR_ONLY

from wres_xl.standard.groups import Group

# Sources ----------------------------------------------------------------------------------------------


def test_from_extracts(form: Made, tmp_path: Path) -> None:
    extracts = small_trust.write(tmp_path / "extracts", small_trust.extracts())
    done = fill(form.path, extracts)
    assert done.code == 0, done.told
    assert "Needs a look" not in done.out
    filled = tmp_path / "filled.xlsx"
    assert value(filled, form, "1a_band_5") == 20
    assert value(filled, form, "1m_consultants", Group.BME) == 5
    assert value(filled, form, "6_harassment_staff", Group.BME) == 0.4


def test_from_a_workbook_of_ours_with_both_years(workbook: Path, tmp_path: Path) -> None:
    form = make(SHAPES[2], tmp_path / "form.xlsx")
    done = fill(form.path, workbook)
    assert done.code == 0, done.told
    assert "Cells: 256 filled, 102 formula." in done.told


def test_last_years_form_gives_its_verified_figures(figures: Path, tmp_path: Path) -> None:
    (tmp_path / "last").mkdir()
    held = {("1a_band_5", Group.WHITE, block.year, block.role): 7 for block in AS_PUBLISHED.blocks}
    shape = Shape("", AS_PUBLISHED.blocks[:1], percent="0.0", held=held)
    last = make(shape, tmp_path / "last" / "form.xlsx")
    run("fill", last.path, "--from", figures, "--year", "2019-20", "-o", tmp_path / "last" / "filled.xlsx")
    both = make(SHAPES[6], tmp_path / "both.xlsx")
    extracts = small_trust.write(tmp_path / "extracts", small_trust.extracts())
    done = fill(both.path, extracts, "--previous", tmp_path / "last" / "filled.xlsx")
    assert done.code == 0, done.told
    filled, before = contents(tmp_path / "filled.xlsx"), shape.blocks[0].year
    assert filled[both.places["1a_band_5", Group.WHITE, before, "verified"]] == 7
    assert filled[both.places["1a_band_6", Group.WHITE, before, "verified"]] == 193
    assert filled[both.places["6_harassment_staff", Group.BME, before, "verified"]] == 35
    assert filled[both.places["1a_band_5", Group.WHITE, before.__class__(2020), "verified"]] == 20


def test_what_cannot_be_read_in_last_years_form_is_told_and_left_out(tmp_path: Path) -> None:
    year = AS_PUBLISHED.blocks[0].year
    held = {("1a_band_5", Group.WHITE, year, "verified"): 7.5, ("9_board", Group.BME, year, "verified"): 3}
    last = make(Shape("", AS_PUBLISHED.blocks[:1], held=held), tmp_path / "last.xlsx")
    both = make(SHAPES[6], tmp_path / "both.xlsx")
    extracts = small_trust.write(tmp_path / "extracts", small_trust.extracts())
    done = fill(both.path, extracts, "--previous", last.path)
    assert done.code == 1
    assert "cannot be read" in done.err
    assert "(found: 7.5)" in done.err
    filled = contents(tmp_path / "filled.xlsx")
    assert filled[both.places["9_board", Group.BME, year, "verified"]] == 3
    assert both.places["1a_band_5", Group.WHITE, year, "verified"] not in filled


def test_last_year_that_holds_nothing_of_it_is_refused(form: Made, figures: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Colour,Size\nred,3\n", encoding="utf-8")
    done = fill(form.path, figures, "--previous", other)
    assert done.code == 1
    assert "nothing was found of 2019-20" in done.err
    assert not (tmp_path / "filled.xlsx").exists()


def test_what_is_missing_for_one_reason_is_told_on_one_line(tmp_path: Path) -> None:
    both = make(SHAPES[6], tmp_path / "both.xlsx")
    extracts = small_trust.write(tmp_path / "extracts", small_trust.extracts())
    done = fill(both.path, extracts)
    assert done.code == 1
    shown = done.out.partition("Needs a look")[2].partition("2019-20: the filled form")[0]
    assert shown.count("not available") == 1
    assert "Cells: 128 not available, 128 filled, 102 formula." in done.told


def test_sources_without_figures_of_the_year_are_refused(form: Made, figures: Path, tmp_path: Path) -> None:
    done = run("fill", form.path, "--from", figures, "--year", "2017-18", "-o", tmp_path / "filled.xlsx")
    assert done.code == 1
    assert not (tmp_path / "filled.xlsx").exists()


# Policies ---------------------------------------------------------------------------------------------


@pytest.fixture
def held(tmp_path: Path) -> Made:
    """A form with two figures entered, one of them not ours, and a prepopulated one."""
    year = THIS_YEAR_ONLY.blocks[0].year
    figures = {
        ("1a_band_5", Group.WHITE, year, "verified"): 255,
        ("1a_band_6", Group.WHITE, year, "verified"): 230,
        ("1a_band_7", Group.BME, year, "prepopulated"): 26,
    }
    return make(Shape("", AS_PUBLISHED.blocks[1:], held=figures), tmp_path / "form.xlsx")


def test_by_default_figures_that_stand_there_are_verified_and_kept(held: Made, figures: Path) -> None:
    done = fill(held.path, figures)
    assert done.code == 1
    assert "Cells: 2 differs, 126 filled, 1 agrees, 51 formula." in done.told
    assert value(held.path.with_name("filled.xlsx"), held, "1a_band_6") == 230


def test_figures_that_stand_there_are_replaced_where_asked(held: Made, figures: Path) -> None:
    done = fill(held.path, figures, "--existing", "replace")
    assert done.code == 1, "the prepopulated figure still differs"
    assert "Cells: 1 differs, 1 replaced, 126 filled, 1 agrees, 51 formula." in done.told
    filled = held.path.with_name("filled.xlsx")
    assert value(filled, held, "1a_band_6") == 235
    assert value(filled, held, "1a_band_7", Group.BME, "prepopulated") == 26


def test_a_form_that_holds_figures_is_refused_where_asked(held: Made, figures: Path) -> None:
    done = fill(held.path, figures, "--existing", "refuse")
    assert done.code == 1
    assert "2 of the cells to fill already hold something: WRES data" in done.err
    assert sorted(path.name for path in held.path.parent.iterdir()) == ["form.xlsx"]


# The form ---------------------------------------------------------------------------------------------


def test_explain_shows_the_map_and_writes_nothing(form: Made) -> None:
    done = run("fill", "--explain", form.path, "--year", "2020-21")
    assert done.code == 0, done.told
    sheet, address = form.places["1a_band_5", Group.WHITE, form.shape.blocks[0].year, "verified"]
    line = next(line for line in done.out.splitlines() if " Band 5 " in line)
    assert sheet in line
    assert address in line
    assert "input" in line
    assert "formula" in next(
        line for line in done.out.splitlines() if " Number of staff in workforce " in line
    )
    assert sorted(path.name for path in form.path.parent.iterdir()) == ["form.xlsx"]


def test_explain_finds_the_year_itself(form: Made, tmp_path: Path) -> None:
    named, found = (run("fill", "--explain", form.path, *options) for options in (("--year", "2020-21"), ()))
    assert (found.code, found.out) == (0, named.out)
    shape = SHAPES[4]
    assert shape.name == "current and previous year"
    relative = run("fill", "--explain", make(shape, tmp_path / "relative.xlsx").path)
    assert relative.code == 1
    assert "The form states no year. Name it with --year." in relative.err


def test_words_of_ones_own_form_can_be_given(figures: Path, tmp_path: Path) -> None:
    shape = Shape(
        "", THIS_YEAR_ONLY.blocks, label=lambda item: item.label.replace("Trainee grades", "Juniors")
    )
    form = make(shape, tmp_path / "form.xlsx")
    words = tmp_path / "words.csv"
    words.write_text("kind,key,wording\nitem,1m_trainees,Juniors\n", encoding="utf-8")
    done = fill(form.path, figures, "--wordings", words)
    assert done.code == 0, done.told
    assert value(tmp_path / "filled.xlsx", form, "1m_trainees") == 0
