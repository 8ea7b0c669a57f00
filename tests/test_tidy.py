"""Figures and findings as tidy tables, in CSV and JSON."""

import csv
import io
import json

import pytest
from necs import necs_figures
from published import expected_figures

from wres_xl.figures import figures_of
from wres_xl.findings import Finding, Level
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission
from wres_xl.tidy import (
    FIGURE_COLUMNS,
    FINDING_COLUMNS,
    Cell,
    figure_rows,
    finding_rows,
    to_csv,
    to_json,
)

FIGURES = (necs_figures("2019-20"), necs_figures("2020-21"))
ROWS = figure_rows(FIGURES)


def row(key: str, group: str = "", year: str = "2020-21") -> dict[str, Cell]:
    (found,) = (each for each in ROWS if (each["year"], each["key"], each["group"]) == (year, key, group))
    return found


def from_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# Figures ------------------------------------------------------------------------------------------------


def test_the_columns_are_those_agreed() -> None:
    agreed = "year,indicator,key,label,group,value,numerator,denominator,lower,upper,p_value,verdict,note"
    assert ",".join(FIGURE_COLUMNS) == agreed
    assert {tuple(each) for each in ROWS} == {FIGURE_COLUMNS}


def test_there_is_one_row_for_each_figure_in_their_order() -> None:
    assert len(ROWS) == sum(len(list(figures)) for figures in FIGURES)
    assert [each["key"] for each in ROWS[:4]] == ["1a_under_band_1"] * 4
    assert [each["group"] for each in ROWS[:4]] == ["White", "BME", "Unknown", "All"]


def test_a_count_is_a_whole_number() -> None:
    workforce = row("9_workforce", "All")
    assert workforce["value"] == 1618
    assert isinstance(workforce["value"], int)
    assert workforce["label"] == "Number of staff in overall workforce"
    assert workforce["indicator"] == 9


def test_a_proportion_is_an_unrounded_fraction_with_its_counts_and_interval() -> None:
    likelihood = row("2_likelihood", "BME")
    assert likelihood["value"] == 30 / 457
    assert (likelihood["numerator"], likelihood["denominator"]) == (30, 457)
    assert isinstance(likelihood["lower"], float)
    assert isinstance(likelihood["upper"], float)
    assert likelihood["lower"] < 30 / 457 < likelihood["upper"]


def test_a_ratio_has_no_group_but_a_test_and_a_verdict() -> None:
    ratio = row("2_relative_likelihood")
    assert ratio["value"] == pytest.approx(2.163505, abs=1e-6)
    assert isinstance(ratio["p_value"], float)
    assert ratio["verdict"] == "Less favourable for BME"


def test_what_is_undefined_is_empty_and_its_note_says_why() -> None:
    missing = row("3_two_year_likelihood", "BME", "2019-20")
    assert missing["note"] == "Last year's figures were not given."
    assert [missing[name] for name in ("value", "numerator", "lower", "upper", "p_value")] == [None] * 5
    assert missing["verdict"] == ""


def test_a_note_says_how_a_figure_was_found() -> None:
    assert "worked back" in str(row("8_discrimination", "BME")["note"])


def test_csv_reads_back_to_the_last_digit() -> None:
    read = from_csv(to_csv(ROWS, FIGURE_COLUMNS))
    for written, found in zip(ROWS, read, strict=True):
        assert found == {name: "" if value is None else str(value) for name, value in written.items()}


def test_csv_holds_every_published_figure() -> None:
    read = {
        (each["year"], each["key"], each["group"]): each["value"]
        for each in from_csv(to_csv(ROWS, FIGURE_COLUMNS))
    }
    for year, key, group, exact in expected_figures():
        assert float(read[year, key, group]) == pytest.approx(exact, abs=1e-6)


def test_csv_begins_with_the_columns_and_ends_its_lines_plainly() -> None:
    text = to_csv([], FIGURE_COLUMNS)
    assert text == ",".join(FIGURE_COLUMNS) + "\n"


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def test_json_reads_back_the_same_without_nan_or_infinity() -> None:
    assert json.loads(to_json(ROWS), parse_constant=refuse) == ROWS


def test_a_year_without_any_value_is_a_table_too() -> None:
    rows = figure_rows([figures_of(Submission(ReportingYear(2020), {}))])
    assert len(rows) == len(ROWS) / 2
    assert {each["value"] for each in rows} == {None}


# Findings -----------------------------------------------------------------------------------------------

FINDING = Finding(
    Level.ERROR,
    "The grade is not recognised",
    file="staff.xlsx",
    sheet="ESR",
    row=12,
    column="Grade",
    value="Band 5X",
    rows=3,
    expected="a national grade",
    mend="Correct it.",
    stops=frozenset({"1b_band_5", "1a_band_5"}),
)


def test_a_finding_is_a_row() -> None:
    assert finding_rows([FINDING]) == [
        {
            "level": "error",
            "file": "staff.xlsx",
            "sheet": "ESR",
            "row": 12,
            "column": "Grade",
            "value": "Band 5X",
            "rows": 3,
            "problem": "The grade is not recognised",
            "expected": "a national grade",
            "mend": "Correct it.",
            "stops": "1a_band_5 1b_band_5",
        }
    ]


def test_findings_read_back_from_csv_and_json() -> None:
    rows = finding_rows([FINDING, Finding(Level.NOTE, 'Told, with a comma and "quotes"\nand a line')])
    read = from_csv(to_csv(rows, FINDING_COLUMNS))
    assert read == [{name: str(value) for name, value in each.items()} for each in rows]
    assert json.loads(to_json(rows)) == rows


def test_text_that_excel_would_run_is_kept_text_in_csv() -> None:
    rows = finding_rows([Finding(Level.ERROR, "Not recognised", value="=HYPERLINK(1)", rows=2)])
    written = list(csv.DictReader(io.StringIO(to_csv(rows, FINDING_COLUMNS))))
    assert (written[0]["value"], written[0]["rows"]) == ("'=HYPERLINK(1)", "2")
