"""What is planned for each cell of a form: filled, verified, kept, or left with the reason told."""

from dataclasses import replace

import pytest
from necs import necs_figures
from places import LAST, THIS, B, U, W, place, whole_form

from wres_xl.figures import Figures, figures_of
from wres_xl.findings import Refused
from wres_xl.national.existing import Existing
from wres_xl.national.fill import Line, Outcome, Plan, plan
from wres_xl.national.form_map import FormMap
from wres_xl.national.package import Write
from wres_xl.standard.data_items import INPUT_ITEMS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.submission import Entry, Submission

NOW, BEFORE = necs_figures("2020-21"), necs_figures("2019-20")


def the(planned: Plan, key: str, group: Group | None = W, role: str = "verified") -> Line:
    """The one line of a data item, group and role of this year."""
    (line,) = (
        each
        for each in planned.lines
        if (each.item.key, each.group, each.year) == (key, group, THIS)
        and (each.place is None or each.place.role == role)
    )
    return line


def without(figures: Figures, key: str, reason: str) -> Figures:
    """The figures of a submission that lacks an item."""
    entries = {**figures.submission.entries, **{(key, each): Entry(None, reason) for each in ETHNIC_GROUPS}}
    return figures_of(replace(figures.submission, entries=entries))


# Empty cells -----------------------------------------------------------------------------------------------


def test_an_empty_form_is_filled_with_every_figure_that_is_entered() -> None:
    planned = plan(whole_form(), [NOW, BEFORE])
    filled = [line for line in planned.lines if line.outcome is Outcome.FILLED]
    entered = {(item.key, group) for item in INPUT_ITEMS for group in ETHNIC_GROUPS}
    entered -= {(item.key, U) for item in INPUT_ITEMS if item.indicator in (5, 6, 7, 8)}
    assert {(line.item.key, line.group) for line in filled} == entered
    assert len(planned.writes) == len(entered)
    assert Write("Data", 6, 10, 255) in planned.writes
    # Its cells are plain, so percentages are percents.
    assert Write("Data", 47, 11, 20.0) in planned.writes


def test_both_years_are_filled_where_the_form_asks() -> None:
    planned = plan(whole_form((LAST, THIS)), [NOW, BEFORE])
    assert {line.outcome for line in planned.lines} == {Outcome.FILLED, Outcome.FORMULA}
    assert {Write("Data", 6, 4, 180), Write("Data", 6, 10, 255)} <= set(planned.writes)


def test_formulas_are_never_written_whatever_the_policy() -> None:
    form = whole_form((THIS,), place("3_workforce", W, 99.0, is_input=False))
    for existing in Existing:
        planned = plan(form, [NOW], existing)
        assert the(planned, "3_workforce").outcome is Outcome.FORMULA
        assert 38 not in {write.row for write in planned.writes}


def test_a_formula_must_show_what_follows_from_the_filled_form() -> None:
    planned = plan(whole_form(), [NOW])
    assert the(planned, "3_workforce").then == 1398
    assert the(planned, "2_relative_likelihood", None).then == pytest.approx(2.163505, abs=1e-6)
    assert the(planned, "9_difference", B).then == pytest.approx(-0.07602, abs=1e-5)
    assert the(planned, "3_workforce").reason == ""


def test_a_calculated_item_that_has_to_be_typed_is_filled() -> None:
    planned = plan(whole_form((THIS,), place("3_workforce", W, is_input=True)), [NOW])
    assert the(planned, "3_workforce").outcome is Outcome.FILLED
    assert Write("Data", 38, 10, 1398) in planned.writes


# Cells that hold something ---------------------------------------------------------------------------------


def test_by_default_what_is_there_is_verified_and_kept() -> None:
    form = whole_form((THIS,), place("1a_band_5", W, 255.0), place("1a_band_5", B, 21.0))
    planned = plan(form, [NOW])
    agreeing, differing = the(planned, "1a_band_5", W), the(planned, "1a_band_5", B)
    assert (agreeing.outcome, agreeing.ours, agreeing.then) == (Outcome.AGREES, 255, 255)
    assert (differing.outcome, differing.ours, differing.then) == (Outcome.DIFFERS, 20, 21)
    assert not {(write.row, write.column) for write in planned.writes} & {(6, 10), (6, 11)}


def test_formulas_must_show_what_follows_from_what_was_kept() -> None:
    planned = plan(whole_form((THIS,), place("1a_band_5", B, 21.0)), [NOW])
    total = the(planned, "3_workforce", B)
    assert (total.ours, total.then) == (123, 124)
    assert total.reason == "It follows from figures in the form that differ from ours."
    assert the(planned, "3_workforce", W).reason == ""


def test_replacing_writes_over_what_differs_and_nothing_else() -> None:
    form = whole_form((THIS,), place("1a_band_5", W, 255.0), place("1a_band_5", B, 21.0))
    planned = plan(form, [NOW], Existing.REPLACE)
    assert the(planned, "1a_band_5", W).outcome is Outcome.AGREES
    replaced = the(planned, "1a_band_5", B)
    assert (replaced.outcome, replaced.there, replaced.then) == (Outcome.REPLACED, "21", 20)
    assert Write("Data", 6, 11, 20) in planned.writes
    assert Write("Data", 6, 10, 255) not in planned.writes
    assert the(planned, "3_workforce", B).then == 123


def test_refusing_names_the_cells() -> None:
    held = [place(f"1a_band_{band}", W, 1.0) for band in range(1, 8)]
    form = whole_form((THIS,), *held)
    with pytest.raises(Refused) as refused:
        plan(form, [NOW], Existing.REFUSE)
    assert str(refused.value).startswith(
        "7 of the cells to fill already hold something: "
        "Data J2, Data J3, Data J4, Data J5, Data J6 and 2 more."
    )
    assert refused.value.exit_code == 1


def test_refusing_does_not_mind_prepopulated_columns_nor_formulas() -> None:
    prepopulated = place("1a_band_5", W, 253.0, role="prepopulated")
    formula = place("3_workforce", W, 5.0, is_input=False)
    assert plan(whole_form((THIS,), prepopulated, formula), [NOW], Existing.REFUSE).writes


@pytest.mark.parametrize("existing", [Existing.KEEP, Existing.REPLACE])
def test_prepopulated_figures_are_verified_and_never_written(existing: Existing) -> None:
    form = whole_form(
        (THIS,),
        place("1a_band_5", W, 253.0, role="prepopulated"),
        place("1a_band_5", B, 20.0, role="prepopulated"),
        place("1a_band_5", U, role="prepopulated"),
    )
    planned = plan(form, [NOW], existing)
    assert the(planned, "1a_band_5", W, "prepopulated").outcome is Outcome.DIFFERS
    assert the(planned, "1a_band_5", B, "prepopulated").outcome is Outcome.AGREES
    assert [line.group for line in planned.lines if line.place and line.place.role == "prepopulated"] == [
        W,
        B,
    ]
    assert {write.column for write in planned.writes} == {10, 11, 12}
    # What the form holds is what was verified, not what was prepopulated.
    assert planned.then[THIS].value("1a_band_5", W) == 255


def test_text_in_a_cell_differs_and_is_kept_or_replaced() -> None:
    form = whole_form((THIS,), place("1a_band_5", W, "n/a"), place("1a_band_6", W, "  "))
    kept = the(plan(form, [NOW]), "1a_band_5")
    assert (kept.outcome, kept.there, kept.reason) == (Outcome.DIFFERS, "n/a", "The cell holds no number.")
    assert the(plan(form, [NOW]), "1a_band_6").outcome is Outcome.FILLED
    assert the(plan(form, [NOW], Existing.REPLACE), "1a_band_5").outcome is Outcome.REPLACED


def test_a_number_stored_as_text_does_not_agree_for_excel_would_not_add_it() -> None:
    assert the(plan(whole_form((THIS,), place("1a_band_5", W, "255")), [NOW]), "1a_band_5").is_open


@pytest.mark.parametrize("existing", [Existing.KEEP, Existing.REPLACE, Existing.REFUSE])
def test_locked_cells_are_verified_and_never_written(existing: Existing) -> None:
    form = whole_form(
        (THIS,),
        place("1a_band_5", W, 254.0, is_locked=True),
        place("1a_band_5", B, 20.0, is_locked=True),
        place("1a_band_5", U, is_locked=True),
    )
    planned = plan(form, [NOW], existing)
    outcomes = [the(planned, "1a_band_5", group).outcome for group in ETHNIC_GROUPS]
    assert outcomes == [Outcome.DIFFERS, Outcome.AGREES, Outcome.LOCKED]
    assert 6 not in {write.row for write in planned.writes}
    assert not the(planned, "1a_band_5", U).is_open


# What is not there ------------------------------------------------------------------------------------------


def test_a_figure_that_is_not_available_is_told_with_its_reason() -> None:
    planned = plan(whole_form(), [without(NOW, "4_trained", "No learning records were given.")])
    line = the(planned, "4_trained")
    assert (line.outcome, line.reason) == (Outcome.NOT_AVAILABLE, "No learning records were given.")
    assert 43 not in {write.row for write in planned.writes}
    follows = the(planned, "4_relative_likelihood", None)
    assert (follows.then, follows.reason) == (None, "No learning records were given.")


def test_what_stands_where_we_have_no_figure_is_kept() -> None:
    form = whole_form((THIS,), place("4_trained", W, 511.0))
    kept = the(plan(form, [without(NOW, "4_trained", "None given.")], Existing.REPLACE), "4_trained")
    assert (kept.outcome, kept.then, kept.is_open) == (Outcome.KEPT, 511, False)


def test_last_year_without_figures_is_not_available() -> None:
    planned = plan(whole_form((LAST, THIS)), [NOW])
    last = [line for line in planned.lines if line.year == LAST and line.outcome is not Outcome.FORMULA]
    assert {(line.outcome, line.reason) for line in last} == {
        (Outcome.NOT_AVAILABLE, "No figures of 2019-20 were given.")
    }
    assert {write.column for write in planned.writes} == {10, 11, 12}


def test_the_survey_is_not_asked_of_people_of_unknown_ethnicity() -> None:
    form = whole_form((THIS,), place("6_harassment_staff", U))
    planned = plan(form, [NOW])
    assert not [each for each in planned.lines if each.item.indicator == 6 and each.group is U]


def test_rows_that_the_form_lacks_are_told_for_the_years_that_it_has() -> None:
    form = whole_form()
    lacking = FormMap(
        tuple(each for each in form.places if each.key not in ("1m_other", "9_voting_share")), (), ()
    )
    planned = plan(lacking, [NOW, BEFORE])
    told = [line for line in planned.lines if line.outcome is Outcome.NOT_IN_FORM]
    assert {(line.item.key, line.year) for line in told} == {("1m_other", THIS), ("9_voting_share", THIS)}
    assert {line.item.key for line in told if line.is_open} == {"1m_other"}
    # Its formulas rest on the other rows as if this one were as we count it.
    assert the(planned, "3_workforce").then == 1398


def test_lines_come_as_the_national_form_has_them_the_latest_year_first() -> None:
    lines = plan(whole_form((LAST, THIS)), [NOW, BEFORE]).lines
    assert [(line.year, line.item.number) for line in lines] == sorted(
        ((line.year, line.item.number) for line in lines), key=lambda each: (-each[0].start, each[1])
    )
    assert [line.group for line in lines[:3]] == [W, B, U]


def test_figures_of_nobody_leave_formulas_without_a_value() -> None:
    nobody = figures_of(
        Submission(THIS, {(item.key, g): Entry(0) for item in INPUT_ITEMS for g in ETHNIC_GROUPS})
    )
    planned = plan(whole_form(), [nobody])
    assert the(planned, "3_workforce").then == 0
    assert the(planned, "3_likelihood").then is None
    assert the(planned, "3_likelihood").reason
