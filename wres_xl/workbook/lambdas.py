"""The worksheet functions that need no code lists, for workbooks that are used without the add-in.

They are defined names that hold a LAMBDA, which Excel calculates in Microsoft 365 and from 2024 on; older
versions show #NAME? where one is called, and no formula of ours calls them. Methods and errors are those of
the add-in's functions of the same names. In a workbook that defines them, Excel calls these and not the
add-in's.

Where Python answers with an error of Excel, an expression makes one: `1/0`, `SQRT(-1)`, `VALUE("")`, `NA()`.
Everything is done cell by cell, with `*` and `+` for "and" and "or", so that the answers of a range spill
over as many cells; AND, OR, MIN and MAX would take the range together.
"""

from collections.abc import Mapping

import xlsxwriter

from wres_xl import __version__
from wres_xl.standard.verdicts import HIGHEST_EVEN, LOWEST_EVEN, SIGNIFICANCE, Verdict
from wres_xl.workbook.lambda_text import Lambda

_READING = """
plain,LAMBDA(entry,TRIM(SUBSTITUTE(entry,UNICHAR(160)," "))),
as_number,LAMBDA(entry,LET(
    words,plain(entry),
    IF(ISNUMBER(entry),entry,
    IF((VALUE(words)&""=words)+(TEXT(VALUE(words),"#,##0")=words),VALUE(words),VALUE(""))))),
as_people,LAMBDA(entry,LET(
    people,as_number(entry),
    IF((people<0)+(people>100000000)+(people<>INT(people)),SQRT(-1),people))),
"""
"""How a cell is read. Text is a number where Excel would write the number so, which keeps out dates, money
and percentages, all of which VALUE would take."""

_OF_TWO = {"x": "events", "n": "total"}
_OF_FOUR = _OF_TWO | {"y": "comparator_events", "m": "comparator_total"}
_BOARD = {"x": "board_group", "n": "board_total", "y": "workforce_group", "m": "workforce_total"}
_BANDS = {
    "lower_white": "white_lower",
    "upper_white": "white_upper",
    "lower_bme": "bme_lower",
    "upper_bme": "bme_upper",
}
"""What the counts are called once they are read: x of n people and, in the group compared with, y of m."""

_LEVEL = """
given,IF(ISOMITTED(confidence),0.95,confidence),
asked,IF(plain(given)="",0.95,as_number(given)),
level,IF((asked<0.5)+(asked>0.999),SQRT(-1),asked),
limit,NORM.S.INV((1+level)/2)^2,
"""
"""The level of an interval, and how far it reaches: in standard errors, squared."""

_NO_RATIO = "(n=0)+(m=0)+(y=0)"

_WILSON = """
centre,x+limit/2,
reach,SQRT(limit*(x*(n-x)/n+limit/4)),
low,IF(x=0,0,(centre-reach)/(n+limit)),
high,IF(x=n,1,(centre+reach)/(n+limit)),
"""

_SCORE_INTERVAL = """
within,LAMBDA(ratio,LET(
    b,n*ratio+x+m+y*ratio,
    under_root,(ratio*(n+y)-(x+m))^2+4*ratio*(n-x)*(m-y),
    q,2*(x+y)/(b+SQRT(under_root)),
    p,IF(q*ratio>1,1,q*ratio),
    variance,(p*(1-p)/n+ratio^2*q*(1-q)/m)*(n+m)/(n+m-1),
    squared,(x/n-ratio*y/m)^2,
    IFERROR(squared/variance<=limit,squared=0))),
start,IF(x=0,0.5,x)*m/(n*y),
edge,LAMBDA(side,start*EXP(side*REDUCE(-64,SEQUENCE(60),LAMBDA(reached,halving,LET(
    further,reached+128/2^halving,
    IF(within(start*EXP(side*further)),further,reached)))))),
low,IF(x=0,0,edge(-1)),
high,edge(1),
"""
"""Miettinen and Nurminen's limits: the ratios furthest from the one observed, on a scale of logarithms, that
are still within reach of the data. Each of 60 steps is half as long as the one before; one that would leave
the interval is not taken. `p` and `q` are the two likelihoods under the ratio, as in `standard.inference`.
What is compared is near 1 in size, because spreadsheets compare numbers to some 15 digits."""

_EXACT_TEST = """
p_value,MAP(zeros+x,zeros+n,zeros+y,zeros+m,LAMBDA(events_here,total_here,events_there,total_there,LET(
    all_events,events_here+events_there,
    fewest,MAX(0,all_events-total_there),
    most,MIN(total_here,all_events),
    log_ways,LAMBDA(k,-GAMMALN(k+1)-GAMMALN(total_here-k+1)
        -GAMMALN(all_events-k+1)-GAMMALN(total_there-all_events+k+1)),
    logs,MAP(SEQUENCE(most-fewest+1,1,fewest),log_ways),
    chances,EXP(logs-MAX(logs)),
    SUM(IF(logs<=log_ways(events_here)+0.0000001,chances,0))/SUM(chances)))),
"""
"""Fisher's test, two-sided: the tables no more probable than the one observed, and no fewer for rounding. MAP
takes the rows of a range one by one; `zeros` repeats a single count for each of them. There can be no more
tables than a sheet has rows."""

_VERDICT = f"""
ratio,x*m/(n*y),
pooled,(x+y)/(n+m),
variance,pooled*(1-pooled)*(1/n+1/m)*(n+m)/(n+m-1),
reaches,LAMBDA(edge,LET(
    spread,(edge*(n+y)-(x+m))^2+4*edge*(n-x)*(m-y),
    likely,2*(x+y)/(n*edge+x+m+y*edge+SQRT(spread)),
    others,IF(likely*edge<1,likely*edge,1),
    (x/n-edge*y/m)^2<=limit*(others*(1-others)/n+edge^2*likely*(1-likely)/m)*(n+m)/(n+m-1))),
reading,IF((ratio>={LOWEST_EVEN})*(ratio<={HIGHEST_EVEN}),
    IF(reaches({LOWEST_EVEN})*reaches({HIGHEST_EVEN}),"{Verdict.TOO_FEW}","{Verdict.EVEN}"),
    IF(((x/n-y/m)^2/variance<=limit)+(p_value>={SIGNIFICANCE}-0.000000001),"{Verdict.TOO_FEW}",
    IF(ratio>1,"{Verdict.WORSE_FOR_BME}","{Verdict.WORSE_FOR_WHITE}"))),
"""
"""A ratio's interval contains 1 where 1 is within reach of the data, so that its limits need not be found;
and it reaches beyond 0.80 or 1.25 where that is. A p-value that is exactly the level, 1 in 20 for one table,
must not fall below it by rounding."""


def _checked(counts: Mapping[str, str], confidence: bool, impossible: str, undefined: str) -> str:
    """What an answer goes through: errors passed on, blanks left blank, and the errors of its own."""
    cells = [*counts.values(), *(["given"] if confidence else [])]
    passed_on = "".join(f"IF(ISERROR({cell}),{cell}," for cell in cells)
    brackets = ")" * len(cells)
    return f"""
zeros,0*({"+".join([*counts, *(["level"] if confidence else [])])}),
checked,LAMBDA(answer,{passed_on}
    IF(plain({"&".join(counts.values())})="","",
    IF(zeros+{impossible},SQRT(-1),
    IF({undefined},1/0,answer))){brackets}),
"""


def _of_counts(
    name: str,
    counts: Mapping[str, str],
    answer: str,
    steps: str = "",
    confidence: bool = False,
    impossible: str = "(x>n)+(y>m)",
    undefined: str = "(n=0)+(m=0)",
) -> Lambda:
    """A function of counts.

    `counts` are its parameters by what they are called in `steps` and `answer`. It is `#NUM!` where the
    counts are `impossible`, and `#DIV/0!` where there is nothing to divide by and so it is `undefined`.
    """
    people = "".join(
        f'{read},IF(plain({cell})="",NA(),MAP({cell},as_people)),\n' for read, cell in counts.items()
    )
    level = _LEVEL if confidence else ""
    checked = _checked(counts, confidence, impossible, undefined)
    body = f"LET({_READING}{people}{level}{checked}{steps}{answer})"
    return Lambda(name, tuple(counts.values()), body, ("confidence",) if confidence else ())


_PAIR = """
wide,IFERROR(COLUMNS(low),1)>1,
tall,IFERROR(ROWS(low),1)>1,
IF(wide,IF(tall,VALUE(""),IF({1;0},checked(low),checked(high))),IF({1,0},checked(low),checked(high)))
"""
"""Two limits side by side; below each other for a row of counts."""

LAMBDAS = (
    _of_counts("WRES_LIKELIHOOD", _OF_TWO, "checked(x/n)", impossible="(x>n)", undefined="n=0"),
    _of_counts("WRES_RELATIVE_LIKELIHOOD", _OF_FOUR, "checked(x*m/(n*y))", undefined=_NO_RATIO),
    _of_counts(
        "WRES_RELATIVE_LIKELIHOOD_INTERVAL",
        _OF_FOUR,
        _PAIR,
        _SCORE_INTERVAL,
        confidence=True,
        undefined=_NO_RATIO,
    ),
    _of_counts("WRES_P_VALUE", _OF_FOUR, "checked(p_value)", _EXACT_TEST),
    _of_counts(
        "WRES_VERDICT",
        _OF_FOUR,
        "checked(reading)",
        _EXACT_TEST + _VERDICT,
        confidence=True,
        undefined=_NO_RATIO,
    ),
    _of_counts(
        "WRES_PERCENTAGE_INTERVAL",
        _OF_TWO,
        _PAIR,
        _WILSON,
        confidence=True,
        impossible="(x>n)",
        undefined="n=0",
    ),
    _of_counts("WRES_BOARD_DIFFERENCE", _BOARD, "checked(x/n-y/m)"),
    _of_counts(
        "WRES_DISPARITY_RATIO",
        _BANDS,
        "checked((upper_white/lower_white)/(upper_bme/lower_bme))",
        impossible="0",
        undefined="(lower_white=0)+(lower_bme=0)+(upper_bme=0)",
    ),
    Lambda("WRES_VERSION", (), f'"{__version__}"'),
)


def define(file: xlsxwriter.Workbook) -> None:
    """Define the functions as names of a workbook."""
    for each in LAMBDAS:
        file.define_name(each.name, f"={each.stored}")
