"""Dirty extracts in the template: findings that lead to the cell, values mapped once, and a clean rerun."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import small_trust
import xlwings
from libreoffice.live import LiveOffice
from libreoffice.live_books import live_book
from small_trust import BME, ETHNIC_ORIGIN, GRADE, JOB_ROLE, STAFF_GROUP

from live.pasted import fill_small_trust, paste
from live.shown import Grid, Shown, shown
from udfs import macros

STAFF = "ESR staff"
MEANINGS = {
    "Klingon": "BME",
    "Trust Grade Seven": "Band 6",
    "Wizards": "clinical",
    "Witch Doctor": "Consultants",
}
LINK = re.compile(r"""=HYPERLINK\("#'(?P<sheet>.+)'!(?P<column>[A-Z]+)(?P<row>\d+)","[A-Z]+\d+"\)""")
WORDS = "19% of BME applicants were appointed."
"""3 of 25 were."""
HELD = "held by the finance team"


@dataclass(frozen=True)
class Journey:
    checked: Shown
    links: dict[str, object]
    mapped: Shown
    before: Shown
    again: Shown
    worded: Shown


def dirty_staff() -> small_trust.Rows:
    """Values that no code list knows, a blank row, and a broken formula."""
    headings, *people = small_trust.extracts()["staff"]
    for person in people[:2]:
        person[ETHNIC_ORIGIN] = "Klingon"
    people[2][GRADE] = people[3][GRADE] = people[4][GRADE] = "Trust Grade Seven"
    people[5][STAFF_GROUP] = "Wizards"
    doctor = next(person for person in people if person[STAFF_GROUP] == "Medical and Dental")
    doctor[JOB_ROLE] = "Witch Doctor"
    people[6][GRADE] = "=NA()"
    return [headings, *people[:10], [""] * len(headings), *people[10:]]


@pytest.fixture(scope="module")
def journey(live_office: LiveOffice, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Journey:
    with live_book(live_office, template, tmp_path_factory.mktemp("dirty")) as book:
        fill_small_trust(book, staff=dirty_staff())
        book.sheets["Board"].range("A3:Z40").clear_contents()
        paste(book, "Board", small_trust.extracts()["recruitment"])
        macros.check_data(book)
        checked, links = shown(book), led_to(book)
        mend(book)
        macros.generate_tabs(book)
        mapped = shown(book)
        book.sheets[STAFF]["C6"].value = f"'{BME}"
        before = shown(book)
        macros.check_data(book)
        macros.check_data(book)
        again = shown(book)
        own_line(book).value = WORDS
        macros.check_data(book)
        return Journey(checked, links, mapped, before, again, shown(book))


def own_line(book: xlwings.Book) -> xlwings.Range:
    """The first line under a question of indicator 2's page."""
    page = book.sheets["2 Appointment"]
    return page.range((page["A1:A80"].value.index("What have we done?") + 2, 1))


def led_to(book: xlwings.Book) -> dict[str, object]:
    """What stands in the cell that each finding's link leads to, by the finding's value."""
    cells: Grid = [list(row) for row in book.sheets["Data quality"]["A1:G100"].formula]
    found: dict[str, object] = {}
    for row in cells:
        if link := LINK.fullmatch(str(row[6])):
            found[str(row[4] or row[3])] = (
                book.sheets[link["sheet"]].range(link["column"] + link["row"]).value
            )
    return found


def mend(book: xlwings.Book) -> None:
    """Choose what the values stand for, mend the formula, and paste the board where it belongs."""
    area = book.names["wres_mapping"].refers_to_range
    for row, (_, value, _, _) in enumerate(area.options(ndim=2).value):
        if value:
            area[row, 3].value = MEANINGS[value]
    staff = small_trust.extracts()["staff"]
    book.sheets[STAFF]["F10"].value = f"'{staff[7][GRADE]}"
    book.sheets["Board"].range("A3:Z40").clear_contents()
    paste(book, "Board", small_trust.extracts()["board"])
    book.sheets["Data quality"]["G3"].value = HELD


def findings(seen: Shown) -> dict[str, tuple[object, ...]]:
    """What was found: where, level and rows, by the value or else the problem."""
    rows = seen.values["Data quality"]
    top = next(at for at, row in enumerate(rows) if row[0] == "Where")
    return {str(row[4] or row[3]): tuple(row[:3]) for row in rows[top + 1 :] if row[1]}


def mapping(seen: Shown) -> list[tuple[object, ...]]:
    return [tuple(row) for row in seen.values["Mapping"][5:] if row[1]]


class TestChecked:
    def test_findings_tell_place_level_and_rows(self, journey: Journey) -> None:
        file = "WRES workbook.xlsm"
        found = findings(journey.checked)
        assert found["Klingon"] == (f"{file}, sheet {STAFF}, row 4, column Ethnic Origin", "Error", 2)
        assert found["Trust Grade Seven"] == (f"{file}, sheet {STAFF}, row 6, column Pay Grade", "Error", 3)
        assert found["Wizards"] == (f"{file}, sheet {STAFF}, row 9, column Staff Group", "Error", 1)
        assert found["Witch Doctor"][1:] == ("Error", 1)
        assert found["#N/A"][0] == f"{file}, sheet {STAFF}, row 10, column Pay Grade"
        assert found["The board table has no column for Voting"][0] == f"{file}, sheet Board, row 3"

    def test_each_link_leads_to_the_very_cell(self, journey: Journey) -> None:
        assert {key: value for key, value in journey.links.items() if key in MEANINGS} == {
            key: key for key in MEANINGS
        }
        assert {"#N/A", "The board table has no column for Voting"} <= journey.links.keys()
        assert journey.links["The board table has no column for Voting"] == "Ethnic Origin"

    def test_mapping_lists_what_nobody_knows(self, journey: Journey) -> None:
        assert mapping(journey.checked) == [
            ("ethnic origin", "Klingon", 2, None),
            ("grade", "Trust Grade Seven", 3, None),
            ("job role", "Witch Doctor", 1, None),
            ("staff group", "Wizards", 1, None),
        ]
        assert journey.checked.cell("Mapping", 2, 0) == "4 of 4 values wait for a choice."

    def test_what_is_said(self, journey: Journey) -> None:
        (message,) = journey.checked.messages
        assert message == (
            "Found: 13 errors and 0 warnings. Data quality tells each, worst first. "
            "Say on Mapping what 4 values stand for."
        )
        assert journey.checked.active == "Data quality"
        assert "Summary" in journey.checked.hidden

    def test_no_figure_was_written(self, journey: Journey) -> None:
        assert journey.checked.under("National return", "9_board", "2015-16 White") is None


class TestMapped:
    def test_nothing_is_left_to_say(self, journey: Journey) -> None:
        assert journey.mapped.messages == ()
        assert journey.mapped.active == "Summary"
        assert "Nothing was found that stops a figure." in journey.mapped.texts("Data quality")
        assert not findings(journey.mapped).keys() & {*MEANINGS, "#N/A"}

    def test_choices_are_remembered(self, journey: Journey) -> None:
        chosen = {str(row[1]): (row[2], row[3]) for row in mapping(journey.mapped)}
        assert {value: meaning for value, (_, meaning) in chosen.items()} == MEANINGS
        assert mapping(journey.again) == mapping(journey.mapped)
        assert journey.mapped.cell("Mapping", 2, 0) == "Every value has its meaning."

    def test_the_figures_are_those_of_the_choices(self, journey: Journey) -> None:
        def counted(key: str, group: str) -> object:
            return journey.mapped.under("National return", key, f"2020-21 {group}")

        # 61 White, 20 BME and 4 unknown, of whom two White are Klingon now.
        assert [counted("9_workforce", group) for group in ("White", "BME", "Unknown")] == [59, 22, 4]
        # 20 White at band 5, not clinical: two are Klingon, three of a grade that is band 6, one clinical.
        assert counted("1a_band_5", "White") == 20 - 2 - 3 - 1
        assert counted("1a_band_5", "BME") == 4 + 2
        assert counted("1a_band_6", "White") == 3
        assert counted("1b_band_5", "White") == 1
        assert counted("9_board", "White") == 5

    def test_links_go_when_their_findings_are_gone(self, journey: Journey) -> None:
        links = [row[6] for row in journey.mapped.values["Data quality"] if len(row) > 6]
        assert "C4" not in links


class TestAgain:
    def test_what_a_person_wrote_beside_the_findings_stays(self, journey: Journey) -> None:
        assert journey.again.cell("Data quality", 2, 6) == HELD

    def test_checking_changes_no_figure(self, journey: Journey) -> None:
        before, after = journey.before.values, journey.again.values
        assert [name for name in before if before[name] != after[name]] == []


def test_own_words_that_contradict_a_figure_are_told(journey: Journey) -> None:
    told = [row for row in journey.worded.values["Data quality"] if "2 Appointment" in str(row[0])]
    assert len(told) == 1, told
    assert "19%" in str(told[0][3])
    assert "the figures give" in str(told[0][3])
