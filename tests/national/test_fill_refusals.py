"""What `wres-xl fill` refuses: forms that it does not understand or cannot read, and outputs."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from commands import run
from filling import fill, value
from forms import Made, Shape, make
from shapes import AS_PUBLISHED, THIS_YEAR_ONLY

# The form ---------------------------------------------------------------------------------------------


def unlike_a_form(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Colour", "Size"])
    book.save(path)


def two_forms(path: Path) -> None:
    indicators = THIS_YEAR_ONLY.sheets[0][1]
    make(replace(THIS_YEAR_ONLY, sheets=(("Form", indicators), ("Copy", indicators))), path)


def not_this_year(path: Path) -> None:
    make(Shape("", AS_PUBLISHED.blocks[:1]), path)


@pytest.mark.parametrize("kind", [unlike_a_form, two_forms, not_this_year])
def test_a_form_that_is_not_understood_is_refused(
    kind: object, figures: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    assert callable(kind)
    form = tmp_path / "form.xlsx"
    kind(form)
    done = fill(form, figures)
    assert done.code == 1, request.node.name
    assert "the form was not understood. Nothing was written." in done.err
    assert "error" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["form.xlsx"]
    explained = run("fill", "--explain", form, "--year", "2020-21")
    assert explained.code == 1
    assert "Not understood: " in explained.err


def encrypted(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"))


def old_format(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512 + "Workbook".encode("utf-16-le"))


def binary_format(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.bin", b"\x83\x01")


def cut_off(path: Path) -> None:
    make(THIS_YEAR_ONLY, path)
    path.write_bytes(path.read_bytes()[:-4000])


def absent(path: Path) -> None:
    path.unlink(missing_ok=True)


def bomb(path: Path) -> None:
    make(THIS_YEAR_ONLY, path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image9.bin", b"\0" * 5_000_000)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (encrypted, "password"),
        (old_format, ".xls"),
        (binary_format, ".xlsb"),
        (cut_off, "damaged"),
        (absent, "no such file"),
        (bomb, "larger than any form"),
    ],
)
def test_a_form_that_cannot_be_read(kind: object, told: str, figures: Path, tmp_path: Path) -> None:
    assert callable(kind)
    form = tmp_path / "form.xlsx"
    kind(form)
    done = fill(form, figures)
    assert done.code == 3
    assert str(form) in done.err
    assert told in done.err
    assert not (tmp_path / "filled.xlsx").exists()


# The output -------------------------------------------------------------------------------------------


def test_the_form_is_never_written_over(form: Made, figures: Path, tmp_path: Path) -> None:
    before = form.path.read_bytes()
    (tmp_path / "link.xlsx").symlink_to(form.path)
    (tmp_path / "hard.xlsx").hardlink_to(form.path)
    for output in (form.path, tmp_path / "link.xlsx", tmp_path / "hard.xlsx", tmp_path / "." / "form.xlsx"):
        done = fill(form.path, figures, "-o", output, "--replace")
        assert done.code == 2
        assert "is read for this job and is never written over" in done.err
    assert form.path.read_bytes() == before


def test_nor_are_sources(form: Made, workbook: Path, tmp_path: Path) -> None:
    source = Path(shutil.copy(workbook, tmp_path / "filled reconciliation.xlsx"))
    for output in ("filled reconciliation.xlsx", "filled.xlsx"):
        done = fill(form.path, source, "-o", tmp_path / output, "--replace")
        assert done.code == 2
        assert "is never written over" in done.err


def test_existing_outputs_are_kept_unless_they_may_be_replaced(
    form: Made, figures: Path, tmp_path: Path
) -> None:
    for name in ("filled.xlsx", "filled reconciliation.xlsx"):
        (tmp_path / name).write_text("mine")
        done = fill(form.path, figures)
        assert done.code == 2
        assert f"{name} exists already" in done.err
        assert (tmp_path / name).read_text() == "mine"
        (tmp_path / name).unlink()
    (tmp_path / "filled.xlsx").write_text("mine")
    assert fill(form.path, figures, "--replace").code == 0
    assert value(tmp_path / "filled.xlsx", form, "1a_band_5") == 255


@pytest.mark.parametrize("name", ["filled.xlsx", "filled reconciliation.xlsx"])
def test_an_output_that_is_open_in_excel_or_read_only(
    form: Made, figures: Path, tmp_path: Path, name: str
) -> None:
    output = tmp_path / name
    output.write_text("mine")
    (tmp_path / f"~${name}").write_text("")
    done = fill(form.path, figures, "--replace")
    assert (done.code, "open in Excel" in done.err) == (3, True)
    (tmp_path / f"~${name}").unlink()
    output.chmod(0o444)
    done = fill(form.path, figures, "--replace")
    assert (done.code, "read-only" in done.err) == (3, True)
    assert output.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["form.xlsx", name])


def test_the_output_is_of_the_forms_kind(form: Made, figures: Path, tmp_path: Path) -> None:
    done = fill(form.path, figures, "-o", tmp_path / "filled.xlsm")
    assert done.code == 2
    assert "has to end in .xlsx" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--year", "2020-21", "-o", "x.xlsx"), "--from"),
        (("--year", "2020-21", "--from", "x.csv"), "-o"),
        (("--from", "x.csv", "-o", "x.xlsx"), "--year"),
    ],
)
def test_what_has_to_be_named(form: Made, arguments: tuple[str, ...], told: str) -> None:
    done = run("fill", form.path, *arguments)
    assert done.code == 2
    assert told in done.err
