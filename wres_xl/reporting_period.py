"""Which dated rows belong to a reporting year, and what is wrong with their dates."""

from datetime import datetime, time, timedelta

import narwhals as nw

from wres_xl.findings import Affected, Finding, Level
from wres_xl.headcount import LazyFrame, rows
from wres_xl.standard.years import ReportingYear


def in_year(
    frame: LazyFrame, counts: nw.Expr, year: ReportingYear, name: str, stops: frozenset[str]
) -> tuple[LazyFrame, list[Finding]]:
    """The rows for which `counts` holds, dated within the year, and what is wrong with the dates.

    A table without any date is taken to be of the year, and told. One that has dates but none within the
    year is taken to be of another year, so that its silence is not read as nobody.
    """
    first = datetime.combine(year.first_day, time())
    after = datetime.combine(year.snapshot, time()) + timedelta(days=1)
    frame = frame.with_columns(
        counts=counts,
        dated=~nw.col("date").is_null(),
        within=(nw.col("date") >= nw.lit(first)) & (nw.col("date") < nw.lit(after)),
    )
    undated = nw.col("counts") & ~nw.col("dated")
    outside = nw.col("counts") & nw.col("dated") & ~nw.col("within")
    totals = rows(
        frame.select(
            rows=nw.len(),
            dated=nw.col("dated").sum(),
            within=nw.col("within").sum(),
            undated=undated.sum(),
            outside=outside.sum(),
        )
    )[0]
    if not totals["rows"]:
        return frame, [
            Finding(
                Level.WARNING,
                f"The {name} has no rows, so nobody is counted from it",
                mend="Check that the export was not filtered, unless there was nobody.",
            )
        ]
    if not totals["dated"]:
        problem = f"The {name} has no dates, so all its rows are counted in {year}"
        warning = Finding(Level.WARNING, problem, mend="Add the date column to be sure.")
        return frame.filter(nw.col("counts")), [warning]
    counted = frame.filter(nw.col("counts") & nw.col("within"))
    if not totals["within"]:
        span = f"dates from {year.first_day:%d/%m/%Y} to {year.snapshot:%d/%m/%Y}"
        problem = f"The {name} has rows, but none dated within {year}"
        mend = "Give the year's own records, or choose another year."
        return counted, [Finding(Level.ERROR, problem, expected=span, mend=mend, stops=stops)]
    findings = []
    if totals["undated"]:
        problem = f"Rows in the {name} have no date, so their year cannot be told"
        where = tuple(sorted(int(each["row"]) for each in rows(frame.filter(undated).select("row"))))
        findings.append(
            Finding(
                Level.ERROR,
                problem,
                row=where[0],
                column="Date",
                rows=len(where),
                affected=(Affected(where),),
                expected="a date in every row that counts",
                mend="Fill in the date, or take the rows out.",
                stops=stops,
            )
        )
    if totals["outside"]:
        problem = f"Rows in the {name} are dated outside {year} and were left out"
        mostly = totals["dated"] > 2 * totals["within"]
        findings.append(
            Finding(
                Level.WARNING if mostly else Level.NOTE,
                problem,
                rows=int(totals["outside"]),
                mend="That is most of them: check that the year is the one meant." if mostly else "",
            )
        )
    return counted, findings
