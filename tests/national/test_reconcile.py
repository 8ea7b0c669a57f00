"""The reconciliation: what needs a look first, the form's own rules, large changes, and its workbook."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from necs import necs_figures
from places import LAST, THIS, B, U, W, place, whole_form

from wres_xl.figures import Figures, figures_of
from wres_xl.national.checks import Result, large_changes
from wres_xl.national.existing import Existing
from wres_xl.national.fill import Outcome, plan
from wres_xl.national.form_map import FormMap
from wres_xl.national.reconcile import Reconciliation, reconciliation_of
from wres_xl.national.reconciliation_workbook import reconciliation_workbook
from wres_xl.standard.data_items import INPUT_ITEMS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission

NOW, BEFORE = necs_figures("2020-21"), necs_figures("2019-20")


def reconciled(
    form: FormMap, existing: Existing = Existing.KEEP, last: Figures | None = BEFORE
) -> Reconciliation:
    figures = [NOW, last] if last else [NOW]
    return reconciliation_of(plan(form, figures, existing), THIS, "form.xlsx", "filled.xlsx", last)


def broken(reconciliation: Reconciliation) -> list[tuple[int, Group | None, float | None, float | None]]:
    return [(each.item.number, each.group, each.value, each.against) for each in reconciliation.broken]


def test_a_form_filled_with_our_figures_is_settled() -> None:
    found = reconciled(whole_form((LAST, THIS)))
    assert found.is_settled
    assert found.outcomes == {Outcome.FILLED: 256, Outcome.FORMULA: 102}
    assert {check.result for check in found.checks} == {Result.KEPT}


def test_differences_come_first() -> None:
    form = whole_form((THIS,), place("9_board", U, 2.0), place("1a_band_5", W, 253.0, role="prepopulated"))
    found = reconciled(form)
    assert [line.outcome for line in found.lines[:3]] == [Outcome.DIFFERS, Outcome.DIFFERS, Outcome.FILLED]
    assert [line.item.key for line in found.open_lines] == ["1a_band_5", "9_board"]
    assert not found.is_settled


def test_what_is_missing_is_open() -> None:
    assert not reconciled(whole_form((LAST, THIS)), last=None).is_settled
    assert reconciled(whole_form((THIS,)), last=None).is_settled


def test_a_part_that_is_more_than_its_whole_breaks_a_rule() -> None:
    found = reconciled(whole_form((THIS,), place("2_appointed", B, 500.0)))
    assert broken(found) == [(35, B, 500, 457)]
    assert found.broken[0].rule == (
        "row 35 (Number appointed from shortlisting) is never more than "
        "row 34 (Number of shortlisted applicants)"
    )


@pytest.mark.parametrize(("key", "number"), [("3_workforce", 38), ("4_workforce", 42), ("9_workforce", 56)])
def test_each_total_that_is_typed_must_be_the_sum_of_its_rows(key: str, number: int) -> None:
    del number
    found = reconciled(whole_form((THIS,), place(key, W, 1400.0, is_input=True)))
    assert broken(found) == [(38, W, 1400, 1398)]


def test_another_calculated_item_that_is_typed_must_follow_from_the_others() -> None:
    typed = place("9_board_non_voting", W, 3.0, is_input=True)
    shares = place("9_workforce_share", W, 0.864, "0.0%", is_input=True)
    assert broken(reconciled(whole_form((THIS,), typed, shares))) == [(52, W, 3, 0)]


def test_a_rule_about_what_is_missing_cannot_be_checked() -> None:
    empty = figures_of(Submission(THIS, {}))
    found = reconciliation_of(plan(whole_form(), [empty]), THIS, "form.xlsx", "filled.xlsx", None)
    assert {check.result for check in found.checks} == {Result.UNKNOWN}
    assert found.broken == ()


def test_formulas_are_listed_with_what_they_must_show() -> None:
    shown = {(line.item.number, line.group): line.then for line in reconciled(whole_form()).calculated}
    assert shown[38, B] == shown[42, B] == shown[56, B] == 123
    assert shown[37, None] == pytest.approx(2.163505, abs=1e-6)
    assert len(shown) == 51


def year_of(year: ReportingYear, **values: float) -> Figures:
    """Figures of 100 people in every cell and a tenth in every percentage, but for White in these items."""
    entries = {
        (item.key, group): Entry(0.1 if item.indicator in (5, 6, 7, 8) else 100.0)
        for item in INPUT_ITEMS
        for group in ETHNIC_GROUPS
    }
    return figures_of(Submission(year, entries | {(key, W): Entry(value) for key, value in values.items()}))


@pytest.mark.parametrize(
    ("key", "value", "large"),
    [
        ("1a_band_5", 125.0, True),
        ("1a_band_5", 124.0, False),
        ("1a_band_5", 75.0, True),
        ("5_harassment_public", 0.2, True),
        ("5_harassment_public", 0.199, False),
        ("5_harassment_public", 0.0, True),
    ],
)
def test_what_a_large_change_is(key: str, value: float, large: bool) -> None:
    found = [
        (each.item.key, each.group) for each in large_changes(year_of(THIS, **{key: value}), year_of(LAST))
    ]
    assert ((key, W) in found) is large


def test_a_few_people_are_no_large_change() -> None:
    assert large_changes(year_of(THIS, **{"1a_band_5": 9.0}), year_of(LAST, **{"1a_band_5": 0.0})) == ()
    found = large_changes(year_of(THIS, **{"1a_band_5": 10.0}), year_of(LAST, **{"1a_band_5": 0.0}))
    assert [(each.item.key, each.last, each.this) for each in found] == [("1a_band_5", 0, 10)]


def test_relative_likelihoods_change_much_by_a_half() -> None:
    found = {each.item.key: each for each in large_changes(NOW, BEFORE)}
    assert (found["3_relative_likelihood"].this, found["3_relative_likelihood"].group) == (0, None)
    assert "2_relative_likelihood" not in found
    assert "3_workforce" in found


def test_indicator_7_is_not_compared_across_the_change_of_its_question() -> None:
    this, last = ReportingYear(2021), ReportingYear(2020)
    found = large_changes(
        year_of(this, **{"7_equal_opportunities": 0.5, "8_discrimination": 0.5}), year_of(last)
    )
    assert [each.item.key for each in found] == ["8_discrimination"]


def test_last_year_is_the_forms_own_where_it_has_it() -> None:
    form = whole_form((LAST, THIS), place("4_trained", B, 41.0, year=LAST))
    kept = {(each.item.key, each.group) for each in reconciled(form).changes}
    assert ("4_trained", B) not in kept
    assert ("4_trained", B) in {(each.item.key, each.group) for each in reconciled(whole_form()).changes}


# The workbook ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[list[object]]]:
    path = tmp_path_factory.mktemp("reconciliation") / "reconciliation.xlsx"
    form = whole_form(
        (LAST, THIS), place("1a_band_5", W, 253.0, role="prepopulated"), place("2_appointed", B, 500.0, "0")
    )
    path.write_bytes(reconciliation_workbook(reconciled(form)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = openpyxl.load_workbook(path)
    yield [list(row) for row in book.active.iter_rows(values_only=True)]
    book.close()


def rows_under(cells: list[list[object]], heading: str, after: str = "") -> list[list[object]]:
    """The rows of the table whose first heading is this, below the line `after`."""
    start = next((at for at, row in enumerate(cells) if row[0] == after), 0)
    top = next(at for at in range(start, len(cells)) if cells[at][0] == heading)
    end = next((at for at in range(top, len(cells)) if cells[at][0] is None), len(cells))
    return cells[top + 1 : end]


def test_it_tells_the_form_and_counts_the_outcomes(cells: list[list[object]]) -> None:
    assert cells[0][0] == "Reconciliation of form.xlsx, 2020-21"
    assert cells[1][0] == "Filled form: filled.xlsx. Cells: 2 differs, 255 filled, 102 formula."


def test_it_lists_each_cell_with_what_was_there_and_what_is_ours(cells: list[list[object]]) -> None:
    first, second, *others = rows_under(cells, "Outcome")
    prepopulated = [
        "differs",
        "2020-21",
        6,
        "Band 5 (1a) Non Clinical workforce)",
        "White",
        "prepopulated",
        "Data",
        "G6",
        "253",
        255,
        253,
        None,
    ]
    assert first == prepopulated
    assert second[:11] == [
        *("differs", "2020-21", 35, "Number appointed from shortlisting", "BME", "verified", "Data", "K35"),
        *("500", 30, 500),
    ]
    assert len(others) == 255 + 102


def test_below_are_the_rules_the_changes_and_the_formulas(cells: list[list[object]]) -> None:
    rules = rows_under(cells, "Result")
    assert [rules[0][0], rules[0][4], rules[0][5], rules[0][6]] == ["broken", "BME", 500, 457]
    assert {row[0] for row in rules[1:]} == {"kept"}
    changes = rows_under(cells, "Change")
    of_band_3 = ["up", "2020-21", 4, "Band 3 (1a) Non Clinical workforce)", "White", 77, 166]
    assert of_band_3 in [row[:7] for row in changes]
    formulas = rows_under(cells, "Outcome", after="Calculated cells and what Excel must show there")
    assert len(formulas) == 102
    assert {row[0] for row in formulas} == {"formula"}


def test_it_has_titles_tables_and_no_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "reconciliation.xlsx"
    path.write_bytes(reconciliation_workbook(reconciled(whole_form(), last=None)))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert not sheet.merged_cells.ranges
    assert sorted(sheet.tables) == ["Calculated", "Cells", "Changes", "Checks"]
    book.close()
