"""Nothing from an extract that tells who somebody is reaches a workbook, a table of figures or the screen."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import small_trust
from commands import Run, run
from parts import parts

IDENTIFYING = {"Employee Number", "Assignment Number", "Last Name", "First Name", "Applicant Reference"}
EXCEL_DAY_0 = date(1899, 12, 30)


def rows_of(path: Path) -> Iterator[tuple[object, ...]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from map(tuple, csv.reader(file))
    else:
        for sheet in openpyxl.load_workbook(path).worksheets:
            yield from sheet.iter_rows(values_only=True)


@cache
def identities(folder: Path) -> dict[str, set[str]]:
    """What stands under each identifying heading of the extracts, birth dates in many spellings."""
    found: dict[str, set[str]] = {"Date of Birth": set(), **{heading: set() for heading in IDENTIFYING}}
    for path in (each for each in folder.rglob("*") if each.suffix in {".csv", ".xlsx"}):
        headings: tuple[object, ...] = ()
        for row in rows_of(path):
            if IDENTIFYING & {*row}:
                headings = row
                continue
            for heading, cell in zip(headings, row, strict=False):
                if heading in IDENTIFYING and cell and cell != "Total":
                    found[str(heading)].add(str(cell).strip())
                elif heading == "Date of Birth" and isinstance(cell, datetime):
                    found["Date of Birth"] |= spellings(cell.date())
    return found


def spellings(day: date) -> set[str]:
    return {
        *(f"{day:{form}}" for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%b-%Y", "%d %B %Y", "%d.%m.%Y", "%Y%m%d")),
        str((day - EXCEL_DAY_0).days),
    }


def told_of(text: str, folder: Path) -> set[str]:
    """The identifying words that stand in a text."""
    words = {
        *re.findall(r"[\w/.-]+", text),
        *re.findall(r"\w+", text),
        *re.findall(r"\d+ [A-Z]\w+ \d{4}", text),
    }
    return {identity for all_of_a_kind in identities(folder).values() for identity in all_of_a_kind & words}


@pytest.fixture(scope="module")
def shown(example: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """What every command shows of the example trust."""
    last, this = example / "2019-20", example / "2020-21"
    year = ("--previous", last, "--year", "2020-21")
    output = tmp_path_factory.mktemp("shown") / "WRES.xlsx"
    commands: dict[str, tuple[object, ...]] = {
        **{f"check {form}": ("check", this, "--format", form) for form in ("table", "csv", "json")},
        **{
            f"figures {form}": ("figures", this, *year, "--format", form) for form in ("table", "csv", "json")
        },
        "check last year": ("check", last, "--format", "csv"),
        "generate": ("generate", this, *year, "-o", output),
        "staff as last year's figures": ("figures", this, "--previous", this, "--year", "2020-21"),
        "of another year": ("figures", this, "--year", "2018-19"),
    }
    return {name: run(*arguments) for name, arguments in commands.items()}


def test_the_extracts_do_tell_who_somebody_is(example: Path) -> None:
    found = identities(example)
    assert {heading for heading, values in found.items() if len(values) < 300} == set()
    name = sorted(found["Last Name"])[0]
    assert told_of(f"<t>Mx {name}, 24-Dec-1965</t>", example) >= {name}


def test_no_part_of_the_workbook_tells(example: Path, workbook: Path) -> None:
    written = {name: content for name, content in parts(workbook).items() if "theme" not in name}
    assert len(written) > 80
    found = {name: told_of(content.decode("utf-8"), example) for name, content in written.items()}
    assert {name: told for name, told in found.items() if told} == {}


def test_no_command_tells(example: Path, shown: dict[str, Run]) -> None:
    assert all(each.out or each.err for each in shown.values())
    found = {name: told_of(f"{each.out}\n{each.err}", example) for name, each in shown.items()}
    assert {name: told for name, told in found.items() if told} == {}


def dirty(small: small_trust.Tables) -> small_trust.Tables:
    """Every kind of error that a row about somebody can hold."""
    staff = small["staff"]
    staff[3][small_trust.ETHNIC_ORIGIN] = "Q9 Nobody knows"
    staff[4][small_trust.GRADE] = "Local grade"
    staff[5][small_trust.STAFF_GROUP] = "Unheard of"
    staff[6][6] = "much"
    staff.append([*staff[7][:2], "H Asian or Asian British - Indian", *staff[7][3:]])
    staff.append(["", *staff[8][1:]])
    small["casework"] += [
        ["79999991", "Formal Disciplinary", "01/07/2020"],
        ["70000001", "Formal Disciplinary", "31/31/2020"],
        ["70000002", "Never heard of", "01/07/2020"],
    ]
    small["learning"] += [
        ["79999992", "Leadership", "Perhaps", "01/07/2020"],
        ["70000009", "Art", "No", "soon"],
    ]
    return small


def test_no_finding_tells(tmp_path: Path) -> None:
    tables = dirty(small_trust.extracts())
    folder = small_trust.write(tmp_path / "dirty", tables)
    output = tmp_path / "WRES.xlsx"
    runs = [
        run("check", folder),
        run("check", folder, "--format", "json"),
        run("figures", folder, "--year", "2020-21", "--format", "csv"),
        run("generate", folder, "--year", "2020-21", "-o", output),
    ]
    assert {each.code for each in runs} == {1}
    texts = [each.told for each in runs] + [
        content.decode("utf-8", "replace") for content in parts(output).values()
    ]
    assert any("Q9 Nobody knows" in text for text in texts)
    for text in texts:
        assert re.findall(r"(?<!\d)7(?:0000|9999)\d{3,}|Quolm\d*", text) == []
