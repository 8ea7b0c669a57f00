"""An example trust: invented people whose counts are those that a public WRES report of 2021 printed."""

from wres_xl.example.facts import YEARS
from wres_xl.example.trust import write_example

__all__ = ["YEARS", "write_example"]
