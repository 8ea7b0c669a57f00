"""The words of national forms: what each label and heading stands for, from `wordings.csv` and a trust's own.

A row of the list is a kind, a key and a wording. Labels are compared whole, without regard to what
`codes.normalise` folds, to spaces, and to the words that the list calls the same.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from wres_xl.codes.normalise import normalise
from wres_xl.findings import UnreadableFile, UsageError
from wres_xl.standard.data_items import ITEM

SECTIONS = ("1", "1a", "1b", "1m", *"23456789")
"""The indicators, and the three sections of the first: non-clinical, clinical, medical and dental."""

_KEYS: Mapping[str, tuple[str, ...]] = {
    "item": tuple(ITEM),
    "item in section": tuple(ITEM),
    "section": SECTIONS,
    "group": ("White", "BME", "Unknown", "All", "Ratio"),
    "role": ("verified", "prepopulated", "other"),
    "year": ("this", "last"),
    "measure": ("headcount", "percentage", "calculated"),
    "column": ("indicator", "label", "number", "measure", "notes"),
    "filler": ("none",),
    "no item": ("none",),
    "same words": (),
}
"""The kinds of wordings with their keys; `same words` are read as their key, which may be any words.

An `item` may have several keys, one space apart: sections, or the order of rows, tell them apart. An
`item in section` means the item only under its section's heading. A `role` that is `other`, and a `column`,
hold none of a form's figures; a `filler` adds nothing to a heading, and `no item` is a row that is known to
be none.
"""

_HEADING_KINDS = frozenset(("group", "role", "year", "measure", "column", "filler"))
_ITEM_KINDS = frozenset(("item", "item in section"))
_COLUMNS = ("kind", "key", "wording")

_SUPERSCRIPTS = dict.fromkeys(map(ord, "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"), "")
_SIGNS = str.maketrans({"<": " under ", ">": " over ", "\u2264": " up to ", "\u2265": " at least "})
"""Signs that mean something and are no letters: `<Band 1` is not `Band 1`."""

_MARK = re.compile(
    r"(?:(?:item|row|line|ref|question|q|kf|ks|metric|wres indicator|indicator) )?"
    r"(?:\d{1,3}[a-z]?|[a-z]|i{1,3}|iv|vi{1,3}|ix|(?:kf|ks|q)\d{1,3}[a-z]?) (?=.)"
)
"""What may lead a label: its number or letter, or the survey question behind it."""
_MARKS = 3
_LEADS = ("of which ", "of whom ")
_TRAILS = (" headcount", " auto calculated")
_INDICATOR = re.compile(r"(?:wres )?(?:indicator|metric) ([1-9])(?: .*)?")
_PASSES = 3


@dataclass(frozen=True)
class Label:
    """The data items that a label may stand for; with `needs_section` only under their section's heading."""

    keys: frozenset[str]
    needs_section: bool = False


@dataclass(frozen=True)
class Wording:
    """A row of a list: what `text` stands for, and where it was read."""

    kind: str
    key: str
    text: str
    place: str


@dataclass(frozen=True)
class Wordings:
    """All wordings, indexed.

    Raises:
        UsageError: a kind or key is unknown, or a text has two meanings; all such rows are named.
    """

    rows: tuple[Wording, ...]

    def __post_init__(self) -> None:
        problems = [problem for row in self.rows if (problem := _problem(row))]
        if not problems:
            problems = [*self._contradictions()]
        if problems:
            raise UsageError("\n".join(problems))

    @classmethod
    def read(cls, path: Path | None = None) -> "Wordings":
        """The wordings of this package, and those of a trust's own CSV or TOML file where one is given.

        A CSV file has the columns kind, key and wording. A TOML file has a table for each kind, in which
        each key has a wording or a list of them: `[group]`, `BME = ["Global majority"]`.

        Raises:
            UnreadableFile: the file cannot be read.
            UsageError: the file names an unknown kind or key, or gives a known text another meaning.
        """
        own = files(__package__).joinpath("wordings.csv").read_text(encoding="utf-8")
        rows = tuple(_csv_rows(own, "wordings.csv"))
        return cls(rows if path is None else (*rows, *_rows_of_file(path)))

    def label(self, text: str) -> Label | None:
        """The data items that a row's label may stand for; None where it is not known as one."""
        return next((self._items[each] for each in self._readings(text) if each in self._items), None)

    def section(self, text: str) -> str | None:
        """The section (`SECTIONS`) that a heading opens; None where it is not known as one."""
        known = next((self._sections[each] for each in self._readings(text) if each in self._sections), None)
        indicator = _INDICATOR.fullmatch(normalise(text))
        return known or (indicator[1] if indicator else None)

    def is_no_item(self, text: str) -> bool:
        """Whether a row's label is known to be none of the data items', such as a subtotal's."""
        return any(each in self._no_items for each in self._readings(text))

    @cached_property
    def heading_words(self) -> Mapping[tuple[str, ...], tuple[str, str]]:
        """The phrases that headings of columns are made of, as normalised words, with kind and key."""
        return {
            tuple(normalise(row.text).split()): (row.kind, row.key)
            for row in self.rows
            if row.kind in _HEADING_KINDS
        }

    @cached_property
    def longest_heading_word(self) -> int:
        """How many words the longest of the phrases has."""
        return max(map(len, self.heading_words))

    @cached_property
    def _items(self) -> Mapping[str, Label]:
        return {
            self._folded(row.text): Label(frozenset(row.key.split()), row.kind == "item in section")
            for row in self.rows
            if row.kind in _ITEM_KINDS
        }

    @cached_property
    def _sections(self) -> Mapping[str, str]:
        return {self._folded(row.text): row.key for row in self.rows if row.kind == "section"}

    @cached_property
    def _no_items(self) -> frozenset[str]:
        return frozenset(self._folded(row.text) for row in self.rows if row.kind == "no item")

    @cached_property
    def _same(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        pairs = (row for row in self.rows if row.kind == "same words")
        return {tuple(normalise(row.text).split()): tuple(normalise(row.key).split()) for row in pairs}

    @cached_property
    def _read_before(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _longest_same(self) -> int:
        return max(map(len, self._same), default=0)

    def _readings(self, text: str) -> tuple[str, ...]:
        """A label as it is compared: whole, then without the numbers that lead it and what trails it."""
        if text not in self._read_before:
            self._read_before[text] = tuple(self._read(text))
        return self._read_before[text]

    def _read(self, text: str) -> Iterator[str]:
        words = normalise(_plain(text))
        for _ in range(_MARKS + 1):
            for trail in ("", *_TRAILS):
                if words.endswith(trail):
                    yield self._folded(words.removesuffix(trail) if trail else words)
            shorter = _MARK.sub("", words, count=1) if _MARK.match(words) else words
            if shorter == words:
                return
            words = shorter

    def _folded(self, text: str) -> str:
        """One spelling for all that are the same: `% of staff` and `Percentage of staff`."""
        words = normalise(_plain(text))
        for lead in _LEADS:
            words = words.removeprefix(lead)
        folded = tuple(words.split())
        for _ in range(_PASSES):
            folded = self._replaced(folded)
        return "".join(folded)

    def _replaced(self, words: tuple[str, ...]) -> tuple[str, ...]:
        result: list[str] = []
        at = 0
        while at < len(words):
            for length in range(min(self._longest_same, len(words) - at), 0, -1):
                phrase = words[at : at + length]
                if phrase in self._same:
                    result += self._same[phrase]
                    at += length
                    break
            else:
                result.append(words[at])
                at += 1
        return tuple(result)

    def _contradictions(self) -> Iterator[str]:
        """Texts with two meanings, within what they are compared with."""
        meanings: dict[tuple[str, str], tuple[str, Wording]] = {}
        for row in self.rows:
            if row.kind in _HEADING_KINDS or row.kind == "same words":
                text, shelf = normalise(row.text), "heading" if row.kind != "same words" else row.kind
            else:
                text, shelf = self._folded(row.text), "section" if row.kind == "section" else "item"
            meaning = f"{row.kind} {' '.join(sorted(row.key.split()))}"
            known, first = meanings.setdefault((shelf, text), (meaning, row))
            if known != meaning:
                yield f"{row.place}: '{row.text}' means {meaning}, but {first.place} says {known}."


def _plain(text: str) -> str:
    return text.translate(_SUPERSCRIPTS).translate(_SIGNS)


def _problem(row: Wording) -> str | None:
    if row.kind not in _KEYS:
        return f"{row.place}: there is no kind of wording '{row.kind}'.{_hint(row.kind, _KEYS)}"
    if not normalise(row.text):
        return f"{row.place}: the wording '{row.text}' has neither letters nor digits."
    if row.kind == "same words":
        return None if normalise(row.key) else f"{row.place}: '{row.text}' is the same as nothing."
    keys = row.key.split() if row.kind in _ITEM_KINDS else [row.key]
    for key in keys or [""]:
        if key not in _KEYS[row.kind]:
            hint = _hint(key, _KEYS[row.kind])
            return f"{row.place}: there is no {row.kind} '{key}'.{hint}"
    return None


def _hint(name: str, known: Iterable[str]) -> str:
    names = tuple(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return f" Did you mean {near[0]}?"
    return f" Expected: {', '.join(names)}." if len(names) <= len(_KEYS) + 1 else ""


def _rows_of_file(path: Path) -> Iterator[Wording]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.casefold() == ".toml":
            return iter(tuple(_toml_rows(tomllib.loads(text), path)))
        return iter(tuple(_csv_rows(text, str(path))))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as error:
        raise UnreadableFile(f"{path}: the wordings cannot be read: {error}") from error


def _csv_rows(text: str, name: str) -> Iterator[Wording]:
    reader = csv.DictReader(text.splitlines())
    if not set(_COLUMNS) <= set(reader.fieldnames or ()):
        raise UsageError(f"{name}: the columns {', '.join(_COLUMNS)} are expected in the first row.")
    for row in reader:
        kind, key, wording = ((row[column] or "").strip() for column in _COLUMNS)
        if kind or key or wording:
            yield Wording(kind, key, wording, f"{name}, row {reader.line_num}")


def _toml_rows(tables: Mapping[str, Any], path: Path) -> Iterator[Wording]:
    for kind, table in tables.items():
        if not isinstance(table, dict):
            raise UsageError(f'{path}: {kind} is no table. Expected: [group] and then BME = ["..."].')
        for key, given in table.items():
            wordings = given if isinstance(given, list) else [given]
            if not all(isinstance(each, str) for each in wordings):
                raise UsageError(f"{path}: {kind}, {key} is {given!r}. Expected: a text or a list of texts.")
            for wording in wordings:
                yield Wording(kind, key, wording, f"{path}, {kind}, {key}")
