"""The sixteen ethnic categories of 2001, which the staff record holds, and the five groups that they make.

The letters and labels are those of the NHS data standard for ethnic category, as ESR prints them; the groups
are the headings of the census of 2001, in which Chinese belongs to the last. The WRES asks for neither.
"""

CATEGORIES: dict[str, str] = {
    "A": "British",
    "B": "Irish",
    "C": "Any other White background",
    "D": "White and Black Caribbean",
    "E": "White and Black African",
    "F": "White and Asian",
    "G": "Any other mixed background",
    "H": "Indian",
    "J": "Pakistani",
    "K": "Bangladeshi",
    "L": "Any other Asian background",
    "M": "Caribbean",
    "N": "African",
    "P": "Any other Black background",
    "R": "Chinese",
    "S": "Any other ethnic group",
}
"""The label of each category, by its letter."""

FIVE_GROUPS: dict[str, tuple[str, ...]] = {
    "White": ("A", "B", "C"),
    "Mixed": ("D", "E", "F", "G"),
    "Asian or Asian British": ("H", "J", "K", "L"),
    "Black or Black British": ("M", "N", "P"),
    "Chinese or other ethnic group": ("R", "S"),
}
"""The categories of each group."""

SECTIONS = ("non-clinical", "clinical", "medical")
"""The parts of the workforce in which people are counted by category."""

NOT_STATED = "Z"
"""The category of everybody whose ethnic origin is not known."""

GROUP_ONLY = ""
"""What stands for the category of those of whom only White or BME is known."""
