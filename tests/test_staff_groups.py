"""Completeness by staff group: people, and those of unknown ethnicity, of each group in the workforce."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tidy_tables import ENGINES, Engine, Record, staff

from wres_xl.counting import count_staff_groups
from wres_xl.headcount import people_of
from wres_xl.settings import HeadcountRules, Settings
from wres_xl.standard.groups import ETHNIC_GROUPS, Group
from wres_xl.standard.years import ReportingYear
from wres_xl.submission import submission_of


@pytest.fixture(params=ENGINES, ids=["pandas", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


def test_people_by_staff_group_and_those_of_unknown_ethnicity(engine: Engine) -> None:
    nurse = {"staff_group": "Nursing and Midwifery Registered", "section": "clinical", "item": "1b_band_5"}
    counted = [
        {"person": "1", **nurse},
        {"person": "2", **nurse, "group": "Unknown"},
        {"person": "2", "staff_group": "Estates and Ancillary", "group": "Unknown", "primary": False},
        {"person": "3", **nurse, "group": "BME"},
        {"person": "4", "staff_group": "", "group": "Unknown"},
        {"person": "5", "staff_group": "Estates and Ancillary", "group": "Unknown", "contract": "bank"},
    ]
    people = people_of(engine(staff(*counted)), HeadcountRules())
    assert count_staff_groups(people) == {
        ("Nursing and Midwifery Registered", Group.ALL): 3,
        ("Nursing and Midwifery Registered", Group.UNKNOWN): 1,
        ("", Group.ALL): 1,
        ("", Group.UNKNOWN): 1,
    }


def test_while_an_ethnic_group_is_not_known_no_staff_group_is_counted(engine: Engine) -> None:
    people = people_of(engine(staff({"person": "1"}, {"person": "2", "group": None})), HeadcountRules())
    assert count_staff_groups(people) == {}


@given(
    assignments=st.lists(
        st.fixed_dictionaries(
            {
                "person": st.sampled_from("abcdef"),
                "primary": st.booleans(),
                "group": st.sampled_from(["White", "BME", "Unknown"]),
                "staff_group": st.sampled_from(["", "Students", "Medical and Dental"]),
                "item": st.sampled_from(["1a_band_5", "1b_band_6", "1m_consultants"]),
                "contract": st.sampled_from(["permanent", "bank"]),
            }
        )
    )
)
@settings(deadline=None, max_examples=40)
def test_staff_groups_add_up_to_the_workforce(assignments: list[Record]) -> None:
    submission = submission_of({"staff": staff(*assignments)}, ReportingYear(2020), Settings())
    for group, parts in ((Group.ALL, ETHNIC_GROUPS), (Group.UNKNOWN, (Group.UNKNOWN,))):
        counted = [count for (_, each), count in submission.staff_groups.items() if each is group]
        assert sum(counted) == sum(submission.entry("9_workforce", part).value or 0 for part in parts)
