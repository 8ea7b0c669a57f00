"""When two texts are the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_xl.codes.normalise import normalise, run_together

SAME = (
    ("case", "Ethnic Origin", "ETHNIC origin"),
    ("spaces at the ends", "Ethnic Origin", "  Ethnic Origin "),
    ("repeated spaces and line breaks", "Ethnic Origin", "Ethnic \n  Origin"),
    ("a non-breaking space", "Ethnic Origin", "Ethnic\u00a0Origin"),
    ("a zero-width space and a byte order mark", "Ethnic Origin", "\ufeffEthnic Ori\u200bgin"),
    ("underscores", "Ethnic Origin", "ETHNIC_ORIGIN"),
    ("an en dash", "White - British", "White \u2013 British"),
    ("an em dash without spaces", "White - British", "White\u2014British"),
    ("a colon", "White - British", "White: British"),
    ("a comma", "White, Irish", "White Irish"),
    ("brackets", "Very Senior Manager (VSM)", "Very Senior Manager VSM"),
    ("a slash", "Gypsy/Romany", "Gypsy / Romany"),
    ("an ampersand", "White & Asian", "White and Asian"),
    ("an ampersand without spaces", "White&Asian", "White and Asian"),
    ("a curly apostrophe", "I'd rather not say", "I\u2019d rather not say"),
    ("curly quotes", "'Other' Community", "\u2018Other\u2019 Community"),
    ("full-width letters", "Band 5", "\uff22and\u3000\uff15"),
    ("a question mark", "Primary", "Primary?"),
)

DIFFERENT = (
    ("a percentage", "White", "White %"),
    ("and upwards", "Band 6", "Band 6+"),
    ("word order", "White Asian", "Asian White"),
    ("a letter more", "Non executive", "Executive"),
    ("accents", "Role", "R\u00f4le"),
)


@pytest.mark.parametrize(("a", "b"), [pair[1:] for pair in SAME], ids=[pair[0] for pair in SAME])
def test_same(a: str, b: str) -> None:
    assert normalise(a) == normalise(b)


@pytest.mark.parametrize(("a", "b"), [pair[1:] for pair in DIFFERENT], ids=[pair[0] for pair in DIFFERENT])
def test_different(a: str, b: str) -> None:
    assert normalise(a) != normalise(b)


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\t\n", "-", " \u2013 ", "...", "\ufeff", "()"])
def test_nothing_to_compare(text: str) -> None:
    assert normalise(text) == ""


def test_words_run_together() -> None:
    assert run_together("Band 8 (a)") == run_together("BAND8A") == "band8a"


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_words_are_one_space_apart(text: str) -> None:
    assert normalise(text) == " ".join(normalise(text).split())


@given(st.text(), st.text())
def test_spaces_between_do_not_matter(a: str, b: str) -> None:
    assert normalise(f"{a} {b}") == normalise(f"  {a} \u00a0\t{b}\n")
