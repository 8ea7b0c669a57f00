"""What stands in an extract is shown as it is: never a formula, a link or a control code."""

import re
from pathlib import Path

import pytest
import small_trust
from commands import run
from libreoffice.cached import disagreements, formulas
from libreoffice.office import Office
from pages import TABS, Pages
from parts import MAIN, parts, trees
from python_calamine import CalamineWorkbook

TEXTS = (
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    '=HYPERLINK("http://example.org")',
    "http://example.org",
)


@pytest.mark.parametrize("column", [small_trust.ETHNIC_ORIGIN, small_trust.GRADE])
def test_values_of_an_extract(office: Office, tmp_path: Path, column: int) -> None:
    tables = small_trust.extracts()
    for row, text in enumerate(TEXTS, start=2):
        tables["staff"][row][column] = text
    output = tmp_path / "WRES.xlsx"
    made = run("generate", small_trust.write(tmp_path / "in", tables), "--year", "2020-21", "-o", output)
    assert made.code == 1, made.told
    with office.open(output) as document:
        document.recalculate()
        cells = document.formulas()
        shown = Pages(document).texts("Data quality")
    assert set(TEXTS) <= set(shown)
    # openpyxl, which tells what the file holds, takes text that begins with = for a formula.
    written = {cell: formula for cell, formula in formulas(output).items() if formula not in TEXTS}
    assert cells.keys() == written.keys()
    assert all("only in the file" in told for told in disagreements(output, cells))
    assert not [cell for cell in cells if cell.sheet == "Data quality" and cell.address.startswith("E")]
    relations = [content for name, content in parts(output).items() if name.endswith(".rels")]
    assert b"http://example.org" not in b"".join(relations)


NAMES = (
    "=1+1",
    "2gether & Sons",
    "+44 NHS Trust",
    "&A&P&[File]",
    'Trust <b>& "Co"</b>',
    "{=A1}",
    "St George's",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_organisations_name(tmp_path: Path, name: str) -> None:
    output = tmp_path / "WRES.xlsx"
    folder = small_trust.write(tmp_path / "in", small_trust.extracts())
    made = run("generate", folder, "--year", "2020-21", "-o", output, "--organisation", name)
    assert made.code == 0, made.told
    book = CalamineWorkbook.from_path(output)
    first = {tab: book.get_sheet_by_name(tab).to_python() for tab in ("Summary", "Home", "Action plan")}
    assert first["Summary"][0][0] == f"Workforce Race Equality Standard: {name}"
    assert first["Home"][1][0] == f"{name}, reporting year 2020-21"
    assert first["Action plan"][1][0] == f"{name}: what follows from the WRES 2020-21"
    sheets = dict(zip(TABS, trees(output, r"xl/worksheets/sheet\d+\.xml").values(), strict=True))
    assert [sheets[tab].find(f".//{MAIN}f") for tab in ("Home", "Action plan")] == [None, None]
    assert {printed(footer) for footer in footers(output)} == {f"{name}, WRES 2020-21."}


def footers(path: Path) -> list[str]:
    sheets = trees(path, r"xl/worksheets/sheet\d+\.xml").values()
    return [str(sheet.findtext(f"{MAIN}headerFooter/{MAIN}oddFooter")) for sheet in sheets]


def printed(footer: str) -> str:
    """The first sentence that a footer prints on the left; && prints as one, & and a letter is a command."""
    left = re.fullmatch(r"&L&8 (.*?\.) Made with.*&R&8 .*", footer)
    assert left, footer
    commands = re.findall(r"&(.)", left[1].replace("&&", ""))
    assert commands == [], f"the footer would carry out {commands}: {footer}"
    return left[1].replace("&&", "&")
