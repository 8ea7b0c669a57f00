"""The Trend page: six years where they are known, gaps where they are not, a break where one belongs."""

from pathlib import Path

import pytest
from libreoffice.cached import disagreements
from libreoffice.office import Office
from openxml_audit import OpenXmlValidator
from pages import TABS
from years import page, report, table

from wres_xl.settings import Settings
from wres_xl.workbook.build import write_workbook

YEARS = ["2016-17", "2017-18", "2018-19", "2019-20", "2020-21", "2021-22"]
ALL = set(range(2016, 2022))
UNSEEN = -1000


def rows(
    known: set[int], this: int = 2021, settings: Settings | None = None
) -> dict[tuple[object, object], list[object]]:
    """The figures of the page by indicator and label."""
    headings, *body = table(page(report(this, known, settings), "Trend"), "No.")
    assert headings[2:] == [f"{start}-{start - 1999}" for start in range(this - 5, this + 1)]
    return {(row[0], row[1]): row[2:] for row in body}


def test_six_years() -> None:
    found = rows(ALL)
    # 40 of 100 White applicants over 10 to 15 of 100 BME.
    assert found[2, "Ratio, White to BME"] == pytest.approx([40 / each for each in range(10, 16)])
    assert found[2, "BME, appointed of shortlisted"] == pytest.approx([each / 100 for each in range(10, 16)])
    # 32 rows of 20, 10 and 2 people.
    assert found[1, "BME share of the workforce"] == pytest.approx([10 / 32] * 6)
    assert found[9, "Board less workforce, BME"] == pytest.approx([2 / 10 - 10 / 32] * 6)
    assert found[7, "Equal opportunities, BME less White"] == pytest.approx([-0.1] * 6)
    assert found[5, "Harassment by the public, White"] == ["n/a"] * 6


def test_indicator_3_has_one_basis_in_all_years() -> None:
    single, two = rows(ALL), rows(ALL, settings=Settings(indicator_3_basis="two years"))
    # 32 cases of 640 White staff in each year; of 320 BME staff none, then 1, 2, 3, 4 and 5.
    assert single[3, "Ratio, BME to White"] == pytest.approx([each / 320 / 0.05 for each in range(6)])
    both_years = [1, 3, 5, 7, 9]
    assert two[3, "White, entered the formal process"] == ["n/a", *[pytest.approx(0.1)] * 5]
    assert two[3, "Ratio, BME to White"] == ["n/a", *(pytest.approx(each / 320 / 0.1) for each in both_years)]


def test_a_year_that_is_not_known_is_a_gap() -> None:
    found = rows({2017, 2019, 2021})
    assert found[2, "Ratio, White to BME"] == [
        "n/a",
        pytest.approx(40 / 11),
        "n/a",
        pytest.approx(40 / 13),
        "n/a",
        pytest.approx(40 / 15),
    ]


def test_years_before_the_room_there_is_are_left_out() -> None:
    assert rows(ALL | {2009, 2015}) == rows(ALL)


def drawn(this: int, known: set[int], label: str) -> tuple[list[object], list[list[object]]]:
    """The points of a line, and its stretches from year to year; None is a cell that is blank."""
    body = table(page(report(this, known), "Statistics"), "Chart of trends")
    at = next(at for at, row in enumerate(body) if row[0] == label)
    return body[at][1:], [row[1:] for row in body[at + 1 : at + 6]]


EQUAL_OPPORTUNITIES_WHITE = "7: row 19"
APPOINTMENT_RATIO = "2: row 6"


def unseen(stretches: list[list[object]]) -> list[bool]:
    """Whether each stretch is not to be seen; it has two ends, in its own two years."""
    told = []
    for at, stretch in enumerate(stretches):
        assert [cell is not None for cell in stretch] == [each in (at, at + 1) for each in range(6)]
        ends = [cell for cell in stretch if cell is not None]
        assert ends == [UNSEEN, UNSEEN] or UNSEEN not in ends
        told.append(ends == [UNSEEN, UNSEEN])
    return told


def test_a_line_stops_where_a_year_is_not_known() -> None:
    points, stretches = drawn(2021, {2016, 2017, 2019, 2020} | {2021}, APPOINTMENT_RATIO)
    assert [point == UNSEEN for point in points] == [False, False, True, False, False, False]
    assert unseen(stretches) == [False, True, True, False, False]
    assert stretches[3][3:5] == points[3:5]


@pytest.mark.parametrize(("this", "broken"), [(2020, None), (2021, 4), (2023, 2), (2026, None)])
def test_indicator_7_is_broken_where_its_definition_changed(this: int, broken: int | None) -> None:
    known = set(range(this - 5, this + 1))
    points, stretches = drawn(this, known, EQUAL_OPPORTUNITIES_WHITE)
    assert points == pytest.approx([0.3] * 6)
    assert unseen(stretches) == [at == broken for at in range(5)]
    assert unseen(drawn(this, known, APPOINTMENT_RATIO)[1]) == [False] * 5
    texts = [str(each) for each in page(report(this, known), "Trend").cells.values()]
    assert any("do not compare across the gap" in text for text in texts) is (broken is not None)


@pytest.mark.parametrize("basis", ["single year", "two years"])
def test_it_recalculates_to_what_it_says(office: Office, tmp_path: Path, basis: str) -> None:
    path = tmp_path / "WRES.xlsx"
    chosen = Settings(
        term="ethnic minority", indicator_3_basis="two years" if basis == "two years" else "single year"
    )
    write_workbook(report(2022, {2017, 2018, 2020, 2021, 2022}, chosen), path)
    with office.open(path) as document:
        document.recalculate()
        cells, printed = document.formulas(), document.pages()
    assert disagreements(path, cells) == []
    assert printed == dict.fromkeys(TABS, 1)
    assert [str(error) for error in OpenXmlValidator(max_errors=0).validate(str(path)).errors] == []
