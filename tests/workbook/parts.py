"""The parts of a workbook's package, as they lie in the file."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_FORMULAS = ("}f", "}formula1", "}definedName")
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def parts(path: Path) -> dict[str, bytes]:
    """Every part by its name."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def trees(path: Path, pattern: str) -> dict[str, ElementTree.Element]:
    """The parts whose names match, such as `xl/charts/chart`, parsed."""
    named = {name: content for name, content in parts(path).items() if re.match(pattern, name)}
    return {name: ElementTree.fromstring(content) for name, content in sorted(named.items(), key=_numbered)}


def visible_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Every text that a reader may meet, with the part that it stands in: in cells, charts and footers."""
    for name, tree in trees(path, r"xl/.*\.xml$").items():
        for element in tree.iter():
            if element.text and element.text.strip() and not element.tag.endswith(_FORMULAS):
                yield name, element.text
            for attribute in ("descr", "title", "displayName", "prompt", "error", "operator"):
                if value := element.get(attribute):
                    yield name, value


def _numbered(part: tuple[str, bytes]) -> tuple[str, int]:
    number = re.search(r"(\d+)\.xml", part[0])
    return re.sub(r"\d+", "", part[0]), int(number[1]) if number else 0
