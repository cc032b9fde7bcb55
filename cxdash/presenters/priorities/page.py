"""What the page on what to mend first asks for: its screen and its tabs."""

from datetime import date
from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Tab
from cxdash.presenters.priorities import screen, tabs
from cxdash.presenters.priorities.screen import Basis, PrioritiesScreen
from cxdash.services import ownership, priorities
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS


@reads(*OWNERS, most=300)
def show(connection: Any, view: View, language: str, on: date) -> PrioritiesScreen:
    """Return the page's screen."""
    words = Words(language)
    return screen.present(_basis(connection, view, on, words), words)


@reads(*OWNERS, most=300)
def tab(connection: Any, view: View, language: str, on: date, name: str) -> list[Tab]:
    """Return the sections of a tab."""
    words = Words(language)
    return tabs.present_tab(_basis(connection, view, on, words), name, words)


def _basis(connection: Any, view: View, on: date, words: Words) -> Basis:
    found, annoyances = priorities.figures(connection, view, on), priorities.tables(connection, view).annoyances
    return screen.basis(found, annoyances, ownership.tables(connection, ""), words)
