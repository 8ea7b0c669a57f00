"""Forms as the centre might make them next: blocks moved, groups reordered, rows reworded or gone."""

import csv
from collections import defaultdict
from collections.abc import Callable, Mapping
from importlib.resources import files
from itertools import groupby

from forms import LAST, THIS, B, Block, Header, Shape, U, W
from hypothesis import strategies as st

from wres_xl.standard.data_items import DATA_ITEMS, ITEM, DataItem

YEARS = {
    LAST: ("31st MARCH 2020", "2019/20", "2019-20", 2020, "31 March 2020", "Previous year", "Last year"),
    THIS: ("31st MARCH 2021", "2020/21", "2020-21", 2021, "31 March 2021", "Current year", "This year"),
}
GROUPS = {
    W: ("WHITE", "White", "White staff"),
    B: ("BME", "BAME", "Black and minority ethnic", "BME staff"),
    U: ("ETHNICITY UNKNOWN/NULL", "Ethnicity Unknown", "Unknown-Null", "Not stated", "Unknown"),
}
ROLES = {
    "verified": ("Verified figures", "Verified", "VERIFIED FIGURES"),
    "prepopulated": ("Prepopulated figures", "Pre-populated figures", "Prepopulated"),
}
NOTES = (
    "Please check these figures with your ESR lead.",
    "Include everybody in post on 31 March 2021.",
    "See the guidance for White, BME and unknown ethnicity",
    "* on local pay",
    # Labels of data items that stand elsewhere: such a form must be refused, or filled right all the same.
    "Band 5",
    "VSM",
    "Other",
    "Number of staff in workforce",
    "Total Board members",
)
BESIDE = ("Total", "Change", "National average", "Target", "Benchmark", "Notes", "Check")
UNHEARD_OF = "Colleagues on the fifth rung"
COLUMNS = ("INDICATOR", "ROW", "DATA ITEM", "MEASURE")
REMOVABLE = [item.key for item in DATA_ITEMS if item.number <= 33 or item.key == "9_non_voting_share"]


def listed_wordings() -> Mapping[str, list[str]]:
    """The wordings that the list gives for each data item on its own, in no section's context."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    text = files("wres_xl.national").joinpath("wordings.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["kind"] == "item":
            for key in row["key"].split():
                found[key].append(row["wording"])
    return found


WORDINGS = listed_wordings()


@st.composite
def labels(draw: st.DrawFn) -> Callable[[DataItem], str]:
    """A function that words each item in one of the listed ways, and perhaps one as no list has it."""
    reworded = draw(st.dictionaries(st.sampled_from(sorted(WORDINGS)), st.integers(0, 20), max_size=20))
    words = {key: WORDINGS[key][at % len(WORDINGS[key])] for key, at in reworded.items()}
    for key in draw(st.sets(st.sampled_from(sorted(ITEM)), max_size=1)):
        words[key] = UNHEARD_OF
    return lambda item: words.get(item.key, item.label)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """One year or both, in either order, with prepopulated figures or without, the groups in any order."""
    years = draw(st.sampled_from(((THIS,), (LAST, THIS), (THIS, LAST))))
    words = draw(st.integers(0, 6))
    groups = tuple(
        (group, draw(st.sampled_from(GROUPS[group]))) for group in draw(st.permutations((W, B, U)))
    )
    verified = draw(st.sampled_from(ROLES["verified"]))
    made = [Block(year, YEARS[year][words], groups, "verified", verified) for year in years]
    if draw(st.booleans()):
        words_of_it = draw(st.sampled_from(ROLES["prepopulated"]))
        at = draw(st.integers(0, len(made)))
        made.insert(at, Block(THIS, YEARS[THIS][words], groups, "prepopulated", words_of_it))
    return tuple(made)


@st.composite
def orders(draw: st.DrawFn) -> tuple[DataItem, ...]:
    """The data items in the national form's order, or indicators, sections or rows in another."""
    blocks = [list(each) for _, each in groupby(DATA_ITEMS, key=lambda item: (item.indicator, item.section))]
    match draw(st.sampled_from(("as published", "as published", "blocks", "rows"))):
        case "blocks":
            blocks = [*draw(st.permutations(blocks[:3])), *draw(st.permutations(blocks[3:]))]
        case "rows":
            blocks = [draw(st.permutations(block)) for block in blocks]
    return tuple(item for block in blocks for item in block)


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """A form in some structure, not always one that can be understood."""
    columns = draw(blocks())
    headers: list[Header] = ["year, role, group", "all in one"]
    if len({block.role for block in columns}) == 1:
        headers += ["year, group", "group, year"]
    header = draw(st.sampled_from(headers))
    sections = draw(st.sampled_from(("rows", "rows", "column", "nowhere")))
    texts = [each for each in draw(st.permutations(COLUMNS)) if each == "DATA ITEM" or draw(st.booleans())]
    if sections == "column":
        texts.insert(0, "SECTION")
    removed = draw(st.sets(st.sampled_from(REMOVABLE), max_size=4))
    notes = draw(st.dictionaries(st.sampled_from(sorted(ITEM)), st.sampled_from(NOTES), max_size=5))
    column = draw(st.sampled_from(("A", "B", "G", "Z")))
    return Shape(
        "mutated",
        columns,
        header=header,
        start=f"{column}{draw(st.integers(3, 40))}",
        columns=tuple(texts),
        label=draw(labels()),
        sections=sections,
        indicators=draw(st.sampled_from(("rows", "merged column", "nowhere"))),
        sheets=draw(
            st.sampled_from(
                (
                    (("WRES data", tuple(range(1, 10))),),
                    (("Workforce", (1,)), ("Other indicators", tuple(range(2, 10)))),
                    (("Later", tuple(range(5, 10))), ("Earlier", tuple(range(1, 5)))),
                )
            )
        ),
        ratio=draw(
            st.sampled_from(("White column", "merged", "column") if header[0] != "g" else ("White column",))
        ),
        percent=draw(st.sampled_from(("0.0%", "0%", "0.0", "General"))),
        calculated=draw(st.sampled_from(("formulas", "typed"))),
        items=tuple(item for item in draw(orders()) if item.key not in removed),
        notes=notes,
        blank_rows_after=frozenset(draw(st.sets(st.sampled_from(sorted(ITEM)), max_size=4))),
        hidden=(tuple(draw(st.sets(st.integers(0, 60), max_size=5))), ()),
        decoys=draw(st.booleans()),
        beside=()
        if header[0] == "g"
        else tuple(draw(st.lists(st.sampled_from(BESIDE), unique=True, max_size=2))),
    )
