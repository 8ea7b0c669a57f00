"""Telling Excel, in a workbook's XML, to calculate everything when it opens the file."""

from wres_xl.national.limits import DAMAGED, Unfit
from wres_xl.national.xml_text import Edit, element_end, is_true, select, tag_at

_CALCULATION = "workbook/calcPr"
_BEFORE_IT = tuple(
    f"workbook/{each}" for each in ("sheets", "functionGroups", "externalReferences", "definedNames")
)
"""What stands before it, as far as there is any; the sheets always are."""

_ON_LOAD = b"fullCalcOnLoad"


def recalculating(xml: bytes) -> list[Edit]:
    """What makes Excel calculate all of a workbook on opening, whatever its calculation mode.

    Raises:
        Unfit: the workbook lists no sheets.
    """
    found = select(xml, (_CALCULATION, *_BEFORE_IT))
    present = next((each for each in found if each.path == _CALCULATION), None)
    if present is None:
        if not found:
            raise Unfit(DAMAGED)
        last = found[-1]
        tag = tag_at(xml, last.start)
        place = element_end(xml, tag, last.end_mark)
        return [Edit(place, place, b'<%bcalcPr %b="1"/>' % (tag.prefix, _ON_LOAD))]
    if is_true(present.attributes.get(_ON_LOAD.decode())):
        return []
    tag = tag_at(xml, present.start)
    after_name = tag.start + len(b"<") + len(tag.name)
    start, end = tag.place(_ON_LOAD) or (after_name, after_name)
    return [Edit(start, end, b' %b="1"' % _ON_LOAD)]
