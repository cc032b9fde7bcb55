"""Ownership as the command line prints it: the figures, and the sentences of the page in a language."""

from datetime import date
from typing import Any

from cxdash.domain.plain import plain
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import figures as measures
from cxdash.presenters.elements import finding_record
from cxdash.presenters.ownership import targets
from cxdash.services import ownership


def record(connection: Any, view: View, on: date, language: str) -> dict[str, Any]:
    """Return the figures of a view and day, and what the page says of targets, in a language."""
    words, tables = Words(language), ownership.tables(connection, view.journey)
    found = ownership.figures(connection, view, on)
    return {
        **measures.as_record(found),
        "findings": [plain(finding_record(one, words)) for one in found.findings],
        "sentences": {"targets": targets.sentences(tables, found, words)},
    }
