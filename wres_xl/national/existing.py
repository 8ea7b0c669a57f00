"""What becomes of numbers that already stand in cells to be filled. Apart, so that it loads in an instant."""

from enum import StrEnum


class Existing(StrEnum):
    """Keep and verify them, write over them, or refuse to fill the form."""

    KEEP = "keep"
    REPLACE = "replace"
    REFUSE = "refuse"
