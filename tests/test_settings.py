"""Settings: every one has a default, every one can be set, and all that is wrong is told at once."""

from dataclasses import fields
from pathlib import Path

import pytest

from wres_xl.findings import UnreadableFile, UsageError
from wres_xl.settings import HeadcountRules, Settings, ValueMapping, read_settings

EVERYTHING = """
organisation = "Anytown NHS Trust"
term = "BAME"
confidence = 0.99
indicator_3_basis = "two years"
unmatched_casework = "unknown"
training_of_workforce_only = false
suppression_threshold = 8
publish_board = true
notes = ["One note.", "Another."]

[headcount]
maternity = true
career_break = true
external_secondment = true
suspended = true
bank = true
agency = true
honorary = true
students = true
non_executives = true

[mapping.ethnic_origin]
"Klingon" = "BME"
[mapping.grade]
"Local 7" = "Band 7"
[mapping.staff_group]
"Wardens" = "non-clinical"
[mapping.job_role]
"Surgeon" = "Consultants"
[mapping.assignment_status]
"Working" = "active"
[mapping.assignment_category]
"Forever" = "permanent"
[mapping.case_type]
"Stage 3" = "formal"
[mapping.mandatory]
"Role essential" = "non-mandatory"
[mapping.stage]
"Talent pool" = "shortlisted"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path, text: str) -> Settings:
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def problems(file: Path, text: str) -> list[str]:
    """What is wrong, a line each, without the file's name before it."""
    with pytest.raises(UsageError) as raised:
        read(file, text)
    lines = str(raised.value).split("\n")
    assert all(line.startswith(f"{file}: ") for line in lines), lines
    return [line.removeprefix(f"{file}: ") for line in lines]


# What can be set ----------------------------------------------------------------------------------------


def test_the_defaults_are_those_of_published_practice() -> None:
    assert Settings() == Settings(
        organisation="Our organisation",
        term="BME",
        confidence=0.95,
        indicator_3_basis="single year",
        unmatched_casework="stop",
        training_of_workforce_only=True,
        suppression_threshold=5,
        publish_board=False,
        notes=(),
        headcount=HeadcountRules(*[False] * 9),
        mapping=ValueMapping({}, {}, {}, {}, {}, {}),
    )


def test_an_empty_file_sets_nothing(file: Path) -> None:
    assert read(file, "") == Settings()


def test_everything_can_be_set(file: Path) -> None:
    assert read(file, EVERYTHING) == Settings(
        organisation="Anytown NHS Trust",
        term="BAME",
        confidence=0.99,
        indicator_3_basis="two years",
        unmatched_casework="unknown",
        training_of_workforce_only=False,
        suppression_threshold=8,
        publish_board=True,
        notes=("One note.", "Another."),
        headcount=HeadcountRules(*[True] * 9),
        mapping=ValueMapping(
            ethnic_origin={"Klingon": "BME"},
            grade={"Local 7": "Band 7"},
            staff_group={"Wardens": "non-clinical"},
            job_role={"Surgeon": "Consultants"},
            assignment_status={"Working": "active"},
            assignment_category={"Forever": "permanent"},
            case_type={"Stage 3": "formal"},
            mandatory={"Role essential": "non-mandatory"},
            stage={"Talent pool": "shortlisted"},
        ),
    )


def test_no_setting_is_left_out_here(file: Path) -> None:
    changed = read(file, EVERYTHING)
    for one, other in (
        (changed, Settings()),
        (changed.headcount, HeadcountRules()),
        (changed.mapping, ValueMapping()),
    ):
        assert [f.name for f in fields(one) if getattr(one, f.name) == getattr(other, f.name)] == []


@pytest.mark.parametrize("rule", [each.name for each in fields(HeadcountRules)])
def test_each_headcount_rule_is_set_by_itself(file: Path, rule: str) -> None:
    assert read(file, f"[headcount]\n{rule} = true").headcount == HeadcountRules(**{rule: True})


def test_the_mark_that_windows_puts_at_the_beginning_is_no_harm(file: Path) -> None:
    file.write_text('term = "BAME"', encoding="utf-8-sig")
    assert read_settings(file).term == "BAME"


# What is wrong ------------------------------------------------------------------------------------------

A_CONFIDENCE = "a fraction from 0.5 to 0.999, such as 0.95"
A_THRESHOLD = "a whole number from 0 to 100"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('organization = "X"', "there is no setting organization. Did you mean organisation?"),
        ("[headcount]\nbanks = true", "there is no setting headcount.banks. Did you mean headcount.bank?"),
        ("[mapping.grades]\na = 'b'", "there is no setting mapping.grades. Did you mean mapping.grade?"),
        ("[head_count]\nbank = true", "there is no setting head_count. Did you mean headcount?"),
        (
            "[mapping]\nzzz = 1",
            "there is no setting mapping.zzz. Settings here: ethnic_origin, grade, staff_group, job_role, "
            "assignment_status, assignment_category, case_type, mandatory, stage.",
        ),
    ],
)  # fmt: skip
def test_an_unknown_setting_is_told_with_the_nearest_name_or_all_names(
    file: Path, text: str, problem: str
) -> None:
    assert problems(file, text) == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("term = 5", "term is 5. Expected: text in quotation marks."),
        ('term = " "', "term is ' '. Expected: text in quotation marks."),
        ('confidence = "0.95"', f"confidence is '0.95'. Expected: {A_CONFIDENCE}."),
        ("confidence = 95", f"confidence is 95. Expected: {A_CONFIDENCE}."),
        ("confidence = 0.05", f"confidence is 0.05. Expected: {A_CONFIDENCE}."),
        ("confidence = 1.0", f"confidence is 1.0. Expected: {A_CONFIDENCE}."),
        ("confidence = nan", f"confidence is nan. Expected: {A_CONFIDENCE}."),
        (
            'indicator_3_basis = "three years"',
            "indicator_3_basis is 'three years'. Expected: \"single year\" or \"two years\".",
        ),
        ("unmatched_casework = true", 'unmatched_casework is True. Expected: "stop" or "unknown".'),
        (
            'training_of_workforce_only = "no"',
            "training_of_workforce_only is 'no'. Expected: true or false.",
        ),
        ("suppression_threshold = 4.5", f"suppression_threshold is 4.5. Expected: {A_THRESHOLD}."),
        ("suppression_threshold = -1", f"suppression_threshold is -1. Expected: {A_THRESHOLD}."),
        ("suppression_threshold = 101", f"suppression_threshold is 101. Expected: {A_THRESHOLD}."),
        ("suppression_threshold = true", f"suppression_threshold is True. Expected: {A_THRESHOLD}."),
        ('suppression_threshold = "5"', f"suppression_threshold is '5'. Expected: {A_THRESHOLD}."),
        ("training_of_workforce_only = 0", "training_of_workforce_only is 0. Expected: true or false."),
        ('notes = "One"', "notes is 'One'. Expected: a list of texts such as [\"one\", \"two\"]."),
        ("notes = [1]", 'notes is [1]. Expected: a list of texts such as ["one", "two"].'),
        ("[headcount]\nbank = 1", "headcount.bank is 1. Expected: true or false."),
        (
            "[mapping]\ngrade = 'Band 7'",
            "mapping.grade is 'Band 7'. Expected: a table such as "
            '{ "value in the extract" = "what it stands for" }.',
        ),
        (
            "[mapping.grade]\na = 7",
            "mapping.grade is {'a': 7}. Expected: a table such as "
            '{ "value in the extract" = "what it stands for" }.',
        ),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told_with_what_was_expected(
    file: Path, text: str, problem: str
) -> None:
    assert problems(file, text) == [problem]


def test_all_that_is_wrong_is_told_at_once(file: Path) -> None:
    text = 'organization = "X"\nterm = 5\nconfidence = 0.05\n[headcount]\nbank = 1\n[mapping]\ngrades = 1'
    told = problems(file, text)
    wrong = ("organization", "term", "confidence", "headcount.bank", "mapping.grades")
    assert len(told) == len(wrong)
    for line, name in zip(told, wrong, strict=True):
        assert line.removeprefix("there is no setting ").startswith(name)


def test_a_table_in_place_of_a_value_and_a_value_in_place_of_a_table(file: Path) -> None:
    assert len(problems(file, "headcount = true\n[notes]\na = 1")) == 2


@pytest.mark.parametrize("confidence", [0.0, 0.49, 1.0, float("nan")])
def test_a_confidence_that_cannot_be_is_refused_in_code_too(confidence: float) -> None:
    with pytest.raises(UsageError, match="confidence is"):
        Settings(confidence=confidence)


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.999])
def test_every_confidence_from_one_half_on_can_be(confidence: float) -> None:
    assert Settings(confidence=confidence).confidence == confidence


@pytest.mark.parametrize("threshold", [-1, 101, 4.5, True, float("nan"), "5"])
def test_a_threshold_that_cannot_be_is_refused_in_code_too(threshold: int) -> None:
    with pytest.raises(UsageError, match="suppression_threshold is"):
        Settings(suppression_threshold=threshold)


@pytest.mark.parametrize(("written", "threshold"), [("0", 0), ("100", 100), ("7.0", 7)])
def test_every_threshold_from_0_to_100_can_be_written_as_excel_does_too(
    file: Path, written: str, threshold: int
) -> None:
    assert read(file, f"suppression_threshold = {written}") == Settings(suppression_threshold=threshold)
    assert type(read(file, f"suppression_threshold = {written}").suppression_threshold) is int


# Files that cannot be read ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"term = ", b"= 5", b"\xff\xfet\x00e\x00", b"PK\x03\x04\x00\x00", b"term = 'a'\nterm = 'b'"],
    ids=["unfinished", "no name", "UTF-16", "a workbook", "twice"],
)
def test_what_is_no_settings_file_is_told_with_its_name(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UnreadableFile, match="the settings cannot be read") as raised:
        read_settings(file)
    assert str(raised.value).startswith(str(file))


def test_a_file_that_is_not_there(file: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        read_settings(file)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="the settings cannot be read"):
        read_settings(tmp_path)
