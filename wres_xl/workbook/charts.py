"""The native charts, each made from cells of a page so that they move with the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN
from wres_xl.workbook.page import Book
from wres_xl.workbook.style import BLACK, BLUE, DARK_BLUE, FONT, GREY, PALE_GREEN, RULE, WHITE

UNSEEN = -1000
"""What a chart draws for a figure that is not known: far below the foot of its axis, it is not to be seen.

Excel would draw text as 0."""

LONGEST_INTERVAL = 5
"""Intervals of ratios are drawn up to here, so that one very wide interval does not flatten a chart."""

LONGEST_INTERVAL_NOTE = f"Intervals of ratios are drawn up to {LONGEST_INTERVAL}; Statistics has all of them."

_UNSEEN_SHAPE = {"fill": {"none": True}, "border": {"none": True}}


def _font(bold: bool = False, color: str = BLACK) -> dict[str, Any]:
    """A new font each time, because XlsxWriter changes the one that it is given."""
    return {"name": FONT, "size": 9, "bold": bold, "color": color}


@dataclass(frozen=True)
class Series:
    """One series: its name, its values and its colour.

    `error_bars` reach as far as the interval, and `top` names the cells of its upper ends. `inside` tells
    that labels stand inside the columns, where they are white on dark blue.
    """

    name: str
    values: str
    colour: str
    error_bars: dict[str, Any] | None = None
    top: str = ""
    inside: bool = False
    point_colours: tuple[str, ...] = ()


def columns(
    book: Book,
    title: str,
    categories: str,
    series: Sequence[Series],
    number_format: str,
    labels: bool = True,
    stacked: bool = False,
    below_zero: bool = False,
) -> Any:
    """A column chart, clustered or stacked.

    What is below 0 gets no label, for it is not known, unless there are columns `below_zero`: then it is 0
    that gets none.
    """
    chart = book.file.add_chart({"type": "column"} | ({"subtype": "stacked"} if stacked else {}))
    spacing = {"gap": 40, "overlap": 100} if stacked else {"gap": 60, "overlap": -5}
    signed = f"+{number_format};-{number_format};"
    label_format = signed if below_zero else f"{number_format};;{number_format}"
    for each in series:
        chart.add_series(_series(each, categories, label_format, labels) | spacing)
    tops = [each.top for each in series if each.top]
    _make_headroom(book, chart, categories, tops, len(series))
    _dress(chart, title, f"{signed}{number_format}" if below_zero else number_format, below_zero)
    return chart


def bars(book: Book, title: str, categories: str, series: Sequence[Series], number_format: str = "0%") -> Any:
    """A horizontal bar chart in which each bar adds up to 100 %. Text is drawn as 0, and 0 gets no label."""
    chart = book.file.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for each in series:
        chart.add_series(
            _series(each, categories, f"{number_format};;", labels=True) | {"gap": 45, "overlap": 100}
        )
    _dress(chart, title, "0%")
    # In a bar chart the y axis is the one of the categories; reversed, they stand in the table's order.
    category_axis = {"num_font": _font(), "line": {"color": GREY}, "reverse": True, "major_tick_mark": "none"}
    chart.set_y_axis(category_axis)
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom", "font": _font()})
    return chart


def add_line(book: Book, chart: Any, name: str, categories: str, values: str, colour: str) -> None:
    """Lay a line over a column chart, such as the share in the whole workforce."""
    line = book.file.add_chart({"type": "line"})
    style = {"color": colour, "width": 1.5, "dash_type": "dash"}
    line.add_series({"name": name, "categories": categories, "values": values, "line": style})
    chart.combine(line)


@dataclass(frozen=True)
class TrendLine:
    """One line over several years: its points, the stretches between them, and its colour.

    Where lines may lie close together, only one of them should have labels.
    """

    name: str
    points: str
    stretches: tuple[str, ...]
    colour: str
    labels: bool = True


def trend(
    book: Book, title: str, categories: str, lines: Sequence[TrendLine], number_format: str, even: str = ""
) -> Any:
    """Lines over years; `even` names the cells of a broken line at parity."""
    chart = book.file.add_chart({"type": "line"})
    for each in lines:
        chart.add_series(_points(each, categories, number_format))
    unnamed = 0
    for each in lines:
        for stretch in each.stretches:
            line = {"color": each.colour, "width": 2}
            chart.add_series({"name": each.name, "categories": categories, "values": stretch, "line": line})
            unnamed += 1
    if even:
        line = {"color": GREY, "width": 1, "dash_type": "dash"}
        chart.add_series({"name": "Equal", "categories": categories, "values": even, "line": line})
        unnamed += 1
    _dress(chart, title, number_format)
    hidden = list(range(len(lines), len(lines) + unnamed))
    legend = {"position": "bottom", "font": _font(), "delete_series": hidden}
    chart.set_legend(legend if len(lines) > 1 else {"none": True})
    return chart


def _points(each: TrendLine, categories: str, number_format: str) -> dict[str, Any]:
    colour = {"color": each.colour}
    options: dict[str, Any] = {
        "name": each.name,
        "categories": categories,
        "values": each.points,
        "line": {"none": True},
        "marker": {"type": "circle", "size": 6, "fill": colour, "border": colour},
    }
    if each.labels:
        shown = f"{number_format};;{number_format}"
        options["data_labels"] = {"value": True, "num_format": shown, "position": "above", "font": _font()}
    return options


def ratios(book: Book, title: str, categories: str, points: Series, floor: str, band: str) -> Any:
    """Ratios as points with intervals, over the band of 0.80 to 1.25.

    The band is two stacked columns without gaps: `floor` (unseen) up to 0.80 and `band` up to 1.25.
    """
    chart = book.file.add_chart({"type": "column", "subtype": "stacked"})
    even = f"{LOWEST_EVEN:.2f} to {HIGHEST_EVEN:.2f}, no adverse difference"
    spacing = {"categories": categories, "gap": 0, "overlap": 100}
    chart.add_series({"name": "Below the range", "values": floor} | spacing | _UNSEEN_SHAPE)
    shade = {"fill": {"color": PALE_GREEN}, "border": {"none": True}}
    chart.add_series({"name": even, "values": band} | spacing | shade)
    dots = book.file.add_chart({"type": "line"})
    dots.add_series(_dots(points, categories))
    dots.add_series(_unseen_line(categories, points.top))
    chart.combine(dots)
    _dress(chart, title, "0.0")
    chart.set_legend({"position": "bottom", "font": _font(), "delete_series": [0, 3]})
    return chart


def _dots(points: Series, categories: str) -> dict[str, Any]:
    colour = {"color": points.colour}
    options = _series(points, categories, "0.00", labels=False)
    options["line"] = {"none": True}
    options["marker"] = {"type": "diamond", "size": 10, "fill": colour, "border": colour}
    options["data_labels"] = {
        "value": True,
        "num_format": "0.00;;0.00",
        "position": "right",
        "font": _font(bold=True),
    }
    return options


def _series(each: Series, categories: str, number_format: str, labels: bool) -> dict[str, Any]:
    options: dict[str, Any] = {
        "name": each.name,
        "categories": categories,
        "values": each.values,
        "fill": {"color": each.colour},
        "border": {"none": True},
    }
    if each.point_colours:
        options["points"] = [{"fill": {"color": colour}} for colour in each.point_colours]
    if each.error_bars:
        options["y_error_bars"] = each.error_bars
    if labels:
        options["data_labels"] = _labels(each, number_format)
    return options


def _labels(each: Series, number_format: str) -> dict[str, Any]:
    """Labels; at the foot of columns that have error bars, so that the two do not cross."""
    labels: dict[str, Any] = {"value": True, "num_format": number_format, "font": _font()}
    inside = each.inside or each.error_bars is not None
    if each.error_bars:
        labels["position"] = "inside_base"
    if inside:
        labels["font"] = _font(bold=True, color=WHITE if each.colour == BLUE else BLACK)
    if inside and each.point_colours:
        labels["custom"] = [
            {"font": _font(bold=True, color=WHITE if colour == BLUE else BLACK)}
            for colour in each.point_colours
        ]
    return labels


def _make_headroom(book: Book, chart: Any, categories: str, tops: list[str], shown: int) -> None:
    """Unseen points at the upper ends of error bars: Excel does not scale an axis to error bars."""
    chart.set_legend({"position": "bottom", "font": _font()})
    if not tops:
        return
    unseen = book.file.add_chart({"type": "line"})
    for top in tops:
        unseen.add_series(_unseen_line(categories, top))
    chart.combine(unseen)
    hidden = list(range(shown, shown + len(tops)))
    chart.set_legend({"position": "bottom", "font": _font(), "delete_series": hidden})


def _unseen_line(categories: str, values: str) -> dict[str, Any]:
    return {
        "name": "Upper end of the interval",
        "categories": categories,
        "values": values,
        "line": {"none": True},
        "marker": {"type": "none"},
    }


def _dress(chart: Any, title: str, number_format: str, below_zero: bool = False) -> None:
    title_font = {"name": FONT, "size": 11, "color": DARK_BLUE}
    chart.set_title({"name": title, "name_font": title_font, "overlay": False})
    chart.set_x_axis(
        {
            "num_font": _font(),
            "line": {"color": GREY},
            "major_tick_mark": "none",
            "label_position": "low",
        }
    )
    chart.set_y_axis(
        ({} if below_zero else {"min": 0})
        | {
            "num_font": _font(),
            "num_format": number_format,
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.5}},
            "major_tick_mark": "none",
        }
    )
    chart.set_chartarea({"border": {"color": RULE}, "fill": {"color": WHITE}})
