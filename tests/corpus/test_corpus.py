"""Each file of the corpus gives the right figures, or the finding that says why it does not."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import make as corpus
import pytest
from corpus_expected import EXPECTED, Counts, Expected
from corpus_writing import CONVERTED, PASSWORD

from wres_xl.extracts.read import read_extracts
from wres_xl.findings import Finding, Level, UnreadableFile
from wres_xl.settings import Settings
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission, submission_of

FILES = corpus.HERE
YEAR = ReportingYear.parse("2020-21")


def submission(path: Path) -> Submission:
    extracts = read_extracts([path], Settings(), snapshot=YEAR.snapshot, passwords=PASSWORD)
    tables = {str(kind): table for kind, table in extracts.tables.items()}
    return submission_of(tables, YEAR, Settings(), extracts.findings)


def figures(counted: Submission) -> dict[str, Counts]:
    """The items that count anybody, or have a percentage."""
    found: defaultdict[str, dict[Group, float]] = defaultdict(dict)
    for (key, group), entry in counted.entries.items():
        if entry.value:
            found[key][group] = entry.value
    white, bme, unknown = ETHNIC_GROUPS
    return {key: (v.get(white, 0), v.get(bme, 0), v.get(unknown, 0)) for key, v in found.items()}


def of_level(findings: Iterable[Finding], level: Level) -> list[str]:
    """What was found, but for extracts that were not given: the corpus has one or two at a time."""
    return sorted(
        each.problem for each in findings if each.level is level and not each.problem.startswith("Not given")
    )


def begin_with(problems: list[str], beginnings: Iterable[str]) -> bool:
    wanted = sorted(beginnings)
    return len(problems) == len(wanted) and all(
        problem.startswith(beginning) for problem, beginning in zip(problems, wanted, strict=True)
    )


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items(), ids=EXPECTED)
def test_each_file(name: str, expected: Expected) -> None:
    if expected.refused:
        with pytest.raises(UnreadableFile, match=expected.refused):
            submission(FILES / name)
        return
    counted = submission(FILES / name)
    assert figures(counted) == dict(expected.figures)
    errors, warnings = (of_level(counted.findings, level) for level in (Level.ERROR, Level.WARNING))
    assert begin_with(errors, expected.errors), errors
    assert begin_with(warnings, expected.warnings), warnings
    for note in expected.notes:
        assert any(each.startswith(note) for each in of_level(counted.findings, Level.NOTE)), note
    for key in expected.stops:
        assert [counted.entry(key, group).value for group in ETHNIC_GROUPS] == [None] * 3


def test_every_file_has_its_expectation() -> None:
    assert {path.name for path in FILES.iterdir()} == set(EXPECTED)
    assert len(EXPECTED) >= 40


def test_making_it_again_gives_the_same_files(tmp_path: Path) -> None:
    corpus.make(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(FILES): path.read_bytes() for path in FILES.rglob("*") if path.is_file()}
    assert {path for path in kept if path not in made} == {Path(name) for name in CONVERTED}
    assert {path: content for path, content in kept.items() if path in made} == made


def test_without_its_password_a_workbook_is_refused() -> None:
    for passwords, words in ((None, "--password-file FILE"), ("wrong", "the password does not open")):
        with pytest.raises(UnreadableFile, match=words):
            read_extracts([FILES / "staff-protected.xlsx"], Settings(), passwords=passwords)


def test_passwords_may_be_given_file_by_file() -> None:
    path = FILES / "staff-protected.xlsx"
    assert read_extracts([path], Settings(), passwords={path: PASSWORD}).tables
    assert read_extracts([path], Settings(), passwords={path.resolve(): PASSWORD}).tables


def test_what_is_told_of_a_protected_workbook_never_holds_the_password() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_extracts([FILES / "staff-protected.xlsx"], Settings(), passwords="a secret")
    told, cause = refused.value, refused.value.__context__
    while cause is not None:
        assert "a secret" not in str(cause)
        cause = cause.__context__
    assert "a secret" not in str(told)
