"""What a form may hold at the most, so that no file takes all memory or all day, and how a file is refused.

A form is taken to need some ten sheets and ten thousand cells, in less than a megabyte. Each limit is many
times that, and far below what would trouble an office PC.
"""

MAX_FILE = 50_000_000
"""Bytes of a file. It is read into memory whole, and so is the filled copy."""

MAX_ENTRIES = 5_000
"""Entries of a package: sheets, pictures, printer settings and so on, each a few hundred bytes to list."""

MAX_UNPACKED = 300_000_000
"""Bytes of all entries unpacked. Each is unpacked once, piece by piece, to see that it is whole."""

MAX_RATIO = 250
"""How many times larger a large entry may become: sheets of blank formatted cells reach some 50."""

SMALL_ENTRY = 2_000_000
"""Bytes unpacked up to which an entry may have any ratio."""

MAX_XML = 80_000_000
"""Bytes of the XML that is read, which is held in memory: the workbook, its styles, texts and sheets."""

MAX_TAGS = 1_500_000
"""Tags and attributes in the XML that is read, told by `<` and `=`: a million take some four seconds."""

LONGEST_GAP = 250_000
"""Bytes without a tag: a cell holds 32,767 characters, each of up to six bytes. A longer tag is a bomb."""

MAX_DEPTH = 64
"""Elements within each other. Excel's parts reach a dozen."""

MAX_CELLS = 200_000
"""Cells of all sheets, blank formatted ones too, such as 20 columns of 10,000 rows: a kilobyte each."""

MAX_ARRAY_LOOKUPS = 10_000_000
"""Array formulas over several cells, times the cells of their sheet: which of these are their results."""

MAX_MERGED_CELLS = 200_000
"""Cells of all merged ranges, as far as cells stand beside or below: each is looked up by its address."""

MAX_TRACED_FORMULAS = 5_000
"""Formulas up to which the results that follow from a filled cell are told apart from all others."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Excel's own."""


class Unfit(Exception):  # noqa: N818 - it says what the file is
    """What is wrong with a file and how to mend it, in sentences, without the file's name."""


DAMAGED = (
    "the workbook is damaged. Open it in Excel, let Excel repair it, and save it under a new name; "
    "or download the form again."
)
"""For what Excel would not open either."""

CHOOSE = "Choose the form as it was downloaded, an .xlsx or .xlsm file."
OTHER_FORMAT = (
    "this is {0}, which is not read. If the form was published as .xlsx or .xlsm, choose that file; if not, "
    "open it in Excel and save it as .xlsm, which keeps its macros."
)
"""For workbooks that Excel opens in another format."""

TOO_LARGE = (
    "this is larger than any form: more than {0}. Download the form again, or remove from a copy what was "
    "added to it."
)
"""For what is beyond a limit."""
