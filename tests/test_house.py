"""The house's order: who may import whom, who touches files, what a door loads, what is never committed."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]

FLOORS = (
    ("standard",),
    ("findings", "wording"),
    ("settings",),
    ("codes",),
    ("headcount",),
    ("reporting_period",),
    ("recruited",),
    ("counting",),
    ("counting_events",),
    ("submission",),
    ("figures",),
    ("commentary", "own_words", "tidy"),
    ("publication",),
    ("outputs",),
    ("extracts", "workbook", "national", "example"),
    ("sources",),
    ("results",),
    ("jobs", "saved_words", "work_list"),
    ("workbook_jobs",),
    ("udfs",),
    ("addin",),
    ("terminal",),
    ("cli",),
    ("__main__",),
)
"""The rooms from the ground up. A room imports itself and what lies below it, never a neighbour."""

FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}

OUR_PACKAGES = {"wres_xl", "udfs"}
FILE_ROOMS = {"extracts", "workbook", "national", "addin", "example", "outputs", "settings"}
EXCEL_ROOMS = {"udfs", "workbook.live", "addin"}
COUNTING_ROOMS = {
    "headcount",
    "reporting_period",
    "counting",
    "counting_events",
    "recruited",
    "submission",
    "figures",
    "commentary",
    "own_words",
    "publication",
    "tidy",
}

FILE_LIBRARIES = {"openpyxl", "python_calamine", "shutil", "tempfile", "xlsxwriter", "zipfile"}
FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink"}
FILE_CALLS |= {"read_csv", "read_excel", "read_parquet", "scan_csv", "scan_parquet", "to_excel", "to_parquet"}
PACKAGE_DATA = {"open", "read_text"}
"""What `codes` may call: its lists are read from the package itself, by `importlib.resources`."""

LONGEST_FILE = 330


def dotted(path: Path) -> str:
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    """`wres_xl.standard.years` is in `standard`, `udfs.macros` in `udfs`; the package itself in none."""
    package, _, rest = module.partition(".")
    return package if package != "wres_xl" else rest.partition(".")[0]


MODULES = {
    dotted(path): ast.parse(path.read_text(encoding="utf-8"))
    for package in sorted(OUR_PACKAGES)
    for path in sorted((HOUSE / package).rglob("*.py"))
}


def imported(module: str, tree: ast.Module) -> Iterator[str]:
    """Every module that is imported anywhere in `module`, for types only or late included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively: write the module's whole name"
            # `from wres_xl import jobs` imports a module, `from wres_xl.jobs import check` a name of one.
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else str(node.module) for name in names)


def libraries(module: str) -> set[str]:
    return {name.partition(".")[0] for name in imported(module, MODULES[module])}


def lies_in(module: str, rooms: set[str]) -> bool:
    inner = module.removeprefix("wres_xl.")
    return any(inner == each or inner.startswith((f"{each}.", f"{each}_")) for each in rooms)


def committed_files() -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=HOUSE, check=True, capture_output=True, text=True).stdout
    paths = (HOUSE / name for name in names.split("\0") if name)
    return [path for path in paths if path.is_file()]


def text_of(path: Path) -> str:
    """The text of a committed file; empty for pictures, workbooks and the like."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_every_room_has_its_floor() -> None:
    rooms = {room(module) for module in MODULES} - {""}
    assert rooms <= FLOOR.keys(), "a new room: give it its floor in FLOORS"


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    here = room(module)
    ours = [name for name in imported(module, MODULES[module]) if name.partition(".")[0] in OUR_PACKAGES]
    # `wres_xl` itself holds the version, and nothing else.
    others = {name for name in ours if room(name) not in {"", here}}
    height = FLOOR[here] if here else 0
    assert [name for name in sorted(others) if FLOOR[room(name)] >= height] == []


@pytest.mark.parametrize("module", [each for each in MODULES if room(each) == "standard"])
def test_the_standard_needs_only_the_standard_library(module: str) -> None:
    assert libraries(module) <= sys.stdlib_module_names | {"wres_xl"}


@pytest.mark.parametrize("module", [each for each in MODULES if lies_in(each, COUNTING_ROOMS)])
def test_counting_runs_on_any_kind_of_table(module: str) -> None:
    assert libraries(module).isdisjoint({"pandas", "polars", "duckdb", "numpy"})


@pytest.mark.parametrize("module", [each for each in MODULES if not lies_in(each, EXCEL_ROOMS)])
def test_only_excels_rooms_know_xlwings(module: str) -> None:
    assert "xlwings" not in libraries(module)


def file_calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) if name in FILE_CALLS:
                    yield name
                case ast.Attribute(attr=name) if name in FILE_CALLS:
                    yield name


@pytest.mark.parametrize("module", [each for each in MODULES if not lies_in(each, FILE_ROOMS)])
def test_other_rooms_touch_no_files(module: str) -> None:
    allowed = PACKAGE_DATA if lies_in(module, {"codes"}) else set()
    assert set(file_calls(MODULES[module])) <= allowed
    assert libraries(module).isdisjoint(FILE_LIBRARIES)


HEAVY = ("numpy", "pandas", "polars", "scipy", "xlsxwriter")


@pytest.mark.parametrize(
    ("modules", "absent"),
    [
        # What a button runs is loaded when it is pressed; the functions, when Excel first needs one. xlwings
        # tries to import pandas itself, and goes on without; what imports it here is therefore ours.
        pytest.param(("udfs", "udfs.functions"), HEAVY, id="Excel"),
        # Files are being read while the rest is loaded.
        pytest.param(("wres_xl.cli",), (*HEAVY, "narwhals", "rich"), id="terminal"),
    ],
)
def test_the_doors_open_without_the_heavy_libraries(modules: Sequence[str], absent: Sequence[str]) -> None:
    script = (
        "import importlib, sys\n"
        f"for name in {absent}: sys.modules[name] = None\n"
        f"for name in {modules}: importlib.import_module(name)\n"
    )
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def python_files() -> list[Path]:
    return [path for path in committed_files() if path.suffix == ".py"]


def test_no_file_grows_past_what_a_reader_holds_in_the_head() -> None:
    lengths = {path: len(text_of(path).splitlines()) for path in python_files()}
    assert {str(path.relative_to(HOUSE)): n for path, n in lengths.items() if n > LONGEST_FILE} == {}


# Written apart, so that this file is not its own finding.
REGISTRY_HOSTS = [
    host.replace(" dot ", ".")
    for host in (
        *("pypi dot org", "pythonhosted dot org", "npmjs dot org", "npmjs dot com", "crates dot io"),
        *("anaconda dot org", "deb dot debian dot org", "proxy dot golang dot org"),
    )
]
FOLDERS = (r"(?<![\w.~-])/(?:home|root|Users|work)/\w", r"[A-Z]:\\Users\\\w")
UNFIT = re.compile("|".join([*map(re.escape, REGISTRY_HOSTS), *FOLDERS]))


def test_nothing_committed_names_a_registry_or_a_developers_folder() -> None:
    found = [
        f"{path.relative_to(HOUSE)}:{number}: {match[0]}"
        for path in committed_files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        for match in UNFIT.finditer(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "unfit"),
    [
        ("cd /home" + "/ann/wres-xl", True),
        ("python = C:" + r"\Users\ann\python.exe", True),
        ("index = files.pythonhosted" + ".org", True),
        ("xl/worksheets/sheet1.xml in ~/wo" + "rk/wres", False),
        ("https://example.org/home/page", False),
    ],
)
def test_what_is_unfit_to_commit(line: str, unfit: bool) -> None:
    assert bool(UNFIT.search(line)) is unfit
