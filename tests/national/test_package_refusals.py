"""Files that cannot be a form are refused at once, with what is wrong and how to mend it."""

import io
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from handmade import MAIN, Part, book, relationships, save, sheet, styles, workbook_parts

from wres_xl.findings import UnreadableFile
from wres_xl.national.package import Write, open_form, patched

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refusal_on_opening(path: Path) -> str:
    """What is said of a file."""
    with pytest.raises(UnreadableFile) as opening:
        open_form(path)
    assert str(opening.value).startswith(f"{path}: ")
    assert opening.value.exit_code == 3
    return str(opening.value).removeprefix(f"{path}: ")


def refusal(path: Path) -> str:
    """What is said of a file; filling it says the same as opening it."""
    told = refusal_on_opening(path)
    with pytest.raises(UnreadableFile) as filling:
        patched(path, [Write("Data", 1, 1, 1.0)])
    assert str(filling.value) == f"{path}: {told}"
    return told


def of_content(tmp_path: Path, content: bytes, name: str = "form.xlsx") -> str:
    path = tmp_path / name
    path.write_bytes(content)
    return refusal(path)


def of_parts(tmp_path: Path, parts: dict[str, Part]) -> str:
    return refusal(save(tmp_path / "form.xlsx", parts))


def of_sheet(tmp_path: Path, xml: Part, **rest: object) -> str:
    return refusal(book(tmp_path / "form.xlsx", {"Data": xml}, **rest))


def content_of(parts: dict[str, Part]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


GOOD = content_of(workbook_parts({"Data": sheet(ONE_CELL)}))


class TestOtherFiles:
    def test_missing(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "form.xlsx") == "there is no such file. Check its name and its folder."

    def test_a_folder(self, tmp_path: Path) -> None:
        assert "not a file" in refusal(tmp_path)

    def test_empty(self, tmp_path: Path) -> None:
        assert of_content(tmp_path, b"") == "the file is empty (0 bytes). Download the form again."

    def test_encrypted(self, tmp_path: Path) -> None:
        told = of_content(tmp_path, COMPOUND + "EncryptedPackage".encode("utf-16-le"))
        assert "encrypted, by a password or a sensitivity label" in told
        assert "File, Info, Protect Workbook, Encrypt with Password, empty the box" in told
        assert "put the password or the label back" in told

    @pytest.mark.parametrize("stream", ["Workbook", "Book"])
    def test_xls(self, tmp_path: Path, stream: str) -> None:
        told = of_content(tmp_path, COMPOUND + stream.encode("utf-16-le"), "form.xls")
        assert "old .xls format, which is not read" in told
        assert "save it as .xlsm" in told

    def test_another_compound_file(self, tmp_path: Path) -> None:
        assert "not an Excel workbook" in of_content(tmp_path, COMPOUND)

    def test_xlsb(self, tmp_path: Path) -> None:
        told = of_parts(tmp_path, {"[Content_Types].xml": "", "xl/workbook.bin": b"\0"})
        assert ".xlsb format, which is not read" in told

    def test_ods(self, tmp_path: Path) -> None:
        told = of_parts(tmp_path, {"mimetype": "application/vnd.oasis", "content.xml": "<a/>"})
        assert "OpenDocument file (.ods), which is not read" in told

    @pytest.mark.parametrize("content", [b"<!DOCTYPE html><html>Sign in</html>", b"a,b\n1,2\n", b"%PDF-1.7"])
    def test_a_web_page_or_text(self, tmp_path: Path, content: bytes) -> None:
        assert "not an Excel workbook" in of_content(tmp_path, content)

    def test_a_zip_file_of_something_else(self, tmp_path: Path) -> None:
        assert "not an Excel workbook" in of_parts(tmp_path, {"report.txt": "text"})

    def test_a_document(self, tmp_path: Path) -> None:
        parts: dict[str, Part] = {
            "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml")]),
            "word/document.xml": '<w:document xmlns:w="urn:w"/>',
        }
        assert "not an Excel workbook" in of_parts(tmp_path, parts)

    def test_the_original_is_only_read(self, tmp_path: Path) -> None:
        path = tmp_path / "form.xlsx"
        path.write_bytes(GOOD)
        path.chmod(0o444)
        before = path.stat()
        open_form(path)
        patched(path, [Write("Data", 1, 1, 2.0)])
        assert path.read_bytes() == GOOD
        assert path.stat().st_mtime_ns == before.st_mtime_ns
        assert list(tmp_path.iterdir()) == [path]


class TestDamagedFiles:
    @pytest.mark.parametrize("length", [4, 30, len(GOOD) // 2, len(GOOD) - 10])
    def test_cut_off(self, tmp_path: Path, length: int) -> None:
        assert "damaged" in of_content(tmp_path, GOOD[:length])

    def test_a_part_that_does_not_unpack_to_what_it_was(self, tmp_path: Path) -> None:
        parts = workbook_parts({"Data": sheet(ONE_CELL)}, extra={"xl/media/image1.png": b"picture" * 9})
        path = save(tmp_path / "form.xlsx", parts, zipfile.ZIP_STORED)
        path.write_bytes(path.read_bytes().replace(b"picturepicture", b"picturePicture"))
        assert "damaged" in refusal(path)

    @pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
    def test_a_part_that_is_not_there(self, tmp_path: Path, part: str) -> None:
        parts = workbook_parts({"Data": sheet(ONE_CELL)})
        del parts[part]
        assert "damaged" in of_parts(tmp_path, parts)

    def test_two_parts_of_one_name(self, tmp_path: Path) -> None:
        parts = workbook_parts({"Data": sheet(ONE_CELL)}, extra={"xl/Worksheets/Sheet1.xml": "<other/>"})
        assert "damaged" in of_parts(tmp_path, parts)

    def test_entries_that_lie_over_each_other(self, tmp_path: Path) -> None:
        content = bytearray(GOOD)
        first = content.rfind(b"PK\x01\x02", 0, content.rfind(b"PK\x01\x02"))
        last = content.rfind(b"PK\x01\x02")
        content[last + 42 : last + 46] = content[first + 42 : first + 46]
        assert "damaged" in of_content(tmp_path, bytes(content))

    def test_an_encrypted_zip_file(self, tmp_path: Path) -> None:
        content = bytearray(GOOD)
        content[content.rfind(b"PK\x01\x02") + 8] |= 1
        assert "encrypted" in of_content(tmp_path, bytes(content))

    @pytest.mark.parametrize(
        "rows",
        [
            "<row",
            '<row r="1"><c r="A1"><v>twelve</v></c></row>',
            '<row r="1"><c r="A1"><v>1_2</v></c></row>',
            '<row r="1"><c r="A1"><v>nan</v></c></row>',
            '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
            '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
            '<row r="1"><c r="A1" t="unheard"><v>9</v></c></row>',
            '<row r="1"><c r="A1" s="99"/></row>',
            '<row r="1"><c r="A1" s="-1"/></row>',
            '<row r="1"><c r="A1"/><c r="A1"/></row>',
            '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
            '<row r="1"/><row r="1"/>',
            '<row r="1"><c r="A2"/></row>',
            '<row r="0"/>',
            '<row r="1048577"/>',
            '<row r="1"><c r="XFE1"/></row>',
            '<row r="1"><c r="XFD1"/><c/></row>',
            '<row r="1"><c r="1A"/></row>',
            '<x:row xmlns:x="urn:x"/>',
            '<row r="1"><x:c xmlns:x="urn:x"/></row>',
            '<row r="1"><x:c/></row>',
            "</sheetData><sheetData>",
            "<row r='1'>&unknown;</row>",
        ],
    )
    def test_cells_that_excel_would_not_open(self, tmp_path: Path, rows: str) -> None:
        assert "damaged" in of_sheet(tmp_path, sheet(rows), strings="<si><t>one</t></si>")

    @pytest.mark.parametrize("xml", ["", "<worksheet/>", f'<chartsheet xmlns="{MAIN}"/>', b"\xff\xfe\x00"])
    def test_a_sheet_that_is_none(self, tmp_path: Path, xml: Part) -> None:
        assert "damaged" in of_sheet(tmp_path, xml)

    def test_an_encoding_that_workbooks_do_not_have(self, tmp_path: Path) -> None:
        xml = (
            f'<?xml version="1.0" encoding="iso-8859-1"?><worksheet xmlns="{MAIN}"><sheetData/>é</worksheet>'
        )
        assert "damaged" in of_sheet(tmp_path, xml.encode("iso-8859-1"))


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


class TestHarm:
    @pytest.mark.parametrize(
        "declared", [ENTITIES, '<!DOCTYPE w SYSTEM "file:///etc/passwd">', "<!DOCTYPE w>"]
    )
    @pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
    def test_document_types(self, tmp_path: Path, declared: str, codec: str) -> None:
        xml = f'<?xml version="1.0"?>{declared}<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
        assert "document type declaration" in of_sheet(tmp_path, xml.encode(codec))

    @pytest.mark.parametrize(
        "part", ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels"]
    )
    def test_document_types_in_any_part(self, tmp_path: Path, part: str) -> None:
        parts = workbook_parts({"Data": sheet(ONE_CELL)}, strings="")
        parts[part] = str(parts[part]).replace("?>\n", f"?>\n{ENTITIES}", 1)
        assert "document type declaration" in of_parts(tmp_path, parts)

    def test_a_part_that_unpacks_to_very_much(self, tmp_path: Path) -> None:
        parts = workbook_parts({"Data": sheet(ONE_CELL)}, extra={"xl/media/image1.png": bytes(5_000_000)})
        assert "more than 250 times its size" in of_parts(tmp_path, parts)

    def test_many_parts_that_unpack_to_much_together(self, tmp_path: Path) -> None:
        parts = workbook_parts({"Data": sheet(ONE_CELL)})
        zeros = bytes(2_000_000)
        parts |= {f"xl/media/image{i}.png": zeros for i in range(151)}
        path = save(tmp_path / "form.xlsx", parts)
        assert "more than 300,000,000 bytes unpacked" in refusal_on_opening(path)

    def test_very_many_parts(self, tmp_path: Path) -> None:
        parts = workbook_parts({"Data": sheet(ONE_CELL)})
        parts |= {f"xl/media/image{i}.png": b"" for i in range(5_000)}
        assert "more than 5,000 parts" in of_parts(tmp_path, parts)

    def test_sizes_that_lie(self, tmp_path: Path) -> None:
        content = bytearray(
            content_of({**workbook_parts({"Data": sheet(ONE_CELL)}), "x.bin": bytes(9_000_000)})
        )
        entry = content.rfind(b"PK\x01\x02")
        content[entry + 24 : entry + 28] = struct.pack("<I", 100)
        assert "damaged" in of_content(tmp_path, bytes(content))

    def test_very_large_files(self, tmp_path: Path) -> None:
        path = tmp_path / "form.xlsx"
        with path.open("wb") as file:
            file.truncate(50_000_001)
        assert "more than 50,000,000 bytes" in refusal(path)

    def test_very_many_cells(self, tmp_path: Path) -> None:
        row = "".join(f'<c s="{i % 7}"/>' for i in range(201))
        rows = "".join(f'<row ht="{i}">{row}</row>' for i in range(1000))
        path = book(tmp_path / "form.xlsx", {"Data": sheet(rows)})
        assert "more than 200,000 cells" in refusal_on_opening(path)

    def test_very_many_cells_on_several_sheets(self, tmp_path: Path) -> None:
        row = "".join(f'<c s="{i % 7}"/>' for i in range(201))
        sheets: dict[str, Part] = {
            f"S{n}": sheet("".join(f'<row ht="{n}.{i}">{row}</row>' for i in range(250))) for n in range(4)
        }
        path = book(tmp_path / "form.xlsx", sheets)
        assert "more than 200,000 cells" in refusal_on_opening(path)

    def test_very_many_tags(self, tmp_path: Path) -> None:
        parts = "".join(f"<a{i}/>" for i in range(10_000)) * 150
        assert "tags and attributes" in of_sheet(tmp_path, sheet("", after=f"<ext>{parts}</ext>"))

    def test_elements_very_deep_in_each_other(self, tmp_path: Path) -> None:
        deep = "<a>" * 1000 + "</a>" * 1000
        for xml in (sheet("", after=deep), sheet(f'<row r="1"><c r="A1">{deep}</c></row>')):
            assert "damaged" in of_sheet(tmp_path, xml)

    def test_very_long_tags_and_texts(self, tmp_path: Path) -> None:
        attributes = " ".join(f'a{i}=""' for i in range(60_000))
        for xml in (sheet("", after=f"<ext {attributes}/>"), sheet("", after=f"<ext>{attributes}</ext>")):
            assert "more than 250,000 bytes in one tag or text" in of_sheet(tmp_path, xml)

    def test_very_large_merged_ranges(self, tmp_path: Path) -> None:
        xml = sheet(
            '<row r="1048576"><c r="XFD1048576"/></row>',
            after='<mergeCells><mergeCell ref="A1:B200000"/></mergeCells>',
        )
        assert "more than 200,000 cells merged" in of_sheet(tmp_path, xml)

    def test_array_formulas_without_end(self, tmp_path: Path) -> None:
        cells = "".join(f'<c><f t="array" ref="A{r}:XFD1048576">1</f></c>' for r in range(1, 101))
        rows = "".join(f"<row><c><f t='array' ref='A{r}:B9999'/></c>{cells}</row>" for r in range(1, 41))
        assert "array formulas" in of_sheet(tmp_path, sheet(rows))

    def test_a_cell_at_the_far_end_costs_nothing(self, tmp_path: Path) -> None:
        xml = sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols>',
        )
        path = book(tmp_path / "form.xlsx", {"Data": xml}, style_sheet=styles("General", "0"))
        tracemalloc.start()
        start = time.perf_counter()
        form = open_form(path)
        patched(path, [Write("Data", 1_048_575, 16_384, 2.0)])
        assert time.perf_counter() - start < 1
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
        tracemalloc.stop()
        assert len(form.sheet("Data").cells) == 2
