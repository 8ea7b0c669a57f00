"""How the workbook looks: colours, fonts and number formats, as data."""

from typing import Any

DARK_BLUE = "#003087"
BLUE = "#005EB8"
ORANGE = "#ED8B00"
GREY = "#768692"
LIGHT_BLUE = "#A6C8E6"
LIGHT_ORANGE = "#F9D3A0"
LIGHT_GREY = "#C8CFD4"
PALE_BLUE = "#E8EDEE"
PALE_GREEN = "#DDEBDD"
PALE_ORANGE = "#FBE6CB"
INPUT_YELLOW = "#FFFBE6"
RULE = "#C8CFD4"
WHITE = "#FFFFFF"
MUTED = "#4C6272"
BLACK = "#212B32"

FONT = "Arial"

COUNT = "#,##0"
PERCENT = "0.0%"
PERCENT_2 = "0.00%"
RATIO = "0.00"
P_VALUE = '[<0.001]"< 0.001";0.000'
POINTS = "+0.0%;-0.0%;0.0%"

Format = dict[str, Any]

_TEXT: Format = {"font_name": FONT, "font_size": 10, "font_color": BLACK, "valign": "vcenter"}
_NUMBER: Format = _TEXT | {"align": "right", "bottom": 1, "bottom_color": RULE}

STYLES: dict[str, Format] = {
    "text": _TEXT,
    "title": _TEXT | {"font_size": 18, "bold": True, "font_color": DARK_BLUE},
    "subtitle": _TEXT | {"font_size": 11},
    "muted": _TEXT | {"font_size": 9, "font_color": MUTED},
    "section": _TEXT | {"font_size": 12, "bold": True, "font_color": BLUE},
    "sentence": _TEXT | {"font_size": 11, "indent": 1},
    "link": _TEXT | {"font_color": BLUE, "underline": 1},
    "header": _TEXT
    | {
        "bold": True,
        "font_color": WHITE,
        "bg_color": DARK_BLUE,
        "text_wrap": True,
        "align": "right",
        "bottom": 1,
        "bottom_color": DARK_BLUE,
    },
    "header_text": _TEXT
    | {
        "bold": True,
        "font_color": WHITE,
        "bg_color": DARK_BLUE,
        "text_wrap": True,
        "bottom": 1,
        "bottom_color": DARK_BLUE,
    },
    "header_indented": _TEXT
    | {"bold": True, "font_color": WHITE, "bg_color": DARK_BLUE, "text_wrap": True, "indent": 1},
    "label": _TEXT | {"bottom": 1, "bottom_color": RULE},
    "centred": _TEXT | {"bottom": 1, "bottom_color": RULE, "align": "center", "bold": True},
    "label_indented": _TEXT | {"bottom": 1, "bottom_color": RULE, "indent": 1},
    "label_bold": _TEXT | {"bottom": 1, "bottom_color": RULE, "bold": True},
    "wrapped": _TEXT | {"bottom": 1, "bottom_color": RULE, "text_wrap": True, "valign": "top"},
    "wrapped_centred": _TEXT
    | {"bottom": 1, "bottom_color": RULE, "text_wrap": True, "valign": "top", "align": "center"},
    "indented": _TEXT | {"indent": 1},
    "plain_wrapped": _TEXT | {"text_wrap": True, "valign": "top"},
    "plain_centred": _TEXT | {"text_wrap": True, "valign": "top", "align": "center"},
    "plain_count": _TEXT | {"align": "right", "num_format": COUNT},
    "wrapped_bold": _TEXT
    | {"bottom": 1, "bottom_color": RULE, "text_wrap": True, "valign": "top", "bold": True},
    "count": _NUMBER | {"num_format": COUNT},
    "count_bold": _NUMBER | {"num_format": COUNT, "bold": True},
    "number": _NUMBER | {"num_format": "0.0000"},
    "percent_bold": _NUMBER | {"num_format": PERCENT, "bold": True},
    "percent": _NUMBER | {"num_format": PERCENT},
    "percent_2": _NUMBER | {"num_format": PERCENT_2},
    "ratio": _NUMBER | {"num_format": RATIO},
    "ratio_bold": _NUMBER | {"num_format": RATIO, "bold": True},
    "link_label": _TEXT | {"font_color": BLUE, "underline": 1, "bottom": 1, "bottom_color": RULE},
    "points_bold": _NUMBER | {"num_format": POINTS, "bold": True},
    "points": _NUMBER | {"num_format": POINTS},
    "p_value": _NUMBER | {"num_format": P_VALUE},
    "reading": _NUMBER | {"bold": True, "text_wrap": True, "font_size": 9},
    "reading_text": _TEXT | {"bold": True, "text_wrap": True, "indent": 1, "bottom": 1, "bottom_color": RULE},
    "reading_words": _TEXT
    | {"text_wrap": True, "font_size": 9, "indent": 1, "bottom": 1, "bottom_color": RULE},
    "entered_count": _NUMBER | {"num_format": COUNT, "bg_color": INPUT_YELLOW},
    "entered_percent": _NUMBER | {"num_format": PERCENT, "bg_color": INPUT_YELLOW},
    "own_words": _TEXT | {"bg_color": INPUT_YELLOW, "bottom": 4, "bottom_color": RULE, "locked": False},
    "own_cell": _TEXT
    | {"bg_color": INPUT_YELLOW, "border": 1, "border_color": RULE, "text_wrap": True, "valign": "top"},
    "own_number": _TEXT
    | {"bg_color": INPUT_YELLOW, "border": 1, "border_color": RULE, "align": "center", "valign": "top"},
    "own_date": _TEXT
    | {
        "bg_color": INPUT_YELLOW,
        "border": 1,
        "border_color": RULE,
        "num_format": "d mmm yyyy",
        "align": "left",
        "valign": "top",
    },
}
"""Every cell format by name; all of them are Arial, so that widths are the same everywhere."""

OWN_STYLES = frozenset(name for name in STYLES if name.startswith("own_"))
"""The formats of cells that hold the organisation's own words."""
