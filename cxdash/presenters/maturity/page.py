"""What the page on the six keys asks for."""

from datetime import date
from typing import Any

from cxdash.i18n.translator import Words
from cxdash.presenters.maturity import screen
from cxdash.presenters.maturity.screen import MaturityScreen
from cxdash.services import maturity
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS


@reads(*OWNERS, most=50)
def show(connection: Any, language: str, on: date) -> MaturityScreen:
    """Return all that the page shows on a day."""
    spread, steps = maturity.spread(connection, on), maturity.next_steps(connection, on)
    return screen.present(maturity.figures(connection, on), spread, steps, Words(language))
