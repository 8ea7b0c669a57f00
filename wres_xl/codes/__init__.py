"""Code lists as CSV, and the few functions that apply them.

Every function looks a text up in a list, without regard to case, spacing and punctuation, and says None (or
what its docstring names) for a text that is not there. None of them guesses.
"""

from wres_xl.codes.assignments import assignment_category, assignment_status
from wres_xl.codes.employee_numbers import employee_number
from wres_xl.codes.ethnic_origins import ethnic_categories, ethnic_category, ethnic_group
from wres_xl.codes.events import is_formal_disciplinary, stages, yes_no
from wres_xl.codes.grades import is_medical_grade, pay_band, post_band
from wres_xl.codes.headings import heading_field, known_fields
from wres_xl.codes.job_roles import is_senior_medical_manager, medical_row, office
from wres_xl.codes.staff_groups import (
    national_staff_group,
    national_staff_groups,
    section,
    section_of_occupation_code,
    staff_group_fits,
)

__all__ = [
    "assignment_category",
    "assignment_status",
    "employee_number",
    "ethnic_categories",
    "ethnic_category",
    "ethnic_group",
    "heading_field",
    "is_formal_disciplinary",
    "is_medical_grade",
    "is_senior_medical_manager",
    "known_fields",
    "medical_row",
    "national_staff_group",
    "national_staff_groups",
    "office",
    "pay_band",
    "post_band",
    "section",
    "section_of_occupation_code",
    "staff_group_fits",
    "stages",
    "yes_no",
]
