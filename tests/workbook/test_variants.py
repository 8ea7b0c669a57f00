"""Workbooks of other trusts than the example: with less data, other words, other settings.

Each is generated from its extracts by the command, recalculated, printed and audited.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import small_trust
from commands import run
from libreoffice.cached import disagreements
from libreoffice.office import Office
from openxml_audit import OpenXmlValidator
from pages import TABS, Pages
from parts import visible_texts
from small_trust import Tables

from wres_xl.standard.data_items import DATA_ITEMS

OFFICIAL = {item.label for item in DATA_ITEMS}
"""The form's own wording, which says BME whatever an organisation says."""

LONG_NAME = "The Royal Example and District Community, Mental Health and Learning Disability Services " * 4


def nothing(_: Tables) -> None:
    """Leave the tables as they are."""


def only(*names: str) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        for name in tables.keys() - set(names):
            del tables[name]

    return change


def no_bme_events(tables: Tables) -> None:
    """Nobody who is BME appointed, disciplined or trained."""
    for row in tables["recruitment"][3:5]:
        row[2] = "0"
    bme = {row[0] for row in tables["staff"] if row[small_trust.ETHNIC_ORIGIN] == small_trust.BME}
    for name in ("casework", "learning"):
        tables[name] = [row for row in tables[name] if row[0] not in bme]


def no_bme_staff(tables: Tables) -> None:
    """Nobody who is BME at all."""
    for name in ("staff", "recruitment", "board"):
        column = tables[name][0].index("Ethnic Origin")
        tables[name] = [row for row in tables[name] if not row[column].startswith(("M ", "H "))]
    employed = {row[0] for row in tables["staff"]}
    for name in ("casework", "learning"):
        tables[name] = [tables[name][0], *(row for row in tables[name] if row[0] in employed)]


def without_respondents(tables: Tables) -> None:
    """Survey percentages and nothing beside them."""
    tables["survey"] = [[row[0], row[1], row[2], row[4]] for row in tables["survey"]]


def without_survey_of_bme_staff(tables: Tables) -> None:
    """Suppressed, because fewer than 11 answered."""
    for row in tables["survey"][1:]:
        row[4] = row[5] = ""


def unmapped(tables: Tables) -> None:
    tables["staff"][3][small_trust.ETHNIC_ORIGIN] = "Q9 Nobody knows"
    tables["staff"][40][small_trust.GRADE] = "Local grade"
    tables["recruitment"][1][2] = "41"


def many_errors(tables: Tables) -> None:
    """More findings than the Data quality page shows."""
    for number, row in enumerate(tables["staff"][1:76]):
        row[small_trust.ETHNIC_ORIGIN] = f"Q9 Nobody knows {number}"


@dataclass(frozen=True)
class Variant:
    """How a trust differs from the small one: this year's and last year's extracts, and settings."""

    change: Callable[[Tables], None] = nothing
    change_last: Callable[[Tables], None] | None = nothing
    settings: str = ""
    options: tuple[str, ...] = ()
    code: int = 0
    says: tuple[str, ...] = ()

    @property
    def term(self) -> str:
        """The organisation's own term, where it has one."""
        return self.settings.split('"')[1] if self.settings.startswith("term") else ""


VARIANTS = {
    "no last year": Variant(change_last=None, says=("20 BME (23.5%)",)),
    "nothing but staff": Variant(only("staff"), change_last=only("staff")),
    "no staff": Variant(
        only("recruitment", "casework", "learning", "survey", "board"),
        code=1,
        says=("Not given: staff extract",),
    ),
    "nothing but the survey, no last year": Variant(only("survey"), change_last=None, code=1),
    "last year without the other extracts": Variant(change_last=only("recruitment"), code=1),
    "nobody BME in any count": Variant(
        no_bme_events, says=("so the ratio cannot be calculated", "No BME staff did, so the ratio is 0.00")
    ),
    "nobody BME at all": Variant(no_bme_staff, no_bme_staff),
    "survey suppressed": Variant(without_survey_of_bme_staff),
    "long name, no respondents": Variant(
        without_respondents, options=("--organisation", LONG_NAME), says=(LONG_NAME.strip(),)
    ),
    "two years": Variant(
        settings='indicator_3_basis = "two years"\nconfidence = 0.99',
        options=("--organisation", "2gether & Sons"),
        says=("99% interval from", "2gether & Sons, reporting year 2020-21"),
    ),
    "ethnic minority": Variant(settings='term = "ethnic minority"', says=("20 ethnic minority (23.5%)",)),
    "BAME, nobody in any count": Variant(no_bme_events, no_bme_events, 'term = "BAME"'),
    "Global Majority, nobody at all": Variant(no_bme_staff, settings='term = "Global Majority"'),
    "many errors": Variant(many_errors, code=1, says=("which wres-xl check lists.",)),
    "BAME, errors in the data": Variant(
        unmapped, settings='term = "BAME"', code=1, says=("Q9 Nobody knows", "Local grade")
    ),
}


def generate(folder: Path, variant: Variant) -> Path:
    tables, last = small_trust.extracts(2020), small_trust.extracts(2019)
    variant.change(tables)
    options: list[object] = [small_trust.write(folder / "2020-21", tables), "--year", "2020-21"]
    if variant.change_last:
        variant.change_last(last)
        options += ["--previous", small_trust.write(folder / "2019-20", last)]
    if variant.settings:
        settings = folder / "settings.toml"
        settings.write_text(variant.settings, encoding="utf-8")
        options += ["--settings", settings]
    output = folder / "WRES.xlsx"
    made = run("generate", *options, *variant.options, "-o", output)
    assert made.code == variant.code, made.told
    return output


@pytest.mark.parametrize("name", VARIANTS)
def test_variant(office: Office, tmp_path: Path, name: str) -> None:
    variant = VARIANTS[name]
    output = generate(tmp_path, variant)
    with office.open(output) as document:
        document.recalculate()
        cells, counted = document.formulas(), document.pages()
        pages = Pages(document)
        texts = {tab: pages.texts(tab) for tab in TABS}
    assert disagreements(output, cells) == []
    assert counted == dict.fromkeys(TABS, 1)
    assert [str(error) for error in OpenXmlValidator(max_errors=0).validate(str(output)).errors] == []
    everything = "\n".join(text for each in texts.values() for text in each)
    for words in variant.says:
        assert words in everything
    for word in ("None", "nan", "inf", "True", "False", "{term}", "Infinity"):
        assert not [text for text in everything.splitlines() if text == word or f" {word} " in text], word
    if variant.term:
        told = [text for _, text in visible_texts(output)]
        assert [text for text in told if "BME" in text and text not in OFFICIAL] == []
        assert sum(variant.term in text for text in told) > 80
