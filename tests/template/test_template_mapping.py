"""The Mapping page: lists that follow the kind of a value, each choice understood by whoever reads it."""

from dataclasses import fields
from typing import Any

import pytest

from wres_xl.extracts.decisions import SECTIONS, STAGES, understand
from wres_xl.settings import ValueMapping
from wres_xl.standard.data_items import MEDICAL_ROWS, PAY_BANDS
from wres_xl.workbook.lists_sheet import ACCEPTED

KINDS = [each.name.replace("_", " ") for each in fields(ValueMapping)]


def accepted(sheets: Any, kind: str) -> list[str]:
    """The values in the list of a kind."""
    ((sheet, area),) = sheets.defined_names[f"wres_accepted_{kind.replace(' ', '_')}"].destinations
    return [row[0].value for row in sheets[sheet][area]]


def validations(sheets: Any) -> dict[str, Any]:
    return {str(rule.sqref): rule for rule in sheets["Mapping"].data_validations.dataValidation}


def test_the_table_has_300_rows_under_its_headings(sheets: Any) -> None:
    page = sheets["Mapping"]
    assert page.tables["Mapping"].ref == "A5:D305"
    assert [cell.value for cell in page[5]] == ["Kind", "Value", "Rows", "Stands for"]
    assert list(sheets.defined_names["wres_mapping"].destinations) == [("Mapping", "$A$6:$D$305")]
    assert [cell.value for row in page["A6:D305"] for cell in row if cell.value is not None] == []


def test_values_stay_text(sheets: Any) -> None:
    # A local grade may be a number.
    assert {sheets["Mapping"][f"{column}6"].number_format for column in "ABD"} == {"@"}


def test_the_kinds_are_those_of_the_settings(sheets: Any) -> None:
    assert list(ACCEPTED) == KINDS
    assert validations(sheets)["A6:A305"].formula1 == f'"{",".join(KINDS)}"'


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_is_understood_as_what_it_says(sheets: Any, kind: str) -> None:
    field = kind.replace(" ", "_")
    choices = accepted(sheets, kind)
    decisions, findings = understand(ValueMapping(**{field: {choice: choice for choice in choices}}))
    assert findings == ()
    meanings = set(getattr(decisions, field).values())
    assert len(meanings) == len(choices)


def test_nothing_that_could_be_meant_is_missing(sheets: Any) -> None:
    assert accepted(sheets, "ethnic origin") == ["White", "BME", "Unknown"]
    assert accepted(sheets, "grade") == list(PAY_BANDS)
    assert set(accepted(sheets, "staff group")) == set(SECTIONS)
    assert accepted(sheets, "job role") == list(MEDICAL_ROWS)
    assert set(accepted(sheets, "assignment status")) == {
        *("active", "secondment in", "acting up", "maternity", "career break", "external secondment"),
        *("suspended", "left"),
    }
    assert set(accepted(sheets, "assignment category")) == {
        *("permanent", "fixed term", "locum", "bank", "agency", "honorary", "student", "non executive"),
    }
    assert accepted(sheets, "case type") == ["formal", "not formal"]
    assert accepted(sheets, "mandatory") == ["mandatory", "non-mandatory"]
    assert set(accepted(sheets, "stage")) == set(STAGES)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("row", [6, 305])
def test_the_list_beside_a_value_follows_its_kind(live: Any, sheets: Any, kind: str, row: int) -> None:
    """What the validation's formula leads to in LibreOffice, from the first row and the last."""
    formula = validations(sheets)["D6:D305"].formula1.replace("$A6", f"$A{row}").replace(",", ";")
    live.edit("Mapping", f"A{row}", kind)
    expected = accepted(sheets, kind)
    for at in range(1, len(expected) + 1):
        live.edit("Mapping", f"H{at}", f"=INDEX({formula};{at})")
    live.edit("Mapping", "I1", f"=ROWS({formula})")
    live.recalculate()
    assert [value for (value,) in live.values("Mapping", f"H1:H{len(expected)}")] == expected
    assert live.values("Mapping", "I1") == [[float(len(expected))]]
    for cell in (f"A{row}", "I1", *(f"H{at}" for at in range(1, len(expected) + 1))):
        live.edit("Mapping", cell, None)


def test_the_page_says_how_many_values_wait(live: Any) -> None:
    def state() -> Any:
        live.recalculate()
        return live.values("Mapping", "A3")[0][0]

    assert state().startswith("Nothing to choose.")
    live.edit("Mapping", "B6", "LOC|AB")
    live.edit("Mapping", "B7", "Q9")
    assert state() == "2 of 2 values wait for a choice."
    live.edit("Mapping", "D6", "Band 8A")
    assert state() == "1 of 2 values wait for a choice."
    live.edit("Mapping", "D7", "BME")
    assert state() == "Every value has its meaning."
    for cell in ("B6", "B7", "D6", "D7"):
        live.edit("Mapping", cell, None)
    live.recalculate()


def test_chosen_files_have_20_cells_for_their_paths(sheets: Any) -> None:
    ((sheet, area),) = sheets.defined_names["wres_chosen_files"].destinations
    cells = [row[0] for row in sheets[sheet][area]]
    assert (sheet, len(cells)) == ("Lists", 20)
    assert {(cell.value, cell.number_format) for cell in cells} == {(None, "@")}
