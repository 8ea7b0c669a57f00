"""One sheet of a form as it was read, before it is held against the other sheets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from wres_xl.national.addresses import column_letters
from wres_xl.national.form_map import Place
from wres_xl.national.grid import Grid
from wres_xl.national.headings import RATIO, HeadingReader
from wres_xl.national.items import ItemReader, ItemRow, Items, section_of
from wres_xl.national.labels import ItemLabel, read_labels
from wres_xl.national.package import FormSheet
from wres_xl.national.places import place_rows, year_of
from wres_xl.national.tables import Table, TableFinder
from wres_xl.national.wordings import Wordings
from wres_xl.standard.data_items import ITEM
from wres_xl.standard.groups import COMPARED_GROUPS, Group
from wres_xl.standard.indicators import SURVEY_ITEMS
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import listed

_MOST_CELLS, _MOST_LABELS = 100_000, 1_000
"""Many times what forms have on a sheet; sheets with more are not read, so that time is bounded."""

_MOST_LEFT = 40
"""How many rows that are no data items are told of one table."""

_SURVEY = frozenset(SURVEY_ITEMS.values())


Cells = frozenset[tuple[str, Group | None]]
"""Data items and groups, of the year that is asked for."""


@dataclass(frozen=True)
class Lacking:
    """What has no place on a sheet although it stands there: a problem where no other sheet has it either.

    `label` is a row's label where no columns stand beside it, else `reason` is of a whole table.
    """

    reason: str
    cells: Cells
    label: str = ""


@dataclass(frozen=True)
class Reading:
    """A sheet as it was read: its tables and places, and in sentences what was understood, and what not."""

    sheet: FormSheet
    tables: tuple[Table, ...]
    items: Items
    places: tuple[Place, ...]
    problems: tuple[str, ...]
    lacking: tuple[Lacking, ...]
    understood: tuple[str, ...]
    passed_over: tuple[str, ...]

    @cached_property
    def verified(self) -> frozenset[tuple[str, Group | None, ReportingYear]]:
        """The items, groups and years that it has verified figures of."""
        return frozenset((each.key, each.group, each.year) for each in self.places if each.role == "verified")

    @cached_property
    def has_inputs(self) -> bool:
        """Whether figures are entered on it, rather than repeated by formulas."""
        entered = (
            place.is_input and ITEM[place.key].calculation is None and place.role == "verified"
            for place in self.places
        )
        return any(entered) or not all(row.is_calculated for row in self.items.doubtful)

    @property
    def uses_relative_years(self) -> bool:
        """Whether a header says `Current year` instead of the year."""
        return any(column.heading.relative for table in self.tables for column in table.header.columns)

    def has_year(self, year: ReportingYear) -> bool:
        """Whether it has verified figures of a year."""
        return any(each == year for _, _, each in self.verified)

    def keys(self, year: ReportingYear | None = None) -> frozenset[str]:
        """The data items with verified figures, of one year or of any."""
        return frozenset(key for key, _, each in self.verified if year in (None, each))


def read_sheet(sheet: FormSheet, year: ReportingYear, wordings: Wordings, reader: HeadingReader) -> Reading:
    """Read one sheet of a form; `year` is the one that is asked for."""
    if len(sheet.cells) > _MOST_CELLS:
        return _unread(sheet)
    grid = Grid.of(sheet)
    labels = read_labels(grid, wordings, reader)
    finder = TableFinder(grid, labels, reader)
    if max(len(labels.items), len(labels.sections)) > _MOST_LABELS or finder.has_too_many:
        return _unread(sheet)
    tables = finder.tables()
    usable = tuple(table for table in tables if _unusable(table) is None)
    item_reader = ItemReader(grid, labels, wordings)
    items = item_reader.items(usable)
    placed = [place_rows(table, _of(table, items.rows), year) for table in usable]
    return Reading(
        sheet,
        usable,
        items,
        tuple(place for each in placed for place in each.places),
        (
            *items.problems,
            *(problem for each in placed for problem in each.problems),
            *(problem for table in usable if _of(table, items.rows) for problem in _halves(table, year)),
        ),
        (*_lacking(tables, items, year), *_orphans(finder.orphans(tables), sheet)),
        tuple(_told(table, _of(table, items.rows), year) for table in usable),
        (
            *items.left,
            *(left for each in placed for left in each.left),
            *(
                sentence
                for table in usable
                for sentence in _passed_over(table, labels.items, wordings, reader)
            ),
        ),
    )


def _unread(sheet: FormSheet) -> Reading:
    sentence = f"Sheet '{sheet.name}' is not read: it holds far more than a form."
    return Reading(sheet, (), Items(), (), (), (), (), (sentence,))


def _of(table: Table, rows: Iterable[ItemRow]) -> list[ItemRow]:
    return [row for row in rows if row.table is table]


def _unusable(table: Table) -> str | None:
    """Why a table's columns cannot be used at all; None where they can."""
    if table.missing_groups:
        missing = listed([str(group) for group in table.missing_groups])
        return f"{table.place}: no column of {missing} could be told.{_unclear(table)}"
    if not table.header.has_years:
        return f"{table.place}: nothing tells the year of these columns.{_unclear(table)}"
    return None


def _lacking(tables: Iterable[Table], items: Items, year: ReportingYear) -> Iterator[Lacking]:
    for table in tables:
        reason = _unusable(table)
        if reason:
            yield Lacking(reason, _cells(_certain(table.labels)))
            continue
        years = sorted({each for column in table.header.columns if (each := year_of(column, year))})
        if year not in years:
            named = listed([each.label for each in years])
            keys = frozenset(row.key for row in _of(table, items.rows) if row.key)
            sentence = (
                f"{table.place}: {year} was asked for, but the columns are of {named}.{_unclear(table)}"
            )
            yield Lacking(sentence, _cells(keys))


def _halves(table: Table, year: ReportingYear) -> Iterator[str]:
    """Where some columns lack what the others have, so that it is doubtful what any of them holds."""
    for loose in table.header.loose:
        yield f"{table.place}: {loose}, so that what the columns hold is doubtful.{_unclear(table)}"
    said: dict[tuple[ReportingYear, str | None], set[str]] = {}
    for column in table.header.columns:
        role, of_year, group = column.heading.role, year_of(column, year), str(column.heading.group)
        if of_year and role != "other" and group != RATIO:
            said.setdefault((of_year, role), set()).add(group)
    for of_year in sorted({each for each, _ in said}):
        roles = {role for each, role in said if each == of_year}
        if {None, "verified"} <= roles:
            yield f"{table.place}: only some columns of {of_year} are headed as verified.{_unclear(table)}"
        if of_year == year and roles == {"prepopulated"}:
            said[year, "verified"] = set()
    for (of_year, role), groups in said.items():
        missing = [str(group) for group in COMPARED_GROUPS if str(group) not in groups]
        if missing:
            yield (
                f"{table.place}: there is no column of {role or 'verified'} figures of {of_year} for "
                f"{listed(missing)}.{_unclear(table)}"
            )


def _unclear(table: Table) -> str:
    unclear = table.header.unclear
    return f" Not understood: columns {listed(list(unclear))}." if unclear else ""


def _cells(keys: Iterable[str]) -> Cells:
    """The cells of the compared groups that items have."""
    groups: tuple[Group | None, ...] = COMPARED_GROUPS
    return frozenset((key, group) for key in keys for group in ((None,) if ITEM[key].is_ratio else groups))


def _certain(labels: Iterable[ItemLabel]) -> frozenset[str]:
    """The items whose labels are enough to know them by."""
    return frozenset(
        key
        for each in labels
        for key in each.label.keys
        if len(each.label.keys) == 1 and not each.label.needs_section
    )


def _orphans(labels: Iterable[ItemLabel], sheet: FormSheet) -> Iterator[Lacking]:
    reason = f"Sheet '{sheet.name}': no header above tells whose figures stand beside"
    for each in labels:
        yield Lacking(reason, _cells(each.label.keys), str(each.entry))


def _told(table: Table, rows: list[ItemRow], year: ReportingYear) -> str:
    """A table in words: its columns with what they hold, its rows."""
    said: dict[str, list[str]] = {}
    for column in table.header.columns:
        heading = column.heading
        group = "ratio" if heading.group == RATIO else str(heading.group)
        told = (str(year_of(column, year)), heading.role or "", heading.measure or "")
        said.setdefault(", ".join(filter(None, told)), []).append(f"{column_letters(column.number)} {group}")
    columns = "; ".join(f"{what}: {listed(names)}" for what, names in said.items())
    sections: dict[str, list[int]] = {}
    for row in rows:
        sections.setdefault(section_of(ITEM[row.key or ""]), []).append(row.row)
    items = "; ".join(f"{section}: {_rows(sorted(numbers))}" for section, numbers in sections.items())
    count = f"{len(rows)} data item{'' if len(rows) == 1 else 's'}"
    return f"{table.place}: {columns}. {count}{' - ' if items else ''}{items}."


def _rows(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    return f"{len(numbers)} in rows {numbers[0]} to {numbers[-1]}"


def _passed_over(
    table: Table, labels: Iterable[ItemLabel], wordings: Wordings, reader: HeadingReader
) -> Iterator[str]:
    """The columns that were not understood, and the rows whose label is not known as a data item's."""
    for column in table.header.unclear:
        yield f"{table.place}: column {column} was not understood."
    columns = {each.entry.column for each in table.labels}
    known = {id(each.entry) for each in labels}
    first = min(each.entry.row for each in table.labels)
    foreign = [
        entry
        for entry in table.grid.entries()
        if first < entry.row <= table.last_row
        and entry.column in columns
        and entry.words
        and id(entry) not in known
        and not wordings.section(entry.words)
        and not wordings.is_no_item(entry.words)
        and reader.of_entry(entry) is None
    ]
    for entry in foreign[:_MOST_LEFT]:
        yield f"Sheet '{table.grid.sheet.name}', {entry}: not known as a data item."


def is_survey_alone(table: Table, rows: Iterable[ItemRow]) -> bool:
    """Whether a table has items of the staff survey only."""
    keys = {row.key for row in _of(table, rows)}
    return bool(keys) and keys <= _SURVEY
