# ruff: noqa: N802 - the functions have the names that they have in Excel
"""The worksheet functions: `=WRES_...` in a cell.

An argument may be a cell, a number or text in the formula, or a range; the answer of a range spills over as
many cells. A range goes with single cells and with ranges of its own shape, else the answer is `#VALUE!`.

In all of them an error in an argument is the answer. Where all counts are blank the answer is blank; where
one is, `#N/A`. Text that is no number is `#VALUE!`; a count that is negative, not whole or above 100 million
is `#NUM!`. `docs/functions.md` is made from what stands here.
"""

from udfs import cores
from udfs.headcount import headcount
from udfs.indicator_tables import indicator_table
from udfs.sentences import commentary
from udfs.suppression import suppressed
from udfs.values import Values, spread, spread_pairs
from udfs.worksheet import worksheet_function
from wres_xl import __version__

_TWO_GROUPS = {
    "events": "How many of the first group it happened to, such as White applicants appointed.",
    "total": "How many the first group are, such as White applicants shortlisted.",
    "comparator_events": "How many of the other group it happened to, such as BME applicants appointed.",
    "comparator_total": "How many the other group are, such as BME applicants shortlisted.",
}
_CONFIDENCE = "The level of the interval, from 0.5 to 0.999. If left out, 0.95."
_EXAMPLE = (268, 1887, 30, 457)


@worksheet_function(
    (30, 457),
    events="How many of the group it happened to: people appointed, disciplined or trained.",
    total="How many the group are: people shortlisted, or staff.",
)
def WRES_LIKELIHOOD(events: Values, total: Values) -> Values:
    """The chance of an event for a member of a group, events divided by total, as a fraction.

    `#DIV/0!` where nobody is in the group; `#NUM!` where more had the event than are in the group.
    """
    return spread(cores.likelihood, events, total)


@worksheet_function(_EXAMPLE, **_TWO_GROUPS)
def WRES_RELATIVE_LIKELIHOOD(
    events: Values, total: Values, comparator_events: Values, comparator_total: Values
) -> Values:
    """How many times as likely an event is in one group as in another. Indicators 2 and 4: give White
    first. Indicator 3: give BME first.

    It is computed from the counts and never from rounded rates. `#DIV/0!` where a group has nobody in it,
    or where it happened to nobody of the group compared with: such a ratio cannot be calculated. Where it
    happened to nobody of the first group only, the ratio is 0.
    """
    return spread(cores.relative_likelihood, events, total, comparator_events, comparator_total)


@worksheet_function(_EXAMPLE, **_TWO_GROUPS, confidence=_CONFIDENCE)
def WRES_RELATIVE_LIKELIHOOD_INTERVAL(
    events: Values,
    total: Values,
    comparator_events: Values,
    comparator_total: Values,
    confidence: Values = None,
) -> Values:
    """The confidence interval of a relative likelihood: its lower and upper limit, in two cells side by
    side.

    Miettinen and Nurminen's score interval, which holds for small counts too. An interval that contains 1
    means that chance alone could explain the ratio. For counts in a column the limits are in two columns,
    for counts in a row in two rows. `#DIV/0!` where there is no ratio; `#NUM!` for a confidence out of
    range.
    """
    counts = (events, total, comparator_events, comparator_total)
    return spread_pairs(cores.relative_likelihood_interval, *counts, optional=(confidence,))


@worksheet_function(_EXAMPLE, **_TWO_GROUPS)
def WRES_P_VALUE(
    events: Values, total: Values, comparator_events: Values, comparator_total: Values
) -> Values:
    """The chance of a difference between two groups at least this unlikely if both were equally likely:
    Fisher's exact test, two-sided.

    Below 0.05, chance alone is an unlikely explanation. It is there also where a ratio cannot be calculated
    because it happened to nobody of the group compared with. `#DIV/0!` where a group has nobody in it.
    """
    return spread(cores.p_value, events, total, comparator_events, comparator_total)


@worksheet_function(_EXAMPLE, **_TWO_GROUPS, confidence=_CONFIDENCE)
def WRES_VERDICT(
    events: Values,
    total: Values,
    comparator_events: Values,
    comparator_total: Values,
    confidence: Values = None,
) -> Values:
    """What a relative likelihood says, in words. Indicators 2 and 4: give White first. Indicator 3: give
    BME first.

    `No adverse difference` for a ratio from 0.80 to 1.25; else `Too few to tell` where the interval
    contains 1 or the p-value is 0.05 or above; else `Less favourable for BME` above 1 and `Less favourable
    for White` below. `#DIV/0!` where there is no ratio.
    """
    counts = (events, total, comparator_events, comparator_total)
    return spread(cores.verdict, *counts, optional=(confidence,))


@worksheet_function(
    (30, 457),
    events="How many of the group it applies to, such as BME staff in a band.",
    total="How many the group are, such as all staff in the band.",
    confidence=_CONFIDENCE,
)
def WRES_PERCENTAGE_INTERVAL(events: Values, total: Values, confidence: Values = None) -> Values:
    """The confidence interval of a percentage: its lower and upper limit as fractions, in two cells side by
    side.

    Wilson's score interval. For counts in a column the limits are in two columns, for counts in a row in
    two rows. `#DIV/0!` where the total is 0; `#NUM!` for a confidence out of range.
    """
    return spread_pairs(cores.percentage_interval, events, total, optional=(confidence,))


@worksheet_function(
    ([["A White - British"], ["CX White Mixed"], ["GC Mixed - Black & White"], [""], ["Martian"]],),
    ethnic_origin="Ethnic origin as ESR, NHS Jobs or the census writes it: a code, a label, or both.",
)
def WRES_ETHNIC_GROUP(ethnic_origin: Values) -> Values:
    """The WRES group of an ethnic origin: White, BME or Unknown; Not mapped for what is not recognised.

    A blank, and whatever says that the origin is not known, is `Unknown`. `Not mapped` is a word and not an
    error, so that a column of answers can be filtered and counted; what is not recognised is for a person
    to decide and is never counted as Unknown.
    """
    return spread(cores.group_of, ethnic_origin, blank="Unknown")


@worksheet_function(
    ([["NHS|XR05|Review Body Band 5"], ["Band 8 Range A"], ["Local Grade 5"]],),
    grade="Pay grade as ESR writes it, such as NHS|XR05|Review Body Band 5.",
)
def WRES_PAY_BAND(grade: Values) -> Values:
    """The pay band of a grade, from Under Band 1 to Band 9 and VSM; Not mapped for what is not recognised.

    The grade's label decides, and a code before it must agree. A blank answers blank. Digits are never
    picked out of a local grade.
    """
    return spread(cores.band_of, grade)


@worksheet_function(
    ([["Nursing and Midwifery Registered"], ["Estates and Ancillary"], ["Medical and Dental"]],),
    staff_group="Staff group as ESR writes it.",
    job_role="Job role as ESR writes it. It tells chairs, non-executive directors and students.",
)
def WRES_WORKFORCE_SECTION(staff_group: Values, job_role: Values = None) -> Values:
    """The part of indicator 1 that a staff group is counted in: Non-clinical, Clinical or Medical; Not
    mapped for what is not recognised.

    `Student` and `Non-executive` are those who are left out of the workforce unless the settings keep them.
    A blank answers blank.
    """
    return spread(cores.section_of, staff_group, optional=(job_role,))


@worksheet_function(
    (
        [[1001], [1002], ["001001"], [1003]],
        [["Band 5"], ["Band 6"], ["Band 5"], ["Band 5"]],
        "band 5",
        [[1], [0.5], [0.2], [0.6]],
        ">=0.6",
    ),
    employee_numbers="The range of employee numbers. A person with several rows counts once.",
    criteria="A range of the same shape, then its criterion, as in COUNTIFS; as many pairs as needed.",
)
def WRES_HEADCOUNT(employee_numbers: Values, *criteria: Values) -> Values:
    """How many different people a range of employee numbers holds; with criteria, how many have a row that
    meets all of them, as in COUNTIFS.

    Criteria are as Excel's: `Band 5`, `5`, `>=0.6`, `<>Left`, `N*`, `=` for blank and `<>` for not blank;
    capitals do not matter, `*` and `?` stand for any letters and `~` takes their meaning away. 1234,
    `01234` and ` 1234 ` are one person. Rows without an employee number, or with `TBC`, `0` or `3.00E+07` in
    its place, are nobody's. `#VALUE!` where a range has another shape than the numbers, or a criterion is
    missing. An error among the employee numbers is the answer.
    """
    return headcount(employee_numbers, criteria)


@worksheet_function(
    (1, 14, 123, 1618),
    board_group="How many board members are of the group.",
    board_total="How many board members there are, those of unknown ethnicity included.",
    workforce_group="How many staff are of the group.",
    workforce_total="How many staff there are, those of unknown ethnicity included.",
)
def WRES_BOARD_DIFFERENCE(
    board_group: Values, board_total: Values, workforce_group: Values, workforce_total: Values
) -> Values:
    """A group's share of the board less its share of the workforce, as a fraction: format it as a
    percentage. Below 0 the group is under-represented.

    `#DIV/0!` where the board or the workforce has nobody in it; `#NUM!` where a group is more than its
    whole.
    """
    return spread(cores.board_difference, board_group, board_total, workforce_group, workforce_total)


@worksheet_function(
    (320, 96, 60, 9),
    white_lower="White staff in the lower bands.",
    white_upper="White staff in the upper bands.",
    bme_lower="BME staff in the lower bands.",
    bme_upper="BME staff in the upper bands.",
)
def WRES_DISPARITY_RATIO(
    white_lower: Values, white_upper: Values, bme_lower: Values, bme_upper: Values
) -> Values:
    """The race disparity ratio: how much further White staff get from lower to upper bands than BME staff.
    1 is parity; above 1 favours White staff.

    Lower is Band 5 and under, middle Bands 6 and 7, upper Band 8A and over with VSM, clinical and
    non-clinical staff apart and medical staff left out. Give middle for upper, or for lower, for the other
    two ratios. `#DIV/0!` where a group that it divides by has nobody in it.
    """
    return spread(cores.disparity_ratio, white_lower, white_upper, bme_lower, bme_upper)


_APPLICANTS = [
    ["Ethnic Origin", "Shortlisted", "Appointed"],
    ["A White - British", 40, 12],
    ["N Black - African", 30, 4],
    ["Z Not Stated", 5, 1],
]


@worksheet_function(
    (2, _APPLICANTS),
    number="The indicator, 1 to 9.",
    tables="The pasted extracts that it rests on, each with its headings, in any order. For indicators 3 to "
    "8 also the reporting year as text, such as 2020-21.",
)
def WRES_INDICATOR(number: Values, *tables: Values) -> Values:
    """An indicator's table, with headings, counted straight from pasted extracts. What each range holds is
    told by its headings.

    Give the staff list for 1; recruitment for 2; the staff list and the casework log for 3; the staff list
    and the learning records for 4; the survey for 5 to 8; the staff list and the board for 9. A range with
    figures of previous years gives indicator 3 over two years. Whole columns will do.

    Counting follows the default settings. A figure that is not available is `#N/A`, and the last column
    says why. `#NUM!` for a number other than 1 to 9; `#VALUE!` where no extract is recognised, or where
    there is no reporting year and the indicator needs one.
    """
    return indicator_table(number, tables)


@worksheet_function(
    ([[12, 3, 40], [7, 9, 60], [25, 30, 80]],),
    counts="The counts to be published, with or without their totals as last row and column.",
    threshold="Counts from 1 to below this are hidden. If left out, 5.",
)
def WRES_SUPPRESS(counts: Values, threshold: Values = None) -> Values:
    """Counts fit to publish: [c] for confidential in place of small ones, and of as many others as it takes
    that none can be worked out from totals.

    In a row or a column, and in each row and column of a table, no hidden count is alone, and hidden counts
    add up to at least the threshold. In a table, none follows from row totals and column totals together.
    Zeros stay, unless nothing else is left to hide. It knows nothing of percentages, ratios, charts, or
    other tables of the same people: these can still give a count away. `#NUM!` or `#VALUE!` stands in place
    of what is no count, and a blank stays blank. A cell by itself is only compared with the threshold.
    """
    return suppressed(counts, threshold)


@worksheet_function(
    (2, *_EXAMPLE),
    number="The indicator, 2 to 8.",
    white_events="White people appointed, disciplined or trained. Indicators 5 to 8: the percentage of White "
    "respondents, such as 25%.",
    white_total="White people shortlisted, or White staff. Indicators 5 to 8: White respondents.",
    bme_events="The same as white_events, for BME people.",
    bme_total="The same as white_total, for BME people.",
    last_white_events="white_events of the year before. The last year may be left out, all four together.",
    last_white_total="white_total of the year before.",
    last_bme_events="bme_events of the year before.",
    last_bme_total="bme_total of the year before.",
    year="The reporting year as text, such as 2020-21. Needed for indicators 5 to 8 with a last year.",
)
def WRES_COMMENTARY(
    number: Values,
    white_events: Values,
    white_total: Values,
    bme_events: Values,
    bme_total: Values,
    last_white_events: Values = None,
    last_white_total: Values = None,
    last_bme_events: Values = None,
    last_bme_total: Values = None,
    year: Values = None,
) -> Values:
    """What the counts of indicators 2 to 8 say, in sentences for a board, beside last year where it is
    given.

    Each argument is one cell. The sentences are those of the WRES workbook; indicators 1 and 9 need more
    counts than fit a formula and have theirs there. `#NUM!` for another number, for impossible counts and
    for a percentage outside 0 to 1; `#N/A` where a count is blank, or the year is missing and needed.
    """
    this_year = (white_events, white_total, bme_events, bme_total)
    last_year = (last_white_events, last_white_total, last_bme_events, last_bme_total)
    return commentary(number, this_year, last_year, year)


@worksheet_function(())
def WRES_VERSION() -> str:
    """The version of WRES-XL that answers."""
    return __version__
