"""What the overview asks for."""

from datetime import date
from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.overview import screen
from cxdash.presenters.overview.screen import OverviewScreen
from cxdash.services import economics, overview, ownership, priorities, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import OVERVIEW


@reads(*OVERVIEW, most=300)
def show(connection: Any, view: View, language: str, on: date, stage: str) -> OverviewScreen:
    """Return all that the overview shows of a view and day; *stage* is the one looked into last."""
    basis = screen.Basis(
        ownership.tables(connection, view.journey),
        overview.tables(connection).company,
        satisfaction.figures(connection, view),
        ownership.figures(connection, view, on),
        economics.figures(connection, view),
        overview.figures(connection, view, on),
        overview.findings(connection, view, on),
        priorities.reopened(connection),
    )
    return screen.present(basis, stage, Words(language))
