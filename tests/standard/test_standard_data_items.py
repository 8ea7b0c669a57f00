"""The 63 data items of the national return, held against a table of their facts."""

import csv
from pathlib import Path

import pytest

from wres_xl.standard.data_items import (
    CLINICAL_ITEMS,
    DATA_ITEMS,
    INPUT_ITEMS,
    ITEM,
    MEDICAL_ITEMS,
    NON_CLINICAL_ITEMS,
    SUBSETS,
    SUPPLEMENTARY_ITEMS,
    WORKFORCE_ITEMS,
    Calculation,
    Likelihood,
    Measure,
    RelativeLikelihood,
    Remainder,
    Share,
    ShareDifference,
    ShareOfAll,
    Total,
    TwoYearTotal,
)

with (Path(__file__).parent / "data_items.csv").open(encoding="utf-8", newline="") as _file:
    FACTS = list(csv.DictReader(_file))


def test_there_are_63_numbered_in_order() -> None:
    assert [item.number for item in DATA_ITEMS] == list(range(1, 64))
    assert len(FACTS) == 63


@pytest.mark.parametrize("fact", FACTS, ids=[fact["key"] for fact in FACTS])
def test_each_data_item_is_what_the_table_says(fact: dict[str, str]) -> None:
    item = DATA_ITEMS[int(fact["number"]) - 1]
    assert {
        "number": str(item.number),
        "key": item.key,
        "indicator": str(item.indicator),
        "section": item.section,
        "label": item.label,
        "measure": str(item.measure),
        "entry": "input" if item.calculation is None else "calculated",
    } == {name: fact[name] for name in fact if name != "formula"}


@pytest.mark.parametrize("fact", FACTS, ids=[fact["key"] for fact in FACTS])
def test_each_calculation_is_the_formula_in_the_table(fact: dict[str, str]) -> None:
    # A few items carry a remark instead of a formula, for they are entered.
    formula = "" if fact["entry"] == "input" else fact["formula"]
    assert formula == told(ITEM[fact["key"]].calculation)


def told(calculation: Calculation | None) -> str:
    """A calculation in the words of the table."""
    match calculation:
        case None:
            return ""
        case Total(parts) if parts == WORKFORCE_ITEMS:
            return "sum of rows 1-29 and 31-33"
        case Total((only,)):
            return f"{only} (the national form repeats the row)"
        case Remainder(whole, part):
            return f"{whole} - {part}"
        case Likelihood(events, total):
            return f"{events} / {total}, per group"
        case RelativeLikelihood(_, _, bme_over_white):
            key = likelihood_of(calculation)
            return f"{key} BME / {key} White" if bme_over_white else f"{key} White / {key} BME"
        case Share(of):
            return f"{of} of the group / {of} of White + BME + Unknown"
        case ShareDifference(part, workforce):
            shares = " - ".join(share_of(key) for key in (part, workforce))
            return f"{shares}, per group, percentage points"
        case _:
            return str(calculation)


def likelihood_of(ratio: RelativeLikelihood) -> str:
    """The likelihood that a ratio compares between the groups."""
    (key,) = (i.key for i in DATA_ITEMS if i.calculation == Likelihood(ratio.events, ratio.total))
    return key


def share_of(key: str) -> str:
    (share,) = (item.key for item in DATA_ITEMS if item.calculation == Share(key))
    return share


def test_keys_are_unique_supplementary_ones_too() -> None:
    keys = [item.key for item in (*DATA_ITEMS, *SUPPLEMENTARY_ITEMS)]
    assert len(set(keys)) == len(keys)
    assert list(ITEM) == keys[:63]


def test_what_an_organisation_enters() -> None:
    entered = [fact["key"] for fact in FACTS if fact["entry"] == "input"]
    assert [item.key for item in INPUT_ITEMS] == entered


def test_the_workforce_is_rows_1_to_29_and_31_to_33() -> None:
    rows = [ITEM[key].number for key in WORKFORCE_ITEMS]
    assert rows == [*range(1, 30), *range(31, 34)]


def test_the_sections_of_the_workforce() -> None:
    assert [ITEM[key].number for key in NON_CLINICAL_ITEMS] == list(range(1, 15))
    assert [ITEM[key].number for key in CLINICAL_ITEMS] == list(range(15, 29))
    assert [ITEM[key].number for key in MEDICAL_ITEMS] == [29, 31, 32, 33]


def test_counts_that_cannot_exceed_another() -> None:
    numbers = {(ITEM[part].number, ITEM[whole].number) for part, whole in SUBSETS}
    assert numbers == {(30, 29), (35, 34), (39, 38), (43, 42), (51, 50), (54, 50)}


def test_only_ratios_have_one_figure_for_all_groups() -> None:
    assert [item.number for item in DATA_ITEMS if item.is_ratio] == [37, 41, 45]


@pytest.mark.parametrize(
    ("key", "calculation"),
    [
        ("1_band_7_and_under_share", ShareOfAll((*NON_CLINICAL_ITEMS[:8], *CLINICAL_ITEMS[:8]))),
        ("1_band_8a_to_9_share", ShareOfAll((*NON_CLINICAL_ITEMS[8:13], *CLINICAL_ITEMS[8:13]))),
        ("1_vsm_share", ShareOfAll(("1a_vsm", "1b_vsm"))),
        ("1_medical_share", ShareOfAll(MEDICAL_ITEMS)),
        ("3_two_year_disciplinary", TwoYearTotal("3_disciplinary")),
        ("3_two_year_likelihood", Likelihood("3_two_year_disciplinary", "3_workforce")),
        (
            "3_two_year_relative_likelihood",
            RelativeLikelihood("3_two_year_disciplinary", "3_workforce", bme_over_white=True),
        ),
    ],
)
def test_what_reports_print_beside_the_return(key: str, calculation: Calculation) -> None:
    (item,) = (item for item in SUPPLEMENTARY_ITEMS if item.key == key)
    assert (item.number, item.measure, item.calculation) == (0, Measure.CALCULATED, calculation)
    assert item.indicator == int(key[0])


def test_everybody_is_in_one_part_of_the_band_shares() -> None:
    parts = [
        key
        for item in SUPPLEMENTARY_ITEMS
        if isinstance(item.calculation, ShareOfAll)
        for key in item.calculation.parts
    ]
    assert sorted(parts) == sorted(WORKFORCE_ITEMS)
