"""`wres-xl figures` on the example trust: every published figure, in the documented form."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from commands import Run, run, run_process
from published import PublishedFigure, published_figures

COLUMNS = [
    "year",
    "indicator",
    "key",
    "label",
    "group",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "p_value",
    "verdict",
    "note",
]
DATA_ITEMS = Path(__file__).parents[1] / "standard" / "data_items.csv"
DOCS = Path(__file__).parents[2] / "docs"
YEARS = ("2019-20", "2020-21")
SUPPLEMENT = (
    *("1_band_7_and_under_share", "1_band_8a_to_9_share", "1_vsm_share", "1_medical_share"),
    *("3_two_year_disciplinary", "3_two_year_likelihood", "3_two_year_relative_likelihood"),
)
Row = dict[str, str]


@pytest.fixture(scope="session")
def as_csv(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command in a process of its own, in another folder, as a user runs it."""
    arguments = ("figures", example / "2020-21", "--previous", example / "2019-20", "--year", "2020-21")
    return run_process(*arguments, "--format", "csv", folder=tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="session")
def rows(as_csv: Run) -> list[Row]:
    return list(csv.DictReader(io.StringIO(as_csv.out)))


@pytest.fixture(scope="session")
def by_key(rows: list[Row]) -> dict[tuple[str, str, str], Row]:
    return {(row["year"], row["key"], row["group"]): row for row in rows}


def test_it_is_done_without_a_word(as_csv: Run) -> None:
    assert (as_csv.code, as_csv.err) == (0, "")


@pytest.mark.parametrize(
    "figure", published_figures(), ids=lambda f: f"{f.year}-{f.key}-{f.group or 'ratio'}"
)
def test_published_figure(by_key: dict[tuple[str, str, str], Row], figure: PublishedFigure) -> None:
    row = by_key[figure.year, figure.key, figure.group]
    assert float(row["value"]) == pytest.approx(figure.exact, abs=1e-6)


def test_the_columns_are_those_documented(as_csv: Run) -> None:
    assert as_csv.out.splitlines()[0].split(",") == COLUMNS
    table = (DOCS / "figures.md").read_text(encoding="utf-8").partition("## Definitions")[0]
    documented = [
        name for cell in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`(\w+)`", cell)
    ]
    assert documented == COLUMNS


def facts() -> list[Row]:
    with DATA_ITEMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_data_item_of_both_years_in_the_order_of_the_national_return(rows: list[Row]) -> None:
    keys = [*(fact["key"] for fact in facts()), *SUPPLEMENT]
    for year in YEARS:
        assert list(dict.fromkeys(row["key"] for row in rows if row["year"] == year)) == keys
    assert list(dict.fromkeys(row["year"] for row in rows)) == list(YEARS)
    labels = {fact["key"]: (fact["label"], fact["indicator"]) for fact in facts()}
    assert all(
        labels.get(row["key"], (row["label"], row["indicator"])) == (row["label"], row["indicator"])
        for row in rows
    )
    assert all(row["label"] for row in rows)


@pytest.mark.parametrize("year", YEARS)
def test_each_item_has_its_groups(rows: list[Row], year: str) -> None:
    everybody = ["White", "BME", "Unknown"]
    for key in [*(fact["key"] for fact in facts()), *SUPPLEMENT]:
        groups = [row["group"] for row in rows if (row["year"], row["key"]) == (year, key)]
        if key.endswith("relative_likelihood"):
            expected = [""]
        elif key[0] in "5678":
            expected = ["White", "BME"]
        elif key == "9_difference" or (key.startswith("9_") and key.endswith("_share")):
            expected = everybody
        else:
            expected = [*everybody, "All"]
        assert groups == expected, key


def test_all_is_the_sum_of_the_groups(rows: list[Row]) -> None:
    counts = {(row["year"], row["key"], row["group"]): row["value"] for row in rows}
    checked = 0
    for (year, key, group), value in counts.items():
        if group == "All" and value.isdigit():
            assert int(value) == sum(int(counts[year, key, each]) for each in ("White", "BME", "Unknown")), (
                key
            )
            checked += 1
    assert checked > 80


def test_a_value_is_empty_where_undefined_and_the_note_says_why(rows: list[Row]) -> None:
    missing = [row for row in rows if not row["value"]]
    # Two years' cases of 2019-20 would need 2018-19.
    assert {(row["year"], row["key"]) for row in missing} == {
        ("2019-20", key) for key in SUPPLEMENT if "two_year" in key
    } | {
        # A board of whom everybody votes and is executive has no others to take a share of.
        (year, key)
        for year in YEARS
        for key in ("9_non_voting_share", "9_non_executive_share")
    }
    for row in missing:
        assert re.fullmatch(r"[A-Z].{15,}\.", row["note"]), row
        assert [row[column] for column in ("lower", "upper", "p_value", "verdict")] == [""] * 4


def test_values_are_plain_numbers_and_unrounded(rows: list[Row]) -> None:
    for row in rows:
        for column in ("value", "numerator", "denominator", "lower", "upper", "p_value"):
            assert re.fullmatch(r"|-?\d+(\.\d+)?(e-\d+)?", row[column]), (row["key"], column, row[column])
    assert sum(len(row["value"].partition(".")[2]) >= 14 for row in rows) > 50


def test_what_each_figure_is_made_of(by_key: dict[tuple[str, str, str], Row]) -> None:
    likelihood = by_key["2020-21", "2_likelihood", "BME"]
    assert (likelihood["numerator"], likelihood["denominator"]) == ("30", "457")
    ratio = by_key["2020-21", "2_relative_likelihood", ""]
    assert float(ratio["numerator"]) == pytest.approx(268 / 1887)
    assert float(ratio["denominator"]) == pytest.approx(30 / 457)
    assert float(ratio["lower"]) < float(ratio["value"]) < float(ratio["upper"])
    assert float(ratio["p_value"]) < 0.05
    assert ratio["verdict"] == "Less favourable for BME"
    difference = by_key["2019-20", "9_difference", "BME"]
    assert difference["numerator"] == "0"
    assert float(difference["denominator"]) == pytest.approx(65 / 1315)
    assert by_key["2020-21", "8_discrimination", "BME"]["p_value"]


def test_json_says_the_same(example: Path, rows: list[Row]) -> None:
    arguments = ("figures", example / "2020-21", "--previous", example / "2019-20", "--year", "2020-21")
    told = json.loads(run(*arguments, "--format", "json").out)
    assert [list(row) for row in told] == [COLUMNS] * len(rows)
    plain = [{name: "" if value is None else str(value) for name, value in row.items()} for row in told]
    assert plain == rows
    assert all(row["value"] is None or isinstance(row["value"], float | int) for row in told)


def test_the_table_shows_every_figure_as_printed(example: Path) -> None:
    shown = run("figures", example / "2020-21", "--previous", example / "2019-20", "--year", "2020-21")
    assert (shown.code, shown.err) == (0, "")
    for text in (
        "2.16",
        "14.20%",
        "6.56%",
        "1,398",
        "86.4%",
        "-7.6%",
        "3_two_year_relative_likelihood",
        "1.42",
    ):
        assert text in shown.out, text
    for key in [*(fact["key"] for fact in facts()), *SUPPLEMENT]:
        assert shown.out.count(f" {key} ") >= 2, key


def test_the_file_says_what_the_screen_says(example: Path, as_csv: Run, tmp_path: Path) -> None:
    output = tmp_path / "figures.csv"
    arguments = ("figures", example / "2020-21", "--previous", example / "2019-20", "--year", "2020/21")
    written = run(*arguments, "--format", "csv", "-o", output)
    assert (written.code, written.err) == (0, "")
    assert str(output) in written.out
    assert output.read_bytes().decode("utf-8") == as_csv.out


def test_one_year_alone(example: Path) -> None:
    alone = run("figures", example / "2019-20", "--year", "2019-20", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(alone.out)))
    assert (alone.code, {row["year"] for row in rows}) == (0, {"2019-20"})
    value = {(row["key"], row["group"]): row["value"] for row in rows}
    assert value["9_workforce", "All"] == "1315"
    assert float(value["2_relative_likelihood", ""]) == pytest.approx(2.13254, abs=5e-7)


def test_extracts_are_left_as_they_are(example: Path, tmp_path: Path) -> None:
    def fingerprints() -> dict[Path, tuple[str, int]]:
        return {
            path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
            for path in sorted(example.rglob("*"))
            if path.is_file()
        }

    before = fingerprints()
    last, this, year = example / "2019-20", example / "2020-21", ("--year", "2020-21")
    assert run("check", this).code == 0
    assert run("figures", this, "--previous", last, *year, "--format", "csv").code == 0
    assert run("generate", this, "--previous", last, *year, "-o", tmp_path / "WRES.xlsx").code == 0
    assert fingerprints() == before
    assert len(before) == 13
