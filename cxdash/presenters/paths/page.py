"""What the page on paths and credit asks for: its screen and its tabs."""

from datetime import date
from typing import Any

from cxdash.i18n.translator import Words
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Tab
from cxdash.presenters.paths import screen, tabs
from cxdash.presenters.paths.roles import ByRole
from cxdash.presenters.paths.screen import PathsScreen
from cxdash.services import paths
from cxdash.services.reads import reads
from cxdash.services.subjects import PATHS


@reads(*PATHS, most=20)
def show(connection: Any, language: str) -> PathsScreen:
    """Return the page's screen."""
    words = Words(language)
    touchpoints = names(paths.tables(connection).touchpoints, words)
    return screen.present(paths.figures(connection), touchpoints, words)


@reads(*PATHS)
def tab(connection: Any, language: str, on: date, name: str) -> list[Tab]:
    """Return the sections of a tab; credit goes to the roles that are accountable on a day."""
    words = Words(language)
    return tabs.present_tab(paths.figures(connection), by_role(connection, words, on), name, words)


@reads(*PATHS, most=20)
def ways(connection: Any, language: str) -> list[Tab]:
    """Return how the ways of giving credit differ; nothing where there are no paths, or nobody becomes a customer."""
    words = Words(language)
    if words.public or show(connection, language).missing:
        return []
    return [tabs.rules(paths.figures(connection), names(paths.tables(connection).touchpoints, words), words)]


def by_role(connection: Any, words: Words, on: date) -> ByRole:
    """Return credit by role on a day, what the roles claim, and the names these need."""
    tables = paths.tables(connection)
    return ByRole(
        accountable=paths.by_role(connection, on),
        doing=paths.by_doer(connection, on),
        doers=paths.doers(connection, on),
        claims=paths.claims(connection, on),
        roles=names(tables.roles, words),
        touchpoints=names(tables.touchpoints, words),
        kpis=names(tables.claims.assign(key=tables.claims.kpi), words) if len(tables.claims) else {},
    )
