"""How the rows of a form may be worded: each function words one data item."""

from wres_xl.standard.data_items import DataItem


def as_the_standard_has_it(item: DataItem) -> str:
    return item.label


def small_letters(item: DataItem) -> str:
    """`Band 8a`, and everything else without capitals too."""
    return item.label.lower() if item.indicator == 1 else item.label.capitalize()


def ranges(item: DataItem) -> str:
    """`Band 8 - Range A`."""
    if item.label.startswith("Band 8"):
        return f"Band 8 - Range {item.label[-1]}"
    return item.label.replace("BME", "BAME")


def bare_bands(item: DataItem) -> str:
    """`8A`, and indicator 9's rows without the colons that lead from one to the next."""
    if item.label.startswith("Band 8"):
        return item.label.removeprefix("Band ")
    return item.label.removeprefix(": ").removeprefix("of which: ")


def typeset(item: DataItem) -> str:
    """Typographic dashes, hard and double spaces, a line break in the middle, blanks at the ends."""
    words = item.label.replace(" - ", " \u2013 ").split(" ")
    middle = len(words) // 2
    first, last = "  ".join(words[:middle]), "\u00a0".join(words[middle:])
    return f" {first}\n{last} " if first else f"{last} "
