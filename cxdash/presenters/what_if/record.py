"""What if as plain values, as `figures what_if` prints it: the figures, and the sentences of the page."""

from collections.abc import Callable
from typing import Any

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.plain import plain
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.what_if import answers, relief
from cxdash.measures.what_if import record as measures
from cxdash.measures.what_if.levers import Levers, as_text
from cxdash.measures.what_if.start import Start
from cxdash.presenters.what_if import page
from cxdash.presenters.what_if.screen import WhatIfScreen
from cxdash.presenters.what_if.users import NO_LET_DOWNS, NO_LET_DOWNS_OF_A_SEGMENT
from cxdash.services import what_if

OFFERED = ("gap", "promise")
"""The levers that a public body's page has a place for."""

NO_CUSTOMERS = gettext_noop("No customers by month are known, so there is nothing to start from.")


def record(connection: Any, view: View, language: str, choose: Callable[[Start], Levers]) -> dict[str, Any]:
    """Return what a choice brings; *choose*: the levers, given where they start.

    Raises ImportRefused where nothing is known, or a lever cannot be moved.
    """
    started = what_if.start(connection, view)
    if started.base is None:
        unknown = NO_LET_DOWNS_OF_A_SEGMENT if view.segment else NO_LET_DOWNS
        raise ImportRefused([Message(unknown if started.public else NO_CUSTOMERS)])
    levers, words = choose(started), Words(language)
    moved = (*levers.decided, *(["extra_leavers"] if levers.extra_leavers is not None else []))
    stuck = {str(started.stuck[name]): started.stuck[name] for name in moved if name in started.stuck}
    if stuck:
        raise ImportRefused(stuck.values())
    return {
        **_figures(connection, view, as_text(levers), started),
        "who_passes_not_stated": sorted(started.base.unplaced),
        "cannot_move": {
            lever: words.sentence(why) for lever, why in started.stuck.items() if lever in OFFERED or not started.public
        },
        "sentences": _sentences(page.show(connection, view, language, as_text(levers), "")),
    }


def _figures(connection: Any, view: View, levers: str, started: Start) -> dict[str, Any]:
    if started.public:
        return plain(relief.as_record(what_if.relieved(connection, view, levers)))
    found = what_if.compared(connection, view, levers)
    matters = answers.what_matters(found.base, found.assumptions, found.levers) if found.levers.moved else []
    return plain(measures.as_record(found, answers.as_records(matters)))


def _sentences(screen: WhatIfScreen) -> dict[str, Any]:
    return {
        "finding": screen.finding,
        "results": [one._asdict() for one in screen.results],
        "matters": screen.matters,
        "asked": [*screen.asked, *screen.notes],
        "foot": screen.foot,
    }
