"""How often rooms guessed right: over all workshops, whether the spread of guesses held what customers say."""

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.calibration import Calibration
from cxdash.presenters.elements import Tab
from cxdash.presenters.marks import DESK, PHONE, Marks

MOST_DRAWN, DISTANCE, Y = 60, {DESK: 26.0, PHONE: 60.0}, 14
"""The most guesses that are drawn, the distance of two, and their height."""

OTHERWISE = 0.1
"""The share by which ranges must be too narrow or too wide before it is said."""

WIDER = gettext_noop("To hold four of five, the ranges should have been {factor} times as wide.")
NARROWER = gettext_noop("To hold four of five, the ranges could have been {factor} times as wide.")


def tab(found: Calibration, words: Words) -> Tab | None:
    """Return the finding with its picture; None before a room has guessed what is known."""
    if not found.of:
        return None
    heading = words.ngettext(
        "What customers say lay within the room's guesses {held} of {count} time.",
        "What customers say lay within the room's guesses {held} of {count} times.",
        found.of,
        held=words.number(found.held),
    )
    sentences = [words.gettext("A room that knows how sure it is gets four of five.")]
    if found.wider is not None and abs(found.wider - 1) > OTHERWISE:
        template = WIDER if found.wider > 1 else NARROWER
        sentences.append(words.gettext(template, factor=words.number(found.wider, 1)))
    drawing = _marks(found, words).drawing(heading, 2 * Y, "calibration") if found.of <= MOST_DRAWN else None
    legend = words.gettext("Filled: within the guesses, from the lowest tenth to the highest. Hollow: outside.")
    return Tab(heading, sentences, drawing=drawing, notes=[legend], definitions=["calibration"])


def _marks(found: Calibration, words: Words) -> Marks:
    marks = Marks(words)
    for where, apart in DISTANCE.items():
        step = min(apart, 1180 / found.of)
        for place in range(found.of):
            kind = "dot" if place < found.held else "ring"
            marks.point(12 + place * step, Y, kind, look.TEXT if kind == "dot" else look.CONTEXT, "", where)
    return marks
