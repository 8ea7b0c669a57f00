"""The Ethnic origin page: the workforce in the sixteen ethnic categories and the five groups of 2001.

It holds small numbers that no rule hides, so it is not among the pages of a publication copy.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from wres_xl.standard.ethnic_categories import CATEGORIES, FIVE_GROUPS, GROUP_ONLY, NOT_STATED, SECTIONS
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook.cells import Content, Live, if_defined, if_numbers, shown
from wres_xl.workbook.page import GROUP_HEADERS, Book, Page
from wres_xl.workbook.report import Report

NAME = "Ethnic origin"
_YEAR_COLUMNS = len(SECTIONS) + 2
_WIDTHS = (30, 34, *(11,) * (2 * _YEAR_COLUMNS))
_ROW = 4
_FIRST_NUMBER = 2

Origins = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class _Line:
    """A row of the table: one category, or the sum of the rows at `parts`, counted from the first."""

    group: str
    label: str
    category: str | None = None
    parts: tuple[int, ...] = ()


def _lines() -> tuple[_Line, ...]:
    """Each group's categories with their sum below, then those without a category, then everybody."""
    lines: list[_Line] = []
    for group, categories in FIVE_GROUPS.items():
        first = len(lines)
        lines += [_Line(group, CATEGORIES[each], each) for each in categories]
        lines.append(_Line(group, "All", parts=tuple(range(first, len(lines)))))
    lines.append(_Line("White or BME", "No category given", GROUP_ONLY))
    lines.append(_Line("Unknown", "Not stated, not given or blank", NOT_STATED))
    counted = tuple(at for at, line in enumerate(lines) if line.category is not None)
    return (*lines, _Line("All", "The whole workforce", parts=counted))


_LINES = _lines()


def write(book: Book, report: Report) -> None:
    """Write the page: one table, last year's people and shares before this year's."""
    page = Page(book, NAME, "Ethnic origin: the workforce in sixteen categories and five groups", _WIDTHS)
    page.write(
        1,
        0,
        "People counted in indicator 1, by the ethnic categories of 2001 that ESR records. "
        "The national return does not ask for them.",
        "subtitle",
    )
    page.write(
        2,
        0,
        f"{report.settings.organisation}, reporting year {report.this.year}. Small numbers may tell who "
        "somebody is: this page is in no publication copy.",
        "muted",
    )
    columns = (*SECTIONS, "all", "share of all")
    headers = ["Group", "Category", *(f"{year} {column}" for year in report.years for column in columns)]
    rows: list[list[Content]] = [
        [
            line.group.replace("BME", report.settings.term),
            line.label,
            *(cell for year in report.years for cell in _year(report, year, at)),
        ]
        for at, line in enumerate(_LINES)
    ]
    page.table(
        *(_ROW, 0, "EthnicOrigin", headers, rows, [_styles(line) for line in _LINES]),
        height=18,
        header_height=GROUP_HEADERS,
    )


def _styles(line: _Line) -> list[str]:
    bold = "" if line.category is not None else "_bold"
    numbers = [*[f"count{bold}"] * (len(SECTIONS) + 1), f"percent{bold}"]
    return [f"label{bold}", f"label{bold}", *numbers * 2]


def _year(report: Report, year: ReportingYear, at: int) -> list[Content]:
    """A row's cells of one year: each section, all of them, and the share of the whole workforce."""
    figures = report.of(year)
    origins = figures.submission.origins if figures else None
    first = _FIRST_NUMBER + report.years.index(year) * _YEAR_COLUMNS
    people: list[Content] = [
        _people(origins, section, at, first + across) for across, section in enumerate(SECTIONS)
    ]
    last = first + len(SECTIONS)
    row = _ROW + 1 + at
    every = xl_range(row, first, row, last - 1)
    total = _total(origins, at)
    all_people = Live(f'IF(COUNT({every})<{len(SECTIONS)},"n/a",SUM({every}))', shown(total))
    one, whole = xl_rowcol_to_cell(row, last), xl_rowcol_to_cell(_ROW + len(_LINES), last, row_abs=True)
    everybody = _total(origins, len(_LINES) - 1)
    share = total / everybody if total is not None and everybody else None
    formula = if_numbers([one, whole], if_defined(f"{whole}=0", f"{one}/{whole}"))
    return [*people, all_people, Live(formula, shown(share))]


def _people(origins: Origins | None, section: str, at: int, column: int) -> Content:
    """The number of a category, as it was counted, or the sum of others on the page."""
    parts = _LINES[at].parts
    number = shown(_number(origins, section, at))
    if not parts:
        return number
    cells = [xl_rowcol_to_cell(_ROW + 1 + part, column) for part in parts]
    return Live(if_numbers(cells, "+".join(cells)), number)


def _number(origins: Origins | None, section: str, at: int) -> int | None:
    if not origins:
        return None
    line = _LINES[at]
    if line.category is None:
        return sum(_number(origins, section, part) or 0 for part in line.parts)
    return origins.get((section, line.category), 0)


def _total(origins: Origins | None, at: int) -> int | None:
    numbers = [_number(origins, section, at) for section in SECTIONS]
    known = [each for each in numbers if each is not None]
    return sum(known) if len(known) == len(numbers) else None
