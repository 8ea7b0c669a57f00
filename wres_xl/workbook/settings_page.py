"""Settings: what an organisation decides for itself, one named cell for each setting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, get_args

from wres_xl.settings import Basis, HeadcountRules, Settings, Unmatched, settings_from
from wres_xl.workbook.lists_sheet import YEARS_NAME
from wres_xl.workbook.page import Book, Page
from wres_xl.workbook.style import PALE_ORANGE

NAME = "Settings"
TABLE = "Settings"

_WIDTHS = (38, 36, 82)
_HEADERS = ("Setting", "Value", "Meaning")
_ROW = 3
_VALUE = 1
_ROW_HEIGHT = 20

YES, NO = "Yes", "No"

Rule = Mapping[str, Any]
"""What may be entered, as XlsxWriter's `data_validation` takes it."""


@dataclass(frozen=True)
class Entry:
    """A row of Settings. `{cell}` in its rule's formula stands for the cell of the value.

    Nothing can be counted while a setting that is `required` is blank.
    """

    key: str
    label: str
    value: str | float | None
    meaning: str
    rule: Rule
    style: str = "entry_text"
    required: bool = False

    @property
    def name(self) -> str:
        """The defined name of the value's cell."""
        return setting_name(self.key)


def setting_name(key: str) -> str:
    """The defined name of a setting's cell: `wres_year`."""
    return f"wres_{key}"


def _chosen(*choices: str) -> Rule:
    listed = f"{', '.join(choices[:-1])} or {choices[-1]}"
    return {
        "validate": "list",
        "source": list(choices),
        "ignore_blank": False,
        "error_title": "Choose from the list",
        "error_message": f"Choose {listed}.",
    }


def _yes_no(value: bool) -> str:
    return YES if value else NO


_DEFAULT = Settings()

_ORGANISATION: Rule = {
    "validate": "length",
    "criteria": "between",
    "minimum": 1,
    "maximum": 200,
    "error_title": "Organisation",
    "error_message": "Write the organisation's name, in up to 200 characters.",
}
_ODS_CODE: Rule = {
    "validate": "length",
    "criteria": "between",
    "minimum": 3,
    "maximum": 6,
    "error_type": "warning",
    "error_title": "ODS code",
    "error_message": "An ODS code has 3 to 6 characters, such as R0A. Keep this one all the same?",
}
_YEAR: Rule = {
    "validate": "list",
    "source": f"={YEARS_NAME}",
    "ignore_blank": False,
    "error_title": "Reporting year",
    "error_message": "Choose the reporting year from the list, such as 2025-26.",
}
# Excel compares texts without regard to case, and takes no array constant in a validation.
_TERM: Rule = {
    "validate": "custom",
    "value": '=AND(TRIM({cell})<>"",TRIM({cell})<>"White",TRIM({cell})<>"Unknown",TRIM({cell})<>"All")',
    "ignore_blank": False,
    "error_title": "Word for BME staff",
    "error_message": "Write a word for BME staff other than White, Unknown and All.",
}
_CONFIDENCE: Rule = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0.5,
    "maximum": 0.999,
    "ignore_blank": False,
    "error_title": "Confidence",
    "error_message": "Write a percentage from 50% to 99.9%, such as 95%.",
}
_THRESHOLD: Rule = {
    "validate": "integer",
    "criteria": "between",
    "minimum": 0,
    "maximum": 100,
    "ignore_blank": False,
    "error_title": "Small numbers",
    "error_message": "Write a whole number from 0 to 100; 0 hides nothing.",
}

_COUNTED = {
    "maternity": ("people on maternity leave", "Maternity, adoption and shared parental leave."),
    "career_break": ("people on a career break", "Career breaks, whatever their reason."),
    "external_secondment": ("people seconded out", "People seconded to another organisation."),
    "suspended": ("suspended people", "People suspended or excluded from work."),
    "bank": ("bank staff", "People with bank work and no other contract."),
    "agency": ("agency staff", "Agency workers."),
    "honorary": ("honorary staff", "People with an honorary contract, and volunteers."),
    "students": ("students", "Students and people on work experience."),
    "non_executives": ("chair and non-executives", "They belong to indicator 9, counted here or not."),
}
"""Each of the fields of `HeadcountRules`: the people that it names, and who they are."""

ENTRIES = (
    Entry("organisation", "Organisation", None, "The name that is printed on every page.", _ORGANISATION),
    Entry(
        "ods_code",
        "ODS code",
        None,
        "The organisation's code in the national collections. Optional.",
        _ODS_CODE,
    ),
    Entry(
        "year",
        "Reporting year",
        None,
        "1 April to 31 March. Staff are counted on its last day. Nothing is counted until it is chosen.",
        _YEAR,
        required=True,
    ),
    Entry(
        "term",
        "Word for BME staff",
        _DEFAULT.term,
        "Printed wherever BME staff are meant: BME, BAME, ethnic minority.",
        _TERM,
    ),
    Entry(
        "confidence",
        "Confidence",
        _DEFAULT.confidence,
        "The level of every confidence interval: 95% is usual.",
        _CONFIDENCE,
        "entry_share",
    ),
    Entry(
        "indicator_3_basis",
        "Indicator 3: years of casework",
        _DEFAULT.indicator_3_basis,
        "Cases of this year alone, or of this year and last together, over this year's staff.",
        _chosen(*get_args(Basis)),
    ),
    Entry(
        "unmatched_casework",
        "Indicator 3: ethnic origin not found",
        _DEFAULT.unmatched_casework,
        "People in the casework log who cannot be found in ESR staff: stop and tell, or count as unknown.",
        _chosen(*get_args(Unmatched)),
    ),
    Entry(
        "training_of_workforce_only",
        "Indicator 4: workforce only",
        _yes_no(_DEFAULT.training_of_workforce_only),
        "Yes leaves out learners who are not in the workforce that is counted.",
        _chosen(YES, NO),
    ),
    Entry(
        "suppression_threshold",
        "Publication copy: hide counts below",
        _DEFAULT.suppression_threshold,
        "Smaller counts are hidden in the publication copy only, never in the national return. 0 hides none.",
        _THRESHOLD,
        "entry_number",
    ),
    Entry(
        "publish_board",
        "Publication copy: show the board",
        _yes_no(_DEFAULT.publish_board),
        "Yes shows the board although its numbers are small, because its members are public.",
        _chosen(YES, NO),
    ),
    *(
        Entry(
            key,
            f"Count {people}",
            _yes_no(getattr(_DEFAULT.headcount, key)),
            f"{meaning} Yes counts them in the workforce, No leaves them out.",
            _chosen(YES, NO),
        )
        for key, (people, meaning) in _COUNTED.items()
    ),
)
"""Every setting, in the order of the page."""


def entered(value: object) -> object:
    """What a setting's cell holds, Yes and No as true and false."""
    words = value.strip() if isinstance(value, str) else value
    return {YES: True, NO: False}.get(str(words), words)


def values_on(cells: Sequence[Sequence[object]]) -> dict[str, object]:
    """The settings by their keys, as they stand on the page, found by what stands beside them."""
    keys = {entry.label: entry.key for entry in ENTRIES}
    head = next((row for row in cells if {*_HEADERS} <= set(map(str, row))), None)
    if head is None:
        return {}
    label, value = (list(map(str, head)).index(header) for header in _HEADERS[:2])
    entries = (row for row in cells if len(row) > max(label, value) and str(row[label]) in keys)
    return {keys[str(row[label])]: entered(row[value]) for row in entries}


def settings_of(given: Mapping[str, object], mapping: Mapping[str, Mapping[str, str]]) -> Settings:
    """The settings that were entered, by their keys; what is blank is left at its default.

    Raises:
        UsageError: a setting is not one that can be; all are named.
    """
    filled = {key: value for key, value in given.items() if value != ""}
    names, rules = ({each.name for each in fields(kind)} for kind in (Settings, HeadcountRules))
    values = {key: value for key, value in filled.items() if key in names}
    headcount = {key: value for key, value in filled.items() if key in rules}
    return settings_from({**values, "headcount": headcount, "mapping": mapping}, "The sheet Settings")


def write(book: Book) -> None:
    """Write the page and name the cells of its values."""
    page = Page(book, NAME, "Settings", _WIDTHS)
    page.write(
        1,
        0,
        "Fill in or change the shaded cells. An orange one is still missing.",
        "subtitle",
    )
    rows = [[each.label, each.value, each.meaning] for each in ENTRIES]
    styles = [["label_bold", "label_indented", "label_indented"]] * len(rows)
    page.table(_ROW, 0, TABLE, _HEADERS, rows, styles, height=_ROW_HEIGHT)
    missing = book.file.add_format({"bg_color": PALE_ORANGE})
    for row, entry in enumerate(ENTRIES, start=_ROW + 1):
        page.write(row, _VALUE, entry.value, entry.style)
        page.sheet.data_validation(row, _VALUE, row, _VALUE, _placed(entry.rule, f"$B${row + 1}"))
        if entry.required:
            page.sheet.conditional_format(row, _VALUE, row, _VALUE, {"type": "blanks", "format": missing})
        book.file.define_name(entry.name, f"={NAME}!$B${row + 1}")
    page.sheet.freeze_panes(_ROW + 1, 0)


def _placed(rule: Rule, cell: str) -> dict[str, Any]:
    formula = {"value": rule["value"].replace("{cell}", cell)} if rule["validate"] == "custom" else {}
    return {**rule, **formula}
