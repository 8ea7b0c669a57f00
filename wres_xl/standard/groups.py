"""The ethnic groups that the WRES compares."""

from enum import StrEnum


class Group(StrEnum):
    """A column of the national return, or `ALL` for the three together."""

    WHITE = "White"
    BME = "BME"
    UNKNOWN = "Unknown"
    ALL = "All"


ETHNIC_GROUPS = (Group.WHITE, Group.BME, Group.UNKNOWN)
COMPARED_GROUPS = (Group.WHITE, Group.BME)
