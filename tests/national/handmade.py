"""Workbooks put together by hand, part by part, in shapes that Excel reads and libraries do not write."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Part = str | bytes


def sheet(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """A worksheet with these rows; `before` and `after` stand around its sheetData."""
    return f'{DECLARATION}<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def styles(*formats: str, unlocked: Iterable[int] = ()) -> str:
    """Styles 0, 1, … with these number formats; those in `unlocked` let their cells be filled."""
    customs = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(each)}/>' for i, each in enumerate(formats)
    )
    xfs = "".join(
        f'<xf numFmtId="{164 + i}">{PROTECTION if i in set(unlocked) else ""}</xf>'
        for i in range(len(formats))
    )
    children = f"<numFmts>{customs}</numFmts><cellXfs>{xfs}</cellXfs>"
    return f'{DECLARATION}<styleSheet xmlns="{MAIN}">{children}</styleSheet>'


PROTECTION = '<protection locked="0"/>'


def workbook_parts(
    sheets: Mapping[str, Part],
    *,
    children: str = "",
    properties: str = "<workbookPr/>",
    strings: str | None = None,
    style_sheet: str | None = None,
    main: str = MAIN,
    extra: Mapping[str, Part] | None = None,
) -> dict[str, Part]:
    """The parts of a workbook; `children` stand after its sheets."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(sheets, 1)
    )
    links = [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    links += [("rIdS", "styles", "styles.xml")]
    links += [("rIdT", "sharedStrings", "sharedStrings.xml")] if strings is not None else []
    parts: dict[str, Part] = {
        "[Content_Types].xml": _content_types(len(sheets), strings is not None),
        "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'{DECLARATION}<workbook xmlns="{main}" xmlns:r="{RELATIONS}">{properties}'
            f"<sheets>{listed}</sheets>{children}</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relationships(links),
        "xl/styles.xml": style_sheet or styles(*["General"] * 9),
    }
    if strings is not None:
        parts["xl/sharedStrings.xml"] = f'{DECLARATION}<sst xmlns="{MAIN}">{strings}</sst>'
    parts |= {f"xl/worksheets/sheet{i}.xml": xml for i, xml in enumerate(sheets.values(), 1)}
    return {**parts, **(extra or {})}


def relationships(links: Iterable[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for name, kind, target in links
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONS}">{each}</Relationships>'


def _content_types(sheets: int, strings: bool) -> str:
    overrides = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    overrides += [("/xl/sharedStrings.xml", "sharedStrings")] if strings else []
    overrides += [(f"/xl/worksheets/sheet{i}.xml", "worksheet") for i in range(1, sheets + 1)]
    listed = "".join(
        f'<Override PartName="{part}" ContentType="{CONTENT}.{kind}+xml"/>' for part, kind in overrides
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def save(path: Path, parts: Mapping[str, Part], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A package of these parts."""
    with zipfile.ZipFile(path, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def book(path: Path, sheets: Mapping[str, Part], **rest: object) -> Path:
    """A saved workbook, see `workbook_parts`."""
    return save(path, workbook_parts(sheets, **rest))  # type: ignore[arg-type]


def parts_of(content: bytes) -> dict[str, bytes]:
    """The unpacked parts of a package, in its order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that differ between two packages of the same parts."""
    old, new = parts_of(before), parts_of(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def changed_cells(before: bytes, after: bytes) -> set[str]:
    """The cells that differ between two worksheets' XML, which is the same in everything else.

    What may differ besides is the range that a sheet, and the columns that a row, say their cells lie in.
    """
    old, new = _cells(before), _cells(after)
    assert old.pop("") == new.pop("")
    return {address for address in old.keys() | new.keys() if old.get(address) != new.get(address)}


def _cells(xml: bytes) -> dict[str, str]:
    """Each cell's canonical XML by its address; under "" the sheet without its cells and empty rows."""
    tree = ElementTree.fromstring(xml)
    found: dict[str, str] = {}
    for dimension in tree.findall("{*}dimension"):
        tree.remove(dimension)
    for rows in tree.findall("{*}sheetData"):
        for row in list(rows):
            for cell in row.findall("{*}c"):
                found[cell.get("r", "")] = ElementTree.canonicalize(ElementTree.tostring(cell))
                row.remove(cell)
            row.attrib.pop("spans", None)
            if list(row.attrib) == ["r"] and not len(row):
                rows.remove(row)
    found[""] = re.sub(r"\s+", " ", ElementTree.canonicalize(ElementTree.tostring(tree)))
    return found
