"""The forms that the other tests fill, read from their files: every place, and no other."""

from pathlib import Path

import pytest
from forms import THIS, Shape, make
from shapes import SHAPES, THIS_YEAR_ONLY

from wres_xl.example.form import write_form
from wres_xl.national.package import open_form
from wres_xl.national.recognise import recognise
from wres_xl.national.wordings import Wordings

WORDINGS = Wordings.read()


@pytest.mark.parametrize("shape", [*SHAPES, THIS_YEAR_ONLY], ids=lambda shape: shape.name)
def test_every_form_is_read_as_it_was_made(shape: Shape, tmp_path: Path) -> None:
    made = make(shape, tmp_path / "form.xlsx")
    form_map = recognise(open_form(made.path), THIS, WORDINGS)
    assert form_map.problems == ()
    found = {
        (each.key, each.group, each.year, each.role): (each.sheet, each.address) for each in form_map.places
    }
    assert found == made.places


def test_the_example_form(tmp_path: Path) -> None:
    form_map = recognise(open_form(write_form(tmp_path / "form.xlsx")), THIS, WORDINGS)
    assert form_map.problems == ()
    assert form_map.passed_over == ()
    assert len(form_map.places) == 534
    assert "63 data items" in form_map.understood[0]
