"""What the page on winning and keeping asks for: its screen and its tabs."""

from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.cells import names
from cxdash.presenters.economics import screen, tabs, users
from cxdash.presenters.economics.screen import EconomicsScreen
from cxdash.presenters.elements import Tab
from cxdash.services import economics, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import ANSWERS, MONEY


@reads(*ANSWERS, *MONEY[1:], most=200)
def show(connection: Any, view: View, language: str) -> EconomicsScreen:
    """Return the page's screen: a company's, or a public body's."""
    words, found = Words(language), economics.figures(connection, view)
    extra = economics.extra_work(connection, view)
    if extra is None:
        return screen.present(found, words)
    stages = names(satisfaction.tables(connection, view.journey, view.segment).stages, words)
    return users.present(extra, stages, found.currency, words)


@reads(*MONEY, most=300)
def tab(connection: Any, view: View, language: str, name: str, timing: str) -> list[Tab]:
    """Return the sections of a tab; *timing*: when a new customer's first contribution is counted."""
    words = Words(language)
    roles = names(economics.tables(connection, view.segment).roles, words)
    return tabs.present_tab(economics.figures(connection, view), roles, timing, name, words)
