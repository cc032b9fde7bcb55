"""What the Data page asks for."""

from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.data import quality as quality_presenter
from cxdash.presenters.data.quality import QualityScreen
from cxdash.services import satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import ANSWERS


@reads(*ANSWERS, most=50)
def quality(connection: Any, view: View, language: str) -> QualityScreen:
    """Return what the figures of a view rest on, in words."""
    tables, found = satisfaction.quality_tables(connection, view), satisfaction.quality(connection, view)
    return quality_presenter.quality(tables, found, Words(language))
