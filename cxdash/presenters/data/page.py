"""What the Data page asks for."""

from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.data import assumptions
from cxdash.presenters.data import quality as quality_presenter
from cxdash.presenters.data.assumptions import Belief
from cxdash.presenters.data.quality import QualityScreen
from cxdash.services import satisfaction, what_if
from cxdash.services.reads import reads
from cxdash.services.subjects import ANSWERS, CHOICES


@reads(*ANSWERS, most=50)
def quality(connection: Any, view: View, language: str) -> QualityScreen:
    """Return what the figures of a view rest on, in words."""
    tables, found = satisfaction.quality_tables(connection, view), satisfaction.quality(connection, view)
    return quality_presenter.quality(tables, found, Words(language))


@reads(*CHOICES, most=20)
def beliefs(connection: Any, view: View, language: str) -> list[Belief]:
    """Return the rows of the form of assumptions, with what is known of each today."""
    return assumptions.present(what_if.start(connection, view), Words(language))
