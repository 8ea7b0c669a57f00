"""Commentary: figures told in sentences for a board, which never say more than the numbers do."""

from collections.abc import Iterable
from dataclasses import dataclass

from wres_xl.commentary.events import APPOINTMENT, TRAINING, disciplinary_event
from wres_xl.commentary.likelihoods import disciplinary_sentences, likelihood_sentences
from wres_xl.commentary.phrases import Context
from wres_xl.commentary.representation import board_sentences, workforce_sentences
from wres_xl.commentary.survey import survey_sentences
from wres_xl.figures import Figures
from wres_xl.settings import Settings
from wres_xl.standard.groups import Group
from wres_xl.standard.indicators import INDICATORS, SURVEY_ITEMS
from wres_xl.wording import percent


@dataclass(frozen=True)
class Commentary:
    """The sentences about each indicator, and the one line about each that stands on the summary."""

    sentences: dict[int, tuple[str, ...]]
    summary: dict[int, str]


def commentary_of(this: Figures, last: Figures | None, settings: Settings) -> Commentary:
    """Write the sentences for this year beside last year, which may be missing."""
    context = Context(this, last, settings)
    numbers = [indicator.number for indicator in INDICATORS]
    return Commentary(
        {number: tuple(map(_capital, _sentences(context, number))) for number in numbers},
        {number: _capital(_summary(context, number)) for number in numbers},
    )


def headline_key(indicator: int, settings: Settings) -> str:
    """The data item that stands for an indicator on the summary."""
    keys = {1: "9_workforce_share", 2: APPOINTMENT.key, 4: TRAINING.key, 9: "9_difference", **SURVEY_ITEMS}
    return disciplinary_event(settings).key if indicator == 3 else keys[indicator]


def _capital(sentence: str) -> str:
    """A sentence may begin with the organisation's own term."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _sentences(context: Context, indicator: int) -> Iterable[str]:
    match indicator:
        case 1:
            return workforce_sentences(context)
        case 2:
            return likelihood_sentences(context, APPOINTMENT)
        case 3:
            return disciplinary_sentences(context)
        case 4:
            return likelihood_sentences(context, TRAINING)
        case 9:
            return board_sentences(context)
        case _:
            return survey_sentences(context, SURVEY_ITEMS[indicator])


def _summary(context: Context, indicator: int) -> str:
    """One line about an indicator: its direction or verdict."""
    group = None if indicator in (2, 3, 4) else Group.BME
    figure = context.this[headline_key(indicator, context.settings), group]
    if figure.value is None:
        return f"Not available: {context.reason(figure)}"
    if indicator == 1:
        return f"{context.term} staff are {percent(figure.value)} of the workforce"
    if indicator == 9:
        side = "Under-represented" if figure.value < 0 else "Not under-represented"
        return f"{side} on the board"
    return figure.verdict.words(context.term) if figure.verdict else "Too little known to tell"
