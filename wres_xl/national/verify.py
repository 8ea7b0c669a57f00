"""Whether a filled form, read again, is the form with the numbers in it and nothing else changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from zipfile import ZipInfo

from wres_xl.national.book import Book
from wres_xl.national.sheet_scan import RawCell, Scan
from wres_xl.national.xml_text import element_end, tag_at

_Place = tuple[int, int]


class PatchError(Exception):
    """What was asked cannot be written, or what was written is not what was asked: a fault of this program.

    There is no filled file then.
    """


@dataclass(frozen=True)
class Change:
    """A form before and after it was filled, and what was to change."""

    before: Book
    after: Book
    values: Mapping[str, Mapping[_Place, float]]
    """The numbers to be written, by sheet."""
    forgotten: Mapping[str, frozenset[_Place]]
    """The cells whose results were to be taken out, by sheet."""
    parts: frozenset[str]
    """The entries of the package that may differ."""


def check_change(change: Change) -> None:
    """Compare the two forms: entry by entry, and in the sheets cell by cell.

    Raises:
        PatchError: a difference that was not meant, or one that was meant and is not there.
    """
    _check_entries(change)
    before, after = change.before, change.after
    _demand(before.workbook == after.workbook, "the list of sheets, the styles or the texts differ")
    for name, scan in before.scans.items():
        if scan.xml != after.scans[name].xml:
            _check_cells(name, change)
            _check_surroundings(name, scan, after.scans[name])


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise PatchError(otherwise)


def _check_entries(change: Change) -> None:
    before, after = change.before.package, change.after.package
    described = [_description(entry) for entry in before.entries]
    _demand(described == [_description(entry) for entry in after.entries], "the package's list differs")
    new = after.raw_entries()
    for name, raw in before.raw_entries().items():
        _demand(name in change.parts or raw == new[name], f"{name} differs")


def _description(entry: ZipInfo) -> tuple[object, ...]:
    """What is listed of an entry besides its content and place."""
    return (
        *(entry.filename, entry.date_time, entry.compress_type, entry.comment, entry.create_system),
        *(entry.internal_attr, entry.external_attr, entry.extract_version, entry.create_version),
    )


def _check_cells(name: str, change: Change) -> None:
    before, after = change.before.scans[name], change.after.scans[name]
    values, forgotten = change.values.get(name, {}), change.forgotten[name]
    _demand(after.cells.keys() == before.cells.keys() | values.keys(), f"{name} has other cells")
    for place, cell in after.cells.items():
        old = before.cells.get(place)
        where = f"{name}, row {place[0]}, column {place[1]}"
        if place in values:
            style = old.style if old else before.style_of_missing(*place)
            good = _holds(cell, values[place]) and cell.formula is None and cell.style == style
            _demand(good, f"{where} does not hold {values[place]}")
        elif old and place in forgotten:
            formula = (old.style, old.formula) == (cell.style, cell.formula)
            _demand(formula and cell.value is None, f"{where} does not hold its formula alone")
        else:
            _demand(old is not None and _content(old) == _content(cell), f"{where} differs")


def _holds(cell: RawCell, value: float) -> bool:
    return cell.kind == "n" and cell.inline is None and cell.value is not None and float(cell.value) == value


def _content(cell: RawCell) -> tuple[object, ...]:
    return cell.style, cell.kind, cell.value, cell.inline, cell.formula


def _check_surroundings(name: str, before: Scan, after: Scan) -> None:
    """What stands before and behind the cells, but for the range that the sheet says they lie in."""
    _demand(_surroundings(before) == _surroundings(after), f"{name} differs outside its cells")
    rows = {row.number: row.style for row in after.rows}
    _demand(all(rows[row.number] == row.style for row in before.rows), f"{name} has other rows")


def _surroundings(scan: Scan) -> tuple[bytes, bytes]:
    start, end_mark = scan.sheet_data
    head, tail = scan.xml[:start], scan.xml[element_end(scan.xml, tag_at(scan.xml, start), end_mark) :]
    if scan.dimension:
        tag = tag_at(scan.xml, scan.dimension.start)
        head = head[: tag.start] + head[tag.end :]
    return head, tail
