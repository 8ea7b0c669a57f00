"""The organisation's own words on the pages of an open workbook, held against the figures."""

from collections.abc import Iterator
from dataclasses import replace

from wres_xl.findings import Finding
from wres_xl.workbook.live.open_workbook import OpenWorkbook
from wres_xl.workbook.live.ranges import sheet_values
from wres_xl.workbook.page_words import INDICATORS, area_of_places, page_findings
from wres_xl.workbook.report import Report


def words_findings(workbook: OpenWorkbook, report: Report) -> Iterator[Finding]:
    """What in the own words contradicts the figures of the report, where it stands now."""
    for name in INDICATORS:
        sheet = workbook.sheet(name)
        area = area_of_places(name, workbook.places[name]) if sheet else None
        if sheet is None or area is None:
            continue
        found = page_findings(name, sheet_values(sheet), area, report.this, report.last, report.settings)
        yield from (replace(finding, file=workbook.book.name, sheet=sheet.name) for finding in found)
