"""Every word that a code list of events understands stands in the documentation, under what it means."""

from pathlib import Path

import pytest

from wres_xl.codes.lists import read_codes

LINES = (Path(__file__).parents[2] / "docs" / "extracts.md").read_text(encoding="utf-8").splitlines()


def listed(*meaning: str) -> list[list[str]]:
    """The words in the rows of tables that begin with these cells."""
    start = f"| {' | '.join(meaning)} | "
    return [
        line.removeprefix(start).removesuffix(" |").split(", ") for line in LINES if line.startswith(start)
    ]


@pytest.mark.parametrize(
    ("code_list", "word", "meanings"),
    [
        ("stage", "stage", ("shortlisted", "appointed")),
        ("case_type", "case_type", ("formal_disciplinary",)),
        ("yes_no", "answer", ("means",)),
    ],
)
def test_words_are_documented(code_list: str, word: str, meanings: tuple[str, ...]) -> None:
    for row in read_codes(code_list):
        rows = listed(*(row[each] for each in meanings))
        assert any(row[word] in words for words in rows), row[word]
