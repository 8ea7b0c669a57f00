"""What a heading says: a group, a year, verified or prepopulated figures, in any order and mixture.

A heading is understood only where every word of it is known: `White staff (2020/21)` is, `White British` and
`White and BME` are not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wres_xl.codes.normalise import normalise
from wres_xl.national.grid import Entry
from wres_xl.national.wordings import Wordings
from wres_xl.national.years import Stated, stated_years, year_of_day, year_of_number
from wres_xl.standard.years import ReportingYear

_LONGEST = 160
"""Characters of the longest text that is tried as a heading; longer ones are prose."""

RATIO = "Ratio"
INDICATOR, MEASURE = "indicator", "measure"


@dataclass(frozen=True)
class Heading:
    """What the words of a heading mean, each None where it says nothing of the kind.

    `group` is a `Group`'s value or `RATIO`; `relative` is `this` or `last`; `role` is `verified`,
    `prepopulated` or `other`; `column` names a column that holds no figures. `is_bare` tells that the year
    is a number alone.
    """

    group: str | None = None
    year: ReportingYear | None = None
    relative: str | None = None
    role: str | None = None
    measure: str | None = None
    column: str | None = None
    is_bare: bool = False

    @property
    def has_year(self) -> bool:
        """Whether it tells a year."""
        return self.year is not None or self.relative is not None

    @property
    def describes(self) -> bool:
        """Whether it tells anything about the figures of a column."""
        return self.has_year or any((self.group, self.role, self.measure))


def combined(headings: Iterable[Heading]) -> Heading | None:
    """What several headings of one column say together; None where they contradict each other."""
    parts = tuple(headings)
    values: dict[str, set[object]] = {
        name: {value for part in parts if (value := getattr(part, name)) is not None}
        for name in ("group", "year", "relative", "role", "measure", "column")
    }
    if any(len(each) > 1 for each in values.values()) or (values["year"] and values["relative"]):
        return None
    years = [part for part in parts if part.year is not None]
    bare = bool(years) and all(part.is_bare for part in years)
    return Heading(**{name: next(iter(each), None) for name, each in values.items()}, is_bare=bare)  # type: ignore[arg-type]


class HeadingReader:
    """Reads headings, each text once."""

    def __init__(self, wordings: Wordings) -> None:
        self._words = wordings.heading_words
        self._longest = wordings.longest_heading_word
        self._read: dict[str, Heading | None] = {}

    def of_entry(self, entry: Entry) -> Heading | None:
        """What a cell says as a heading; None where it is not understood as one."""
        if entry.number is None:
            return self.of_text(entry.words)
        if entry.cell.is_date:
            year = year_of_day(entry.number)
            return Heading(year=year) if year else None
        stated = year_of_number(entry.number)
        return Heading(year=stated.year, is_bare=True) if stated else None

    def of_text(self, text: str) -> Heading | None:
        """What a text says as a heading; None where it is not understood as one."""
        if len(text) > _LONGEST:
            return None
        if text not in self._read:
            self._read[text] = self._parsed(text)
        return self._read[text]

    def _parsed(self, text: str) -> Heading | None:
        years, pieces = stated_years(text)
        parts = [_of_year(year) for year in years]
        for piece in pieces:
            phrases = self._phrases(normalise(piece).split())
            if phrases is None:
                return None
            parts += [_of_phrase(kind, key) for kind, key in phrases]
        return combined(parts) if parts else None

    def _phrases(self, words: Sequence[str]) -> list[tuple[str, str]] | None:
        """The known phrases that make up `words`, in as few as possible; None where they do not."""
        best: list[list[tuple[str, str]] | None] = [[]]
        for end in range(1, len(words) + 1):
            found: list[tuple[str, str]] | None = None
            for start in range(max(0, end - self._longest), end):
                before, meaning = best[start], self._words.get(tuple(words[start:end]))
                if before is not None and meaning and (found is None or len(before) + 1 < len(found)):
                    found = [*before, meaning]
            best.append(found)
        return best[-1]


def _of_year(stated: Stated) -> Heading:
    return Heading(year=stated.year, is_bare=stated.is_bare)


def _of_phrase(kind: str, key: str) -> Heading:
    if kind == "filler":
        return Heading()
    return Heading(**{"relative" if kind == "year" else kind: key})  # type: ignore[arg-type]
