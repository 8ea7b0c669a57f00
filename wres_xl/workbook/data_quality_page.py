"""The Data quality page: what was found in the extracts, who was left out, how complete ethnicity is."""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from wres_xl.findings import Finding, worst_first
from wres_xl.headcount import RuleEffect
from wres_xl.standard.groups import Group
from wres_xl.workbook import national_return
from wres_xl.workbook.cells import Content
from wres_xl.workbook.page import Book, Page, Place, header_style
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import RULE

NAME = "Data quality"
_HEADER_HEIGHT = 18
_FINDING_HEIGHT = 43.5
"""Three lines of text."""
_WIDTHS = (50, 11, 12, 60, 24, 66)
_RIGHT = 3
EFFECTS = 14
SOURCES = 7
"""Rows for as many headcount rules, and as many kinds of extract, as there are."""
_HEADERS = (
    "Where",
    "Level",
    "Rows",
    "What was found",
    "Value",
    "What was expected, and how to mend it",
)
SHOWN = 60
"""The most findings on the page, worst first; `wres-xl check` lists all."""


def write(book: Book, report: Report) -> None:
    """Write the page. Its lists have room for more than most reports need; spare rows are blank paper."""
    page = Page(book, NAME, "Data quality", _WIDTHS)
    findings = worst_first(report.findings)
    page.write(1, 0, _in_words(report, findings), "subtitle")
    row = _completeness(page, report, 3)
    below = _left_out(page, report, 3)
    row = _sources(page, report, row + 1)
    _findings(page, findings, max(row, below) + 1)


def finding_rows(cells: Mapping[Place, Content]) -> range:
    """The rows for findings, on the page that has these cells."""
    header = next(row for (row, column), content in cells.items() if not column and content == _HEADERS[0])
    return range(header + 1, header + 1 + SHOWN)


def _in_words(report: Report, findings: tuple[Finding, ...]) -> str:
    if not report.this.submission.entries:
        return "No extract was counted yet."
    stopped = sum(bool(finding.stops) for finding in findings)
    if not stopped:
        return "Nothing was found that stops a figure."
    things = "1 finding stops" if stopped == 1 else f"{stopped} findings stop"
    return f"{things} figures: n/a stands in their place until the extracts are mended or given."


def _completeness(page: Page, report: Report, row: int) -> int:
    """Staff whose ethnicity is known, last year and this year."""
    page.write(row, 0, "How complete is ethnicity?", "section")
    headers = ["Staff in the workforce", *(str(year) for year in report.years)]
    rows: list[list[Content]] = [
        ["All", *(national_return.live(report, year, "9_workforce", Group.ALL) for year in report.years)],
        [
            "Unknown",
            *(national_return.live(report, year, "9_workforce", Group.UNKNOWN) for year in report.years),
        ],
        [
            "Unknown, share of all",
            *(
                national_return.live(report, year, "9_workforce_share", Group.UNKNOWN)
                for year in report.years
            ),
        ],
    ]
    styles = [["label", "count", "count"], ["label", "count", "count"], ["label", "percent", "percent"]]
    page.table(row + 1, 0, "Completeness", headers, rows, styles, header_height=18)
    return row + 2 + len(rows)


def _left_out(page: Page, report: Report, row: int) -> int:
    """Each headcount rule: whether it keeps people or leaves them out, and how many it met."""
    page.write(row, _RIGHT, "Who was counted?", "section")
    rows: list[list[Content]] = [
        [_capital(effect.people), effect.count, _outcome(effect)] for effect in report.this.submission.effects
    ]
    headers = ["People", "How many", "Outcome"]
    styles = ["indented", "plain_count", "indented"]
    nothing = "No staff extract was counted."
    return _listed(page, row + 1, _RIGHT, headers, rows or [[nothing, None, None]], styles, EFFECTS)


def _outcome(effect: RuleEffect) -> str:
    outcome = "counted" if effect.kept else "left out"
    return f"{outcome}; the setting {effect.setting} decides" if effect.setting else outcome


def _sources(page: Page, report: Report, row: int) -> int:
    """Which file and sheet each kind of extract came from."""
    page.write(row, 0, "Where do the figures come from?", "section")
    rows: list[list[Content]] = [
        ["; ".join(places), _capital(kind)] for kind, places in report.sources.items()
    ]
    styles = ["text", "text"]
    return _listed(
        page,
        row + 1,
        0,
        ["File and sheet", "Extract"],
        rows or [["Nothing was read.", None]],
        styles,
        SOURCES,
    )


def _findings(page: Page, findings: tuple[Finding, ...], row: int) -> None:
    page.write(row, 0, "What was found?", "section")
    rows = [_finding(finding) for finding in findings[:SHOWN]]
    styles = ["plain_wrapped", "plain_wrapped", "plain_centred", *["plain_wrapped"] * 3]
    nothing: list[Content] = ["Nothing.", *[None] * (len(_HEADERS) - 1)]
    below = _listed(page, row + 1, 0, _HEADERS, rows or [nothing], styles, SHOWN, _FINDING_HEIGHT)
    more = len(findings) - SHOWN
    page.write(below, 0, f"and {more:,} more, which wres-xl check lists." if more > 0 else None, "muted")


def _listed(
    page: Page,
    row: int,
    column: int,
    headers: Sequence[str],
    rows: Sequence[Sequence[Content]],
    styles: Sequence[str],
    room: int,
    height: float = 16,
) -> int:
    """Write a headed list with room for so many rows; return the row below it.

    It is no Excel table, in which rows without content would be out of place. Rows that hold something are
    ruled off.
    """
    last = column + len(headers) - 1
    page.sheet.set_row(row, _HEADER_HEIGHT)
    for at, (header, style) in enumerate(zip(headers, styles, strict=True), start=column):
        page.write(row, at, header, header_style(style))
    spare = [[None] * len(headers)] * (room - len(rows))
    for below, contents in enumerate([*rows, *spare], start=row + 1):
        page.sheet.set_row(below, height)
        for at, (content, style) in enumerate(zip(contents, styles, strict=True), start=column):
            page.write(below, at, content, style)
    rule = page.book.file.add_format({"bottom": 1, "bottom_color": RULE})
    cells = ",".join(xl_rowcol_to_cell(row + 1, at, col_abs=True) for at in range(column, last + 1))
    options = {"type": "formula", "criteria": f"=COUNTA({cells})>0", "format": rule}
    page.sheet.conditional_format(row + 1, column, row + room, last, options)
    return row + room + 1


def _finding(finding: Finding) -> list[Content]:
    return [
        finding.place,
        _capital(str(finding.level)),
        finding.rows or None,
        finding.problem,
        finding.value,
        finding.remedy,
    ]


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
