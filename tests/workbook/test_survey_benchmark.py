"""Survey results beside the benchmark median, as the published report prints both."""

import pytest
from necs import necs_figures
from published import published_figures
from years import page, table

from wres_xl.commentary import commentary_of
from wres_xl.settings import Settings
from wres_xl.workbook.page_cells import PageCells
from wres_xl.workbook.report import Report


def test_results_less_the_published_medians() -> None:
    this, last = necs_figures("2020-21"), necs_figures("2019-20")
    report = Report(this, last, commentary_of(this, last, Settings()), Settings())
    shown = {
        (indicator, row[0]): row[headings.index("Result less benchmark")]
        for indicator in (5, 6, 7, 8)
        for headings, *rows in [table(_page(report, indicator), f"Indicator {indicator}")]
        for row in rows
    }
    known = [each for each in published_figures() if 5 <= each.indicator <= 8 and each.survey_note]
    assert len(known) == 8
    for each in known:
        assert each.survey_note is not None
        assert each.exact is not None
        found = shown[each.indicator, f"{each.group} {each.year[:4]}"]
        assert found == pytest.approx(each.exact - each.survey_note.median)


def test_without_a_benchmark_there_is_no_difference() -> None:
    alone = necs_figures("2020-21", beside_last=False)
    report = Report(alone, None, commentary_of(alone, None, Settings()), Settings())
    headings, *rows = table(_page(report, 5), "Indicator 5")
    assert {row[0]: row[headings.index("Result less benchmark")] for row in rows}["White 2019"] == "n/a"


def _page(report: Report, indicator: int) -> PageCells:
    return page(report, "5-6 Harassment" if indicator < 7 else "7-8 Opportunity")
