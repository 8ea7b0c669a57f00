"""Reporting years, their snapshots, and the staff survey that belongs to each."""

import re
from dataclasses import dataclass
from datetime import date

_LABEL = re.compile(r"((?:19|20)\d\d)\s*[-/\u2013]\s*((?:19|20)?\d\d)")


@dataclass(frozen=True, order=True)
class ReportingYear:
    """A WRES reporting year, 1 April of `start` to 31 March of the year after."""

    start: int

    @classmethod
    def parse(cls, text: str) -> "ReportingYear":
        """Read `2020-21`, `2020/21`, `2020-2021` or the same with an en dash.

        Raises:
            ValueError: `text` is not two consecutive years.
        """
        match = _LABEL.fullmatch(text.strip())
        if not match or not str(int(match[1]) + 1).endswith(match[2]):
            raise ValueError(
                f"'{text}' is not a reporting year: expected two years in a row, such as 2020-21"
            )
        return cls(int(match[1]))

    @classmethod
    def containing(cls, day: date) -> "ReportingYear":
        """The reporting year in which `day` falls."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def label(self) -> str:
        """The year as the WRES writes it, `2020-21`."""
        return f"{self.start}-{(self.start + 1) % 100:02d}"

    @property
    def first_day(self) -> date:
        """1 April, when counting of events begins."""
        return date(self.start, 4, 1)

    @property
    def snapshot(self) -> date:
        """31 March, the year's last day and the day on which staff are counted."""
        return date(self.start + 1, 3, 31)

    @property
    def survey(self) -> int:
        """The calendar year of the staff survey: fieldwork is in the autumn of the reporting year."""
        return self.start

    @property
    def previous(self) -> "ReportingYear":
        """The reporting year before."""
        return ReportingYear(self.start - 1)

    def __str__(self) -> str:
        return self.label

    @property
    def following(self) -> "ReportingYear":
        """The next reporting year."""
        return ReportingYear(self.start + 1)
