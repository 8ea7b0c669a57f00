"""The page of indicator 1: who works in which pay band."""

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from wres_xl.standard.data_items import MEDICAL_ROWS, PAY_BANDS, SENIOR_MEDICAL_MANAGERS
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.workbook import chart_cells, charts, national_return, sentences
from wres_xl.workbook.cells import Content, Live, shown
from wres_xl.workbook.page import DONE, GROUP_HEADERS, PLANNED, Book, Page
from wres_xl.workbook.report import Report
from wres_xl.workbook.style import BLUE, COUNT, DARK_BLUE, LIGHT_GREY, LIGHT_ORANGE, ORANGE

NAME = "1 Workforce"
_COUNTS, _SHARES = (8.3,) * 6, (9.5,) * 2
_WIDTHS = (22, *_COUNTS, *_SHARES, 1.5, 32, *_COUNTS, *_SHARES, 1.5, 14, *_SHARES, 9)
_CLINICAL, _TOGETHER = 10, 20
_CHART_LINES = 24
_OWN_LINES = 7


def write(book: Book, report: Report) -> None:
    """Write the page: non-clinical and clinical staff side by side, then all bands together."""
    indicator = INDICATORS[0]
    page = Page(book, NAME, f"Indicator 1: {indicator.title}", _WIDTHS)
    page.introduction(report, indicator)
    row = page.sentences(4, sentences.of(report, 1)[:_SENTENCES]) + 1
    non_clinical = [(band, f"1a_{ending}") for band, ending in PAY_BANDS.items()]
    clinical = [(band, f"1b_{ending}") for band, ending in PAY_BANDS.items()]
    medical = [(f"Medical: {label}", key) for label, key in MEDICAL_ROWS.items()]
    _staff_table(page, report, "Non-clinical staff", non_clinical, row, 0)
    _staff_table(page, report, "Clinical staff", [*clinical, *medical], row, _CLINICAL)
    _together_table(page, report, row)
    _whole_table(page, report, row + len(non_clinical) + 3)
    below = row + len(clinical) + len(medical) + 4
    below = _charts(page, row, below)
    page.own_words(
        below,
        _OWN_LINES,
        ((DONE, 0, 8), (PLANNED, _CLINICAL, 23)),
    )


_SENTENCES = 6


def _staff_table(
    page: Page, report: Report, title: str, items: list[tuple[str, str]], row: int, column: int
) -> None:
    """Headcounts of both years, and the BME share of each row, with a total."""
    headers = [title]
    headers += [f"{year} {report.name(group)}" for year in report.years for group in ETHNIC_GROUPS]
    headers += [f"{year} {report.settings.term} %" for year in report.years]
    rows = [_band_row(report, label, key, row + at, column) for at, (label, key) in enumerate(items, start=1)]
    added = [at for at, (_, key) in enumerate(items) if key != SENIOR_MEDICAL_MANAGERS]
    rows.append(_total_row(report, [items[at][1] for at in added], row, column, added))
    styles = [["label", *["count"] * 6, *["percent"] * 2]] * len(items)
    styles.append(["label_bold", *["count_bold"] * 6, *["percent_bold"] * 2])
    name = title.replace("-", "").replace(" ", "")
    page.table(row, column, name, headers, rows, styles, height=15.5, header_height=GROUP_HEADERS)


def _band_row(report: Report, label: str, key: str, row: int, column: int) -> list[Content]:
    counts = [
        national_return.live(report, year, key, group) for year in report.years for group in ETHNIC_GROUPS
    ]
    shares = [
        _share(row, column + 1 + 3 * at, [report.value(year, key, group) for group in ETHNIC_GROUPS])
        for at, year in enumerate(report.years)
    ]
    return [label, *counts, *shares]


def _total_row(report: Report, keys: list[str], row: int, column: int, added: list[int]) -> list[Content]:
    """The sum of each column, senior medical managers left out for they are consultants already."""
    below = row + max(added) + 2
    sums: list[Content] = []
    values: list[float | None] = []
    for at, (year, group) in enumerate([(year, group) for year in report.years for group in ETHNIC_GROUPS]):
        total = report.total(year, tuple(keys), group)
        ranges = ",".join(
            xl_range_abs(row + 1 + first, column + 1 + at, row + 1 + last, column + 1 + at)
            for first, last in _runs(added)
        )
        sums.append(Live(f'IF(COUNT({ranges})<{len(keys)},"n/a",SUM({ranges}))', shown(total)))
        values.append(total)
    shares = [_share(below, column + 1 + 3 * at, values[3 * at : 3 * at + 3]) for at in (0, 1)]
    return ["Total", *sums, *shares]


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbouring places, as the first and last of each run."""
    starts = [at for at in places if at - 1 not in places]
    ends = [at for at in places if at + 1 not in places]
    return list(zip(starts, ends, strict=True))


def _share(row: int, column: int, values: list[float | None]) -> Live:
    """BME staff over all three groups, which stand in three neighbouring cells: White, BME, unknown."""
    cells, bme = xl_range_abs(row, column, row, column + 2), xl_rowcol_to_cell(row, column + 1)
    formula = f'IF(COUNT({cells})<3,"n/a",IF(SUM({cells})=0,"-",{bme}/SUM({cells})))'
    known = [value for value in values if value is not None]
    if len(known) < 3:
        return Live(formula, "n/a")
    return Live(formula, known[1] / sum(known) if sum(known) else "-")


def _together_table(page: Page, report: Report, row: int) -> None:
    """BME share of each band, clinical and non-clinical together, for the chart."""
    headers = ["All staff", *(f"{year} {report.settings.term} %" for year in report.years)]
    headers += [f"{report.this.year} workforce"]
    rows = [_together_row(report, label, ending) for label, ending in PAY_BANDS.items()]
    styles = [["label", *["percent"] * 3]] * len(rows)
    page.table(row, _TOGETHER, "AllBands", headers, rows, styles, height=15.5, header_height=GROUP_HEADERS)


def _together_row(report: Report, label: str, ending: str) -> list[Content]:
    cells: list[Content] = []
    for year in report.years:
        keys = [f"{part}_{ending}" for part in ("1a", "1b")]
        bme = [national_return.reference(report, year, key, Group.BME) for key in keys]
        everyone = [national_return.reference(report, year, key, Group.ALL) for key in keys]
        known = ",".join([*bme, *everyone])
        all_staff = "+".join(everyone)
        formula = f'IF(COUNT({known})<4,"n/a",IF({all_staff}=0,"-",({"+".join(bme)})/({all_staff})))'
        values = [report.value(year, key, group) for group in (Group.BME, Group.ALL) for key in keys]
        numbers = [value for value in values if value is not None]
        if len(numbers) < 4:
            cells.append(Live(formula, "n/a"))
        else:
            of = numbers[2] + numbers[3]
            cells.append(Live(formula, (numbers[0] + numbers[1]) / of if of else "-"))
    return [label, *cells, national_return.live(report, report.this.year, "9_workforce_share", Group.BME)]


def _whole_table(page: Page, report: Report, row: int) -> None:
    """The whole workforce: headcount and share of each group."""
    headers = ["Whole workforce"]
    headers += [f"{year}{what}" for year in report.years for what in ("", " %")]
    rows: list[list[Content]] = []
    for group in (*ETHNIC_GROUPS, Group.ALL):
        cells: list[Content] = []
        for year in report.years:
            cells.append(national_return.live(report, year, "9_workforce", group))
            share = (
                national_return.live(report, year, "9_workforce_share", group)
                if group in ETHNIC_GROUPS
                else None
            )
            cells.append(share)
        rows.append([report.name(group), *cells])
    styles = [["label", "count", "percent", "count", "percent"]] * len(rows)
    # The header shares its row with a row of the clinical table.
    page.table(row, 0, "WholeWorkforce", headers, rows, styles, header_height=15.5)


def _charts(page: Page, row: int, below: int) -> int:
    """BME share of the bands, and the staff of each section; returns the row below the charts."""
    sheet = f"'{NAME}'"
    last_row = row + len(PAY_BANDS)

    def cells(column: int) -> str:
        return f"={sheet}!{xl_range_abs(row + 1, column, last_row, column)}"

    def header(column: int) -> str:
        return f"={sheet}!{xl_rowcol_to_cell(row, column, True, True)}"

    bands = cells(_TOGETHER)
    shares = charts.columns(
        page.book,
        chart_cells.text("bands"),
        bands,
        [
            charts.Series(header(_TOGETHER + 1), cells(_TOGETHER + 1), LIGHT_ORANGE),
            charts.Series(header(_TOGETHER + 2), cells(_TOGETHER + 2), ORANGE),
        ],
        "0%",
        labels=False,
    )
    charts.add_line(page.book, shares, header(_TOGETHER + 3), bands, cells(_TOGETHER + 3), DARK_BLUE)
    placed = [(shares, "Column chart: share of each pay band in both years, beside the whole workforce's.")]
    sections = (
        ("Non-clinical staff in each band", 0),
        ("Clinical staff in each band", _CLINICAL),
    )
    for title, column in sections:
        series = [
            charts.Series(header(column + 4 + at), cells(column + 4 + at), colour)
            for at, colour in enumerate((BLUE, ORANGE, LIGHT_GREY))
        ]
        chart = charts.columns(page.book, title, bands, series, COUNT, labels=False, stacked=True)
        placed.append((chart, f"Stacked columns: {title.lower()}, this year, by ethnic group."))
    return page.charts(below, placed, _CHART_LINES)
