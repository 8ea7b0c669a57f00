"""Results that follow from a filled cell are taken out, others stay, and Excel is told to calculate."""

from pathlib import Path

import pytest
from handmade import MAIN, Part, book, changed_cells, changed_parts, parts_of, save, sheet, workbook_parts
from libreoffice.office import Office

from wres_xl.national.formulas import Names, references
from wres_xl.national.package import Write, open_form, patched
from wres_xl.national.workbook_parts import DefinedName

NAMES = Names(
    [
        DefinedName("Whole", "'Data 1'!$A$1:$B$9"),
        DefinedName("Rate", "Whole/Data2!$C$4"),
        DefinedName("Share", "LAMBDA(_xlpm.x,_xlpm.x/Data2!$D$1)"),
        DefinedName("Twice", "S1!$A$1"),
        DefinedName("Twice", "S2!$A$1"),
        DefinedName("Relative", "Data!A1"),
        DefinedName("Own", "$A$1"),
        DefinedName("Round", "Circle+1"),
        DefinedName("Circle", "Round+1"),
    ]
)

READS = {
    "1+2*3%": [],
    '"B2"&"say ""C3"" "': [],
    "TRUE": [],
    "A1": ["A1"],
    "a1+$B$2-C$3*$D4": ["A1", "B2", "C3", "D4"],
    "SUM(A1:B2,D4)": ["A1:B2", "D4"],
    "SUM(B2:A1)": ["A1:B2"],
    "SUM(A:A,$B:$C)": ["A1:A1048576", "B1:C1048576"],
    "SUM(2:2,$4:5)": ["A2:XFD2", "A4:XFD5"],
    "LOG10(5)+LOG10": ["LOG10"],
    'IF(A1="n/a","",Data!B2)': ["A1", "data!B2"],
    "'Data 1'!B2+'It''s'!C3": ["data 1!B2", "it's!C3"],
    "Größe!B2": ["grösse!B2"],
    "1E5+1.5e-3+.5": [],
    "{1,2;3,4}+A1": ["A1"],
    "#REF!+Data!#REF!+#N/A": [],
    "_xlfn.IFS(A1>1,B1)": ["A1", "B1"],
    "Whole": ["data 1!A1:B9"],
    "rate": ["data 1!A1:B9", "data2!C4"],
    "Data!Whole": ["data 1!A1:B9"],
    "Share(A1)": ["data2!D1", "A1"],
    "Twice": ["s1!A1", "s2!A1"],
    "_xlfn.LET(_xlpm.x,A1,_xlpm.x*2)": ["A1"],
    "WRES2021": None,
    "Relative": None,
    "Own": None,
    "Round": None,
    "Unknown": None,
    'INDIRECT("A"&1)': None,
    "OFFSET(A1,1,1)": None,
    "_xlfn.ANCHORARRAY(A1)": None,
    "A1#": None,
    "A1:INDEX(B:B,2)": None,
    "INDEX(B:B,2):C9": None,
    "Table1[White]": None,
    "[1]Data!A1": None,
    "'[book.xlsx]Data'!A1": None,
    "S1:S3!A1": None,
    "'S 1:S 3'!A1": None,
    "'open": None,
    '"open': None,
    "A9999999": None,
    "ZZZ1": None,
    "1+" * 5000 + "1": None,
}


@pytest.mark.parametrize(("formula", "expected"), READS.items())
def test_what_a_formula_reads(formula: str, expected: list[str] | None) -> None:
    read = references(formula, NAMES)
    told = None if read is None else [f"{each.sheet}!{each.area}".removeprefix("!") for each in read]
    assert told == expected


def test_a_copied_formula_reads_what_lies_as_far_from_it() -> None:
    (first, second) = references("SUM(A1:B$2)+$C:$C", NAMES) or ()
    assert str(first.moved(3, 1)) == "B2:C4"
    assert str(second.moved(3, 1)) == "C1:C1048576"
    assert str(first.moved(-1, 0)) == "A1:B1048576"


DATA = sheet(
    '<row r="1"><c r="A1"><v>10</v></c><c r="B1" s="1"><f>A1*2</f><v>20</v></c>'
    '<c r="C1" s="2" t="str"><f>IF(B1&gt;5,"high","low")</f><v>high</v></c>'
    '<c r="D1"><f>A2+1</f><v>3</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" ref="B2:B4" si="0">A2*3</f><v>6</v></c></row>'
    '<row r="3"><c r="A3"/><c r="B3"><f t="shared" si="0"/><v>0</v></c></row>'
    '<row r="4"><c r="A4"/><c r="B4"><f t="shared" si="0"/><v>0</v></c></row>'
    '<row r="5"><c r="A5" cm="1"><f t="array" ref="A5:B6">A1:B2</f><v>10</v></c><c r="B5"><v>20</v></c></row>'
    '<row r="6"><c r="A6"><v>2</v></c><c r="B6"><v>6</v></c><c r="C6"><f>B6</f><v>6</v></c></row>'
)
OTHER = sheet(
    '<row r="1"><c r="A1"><f>Data!C1</f></c><c r="B1"><f>SUM(Data!A1:A3)</f><v>12</v></c>'
    '<c r="C1"><f>A9</f><v>4</v></c><c r="D1"><f>Total</f><v>12</v></c>'
    '<c r="E1" t="b"><f ca="1">INDIRECT("A9")=4</f><v>1</v></c></row><row r="9"><c r="A9"><v>4</v></c></row>'
)
FRONT = sheet(
    '<row r="1"><c r="A1" t="str"><f>UPPER(A2)</f><v>TRUST</v></c>'
    '<c r="B1"><f>Other!B1</f><v>12</v></c></row>'
)
NAMED = '<definedNames><definedName name="Total">SUM(Data!$A$1:$A$3)</definedName></definedNames>'


def fill(tmp_path: Path, *writes: Write) -> tuple[bytes, bytes]:
    path = book(tmp_path / "form.xlsx", {"Data": DATA, "Other": OTHER, "Front": FRONT}, children=NAMED)
    return path.read_bytes(), patched(path, writes)


def differing(before: bytes, after: bytes) -> dict[str, set[str]]:
    old, new = parts_of(before), parts_of(after)
    return {
        name: changed_cells(old[name], new[name])
        for name in sorted(changed_parts(before, after) - {"xl/workbook.xml"})
    }


def test_results_that_follow_go_through_any_number_of_formulas(tmp_path: Path) -> None:
    assert differing(*fill(tmp_path, Write("Data", 1, 1, 3))) == {
        # B1 and C1 follow from A1, and the array formula of A5:B6, on which C6 rests. B2 does not.
        "xl/worksheets/sheet1.xml": {"A1", "B1", "C1", "A5", "B5", "A6", "B6", "C6"},
        # A1 has no result, and C1 reads nothing that was filled. INDIRECT may read anything.
        "xl/worksheets/sheet2.xml": {"B1", "D1", "E1"},
        "xl/worksheets/sheet3.xml": {"B1"},
    }


def test_each_copy_of_a_shared_formula_by_itself(tmp_path: Path) -> None:
    assert differing(*fill(tmp_path, Write("Data", 4, 1, 3))) == {
        "xl/worksheets/sheet1.xml": {"A4", "B4"},
        "xl/worksheets/sheet2.xml": {"E1"},
    }


def test_formula_and_style_stay_as_they_are(tmp_path: Path) -> None:
    _, after = fill(tmp_path, Write("Data", 1, 1, 3))
    cells = parts_of(after)["xl/worksheets/sheet1.xml"].decode()
    assert '<c r="B1" s="1"><f>A1*2</f></c>' in cells
    assert '<c r="C1" s="2"><f>IF(B1&gt;5,"high","low")</f></c>' in cells
    assert '<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>' in cells
    assert '<c r="A5" cm="1"><f t="array" ref="A5:B6">A1:B2</f></c><c r="B5"></c>' in cells


def test_with_very_many_formulas_no_result_stays(tmp_path: Path) -> None:
    many = "".join(f'<row r="{r}"><c r="A{r}"><f>1+1</f><v>2</v></c></row>' for r in range(1, 5003))
    path = book(tmp_path / "form.xlsx", {"Data": sheet(""), "Many": sheet(many)})
    made = parts_of(patched(path, [Write("Data", 1, 1, 3)]))
    assert b"<v>" not in made["xl/worksheets/sheet2.xml"]


def test_without_writes_the_file_is_what_it_was(tmp_path: Path) -> None:
    before, after = fill(tmp_path)
    assert before == after


WORKBOOKS = {
    "absent": ("", '<calcPr fullCalcOnLoad="1"/>'),
    "absent, after names": (
        "<externalReferences/><definedNames></definedNames><pivotCaches/><extLst/>",
        '<externalReferences/><definedNames></definedNames><calcPr fullCalcOnLoad="1"/>'
        "<pivotCaches/><extLst/>",
    ),
    "absent, before what follows": (
        "<oleSize ref='A1'/>",
        "<calcPr fullCalcOnLoad=\"1\"/><oleSize ref='A1'/>",
    ),
    "there": ('<calcPr calcId="191029"/>', '<calcPr fullCalcOnLoad="1" calcId="191029"/>'),
    "empty": ("<calcPr/>", '<calcPr fullCalcOnLoad="1"/>'),
    "says no": (
        "<calcPr calcMode='manual' fullCalcOnLoad = 'false' iterate='1'/>",
        "<calcPr calcMode='manual' fullCalcOnLoad=\"1\" iterate='1'/>",
    ),
    "says yes": ("<calcPr fullCalcOnLoad='true'/>", "<calcPr fullCalcOnLoad='true'/>"),
}


@pytest.mark.parametrize(("before", "after"), WORKBOOKS.values(), ids=WORKBOOKS)
def test_excel_calculates_on_opening(tmp_path: Path, before: str, after: str) -> None:
    parts = workbook_parts({"Data": sheet("")}, children=before)
    made = parts_of(patched(save(tmp_path / "form.xlsx", parts), [Write("Data", 1, 1, 3)]))
    assert made["xl/workbook.xml"].decode() == str(parts["xl/workbook.xml"]).replace(
        f"</sheets>{before}", f"</sheets>{after}"
    )


def test_the_request_to_calculate_bears_the_workbooks_prefix(tmp_path: Path) -> None:
    parts: dict[str, Part] = workbook_parts({"Data": sheet("")})
    plain = str(parts["xl/workbook.xml"])
    for name in ("workbook", "workbookPr", "sheets", "sheet "):
        plain = plain.replace(f"<{name}", f"<x:{name}").replace(f"</{name}", f"</x:{name}")
    parts["xl/workbook.xml"] = plain.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    made = parts_of(patched(save(tmp_path / "form.xlsx", parts), [Write("Data", 1, 1, 3)]))
    assert b'</x:sheets><x:calcPr fullCalcOnLoad="1"/></x:workbook>' in made["xl/workbook.xml"]


def test_libreoffice_works_out_what_was_taken_out(tmp_path: Path, office: Office) -> None:
    _, after = fill(tmp_path, Write("Data", 1, 1, 2), Write("Data", 4, 1, 5), Write("Other", 9, 1, 4))
    path = tmp_path / "filled.xlsx"
    path.write_bytes(after)
    assert open_form(path).sheet("Data").cells[1, 2].value is None
    with office.open(path) as document:
        assert document.values("Data", "A1:C1") == [[2, 4, "low"]]
        assert document.values("Data", "B2:B4") == [[6], [0], [15]]
        assert document.values("Data", "A5:C6") == [[2, 4, ""], [2, 6, 6]]
        assert document.values("Other", "A1:D1") == [["low", 4, 4, 4]]
        assert document.values("Front", "B1:B1") == [[4]]
