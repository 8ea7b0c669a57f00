"""The page of indicator 9: the board beside the workforce."""

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import charts, national_return, sentences
from wres_xl.workbook.cells import Content, Live, if_numbers, shown
from wres_xl.workbook.page import DONE, GROUP_HEADERS, PLANNED, Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import BLUE, GREY, LIGHT_BLUE, LIGHT_ORANGE, ORANGE, PERCENT

NAME = "9 Board"
_WIDTHS = (32, *(8,) * 6, 2, 34, *(8,) * 6)
_SHARES = 8
_CHART_LINES = 20
_OWN_LINES = 5
_MEMBERS = (
    ("Board members", "9_board", "9_board_share"),
    ("of which voting", "9_board_voting", "9_voting_share"),
    ("of which executive", "9_board_executive", "9_executive_share"),
    ("Whole workforce", "9_workforce", "9_workforce_share"),
    ("Non-voting members", "9_board_non_voting", "9_non_voting_share"),
    ("Non-executive members", "9_board_non_executive", "9_non_executive_share"),
)
_CHARTED = 4
"""The rows that the first chart shows; the others are the rest of the board."""

_DIFFERENCES = {
    "Difference: whole board": "9_board_share",
    "Difference: voting members": "9_voting_share",
    "Difference: executive members": "9_executive_share",
}


def write(book: Book, report: Report) -> None:
    """Write the page."""
    indicator = INDICATORS[8]
    page = Page(book, NAME, f"Indicator 9: {indicator.title}", _WIDTHS)
    page.introduction(report, indicator)
    row = page.sentences(4, sentences.of(report, 9)[:_SENTENCES]) + 1
    columns = [(group, year) for group in ETHNIC_GROUPS for year in report.years]
    years = [f"{year} {report.name(group)}" for group, year in columns]
    counts: list[list[Content]] = [
        [label, *(national_return.live(report, year, key, group) for group, year in columns)]
        for label, key, _ in _MEMBERS
    ]
    page.table(
        row,
        0,
        "BoardMembers",
        ["People", *years],
        counts,
        [["label", *["count"] * 6]] * 6,
        height=18,
        header_height=GROUP_HEADERS,
    )
    shares: list[list[Content]] = [
        [label, *(national_return.live(report, year, key, group) for group, year in columns)]
        for label, _, key in _MEMBERS
    ]
    shares += [
        [label, *(_difference(report, key, cell) for cell in columns)] for label, key in _DIFFERENCES.items()
    ]
    styles = [["label", *["percent"] * 6]] * len(_MEMBERS)
    styles += [["label_bold", *["points"] * 6]] * len(_DIFFERENCES)
    page.table(
        row,
        _SHARES,
        "BoardShares",
        ["Share of each", *years],
        shares,
        styles,
        height=18,
        header_height=GROUP_HEADERS,
    )
    below = _charts(page, row, row + len(shares) + 2)
    page.own_words(
        below,
        _OWN_LINES,
        ((DONE, 0, 6), (PLANNED, _SHARES, 14)),
    )


_SENTENCES = 4


def _difference(report: Report, key: str, cell: tuple[Group, ReportingYear]) -> Live:
    """A group's share of the board, or of part of it, less its share of the workforce."""
    group, year = cell
    keys = (key, "9_workforce_share")
    cells = [national_return.reference(report, year, each, group) for each in keys]
    board, workforce = (report.value(year, each, group) for each in keys)
    value = None if board is None or workforce is None else board - workforce
    return Live(if_numbers(cells, "-".join(cells)), shown(value))


def _charts(page: Page, row: int, below: int) -> int:
    """The board beside the workforce, and the differences; returns the row below the charts."""
    sheet = f"'{NAME}'"

    def row_cells(first: int, last: int, column: int) -> str:
        return f"={sheet}!{xl_range_abs(row + first, column, row + last, column)}"

    this_year = [
        charts.Series(
            f"={sheet}!{xl_rowcol_to_cell(row, _SHARES + 2 + 2 * at, True, True)}",
            row_cells(1, _CHARTED, _SHARES + 2 + 2 * at),
            colour,
            inside=True,
        )
        for at, colour in enumerate((BLUE, ORANGE, GREY))
    ]
    composition = charts.bars(
        page.book, "Board and workforce this year", row_cells(1, _CHARTED, _SHARES), this_year
    )
    differences = charts.columns(
        page.book,
        "Share of the board less share of the workforce",
        row_cells(7, 9, _SHARES),
        [
            charts.Series(
                f"={sheet}!{xl_rowcol_to_cell(row, _SHARES + 1 + at, True, True)}",
                row_cells(7, 9, _SHARES + 1 + at),
                colour,
            )
            for at, colour in enumerate((LIGHT_BLUE, BLUE, LIGHT_ORANGE, ORANGE))
        ],
        PERCENT,
        below_zero=True,
    )
    placed = [
        (composition, "Stacked bars: each group's share of the board and of the workforce, this year."),
        (
            differences,
            "Column chart: share of the board less share of the workforce, both groups, both years.",
        ),
    ]
    return page.charts(below, placed, _CHART_LINES)
