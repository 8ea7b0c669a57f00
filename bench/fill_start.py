"""Starts as `wres-xl fill` does: loads all that it loads, and reads the same figures; but fills nothing."""

import gc
import importlib
import sys
from pathlib import Path

from wres_xl.results import figures_to_enter
from wres_xl.settings import Settings
from wres_xl.sources import Sources
from wres_xl.standard.years import ReportingYear

LOADED = ("rich.console", "rich.table", "wres_xl.cli", "wres_xl.national.last_year", "wres_xl.national.save")


def main(figures: Path, year: ReportingYear) -> None:
    gc.disable()
    for name in LOADED:
        importlib.import_module(name)
    figures_to_enter(Sources((figures,)), year, Sources(), Settings(), None, lambda _: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), ReportingYear.parse(sys.argv[2]))
