"""The files have the same content whenever and wherever they are made."""

import os
import subprocess
import sys
from pathlib import Path

import example_counts as count
import pytest

from wres_xl.example import write_example
from wres_xl.findings import UnreadableFile

FILES = (
    "2019-20/board.xlsx",
    "2019-20/casework.xlsx",
    "2019-20/esr_staff_in_post.xlsx",
    "2019-20/learning.csv",
    "2019-20/recruitment.csv",
    "2019-20/staff_survey.xlsx",
    "2020-21/board.xlsx",
    "2020-21/casework.xlsx",
    "2020-21/esr_staff_in_post.xlsx",
    "2020-21/learning.csv",
    "2020-21/recruitment.xlsx",
    "2020-21/staff_survey.xlsx",
)


def test_another_process_writes_the_same(example: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from wres_xl.example import write_example;"
        "write_example(Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, env=environment)
    for name in FILES:
        assert count.rows_of(tmp_path / name) == count.rows_of(example / name)
        assert (tmp_path / name).read_bytes() == (example / name).read_bytes()


def test_the_paths_returned_are_the_files_written(tmp_path: Path) -> None:
    paths = write_example(tmp_path / "new" / "folder")
    assert sorted(path.relative_to(tmp_path / "new" / "folder").as_posix() for path in paths) == sorted(
        [*FILES, "settings.toml"]
    )
    assert all(path.is_file() for path in paths)


def test_people_stay_from_year_to_year(example: Path) -> None:
    first, second = (set(count.workforce(example / year)) for year in ("2019-20", "2020-21"))
    assert 0.8 < len(first & second) / len(first) < 0.95
    assert len(second - first) > 300


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    in_the_way = tmp_path / "taken"
    in_the_way.write_text("not a folder")
    with pytest.raises(UnreadableFile, match="Choose another folder"):
        write_example(in_the_way)
