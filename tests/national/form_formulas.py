"""The formulas of a form's calculated rows, and the number formats of all."""

from collections.abc import Callable, Sequence

from wres_xl.standard.data_items import (
    DataItem,
    Likelihood,
    Measure,
    RelativeLikelihood,
    Remainder,
    Share,
    ShareDifference,
    Total,
)
from wres_xl.standard.groups import Group

Address = Callable[[str, Group | None], str | None]
"""The address of a data item's cell of a group; None where the form has no such row."""


def formula(item: DataItem, group: Group | None, groups: Sequence[Group], address: Address) -> str:
    """The formula of a calculated item in the column of a group."""

    def cell(key: str, of: Group | None = group) -> str:
        return address(key, of) or "0"

    match item.calculation:
        case Total(parts):
            return f"={'+'.join(there for part in parts if (there := address(part, group)))}"
        case Remainder(whole, part):
            return f"={cell(whole)}-{cell(part)}"
        case Likelihood(events, total):
            return f'=IF({cell(total)}=0,"",{cell(events)}/{cell(total)})'
        case RelativeLikelihood(bme_over_white=bme_over_white):
            key = f"{item.indicator}_likelihood"
            order = (Group.BME, Group.WHITE) if bme_over_white else (Group.WHITE, Group.BME)
            over, under = (cell(key, each) for each in order)
            return f'=IF(OR({over}="",{under}="",{under}=0),"",{over}/{under})'
        case Share(of):
            whole = "+".join(cell(of, each) for each in groups)
            return f'=IF(({whole})=0,"",{cell(of)}/({whole}))'
        case ShareDifference():
            board, workforce = cell("9_board_share"), cell("9_workforce_share")
            return f'=IF(OR({board}="",{workforce}=""),"",{board}-{workforce})'
        case _:
            raise TypeError(item.key)


def number_format(item: DataItem, percent: str) -> str:
    """`percent` for what the staff survey gives; whole numbers for people."""
    if item.measure is Measure.PERCENTAGE:
        return percent
    match item.calculation:
        case RelativeLikelihood():
            return "0.00"
        case Likelihood():
            return "0.00%"
        case Share() | ShareDifference():
            return "0.0%"
        case _:
            return "0"
