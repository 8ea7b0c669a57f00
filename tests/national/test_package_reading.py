"""What a form's cells hold, whatever way Excel or another program has written them."""

from datetime import date
from pathlib import Path

import pytest
from handmade import MAIN, STRICT, Part, book, relationships, save, sheet, styles, workbook_parts

from wres_xl.national.package import Form, FormCell, FormSheet, open_form

STRINGS = (
    "<si><t>plain</t></si>"
    "<si><t xml:space='preserve'> two\nlines_x000D_ &amp; more </t></si>"
    "<si><r><rPr><b/></rPr><t>Verified</t></r><r><t xml:space='preserve'> figures</t></r></si>"
    "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>"
    "<si/>"
    "<si><t>_x005F_x000D_</t></si>"
)


def opened(tmp_path: Path, rows: str, **rest: object) -> FormSheet:
    """The only sheet of a workbook with these rows."""
    (found,) = open_form(book(tmp_path / "form.xlsx", {"Data": sheet(rows)}, strings=STRINGS, **rest)).sheets
    return found


VALUES = {
    '<c r="A1"/>': None,
    '<c r="A1"></c>': None,
    '<c r="A1"><v/></c>': None,
    '<c r="A1" t="s"/>': None,
    '<c r="A1"><v>12</v></c>': 12.0,
    '<c r="A1" t="n"><v> 0.158 </v></c>': 0.158,
    '<c r="A1"><v>1.5E-3</v></c>': 0.0015,
    '<c r="A1"><v><![CDATA[-3]]></v></c>': -3.0,
    '<c r="A1" t="s"><v>0</v></c>': "plain",
    '<c r="A1" t="s"><v>1</v></c>': " two\nlines\r & more ",
    '<c r="A1" t="s"><v>2</v></c>': "Verified figures",
    '<c r="A1" t="s"><v>3</v></c>': "東京",
    '<c r="A1" t="s"><v>4</v></c>': "",
    '<c r="A1" t="s"><v>5</v></c>': "_x000D_",
    '<c r="A1" t="inlineStr"><is><t>in &lt;line&gt;</t></is></c>': "in <line>",
    '<c r="A1" t="inlineStr"><is><r><t>in </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></is></c>': "in runs",
    '<c r="A1" t="str"><f>A2&amp;""</f><v>result</v></c>': "result",
    '<c r="A1" t="str"><f>A2</f><v></v></c>': "",
    '<c r="A1" t="str"><f>A2</f></c>': None,
    '<c r="A1" t="b"><v>1</v></c>': True,
    '<c r="A1" t="b"><v>0</v></c>': False,
    '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>': "#DIV/0!",
    '<c r="A1" t="d"><v>2021-03-31</v></c>': 44286.0,
    '<c r="A1" t="d"><v>2021-03-31T12:00:00Z</v></c>': 44286.5,
    '<c r="A1"><extLst><ext uri="{1}"><v>9</v></ext></extLst></c>': None,
}


@pytest.mark.parametrize(("cell", "expected"), VALUES.items())
def test_values_of_every_kind(tmp_path: Path, cell: str, expected: object) -> None:
    found = opened(tmp_path, f'<row r="1">{cell}</row>').cells[1, 1]
    assert found.value == expected
    assert type(found.value) is type(expected)
    assert found.has_formula is ("<f>" in cell)


FORMATS = {
    "General": (44286.0, "44286", False),
    "0": (2021.0, "2021", False),
    "0.0%": (0.158, "15.8%", False),
    "0%": (0.5, "50%", False),
    "0.00": (1.8333333333333333, "1.833333333", False),
    "d mmmm yyyy": (44286.0, "31 March 2021", True),
    "[$-809]dd/mm/yyyy;@": (44286.75, "31 March 2021", True),
    "mmm\\-yy": (44286.0, "31 March 2021", True),
    'yyyy"/21"': (44286.0, "31 March 2021", True),
    "h:mm:ss": (0.5, "0.5", False),
    "mm:ss": (0.5, "0.5", False),
    "[h]:mm": (1.5, "1.5", False),
    '0" days"': (3.0, "3", False),
    "[Red]0;[Yellow]-0": (3.0, "3", False),
    "0.00E+00": (3.0, "3", False),
    "_d0": (3.0, "3", False),
    "yyyy": (-1.0, "-1", True),
}


@pytest.mark.parametrize(("number_format", "expected"), FORMATS.items())
def test_formats_and_what_a_reader_sees(
    tmp_path: Path, number_format: str, expected: tuple[float, str, bool]
) -> None:
    value, text, is_date = expected
    cell = f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>'
    found = opened(tmp_path, cell, style_sheet=styles("General", number_format))
    assert found.cells[1, 1].number_format == number_format
    assert found.text(1, 1) == text
    assert found.cells[1, 1].is_date is is_date


BUILT_IN = {0: "General", 1: "0", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 49: "@", 163: "General"}


@pytest.mark.parametrize(("number", "number_format"), BUILT_IN.items())
def test_formats_that_are_named_by_number_only(tmp_path: Path, number: int, number_format: str) -> None:
    style_sheet = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    found = opened(tmp_path, '<row r="1"><c r="A1"/></row>', style_sheet=style_sheet)
    assert found.cells[1, 1].number_format == number_format


@pytest.mark.parametrize(
    ("serial", "day"),
    [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (61, date(1900, 3, 1)), (44286, date(2021, 3, 31))],
)
def test_days_are_counted_as_excel_counts(serial: int, day: date) -> None:
    assert FormCell(1, 1, float(serial), is_date=True).day == day


@pytest.mark.parametrize("serial", [0.0, -5.0, 1e12])
def test_numbers_that_are_no_day(serial: float) -> None:
    assert FormCell(1, 1, serial, is_date=True).day is None


def test_workbooks_that_count_from_1904(tmp_path: Path) -> None:
    found = opened(
        tmp_path,
        '<row r="1"><c r="A1" s="1"><v>42824</v></c><c r="B1"><v>42824</v></c></row>',
        properties='<workbookPr date1904="1"/>',
        style_sheet=styles("General", "d mmm yyyy"),
    )
    assert found.cells[1, 1].day == date(2021, 3, 31)
    assert found.cells[1, 2].value == 42824


def test_truth_values_read_as_in_excel(tmp_path: Path) -> None:
    found = opened(tmp_path, '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>')
    assert (found.text(1, 1), found.text(1, 2), found.text(7, 7)) == ("TRUE", "FALSE", "")


def test_cells_and_rows_without_addresses(tmp_path: Path) -> None:
    found = opened(
        tmp_path, '<row><c><v>1</v></c><c r="D1"/><c><v>5</v></c></row><row r="7"/><row><c/></row>'
    )
    assert {place: cell.value for place, cell in found.cells.items()} == {
        (1, 1): 1,
        (1, 4): None,
        (1, 5): 5,
        (8, 1): None,
    }
    assert found.cells[1, 5].address == "E1"


def test_every_cell_that_an_array_formula_fills_holds_one(tmp_path: Path) -> None:
    found = opened(
        tmp_path,
        '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c><c r="B1"><v>2</v></c>'
        '<c r="C1"/></row>'
        '<row r="2"><c r="A2"><v>3</v></c></row>'
        '<row r="3"><c r="A3"><f t="dataTable" ref="A3:A4" r1="C1"/><v>4</v></c></row>'
        '<row r="4"><c r="A4"><v>5</v></c></row>',
    )
    formulas = {cell.address for cell in found.cells.values() if cell.has_formula}
    assert formulas == {"A1", "B1", "A2", "A3", "A4"}


def test_locked_by_style_and_protected_sheets(tmp_path: Path) -> None:
    xml = sheet(
        '<row r="1"><c r="A1"/><c r="B1" s="1"/></row>', after='<sheetProtection sheet="1" objects="1"/>'
    )
    other = sheet("", after='<sheetProtection objects="1"/>')
    style_sheet = styles("General", "0", unlocked=[1])
    form = open_form(book(tmp_path / "form.xlsx", {"Data": xml, "Other": other}, style_sheet=style_sheet))
    assert [each.protected for each in form.sheets] == [True, False]
    cells = form.sheet("Data").cells
    assert (cells[1, 1].locked, cells[1, 2].locked) == (True, False)


def test_a_cell_that_does_not_exist_is_as_its_row_or_column(tmp_path: Path) -> None:
    xml = sheet(
        '<row r="1"><c r="A1"/></row><row r="2" s="2" customFormat="1"/><row r="3" s="2"/>',
        before='<cols><col min="2" max="3" style="1"/></cols>',
    )
    style_sheet = styles("General", "0%", "0.0", unlocked=[1])
    (found,) = open_form(book(tmp_path / "form.xlsx", {"Data": xml}, style_sheet=style_sheet)).sheets
    assert found.at(1, 1) is found.cells[1, 1]
    assert found.at(1, 3) == FormCell(1, 3, None, False, "0%", False)
    assert found.at(2, 3) == FormCell(2, 3, None, False, "0.0", True)
    assert found.at(3, 2) == FormCell(3, 2, None, False, "0%", False)
    assert found.at(9, 9) == FormCell(9, 9, None)


def test_merged_ranges_show_their_first_cell_everywhere(tmp_path: Path) -> None:
    xml = sheet(
        '<row r="1"><c r="A1" t="str"><v>head</v></c><c r="C1"/></row>'
        '<row r="4"><c r="C4"><v>4</v></c></row>',
        after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C4:XFD1048576"/></mergeCells>',
    )
    (found,) = open_form(book(tmp_path / "form.xlsx", {"Data": xml})).sheets
    assert found.merged == ((1, 1, 2, 2), (4, 3, 1048576, 16384))
    assert [found.text(*each) for each in ((1, 1), (2, 1), (2, 2), (3, 1), (4, 3))] == [
        *["head"] * 3,
        "",
        "4",
    ]
    assert found.anchor(2, 2) == (1, 1)
    assert found.anchor(3, 3) == (3, 3)


def test_sheets_in_order_hidden_ones_too(tmp_path: Path) -> None:
    parts = workbook_parts({'It\'s <1> & "2"': sheet(""), "Lists": sheet(""), "Ünused": sheet("")})
    plain = str(parts["xl/workbook.xml"])
    plain = plain.replace('sheetId="2"', 'sheetId="2" state="hidden"')
    parts["xl/workbook.xml"] = plain.replace('sheetId="3"', 'sheetId="3" state="veryHidden"')
    form = open_form(save(tmp_path / "form.xlsx", parts))
    expected = [('It\'s <1> & "2"', False), ("Lists", True), ("Ünused", True)]
    assert [(each.name, each.hidden) for each in form.sheets] == expected


def test_sheets_of_other_kinds_are_passed_over(tmp_path: Path) -> None:
    parts = workbook_parts({"Chart": "", "Data": sheet("")})
    links = [("rId1", "chartsheet", "chartsheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml")]
    parts["xl/_rels/workbook.xml.rels"] = relationships(links)
    assert [each.name for each in open_form(save(tmp_path / "form.xlsx", parts)).sheets] == ["Data"]


def moved(parts: dict[str, Part], root: str, *, target: str, workbook: str) -> dict[str, Part]:
    """The parts of a workbook with one sheet in other folders; `workbook` and `target` point to them."""
    parts["_rels/.rels"] = relationships([("rId1", "officeDocument", workbook)])
    parts["xl/_rels/workbook.xml.rels"] = relationships([("rId1", "worksheet", target)])
    return {name.replace("xl/", root): content for name, content in parts.items()}


@pytest.mark.parametrize(
    ("root", "workbook", "target"),
    [
        ("xl/", "/xl/workbook.xml", "/xl/worksheets/sheet1.xml"),
        ("xl/", "xl/workbook.xml", "./worksheets/../worksheets/sheet1.xml"),
        ("xl/", "XL/Workbook.xml", "Worksheets/Sheet1.xml"),
        ("", "workbook.xml", "worksheets/sheet1.xml"),
        ("a/b/", "a/b/workbook.xml", "/a/b/worksheets/sheet1.xml"),
    ],
)
def test_parts_are_where_the_relationships_say(tmp_path: Path, root: str, workbook: str, target: str) -> None:
    parts = workbook_parts({"Data": sheet('<row r="1"><c r="A1"><v>5</v></c></row>')})
    (found,) = open_form(
        save(tmp_path / "form.xlsx", moved(parts, root, target=target, workbook=workbook))
    ).sheets
    assert found.text(1, 1) == "5"


def test_strict_open_xml(tmp_path: Path) -> None:
    parts = workbook_parts({"Data": sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')}, strings=STRINGS)
    strict = {
        name: str(content)
        .replace(MAIN, STRICT)
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts.items()
    }
    assert open_form(save(tmp_path / "form.xlsx", strict)).sheet("Data").text(1, 1) == "plain"


def test_a_workbook_without_styles_and_texts(tmp_path: Path) -> None:
    parts = workbook_parts({"Data": sheet('<row r="1"><c r="A1"><v>5</v></c></row>')})
    parts["xl/_rels/workbook.xml.rels"] = relationships([("rId1", "worksheet", "worksheets/sheet1.xml")])
    del parts["xl/styles.xml"]
    form: Form = open_form(save(tmp_path / "form.xlsx", parts))
    assert form.sheet("Data").cells[1, 1] == FormCell(1, 1, 5.0)
