"""A WRES workbook as it was saved: its pages and its settings are found, whatever was moved or inserted."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from wres_xl.figures import Figures
from wres_xl.findings import Finding, UsageError
from wres_xl.settings import Settings
from wres_xl.standard.groups import Group
from wres_xl.standard.years import ReportingYear
from wres_xl.workbook import national_return, places_sheet, settings_page
from wres_xl.workbook.page_words import (
    INDICATORS,
    Area,
    Cells,
    area_below_questions,
    area_of_places,
    page_findings,
)
from wres_xl.workbook.places_sheet import SheetPlaces

_TOP_ROWS = 50
"""In so many rows from the top headings are looked for."""

_YEAR_AND_GROUP = re.compile(r"(\d{4}-\d{2}) (.+)")
_MEND = (
    "Give a workbook that `wres-xl generate` made, or one that was started from the WRES template, in which "
    "Generate WRES tabs was pressed."
)


@dataclass(frozen=True)
class SavedWorkbook:
    """The sheets of a file by their names in its order, read as they are needed.

    `places` tells where each sheet is by the name that it was made with, in workbooks made from the template.
    """

    file: str
    names: Sequence[str]
    read: Callable[[str], Cells]
    places: Mapping[str, SheetPlaces]

    @classmethod
    def of(cls, file: str, names: Sequence[str], read: Callable[[str], Cells]) -> "SavedWorkbook":
        """Recognise a WRES workbook.

        Raises:
            UsageError: it is none, or has no lines for own words.
        """
        kept = cache(read)
        workbook = cls(file, names, kept, _places(names, kept))
        if not workbook._headings():
            raise UsageError(
                f"{file}: this is no WRES workbook, for it has no {national_return.NAME}. {_MEND}"
            )
        if not any(workbook.areas().values()):
            raise UsageError(
                f"{file}: this workbook has no lines for own words; a publication copy has none. {_MEND}"
            )
        return workbook

    def tab(self, name: str) -> str | None:
        """The present name of a sheet, by that which it was made with; None where it was deleted."""
        if name in self.places:
            return self.names[self.places[name].index - 1]
        return name if name in self.names and not self.places else None

    def cells(self, name: str) -> Cells:
        """What a sheet holds, by the name that it was made with; nothing where it was deleted."""
        tab = self.tab(name)
        return () if tab is None else self.read(tab)

    @property
    def year(self) -> ReportingYear:
        """The reporting year: the latest that National return has headings for."""
        return max(self._headings())

    def settings(self) -> Settings:
        """The settings on the sheet Settings; where there is none, the word for BME staff of the headings.

        Raises:
            UsageError: a setting is not one that can be; all are named.
        """
        given = settings_page.values_on(self.cells(settings_page.NAME)[:_TOP_ROWS])
        term = given.get("term") or self._headings()[self.year]
        return settings_page.settings_of({**given, "term": term}, {})

    def areas(self) -> Mapping[str, Area | None]:
        """Where the own words of each page stand; None where there are no lines for them."""
        return {
            name: area_of_places(name, self.places[name])
            if name in self.places
            else area_below_questions(self.cells(name))
            for name in INDICATORS
        }

    def words_findings(self, this: Figures, last: Figures | None, settings: Settings) -> Iterator[Finding]:
        """What in the own words contradicts the figures, where it stands."""
        for name, area in self.areas().items():
            if area is not None:
                found = page_findings(name, self.cells(name), area, this, last, settings)
                yield from (replace(each, file=self.file, sheet=self.tab(name) or "") for each in found)

    def _headings(self) -> Mapping[ReportingYear, str]:
        """The years that National return has columns for, each with its word for BME staff."""
        found: dict[ReportingYear, str] = {}
        for row in self.cells(national_return.NAME)[:_TOP_ROWS]:
            matches = [_YEAR_AND_GROUP.fullmatch(str(cell).strip()) for cell in row]
            for white, bme in pairwise(matches):
                if white and bme and white[1] == bme[1] and white[2] == Group.WHITE:
                    found |= dict.fromkeys(_year(white[1]), bme[2])
        return found


def _year(label: str) -> Iterator[ReportingYear]:
    """The year of a label, if it is one."""
    try:
        yield ReportingYear.parse(label)
    except ValueError:
        return


def _places(names: Sequence[str], read: Callable[[str], Cells]) -> Mapping[str, SheetPlaces]:
    """Where the sheets are, where the workbook tells and no program has lost what its formulas gave."""
    if places_sheet.NAME not in names:
        return {}
    cells = read(places_sheet.NAME)
    if not places_sheet.knows_all_sheets(cells, len(names)):
        return {}
    return {name: each for name, each in places_sheet.places_of(cells).items() if each.index <= len(names)}
