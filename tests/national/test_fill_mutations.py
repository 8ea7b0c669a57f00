"""Whatever a form looks like: it is filled right or refused, and never is a number put into a wrong cell."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from forms import LAST, THIS, Key, Made, Shape, make
from hypothesis import HealthCheck, given, settings
from mutations import UNHEARD_OF, shapes
from necs import necs_figures
from packages import contents

from wres_xl.figures import Figures
from wres_xl.national.fill import plan
from wres_xl.national.package import open_form, patched
from wres_xl.national.recognise import recognise
from wres_xl.national.wordings import Wordings
from wres_xl.standard.data_items import ITEM
from wres_xl.standard.years import ReportingYear

FIGURES: dict[ReportingYear, Figures] = {LAST: necs_figures("2019-20"), THIS: necs_figures("2020-21")}
WORDINGS = Wordings.read()


@pytest.fixture(scope="module")
def came_to() -> Iterator[Counter[str]]:
    """How many forms were filled and how many refused; neither is rare."""
    counted: Counter[str] = Counter()
    yield counted
    assert min(counted["filled"], counted["refused"]) >= 5, counted


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(shape=shapes())
def test_a_form_is_filled_right_or_refused(shape: Shape, came_to: Counter[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        form = make(shape, Path(name) / "form.xlsx")
        form_map = recognise(open_form(form.path), THIS, WORDINGS)
        came_to["refused" if form_map.problems else "filled"] += 1
        if form_map.problems:
            return
        planned = plan(form_map, list(FIGURES.values()))
        filled = Path(name) / "filled.xlsx"
        filled.write_bytes(patched(form.path, planned.writes))
        before, after = contents(form.path), contents(filled)
    written = {place: number for place, number in after.items() if before.get(place) != number}
    right = {
        key: pytest.approx(figure * form.factors[key], abs=1e-9)
        for key in form.inputs
        if (figure := figure_for(form, key)) is not None
    }
    # A row in words that no list has may be told by its neighbours, or left.
    told = {key for key in right if shape.label(ITEM[key[0]]) != UNHEARD_OF or form.places[key] in written}
    assert written == {form.places[key]: right[key] for key in told}
    assert before.keys() <= after.keys()


def figure_for(form: Made, key: Key) -> float | None:
    """The figure that has to be entered in a place; None for prepopulated ones."""
    name, group, year, role = key
    if role == "prepopulated" or form.shape.held.get(key) is not None:
        return None
    return FIGURES[year].value(name, group)
