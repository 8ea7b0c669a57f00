"""The changes to a worksheet's XML that put numbers into cells, or take results of formulas out of them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from wres_xl.national.addresses import address, area_of
from wres_xl.national.sheet_scan import RawCell, RawRow, Scan
from wres_xl.national.xml_text import Edit, Tag, element_end, tag_at

Place = tuple[int, int]
"""A row and a column, counted from 1."""

_SPANS = re.compile(rb"\d+:\d+(?: \d+:\d+)*")
_OF_THE_VALUE = (b"t", b"vm")
"""Attributes of a cell that belong to its value: the kind, and what is known of it beyond the sheet."""


def written(value: float) -> bytes:
    """A number as Excel writes it into XML; whole numbers without a decimal point."""
    exact = int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)
    return repr(exact).encode()


def writing(scan: Scan, values: Mapping[Place, float]) -> list[Edit]:
    """What puts these numbers into these cells, which hold no formulas; cells that do not exist are made."""
    edits: list[Edit] = []
    missing: dict[Place, float] = {}
    for place, value in sorted(values.items()):
        cell = scan.cells.get(place)
        if cell is None:
            missing[place] = value
        else:
            edits += _into_cell(scan.xml, cell, value)
    return [*edits, *_new_cells(scan, missing), *_dimension(scan, missing)]


def forgetting(scan: Scan, places: Collection[Place]) -> list[Edit]:
    """What takes the values of these cells out, so that a reader has to work them out; formulas stay."""
    edits: list[Edit] = []
    for place in sorted(places):
        cell = scan.cells[place]
        if cell.value_start >= 0:
            tag = tag_at(scan.xml, cell.start)
            edits += _without(tag, _OF_THE_VALUE)
            edits.append(Edit(cell.value_start, _end(scan.xml, cell.value_start, cell.value_end)))
    return edits


def _into_cell(xml: bytes, cell: RawCell, value: float) -> Iterator[Edit]:
    tag = tag_at(xml, cell.start)
    yield from _without(tag, (*_OF_THE_VALUE, b"cm"))
    new = _value(tag.prefix, value)
    if tag.empty:
        yield _opened(tag, new)
    elif cell.value_start >= 0:
        yield Edit(cell.value_start, _end(xml, cell.value_start, cell.value_end), new)
    else:
        yield Edit(tag.end, tag.end, new)
    if cell.inline_start >= 0:
        yield Edit(cell.inline_start, _end(xml, cell.inline_start, cell.inline_end))


def _new_cells(scan: Scan, values: Mapping[Place, float]) -> Iterator[Edit]:
    rows = {row.number: row for row in scan.rows}
    new_rows: list[tuple[int, bytes]] = []
    for number, places in groupby(values, key=lambda place: place[0]):
        columns = [column for _, column in places]
        if row := rows.get(number):
            yield from _into_row(scan, row, {column: values[number, column] for column in columns})
        else:
            prefix = tag_at(scan.xml, scan.sheet_data[0]).prefix
            cells = b"".join(_cell(scan, prefix, (number, each), values[number, each]) for each in columns)
            new_rows.append((number, b'<%brow r="%d">%b</%brow>' % (prefix, number, cells, prefix)))
    yield from _into_sheet_data(scan, new_rows)


def _into_row(scan: Scan, row: RawRow, values: Mapping[int, float]) -> Iterator[Edit]:
    tag = tag_at(scan.xml, row.start)
    cells = {column: _cell(scan, tag.prefix, (row.number, column), values[column]) for column in values}
    yield from _spans(tag, values)
    if tag.empty:
        yield _opened(tag, b"".join(cells.values()))
        return
    for column, cell in cells.items():
        before = [each for each in row.cells if each.column < column]
        place = _end(scan.xml, before[-1].start, before[-1].end) if before else tag.end
        yield Edit(place, place, cell)


def _into_sheet_data(scan: Scan, rows: list[tuple[int, bytes]]) -> Iterator[Edit]:
    tag = tag_at(scan.xml, scan.sheet_data[0])
    if tag.empty and rows:
        yield _opened(tag, b"".join(row for _, row in rows))
        return
    for number, row in rows:
        before = [each for each in scan.rows if each.number < number]
        place = _end(scan.xml, before[-1].start, before[-1].end) if before else tag.end
        yield Edit(place, place, row)


def _cell(scan: Scan, prefix: bytes, place: Place, value: float) -> bytes:
    style = scan.style_of_missing(*place)
    shown = b' s="%d"' % style if style else b""
    where = address(*place).encode()
    return b'<%bc r="%b"%b>%b</%bc>' % (prefix, where, shown, _value(prefix, value), prefix)


def _value(prefix: bytes, value: float) -> bytes:
    return b"<%bv>%b</%bv>" % (prefix, written(value), prefix)


def _without(tag: Tag, names: Iterable[bytes]) -> Iterator[Edit]:
    yield from (Edit(*place) for name in names if (place := tag.place(name)))


def _opened(tag: Tag, content: bytes) -> Edit:
    """An element without content, `<c/>`, given some."""
    return Edit(tag.end - len(b"/>"), tag.end, b">%b</%b>" % (content, tag.name))


def _end(xml: bytes, start: int, end_mark: int) -> int:
    return element_end(xml, tag_at(xml, start), end_mark)


def _spans(tag: Tag, columns: Iterable[int]) -> Iterator[Edit]:
    """The columns that a row says its cells lie in, widened where a new cell lies outside."""
    for name, _, end, value in tag.attributes:
        if name == b"spans" and _SPANS.fullmatch(value):
            ends = [int(each) for span in value.split() for each in span.split(b":")]
            wider = b"%d:%d" % (min(*ends, *columns), max(*ends, *columns))
            if not all(min(ends) <= column <= max(ends) for column in columns):
                yield Edit(end - 1 - len(value), end - 1, wider)


def _dimension(scan: Scan, places: Iterable[Place]) -> Iterator[Edit]:
    """The range that the sheet says its cells lie in, widened where a new cell lies outside."""
    if scan.dimension is None:
        return
    for name, _, end, value in tag_at(scan.xml, scan.dimension.start).attributes:
        if name == b"ref":
            area = wider = area_of(value.decode())
            for place in places:
                wider = wider.with_cell(*place)
            if wider != area:
                yield Edit(end - 1 - len(value), end - 1, str(wider).encode())
