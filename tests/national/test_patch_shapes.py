"""Numbers into cells of every shape that XML allows: only the cell's own bytes change."""

from pathlib import Path

import pytest
from handmade import MAIN, STRICT, Part, book, parts_of, sheet

from wres_xl.national.package import Write, open_form, patched

STRINGS = "<si><t>label</t></si><si><t>n/a</t></si>"
PART = "xl/worksheets/sheet1.xml"


def filled(tmp_path: Path, xml: Part, *writes: tuple[int, int, float], main: str = MAIN) -> bytes:
    """The worksheet's XML after the writes."""
    path = book(tmp_path / "form.xlsx", {"Data": xml}, strings=STRINGS, main=main)
    made = patched(path, [Write("Data", *write) for write in writes])
    return parts_of(made)[PART]


CELLS = {
    "blank": ('<c r="B2" s="3"/>', '<c r="B2" s="3"><v>7</v></c>'),
    "blank, with an end tag": ('<c r="B2" s="3"></c>', '<c r="B2" s="3"><v>7</v></c>'),
    "single quotes": ("<c r='B2' s='3'/>", "<c r='B2' s='3'><v>7</v></c>"),
    "spaces in the tag": ('<c  r = "B2"\n s="3" />', '<c  r = "B2"\n s="3" ><v>7</v></c>'),
    "number": ('<c r="B2" s="3"><v>12</v></c>', '<c r="B2" s="3"><v>7</v></c>'),
    "number, kind given": ('<c r="B2" s="3" t="n"><v>12</v></c>', '<c r="B2" s="3"><v>7</v></c>'),
    "empty value": ('<c r="B2"><v/></c>', '<c r="B2"><v>7</v></c>'),
    "shared text": ('<c r="B2" s="3" t="s"><v>1</v></c>', '<c r="B2" s="3"><v>7</v></c>'),
    "kind first": ("<c t='s' r='B2' s='3'><v>1</v></c>", "<c r='B2' s='3'><v>7</v></c>"),
    "text": ('<c r="B2" t="str"><v>n/a</v></c>', '<c r="B2"><v>7</v></c>'),
    "inline text": ('<c r="B2" t="inlineStr"><is><t>n/a</t></is></c>', '<c r="B2"><v>7</v></c>'),
    "inline text in runs": (
        '<c r="B2" t="inlineStr"><is><r><rPr><b/></rPr><t>n</t></r><r><t>/a</t></r></is></c>',
        '<c r="B2"><v>7</v></c>',
    ),
    "truth value": ('<c r="B2" t="b"><v>1</v></c>', '<c r="B2"><v>7</v></c>'),
    "error": ('<c r="B2" t="e"><v>#N/A</v></c>', '<c r="B2"><v>7</v></c>'),
    "value metadata": ('<c r="B2" vm="1" cm="1" t="e"><v>#VALUE!</v></c>', '<c r="B2"><v>7</v></c>'),
    "CDATA": ("<c r='B2' t='str'><v><![CDATA[<v>1</v>]]></v></c>", "<c r='B2'><v>7</v></c>"),
    "comments, one of them like a cell": (
        '<!--<c r="B2"/>--><c r="B2"><!--<v>1</v>--><v>1<!-- 2 --></v> </c>',
        '<!--<c r="B2"/>--><c r="B2"><!--<v>1</v>--><v>7</v> </c>',
    ),
    "an extension in the cell": (
        '<c r="B2" t="s"><v>1</v><extLst><ext uri="{1}"><v>1</v></ext></extLst></c>',
        '<c r="B2"><v>7</v><extLst><ext uri="{1}"><v>1</v></ext></extLst></c>',
    ),
    "lines and indents": (
        '\n    <c r="B2" t="s">\n      <v>1</v>\n    </c>\n  ',
        '\n    <c r="B2">\n      <v>7</v>\n    </c>\n  ',
    ),
    "an attribute with a greater-than sign": (
        '<c r="B2" xmlns:n="urn:n" n:note="a>b/>" t="s"><v>1</v></c>',
        '<c r="B2" xmlns:n="urn:n" n:note="a>b/>"><v>7</v></c>',
    ),
    "another namespace's kind": (
        '<c r="B2" xmlns:n="urn:n" n:t="s"/>',
        '<c r="B2" xmlns:n="urn:n" n:t="s"><v>7</v></c>',
    ),
    "without addresses": ("<c/><c s='1'/>", "<c/><c s='1'><v>7</v></c>"),
    "a prefix of its own": (
        f'<y:c xmlns:y="{MAIN}" r="B2"><y:v>1</y:v></y:c>',
        f'<y:c xmlns:y="{MAIN}" r="B2"><y:v>7</y:v></y:c>',
    ),
    "empty, with a prefix of its own": (
        f'<y:c xmlns:y="{MAIN}" r="B2"/>',
        f'<y:c xmlns:y="{MAIN}" r="B2"><y:v>7</y:v></y:c>',
    ),
    "missing, first of its row": (
        '<c r="C2"><v>1</v></c>',
        '<c r="B2"><v>7</v></c><c r="C2"><v>1</v></c>',
    ),
    "missing, last of its row": (
        '<c r="A2" s="4"/>\n<extLst/>',
        '<c r="A2" s="4"/><c r="B2"><v>7</v></c>\n<extLst/>',
    ),
    "missing, between": (
        '<c r="A2"><v>1</v></c>\n<c r="D2"/>',
        '<c r="A2"><v>1</v></c><c r="B2"><v>7</v></c>\n<c r="D2"/>',
    ),
}


@pytest.mark.parametrize(("before", "after"), CELLS.values(), ids=CELLS)
def test_only_the_cells_own_bytes_change(tmp_path: Path, before: str, after: str) -> None:
    row = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2" ht="20" customHeight="1">{}</row>'
        '<row r="9"/>'
    )
    ends = {"before": "<sheetPr/>", "after": '<pageMargins left="1"/><!-- B2 -->'}
    made = filled(tmp_path, sheet(row.format(before), **ends), (2, 2, 7))
    assert made.decode() == sheet(row.format(after), **ends)


ROWS = {
    "no rows, empty element": (
        "<sheetData/>",
        '<sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "no rows": (
        "<sheetData></sheetData>",
        '<sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "row without cells": (
        '<sheetData><row r="2" ht="9"/></sheetData>',
        '<sheetData><row r="2" ht="9"><c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "missing row, first": (
        '<sheetData>\n<row r="3"/></sheetData>',
        '<sheetData><row r="2"><c r="B2"><v>7</v></c></row>\n<row r="3"/></sheetData>',
    ),
    "missing row, between": (
        '<sheetData><row r="1"/>\n<row r="3"/></sheetData>',
        '<sheetData><row r="1"/><row r="2"><c r="B2"><v>7</v></c></row>\n<row r="3"/></sheetData>',
    ),
    "missing row, last": (
        '<sheetData><row r="1"><c r="A1"/></row></sheetData>',
        '<sheetData><row r="1"><c r="A1"/></row><row r="2"><c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "rows without numbers": (
        "<sheetData><row/><row><c/></row></sheetData>",
        '<sheetData><row/><row><c/><c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "row with a style, which its missing cells take": (
        '<cols><col min="1" max="9" style="5"/></cols><sheetData><row r="2" s="4" customFormat="1"/>'
        "</sheetData>",
        '<cols><col min="1" max="9" style="5"/></cols><sheetData><row r="2" s="4" customFormat="1">'
        '<c r="B2" s="4"><v>7</v></c></row></sheetData>',
    ),
    "row with a style that is not its own": (
        '<sheetData><row r="2" s="4"/></sheetData>',
        '<sheetData><row r="2" s="4"><c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "column with a style, which missing cells take": (
        '<cols><col min="1" max="1" style="3"/><col min="2" max="2" style="5"/></cols><sheetData/>',
        '<cols><col min="1" max="1" style="3"/><col min="2" max="2" style="5"/></cols><sheetData>'
        '<row r="2"><c r="B2" s="5"><v>7</v></c></row></sheetData>',
    ),
    "a blank cell keeps its own style": (
        '<cols><col min="1" max="9" style="5"/></cols><sheetData><row r="2" s="4" customFormat="1">'
        '<c r="B2"/></row></sheetData>',
        '<cols><col min="1" max="9" style="5"/></cols><sheetData><row r="2" s="4" customFormat="1">'
        '<c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "within the row's columns": (
        '<sheetData><row r="2" spans="1:3"/></sheetData>',
        '<sheetData><row r="2" spans="1:3"><c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "outside the row's columns": (
        "<sheetData><row spans='3:4 6:8' r='2'><c r='C2'/></row></sheetData>",
        "<sheetData><row spans='2:8' r='2'><c r=\"B2\"><v>7</v></c><c r='C2'/></row></sheetData>",
    ),
    "within the sheet's range": (
        '<dimension ref="A1:B2"/><sheetData/>',
        '<dimension ref="A1:B2"/><sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>',
    ),
    "outside the sheet's range": (
        "<dimension ref = 'C3:D4'/><sheetData/>",
        '<dimension ref = \'B2:D4\'/><sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>',
    ),
}


@pytest.mark.parametrize(("before", "after"), ROWS.values(), ids=ROWS)
def test_a_cell_that_is_missing_is_made_where_it_belongs(tmp_path: Path, before: str, after: str) -> None:
    whole = '<worksheet xmlns="{}">{}<pageMargins left="1"/></worksheet>'
    made = filled(tmp_path, whole.format(MAIN, before), (2, 2, 7))
    assert made.decode() == whole.format(MAIN, after)


def test_several_missing_cells_stand_in_order(tmp_path: Path) -> None:
    places = [(5, 3), (1, 27), (5, 1), (2, 2), (3, 1), (5, 4)]
    made = filled(
        tmp_path, sheet('<row r="3"/><row r="5"><c r="B5"/></row>'), *((*each, 7) for each in places)
    )
    assert made.decode() == sheet(
        '<row r="1"><c r="AA1"><v>7</v></c></row><row r="2"><c r="B2"><v>7</v></c></row>'
        '<row r="3"><c r="A3"><v>7</v></c></row>'
        '<row r="5"><c r="A5"><v>7</v></c><c r="B5"/><c r="C5"><v>7</v></c><c r="D5"><v>7</v></c></row>'
    )


@pytest.mark.parametrize("main", [MAIN, STRICT])
def test_prefixes_are_those_of_the_element_around(tmp_path: Path, main: str) -> None:
    xml = '<x:worksheet xmlns:x="{}"><x:sheetData>{}</x:sheetData></x:worksheet>'
    made = filled(
        tmp_path,
        xml.format(main, '<x:row r="2"><x:c r="A2"/></x:row>'),
        *((2, 1, 5), (2, 2, 6), (3, 1, 7)),
        main=main,
    )
    assert made.decode() == xml.format(
        main,
        '<x:row r="2"><x:c r="A2"><x:v>5</x:v></x:c><x:c r="B2"><x:v>6</x:v></x:c></x:row>'
        '<x:row r="3"><x:c r="A3"><x:v>7</x:v></x:c></x:row>',
    )


@pytest.mark.parametrize(
    ("codec", "mark", "declared"),
    [
        ("utf-8", "", "UTF-8"),
        ("utf-8", "\ufeff", "utf-8"),
        ("utf-16-le", "\ufeff", "UTF-16"),
        ("utf-16-be", "\ufeff", "UTF-16"),
        ("utf-16-le", "", "UTF-16"),
    ],
)
def test_each_encoding_is_kept(tmp_path: Path, codec: str, mark: str, declared: str) -> None:
    xml = (
        f'{mark}<?xml version="1.0" encoding="{declared}"?>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
        "<t>Größe \u2265 \U0001f600</t></is></c>{}</row></sheetData></worksheet>"
    )
    made = filled(tmp_path, xml.replace("{}", '<c r="B1"/>').encode(codec), (1, 2, 7))
    assert made == xml.replace("{}", '<c r="B1"><v>7</v></c>').encode(codec)
    (sheet_read,) = open_form(tmp_path / "form.xlsx").sheets
    assert sheet_read.text(1, 1) == "Größe \u2265 \U0001f600"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (7, "7"),
        (7.0, "7"),
        (0, "0"),
        (-0.0, "0"),
        (0.158, "0.158"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e-7, "1e-07"),
        (123456789012.0, "123456789012"),
        (1e20, "1e+20"),
    ],
)
def test_numbers_are_written_in_full(tmp_path: Path, value: float, written: str) -> None:
    made = filled(tmp_path, sheet('<row r="1"><c r="A1"/></row>'), (1, 1, value))
    assert f"<v>{written}</v>".encode() in made


def test_alternate_content_beside_the_cells_stays(tmp_path: Path) -> None:
    controls = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x14"><controls><sheetData><row r="1"><c r="A1"/></row></sheetData></controls>'
        "</mc:Choice></mc:AlternateContent>"
    )
    made = filled(tmp_path, sheet('<row r="1"><c r="A1"/></row>', after=controls), (1, 1, 7))
    assert made.decode() == sheet('<row r="1"><c r="A1"><v>7</v></c></row>', after=controls)
