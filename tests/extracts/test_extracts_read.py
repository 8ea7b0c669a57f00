"""From files to tidy tables: the same from .csv and .xlsx, in any order of columns and rows."""

import gc
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from extract_files import DOCTOR, Rows, Value, staff_rows, write_csv, write_xlsx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wres_xl.extracts.read import read_extracts
from wres_xl.extracts.tables import COLUMNS, Kind
from wres_xl.settings import Settings

EXTRACTS: dict[Kind, list[list[Value]]] = {
    Kind.STAFF: staff_rows(
        {},
        {"Employee Number": "00000123", "Ethnic Origin": None, "Primary Assignment": "No"},
        {"Employee Number": 20000003.0, "Ethnic Origin": "GC Mixed - Black & White", "FTE": "1.0 "},
        {"Employee Number": "20000004", "Ethnic Origin": "Q9 Local", "Pay Grade": "Spot"} | DOCTOR,
        {"Employee Number": "20000005", "Assignment Category": "Bank", "FTE": None},
    ),
    Kind.RECRUITMENT: [
        ["Ethnic Origin", "Shortlisted", "Appointed"],
        ["A", 1234.0, "12 "],
        ["N", "45", 3.0],
        ["Z", 6.0, 0.0],
    ],
    Kind.DISCIPLINARY: [
        ["Employee Number", "Case Type", "Date Opened", "Ethnic Origin"],
        ["00000123", "Disciplinary", date(2020, 6, 1), "A"],
        [20000003.0, "Grievance", date(2021, 3, 31), None],
    ],
    Kind.TRAINING: [
        ["Employee Number", "Course", "Mandatory", "Date Completed"],
        ["00000123", "Leadership, part 1", "No", date(2020, 6, 1)],
        [20000003.0, 'So-called "Fire"', "Yes", date(2020, 6, 2)],
    ],
    Kind.SURVEY: [
        ["Survey Year", "Indicator", "White %", "BME %"],
        [2020.0, 5.0, 4.7, 0.0],
        [2019.0, 5.0, 23.4, 14.5],
    ],
    Kind.BOARD: [["Role", "Executive", "Voting", "Ethnic Origin"], ["Chair", "No", "Yes", "A"]],
    Kind.PREVIOUS: [["Year", "Key", "White", "BME"], ["2018-19", "1a_band_5", 180.0, 14.0]],
}

ANYTHING_GOES = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def tidied(path: Path, kind: Kind) -> pd.DataFrame:
    return read_extracts([path], Settings()).tables[kind]


def in_order(table: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    columns = [name for name in COLUMNS[kind] if name != "row"]
    return table[columns].sort_values(columns, ignore_index=True)


@pytest.mark.parametrize("kind", Kind)
def test_csv_and_xlsx_give_equal_tables(tmp_path: Path, kind: Kind) -> None:
    book = write_xlsx(tmp_path / "extract.xlsx", {"Sheet": EXTRACTS[kind]})
    text = write_csv(tmp_path / "extract.csv", EXTRACTS[kind])
    pd.testing.assert_frame_equal(tidied(book, kind), tidied(text, kind))


@ANYTHING_GOES
@given(st.data(), st.sampled_from(list(Kind)))
def test_order_of_columns_and_rows_does_not_matter(tmp_path: Path, data: st.DataObject, kind: Kind) -> None:
    headings, *body = EXTRACTS[kind]
    order = data.draw(st.permutations(range(len(headings))))
    rows: Rows = [
        [],
        ["Extract of April"],
        *([row[at] for at in order] for row in [headings, *data.draw(st.permutations(body))]),
    ]
    shuffled = write_csv(tmp_path / "shuffled.csv", rows, delimiter=data.draw(st.sampled_from(",;\t")))
    straight = write_csv(tmp_path / "straight.csv", EXTRACTS[kind])
    pd.testing.assert_frame_equal(
        in_order(tidied(shuffled, kind), kind), in_order(tidied(straight, kind), kind)
    )


RENAMED = {
    "Employee Number": ("EMPLOYEE_NUMBER", "Staff No.", "Emp  No"),
    "Ethnic Origin": ("Ethnicity", "ethnic origin description"),
    "Staff Group": ("staffgroup", "ESR Staff Group"),
    "Job Role": ("Role", "NHS Job Role"),
    "Pay Grade": ("Grade", "Band", "Pay Scale"),
    "FTE": ("Contracted WTE", "wte"),
    "Assignment Category": ("Asg Type Of Contract", "Contract Type"),
    "Assignment Status": ("Status", "Asg Status"),
}


@ANYTHING_GOES
@given(st.fixed_dictionaries({name: st.sampled_from((name, *others)) for name, others in RENAMED.items()}))
def test_names_of_headings_do_not_matter(tmp_path: Path, names: dict[str, str]) -> None:
    headings, *body = EXTRACTS[Kind.STAFF]
    rows: Rows = [[names.get(str(each), each) for each in headings], *body]
    renamed = tidied(write_csv(tmp_path / "renamed.csv", rows), Kind.STAFF)
    pd.testing.assert_frame_equal(
        renamed, tidied(write_csv(tmp_path / "staff.csv", EXTRACTS[Kind.STAFF]), Kind.STAFF)
    )


def test_a_folder_of_all_kinds(tmp_path: Path) -> None:
    for at, (kind, rows) in enumerate(EXTRACTS.items()):
        if at % 2:
            write_csv(tmp_path / f"{kind}.csv", rows)
        else:
            write_xlsx(tmp_path / f"{kind}.xlsx", {"Sheet": rows})
    extracts = read_extracts([tmp_path], Settings())
    assert set(extracts.tables) == set(extracts.sources) == set(Kind)
    for kind, table in extracts.tables.items():
        assert tuple(table.columns) == COLUMNS[kind]


@pytest.mark.parametrize("kind", Kind)
def test_headings_alone_are_a_table_without_rows(tmp_path: Path, kind: Kind) -> None:
    table = tidied(write_csv(tmp_path / "extract.csv", EXTRACTS[kind][:1]), kind)
    assert table.empty
    assert tuple(table.columns) == COLUMNS[kind]


def test_the_collector_is_as_it_was(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "board.csv", EXTRACTS[Kind.BOARD])
    for switch, enabled in ((gc.disable, False), (gc.enable, True)):
        switch()
        read_extracts([path], Settings())
        assert gc.isenabled() is enabled


def test_pandas_is_left_to_load_while_files_are_read() -> None:
    script = "import sys, wres_xl.extracts.read; sys.exit('pandas' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
