"""From extracts to figures: this year and last, counted or taken over, and derived."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from narwhals.typing import IntoFrame

from wres_xl.commentary import Commentary, commentary_of
from wres_xl.extracts.tables import Extracts, Kind
from wres_xl.figures import Figures, figures_of
from wres_xl.findings import Finding, Level, Refused, worst_first
from wres_xl.settings import Settings
from wres_xl.sources import Progress, Sources, read
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Submission, submission_of, submission_of_figures, submissions_before
from wres_xl.wording import listed

if TYPE_CHECKING:
    from wres_xl.national.form_map import FormMap

_NO_TABLE = "None of the sources holds a table that the WRES needs"
_NOTHING = Finding(Level.ERROR, _NO_TABLE, mend="Check that they are the right files, and their headings.")


@dataclass(frozen=True)
class Results:
    """The figures of this year and of last year, where they are known, and all that was found on the way.

    `earlier` are those of the years before last year that are known, oldest first.
    """

    this: Figures
    last: Figures | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, tuple[str, ...]]
    earlier: tuple[Figures, ...] = ()

    @property
    def years(self) -> tuple[Figures, ...]:
        """The figures of every year that is known, oldest first."""
        return (*self.earlier, *((self.last,) if self.last else ()), self.this)

    def commentary(self, settings: Settings) -> Commentary:
        """The figures in sentences."""
        return commentary_of(self.this, self.last, settings)


def figures_of_extracts(
    extracts: Extracts, year: ReportingYear, earlier: Extracts | None, settings: Settings, progress: Progress
) -> Results:
    """The figures of `year` from extracts that are read, beside last year's where `earlier` or they have any.

    Raises:
        Refused: there is nothing to count in the extracts.
    """
    if not _counts_people(extracts):
        raise Refused(f"{_NO_TABLE}.", extracts.findings)
    progress("Counting")
    this = counted(extracts, year, settings)
    results = _derived(this, _years_before(extracts, earlier, year, settings), extracts, settings)
    told = _told_of_earlier(earlier, year.previous) if earlier else ()
    return replace(results, findings=worst_first((*results.findings, *told)))


def figures_to_enter(
    sources: Sources,
    year: ReportingYear,
    previous: Sources,
    settings: Settings,
    wordings: Path | None,
    progress: Progress,
) -> Results:
    """The figures for a national form: counted from extracts, or taken from a WRES workbook of ours.

    Last year's may also come from its national form, read with these `wordings`.

    Raises:
        UnreadableFile: a file cannot be read.
        Refused: the sources hold nothing of `year`, or what is given for the year before nothing of that.
    """
    extracts = read(sources, settings, progress, year)
    this = _this_year(extracts, year, settings)
    form = _last_years_form(previous, year.previous, wordings, progress)
    if form and not form.problems:
        from wres_xl.national.last_year import verified_figures  # noqa: PLC0415

        last = verified_figures(form, year.previous, previous.paths[0].name)
        before = (*_earlier_years((extracts,), year.previous), last)
    else:
        earlier = read(previous, settings, progress, year.previous) if previous else None
        before = _years_before(extracts, earlier, year, settings)
        has_last = any(each.year == year.previous and each.entries for each in before)
        if earlier and not (earlier.tables and has_last):
            raise _nothing_of_last_year(previous, year.previous, earlier, form)
    progress("Counting")
    return _derived(this, before, extracts, settings)


def entered_figures(extracts: Extracts, year: ReportingYear, settings: Settings) -> Results:
    """The figures of `year` and of last year that stand on the National return sheet of a WRES workbook.

    Raises:
        Refused: it has no figures of `year`.
    """
    this = _this_year(extracts, year, settings)
    return _derived(this, _years_before(extracts, None, year, settings), extracts, settings)


def _this_year(extracts: Extracts, year: ReportingYear, settings: Settings) -> Submission:
    if _counts_people(extracts):
        return counted(extracts, year, settings)
    if Kind.PREVIOUS not in extracts.tables:
        raise Refused(f"{_NO_TABLE}.", extracts.findings)
    taken = submission_of_figures(extracts.tables[Kind.PREVIOUS], year)
    if not taken.entries:
        raise Refused(f"The sources hold no figures of {year}.", extracts.findings)
    return taken


def _last_years_form(
    previous: Sources, year: ReportingYear, wordings: Path | None, progress: Progress
) -> "FormMap | None":
    """What the one file that is given for last year holds as a national form; None where it cannot be one."""
    # Loaded here because all but forms do without it.
    from wres_xl.national.last_year import form_of  # noqa: PLC0415
    from wres_xl.national.wordings import Wordings  # noqa: PLC0415

    if len(previous.paths) != 1:
        return None
    progress("Reading last year's form")
    return form_of(previous.paths[0], year, Wordings.read(wordings))


def _nothing_of_last_year(
    previous: Sources, year: ReportingYear, earlier: Extracts, form: "FormMap | None"
) -> Refused:
    names = listed([str(path) for path in previous.paths])
    problems = [
        Finding(Level.ERROR, problem, file=previous.paths[0].name)
        for problem in (form.problems if form else ())
    ]
    return Refused(f"{names}: nothing was found of {year}.", (*earlier.findings, *problems))


def _counts_people(extracts: Extracts) -> bool:
    """Whether there is more than figures of earlier years."""
    return bool(set(extracts.tables) - {Kind.PREVIOUS})


def all_findings(extracts: Extracts, year: ReportingYear | None, settings: Settings) -> tuple[Finding, ...]:
    """What is wrong in extracts, worst first; with a year they are counted as well."""
    findings = counted(extracts, year, settings).findings if year else extracts.findings
    if not extracts.tables and not any(each.level is Level.ERROR for each in extracts.findings):
        findings = (*findings, _NOTHING)
    return worst_first(findings)


def counted(extracts: Extracts, year: ReportingYear, settings: Settings) -> Submission:
    """The submission of one year's extracts."""
    tables: dict[str, IntoFrame] = {str(kind): table for kind, table in extracts.tables.items()}
    return submission_of(tables, year, settings, extracts.findings, _places(extracts))


def _derived(
    this: Submission, before: Sequence[Submission], extracts: Extracts, settings: Settings
) -> Results:
    """The figures of `this` and of the years `before`, oldest first, each beside the year before it."""
    by_year = {each.year: each for each in (*before, this)}
    *earlier, own = (
        figures_of(each, by_year.get(year.previous), settings.confidence) for year, each in by_year.items()
    )
    last = earlier.pop() if earlier and earlier[-1].year == this.year.previous else None
    findings = worst_first(finding for each in (this, *before) for finding in each.findings)
    return Results(own, last, findings, _places(extracts), tuple(earlier))


def _places(extracts: Extracts) -> dict[str, tuple[str, ...]]:
    return {str(kind): where for kind, where in extracts.sources.items()}


def _years_before(
    extracts: Extracts, earlier: Extracts | None, year: ReportingYear, settings: Settings
) -> tuple[Submission, ...]:
    """The submissions of all years before `year` that are known, oldest first."""
    last = _last_year(extracts, earlier, year.previous, settings)
    older = _earlier_years([each for each in (earlier, extracts) if each], year.previous)
    return (*older, last) if last else older


def _earlier_years(extracts: Sequence[Extracts], year: ReportingYear) -> tuple[Submission, ...]:
    """The submissions of all years before `year` from tables of earlier figures; the first table wins."""
    tables = [each.tables[Kind.PREVIOUS] for each in extracts if Kind.PREVIOUS in each.tables]
    by_year = {each.year: each for table in reversed(tables) for each in submissions_before(table, year)}
    return tuple(by_year[each] for each in sorted(by_year))


def _last_year(
    extracts: Extracts, earlier: Extracts | None, year: ReportingYear, settings: Settings
) -> Submission | None:
    """Last year's submission: counted from its own extracts, else from a table of earlier years' figures."""
    if earlier and _counts_people(earlier):
        submission = counted(earlier, year, settings)
        return replace(submission, findings=tuple(_of_year(each, year) for each in submission.findings))
    for each in (earlier, extracts):
        if each and Kind.PREVIOUS in each.tables:
            return submission_of_figures(each.tables[Kind.PREVIOUS], year)
    return None


def _told_of_earlier(earlier: Extracts, year: ReportingYear) -> tuple[Finding, ...]:
    """What was found in last year's sources, unless they were counted and it was told with the counts."""
    if _counts_people(earlier):
        return ()
    nothing = () if earlier.tables else (_NOTHING,)
    return tuple(_of_year(each, year) for each in (*nothing, *earlier.findings))


def _of_year(finding: Finding, year: ReportingYear) -> Finding:
    """A finding marked as last year's; it stops none of this year's figures."""
    return replace(finding, problem=f"{finding.problem} (last year, {year})", stops=frozenset())
