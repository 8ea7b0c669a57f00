"""A filled workbook is the one that was given, byte for byte, but for what had to change."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from everything import INPUTS, everything, streamed, with_odd_entries
from handmade import changed_cells, changed_parts, parts_of, save
from hypothesis import given, settings
from hypothesis import strategies as st
from libreoffice.office import Office
from openxml_audit import OpenXmlValidator
from openxml_audit.verdict import predict
from python_calamine import CalamineWorkbook

from wres_xl.findings import UnreadableFile
from wres_xl.national.package import PatchError, Write, open_form, patched

DATA, FRONT = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml"
RESULTS = {"C17", "D17", "J6", "J7", "J8"}

WRITES = [Write("Data", row, column, row * 10 + column) for row, column in INPUTS]


def loaded(path: Path | io.BytesIO) -> Any:
    """A workbook as openpyxl reads it, results and all."""
    with warnings.catch_warnings():
        # It warns of what it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, data_only=True)


def as_it_is(path: Path) -> Path:
    return path


PACKAGES: list[Callable[[Path], Path]] = [as_it_is, with_odd_entries, streamed]


@pytest.fixture(scope="module", params=PACKAGES, ids=lambda each: each.__name__)
def form(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = request.param(everything(tmp_path_factory.mktemp("form") / "form.xlsx"))
    return made


def described(content: bytes) -> list[tuple[object, ...]]:
    """What the package lists of each entry, besides what follows from its content."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [
            (each.filename, each.date_time, each.compress_type, each.external_attr, each.comment)
            for each in package.infolist()
        ]


def raw(content: bytes, name: str) -> bytes:
    """An entry as it lies in the file, its header and its packed content."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        places = [*sorted(each.header_offset for each in package.infolist()), package.start_dir]
        start = package.getinfo(name).header_offset
    return content[start : next(each for each in places if each > start)]


def test_only_the_parts_that_had_to_change_differ(form: Path) -> None:
    before, after = form.read_bytes(), patched(form, WRITES)
    assert described(before) == described(after)
    changed = changed_parts(before, after)
    assert changed == {DATA, FRONT} | ({"xl/workbook.xml"} & changed)
    for name in parts_of(before).keys() - changed:
        assert raw(before, name) == raw(after, name), name
    first = min(each.header_offset for each in zipfile.ZipFile(io.BytesIO(before)).infolist())
    assert after[:first] == before[:first]
    assert zipfile.ZipFile(io.BytesIO(after)).comment == zipfile.ZipFile(io.BytesIO(before)).comment
    assert zipfile.ZipFile(io.BytesIO(after)).testzip() is None


def test_only_the_cells_that_had_to_change_differ(form: Path) -> None:
    before, after = (parts_of(content) for content in (form.read_bytes(), patched(form, WRITES)))
    cells = {f"{openpyxl.utils.get_column_letter(column)}{row}" for row, column in INPUTS}
    assert changed_cells(before[DATA], after[DATA]) == cells | RESULTS
    # The other formula of the front sheet reads the lists, and keeps its result.
    assert changed_cells(before[FRONT], after[FRONT]) == {"B20"}


def test_other_readers_find_the_numbers(form: Path, tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(patched(form, WRITES))
    cells = open_form(path).sheet("Data").cells
    other = loaded(path)
    with CalamineWorkbook.from_path(path) as workbook:
        third = workbook.get_sheet_by_name("Data").to_python(skip_empty_area=False)
    for write in WRITES:
        assert cells[write.row, write.column].value == write.value
        assert other["Data"].cell(write.row, write.column).value == write.value
        assert third[write.row - 1][write.column - 1] == write.value
    assert other["Data"]["C17"].value is None
    assert other["Front sheet"]["B20"].value is None
    assert other["Front sheet"]["B21"].value == "Yes"


def test_libreoffice_calculates_it(form: Path, tmp_path: Path, office: Office) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(patched(form, WRITES))
    with office.open(path) as document:
        assert document.values("Data", "C17:D17") == [[1080, 22.5]]
        assert document.values("Front sheet", "B20:B21") == [[22.5], ["Yes"]]
        document.recalculate()
        assert [cell.value for cell in document.formulas().values() if cell.error] == []
        assert document.values("Data", "J6:J8") == [[132], [152], [172]]


def test_excel_is_expected_to_open_it(tmp_path: Path) -> None:
    path = everything(tmp_path / "form.xlsx")
    filled = tmp_path / "filled.xlsx"
    filled.write_bytes(patched(path, WRITES))
    before, after = (OpenXmlValidator(max_errors=0).validate(str(each)) for each in (path, filled))
    assert [str(error) for error in after.errors] == [str(error) for error in before.errors]
    assert predict(after).headline == predict(before).headline


def test_filling_twice_is_filling_once(form: Path, tmp_path: Path) -> None:
    path = tmp_path / "half.xlsx"
    path.write_bytes(patched(form, WRITES[:20]))
    assert parts_of(patched(path, WRITES[20:])) == parts_of(patched(form, WRITES))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everything(tmp_path_factory.mktemp("plain") / "form.xlsx")


PLACES = st.one_of(
    st.sampled_from(INPUTS),
    # Near the cells that there are, and anywhere.
    st.tuples(st.integers(1, 25), st.integers(1, 15)),
    st.tuples(st.integers(1, 1_048_576), st.integers(1, 16_384)),
)
NUMBERS = st.one_of(st.integers(0, 10**6).map(float), st.floats(allow_nan=False, allow_infinity=False))


@settings(max_examples=60, deadline=None)
@given(values=st.dictionaries(PLACES, NUMBERS, max_size=12))
def test_whichever_cells_are_written(plain: Path, values: dict[tuple[int, int], float]) -> None:
    before = plain.read_bytes()
    sheet = open_form(plain).sheet("Data")
    allowed = {
        place: value
        for place, value in values.items()
        if not sheet.at(*place).has_formula and sheet.anchor(*place) == place
    }
    for place in values.keys() - allowed.keys():
        with pytest.raises(PatchError):
            patched(plain, [Write("Data", *place, values[place])])
    after = patched(plain, [Write("Data", *place, value) for place, value in allowed.items()])
    assert changed_parts(before, after) <= {DATA, FRONT, "xl/workbook.xml"}
    changed = changed_cells(parts_of(before)[DATA], parts_of(after)[DATA])
    letters = openpyxl.utils.get_column_letter
    written = {f"{letters(column)}{row}" for row, column in allowed}
    # A cell may have held its number already.
    assert changed <= written | RESULTS
    assert written <= changed | {"C6", "L9", "L10", "M9", "M10"}
    cells = loaded(io.BytesIO(after))["Data"]
    for (row, column), value in allowed.items():
        assert cells.cell(row, column).value == value


def told_of(path: Path) -> str:
    """What is said of a file that is refused; nothing of one that could be filled."""
    try:
        form = open_form(path)
        if any(sheet.name == "Data" for sheet in form.sheets):
            patched(path, [Write("Data", 7, 3, 1.0)])
    except UnreadableFile as refusal:
        return str(refusal).removeprefix(f"{path}: ")
    except PatchError as refusal:
        # The damage may have made the cell part of a merged range or of an array formula.
        return re.sub("^Data!C7 (holds a formula|is hidden by a merged range)$", "", str(refusal))
    return ""


REFUSALS = ("the workbook is damaged", "this is", "it holds a document type declaration", "the zip file")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_filled_right(
    plain: Path, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(plain.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    path.write_bytes(content)
    told = told_of(path)
    assert not told or told.startswith(REFUSALS)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damaged_xml_is_refused_or_filled_right(
    plain: Path, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = parts_of(plain.read_bytes())
    read = [name for name in parts if name.endswith((".rels", "s.xml", "book.xml")) or "/sheet" in name]
    name = data.draw(st.sampled_from(read))
    xml = bytearray(parts[name])
    place = data.draw(st.integers(0, len(xml) - 1))
    xml[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    path = save(tmp_path_factory.getbasetemp() / "damaged.xlsx", {**parts, name: bytes(xml)})
    told = told_of(path)
    assert not told or told.startswith(REFUSALS)
