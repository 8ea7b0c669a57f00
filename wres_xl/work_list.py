"""What is to be mended, row by row: a list for those who correct the records."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from wres_xl.findings import Finding, Level, UsageError, place_of
from wres_xl.outputs import refuse_existing, refuse_input, safely_written, save_text
from wres_xl.settings import Settings
from wres_xl.sources import Progress, Sources, read
from wres_xl.standard.years import ReportingYear
from wres_xl.tidy import Cell, to_csv

COLUMNS = ("Level", "File", "Sheet", "Row", "Column", "What was found", "What to do")
EMPLOYEE_NUMBER = "Employee number"
PERSONAL = "This file holds personal data. Keep it to those who need it and delete it when the work is done."

MOST_ROWS = 1_000_000
"""About as many as a worksheet holds."""

Numbers = Mapping[str, Mapping[int, str]]
"""Employee numbers by place, in words, and row."""


def work_list(
    sources: Sources,
    year: ReportingYear | None,
    settings: Settings,
    output: Path,
    progress: Progress,
    *,
    with_employee_numbers: bool = False,
    replace_existing: bool = False,
) -> tuple[Finding, ...]:
    """Check extracts as `jobs.check` does, and write a line for each row of every error and warning.

    The list is a workbook or CSV, as `output` is named. Employee numbers stand in it only if they are asked
    for; its first line then says that it holds personal data.

    Raises:
        UnreadableFile: a file cannot be read or written.
        UsageError: `output` exists already, is read for the job, is named as neither, or is too small.
    """
    if output.suffix.casefold() not in (".csv", ".xlsx"):
        raise UsageError(f"{output}: a work list is CSV or an Excel workbook. End its name in .csv or .xlsx.")
    refuse_input(output, sources.files)
    refuse_existing(output, replace_existing)
    extracts = read(sources, settings, progress, year, with_employee_numbers=with_employee_numbers)
    from wres_xl.results import all_findings  # noqa: PLC0415

    findings = all_findings(extracts, year, settings)
    rows = work_rows(findings, extracts.employee_numbers if with_employee_numbers else None)
    progress("Writing the work list")
    columns = (*COLUMNS, EMPLOYEE_NUMBER) if with_employee_numbers else COLUMNS
    notice = PERSONAL if with_employee_numbers else ""
    if output.suffix.casefold() == ".csv":
        save_text(output, f"{notice}\n" * bool(notice) + to_csv(rows, columns), replace_existing)
    else:
        _save_workbook(output, rows, columns, notice, replace_existing)
    return findings


def work_rows(findings: Iterable[Finding], numbers: Numbers | None = None) -> Iterator[dict[str, Cell]]:
    """A line for each affected row of each error and warning, in the order of the findings.

    What is about a whole table or file has one line and no row. With `numbers` each line has the employee
    number of its row, "" where that tells none.
    """
    for finding in findings:
        if finding.level is Level.NOTE:
            continue
        found = f"{finding.problem} (found: {finding.value})" if finding.value else finding.problem
        for affected in finding.all_rows:
            known = (numbers or {}).get(place_of(affected.file, affected.sheet), {})
            for row in affected.rows:
                cells = (
                    *(str(finding.level), affected.file, affected.sheet, row or None, finding.column),
                    *(found, finding.remedy),
                )
                line: dict[str, Cell] = dict(zip(COLUMNS, cells, strict=True))
                yield line if numbers is None else {**line, EMPLOYEE_NUMBER: known.get(row, "")}


def _save_workbook(
    output: Path, rows: Iterator[dict[str, Cell]], columns: tuple[str, ...], notice: str, replace: bool
) -> None:
    # Loaded here because a list in CSV does without it.
    from wres_xl.workbook.work_list import write_work_list  # noqa: PLC0415

    lines = list(islice(rows, MOST_ROWS + 1))
    if len(lines) > MOST_ROWS:
        raise UsageError(f"{output}: a worksheet does not hold so many rows. End the list's name in .csv.")
    with safely_written(output, replace) as temporary:
        write_work_list(temporary, columns, lines, notice)
