"""The Settings page: a named cell for every setting, with the defaults and limits of `Settings`."""

from dataclasses import fields
from itertools import pairwise
from typing import Any, get_args

import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from wres_xl.findings import UsageError
from wres_xl.settings import Basis, HeadcountRules, Settings, Unmatched
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.settings_page import ENTRIES

OTHERS = ("ods_code", "year")
"""What stands on the page beside the fields of `Settings`."""
PLAIN = [each.name for each in fields(Settings) if each.name not in ("notes", "headcount", "mapping")]
RULES = [each.name for each in fields(HeadcountRules)]


def cell(sheets: Any, key: str) -> Any:
    """The cell that a setting's defined name leads to."""
    ((sheet, address),) = sheets.defined_names[f"wres_{key}"].destinations
    assert sheet == "Settings"
    return sheets[sheet][address]


def validation(sheets: Any, key: str) -> DataValidation:
    """The one validation of a setting's cell."""
    address = cell(sheets, key).coordinate
    (found,) = (each for each in sheets["Settings"].data_validations.dataValidation if address in each.sqref)
    return found


def choices(sheets: Any, key: str) -> list[str]:
    return str(validation(sheets, key).formula1).strip('"').split(",")


def test_every_setting_has_its_named_cell_in_the_table(sheets: Any) -> None:
    page = sheets["Settings"]
    (label, value, meaning), *rows = page[page.tables["Settings"].ref]
    assert (label.value, value.value, meaning.value) == ("Setting", "Value", "Meaning")
    named = [cell(sheets, each.key).coordinate for each in ENTRIES]
    assert [row[1].coordinate for row in rows] == named
    assert sorted(each.key for each in ENTRIES) == sorted([*PLAIN, *OTHERS, *RULES])
    assert all(row[0].value and row[2].value for row in rows)
    assert [row[2].value for row in rows if len(row[2].value) > 110] == []


def test_libreoffice_finds_the_cells_by_their_names(live: Any) -> None:
    for row, entry in enumerate(ENTRIES, start=5):
        found = live.ask("name", name=f"wres_{entry.key}")
        assert (found["sheet"], found["corners"]) == ("Settings", [row, 2, row, 2])


@pytest.mark.parametrize("key", [key for key in PLAIN if key != "organisation"])
def test_values_are_the_defaults(sheets: Any, key: str) -> None:
    default = getattr(Settings(), key)
    shown = {True: "Yes", False: "No"}[default] if isinstance(default, bool) else default
    assert cell(sheets, key).value == shown


@pytest.mark.parametrize("key", RULES)
def test_headcount_rules_are_the_defaults(sheets: Any, key: str) -> None:
    assert cell(sheets, key).value == ("Yes" if getattr(HeadcountRules(), key) else "No")
    assert choices(sheets, key) == ["Yes", "No"]


def test_choices_are_those_that_settings_take(sheets: Any) -> None:
    assert choices(sheets, "indicator_3_basis") == list(get_args(Basis))
    assert choices(sheets, "unmatched_casework") == list(get_args(Unmatched))
    assert choices(sheets, "training_of_workforce_only") == ["Yes", "No"]


@pytest.mark.parametrize("key", ["organisation", "ods_code", "year"])
def test_what_only_the_organisation_knows_is_left_blank(sheets: Any, key: str) -> None:
    assert cell(sheets, key).value is None


def test_the_year_is_one_of_a_list_from_the_first_wres_on(sheets: Any) -> None:
    rule = validation(sheets, "year")
    assert (rule.type, rule.formula1, rule.allowBlank) == ("list", "wres_years", False)
    ((sheet, area),) = sheets.defined_names["wres_years"].destinations
    listed = [row[0].value for row in sheets[sheet][area]]
    years = [ReportingYear.parse(label) for label in listed]
    assert listed[0] == "2015-16"
    assert len(years) > 20
    assert all(later.previous == year for year, later in pairwise(years))


def test_a_year_is_kept_as_text(sheets: Any) -> None:
    # Excel would read 2011-12 as December 2011.
    assert cell(sheets, "year").number_format == "@"


@pytest.mark.parametrize("value", [0.499, 0.5, 0.9, 0.95, 0.999, 1.0, 95.0])
def test_confidence_has_the_limits_of_settings(sheets: Any, value: float) -> None:
    rule = validation(sheets, "confidence")
    assert (rule.type, rule.operator or "between", rule.allowBlank) == ("decimal", "between", False)
    taken = float(rule.formula1) <= value <= float(rule.formula2)
    assert taken is not refused(confidence=value)


@pytest.mark.parametrize(
    "term", ["BME", "ethnic minority", " x ", "", "  ", "White", "white ", "UNKNOWN", "all"]
)
def test_the_term_is_refused_where_settings_refuse_it(sheets: Any, live: Any, term: str) -> None:
    rule = validation(sheets, "term")
    assert (rule.type, rule.allowBlank) == ("custom", False)
    address = cell(sheets, "term").coordinate
    live.edit("Settings", address, term)
    live.edit("Settings", "H1", f"={rule.formula1.replace(',', ';')}")
    live.recalculate()
    taken = live.values("Settings", "H1") == [[1.0]]
    live.edit("Settings", address, "BME")
    live.edit("Settings", "H1", None)
    assert taken is not refused(term=term)


def refused(**values: Any) -> bool:
    try:
        Settings(**values)
    except UsageError:
        return True
    return False


def test_small_numbers_are_whole_and_may_be_none(sheets: Any) -> None:
    rule = validation(sheets, "suppression_threshold")
    assert (rule.type, rule.formula1, rule.formula2) == ("whole", "0", "100")
    assert cell(sheets, "suppression_threshold").value == 5


def test_every_refusal_says_what_to_enter(sheets: Any) -> None:
    rules = sheets["Settings"].data_validations.dataValidation
    assert len(rules) == len(ENTRIES)
    for rule in rules:
        assert rule.showErrorMessage
        assert rule.error.startswith(("Choose ", "Write ", "An ODS code "))
        assert len(rule.error) <= 255
