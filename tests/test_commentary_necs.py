"""What is told of the NECS report's figures, whole sentences."""

import re
from collections.abc import Iterator

import pytest
from necs import necs_figures
from published import DATA

from wres_xl.commentary import commentary_of
from wres_xl.figures import Figures
from wres_xl.settings import Basis, Settings
from wres_xl.workbook.sentences import SENTENCES

THIS, LAST = necs_figures("2020-21"), necs_figures("2019-20")


def written() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each indicator, its line on the summary and its sentences, from the file that pins them."""
    text = (DATA / "necs_commentary.txt").read_text(encoding="utf-8")
    for indicator, summary, sentences in re.findall(r"^(\d.*?)\. (.+)\n((?:    .+\n)+)", text, re.MULTILINE):
        yield indicator, summary, tuple(line.strip() for line in sentences.splitlines())


PINNED = {indicator: (summary, sentences) for indicator, summary, sentences in written()}
TOLD = {number: PINNED[str(number)][1] for number in range(1, 10)}
SUMMARY = {number: PINNED[str(number)][0] for number in range(1, 10)}

_CHANGES = (
    "BME staff rose",
    "Staff whose ethnicity is unknown fell",
    "Since ",
    "The ratio rose",
    "The ratio fell",
)
_CHANGES += ("How many answered in both", "Last year")
ALONE = {
    number: tuple(s for s in sentences if not s.startswith((*_CHANGES, "Both years", "That is a ratio")))
    for number, sentences in TOLD.items()
}
"""What is told where last year is not known: all but the changes, and the cases of two years."""


@pytest.mark.parametrize("number", TOLD)
def test_what_is_told_of_each_indicator(number: int) -> None:
    assert commentary_of(THIS, LAST, Settings()).sentences[number] == TOLD[number]


def test_the_one_line_about_each_indicator() -> None:
    assert commentary_of(THIS, LAST, Settings()).summary == SUMMARY


@pytest.mark.parametrize("number", ALONE)
def test_without_last_year_no_change_is_told(number: int) -> None:
    alone = commentary_of(necs_figures("2020-21", beside_last=False), None, Settings())
    assert alone.sentences[number] == ALONE[number]
    assert alone.summary[number] == SUMMARY[number]


def test_the_first_year_tells_no_change_either() -> None:
    told = commentary_of(LAST, None, Settings()).sentences
    assert not any(word in s for each in told.values() for s in each for word in ("rose", "fell", "stayed"))


def test_indicator_3_on_two_years_tells_the_other_basis_last() -> None:
    told = commentary_of(THIS, LAST, Settings(indicator_3_basis="two years"))
    assert (told.summary[3], told.sentences[3]) == PINNED["3 on two years"]


def with_term(sentence: str, term: str) -> str:
    """A sentence in other words for BME; where it begins with them, they have a capital."""
    changed = sentence.replace("BME", term)
    return f"{changed[:1].upper()}{changed[1:]}"


@pytest.mark.parametrize("term", ["BAME", "ethnic minority"])
@pytest.mark.parametrize("basis", ["single year", "two years"])
def test_the_organisations_own_term_stands_everywhere_and_nothing_else_changes(
    term: str, basis: Basis
) -> None:
    usual = commentary_of(THIS, LAST, Settings(indicator_3_basis=basis))
    own = commentary_of(THIS, LAST, Settings(term=term, indicator_3_basis=basis))
    for number in TOLD:
        assert [with_term(s, term) for s in usual.sentences[number]] == list(own.sentences[number])
        assert with_term(usual.summary[number], term) == own.summary[number]


@pytest.mark.parametrize("term", ["BME", "BAME", "ethnic minority"])
@pytest.mark.parametrize("basis", ["single year", "two years"])
@pytest.mark.parametrize("last", [LAST, None], ids=["beside last year", "alone"])
def test_no_sentence_is_longer_than_150_characters_and_all_fit_on_their_page(
    term: str, basis: Basis, last: Figures | None
) -> None:
    told = commentary_of(THIS, last, Settings(term=term, indicator_3_basis=basis))
    assert [s for each in told.sentences.values() for s in each if len(s) > 150] == []
    assert [n for n, sentences in told.sentences.items() if len(sentences) > SENTENCES[n]] == []


def test_every_sentence_ends_with_one_full_stop_and_no_summary_line_does() -> None:
    told = commentary_of(THIS, LAST, Settings())
    assert all(s.endswith(".") and ".." not in s for each in told.sentences.values() for s in each)
    assert not any(line.endswith(".") for line in told.summary.values())
