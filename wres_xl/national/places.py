"""From rows of data items and columns of figures to places: the cell of each item, group and year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wres_xl.national.addresses import address, column_letters
from wres_xl.national.cell_numbers import is_count
from wres_xl.national.form_map import Place, Role
from wres_xl.national.headers import Column
from wres_xl.national.headings import RATIO
from wres_xl.national.items import ItemRow, has_measure
from wres_xl.national.tables import Table
from wres_xl.standard.data_items import ITEM, DataItem, Likelihood, Measure
from wres_xl.standard.groups import COMPARED_GROUPS, ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import listed

_Cell = tuple[int, int]


@dataclass(frozen=True)
class Placed:
    """The places of a table's rows; in sentences what forbids to use them, and what was left."""

    places: tuple[Place, ...] = ()
    problems: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def place_rows(table: Table, rows: Iterable[ItemRow], asked: ReportingYear) -> Placed:
    """The places of a table's rows. `asked` is the year that the form calls the current one."""
    columns = tuple(_dated(column, asked) for column in table.header.columns)
    places: list[Place] = []
    problems: dict[str, None] = {}
    left: list[str] = []
    for row in rows:
        if row.key is None:
            continue
        item = ITEM[row.key]
        if item.is_ratio:
            found, lacking = _ratio_places(row, item, columns)
            places += found
            left += lacking
            continue
        chosen, doubts = _chosen(item, columns)
        for doubt in doubts:
            problems[f"{table.place}: {doubt}."] = None
        unfit = f"{row.place}: not read, for the headings of some columns are of another measure."
        if not doubts and not _is_whole(chosen, columns):
            if item.calculation is None:
                problems[unfit] = None
            left.append(unfit)
        places += [
            _place(row, item, group, year, role, table.grid.sheet.anchor(row.row, column.number))
            for (group, year, role), column in chosen.items()
        ]
    kept, shared, passed = _apart(places)
    return Placed(kept, (*problems, *shared), (*left, *passed))


def year_of(column: Column, asked: ReportingYear) -> ReportingYear | None:
    """The year of a column, where the current year is the one that is asked for."""
    match column.heading.relative:
        case "this":
            return asked
        case "last":
            return asked.previous
        case _:
            return column.heading.year


def _dated(column: Column, asked: ReportingYear) -> Column:
    return replace(column, heading=replace(column.heading, year=year_of(column, asked), relative=None))


_Choice = tuple[Group, ReportingYear, Role]


def _chosen(item: DataItem, columns: Sequence[Column]) -> tuple[dict[_Choice, Column], list[str]]:
    """The column of each group, year and role for an item; in words, where it cannot be told from others.

    Where one column is said to be verified, or only one is not said to be anything else, that is the one.
    """
    by_cell: dict[tuple[Group, ReportingYear], list[Column]] = {}
    for column in columns:
        heading = column.heading
        if heading.group in (None, RATIO) or heading.year is None or heading.role == "other":
            continue
        group = Group(heading.group)
        if group in _groups(item) and (not heading.measure or has_measure(item, heading.measure)):
            by_cell.setdefault((group, heading.year), []).append(column)
    chosen: dict[_Choice, Column] = {}
    doubts: list[str] = []
    for (group, year), candidates in by_cell.items():
        verified = _only(candidates, "verified") or _only(candidates, None)
        prepopulated = _only(candidates, "prepopulated")
        for role, found in (("verified", verified), ("prepopulated", prepopulated)):
            if len(found) > 1:
                letters = listed([column_letters(column.number) for column in found])
                doubts.append(f"columns {letters} are all {group} of {year}, and nothing tells them apart")
            elif found:
                chosen[group, year, "verified" if role == "verified" else "prepopulated"] = found[0]
    return chosen, doubts


def _is_whole(chosen: Iterable[_Choice], columns: Sequence[Column]) -> bool:
    """Whether an item has a column of each compared group wherever there is one."""
    wanted = {
        (group, column.heading.year)
        for column in columns
        for group in COMPARED_GROUPS
        if column.heading.group == group and column.heading.year and column.heading.role != "other"
    }
    return wanted <= {(group, year) for group, year, _ in chosen}


def _only(columns: Sequence[Column], role: str | None) -> list[Column]:
    """The columns of a role; of several those whose measure is named, if any."""
    found = [column for column in columns if column.heading.role == role]
    measured = [column for column in found if column.heading.measure]
    return measured or found


def _groups(item: DataItem) -> tuple[Group, ...]:
    """The groups that an item has a figure of, and that is asked for."""
    if item.measure is Measure.PERCENTAGE:
        return COMPARED_GROUPS
    if is_count(item) or isinstance(item.calculation, Likelihood):
        return (*ETHNIC_GROUPS, Group.ALL)
    return ETHNIC_GROUPS


def _place(
    row: ItemRow, item: DataItem, group: Group | None, year: ReportingYear, role: Role, at: _Cell
) -> Place:
    sheet = row.table.grid.sheet
    cell = sheet.at(*at)
    return Place(
        item.key,
        group,
        year,
        sheet.name,
        *at,
        row.label.entry.words,
        role,
        not cell.has_formula,
        cell.number_format,
        cell.value,
        sheet.protected and cell.locked,
    )


def _ratio_places(row: ItemRow, item: DataItem, columns: Sequence[Column]) -> tuple[list[Place], list[str]]:
    """A ratio's place in each year, and in words the years in which it cannot be told."""
    of_year: dict[ReportingYear, list[Column]] = {}
    for column in columns:
        if column.heading.year and _is_verified(column, columns):
            of_year.setdefault(column.heading.year, []).append(column)
    places: list[Place] = []
    left: list[str] = []
    for year, candidates in of_year.items():
        cell = _ratio_cell(row, candidates)
        if cell:
            places.append(_place(row, item, None, year, "verified", cell))
        else:
            left.append(f"{row.place}: which cell of {year} holds this ratio cannot be told; none is filled.")
    return places, left


def _is_verified(column: Column, columns: Iterable[Column]) -> bool:
    """Whether a column holds verified figures: it says so, or no other one of its group and year does."""
    heading = column.heading
    return heading.role == "verified" or (
        heading.role is None
        and not any(
            other.heading.role == "verified"
            and (other.heading.group, other.heading.year) == (heading.group, heading.year)
            for other in columns
        )
    )


def _ratio_cell(row: ItemRow, columns: Sequence[Column]) -> _Cell | None:
    """The cell of a row that a formula, a column of its own, merging or locking tells from the others."""
    sheet = row.table.grid.sheet

    def cells(of: Iterable[Column]) -> list[_Cell]:
        return list(dict.fromkeys(sheet.anchor(row.row, column.number) for column in of))

    every = cells(columns)
    own = cells(column for column in columns if column.heading.group == RATIO)
    with_formula = [cell for cell in every if sheet.at(*cell).has_formula]
    if with_formula:
        return _single(with_formula) or _single([cell for cell in own if cell in with_formula])
    present = [cell for cell in every if cell in sheet.cells]
    candidates = (
        [cell for cell in own if cell in present or not present],
        every,
        [cell for cell in every if sheet.protected and not sheet.at(*cell).locked],
        [cell for cell in every if sheet.at(*cell).value is not None],
        present,
    )
    return next((single for each in candidates if (single := _single(each))), None)


def _single(cells: Sequence[_Cell]) -> _Cell | None:
    return cells[0] if len(cells) == 1 else None


def _apart(places: Sequence[Place]) -> tuple[tuple[Place, ...], list[str], list[str]]:
    """The places that share no cell with another; in sentences, those of others.

    A calculated item that is merged over its groups holds no figure for each and is left; all else that
    shares a cell forbids to use the form.
    """
    by_cell: dict[_Cell, list[Place]] = {}
    for place in places:
        by_cell.setdefault((place.row, place.column), []).append(place)
    problems: dict[str, None] = {}
    left: dict[str, None] = {}
    for (row, column), sharing in by_cell.items():
        if len(sharing) == 1:
            continue
        where = f"Sheet '{sharing[0].sheet}', {address(row, column)}"
        labels = list(dict.fromkeys(f"'{' '.join(place.label.split())}'" for place in sharing))
        whose = listed([*dict.fromkeys(f"{place.group or 'ratio'} {place.year}" for place in sharing)])
        sentence = f"{where} would be the cell of {listed(labels)} for {whose}."
        only_calculated = len({place.key for place in sharing}) == 1 and ITEM[sharing[0].key].calculation
        (left if only_calculated else problems)[sentence] = None
    kept = tuple(place for place in places if len(by_cell[place.row, place.column]) == 1)
    return kept, list(problems), list(left)
