"""Reads every file of a folder and does nothing with it: the least that a report on these files can take.

Run as `only_read.py FOLDER`. Workbooks are read with python-calamine, .csv files with the csv module.
"""

import csv
import sys
from pathlib import Path

from python_calamine import CalamineWorkbook


def read(path: Path) -> int:
    """The number of rows in all the sheets of a workbook, or in a .csv file."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return len(list(csv.reader(file)))
    with CalamineWorkbook.from_path(path) as book:
        return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def main() -> None:
    print(sum(read(path) for path in sorted(Path(sys.argv[1]).iterdir())))


if __name__ == "__main__":
    main()
