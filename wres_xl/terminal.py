"""What the terminal shows: progress, findings, the nine indicators, and figures as a table.

Rich is loaded where a table or a progress line is drawn, so that a quiet command does not wait for it.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wres_xl.commentary import Commentary, headline_key
from wres_xl.figures import Figure, Figures
from wres_xl.findings import Finding, Level
from wres_xl.jobs import Progress, Results
from wres_xl.settings import Settings
from wres_xl.standard.data_items import (
    Likelihood,
    Measure,
    RelativeLikelihood,
    Share,
    ShareDifference,
    ShareOfAll,
)
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.indicators import INDICATORS
from wres_xl.wording import number, percent, ratio

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

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


def _across(figures: Figures, key: str) -> list["str | Text"]:
    """The cells of a data item's line, each figure in its group's column, and the first note among them."""
    last = Group.ALL if (key, Group.ALL) in figures.by_cell else None
    cells = [figures.by_cell.get((key, group)) for group in (*ETHNIC_GROUPS, last)]
    notes = (str(each.verdict or each.estimate.reason or each.note) for each in cells if each)
    note = next((note for note in notes if note), "")
    return [*(shown(figure) if figure else "" for figure in cells), _text(note)]


def _console(to_errors: bool = False) -> "Console":
    from rich.console import Console  # noqa: PLC0415

    stream = sys.stderr if to_errors else sys.stdout
    return Console(stderr=to_errors, highlight=False, width=None if stream.isatty() else _WIDTH)


def _table(*headings: str, title: str | None = None) -> "Table":
    from rich.table import Table  # noqa: PLC0415

    return Table(*headings, title=title)


def _text(words: str, style: str = "") -> "Text":
    """Text as it stands: brackets in it are not read as markup."""
    from rich.text import Text  # noqa: PLC0415

    return Text(words, style=style)


def shown(figure: Figure) -> str:
    """A figure's value in the form of its kind: a count, a percentage, percentage points, or a ratio."""
    return "n/a" if figure.value is None else _form(figure, figure.value)


def _form(figure: Figure, value: float) -> str:
    match figure.item.calculation:
        case RelativeLikelihood():
            return ratio(value)
        case Likelihood():
            return percent(value, 2)
        case Share() | ShareOfAll():
            return percent(value)
        case ShareDifference():
            return f"{'+' if value > 0 else ''}{percent(value)}"
        case _:
            return percent(value) if figure.item.measure is Measure.PERCENTAGE else number(value)


def _headline(figures: Figures | None, indicator: int, settings: Settings) -> str:
    """An indicator in a few characters: a ratio, or White and BME side by side."""
    if figures is None:
        return "n/a"
    key = headline_key(indicator, settings)
    if indicator in (2, 3, 4):
        return shown(figures[key, None])
    if indicator == 9:
        return shown(figures[key, Group.BME])
    white, bme = (shown(figures[key, group]) for group in (Group.WHITE, Group.BME))
    return f"White {white}, {settings.term} {bme}"
