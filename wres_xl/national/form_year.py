"""The year that a form is for, where nobody says it."""

from collections.abc import Iterator

from wres_xl.national.form_map import FormMap
from wres_xl.national.package import Form, FormCell
from wres_xl.national.recognise import recognise
from wres_xl.national.wordings import Wordings
from wres_xl.national.years import stated_years, year_of_day, year_of_number
from wres_xl.standard.years import ReportingYear

_LONGEST_HEADING = 80
"""Characters of the longest text that may be a heading; longer ones are prose."""


def of_latest_year(form: Form, wordings: Wordings) -> FormMap:
    """The map of a form for the latest year that it states and is understood for, else for the latest."""
    years = sorted({year for sheet in form.sheets for cell in sheet.cells.values() for year in _years(cell)})
    refused: FormMap | None = None
    for year in reversed(years):
        found = recognise(form, year, wordings)
        if not found.problems:
            return found
        refused = refused or found
    return refused or FormMap((), (), ("The form states no year. Name it with --year.",))


def _years(cell: FormCell) -> Iterator[ReportingYear]:
    if isinstance(cell.value, str) and len(cell.value) <= _LONGEST_HEADING:
        yield from (stated.year for stated in stated_years(cell.value)[0])
    elif isinstance(cell.value, float) and cell.is_date:
        year = year_of_day(cell.value)
        yield from (year,) if year else ()
    elif isinstance(cell.value, float) and (number := year_of_number(cell.value)):
        yield number.year
