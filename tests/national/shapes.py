"""Ten forms, no two of one structure, beside the example form; the centre may send any of them."""

from dataclasses import replace
from datetime import date

from form_labels import bare_bands, ranges, small_letters, typeset
from forms import LAST, THIS, B, Block, Shape, U, W

_SLASHES = {LAST: "2019/20", THIS: "2020/21"}
_BAME = ((W, "White"), (B, "BAME"), (U, "Unknown/Null"))
_REVERSED = ((U, "Not stated"), (B, "BME"), (W, "White"))
_SECOND = ("Indicator 1", (1,)), ("Indicators 2-9", tuple(range(2, 10)))
_TWO_YEARS = (Block(LAST, "31st MARCH 2020"), Block(THIS, "31st MARCH 2021"))

AS_PUBLISHED = Shape(
    "as published",
    (
        Block(LAST, "31st MARCH 2020"),
        Block(THIS, "31st MARCH 2021", role="prepopulated", role_words="Prepopulated figures"),
        Block(THIS, "31st MARCH 2021"),
    ),
    ratio="merged",
    held={("1a_band_5", W, THIS, "prepopulated"): 255, ("1a_band_7", B, THIS, "prepopulated"): 26},
)
"""Three header rows, last year first, prepopulated figures beside verified ones."""

SHAPES = (
    AS_PUBLISHED,
    Shape(
        "one header row",
        (Block(THIS, "2020/21", role_words=""), Block(LAST, "2019/20", role_words="")),
        header="all in one",
        start="C7",
        columns=("DATA ITEM", "MEASURE"),
        label=small_letters,
        indicators="rows",
        percent="0.0",
        held={("6_harassment_staff", W, THIS, "verified"): 15.8},
        before=("WRES return", "", "Fill the unlocked cells."),
    ),
    Shape(
        "ratio column",
        (Block(LAST, 2020, _BAME), Block(THIS, 2021, _BAME)),
        header="year, group",
        columns=("SECTION", "ROW", "DATA ITEM"),
        label=ranges,
        sections="column",
        indicators="nowhere",
        ratio="column",
    ),
    Shape(
        "two sheets",
        (Block(THIS, date(2021, 3, 31)), Block(LAST, date(2020, 3, 31))),
        header="year, group",
        start="B11",
        columns=("ROW", "DATA ITEM", "MEASURE"),
        indicators="rows",
        sheets=_SECOND,
        hidden=((2, 5, 20), ("B",)),
        decoys=True,
    ),
    Shape(
        "current and previous year",
        (Block(THIS, "Current year", _REVERSED), Block(LAST, "Previous year", _REVERSED)),
        header="year, group",
        columns=("INDICATOR", "DATA ITEM", "MEASURE"),
        label=bare_bands,
        ratio="merged",
        percent='0.0"%"',
    ),
    Shape(
        "groups over figures",
        (
            Block(THIS, "2021", role="prepopulated", role_words="Prepopulated"),
            Block(THIS, "2021", role_words="Verified"),
        ),
        header="group, role",
        columns=("ROW", "DATA ITEM"),
        indicators="rows",
    ),
    Shape(
        "groups over years",
        (Block(LAST, "2019/20"), Block(THIS, "2020/21")),
        header="group, year",
        start="D2",
        before=(),
        columns=("INDICATOR", "ROW", "DATA ITEM", "MEASURE"),
        percent="General",
    ),
    Shape(
        "a sheet for each indicator",
        _TWO_YEARS,
        label=typeset,
        indicators="nowhere",
        sheets=tuple((f"Indicator {number}", (number,)) for number in range(1, 10)),
        columns=("DATA ITEM", "MEASURE"),
        before=(),
        start="A1",
    ),
    Shape(
        "no formulas",
        (Block(THIS, "2020-21"), Block(LAST, "2019-20")),
        header="year, group",
        start="AB40",
        before=(),
        calculated="typed",
        protected=False,
        percent="0%",
        columns=("ROW", "INDICATOR", "DATA ITEM"),
    ),
    Shape(
        "notes between",
        (Block(THIS, "31 March 2021"), Block(LAST, "31 March 2020")),
        blank_rows_after=frozenset(("1a_vsm", "1b_vsm", "3_relative_likelihood", "8_discrimination")),
        notes={
            "1a_band_9": "VSM: on local pay, chief executive and executive directors",
            "2_appointed": "Those who took up the post, White, BME and unknown",
            "4_trained": "People, not course places",
            "9_board": "All members on 31 March 2021",
        },
        before=("WRES 2021", "31st March 2021 and 31st March 2020", "Band 5 and Band 6 are counted once."),
        start="B6",
        hidden=((0, 16), ("C",)),
        decoys=True,
    ),
)

THIS_YEAR_ONLY = replace(AS_PUBLISHED, name="this year only", blocks=AS_PUBLISHED.blocks[2:], held={})
