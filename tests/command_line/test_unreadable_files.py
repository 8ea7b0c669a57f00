"""A file that cannot be read, or a call that cannot work: told in words, and nothing is left behind."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small_trust
from bad_files import archive, compound_file, damaged_workbook, empty_workbook
from commands import Run, run, run_process
from privileges import open_folder, without_privileges


@pytest.fixture
def extracts(tmp_path: Path) -> Path:
    return small_trust.write(tmp_path / "2020-21", small_trust.extracts())


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """An empty folder to write to."""
    folder = tmp_path / "outputs"
    folder.mkdir()
    return folder


def made(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def check_refusal(told: Run, code: int, *words: str) -> None:
    assert told.code == code, told.told
    assert told.out == ""
    for word in words:
        assert word in told.told, told.told
    assert "Traceback" not in told.err
    assert "wres_xl" not in told.err, "a place in the code is no help to a user"


UNREADABLE: dict[str, tuple[Callable[[Path], Path], tuple[str, ...]]] = {
    "not a workbook": (
        lambda folder: made(folder / "staff.xlsx", b"Employee Number,Ethnic Origin\n1,A\n"),
        ("staff.xlsx", "not an Excel workbook", "save it as .xlsx"),
    ),
    "another archive": (
        lambda folder: archive(folder / "staff.xlsx"),
        ("staff.xlsx", "not an Excel workbook"),
    ),
    "damaged": (lambda folder: damaged_workbook(folder / "staff.xlsx"), ("staff.xlsx", "damaged", "again")),
    "with a password": (
        lambda folder: made(folder / "staff.xlsx", compound_file("EncryptedPackage")),
        ("staff.xlsx", "protected by a password", "Save a copy without one"),
    ),
    "with a password, macros": (
        lambda folder: made(folder / "staff.xlsm", compound_file("EncryptedPackage")),
        ("staff.xlsm", "protected by a password"),
    ),
    "of Excel 97": (
        lambda folder: made(folder / "staff.xls", compound_file("Workbook")),
        ("staff.xls", "damaged", "save it again"),
    ),
    "of Excel 97 under a new name": (
        lambda folder: made(folder / "staff.xlsx", compound_file("Workbook")),
        ("staff.xlsx", "damaged"),
    ),
    "another compound file": (
        lambda folder: made(folder / "staff.xlsx", compound_file("WordDocument")),
        ("staff.xlsx", "not an Excel workbook"),
    ),
    "empty workbook file": (
        lambda folder: made(folder / "staff.xlsx", b""),
        ("staff.xlsx", "empty", "Export it again"),
    ),
    "empty text file": (lambda folder: made(folder / "staff.csv", b""), ("staff.csv", "empty")),
    "a picture": (
        lambda folder: made(folder / "staff.csv", b"\x89PNG\r\n\x00\x00\x1a"),
        ("staff.csv", "not a text file"),
    ),
    "a workbook that says it is text": (
        lambda folder: empty_workbook(folder / "staff.xlsx").rename(folder / "staff.csv"),
        ("staff.csv", "let its name end in .xlsx"),
    ),
    "of an unknown format": (
        lambda folder: made(folder / "staff.pdf", b"%PDF-1.7"),
        ("staff.pdf", ".xlsx, .xlsm, .xls, .ods or .csv"),
    ),
    "missing": (lambda folder: folder / "nowhere.xlsx", ("nowhere.xlsx", "no such file", "Check its name")),
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("role", ["source", "staff", "previous"])
def test_unreadable_file(extracts: Path, outputs: Path, tmp_path: Path, name: str, role: str) -> None:
    make, words = UNREADABLE[name]
    (tmp_path / "bad").mkdir()
    bad = make(tmp_path / "bad")
    option = () if role == "source" else (f"--{role}",)
    told = run("generate", extracts, *option, bad, "--year", "2020-21", "-o", outputs / "WRES.xlsx")
    check_refusal(told, 3, *words)
    assert list(outputs.iterdir()) == []


def test_all_of_them_are_named(extracts: Path, outputs: Path, tmp_path: Path) -> None:
    first = made(tmp_path / "first.xlsx", compound_file("EncryptedPackage"))
    second = made(tmp_path / "second.xlsx", b"")
    told = run("figures", first, extracts, second, "--year", "2020-21", "-o", outputs / "figures.csv")
    check_refusal(told, 3, "first.xlsx", "password", "second.xlsx", "empty")
    told = run("check", tmp_path / "one.csv", tmp_path / "two.csv", "-o", outputs / "findings.csv")
    check_refusal(told, 3, "one.csv", "two.csv")
    assert list(outputs.iterdir()) == []


@pytest.mark.parametrize("inside", [None, "notes.docx", "~$staff.xlsx"])
def test_folder_without_extracts(outputs: Path, tmp_path: Path, inside: str | None) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    if inside:
        made(folder / inside, b"something")
    told = run("figures", folder, "--year", "2020-21", "-o", outputs / "figures.csv")
    check_refusal(told, 3, "nothing", "no .xlsx, .xlsm, .xls, .ods or .csv file")
    assert list(outputs.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "figures", "generate"])
def test_in_a_process_of_its_own(outputs: Path, tmp_path: Path, command: str) -> None:
    bad = made(tmp_path / "staff.xlsx", compound_file("EncryptedPackage"))
    year = [] if command == "check" else ["--year", "2020-21"]
    told = run_process(command, bad, *year, "-o", outputs / "out.xlsx")
    check_refusal(told, 3, "staff.xlsx: the workbook is protected by a password")
    assert list(outputs.iterdir()) == []


def test_nothing_that_the_wres_needs(outputs: Path, tmp_path: Path) -> None:
    other = tmp_path / "rota.csv"
    other.write_text("Ward,Nurse,Shift\n7A,Quolm,Late\n", encoding="utf-8")
    blank = empty_workbook(tmp_path / "blank.xlsx")
    for sources in ((other,), (blank,), (blank, other)):
        told = run_process("generate", *sources, "--year", "2020-21", "-o", outputs / "WRES.xlsx")
        check_refusal(told, 1, "None of the sources holds a table that the WRES needs.")
        assert "Quolm" not in told.told
    assert "rota.csv" in told.told
    assert list(outputs.iterdir()) == []


class TestOutput:
    def test_an_existing_file_is_kept(self, extracts: Path, outputs: Path) -> None:
        for command, output in (
            ("figures", "figures.csv"),
            ("check", "findings.csv"),
            ("generate", "WRES.xlsx"),
        ):
            path = made(outputs / output, b"mine")
            year = [] if command == "check" else ["--year", "2020-21"]
            check_refusal(run(command, extracts, *year, "-o", path), 2, output, "exists already", "--replace")
            assert path.read_bytes() == b"mine"
            assert run(command, extracts, *year, "-o", path, "--replace").code == 0
            assert path.read_bytes() != b"mine"
        assert sorted(path.name for path in outputs.iterdir()) == ["WRES.xlsx", "figures.csv", "findings.csv"]

    def test_a_folder_is_not_written_over(self, extracts: Path, outputs: Path) -> None:
        (outputs / "WRES.xlsx").mkdir()
        told = run("generate", extracts, "--year", "2020-21", "-o", outputs / "WRES.xlsx", "--replace")
        check_refusal(told, 2, "WRES.xlsx", "is a folder")
        assert [path.name for path in outputs.iterdir()] == ["WRES.xlsx"]

    def test_the_old_file_stays_where_the_new_one_fails(self, outputs: Path, tmp_path: Path) -> None:
        path = made(outputs / "WRES.xlsx", b"mine")
        bad = made(tmp_path / "staff.xlsx", b"no workbook")
        assert run("generate", bad, "--year", "2020-21", "-o", path, "--replace").code == 3
        assert [(each.name, each.read_bytes()) for each in outputs.iterdir()] == [("WRES.xlsx", b"mine")]

    @pytest.mark.parametrize(("command", "name"), [("figures", "figures.csv"), ("generate", "WRES.xlsx")])
    def test_no_such_folder(self, extracts: Path, outputs: Path, command: str, name: str) -> None:
        told = run(command, extracts, "--year", "2020-21", "-o", outputs / "new" / name)
        check_refusal(told, 2, "There is no folder", "new", "Make it first")
        assert list(outputs.iterdir()) == []

    @pytest.mark.parametrize("name", ["WRES.xls", "WRES.csv", "WRES", "WRES.xlsm"])
    def test_a_workbook_needs_the_ending_of_one(self, extracts: Path, outputs: Path, name: str) -> None:
        """Excel opens no .xlsx file under another name without a warning."""
        told = run("generate", extracts, "--year", "2020-21", "-o", outputs / name)
        check_refusal(told, 2, name, ".xlsx")
        assert list(outputs.iterdir()) == []

    def test_an_input_is_never_written_over(self, extracts: Path) -> None:
        before = (extracts / "board.csv").read_bytes()
        call = ("figures", extracts, "--year", "2020-21", "--format", "csv", "-o", extracts / "board.csv")
        check_refusal(run(*call, "--replace"), 2, "board.csv", "is read for this job")
        assert (extracts / "board.csv").read_bytes() == before


WRONG_CALLS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "wrong year": (("figures", "IN", "--year", "2020-22"), ("--year", "2020-22", "two years in a row")),
    "year in words": (
        ("generate", "IN", "--year", "last", "-o", "OUT"),
        ("--year", "last", "such as 2020-21"),
    ),
    "no year": (("figures", "IN"), ("Missing option", "--year")),
    "no output": (("generate", "IN", "--year", "2020-21"), ("Missing option", "--output")),
    "no source": (("check",), ("SOURCE", "Name at least one file or folder")),
    "no source for figures": (("figures", "--year", "2020-21"), ("SOURCE",)),
    "unknown option": (
        ("figures", "IN", "--year", "2020-21", "--colour", "red"),
        ("No such option", "--colour"),
    ),
    "nearly an option": (("generate", "IN", "--years", "2020-21", "-o", "OUT"), ("--years", "--year")),
    "unknown command": (("report", "IN"), ("No such command", "report")),
    "unknown format": (("check", "IN", "--format", "xml"), ("xml", "table", "csv", "json")),
}


@pytest.mark.parametrize("name", WRONG_CALLS)
def test_wrong_call(extracts: Path, outputs: Path, name: str) -> None:
    arguments, words = WRONG_CALLS[name]
    places = {"IN": extracts, "OUT": outputs / "WRES.xlsx"}
    told = run(*(places.get(argument, argument) for argument in arguments))
    check_refusal(told, 2, *words)
    assert list(outputs.iterdir()) == []


SETTINGS: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "unknown": ('tirm = "BAME"', 2, ("no setting tirm", "Did you mean term?")),
    "unknown in a table": (
        "[headcount]\nbanks = true",
        2,
        ("headcount.banks", "Did you mean headcount.bank?"),
    ),
    "unknown table": ("[rules]\nbank = true", 2, ("no setting rules",)),
    "of the wrong kind": ("[headcount]\nbank = 1", 2, ("headcount.bank is 1", "true or false")),
    "not one of the choices": (
        'indicator_3_basis = "three"',
        2,
        ("indicator_3_basis", '"single year" or "two years"'),
    ),
    "out of range": ("confidence = 1.5", 2, ("confidence", "0.95")),
    "no text": ("organisation = 5", 2, ("organisation", "text in quotation marks")),
    "a table instead of a value": ("[term]\nword = 1", 2, ("term",)),
    "a value instead of a table": ("headcount = true", 2, ("headcount",)),
    "a term that another group has": ('term = "white"', 2, ("term", "white")),
    "both are told": ('tirm = "x"\nconfidense = 0.9', 2, ("tirm", "confidense")),
    "not TOML": ("term = BAME", 3, ("settings.toml", "cannot be read")),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_wrong_settings(extracts: Path, outputs: Path, tmp_path: Path, name: str) -> None:
    text, code, words = SETTINGS[name]
    settings = tmp_path / "settings.toml"
    settings.write_text(text, encoding="utf-8")
    call = ("generate", extracts, "--year", "2020-21", "-o", outputs / "WRES.xlsx", "--settings")
    check_refusal(run(*call, settings), code, "settings.toml", *words)
    assert list(outputs.iterdir()) == []


def test_missing_settings(extracts: Path, tmp_path: Path) -> None:
    check_refusal(
        run("check", extracts, "--settings", tmp_path / "none.toml"), 3, "none.toml", "cannot be read"
    )


class TestInputs:
    def test_settings_and_passwords_are_never_written_over(self, extracts: Path, tmp_path: Path) -> None:
        settings, password = tmp_path / "settings.toml", tmp_path / "password.txt"
        settings.write_text('term = "BAME"\n', encoding="utf-8")
        password.write_text("secret\n", encoding="utf-8")
        for option, path in (("--settings", settings), ("--password-file", password)):
            before = path.read_bytes()
            told = run("figures", extracts, "--year", "2020-21", option, path, "-o", path, "--replace")
            check_refusal(told, 2, path.name, "never written over")
            assert path.read_bytes() == before

    def test_text_is_not_written_into_what_excel_would_open(self, extracts: Path, outputs: Path) -> None:
        told = run("figures", extracts, "--year", "2020-21", "-o", outputs / "figures.xlsx")
        check_refusal(told, 2, "figures.xlsx", "Let its name end in .csv")
        assert list(outputs.iterdir()) == []

    def test_a_file_without_a_table_is_an_error(self, tmp_path: Path) -> None:
        told = run("check", empty_workbook(tmp_path / "blank.xlsx"))
        assert told.code == 1
        assert "None of the sources holds a table that the WRES needs" in told.told

    def test_a_table_that_lacks_a_column_is_told_once(self, tmp_path: Path) -> None:
        table = made(
            tmp_path / "staff.csv", b"Employee Number,Pay Grade,Staff Group,FTE\n1,Band 5,Students,1\n"
        )
        told = run("check", table)
        assert told.code == 1
        assert "The staff table has no column for Ethnic Origin" in told.told
        assert "None of the sources" not in told.told


@pytest.mark.parametrize(
    ("option", "words"),
    [
        *((option, "ermission denied") for option in ("", "--staff", "--previous", "--settings")),
        ("--password-file", "no password can be read there"),
    ],
)
def test_a_file_without_the_right_to_read_it(extracts: Path, option: str, words: str) -> None:
    with open_folder() as folder:
        board, kept = folder / "board.csv", folder / "kept.csv"
        board.write_text("Role,Ethnic Origin\nChair,A\n", encoding="utf-8")
        kept.touch(mode=0o000)
        run("figures", extracts, "--year", "2020-21")  # loads what nobody else may be able to load
        with without_privileges():
            told = run("figures", board, *filter(None, [option]), kept, "--year", "2020-21")
    check_refusal(told, 3, "kept.csv", words)
