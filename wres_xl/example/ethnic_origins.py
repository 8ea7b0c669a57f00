"""Ethnic origins as staff and recruitment systems print them, each with how often it turns up."""

import random
from collections.abc import Mapping

from wres_xl.standard.groups import Group

Labels = Mapping[Group, Mapping[str, int]]
"""Labels of each group with their weights."""

STAFF: Labels = {
    Group.WHITE: {
        "A White - British": 700,
        "B White - Irish": 20,
        "C White - Any other White background": 40,
        "CA White English": 90,
        "CB White Scottish": 12,
        "CC White Welsh": 8,
        "C2 White Northern Irish": 6,
        "C3 White Unspecified": 10,
        "CP White Polish": 6,
        "CX White Mixed": 4,
        "CY White Other European": 12,
        "A": 20,
        "CA": 4,
    },
    Group.BME: {
        "D Mixed - White & Black Caribbean": 6,
        "E Mixed - White & Black African": 5,
        "F Mixed - White & Asian": 10,
        "G Mixed - Any other mixed background": 6,
        "GC Mixed - Black & White": 4,
        "H Asian or Asian British - Indian": 30,
        "J Asian or Asian British - Pakistani": 16,
        "K Asian or Asian British - Bangladeshi": 8,
        "L Asian or Asian British - Any other Asian background": 8,
        "LK Asian Unspecified": 3,
        "M Black or Black British - Caribbean": 6,
        "N Black or Black British - African": 18,
        "P Black or Black British - Any other Black background": 4,
        "PC Black Nigerian": 6,
        "R Chinese": 8,
        "S Any Other Ethnic Group": 8,
        "SC Filipino": 5,
        "H": 3,
        "N": 2,
    },
    Group.UNKNOWN: {"Z Not Stated": 60, "": 20, "Z": 6, "Not Stated": 4, "99": 3, "NULL": 3},
}
"""The staff record's 2001 categories with local sub-codes: code and label, a bare code or a bare label."""

CENSUS_2011: Labels = {
    Group.WHITE: {
        "White - English, Welsh, Scottish, Northern Irish or British": 180,
        "White - Irish": 6,
        "White - Gypsy or Irish Traveller": 1,
        "White - Any other White background": 16,
    },
    Group.BME: {
        "Mixed - White and Black Caribbean": 6,
        "Mixed - White and Black African": 5,
        "Mixed - White and Asian": 10,
        "Mixed - Any other mixed background": 5,
        "Asian or Asian British - Indian": 30,
        "Asian or Asian British - Pakistani": 24,
        "Asian or Asian British - Bangladeshi": 8,
        "Asian or Asian British - Chinese": 8,
        "Asian or Asian British - Any other Asian background": 8,
        "Black or Black British - African": 28,
        "Black or Black British - Caribbean": 6,
        "Black or Black British - Any other Black background": 3,
        "Other ethnic group - Arab": 5,
        "Other ethnic group - Any other ethnic group": 6,
    },
    Group.UNKNOWN: {"Not stated": 3, "Prefer not to say": 2},
}
"""Labels with the group of the census of 2011 in front."""

CENSUS_2021: Labels = {
    Group.WHITE: {
        "English, Welsh, Scottish, Northern Irish or British": 180,
        "Irish": 6,
        "Gypsy or Irish Traveller": 1,
        "Roma": 2,
        "Any other White background": 16,
    },
    Group.BME: {
        "White and Black Caribbean": 6,
        "White and Black African": 5,
        "White and Asian": 10,
        "Any other Mixed or multiple ethnic background": 5,
        "Indian": 30,
        "Pakistani": 24,
        "Bangladeshi": 8,
        "Chinese": 8,
        "Any other Asian background": 8,
        "African": 28,
        "Caribbean": 6,
        "Any other Black, Black British or Caribbean background": 3,
        "Arab": 5,
        "Any other ethnic group": 6,
    },
    Group.UNKNOWN: {"Prefer not to say": 3, "Not stated": 2, "": 1},
}
"""Bare labels of the census of 2021."""


def draw(rng: random.Random, labels: Labels, group: Group) -> str:
    """A label of `group`, drawn by weight."""
    weights = labels[group]
    return rng.choices(tuple(weights), tuple(weights.values()))[0]
