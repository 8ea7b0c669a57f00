"""Recognising a national form: its data items are found by what it says, never by an address.

Each sheet is read by itself (`readings`): headers (`headers`), tables (`tables`), labels and sections
(`labels`, `items`) and the cells where they meet (`places`). Here the sheets are held against each other, and
whatever leaves a doubt about a cell that would be filled is a problem.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from wres_xl.national.form_map import FormMap, MapRow, Place, Role, map_rows
from wres_xl.national.grid import some
from wres_xl.national.headings import HeadingReader
from wres_xl.national.items import section_of
from wres_xl.national.package import Form
from wres_xl.national.places import year_of
from wres_xl.national.readings import Reading, is_survey_alone, read_sheet
from wres_xl.national.wordings import Wordings
from wres_xl.national.years import stated_years
from wres_xl.standard.data_items import (
    CLINICAL,
    CLINICAL_ITEMS,
    DATA_ITEMS,
    INPUT_ITEMS,
    ITEM,
    NON_CLINICAL,
    NON_CLINICAL_ITEMS,
)
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import listed

__all__ = ["FormMap", "MapRow", "Place", "Role", "map_rows", "recognise"]

_FIRST = frozenset(item.key for item in INPUT_ITEMS if item.indicator == 1)
_OTHERS = frozenset(item.key for item in INPUT_ITEMS if item.indicator > 1)
_LONGEST_TITLE = 80
"""Characters of the longest text that may name the form's year; longer ones are prose."""

_MOST_NAMED = 5


def recognise(form: Form, year: ReportingYear, wordings: Wordings) -> FormMap:
    """Where the data items of a form stand, those of `year` and of any other year that it has.

    Nothing is guessed: where `problems` are not empty, the form is refused and there are no places.
    """
    reader = HeadingReader(wordings)
    readings = [read_sheet(sheet, year, wordings, reader) for sheet in form.sheets]
    chosen, dropped = _chosen(readings, year)
    places = tuple(place for reading in chosen for place in reading.places)
    problems = [
        *(problem for reading in chosen for problem in reading.problems),
        *_lacking(chosen, year),
        *_one_section(chosen),
        *_other_year(form, chosen, year, reader),
        *_survey_years(chosen, year),
        *_twice(chosen),
    ] or [*_unrecognised(form, readings, chosen)]
    return FormMap(
        () if problems else places,
        (*(line for reading in chosen for line in reading.understood), *_absent(places, year)),
        tuple(dict.fromkeys(problems)),
        (*(line for reading in chosen for line in reading.passed_over), *dropped),
    )


def _chosen(readings: Sequence[Reading], year: ReportingYear) -> tuple[list[Reading], list[str]]:
    """The sheets that make up the form, and in sentences why others with data items are not used.

    Hidden sheets count only as far as those in sight are no form without them. A sheet whose figures are all
    formulas repeats another. One without the year that is asked for does not stand beside one that has it.
    """
    in_sight = [each for each in readings if not each.sheet.hidden]
    dropped: dict[str, str] = {}
    chosen = list(readings)
    if _is_core(_keys(in_sight, year)):
        for each in readings:
            if each.sheet.hidden and (
                each.problems or not each.has_year(year) or any(_overlap(each, other) for other in in_sight)
            ):
                dropped[each.sheet.name] = "it is hidden, and the sheets in sight are a whole form"
        chosen = [each for each in chosen if each.sheet.name not in dropped]
    for each in chosen:
        others = [other for other in chosen if other is not each]
        repeats = each.places or each.items.doubtful
        if repeats and not each.has_inputs and _is_core(_keys((o for o in others if o.has_inputs), year)):
            dropped[each.sheet.name] = "all its figures are formulas, and another sheet has the cells to fill"
        elif not each.has_year(year) and any(
            other.has_year(year) and _overlap(each, other) for other in others
        ):
            dropped[each.sheet.name] = f"it has no figures of {year}, and another sheet has"
    kept = [each for each in chosen if each.sheet.name not in dropped]
    return kept, [
        f"Sheet '{each.sheet.name}' is not used: {dropped[each.sheet.name]}."
        for each in readings
        if each.sheet.name in dropped and (each.places or each.problems)
    ]


def _overlap(one: Reading, other: Reading) -> bool:
    return not one.verified.isdisjoint(other.verified)


def _keys(readings: Iterable[Reading], year: ReportingYear | None = None) -> frozenset[str]:
    return frozenset(key for reading in readings for key in reading.keys(year))


def _is_core(keys: frozenset[str]) -> bool:
    """Whether these are enough to know a form by: half of indicator 1's items and one of the others."""
    return 2 * len(keys & _FIRST) >= len(_FIRST) and bool(keys & _OTHERS)


def _unrecognised(form: Form, readings: Sequence[Reading], chosen: Sequence[Reading]) -> Iterator[str]:
    keys = _keys(chosen)
    if _is_core(keys):
        return
    names = some([f"'{sheet.name}'" for sheet in form.sheets])
    if not any(reading.tables or reading.lacking for reading in readings):
        yield (
            f"{form.path.name} is not recognised as a WRES form: no sheet has columns headed White and BME "
            f"beside labels of data items. Sheets read: {names}."
        )
        return
    yield (
        f"{form.path.name} is not recognised as a WRES form: it has {len(keys & _FIRST)} of {len(_FIRST)} "
        f"rows to enter for indicator 1 and {len(keys & _OTHERS)} of {len(_OTHERS)} for indicators 2 to 9. "
        f"Expected: at least half, and one. Sheets read: {names}."
    )


def _one_section(chosen: Sequence[Reading]) -> Iterator[str]:
    """Pay bands in one section only: without the heading of the other its rows would look the same."""
    keys = _keys(chosen)
    present = [
        section
        for section, items in ((NON_CLINICAL, NON_CLINICAL_ITEMS), (CLINICAL, CLINICAL_ITEMS))
        if keys & set(items)
    ]
    if len(present) == 1:
        absent = CLINICAL if present == [NON_CLINICAL] else NON_CLINICAL
        yield (
            f"All rows of pay bands stand under '{present[0]}' and none under '{absent}'. A form has both: "
            "whether a heading is missing between them cannot be told."
        )


def _lacking(chosen: Sequence[Reading], year: ReportingYear) -> Iterator[str]:
    """What keeps data items that stand on the form from having a place of the year asked for."""
    placed = {(key, group) for reading in chosen for key, group, each in reading.verified if each == year}
    labels: dict[str, list[str]] = {}
    for each in (each for reading in chosen for each in reading.lacking):
        if not each.cells <= placed:
            if each.label:
                labels.setdefault(each.reason, []).append(each.label)
            else:
                yield each.reason
    yield from (f"{reason} {some(names)}." for reason, names in labels.items())


def _other_year(
    form: Form, chosen: Sequence[Reading], year: ReportingYear, reader: HeadingReader
) -> Iterator[str]:
    """A form that says `Current year` has to be of the year asked for, if it names any."""
    if not any(reading.uses_relative_years for reading in chosen):
        return
    named = [
        (stated.year, f"Sheet '{sheet.name}', {cell.address}")
        for sheet in form.sheets
        if not sheet.hidden
        for cell in sheet.cells.values()
        if isinstance(cell.value, str) and len(cell.value) <= _LONGEST_TITLE
        for stated in stated_years(cell.value)[0]
        if not stated.is_bare or reader.of_text(cell.value)
    ]
    latest = max(named, default=None, key=lambda each: each[0])
    if latest and latest[0] != year:
        yield (
            f"{latest[1]} names {latest[0]}, so the current year of this form cannot be {year}, which was "
            "asked for. Check which year's form it is."
        )


def _survey_years(chosen: Sequence[Reading], year: ReportingYear) -> Iterator[str]:
    """A survey table headed `2020` alone may mean the survey or the snapshot, unless all others agree."""
    tables = [(reading, table) for reading in chosen for table in reading.tables]
    years = {id(table): {year_of(column, year) for column in table.header.columns} for _, table in tables}
    of_survey = {id(table) for reading, table in tables if is_survey_alone(table, reading.items.rows)}
    others = {each for _, table in tables if id(table) not in of_survey for each in years[id(table)]}
    for _, table in tables:
        is_bare = any(column.heading.is_bare for column in table.header.columns)
        if id(table) in of_survey and is_bare and years[id(table)] != others:
            named = listed([str(each) for each in sorted(filter(None, years[id(table)]))])
            yield (
                f"{table.place}: the years of this staff survey table, read as {named}, are not those of the "
                "other tables. Whether the survey's year is meant or the year reported cannot be told."
            )


def _twice(chosen: Sequence[Reading]) -> Iterator[str]:
    """Items of which the form has two cells for one group and year."""
    for one, other in combinations(chosen, 2):
        shared = one.verified & other.verified
        if shared:
            keys = {key for key, _, _ in shared}
            yield (
                f"Sheets '{one.sheet.name}' and '{other.sheet.name}' both have {_counted(keys)} "
                f"({_examples(keys)}) of the same year. Which of them is the form cannot be told."
            )
    for reading in chosen:
        cells: dict[tuple[object, ...], list[Place]] = {}
        for place in reading.places:
            cells.setdefault((place.key, place.group, place.year, place.role), []).append(place)
        twice: dict[str, list[Place]] = {}
        for each in cells.values():
            if len(each) > 1:
                twice.setdefault(each[0].key, each)
        if len(twice) > _MOST_NAMED:
            yield (
                f"Sheet '{reading.sheet.name}' has {_counted(set(twice))} twice ({_examples(set(twice))}), "
                "and nothing tells the two apart."
            )
        else:
            for key, each in twice.items():
                where = listed([f"row {place.row} ({place.address})" for place in each])
                label = " ".join(each[0].label.split())
                yield (
                    f"Sheet '{reading.sheet.name}': '{label}' of {section_of(ITEM[key])} stands in {where}, "
                    "and nothing tells them apart."
                )


def _counted(keys: set[str]) -> str:
    return f"{len(keys)} data item{'' if len(keys) == 1 else 's'}"


def _examples(keys: set[str]) -> str:
    labels = [f"'{item.label}'" for item in DATA_ITEMS if item.key in keys]
    return ", ".join([*labels[:2], *(["..."] if len(labels) > 2 else [])])


def _absent(places: Sequence[Place], year: ReportingYear) -> Iterator[str]:
    """The data items that the form does not have."""
    present = {place.key for place in places if place.year == year and place.role == "verified"}
    absent = [f"{item.number} {item.label}" for item in DATA_ITEMS if item.key not in present]
    if absent and len(absent) < len(DATA_ITEMS):
        yield f"Not in the form for {year}: {'; '.join(absent)}."
