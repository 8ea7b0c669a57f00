"""A form's file with numbers put into cells: every other byte as it was.

Results that Excel has kept of formulas are part of the file, and some follow from the cells that are filled.
Those are taken out, on whichever sheet they stand, because a reader that does not calculate would show them
for results of the new numbers. All other results stay, because such a reader would show nothing for them,
and they are right: the organisation's name that a front sheet looks up by its code, for one. What charts
keep of the values that they show is left: Excel draws them anew.
"""

from collections.abc import Iterable, Mapping

from wres_xl.national.book import Book, read_book
from wres_xl.national.dependants import out_of_date
from wres_xl.national.limits import Unfit
from wres_xl.national.recalculation import recalculating
from wres_xl.national.sheet_edits import Place, forgetting, writing
from wres_xl.national.verify import Change, PatchError, check_change
from wres_xl.national.xml_text import Edit, Encoding, edited

Values = Mapping[str, Mapping[Place, float]]
"""Numbers by sheet and by row and column."""


def patch(book: Book, values: Values) -> bytes:
    """The file with these numbers in these cells, which hold no formulas.

    Results of formulas that follow from them are taken out, so that a reader that does not calculate shows
    none instead of old ones; and Excel is told to calculate all on opening.

    Raises:
        PatchError: the new file, read again, differs in anything else, or not in all of that.
    """
    filled = {sheet: frozenset(places) for sheet, places in values.items()}
    old = out_of_date(book.scans, book.workbook.names, filled)
    parts: dict[str, bytes] = {}
    for sheet in book.workbook.sheets:
        scan = book.scans[sheet.name]
        edits = [*writing(scan, values.get(sheet.name, {})), *forgetting(scan, old[sheet.name])]
        parts |= _changed(book, sheet.part, edits)
    entry = book.package.entry(book.workbook.part)
    workbook = book.package.read(entry)
    parts |= _changed(book, entry, recalculating(Encoding(workbook).decode(workbook)))
    content = book.package.with_parts(parts)
    try:
        check_change(Change(book, read_book(content, book), values, old, frozenset(parts)))
    except Unfit as error:
        raise PatchError(f"the filled file cannot be read again: {error}") from error
    return content


def _changed(book: Book, entry: str, edits: Iterable[Edit]) -> dict[str, bytes]:
    """A part's new content, by its entry's name; nothing where it has no edits."""
    listed = list(edits)
    if not listed:
        return {}
    content = book.package.read(entry)
    encoding = Encoding(content)
    return {entry: encoding.encode(edited(encoding.decode(content), listed))}
