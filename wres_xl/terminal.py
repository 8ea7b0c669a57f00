"""What the terminal shows: progress, findings, the nine indicators, and figures as a table.

Rich is loaded where a table or a progress line is drawn, so that a quiet command does not wait for it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from wres_xl.findings import Finding, Level
from wres_xl.settings import Settings
from wres_xl.sources import Progress
from wres_xl.standard.data_items import (
    DATA_ITEMS,
    DataItem,
    Likelihood,
    Measure,
    RelativeLikelihood,
    Share,
    ShareDifference,
    ShareOfAll,
)
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.standard.years import ReportingYear
from wres_xl.wording import number, percent, ratio

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from wres_xl.commentary import Commentary
    from wres_xl.figures import Figure, Figures
    from wres_xl.national.fill import Line
    from wres_xl.national.form_map import FormMap
    from wres_xl.national.reconcile import Reconciliation
    from wres_xl.results import Results

_LEVEL_STYLE = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "dim"}
_SHOWN = 40
_WIDTH = 130
"""In characters, where there is no terminal to fit."""


def say(message: str, to_errors: bool = False) -> None:
    """Print a line."""
    print(message, file=sys.stderr if to_errors else sys.stdout)


@contextmanager
def progress() -> Iterator[Progress]:
    """A line that tells what is being done, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with _console(to_errors=True).status("Starting") as status:
        yield status.update


def show_findings(findings: Sequence[Finding], to_errors: bool = False, notes: bool = True) -> None:
    """Findings as a table, worst first."""
    shown = [finding for finding in findings if notes or finding.level is not Level.NOTE]
    if not shown:
        return
    table = _table("", "Where", "What was found", "Rows", "How to mend it")
    for finding in shown[:_SHOWN]:
        level = _text(str(finding.level), style=_LEVEL_STYLE[finding.level])
        value = f" (found: {finding.value})" if finding.value else ""
        rows = f"{finding.rows:,}" if finding.rows else ""
        table.add_row(
            level, _text(finding.place), _text(f"{finding.problem}{value}"), rows, _text(finding.remedy)
        )
    _console(to_errors).print(table)
    if len(shown) > _SHOWN:
        say(f"and {len(shown) - _SHOWN:,} more; --format csv lists all.", to_errors)


def show_rows(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Rows as a table under their columns' names."""
    table = _table(*columns)
    for row in rows:
        table.add_row(*(_text(str(row[column])) for column in columns))
    _console().print(table)


def show_checks(checks: Sequence[Sequence[str]]) -> None:
    """Show a diagnosis: what was looked at, what is there, how that is, and what to do about it."""
    table = _table("Looked at", "Found", "State", "What to do")
    for check in checks:
        table.add_row(*map(_text, check))
    _console().print(table)


def show_indicators(results: Results, commentary: Commentary, settings: Settings) -> None:
    """The nine indicators: last year, this year, and what can be read from it."""
    years = (results.this.year.previous, results.this.year)
    table = _table("", "Indicator", *(str(year) for year in years), "Reading", title="WRES indicators")
    for column in table.columns[2:4]:
        column.justify = "right"
    for indicator in INDICATORS:
        cells = [_headline(figures, indicator.number, settings) for figures in (results.last, results.this)]
        reading = commentary.summary[indicator.number]
        table.add_row(str(indicator.number), indicator.short_title, *cells, _text(reading))
    _console().print(table)


def show_figures(figures: Iterable[Figures]) -> None:
    """A table for each year: one line for each data item, the groups side by side."""
    for each in figures:
        headings = ("Data item", *(str(group) for group in ETHNIC_GROUPS), "All / ratio", "Reading or note")
        table = _table(*headings, title=str(each.year))
        for column in table.columns[:-1]:
            column.no_wrap = True
        for column in table.columns[1:-1]:
            column.justify = "right"
        for key in dict.fromkeys(figure.item.key for figure in each):
            table.add_row(key, *_across(each, key))
        _console().print(table)


def _across(figures: Figures, key: str) -> list[str | Text]:
    """The cells of a data item's line, each figure in its group's column, and its verdict or a note."""
    last = Group.ALL if (key, Group.ALL) in figures.by_cell else None
    cells = [figures.by_cell.get((key, group)) for group in (*ETHNIC_GROUPS, last)]
    known = [each for each in cells if each]
    verdicts = [str(each.verdict) for each in known if each.verdict]
    notes = [each.estimate.reason or each.note for each in known if each.estimate.reason or each.note]
    note = next(iter((*verdicts, *notes)), "")
    return [*(shown(figure) if figure else "" for figure in cells), _text(note)]


def show_form(form: FormMap) -> None:
    """What was understood of a national form, what was not, and where its data items stand."""
    # Loaded here because most commands do without it.
    from wres_xl.national.form_map import map_rows  # noqa: PLC0415

    for sentence in form.understood:
        say(sentence)
    groups = (*(str(group) for group in ETHNIC_GROUPS), "ratio")
    table = _table(
        "Year", "Row", "Label", "Figures", "Sheet", *groups, "Holds", title="The form as understood"
    )
    rows = map_rows(form.places)
    for (year, item, label, role, sheet), cells in groupby(
        rows, key=lambda row: (row.year, row.item, row.label, row.role, row.sheet)
    ):
        by_group = {row.group: row for row in cells}
        addresses = (by_group[group].cell if group in by_group else "" for group in groups)
        holds = ", ".join(dict.fromkeys(row.content for row in by_group.values()))
        table.add_row(*(_text(each) for each in (year, str(item), label, role, sheet, *addresses, holds)))
    if rows:
        _console().print(table)
    for sentence in form.passed_over:
        say(f"Passed over: {sentence}")
    for problem in form.problems:
        say(f"Not understood: {problem}", to_errors=True)


def show_reconciliation(reconciliation: Reconciliation, in_full: bool = True) -> None:
    """What became of a form: what needs a look first; in full also large changes and every data item."""
    _show_open(reconciliation)
    if reconciliation.broken:
        table = _table("Rule", "Year", "Group", "In the form", "Against", title="Rules not kept")
        for check in reconciliation.broken:
            values = (_form(check.item, value) for value in (check.value, check.against))
            table.add_row(_text(check.rule), str(check.year), str(check.group or ""), *values)
        _console().print(table)
    if reconciliation.changes and in_full:
        years = (str(reconciliation.year.previous), str(reconciliation.year))
        table = _table(
            "Data item", "Group", *years, title="Large changes", caption=reconciliation.large_change
        )
        for change in reconciliation.changes:
            values = (_form(change.item, value) for value in (change.last, change.this))
            table.add_row(change.item.key, str(change.group or "ratio"), *values)
        _console().print(table)
    for year in sorted({line.year for line in reconciliation.lines}) if in_full else ():
        _show_cells(reconciliation, year)
    told = [f"{many:,} {outcome}" for outcome, many in reconciliation.outcomes.items()]
    rules = Counter(check.result for check in reconciliation.checks)
    kept = ", ".join(f"{many:,} {result}" for result, many in rules.items())
    say(
        f"\nCells: {', '.join(told)}. Cross-checks: {kept}. "
        f"Large changes since last year: {len(reconciliation.changes):,}."
    )


def _show_open(reconciliation: Reconciliation) -> None:
    """What differs, cell by cell, and what is missing, those of one reason on one line."""
    rows: dict[tuple[object, ...], list[Line]] = {}
    for line in reconciliation.open_lines:
        differs = line.place if line.outcome == "differs" else None
        rows.setdefault((line.outcome, line.year, line.reason, differs), []).append(line)
    if not rows:
        return
    table = _table("", "Data item", "Year", "Group", "Cell", "There", "Ours", "Note", title="Needs a look")
    for lines in list(rows.values())[:_SHOWN]:
        first, items = lines[0], dict.fromkeys(line.item.key for line in lines)
        more = f" and {len(items) - 1:,} more" if len(items) > 1 else ""
        groups = ", ".join(dict.fromkeys(str(line.group or "ratio") for line in lines))
        place = first.place
        cell = f"{place.sheet} {place.address} {place.role}" if place else ""
        cell += f" and {len(lines) - 1:,} more" if place and len(lines) > 1 else ""
        ours = _form(first.item, first.ours) if len(lines) == 1 else ""
        texts = (f"{first.item.key}{more}", str(first.year), groups, cell, first.there, ours, first.reason)
        table.add_row(_text(str(first.outcome), style="yellow"), *(_text(each) for each in texts))
    _console().print(table)
    if len(rows) > _SHOWN:
        say(f"and {len(rows) - _SHOWN:,} more; the reconciliation lists all.")


def _show_cells(reconciliation: Reconciliation, year: ReportingYear) -> None:
    """A line for each data item: what the form then holds, and what its formulas must show."""
    groups = (*ETHNIC_GROUPS, None)
    lines: dict[DataItem, dict[Group | None, Line]] = {item: {} for item in DATA_ITEMS}
    for line in reconciliation.lines:
        if line.year == year and not (line.place and line.place.role == "prepopulated"):
            lines[line.item][line.group] = line
    rows = [("Data item", "Sheet", "Cells", *(str(group or "Ratio") for group in groups), "Outcome")]
    for item, by_group in lines.items():
        places = [line.place for line in by_group.values() if line.place]
        sheets = ", ".join(dict.fromkeys(place.sheet for place in places))
        shown = (_form(item, by_group[group].then) if group in by_group else "" for group in groups)
        outcomes = ", ".join(dict.fromkeys(str(line.outcome) for line in by_group.values()))
        if by_group:
            rows.append((item.key, sheets, " ".join(place.address for place in places), *shown, outcomes))
    say(f"\n{year}: the filled form, and what Excel must show in its formulas\n")
    _say_in_columns(rows, right=range(3, 3 + len(groups)))


def _say_in_columns(rows: Sequence[Sequence[str]], right: Collection[int]) -> None:
    """Rows of text in columns, those in `right` flush right. Plain, because long tables take Rich long."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        say("  ".join(cells).rstrip())


def _console(to_errors: bool = False) -> Console:
    from rich.console import Console  # noqa: PLC0415

    stream = sys.stderr if to_errors else sys.stdout
    return Console(stderr=to_errors, highlight=False, width=None if stream.isatty() else _WIDTH)


def _table(*headings: str, title: str | None = None, caption: str | None = None) -> Table:
    from rich.table import Column, Table  # noqa: PLC0415

    # Folded, a long file name stays whole, for it has no spaces to break at.
    columns = (Column(heading, overflow="fold") for heading in headings)
    return Table(*columns, title=title, caption=caption)


def _text(words: str, style: str = "") -> Text:
    """Text as it stands: brackets in it are not read as markup."""
    from rich.text import Text  # noqa: PLC0415

    return Text(words, style=style)


def shown(figure: Figure) -> str:
    """A figure's value in the form of its kind: a count, a percentage, percentage points, or a ratio."""
    return _form(figure.item, figure.value)


def _form(item: DataItem, value: float | None) -> str:
    if value is None:
        return "n/a"
    match item.calculation:
        case RelativeLikelihood():
            return ratio(value)
        case Likelihood():
            return percent(value, 2)
        case Share() | ShareOfAll():
            return percent(value)
        case ShareDifference():
            return f"{'+' if value > 0 else ''}{percent(value)}"
        case _:
            return percent(value) if item.measure is Measure.PERCENTAGE else number(value)


def _headline(figures: Figures | None, indicator: int, settings: Settings) -> str:
    """An indicator in a few characters: a ratio, or White and BME side by side."""
    from wres_xl.commentary import headline_key  # noqa: PLC0415

    if figures is None:
        return "n/a"
    key = headline_key(indicator, settings)
    if indicator in (2, 3, 4):
        return shown(figures[key, None])
    if indicator == 9:
        return shown(figures[key, Group.BME])
    white, bme = (shown(figures[key, group]) for group in (Group.WHITE, Group.BME))
    return f"White {white}, {settings.term} {bme}"
