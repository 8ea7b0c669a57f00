"""How the same text turns up in extracts, for the tests of the code lists."""

from hypothesis import strategies as st

NONSENSE = "zqx"
"""A word that is in no code list."""

_CASES = (str.upper, str.lower, str.title, str.swapcase)
_SPACES = (" ", "  ", "\u00a0", "\t", " \u00a0 ", "\n")
_DASHES = ("-", "\u2013", "\u2014", "\u2011", ":")


@st.composite
def variants(draw: st.DrawFn, text: str) -> str:
    """`text` in another case, with other spaces, dashes and apostrophes, and `&` and `and` exchanged."""
    if draw(st.booleans()):
        text = text.replace(" and ", " & ") if " and " in text else text.replace("&", " and ")
    text = draw(st.sampled_from(_CASES))(text)
    text = text.replace(" - ", f" {draw(st.sampled_from(_DASHES))} ").replace(
        "'", draw(st.sampled_from("'\u2019"))
    )
    space = draw(st.sampled_from(_SPACES))
    around = draw(st.sampled_from(("", *_SPACES)))
    return around + text.replace(" ", space) + around
