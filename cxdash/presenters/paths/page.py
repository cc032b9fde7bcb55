"""What the page on paths and credit asks for: its screen and its tabs."""

from datetime import date
from typing import Any

from cxdash.i18n.translator import Words
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Tab
from cxdash.presenters.paths import screen, tabs
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
    words, tables = Words(language), paths.tables(connection)
    touchpoints, roles = (names(table, words) for table in (tables.touchpoints, tables.roles))
    found, by_role = paths.figures(connection), paths.by_role(connection, on)
    return tabs.present_tab(found, by_role, touchpoints, roles, name, words)
