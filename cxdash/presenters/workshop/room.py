"""What the room's screen says: one thing at a time, and no answer before it is revealed."""

from datetime import datetime
from typing import NamedTuple

from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop.now import said
from cxdash.services.workshop import Asked, Screen


class RoomScreen(NamedTuple):
    """What the room sees: a quiet line, what goes on, and a line about it.

    *joins*: whether the code to vote with is shown large. *started_at*: None where no clock runs. *shown*: what the
    room answered, None until it is revealed.
    """

    key: str = ""
    above: str = ""
    title: str = ""
    below: str = ""
    code: str = ""
    joins: bool = False
    started_at: datetime | None = None
    minutes: int = 0
    shown: Asked | None = None


def present(key: str, screen: Screen, words: Words) -> RoomScreen:
    """Return what the room's screen says of the workshop by this key."""
    if screen.state is WorkshopState.CLOSED:
        over = words.gettext("That was all. Thank you.")
        receipts = words.gettext("The minutes list all receipts, so that everybody can check that his vote counted.")
        return RoomScreen(key, screen.name, over, receipts, shown=screen.shown)
    if not screen.step:
        soon = words.gettext("We begin soon. Votes are secret: nobody can see who answered what.")
        return RoomScreen(key, "", screen.name, soon, screen.code, joins=True)
    clock = screen.started_at, screen.minutes
    if screen.question is None:
        return RoomScreen(key, screen.name, screen.step, "", screen.code, False, *clock)
    joins = screen.asked in (QuestionState.WAITING, QuestionState.OPEN)
    return RoomScreen(
        *(key, screen.step, said(screen.question, words), _below(screen, words), screen.code, joins, *clock),
        shown=screen.shown,
    )


def _below(screen: Screen, words: Words) -> str:
    if screen.asked is QuestionState.OPEN and screen.seats:
        return words.ngettext(
            "{count} of {seats} has voted.",
            "{count} of {seats} have voted.",
            screen.answered,
            seats=words.number(screen.seats),
        )
    if screen.asked is QuestionState.OPEN:
        return words.ngettext("{count} has voted.", "{count} have voted.", screen.answered)
    if screen.asked is QuestionState.CLOSED:
        return words.ngettext("Voting is over: {count} answer.", "Voting is over: {count} answers.", screen.answered)
    return words.gettext("The vote opens soon.") if screen.asked is QuestionState.WAITING else ""
