"""More rows than an Excel sheet holds, which must come as CSV."""

import csv
import io
from pathlib import Path

from commands import run_process

ROWS = 1_050_000


def test_more_rows_than_a_sheet_holds(tmp_path: Path) -> None:
    """As CSV: one person in a hundred has a second post, and every tenth is BME."""
    path = tmp_path / "staff.csv"
    headings = "Employee Number,Ethnic Origin,Staff Group,Pay Grade,FTE,Primary Assignment,"
    headings += "Assignment Status,Assignment Category\n"
    same = "Administrative and Clerical,NHS|XR05|Review Body Band 5,1,Yes,Active Assignment,Permanent\n"
    with path.open("w", encoding="utf-8") as file:
        file.write(headings)
        for start in range(0, ROWS, 10_000):
            file.write(
                "".join(
                    f"{10_000_000 + number - (number % 100 == 99)},{'M' if number % 10 == 3 else 'A'},{same}"
                    for number in range(start, start + 10_000)
                )
            )
    made = run_process("figures", path, "--year", "2020-21", "--format", "csv")
    value = {(row["key"], row["group"]): row["value"] for row in csv.DictReader(io.StringIO(made.out))}
    assert made.code == 0, made.told
    people = ROWS - ROWS // 100
    assert value["1a_band_5", "BME"] == str(ROWS // 10)
    assert value["1a_band_5", "White"] == str(people - ROWS // 10)
    assert value["9_workforce", "All"] == str(people)
