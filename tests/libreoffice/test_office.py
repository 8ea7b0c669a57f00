"""The harness itself: it sees a wrong cached value, an edit's effects, and what is printed."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter

from libreoffice.cached import cached_values, disagreements, formulas
from libreoffice.office import Cell, Office, OfficeError


def write_workbook(path: Path, *, half: float = 3, state: str = "low") -> Path:
    """Counts that add up to 6 on one sheet; on another their half, its state in words, and a chart."""
    with xlsxwriter.Workbook(path) as book:
        counts, page = book.add_worksheet("Counts"), book.add_worksheet("The page")
        hidden = book.add_worksheet("Hidden")
        hidden.hide()
        counts.write_column("A1", ["Band 2", "Band 3", "Band 4"])
        counts.write_column("B1", [1, 2, 3])
        counts.write_column("C1", [0.5, 0.25, 0.125])
        counts.write_formula("B4", "=SUM(B1:B3)", None, 6)
        page.write_formula("A1", "=Counts!B4/2", None, half)
        page.write_formula("A2", '=IF(A1>3,"high","low")', None, state)
        page.write_formula("A3", '=IF(A1>3,"mind this","")', None, "")
        page.write_formula("A4", "=A1>3", None, False)
        hidden.write_array_formula("A1:A1", "{=SUM(Counts!B1:B3*2)}", None, 12)
        chart = book.add_chart({"type": "column", "name": "Chart of bands"})
        chart.add_series(
            {
                "name": "=Counts!$A$1",
                "categories": "=Counts!$A$1:$A$3",
                "values": "=Counts!$B$1:$B$4",
                "y_error_bars": {
                    "type": "custom",
                    "plus_values": "=Counts!$C$1:$C$3",
                    "minus_values": "=Counts!$C$1:$C$3",
                },
            }
        )
        chart.set_title({"name": "Staff by band"})
        chart.set_x_axis({"name": "Band"})
        chart.set_y_axis({"name": "Headcount"})
        page.insert_chart("C2", chart, {"description": "Columns that rise from Band 2 to Band 4"})
        page.fit_to_pages(1, 1)
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "small.xlsx")


def test_a_right_workbook_agrees_with_its_recalculation(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        document.recalculate()
        recalculated = document.formulas()
    assert recalculated.keys() == formulas(workbook).keys()
    assert len(recalculated) == 6
    assert disagreements(workbook, recalculated) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"half": 3.00000001}, "The page!A1 =Counts!B4/2 is 3.0; cached: 3.00000001"),
        ({"half": 0}, "The page!A1 =Counts!B4/2 is 3.0; cached: 0"),
        ({"state": "high"}, """The page!A2 =IF(A1>3,"high","low") is 'low'; cached: 'high'"""),
    ],
)
def test_a_wrong_cached_value_is_told(
    office: Office, tmp_path: Path, wrong: dict[str, float | str], told: str
) -> None:
    path = write_workbook(tmp_path / "wrong.xlsx", **wrong)  # type: ignore[arg-type]
    with office.open(path) as document:
        document.recalculate()
        assert disagreements(path, document.formulas()) == [told]


def test_an_error_is_told_even_where_the_cached_value_is_the_same_error(
    office: Office, tmp_path: Path
) -> None:
    with xlsxwriter.Workbook(tmp_path / "error.xlsx") as book:
        book.add_worksheet("A").write_formula("B2", "=1/0", None, "#DIV/0!")
    with office.open(tmp_path / "error.xlsx") as document:
        document.recalculate()
        assert document.formulas()[Cell("A", "B2")].error == 532
        assert disagreements(tmp_path / "error.xlsx", document.formulas()) == [
            "A!B2 =1/0 is error 532; cached: '#DIV/0!'"
        ]


def test_an_edit_moves_formulas_and_the_chart(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        before = document.charts()[0].series[0].values["values-y"]
        document.edit("Counts", "B2", 20)
        document.recalculate()
        after = document.charts()[0].series[0].values["values-y"]
        changed = document.formulas()
        values = document.values("Counts", "A1:B2")
    assert before == (1, 2, 3, 6)
    assert after == (1, 20, 3, 24)
    assert changed[Cell("Counts", "B4")].value == 24
    assert changed[Cell("The page", "A3")].value == "mind this"
    assert changed[Cell("Hidden", "A1")].value == 48
    assert values == [["Band 2", 1], ["Band 3", 20]]
    assert cached_values(workbook)[Cell("Counts", "B2")] == 2, "the file itself stays as it was"


def test_text_formulas_and_blanks_can_be_typed(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        document.edit("Counts", "B1", None)
        document.edit("Counts", "B2", "not a number")
        document.edit("Counts", "B3", "=40+2")
        document.recalculate()
        assert document.values("Counts", "B1:B4") == [[""], ["not a number"], [42], [42]]


def test_a_protected_cell_is_not_edited(office: Office, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "protected.xlsx") as book:
        sheet = book.add_worksheet("A")
        sheet.write("A1", 1)
        sheet.write("A2", 2, book.add_format({"locked": False}))
        sheet.protect()
    with office.open(tmp_path / "protected.xlsx") as document:
        document.edit("A", "A2", 5)
        with pytest.raises(OfficeError, match="A!A1 is protected"):
            document.edit("A", "A1", 5)
        assert document.values("A", "A1:A2") == [[1], [5]]


def test_a_chart_is_read_whole(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        (chart,) = document.charts()
    assert chart.sheet == "The page"
    assert chart.name == "Chart of bands"
    assert chart.title == "Staff by band"
    assert chart.axis_titles == ("Band", "Headcount")
    assert chart.alternative_text == "Columns that rise from Band 2 to Band 4"
    assert chart.categories == ("Band 2", "Band 3", "Band 4")
    (series,) = chart.series
    assert (series.name, series.kind) == ("Band 2", "Column")
    assert series.values["error-bars-y-positive"] == (0.5, 0.25, 0.125)


def test_pages_are_counted_by_sheet_and_drawn(office: Office, workbook: Path, tmp_path: Path) -> None:
    with office.open(workbook) as document:
        document.edit("Counts", "A150", "far below")
        assert document.pages() == {"Counts": 2, "The page": 1}
        printout = document.print_to(tmp_path)
        assert document.sheets == {"Counts": True, "The page": True, "Hidden": False}
    assert len(printout.images) == 3
    assert all(image.read_bytes().startswith(b"\x89PNG") for image in printout.images)


def test_what_is_no_workbook_is_refused(office: Office, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("no workbook")
    with pytest.raises(OfficeError, match=r"cannot open notes\.txt as a workbook"), office.open(notes):
        pass


def living(group: int) -> list[str]:
    """The processes of a group that have not ended, by name."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            name, _, rest = status.read_text().partition(" (")[2].rpartition(") ")
            state, _parent, its_group = rest.split()[:3]
            found += [name] if int(its_group) == group and state != "Z" else []
    return found


class TestItsOwnProcess:
    @pytest.fixture
    def impatient(self, office: Office, tmp_path: Path) -> Iterator[Office]:  # noqa: ARG002 - it tells what lacks
        office_of_its_own = Office(tmp_path, answer_seconds=0.001)
        yield office_of_its_own
        office_of_its_own.close()

    def test_one_that_takes_too_long_is_ended_and_the_next_request_starts_another(
        self, impatient: Office, workbook: Path
    ) -> None:
        for _ in range(2):
            with pytest.raises(OfficeError, match=r"no answer within 0\.001 s"), impatient.open(workbook):
                pass
            assert impatient.pid is None

    def test_closing_ends_everything_that_was_started(
        self, office: Office, workbook: Path, tmp_path: Path
    ) -> None:
        other = Office(tmp_path)
        with other.open(workbook) as document:
            pid = other.pid
            assert pid != office.pid
            assert document.sheets
        assert pid
        assert "soffice.bin" in living(pid)
        other.close()
        assert living(pid) == []
