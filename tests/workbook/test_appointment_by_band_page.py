"""Indicator 2 by band: counted, written as a table, shown on a page, stale when changed, never published."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import small_trust
from commands import run
from libreoffice.cached import disagreements
from libreoffice.office import CellValue, Document, Office
from scipy.stats import fisher_exact
from statsmodels.stats.proportion import confint_proportions_2indep
from years import page, report, table

from wres_xl.figures import figures_of
from wres_xl.recruited import POSTS as POST_CELLS
from wres_xl.recruited import Recruited
from wres_xl.settings import Settings
from wres_xl.standard.groups import ETHNIC_GROUPS
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission
from wres_xl.workbook import appointment_by_band_cells as cells
from wres_xl.workbook.report import Report

YEARS = ("--year", "2020-21")
WHITE, BME, UNKNOWN = ETHNIC_GROUPS
ADMIN, NURSES, DOCTORS = (
    "Administrative and Clerical",
    "Nursing and Midwifery Registered",
    "Medical and Dental",
)
POSTS = (
    (ADMIN, "NHS AfC: Band 5", ((60, 18), (40, 4), (3, 1))),
    (ADMIN, "Band 6", ((10, 2), (5, 1), (0, 0))),
    (NURSES, "Band 8a", ((20, 5), (8, 0), (1, 0))),
    (DOCTORS, "NHS Medical & Dental: Consultant", ((12, 3), (6, 2), (0, 0))),
    ("", "Band 7", ((4, 1), (0, 0), (0, 0))),
)
ORIGINS = (small_trust.WHITE, small_trust.BME, small_trust.UNKNOWN)
HEADINGS = ["Staff Group", "Pay Band", "Ethnic Origin", "Shortlisted", "Appointed"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small trust, with a cross table of recruitment."""
    tables = small_trust.extracts()
    tables["recruitment"] = [
        HEADINGS,
        *(
            [*post, origin, *map(str, counts)]
            for *post, groups in POSTS
            for origin, counts in zip(ORIGINS, groups, strict=True)
        ),
    ]
    return small_trust.write(tmp_path_factory.mktemp("by-band") / "2020-21", tables)


@pytest.fixture(scope="module")
def workbook(folder: Path) -> Path:
    output = folder.parent / "WRES.xlsx"
    assert run("generate", folder, *YEARS, "-o", output).code == 0
    return output


@pytest.fixture(scope="module")
def document(workbook: Path, office: Office) -> Iterator[Document]:
    with office.open(workbook) as opened:
        opened.recalculate()
        yield opened


def shown(document: Document) -> dict[str, list[CellValue]]:
    """The page's rows by their posts: this year's counts and likelihoods, ratio, interval and words."""
    grid = document.values(cells.NAME, "A6:S26")
    assert grid[0][0] == "Posts"
    assert {cell for row in grid[1:19] for cell in row[1:7]} == {"n/a"}, "last year is not known"
    return {str(row[0]): [*row[7:13], *row[14:17], row[18]] for row in grid[1:]}


def test_as_a_table(folder: Path, tmp_path: Path) -> None:
    command = ("figures", folder, *YEARS, "--by-band")
    rows = list(csv.DictReader(io.StringIO(run(*command, "--format", "csv").out)))
    assert len(rows) == 13 * 3
    counted = {
        (row["section"], row["level"], row["group"]): (int(row["shortlisted"]), int(row["appointed"]))
        for row in rows
        if row["shortlisted"] != "0"
    }
    assert counted == {
        ("non-clinical", "lower", "White"): (60, 18),
        ("non-clinical", "lower", "BME"): (40, 4),
        ("non-clinical", "lower", "Unknown"): (3, 1),
        ("non-clinical", "middle", "White"): (10, 2),
        ("non-clinical", "middle", "BME"): (5, 1),
        ("clinical", "upper", "White"): (20, 5),
        ("clinical", "upper", "BME"): (8, 0),
        ("clinical", "upper", "Unknown"): (1, 0),
        ("medical", "", "White"): (12, 3),
        ("medical", "", "BME"): (6, 2),
        ("", "middle", "White"): (4, 1),
    }
    assert json.loads(run(*command, "--format", "json").out)[0] == {
        **{"year": "2020-21", "section": "non-clinical", "level": "lower", "group": "White"},
        **{"shortlisted": 60, "appointed": 18},
    }
    assert "non-clinical" in run(*command).told
    run(*command, "-o", tmp_path / "by-band.csv")
    assert (tmp_path / "by-band.csv").read_text(encoding="utf-8").startswith("year,section,level,group,")
    both = run(*command, "--by-ethnic-category")
    assert (both.code, "cannot go with" in both.told) == (2, True)


def test_there_is_no_table_where_the_extract_tells_no_posts(tmp_path: Path) -> None:
    plain = small_trust.write(tmp_path / "2020-21", small_trust.extracts())
    told = run("figures", plain, *YEARS, "--by-band", "--format", "json")
    assert (told.code, told.out) == (0, "[]\n")


def test_the_page_recalculated(document: Document, workbook: Path) -> None:
    assert disagreements(workbook, document.formulas()) == []
    rows = shown(document)
    lower = rows["Non-clinical: lower"]
    interval = confint_proportions_2indep(18, 60, 4, 40, compare="ratio", method="score")
    assert lower[:6] == [60, 18, 0.3, 40, 4, 0.1]
    assert lower[6:9] == [pytest.approx(3.0), *(pytest.approx(each, rel=1e-3) for each in interval)]
    assert interval[0] > 1
    assert fisher_exact([[18, 42], [4, 36]]).pvalue < 0.05
    assert lower[9] == "Less favourable for BME"
    assert rows["Non-clinical: middle"][:7] == [10, 2, 0.2, 5, 1, 0.2, 1.0]
    assert rows["Non-clinical: middle"][9] == "Too few to tell"
    assert rows["Non-clinical: all"][:7] == [
        *(70, 20, pytest.approx(20 / 70), 45, 5, pytest.approx(5 / 45)),
        pytest.approx((20 / 70) / (5 / 45)),
    ]
    assert rows["Clinical: upper"] == [20, 5, 0.25, 8, 0, 0, "n/a", "n/a", "n/a", "No BME people appointed"]
    assert rows["Clinical: all"][6:] == rows["Clinical: upper"][6:]
    assert rows["Medical and dental"][6] == pytest.approx(0.25 / (2 / 6))
    assert rows["Staff group not told: middle"][9] == "No BME people shortlisted"
    assert rows["Staff group and band not told"][9] == "Nobody shortlisted"
    assert rows["All posts: lower"][:6] == lower[:6]
    assert rows["All posts: middle"][6] == pytest.approx((3 / 14) / (1 / 5))
    assert rows["All posts: upper"][:6] == rows["Clinical: upper"][:6]
    assert rows["All posts"][:6] == [106, 29, pytest.approx(29 / 106), 59, 7, pytest.approx(7 / 59)]
    assert rows["Check: the rows add up"][:5] == ["Agrees", "Agrees", "", "Agrees", "Agrees"]


def test_all_posts_are_read_as_indicator_2_is(document: Document) -> None:
    grid = document.values("2 Appointment", "I1:K40")
    words = {str(row[0]): row[2] for row in grid}
    everybody = shown(document)["All posts"]
    assert everybody[6:] == [
        words["Relative likelihood, White to BME"],
        words["95% interval from"],
        words["95% interval to"],
        words["Reading"],
    ]


def test_a_count_that_is_changed_moves_the_ratio_and_outdates_what_was_written(document: Document) -> None:
    before = shown(document)
    at = next(row for row, line in enumerate(cells.LINES) if line.label == "Non-clinical: lower")
    address = f"L{cells.ROW + at + 2}"
    try:
        document.edit(cells.NAME, address, 8)
        document.recalculate()
        after, charts = shown(document), document.charts()
    finally:
        document.edit(cells.NAME, address, 4)
        document.recalculate()
    assert after["Non-clinical: lower"][5:] == [0.2, pytest.approx(1.5), *["out of date"] * 3]
    assert after["Non-clinical: all"][6:] == [pytest.approx((20 / 70) / (9 / 45)), *["out of date"] * 3]
    assert after["All posts: lower"][7:] == ["out of date"] * 3
    assert after["Check: the rows add up"][4] == "Differs"
    changed = {"Non-clinical: lower", "Non-clinical: all", "All posts: lower", "Check: the rows add up"}
    assert {name for name in after if after[name] != before[name]} == changed
    assert shown(document) == before
    (chart,) = (each for each in charts if each.sheet == cells.NAME)
    points = next(each for each in chart.series if each.name == "2020-21 ratio").values
    assert points["values-y"][0] == pytest.approx(1.5)
    assert points["error-bars-y-positive"][0] == points["error-bars-y-negative"][0] == 0
    assert points["error-bars-y-positive"][1] > 0


def test_the_publication_copy_has_none_of_it(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    assert run("generate", folder, *YEARS, "--publication", "-o", copy).code == 0
    book = openpyxl.load_workbook(copy)
    assert cells.NAME not in book.sheetnames
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    labels = {line.label for line in cells.LINES} - {"Medical and dental"}
    assert not texts & {*labels, "By band", "Chart by band", cells.NAME}
    tables = {name for sheet in book for name in sheet.tables}
    assert "Statistics" in tables
    assert not tables & {"StatisticsByBand", "ByBandChart", "AppointmentByBand"}


def of(counts: dict[tuple[str, str], tuple[int, ...]], settings: Settings | None = None) -> Report:
    """A report of these counts by post: White shortlisted and appointed, then BME."""
    recruited = {
        (*post, group): Recruited(*each[at : at + 2])
        for post, each in counts.items()
        for group, at in ((WHITE, 0), (BME, 2))
    }
    sums = [sum(each[at] for each in counts.values()) for at in range(4)]
    entries = {
        ("2_shortlisted", WHITE): Entry(sums[0]),
        ("2_appointed", WHITE): Entry(sums[1]),
        ("2_shortlisted", BME): Entry(sums[2]),
        ("2_appointed", BME): Entry(sums[3]),
    }
    submission = Submission(ReportingYear(2021), entries, recruited=recruited)
    base = report(2021, {2021}, settings)
    return Report(figures_of(submission), None, base.commentary, base.settings)


def this_year(of_report: Report) -> dict[object, list[object]]:
    """Ratio, interval and words of this year, by the posts."""
    rows = table(page(of_report, cells.NAME), "Posts")[1:]
    return {row[0]: [*row[14:17], row[18]] for row in rows}


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((4000, 1000, 4000, 1000), "No adverse difference"),
        ((400, 100, 400, 200), "Less favourable for White"),
        ((400, 200, 400, 100), "Less favourable for Global Majority"),
        ((8, 4, 8, 2), "Too few to tell"),
        ((0, 0, 8, 2), "No White people shortlisted"),
        ((8, 2, 0, 0), "No Global Majority people shortlisted"),
        ((8, 2, 8, 0), "No Global Majority people appointed"),
        ((0, 0, 0, 0), "Nobody shortlisted"),
    ],
)
def test_what_is_said_of_a_ratio(counts: tuple[int, ...], words: str) -> None:
    rows = this_year(of({("clinical", "upper"): counts}, Settings(term="Global Majority")))
    assert [rows[name][3] for name in ("Clinical: upper", "Clinical: all", "All posts: upper")] == [words] * 3


def test_a_ratio_of_no_white_appointments_is_0() -> None:
    rows = this_year(of({("medical", ""): (50, 0, 50, 25)}))
    assert rows["Medical and dental"][:2] == [0, 0]
    assert rows["Medical and dental"][3] == "Less favourable for White"


def test_what_is_not_known_is_said_to_be() -> None:
    rows = this_year(report(2021, {2021}))
    assert {tuple(each) for name, each in rows.items() if ":" in str(name)} == {("n/a",) * 4, (None,) * 4}
    # Indicator 2 is known: 40 of 100 and 15 of 100.
    assert rows["All posts"][0] == pytest.approx(40 / 15)


def test_every_applicant_is_in_one_row_and_the_sums_hold_each_once() -> None:
    posts = [cells.LINES[at].post or ("", "?") for at in cells.EXTRACTED]
    assert sorted(posts) == sorted(POST_CELLS)
    held = {
        line.label: [cells.LINES[part].post or ("", "?") for part in line.parts]
        for line in cells.LINES
        if line.parts
    }
    assert held["Clinical: all"] == [("clinical", each) for each in ("lower", "middle", "upper", "")]
    assert held["All posts: upper"] == [(each, "upper") for each in ("non-clinical", "clinical", "")]
    levels = [post for name in held if name.startswith("All posts") for post in held[name]]
    assert sorted(levels) == sorted(post for post in posts if post[1])
