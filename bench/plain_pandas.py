"""The same counts as an analyst's notebook would make them: pandas and openpyxl, for one layout of extracts.

Run as `plain_pandas.py FOLDER OUT.xlsx`. It knows where each heading stands and which values turn up, checks
nothing, and writes the entered headcounts of the national return for 2020-21 to one sheet.
"""

import sys
from pathlib import Path

import pandas as pd

WHITE_LABELS = {
    "english, welsh, scottish, northern irish or british",
    "irish",
    "gypsy or irish traveller",
    "roma",
    "any other white background",
}
UNKNOWN_LABELS = {"", "nan", "null", "not stated", "prefer not to say"}
NON_CLINICAL = {"administrative and clerical", "estates and ancillary"}
MEDICAL_ROWS = {
    "consultant": "1m_consultants",
    "specialty doctor": "1m_career_grades",
    "specialty registrar": "1m_trainees",
    "foundation year 1": "1m_trainees",
    "foundation year 2": "1m_trainees",
}
GROUPS = ["White", "BME", "Unknown"]
BAND = r"band ([1-9])(?: - range ([a-d]))?"


def text(column: pd.Series) -> pd.Series:
    return column.astype(str).str.strip().str.replace(r"\s+", " ", regex=True).str.lower()


def group(origins: pd.Series) -> pd.Series:
    """By the code's first letter where there is a code, else by the label."""
    labels = text(origins)
    code = labels.str.extract(r"^([a-z])[a-z0-9]?(?: |$)")[0].fillna("")
    groups = pd.Series("BME", index=labels.index)
    groups[code.isin(list("abc")) | labels.isin(WHITE_LABELS)] = "White"
    groups[labels.isin(UNKNOWN_LABELS) | labels.str.startswith("99") | (code == "z")] = "Unknown"
    return groups


def counts(groups: pd.Series) -> pd.Series:
    return groups.value_counts().reindex(GROUPS, fill_value=0)


def read_staff(folder: Path) -> pd.DataFrame:
    staff = pd.read_excel(
        folder / "esr_staff_in_post.xlsx",
        header=3,
        engine="openpyxl",
        dtype={"Employee Number": str, "Occupation Code": str},
        keep_default_na=False,
    )
    staff = staff[staff["Assignment Number"] != ""].copy()
    staff["person"] = text(staff["Employee Number"])
    staff["group"] = group(staff["Ethnic Origin"])
    staff["fte"] = pd.to_numeric(staff["FTE"], errors="coerce").fillna(0)
    staff["second"] = ~text(staff["Primary Assignment"]).str.startswith("y")
    return staff


def workforce_of(staff: pd.DataFrame) -> pd.DataFrame:
    active = text(staff["Assignment Status"]).isin({"active assignment", "internal secondment", "acting up"})
    employed = text(staff["Assignment Category"]).isin({"permanent", "fixed term temp", "locum"})
    ordered = staff[active & employed].sort_values(["second", "fte"], ascending=[True, False], kind="stable")
    return ordered.drop_duplicates("person")


def data_items(workforce: pd.DataFrame) -> pd.Series:
    grade, staff_group = text(workforce["Pay Grade"]), text(workforce["Staff Group"])
    parts = grade.str.extract(BAND).fillna("")
    band = "band_" + parts[0] + parts[1]
    band[grade.str.contains("very senior manager")] = "vsm"
    section = staff_group.isin(NON_CLINICAL).map({True: "1a_", False: "1b_"})
    medical = text(workforce["Job Role"]).map(MEDICAL_ROWS).fillna("1m_other")
    return (section + band).where(staff_group != "medical and dental", medical)


def formal_cases(folder: Path, staff: pd.DataFrame) -> pd.Series:
    cases = pd.read_excel(
        folder / "casework.xlsx", header=1, engine="openpyxl", dtype={"Employee Number": str}
    )
    opened = pd.to_datetime(
        cases["Date Formal Investigation Opened"], format="mixed", dayfirst=True, errors="coerce"
    )
    formal = (cases["Case Type"] == "Formal Disciplinary") & opened.between("2020-04-01", "2021-03-31")
    people = cases.loc[formal, "Employee Number"].drop_duplicates()
    return counts(people.map(staff.drop_duplicates("person").set_index("person")["group"]))


def learners(folder: Path, workforce: pd.DataFrame) -> pd.Series:
    courses = pd.read_csv(folder / "learning.csv", dtype=str)
    taken = pd.to_datetime(courses["Date Completed"], format="%d/%m/%Y")
    chosen = (courses["Mandatory"] == "No") & taken.between("2020-04-01", "2021-03-31")
    people = courses.loc[chosen, "Employee Number"].drop_duplicates()
    return counts(people.map(workforce.set_index("person")["group"]))


def national_return(folder: Path) -> pd.DataFrame:
    """The entered headcounts, one row per data item, one column per group."""
    staff = read_staff(folder)
    workforce = workforce_of(staff)
    table = pd.crosstab(data_items(workforce), workforce["group"]).reindex(columns=GROUPS, fill_value=0)
    applicants = pd.read_excel(
        folder / "recruitment.xlsx", header=3, engine="openpyxl", keep_default_na=False
    )
    stage, origin = applicants["Furthest Stage"], group(applicants["Ethnic Origin"])
    table.loc["2_shortlisted"] = counts(origin[stage != "Applied"])
    table.loc["2_appointed"] = counts(origin[stage == "Appointed"])
    table.loc["3_disciplinary"] = formal_cases(folder, staff)
    table.loc["4_trained"] = learners(folder, workforce)
    board = pd.read_excel(folder / "board.xlsx", header=3, engine="openpyxl")
    members = group(board["Ethnic Origin"])
    table.loc["9_board"] = counts(members)
    table.loc["9_board_voting"] = counts(members[board["Voting"] == "Yes"])
    table.loc["9_board_executive"] = counts(members[board["Executive"] == "Yes"])
    survey = pd.read_excel(folder / "staff_survey.xlsx", header=2, engine="openpyxl")
    shares = survey.set_index("Indicator")[["White %", "BME %"]].set_axis(["White", "BME"], axis=1)
    return pd.concat([table, shares.set_axis([f"survey_{number}" for number in shares.index])])


def main() -> None:
    folder, out = map(Path, sys.argv[1:])
    national_return(folder).to_excel(out, sheet_name="National return", engine="openpyxl")


if __name__ == "__main__":
    main()
