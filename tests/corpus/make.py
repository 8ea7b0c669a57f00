"""Makes the corpus: small extracts, each named for the mess that it holds.

    python tests/corpus/make.py            the files that are the same each time
    python tests/corpus/make.py --convert  also those that LibreOffice and a password make, which are not

Everybody in it is invented. `tests/corpus/corpus_expected.py` says what each file gives.
"""

import random
import sys
from datetime import date
from pathlib import Path

from corpus_writing import (
    ADMIN,
    FIVE,
    HEADINGS,
    SIX,
    STAFF,
    Rows,
    Value,
    blanked,
    change,
    convert,
    go2,
    go2_assignment,
    go2_person,
    moved,
    save,
    save_csv,
    save_xlsx,
    table,
    text,
    with_column,
    without,
)

HERE = Path(__file__).parent / "files"


def make_staff_text(to: Path) -> None:
    rows = table()
    save_csv(to / "staff-plain.csv", rows)
    others = ["Staff No", "ASG No", "ETHNICITY", "NHS Staff Group", "Role", "Band", "Contracted WTE"]
    save_csv(
        to / "staff-other-heading-names.csv",
        table(headings=[*others, "Primary Flag", "Asg Type Of Contract", "Status"]),
    )
    notes: Rows = [[], ["Bank staff are left out"], [], ["Printed by the workforce team"]]
    save_csv(to / "staff-blank-rows-and-notes.csv", [*rows[:3], [], [None] * 10, *rows[3:], *notes])
    save_csv(to / "staff-semicolons.csv", rows, ";")
    save_csv(to / "staff-tabs-utf16.csv", rows, "\t", "utf-16")
    save_csv(to / "staff-utf16le-without-mark.csv", rows, ",", "utf-16-le")
    save_csv(to / "staff-utf16be-without-mark.csv", rows, ",", "utf-16-be")
    save_csv(to / "staff-utf8-with-mark.csv", rows, ",", "utf-8-sig")
    dashed = [[v.replace(" - ", " \u2013 ") if isinstance(v, str) else v for v in row] for row in rows]
    save_csv(to / "staff-windows-1252-dashes.csv", dashed, ",", "cp1252")
    shuffled = [rows[0], *random.Random(31).sample(rows[1:], len(rows) - 1)]
    save_csv(to / "staff-shuffled.csv", shuffled)
    save_csv(to / "staff-words-in-fte.csv", change(rows, 2, "FTE", "full time"))
    save_csv(to / "staff-headings-on-every-page.csv", [*rows[:4], rows[0], *rows[4:]])
    save_csv(to / "staff-row-too-long.csv", [*rows[:3], [*rows[3], "moved"], *rows[4:]])
    save_csv(to / "staff-without-grade.csv", without(rows, "Pay Grade"))
    save_csv(to / "staff-unknown-origin.csv", change(rows, 4, "Ethnic Origin", "Q9 Local"))
    save_csv(to / "staff-unknown-grade.csv", change(rows, 4, "Pay Grade", "Local Spot 7"))
    save_csv(to / "staff-total-row.csv", [*rows, ["Total", None, None, None, None, None, 6.0]])
    save(
        to / "staff-quote-never-closed.csv",
        text(rows).replace("N Black African", '"N Black African', 1).encode(),
    )
    lost = change(rows, 1, "Employee Number", "00000007")
    save_csv(to / "staff-zeros-lost.csv", [*lost, change(lost, 1, "Employee Number", "7")[1]])


def make_staff_columns(to: Path) -> None:
    rows = table()
    save_csv(to / "staff-heading-twice-same.csv", with_column(rows, "FTE", [1.0] * 6))
    save_csv(to / "staff-heading-twice-different.csv", with_column(rows, "FTE", [0.5] * 6))
    codes = ["A", "B", "C", "N", "N", "Z"]
    both = with_column(rows, "Ethnic Origin Code", codes)
    save_csv(to / "staff-origin-code-and-label.csv", both)
    save_csv(to / "staff-origin-label-blank.csv", change(both, 4, "Ethnic Origin", None))
    save_csv(to / "staff-origin-code-and-label-differ.csv", change(both, 4, "Ethnic Origin Code", "A"))
    days = [date(2015, 6, 1)] * 5 + [date(2021, 4, 1)]
    save_csv(to / "staff-joined-on-1-april.csv", with_column(rows, "Latest Start Date", days))
    ends: list[Value] = [None, date(2021, 3, 31), date(2021, 4, 30), date(2021, 3, 30), None, "31/12/4712"]
    save_csv(to / "staff-left-around-31-march.csv", with_column(rows, "Assignment End Date", ends))
    second = change(change(rows, 1, "Pay Grade", SIX), 1, "Assignment Number", "20000000-3")[1]
    save_csv(to / "staff-two-primary-assignments.csv", [*rows, [*second[:6], 0.4, *second[7:]]])
    other = [None, "20000000-3", None, *second[3:6], 0.4, "No", *second[8:]]
    codes = ["G2A", "G2A", "N6A", "G2A", "N6A", "N6A"]
    save_csv(to / "staff-group-against-code.csv", with_column(rows, "Occupation Code", codes))
    doctors = change(change(rows, 4, "Staff Group", "Medical and Dental"), 4, "Job Role", "Consultant")
    save_csv(to / "staff-grade-against-group.csv", doctors)
    save_csv(to / "staff-number-printed-once.csv", [*rows[:2], other, *rows[2:]])


def make_staff_reports(to: Path) -> None:
    rows = table()
    titles: Rows = [["Staff in post as at 31 March 2021"], ["Our Trust"], []]
    total: Rows = [["Grand Total", None, None, None, None, None, 6.0]]
    title = (0, 0, 0, 9)
    save_xlsx(to / "staff-title-and-total.xlsx", [*titles, *rows, *total], merged=[title])
    wrong: Rows = [["Staff in Post", "as at", date(2020, 3, 31)], [], *rows]
    save_xlsx(to / "staff-title-of-another-day.xlsx", wrong)
    as_text = [[str(v) if isinstance(v, float) else v for v in row] for row in rows]
    save_xlsx(to / "staff-numbers-as-text.xlsx", as_text)
    save_xlsx(to / "staff-on-the-second-sheet.xlsx", [["Notes"], ["See the next sheet"]], rows)
    groups: list[Value] = ["Person", None, None, "Post", None, None, None, "Assignment", None, None]
    under = [
        "Employee Number",
        "Assignment Number",
        "Ethnic Origin",
        *HEADINGS[3:7],
        "Primary",
        "Category",
        "Status",
    ]
    over = [(0, 0, 0, 2), (0, 3, 0, 6), (0, 7, 0, 9)]
    save_xlsx(to / "staff-groups-over-headings.xlsx", [groups, *table(headings=under)], merged=over)
    tall: list[Value] = [*HEADINGS[:7], "Assignment", None, None]
    low: list[Value] = [*([None] * 7), "Primary", "Category", "Status"]
    save_xlsx(to / "staff-headings-over-two-rows.xlsx", [tall, low, *STAFF], merged=[(0, 7, 0, 9)])
    by_group = moved([rows[0], *sorted(rows[1:], key=lambda row: str(row[3]))], "Staff Group", 0)
    once = blanked(by_group, "Staff Group", lambda n: n in (0, 4))
    save_xlsx(to / "staff-group-printed-once.xlsx", once)
    primary = {1: "Yes", 2: "No"}
    doubled = [[*row[:1], f"{row[1]}{n}", *row[2:7], primary[n], *row[8:]] for row in STAFF for n in primary]
    by_origin = moved(table(doubled), "Ethnic Origin", 0)
    distinct = {n: f"{origin}" for n, origin in zip(range(0, 12, 2), "ABCNPZ", strict=True)}
    printed: Rows = [by_origin[0], *([distinct.get(n), *row[1:]] for n, row in enumerate(by_origin[1:]))]
    save_xlsx(to / "staff-origin-printed-once.xlsx", printed)
    doubtful: Rows = [printed[0], *(row for n, row in enumerate(printed[1:]) if n % 2 == 0 or n == 1)]
    save_xlsx(to / "staff-origin-perhaps-printed-once.xlsx", doubtful)
    save_xlsx(to / "staff-error-cells.xlsx", change(rows, 4, "Ethnic Origin", "=NA()"))
    save(to / "staff-text-named-as-workbook.xlsx", text(rows).encode())
    for name, part in (("north", rows[:4]), ("south", [rows[0], *rows[4:]])):
        save_csv(to / "staff-by-directorate" / f"{name}.csv", part)
    for name in ("april", "may"):
        save_csv(to / "staff-same-people-twice" / f"{name}.csv", rows)
    save_csv(to / "staff-parts-unlike" / "a.csv", rows[:4])
    save_csv(to / "staff-parts-unlike" / "b.csv", without([rows[0], *rows[4:]], "FTE"))


def make_go2(to: Path) -> None:
    people = [go2_person(n, row[2]) for n, row in enumerate(STAFF)]
    posts = [go2_assignment(n, *row[3:6]) for n, row in enumerate(STAFF)]
    lines = [*people, *posts]
    go2(to / "go2-full.dat", lines)
    save(to / "go2-without-header.txt", "\r\n".join(lines).encode())
    go2(to / "go2-unknown-records.dat", [*lines, "LOA~1~Somewhere", "XYZ~1"])
    go2(to / "go2-copied-in-part.dat", lines, records=40)
    go2(
        to / "go2-person-cut-short.dat",
        ["~".join(people[3].split("~")[:20]), *people[:3], *people[4:], *posts],
    )
    go2(to / "go2-person-missing.dat", [*people[1:], *posts])
    go2(to / "go2-bad-date.dat", [*people, *posts[1:], go2_assignment(0, *STAFF[0][3:6], start="20211301")])
    moves = [
        go2_assignment(0, ADMIN, "Officer", FIVE, end="20210331"),
        go2_assignment(0, ADMIN, "Officer", SIX, start="20210401"),
        go2_assignment(6, ADMIN, "Officer", SIX, start="20210401"),
        go2_assignment(7, ADMIN, "Officer", SIX, end="20210330"),
    ]
    newcomers = [go2_person(6, "N Black African"), go2_person(7, "N Black African")]
    go2(to / "go2-moves-around-31-march.dat", [*people, *newcomers, *posts[1:], *moves])
    both = to / "go2-full-and-changes"
    before = [go2_assignment(0, ADMIN, "Officer", SIX), *posts[1:], go2_assignment(6, ADMIN, "Officer", SIX)]
    go2(both / "b.dat", [*people, newcomers[0], *before])
    go2(both / "a.dat", ["ASD~36", "PRD~16", posts[0]], made="20210402", kind="GOC")


def make_recruitment(to: Path) -> None:
    headings: list[Value] = ["Ethnic Origin", "Applied", "Shortlisted", "Appointed"]
    censuses: Rows = [
        headings,
        ["White: English, Welsh, Scottish, Northern Irish or British", 90.0, 20.0, 4.0],
        ["A White - British", 30.0, 10.0, 2.0],
        ["Asian/Asian British: Indian", 40.0, 8.0, 1.0],
        ["Black, Black British, Caribbean or African: African", 40.0, 8.0, 2.0],
        ["Arab", 9.0, 4.0, 0.0],
        ["I do not wish to disclose", 9.0, 5.0, 1.0],
    ]
    save_csv(to / "recruitment-three-censuses.csv", censuses)
    twice: Rows = [headings, ["A", 50.0, 15.0, 3.0], ["N", 50.0, 10.0, 1.0], ["Z", 9.0, 5.0, 1.0]]
    save_csv(to / "recruitment-origin-twice.csv", [*twice, ["A", 50.0, 15.0, 3.0], ["N", 50.0, 10.0, 2.0]])
    sub: Rows = [headings, ["White", 120.0, 30.0, 6.0], *censuses[1:]]
    save_csv(to / "recruitment-subtotal.csv", sub)
    save_csv(to / "recruitment-nameless-total.csv", [*censuses, [None, 218.0, 55.0, 10.0]])
    sexes: Rows = [["Ethnic Origin", "Sex", "Shortlisted", "Appointed"]]
    for origin, shortlisted, appointed in (("A", 30, 6), ("N", 20, 3), ("Not Stated", 5, 1)):
        sexes.append([origin, "Female", shortlisted - 2.0, appointed - 1.0])
        sexes.append([None, "Male", 2.0, 1.0])
    save_csv(to / "recruitment-origin-printed-once.csv", sexes)
    posts: Rows = [["Staff Group", "AfC Band", "Ethnic Origin", "Shortlisted", "Appointed"]]
    for group, band, white, bme, unknown in (
        ("Nursing and Midwifery Registered", "NHS AfC: Band 5", (12.0, 3.0), (9.0, 1.0), (2.0, 0.0)),
        (None, "NHS AfC: Band 6", (8.0, 1.0), (5.0, 1.0), (1.0, 1.0)),
        ("Medical and Dental", "NHS Medical & Dental: Consultant", (10.0, 2.0), (6.0, 1.0), (2.0, 0.0)),
    ):
        posts += [[group, band, "A White - British", *white], [None, None, "N African", *bme]]
        sums = [sum(each) for each in zip(white, bme, unknown, strict=True)]
        posts += [[None, None, "Z Not stated", *unknown], [None, None, None, *sums]]
    save_csv(to / "recruitment-by-post.csv", [*posts, [None, None, None, 55.0, 10.0]])
    stages = [("A White", 30, 6), ("Indian", 20, 3), ("Not stated", 5, 1)]
    rows: Rows = [["Candidate", "Ethnicity", "Application Status"]]
    for origin, shortlisted, appointed in stages:
        rows += [["x", origin, "Started"] for _ in range(appointed)]
        rows += [["x", origin, "Offer declined"] for _ in range(shortlisted - appointed)]
        rows += [["x", origin, "Rejected at shortlisting"]]
    save_xlsx(to / "recruitment-by-applicant.xlsx", rows)
    save_csv(to / "recruitment-more-appointed.csv", [headings, ["A", 9.0, 3.0, 4.0]])


def make_recruitment_totals(to: Path) -> None:
    """Subtotals of every kind, and posts printed once for their block."""
    other: Rows = [
        ["Ethnic Origin", "Shortlisted", "Appointed"],
        ["White - British", 100.0, 20.0],
        ["Indian", 40.0, 6.0],
        ["Other ethnic group", 30.0, 5.0],
        ["Arab", 10.0, 2.0],
        ["Any other ethnic group", 20.0, 3.0],
        ["Not Stated", 8.0, 1.0],
    ]
    save_csv(to / "recruitment-other-ethnic-group.csv", other)
    headings: list[Value] = ["Staff Group", "Pay Band", "Ethnic Origin", "Shortlisted", "Appointed"]
    origins = ("A White - British", "N African", "Z Not stated")
    nurses = "Nursing and Midwifery Registered"
    counts: tuple[tuple[str, str, tuple[tuple[float, float], ...]], ...] = (
        (ADMIN, "Band 5", ((12.0, 3.0), (9.0, 1.0), (2.0, 0.0))),
        (ADMIN, "Band 6", ((8.0, 1.0), (5.0, 1.0), (1.0, 1.0))),
        (nurses, "Band 5", ((4.0, 1.0), (3.0, 1.0), (1.0, 0.0))),
        (nurses, "Band 6", ((6.0, 1.0), (3.0, 0.0), (1.0, 0.0))),
    )
    blocks: list[list[list[Value]]] = [
        [[group, band, origin, *each] for origin, each in zip(origins, numbers, strict=True)]
        for group, band, numbers in counts
    ]
    rows = [row for block in blocks for row in block]
    sums: list[Value] = [ADMIN, "Band 5", None, 23.0, 4.0]
    save_csv(to / "recruitment-total-of-one-post.csv", [headings, *blocks[0], sums, *rows[3:]])
    save_csv(to / "recruitment-grand-total-first.csv", [headings, [None, None, None, 55.0, 10.0], *rows])
    both = [(20.0, 4.0), (14.0, 2.0), (3.0, 1.0)]
    together: Rows = [
        [ADMIN, "Bands 5 and 6", origin, *each] for origin, each in zip(origins, both, strict=True)
    ]
    save_csv(to / "recruitment-bands-together.csv", [headings, *blocks[0], *blocks[1], *together, *rows[6:]])
    bands: Rows = [[*row[:1], row[1] if at % 3 == 0 else None, *row[2:]] for at, row in enumerate(rows)]
    save_csv(to / "recruitment-band-printed-once.csv", [headings, *bands])
    posts: Rows = [[*(row[:2] if at % 3 == 0 else [None] * 2), *row[2:]] for at, row in enumerate(rows)]
    save_csv(to / "recruitment-post-printed-once.csv", [headings, *posts])
    some = change([headings, *bands], 7, "Pay Band", None)
    save_csv(to / "recruitment-band-blank.csv", some)


def make_logs(to: Path) -> None:
    cases: Rows = [
        ["Employee Number", "Case Type", "Date Opened"],
        ["20000000", "Disciplinary", "01/06/2020"],
        [20000000.0, "Disciplinary", "01/09/2020"],
        ["020000003", "Disciplinary", "31-Mar-2021"],
        ["20000004", "Grievance", "01/06/2020"],
        ["20000005", "Disciplinary", "01/04/2021"],
    ]
    joined = to / "casework-joined-by-number"
    save_csv(joined / "staff.csv", table())
    save_xlsx(joined / "cases.xlsx", cases)
    stranger = to / "casework-of-a-stranger"
    save_csv(stranger / "staff.csv", table())
    save_xlsx(stranger / "cases.xlsx", [*cases, ["29999999", "Disciplinary", "01/06/2020"]])
    learning = to / "learning-dates-as-text"
    save_csv(learning / "staff.csv", table())
    courses: Rows = [
        ["Employee Number", "Course", "Mandatory", "Date Completed"],
        ["20000001", "Leadership", "No", "2020-06-01 09:00:00"],
        ["20000003", "Leadership", "No", "1 June 2020"],
        ["20000003", "Coaching", "No", "44012"],
        ["20000004", "Fire", "Yes", "01/06/2020"],
        ["29999999", "Leadership", "No", "01/06/2020"],
    ]
    save_csv(learning / "courses.csv", courses)
    unreadable: Rows = [*courses[:2], ["20000003", "Leadership", "No", "in June"]]
    save_csv(to / "learning-date-unreadable" / "courses.csv", unreadable)
    save_csv(to / "learning-date-unreadable" / "staff.csv", table())
    over: list[Value] = [None, None, "White", None, "BME", None]
    under: list[Value] = ["Survey Year", "Indicator", "%", "Respondents", "%", "Respondents"]
    save_xlsx(
        to / "survey-groups-over-headings.xlsx",
        [over, under, [2020.0, 5.0, 20.0, 400.0, 25.0, 80.0]],
        merged=[(0, 2, 0, 3), (0, 4, 0, 5)],
    )
    members: Rows = [
        ["Role", "Exec/Non-exec", "Voting Rights", "Ethnicity"],
        ["Chair", "Non-executive", "Y", "A"],
    ]
    save_csv(to / "board-yes-in-other-words.csv", [*members, ["Chief Executive", "Executive", "Yes", "N"]])


def make(to: Path) -> None:
    """All files that come out the same each time."""
    for part in (
        make_staff_text,
        make_staff_columns,
        make_staff_reports,
        make_go2,
        make_recruitment,
        make_recruitment_totals,
        make_logs,
    ):
        part(to)


if __name__ == "__main__":
    make(HERE)
    if "--convert" in sys.argv[1:]:
        convert(HERE)
