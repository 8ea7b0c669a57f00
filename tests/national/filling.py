"""Running `wres-xl fill` on forms made by tests, and looking into what it wrote."""

from pathlib import Path

from commands import Run, run
from forms import Made, Role
from packages import contents

from wres_xl.standard.groups import Group


def fill(form: Path, source: Path, *others: object) -> Run:
    """Fill for 2020-21, to a file named `filled` beside the form unless another output is named."""
    options = others if "-o" in others else (*others, "-o", form.with_name(f"filled{form.suffix}"))
    return run("fill", form, "--from", source, "--year", "2020-21", *options)


def value(
    path: Path, form: Made, key: str, group: Group | None = Group.WHITE, role: Role = "verified"
) -> object:
    """What the filled form holds for a data item of the last of the form's years."""
    return contents(path).get(form.places[key, group, form.shape.blocks[-1].year, role])
