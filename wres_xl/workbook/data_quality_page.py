"""The Data quality page: what was found in the extracts, who was left out, how complete ethnicity is."""

from math import ceil

from wres_xl.findings import Finding, worst_first
from wres_xl.standard.groups import Group
from wres_xl.workbook import national_return
from wres_xl.workbook.cells import Content
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.report import Report

NAME = "Data quality"
_WIDTHS = (50, 11, 12, 60, 24, 66)
_HEADERS = (
    "Where",
    "Level",
    "Rows",
    "What was found",
    "Value",
    "What was expected, and how to mend it",
)
_SHOWN = 60
"""The most findings on the page, worst first; `wres-xl check` lists all."""
_LINE_HEIGHT = 13.5


def write(book: Book, report: Report) -> None:
    """Write the page."""
    page = Page(book, NAME, "Data quality", _WIDTHS)
    findings = worst_first(report.findings)
    page.write(1, 0, _in_words(findings), "subtitle")
    row = _completeness(page, report, 3)
    row = _left_out(page, report, row + 1)
    row = _sources(page, report, row + 1)
    _findings(page, findings, row + 1)


def _in_words(findings: tuple[Finding, ...]) -> str:
    stopped = sum(bool(finding.stops) for finding in findings)
    if not stopped:
        return "Nothing was found that stops a figure."
    things = "1 finding stops" if stopped == 1 else f"{stopped} findings stop"
    return f"{things} figures: they are shown as n/a until it is mended in the extracts."


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
    page.write(row, 0, "Who was counted?", "section")
    effects = report.this.submission.effects
    if not effects:
        page.write(row + 1, 0, "No staff extract was counted.")
        return row + 2
    rows: list[list[Content]] = [
        [_capital(effect.people), effect.count, "counted" if effect.kept else "left out", effect.setting]
        for effect in effects
    ]
    headers = ["People", "Number", "Outcome", "Setting"]
    styles = [["label", "count", "label_indented", "label"]] * len(rows)
    page.table(row + 1, 0, "HeadcountRules", headers, rows, styles, header_height=18)
    return row + 2 + len(rows)


def _sources(page: Page, report: Report, row: int) -> int:
    """Which file and sheet each kind of extract came from."""
    page.write(row, 0, "Where do the figures come from?", "section")
    rows: list[list[Content]] = [
        ["; ".join(places), _capital(kind)] for kind, places in report.sources.items()
    ]
    page.table(
        row + 1,
        0,
        "Sources",
        ["File and sheet", "Extract"],
        rows,
        [["label", "label"]] * len(rows),
        header_height=18,
    )
    return row + 2 + max(1, len(rows))


def _findings(page: Page, findings: tuple[Finding, ...], row: int) -> None:
    page.write(row, 0, "What was found?", "section")
    if not findings:
        page.write(row + 1, 0, "Nothing.")
        return
    rows = [_finding(finding) for finding in findings[:_SHOWN]]
    styles = [["wrapped", "wrapped", "wrapped_centred", "wrapped", "wrapped", "wrapped"]] * len(rows)
    page.table(row + 1, 0, "Findings", _HEADERS, rows, styles, header_height=18)
    for at, contents in enumerate(rows, start=row + 2):
        lines = max(
            ceil(len(str(text)) / (width * 1.2)) for text, width in zip(contents, _WIDTHS, strict=True)
        )
        page.sheet.set_row(at, max(1, lines) * _LINE_HEIGHT + 3)
    if len(findings) > _SHOWN:
        page.write(
            row + 2 + _SHOWN, 0, f"and {len(findings) - _SHOWN:,} more, which wres-xl check lists.", "muted"
        )


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
