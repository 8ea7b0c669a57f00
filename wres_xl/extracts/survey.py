"""The staff survey's results for indicators 5 to 8: a row for each group, or both groups side by side."""

import re
from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wres_xl.codes import ethnic_group
from wres_xl.codes.normalise import normalise
from wres_xl.extracts.cells import number
from wres_xl.extracts.columns import Mask, Objects, Table
from wres_xl.extracts.frames import frame
from wres_xl.extracts.layouts import FEEDS
from wres_xl.extracts.lookup import CodeList, look_up
from wres_xl.extracts.percentages import reader
from wres_xl.extracts.tables import Kind
from wres_xl.findings import Finding, Level
from wres_xl.standard.data_items import ITEM
from wres_xl.standard.groups import COMPARED_GROUPS
from wres_xl.standard.indicators import INDICATORS, SURVEY_ITEMS, survey_question
from wres_xl.standard.years import ReportingYear

_STOPS = FEEDS[Kind.SURVEY]
_CALENDAR_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ERAS = (2015, 2018, 2021)
"""A survey year for each numbering of the questions."""

_EVERYBODY = frozenset(("all", "all staff", "overall", "everyone", "organisation", "trust"))
_NEITHER = ""
"""The group of results that are neither White nor BME staff's, and have no place in the indicators."""

_Findings = tuple[Finding, ...]
_Floats = NDArray[np.float64]
_Read = Callable[[str], float | None]


def tidy_survey(table: Table) -> tuple[pd.DataFrame, _Findings]:
    """The tidy survey table.

    Percentages are fractions, NaN where one is missing; a survey's year is 0 where it cannot be read.
    """
    survey, year_findings = _surveys(table)
    item, item_findings = look_up(table, _INDICATORS, level=Level.WARNING)
    parts, group_findings = _groups(table)
    cells = [
        cell
        for prefix in parts
        for name in ("percentage", "benchmark")
        if (field := f"{prefix}{name}") in table.columns
        for cell in table.columns[field].used
    ]
    read = reader(cells)
    frames: list[pd.DataFrame] = []
    findings: list[Finding] = [*year_findings, *item_findings, *group_findings]
    for prefix, group in parts.items():
        for key in SURVEY_ITEMS.values():
            kept: Mask = (item == key) & pd.notna(group) & (group != _NEITHER)
            part, part_findings = _results(table.only(kept), prefix, key, survey[kept], group[kept], read)
            frames.append(part)
            findings += part_findings
    tidy = pd.concat(frames, ignore_index=True)
    return tidy.drop_duplicates(["survey", "item", "group"]), (*findings, *_contradictions(table, tidy))


def _surveys(table: Table) -> tuple[NDArray[np.int64], _Findings]:
    """The calendar year of each row's survey."""
    codes = CodeList("survey_year", "the survey year", _survey_year, "a year such as 2020, or 2020-21")
    years, findings = look_up(table, codes, stops=_STOPS)
    return np.array([year or 0 for year in years], dtype=np.int64), findings


def _survey_year(text: str) -> int | None:
    try:
        return ReportingYear.parse(text).survey
    except ValueError:
        years = set(_CALENDAR_YEAR.findall(text))
        return int(years.pop()) if len(years) == 1 else None


def _groups(table: Table) -> tuple[Mapping[str, Objects], _Findings]:
    """The groups of the results in each set of columns, by what the fields of the set begin with."""
    if {"group", "percentage"} <= table.columns.keys():
        codes = CodeList("group", "the ethnic group", _group, "White or BME")
        group, findings = look_up(table, codes, stops=_STOPS)
        return {"": group}, findings
    wide = {f"{group.lower()}_": np.full(len(table), group.value, dtype=object) for group in COMPARED_GROUPS}
    return wide, ()


def _group(text: str) -> str | None:
    if normalise(text) in _EVERYBODY:
        return _NEITHER
    group = ethnic_group(text)
    if group is None:
        return None
    return group.value if group in COMPARED_GROUPS else _NEITHER


def _results(
    table: Table, prefix: str, key: str, survey: NDArray[np.int64], group: Objects, read: _Read
) -> tuple[pd.DataFrame, _Findings]:
    """One indicator's results in one set of columns."""
    percentage = CodeList(
        f"{prefix}percentage",
        "the percentage",
        read,
        "0 to 100, such as 15.8, all written in the same way; what is below 1 with its sign, 0.4%",
        is_not="is not a percentage",
    )
    share, findings = look_up(table, percentage, stops=(key,))
    missing = np.array([each is not None and np.isnan(each) for each in share], dtype=bool)
    if missing.any():
        finding = table.finding(
            Level.WARNING,
            f"Indicator {ITEM[key].indicator} has no percentage for a group",
            field=percentage.field,
            rows=table.rows[missing],
            mend="Enter it, unless the survey's publishers suppressed it.",
        )
        findings = (*findings, finding)
    benchmark, benchmark_findings = _optional(table, f"{prefix}benchmark", "the benchmark", read)
    respondents, respondent_findings = _optional(
        table, f"{prefix}respondents", "the number of respondents", _respondents
    )
    columns = {
        "survey": survey,
        "item": np.full(len(table), key, dtype=object),
        "group": group,
        "share": share.astype(float),
        "respondents": respondents,
        "benchmark": benchmark,
        "row": table.rows,
    }
    return frame(Kind.SURVEY, columns), (*findings, *benchmark_findings, *respondent_findings)


def _optional(table: Table, field: str, what: str, read: _Read) -> tuple[_Floats, _Findings]:
    """Numbers that no figure rests on, NaN where there is none."""
    if field not in table.columns:
        return np.full(len(table), np.nan), ()
    given = ~table.columns[field].blank
    codes = CodeList(field, what, read, "a number", is_not="is not a number")
    numbers, findings = look_up(table, codes, among=given, level=Level.WARNING)
    return numbers.astype(float), findings


def _respondents(text: str) -> float | None:
    value = number(text)
    return value if value is not None and value >= 0 else None


def _contradictions(table: Table, tidy: pd.DataFrame) -> _Findings:
    """Results given twice, with different percentages."""
    keys = ["survey", "item", "group"]
    several = tidy.groupby(keys)["share"].transform("nunique") > 1
    wrong = tidy[several]
    return tuple(
        table.finding(
            Level.ERROR,
            f"Indicator {ITEM[str(item)].indicator} has several percentages for one group and year",
            rows=np.unique(rows["row"].to_numpy()),
            mend="Keep the one that is meant.",
            stops=(str(item),),
        )
        for item, rows in wrong.groupby("item")
    )


def _survey_item(text: str) -> str | None:
    return _survey_items().get(normalise(text))


@cache
def _survey_items() -> Mapping[str, str]:
    """The data item by everything that people call it: key, number, title, question."""
    names: dict[str, str] = {}
    for indicator, key in SURVEY_ITEMS.items():
        about = INDICATORS[indicator - 1]
        questions = (survey_question(indicator, ReportingYear(year)) for year in _ERAS)
        called = (key, ITEM[key].label, about.title, about.short_title, *filter(None, questions))
        numbered = (f"{word}{indicator}" for word in ("", "Indicator ", "WRES ", "WRES Indicator "))
        names |= {normalise(name): key for name in (*called, *numbered)}
    return names


_INDICATORS = CodeList(
    field="indicator",
    what="the indicator",
    read=_survey_item,
    expected="5, 6, 7 or 8, or a question of the staff survey that belongs to one of them",
)
