"""Names, numbers and dates planted all over the extracts: no command lets one of them out.

Employee numbers stand in a work list, if they are asked for, and nowhere else. Words in columns of labels
that no list knows are shown, so that a person can map them; names belong in none of these.
"""

import csv
import io
import subprocess
import tempfile
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import small_trust
import xlsxwriter
from commands import Run, run

from wres_xl.example.form import write_form
from wres_xl.extracts.read import read_extracts
from wres_xl.settings import Settings

NAME, MANAGER, TITLE = "Featherstonehaugh", "Cholmondeley", "Wriothesley"
NUMBER, OTHER_NUMBER = "73918264", "73918265"
BORN = date(1953, 2, 17)
SPELT = tuple(
    f"{BORN:{form}}" for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%b-%Y", "%d %B %Y", "%Y%m%d", "%d.%m.%y")
)
CANARIES = (NAME, MANAGER, TITLE, NUMBER, OTHER_NUMBER, "AB739182C", "feather@nhs.example", *SPELT, "19407")

PRIVATE: dict[str, str | date] = {
    "First Name": NAME,
    "Date of Birth": BORN,
    "NI Number": "AB739182C",
    "Home E-mail": "feather@nhs.example",
    "Line Manager": MANAGER,
    "Comments": f"{NAME}, born {BORN:%d %B %Y}, now {NUMBER}",
}
"""Columns that no extract needs, with what stands in them."""

Cells = list[str | date]


def planted(heading: list[str], rows: list[list[str]]) -> list[Cells]:
    """The table below a private title, with private columns, and with private values in its own columns."""
    usual: Cells = [*rows[-1]]
    values: Cells = [NUMBER, f"{BORN:%d/%m/%Y}", BORN]
    body: list[Cells] = [[*row] for row in rows]
    body += [[*usual[:at], value, *usual[at + 1 :]] for at in range(len(heading)) for value in values]
    body += [[NUMBER, *usual[1:]]]
    private: Cells = [*PRIVATE.values()]
    title = f"Run by {TITLE} on {BORN:%d/%m/%Y}"
    above: list[Cells] = [[title], [*heading, *PRIVATE]]
    return above + [[*row, *private] for row in body]


def as_text(cell: str | date) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


PERSON = {0: "PRA", 2: "20150601", 5: "Mx", 13: "19800101", 22: "Q9 Local", 34: "Employee"}
ASSIGNMENT = {
    **{0: "ASA", 3: "20150601", 6: "E", 9: "Active Assignment", 20: "Permanent", 21: "Yes", 25: "1"},
    **{30: "NHS|XR05|Review Body Band 5", 34: "Administrative and Clerical|Officer"},
}
NAMES = range(5, 13)
"""Where an interface file's record of a person holds names."""


def interface_file() -> str:
    """People of ESR's interface, with something private in one field of each; a name where names stand."""
    lines: list[str] = []
    for record, longest in ((PERSON, 39), (ASSIGNMENT, 50)):
        for at in range(2, longest):
            for private in (NUMBER, f"{BORN:%Y%m%d}", *([NAME] if record is PERSON and at in NAMES else [])):
                number = len(lines)
                person = PERSON | {1: f"1{number:07}", 4: f"2{number:07}"}
                post = ASSIGNMENT | {1: f"1{number:07}", 2: f"3{number:07}", 7: f"4{number:07}"}
                (person if record is PERSON else post)[at] = private
                lines += ["~".join(each.get(field, "") for field in range(50)) for each in (person, post)]
    header = "HDR~GO_431_EXP_GOF_20210401_00000001.DAT~20210401 010000~431~20210301 000000~20210401 000000~01"
    return "".join(f"{each}\n" for each in (header, *lines, f"TRL~{len(lines)}"))


def write(folder: Path, form: str) -> Path:
    """The small trust's extracts with canaries in them, all of one format, and a sheet that is no extract."""
    if form == "go2":
        write(folder, "csv")
        (folder / "staff.csv").unlink()
        (folder / "staff.dat").write_text(interface_file(), encoding="utf-8")
        return folder
    if form in ("ods", "xls"):
        with tempfile.TemporaryDirectory() as beside:
            books = write(Path(beside) / "books", "xlsx")
            profile = f"-env:UserInstallation=file://{beside}/profile"
            command = ["soffice", "--headless", profile, "--convert-to", form, "--outdir", folder]
            subprocess.run([*command, *books.iterdir()], check=True, capture_output=True)
        return folder
    folder.mkdir()
    tables = {name: planted(rows[0], rows[1:]) for name, rows in small_trust.extracts().items()}
    tables["notes"] = [[f"Ask {MANAGER} about {NUMBER}"], [NAME, BORN], [OTHER_NUMBER, TITLE]]
    for name, rows in tables.items():
        if form == "csv":
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([list(map(as_text, row)) for row in rows])
            continue
        with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
            book.set_properties({"author": NAME, "manager": MANAGER, "comments": NUMBER})
            day, sheet = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_worksheet("Extract")
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), day)
                    else:
                        sheet.write_string(at, column, cell)
    return folder


def everything_in(path: Path) -> str:
    """All that a file holds, the parts of a package unpacked."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def let_out(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary.casefold() in text.casefold()]


@pytest.fixture(scope="module", params=["csv", "xlsx", "xls", "ods", "go2"])
def extracts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("canaries") / "extracts", request.param)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, in which nothing may be left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def commands(extracts: Path, output: Path) -> dict[str, tuple[object, ...]]:
    year = ("--year", "2020-21")
    form = write_form(output / "form.xlsx")
    return {
        **{f"check {each}": ("check", extracts, "--format", each) for each in ("table", "csv", "json")},
        "check of the year": ("check", extracts, *year, "--format", "json", "-o", output / "check.json"),
        **{f"figures {each}": ("figures", extracts, *year, "--format", each) for each in ("table", "json")},
        "figures by category": ("figures", extracts, *year, "--by-ethnic-category"),
        "figures": ("figures", extracts, *year, "--format", "csv", "-o", output / "figures.csv"),
        "generate": ("generate", extracts, *year, "-o", output / "WRES.xlsx"),
        "fill": ("fill", form, "--from", extracts, *year, "-o", output / "filled.xlsx"),
        "work list": ("check", extracts, *year, "--work-list", output / "list.csv"),
        "work list as workbook": ("check", extracts, *year, "--work-list", output / "list.xlsx"),
    }


def test_no_command_lets_anything_out(extracts: Path, temporary: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    runs: dict[str, Run] = {name: run(*each) for name, each in commands(extracts, output).items()}
    assert {name for name, each in runs.items() if each.code != 1} == set(), "the extracts are full of errors"
    assert {name: let_out(f"{each.out}{each.err}") for name, each in runs.items()} == {
        name: [] for name in runs
    }
    files = {path.name: let_out(everything_in(path)) for path in output.iterdir()}
    assert files.keys() >= {"check.json", "figures.csv", "WRES.xlsx", "filled.xlsx", "list.csv", "list.xlsx"}
    assert files == {name: [] for name in files}
    assert list(temporary.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"output", "temporary"}
    assert [path.name for path in extracts.parent.iterdir()] == ["extracts"]


def test_employee_numbers_stand_in_a_work_list_if_they_are_asked_for(extracts: Path, tmp_path: Path) -> None:
    listed = ("check", extracts, "--with-employee-numbers", "--work-list")
    asked = [run(*listed, tmp_path / name) for name in ("list.csv", "list.xlsx")]
    assert [let_out(f"{each.out}{each.err}") for each in asked] == [[], []]
    first, *lines = (tmp_path / "list.csv").read_text(encoding="utf-8").splitlines()
    assert "personal data" in first
    rows = list(csv.DictReader(io.StringIO("\n".join(lines))))
    numbers = {row.pop("Employee number") for row in rows}
    assert NUMBER in numbers
    assert let_out(str(rows)) == []
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert "personal data" in sheet["A1"].value
    assert {row[-1] for row in sheet.iter_rows(min_row=4, values_only=True)} == numbers


def test_employee_numbers_are_kept_only_if_they_are_asked_for(extracts: Path) -> None:
    assert read_extracts([extracts], Settings()).employee_numbers == {}
    kept = read_extracts([extracts], Settings(), with_employee_numbers=True)
    assert NUMBER in str(kept.employee_numbers)
    assert NUMBER not in repr(kept).replace(str(kept.tables), "")
