"""What each file of the corpus gives: its figures, and every error and warning found in it.

Figures are (White, BME, Unknown) by data item; an item that has none here has none, or nobody. Notes need
not all be named. A file that cannot be read has the words of its refusal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Counts = tuple[float, float, float]


@dataclass(frozen=True)
class Expected:
    """The beginnings of what is found, in any order; `stops` are items that have no figure because of it."""

    figures: Mapping[str, Counts] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    refused: str = ""


FIVES, SIXES = {"1a_band_5": (3, 0, 1)}, {"1b_band_6": (0, 2, 0)}
STAFF = {**FIVES, **SIXES}
RECRUITMENT = {"2_shortlisted": (30, 20, 5), "2_appointed": (6, 3, 1)}
RECRUITED = ("2_shortlisted", "2_appointed")
WORKFORCE = ("3_workforce", "4_workforce", "9_workforce", "1a_band_5", "1b_band_6", "1m_consultants")

STEPPED = "Rows that hold no data were stepped over"
NO_ORIGIN = "1 person in the workforce with no recognised ethnic origin or no employee number"
SEVERAL_FIT = "Several columns fit: Ethnic Origin is used, not Ethnic Origin Code"
GROUP_TOTAL = "The row of a whole ethnic group holds the sums of the group's other rows"
NAMELESS_TOTAL = "A row that names no known ethnic origin holds the sums of others"
PRINTED_ONCE = "Each value is printed once for the rows of its group"
CODE_DISAGREES = "Staff group and occupation code disagree; the staff group decides (non-clinical)"
TWO_TABLES = "There are 2 staff tables"

usual = Expected(STAFF)

EXPECTED: Mapping[str, Expected] = {
    # Text, however it is written
    "staff-plain.csv": usual,
    "staff-semicolons.csv": usual,
    "staff-tabs-utf16.csv": usual,
    "staff-utf16le-without-mark.csv": usual,
    "staff-utf16be-without-mark.csv": usual,
    "staff-utf8-with-mark.csv": usual,
    "staff-windows-1252-dashes.csv": usual,
    "staff-shuffled.csv": usual,
    "staff-quote-never-closed.csv": Expected(refused="a quotation mark that opens in row 5 is never closed"),
    "staff-row-too-long.csv": Expected(
        errors=("A row has more cells than there are headings",), stops=WORKFORCE
    ),
    # Workbooks of every kind
    "staff-old-format.xls": usual,
    "staff-open-document.ods": usual,
    "staff-protected.xlsx": usual,
    "staff-on-the-second-sheet.xlsx": Expected(STAFF, notes=("Sheets that hold no known kind of table",)),
    "staff-text-named-as-workbook.xlsx": Expected(refused="this is not an Excel workbook, although its name"),
    "staff-error-cells.xlsx": Expected(
        FIVES, errors=("An Excel error stands in place of the ethnic origin", NO_ORIGIN), stops=("1b_band_6",)
    ),
    "staff-error-cells.ods": Expected(
        FIVES, errors=("An Excel error stands in place of the ethnic origin", NO_ORIGIN), stops=("1b_band_6",)
    ),
    # Headings
    "staff-other-heading-names.csv": usual,
    "staff-groups-over-headings.xlsx": usual,
    "staff-headings-over-two-rows.xlsx": usual,
    "staff-headings-on-every-page.csv": Expected(STAFF, notes=(STEPPED,)),
    "staff-heading-twice-same.csv": usual,
    "staff-heading-twice-different.csv": Expected(
        errors=("The same heading stands over different contents",), stops=WORKFORCE
    ),
    "staff-origin-code-and-label.csv": Expected(STAFF, notes=(SEVERAL_FIT,)),
    "staff-origin-label-blank.csv": Expected(
        STAFF, notes=(SEVERAL_FIT, "The ethnic origin is blank in the column used, and is taken from the")
    ),
    "staff-origin-code-and-label-differ.csv": Expected(
        STAFF, warnings=("Two columns tell different ethnic groups",), notes=(SEVERAL_FIT,)
    ),
    "staff-without-grade.csv": Expected(
        errors=("The staff table has no column for Pay Grade",), stops=WORKFORCE
    ),
    # Rows that are not data, and blanks that are
    "staff-blank-rows-and-notes.csv": Expected(STAFF, notes=(f"{STEPPED} (2 blank, 2 note)",)),
    "staff-title-and-total.xlsx": Expected(STAFF, notes=(f"{STEPPED} (1 total)",)),
    "staff-total-row.csv": Expected(STAFF, notes=(f"{STEPPED} (1 total)",)),
    "staff-title-of-another-day.xlsx": Expected(
        STAFF, warnings=("The title says that the table is of 31/03/2020, but the snapshot is 31/03/2021",)
    ),
    "staff-group-printed-once.xlsx": Expected(STAFF, notes=(PRINTED_ONCE,)),
    "staff-origin-printed-once.xlsx": Expected(STAFF, notes=(PRINTED_ONCE,)),
    "staff-origin-perhaps-printed-once.xlsx": Expected(
        STAFF,
        warnings=(
            "No ethnic origin stands twice, so the blanks may stand for the value above them",
            "1 person with assignments of different ethnic groups",
        ),
    ),
    "staff-number-printed-once.csv": Expected(STAFF, notes=("The employee number is blank, and the assign",)),
    # Values
    "staff-numbers-as-text.xlsx": usual,
    "staff-words-in-fte.csv": Expected(STAFF, warnings=("The FTE is not a number of 0 or more",)),
    "staff-zeros-lost.csv": Expected(STAFF, warnings=("1 employee number with and without leading zeros",)),
    "staff-unknown-origin.csv": Expected(
        FIVES, errors=("The ethnic origin is not recognised", NO_ORIGIN), stops=("1b_band_6",)
    ),
    "staff-unknown-grade.csv": Expected(
        FIVES,
        errors=("The grade is not recognised", "1 person in the workforce with a clinical grade or role"),
        stops=("1b_band_6", "1b_band_5"),
    ),
    # People who move, join and leave
    "staff-two-primary-assignments.csv": Expected(
        STAFF, warnings=("1 person with several primary assignments",)
    ),
    "staff-group-against-code.csv": Expected(
        STAFF, warnings=(CODE_DISAGREES, CODE_DISAGREES.replace("non-clinical", "clinical"))
    ),
    "staff-grade-against-group.csv": Expected(
        {**FIVES, "1b_band_6": (0, 1, 0), "1m_consultants": (0, 1, 0)},
        warnings=("The grade is a band of Agenda for Change, but the staff group is a doctor's",),
    ),
    "staff-joined-on-1-april.csv": Expected(
        {"1a_band_5": (3, 0, 0), **SIXES},
        warnings=("Employment that began after the snapshot of 31/03/2021 is left out",),
    ),
    "staff-left-around-31-march.csv": Expected(
        {**FIVES, "1b_band_6": (0, 1, 0)},
        warnings=("Employment that ended before the snapshot of 31/03/2021 is left out",),
    ),
    # One table in several files
    "staff-by-directorate": Expected(STAFF, notes=("The 2 staff tables are taken together as parts of one",)),
    "staff-same-people-twice": Expected(errors=(TWO_TABLES,), stops=WORKFORCE),
    "staff-parts-unlike": Expected(errors=(TWO_TABLES,), stops=WORKFORCE),
    # ESR's generic outbound interface
    "go2-full.dat": usual,
    "go2-without-header.txt": usual,
    "go2-full-and-changes": usual,
    "go2-moves-around-31-march.dat": usual,
    "go2-unknown-records.dat": Expected(
        STAFF, warnings=("A record of a type that is not known was left out",)
    ),
    "go2-copied-in-part.dat": Expected(STAFF, warnings=("The trailer counts other records than there are",)),
    "go2-person-cut-short.dat": Expected(
        FIVES,
        errors=("The ethnic origin is not recognised", NO_ORIGIN),
        warnings=("A record ends before fields that every release of the interface has",),
        stops=("1b_band_6",),
    ),
    "go2-person-missing.dat": Expected(
        SIXES,
        errors=(
            "The person of an assignment is in none of the files",
            "There is no employee number",
            NO_ORIGIN,
        ),
        stops=("1a_band_5",),
    ),
    "go2-bad-date.dat": Expected(errors=("An effective date cannot be read",), stops=WORKFORCE),
    # Recruitment
    "recruitment-three-censuses.csv": Expected(RECRUITMENT),
    "recruitment-by-applicant.xlsx": Expected(RECRUITMENT),
    "recruitment-nameless-total.csv": Expected(
        RECRUITMENT, notes=("The last row names no ethnic origin and holds the sums of the others",)
    ),
    "recruitment-origin-printed-once.csv": Expected(
        RECRUITMENT, warnings=("An ethnic origin has more than one row",), notes=(PRINTED_ONCE,)
    ),
    "recruitment-by-post.csv": Expected(
        RECRUITMENT,
        notes=(PRINTED_ONCE, "The last row of each post names no ethnic origin", "The last row names no"),
    ),
    "recruitment-origin-twice.csv": Expected(
        RECRUITMENT, warnings=("An ethnic origin has more than one row",)
    ),
    "recruitment-subtotal.csv": Expected(errors=(GROUP_TOTAL,), stops=RECRUITED),
    "recruitment-other-ethnic-group.csv": Expected(errors=(GROUP_TOTAL,), stops=RECRUITED),
    "recruitment-total-of-one-post.csv": Expected(errors=(NAMELESS_TOTAL,), stops=RECRUITED),
    "recruitment-grand-total-first.csv": Expected(
        errors=(NAMELESS_TOTAL,),
        warnings=("The staff group or the pay band of the post is blank",),
        stops=RECRUITED,
    ),
    "recruitment-bands-together.csv": Expected(
        errors=("Rows of no single post hold the sums of other posts' rows",),
        warnings=("The grade of the post is not recognised",),
        stops=RECRUITED,
    ),
    "recruitment-band-printed-once.csv": Expected(RECRUITMENT, notes=(PRINTED_ONCE,)),
    "recruitment-post-printed-once.csv": Expected(RECRUITMENT, notes=(PRINTED_ONCE, PRINTED_ONCE)),
    "recruitment-band-blank.csv": Expected(
        RECRUITMENT,
        warnings=(
            "An ethnic origin has more than one row",
            "The staff group or the pay band of the post is blank: '2 By band' has 29 shortlisted",
        ),
    ),
    "recruitment-more-appointed.csv": Expected(
        errors=("More people were appointed than shortlisted",), stops=RECRUITED
    ),
    # Casework, learning, survey, board
    "casework-joined-by-number": Expected({**STAFF, "3_disciplinary": (1, 1, 0)}),
    "casework-of-a-stranger": Expected(
        STAFF,
        errors=(
            "1 person in the casework log whose ethnic origin is neither there nor in the staff extract",
        ),
        stops=("3_disciplinary",),
    ),
    "learning-dates-as-text": Expected(
        {**STAFF, "4_trained": (1, 1, 0)},
        notes=("1 person with non-mandatory training not in the workforce counted",),
    ),
    "learning-date-unreadable": Expected(
        STAFF,
        errors=("The date cannot be read", "Rows in the learning records have no date"),
        stops=("4_trained",),
    ),
    "survey-groups-over-headings.xlsx": Expected(
        {"5_harassment_public": (0.2, 0.25, 0)}, warnings=("The 2020 staff survey has no row for some",)
    ),
    "board-yes-in-other-words.csv": Expected(
        {"9_board": (1, 1, 0), "9_board_voting": (1, 1, 0), "9_board_executive": (0, 1, 0)}
    ),
}
