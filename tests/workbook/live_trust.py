"""The example trust's workbook open in LibreOffice, with counts changed on its National return sheet."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from libreoffice.office import Cell, CellValue, Chart, Document, FormulaCell
from pages import TABS, Pages

NATIONAL = "National return"
STALE = "out of date"
RENEW = "The counts on National return were changed after this was written. Generate again to renew it."
THIS, LAST = "2020-21", "2019-20"
ALWAYS = {NATIONAL, "Summary", "Trend", "Statistics", "Commentary"}
"""The sheets that show nearly every change."""


@dataclass(frozen=True)
class State:
    """The workbook's formulas and pages at one moment."""

    formulas: dict[Cell, FormulaCell]
    pages: Pages

    def sentences(self) -> dict[int, list[str]]:
        """What each indicator's page says."""
        return {number: self.pages.sentences(number) for number in range(1, 10)}

    def stale_statistics(self) -> set[tuple[CellValue, ...]]:
        """Key, group and year of each row of Statistics that no longer holds."""
        grid = self.pages.grid("Statistics")
        (head,) = (row for row in grid if row[1] == "Key")
        current = head.index("Still current")
        return {tuple(row[1:4]) for row in grid if row[current] == 0 and isinstance(row[0], float)}


class Trust:
    """The example trust's workbook, open in LibreOffice."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.before = self.state()
        for tab in TABS:  # each page is read when it is first asked for, and must not be read later
            self.before.pages.grid(tab)
        self.charts_before = document.charts()

    def state(self) -> State:
        """How it is now."""
        return State(self._document.formulas(), Pages(self._document))

    def charts(self) -> list[Chart]:
        """The charts as they are now."""
        return self._document.charts()

    @contextmanager
    def with_count(self, key: str, column: str, value: float | str | None) -> Iterator[State]:
        """The workbook with one data item changed; it is put back afterwards."""
        with self.with_counts({key: value}, column) as after:
            yield after

    @contextmanager
    def with_counts(self, values: Mapping[str, float | str | None], column: str) -> Iterator[State]:
        """The workbook with some data items of one column changed; they are put back afterwards."""
        try:
            self._enter(values, column)
            yield self.state()
        finally:
            self._enter({key: self.before.pages.national(key, column) for key in values}, column)

    def _enter(self, values: Mapping[str, float | str | None], column: str) -> None:
        for key, value in values.items():
            self._document.edit(NATIONAL, self.before.pages.national_cell(key, column), value)
        self._document.recalculate()

    def changed(self, after: State) -> dict[Cell, FormulaCell]:
        """The formula cells that have another value now."""
        before = self.before.formulas
        return {cell: each for cell, each in after.formulas.items() if each.value != before[cell].value}

    def check_stale(self, after: State, *indicators: int) -> None:
        """The sentences and summary lines of these indicators say that they are old, all others stand."""
        before, now = self.before.sentences(), after.sentences()
        for number in range(1, 10):
            line = after.pages.summary(number, f"{THIS} reading")
            if number in indicators:
                assert now[number] == [RENEW], number
                assert line == RENEW, number
            else:
                assert now[number] == before[number], number
                assert line == self.before.pages.summary(number, f"{THIS} reading"), number
        assert not any(each.error for each in after.formulas.values())


def sheets(cells: dict[Cell, FormulaCell]) -> set[str]:
    """The sheets that cells are on."""
    return {cell.sheet for cell in cells}
