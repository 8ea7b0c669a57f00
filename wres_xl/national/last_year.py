"""Last year's form as a source of last year's verified figures."""

from collections.abc import Iterator
from pathlib import Path

from wres_xl.findings import Finding, Level, UnreadableFile
from wres_xl.national.cell_numbers import figure_in, is_count, is_empty, number_in, scale_of, shown_in
from wres_xl.national.form_map import FormMap, Place
from wres_xl.national.package import open_form
from wres_xl.national.recognise import recognise
from wres_xl.national.wordings import Wordings
from wres_xl.standard.data_items import ITEM
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import Entry, Submission

_WORKBOOKS = (".xlsx", ".xlsm")


def form_of(path: Path, year: ReportingYear, wordings: Wordings) -> FormMap | None:
    """What a file holds as the national form of `year`; None where it is no workbook that can be one."""
    if path.suffix.casefold() not in _WORKBOOKS or not path.is_file():
        return None
    try:
        return recognise(open_form(path), year, wordings)
    except UnreadableFile:
        # Too large for a form, say; whoever reads it as an extract tells what is wrong with it.
        return None


def verified_figures(form: FormMap, year: ReportingYear, file: str) -> Submission:
    """The figures of `year` that were entered in a form; findings tell of cells that hold no such figure."""
    entries: dict[tuple[str, Group], Entry] = {}
    findings: list[Finding] = []
    for place, group in _entered(form, year):
        figure = figure_in(place, scale_of(place, form.places))
        if figure is not None and _is_possible(place, figure):
            entries[place.key, group] = Entry(figure)
        else:
            finding = _unreadable(place, year, file)
            entries[place.key, group] = Entry(None, finding.problem)
            findings.append(finding)
    return Submission(year, entries, findings=tuple(findings))


def _entered(form: FormMap, year: ReportingYear) -> Iterator[tuple[Place, Group]]:
    for place in form.places:
        is_entered = place.role == "verified" and ITEM[place.key].calculation is None
        if is_entered and place.year == year and place.group in ETHNIC_GROUPS and not is_empty(place):
            yield place, Group(place.group)


def _is_possible(place: Place, figure: float) -> bool:
    if is_count(ITEM[place.key]):
        return figure >= 0 and figure.is_integer()
    return 0 <= figure <= 1


def _unreadable(place: Place, year: ReportingYear, file: str) -> Finding:
    expected = "a number of people" if is_count(ITEM[place.key]) else "a percentage from 0% to 100%"
    return Finding(
        Level.WARNING,
        f"A figure of {year} in last year's form cannot be read",
        file=file,
        sheet=place.sheet,
        row=place.row,
        value=shown_in(place) if number_in(place) is not None else "text",
        expected=expected,
        mend="Correct it there. Until then it is not available.",
    )
