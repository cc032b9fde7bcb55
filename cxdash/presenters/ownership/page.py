"""What the owners page asks for: its screen, its tabs, and the days on which anything changed."""

from datetime import date
from typing import Any

from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Tab
from cxdash.presenters.ownership import screen, set_ups, tabs, targets
from cxdash.presenters.ownership.history import changes, lanes
from cxdash.presenters.ownership.screen import OwnershipScreen
from cxdash.services import ownership, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS


@reads(*OWNERS, most=300)
def show(connection: Any, view: View, language: str, on: date, stage: str) -> OwnershipScreen:
    """Return the page's screen."""
    tables = ownership.tables(connection, view.journey)
    return screen.present(tables, ownership.figures(connection, view, on), stage, Words(language))


@reads(*OWNERS, most=500)
def tab(connection: Any, view: View, language: str, on: date, stage: str, name: str) -> list[Tab]:
    """Return the sections of a tab; *stage* is the one looked into, '' where the tab is about all."""
    tables, found, words = (
        ownership.tables(connection, view.journey),
        ownership.figures(connection, view, on),
        Words(language),
    )
    if name == "history":
        months = satisfaction.stages_by_month(connection, view, next(iter(found.stages.measure), "") or Measure.CSAT)
        return lanes.present(tables, found, months, words)
    return tabs.present_tab(tables, found, stage, name, words)


@reads(*OWNERS, most=50)
def customer_director(connection: Any, view: View, language: str, on: date) -> list[Tab]:
    """Return three set-ups of a customer director beside today, on a day."""
    tables, words = ownership.tables(connection, view.journey), Words(language)
    return [set_ups.tab(ownership.set_ups(connection, view.journey, on), tables, words)]


@reads(*OWNERS, most=50)
def effect(connection: Any, view: View, language: str, on: date) -> list[Tab]:
    """Return which key figures show effect and which efficiency; for the page on winning and keeping, too."""
    tables = ownership.tables(connection, view.journey)
    return [targets.effect(tables, ownership.figures(connection, view, on), Words(language))]


@reads(*OWNERS, most=50)
def days(connection: Any, journey: str) -> list[str]:
    """Return the days on which anything changed in who answers for what, the latest first."""
    return changes.days(ownership.tables(connection, journey))
