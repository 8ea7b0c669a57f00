"""What is wrong in the data, where it stands, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters, worst first.

    An `ERROR` makes figures unavailable, a `WARNING` may change how they are read, and a `NOTE` tells what
    was done.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Affected:
    """Rows of one sheet, counted as Excel does from 1; without a `file` they are of the finding's own."""

    rows: tuple[int, ...]
    file: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing found in the data.

    `row` is the first of `rows` affected rows, counted as Excel does from 1; both are 0 where the finding
    is about a whole table or file. `stops` holds the keys of the data items that have no figure because of
    it. `value` is shown only where it is a code or a label: never a name, an employee number or a date of
    birth. `mapped_in` names the field of the settings' mapping in which a person may say what `mapped_value`,
    the whole value, stands for. `affected` are all rows, where more than the first is known.
    """

    level: Level
    problem: str
    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    rows: int = 0
    expected: str = ""
    mend: str = ""
    stops: frozenset[str] = frozenset()
    mapped_in: str = ""
    mapped_value: str = ""
    affected: tuple[Affected, ...] = field(default=(), compare=False, repr=False)

    @property
    def all_rows(self) -> tuple[Affected, ...]:
        """Every row that it is about, with its sheet; the row 0 where it is about a whole table or file."""
        known = self.affected or (Affected((self.row,)),)
        return tuple(each if each.file else Affected(each.rows, self.file, self.sheet) for each in known)

    @property
    def place(self) -> str:
        """Where it is, in words: `staff.xlsx, sheet ESR, row 12, column Grade`."""
        parts = (
            self.file,
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {self.column}" if self.column else "",
        )
        return ", ".join(part for part in parts if part)

    @property
    def remedy(self) -> str:
        """What was expected and how to mend it, as sentences."""
        expected = f"Expected: {self.expected}." if self.expected else ""
        return f"{expected} {self.mend}".strip()

    @property
    def sentence(self) -> str:
        """The whole finding on one line."""
        value = f" (found: {self.value})" if self.value else ""
        rows = f" In {self.rows:,} rows." if self.rows > 1 else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.problem}{value}.{rows}{remedy}"


def place_of(file: str, sheet: str) -> str:
    """A sheet of a file in words: `staff.xlsx, sheet ESR`; a file of text has none."""
    return f"{file}, sheet {sheet}" if sheet else file


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors, then warnings, then notes; within each by the number of rows, most first, then by place."""
    order = {level: rank for rank, level in enumerate(Level)}
    return tuple(sorted(findings, key=lambda f: (order[f.level], -f.rows, f.file, f.sheet, f.row, f.column)))


def reasons(findings: Iterable[Finding]) -> dict[str, str]:
    """Why each stopped data item has no figure: the first problem that stops it, by the item's key."""
    stopped: dict[str, str] = {}
    for finding in findings:
        for key in finding.stops:
            stopped.setdefault(key, finding.problem)
    return stopped


class WresError(Exception):
    """A mistake that a user can mend. Its text is what the user reads; `exit_code` is the command's."""

    exit_code = 2


class UsageError(WresError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class UnreadableFile(WresError):  # noqa: N818 - it names the file's state, as FileNotFound does
    """A file that cannot be read or written."""

    exit_code = 3


class Refused(WresError):  # noqa: N818 - it names what was done
    """The data's findings make the whole job pointless. Carries the findings."""

    exit_code = 1

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)
