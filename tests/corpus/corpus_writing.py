"""Writing small files as other programs write them: text, workbooks, interface files."""

import csv
import io
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

PASSWORD = "corpus of messes"
CONVERTED = (
    "staff-old-format.xls",
    "staff-open-document.ods",
    "staff-error-cells.ods",
    "staff-protected.xlsx",
)
"""Made by programs that write the time of day or chance into their files."""

Value = str | float | date | None
Rows = list[list[Value]]

HEADINGS = [
    *("Employee Number", "Assignment Number", "Ethnic Origin", "Staff Group", "Job Role", "Pay Grade", "FTE"),
    *("Primary Assignment", "Assignment Category", "Assignment Status"),
]
ADMIN, NURSE = "Administrative and Clerical", "Nursing and Midwifery Registered"
FIVE, SIX = "NHS|XR05|Review Body Band 5", "NHS|XR06|Review Body Band 6"
ORIGINS = ("A White - British", "B White - Irish", "C White - Any other White background")
PEOPLE: Rows = [
    *(
        ["2000000" + str(n), f"2000000{n}-2", origin, ADMIN, "Officer", FIVE]
        for n, origin in enumerate(ORIGINS)
    ),
    *([f"2000000{n}", f"2000000{n}-2", "N Black African", NURSE, "Staff Nurse", SIX] for n in (3, 4)),
    ["20000005", "20000005-2", "Z Not Stated", ADMIN, "Officer", FIVE],
]
STAFF: Rows = [[*each, 1.0, "Yes", "Permanent", "Active Assignment"] for each in PEOPLE]


def table(rows: Sequence[Sequence[Value]] = STAFF, headings: Sequence[str] = HEADINGS) -> Rows:
    return [list(headings), *map(list, rows)]


def change(rows: Rows, row: int, column: str, value: Value) -> Rows:
    """Rows with one value changed; rows count from 1, the headings' being 0."""
    at = rows[0].index(column)
    changed = [list(each) for each in rows]
    changed[row][at] = value
    return changed


def blanked(rows: Rows, column: str, keep: Callable[[int], bool]) -> Rows:
    at = rows[0].index(column)
    return [
        rows[0],
        *([*row[:at], row[at] if keep(n) else None, *row[at + 1 :]] for n, row in enumerate(rows[1:])),
    ]


def with_column(rows: Rows, heading: str, values: Sequence[Value], at: int | None = None) -> Rows:
    place = len(rows[0]) if at is None else at
    column: list[Value] = [heading, *values]
    return [[*row[:place], value, *row[place:]] for row, value in zip(rows, column, strict=True)]


def without(rows: Rows, column: str) -> Rows:
    at = rows[0].index(column)
    return [[*row[:at], *row[at + 1 :]] for row in rows]


def moved(rows: Rows, column: str, to: int) -> Rows:
    at = rows[0].index(column)
    return [
        [*rest[:to], row[at], *rest[to:]] for row in rows if (rest := [*row[:at], *row[at + 1 :]]) is not None
    ]


def text(rows: Rows, delimiter: str = ",") -> str:
    buffer = io.StringIO(newline="")
    shown = [[f"{v:%d/%m/%Y}" if isinstance(v, date) else v for v in row] for row in rows]
    csv.writer(buffer, delimiter=delimiter).writerows(shown)
    return buffer.getvalue()


def save_csv(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> None:
    save(path, text(rows, delimiter).encode(encoding))


def save(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def save_xlsx(path: Path, *sheets: Rows, merged: Sequence[tuple[int, int, int, int]] = ()) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2021, 4, 1)})
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, rows in enumerate(sheets, start=1):
            page = book.add_worksheet(f"Sheet {number}")
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(at, column, datetime(value.year, value.month, value.day), days)
                    elif isinstance(value, str) and value.startswith("="):
                        page.write_formula(at, column, value, None, "#N/A")
                    elif isinstance(value, str):
                        page.write_string(at, column, value)
                    elif value is not None:
                        page.write_number(at, column, value)
            for first_row, first, last_row, last in merged:
                page.merge_range(first_row, first, last_row, last, rows[first_row][first])


def go2_person(n: int, origin: Value, end: str = "") -> str:
    fields = {0: "PRA", 1: f"1{n}", 2: "20150601", 3: end, 4: f"2000000{n}", 22: str(origin), 34: "Employee"}
    return "~".join(fields.get(at, "") for at in range(35))


def go2_assignment(
    n: int, group: Value, role: Value, grade: Value, start: str = "20150601", end: str = ""
) -> str:
    fields = {0: "ASA", 1: f"1{n}", 2: f"3{n}", 3: start, 4: end, 6: "E", 7: f"2000000{n}-2"}
    fields |= {
        9: "Active Assignment",
        20: "Permanent",
        21: "Yes",
        25: "1",
        30: str(grade),
        34: f"{group}|{role}",
    }
    return "~".join(fields.get(at, "") for at in range(49))


def go2(
    path: Path, lines: Sequence[str], made: str = "20210401", kind: str = "GOF", records: int | None = None
) -> None:
    header = f"HDR~GO_431_EXP_{kind}_{made}_00000001.DAT~{made} 010000~431~20210301 000000~{made} 000000~01"
    trailer = f"TRL~{len(lines) if records is None else records}"
    save(path, "".join(f"{each}\n" for each in (header, *lines, trailer)).encode())


def convert(to: Path) -> None:
    """The files that other programs make. LibreOffice has to be installed."""
    from msoffcrypto.format.ooxml import OOXMLFile

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "staff-old-format.xlsx"
        save_xlsx(source, table())
        _soffice("xls", source, to)
        _soffice("ods", source.rename(Path(folder) / "staff-open-document.xlsx"), to)
        errors = Path(folder) / "staff-error-cells.fods"
        errors.write_text(_flat_document(change(table(), 4, "Ethnic Origin", "=NA()")), encoding="utf-8")
        _soffice("ods", errors, to)
        save_xlsx(source, table())
        with source.open("rb") as plain, (to / "staff-protected.xlsx").open("wb") as protected:
            OOXMLFile(plain).encrypt(PASSWORD, protected)


def _soffice(ending: str, source: Path, to: Path) -> None:
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", ending, "--outdir", str(to), str(source)]
    subprocess.run(command, check=True, capture_output=True)


def _flat_document(rows: Rows) -> str:
    """An OpenDocument sheet as one XML file, in which formulas are worked out when it is opened."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    lines = []
    for row in rows:
        cells = (
            f'<table:table-cell table:formula="of:{value}"/>'
            if str(value).startswith("=")
            else f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            for value in row
        )
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return (
        f'<?xml version="1.0"?><office:document {spaces} '
        'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet 1">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    )
