"""Column headings: which field of which kind of extract a heading stands for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from wres_xl.codes.lists import index, read_codes
from wres_xl.codes.normalise import run_together


def known_fields(kind: str) -> tuple[str, ...]:
    """The fields that an extract of `kind` may have, in the order of the list.

    Raises:
        KeyError: there is no such kind of extract.
    """
    return _fields()[kind]


def heading_field(kind: str, heading: str) -> tuple[str, int] | None:
    """The field that `heading` stands for in an extract of `kind`, and its preference; None if for none.

    Of several headings of one field the lowest preference is the best, 0 first. Case, punctuation and
    spaces do not matter: `ETHNIC_ORIGIN` and `EthnicOrigin` are `Ethnic Origin`.

    Raises:
        KeyError: there is no such kind of extract.
    """
    return _headings()[kind].get(run_together(heading))


@cache
def _fields() -> Mapping[str, tuple[str, ...]]:
    fields: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in read_codes("headings"):
        fields[row["kind"]][row["field"]] = None
    return {kind: tuple(names) for kind, names in fields.items()}


@cache
def _headings() -> Mapping[str, Mapping[str, tuple[str, int]]]:
    return {kind: index("headings", _ranked(kind)) for kind in _fields()}


def _ranked(kind: str) -> Iterator[tuple[str, tuple[str, int]]]:
    used: defaultdict[str, int] = defaultdict(int)
    for row in read_codes("headings"):
        if row["kind"] == kind:
            yield run_together(row["heading"]), (row["field"], used[row["field"]])
            used[row["field"]] += 1
