"""Small counts hidden, and as many others as it takes that no hidden one follows from the totals.

A table whose totals are known is a set of equations, one a row and one a column. As each count stands in one
of each kind, the hidden counts are the edges of a graph between rows and columns, and a count follows from
the equations exactly where its edge is a bridge: where taking it away would part the graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from udfs.errors import CellError, ExcelError
from udfs.values import Values, count, grid, is_blank, single, spread

HIDDEN = "[c]"
"""Confidential, as government statistics mark it."""

DEFAULT_THRESHOLD = 5

_Place = tuple[int, int]
_Line = tuple[str, int]
_Reached = set[_Line]


def suppressed(counts: Values, threshold: Values) -> Values:
    """The counts, with `[c]` for those that are hidden.

    Raises:
        CellError: the threshold is not a whole number above 0.
    """
    asked = single(threshold)
    smallest = DEFAULT_THRESHOLD if is_blank(asked) else count(asked)
    if not smallest:
        raise CellError(ExcelError.NUM)
    rows = grid(spread(count, counts))
    known = {
        (i, j): each for i, row in enumerate(rows) for j, each in enumerate(row) if isinstance(each, int)
    }
    hidden = hidden_counts(known, (len(rows), len(rows[0])), smallest)
    answers = [
        [HIDDEN if (i, j) in hidden else cell for j, cell in enumerate(row)] for i, row in enumerate(rows)
    ]
    return answers[0][0] if len(answers) == len(answers[0]) == 1 else answers


def hidden_counts(counts: Mapping[_Place, int], shape: tuple[int, int], threshold: int) -> set[_Place]:
    """The places to hide in a table of `shape`, so that none follows from the others and the totals."""
    hidden = {place for place, people in counts.items() if 0 < people < threshold}
    lines = _lines(counts, shape)
    _hide_in_company(hidden, counts, lines, threshold)
    if min(shape) > 1:
        _hide_bridges(hidden, counts)
    return hidden


def _lines(places: Iterable[_Place], shape: tuple[int, int]) -> Mapping[_Line, list[_Place]]:
    """The places of each row and column; a single row has no columns to speak of, nor the other way round."""
    lines: defaultdict[_Line, list[_Place]] = defaultdict(list)
    for place in places:
        for line in _ends(place):
            if shape[line[0] == "row"] > 1:
                lines[line].append(place)
    return lines


def _ends(place: _Place) -> tuple[_Line, _Line]:
    return ("row", place[0]), ("column", place[1])


def _hide_in_company(
    hidden: set[_Place],
    counts: Mapping[_Place, int],
    lines: Mapping[_Line, list[_Place]],
    threshold: int,
) -> None:
    """Hide more, the smallest first, until no hidden count of a line is alone or one of a tiny sum."""
    waiting = list(lines)
    while waiting:
        line = waiting.pop()
        inside = [place for place in lines[line] if place in hidden]
        people = sum(counts[place] for place in inside)
        if not inside:
            continue
        others = sorted(set(lines[line]) - hidden, key=lambda place: _cost(counts, place))
        for place in others:
            if len(inside) > 1 and people >= threshold:
                break
            hidden.add(place)
            inside.append(place)
            people += counts[place]
            waiting.extend(end for end in _ends(place) if end != line and end in lines)


def _cost(counts: Mapping[_Place, int], place: _Place) -> tuple[bool, int, _Place]:
    """What is hidden last: zeros, then large counts."""
    return counts[place] == 0, counts[place], place


def _hide_bridges(hidden: set[_Place], counts: Mapping[_Place, int]) -> None:
    """Hide more until no hidden count follows from rows and columns together."""
    beyond_help: set[_Place] = set()
    while bridge := next((each for each in _bridges(hidden) if each not in beyond_help), None):
        row, column = _ends(bridge)
        rest = hidden - {bridge}
        near, far = _reached(row, rest), _reached(column, rest)
        joining = [place for place in counts.keys() - hidden if _joins(place, near, far)]
        if joining:
            hidden.add(min(joining, key=lambda place: _cost(counts, place)))
        else:
            beyond_help.add(bridge)


def _joins(place: _Place, near: _Reached, far: _Reached) -> bool:
    row, column = _ends(place)
    return (row in near and column in far) or (row in far and column in near)


def _neighbours(places: Iterable[_Place]) -> Mapping[_Line, list[tuple[_Line, _Place]]]:
    neighbours: defaultdict[_Line, list[tuple[_Line, _Place]]] = defaultdict(list)
    for place in sorted(places):
        row, column = _ends(place)
        neighbours[row].append((column, place))
        neighbours[column].append((row, place))
    return neighbours


def _reached(start: _Line, places: Iterable[_Place]) -> _Reached:
    """The rows and columns that hang together with one."""
    neighbours = _neighbours(places)
    reached, waiting = {start}, [start]
    while waiting:
        for line, _ in neighbours[waiting.pop()]:
            if line not in reached:
                reached.add(line)
                waiting.append(line)
    return reached


def _bridges(places: Iterable[_Place]) -> Iterator[_Place]:
    """The edges that lie on no cycle (Tarjan 1974), without recursion, for tables may be long."""
    neighbours = _neighbours(places)
    met: dict[_Line, int] = {}
    lowest: dict[_Line, int] = {}
    for start in neighbours:
        path = [] if start in met else [(start, (-1, -1), iter(neighbours[start]))]
        met.setdefault(start, len(met))
        lowest.setdefault(start, met[start])
        while path:
            line, came_by, following = path[-1]
            for other, place in following:
                if place == came_by:
                    continue
                if other in met:
                    lowest[line] = min(lowest[line], met[other])
                else:
                    met[other] = lowest[other] = len(met)
                    path.append((other, place, iter(neighbours[other])))
                    break
            else:
                path.pop()
                if path:
                    parent = path[-1][0]
                    lowest[parent] = min(lowest[parent], lowest[line])
                    if lowest[line] > met[parent]:
                        yield came_by
