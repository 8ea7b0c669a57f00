"""What may be meant otherwise is told: percentages in two notations, and codes that a mapping turns round."""

from wres_xl.extracts.cells import shown
from wres_xl.extracts.decisions import understand
from wres_xl.extracts.sheets import sheet_of
from wres_xl.extracts.tidy import tidy
from wres_xl.findings import Level
from wres_xl.settings import Settings, ValueMapping

HEADINGS = ["Survey Year", "Indicator", "White %", "White respondents", "BME %", "BME respondents"]


def problems(*rows: list[str]) -> list[str]:
    table = sheet_of([HEADINGS, *rows], file="survey")
    return [each.problem for each in tidy([table], Settings()).findings if each.level is Level.WARNING]


def test_a_fraction_beside_percentages_stops_its_item() -> None:
    rows = [["2020", "5", "20%", "40", "30%", "10"], ["2020", "6", "0.15", "40", "40", "10"]]
    (told,) = tidy([sheet_of([HEADINGS, *rows], file="survey")], Settings()).findings
    assert (told.level, told.row, told.column, told.value) == (Level.ERROR, 3, "White %", "0.15")
    assert told.stops == {"6_harassment_staff"}
    assert "0.4%" in told.expected


def test_one_notation_is_not() -> None:
    assert problems(["2020", "5", "20", "40", "30", "10"], ["2020", "6", "0", "40", "1", "10"]) == []
    assert problems(["2020", "5", "20", "40", "30", "10"], ["2020", "6", "0.4%", "40", "40", "10"]) == []
    assert problems(["2020", "5", "0.2", "40", "0.3", "10"], ["2020", "6", "0.15", "40", "1", "10"]) == []


def test_a_mapping_that_turns_a_national_code_is_told() -> None:
    origins = {"A White - British": "BME", "Z Not Stated": "Unknown", "Klingon": "White"}
    _, (finding,) = understand(ValueMapping(ethnic_origin=origins))
    assert finding.level is Level.WARNING
    assert finding.value == "A White - British"
    assert "as BME that the national codes count as White" in finding.problem


def test_a_value_with_something_personal_in_it_is_hidden_whole() -> None:
    for value in ("Doe, Jane 01/02/1970", "Quolm70000006 Jane", "jane.doe@example.org"):
        assert shown(value) == "[hidden]"
    assert shown("Trust Band Seven") == "Trust Band Seven"
