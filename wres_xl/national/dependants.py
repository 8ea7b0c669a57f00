"""Which cells show results that follow from others, so that they are out of date once those are filled."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wres_xl.national.addresses import Area
from wres_xl.national.formulas import Names, Reference, References, references
from wres_xl.national.limits import MAX_TRACED_FORMULAS
from wres_xl.national.sheet_scan import RawCell, Scan
from wres_xl.national.workbook_parts import DefinedName

Places = frozenset[tuple[int, int]]
"""Rows and columns."""


@dataclass(frozen=True)
class _Node:
    """A formula: its place, the cells that show its results, and the areas that it reads by sheet."""

    sheet: str
    place: tuple[int, int]
    shows: Area
    reads: tuple[tuple[str, Area], ...] | None
    """None where it may read any cell."""


def out_of_date(
    scans: Mapping[str, Scan], names: tuple[DefinedName, ...], filled: Mapping[str, Places]
) -> dict[str, Places]:
    """By sheet, the cells whose values follow from those `filled`, through any number of formulas.

    Those that may do are among them, as results of INDIRECT; and all formulas of a workbook that has very
    many.
    """
    formulas = sum(cell.formula is not None for scan in scans.values() for cell in scan.cells.values())
    traced = formulas <= MAX_TRACED_FORMULAS
    known = Names(names)
    nodes = [node for sheet in scans for node in _nodes(sheet, scans, known if traced else None)]
    found: dict[str, set[tuple[int, int]]] = {sheet: set() for sheet in scans}
    for node in _following(nodes, filled):
        found[node.sheet].add(node.place)
        if node.shows != Area(*node.place, *node.place):
            results = scans[node.sheet].filled_by_formulas
            found[node.sheet] |= {each for each in results if node.shows.holds(*each)}
    return {sheet: frozenset(places) for sheet, places in found.items()}


def _nodes(sheet: str, scans: Mapping[str, Scan], names: Names | None) -> Iterator[_Node]:
    """The formulas of a sheet; without `names` each of them reads any cell."""
    sheets = {each.casefold(): each for each in scans}
    shared: dict[int, tuple[RawCell, References]] = {}
    for cell in scans[sheet].cells.values():
        formula = cell.formula
        if formula is None:
            continue
        shows = Area(cell.row, cell.column, cell.row, cell.column)
        if formula.area and formula.kind in ("array", "dataTable"):
            shows = formula.area
        readable = formula.text and formula.kind != "dataTable"
        read = references(formula.text, names) if names and readable else None
        origin = cell
        if formula.kind == "shared":
            if formula.text:
                shared[formula.shared] = (cell, read)
            else:
                origin, read = shared.get(formula.shared, (cell, None))
        yield _Node(sheet, (cell.row, cell.column), shows, _placed(read, cell, origin, sheet, sheets))


def _placed(
    read: References, cell: RawCell, origin: RawCell, sheet: str, sheets: Mapping[str, str]
) -> tuple[tuple[str, Area], ...] | None:
    """References on their sheets, moved where the formula is a copy of another cell's; None for any cell."""
    if read is None or not all(each.sheet in sheets for each in read if each.sheet):
        return None
    by = (cell.row - origin.row, cell.column - origin.column)
    return tuple((_on(each, sheet, sheets), each.moved(*by)) for each in read)


def _on(reference: Reference, own: str, sheets: Mapping[str, str]) -> str:
    return sheets[reference.sheet] if reference.sheet else own


def _following(nodes: list[_Node], filled: Mapping[str, Places]) -> list[_Node]:
    """The formulas that follow from the filled cells."""
    # The formulas that read an area, by sheet: an area leaves as soon as a cell in it is out of date.
    readers: dict[str, dict[Area, list[_Node]]] = defaultdict(lambda: defaultdict(list))
    for node in nodes:
        for sheet, area in node.reads or ():
            readers[sheet][area].append(node)
    changed = [(sheet, Area(*each, *each)) for sheet, places in filled.items() for each in places]
    waiting = [node for node in nodes if node.reads is None] if changed else []
    found: dict[int, _Node] = {}
    while changed or waiting:
        while waiting:
            node = waiting.pop()
            if id(node) not in found:
                found[id(node)] = node
                changed.append((node.sheet, node.shows))
        if changed:
            sheet, area = changed.pop()
            met = [each for each in readers[sheet] if each.meets(area)]
            waiting = [node for each in met for node in readers[sheet].pop(each)]
    return list(found.values())
