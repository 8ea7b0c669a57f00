"""What the worksheet functions answer for single cells: thin over the measures and the code lists.

All of them raise `CellError` where the answer is an error of Excel. Cells are read first, in the order of the
arguments; then a part above its whole is `#NUM!`; then what would be divided by 0 is `#DIV/0!`.
"""

from functools import lru_cache

from udfs.errors import CellError, ExcelError
from udfs.values import Cell, confidence, count, words
from wres_xl.codes import ethnic_group, office, pay_band, section
from wres_xl.standard import measures
from wres_xl.standard.inference import fisher_exact_p, ratio_interval, wilson_interval
from wres_xl.standard.verdicts import four_fifths

NOT_MAPPED = "Not mapped"
"""The answer for a code that is in no list: a word, because an error would spread to what counts answers."""

_OFFICES = {"non_executive": "Non-executive", "student": "Student"}
_MANY = 16_384
"""How many different texts are remembered; a column of 20,000 rows holds some dozens."""

_Counts = tuple[int, int, int, int]
Limits = tuple[float, float]


def likelihood(events: Cell, total: Cell) -> float:
    """The likelihood, a fraction."""
    few, many = count(events), count(total)
    _require_part(few, many)
    return _defined(measures.likelihood(few, many))


def relative_likelihood(events: Cell, total: Cell, other_events: Cell, other_total: Cell) -> float:
    """The ratio of two likelihoods."""
    return _ratio(_two_groups(events, total, other_events, other_total))


def relative_likelihood_interval(
    events: Cell, total: Cell, other_events: Cell, other_total: Cell, level: Cell
) -> Limits:
    """The limits of a ratio's interval, where there is a ratio."""
    counts, confident = _counts(events, total, other_events, other_total), confidence(level)
    _require_two_groups(counts)
    _ratio(counts)
    interval = ratio_interval(*counts, confident)
    return interval.lower, interval.upper


def p_value(events: Cell, total: Cell, other_events: Cell, other_total: Cell) -> float:
    """Fisher's exact test; it is there also where there is no ratio, so long as nobody divides by 0."""
    return fisher_exact_p(*_two_groups(events, total, other_events, other_total))


def verdict(events: Cell, total: Cell, other_events: Cell, other_total: Cell, level: Cell) -> str:
    """The reading of a ratio in words."""
    counts, confident = _counts(events, total, other_events, other_total), confidence(level)
    _require_two_groups(counts)
    return four_fifths(_ratio(counts), ratio_interval(*counts, confident), fisher_exact_p(*counts)).value


def percentage_interval(events: Cell, total: Cell, level: Cell) -> Limits:
    """The limits of a percentage's interval, fractions."""
    few, many, confident = count(events), count(total), confidence(level)
    _require_part(few, many)
    if not many:
        raise CellError(ExcelError.DIV0)
    interval = wilson_interval(few, many, confident)
    return interval.lower, interval.upper


def board_difference(
    board_group: Cell, board_total: Cell, workforce_group: Cell, workforce_total: Cell
) -> float:
    """A share of the board less a share of the workforce, a fraction."""
    counts = _two_groups(board_group, board_total, workforce_group, workforce_total)
    return _defined(measures.board_difference(*counts))


def disparity_ratio(white_lower: Cell, white_upper: Cell, bme_lower: Cell, bme_upper: Cell) -> float:
    """The race disparity ratio."""
    return _defined(measures.race_disparity_ratio(*_counts(white_lower, white_upper, bme_lower, bme_upper)))


def group_of(ethnic_origin: Cell) -> str:
    """The group of an ethnic origin, or `Not mapped`."""
    return _group_of(words(ethnic_origin))


def band_of(grade: Cell) -> str:
    """The pay band of a grade, or `Not mapped`."""
    return _band_of(words(grade))


def section_of(staff_group: Cell, job_role: Cell) -> str:
    """The section of a staff group, or `Not mapped`; some job roles are outside all of them."""
    return _section_of(words(staff_group), words(job_role))


@lru_cache(_MANY)
def _group_of(ethnic_origin: str) -> str:
    group = ethnic_group(ethnic_origin)
    return group.value if group else NOT_MAPPED


@lru_cache(_MANY)
def _band_of(grade: str) -> str:
    return pay_band(grade) or NOT_MAPPED


@lru_cache(_MANY)
def _section_of(staff_group: str, job_role: str) -> str:
    if outside := _OFFICES.get(office(job_role)):
        return outside
    found = section(staff_group)
    return found.capitalize() if found else NOT_MAPPED


def _counts(first: Cell, second: Cell, third: Cell, fourth: Cell) -> _Counts:
    return count(first), count(second), count(third), count(fourth)


def _two_groups(events: Cell, total: Cell, other_events: Cell, other_total: Cell) -> _Counts:
    counts = _counts(events, total, other_events, other_total)
    _require_two_groups(counts)
    return counts


def _require_two_groups(counts: _Counts) -> None:
    events, total, other_events, other_total = counts
    _require_part(events, total)
    _require_part(other_events, other_total)
    if not total or not other_total:
        raise CellError(ExcelError.DIV0)


def _require_part(part: int, whole: int) -> None:
    if part > whole:
        raise CellError(ExcelError.NUM)


def _ratio(counts: _Counts) -> float:
    """The ratio without its interval and its test, which would take most of the time."""
    _, _, other_events, _ = counts
    if not other_events:
        raise CellError(ExcelError.DIV0)
    return measures.likelihood_ratio(*counts)


def _defined(estimate: measures.Estimate) -> float:
    """A measure's value; all reasons for having none are divisions by 0."""
    if estimate.value is None:
        raise CellError(ExcelError.DIV0)
    return estimate.value
