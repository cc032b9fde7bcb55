"""What the pages of a workshop ask for of its revealed questions."""

from dataclasses import replace
from datetime import date
from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Tab
from cxdash.presenters.ownership import room
from cxdash.presenters.workshop.results import calibration, order, rows, shown
from cxdash.presenters.workshop.results.order import Discussed
from cxdash.presenters.workshop.results.shown import Revealed
from cxdash.services import ownership, what_if, workshop
from cxdash.services.reads import reads
from cxdash.services.subjects import CHOICES, OVERVIEW, OWNERS, PATHS
from cxdash.services.workshop import VOTES, Asked


@reads(*VOTES, *OVERVIEW, *PATHS, most=100)
def revealed(connection: Any, key: str, number: int, view: View, language: str, on: date) -> Revealed | None:
    """Return a revealed question of a workshop, None of one that is not revealed."""
    found = workshop.host(connection, key)
    if found is None or number not in found.revealed:
        return None
    beside = workshop.beside(connection, key, number, view, on)
    return shown.present(found.revealed[number], beside, Words(language))


def question(asked: Asked, words: Words) -> str:
    """Return a revealed question in words."""
    return rows.asked(asked.question, words)


@reads(*VOTES, *CHOICES, most=20)
def discussed(connection: Any, key: str, view: View, language: str) -> Discussed:
    """Return what to discuss first: most disagreement, and what settling the room's beliefs is worth."""
    found, start = workshop.host(connection, key), what_if.start(connection, view)
    asked = [found.revealed[number] for number in found.order] if found else []
    priced = workshop.worths(connection, key, view) if found else []
    return order.present(asked, priced, start.currency, Words(language))


@reads(*VOTES, *OWNERS, most=20)
def on_paper(connection: Any, key: str, view: View, language: str, on: date) -> Tab | None:
    """Return whom the room named for each stage against the paper, None before that was asked of any."""
    said = workshop.on_paper(connection, key, view, on)
    if said.empty:
        return None
    found = replace(ownership.figures(connection, view, on), room=said)
    return room.tab(ownership.tables(connection, view.journey), found, Words(language))


@reads(*VOTES, *CHOICES, most=20)
def calibrated(connection: Any, view: View, language: str) -> Tab | None:
    """Return how often rooms guessed right over all workshops, None before any guessed what is known."""
    return calibration.tab(workshop.calibrated(connection, view), Words(language))
