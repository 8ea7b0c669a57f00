"""`wres-xl words`: own words in a saved WRES workbook, wherever they stand, held against its figures."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import openpyxl
import pytest
from commands import Run, run
from openpyxl.workbook import Workbook
from slips import SLIPS

from wres_xl.example import write_example

PAGES = {
    **{1: "1 Workforce", 2: "2 Appointment", 3: "3 Disciplinary", 4: "4 Training", 5: "5-6 Harassment"},
    **{6: "5-6 Harassment", 7: "7-8 Opportunity", 8: "7-8 Opportunity", 9: "9 Board"},
}
CLEAN = "Nothing in your own words contradicts the figures."
WRONG = "Of shortlisted BAME applicants, 6.58% were appointed."
TOLD = "This says 6.58%; the figures give 6.56% (30 of 457)"
# A survey's median stands on its page alone, not on National return.
TOLD_OTHERWISE = {
    "For White staff it went up a little (2019 14%, 2020 15.4%).": (
        "This says 15.4%; the figures give 15.8%"
    ),
}
Edit = Callable[[Workbook], object]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example trust's workbook with `BAME` for its word, saved by nobody yet."""
    folder = tmp_path_factory.mktemp("generated")
    write_example(folder)
    (folder / "settings.toml").write_text('term = "BAME"\n', encoding="utf-8")
    made = run(
        *("generate", folder / "2020-21", "--previous", folder / "2019-20", "--year", "2020-21"),
        *("--settings", folder / "settings.toml", "-o", folder / "WRES.xlsx"),
    )
    assert made.code == 0, made.told
    return folder / "WRES.xlsx"


def edited(generated: Path, path: Path, *edits: Edit) -> Path:
    """A copy, changed and saved without the values of its formulas."""
    book = openpyxl.load_workbook(generated)
    for edit in edits:
        edit(book)
    book.save(path)
    return path


def question(book: Workbook, page: str, words: str = "What have we done?") -> tuple[int, int]:
    """The row and column of a question, counted from 1."""
    cells = (cell for row in book[page].iter_rows() for cell in row)
    return next((cell.row, cell.column) for cell in cells if cell.value == words)


def write(page: str, lines: Iterable[object], below: str = "What have we done?") -> Edit:
    def edit(book: Workbook) -> None:
        row, column = question(book, page, below)
        for at, line in enumerate(lines, start=1):
            book[page].cell(row + at, column).value = line

    return edit


def told(path: Path, *options: object) -> tuple[Run, list[dict[str, object]]]:
    """What the command says of a workbook, as JSON."""
    done = run("words", path, "--format", "json", *options)
    return done, json.loads(done.out)


@pytest.fixture(scope="module")
def first_lines(generated: Path) -> Mapping[str, int]:
    """The row of the first line for own words on each page, as Excel counts."""
    book = openpyxl.load_workbook(generated)
    return {page: question(book, page)[0] + 1 for page in PAGES.values()}


def test_each_slip_is_found_where_it_stands(
    generated: Path, tmp_path: Path, first_lines: Mapping[str, int]
) -> None:
    lines: dict[str, list[str]] = {page: [] for page in PAGES.values()}
    expected: set[tuple[object, ...]] = set()
    for indicator, text, problem in SLIPS:
        page = PAGES[indicator]
        # A page of two indicators goes by the one that is named.
        lines[page] += [f"Indicator {indicator}.", text]
        row = first_lines[page] + len(lines[page]) - 1
        expected.add((page, row, TOLD_OTHERWISE.get(text, problem)))
    pages = (write(page, texts) for page, texts in lines.items())
    done, findings = told(edited(generated, tmp_path / "board.xlsx", *pages))
    assert {(each["sheet"], each["row"], each["problem"]) for each in findings} >= expected
    assert {each["file"] for each in findings} == {"board.xlsx"}
    assert {each["row"] for each in findings} == {row for _, row, _ in expected}, "no line but theirs"
    assert done.code == 1


def test_right_words_and_none_are_left_alone(generated: Path, tmp_path: Path) -> None:
    right = ("The ratio has risen to 2.16 from last year's 2.13.", None, "We will halve it by 2030.")
    path = edited(generated, tmp_path / "board.xlsx", write("2 Appointment", right))
    for each in (generated, path):
        done = run("words", each)
        assert (done.code, done.out.strip(), done.err) == (0, CLEAN, "")
    assert run("words", path, "--format", "csv").out.count("\n") == 1


def test_as_a_table_and_as_a_file(generated: Path, tmp_path: Path) -> None:
    path = edited(generated, tmp_path / "board.xlsx", write("2 Appointment", [WRONG]))
    before = path.read_bytes()
    shown = run("words", path)
    assert TOLD in shown.told
    assert "Correct the sentence" in shown.told
    output = tmp_path / "words.csv"
    assert run("words", path, "-o", output).code == 1
    assert TOLD in output.read_text(encoding="utf-8")
    assert run("words", path, "-o", output).code == 2
    assert run("words", path, "-o", output, "--replace").code == 1
    assert run("words", path, "-o", path, "--replace").code == 2
    assert path.read_bytes() == before


def test_words_on_every_page_and_below_both_questions(generated: Path, tmp_path: Path) -> None:
    # No page has a figure near 77%.
    wrong = {page: f"{subject} 77.7% of BAME staff." for page, subject in SUBJECTS.items()}
    done = [write(page, [text]) for page, text in wrong.items()]
    planned = [write(page, [text], "What are we planning?") for page, text in wrong.items()]
    _, findings = told(edited(generated, tmp_path / "board.xlsx", *done, *planned))
    assert sorted(str(each["sheet"]) for each in findings) == sorted([*wrong, *wrong])
    assert all("77.7%" in str(each["problem"]) for each in findings)


SUBJECTS = {
    "1 Workforce": "The workforce:",
    "2 Appointment": "Appointed:",
    "3 Disciplinary": "In the disciplinary process:",
    "4 Training": "Non-mandatory training:",
    "5-6 Harassment": "Harassment:",
    "7-8 Opportunity": "Discrimination:",
    "9 Board": "On the board:",
}


def test_rows_and_columns_that_were_inserted(
    generated: Path, tmp_path: Path, first_lines: Mapping[str, int]
) -> None:
    def insert(book: Workbook) -> None:
        row, _ = question(book, "2 Appointment")
        book["2 Appointment"].insert_rows(row + 2, 2)
        book["2 Appointment"].insert_rows(3, 4)
        book["2 Appointment"].insert_cols(1, 2)
        book["National return"].insert_rows(1, 3)
        book["National return"].insert_cols(5)

    lines = [f"Line {n}." for n in range(7)]
    path = edited(generated, tmp_path / "board.xlsx", insert, write("2 Appointment", [*lines, WRONG]))
    # Four rows above, and seven lines before it.
    row = first_lines["2 Appointment"] + 4 + 7
    assert [(each["problem"], each["row"]) for each in told(path)[1]] == [(TOLD, row)]


def test_a_cell_of_several_lines_has_one_row(
    generated: Path, tmp_path: Path, first_lines: Mapping[str, int]
) -> None:
    lines = ["First.\nSecond.\r\nThird.", f"Fourth.\n{WRONG}"]
    path = edited(generated, tmp_path / "board.xlsx", write("2 Appointment", lines))
    assert [each["row"] for each in told(path)[1]] == [first_lines["2 Appointment"] + 1]


def test_the_figures_are_those_that_the_workbook_holds_now(generated: Path, tmp_path: Path) -> None:
    def correct(book: Workbook) -> None:
        sheet = book["National return"]
        heading = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "2020-21 BAME")
        (key,) = (row[1].row for row in sheet.iter_rows() if row[1].value == "2_shortlisted")
        assert sheet.cell(key, heading.column).value == 457
        sheet.cell(key, heading.column).value = 456

    path = edited(generated, tmp_path / "board.xlsx", correct, write("2 Appointment", [WRONG]))
    assert run("words", path).code == 0


def test_a_figure_that_cannot_be_read_is_told_and_contradicts_nothing(
    generated: Path, tmp_path: Path
) -> None:
    def spoil(book: Workbook) -> None:
        sheet = book["National return"]
        (row,) = (row[1].row for row in sheet.iter_rows() if row[1].value == "2_appointed")
        for column in range(7, 15):
            sheet.cell(row, column).value = "thirty or so"

    path = edited(generated, tmp_path / "board.xlsx", spoil, write("2 Appointment", [WRONG]))
    done, findings = told(path)
    assert TOLD not in [each["problem"] for each in findings]
    unread = [each for each in findings if each["sheet"] == "National return"]
    assert {each["value"] for each in unread} == {"thirty or so"}
    assert (len(unread), done.code) == (6, 1)


def test_settings_may_be_given(generated: Path, tmp_path: Path) -> None:
    text = "Of minority ethnic applicants, 6.58% were appointed."
    path = edited(generated, tmp_path / "board.xlsx", write("2 Appointment", ["Band 7: 3.", text]))
    settings = tmp_path / "settings.toml"
    settings.write_text('term = "minority ethnic"\n', encoding="utf-8")
    assert TOLD in [each["problem"] for each in told(path, "--settings", settings)[1]]
    settings.write_text('term = "White"\n', encoding="utf-8")
    assert run("words", path, "--settings", settings).code == 2


def test_a_page_that_was_deleted_is_named(generated: Path, tmp_path: Path) -> None:
    def delete(book: Workbook) -> None:
        del book["9 Board"]
        book["4 Training"].title = "Courses"

    done = run("words", edited(generated, tmp_path / "board.xlsx", delete))
    assert (done.code, done.out.strip()) == (0, CLEAN)
    assert done.err.strip() == (
        "Not looked at, because no lines for own words were found: 4 Training and 9 Board."
    )


class TestNoSuchWorkbook:
    def test_other_files(self, generated: Path, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active["A1"] = "Staff"  # type: ignore[index]
        book.save(tmp_path / "other.xlsx")
        text = tmp_path / "staff.csv"
        text.write_text("Name,Number\nA,1\n", encoding="utf-8")
        for path in (tmp_path / "other.xlsx", text):
            done = run("words", path)
            assert done.code == 2
            assert "this is no WRES workbook" in done.err
            assert "`wres-xl generate`" in done.err
        assert run("words", generated.parent).code == 2

    def test_a_publication_copy_has_no_lines_for_words(self, generated: Path, tmp_path: Path) -> None:
        folder = generated.parent
        copy = tmp_path / "copy.xlsx"
        run("generate", folder / "2020-21", "--year", "2020-21", "--publication", "-o", copy)
        done = run("words", copy)
        assert done.code == 2
        assert "a publication copy has none" in done.err

    def test_files_that_cannot_be_read(self, tmp_path: Path) -> None:
        damaged = tmp_path / "damaged.xlsx"
        damaged.write_bytes(b"PK\x03\x04 and nothing more")
        assert run("words", damaged).code == 3
        assert run("words", tmp_path / "absent.xlsx").code == 3

    def test_a_template_in_which_nothing_was_generated(self) -> None:
        done = run("words", Path(__file__).parents[2] / "workbook_template.xlsm")
        assert done.code == 1
        assert "there are no figures" in done.err
