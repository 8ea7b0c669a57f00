"""How the cells of the template look into which a person writes or chooses."""

from wres_xl.workbook.page import Book
from wres_xl.workbook.style import BLACK, INPUT_YELLOW, RULE, STYLES, Format

_ENTRY: Format = STYLES["own_cell"] | {"text_wrap": False, "valign": "vcenter", "align": "left", "indent": 1}

ENTRY_STYLES: dict[str, Format] = {
    # Text, so that Excel does not make a date of a reporting year such as 2011-12.
    "entry_text": _ENTRY | {"num_format": "@"},
    "entry_share": _ENTRY | {"num_format": "0.0%"},
    "entry_number": _ENTRY | {"num_format": "0"},
    "plain_text": STYLES["text"] | {"num_format": "@"},
    "plain_choice": STYLES["text"] | {"num_format": "@", "indent": 1},
    "plain_number": STYLES["text"] | {"num_format": "#,##0", "align": "right"},
    "sheet_title": STYLES["section"] | {"font_size": 14, "font_color": STYLES["title"]["font_color"]},
}
"""By name, as `style.STYLES`."""

TO_CHOOSE: Format = {"bg_color": INPUT_YELLOW, "border": 1, "border_color": RULE, "font_color": BLACK}
"""The look that a prepared cell takes on once there is something to choose in it."""


def add_entry_styles(book: Book) -> None:
    """Make the styles known to a book, so that its pages can be written with them."""
    for name, style in ENTRY_STYLES.items():
        book.formats[name] = book.file.add_format(style)
