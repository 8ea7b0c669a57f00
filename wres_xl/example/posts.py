"""Pay grades, job titles and places of work as a staff record prints them."""

from collections.abc import Mapping, Sequence

GRADES: Mapping[str, str] = {
    "Under Band 1": "NHS|XR00|Apprentice",
    **{f"Band {n}": f"NHS|XR{n:02d}|Review Body Band {n}" for n in range(1, 8)},
    **{f"Band 8{r}": f"NHS|XR{n:02d}|Review Body Band 8 - Range {r}" for n, r in enumerate("ABCD", start=8)},
    "Band 9": "NHS|XR12|Review Body Band 9",
    "VSM": "NHS|VSM1|Very Senior Manager",
}
"""The usual grade of each pay band. Grades XR08 to XR11 are Band 8A to 8D, and XR12 is Band 9."""


def other_grade(grade: str) -> str:
    """The same band outside the remit of the pay review body: `NHS|XN06|Non Review Body Band 6`."""
    return grade.replace("|XR", "|XN").replace("|Review Body", "|Non Review Body")


ROLES: Mapping[str, tuple[str, str, Sequence[str]]] = {
    "Band 2": ("Clerical Worker", "G2A", ("Clerical Assistant", "Band 5 Pathway Clerk")),
    "Band 3": ("Clerical Worker", "G2A", ("Administrator", "Service Desk Agent", "Graduate Intern")),
    "Band 4": ("Officer", "G2A", ("Team Administrator", "Payroll Officer", "Assistant Analyst")),
    "Band 5": ("Officer", "G2A", ("Analyst", "Finance Officer", "Project Officer")),
    "Band 6": ("Officer", "G2A", ("Senior Analyst", "Contracts Officer", "Band 7 Development Post")),
    "Band 7": ("Manager", "G1A", ("Project Manager", "Information Manager", "Finance Manager")),
    "Band 8A": ("Manager", "G1A", ("Senior Project Manager", "Commissioning Manager")),
    "Band 8B": ("Senior Manager", "G0A", ("Head of Service", "Senior Finance Manager")),
    "Band 8C": ("Senior Manager", "G0A", ("Deputy Director", "Head of Department")),
    "Band 8D": ("Senior Manager", "G0A", ("Associate Director", "Programme Director")),
    "Band 9": ("Senior Manager", "G0A", ("Director of Service",)),
    "VSM": ("Board Level Director", "G0A", ("Executive Director",)),
}
"""Job role, occupation code and position titles of each pay band in administration."""

ESTATES_ROLES: Mapping[str, tuple[str, str, Sequence[str]]] = {
    "Band 2": ("Porter", "G3A", ("Post Room Porter",)),
    "Band 3": ("Driver", "G3A", ("Courier",)),
    "Band 4": ("Maintenance Craftsperson", "G3B", ("Building Maintenance Craftsperson",)),
}
"""The same for estates, which has few people and no senior posts."""

DIRECTORATES: Mapping[str, Sequence[str]] = {
    "Finance": ("Financial Services", "Management Accounts", "Payroll"),
    "Digital": ("Service Desk", "Infrastructure", "Business Intelligence"),
    "Commissioning Support": ("Contracts", "Medicines Optimisation", "Continuing Care Administration"),
    "People": ("Recruitment", "Learning and Development", "HR Advice"),
    "Corporate Services": ("Communications", "Governance", "Estates"),
}
"""Departments by directorate."""
