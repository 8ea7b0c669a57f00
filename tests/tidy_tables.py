"""Tidy tables written by hand, and the engines that count them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import duckdb
import pandas as pd
from narwhals.typing import IntoFrame

from wres_xl.extracts.tables import COLUMNS, Kind

Record = Mapping[str, Any]
Engine = Callable[[pd.DataFrame], IntoFrame]

_DUCKDB_TYPES = {
    **dict.fromkeys(
        ("primary", "senior_manager", "formal", "non_mandatory", "voting", "executive"), "BOOLEAN"
    ),
    **dict.fromkeys(("fte", "share", "respondents", "benchmark", "value"), "DOUBLE"),
    **dict.fromkeys(("shortlisted", "appointed", "survey", "row"), "BIGINT"),
    "date": "TIMESTAMP",
}
"""What columns are in a database, where a column without any value has a type too; the others are text."""


def in_pandas(frame: pd.DataFrame) -> IntoFrame:
    return frame


def in_duckdb(frame: pd.DataFrame) -> IntoFrame:
    types = {name: _DUCKDB_TYPES.get(name, "VARCHAR") for name in map(str, frame.columns)}
    typed = (f'CAST("{name}" AS {type_}) AS "{name}"' for name, type_ in types.items())
    relation: IntoFrame = duckdb.from_df(frame).project(", ".join(typed))
    return relation


ENGINES = (in_pandas, in_duckdb)


def table(kind: Kind, records: Iterable[Record], defaults: Record) -> pd.DataFrame:
    """A table of `kind`; what a record leaves out is a default, and rows are numbered from 2."""
    filled = [{"row": row, **defaults, **record} for row, record in enumerate(records, start=2)]
    strange = {name for record in filled for name in record} - set(COLUMNS[kind])
    assert not strange, f"no columns of {kind}: {strange}"
    return pd.DataFrame(filled, columns=list(COLUMNS[kind]))


def staff(*assignments: Record) -> pd.DataFrame:
    """White full-time Band 5 administrators in post, but for what is told of each."""
    usual = {
        "person": "1",
        "assignment": "",
        "primary": True,
        "fte": 1.0,
        "status": "active",
        "contract": "permanent",
        "office": "",
        "section": "non-clinical",
        "item": "1a_band_5",
        "staff_group": "Administrative and Clerical",
        "senior_manager": False,
        "group": "White",
        "category": "A",
    }
    return table(Kind.STAFF, assignments, usual)


def people(**groups: str | None) -> pd.DataFrame:
    """Staff with one assignment each: `people(ann="White", bob="BME")`."""
    return staff(*({"person": person, "group": group} for person, group in groups.items()))


def recruitment(*counts: tuple[str | None, int, int]) -> pd.DataFrame:
    """`("White", 10, 2)`: group, shortlisted, appointed."""
    names = ("group", "shortlisted", "appointed")
    records = (dict(zip(names, each, strict=True)) for each in counts)
    return table(Kind.RECRUITMENT, records, {"section": None, "band": None})


def recruitment_by_post(*counts: tuple[str | None, str | None, str | None, int, int]) -> pd.DataFrame:
    """`("clinical", "Band 5", "White", 10, 2)`: section, band, group, shortlisted, appointed."""
    names = ("section", "band", "group", "shortlisted", "appointed")
    return table(Kind.RECRUITMENT, (dict(zip(names, each, strict=True)) for each in counts), {})


def disciplinary(*cases: Record) -> pd.DataFrame:
    """Formal cases in June 2020 of nobody in particular, but for what is told of each."""
    usual = {"person": None, "group": None, "formal": True, "date": datetime(2020, 6, 1)}
    return _dated(table(Kind.DISCIPLINARY, cases, usual))


def training(*courses: Record) -> pd.DataFrame:
    """Non-mandatory courses in June 2020, but for what is told of each."""
    usual = {"person": None, "group": None, "non_mandatory": True, "date": datetime(2020, 6, 1)}
    return _dated(table(Kind.TRAINING, courses, usual))


def survey(*results: Record) -> pd.DataFrame:
    """Results of the 2020 survey for indicator 5, but for what is told of each."""
    usual = {"survey": 2020, "item": "5_harassment_public", "respondents": None, "benchmark": None}
    return table(Kind.SURVEY, results, usual).astype(
        {"respondents": float, "benchmark": float, "share": float}
    )


def board(*members: tuple[str | None, bool, bool]) -> pd.DataFrame:
    """`("White", True, False)`: group, voting, executive."""
    names = ("group", "voting", "executive")
    return table(Kind.BOARD, (dict(zip(names, each, strict=True)) for each in members), {})


def previous(year: str, values: Mapping[tuple[str, str], float | None]) -> pd.DataFrame:
    """Earlier figures by data item and group."""
    records = ({"item": item, "group": group, "value": value} for (item, group), value in values.items())
    return table(Kind.PREVIOUS, records, {"year": year})


def _dated(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(date=pd.to_datetime(frame["date"]))
