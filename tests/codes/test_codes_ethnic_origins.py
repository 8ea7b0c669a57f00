"""Which group and which category an ethnic origin belongs to."""

import string
from itertools import product

import pytest
from code_texts import NONSENSE, variants
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.codes import ethnic_categories, ethnic_category, ethnic_group
from wres_xl.codes.lists import read_codes
from wres_xl.codes.normalise import normalise
from wres_xl.standard.groups import Group

W, B, U = Group.WHITE, Group.BME, Group.UNKNOWN

RECOGNISED = (
    # Codes by themselves.
    ("A", W, "A"),
    ("B", W, "B"),
    ("C", W, "C"),
    ("D", B, "D"),
    ("G", B, "G"),
    ("H", B, "H"),
    ("P", B, "P"),
    ("R", B, "R"),
    ("S", B, "S"),
    ("Z", U, "Z"),
    ("X", U, None),
    ("99", U, None),
    ("CA", W, "C"),
    ("C2", W, "C"),
    ("GC", B, "G"),
    ("PE", B, "P"),
    ("ca", W, "C"),
    # Code and label as the staff record prints them.
    ("A White - British", W, "A"),
    ("B White - Irish", W, "B"),
    ("C White - Any other White background", W, "C"),
    ("C2 White Northern Irish", W, "C"),
    ("C3 White Unspecified", W, "C"),
    ("CA White English", W, "C"),
    ("CN White Gypsy/Romany", W, "C"),
    ("CQ White ex-USSR", W, "C"),
    ("CY White Other European", W, "C"),
    ("D Mixed - White & Black Caribbean", B, "D"),
    ("F Mixed - White & Asian", B, "F"),
    ("GF Mixed - Other/Unspecified", B, "G"),
    ("H Asian or Asian British - Indian", B, "H"),
    ("LK Asian Unspecified", B, "L"),
    ("N Black or Black British - African", B, "N"),
    ("PC Black Nigerian", B, "P"),
    ("R Chinese", B, "R"),
    ("S Any Other Ethnic Group", B, "S"),
    ("SC Filipino", B, "S"),
    ("Z Not Stated", U, "Z"),
    # The same with a dash, a colon, brackets.
    ("A - White British", W, "A"),
    ("A: White British", W, "A"),
    ("(A) White - British", W, "A"),
    ("R - Chinese", B, "R"),
    # A code with the short label of the NHS Data Dictionary.
    ("A British, Mixed British", W, "A"),
    ("CA English", W, "C"),
    ("CX Mixed white", W, "C"),
    ("GC Black and White", B, "G"),
    ("PD Black British", B, "P"),
    # Labels by themselves: 2001.
    ("White - British", W, "A"),
    ("White British", W, "A"),
    ("White - Irish", W, "B"),
    ("Mixed - White and Black African", B, "E"),
    ("Asian or Asian British - Bangladeshi", B, "K"),
    ("Black or Black British - Caribbean", B, "M"),
    ("Other Ethnic Groups - Chinese", B, "R"),
    ("Other Ethnic Groups - Any Other Ethnic Group", B, "S"),
    # Labels by themselves: 2011.
    ("White: English/Welsh/Scottish/Northern Irish/British", W, "A"),
    ("Mixed/multiple ethnic groups: White and Asian", B, "F"),
    ("Asian/Asian British: Indian", B, "H"),
    ("Asian/Asian British: Chinese", B, "R"),
    ("Black/African/Caribbean/Black British: African", B, "N"),
    ("Other ethnic group: Arab", B, "S"),
    # Labels by themselves: 2021.
    ("English, Welsh, Scottish, Northern Irish or British", W, "A"),
    ("White: Roma", W, "C"),
    ("White: Other White", W, "C"),
    ("Gypsy or Irish Traveller", W, "C"),
    ("Roma", W, "C"),
    ("Asian, Asian British or Asian Welsh: Pakistani", B, "J"),
    ("Black, Black British, Caribbean or African: African", B, "N"),
    ("Black, Black British, Black Welsh, Caribbean or African: Other Black", B, "P"),
    ("Any other Black, Black British or Caribbean background", B, "P"),
    ("Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups", B, "G"),
    ("Irish", W, "B"),
    ("Indian", B, "H"),
    ("Chinese", B, "R"),
    ("African", B, "N"),
    ("Caribbean", B, "M"),
    ("Arab", B, "S"),
    ("White and Asian", B, "F"),
    # The rest of a heading.
    ("White - Other", W, "C"),
    ("Mixed: Any other background", B, "G"),
    ("Asian or Asian British - Other", B, "L"),
    # Groups.
    ("White", W, None),
    ("BME", B, None),
    ("BAME", B, None),
    ("Black, Asian and Minority Ethnic", B, None),
    ("Ethnic minority", B, None),
    ("All other ethnic groups", B, None),
    ("Asian or Asian British", B, None),
    ("Mixed", B, None),
    ("Unknown", U, None),
    ("Undisclosed", U, None),
    ("Not Stated", U, "Z"),
    ("Not Known", U, None),
    ("NULL", U, None),
    ("Prefer not to say", U, None),
    ("I do not wish to disclose my ethnic origin", U, None),
    ("ETHNICITY UNKNOWN/NULL", U, None),
    ("", U, None),
    ("  \u00a0", U, None),
    ("-", U, None),
)


@pytest.mark.parametrize(("value", "group", "category"), RECOGNISED)
def test_recognised(value: str, group: Group, category: str | None) -> None:
    assert ethnic_group(value) is group
    assert ethnic_category(value) == category


TRAPS = (
    ("'Mixed' among White labels", "CX White Mixed", W),
    ("'Mixed' among White labels, without the code", "White Mixed", W),
    ("'White' at the end of a Mixed label", "GC Mixed - Black & White", B),
    ("'White' after Mixed", "Mixed - White & Asian", B),
    ("'White' at the start of a Mixed label", "White & Asian", B),
    ("'White' at the start of a Mixed label, with a slash", "White/Black Caribbean", B),
    ("'British' in a BME label", "Black British", B),
    ("'British' in a BME label", "LH Asian British", B),
    ("'Irish' in a White label", "CL White Irish Traveller", W),
    ("'Caribbean' in an Asian label", "LJ Asian Caribbean", B),
    ("a census letter used by another list, in the same group", "N Chinese", B),
)


@pytest.mark.parametrize(("value", "group"), [trap[1:] for trap in TRAPS], ids=[trap[0] for trap in TRAPS])
def test_traps(value: str, group: Group) -> None:
    assert ethnic_group(value) is group


def test_a_code_and_a_label_of_one_group_that_disagree_tell_no_category() -> None:
    assert ethnic_group("A White - Irish") is W
    assert ethnic_category("A White - Irish") is None


NOT_RECOGNISED = (
    ("not applicable", "NA"),
    ("not applicable", "N/A"),
    ("not disclosed", "ND"),
    ("not stated", "NS"),
    ("not known", "NK"),
    ("don't know", "DK"),
    ("prefer not", "PN"),
    ("no response", "NR"),
    ("a letter that is no code", "Q"),
    ("a letter that is no code", "T"),
    ("a sub-code that is not listed", "AA"),
    ("a White code with a BME label", "A Indian"),
    ("a BME code with a White label", "H White - British"),
    ("a BME code with an Unknown label", "H Not Stated"),
    ("an Unknown code with a White label", "Z White - British"),
    ("a sub-code of another group", "CA Asian Punjabi"),
    ("a code with an unknown label", "A White - Martian"),
    ("a code with an unknown label", "S Other"),
    ("a code with another code", "A B"),
    ("a national identity", "British"),
    ("a national identity", "English"),
    ("a nationality", "Polish"),
    ("a nationality", "Nigerian"),
    ("no group in particular", "Other"),
    ("no group in particular", "Any other background"),
    ("no group in particular", "Mixed White"),
    ("a heading with another heading's label", "Asian or Asian British - African"),
    ("a heading with another heading's label", "White - Indian"),
    ("a heading with a group", "White - White"),
    ("two labels", "Indian Pakistani"),
    ("half a label", "Asian or Asian"),
    ("another survey's word", "Hispanic"),
    ("a column of something else", "Male"),
    ("the group of all", "All"),
    ("a number", "1"),
)


@pytest.mark.parametrize(
    "value", [case[1] for case in NOT_RECOGNISED], ids=[case[0] for case in NOT_RECOGNISED]
)
def test_not_recognised(value: str) -> None:
    assert ethnic_group(value) is None
    assert ethnic_category(value) is None


LISTED = {row["code"] for row in read_codes("ethnic_origin")} - {""}


def test_of_all_codes_of_one_or_two_characters_only_those_listed_are_codes() -> None:
    characters = string.ascii_uppercase + string.digits
    codes = {*characters, *map("".join, product(characters, repeat=2))}
    assert {code for code in codes if ethnic_group(code)} == LISTED


def test_the_first_letter_decides() -> None:
    groups = dict.fromkeys("ABC", W) | dict.fromkeys("DEFGHJKLMNPRS", B) | dict.fromkeys("ZX9", U)
    assert {code: ethnic_group(code) for code in LISTED} == {code: groups[code[0]] for code in LISTED}


ROWS = [pytest.param(row, id=f"{row['code']} {row['label']}".strip()) for row in read_codes("ethnic_origin")]


@pytest.mark.parametrize("row", ROWS)
def test_every_row_is_reached(row: dict[str, str]) -> None:
    group, category = Group(row["group"]), row["category"] or None
    if row["code"]:
        assert ethnic_group(row["code"]) is group
        assert ethnic_category(row["code"]) == category
        assert ethnic_group(f"{row['code']} {row['label']}") is group
        assert ethnic_category(f"{row['code']} {row['label']}") == category
    assert ethnic_group(row["label"]) is (group if row["alone"] == "yes" else None)


@pytest.mark.parametrize("row", read_codes("ethnic_heading"), ids=lambda row: row["heading"])
def test_every_heading_is_reached(row: dict[str, str]) -> None:
    labels = {each["category"]: each["label"] for each in read_codes("ethnic_origin")}
    for category in row["categories"].split():
        assert ethnic_category(f"{row['heading']}: {labels[category]}") == category
    assert ethnic_category(f"{row['heading']} - Other") == row["other"]


values = st.sampled_from([each[0] for each in RECOGNISED if len(each[0]) > 2])
whole_rows = st.sampled_from([f"{row['code']} {row['label']}" for row in read_codes("ethnic_origin")])


@given(st.data(), values | whole_rows)
def test_case_spaces_and_dashes_do_not_matter(data: st.DataObject, value: str) -> None:
    variant = data.draw(variants(value))
    assert ethnic_group(variant) is ethnic_group(value)
    assert ethnic_category(variant) == ethnic_category(value)


@given(whole_rows | values)
def test_no_part_of_a_value_is_enough(value: str) -> None:
    assert ethnic_group(f"{value} {NONSENSE}") is None
    assert ethnic_group(f"{NONSENSE} {value}") is None


WORDS = {
    word
    for row in (*read_codes("ethnic_origin"), *read_codes("ethnic_heading"))
    for key in ("code", "label", "heading")
    for word in normalise(row.get(key, "")).split()
} | {"background"}


@given(st.text())
def test_what_is_recognised_consists_of_listed_words(text: str) -> None:
    if ethnic_group(text) is not None:
        assert set(normalise(text).split()) <= WORDS


@pytest.mark.parametrize(
    ("value", "letters"),
    [
        ("A", "A"),
        ("White - Irish", "B"),
        ("Asian/Asian British: Indian", "H"),
        ("Asian", "HJKLR"),
        ("Chinese or other ethnic group", "RS"),
        ("Other ethnic group", "RS"),
        ("Other Ethnic Groups", "RS"),
        ("Any other ethnic group", "S"),
        ("White", "ABC"),
        ("BAME", "DEFGHJKLMNPRS"),
        ("Z", ""),
        ("Not stated", ""),
        ("", ""),
        ("Martian", ""),
    ],
)
def test_the_categories_that_a_value_takes_in(value: str, letters: str) -> None:
    assert ethnic_categories(value) == frozenset(letters)
